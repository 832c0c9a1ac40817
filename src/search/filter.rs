//! What a list is narrowed to before it is searched.

use super::candidates::{Candidates, intersect};
use super::index_store::{IndexStore, KeyKind};
use super::keys::unit_key;
use crate::model::{Contact, ContactIndex, Field, UnitIndex};
use crate::text::fold;

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

/// The first words of the names of a language, as an index has them.
fn language_keys(code: &str) -> Vec<String> {
    let names = Field::LANGUAGES.row().kind.names();
    let names = names.map_or_else(|| vec![code], |names| (names.names)(code));
    let first = |name: &str| {
        let spelled = fold::spelled_key(name);
        spelled.split(' ').next().unwrap_or_default().to_owned()
    };
    names.into_iter().map(first).collect()
}

/// Whether a language of a contact is that one; one without a code may have a remark: `Englisch (B2)`.
fn is_language(have: &str, wanted: &str) -> bool {
    let bare = have.split('(').next().unwrap_or_default();
    have == wanted
        || language_code(bare) == wanted
        || fold::spelled_key(have) == fold::spelled_key(wanted)
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
            contact
                .languages
                .iter()
                .any(|have| is_language(have, wanted))
        };
        in_unit && in_room && self.languages.iter().all(speaks)
    }

    /// The contacts that the filter may let through; `None` where it filters nothing.
    pub(super) fn candidates(&self, store: &dyn IndexStore) -> Option<Vec<ContactIndex>> {
        let units = self.units.as_ref().map(|units| {
            let keys = units.iter().map(|&unit| unit_key(unit));
            Candidates::new(store).with_keys(KeyKind::Unit, keys)
        });
        let filed_under = |kind, keys: &[String]| {
            let mut candidates = Candidates::new(store).with_keys(kind, keys);
            candidates.extend(Candidates::new(store).with_keys(KeyKind::Odd, [""]));
            candidates.sort_unstable();
            candidates.dedup();
            candidates
        };
        let room = self.room.as_slice();
        let room = (!room.is_empty()).then(|| filed_under(KeyKind::Room, room));
        // An index has no word that is made of signs alone.
        let languages = self.languages.iter().map(|code| language_keys(code));
        let languages = languages.filter(|keys| keys.iter().all(|key| !key.is_empty()));
        let languages = languages.map(|keys| filed_under(KeyKind::Word, &keys));
        let narrowed = units.into_iter().chain(room).chain(languages);
        narrowed.reduce(|some, others| intersect(&some, &others))
    }
}
