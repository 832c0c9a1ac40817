//! Likeness of words: typing errors and sound.

use super::term::letters;
use crate::fold;

/// Cost of one typing error; smaller differences are told apart below it.
const ERROR: u32 = 10;

/// How far `word` is from `term`, or `None` if it is too far.
///
/// Three ways to be alike, the nearest first: the whole word with typing errors or of the same sound,
/// the beginning of the word with one typing error, a part of a compound with one typing error.
/// Typing errors are counted by the optimal string alignment distance: a letter dropped, added,
/// changed, or swapped with its neighbour.
pub(super) fn cost(term: &str, word: &str) -> Option<u32> {
    let (asked, have) = (term.chars().count(), word.chars().count());
    if asked < 3 || have < 3 || !share_letters(term, word, MOST_SOUND_ERRORS) {
        return None;
    }
    let may_be_whole =
        asked.abs_diff(have) <= MOST_SOUND_ERRORS && share_letters(word, term, MOST_SOUND_ERRORS);
    if may_be_whole && let Some(cost) = whole_cost(term, word, asked, have) {
        return Some(cost);
    }
    if asked >= LONG && have > asked {
        let is_first_same = term.chars().next() == word.chars().next();
        if is_first_same && distance_within(term, word, Part::Beginning) {
            return Some(3 * ERROR + 5);
        }
        if distance_within(term, word, Part::Inside) {
            return Some(4 * ERROR);
        }
    }
    None
}

/// The cost of taking `term` for the whole `word`.
fn whole_cost(term: &str, word: &str, asked: usize, have: usize) -> Option<u32> {
    let distance = distance(term, word, Part::Whole);
    let is_first_same = term.chars().next() == word.chars().next();
    let sounds_same =
        asked.min(have) > 3 && distance <= MOST_SOUND_ERRORS && distance * 2 < asked.max(have) && {
            let sound = fold::sound(term);
            sound.len() >= 2 && sound == fold::sound(word)
        };
    let is_typing_error =
        distance <= allowed_errors(asked) && (is_first_same || distance == 1 && asked >= 5);
    if !sounds_same && !is_typing_error {
        return None;
    }
    let first = if is_first_same { 0 } else { 4 };
    let sound = if sounds_same { 0 } else { 3 };
    // Letters left out are the commonest error, and the surest sign of the word that was meant.
    let only_left_out = have > asked && have - asked == distance;
    let kind = if only_left_out { 0 } else { 5 };
    Some(u32::try_from(distance).unwrap_or(u32::MAX / ERROR) * ERROR + first + sound + kind)
}

/// More errors than this are too many even for words of the same sound.
pub(super) const MOST_SOUND_ERRORS: usize = 3;

/// From this length on a beginning or a part is recognised with one error.
const LONG: usize = 6;

/// One typing error from four letters on, two from eight on.
fn allowed_errors(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// A quick refusal: every letter that only one of the words has costs an error at least.
fn share_letters(term: &str, word: &str, errors: usize) -> bool {
    (letters(term) & !letters(word)).count_ones() as usize <= errors
}

fn distance_within(term: &str, word: &str, part: Part) -> bool {
    share_letters(term, word, 1) && distance(term, word, part) <= 1
}

/// Which part of the word the term is compared with.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Whole,
    Beginning,
    Inside,
}

/// Optimal string alignment distance (Damerau 1964, restricted) between `term` and the nearest such
/// part of `word`.
fn distance(term: &str, word: &str, part: Part) -> usize {
    if part == Part::Whole {
        return strsim::osa_distance(term, word);
    }
    let term: Vec<char> = term.chars().collect();
    // Rows run over the term; a free start costs nothing before the part, a free end nothing after it.
    let width = term.len() + 1;
    let mut before: Vec<usize> = (0..width).collect();
    let mut row = before.clone();
    let mut older = before.clone();
    let mut best = before[width - 1];
    let mut last = '\0';
    for (at, letter) in word.chars().enumerate() {
        row[0] = if part == Part::Inside { 0 } else { at + 1 };
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
    fn one_error_in_four_letters_and_two_in_seven_are_forgiven() {
        for (term, word) in [
            ("flak", "falk"),
            ("falck", "falk"),
            ("sehsar", "sesar"),
            ("schnieder", "schneider"),
            ("zimermman", "zimmermann"),
        ] {
            assert!(cost(term, word).is_some(), "{term} {word}");
        }
        for (term, word) in [
            ("abc", "abd"),
            ("lena", "lars"),
            ("bafizyle", "bayer"),
            ("zzzz", "sesar"),
        ] {
            assert_eq!(cost(term, word), None, "{term} {word}");
        }
    }

    #[test]
    fn what_sounds_alike_is_nearer_than_what_is_only_typed_alike() {
        assert!(cost("maier", "meyer").is_some());
        assert!(cost("filip", "philipp").is_some());
        assert!(cost("schmit", "schmidt") < cost("schmit", "schmitz").or(Some(u32::MAX)));
    }

    #[test]
    fn beginnings_and_parts_of_compounds_may_hold_one_error() {
        assert!(cost("foerderng", "wirtschaftsfoerderung").is_some());
        assert!(cost("digitalsi", "digitalisierung").is_some());
        assert_eq!(cost("kiv", "archiv"), None);
    }

    proptest! {
        #[test]
        fn a_word_is_at_distance_nought_from_its_own_parts(word in "[a-z]{6,12}", cut in 3_usize..6) {
            prop_assert_eq!(distance(&word[..cut], &word, Part::Beginning), 0);
            prop_assert_eq!(distance(&word[1..cut], &word, Part::Inside), 0);
            prop_assert_eq!(distance(&word, &word, Part::Whole), 0);
        }

        #[test]
        fn a_part_is_never_farther_than_the_whole(term in "[a-d]{1,6}", word in "[a-d]{1,8}") {
            let whole = distance(&term, &word, Part::Whole);
            let beginning = distance(&term, &word, Part::Beginning);
            prop_assert!(beginning <= whole);
            prop_assert!(distance(&term, &word, Part::Inside) <= beginning);
        }
    }
}
