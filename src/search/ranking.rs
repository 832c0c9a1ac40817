//! All terms of a query against all candidates: who fits, and in which order.

use std::collections::HashMap;

use super::Hit;
use super::query::{Query, Term};
use super::term::{Fit, How};
use crate::locale::Text;
use crate::model::Field;

/// How a term meets an entry: the field and the fit there.
#[derive(Clone, Copy)]
pub(super) struct Meeting {
    pub(super) field: Field,
    pub(super) fit: Fit,
}

/// The rank of a hit; smaller is better.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) worst: How,
    sum: u32,
    fields: u32,
    /// More bearers of a similar name come first: the likelier name is the commoner one.
    rarity: u32,
}

/// More bearers of a word than this count as so many; the words of a long query still have room for
/// their sum.
const MOST_BEARERS: u32 = u32::MAX / 64;

/// Whether likenesses count.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mode {
    Written,
    Similar,
}

/// A meeting, with the word that was alike.
pub(super) type Met = (Meeting, Option<String>);

/// Entries among which is searched.
pub(super) trait Entries<'q, T> {
    /// All entries that may fit all terms, in the order of the data; more do no harm.
    fn candidates(&mut self, terms: &'q [Term], mode: Mode) -> Vec<T>;
    /// How a term meets an entry.
    fn meet(&mut self, entry: &T, term: &'q Term, mode: Mode) -> Option<Met>;
}

/// A short list: every entry is looked at.
pub(super) struct Every<'c, T, M> {
    pub(super) entries: &'c [T],
    pub(super) meet: M,
}

impl<'q, T: Copy, M> Entries<'q, T> for Every<'_, T, M>
where
    M: FnMut(&T, &'q Term, Mode) -> Option<Met>,
{
    fn candidates(&mut self, _: &'q [Term], _: Mode) -> Vec<T> {
        self.entries.to_vec()
    }

    fn meet(&mut self, entry: &T, term: &'q Term, mode: Mode) -> Option<Met> {
        (self.meet)(entry, term, mode)
    }
}

/// Tries the readings of a query one after the other, first as written, then with likenesses.
pub(super) fn find<'q, T: Copy>(
    entries: &mut impl Entries<'q, T>,
    query: &'q Query,
    similar: bool,
) -> Vec<(Rank, Hit<T>)> {
    let mut found = Vec::new();
    for terms in query.readings() {
        found = all_terms(entries, terms, Mode::Written);
        if !found.is_empty() {
            break;
        }
    }
    let is_weak = found.iter().all(|(rank, _)| rank.worst >= How::Inside);
    if is_weak || similar {
        for terms in query.readings() {
            let alike = all_terms(entries, terms, Mode::Similar);
            if alike.is_empty() {
                continue;
            }
            found.extend(
                alike
                    .into_iter()
                    .filter(|(rank, _)| rank.worst == How::Similar),
            );
            break;
        }
    }
    found
}

fn all_terms<'q, T: Copy>(
    entries: &mut impl Entries<'q, T>,
    terms: &'q [Term],
    mode: Mode,
) -> Vec<(Rank, Hit<T>)> {
    let mut found: Vec<(Rank, Hit<T>)> = Vec::new();
    // A word is kept once, however many bear it, and named by its number.
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut bearers: Vec<u32> = Vec::new();
    // The words of all hits one after the other, each with its hit.
    let mut words: Vec<(usize, usize)> = Vec::new();
    'next: for candidate in entries.candidates(terms, mode) {
        let mut rank = Rank {
            worst: How::Exact,
            sum: 0,
            fields: 0,
            rarity: 0,
        };
        let (mut fields, mut alike) = (Vec::with_capacity(terms.len()), Vec::new());
        for term in terms {
            let Some((Meeting { field, fit }, word)) = entries.meet(&candidate, term, mode) else {
                continue 'next;
            };
            rank.worst = rank.worst.max(fit.how);
            rank.sum += fit.how as u32 * 1000 + fit.cost;
            rank.fields += weight(field);
            fields.push(field);
            alike.extend(word);
        }
        for word in alike {
            let number = *numbers.entry(word).or_insert(bearers.len());
            if number == bearers.len() {
                bearers.push(0);
            }
            bearers[number] += 1;
            words.push((found.len(), number));
        }
        let hit = Hit {
            entry: candidate,
            how: rank.worst,
            fields,
        };
        found.push((rank, hit));
    }
    for (hit, word) in words {
        let rarity = MOST_BEARERS - bearers[word].min(MOST_BEARERS);
        let rank = &mut found[hit].0;
        rank.rarity = rank.rarity.saturating_add(rarity);
    }
    found
}

/// The weight of a field within equal fits: who somebody is before what they do before where.
pub(super) fn weight(field: Field) -> u32 {
    match field {
        Field::Name | Field::Phone => 0,
        Field::Fax | Field::Mobile | Field::MorePhones => 1,
        Field::Room | Field::Email => 2,
        Field::Post => 3,
        Field::Unit => 4,
        Field::Area => 5,
        _ => 6,
    }
}

pub(super) fn joined<'t>(
    texts: impl IntoIterator<Item = &'t Text<'t>>,
    keywords: &[String],
) -> String {
    let mut words: Vec<&str> = texts.into_iter().flat_map(Text::each).collect();
    words.extend(keywords.iter().map(String::as_str));
    words.join(" ")
}
