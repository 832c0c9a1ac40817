//! The numbers in a cell in which an office wrote several, with words between and around them: „Tel. 83-3044 u.
//! 3045, Fax -913044“.

use crate::model::Phone;
use crate::model::reach::{Medium, ReachPlace, ReachWord, reach_word};
use crate::text::fold;

/// A part of a cell that is a number, or is meant for one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NumberPart {
    pub(super) said: Said,
    pub(super) text: String,
    /// Whether it rings only in the house, behind the number before it: „App. 12“.
    pub(super) is_internal: bool,
}

/// What the words before a number say that it is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) medium: Option<Medium>,
    pub(super) place: Option<ReachPlace>,
}

impl Said {
    /// With what a further word says. That it is a telephone says nothing new of a mobile one: `Mobil-Tel.`
    fn with(self, word: ReachWord) -> Said {
        match word {
            ReachWord::Medium(Medium::Voice) if self.medium.is_some() => self,
            ReachWord::Medium(medium) => Said {
                medium: Some(medium),
                ..self
            },
            ReachWord::Place(place) => Said {
                place: Some(place),
                ..self
            },
        }
    }
}

/// What a word in a cell of numbers says.
enum Word {
    /// What the numbers behind it are for.
    Reach(ReachWord),
    /// Another number follows.
    Separator,
    /// An extension follows, or the number works only in the house.
    Extension,
}

/// Words for none.
const NONE: [&str; 17] = [
    "keine",
    "kein",
    "kein telefon",
    "keine angabe",
    "nicht vergeben",
    "unbekannt",
    "folgt",
    "n v",
    "tbd",
    "tba",
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
    if let Some(said) = reach_word(word) {
        return Some(Word::Reach(said));
    }
    Some(match fold::spelled_key(word).as_str() {
        "oder" | "od" | "o" | "und" | "u" | "bzw" | "or" | "and" => Word::Separator,
        "durchwahl" | "dw" | "app" | "apparat" | "ext" | "intern" | "internal" | "x" => {
            Word::Extension
        }
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
        let mut said = Said::default();
        let mut written = String::new();
        let mut internal_from = usize::MAX;
        for token in piece.split_whitespace().flat_map(word_and_number) {
            match meaning(token) {
                _ if token == "+" && !written.is_empty() => {
                    push(&mut parts, said, &mut written, internal_from);
                }
                Some(Word::Reach(word)) => {
                    // Words before one number belong together, behind one they are about the next.
                    let is_first = !written.is_empty();
                    push(&mut parts, said, &mut written, internal_from);
                    said = if is_first { Said::default() } else { said }.with(word);
                }
                Some(Word::Separator) => push(&mut parts, said, &mut written, internal_from),
                Some(Word::Extension) if written.is_empty() => {}
                Some(Word::Extension) if has_extension(&written) => {
                    push(&mut parts, said, &mut written, internal_from);
                    internal_from = parts.len();
                }
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
        push(&mut parts, said, &mut written, internal_from);
        let internal = parts.iter_mut().skip(internal_from);
        internal.for_each(|part| part.is_internal = true);
    }
    parts
}

/// Whether a number has an extension already, behind which another one is that of a telephone in the house.
fn has_extension(written: &str) -> bool {
    Phone::parse(written.trim()).is_ok_and(|phone| phone.number().extension().is_some())
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

/// Ends a part; one that is too short to be a number of its own is completed from the one before, but for those that
/// ring only in the house, from `internal_from` on.
fn push(parts: &mut Vec<NumberPart>, said: Said, written: &mut String, internal_from: usize) {
    let text = std::mem::take(written);
    let text = text
        .trim_matches([' ', ':', ')'])
        .replace("- ", "-")
        .replace(" -", "-");
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    if text.is_empty() || text.chars().all(|c| matches!(c, '-' | '–' | '/')) {
        return;
    }
    let is_internal = parts.len() >= internal_from;
    let last = parts.last().filter(|_| has_digit && !is_internal);
    let completed = last.and_then(|last| completed(&last.text, &text));
    // A dash at the beginning only says that something stood before it.
    let text =
        completed.unwrap_or_else(|| text.trim_start_matches(['-', '–']).trim_start().to_owned());
    parts.push(NumberPart {
        said,
        text,
        is_internal: false,
    });
}

/// A short number completed from the one before it: `3045` behind `83-3044`, `-25 27` behind `06192-5 55 25 07`.
fn completed(before: &str, short: &str) -> Option<String> {
    let rest = short.trim_start_matches(['-', '–']).trim_start();
    let has_dash = rest.len() < short.len();
    let is_short = rest.chars().all(|c| c.is_ascii_digit() || c == ' ');
    let number = Phone::parse(before).ok()?.number();
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    // Behind a number that shows no extension, as many digits are another one where a dash stands before them.
    let extension = match number.extension() {
        Some(extension) => extension.len(),
        None if has_dash && number.is_international() => digits,
        None => return None,
    };
    // Two digits behind a longer extension are its last ones.
    let is_like = (2..=extension).contains(&digits) || digits == extension || has_dash;
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
        let none = Said::default();
        let [voice, fax, mobile] =
            [Medium::Voice, Medium::Fax, Medium::Mobile].map(|medium| Said {
                medium: Some(medium),
                place: None,
            });
        let home_fax = Said {
            place: Some(ReachPlace::Home),
            ..fax
        };
        for (cell, numbers) in [
            (
                "83-3044 u. 3045",
                vec![(none, "83-3044"), (none, "83-3045")],
            ),
            (
                "06031 83-3046 & 3047",
                vec![(none, "06031 83-3046"), (none, "06031 83-3047")],
            ),
            (
                "06031 83-3044 bzw. 3045",
                vec![(none, "06031 83-3044"), (none, "06031 83-3045")],
            ),
            (
                "06031 83-3037 oder 3041",
                vec![(none, "06031 83-3037"), (none, "06031 83-3041")],
            ),
            (
                "069 5550-2027 oder -3628",
                vec![(none, "069 5550-2027"), (none, "069 5550-3628")],
            ),
            (
                "Tel.: 06192-5 55 25 07 oder -25 27",
                vec![(voice, "06192-5 55 25 07"), (voice, "06192-5 55 25 27")],
            ),
            ("Tel.: 06031 83-3049", vec![(voice, "06031 83-3049")]),
            ("Tel.:06031 83-3049", vec![(voice, "06031 83-3049")]),
            ("Tel. 3055", vec![(voice, "3055")]),
            ("T: 3079", vec![(voice, "3079")]),
            ("☎ 06031 83-3049", vec![(none, "06031 83-3049")]),
            ("Durchwahl: 3057", vec![(none, "3057")]),
            ("06031 83 DW 3058", vec![(none, "06031 83-3058")]),
            (
                "06031 83-0 App. 12",
                vec![(none, "06031 83-0"), (none, "12")],
            ),
            (
                "06031 83-3032 x12",
                vec![(none, "06031 83-3032"), (none, "12")],
            ),
            (
                "Tel 06031 83-3083, Fax 06031 83-913083",
                vec![(voice, "06031 83-3083"), (fax, "06031 83-913083")],
            ),
            (
                "06031 83-3068 Fax -913068",
                vec![(none, "06031 83-3068"), (fax, "06031 83-913068")],
            ),
            (
                "06031 83-3068, mobil 0170 1234567",
                vec![(none, "06031 83-3068"), (mobile, "0170 1234567")],
            ),
            (
                "06441-555-1486 / Mobil: 0151/1234567",
                vec![(none, "06441-555-1486 /"), (mobile, "0151/1234567")],
            ),
            ("Fax privat 06031 1", vec![(home_fax, "06031 1")]),
            ("home fax 06031 1", vec![(home_fax, "06031 1")]),
            ("Mobil-Tel.: 0171 1", vec![(mobile, "0171 1")]),
            ("fax tel:+4960311", vec![(fax, "+4960311")]),
            ("keine", vec![]),
            ("-", vec![]),
        ] {
            let found = parts_of_numbers(cell);
            let found: Vec<(Said, &str)> = found
                .iter()
                .map(|part| (part.said, part.text.as_str()))
                .collect();
            assert_eq!(found, numbers, "{cell}");
        }
    }
}
