//! The different words of all contacts, through which likenesses are looked for.

use std::collections::HashMap;

use super::compound;
use super::likeness::{Asked, Room, SLIP};
use super::names::given_and_family;
use super::query::Term;
use crate::fold;
use crate::locale::Text;
use crate::model::Contact;
use crate::model::nickname::Nickname;

/// Where a word stands: in names, in posts and keywords, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places(u8);

impl Places {
    /// In the name of a person.
    pub const NAME: Places = Places(1);
    /// In a post or among keywords.
    pub const TEXT: Places = Places(2);

    /// Whether all of these are among them.
    pub fn has(self, other: Places) -> bool {
        self.0 & other.0 == other.0
    }

    /// These and others.
    #[must_use]
    pub fn with(self, other: Places) -> Places {
        Places(self.0 | other.0)
    }

    /// As an index has them.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// From an index.
    pub fn from_bits(bits: u8) -> Places {
        Places(bits)
    }
}

/// Hands over every word of a contact in lower case with its marks, and where it stands.
pub fn words_of(contact: &Contact, take: &mut dyn FnMut(&str, Places)) {
    if let Some(name) = &contact.name {
        for word in fold::written(given_and_family(name)).split(' ') {
            take(word, Places::NAME);
        }
    }
    let posts = contact.post.iter().flat_map(Text::each);
    for text in posts.chain(contact.keywords.iter().map(String::as_str)) {
        for word in fold::written(text).split(' ') {
            take(word, Places::TEXT);
        }
    }
}

/// The words of contacts that are held in memory.
pub(super) fn of_contacts(contacts: &[&Contact]) -> HashMap<String, Places> {
    let mut words: HashMap<String, Places> = HashMap::new();
    for contact in contacts {
        words_of(contact, &mut |word, places| {
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

/// What it costs to be called by a short form of a given name.
const OF_NICKNAME: u32 = 15;

/// The words that are like one term, each with what it costs to take it for the term.
#[derive(Default)]
pub(super) struct Alike {
    /// As a word of a name.
    pub(super) names: HashMap<String, u32>,
    /// As a word of a post or a keyword.
    pub(super) texts: HashMap<String, u32>,
}

/// The short forms that come with the program, each line with how lists have a name, a colon, and how
/// people are called. They are looked through only where nothing is found as it was typed.
const NICKNAMES: &str = include_str!("nicknames.txt");

/// The other names and short forms of whoever is called so: those of the program and those of an office.
pub(super) fn called_otherwise(own: &[Nickname], called: &str) -> Vec<String> {
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
    let mut others: Vec<String> = of_program.flat_map(|known| known.others(called)).collect();
    others.extend(own.iter().flat_map(|known| known.others(called)));
    others.sort();
    others.dedup();
    others
}

/// Finds what is like a term.
pub(super) struct Finder<'t> {
    term: &'t Term,
    asked: Option<Asked>,
    /// Given names for which the term is a short form, and other short forms of these.
    others: Vec<String>,
    room: Room,
    found: Alike,
}

impl<'t> Finder<'t> {
    pub(super) fn new(term: &'t Term, others: Vec<String>) -> Finder<'t> {
        // Of digits alone nothing is alike; with letters around them they may be misread letters.
        let letters = term.written.chars().filter(|c| c.is_alphabetic()).count();
        let asked = match term.number.is_none() && 2 * letters > term.written.chars().count() {
            true => Asked::new(&term.written),
            false => None,
        };
        Finder {
            others,
            term,
            asked,
            room: Room::default(),
            found: Alike::default(),
        }
    }

    /// Whether anything can be like the term.
    pub(super) fn is_idle(&self) -> bool {
        self.asked.is_none() && self.others.is_empty()
    }

    /// Looks at a word.
    pub(super) fn look(&mut self, word: &str, places: Places) {
        if places.has(Places::NAME) && self.others.iter().any(|other| other == word) {
            self.found.names.insert(word.to_owned(), OF_NICKNAME);
            return;
        }
        let Some(asked) = &self.asked else { return };
        let cost = asked.cost(word, &mut self.room);
        if let Some(cost) = cost
            && places.has(Places::NAME)
        {
            self.found.names.insert(word.to_owned(), cost);
        }
        if places.has(Places::TEXT)
            && let Some(cost) = cost.or_else(|| self.part(word))
        {
            self.found.texts.insert(word.to_owned(), cost + OF_TEXT);
        }
    }

    /// What it costs to take a word of a unit or an area for the term.
    pub(super) fn text(&mut self, word: &str) -> Option<u32> {
        let asked = self.asked.as_ref()?;
        let cost = asked.cost(word, &mut self.room);
        Some(cost.or_else(|| self.part(word))? + OF_TEXT)
    }

    /// The beginning or a part of a compound, with one slip.
    fn part(&self, word: &str) -> Option<u32> {
        let spelled = fold::spelled(word);
        compound::part_cost(&self.term.spelled, &spelled).map(|slips| slips * SLIP)
    }

    pub(super) fn finish(self) -> Alike {
        self.found
    }
}
