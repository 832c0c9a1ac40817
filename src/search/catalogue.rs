//! Contacts that are filed under keys, so that a search need not look at all of them.
//!
//! There is one search. A long list only chooses whom it looks at: for each term a catalogue names
//! every contact that *may* fit, and those are met field by field as on a short list. So it may name
//! too many, never too few, and then answers, order and reasons are the same with and without it.
//! What a contact is filed under, and under what a term looks, stand together here: [`file()`] and
//! [`Candidates`]. Whoever changes how a term meets a field changes both.
//!
//! | a term meets | found under |
//! |---|---|
//! | a word of name, post, keywords or note: whole, its beginning | [`Drawer::Word`] |
//! | words run together (`karlheinz`) | the words one after the other |
//! | a part of a word, a likeness | all different words are looked through, then [`Drawer::Word`] |
//! | the end of a number, or a whole part of it | [`Drawer::DigitsEnd`], digits from behind |
//! | the beginning of a number or of a part | [`Drawer::Digits`], [`Drawer::Bare`], [`Drawer::Local`], [`Drawer::Extension`] |
//! | a room | [`Drawer::Room`] |
//! | an e-mail address | [`Drawer::MailEnd`], the part before the `@` from behind |
//! | a word before the `@` | [`Drawer::Mail`] |
//! | a family name or a unit alone, in the order of lists | [`Drawer::Name`], [`Drawer::UnitName`] |
//! | the words of a unit or an area | [`Drawer::Unit`], [`Drawer::Area`] |

use std::collections::HashMap;
use std::ops::Deref;
use std::rc::Rc;

use super::contacts::ContactFields;
use super::near_number;
use super::query::Term;
use super::ranking::Mode;
use super::term::Folded;
use super::vocabulary::Places;
use super::words::title;
use crate::model::name::END_OF_FAMILY;
use crate::model::phone::{HOME_COUNTRY, Number};
use crate::model::{Contact, PersonName, Phone};
use crate::text::fold;

/// The kinds of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drawer {
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
    /// Names as lists are ordered, see [`Catalogue::has_names`].
    Name,
    /// Units, each with the names in it.
    UnitName,
    /// What fits no drawer: always looked at.
    Odd,
}

impl Drawer {
    /// Every drawer, in their order.
    pub const EVERY: [Drawer; 14] = [
        Drawer::Word,
        Drawer::Mail,
        Drawer::MailEnd,
        Drawer::Room,
        Drawer::Digits,
        Drawer::Bare,
        Drawer::DigitsEnd,
        Drawer::Extension,
        Drawer::Local,
        Drawer::Unit,
        Drawer::Area,
        Drawer::Name,
        Drawer::UnitName,
        Drawer::Odd,
    ];
}

/// Longest key that is filed; contacts with a longer word go into [`Drawer::Odd`].
pub const LONGEST_KEY: usize = 200;

/// Most digits under which a number is filed; those of a longer one are cut off.
pub const MOST_DIGITS: usize = 16;

/// A list of contacts with keys. Contacts are named by their place in it, from 0.
pub trait Catalogue {
    /// How many contacts there are.
    fn count(&self) -> u32;
    /// The contact at a place. One that cannot be read is empty, and the catalogue knows that its
    /// answers are void.
    fn contact(&self, at: u32) -> Rc<Contact<'static>>;
    /// Hands over all that is filed under this key; may hand over more.
    fn under(&self, drawer: Drawer, key: &[u8], take: &mut dyn FnMut(u32));
    /// Hands over all that is filed under keys that begin so, in the order of their keys, each with its key;
    /// may hand over more.
    fn beginning(&self, drawer: Drawer, key: &[u8], take: &mut dyn FnMut(&[u8], u32));
    /// Whether anything is filed under this key; may say yes where nothing is.
    fn holds(&self, drawer: Drawer, key: &[u8]) -> bool;
    /// Hands over every key of a drawer.
    fn keys(&self, drawer: Drawer, take: &mut dyn FnMut(&[u8]));
    /// Whether [`Drawer::Name`] and [`Drawer::UnitName`] are filled: there nobody is named too many, so that
    /// whoever is found there need not be read.
    fn has_names(&self) -> bool;
    /// Hands over every different word of names, posts and keywords as
    /// [`words_of`](super::words_of) has it, with its letters, see [`letters`], and where it stands.
    fn words(&self, take: &mut dyn FnMut(u32, Places, &str));
}

pub use super::term::letters;

/// A contact that was found: held in memory, or kept in a catalogue.
#[derive(Clone, Copy)]
pub enum Kept<'d> {
    /// In memory.
    Here(&'d Contact<'d>),
    /// In a catalogue, at this place.
    Filed(&'d dyn Catalogue, u32),
}

impl<'d> Kept<'d> {
    /// The contact.
    pub fn contact(self) -> Read<'d> {
        match self {
            Kept::Here(contact) => Read::Here(contact),
            Kept::Filed(catalogue, at) => Read::Filed(catalogue.contact(at)),
        }
    }
}

/// A contact that can be looked at, wherever it came from.
#[derive(Clone)]
pub enum Read<'d> {
    /// Held in memory all the time.
    Here(&'d Contact<'d>),
    /// Read from a catalogue.
    Filed(Rc<Contact<'static>>),
}

impl<'d> Deref for Read<'d> {
    type Target = Contact<'d>;

    fn deref(&self) -> &Contact<'d> {
        match self {
            Read::Here(contact) => contact,
            Read::Filed(contact) => contact,
        }
    }
}

/// Files a contact: hands over every key under which it must be found. `folded` is used again for
/// the next contact.
pub fn file(contact: &Contact, folded: &mut Folded, put: &mut dyn FnMut(Drawer, &[u8])) {
    let name = contact.name.iter().map(PersonName::full);
    let posts = contact
        .post
        .iter()
        .flat_map(crate::text::locale::Text::translations);
    let notes = contact.note.iter().flat_map(|note| note.translations());
    let texts = name
        .chain(posts)
        .chain(notes)
        .chain(contact.keywords.iter().map(String::as_str));
    for text in texts {
        folded.set(text);
        for word in folded.words() {
            file_word(Drawer::Word, word, put);
        }
    }
    let name_key = contact.name.as_ref().and_then(name_key);
    if let Some(key) = &name_key {
        put(Drawer::Name, key);
    }
    if let Some(email) = &contact.email {
        let local = email.split('@').next().unwrap_or_default();
        for word in fold::spelled_key(local).split(' ') {
            file_word(Drawer::Mail, word, put);
        }
        let email = email.to_lowercase();
        match email.split_once('@') {
            Some((local, host)) if !host.contains('@') && local.len() <= LONGEST_KEY => {
                put(Drawer::MailEnd, &from_behind(local.as_bytes()));
            }
            _ => put(Drawer::Odd, b""),
        }
    }
    if let Some(room) = &contact.room {
        match fold::room_key(room) {
            key if key.is_empty() => put(Drawer::Odd, b""),
            key => file_word(Drawer::Room, &key, put),
        }
    }
    let phones = [&contact.phone, &contact.fax, &contact.mobile];
    for phone in phones.into_iter().flatten().chain(&contact.more_phones) {
        file_number(phone, put);
    }
    if let Some(unit) = contact.unit {
        put(Drawer::Unit, &unit_key(unit));
        let name = name_key.as_deref().unwrap_or(&NAME_UNKNOWN);
        put(Drawer::UnitName, &[&unit_key(unit), name].concat());
    }
    if let Some(area) = &contact.area {
        file_word(Drawer::Area, area, put);
    }
}

/// The key of a name in [`Drawer::Name`]: its place in a list. `None` where it is too long, or where the family
/// name stands beside the name and not in it.
fn name_key(name: &PersonName<'_>) -> Option<Vec<u8>> {
    let (_, _, family) = name.parts();
    let before = name.full().trim_end().strip_suffix(family)?;
    let is_word = before.is_empty() || before.ends_with(char::is_whitespace);
    if family.is_empty() || !is_word {
        return None;
    }
    let key = sort_bytes(&name.sort_key());
    (key.len() <= LONGEST_KEY - size_of::<u64>()).then_some(key)
}

/// Stands for a name whose place in a list is told by the contact alone; no text has this byte.
pub(super) const NAME_UNKNOWN: [u8; 1] = [0xff];

/// A sort key as bytes that have its order.
pub(super) fn sort_bytes((folded, written): &(String, String)) -> Vec<u8> {
    [folded.as_bytes(), b"\0", written.as_bytes()].concat()
}

/// What all keys of [`Drawer::Name`] begin with whose family name is folded to this one word.
pub(super) fn family_key(spelled: &str) -> Vec<u8> {
    [spelled, END_OF_FAMILY].concat().into_bytes()
}

fn file_word(drawer: Drawer, word: &str, put: &mut dyn FnMut(Drawer, &[u8])) {
    match word.len() {
        0 => {}
        1..=LONGEST_KEY => put(drawer, word.as_bytes()),
        _ => put(Drawer::Odd, b""),
    }
}

fn file_number(phone: &Phone, put: &mut dyn FnMut(Drawer, &[u8])) {
    let number = phone.number();
    let digits = number.ascii_digits();
    put(Drawer::DigitsEnd, filed(&from_behind(digits)));
    put(whole_number(&number), filed(digits));
    if let Some(extension) = number.extension() {
        put(Drawer::Extension, filed(extension));
    }
    if let Some(local) = number.local_digits() {
        put(Drawer::Local, filed(local));
    }
}

/// The digits under which a number is filed.
fn filed(digits: &[u8]) -> &[u8] {
    &digits[..digits.len().min(MOST_DIGITS)]
}

fn whole_number(number: &Number) -> Drawer {
    if number.is_international() {
        Drawer::Digits
    } else {
        Drawer::Bare
    }
}

fn from_behind(text: &[u8]) -> Vec<u8> {
    text.iter().rev().copied().collect()
}

/// The key of a unit in [`Drawer::Unit`].
pub(super) fn unit_key(unit: usize) -> [u8; 8] {
    (unit as u64).to_be_bytes()
}

/// The contacts that may fit, put together term by term.
pub(super) struct Candidates<'c> {
    catalogue: &'c dyn Catalogue,
    found: Vec<u32>,
}

impl<'c> Candidates<'c> {
    pub(super) fn new(catalogue: &'c dyn Catalogue) -> Candidates<'c> {
        Candidates {
            catalogue,
            found: Vec::new(),
        }
    }

    /// The contacts filed under keys, in their order, each once.
    pub(super) fn under<K: AsRef<[u8]>>(
        mut self,
        drawer: Drawer,
        keys: impl IntoIterator<Item = K>,
    ) -> Vec<u32> {
        for key in keys {
            self.take_under(drawer, key.as_ref());
        }
        self.in_order()
    }

    /// The contacts who may have a word in their name that begins so, in their order, each once.
    pub(super) fn of_beginning(mut self, word: &str) -> Vec<u32> {
        self.take_under(Drawer::Odd, b"");
        self.take_beginning(Drawer::Word, word.as_bytes());
        self.in_order()
    }

    /// The contacts that a term may meet, in their order, each once.
    pub(super) fn of_term<'q>(
        self,
        term: &'q Term,
        mode: Mode,
        fields: &mut ContactFields<'_, 'q>,
    ) -> Vec<u32> {
        let mut candidates = self.of_own_fields(term, mode, fields);
        if term.may_be_in_texts() {
            for unit in fields.units_that_meet(term, mode) {
                candidates.take_under(Drawer::Unit, &unit_key(unit));
            }
        }
        candidates.in_order()
    }

    /// Those of them that the term may meet in anything but their unit.
    pub(super) fn of_own_fields<'q>(
        mut self,
        term: &'q Term,
        mode: Mode,
        fields: &mut ContactFields<'_, 'q>,
    ) -> Candidates<'c> {
        self.take_under(Drawer::Odd, b"");
        if let Some(number) = &term.number {
            self.number(number);
        }
        if term.is_only_name() {
            self.text(term, mode, fields);
            return self;
        }
        if let Some(wing) = &term.wing {
            self.take_beginning(Drawer::Room, wing.as_bytes());
        } else if let Some(room) = &term.room {
            self.take_beginning(Drawer::Room, room.as_bytes());
            if term.is_room_without_wing() {
                self.rooms_ending(room);
            }
        } else if !term.spelled.is_empty() {
            self.take_under(Drawer::Room, term.spelled.as_bytes());
        }
        match &term.mail {
            Some(mail) => {
                if let Some((local, _)) = mail.split_once('@') {
                    self.take_beginning(Drawer::MailEnd, &from_behind(local.as_bytes()));
                }
            }
            None if !term.spelled.is_empty() => {
                self.take_beginning(Drawer::Mail, term.spelled.as_bytes());
                self.run_together(Drawer::Mail, &term.spelled);
            }
            None => {}
        }
        if !term.spelled.is_empty() {
            self.text(term, mode, fields);
            for area in fields.areas_that_meet(term, mode) {
                self.take_under(Drawer::Area, area.as_bytes());
            }
        }
        self
    }

    /// See [`Number::matches`].
    fn number(&mut self, asked: &Number) {
        let digits = asked.ascii_digits();
        if digits.is_empty() {
            return;
        }
        if asked.is_international() {
            self.take_beginning(Drawer::Digits, filed(digits));
            // A list of bare extensions, asked with the number of a caller.
            for start in 0..digits.len().saturating_sub(2) {
                self.take_under(Drawer::Bare, filed(&digits[start..]));
            }
            return;
        }
        let key = filed(digits);
        if digits.len() >= 3 {
            // Every part of a number ends where the number ends.
            self.take_beginning(Drawer::DigitsEnd, filed(&from_behind(digits)));
        } else {
            for drawer in [
                Drawer::Extension,
                Drawer::Local,
                Drawer::Bare,
                Drawer::Digits,
            ] {
                self.take_under(drawer, key);
            }
            self.take_under(Drawer::Digits, &[HOME_COUNTRY.as_bytes(), digits].concat());
        }
        if digits.len() >= 2 {
            for drawer in [Drawer::Extension, Drawer::Local, Drawer::Bare] {
                self.take_beginning(drawer, key);
            }
        }
    }

    /// Words of names, posts and keywords.
    fn text<'q>(&mut self, term: &'q Term, mode: Mode, fields: &mut ContactFields<'_, 'q>) {
        let keys = [term.spelled.as_str(), term.plain.as_str()];
        let keys = &keys[..=usize::from(term.plain != term.spelled)];
        for key in keys.iter().copied().chain(title(&term.spelled)) {
            self.take_beginning(Drawer::Word, key.as_bytes());
            self.run_together(Drawer::Word, key);
        }
        let holding = fields.words_holding(term, self.catalogue);
        for word in holding.iter().flat_map(|word| word.split(' ')) {
            self.take_under(Drawer::Word, word.as_bytes());
        }
        if mode == Mode::Similar {
            let alike = fields.alike(term);
            for word in alike.names.keys().chain(alike.texts.keys()) {
                for word in fold::spelled_key(word).split(' ') {
                    self.take_under(Drawer::Word, word.as_bytes());
                }
            }
        }
    }

    /// The contacts of whom a number may be one slip away, in their order, each once.
    pub(super) fn near_number(mut self, asked: &Number) -> Vec<u32> {
        let drawers: &[Drawer] = match asked.is_international() {
            true => &[Drawer::Digits],
            false => &[Drawer::Extension, Drawer::Local, Drawer::Bare],
        };
        for variant in near_number::variants(asked.ascii_digits()) {
            for drawer in drawers {
                self.take_under(*drawer, filed(&variant));
            }
        }
        for end in near_number::local_ends(asked) {
            self.take_under(Drawer::Local, filed(end));
        }
        self.in_order()
    }

    /// A term that runs over the end of a word: `karlheinz` for `karl heinz`.
    fn run_together(&mut self, drawer: Drawer, key: &str) {
        self.found
            .extend(self.parts(drawer, key, &mut HashMap::new()));
    }

    /// `known` holds for each rest of the key who has it, for one rest stands behind many words.
    fn parts(
        &self,
        drawer: Drawer,
        key: &str,
        known: &mut HashMap<usize, Rc<Vec<u32>>>,
    ) -> Vec<u32> {
        let mut found = Vec::new();
        for (cut, _) in key.char_indices().skip(1) {
            let (word, rest) = key.split_at(cut);
            if !self.catalogue.holds(drawer, word.as_bytes()) {
                continue;
            }
            let after = if let Some(after) = known.get(&rest.len()) {
                Rc::clone(after)
            } else {
                let mut after = Candidates::new(self.catalogue);
                after.take_beginning(drawer, rest.as_bytes());
                after.found.extend(self.parts(drawer, rest, known));
                let after = Rc::new(after.in_order());
                known.insert(rest.len(), Rc::clone(&after));
                after
            };
            if !after.is_empty() {
                let before = Candidates::new(self.catalogue).under(drawer, [word]);
                found.extend(in_both(&before, &after));
            }
        }
        found
    }

    /// A room whose wing was not said.
    fn rooms_ending(&mut self, room: &str) {
        let mut keys: Vec<Vec<u8>> = Vec::new();
        self.catalogue.keys(Drawer::Room, &mut |key| {
            if key.ends_with(room.as_bytes()) {
                keys.push(key.to_vec());
            }
        });
        for key in keys {
            self.take_under(Drawer::Room, &key);
        }
    }

    fn take_under(&mut self, drawer: Drawer, key: &[u8]) {
        let found = &mut self.found;
        self.catalogue.under(drawer, key, &mut |at| found.push(at));
    }

    fn take_beginning(&mut self, drawer: Drawer, key: &[u8]) {
        let found = &mut self.found;
        self.catalogue
            .beginning(drawer, key, &mut |_, at| found.push(at));
    }

    /// The candidates so far in their order, each once.
    pub(super) fn in_order(mut self) -> Vec<u32> {
        // The places of one key are in order already.
        if self.found.is_sorted_by(|one, other| one < other) {
            return self.found;
        }
        let count = self.catalogue.count();
        // Many places are put in order faster by marking them.
        if self.found.len() > count as usize / 32 {
            let mut marks = vec![false; count as usize];
            for at in self.found {
                if let Some(mark) = marks.get_mut(at as usize) {
                    *mark = true;
                }
            }
            return (0..count).filter(|&at| marks[at as usize]).collect();
        }
        self.found.sort_unstable();
        self.found.dedup();
        self.found
    }
}

/// The places that are in both lists; both are in order.
pub(super) fn in_both(one: &[u32], other: &[u32]) -> Vec<u32> {
    let (few, many) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let mut rest = many;
    few.iter()
        .copied()
        .filter(|at| {
            rest = &rest[rest.partition_point(|other| other < at)..];
            rest.first() == Some(at)
        })
        .collect()
}
