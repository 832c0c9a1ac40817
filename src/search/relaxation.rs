//! Query relaxation: where no contact fits every word, the most telling words count and the others are left
//! out.
//!
//! Each word is classed by what the directory knows it for. Words of the language that name nothing here
//! fall away; of the rest a number or a room tells more than a family name, that more than a unit or a
//! post, that more than a given name. The answer is the contacts that fit a most telling word and, of the
//! others, those of the greatest weight; what was left out is said (coordination-level matching, Sparck
//! Jones 1972, with weights). An unknown word that may be the family name never falls away, and a given name
//! alone answers nothing.

use std::cell::OnceCell;

use super::Hit;
use super::contact_collection::ContactCollection;
use super::fit::MatchKind;
use super::query::{Query, QueryReading, RewrittenQuery};
use super::ranking::{
    FieldMatch, Mode, Rank, Ranker, ReadingHits, TermMatch, add_likenesses, find_as_written,
    has_room, is_known, is_matched, is_same_word,
};
use super::search_result::{QueryInterpretation, SearchResult};
use super::term::Term;
use super::words::{is_about_people, is_common, is_form_of_address, title};
use crate::model::Field;
use crate::model::phone::Number;

/// Of so many entries that a word meets in a way that counts, or else of so many, it is told what it is known
/// for.
const MOST_COUNTED: usize = 100;
const MOST_MET: usize = 1_000;

/// Shortest word that is known for the beginning of another one, and for a part of another one.
const SHORTEST_BEGINNING: usize = 4;
const SHORTEST_PART: usize = 5;

/// Of so few words each may be meant.
const FEW_WORDS: usize = 2;

/// More words of the most telling class than this are not looked for.
const MOST_ANCHORS: usize = 8;

/// A number that is one slip away from so many is told by none of them.
const MOST_NEAR: usize = 10;

/// What a word tells, the most telling last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum WordClass {
    /// The directory does not know it.
    Unknown,
    Given,
    /// A unit, a post, a keyword, an area.
    Work,
    Family,
    /// A room, or the letter of a house.
    Place,
    Number,
}

impl WordClass {
    /// What an entry is worth that meets the word.
    fn weight(self) -> u32 {
        match self {
            WordClass::Unknown => 0,
            WordClass::Given => 2,
            WordClass::Work => 3,
            WordClass::Family => 8,
            WordClass::Place => 16,
            WordClass::Number => 32,
        }
    }
}

/// A word of the query with what it is.
struct ClassedWord<'q> {
    term: &'q Term,
    class: WordClass,
    /// Whether it is a given name of some contact.
    is_given: bool,
    /// Whether it is met only by what is alike.
    is_alike: bool,
    /// Whether the language has it for other things too, so that it need not name anything here.
    is_common: bool,
}

/// Ranked hits.
type RankedHits<T> = Vec<(Rank, Hit<T>)>;

/// Finds people: as they are written, by what offices call it, by likeness, by a number that is one slip
/// away, then with the most telling words alone. `rewritten` is filled only where it is needed.
pub(super) fn find_people<'q, T: Copy>(
    entries: &mut impl ContactCollection<'q, T>,
    query: &'q Query,
    rewritten: &'q OnceCell<Vec<RewrittenQuery>>,
    similar: bool,
) -> SearchResult<RankedHits<T>> {
    let found = find_as_written(entries, query);
    if !found.hits.is_empty() {
        let ReadingHits { hits, reading } = add_likenesses(entries, query, similar, found);
        return search_result(hits, reading, Vec::new());
    }
    let rewritten = rewritten.get_or_init(|| query.rewrite_everyday_words(entries.synonyms()));
    for other in rewritten {
        let ReadingHits { hits, reading } = find_as_written(entries, &other.query);
        if !hits.is_empty() {
            return say_as_offices(search_result(hits, reading, Vec::new()), other);
        }
    }
    let ReadingHits { hits, reading } = add_likenesses(entries, query, similar, found);
    if !hits.is_empty() {
        return search_result(hits, reading, Vec::new());
    }
    // `Frau Koch` asks for a person of that name. If there is none, her name must not be left out and `Koch`
    // taken for work in a kitchen: readings that are guesses are not relaxed.
    let may_be_relaxed = |reading: &&QueryReading| reading.is_bare && !reading.is_guess;
    let bare = query.readings().iter().filter(may_be_relaxed);
    let is_short = query.words().len() <= FEW_WORDS;
    // Part of a number is another number, so one slip in it comes before leaving digits out.
    for reading in bare.clone() {
        if let Some((term, number)) = only_number(&reading.terms) {
            // Whose number it is needs no slip.
            if is_matched(entries, term, |met| {
                class_of(term, met) == WordClass::Number
            }) {
                break;
            }
            let hits = find_near_numbers(entries, number);
            if !hits.is_empty() {
                return search_result(hits, Some(reading), Vec::new());
            }
        }
    }
    for other in rewritten {
        let said = other.said.readings().first();
        // The word is known as it was typed, so no word of offices is put in its place.
        if said.is_some_and(|said| said.terms.iter().all(|term| is_known(entries, term))) {
            continue;
        }
        for reading in other.query.readings().iter().filter(may_be_relaxed) {
            let relaxed = relax(entries, reading, is_short);
            // A match in a name asks for that person, and the everyday word was no word for work.
            let is_of_work = |(_, hit): &(Rank, Hit<T>)| !hit.fields.contains(&Field::NAME);
            if let Some((hits, without)) = relaxed.filter(|(hits, _)| hits.iter().all(is_of_work)) {
                return say_as_offices(search_result(hits, Some(reading), without), other);
            }
        }
    }
    for reading in bare {
        if let Some((hits, without)) = relax(entries, reading, is_short) {
            return search_result(hits, Some(reading), without);
        }
    }
    SearchResult::as_typed(Vec::new())
}

/// An answer to what an everyday word was taken for.
fn say_as_offices<T>(answer: SearchResult<T>, other: &RewrittenQuery) -> SearchResult<T> {
    SearchResult {
        understood: QueryInterpretation {
            called: Some((other.said.typed().to_owned(), other.called.clone())),
            read_as: None,
            ..answer.understood
        },
        ..answer
    }
}

fn search_result<T>(
    hits: RankedHits<T>,
    reading: Option<&QueryReading>,
    without: Vec<String>,
) -> SearchResult<RankedHits<T>> {
    SearchResult {
        hits,
        understood: QueryInterpretation {
            read_as: reading.and_then(|reading| reading.read_as.clone()),
            without,
            called: None,
        },
    }
}

/// The number that a query asks for, where it asks for nothing else.
fn only_number(terms: &[Term]) -> Option<(&Term, &Number)> {
    let mut meant = terms
        .iter()
        .filter(|term| term.number.is_some() || term.room.is_some() || !is_common(&term.spelled));
    let term = meant.next()?;
    let number = term.number.as_ref()?;
    meant.next().is_none().then_some((term, number))
}

fn find_near_numbers<'q, T: Copy>(
    entries: &mut impl ContactCollection<'q, T>,
    number: &Number,
) -> RankedHits<T> {
    let mut found = entries.near_number(number);
    found.sort_by_key(|(_, _, cost)| *cost);
    found.truncate(MOST_NEAR);
    found
        .into_iter()
        .map(|(entry, field, cost)| {
            let hit = Hit {
                entry,
                how: MatchKind::Similar,
                fields: vec![field],
            };
            (Rank::similar(cost), hit)
        })
        .collect()
}

/// The entries that fit the most telling words, and the words that were left out; `None` where no word
/// tells enough. With `is_short`, every word may be meant.
fn relax<'q, T: Copy>(
    entries: &mut impl ContactCollection<'q, T>,
    reading: &'q QueryReading,
    is_short: bool,
) -> Option<(RankedHits<T>, Vec<String>)> {
    let terms = &reading.terms;
    if terms.len() < 2 {
        return None;
    }
    let mut classed: Vec<ClassedWord<'q>> = terms
        .iter()
        .filter(|term| !is_only_around(term) && !entries.is_stop_word(&term.spelled))
        // A word that was typed twice must not count twice.
        .filter(|term| {
            let same = terms.iter().find(|other| other.is_same(term));
            same.is_some_and(|same| std::ptr::eq(same, *term))
        })
        .collect::<Vec<_>>()
        .into_iter()
        .map(|term| classify(entries, term))
        .collect();
    // What the language has anyway falls away where the directory does not know it. Between few words, and
    // before a family name, it may have been a name all the same: then that is said.
    let falls_away = |word: &ClassedWord<'_>| word.class == WordClass::Unknown && word.is_common;
    let may_be_name = |word: &ClassedWord<'_>, next: Option<&ClassedWord<'_>>| {
        let is_before_family = || next.is_some_and(|next| next.class == WordClass::Family);
        is_short || word.term.typed.starts_with(char::is_uppercase) && is_before_family()
    };
    let named: Vec<&'q Term> = classed
        .iter()
        .enumerate()
        .filter(|(at, word)| falls_away(word) && may_be_name(word, classed.get(at + 1)))
        .map(|(_, word)| word.term)
        .collect();
    let places: Vec<&'q Term> = classed.iter().map(|word| word.term).collect();
    classed.retain(|word| !falls_away(word));
    let anchor_class = anchor(&classed)?;
    let anchoring = Anchor {
        class: anchor_class,
        is_list: reading.is_list,
    };
    let mode = if classed.iter().any(|word| word.is_alike) {
        Mode::Similar
    } else {
        Mode::Written
    };
    let of_anchor: Vec<&'q [Term]> = classed
        .iter()
        .filter(|word| word.class == anchor_class)
        .map(|word| std::slice::from_ref(word.term))
        .collect();
    let mut best = BestCovered::default();
    for (place, anchor) in of_anchor.iter().take(MOST_ANCHORS).enumerate() {
        for entry in entries.candidates(anchor, mode) {
            // Most of a list that is looked through whole do not.
            if entries.match_term(&entry, &anchor[0], mode).is_none() {
                continue;
            }
            let (mut weight, mut met) = coverage(entries, &entry, &classed, mode, &anchoring);
            if !has_room(entries, &entry, &met, mode) {
                // `M. Müller`: the initial and the family name matched the same word, so the initial does not count.
                let more_telling = |word: &&ClassedWord<'q>| word.class > WordClass::Given;
                let classed = classed.iter().filter(more_telling);
                (weight, met) = coverage(entries, &entry, classed, mode, &anchoring);
            }
            let meets = |anchor: &[Term]| {
                met.iter()
                    .any(|(term, _)| std::ptr::eq(*term, &raw const anchor[0]))
            };
            // An entry that matches several anchors is taken with the first of them, so that it comes once.
            let comes_now = meets(anchor) && !of_anchor[..place].iter().any(|before| meets(before));
            if comes_now && has_room(entries, &entry, &met, mode) {
                best.offer(weight, entry, met);
            }
        }
    }
    let (hits, met) = best.finish()?;
    let is_left_out = |word: &ClassedWord<'_>| {
        let is_matched = met.iter().any(|term| std::ptr::eq(*term, word.term));
        // A given name that was left out is always said: the answer is another person of that family.
        !is_matched && (is_short || !(word.is_common && word.class == WordClass::Work))
    };
    let left_out = classed.iter().filter(|word| is_left_out(word));
    let left_out: Vec<&Term> = left_out.map(|word| word.term).chain(named).collect();
    let in_order = places
        .into_iter()
        .filter(|term| left_out.iter().any(|other| std::ptr::eq(*other, *term)));
    let without = in_order
        .map(|term| term.typed.clone())
        .filter(|word| !word.is_empty())
        .collect();
    Some((hits, without))
}

/// Whether a term is a word that is only said around a name, and no part of it.
fn is_only_around(term: &Term) -> bool {
    let word = term.written.as_str();
    !term.is_addressed
        // A letter that stands here is an initial.
        && word.chars().count() > 1
        && term.number.is_none()
        && (is_about_people(word) || is_form_of_address(word) || title(word).is_some())
}

/// Whether the language has a word for much else.
fn is_meant_otherwise(term: &Term) -> bool {
    term.number.is_none() && !term.is_addressed && is_common(&term.spelled)
}

/// What a word is known for in the directory.
fn classify<'q, T: Copy>(
    entries: &mut impl ContactCollection<'q, T>,
    term: &'q Term,
) -> ClassedWord<'q> {
    let is_common = is_meant_otherwise(term);
    let (mut class, mut is_given) = class_in(entries, term, Mode::Written);
    let mut is_alike = false;
    if class == WordClass::Unknown {
        (class, is_given) = class_in(entries, term, Mode::Similar);
        is_alike = class != WordClass::Unknown;
    }
    ClassedWord {
        term,
        class,
        is_given,
        is_alike,
        is_common,
    }
}

/// The most telling class of a word, and whether it is a given name of some contact.
fn class_in<'q, T: Copy>(
    entries: &mut impl ContactCollection<'q, T>,
    term: &'q Term,
    mode: Mode,
) -> (WordClass, bool) {
    let mut best = WordClass::Unknown;
    let mut is_given = false;
    let (mut counted, mut met) = (0, 0);
    let is_common = is_meant_otherwise(term);
    for entry in entries.candidates(std::slice::from_ref(term), mode) {
        let Some((meeting, _)) = entries.match_term(&entry, term, mode) else {
            continue;
        };
        met += 1;
        if met > MOST_MET || counted >= MOST_COUNTED {
            break;
        }
        // A likeness to what is common says nothing, but another form of it is the same word.
        if is_common && !is_same_word(&meeting) {
            continue;
        }
        let length = term.spelled.chars().count();
        let counts = match meeting.fit.how {
            MatchKind::Exact | MatchKind::Similar | MatchKind::Related => true,
            // The beginning of a name is no name: `Viola` is not `Violatou`.
            // An initial is a given name, whichever.
            _ if meeting.field == Field::NAME => length == 1 && !meeting.is_family,
            MatchKind::Beginning => length == 0 || length >= SHORTEST_BEGINNING,
            MatchKind::Inside => length == 0 || length >= SHORTEST_PART,
        };
        if !counts {
            continue;
        }
        let class = class_of(term, &meeting);
        is_given |= class == WordClass::Given;
        best = best.max(class);
        counted += 1;
    }
    (best, is_given)
}

fn class_of(term: &Term, meeting: &FieldMatch) -> WordClass {
    match meeting.field {
        Field::PHONE
        | Field::FAX
        | Field::MOBILE
        | Field::MORE_PHONES
        | Field::EMAIL
        | Field::MORE_EMAILS => WordClass::Number,
        // A house has many rooms; it only tells those of one name apart.
        Field::ROOM if term.wing.is_some() => WordClass::Work,
        Field::ROOM => WordClass::Place,
        Field::NAME if meeting.is_family => WordClass::Family,
        Field::NAME | Field::OTHER_NAMES => WordClass::Given,
        _ => WordClass::Work,
    }
}

/// The class of the most telling words, on which the answer stands; `None` where no word identifies a
/// contact.
fn anchor(words: &[ClassedWord<'_>]) -> Option<WordClass> {
    let of_meaning = || words.iter().filter(|word| !word.is_common);
    let strongest = of_meaning().map(|word| word.class).max();
    let anchor = match strongest {
        Some(class) if class > WordClass::Given => class,
        // Nothing but words that the language has anyway: then they are meant.
        _ => words
            .iter()
            .map(|word| word.class)
            .filter(|class| *class > WordClass::Given)
            .max()?,
    };
    let is_unknown =
        |word: &&ClassedWord<'_>| word.class == WordClass::Unknown && !is_initial(word);
    let may_be_family = of_meaning().find(is_unknown).is_some();
    // `Angelika Xyz` asks for the family Xyz; another Angelika would be a wrong answer.
    let ends_unknown = anchor == WordClass::Family
        && words.last().is_some_and(|word| {
            word.class == WordClass::Unknown && !word.is_common && !is_initial(word)
        })
        && words
            .iter()
            .all(|word| word.class != WordClass::Family || word.is_given);
    let is_addressed_in_vain = words
        .iter()
        .any(|word| word.term.is_family && word.class != WordClass::Family);
    let has_family = words.iter().any(|word| word.class == WordClass::Family);
    // An unknown word may be the family name that was meant; then everybody who does that work, or sits in that
    // house, would be a wrong answer.
    let is_for_others = anchor < WordClass::Family && may_be_family && !has_family;
    (!is_for_others && !ends_unknown && !is_addressed_in_vain).then_some(anchor)
}

/// On what an answer stands.
struct Anchor {
    /// The most telling class.
    class: WordClass,
    /// Whether several family names may ask for several people.
    is_list: bool,
}

/// Whether a word is one letter of a given name.
fn is_initial(word: &ClassedWord<'_>) -> bool {
    word.term.spelled.chars().count() == 1
}

/// What an entry is worth, and the words that it meets.
fn coverage<'c, 'q: 'c, T: Copy>(
    entries: &mut impl ContactCollection<'q, T>,
    entry: &T,
    words: impl IntoIterator<Item = &'c ClassedWord<'q>> + Clone,
    mode: Mode,
    anchoring: &Anchor,
) -> (u32, Vec<(&'q Term, TermMatch)>) {
    let mut weight = 0;
    let mut met = Vec::new();
    let last_family = words
        .clone()
        .into_iter()
        .filter(|word| word.class == WordClass::Family)
        .last();
    for word in words {
        // Whose work is asked for has it in other forms too, or in a note.
        let is_of_work = anchoring.class == WordClass::Work && word.class == WordClass::Work;
        let mode = if word.is_alike || is_of_work {
            mode
        } else {
            Mode::Written
        };
        let Some(meeting) = entries.match_term(entry, word.term, mode) else {
            continue;
        };
        let is_family = meeting.0.field == Field::NAME && meeting.0.is_family;
        weight += match word.class {
            // A family name that is met as a given name is worth no more than one.
            WordClass::Family if meeting.0.field == Field::NAME && !is_family => {
                WordClass::Given.weight()
            }
            // The last word is the family name where several may be.
            WordClass::Family => {
                let is_last =
                    !anchoring.is_list && last_family.is_some_and(|last| std::ptr::eq(last, word));
                WordClass::Family.weight() + u32::from(is_last)
            }
            class if word.is_common => class.weight().min(1),
            class => class.weight(),
        };
        met.push((word.term, meeting));
    }
    (weight, met)
}

/// The entries that are worth most.
struct BestCovered<'q, T> {
    weight: u32,
    entries: Vec<(T, Vec<(&'q Term, TermMatch)>)>,
}

impl<T> Default for BestCovered<'_, T> {
    fn default() -> Self {
        BestCovered {
            weight: 0,
            entries: Vec::new(),
        }
    }
}

impl<'q, T: Copy> BestCovered<'q, T> {
    fn offer(&mut self, weight: u32, entry: T, met: Vec<(&'q Term, TermMatch)>) {
        if weight > self.weight {
            self.weight = weight;
            self.entries.clear();
        }
        if weight == self.weight {
            self.entries.push((entry, met));
        }
    }

    /// The hits, and the words that they met.
    fn finish(self) -> Option<(RankedHits<T>, Vec<&'q Term>)> {
        let mut terms: Vec<&Term> = Vec::new();
        let mut ranked = Ranker::default();
        for (entry, met) in self.entries {
            terms.extend(met.iter().map(|(term, _)| *term));
            ranked.add(entry, met);
        }
        let hits = ranked.finish();
        (!hits.is_empty()).then_some((hits, terms))
    }
}
