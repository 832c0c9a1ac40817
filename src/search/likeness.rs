//! Likeness of words: slips of the hand, of the ear and of the eye, weighed.
//!
//! The distance is the optimal string alignment (Damerau 1964, restricted) with weights: a slip that is
//! often made costs less than one that is seldom made (Kernighan, Church and Gale 1990, "A spelling
//! correction program based on a noisy channel model"). Beyond single letters, one spelling of a sound
//! may stand for another one ([`sounds`](super::sounds)), so that a name that was heard meets the name
//! as its own language writes it. Letters are compared one by one as they are written: an umlaut is one
//! letter, not two, so that a slip onto its key is one slip.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::sounds::{Pair, pairs_ending};
use crate::text::fold;

/// What one slip costs that nothing excuses; all costs are hundredths of it.
pub(super) const SLIP: u32 = 100;

/// A mark or a dot that is missing, or too much.
const MARK: u32 = 10;
/// `y` and `z` change places between the German and the American keyboard.
const Y_AND_Z: u32 = 20;
/// Letters that sound alike.
const EAR: u32 = 50;
/// Neighbours on the keyboard.
const NEIGHBOUR: u32 = 55;
/// Letters that look alike in print or by hand.
const PRINT: u32 = 60;
/// Two letters that changed places.
const SWAPPED: u32 = 60;
/// A first letter that is wrong: people seldom err there.
const FIRST: u32 = 15;
/// A letter too much.
const ADDED: u32 = 80;
/// The same letter twice.
const ADDED_TWICE: u32 = 35;
/// A key that was pressed along with its neighbour.
const ADDED_ALONG: u32 = 60;
/// A letter that is missing.
const MISSING: u32 = 75;
/// One of two same letters that is missing.
const MISSING_TWICE: u32 = 30;
/// A silent `h` that is missing, or too much.
const SILENT: u32 = 40;
/// A letter that only some keyboards have, and that is missing.
const MISSING_UMLAUT: u32 = 35;

/// Hundredths of a slip that are forgiven, and so many more for each letter that was typed.
const LIMIT: u32 = 40;
const LIMIT_PER_LETTER: u32 = 14;
/// What is forgiven in a word of three letters: two swapped, or one that is a neighbour.
const LIMIT_OF_THREE: u32 = 75;
/// What is forgiven at least in a longer one.
const LEAST_LIMIT: u32 = SLIP + 5;

/// Most letters by which two words that are alike differ in length.
const MOST_LONGER: usize = 9;

/// Longest word that is compared: the cost grows with the square of the length, and names and words of posts
/// are shorter.
const LONGEST: usize = 40;

/// Rows of the keyboards that people here have: QWERTZ, and what differs on QWERTY.
const ROWS: [&str; 6] = [
    "1234567890ß",
    "qwertzuiopü",
    "asdfghjklöä",
    "yxcvbnm",
    "qwertyuiop",
    "zxcvbnm",
];

/// Pairs that an ear takes for one another.
const SOUND_ALIKE: &str = "bp dt gk mn fv vw fw sz cz ck ie eä oö uü aä iü eö ou yi yü yj qk fs ln";

/// Pairs that an eye takes for one another.
const LOOK_ALIKE: &str = "il hb un ce ao ft gq hk oq";

/// A letter of a word, prepared to be compared.
#[derive(Clone, Copy)]
struct Letter {
    /// With its marks.
    written: char,
    /// Without its marks.
    base: char,
    /// The places of both among the weights.
    places: (usize, usize),
}

impl Letter {
    fn new(written: char) -> Letter {
        let base = base(written);
        Letter {
            written,
            base,
            places: (place(written), place(base)),
        }
    }
}

/// A word that was typed, prepared to be compared with many.
pub(super) struct TypedPattern {
    letters: Vec<Letter>,
    /// What each letter costs if it is too much.
    added: Vec<u32>,
    /// For each letter the spellings of sounds that end with it, by the letter with which they end as they are
    /// stored.
    pairs: Vec<BTreeMap<char, Vec<&'static Pair>>>,
    /// Letters of the longest of those spellings.
    reach: usize,
    limit: u32,
    consonants: Consonants,
    weights: &'static Weights,
}

/// The letters of a word that was stored, one by one.
#[derive(Default)]
pub(super) struct StoredWord {
    letters: Vec<Letter>,
    /// The same without what is known of them.
    chars: Vec<char>,
    /// What each letter costs if it is missing.
    missing: Vec<u32>,
}

impl StoredWord {
    fn set(&mut self, word: &str) {
        self.chars.clear();
        self.chars.extend(word.chars());
        self.letters.clear();
        self.letters
            .extend(self.chars.iter().copied().map(Letter::new));
        self.missing.clear();
        let before = [None].into_iter().chain(self.chars.iter().map(Some));
        let letters = self.chars.iter().zip(before);
        self.missing
            .extend(letters.map(|(letter, before)| missing_cost(*letter, before.copied())));
    }
}

/// What a letter costs that is stored and was not typed.
fn missing_cost(letter: char, before: Option<char>) -> u32 {
    match letter {
        _ if before == Some(letter) => MISSING_TWICE,
        'ä' | 'ö' | 'ü' | 'ß' => MISSING_UMLAUT,
        'h' => SILENT,
        _ => MISSING,
    }
}

/// What a letter costs that was typed and is not stored.
fn added_cost(letters: &[char], at: usize) -> u32 {
    let letter = letters[at];
    let before = at.checked_sub(1).map(|at| letters[at]);
    if before == Some(letter) {
        return ADDED_TWICE;
    }
    if letter == 'h' {
        return SILENT;
    }
    let is_along = |other: Option<char>| {
        other.is_some_and(|other| WEIGHTS.between(letter, other) <= NEIGHBOUR)
    };
    if is_along(before) || is_along(letters.get(at + 1).copied()) {
        return ADDED_ALONG;
    }
    ADDED
}

/// Room that comparing needs, used again for the next word.
#[derive(Default)]
pub(super) struct DistanceBuffer {
    stored: StoredWord,
    costs: Vec<u32>,
    least: Vec<u32>,
}

impl TypedPattern {
    /// A word in lower case with its marks; `None` where nothing can be like it.
    pub(super) fn new(word: &str) -> Option<TypedPattern> {
        let letters: Vec<char> = word.chars().collect();
        let count = letters.len();
        if !(3..=LONGEST).contains(&count) || letters.iter().all(char::is_ascii_digit) {
            return None;
        }
        let ending = (1..=count).map(|end| pairs_ending(&letters[..end]));
        let ending: Vec<Vec<&'static Pair>> = ending.collect();
        let reach = ending.iter().flatten().map(|pair| pair.asked.len()).max();
        let by_last = |pairs: Vec<&'static Pair>| {
            let mut by_last: BTreeMap<char, Vec<&'static Pair>> = BTreeMap::new();
            for pair in pairs {
                if let Some(last) = pair.stored.last() {
                    by_last.entry(*last).or_default().push(pair);
                }
            }
            by_last
        };
        Some(TypedPattern {
            pairs: ending.into_iter().map(by_last).collect(),
            added: (0..count).map(|at| added_cost(&letters, at)).collect(),
            reach: reach.unwrap_or(0).max(2),
            limit: match count {
                3 => LIMIT_OF_THREE,
                _ => LEAST_LIMIT.max(LIMIT + u32::try_from(count).unwrap_or(0) * LIMIT_PER_LETTER),
            },
            consonants: Consonants::of(&letters),
            weights: &WEIGHTS,
            letters: letters.into_iter().map(Letter::new).collect(),
        })
    }

    /// What it costs to take what was typed for this word, in hundredths of a slip; `None` where it is
    /// too much.
    pub(super) fn cost(&self, word: &str, room: &mut DistanceBuffer) -> Option<u32> {
        let count = word.chars().count();
        // A name with several sounds of three letters each is longer by so many where it was heard.
        if !(2..=LONGEST).contains(&count) || self.letters.len().abs_diff(count) > MOST_LONGER {
            return None;
        }
        room.stored.set(word);
        if !self.consonants.may_be(&room.stored.chars, self.limit) {
            return None;
        }
        let mut cost = self.distance(room);
        // A slip within an umlaut that is written out: kriueger, guentehr.
        if self.letters.iter().any(|asked| asked.written == 'e')
            && room.stored.chars.iter().any(|c| "äöü".contains(*c))
        {
            room.stored.set(&fold::spelled_key(word));
            cost = cost.min(self.distance(room));
        }
        (cost <= self.limit).then_some(cost)
    }

    fn distance(&self, room: &mut DistanceBuffer) -> u32 {
        let DistanceBuffer {
            stored,
            costs,
            least,
        } = room;
        let (rows, width) = (self.letters.len() + 1, stored.letters.len() + 1);
        costs.clear();
        costs.resize(rows * width, 0);
        least.clear();
        for column in 1..width {
            let missing = stored.missing[column - 1];
            // People seldom leave out the first letters.
            let first = if missing == MISSING { FIRST } else { 0 };
            costs[column] = costs[column - 1] + missing + first;
        }
        least.push(0);
        for row in 1..rows {
            costs[row * width] = costs[(row - 1) * width] + self.added[row - 1];
            let mut lowest = costs[row * width];
            for column in 1..width {
                let cost = self.cell(stored, costs, width, row, column);
                costs[row * width + column] = cost;
                lowest = lowest.min(cost);
            }
            least.push(lowest);
            // Every way to the end goes through one of the last rows.
            if least[least.len().saturating_sub(self.reach)..]
                .iter()
                .all(|&cost| cost > self.limit)
            {
                return u32::MAX;
            }
        }
        costs[rows * width - 1]
    }

    /// The least cost of having come so far in what was typed and in what is stored.
    fn cell(
        &self,
        stored: &StoredWord,
        costs: &[u32],
        width: usize,
        row: usize,
        column: usize,
    ) -> u32 {
        let at = |row: usize, column: usize| costs[row * width + column];
        let (asked, have) = (row - 1, column - 1);
        let mut changed = self.change_cost(stored, asked, have);
        if row == 1 && changed > MARK {
            changed += FIRST;
        }
        let mut cost = (at(row - 1, column - 1) + changed)
            .min(at(row - 1, column) + self.added[asked])
            .min(at(row, column - 1) + stored.missing[have]);
        let swaps = row > 1
            && column > 1
            && self.letters[asked].base == stored.letters[have - 1].base
            && self.letters[asked - 1].base == stored.letters[have].base
            && self.letters[asked].base != self.letters[asked - 1].base;
        if swaps {
            let first = if row == 2 { FIRST } else { 0 };
            cost = cost.min(at(row - 2, column - 2) + SWAPPED + first);
        }
        let pairs = self.pairs[asked].get(&stored.chars[have]);
        for pair in pairs.into_iter().flatten() {
            let (typed, written) = (pair.asked.len(), pair.stored.len());
            let may_stand = !pair.only_at_end || row == self.letters.len() && column == width - 1;
            if column >= written
                && may_stand
                && stored.chars[column - written..column] == pair.stored[..]
            {
                cost = cost.min(at(row - typed, column - written) + pair.cost);
            }
        }
        cost
    }

    fn change_cost(&self, stored: &StoredWord, asked: usize, have: usize) -> u32 {
        let (asked, have) = (self.letters[asked], stored.letters[have]);
        if asked.written == have.written {
            0
        } else if asked.base == have.base {
            MARK
        } else {
            let of_letters = self.weights.at(asked.places.0, have.places.0);
            of_letters.min(self.weights.at(asked.places.1, have.places.1))
        }
    }
}

/// A letter without its marks, in one letter.
pub(super) fn base(c: char) -> char {
    match c {
        'a'..='z' => c,
        'ß' => 's',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        'ı' => 'i',
        _ => std::iter::once(c)
            .nfd()
            .find(|part| !is_combining_mark(*part))
            .unwrap_or(c),
    }
}

/// What it costs to take one letter for another.
struct Weights([[u8; LETTERS]; LETTERS]);

/// The letters of the alphabet, the umlauts, and one place for all others.
const LETTERS: usize = 31;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(Weights::new);

impl Weights {
    fn new() -> Weights {
        let slip = u8::try_from(SLIP).unwrap_or(u8::MAX);
        let mut weights = Weights([[slip; LETTERS]; LETTERS]);
        for pair in LOOK_ALIKE.split(' ') {
            weights.lower(pair, PRINT);
        }
        for row in ROWS {
            let keys: Vec<char> = row.chars().collect();
            for pair in keys.windows(2) {
                weights.lower(&String::from_iter(pair), NEIGHBOUR);
            }
        }
        // A key of the row below stands between two of the row above it.
        for (above, below) in [(0, 1), (1, 2), (2, 3), (4, 2), (2, 5)] {
            let below: Vec<char> = ROWS[below].chars().collect();
            for (at, key) in ROWS[above].chars().enumerate() {
                for other in [at.checked_sub(1), Some(at)].into_iter().flatten() {
                    if let Some(other) = below.get(other) {
                        weights.lower(&String::from_iter([key, *other]), NEIGHBOUR);
                    }
                }
            }
        }
        for pair in SOUND_ALIKE.split(' ') {
            weights.lower(pair, EAR);
        }
        weights.lower("yz", Y_AND_Z);
        weights
    }

    fn lower(&mut self, pair: &str, cost: u32) {
        let places: Vec<usize> = pair.chars().map(place).collect();
        if let [one, other] = places[..]
            && one.max(other) < OTHERS
        {
            let cost = u8::try_from(cost).unwrap_or(u8::MAX);
            for (one, other) in [(one, other), (other, one)] {
                self.0[one][other] = self.0[one][other].min(cost);
            }
        }
    }

    fn between(&self, one: char, other: char) -> u32 {
        self.at(place(one), place(other))
    }

    fn at(&self, one: usize, other: usize) -> u32 {
        u32::from(self.0[one][other])
    }
}

/// The place of letters of which nothing is known.
const OTHERS: usize = LETTERS - 1;

fn place(letter: char) -> usize {
    match letter {
        'a'..='z' => letter as usize - 'a' as usize,
        'ä' => 26,
        'ö' => 27,
        'ü' => 28,
        'ß' => 29,
        _ => OTHERS,
    }
}

/// The consonants of a word in classes of those that sound alike (after Postel 1969, Kölner Phonetik): a
/// quick look that refuses most words.
struct Consonants {
    /// Classes that are surely there.
    sure: u16,
    /// Classes that may be meant.
    possible: u16,
}

impl Consonants {
    fn of(letters: &[char]) -> Consonants {
        let mut classes = Consonants {
            sure: 0,
            possible: 0,
        };
        for &letter in letters {
            let (sure, possible) = classes_of(base(letter));
            classes.sure |= sure;
            classes.possible |= sure | possible;
        }
        classes
    }

    /// Whether the distance to a word may be within the limit.
    fn may_be(&self, word: &[char], limit: u32) -> bool {
        let word = Consonants::of(word);
        let without = (self.sure & !word.possible).count_ones();
        let beyond = (word.sure & !self.possible).count_ones();
        without.max(beyond) * EAR <= limit
    }
}

/// The class of a consonant, and the classes of what it may also be written for.
fn classes_of(letter: char) -> (u16, u16) {
    const LIPS: u16 = 1;
    const TEETH: u16 = 1 << 1;
    const THROAT: u16 = 1 << 2;
    const BREATH: u16 = 1 << 3;
    const L: u16 = 1 << 4;
    const NOSE: u16 = 1 << 5;
    const R: u16 = 1 << 6;
    const HISS: u16 = 1 << 7;
    match letter {
        'p' | 'b' => (LIPS, BREATH),
        'd' | 't' => (0, TEETH | HISS),
        'k' | 'q' => (0, THROAT | HISS),
        'f' => (BREATH, 0),
        'v' => (BREATH, LIPS),
        'w' => (0, BREATH | L),
        'l' => (0, L | BREATH),
        'm' | 'n' => (NOSE, 0),
        'r' => (0, R | HISS),
        's' | 'z' => (0, HISS | TEETH | R),
        'g' | 'c' | 'x' | 'j' | 'h' => (0, THROAT | HISS | TEETH),
        'a'..='z' => (0, 0),
        // Nothing is known of the letters of other scripts.
        _ => (0, u16::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cost(asked: &str, word: &str) -> Option<u32> {
        TypedPattern::new(asked)?.cost(word, &mut DistanceBuffer::default())
    }

    #[test]
    fn slips_of_the_hand_the_ear_and_the_eye_are_forgiven() {
        for (asked, word) in [
            ("flak", "falk"),
            ("aflk", "falk"),
            ("falck", "falk"),
            ("sehsar", "sesar"),
            ("schnieder", "schneider"),
            ("zimermman", "zimmermann"),
            ("mßller", "müller"),
            ("engeö", "engel"),
            ("vßo", "voß"),
            ("kaufanj", "kaufmann"),
            ("schyter", "schuster"),
            ("dring", "döring"),
            ("wagenr", "wagner"),
            ("maier", "meyer"),
            ("filip", "philipp"),
            ("schuls", "schulz"),
            ("kriueger", "krüger"),
            ("guentehr", "günther"),
            ("rdieger", "rüdiger"),
        ] {
            assert!(cost(asked, word).is_some(), "{asked} {word}");
        }
    }

    #[test]
    fn a_name_that_was_heard_meets_the_name_as_its_language_writes_it() {
        for (asked, word) in [
            ("schimschek", "şimşek"),
            ("alkowitsch", "alković"),
            ("tasch", "taş"),
            ("jaltschin", "yalçın"),
            ("adschar", "acar"),
            ("kowaltschik", "kowalczyk"),
            ("wujtschik", "wójcik"),
            ("naggar", "nadschar"),
            ("chatib", "khatib"),
            ("fam", "pham"),
            ("schie", "xie"),
            ("bakero", "baquero"),
            ("popeff", "popov"),
        ] {
            assert!(cost(asked, word).is_some(), "{asked} {word}");
        }
    }

    #[test]
    fn other_words_are_not_alike() {
        for (asked, word) in [
            ("abc", "xyz"),
            ("lena", "lars"),
            ("bafizyle", "bayer"),
            ("zzzz", "sesar"),
            ("staude", "stadelmann"),
            ("torres", "theresa"),
            ("3033", "3032"),
        ] {
            assert_eq!(cost(asked, word), None, "{asked} {word}");
        }
    }

    #[test]
    fn the_likelier_slip_is_the_nearer_one() {
        for (asked, nearer, farther) in [
            ("muller", "müller", "miller"),
            ("mezer", "meyer", "menzer"),
            ("schmit", "schmitt", "schmitz"),
            ("hofman", "hofmann", "hoffmann"),
        ] {
            assert!(
                cost(asked, nearer) < cost(asked, farther).or(Some(u32::MAX)),
                "{asked} {nearer} {farther}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_word_is_like_itself_at_no_cost(word in "[a-zäöüß]{3,12}") {
            prop_assert_eq!(cost(&word, &word), Some(0));
        }

        #[test]
        fn the_quick_look_refuses_no_single_slip(word in "[a-z]{4,12}", at in 0_usize..12, letter in "[a-z]") {
            let at = at % word.len();
            let mut asked = word.clone();
            asked.replace_range(at..=at, &letter);
            prop_assume!(at > 0);
            prop_assert!(cost(&asked, &word).is_some(), "{} {}", asked, word);
        }
    }
}
