//! Topics: units, areas of work, programmes, funding lines and centres, ranked by what a question says.
//!
//! The rank is BM25F (Robertson, Zaragoza and Taylor 2004): a word counts the more the fewer topics have it,
//! and the more where the topic is called so than where it only tells of it. A word is met by its forms and by
//! parts of compounds ([`stems`](super::stems)), by what offices call it ([`synonyms`](super::synonyms)), and
//! with a slip only where nothing else is like it. What a question asks for beside its words
//! ([`intent`](super::intent)) decides between kinds of topic. A topic is an answer only if it has enough
//! of what the question is about: a question about something else gets none.

use std::collections::HashMap;

use super::compound::part_cost;
use super::intent::{Intent, is_question_word};
use super::letters::letters;
use super::likeness::{DistanceBuffer, SLIP, TypedPattern};
use super::passages::{Passage, Pieces};
use super::query::Query;
use super::stems::Stems;
use super::synonyms::{SynonymMatch, TypedWord, find_synonyms};
use super::topic::Topic;
use super::words::{is_about_people, is_common, is_particle};
use super::{Hit, Hits, MatchKind};
use crate::model::funding::FactField;
use crate::model::synonym::Synonym;
use crate::model::{Contact, Directory};
use crate::text::fold;
use crate::text::locale::Text;

/// A topic that answers a question.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicHit<'d> {
    /// The topic.
    pub entry: Topic<'d>,
    /// How well it fits.
    pub how: MatchKind,
    /// Where it says what was asked.
    pub passage: Passage<'d>,
    /// Whether the topic is called by all that was asked, so that it is meant and nothing else.
    pub is_named: bool,
    /// How much of what was asked it has, from 0 to 1.
    pub share: f32,
    score: f32,
}

/// Finds units, areas, programmes, lines and centres: by names and keywords, and by what is said of them.
pub fn topics<'d>(directory: &'d Directory<'d>, query: &Query) -> Hits<Topic<'d>> {
    let hits = Corpus::new(directory, query).hits();
    let hit = |hit: TopicHit<'d>| Hit {
        entry: hit.entry,
        how: hit.how,
        fields: Vec::new(),
    };
    hits.into_iter().map(hit).collect()
}

/// So many topics are listed at most: behind them the scores say little, and the list would fill the screen.
const MOST_HITS: usize = 10;

/// A topic that is worth less than so much of the best one is none of the answers.
const LEAST_OF_BEST: f32 = 0.45;

/// How quickly another mention of a word tells less, and how much a long text counts less (BM25).
const K1: f32 = 1.2;
const B: f32 = 0.4;

/// How much it counts that one passage has it all.
const OF_ONE_PASSAGE: f32 = 0.4;

/// What it adds that the name itself has a word.
const OF_TITLE: f32 = 0.6;

/// Words of a usual passage.
const USUAL_WORDS: f32 = 8.0;

/// What a word of the language weighs that nothing here has.
const UNKNOWN_COMMON: f32 = 1.5;

/// No word weighs more in what a text has of a question.
const MOST_OF_ONE: f32 = 2.5;

/// A word of the language counts so much of one that is rare, for people say it of much else.
const COMMON: f32 = 0.5;

/// What a word of an office is worth in place of the everyday word.
const OF_OFFICE: f32 = 0.8;

/// From this quality on a name has a word as it was typed, and not what offices call it.
const IS_NAMED: f32 = 0.9;

/// From this quality on a word is met, and not only a part of it.
const IS_MET: f32 = 0.7;

/// A word that so few topics have is telling wherever it stands.
const FEW: usize = 4;

/// Whose work has less of a question of several words does something else.
const LEAST_OF_WORK: f32 = 0.3;

/// A town is asked for much; a centre is meant only with so much of the question.
const LEAST_OF_CENTRE: f32 = 0.7;

/// A word that so few centres share tells one from the others.
const FEW_CENTRES: usize = 4;

/// What a question is about: a word, or an everyday word of several, with what else it may be called.
struct Concept {
    /// The words that say it, each alternative with its worth.
    alternatives: Vec<(Vec<Stems>, f32)>,
    /// Whether the language has the word anyway.
    is_common: bool,
    /// Whether it is only said around what is meant, so that a name alone tells.
    is_around: bool,
    /// Whether it is met only by words that are like it.
    is_mended: bool,
    /// Whether a part of its words says nothing of it.
    is_whole: bool,
}

/// A question with all topics of a directory.
pub struct Corpus<'d> {
    directory: &'d Directory<'d>,
    concepts: Vec<Concept>,
    intent: Intent,
    /// How many topics have each concept, and how many centres are called so.
    holders: Vec<usize>,
    centres: Vec<usize>,
    /// Whether a topic is called by it, so that it names something here.
    is_called_so: Vec<bool>,
    documents: Vec<(Topic<'d>, DocumentMatch<'d>)>,
}

/// How the concepts of a question met one text.
struct DocumentMatch<'d> {
    /// For each concept its weighted frequency, its best quality, and whether a name has it.
    concepts: Vec<ConceptMatch>,
    /// The passage that tells most, with what it tells.
    passages: Vec<(Passage<'d>, Vec<f32>)>,
}

#[derive(Clone, Copy, Default)]
struct ConceptMatch {
    /// How often it is met, by the weight of where.
    frequency: f32,
    /// How well it is met at best.
    quality: f32,
    /// How well a name or a keyword has it, and how well the name alone.
    of_name: f32,
    of_title: f32,
}

impl<'d> Corpus<'d> {
    /// Looks through all topics of a directory for what a question is about.
    pub fn new(directory: &'d Directory<'d>, query: &Query) -> Corpus<'d> {
        let intent = Intent::of(query.typed());
        let topics = directory
            .areas()
            .iter()
            .map(Topic::Area)
            .chain(directory.programmes().iter().map(Topic::Programme))
            .chain(directory.lines().iter().map(Topic::Line))
            .chain(directory.units().iter().map(Topic::Unit))
            .chain(directory.centres().iter().map(Topic::Centre));
        let texts: Vec<(Topic<'d>, Pieces<'d>)> = topics
            .map(|topic| (topic, Pieces::of_topic(topic, directory)))
            .collect();
        let mut lexicon = Lexicon::default();
        let documents: Vec<Vec<Vec<usize>>> = texts
            .iter()
            .map(|(_, pieces)| lexicon.read(pieces))
            .collect();
        let mut concepts = concepts(query, directory.synonyms(), directory.stop_words());
        for concept in &mut concepts {
            concept.mend(&lexicon, directory.synonyms());
        }
        let qualities: Vec<Vec<Vec<f32>>> = concepts
            .iter()
            .map(|concept| concept.qualities(&lexicon))
            .collect();
        let documents: Vec<(Topic<'d>, DocumentMatch<'d>)> = texts
            .iter()
            .zip(&documents)
            .map(|((topic, pieces), words)| {
                (
                    *topic,
                    DocumentMatch::new(pieces, words, &concepts, &qualities),
                )
            })
            .collect();
        let count = |has: &dyn Fn(&Topic<'d>, &ConceptMatch) -> bool| -> Vec<usize> {
            let of_concept = |at: usize| {
                let has =
                    |(topic, met): &&(Topic<'d>, DocumentMatch<'d>)| has(topic, &met.concepts[at]);
                documents.iter().filter(has).count()
            };
            (0..concepts.len()).map(of_concept).collect()
        };
        let holders = count(&|_, met| met.quality >= 0.5);
        let called = count(&|_, met| met.of_name >= IS_MET);
        let centres =
            count(&|topic, met| matches!(topic, Topic::Centre(_)) && met.of_name >= IS_MET);
        Corpus {
            directory,
            concepts,
            intent,
            holders,
            centres,
            is_called_so: called.iter().map(|count| *count > 0).collect(),
            documents,
        }
    }

    /// What the question asks for.
    pub fn intent(&self) -> Intent {
        self.intent
    }

    /// The topics that answer, the best first.
    pub fn hits(&self) -> Vec<TopicHit<'d>> {
        let mut hits: Vec<TopicHit<'d>> = self
            .documents
            .iter()
            .filter_map(|(topic, met)| self.hit(*topic, met))
            .collect();
        hits.sort_by(|one, other| other.score.total_cmp(&one.score));
        let best = hits.first().map_or(0.0, |hit| hit.score);
        hits.retain(|hit| hit.score >= best * LEAST_OF_BEST);
        hits.truncate(MOST_HITS);
        hits
    }

    /// Whether a question of several words is about something else than what has so much of it.
    pub fn is_beside(&self, share: f32) -> bool {
        self.concepts.len() > 1 && share < LEAST_OF_WORK
    }

    /// How much of the question a contact has by their work, from 0 to 1, and how telling that is.
    pub fn weigh(&self, contact: &Contact<'_>) -> (f32, f32) {
        let pieces = Pieces::of_contact(contact, self.directory);
        let mut lexicon = Lexicon::default();
        let words = lexicon.read(&pieces);
        let qualities: Vec<Vec<Vec<f32>>> = self
            .concepts
            .iter()
            .map(|concept| concept.qualities(&lexicon))
            .collect();
        let met = DocumentMatch::new(&pieces, &words, &self.concepts, &qualities);
        let score = self.score(&met) * if self.intent.who { 1.6 } else { 1.0 };
        (self.share(&met), score)
    }

    fn hit(&self, topic: Topic<'d>, met: &DocumentMatch<'d>) -> Option<TopicHit<'d>> {
        let share = self.share(met);
        let wanted = self.wanted_passage(topic, met);
        if wanted.is_none() && !self.is_answer(met, share) {
            return None;
        }
        let is_centre = matches!(topic, Topic::Centre(_));
        if is_centre && !(share >= LEAST_OF_CENTRE && self.is_told_apart(met)) {
            return None;
        }
        // A topic that has all of the question ranks above one that has much of a part of it, and a topic that
        // says it in one passage above one whose words are scattered.
        let together = 1.0 - OF_ONE_PASSAGE + OF_ONE_PASSAGE * self.share_in_one_passage(met);
        let mut score = self.score(met) * self.boost(topic) * share * together;
        if wanted.is_some() && matches!(topic, Topic::Unit(_)) {
            score = score.max(1.0) * 2.0;
        }
        let best = |quality: fn(&ConceptMatch) -> f32| {
            met.concepts.iter().map(quality).fold(0.0, f32::max)
        };
        let named = || {
            met.concepts
                .iter()
                .all(|concept| concept.of_title >= IS_NAMED)
        };
        let mut mended = met.concepts.iter().zip(&self.concepts);
        let is_mended = mended.any(|(met, concept)| concept.is_mended && met.quality > 0.0);
        let how = match best(|concept| concept.quality) {
            _ if is_mended => MatchKind::Similar,
            quality if quality >= 0.98 => MatchKind::Exact,
            quality if quality >= 0.75 => MatchKind::Beginning,
            quality if quality >= 0.5 => MatchKind::Inside,
            _ => MatchKind::Similar,
        };
        Some(TopicHit {
            entry: topic,
            how,
            passage: wanted.unwrap_or_else(|| self.passage(met)),
            is_named: wanted.is_none() && !met.concepts.is_empty() && named(),
            share,
            score,
        })
    }

    /// What a word weighs: the fewer topics have it the more.
    fn weight(&self, at: usize) -> f32 {
        let count = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        let (all, holders) = (count(self.documents.len()), count(self.holders[at]));
        let rarity = (1.0 + (all - holders + 0.5) / (holders + 0.5)).ln();
        match (self.concepts[at].is_common, self.holders[at]) {
            // What the language has anyway, and nothing here is about.
            (true, 0) => 0.0,
            (true, _) if !self.is_called_so[at] => rarity * COMMON,
            _ => rarity,
        }
    }

    fn score(&self, met: &DocumentMatch<'_>) -> f32 {
        let of_concept = |(at, concept): (usize, &ConceptMatch)| {
            let frequency = concept.frequency;
            let often = frequency * (K1 + 1.0) / (frequency + K1);
            self.weight(at) * (often + OF_TITLE * concept.of_title)
        };
        met.concepts.iter().enumerate().map(of_concept).sum()
    }

    /// How much of what a text has of the question stands in one passage, from 0 to 1.
    fn share_in_one_passage(&self, met: &DocumentMatch<'_>) -> f32 {
        let told = |qualities: &mut dyn Iterator<Item = f32>| -> f32 {
            let weighed = qualities.enumerate();
            weighed.map(|(at, quality)| quality * self.weight(at)).sum()
        };
        let all = told(&mut met.concepts.iter().map(|concept| concept.quality));
        let each = met.passages.iter();
        let best = each
            .map(|(_, qualities)| told(&mut qualities.iter().copied()))
            .fold(0.0, f32::max);
        if all > 0.0 {
            (best / all).min(1.0)
        } else {
            0.0
        }
    }

    /// How much of what was asked a text has.
    fn share(&self, met: &DocumentMatch<'_>) -> f32 {
        let is_called = self.is_called(met);
        let mut all = 0.0;
        let mut here = 0.0;
        for (at, concept) in met.concepts.iter().enumerate() {
            let weight = match self.weight(at) {
                // Where no name is met, each word that nothing has says that something else is meant.
                weight if weight == 0.0 && !is_called => UNKNOWN_COMMON,
                weight => weight.min(MOST_OF_ONE),
            };
            all += weight;
            here += weight * concept.quality.min(1.0);
        }
        if all > 0.0 { here / all } else { 0.0 }
    }

    /// Whether a text has enough of the question to answer it: more where it only tells of it than where it
    /// is called so.
    fn is_answer(&self, met: &DocumentMatch<'_>, share: f32) -> bool {
        let are_around = self.concepts.iter().all(|concept| concept.is_around);
        if are_around && !self.is_called(met) {
            return false;
        }
        let is_rare = |(at, concept): (usize, &ConceptMatch)| {
            !self.concepts[at].is_common && self.holders[at] <= FEW && concept.quality >= 0.65
        };
        let least = match (
            self.is_called(met),
            met.concepts.iter().enumerate().any(is_rare),
        ) {
            (true, _) => 0.34,
            (false, true) => 0.42,
            (false, false) => 0.6,
        };
        share >= least
    }

    /// Whether a name or a keyword has a word of the question; one of the language must be met better.
    fn is_called(&self, met: &DocumentMatch<'_>) -> bool {
        let mut concepts = met.concepts.iter().zip(&self.concepts);
        concepts.any(|(met, concept)| {
            let least = if concept.is_common { 0.75 } else { 0.5 };
            met.of_name >= least
        })
    }

    /// Whether a word names one centre and not any.
    fn is_told_apart(&self, met: &DocumentMatch<'_>) -> bool {
        let mut concepts = met.concepts.iter().zip(&self.centres);
        concepts.any(|(concept, centres)| concept.of_name >= IS_MET && *centres <= FEW_CENTRES)
    }

    /// What a kind of topic is worth for what is asked.
    fn boost(&self, topic: Topic<'_>) -> f32 {
        let intent = self.intent;
        match topic {
            Topic::Line(_) if intent.amount || intent.day => 1.5,
            Topic::Programme(_) if intent.meaning || intent.since => 2.5,
            Topic::Area(_) if intent.meaning => 1.5,
            Topic::Unit(_) if intent.field.is_some() => 1.5,
            // A unit is only where; what it does stands at its areas and lines.
            Topic::Unit(_) => 0.8,
            _ => 1.0,
        }
    }

    /// The passage that answers what is asked beside the words.
    fn wanted_passage(&self, topic: Topic<'d>, met: &DocumentMatch<'d>) -> Option<Passage<'d>> {
        match topic {
            Topic::Unit(unit) => {
                let field = self.intent.field?;
                if unit.not_found.contains(&field) {
                    return Some(Passage::NotFound(field));
                }
                let is_address = field == crate::model::Field::ADDRESS;
                unit.address
                    .as_deref()
                    .filter(|_| is_address)
                    .map(Passage::Address)
            }
            Topic::Line(line) if self.intent.amount || self.intent.day => {
                if !self.is_answer(met, self.share(met)) {
                    return None;
                }
                let field = if self.intent.amount {
                    FactField::Amount
                } else {
                    FactField::Deadline
                };
                let fact = line.facts.iter().find(|fact| fact.field == field)?;
                Some(Passage::Fact(field, fact.text.as_ref()?))
            }
            Topic::Programme(programme) if self.intent.since => {
                let share = self.share(met);
                let mut statements = programme.all_statements();
                statements
                    .find(|statement| self.is_answer(met, share) && names_year(&statement.text))
                    .map(|statement| Passage::Statement(&statement.text))
            }
            Topic::Programme(programme) if self.intent.meaning => {
                let share = self.share(met);
                let stands_for = programme.stands_for.as_ref();
                stands_for
                    .filter(|_| self.is_answer(met, share))
                    .map(Passage::StandsFor)
            }
            _ => None,
        }
    }

    /// The passage that has most of what was asked; of several the one that tells more than a name.
    fn passage(&self, met: &DocumentMatch<'d>) -> Passage<'d> {
        let told = |qualities: &[f32]| -> f32 {
            let weighed = qualities.iter().enumerate();
            weighed.map(|(at, quality)| quality * self.weight(at)).sum()
        };
        let rank = |(passage, qualities): &(Passage<'d>, Vec<f32>)| {
            let of_kind = match passage {
                Passage::Name => 1.3,
                // What it says of itself tells more than that it has the word.
                Passage::Statement(_) => 1.45,
                Passage::Keyword(_) => 1.2,
                _ => 1.0,
            };
            told(qualities) * of_kind
        };
        let mut best = (Passage::Name, 0.0);
        for piece in &met.passages {
            let rank = rank(piece);
            if rank > best.1 {
                best = (piece.0, rank);
            }
        }
        best.0
    }
}

/// Whether a sentence names a year.
fn names_year(text: &Text<'_>) -> bool {
    let mut words = text
        .translations()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    words.any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What a question is about.
fn concepts(query: &Query, own: &[Synonym], stop_words: &[String]) -> Vec<Concept> {
    let typed = query.words();
    let is_meant = |(word, typed): &(String, String)| {
        let is_around = is_about_people(word)
            || is_question_word(word)
            || is_particle(word)
            || stop_words.iter().any(|known| known == word);
        // `WIR` is the programme, `wir` the pronoun.
        (!is_around || typed == "WIR") && (word.chars().count() >= SHORTEST || is_telling(typed))
    };
    let places = |is: &dyn Fn(&(String, String)) -> bool| -> Vec<usize> {
        (0..typed.len()).filter(|&at| is(&typed[at])).collect()
    };
    let mut meant = places(&is_meant);
    // Words that usually stand around a name are meant themselves where nothing else was typed.
    let are_around = meant.is_empty();
    if are_around {
        meant = places(&|(word, _)| {
            word.chars().count() > SHORTEST && !is_particle(word) && !is_question_word(word)
        });
    }
    let all: Vec<String> = typed
        .iter()
        .map(|(word, _)| fold::plain_key(word))
        .collect();
    let words: Vec<TypedWord> = all.iter().map(|word| TypedWord::new(word)).collect();
    // What people say in several words has little ones among them.
    let mut groups = find_synonyms(own, &words);
    for group in &mut groups {
        let places = group.places.iter();
        group.places = places
            .filter_map(|place| meant.binary_search(place).ok())
            .collect();
    }
    let plain: Vec<&String> = meant.iter().map(|&at| &all[at]).collect();
    let mut concepts = Vec::new();
    let mut is_taken = vec![false; plain.len()];
    for at in 1..plain.len() {
        if let Some(concept) = duration(plain[at - 1], plain[at]) {
            concepts.push(concept);
            is_taken[at - 1] = true;
            is_taken[at] = true;
        }
    }
    let several = groups.iter().filter(|group| group.places.len() > 1);
    for group in several {
        if group.places.iter().any(|&at| is_taken[at]) {
            continue;
        }
        let own = group
            .places
            .iter()
            .map(|&at| Stems::new(plain[at]))
            .collect();
        concepts.push(Concept::new(own, &[group], false));
        group.places.iter().for_each(|&at| is_taken[at] = true);
    }
    for (at, word) in plain.iter().enumerate() {
        if is_taken[at] {
            continue;
        }
        let of_word: Vec<&SynonymMatch> =
            groups.iter().filter(|group| group.places == [at]).collect();
        let mut concept = Concept::new(
            vec![Stems::new(word)],
            &of_word,
            is_common(&typed[meant[at]].0),
        );
        if let Some(digit) = digit(&typed[meant[at]].0) {
            concept.alternatives.push((vec![Stems::new(digit)], 1.0));
        }
        concept.is_around = are_around;
        concepts.push(concept);
    }
    concepts
}

/// Shorter words are looked for only in capitals, or as numbers.
const SHORTEST: usize = 3;

fn is_telling(typed: &str) -> bool {
    typed.chars().count() > 1
        && typed
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit())
        || typed.chars().all(|c| c.is_ascii_digit())
}

/// The digit that a word names.
fn digit(word: &str) -> Option<&'static str> {
    Some(match word {
        "zwei" | "two" => "2",
        "drei" | "three" => "3",
        "vier" | "four" => "4",
        "fuenf" | "five" => "5",
        _ => return None,
    })
}

/// A time of years or months: `2 Jahre` are `24 Monate` too.
fn duration(number: &str, unit: &str) -> Option<Concept> {
    let count: u32 = digit(number).unwrap_or(number).parse().ok()?;
    let (years, months) = match unit {
        "jahr" | "jahre" | "jahren" | "year" | "years" => (Some(count), count.checked_mul(12)?),
        "monat" | "monate" | "monaten" | "month" | "months" => {
            (count.is_multiple_of(12).then_some(count / 12), count)
        }
        _ => return None,
    };
    let said =
        |count: u32, unit: &str| (vec![Stems::new(&count.to_string()), Stems::new(unit)], 1.0);
    let mut concept = Concept::new(vec![Stems::new(number), Stems::new(unit)], &[], false);
    concept.is_whole = true;
    concept
        .alternatives
        .extend(["monate", "months"].map(|unit| said(months, unit)));
    if let Some(years) = years {
        concept
            .alternatives
            .extend(["jahre", "years"].map(|unit| said(years, unit)));
    }
    Some(concept)
}

impl Concept {
    fn new(own: Vec<Stems>, groups: &[&SynonymMatch], is_common: bool) -> Concept {
        let mut alternatives = vec![(own, 1.0)];
        for other in groups.iter().flat_map(|group| &group.others) {
            let words = fold::plain_key(&fold::spelled_key(other));
            let words = words.split(' ').map(Stems::new).collect();
            alternatives.push((words, OF_OFFICE));
        }
        Concept {
            alternatives,
            is_common,
            is_around: false,
            is_mended: false,
            is_whole: false,
        }
    }

    /// Takes the words that are like the one that was typed, where none is the same or a form of it.
    fn mend(&mut self, lexicon: &Lexicon, own_synonyms: &[Synonym]) {
        let [(own, _)] = &self.alternatives[..] else {
            return;
        };
        let [own] = &own[..] else { return };
        if self.is_common
            || lexicon
                .words
                .iter()
                .any(|word| own.cost(word).is_some_and(|cost| cost < SLIP / 2))
        {
            return;
        }
        let typed = own.plain();
        let Some(asked) = TypedPattern::new(typed) else {
            return;
        };
        let mut room = DistanceBuffer::default();
        let mut alike: Vec<(u32, &String)> = lexicon
            .words
            .iter()
            .filter_map(|word| {
                let cost = asked.cost(word, &mut room);
                let cost = cost.or_else(|| Some(part_cost(typed, word)? * SLIP / 2));
                Some((cost?, word))
            })
            .collect();
        alike.sort();
        let Some(&(best, nearest)) = alike.first() else {
            return;
        };
        self.is_mended = true;
        let nearest = [TypedWord::new(nearest)];
        let groups = find_synonyms(own_synonyms, &nearest);
        let others = Concept::new(Vec::new(), &groups.iter().collect::<Vec<_>>(), false);
        self.alternatives
            .extend(others.alternatives.into_iter().skip(1));
        for (cost, word) in alike {
            if cost <= best + SLIP / 4 {
                self.alternatives
                    .push((vec![Stems::new(word)], worth(cost) * 0.9));
            }
        }
    }

    /// For each word of each alternative the quality with which each word of the lexicon is it.
    fn qualities(&self, lexicon: &Lexicon) -> Vec<Vec<f32>> {
        let words = self.alternatives.iter().flat_map(|(words, _)| words);
        words
            .map(|word| {
                let words = lexicon.words.iter().zip(&lexicon.letters);
                words
                    .map(|(other, letters)| word.cost_of(other, *letters).map_or(0.0, worth))
                    .collect()
            })
            .collect()
    }

    /// The quality with which a passage has the concept.
    fn quality(&self, words: &[usize], qualities: &[Vec<f32>]) -> f32 {
        let mut best = 0.0_f32;
        let mut first = 0;
        for (at, (alternative, worth)) in self.alternatives.iter().enumerate() {
            let of_word = |of: &Vec<f32>| words.iter().map(|&word| of[word]).fold(0.0, f32::max);
            let each = qualities[first..first + alternative.len()]
                .iter()
                .map(of_word);
            first += alternative.len();
            let count = f32::from(u16::try_from(alternative.len()).unwrap_or(1));
            let (mut sum, mut least) = (0.0, f32::MAX);
            for quality in each {
                sum += quality;
                least = f32::min(least, quality);
            }
            // What an office says in several words is said only with all of them.
            if (at > 0 || self.is_whole) && least < IS_MET {
                continue;
            }
            best = best.max(worth * sum / count);
        }
        // A part of a word that the language has anyway tells little.
        if self.is_common && best < IS_MET {
            best / 2.0
        } else {
            best
        }
    }
}

/// What a word is worth that costs so many hundredths of a slip.
fn worth(cost: u32) -> f32 {
    1.0 - f32::from(u16::try_from(cost.min(SLIP)).unwrap_or(0)) / 110.0
}

/// The different words of texts.
#[derive(Default)]
struct Lexicon {
    words: Vec<String>,
    letters: Vec<u32>,
    numbers: HashMap<String, usize>,
}

impl Lexicon {
    /// Takes the words of pieces in; hands back their numbers.
    fn read(&mut self, pieces: &Pieces<'_>) -> Vec<Vec<usize>> {
        let pieces = pieces.0.iter();
        pieces
            .map(|piece| {
                piece
                    .words
                    .split(' ')
                    .map(|word| self.number(word))
                    .collect()
            })
            .collect()
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.words.len();
        self.words.push(word.to_owned());
        self.letters.push(letters(word));
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

impl<'d> DocumentMatch<'d> {
    fn new(
        pieces: &Pieces<'d>,
        words: &[Vec<usize>],
        concepts: &[Concept],
        qualities: &[Vec<Vec<f32>>],
    ) -> DocumentMatch<'d> {
        let mut met = DocumentMatch {
            concepts: vec![ConceptMatch::default(); concepts.len()],
            passages: Vec::new(),
        };
        for (piece, words) in pieces.0.iter().zip(words) {
            let of_concept = |(concept, qualities): (&Concept, &Vec<Vec<f32>>)| {
                concept.quality(words, qualities)
            };
            let here: Vec<f32> = concepts.iter().zip(qualities).map(of_concept).collect();
            if here.iter().all(|quality| *quality <= 0.0) {
                continue;
            }
            let length = f32::from(u16::try_from(words.len()).unwrap_or(u16::MAX));
            let length = 1.0 - B + B * length / USUAL_WORDS;
            for (concept, quality) in met.concepts.iter_mut().zip(&here) {
                concept.frequency += piece.passage.weight() * quality * quality / length;
                // What is only told counts a little less than a name.
                let of_kind = if piece.passage.is_name() { 1.0 } else { 0.85 };
                concept.quality = concept.quality.max(quality * of_kind);
                if piece.passage.is_name() {
                    concept.of_name = concept.of_name.max(*quality);
                }
                if piece.passage == Passage::Name {
                    concept.of_title = concept.of_title.max(*quality);
                }
            }
            met.passages.push((piece.passage, here));
        }
        met
    }
}
