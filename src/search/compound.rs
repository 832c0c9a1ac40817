//! Likeness of a word to a part of a compound, and compounds that share their end.

use super::letters::letters;
use crate::text::fold;

/// Words between two compounds of which the first lacks its end.
const BETWEEN: [&str; 6] = ["und", "oder", "sowie", "bzw.", "and", "or"];

/// Shortest beginning and shortest end of a compound.
const SHORTEST_PART: usize = 4;

/// The compounds that a text shortens with a hyphen, as [`fold::plain_key`] has them: `Willkommens- und
/// Anerkennungskultur` holds `willkommenskultur`. Where the second compound is put together is not
/// known, so the first is completed with each of its ends. The wrong ones do no harm: they are no words.
pub(super) fn complete_compounds(text: &str) -> Vec<String> {
    // Most texts have none.
    if !text.contains("- ") {
        return Vec::new();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for three in words.windows(3) {
        let Some(beginning) = three[0]
            .strip_suffix('-')
            .filter(|_| BETWEEN.contains(&three[1]))
        else {
            continue;
        };
        let (beginning, other) = (key(beginning), key(three[2]));
        let Some(beginning) = beginning
            .split(' ')
            .next_back()
            .filter(|word| word.len() >= SHORTEST_PART)
        else {
            continue;
        };
        let ends = other.char_indices().map(|(at, _)| &other[at..]);
        let ends = ends
            .skip(SHORTEST_PART)
            .filter(|end| end.len() >= SHORTEST_PART);
        found.extend(ends.map(|end| format!("{beginning}{end}")));
    }
    found
}

fn key(word: &str) -> String {
    fold::plain_key(&fold::spelled_key(word))
}

/// How many slips a term costs as the beginning of a word (3), or as a part of it (4), with one letter
/// wrong, missing, too much or swapped; `None` where it is farther. Both are
/// [`spelled_key`](crate::text::fold::spelled_key)s.
pub(super) fn part_cost(term: &str, word: &str) -> Option<u32> {
    let (asked, have) = (term.chars().count(), word.chars().count());
    if asked < LONG || have <= asked {
        return None;
    }
    let is_first_same = term.chars().next() == word.chars().next();
    if is_first_same && distance_within(term, word, CompoundPart::Beginning) {
        return Some(3);
    }
    distance_within(term, word, CompoundPart::Inside).then_some(4)
}

/// From this length on a beginning or a part is recognised with one error.
const LONG: usize = 6;

/// A quick refusal: every letter that only one of the words has costs an error at least.
fn share_letters(term: &str, word: &str, errors: usize) -> bool {
    (letters(term) & !letters(word)).count_ones() as usize <= errors
}

fn distance_within(term: &str, word: &str, part: CompoundPart) -> bool {
    share_letters(term, word, 1) && distance(term, word, part) <= 1
}

/// Which part of the word the term is compared with.
#[derive(Clone, Copy, PartialEq)]
enum CompoundPart {
    Beginning,
    Inside,
}

/// Optimal string alignment distance (Damerau 1964, restricted) between `term` and the nearest such
/// part of `word`.
fn distance(term: &str, word: &str, part: CompoundPart) -> usize {
    let term: Vec<char> = term.chars().collect();
    // Rows run over the term; a free start costs nothing before the part, a free end nothing after it.
    let width = term.len() + 1;
    let mut before: Vec<usize> = (0..width).collect();
    let mut row = before.clone();
    let mut older = before.clone();
    let mut best = before[width - 1];
    let mut last = '\0';
    for (at, letter) in word.chars().enumerate() {
        row[0] = if part == CompoundPart::Inside {
            0
        } else {
            at + 1
        };
        for i in 1..width {
            let change = before[i - 1] + usize::from(term[i - 1] != letter);
            let mut cost = change.min(before[i] + 1).min(row[i - 1] + 1);
            if i > 1 && at > 0 && term[i - 1] == last && term[i - 2] == letter {
                cost = cost.min(older[i - 2] + 1);
            }
            row[i] = cost;
        }
        best = best.min(row[width - 1]);
        last = letter;
        std::mem::swap(&mut older, &mut before);
        std::mem::swap(&mut before, &mut row);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn beginnings_and_parts_of_compounds_may_hold_one_error() {
        assert!(part_cost("foerderng", "wirtschaftsfoerderung").is_some());
        assert!(part_cost("digitalsi", "digitalisierung").is_some());
        assert_eq!(part_cost("kiv", "archiv"), None);
    }

    #[test]
    fn a_compound_that_lacks_its_end_is_completed() {
        let found = complete_compounds("Willkommens- und Anerkennungskultur");
        assert!(found.contains(&"willkommenskultur".to_owned()), "{found:?}");
        assert!(
            complete_compounds("Presse- und Öffentlichkeitsarbeit")
                .contains(&"pressearbeit".to_owned())
        );
        assert!(complete_compounds("Kultur und Sport").is_empty());
        assert!(complete_compounds("WIR - Koordination").is_empty());
    }

    proptest! {
        #[test]
        fn a_word_is_at_distance_nought_from_its_own_parts(word in "[a-z]{6,12}", cut in 3_usize..6) {
            prop_assert_eq!(distance(&word[..cut], &word, CompoundPart::Beginning), 0);
            prop_assert_eq!(distance(&word[1..cut], &word, CompoundPart::Inside), 0);
        }

        #[test]
        fn a_part_is_never_farther_than_the_whole(term in "[a-d]{1,6}", word in "[a-d]{1,8}") {
            let whole = strsim::osa_distance(&term, &word);
            let beginning = distance(&term, &word, CompoundPart::Beginning);
            prop_assert!(beginning <= whole);
            prop_assert!(distance(&term, &word, CompoundPart::Inside) <= beginning);
        }
    }
}
