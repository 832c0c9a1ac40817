//! Records from vCards: versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), one card or many in a text.
//!
//! Written here because the crates for it (`calcard`, `ical`, `vcard4`, `vcard-rs`, `vobject`) tell no
//! places in the text, end at the first broken card, or do not know version 2.1. To mend a list one needs
//! the line of each mistake, and until then every card that is whole.
//!
//! Not read, without a word: what a directory of an office has no place for (photographs, birthdays,
//! addresses at home) and what programs note for themselves (`X-…`).

mod card;
mod entry_builder;
mod extensions;
mod number;
mod property;
mod read;
mod signature;
mod value;

pub use card::names_room;
pub use extensions::{CONFIRMED, MADE, NO_ROOM, ROOM, WRITTEN};
pub use read::Vcards;
pub(super) use signature::{looks_like_cards, names_cards};

#[cfg(test)]
mod tests;
