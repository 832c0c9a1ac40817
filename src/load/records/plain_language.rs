//! Sentences that everybody can read: short ones, without abbreviations that are not explained.

use super::value_reader::ValueReader;
use crate::both;
use crate::diagnostic::Span;
use crate::text::locale::Text;

/// Most words in a sentence; the limit that guides to plain German give.
const MOST_WORDS: usize = 15;

/// Abbreviations that are names here, or that everybody reads as a word.
const KNOWN_SHORT: [&str; 4] = ["WIR", "EUR", "PDF", "II"];

/// Looks at every sentence of a text, in both languages.
pub(super) fn check_sentences(reading: &mut ValueReader<'_>, text: &Text, at: Span) {
    // This runs over every text at each start, so what is short enough is seen without counting words.
    let gaps = |sentence: &str| sentence.bytes().filter(u8::is_ascii_whitespace).count();
    for sentence in text
        .translations()
        .flat_map(|text| text.split_inclusive(['.', '!', '?', ':']))
        .filter(|sentence| gaps(sentence) >= MOST_WORDS)
    {
        let words = sentence
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count();
        if words > MOST_WORDS {
            let start: String = sentence.trim().chars().take(30).collect();
            reading.warning(
                "long-sentence",
                at,
                both!(
                    "Der Satz „{start}…“ hat {words} Wörter.",
                    "The sentence “{start}…” has {words} words."
                ),
                both!(
                    "Höchstens {MOST_WORDS} Wörter liest man leicht. Bitte teilen.",
                    "At most {MOST_WORDS} words are easy to read. Please split it."
                ),
            );
        }
    }
    let words = text
        .translations()
        .filter(|text| has_capitals(text))
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    for word in words.filter(|word| is_abbreviation(word) && !KNOWN_SHORT.contains(word)) {
        reading.warning(
            "abbreviation",
            at,
            both!(
                "„{word}“ ist eine Abkürzung.",
                "“{word}” is an abbreviation."
            ),
            both!(
                "Bitte das ganze Wort schreiben.",
                "Please write the whole word."
            ),
        );
    }
}

/// Whether two capitals stand side by side, as in every abbreviation. A letter with marks may be one.
fn has_capitals(text: &str) -> bool {
    let is_capital = |byte: u8| byte.is_ascii_uppercase() || !byte.is_ascii();
    text.as_bytes()
        .windows(2)
        .any(|pair| is_capital(pair[0]) && is_capital(pair[1]))
}

fn is_abbreviation(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(char::is_uppercase)
}
