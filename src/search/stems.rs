//! Words that are forms or parts of one another: `Flüchtlinge` and `Flüchtling`, `Kinder` and `Kinderschutz`.
//!
//! Forms are told by their stems (Snowball, Porter 2001), German and English, for it cannot
//! be known in which of the two a word was typed. Parts are told by a stem that a compound begins with, ends
//! with or holds: German writes together what English writes apart.

use rust_stemmers::{Algorithm, Stemmer};

use super::letters::letters;

/// Shortest stem that a longer word may begin with.
const SHORTEST_BEGINNING: usize = 4;

/// Shortest stem that a longer word may hold anywhere else.
const SHORTEST_PART: usize = 5;

/// What it costs that a word is another form of the one that was typed, in hundredths of a slip.
pub(super) const FORM: u32 = 5;
/// What it costs that a compound begins with what was typed, ends with it, or holds it.
const BEGINNING: u32 = 25;
const END: u32 = 30;
const INSIDE: u32 = 50;
/// What it costs that what was typed is a compound which begins with the word, or ends with it.
pub(super) const BEGINS_TYPED: u32 = 45;
const ENDS_TYPED: u32 = 55;
/// What it costs more that it begins with the stem alone: `Förderprogramm` for `Förderung`.
const OF_STEM: u32 = 20;
/// What each letter of a compound costs that is left over, and at most.
const LEFT_OVER: u32 = 1;
const MOST_LEFT_OVER: u32 = 15;

/// A word that was typed, with its stems.
#[derive(Clone, Debug)]
pub(super) struct Stems {
    /// As [`fold::plain_key`](crate::text::fold::plain_key) has it.
    plain: String,
    /// German and English.
    both: [String; 2],
    /// German, where it may be a form of a verb that Snowball leaves as it is: `begleitet`.
    verb: Option<String>,
    /// Of the German stem, see [`letters`].
    letters: u32,
}

impl Stems {
    /// Of a word as [`fold::plain_key`](crate::text::fold::plain_key) has it.
    pub(super) fn new(plain: &str) -> Stems {
        let stems = stems(plain);
        let verb = infinitive(plain).map(|verb| {
            let [german, _] = self::stems(&verb);
            german
        });
        Stems {
            plain: plain.to_owned(),
            letters: letters(verb.as_ref().unwrap_or(&stems[0])),
            both: stems,
            verb,
        }
    }

    /// The word that was typed.
    pub(super) fn plain(&self) -> &str {
        &self.plain
    }

    /// Whether a word is the same or another form of it.
    pub(super) fn is_form(&self, word: &str) -> bool {
        word == self.plain || self.may_be_form(word) && self.has_stem_of(word)
    }

    /// What it costs to take a word for the one that was typed; `None` where the two are not related. The
    /// word is a [`plain_key`](crate::text::fold::plain_key), too.
    pub(super) fn cost(&self, word: &str) -> Option<u32> {
        self.cost_of(word, letters(word))
    }

    /// As [`cost`](Self::cost), of a word whose letters are known, see [`letters`].
    pub(super) fn cost_of(&self, word: &str, letters: u32) -> Option<u32> {
        if word == self.plain {
            return Some(0);
        }
        // Parts are told of words in Latin letters.
        if !(word.is_ascii() && self.plain.is_ascii()) {
            return None;
        }
        let may_begin = self.may_be_form(word);
        if may_begin && self.has_stem_of(word) {
            return Some(FORM);
        }
        let left_over = |part: &str| {
            let letters = word.len().abs_diff(part.len());
            u32::try_from(letters).map_or(MOST_LEFT_OVER, |letters| {
                (letters * LEFT_OVER).min(MOST_LEFT_OVER)
            })
        };
        // What was typed is a part of the word.
        let [german, _] = &self.both;
        let german = self.verb.as_ref().unwrap_or(german);
        if german.len() >= SHORTEST_BEGINNING && may_begin && word.starts_with(german.as_str()) {
            let is_derived = self.plain.len().saturating_sub(german.len()) > LONGEST_ENDING;
            let of_stem = if is_derived && !word.starts_with(&self.plain) {
                OF_STEM
            } else {
                0
            };
            return Some(BEGINNING + of_stem + left_over(german));
        }
        let may_hold = self.letters & !letters == 0;
        if may_hold && german.len() >= SHORTEST_PART && word.len() > german.len() {
            let ending = &word[word.len().saturating_sub(german.len() + LONGEST_ENDING)..];
            if ending.contains(german.as_str()) {
                return Some(END + left_over(german));
            }
            if word.contains(german.as_str()) {
                return Some(INSIDE + left_over(german));
            }
        }
        // The word is a part of what was typed.
        if word.len() >= SHORTEST_PART && word.len() < self.plain.len() {
            let shares_beginning = self.plain.starts_with(&word[..SHORTEST_BEGINNING]);
            if shares_beginning {
                let [stem, _] = stems(word);
                if stem.len() >= SHORTEST_PART && self.plain.starts_with(&stem) {
                    return Some(BEGINS_TYPED + left_over(&self.plain));
                }
            }
            if self.plain.ends_with(word) {
                return Some(ENDS_TYPED + left_over(&self.plain));
            }
        }
        None
    }

    /// A quick refusal: a stem is never longer than its word, and begins as it does.
    fn may_be_form(&self, word: &str) -> bool {
        let begins = |stem: &String| {
            let first = stem.char_indices().nth(3).map_or(stem.len(), |(at, _)| at);
            !stem.is_empty() && word.starts_with(&stem[..first])
        };
        self.both.iter().chain(&self.verb).any(begins)
    }

    fn has_stem_of(&self, word: &str) -> bool {
        let word = stems(word);
        let is_same = |at: usize| !word[at].is_empty() && word[at] == self.both[at];
        is_same(0) || is_same(1) || self.verb.as_ref() == Some(&word[0])
    }
}

/// So many letters may stand behind the last part of a compound: its ending.
const LONGEST_ENDING: usize = 2;

/// The stems of a word, German and English.
fn stems(plain: &str) -> [String; 2] {
    // Words of other scripts and numbers have none but themselves.
    if !plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return [plain.to_owned(), plain.to_owned()];
    }
    let german = Stemmer::create(Algorithm::German);
    let english = Stemmer::create(Algorithm::English);
    [
        german.stem(without_gender(plain)).into_owned(),
        english.stem(plain).into_owned(),
    ]
}

/// The infinitive of a word that may be a form of a verb: `begleitet`, `koordiniert`.
fn infinitive(word: &str) -> Option<String> {
    let stem = word
        .strip_suffix("et")
        .or(word.strip_suffix("iert").map(|_| &word[..word.len() - 1]))?;
    (stem.len() >= SHORTEST_PART && stem.is_ascii()).then(|| format!("{stem}en"))
}

/// `Dolmetscherin` and `Dolmetscherinnen` without what only says that they are women; Snowball leaves that.
fn without_gender(word: &str) -> &str {
    if let Some(rest) = word.strip_suffix("innen") {
        return if rest.len() >= SHORTEST_MAN {
            rest
        } else {
            word
        };
    }
    match word.strip_suffix("in") {
        Some(rest) if rest.len() >= SHORTEST_MAN && rest.ends_with(['r', 't', 'd', 's']) => rest,
        _ => word,
    }
}

/// Shorter words that end in -in are other words: `Termin`, `Berlin`.
const SHORTEST_MAN: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(typed: &str, word: &str) -> Option<u32> {
        Stems::new(typed).cost(word)
    }

    #[test]
    fn forms_of_one_word_are_the_same_word() {
        for (typed, word) in [
            ("fluchtlinge", "fluchtling"),
            ("ehrenamtlich", "ehrenamt"),
            ("volunteers", "volunteering"),
            ("forderrichtlinie", "forderrichtlinien"),
            ("migrantin", "migranten"),
            ("begleitet", "begleitung"),
            ("koordiniert", "koordinieren"),
            ("dolmetscherinnen", "dolmetscher"),
        ] {
            assert_eq!(cost(typed, word), Some(FORM), "{typed} {word}");
        }
    }

    #[test]
    fn parts_of_a_compound_are_related_both_ways() {
        for (typed, word) in [
            ("kindern", "kinderschutz"),
            ("adoptieren", "adoptionsvermittlung"),
            ("unterkunft", "gemeinschaftsunterkunfte"),
            ("dolmetscherin", "dolmetscherpool"),
            ("auslanderamt", "auslander"),
            ("migrantenverein", "verein"),
        ] {
            assert!(cost(typed, word).is_some(), "{typed} {word}");
        }
    }

    #[test]
    fn other_words_are_not_related() {
        for (typed, word) in [
            ("verein", "vermittlung"),
            ("bus", "busch"),
            ("quantenphysik", "quartier"),
        ] {
            let cost = cost(typed, word);
            assert!(
                cost.is_none_or(|cost| cost > FORM),
                "{typed} {word} {cost:?}"
            );
        }
        assert_eq!(cost("quantenphysik", "quartier"), None);
    }
}
