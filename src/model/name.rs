//! Names of people, with the parts that vCard `N` (RFC 6350, 6.2.2) asks for.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::text::fold;

/// Stands behind the family name in a sort key, and comes before everything that a folded name holds.
pub(crate) const END_OF_FAMILY: &str = "\u{1}";

/// Words before a family name that belong to it.
const PARTICLES: [&str; 22] = [
    "von", "vom", "zu", "zum", "zur", "van", "de", "den", "der", "dem", "del", "della", "di", "da",
    "dos", "du", "la", "le", "ten", "ter", "al", "el",
];

/// Titles that stand before a name.
const TITLES: [&str; 19] = [
    "dr.",
    "prof.",
    "dr",
    "prof",
    "dipl.-ing.",
    "mag.",
    "med.",
    "jur.",
    "phil.",
    "rer.",
    "nat.",
    "pol.",
    "oec.",
    "theol.",
    "vet.",
    "dent.",
    "habil.",
    "h.c.",
    "pd",
];

/// Degrees that some lists put before a name.
const DEGREES_BEFORE: [&str; 4] = ["M. A. ", "B. A. ", "M. Sc. ", "B. Sc. "];

/// What stands behind a name and a comma and is no given name: degrees, offices, the birth name; as it
/// begins, without case and blanks.
const SUFFIXES: [&str; 26] = [
    "geb.", "gesch.", "verw.", "m.a.", "b.a.", "m.sc.", "b.sc.", "msc", "bsc", "m.ed.", "b.ed.",
    "m.eng.", "b.eng.", "ll.m.", "ll.b.", "mba", "mpa", "ph.d.", "phd", "dipl.", "jr.", "sr.",
    "jun.", "sen.", "jr", "sr",
];

/// Whether a text is nothing but words before a family name that belong to it: `von`, `van der`.
pub(crate) fn are_particles(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| is_one_of(&PARTICLES, word))
}

/// The name of a person as it is written, and how it divides.
///
/// Most lists give one column with the whole name. Which part is the family name is then a rule, not
/// a fact: the last word and the particles before it (`von`, `de la`), after the titles. A list that
/// gives the parts is believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName<'t> {
    full: Cow<'t, str>,
    /// Family name where the data gives it apart.
    family: Option<Box<str>>,
}

impl<'t> PersonName<'t> {
    /// A name on one line. `Sesar, Viola` is turned into `Viola Sesar`, and then the family name is
    /// known for certain; titles and suffixes may stand on either side of the comma. `Hans Meier, M.A.` and
    /// `Eva Groß, geb. Müller` stay as they are, and so does what no name has: `Presse-, Öffentlichkeitsarbeit`.
    pub fn new(written: impl Into<Cow<'t, str>>) -> PersonName<'t> {
        let written = written.into();
        if !written.contains(',') {
            return PersonName::whole(written);
        }
        // The usual way, of which long lists are full: a family name and a given name, a word each.
        if let Some((family, given)) = written.split_once(", ")
            && [family, given].into_iter().all(is_plain_word)
        {
            return PersonName::from_parts("", given, family);
        }
        // A remark stands behind the whole name: „Falk, Fred (Azubi)“.
        if written.ends_with([')', ']'])
            && let Some(comma) = written.find(',')
            && let Some(behind) = written[comma..].find(['(', '['])
        {
            let (name, remark) = written.split_at(comma + behind);
            let turned = PersonName::new(name.trim_end().to_owned());
            return PersonName {
                full: Cow::Owned(format!("{} {remark}", turned.full)),
                family: turned.family,
            };
        }
        let parts = written.split(',').map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let has_open_hyphen = |part: &&str| part.split_whitespace().any(|word| word.ends_with('-'));
        let are_people = parts.iter().all(|part| is_addressed(part));
        if are_people
            || parts
                .iter()
                .any(|part| has_open_hyphen(part) || is_no_given_name(part))
        {
            return PersonName::whole(written);
        }
        let (mut names, mut titles, mut suffixes) = (Vec::new(), Vec::new(), Vec::new());
        for part in &parts {
            if is_suffix(part) {
                suffixes.push(*part);
                continue;
            }
            let (before, name, behind) = without_titles(without_form_of_address(part));
            titles.extend(
                [before, behind]
                    .into_iter()
                    .filter(|title| !title.is_empty()),
            );
            let (name, suffix) = without_suffix_words(name);
            suffixes.extend(Some(suffix).filter(|suffix| !suffix.is_empty()));
            names.extend(Some(name).filter(|name| !name.is_empty()));
        }
        match names[..] {
            [family, given] => {
                let name = PersonName::from_parts(&titles.join(" "), given, family);
                suffixes.iter().fold(name, |name, suffix| PersonName {
                    full: Cow::Owned(format!("{}, {suffix}", name.full)),
                    ..name
                })
            }
            // A title behind the name: `Anna Müller, Dr.`
            [name] if suffixes.is_empty() && !titles.is_empty() => {
                PersonName::whole(format!("{} {name}", titles.join(" ")))
            }
            _ => PersonName::whole(written),
        }
    }

    /// A name that is already in its order; a comma in it is part of it.
    pub fn whole(full: impl Into<Cow<'t, str>>) -> PersonName<'t> {
        PersonName {
            full: full.into(),
            family: None,
        }
    }

    /// A name from a list that has the parts in columns of their own. Empty parts are left out.
    pub fn from_parts(title: &str, given: &str, family: &str) -> PersonName<'t> {
        let parts: Vec<&str> = [title, given, family]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let family = (!family.is_empty()).then(|| family.into());
        PersonName {
            full: Cow::Owned(parts.join(" ")),
            family,
        }
    }

    /// The place of a name in a list: by family name, then by given name, each as
    /// [`fold::sort_key`] has it.
    pub fn sort_key(&self) -> (String, String) {
        let (_, given, family) = self.parts();
        let (folded, mut written) = fold::sort_key(family);
        let (folded_given, written_given) = fold::sort_key(given);
        written.push_str(&written_given);
        // A family name that goes on comes behind the one that ends here.
        ([&folded, END_OF_FAMILY, &folded_given].concat(), written)
    }

    /// The same name with a title, a family name and a suffix that stand in columns beside it.
    #[must_use]
    pub fn with_known(mut self, title: &str, family: &str, suffix: &str) -> PersonName<'t> {
        if !title.is_empty() && !self.full.starts_with(title) {
            self.full = Cow::Owned(format!("{title} {}", self.full));
        }
        if !family.is_empty() && at_words(&self.full, family).is_some() {
            self.family = Some(family.into());
        }
        if !suffix.is_empty() && at_words(&self.full, suffix).is_none() {
            // What the rule finds would be the suffix.
            if self.family.is_none() {
                self.family = Some(self.parts().2.into());
            }
            self.full = Cow::Owned(format!("{} {suffix}", self.full));
        }
        self
    }

    /// The whole name as people write it: `Dr. Anna Müller`.
    pub fn full(&self) -> &str {
        &self.full
    }

    /// Whether the family name was given, not found by the rule.
    pub fn has_known_family(&self) -> bool {
        self.family.is_some()
    }

    /// `(title, given name, family name)`; parts that are not there are empty.
    pub fn parts(&self) -> (&str, &str, &str) {
        let (title, given, family, _) = self.divide();
        (title, given, family)
    }

    /// What stands behind the family name and belongs to the name: `M.A.`. A remark in brackets does not.
    pub fn suffix(&self) -> &str {
        let (.., rest) = self.divide();
        let rest = rest.trim_start_matches([',', ' ']);
        if rest.starts_with(['(', '[']) {
            ""
        } else {
            rest
        }
    }

    /// The name up to its family name.
    pub fn without_rest(&self) -> &str {
        let (.., rest) = self.divide();
        let full = self.full.trim_end();
        full[..full.len() - rest.trim_end().len()].trim_end()
    }

    /// Title, given name, family name, and what stands behind it.
    fn divide(&self) -> (&str, &str, &str, &str) {
        let rest = self.full.trim_start();
        let mut title_end = 0;
        for word in rest.split_inclusive(' ') {
            if !is_one_of(&TITLES, word.trim_end()) {
                break;
            }
            title_end += word.len();
        }
        // Two letters before a given and a family name are a degree, before one word they are initials.
        let rest_words = rest[title_end..].split_whitespace().count();
        if rest_words >= 4
            && let Some(degree) = DEGREES_BEFORE
                .into_iter()
                .find(|degree| rest[title_end..].starts_with(degree))
        {
            title_end += degree.len();
        }
        let (title, name) = rest.split_at(title_end);
        let known = self.family.as_deref();
        let known = known.and_then(|family| Some((at_words(name, family)?, family.len())));
        let (start, end) = if let Some((start, length)) = known {
            (start, start + length)
        } else {
            let end = match name.split_once([',', '(']) {
                Some((before, suffix)) if is_suffix(suffix) => before.trim_end().len(),
                _ => without_suffix_words(name).0.len(),
            };
            (family_start(&name[..end]), end)
        };
        (
            title.trim_end(),
            name[..start].trim_end(),
            &name[start..end],
            &name[end..],
        )
    }
}

/// Where a text stands in a name as whole words, at its end first.
fn at_words(name: &str, part: &str) -> Option<usize> {
    if let Some(before) = name.strip_suffix(part) {
        return Some(before.len());
    }
    let is_whole = |at: &usize| {
        let (before, behind) = (&name[..*at], &name[at + part.len()..]);
        (before.is_empty() || before.ends_with(char::is_whitespace))
            && behind.starts_with([' ', ',', '('])
    };
    let mut places = name.rmatch_indices(part).map(|(at, _)| at);
    places.find(is_whole)
}

/// A part of a name without the form of address before it: „Hr. Klein“.
fn without_form_of_address(part: &str) -> &str {
    match part.split_once(' ') {
        Some((word, rest)) if is_form_of_address(word) => rest.trim_start(),
        _ => part,
    }
}

/// A part of a name with the titles before and behind it apart.
pub fn without_titles(part: &str) -> (&str, &str, &str) {
    let (mut start, mut end) = (0, part.len());
    for word in part.split_inclusive(' ') {
        if !is_one_of(&TITLES, word.trim_end()) {
            break;
        }
        start += word.len();
    }
    while let Some((before, word)) = part[start..end].trim_end().rsplit_once(' ')
        && is_one_of(&TITLES, word)
    {
        end = start + before.len();
    }
    let behind = part[end..].trim();
    (part[..start].trim_end(), part[start..end].trim(), behind)
}

/// A name without the suffixes that stand at its end as words, and these.
fn without_suffix_words(name: &str) -> (&str, &str) {
    let mut end = name.trim_end().len();
    // A name has a word of its own.
    while let Some((before, word)) = name[..end].trim_end().rsplit_once(' ')
        && (word.contains('.') || word.chars().all(char::is_uppercase))
        && is_suffix(word)
    {
        end = before.trim_end_matches([',', ' ']).len();
    }
    (&name[..end], name[end..].trim_matches([',', ' ']))
}

/// Whether a part behind a comma is a suffix and no given name.
fn is_suffix(part: &str) -> bool {
    // Most parts are names, and long lists have many: those without a point have no more letters than `PhD`.
    if !part.contains('.') && part.trim().len() > 3 {
        return false;
    }
    let part = part.to_lowercase().replace(char::is_whitespace, "");
    SUFFIXES.iter().any(|suffix| {
        if suffix.ends_with('.') {
            part.starts_with(suffix)
        } else {
            part == *suffix
        }
    })
}

/// Whether a text is one word that can be no title and no suffix.
fn is_plain_word(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    text.len() > 3 && text.bytes().all(is_letter) && !is_one_of(&TITLES, text)
}

/// Whether a word is a form of address, which is no part of a name.
pub fn is_form_of_address(word: &str) -> bool {
    const FORMS: [&str; 10] = [
        "herr", "herrn", "frau", "mr", "mrs", "ms", "mx", "hr", "fr", "firma",
    ];
    is_one_of(&FORMS, word.trim_end_matches('.'))
}

/// Whether a text has what no given name has: a digit, or words that join others. „Poststelle, Raum 12“.
fn is_no_given_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.any(|word| {
        word.bytes().any(|byte| byte.is_ascii_digit()) || is_one_of(&["und", "and", "für"], word)
    })
}

/// Whether a text is nothing but titles and forms of address: „Frau Dr.“
pub fn are_titles(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| is_form_of_address(word) || is_one_of(&TITLES, word))
}

/// Whether a name begins with a form of address: „Frau Muster“.
pub fn is_addressed(name: &str) -> bool {
    name.split_whitespace()
        .next()
        .is_some_and(is_form_of_address)
}

/// Whether a word is among these, in capitals or not.
fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Where the family name begins: at the last word, or at the first particle of the run before it.
fn family_start(name: &str) -> usize {
    let mut start = name.rfind(' ').map_or(0, |blank| blank + 1);
    while start > 0 {
        let before = name[..start].trim_end();
        let word_start = before.rfind(' ').map_or(0, |blank| blank + 1);
        if word_start == 0 || !is_one_of(&PARTICLES, &before[word_start..]) {
            break;
        }
        start = word_start;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_divides_into_title_given_and_family_name() {
        let cases = [
            ("Viola Sesar", ("", "Viola", "Sesar")),
            ("Dr. Anna Müller", ("Dr.", "Anna", "Müller")),
            (
                "Prof. Dr. Jörg Großkopf-Weiß",
                ("Prof. Dr.", "Jörg", "Großkopf-Weiß"),
            ),
            ("Maren van Severen", ("", "Maren", "van Severen")),
            ("Maria de la Cruz", ("", "Maria", "de la Cruz")),
            ("Sesar, Viola", ("", "Viola", "Sesar")),
            ("García Núñez, José", ("", "José", "García Núñez")),
            ("Madonna", ("", "", "Madonna")),
            ("", ("", "", "")),
        ];
        for (written, want) in cases {
            assert_eq!(PersonName::new(written).parts(), want, "{written}");
        }
    }

    #[test]
    fn a_suffix_behind_a_comma_does_not_turn_the_name_round() {
        for written in [
            "Hans Meier, M.A.",
            "Hans Meier, M. A.",
            "Dr. Ute Koch, LL.M.",
            "Eva Groß, geb. Müller",
            "Jan Roth, MBA",
        ] {
            let name = PersonName::new(written);
            assert_eq!(name.full(), written);
            assert!(!name.has_known_family(), "{written}");
        }
        let parts = PersonName::new("Dr. Ute Koch, LL.M.");
        assert_eq!(parts.parts(), ("Dr.", "Ute", "Koch"));
        assert_eq!(parts.suffix(), "LL.M.");
        assert_eq!(PersonName::new("Groß, Mbali").full(), "Mbali Groß");
    }

    #[test]
    fn titles_and_suffixes_stand_on_either_side_of_the_comma() {
        for (written, full, parts, suffix) in [
            (
                "Müller, Dr. Anna",
                "Dr. Anna Müller",
                ("Dr.", "Anna", "Müller"),
                "",
            ),
            (
                "Dr. Müller, Anna",
                "Dr. Anna Müller",
                ("Dr.", "Anna", "Müller"),
                "",
            ),
            (
                "Müller Dr., Anna",
                "Dr. Anna Müller",
                ("Dr.", "Anna", "Müller"),
                "",
            ),
            (
                "Müller, Anna, Dr.",
                "Dr. Anna Müller",
                ("Dr.", "Anna", "Müller"),
                "",
            ),
            (
                "Anna Müller, Dr.",
                "Dr. Anna Müller",
                ("Dr.", "Anna", "Müller"),
                "",
            ),
            (
                "Müller, Anna, M.A.",
                "Anna Müller, M.A.",
                ("", "Anna", "Müller"),
                "M.A.",
            ),
            (
                "Müller, Anna M.A.",
                "Anna Müller, M.A.",
                ("", "Anna", "Müller"),
                "M.A.",
            ),
            (
                "Dr. Ina Müller, M.A.",
                "Dr. Ina Müller, M.A.",
                ("Dr.", "Ina", "Müller"),
                "M.A.",
            ),
            ("John Doe Jr.", "John Doe Jr.", ("", "John", "Doe"), "Jr."),
            (
                "Eva Groß (geb. Ohm)",
                "Eva Groß (geb. Ohm)",
                ("", "Eva", "Groß"),
                "",
            ),
            (
                "Dr. rer. nat. Eva Ohm",
                "Dr. rer. nat. Eva Ohm",
                ("Dr. rer. nat.", "Eva", "Ohm"),
                "",
            ),
        ] {
            let name = PersonName::new(written);
            assert_eq!(name.full(), full, "{written}");
            assert_eq!((name.parts(), name.suffix()), (parts, suffix), "{written}");
        }
    }

    #[test]
    fn what_no_name_has_is_not_turned_round() {
        for written in [
            "Presse-, Öffentlichkeitsarbeit",
            "Personal, Aus- und Fortbildung",
            "Hausmeister-, Pförtner- und Botendienst",
        ] {
            assert_eq!(PersonName::new(written).full(), written);
        }
    }

    #[test]
    fn what_stands_behind_a_known_family_name_is_no_part_of_it() {
        let known = |name: &'static str, family, suffix| {
            let name = PersonName::whole(name).with_known("", family, suffix);
            let (_, given, family) = name.parts();
            [given, family, name.suffix(), name.full()].join("|")
        };
        assert_eq!(
            known("Dr. Ina Müller, M.A.", "Müller", "M.A."),
            "Ina|Müller|M.A.|Dr. Ina Müller, M.A."
        );
        assert_eq!(
            known("Ina Müller (JA)", "Müller", ""),
            "Ina|Müller||Ina Müller (JA)"
        );
        assert_eq!(
            known("Ina Müller", "", "Mediatorin"),
            "Ina|Müller|Mediatorin|Ina Müller Mediatorin"
        );
    }

    #[test]
    fn parts_that_the_data_gives_are_believed() {
        let name = PersonName::from_parts("Dr.", "Ana", "Lopes Silva");
        assert_eq!(name.full(), "Dr. Ana Lopes Silva");
        assert_eq!(name.parts(), ("Dr.", "Ana", "Lopes Silva"));
    }
}
