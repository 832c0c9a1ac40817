//! What stands where a list gives a name: a person, nobody yet, or several who share a post.

use crate::model::PersonName;
use crate::model::name::{are_particles, is_addressed};
use crate::model::unit_words::names_unit;
use crate::text::fold;
use crate::text::unicode::has_other_script;

/// Signs between whole names.
const BETWEEN_NAMES: [char; 2] = ['/', ';'];

/// What else stands between names. The names of offices have it, too, so it counts only between those that are surely
/// names of people.
const BETWEEN_SURE_NAMES: [&str; 5] = [" und ", " u. ", " and ", " & ", " + "];

/// Ends of words that offices are called by beside those of units, and people seldom.
const OF_OFFICES: [&str; 8] = [
    "hilfe", "hilfen", "buero", "team", "zentrale", "schule", "beratung", "service",
];

/// Most words of a name of somebody who shares a cell.
const MOST_WORDS: usize = 5;

/// Whether a name only says that the post has no holder: `N. N.`, „derzeit unbesetzt“, „vakant (ab 1.1.)“.
pub(super) fn is_vacancy(name: &str) -> bool {
    const VACANT: [&str; 7] = [
        "unbesetzt",
        "besetzt",
        "vakant",
        "vacant",
        "tbc",
        "tba",
        "tbd",
    ];
    const AROUND: [&str; 26] = [
        "diese",
        "die",
        "stelle",
        "ist",
        "derzeit",
        "zurzeit",
        "zur",
        "zeit",
        "z",
        "zt",
        "zzt",
        "aktuell",
        "momentan",
        "noch",
        "nicht",
        "seit",
        "ab",
        "bis",
        "frau",
        "herr",
        "this",
        "post",
        "is",
        "currently",
        "since",
        "from",
    ];
    // Most names are seen to be one without folding them.
    let may_say_so = |word: &str| {
        let word = word.trim_start_matches('(');
        let first = word.as_bytes().first().map(u8::to_ascii_lowercase);
        let begins_so = first.is_some_and(|first| b"ubvtn".contains(&first));
        let word = || word.trim_end_matches([')', '.', ',']);
        let mut known = ["n", "nn", "n.n"].iter().chain(&VACANT);
        begins_so && known.any(|known| known.eq_ignore_ascii_case(word()))
    };
    if !name.split(' ').any(may_say_so) {
        return false;
    }
    let before_remark = name.find('(').filter(|&at| at > 0);
    let folded = fold::spelled_key(&name[..before_remark.unwrap_or(name.len())]);
    let is_date = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_around = |word: &str| AROUND.contains(&word) || VACANT.contains(&word) || is_date(word);
    let letters = folded.replace("n n", "nn");
    let is_vacant = |word: &str| word == "nn" || VACANT.contains(&word) && word != "besetzt";
    let is_said = letters.split(' ').any(is_vacant) || letters.contains("nicht besetzt");
    is_said
        && letters
            .split(' ')
            .all(|word| word == "nn" || is_around(word))
}

/// The names of several people who stand in one cell; nothing where it is one person, or may be an office.
pub(super) fn several_names(cell: &str) -> Option<Vec<&str>> {
    let may_be = |pair: &[u8]| {
        matches!(
            pair,
            [b'/' | b';' | b',' | b'&' | b'+', _] | [b' ', b'u' | b'a']
        )
    };
    if !cell.as_bytes().windows(2).any(may_be) {
        return None;
    }
    let by_sign = cell.split(BETWEEN_NAMES).map(str::trim).collect();
    if are_several(&by_sign, is_like_a_name) {
        return Some(by_sign);
    }
    let by_word = BETWEEN_SURE_NAMES
        .iter()
        .filter(|word| cell.contains(**word));
    for word in by_word {
        let names = cell.split(word).map(str::trim).collect();
        if are_several(&names, is_surely_a_name) {
            return Some(names);
        }
    }
    // A comma stands between a family name and a given name, too.
    let by_comma = cell.split(',').map(str::trim).collect();
    are_several(&by_comma, is_addressed_name).then_some(by_comma)
}

fn are_several(names: &Vec<&str>, is_name: fn(&str) -> bool) -> bool {
    let [first, others @ ..] = &names[..] else {
        return false;
    };
    // One person in two scripts is no second one.
    let is_of_one_script = |name: &&str| has_other_script(name) == has_other_script(first);
    !others.is_empty()
        && names.iter().all(|name| is_name(name))
        && others.iter().all(is_of_one_script)
}

/// Whether a text is written as names are: a few words with capitals.
fn is_like_a_name(text: &str) -> bool {
    let is_word = |word: &str| word.starts_with(char::is_uppercase) || are_particles(word);
    let count = text.split_whitespace().count();
    (2..=MOST_WORDS).contains(&count)
        && text.split_whitespace().all(is_word)
        && !text.contains(|c: char| c.is_ascii_digit())
        && !text.ends_with('-')
        && !says_office(text)
}

/// Whether a word of a text is one of offices: „Frühe Hilfen“.
fn says_office(text: &str) -> bool {
    let folded = fold::spelled_key(text);
    let mut words = folded.split(' ');
    words.any(|word| names_unit(word) || OF_OFFICES.iter().any(|ending| word.ends_with(ending)))
}

/// Whether a text is written as no office is called: with an initial, a title or a form of address.
fn is_surely_a_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_initial = |word: &str| word.chars().count() == 2 && word.ends_with('.');
    let has_title = || !PersonName::whole(text).parts().0.is_empty();
    is_like_a_name(text) && (words.next().is_some_and(is_initial) || has_title())
        || is_addressed_name(text)
}

fn is_addressed_name(text: &str) -> bool {
    is_like_a_name(text) && is_addressed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_people_in_a_cell_are_told_from_one_and_from_an_office() {
        for (cell, names) in [
            ("A. Muster / B. Beispiel", &["A. Muster", "B. Beispiel"][..]),
            (
                "Anna Muster/Bert von Beispiel",
                &["Anna Muster", "Bert von Beispiel"],
            ),
            (
                "Muster, Anna; Beispiel, Bert",
                &["Muster, Anna", "Beispiel, Bert"],
            ),
            ("A. Muster und B. Beispiel", &["A. Muster", "B. Beispiel"]),
            (
                "Frau Muster & Herr Beispiel",
                &["Frau Muster", "Herr Beispiel"],
            ),
            (
                "Dr. Anna Muster u. Dr. Bert Beispiel",
                &["Dr. Anna Muster", "Dr. Bert Beispiel"],
            ),
            (
                "Herr Hans Huhn, Frau Inge Igel",
                &["Herr Hans Huhn", "Frau Inge Igel"],
            ),
        ] {
            assert_eq!(several_names(cell).as_deref(), Some(names), "{cell}");
        }
        for cell in [
            "Anna Muster",
            "Muster, Anna",
            "Anna Muster/Beispiel",
            "Anna und Bert Muster",
            "Frühe Hilfen und Soziale Dienste",
            "Jugend/Soziales",
            "Anna Muster / geb. Beispiel",
            "Iwan Petrow / Иван Петров",
            "Soziale Dienste / Frühe Hilfen",
            "Amt Nidda/Amt Büdingen",
            "Team 1 / Team 2",
            "Müller, Dr., M.A.",
        ] {
            assert_eq!(several_names(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_post_without_a_holder_is_seen() {
        for name in [
            "N.N.",
            "N. N.",
            "NN",
            "unbesetzt",
            "Diese Stelle ist derzeit unbesetzt",
            "Vakant",
            "noch nicht besetzt",
            "z.Zt. unbesetzt",
            "zzt. nicht besetzt",
            "(unbesetzt)",
            "vakant (ab 1.1.)",
            "N.N. (Nachfolge Muster)",
            "Frau N.N.",
            "Herr/Frau N.N.",
            "unbesetzt seit 1.1.",
            "vacant post",
            "TBC",
        ] {
            assert!(is_vacancy(name), "{name}");
        }
        for name in [
            "Anna Muster",
            "N. Nowak",
            "Stelle für Vielfalt",
            "Nina Nn-Berg",
            "",
        ] {
            assert!(!is_vacancy(name), "{name}");
        }
    }
}
