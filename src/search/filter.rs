//! What a list is narrowed to before it is searched.

use super::candidates::{Candidates, intersect};
use super::index_store::{IndexStore, KeyKind};
use super::keys::unit_key;
use crate::model::{Contact, ContactIndex, UnitIndex};
use crate::text::fold;

/// What a list is narrowed to before it is searched.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only contacts of these units, rising.
    pub units: Option<Vec<UnitIndex>>,
    /// Only contacts in the room with this key, see [`room_key`](super::room_key).
    pub room: Option<String>,
}

impl Filter {
    pub(super) fn lets_through(&self, contact: &Contact) -> bool {
        let in_unit = self.units.as_ref().is_none_or(|units| {
            contact
                .unit
                .is_some_and(|unit| units.binary_search(&unit).is_ok())
        });
        let in_room = self.room.as_ref().is_none_or(|room| {
            contact
                .room
                .as_deref()
                .is_some_and(|have| fold::room_key(have) == *room)
        });
        in_unit && in_room
    }

    /// The contacts that the filter may let through; `None` where it filters nothing.
    pub(super) fn candidates(&self, store: &dyn IndexStore) -> Option<Vec<ContactIndex>> {
        let units = self.units.as_ref().map(|units| {
            let keys = units.iter().map(|&unit| unit_key(unit));
            Candidates::new(store).with_keys(KeyKind::Unit, keys)
        });
        let room = self.room.as_ref().map(|room| {
            let mut candidates = Candidates::new(store).with_keys(KeyKind::Room, [room]);
            candidates.extend(Candidates::new(store).with_keys(KeyKind::Odd, [""]));
            candidates.sort_unstable();
            candidates.dedup();
            candidates
        });
        match (units, room) {
            (Some(units), Some(room)) => Some(intersect(&units, &room)),
            (one, other) => one.or(other),
        }
    }
}
