//! One part of a query.

use super::letters::letters;
use crate::model::phone::Number;

/// Shortest part of a word that counts as found inside it.
pub(super) const SHORTEST_INSIDE: usize = 3;

/// One part of a query; an entry must fit every one.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    /// The written-out key, see [`fold::spelled_key`](crate::text::fold::spelled_key). Empty for a term that is a
    /// number or room only.
    pub(super) spelled: String,
    /// The short key, see [`fold::plain_key`](crate::text::fold::plain_key).
    pub(super) plain: String,
    /// The letters of the short key, see [`letters`].
    pub(super) letters: u32,
    /// Whether the term is too weak for anything but a name.
    pub(super) only_in_names: bool,
    /// Whether the term follows a form of address, so that it is a name.
    pub(super) is_addressed: bool,
    /// Whether it is a family name then.
    pub(super) is_family: bool,
    /// The term as a telephone number.
    pub(super) number: Option<Number>,
    /// The term as a room number, see [`fold::room_key`](crate::text::fold::room_key).
    pub(super) room: Option<String>,
    /// The letter of a house: a room in it is meant.
    pub(super) wing: Option<String>,
    /// The term as an e-mail address, in lower case.
    pub(super) mail: Option<String>,
    /// What was typed of it, for those who cannot fold, and to be said again.
    pub(super) typed: String,
    /// The word in lower case with its marks, for likeness, see
    /// [`fold::marked_words`](crate::text::fold::marked_words).
    pub(super) written: String,
    /// Whether several words were put together, so that a part of it tells nothing.
    pub(super) is_joined: bool,
}

impl Term {
    /// Whether the term is a room and nothing else, and begins with its floor: `4.24`.
    pub(super) fn is_room_without_wing(&self) -> bool {
        self.spelled.is_empty()
            && self.number.is_none()
            && self.room.as_deref().is_some_and(|room| {
                room.len() >= SHORTEST_INSIDE && room.starts_with(|c: char| c.is_ascii_digit())
            })
    }

    /// Whether two terms ask for the same.
    pub(super) fn is_same(&self, other: &Term) -> bool {
        let asked = |term: &Term| (term.number, term.is_addressed, term.is_family);
        self.spelled == other.spelled
            && self.room == other.room
            && self.wing == other.wing
            && self.mail == other.mail
            && asked(self) == asked(other)
    }

    /// Whether the term is a word and nothing else.
    pub(super) fn is_plain_word(&self) -> bool {
        !self.spelled.is_empty()
            && self.number.is_none()
            && self.room.is_none()
            && self.wing.is_none()
            && self.mail.is_none()
    }

    /// Whether the term is looked for in names alone.
    pub(super) fn is_only_name(&self) -> bool {
        (self.only_in_names || self.is_family) && self.number.is_none()
    }

    /// Whether the term is looked for in the words of posts, units and areas.
    pub(super) fn may_be_in_texts(&self) -> bool {
        !self.is_only_name() && !self.spelled.is_empty()
    }

    /// Whether a text can hold the term at all, without folding it: a quick look at its letters that
    /// refuses most entries of a long list. `errors` is how many letters may be missing.
    pub(super) fn may_be_in(&self, text: &str, errors: u32) -> bool {
        (self.letters & !letters(text)).count_ones() <= errors
    }
}
