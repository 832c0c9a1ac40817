//! The different words of all contacts, through which likenesses are looked for.

use std::collections::HashMap;

use super::compound;
use super::fit::{Fit, MatchKind};
use super::likeness::{DistanceBuffer, SLIP, TypedPattern};
use super::names::given_and_family;
use super::stems::{BEGINS_TYPED, FORM, Stems};
use super::term::Term;
use super::words::is_common;
use crate::model::nickname::Nickname;
use crate::model::{Contact, Field};
use crate::text::fold;

/// Where a word stands: in names, in posts and keywords, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFields(u8);

impl WordFields {
    /// In the name of a person.
    pub const NAME: WordFields = WordFields(1);
    /// In a post or among keywords.
    pub const TEXT: WordFields = WordFields(2);

    /// Whether all of these are among them.
    pub fn has(self, other: WordFields) -> bool {
        self.0 & other.0 == other.0
    }

    /// These and others.
    #[must_use]
    pub fn with(self, other: WordFields) -> WordFields {
        WordFields(self.0 | other.0)
    }

    /// As an index has them.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// From an index.
    pub fn from_bits(bits: u8) -> WordFields {
        WordFields(bits)
    }
}

/// Hands over every word of a contact in lower case with its marks, and where it stands; those of a note
/// count as those of a post.
pub fn extract_words(contact: &Contact, take: &mut dyn FnMut(&str, WordFields)) {
    if let Some(name) = &contact.name {
        for word in fold::marked_words(given_and_family(name)).split(' ') {
            take(word, WordFields::NAME);
        }
    }
    for field in Field::searched().iter().chain([&Field::NOTE]) {
        field.row().kind.for_each_text(contact, |text| {
            for word in fold::marked_words(text).split(' ') {
                take(word, WordFields::TEXT);
            }
        });
    }
}

/// The words of contacts that are held in memory.
pub(super) fn words_of_contacts(contacts: &[&Contact]) -> HashMap<String, WordFields> {
    let mut words: HashMap<String, WordFields> = HashMap::new();
    for contact in contacts {
        extract_words(contact, &mut |word, places| {
            if let Some(known) = words.get_mut(word) {
                *known = known.with(places);
            } else {
                words.insert(word.to_owned(), places);
            }
        });
    }
    words
}

/// What a post or a keyword that is alike costs more than a name.
const OF_TEXT: u32 = 40;

/// What it costs more to take what may be a name with a slip for a part of a word.
const MAY_BE_NAME: u32 = 40;

/// A form of a word that is so long is no name with a slip.
const LONG: usize = 8;

/// What it costs to be called by a short form of a given name.
const OF_NICKNAME: u32 = 15;

/// The words that are like one term, each with what it costs to take it for the term.
#[derive(Default)]
pub(super) struct SimilarWords {
    /// As a word of a name.
    pub(super) names: HashMap<String, u32>,
    /// As a word of a post, a keyword or a note, with how it is alike.
    pub(super) texts: HashMap<String, Fit>,
}

/// The short forms that come with the program, each line with how lists have a name, a colon, and how
/// people are called. They are looked through only where nothing is found as it was typed.
const NICKNAMES: &str = include_str!("nicknames.txt");

/// The other given names and short forms of one that was typed: those of the program and those of an office.
pub(super) fn other_given_names(own: &[Nickname], called: &str) -> Vec<String> {
    let of_program = NICKNAMES
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(names, short)| {
            let words = |text: &str| text.split(' ').map(str::to_owned).collect();
            Nickname {
                names: words(names),
                short: words(short),
            }
        });
    let mut others: Vec<String> = of_program
        .flat_map(|known| known.other_forms(called))
        .collect();
    others.extend(own.iter().flat_map(|known| known.other_forms(called)));
    others.sort();
    others.dedup();
    others
}

/// Finds what is like a term.
pub(super) struct SimilarWordFinder<'t> {
    term: &'t Term,
    asked: Option<TypedPattern>,
    /// The forms of the term, where it is a word.
    stems: Option<Stems>,
    /// Whether the language has the term, so that it is no name with a slip.
    is_word: bool,
    /// Given names for which the term is a short form, and other short forms of these.
    others: Vec<String>,
    room: DistanceBuffer,
    found: SimilarWords,
}

impl<'t> SimilarWordFinder<'t> {
    pub(super) fn new(term: &'t Term, others: Vec<String>) -> SimilarWordFinder<'t> {
        // Of digits alone nothing is alike; with letters around them they may be misread letters.
        let letters = term.written.chars().filter(|c| c.is_alphabetic()).count();
        let asked = if term.number.is_none() && 2 * letters > term.written.chars().count() {
            TypedPattern::new(&term.written)
        } else {
            None
        };
        SimilarWordFinder {
            others,
            term,
            stems: asked
                .as_ref()
                .filter(|_| !term.is_joined)
                .map(|_| Stems::new(&term.plain)),
            is_word: is_common(&term.spelled),
            asked,
            room: DistanceBuffer::default(),
            found: SimilarWords::default(),
        }
    }

    /// Whether anything can be like the term.
    pub(super) fn is_idle(&self) -> bool {
        self.asked.is_none() && self.others.is_empty()
    }

    /// Looks at a word.
    pub(super) fn look(&mut self, word: &str, places: WordFields) {
        if places.has(WordFields::NAME) && self.others.iter().any(|other| other == word) {
            self.found.names.insert(word.to_owned(), OF_NICKNAME);
            return;
        }
        let Some(asked) = &self.asked else { return };
        let cost = asked.cost(word, &mut self.room);
        if let Some(cost) = cost
            && places.has(WordFields::NAME)
        {
            self.found.names.insert(word.to_owned(), cost);
        }
        if places.has(WordFields::TEXT)
            && let Some(fit) = self.fit(word, cost)
        {
            self.found.texts.insert(word.to_owned(), fit);
        }
    }

    /// How a word of a unit or an area fits the term.
    pub(super) fn fit_text_word(&mut self, word: &str) -> Option<Fit> {
        let asked = self.asked.as_ref()?;
        let cost = asked.cost(word, &mut self.room);
        self.fit(word, cost)
    }

    /// How a word of a text fits that a slip of this cost makes of the term: a form of a word, or a part of
    /// a compound, is no slip.
    fn fit(&self, word: &str, slip: Option<u32>) -> Option<Fit> {
        let plain = fold::plain_key(&fold::spelled_key(word));
        let related = self.stems.as_ref().and_then(|stems| stems.cost(&plain));
        if let Some(cost) = related {
            // What is no word of the language may be one with a slip, which is nearer than a part of it.
            let is_long = self.term.plain.len() >= LONG;
            let is_sure = self.is_word || cost <= FORM && is_long;
            let (how, more) = match (is_sure, cost >= BEGINS_TYPED) {
                (true, _) => (MatchKind::Related, 0),
                (false, false) => (MatchKind::Related, MAY_BE_NAME),
                (false, true) => (MatchKind::Similar, MAY_BE_NAME + OF_TEXT),
            };
            let part = Fit {
                how,
                cost: cost + more,
            };
            let slip = slip.map(|cost| Fit {
                how: MatchKind::Similar,
                cost: cost + OF_TEXT,
            });
            return Some(
                slip.filter(|slip| how == MatchKind::Similar && slip < &part)
                    .unwrap_or(part),
            );
        }
        let cost = slip.or_else(|| self.part(word))? + OF_TEXT;
        Some(Fit {
            how: MatchKind::Similar,
            cost,
        })
    }

    /// The beginning or a part of a compound, with one slip.
    fn part(&self, word: &str) -> Option<u32> {
        let spelled = fold::spelled_key(word);
        compound::part_cost(&self.term.spelled, &spelled).map(|slips| slips * SLIP)
    }

    pub(super) fn finish(self) -> SimilarWords {
        self.found
    }
}
