//! Search and sort keys: how German names are compared.
//!
//! Two people write the same name in different ways: `Müller`, `Mueller`, `Muller`, `MÜLLER`, or with
//! a decomposed `ü`. Two keys bring them together:
//!
//! - [`spelled_key`]: lower case, `ä ö ü ß` written out (`ae oe ue ss`), other marks dropped;
//! - [`plain_key`]: made from `spelled_key`, with `ae oe ue` shortened to `a o u`.
//!
//! A search for `mueller` finds `Müller` by the first key, one for `muller` by the second.
//! Ready-made transliteration (NFKD, `deunicode`, `any_ascii`) never gives `ue` for `ü`, so the
//! folding is ours; the decomposition itself comes from `unicode-normalization`.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::unicode::{decimal_digit, is_invisible};

/// The written-out key of `text`: words in lower case, separated by single blanks.
///
/// Everything that is neither letter nor digit separates words, except the apostrophe, which joins
/// (`O'Neill` → `oneill`), and what cannot be seen. Digits of every script are `0` to `9`.
///
/// ```
/// assert_eq!(wir::text::fold::spelled_key("Großkopf-Weiß, Jörg"), "grosskopf weiss joerg");
/// assert_eq!(wir::text::fold::spelled_key("Łukasz Dvořák"), "lukasz dvorak");
/// ```
pub fn spelled_key(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    push_spelled_key(text, &mut out);
    out
}

/// As [`spelled_key`], into a buffer that is emptied first. Long lists are folded without a new
/// allocation for each entry.
pub fn spelled_key_into(text: &str, out: &mut String) {
    out.clear();
    push_spelled_key(text, out);
}

fn push_spelled_key(text: &str, out: &mut String) {
    push_words(text, ' ', out);
}

/// The words of `text` in lower case with their marks, separated by single blanks: cut where [`spelled_key`]
/// cuts, but nothing is written out, so that likeness can be told letter by letter.
///
/// ```
/// assert_eq!(wir::text::fold::marked_words("Großkopf-Weiß, Jörg"), "großkopf weiß jörg");
/// ```
pub fn marked_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        push_words(text, ' ', &mut out);
        return out;
    }
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' | '‘' | '`' | '´' | 'ʼ' => {}
            _ if c.is_alphanumeric() => out.push(c),
            // A mark for which there is no composed letter.
            _ if is_combining_mark(c) => {}
            _ => separate(' ', &mut out),
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Writes the words of `text`, folded, with `between` between them.
fn push_words(text: &str, between: char, out: &mut String) {
    if text.is_ascii() {
        for byte in text.bytes() {
            match byte.to_ascii_lowercase() {
                byte @ (b'a'..=b'z' | b'0'..=b'9') => out.push(char::from(byte)),
                b'\'' | b'`' => {}
                _ => separate(between, out),
            }
        }
    } else if text.chars().all(|c| c <= LAST_COMPOSED) {
        for c in text.chars().flat_map(char::to_lowercase) {
            push_folded(c, between, out);
        }
    } else {
        // NFKC first: a decomposed `u` + U+0308 becomes the `ü` that is written out below.
        for c in text.nfkc().flat_map(char::to_lowercase) {
            push_folded(c, between, out);
        }
    }
    if out.ends_with(between) {
        out.pop();
    }
}

/// Up to here every letter with a mark is one character, and no mark stands alone (end of the Unicode
/// block Latin Extended-B); composing first would change nothing.
const LAST_COMPOSED: char = '\u{24f}';

fn push_folded(c: char, between: char, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        '\'' | '’' | '‘' | '`' | '´' | 'ʼ' => {}
        _ if c.is_ascii() || c.is_whitespace() => separate(between, out),
        _ if is_invisible(c) => {}
        _ => {
            if let Some(letters) = base_letters(c) {
                out.push_str(letters);
                return;
            }
            let mut any = false;
            for part in std::iter::once(c).nfkd() {
                // A letter with a mark may be a special one without it: `ǣ`, `ǿ`.
                if let Some(letters) = base_letters(part) {
                    out.push_str(letters);
                    any = true;
                } else if part.is_alphanumeric() {
                    out.push(decimal_digit(part).unwrap_or(part));
                    any = true;
                } else if is_combining_mark(part) {
                    any = true;
                }
            }
            if !any {
                separate(between, out);
            }
        }
    }
}

/// The letters for which a special one stands.
fn base_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'æ' => "ae",
        'ö' | 'ø' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'ł' => "l",
        'ı' => "i",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        _ => return None,
    })
}

fn separate(between: char, out: &mut String) {
    if !out.is_empty() && !out.ends_with(between) {
        out.push(between);
    }
}

/// The short key: [`spelled_key`] text with `ae oe ue` as `a o u`, so that `ü`, `ue` and `u` are one.
///
/// After a vowel or `q`, `e` belongs to the next syllable (`Bauer`, `Quelle`) and stays.
///
/// ```
/// use wir::text::fold::{plain_key, spelled_key};
/// assert_eq!(plain_key(&spelled_key("Müller")), plain_key(&spelled_key("Muller")));
/// assert_eq!(plain_key("bauer"), "bauer");
/// ```
pub fn plain_key(spelled: &str) -> String {
    let mut out = String::with_capacity(spelled.len());
    push_plain_key(spelled, &mut out);
    out
}

/// As [`plain_key`], into a buffer that is emptied first.
pub fn plain_key_into(spelled: &str, out: &mut String) {
    out.clear();
    push_plain_key(spelled, out);
}

fn push_plain_key(spelled: &str, out: &mut String) {
    let mut chars = spelled.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        out.push(c);
        let umlaut = matches!(c, 'a' | 'o' | 'u') && !matches!(before, 'a' | 'e' | 'o' | 'u' | 'q');
        if umlaut && chars.peek() == Some(&'e') {
            chars.next();
        }
        before = c;
    }
}

/// Most places at which a word is spelled in every combination.
const MOST_PLACES: usize = 4;

/// Most places at which a word is spelled otherwise at all: the longest words of German have fewer, and
/// the spellings are as many as the square of the places.
const MOST_RESPELLED: usize = 16;

/// Every spelling in which others may have written the same German word: `ü`, `ue` or `u`, `ß` or
/// `ss`, as typed first. All of them meet in the [`plain_key`] key. In a word with many such letters, at
/// most two of them differ from the plain key.
///
/// ```
/// let spellings = wir::text::fold::spellings("mueller");
/// assert_eq!(spellings, ["mueller", "muller", "müller"]);
/// ```
pub fn spellings(typed: &str) -> Vec<String> {
    let typed = typed.to_lowercase();
    let written_out = spelled_key(&typed);
    let key = plain_key(&written_out);
    let places: Vec<usize> = key
        .char_indices()
        .filter(|(at, c)| matches!(c, 'a' | 'o' | 'u') && respelled_key(&key, &[*at], true) != key)
        .map(|(at, _)| at)
        .take(MOST_RESPELLED)
        .collect();
    let mut found = vec![typed, written_out, key.clone()];
    for chosen in respelling_sets(&places) {
        found.push(respelled_key(&key, &chosen, false));
        found.push(respelled_key(&key, &chosen, true));
    }
    found.retain(|word| !word.is_empty() && plain_key(&spelled_key(word)) == key);
    let with_eszett: Vec<String> = found
        .iter()
        .filter(|word| word.contains("ss"))
        .map(|word| word.replace("ss", "ß"))
        .collect();
    found.extend(with_eszett);
    let mut seen = HashSet::new();
    found.retain(|word| seen.insert(word.clone()));
    found
}

/// The plain key with `ae oe ue`, or with `ä ö ü`, at the chosen places.
fn respelled_key(key: &str, chosen: &[usize], umlauts: bool) -> String {
    let mut out = String::with_capacity(key.len() + chosen.len());
    for (at, c) in key.char_indices() {
        match (chosen.contains(&at), umlauts, c) {
            (true, true, 'a') => out.push('ä'),
            (true, true, 'o') => out.push('ö'),
            (true, true, 'u') => out.push('ü'),
            (true, false, c) => out.extend([c, 'e']),
            (_, _, c) => out.push(c),
        }
    }
    out
}

/// The sets of places that are spelled otherwise.
fn respelling_sets(places: &[usize]) -> Vec<Vec<usize>> {
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for &place in places {
        let longer = sets
            .iter()
            .filter(|set| places.len() <= MOST_PLACES || set.len() < 2)
            .map(|set| set.iter().copied().chain([place]).collect())
            .collect::<Vec<_>>();
        sets.extend(longer);
    }
    sets.retain(|set| !set.is_empty());
    sets
}

/// Key of a room number: letters and digits in lower case, nothing between them, so that
/// `B 2.14`, `b2.14` and `B 214` are one room.
pub fn room_key(room: &str) -> String {
    let mut key = spelled_key(room);
    key.retain(|c| c != ' ');
    key
}

/// Key of a name that may consist of signs alone, as `-` or `★`: [`spelled_key`], or the name itself where
/// nothing is left of it.
pub fn name_key(name: &str) -> String {
    let key = spelled_key(name);
    if key.is_empty() {
        name.trim().to_owned()
    } else {
        key
    }
}

/// Sort key after DIN 5007-2 (the rule for lists of names): umlauts count as `ae oe ue`.
///
/// Equal keys are told apart by the text itself, so the order is total.
pub fn sort_key(text: &str) -> (String, String) {
    (spelled_key(text), text.to_owned())
}

/// A word as an id: kebab-case, umlauts written out (`Frühe Hilfen` → `fruehe-hilfen`).
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    push_words(text, '-', &mut out);
    out
}

/// Whether an id is as the program makes ids: small letters, digits and hyphens. Letters of other scripts
/// have no better form.
pub fn is_id(id: &str) -> bool {
    let is_usual = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    id.bytes().all(is_usual) || id == slug(id)
}

/// An id for a name that a list gives: its [`slug`]. Of a name of signs alone nothing is left there; its
/// id names the signs behind the word for what it is (`★` → `unit-2605`), so that two such names share none.
pub fn id_from(name: &str, kind: &str) -> String {
    /// More signs than these tell nothing more apart.
    const MOST: usize = 16;
    let slug = slug(name);
    if !slug.is_empty() {
        return slug;
    }
    let signs = name.chars().filter(|c| !c.is_whitespace()).take(MOST);
    signs.fold(kind.to_owned(), |id, c| format!("{id}-{:x}", c as u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_to_write_an_umlaut_meets_in_the_plain_key() {
        for name in [
            "Müller",
            "Mueller",
            "Muller",
            "MÜLLER",
            "Mu\u{308}ller",
            "MUELLER",
        ] {
            assert_eq!(plain_key(&spelled_key(name)), "muller", "{name}");
        }
    }

    #[test]
    fn eszett_and_foreign_marks_become_plain_letters() {
        let cases = [
            ("Großkopf", "grosskopf"),
            ("Åsa Sørensen", "asa soerensen"),
            ("Zoë Lefèvre", "zoe lefevre"),
            ("Yılmaz Şahin", "yilmaz sahin"),
            ("O’Neill", "oneill"),
            ("ﬁnk", "fink"),
            ("STRAẞER", "strasser"),
            ("Иванов", "иванов"),
        ];
        for (name, want) in cases {
            assert_eq!(spelled_key(name), want, "{name}");
        }
    }

    #[test]
    fn what_cannot_be_seen_counts_for_nothing_and_every_digit_is_one() {
        for name in [
            "Fal\u{ad}k",
            "Fa\u{200b}lk\u{fe0f}",
            "ＦＡＬＫ",
            "\u{2800}Falk",
        ] {
            assert_eq!(spelled_key(name), "falk");
        }
        assert_eq!(spelled_key("eins\u{2028}zwei\u{a0}drei"), "eins zwei drei");
        assert_eq!(spelled_key("می\u{200c}خواهم"), spelled_key("میخواهم"));
        for room in ["B ２.１４", "B ٢.١٤", "B २.१४", "B\u{ad} 2.14"] {
            assert_eq!(room_key(room), "b214");
        }
    }

    #[test]
    fn names_of_signs_alone_are_told_apart() {
        assert_eq!(name_key("Frühe Hilfen"), "fruehe hilfen");
        assert_eq!((name_key(" - "), name_key("★")), ("-".into(), "★".into()));
        for (id, is) in [
            ("it-2", true),
            ("市役所", true),
            ("отдел", true),
            ("Müller", false),
            ("a b", false),
        ] {
            assert_eq!(is_id(id), is, "{id}");
        }
        assert_eq!(id_from("Frühe Hilfen", "unit"), "fruehe-hilfen");
        assert_eq!(
            (id_from("-", "unit"), id_from("★ &", "unit")),
            ("unit-2d".into(), "unit-2605-26".into())
        );
    }

    #[test]
    fn whichever_way_a_name_is_typed_its_spellings_hold_the_others() {
        let ways = [
            ["müller", "mueller", "muller"],
            ["großkopf", "grosskopf", "grosskopf"],
            ["jäger", "jaeger", "jager"],
            ["weiß", "weiss", "weiss"],
            ["götz", "goetz", "gotz"],
            ["überhäußer", "ueberhaeusser", "uberhausser"],
            ["o'neill", "oneill", "oneill"],
        ];
        for names in ways {
            for typed in names {
                let spellings = spellings(typed);
                for stored in names.iter().filter(|name| !name.contains('\'')) {
                    assert!(
                        spellings.iter().any(|spelling| spelling == stored),
                        "{typed} for {stored}: {spellings:?}"
                    );
                }
            }
        }
        assert_eq!(spellings("bauer"), ["bauer", "baeuer", "bäuer"]);
        assert!(spellings("papadopoulosaous").len() < 80);
    }

    #[test]
    fn a_room_is_the_same_with_and_without_blanks_and_dots() {
        assert_eq!(room_key("B 2.14"), room_key("b2.14"));
        assert_ne!(room_key("B 2.14"), room_key("B 2.4"));
    }

    #[test]
    fn a_special_letter_with_a_mark_is_folded_like_the_one_without() {
        assert_eq!(spelled_key("Ǣlfric Ǿster"), spelled_key("Ælfric Øster"));
    }

    #[test]
    fn sort_order_puts_umlauts_where_din_5007_2_puts_them() {
        let mut names = ["Ofen", "Öffner", "Oder", "Özil", "Oehler"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Oder", "Öffner", "Oehler", "Özil", "Ofen"]);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = spelled_key(&text);
            prop_assert_eq!(spelled_key(&once), once.clone());
            prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
        }
    }
}
