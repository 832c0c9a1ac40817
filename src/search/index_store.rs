//! Contacts that are filed under keys, so that a search need not look at all of them.
//!
//! There is one search. A long list only chooses whom it looks at: for each term an index names
//! every contact that *may* fit, and those are met field by field as on a short list. So it may name
//! too many, never too few, and then answers, order and reasons are the same with and without it.
//! What a contact is filed under, and under what a term looks, belong together:
//! [`extract_keys()`](super::extract_keys) and [`Candidates`](super::candidates::Candidates). A change of how a
//! term meets a field changes both.
//!
//! | a term meets | found under |
//! |---|---|
//! | a word of name, post, keywords or note: whole, its beginning | [`KeyKind::Word`] |
//! | words run together (`karlheinz`) | the words one after the other |
//! | a part of a word, a likeness | all different words are looked through, then [`KeyKind::Word`] |
//! | the end of a number, or a whole part of it | [`KeyKind::DigitsEnd`], digits from behind |
//! | the beginning of a number or of a part | [`KeyKind::Digits`], [`KeyKind::Bare`], [`KeyKind::Local`], [`KeyKind::Extension`] |
//! | a room | [`KeyKind::Room`] |
//! | an e-mail address | [`KeyKind::MailEnd`], the part before the `@` from behind |
//! | a word before the `@` | [`KeyKind::Mail`] |
//! | a family name or a unit alone, in the order of lists | [`KeyKind::Name`], [`KeyKind::UnitName`] |
//! | the words of a unit or an area | [`KeyKind::Unit`], [`KeyKind::Area`] |

use std::rc::Rc;

use super::vocabulary::WordFields;
use crate::model::{Contact, ContactIndex, FilledKeys};

/// The kinds of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyKind {
    /// Words of names, posts, keywords and notes, in both foldings.
    Word,
    /// Words before the `@` of an e-mail address.
    Mail,
    /// The part before the `@`, from behind.
    MailEnd,
    /// Keys of rooms.
    Room,
    /// Digits of numbers of which the country is known.
    Digits,
    /// Digits of other numbers.
    Bare,
    /// Digits of every number, from behind.
    DigitsEnd,
    /// Extensions.
    Extension,
    /// Numbers without country and area code.
    Local,
    /// Units, by their place in the directory.
    Unit,
    /// Ids of areas of work.
    Area,
    /// Names as lists are ordered, see [`IndexStore::has_names`].
    Name,
    /// Units, each with the names in it.
    UnitName,
    /// What fits no other kind: always looked at.
    Odd,
}

impl KeyKind {
    /// Every kind, in their order.
    pub const EVERY: [KeyKind; 14] = [
        KeyKind::Word,
        KeyKind::Mail,
        KeyKind::MailEnd,
        KeyKind::Room,
        KeyKind::Digits,
        KeyKind::Bare,
        KeyKind::DigitsEnd,
        KeyKind::Extension,
        KeyKind::Local,
        KeyKind::Unit,
        KeyKind::Area,
        KeyKind::Name,
        KeyKind::UnitName,
        KeyKind::Odd,
    ];
}

/// Longest key that is filed; contacts with a longer word go into [`KeyKind::Odd`].
pub const LONGEST_KEY: usize = 200;

/// Most digits under which a number is filed; those of a longer one are cut off.
pub const MOST_DIGITS: usize = 16;

/// A list of contacts with keys.
pub trait IndexStore {
    /// How many contacts there are.
    fn count(&self) -> u32;
    /// The contact at a place. One that cannot be read is empty, and the index knows that its
    /// answers are void.
    fn contact(&self, at: ContactIndex) -> Rc<Contact<'static>>;
    /// Hands over all that is filed under this key; may hand over more.
    fn postings(&self, key_kind: KeyKind, key: &[u8], take: &mut dyn FnMut(ContactIndex));
    /// Hands over all that is filed under keys that begin so, in the order of their keys, each with its key;
    /// may hand over more.
    fn postings_with_prefix(
        &self,
        key_kind: KeyKind,
        key: &[u8],
        take: &mut dyn FnMut(&[u8], ContactIndex),
    );
    /// Whether anything is filed under this key; may say yes where nothing is.
    fn contains_key(&self, key_kind: KeyKind, key: &[u8]) -> bool;
    /// Hands over every key of a kind.
    fn keys(&self, key_kind: KeyKind, take: &mut dyn FnMut(&[u8]));
    /// Whether [`KeyKind::Name`] and [`KeyKind::UnitName`] are filled: their postings are exact, so that
    /// the contacts need not be read to know that they match.
    fn has_names(&self) -> bool;
    /// For which keys the contacts have values; `None` where that is not known.
    fn filled_keys(&self) -> Option<FilledKeys>;
    /// Hands over every different word of names, posts and keywords as
    /// [`extract_words`](super::extract_words) has it, with its letters, see [`letters`](super::letters()), and
    /// where it stands.
    fn words(&self, take: &mut dyn FnMut(u32, WordFields, &str));
}
