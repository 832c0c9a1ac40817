//! How terms meet the name of a person: title, given name and family name apart, each word for one term.

use std::collections::BTreeSet;

use super::fit::{Fit, FoldedText, MatchKind};
use super::term::{SHORTEST_INSIDE, Term};
use super::words;
use crate::model::PersonName;
use crate::text::fold;

/// What a given name costs more than a family name: callers name families.
const OF_GIVEN: u32 = 3;

/// What a part of a double name costs: more than another spelling of the umlaut.
const OF_DOUBLE_NAME: u32 = 2;

/// The parts of a name, folded.
#[derive(Default)]
pub(super) struct NameFolder {
    name: FoldedText,
    part: FoldedText,
}

impl NameFolder {
    /// How a term fits a name as it is written, and whether it fits the family name.
    pub(super) fn fit(&mut self, name: &PersonName, term: &Term) -> Option<(Fit, bool)> {
        let (title, given, family) = name.parts();
        if !title.is_empty() && words::title(&term.spelled).is_some() {
            return is_in_title(title, term).then_some((Fit::BEST, false));
        }
        let rest = given_and_family(name);
        if !term.may_be_in(rest, 0) {
            return None;
        }
        self.name.set(rest);
        let fit = self.name.fit(term);
        // Run together with the family name first: `gumprichregina`.
        let mut turned = || {
            self.part.set(&[family, " ", given].concat());
            self.part
                .fit(term)
                .filter(|fit| fit.how == MatchKind::Exact)
        };
        let mut fit = match fit {
            Some(fit) if fit.how < MatchKind::Inside => fit,
            weak => turned().or(weak)?,
        };
        self.part.set(family);
        let is_family = self
            .part
            .fit(term)
            .is_some_and(|of_family| of_family.how <= fit.how);
        if term.is_family && !is_family {
            return None;
        }
        if fit.how == MatchKind::Exact && is_part_of_double_name(rest, term) {
            fit.cost += OF_DOUBLE_NAME;
        }
        if !is_family {
            fit.cost += OF_GIVEN;
        }
        Some((fit, is_family))
    }

    /// Whether the terms can each have words of the name of their own: an initial is not met by the
    /// family name that another term means.
    /// `is_alike` tells whether a word with its marks is like a term.
    pub(super) fn has_room_for(
        name: &PersonName,
        terms: &[&Term],
        mut is_alike: impl FnMut(&Term, &str) -> bool,
    ) -> bool {
        let rest = given_and_family(name);
        let words: Vec<String> = fold::spelled_key(rest)
            .split(' ')
            .map(str::to_owned)
            .collect();
        let plain: Vec<String> = words.iter().map(|word| fold::plain_key(word)).collect();
        if words.len() > MOST_WORDS_OF_NAME {
            return true;
        }
        let written = fold::marked_words(rest);
        let choices: Vec<Vec<u32>> = terms
            .iter()
            .filter(|term| words::title(&term.spelled).is_none())
            .map(|term| {
                let mut masks = spans(&words, &term.spelled);
                masks.extend(spans(&plain, &term.plain));
                let alike = written.split(' ').enumerate().take(MOST_WORDS_OF_NAME);
                masks.extend(
                    alike
                        .filter(|(_, word)| is_alike(term, word))
                        .map(|(at, _)| 1 << at),
                );
                masks
            })
            .collect();
        // A term that runs over words in another order is met by the name as a whole.
        choices.iter().any(Vec::is_empty) || is_apart(&choices)
    }
}

/// In a name of more words than this any word may stand for any term.
const MOST_WORDS_OF_NAME: usize = 10;

/// The name without its title.
pub(super) fn given_and_family<'n>(name: &'n PersonName<'_>) -> &'n str {
    let (title, ..) = name.parts();
    name.full().trim_start()[title.len()..].trim_start()
}

/// Whether a title is the one that was typed: `Doktor` is `Dr.`
fn is_in_title(title: &str, term: &Term) -> bool {
    let asked = words::title(&term.spelled);
    title
        .split_whitespace()
        .any(|word| words::title(word).is_some_and(|title| asked == Some(title)))
        || fold::spelled_key(title)
            .split(' ')
            .any(|word| Some(word) == asked)
}

/// Whether a term that meets a name is only one side of a hyphen in it.
fn is_part_of_double_name(name: &str, term: &Term) -> bool {
    let is_whole = |word: &str| {
        let spelled = fold::spelled_key(word);
        spelled == term.spelled || fold::plain_key(&spelled) == term.plain
    };
    name.contains('-') && !name.split_whitespace().any(is_whole)
}

/// The words that a term may stand for, each choice as bits: one that begins so or holds it, or some
/// beside each other that are run together.
fn spans(words: &[String], term: &str) -> Vec<u32> {
    if term.is_empty() {
        return Vec::new();
    }
    let mut masks = Vec::new();
    for start in 0..words.len() {
        let mut run = String::new();
        let mut mask = 0;
        for (at, word) in words.iter().enumerate().skip(start) {
            run.push_str(word);
            mask |= 1 << at;
            let begins = run.starts_with(term);
            let is_inside = term.len() >= SHORTEST_INSIDE && mask == 1 << start;
            if begins || is_inside && run.contains(term) {
                masks.push(mask);
            }
            if begins || run.len() > term.len() || !term.starts_with(&run) {
                break;
            }
        }
    }
    masks
}

/// Whether one choice of each can be taken so that no two have a word in common. Of all ways to come so
/// far only the words that they took are kept, so that there are never more than sets of words.
fn is_apart(choices: &[Vec<u32>]) -> bool {
    let mut ways = BTreeSet::from([0]);
    for masks in choices {
        let further = |taken: &u32| {
            let taken = *taken;
            let free = masks.iter().filter(move |mask| *mask & taken == 0);
            free.map(move |mask| mask | taken)
        };
        ways = ways.iter().flat_map(further).collect();
    }
    !ways.is_empty()
}
