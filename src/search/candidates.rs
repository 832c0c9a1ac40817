//! The contacts of an index that may fit a query: too many are no harm, one too few is an answer lost.

use std::collections::HashMap;
use std::rc::Rc;

use super::contact_fields::ContactFields;
use super::index_store::{IndexStore, KeyKind};
use super::keys::{reverse_bytes, truncate_digits, unit_key};
use super::near_number;
use super::ranking::Mode;
use super::term::Term;
use super::words::title;
use crate::model::ContactIndex;
use crate::model::phone::{HOME_COUNTRY, Number};
use crate::text::fold;

/// The contacts that may fit, put together term by term.
pub(super) struct Candidates<'c> {
    store: &'c dyn IndexStore,
    found: Vec<ContactIndex>,
}

impl<'c> Candidates<'c> {
    pub(super) fn new(store: &'c dyn IndexStore) -> Candidates<'c> {
        Candidates {
            store,
            found: Vec::new(),
        }
    }

    /// The contacts filed under keys, in their order, each once.
    pub(super) fn with_keys<K: AsRef<[u8]>>(
        mut self,
        key_kind: KeyKind,
        keys: impl IntoIterator<Item = K>,
    ) -> Vec<ContactIndex> {
        for key in keys {
            self.add_postings(key_kind, key.as_ref());
        }
        self.into_sorted()
    }

    /// The contacts who may have a word in their name that begins so, in their order, each once.
    pub(super) fn with_word_prefix(mut self, word: &str) -> Vec<ContactIndex> {
        self.add_postings(KeyKind::Odd, b"");
        self.add_prefix(KeyKind::Word, word.as_bytes());
        self.into_sorted()
    }

    /// The contacts that a term may meet, in their order, each once.
    pub(super) fn for_term<'q>(
        self,
        term: &'q Term,
        mode: Mode,
        fields: &mut ContactFields<'_, 'q>,
    ) -> Vec<ContactIndex> {
        let mut candidates = self.for_own_fields(term, mode, fields);
        if term.may_be_in_texts() {
            for unit in fields.units_that_meet(term, mode) {
                candidates.add_postings(KeyKind::Unit, &unit_key(unit));
            }
        }
        candidates.into_sorted()
    }

    /// Those of them that the term may meet in anything but their unit.
    pub(super) fn for_own_fields<'q>(
        mut self,
        term: &'q Term,
        mode: Mode,
        fields: &mut ContactFields<'_, 'q>,
    ) -> Candidates<'c> {
        self.add_postings(KeyKind::Odd, b"");
        if let Some(number) = &term.number {
            self.add_number(number);
        }
        if term.is_only_name() {
            self.add_text(term, mode, fields);
            return self;
        }
        if let Some(wing) = &term.wing {
            self.add_prefix(KeyKind::Room, wing.as_bytes());
        } else if let Some(room) = &term.room {
            self.add_prefix(KeyKind::Room, room.as_bytes());
            if term.is_room_without_wing() {
                self.add_rooms_ending(room);
            }
        } else if !term.spelled.is_empty() {
            self.add_postings(KeyKind::Room, term.spelled.as_bytes());
        }
        match &term.mail {
            Some(mail) => {
                if let Some((local, _)) = mail.split_once('@') {
                    self.add_prefix(KeyKind::MailEnd, &reverse_bytes(local.as_bytes()));
                }
            }
            None if !term.spelled.is_empty() => {
                self.add_prefix(KeyKind::Mail, term.spelled.as_bytes());
                self.add_run_together(KeyKind::Mail, &term.spelled);
            }
            None => {}
        }
        if !term.spelled.is_empty() {
            self.add_text(term, mode, fields);
            for area in fields.areas_that_meet(term, mode) {
                self.add_postings(KeyKind::Area, area.as_bytes());
            }
        }
        self
    }

    /// See [`Number::matches`].
    fn add_number(&mut self, asked: &Number) {
        let digits = asked.ascii_digits();
        if digits.is_empty() {
            return;
        }
        if asked.is_international() {
            self.add_prefix(KeyKind::Digits, truncate_digits(digits));
            // A list of bare extensions, asked with the number of a caller.
            for start in 0..digits.len().saturating_sub(2) {
                self.add_postings(KeyKind::Bare, truncate_digits(&digits[start..]));
            }
            return;
        }
        let key = truncate_digits(digits);
        if digits.len() >= 3 {
            // Every part of a number ends where the number ends.
            self.add_prefix(KeyKind::DigitsEnd, truncate_digits(&reverse_bytes(digits)));
        } else {
            for key_kind in [
                KeyKind::Extension,
                KeyKind::Local,
                KeyKind::Bare,
                KeyKind::Digits,
            ] {
                self.add_postings(key_kind, key);
            }
            self.add_postings(KeyKind::Digits, &[HOME_COUNTRY.as_bytes(), digits].concat());
        }
        if digits.len() >= 2 {
            for key_kind in [KeyKind::Extension, KeyKind::Local, KeyKind::Bare] {
                self.add_prefix(key_kind, key);
            }
        }
    }

    /// Words of names, posts and keywords.
    fn add_text<'q>(&mut self, term: &'q Term, mode: Mode, fields: &mut ContactFields<'_, 'q>) {
        let keys = [term.spelled.as_str(), term.plain.as_str()];
        let keys = &keys[..=usize::from(term.plain != term.spelled)];
        for key in keys.iter().copied().chain(title(&term.spelled)) {
            self.add_prefix(KeyKind::Word, key.as_bytes());
            self.add_run_together(KeyKind::Word, key);
        }
        let holding = fields.words_containing(term, self.store);
        for word in holding.iter().flat_map(|word| word.split(' ')) {
            self.add_postings(KeyKind::Word, word.as_bytes());
        }
        if mode == Mode::Similar {
            let alike = fields.similar_words(term);
            for word in alike.names.keys().chain(alike.texts.keys()) {
                for word in fold::spelled_key(word).split(' ') {
                    self.add_postings(KeyKind::Word, word.as_bytes());
                }
            }
        }
    }

    /// The contacts of whom a number may be one slip away, in their order, each once.
    pub(super) fn with_near_number(mut self, asked: &Number) -> Vec<ContactIndex> {
        let key_kinds: &[KeyKind] = if asked.is_international() {
            &[KeyKind::Digits]
        } else {
            &[KeyKind::Extension, KeyKind::Local, KeyKind::Bare]
        };
        for variant in near_number::variants(asked.ascii_digits()) {
            for key_kind in key_kinds {
                self.add_postings(*key_kind, truncate_digits(&variant));
            }
        }
        for end in near_number::local_ends(asked) {
            self.add_postings(KeyKind::Local, truncate_digits(end));
        }
        self.into_sorted()
    }

    /// A term that runs over the end of a word: `karlheinz` for `karl heinz`.
    fn add_run_together(&mut self, key_kind: KeyKind, key: &str) {
        self.found
            .extend(self.run_together(key_kind, key, &mut HashMap::new()));
    }

    /// `known` keeps the contacts found for each rest of the key, for the same rest follows many words and would
    /// be looked up once for each.
    fn run_together(
        &self,
        key_kind: KeyKind,
        key: &str,
        known: &mut HashMap<usize, Rc<Vec<ContactIndex>>>,
    ) -> Vec<ContactIndex> {
        let mut found = Vec::new();
        for (cut, _) in key.char_indices().skip(1) {
            let (word, rest) = key.split_at(cut);
            if !self.store.contains_key(key_kind, word.as_bytes()) {
                continue;
            }
            let after = if let Some(after) = known.get(&rest.len()) {
                Rc::clone(after)
            } else {
                let mut after = Candidates::new(self.store);
                after.add_prefix(key_kind, rest.as_bytes());
                after.found.extend(self.run_together(key_kind, rest, known));
                let after = Rc::new(after.into_sorted());
                known.insert(rest.len(), Rc::clone(&after));
                after
            };
            if !after.is_empty() {
                let before = Candidates::new(self.store).with_keys(key_kind, [word]);
                found.extend(intersect(&before, &after));
            }
        }
        found
    }

    /// A room whose wing was not said.
    fn add_rooms_ending(&mut self, room: &str) {
        let mut keys: Vec<Vec<u8>> = Vec::new();
        self.store.keys(KeyKind::Room, &mut |key| {
            if key.ends_with(room.as_bytes()) {
                keys.push(key.to_vec());
            }
        });
        for key in keys {
            self.add_postings(KeyKind::Room, &key);
        }
    }

    fn add_postings(&mut self, key_kind: KeyKind, key: &[u8]) {
        let found = &mut self.found;
        self.store.postings(key_kind, key, &mut |at| found.push(at));
    }

    fn add_prefix(&mut self, key_kind: KeyKind, key: &[u8]) {
        let found = &mut self.found;
        self.store
            .postings_with_prefix(key_kind, key, &mut |_, at| found.push(at));
    }

    /// The candidates so far in their order, each once.
    pub(super) fn into_sorted(mut self) -> Vec<ContactIndex> {
        // The places of one key are in order already.
        if self.found.is_sorted_by(|one, other| one < other) {
            return self.found;
        }
        let count = self.store.count();
        // Many places are put in order faster by marking them.
        if self.found.len() > count as usize / 32 {
            let mut marks = vec![false; count as usize];
            for at in self.found {
                if let Some(mark) = marks.get_mut(at.as_usize()) {
                    *mark = true;
                }
            }
            return ContactIndex::first(count)
                .filter(|at| marks[at.as_usize()])
                .collect();
        }
        self.found.sort_unstable();
        self.found.dedup();
        self.found
    }
}

/// The places that are in both lists; both are in order.
pub(super) fn intersect(one: &[ContactIndex], other: &[ContactIndex]) -> Vec<ContactIndex> {
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
