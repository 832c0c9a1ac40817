//! The numbers in a cell in which an office wrote several, with words between and around them: „Tel. 83-3044 u.
//! 3045, Fax -913044“.

use crate::model::Phone;
use crate::text::fold;

/// What a number in a cell is for, as far as a word before it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberUse {
    /// What the field says.
    OfField,
    /// A fax.
    Fax,
    /// A mobile.
    Mobile,
}

/// A part of a cell that is a number, or is meant for one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NumberPart {
    pub(super) number_use: NumberUse,
    pub(super) text: String,
}

/// What a word in a cell of numbers says.
enum Word {
    /// What the numbers behind it are for.
    Use(NumberUse),
    /// Another number follows.
    Separator,
    /// An extension follows, or the number works only in the house.
    Extension,
}

/// Words for none.
const NONE: [&str; 9] = [
    "keine",
    "kein",
    "entfaellt",
    "nicht vorhanden",
    "none",
    "not applicable",
    "n a",
    "k a",
    "",
];

/// The meaning of a word; nothing for one that is none of these.
fn meaning(word: &str) -> Option<Word> {
    Some(match fold::spelled_key(word).as_str() {
        "tel" | "telefon" | "telephone" | "phone" | "fon" | "t" | "ruf" | "festnetz" => {
            Word::Use(NumberUse::OfField)
        }
        "fax" | "telefax" | "f" => Word::Use(NumberUse::Fax),
        "mobil" | "mobile" | "mobiltelefon" | "handy" | "cell" | "m" => {
            Word::Use(NumberUse::Mobile)
        }
        "oder" | "od" | "o" | "und" | "u" | "bzw" | "or" | "and" => Word::Separator,
        "durchwahl" | "dw" | "app" | "apparat" | "ext" | "intern" | "internal" => Word::Extension,
        "" if word == "&" => Word::Separator,
        _ => return None,
    })
}

/// The numbers in a cell that is none by itself; nothing where it says that there is none.
pub(super) fn parts_of_numbers(text: &str) -> Vec<NumberPart> {
    if NONE.contains(&fold::spelled_key(text).as_str()) {
        return Vec::new();
    }
    let mut parts: Vec<NumberPart> = Vec::new();
    for piece in text.split([';', ',']) {
        let mut number_use = NumberUse::OfField;
        let mut written = String::new();
        for token in piece.split_whitespace().flat_map(word_and_number) {
            match meaning(token) {
                Some(Word::Use(of)) => {
                    push(&mut parts, number_use, &mut written);
                    number_use = of;
                }
                Some(Word::Separator) => push(&mut parts, number_use, &mut written),
                Some(Word::Extension) if written.is_empty() => {}
                Some(Word::Extension) => written.push('-'),
                None if is_sign(token) => {}
                None => {
                    if !(written.is_empty() || written.ends_with('-')) {
                        written.push(' ');
                    }
                    written.push_str(token);
                }
            }
        }
        push(&mut parts, number_use, &mut written);
    }
    parts
}

/// A token cut between a word and the number that is written at it: `Tel.:06031`, `DW3058`.
fn word_and_number(token: &str) -> impl Iterator<Item = &str> {
    let digit = token.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('));
    let at = digit.filter(|&at| meaning(&token[..at]).is_some());
    let (word, number) = token.split_at(at.unwrap_or(0));
    [word, number].into_iter().filter(|part| !part.is_empty())
}

/// Whether a token is a picture, such as ☎.
fn is_sign(token: &str) -> bool {
    let is_of_number = |c: char| c.is_alphanumeric() || c.is_ascii_punctuation() || c == '–';
    !token.contains(is_of_number)
}

/// Ends a part; one that is too short to be a number of its own is completed from the one before.
fn push(parts: &mut Vec<NumberPart>, number_use: NumberUse, written: &mut String) {
    let text = std::mem::take(written);
    let text = text
        .trim_matches([' ', ':'])
        .replace("- ", "-")
        .replace(" -", "-");
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '–' | '/')) {
        return;
    }
    let last = parts.last().filter(|_| has_digit);
    let completed = last.and_then(|last| completed(&last.text, &text));
    // A dash at the beginning only says that something stood before it.
    let text =
        completed.unwrap_or_else(|| text.trim_start_matches(['-', '–']).trim_start().to_owned());
    parts.push(NumberPart { number_use, text });
}

/// A short number completed from the one before it: `3045` behind `83-3044`, `-25 27` behind `06192-5 55 25 07`.
fn completed(before: &str, short: &str) -> Option<String> {
    let rest = short.trim_start_matches(['-', '–']).trim_start();
    let has_dash = rest.len() < short.len();
    let is_short = rest.chars().all(|c| c.is_ascii_digit() || c == ' ');
    let number = Phone::parse(before).ok()?.number();
    let extension = number.extension()?.len();
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let is_like = digits == extension || has_dash;
    if !is_short || !is_like || digits == 0 {
        return None;
    }
    // The last digits of the number before are replaced; a longer extension, as that of a fax, takes the place of all.
    let replaced = extension.min(digits);
    let is_digit = |(_, c): &(usize, char)| c.is_ascii_digit();
    let (at, _) = before
        .char_indices()
        .rev()
        .filter(is_digit)
        .nth(replaced - 1)?;
    Some(format!("{}{rest}", &before[..at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_and_around_numbers_part_them_and_short_ones_are_completed() {
        use NumberUse::{Fax, Mobile, OfField};
        for (cell, numbers) in [
            (
                "83-3044 u. 3045",
                vec![(OfField, "83-3044"), (OfField, "83-3045")],
            ),
            (
                "06031 83-3046 & 3047",
                vec![(OfField, "06031 83-3046"), (OfField, "06031 83-3047")],
            ),
            (
                "06031 83-3044 bzw. 3045",
                vec![(OfField, "06031 83-3044"), (OfField, "06031 83-3045")],
            ),
            (
                "06031 83-3037 oder 3041",
                vec![(OfField, "06031 83-3037"), (OfField, "06031 83-3041")],
            ),
            (
                "069 5550-2027 oder -3628",
                vec![(OfField, "069 5550-2027"), (OfField, "069 5550-3628")],
            ),
            ("Tel.: 06031 83-3049", vec![(OfField, "06031 83-3049")]),
            ("Tel.:06031 83-3049", vec![(OfField, "06031 83-3049")]),
            ("Tel. 3055", vec![(OfField, "3055")]),
            ("T: 3079", vec![(OfField, "3079")]),
            ("☎ 06031 83-3049", vec![(OfField, "06031 83-3049")]),
            ("Durchwahl: 3057", vec![(OfField, "3057")]),
            ("06031 83 DW 3058", vec![(OfField, "06031 83-3058")]),
            (
                "Tel 06031 83-3083, Fax 06031 83-913083",
                vec![(OfField, "06031 83-3083"), (Fax, "06031 83-913083")],
            ),
            (
                "06031 83-3068 Fax -913068",
                vec![(OfField, "06031 83-3068"), (Fax, "06031 83-913068")],
            ),
            (
                "06031 83-3068, mobil 0170 1234567",
                vec![(OfField, "06031 83-3068"), (Mobile, "0170 1234567")],
            ),
            (
                "06441-555-1486 / Mobil: 0151/1234567",
                vec![(OfField, "06441-555-1486 /"), (Mobile, "0151/1234567")],
            ),
            ("keine", vec![]),
            ("-", vec![]),
        ] {
            let found = parts_of_numbers(cell);
            let found: Vec<(NumberUse, &str)> = found
                .iter()
                .map(|part| (part.number_use, part.text.as_str()))
                .collect();
            assert_eq!(found, numbers, "{cell}");
        }
    }
}
