//! What is remembered of the contacts of earlier layers, to be compared with those of later ones.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::diagnostic::{PositionFinder, Span};
use crate::model::phone::{Number, NumberMatch};
use crate::model::{Contact, FilledKeys, Phone};
use crate::text::fold;

/// So many contacts of earlier layers are compared with those of later ones.
const MOST_REMEMBERED: usize = 50_000;

/// So many of one name are compared.
const MOST_OF_A_NAME: usize = 20;

/// What is remembered of the contacts of earlier layers.
#[derive(Default)]
pub(super) struct EarlierContacts {
    /// The last words of their names: most contacts of a long list need not be looked at more closely.
    last_words: HashSet<u64>,
    by_name: HashMap<String, Vec<EarlierContact>>,
    /// What each has, by the place of the contact.
    pub(super) filled: HashMap<usize, FilledKeys>,
    count: usize,
    /// The last layer with contacts: none comes behind it that would have to be compared with them.
    pub(super) last_rank: Option<u32>,
    pub(super) positions: PositionFinder,
}

/// A contact of an earlier layer.
pub(super) struct EarlierContact {
    pub(super) numbers: Vec<Number>,
    pub(super) room: Option<String>,
    pub(super) id: Option<String>,
    pub(super) place: usize,
    pub(super) at: Span,
}

impl EarlierContacts {
    /// For layers of these ranks, as far as they have contacts.
    pub(super) fn of_ranks(ranks: impl Iterator<Item = u32> + Clone) -> EarlierContacts {
        let (first, last) = (ranks.clone().min(), ranks.max());
        EarlierContacts {
            last_rank: last.filter(|_| first != last),
            ..EarlierContacts::default()
        }
    }

    /// Remembers a contact, as long as there is room.
    pub(super) fn remember(&mut self, contact: &Contact<'_>, place: usize, at: Span) {
        if self.count >= MOST_REMEMBERED {
            return;
        }
        self.count += 1;
        if contact.own_id.is_some() {
            self.filled.insert(place, FilledKeys::of(contact));
        }
        let (Some(name), Some(key)) = (&contact.name, name_key(contact)) else {
            return;
        };
        self.last_words.insert(hash_of_last_word(name.full()));
        let of_name = self.by_name.entry(key).or_default();
        if of_name.len() >= MOST_OF_A_NAME {
            return;
        }
        of_name.push(EarlierContact {
            numbers: numbers(contact).collect(),
            room: contact.room.as_deref().map(str::to_owned),
            id: contact.own_id.as_deref().map(str::to_owned),
            place,
            at,
        });
    }

    /// Those who are called as a contact is.
    pub(super) fn of_name(&self, contact: &Contact<'_>) -> &[EarlierContact] {
        let last_word = contact
            .name
            .as_ref()
            .map(|name| hash_of_last_word(name.full()));
        if last_word.is_none_or(|word| !self.last_words.contains(&word)) {
            return &[];
        }
        let known = name_key(contact).and_then(|key| self.by_name.get(&key));
        known.map_or(&[], Vec::as_slice)
    }
}

/// The numbers by which somebody is known.
pub(super) fn numbers<'c>(contact: &'c Contact<'_>) -> impl Iterator<Item = Number> + 'c {
    let own = contact.phone.iter().chain(&contact.mobile);
    own.map(Phone::number)
}

/// Whether two numbers are the same, or one the extension of the other.
pub(super) fn are_same(one: &Number, other: &Number) -> bool {
    let is_whole =
        |asked: &Number, stored: &Number| asked.matches(stored) == Some(NumberMatch::Whole);
    is_whole(one, other) || is_whole(other, one)
}

fn hash_of_last_word(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    let last = name.rsplit(' ').next().unwrap_or_default();
    last.hash(&mut hasher);
    hasher.finish()
}

/// The given and the family name, as they are compared.
fn name_key(contact: &Contact<'_>) -> Option<String> {
    let (_, given, family) = contact.name.as_ref()?.parts();
    Some(fold::spelled_key(&format!("{given} {family}")))
}
