//! What a list is narrowed to before it is searched.

use super::candidates::{Candidates, intersect};
use super::index_store::{IndexStore, KeyKind};
use super::keys::unit_key;
use crate::model::{Contact, ContactIndex, Field, UnitIndex};
use crate::text::fold;
use crate::text::locale::Lang;

/// What a list is narrowed to before it is searched.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only contacts of these units, rising.
    pub units: Option<Vec<UnitIndex>>,
    /// Only contacts in the room with this key, see [`room_key`](super::room_key).
    pub room: Option<String>,
    /// Only contacts who speak all of these, see [`language_code`].
    pub languages: Vec<String>,
}

/// The code of a language as it was typed; what has none stays as it is.
pub fn language_code(typed: &str) -> String {
    let names = Field::LANGUAGES.row().kind.names();
    let code = names.and_then(|names| (names.code)(typed));
    code.unwrap_or(typed.trim()).to_owned()
}

/// The first word of the name of a language, as an index has it.
fn language_key(code: &str) -> String {
    let names = Field::LANGUAGES.row().kind.names();
    let name = names.map_or_else(|| code.into(), |names| (names.name)(code, Lang::De));
    let spelled = fold::spelled_key(&name);
    spelled.split(' ').next().unwrap_or_default().to_owned()
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
        let speaks = |wanted: &String| {
            let wanted = fold::spelled_key(wanted);
            let mut spoken = contact.languages.iter();
            spoken.any(|have| fold::spelled_key(have) == wanted)
        };
        in_unit && in_room && self.languages.iter().all(speaks)
    }

    /// The contacts that the filter may let through; `None` where it filters nothing.
    pub(super) fn candidates(&self, store: &dyn IndexStore) -> Option<Vec<ContactIndex>> {
        let units = self.units.as_ref().map(|units| {
            let keys = units.iter().map(|&unit| unit_key(unit));
            Candidates::new(store).with_keys(KeyKind::Unit, keys)
        });
        let filed_under = |kind, key: &str| {
            let mut candidates = Candidates::new(store).with_keys(kind, [key]);
            candidates.extend(Candidates::new(store).with_keys(KeyKind::Odd, [""]));
            candidates.sort_unstable();
            candidates.dedup();
            candidates
        };
        let room = self
            .room
            .iter()
            .map(|room| filed_under(KeyKind::Room, room));
        let languages = self.languages.iter();
        let languages = languages.map(|code| filed_under(KeyKind::Word, &language_key(code)));
        let narrowed = units.into_iter().chain(room).chain(languages);
        narrowed.reduce(|some, others| intersect(&some, &others))
    }
}
