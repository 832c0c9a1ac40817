//! Units and rooms.

use std::collections::HashMap;

use super::reading::{Placed, given};
use super::{Maker, put};
use crate::both;
use crate::diagnostic::did_you_mean;
use crate::fold;
use crate::locale::{Lang, Text};
use crate::model::{Room, Unit};
use crate::source::{Kind, Record};

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

/// Units that lists name in words, by the unit above and the name.
#[derive(Default)]
pub(super) struct UnitsInWords(HashMap<Option<usize>, HashMap<String, usize>>);

impl Maker<'_, '_> {
    pub(super) fn units(&mut self, records: Vec<Record<'_>>) {
        let mut parents = Vec::new();
        for record in records {
            let at = record.at;
            let (mut unit, mut parent, mut has_name) = (Unit::default(), None, false);
            let mut reading = self.reading();
            let given = given(&record.entries);
            for entry in record.entries {
                match entry.key.as_ref() {
                    "id" => unit.id = reading.owned(entry).unwrap_or_default(),
                    "name" => {
                        if let Some(name) = reading.owned_both(entry) {
                            (unit.name, has_name) = (name, true);
                        }
                    }
                    "parent" => parent = reading.placed(entry),
                    "address" => unit.address = reading.owned(entry),
                    "keywords" => unit.keywords = reading.words(entry),
                    "note" => unit.note = reading.both_lines(entry).map(Text::into_owned),
                    "source" => unit.source = reading.owned(entry),
                    "not-found" => unit.not_found = reading.fields(entry),
                    _ => reading.unknown_key(&entry, &UNIT_KEYS),
                }
            }
            if unit.id.is_empty() || !has_name {
                let missing = if unit.id.is_empty() { "id" } else { "name" };
                self.reading().missing(missing, at, &given);
                continue;
            }
            let id = unit.id.clone();
            let slot = self.slot(Kind::Unit, &id, at);
            let index = put(&mut self.made.directory.units, &slot, unit);
            if let (Some(index), Some(parent)) = (index, parent) {
                parents.push((index, parent));
            }
            self.remember(Kind::Unit, id, index, at);
        }
        for (index, parent) in parents {
            let found = self.unit_index(&parent.text);
            match found {
                Some(above) if !self.is_below(above, index) => {
                    self.made.directory.units[index].parent = Some(above);
                }
                Some(_) => self.reading().error(
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
                ),
                None => self.unknown_unit(
                    &parent,
                    &both!(
                        "Der Eintrag steht ohne übergeordnete Stelle.",
                        "The entry stands without a parent unit."
                    ),
                ),
            }
        }
    }

    /// Whether `unit` is `other` or lies below it.
    fn is_below(&self, unit: usize, other: usize) -> bool {
        let mut at = Some(unit);
        while let Some(index) = at {
            if index == other {
                return true;
            }
            at = self.made.directory.units[index].parent;
        }
        false
    }

    pub(super) fn room(&mut self, record: Record<'_>) {
        let at = record.at;
        let mut room = Room::default();
        let mut reading = self.reading();
        let given = given(&record.entries);
        for entry in record.entries {
            match entry.key.as_ref() {
                "number" => room.number = reading.owned(entry).unwrap_or_default(),
                "place" => room.place = reading.owned_both(entry),
                "source" => room.source = reading.owned(entry),
                _ => reading.unknown_key(&entry, &ROOM_KEYS),
            }
        }
        if room.number.is_empty() {
            self.reading().missing("number", at, &given);
            return;
        }
        let id = fold::room_key(&room.number);
        let slot = self.slot(Kind::Room, &id, at);
        let index = put(&mut self.made.directory.rooms, &slot, room);
        self.remember(Kind::Room, id, index, at);
    }

    /// The unit that a list names in words; it is made where no layer describes it.
    pub(super) fn unit_in_words(
        &mut self,
        name: &str,
        parent: Option<usize>,
        units: &mut UnitsInWords,
    ) -> usize {
        if let Some(&index) = units.0.get(&parent).and_then(|units| units.get(name)) {
            return index;
        }
        let index = self.unit_of_parent(name, parent).unwrap_or_else(|| {
            let mut id = fold::slug(name);
            while self.made.directory.unit(&id).is_some() {
                id.push_str("-2");
            }
            let unit = Unit {
                id,
                name: Text::same(name.to_owned()),
                parent,
                ..Unit::default()
            };
            self.made.directory.units.push(unit);
            self.made.directory.units.len() - 1
        });
        units
            .0
            .entry(parent)
            .or_default()
            .insert(name.to_owned(), index);
        index
    }

    /// The unit of this name, and below this one where one is named: two authorities may both have a
    /// unit "IT".
    fn unit_of_parent(&self, name: &str, parent: Option<usize>) -> Option<usize> {
        let units = &self.made.directory.units;
        let found = self.unit_index(name)?;
        if parent.is_none() || parent == Some(found) || units[found].parent == parent {
            return Some(found);
        }
        let wanted = fold::spelled(name);
        units.iter().position(|unit| {
            unit.parent == parent && unit.name.each().any(|name| fold::spelled(name) == wanted)
        })
    }

    /// The unit that the data describes under this id, in the organisation of this name: a list of
    /// another house may have made the same id of its own words.
    pub(super) fn described_unit(&self, id: &str, organisation: Option<&str>) -> Option<usize> {
        let &(index, _) = self.ids.get(&(Kind::Unit, id.to_owned()))?;
        let units = &self.made.directory.units;
        let mut top = index;
        while let Some(above) = units[top].parent {
            top = above;
        }
        let is_same = match organisation {
            Some(wanted) => {
                let wanted = fold::spelled(wanted);
                let mut names = units[top].name.each();
                names.any(|name| fold::spelled(name) == wanted)
            }
            None => top == index,
        };
        is_same.then_some(index)
    }

    /// The unit with this id or this name.
    pub(super) fn unit_index(&self, wanted: &str) -> Option<usize> {
        let units = &self.made.directory.units;
        let by_id = units.iter().position(|unit| unit.id == wanted);
        by_id.or_else(|| {
            let wanted = fold::spelled(wanted);
            units
                .iter()
                .position(|unit| unit.name.each().any(|name| fold::spelled(name) == wanted))
        })
    }

    /// Reports a unit that is not there, and what the entry that names it does without.
    pub(super) fn unknown_unit(&mut self, unit: &Placed, cost: &Text<'static>) {
        let name = &unit.text;
        let (cost_de, cost_en) = (cost.get(Lang::De), cost.get(Lang::En));
        let known: Vec<String> = self
            .made
            .directory
            .units
            .iter()
            .map(|unit| unit.id.clone())
            .collect();
        let help = did_you_mean(
            name,
            known.iter().map(String::as_str),
            both!(
                "Bitte die Stelle anlegen: [[unit]] mit id und name.",
                "Please describe the unit: [[unit]] with id and name."
            ),
        );
        let message = both!(
            "Die Stelle „{name}“ gibt es nicht. {cost_de}",
            "There is no unit “{name}”. {cost_en}"
        );
        self.reading().error("unknown-unit", unit.at, message, help);
    }
}
