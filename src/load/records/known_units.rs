//! The units that are there, by everything that refers to them.

use std::collections::HashMap;

use crate::model::{Unit, UnitIndex};
use crate::text::fold;

/// The units, by everything that refers to them.
#[derive(Default)]
pub(super) struct KnownUnits {
    by_id: HashMap<String, UnitIndex>,
    /// By their names, folded; of several the first.
    by_name: HashMap<String, UnitIndex>,
    /// By the unit above, and by their names, folded.
    by_place: HashMap<(Option<UnitIndex>, String), UnitIndex>,
    /// On which level each stands, from 1 for the topmost.
    pub(super) levels: Vec<usize>,
    /// Those that lists name in words: by the unit above and the name as it is written.
    pub(super) in_words: HashMap<Option<UnitIndex>, HashMap<String, UnitIndex>>,
    /// The number behind the last id that was made of a name.
    numbers: HashMap<String, usize>,
}

impl KnownUnits {
    /// Files the id and the names of a unit.
    pub(super) fn add(&mut self, unit: &Unit, at: UnitIndex) {
        self.by_id.entry(unit.id.clone()).or_insert(at);
        for name in unit.name.translations() {
            self.by_name.entry(fold::name_key(name)).or_insert(at);
        }
    }

    /// Files where a unit stands, once that is settled.
    pub(super) fn add_place(&mut self, unit: &Unit, at: UnitIndex) {
        for name in unit.name.translations() {
            let place = (unit.parent, fold::name_key(name));
            self.by_place.entry(place).or_insert(at);
        }
    }

    /// The unit with this id or this name.
    pub(super) fn find_unit(&self, wanted: &str) -> Option<UnitIndex> {
        let by_id = self.by_id.get(wanted).copied();
        by_id.or_else(|| self.by_name.get(&fold::name_key(wanted)).copied())
    }

    /// The unit of this name below this one, where one is named: two authorities may both have a unit
    /// "IT". `units` are all of them.
    pub(super) fn find_unit_below(
        &self,
        name: &str,
        parent: Option<UnitIndex>,
        units: &[Unit],
    ) -> Option<UnitIndex> {
        let found = self.find_unit(name)?;
        if parent.is_none() || parent == Some(found) || units[found].parent == parent {
            return Some(found);
        }
        let place = (parent, fold::name_key(name));
        self.by_place.get(&place).copied()
    }

    /// An id for a unit of this name that no other has.
    pub(super) fn new_id(&mut self, name: &str) -> String {
        let slug = fold::id_from(name, "unit");
        if !self.by_id.contains_key(&slug) {
            return slug;
        }
        let number = self.numbers.entry(slug.clone()).or_insert(1);
        loop {
            *number += 1;
            let id = format!("{slug}-{number}");
            if !self.by_id.contains_key(&id) {
                return id;
            }
        }
    }
}
