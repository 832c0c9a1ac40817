//! Units and rooms.

use super::bounds::MOST_LEVELS;
use super::directory_builder::DirectoryBuilder;
use super::ids::put_into_slot;
use super::value_reader::{PlacedText, present_keys};
use crate::both;
use crate::diagnostic::{Severity, Span, did_you_mean};
use crate::formats::{Record, RecordKind};
use crate::model::{Room, Unit, UnitIndex};
use crate::text::fold;
use crate::text::locale::{Lang, Text};

pub(super) const UNIT_KEYS: [&str; 8] = [
    "id",
    "name",
    "parent",
    "address",
    "keywords",
    "note",
    "source",
    "not-found",
];
pub(super) const ROOM_KEYS: [&str; 3] = ["number", "place", "source"];

impl DirectoryBuilder<'_, '_> {
    pub(super) fn units(&mut self, records: Vec<Record<'_>>) {
        let mut parents: Vec<Option<PlacedText>> = Vec::new();
        for record in records {
            let at = record.at;
            let (mut unit, mut parent, mut has_name) = (Unit::default(), None, false);
            let mut reading = self.value_reader();
            let given = present_keys(&record.entries);
            for entry in record.entries {
                match entry.key.as_ref() {
                    "id" => unit.id = reading.owned_text(entry).unwrap_or_default(),
                    "name" => {
                        if let Some(name) = reading.owned_bilingual(entry) {
                            (unit.name, has_name) = (name, true);
                        }
                    }
                    "parent" => parent = reading.placed_text(entry),
                    "address" => unit.address = reading.owned_text(entry),
                    "keywords" => unit.keywords = reading.words(entry),
                    "note" => unit.note = reading.bilingual_lines(entry).map(Text::into_owned),
                    "source" => unit.source = reading.owned_text(entry),
                    "not-found" => unit.not_found = reading.fields(entry),
                    _ => reading.unknown_key(&entry, &UNIT_KEYS),
                }
            }
            if unit.id.is_empty() || !has_name {
                let missing = if unit.id.is_empty() { "id" } else { "name" };
                self.value_reader().missing(missing, at, &given);
                continue;
            }
            let id = unit.id.clone();
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
        let mut room = Room::default();
        let mut reading = self.value_reader();
        let given = present_keys(&record.entries);
        for entry in record.entries {
            match entry.key.as_ref() {
                "number" => room.number = reading.owned_text(entry).unwrap_or_default(),
                "place" => room.place = reading.owned_bilingual(entry),
                "source" => room.source = reading.owned_text(entry),
                _ => reading.unknown_key(&entry, &ROOM_KEYS),
            }
        }
        if room.number.is_empty() {
            self.value_reader().missing("number", at, &given);
            return;
        }
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
