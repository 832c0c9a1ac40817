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
const TITLES: [&str; 9] = [
    "dr.",
    "prof.",
    "dr",
    "prof",
    "dipl.-ing.",
    "mag.",
    "med.",
    "jur.",
    "phil.",
];

/// Degrees that some lists put before a name.
const DEGREES_BEFORE: [&str; 4] = ["M. A. ", "B. A. ", "M. Sc. ", "B. Sc. "];

/// What stands behind a name and a comma and is no given name: degrees, offices, the birth name; as it
/// begins, without case and blanks.
const SUFFIXES: [&str; 20] = [
    "geb.", "gesch.", "verw.", "m.a.", "b.a.", "m.sc.", "b.sc.", "msc", "bsc", "m.ed.", "b.ed.",
    "m.eng.", "b.eng.", "ll.m.", "ll.b.", "mba", "mpa", "ph.d.", "phd", "dipl.",
];

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
    /// known for certain. `Hans Meier, M.A.` and `Eva Groß, geb. Müller` stay as they are.
    pub fn new(written: impl Into<Cow<'t, str>>) -> PersonName<'t> {
        let written = written.into();
        match written.split_once(',') {
            Some((family, given))
                if !family.trim().is_empty()
                    && !given.trim().is_empty()
                    && !given.contains(',')
                    && !is_suffix(given) =>
            {
                PersonName::from_parts("", given.trim(), family.trim())
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

    /// The same name with a title and a family name that stand in columns beside it.
    #[must_use]
    pub fn with_known(mut self, title: &str, family: &str) -> PersonName<'t> {
        if !title.is_empty() && !self.full.starts_with(title) {
            self.full = Cow::Owned(format!("{title} {}", self.full));
        }
        if !family.is_empty() && self.full.ends_with(family) {
            self.family = Some(family.into());
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
        let family_start = match &self.family {
            Some(family) if name.ends_with(family.as_ref()) => name.len() - family.len(),
            // The suffix goes with the family name, so that the parts together are the whole.
            _ => match name.split_once([',', '(']) {
                Some((before, suffix)) if is_suffix(suffix) => family_start(before.trim_end()),
                _ => family_start(name),
            },
        };
        let (given, family) = name.split_at(family_start);
        (title.trim_end(), given.trim_end(), family)
    }
}

/// Whether a part behind a comma is a suffix and no given name.
fn is_suffix(part: &str) -> bool {
    let part = part.to_lowercase().replace(char::is_whitespace, "");
    SUFFIXES.iter().any(|suffix| {
        if suffix.ends_with('.') {
            part.starts_with(suffix)
        } else {
            part == *suffix
        }
    })
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
        assert_eq!(parts.parts(), ("Dr.", "Ute", "Koch, LL.M."));
        assert_eq!(PersonName::new("Groß, Mbali").full(), "Mbali Groß");
    }

    #[test]
    fn parts_that_the_data_gives_are_believed() {
        let name = PersonName::from_parts("Dr.", "Ana", "Lopes Silva");
        assert_eq!(name.full(), "Dr. Ana Lopes Silva");
        assert_eq!(name.parts(), ("Dr.", "Ana", "Lopes Silva"));
    }
}
