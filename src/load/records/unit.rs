//! Units and rooms.

use super::bounds::MOST_LEVELS;
use super::declared_record::DeclaredRecord;
use super::directory_builder::DirectoryBuilder;
use super::ids::put_into_slot;
use super::record_macro::record;
use super::value_kind::{
    Bilingual, BilingualLines, Defaulted, Fields, Id, Line, Optional, Required, SourceId, UnitName,
    Words,
};
use super::value_reader::PlacedText;
use crate::both;
use crate::diagnostic::{Severity, Span, did_you_mean};
use crate::formats::{Record, RecordKind};
use crate::model::{Room, Unit, UnitIndex};
use crate::text::fold;
use crate::text::locale::{Lang, Text};

record! {
    /// A unit whose parent is not looked up yet.
    UnitRecord is "unit", "eine Stelle", "a unit";
    "id" is id: Required<Id>, "Personen nennen sie bei `unit`", "people name it at `unit`";
    "name" is name: Required<Bilingual>, "der Name der Stelle", "the name of the unit";
    "parent" is parent: Optional<UnitName>, "die Stelle darüber", "the unit above";
    "address" is address: Optional<Line>, "Anschrift auf einer Zeile", "postal address on one line";
    "keywords" is keywords: Defaulted<Words>, "andere Wörter, die Leute dafür sagen", "other words that people use for it";
    "note" is note: Optional<BilingualLines>, "was man sonst wissen sollte", "what else one should know";
    "source" is source: Optional<SourceId>, "woher die Angaben sind", "where the facts are from";
    "not-found" is not_found: Defaulted<Fields>, "was gesucht und nicht gefunden wurde", "what was searched for and not found";
}

record! {
    /// A room.
    RoomRecord is "room", "ein Raum", "a room";
    "number" is number: Required<Line>, "Nummer wie an der Tür; „B 2.14“ und „b214“ sind derselbe Raum", "number as on the door; “B 2.14” and “b214” are the same room";
    "place" is place: Optional<Bilingual>, "wo der Raum ist", "where the room is";
    "source" is source: Optional<SourceId>, "woher die Angaben sind", "where the facts are from";
}

impl DirectoryBuilder<'_, '_> {
    pub(super) fn units(&mut self, records: Vec<Record<'_>>) {
        let mut parents: Vec<Option<PlacedText>> = Vec::new();
        for record in records {
            let at = record.at;
            let Some(UnitRecord {
                id,
                name,
                parent,
                address,
                keywords,
                note,
                source,
                not_found,
            }) = UnitRecord::read(&mut self.value_reader(), at, record.entries)
            else {
                continue;
            };
            let unit = Unit {
                id: id.clone(),
                name,
                parent: None,
                address,
                keywords,
                note,
                source: source.map(|source| self.check_source(source)),
                not_found,
            };
            let slot = self.find_slot(RecordKind::Unit, &id, at);
            let index = put_into_slot(&mut self.made.parts.units, &slot, unit);
            if let Some(index) = index {
                parents.resize(self.made.parts.units.len(), None);
                parents[index] = parent;
            }
            self.remember_id(RecordKind::Unit, id, index, at);
        }
        let units = &self.made.parts.units;
        for (at, unit) in UnitIndex::enumerate(units) {
            self.units.add(unit, at);
        }
        let placed = self.set_parents(parents);
        self.limit_levels(&placed);
        for (at, unit) in UnitIndex::enumerate(&self.made.parts.units) {
            self.units.add_place(unit, at);
        }
    }

    /// Puts each unit below the one that it names; hands back where that is written.
    fn set_parents(&mut self, parents: Vec<Option<PlacedText>>) -> Vec<Span> {
        // Which units belong together: each names another one of its group, or itself (union-find).
        let mut groups: Vec<usize> = (0..parents.len()).collect();
        let mut placed = vec![Span::default(); parents.len()];
        for (index, parent) in parents.into_iter().enumerate() {
            let Some(parent) = parent else { continue };
            let Some(above) = self.units.find_unit(&parent.text) else {
                self.unknown_unit(
                    &parent,
                    &both!(
                        "Der Eintrag steht ohne übergeordnete Stelle.",
                        "The entry stands without a parent unit."
                    ),
                );
                continue;
            };
            let (group, own) = (
                group_root(&mut groups, above.0),
                group_root(&mut groups, index),
            );
            if group == own {
                self.value_reader().error(
                    "circular-unit",
                    parent.at,
                    both!(
                        "Diese Stelle läge damit unter sich selbst. Der Eintrag steht ohne übergeordnete Stelle.",
                        "With this the unit would lie below itself. The entry stands without a parent unit."
                    ),
                    both!(
                        "Bitte eine andere übergeordnete Stelle nennen.",
                        "Please name another parent unit."
                    ),
                );
                continue;
            }
            groups[own] = group;
            placed[index] = parent.at;
            self.made.parts.units[index].parent = Some(above);
        }
        placed
    }

    /// Cuts off what lies above too many levels of units. `placed` is where the parent of each is written.
    fn limit_levels(&mut self, placed: &[Span]) {
        let mut levels = vec![0; placed.len()];
        let mut way = Vec::new();
        for start in 0..placed.len() {
            let mut at = Some(UnitIndex(start));
            while let Some(index) = at.filter(|index| levels[index.0] == 0) {
                way.push(index);
                at = self.made.parts.units[index].parent;
            }
            let mut level = at.map_or(0, |known| levels[known.0]);
            while let Some(index) = way.pop() {
                level += 1;
                if level > MOST_LEVELS {
                    self.made.parts.units[index].parent = None;
                    self.too_many_levels(placed[index.0]);
                    level = 1;
                }
                levels[index.0] = level;
            }
        }
        self.units.levels = levels;
    }

    fn too_many_levels(&mut self, at: Span) {
        self.value_reader().error(
            "too-many-levels",
            at,
            both!(
                "Hier liegen mehr als {MOST_LEVELS} Stellen übereinander. Was darüber liegt, wurde weggelassen.",
                "More than {MOST_LEVELS} units lie above each other here. What lies above them was left out."
            ),
            both!(
                "Bitte Ebenen weglassen, die niemand braucht.",
                "Please leave out levels that nobody needs."
            ),
        );
    }

    pub(super) fn room(&mut self, record: Record<'_>) {
        let at = record.at;
        let Some(RoomRecord {
            number,
            place,
            source,
        }) = RoomRecord::read(&mut self.value_reader(), at, record.entries)
        else {
            return;
        };
        let room = Room {
            number,
            place,
            source: source.map(|source| self.check_source(source)),
        };
        let id = fold::room_key(&room.number);
        let slot = self.find_slot(RecordKind::Room, &id, at);
        let index = put_into_slot(&mut self.made.parts.rooms, &slot, room);
        self.remember_id(RecordKind::Room, id, index, at);
    }

    /// The unit that a list names in words; it is made where no layer describes it.
    pub(super) fn unit_in_words(
        &mut self,
        name: &PlacedText<'_>,
        parent: Option<UnitIndex>,
    ) -> UnitIndex {
        let text = name.text.as_ref();
        let known = &self.units.in_words;
        if let Some(&index) = known.get(&parent).and_then(|units| units.get(text)) {
            return index;
        }
        let known = &self.made.parts.units;
        let found = self.units.find_unit_below(text, parent, known);
        let index = found.unwrap_or_else(|| self.new_unit(name, parent));
        let below = self.units.in_words.entry(parent).or_default();
        below.insert(text.to_owned(), index);
        index
    }

    /// Makes a unit of this name below this one, or the topmost where too many are above it.
    fn new_unit(&mut self, name: &PlacedText<'_>, parent: Option<UnitIndex>) -> UnitIndex {
        let level_above = parent.map_or(0, |above| self.units.levels[above.0]);
        let is_too_deep = level_above == MOST_LEVELS;
        if is_too_deep {
            self.too_many_levels(name.at);
        }
        let unit = Unit {
            id: self.units.new_id(&name.text),
            name: Text::untranslated(name.text.clone().into_owned()),
            parent: parent.filter(|_| !is_too_deep),
            ..Unit::default()
        };
        let all = &mut self.made.parts.units;
        let index = UnitIndex(all.len());
        self.units.add(&unit, index);
        self.units.add_place(&unit, index);
        self.units
            .levels
            .push(if is_too_deep { 1 } else { level_above + 1 });
        all.push(unit);
        index
    }

    /// The unit that the data describes under this id, in the organisation of this name: a list of
    /// another house may have made the same id of its own words.
    pub(super) fn described_unit(&self, id: &str, organisation: Option<&str>) -> Option<UnitIndex> {
        let index = self.index_of(RecordKind::Unit, id).map(UnitIndex)?;
        let units = &self.made.parts.units;
        let mut top = index;
        while let Some(above) = units[top].parent {
            top = above;
        }
        let is_same = match organisation {
            Some(wanted) => {
                let wanted = fold::name_key(wanted);
                let mut names = units[top].name.translations();
                names.any(|name| fold::name_key(name) == wanted)
            }
            None => top == index,
        };
        is_same.then_some(index)
    }

    /// The unit with this id or this name.
    pub(super) fn unit_index(&self, wanted: &str) -> Option<UnitIndex> {
        self.units.find_unit(wanted)
    }

    /// Reports a unit that is not there, and what the entry that names it does without.
    pub(super) fn unknown_unit(&mut self, unit: &PlacedText, cost: &Text<'static>) {
        let findings = &mut self.made.diagnostics;
        if findings.count_beyond_limit("unknown-unit", Severity::Error) {
            return;
        }
        let name = &unit.text;
        let (cost_de, cost_en) = (cost.get(Lang::De), cost.get(Lang::En));
        let known = self.made.parts.units.iter();
        let help = did_you_mean(
            name,
            known.map(|unit| unit.id.as_str()),
            both!(
                "Bitte die Stelle anlegen: [[unit]] mit id und name.",
                "Please describe the unit: [[unit]] with id and name."
            ),
        );
        let message = both!(
            "Die Stelle „{name}“ gibt es nicht. {cost_de}",
            "There is no unit “{name}”. {cost_en}"
        );
        self.value_reader()
            .error("unknown-unit", unit.at, message, help);
    }
}

/// The group of a unit: the root of its tree. The path to it is halved on the way (union-find), so that
/// later calls are short.
fn group_root(groups: &mut [usize], mut unit: usize) -> usize {
    while groups[unit] != unit {
        groups[unit] = groups[groups[unit]];
        unit = groups[unit];
    }
    unit
}
