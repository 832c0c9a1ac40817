//! All terms of a query against all candidates: who fits, and in which order.

use std::collections::HashMap;

use super::fit::{Fit, MatchKind};
use super::likeness::SLIP;
use super::query::{Query, QueryReading};
use super::term::Term;
use super::words::is_common;
use super::{Hit, Hits};
use crate::model::Field;
use crate::text::locale::Text;

/// How a term meets an entry: the field and the fit there.
#[derive(Clone, Copy)]
pub(super) struct FieldMatch {
    pub(super) field: Field,
    pub(super) fit: Fit,
    /// Whether it is the family name of a person.
    pub(super) is_family: bool,
}

impl FieldMatch {
    /// Of a term that is the family name.
    pub(super) const OF_FAMILY_NAME: FieldMatch = FieldMatch {
        field: Field::NAME,
        fit: Fit::BEST,
        is_family: true,
    };
}

/// The rank of a hit; smaller is better.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    tier: Tier,
    sum: u32,
    fields: u32,
    pub(super) worst: MatchKind,
    /// The place among those who fit equally, where it is known; else 0.
    place: u32,
}

impl Rank {
    /// The same rank at a place among those who fit equally.
    pub(super) fn with_place(self, place: u32) -> Rank {
        Rank { place, ..self }
    }

    /// The rank of what is similar at this cost.
    pub(super) fn similar(cost: u32) -> Rank {
        Rank {
            tier: Tier::Similar,
            sum: cost,
            fields: 0,
            worst: MatchKind::Similar,
            place: 0,
        }
    }
}

/// What comes before what, whatever it costs within.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Exact,
    Beginning,
    /// Another form of a word in a text, or a compound that begins or ends with it.
    Related,
    /// A name that is one likely slip away.
    NearName,
    /// The beginning of a word in a text: who typed it may have meant a name.
    BeginningOfText,
    Inside,
    Similar,
}

/// A likeness of at most so many hundredths of a slip is a likely slip.
const LIKELY_SLIP: u32 = 60;

/// A relation of at most so many hundredths of a slip is nearly the same word.
const NEARLY_THE_SAME: u32 = 44;

/// Costs between one way to fit and the next; likenesses cost less than that.
const HOW: u32 = 10_000;

/// So many hundredths of a slip are forgiven each time that a similar word has twice as many bearers: the
/// likelier name is the commoner one (about 6 for each step of the natural logarithm).
const FOR_TWICE_THE_BEARERS: u32 = 4;

/// Whether likenesses count.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mode {
    Written,
    Similar,
}

/// A meeting, with the word that was alike.
pub(super) type TermMatch = (FieldMatch, Option<String>);

/// Entries among which is searched.
pub(super) trait Collection<'q, T> {
    /// All entries that may fit all terms, in the order of the data; more do no harm.
    fn candidates(&mut self, terms: &'q [Term], mode: Mode) -> Vec<T>;
    /// How a term meets an entry.
    fn match_term(&mut self, entry: &T, term: &'q Term, mode: Mode) -> Option<TermMatch>;
    /// The hits of a term that stands alone, each with its place, where most of them are known without a look at
    /// each.
    fn known_hits(&mut self, _: &'q Term) -> Option<Vec<(Rank, Hit<T>)>> {
        None
    }
    /// Whether the terms that the name of an entry met can each have words of their own in it.
    fn has_room_for(&mut self, _: &T, _: &[&'q Term], _: Mode) -> bool {
        true
    }
}

/// A short list: every entry is looked at.
pub(super) struct ListCollection<'c, T, M> {
    pub(super) entries: &'c [T],
    pub(super) meet: M,
}

impl<'q, T: Copy, M> Collection<'q, T> for ListCollection<'_, T, M>
where
    M: FnMut(&T, &'q Term, Mode) -> Option<TermMatch>,
{
    fn candidates(&mut self, _: &'q [Term], _: Mode) -> Vec<T> {
        self.entries.to_vec()
    }

    fn match_term(&mut self, entry: &T, term: &'q Term, mode: Mode) -> Option<TermMatch> {
        (self.meet)(entry, term, mode)
    }
}

/// Hits with their ranks, and the reading that found them.
pub(super) struct ReadingHits<'q, T> {
    pub(super) hits: Vec<(Rank, Hit<T>)>,
    pub(super) reading: Option<&'q QueryReading>,
}

/// Tries the readings of a query one after the other, first as written, then with likenesses.
pub(super) fn find<'q, T: Copy>(
    entries: &mut impl Collection<'q, T>,
    query: &'q Query,
    similar: bool,
) -> ReadingHits<'q, T> {
    let found = find_as_written(entries, query);
    add_likenesses(entries, query, similar, found)
}

/// Tries the readings of a query one after the other, as they are written.
pub(super) fn find_as_written<'q, T: Copy>(
    entries: &mut impl Collection<'q, T>,
    query: &'q Query,
) -> ReadingHits<'q, T> {
    for reading in query.readings() {
        let hits = match_terms(entries, &reading.terms, Mode::Written);
        if !hits.is_empty() {
            let reading = Some(reading);
            return ReadingHits { hits, reading };
        }
    }
    ReadingHits {
        hits: Vec::new(),
        reading: None,
    }
}

/// Adds what is only alike, where nothing fits at least with its beginning; with `similar`, in any case.
pub(super) fn add_likenesses<'q, T: Copy>(
    entries: &mut impl Collection<'q, T>,
    query: &'q Query,
    similar: bool,
    found: ReadingHits<'q, T>,
) -> ReadingHits<'q, T> {
    let ReadingHits {
        mut hits,
        reading: mut found_by,
    } = found;
    let is_weak = hits.iter().all(|(rank, _)| rank.tier > Tier::Beginning);
    if is_weak || similar {
        for reading in query.readings().iter().filter(|reading| reading.is_bare) {
            // Words are run together in vain where one of them is known.
            if reading.terms.iter().any(|term| term.is_joined)
                && first_terms(query).any(|term| is_known(entries, term))
            {
                continue;
            }
            let alike = find_alike(entries, &reading.terms, similar);
            if alike.is_empty() {
                continue;
            }
            hits.extend(
                alike
                    .into_iter()
                    .filter(|(rank, _)| rank.worst >= MatchKind::Related),
            );
            found_by = found_by.or(Some(reading));
            break;
        }
    }
    ReadingHits {
        hits,
        reading: found_by,
    }
}

/// The terms of a query as it stands.
fn first_terms(query: &Query) -> impl Iterator<Item = &Term> {
    let first = query.readings().first();
    first.into_iter().flat_map(|reading| &reading.terms)
}

/// The entries that fit all terms, some of them by likeness: at first only words that no entry
/// has as they are typed, for a word that is known here is no slip. Then two names that are both nearly right go
/// before a part of the query alone. With `freely`, every word may be met by likeness.
fn find_alike<'q, T: Copy>(
    entries: &mut impl Collection<'q, T>,
    terms: &'q [Term],
    freely: bool,
) -> Vec<(Rank, Hit<T>)> {
    if freely || terms.len() == 1 {
        return match_terms(entries, terms, Mode::Similar);
    }
    let known: Vec<bool> = terms.iter().map(|term| is_known(entries, term)).collect();
    // A likeness to what the language has anyway says nothing; another form of it is the same word.
    let may_be_slip: Vec<bool> = terms
        .iter()
        .map(|term| term.is_family || !is_common(&term.spelled))
        .collect();
    if known.iter().all(|is_known| !is_known) {
        return match_terms(entries, terms, Mode::Similar);
    }
    let mode_of = |at: usize| {
        if known[at] {
            Mode::Written
        } else {
            Mode::Similar
        }
    };
    let may_be = |at: usize, meeting: &FieldMatch| may_be_slip[at] || is_same_word(meeting);
    let found = match_each_term(entries, terms, Mode::Similar, mode_of, may_be);
    if !found.is_empty() {
        return found;
    }
    let is_near_name = |at: usize, meeting: &FieldMatch| {
        may_be(at, meeting)
            && meeting.field == Field::NAME
            && meeting.fit.how != MatchKind::Inside
            && meeting.fit.cost <= SLIP
    };
    match_each_term(
        entries,
        terms,
        Mode::Similar,
        |_| Mode::Similar,
        is_near_name,
    )
}

/// Whether a meeting is with the word itself, or with what is nearly the same.
pub(super) fn is_same_word(meeting: &FieldMatch) -> bool {
    match meeting.fit.how {
        MatchKind::Similar => false,
        MatchKind::Related => meeting.fit.cost <= NEARLY_THE_SAME,
        _ => true,
    }
}

/// Whether an entry has the word of a term as it was typed.
pub(super) fn is_known<'q, T: Copy>(entries: &mut impl Collection<'q, T>, term: &'q Term) -> bool {
    is_matched(entries, term, |meeting| meeting.fit.how == MatchKind::Exact)
}

/// Whether a term as it was typed meets an entry in a way that counts.
pub(super) fn is_matched<'q, T: Copy>(
    entries: &mut impl Collection<'q, T>,
    term: &'q Term,
    counts: impl Fn(&FieldMatch) -> bool,
) -> bool {
    let candidates = entries.candidates(std::slice::from_ref(term), Mode::Written);
    candidates.iter().any(|entry| {
        let met = entries.match_term(entry, term, Mode::Written);
        met.is_some_and(|(meeting, _)| counts(&meeting))
    })
}

/// The entries that fit all terms.
pub(super) fn match_terms<'q, T: Copy>(
    entries: &mut impl Collection<'q, T>,
    terms: &'q [Term],
    mode: Mode,
) -> Vec<(Rank, Hit<T>)> {
    let known = match terms {
        [term] if mode == Mode::Written => entries.known_hits(term),
        _ => None,
    };
    known.unwrap_or_else(|| match_each_term(entries, terms, mode, |_| mode, |_, _| true))
}

/// The entries that fit all terms, each in its mode and in a way that counts; `mode` is the widest of them.
fn match_each_term<'q, T: Copy>(
    entries: &mut impl Collection<'q, T>,
    terms: &'q [Term],
    mode: Mode,
    mode_of: impl Fn(usize) -> Mode,
    counts: impl Fn(usize, &FieldMatch) -> bool,
) -> Vec<(Rank, Hit<T>)> {
    let mut ranked = Ranker::default();
    'next: for candidate in entries.candidates(terms, mode) {
        let mut met: Vec<(&Term, TermMatch)> = Vec::with_capacity(terms.len());
        for (at, term) in terms.iter().enumerate() {
            match entries.match_term(&candidate, term, mode_of(at)) {
                Some(meeting) if counts(at, &meeting.0) => met.push((term, meeting)),
                _ => continue 'next,
            }
        }
        if has_room(entries, &candidate, &met, mode) {
            ranked.add(candidate, met);
        }
    }
    ranked.finish()
}

/// Whether the terms that met the name have each a word of its own.
pub(super) fn has_room<'q, T>(
    entries: &mut impl Collection<'q, T>,
    entry: &T,
    met: &[(&'q Term, TermMatch)],
    mode: Mode,
) -> bool {
    let in_name: Vec<&Term> = met
        .iter()
        .filter(|(_, (meeting, _))| meeting.field == Field::NAME)
        .map(|(term, _)| *term)
        .collect();
    in_name.len() < 2 || entries.has_room_for(entry, &in_name, mode)
}

/// Hits in the making.
pub(super) struct Ranker<T> {
    hits: Vec<(Rank, Hit<T>)>,
    /// A word is kept once, however many bear it, and named by its number.
    numbers: HashMap<String, usize>,
    bearers: Vec<u32>,
    /// The words of all hits one after the other, each with its hit.
    words: Vec<(usize, usize)>,
}

impl<T> Default for Ranker<T> {
    fn default() -> Ranker<T> {
        Ranker {
            hits: Vec::new(),
            numbers: HashMap::new(),
            bearers: Vec::new(),
            words: Vec::new(),
        }
    }
}

impl<T> Ranker<T> {
    /// Adds an entry with the terms that it met and how.
    pub(super) fn add(&mut self, entry: T, met: Vec<(&Term, TermMatch)>) {
        let mut worst = MatchKind::Exact;
        let mut tier = Tier::Exact;
        let (mut sum, mut weights) = (0, 0);
        let mut fields = Vec::with_capacity(met.len());
        for (_, (meeting, word)) in met {
            let FieldMatch { field, fit, .. } = meeting;
            worst = worst.max(fit.how);
            tier = tier.max(tier_of(&meeting));
            // Only what is alike can be forgiven something.
            let allowance = if word.is_some() { MOST_FORGIVEN } else { 0 };
            sum += fit.how as u32 * HOW + fit.cost + allowance;
            weights += field.weight();
            fields.push(field);
            if let Some(word) = word {
                let number = *self.numbers.entry(word).or_insert(self.bearers.len());
                if number == self.bearers.len() {
                    self.bearers.push(0);
                }
                self.bearers[number] += 1;
                self.words.push((self.hits.len(), number));
            }
        }
        let rank = Rank {
            tier,
            sum,
            fields: weights,
            worst,
            place: 0,
        };
        let hit = Hit {
            entry,
            how: worst,
            fields,
        };
        self.hits.push((rank, hit));
    }

    pub(super) fn finish(mut self) -> Vec<(Rank, Hit<T>)> {
        for (hit, word) in self.words {
            let forgiven = FOR_TWICE_THE_BEARERS * self.bearers[word].ilog2();
            self.hits[hit].0.sum -= forgiven.min(MOST_FORGIVEN);
        }
        self.hits
    }
}

/// More bearers than a word can have forgive no more than this.
const MOST_FORGIVEN: u32 = FOR_TWICE_THE_BEARERS * 32;

fn tier_of(meeting: &FieldMatch) -> Tier {
    let is_of_person = meeting.field.weight() < Field::POST.weight();
    match meeting.fit.how {
        MatchKind::Exact => Tier::Exact,
        MatchKind::Beginning if is_of_person => Tier::Beginning,
        MatchKind::Beginning => Tier::BeginningOfText,
        MatchKind::Related if meeting.fit.cost <= NEARLY_THE_SAME => Tier::Related,
        MatchKind::Inside | MatchKind::Related => Tier::Inside,
        MatchKind::Similar if meeting.field == Field::NAME && meeting.fit.cost <= LIKELY_SLIP => {
            Tier::NearName
        }
        MatchKind::Similar => Tier::Similar,
    }
}

/// The hits in their order: by rank, and those of one rank by name.
pub(super) fn sort_hits<T>(
    mut hits: Vec<(Rank, Hit<T>)>,
    sort_key: impl Fn(&T) -> (String, String),
) -> Hits<T> {
    hits.sort_by(|(one, _), (other, _)| one.cmp(other));
    for same in hits.chunk_by_mut(|(one, _), (other, _)| one == other) {
        if same.len() > 1 {
            same.sort_by_cached_key(|(_, hit)| sort_key(&hit.entry));
        }
    }
    hits.into_iter().map(|(_, hit)| hit).collect()
}

pub(super) fn join_texts<'t>(
    texts: impl IntoIterator<Item = &'t Text<'t>>,
    keywords: &[String],
) -> String {
    let mut words: Vec<&str> = texts.into_iter().flat_map(Text::translations).collect();
    words.extend(keywords.iter().map(String::as_str));
    words.join(" ")
}
