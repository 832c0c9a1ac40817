//! One finding: what is wrong, where, how bad it is, and what to do next.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use super::document::{DocumentIndex, FindingPlace, Span};
use crate::text::locale::Text;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// Something was left out, or is wrong.
    Error,
    /// Everything was read, but should be looked at.
    Warning,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Kebab-case name of the check, for scripts and for `wir check`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text<'static>,
    /// Where.
    pub place: FindingPlace,
    /// What to do next.
    pub help: Text<'static>,
}

impl Diagnostic {
    /// A finding that cost something: an entry or a value was left out.
    pub fn error(
        code: &'static str,
        place: FindingPlace,
        message: Text<'static>,
        help: Text<'static>,
    ) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: shorten(message),
            place,
            help: shorten(help),
        }
    }

    /// A finding that cost nothing.
    pub fn warning(
        code: &'static str,
        place: FindingPlace,
        message: Text<'static>,
        help: Text<'static>,
    ) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, place, message, help)
        }
    }
}

/// Longest sentence of a finding, in bytes. What a file holds may be quoted in it, and that may be long.
const LONGEST_SENTENCE: usize = 1_000;

/// A sentence without its middle where it is too long: what it says stands at its beginning and its end,
/// and what it quotes between.
fn shorten(sentence: Text<'static>) -> Text<'static> {
    let short = |sentence: Cow<'static, str>| {
        if sentence.len() <= LONGEST_SENTENCE {
            return sentence;
        }
        let half = LONGEST_SENTENCE / 2;
        let begin = &sentence[..sentence.floor_char_boundary(half)];
        let end = &sentence[sentence.ceil_char_boundary(sentence.len() - half)..];
        Cow::Owned(format!("{begin} … {end}"))
    };
    Text {
        de: short(sentence.de),
        en: sentence.en.map(short),
    }
}

/// Errors after which a file, or entries of it, were not read at all.
pub(super) const UNREAD: &[&str] = &[
    "archive",
    "cut-off",
    "json-syntax",
    "no-contact",
    "no-header",
    "not-a-table",
    "open-card",
    "open-quote",
    "outside-card",
    "overlong-file",
    "too-many-cells",
    "toml-syntax",
    "unknown-form",
    "unknown-table",
    "unreadable-file",
    "workbook",
];

impl Diagnostic {
    /// What it has in common with others that say the same of other places.
    pub fn kind(&self) -> (&'static str, bool) {
        (self.code, self.hides_entries())
    }

    /// The same about a text that stands elsewhere among the documents than was known when it was made.
    #[must_use]
    pub fn moved_to(self, document: DocumentIndex) -> Diagnostic {
        let place = match self.place {
            FindingPlace::In(span) => FindingPlace::In(Span { document, ..span }),
            place @ FindingPlace::File(_) => place,
        };
        Diagnostic { place, ..self }
    }

    /// Whether entries were not read because of it: an entry that a search does not find may stand there.
    pub fn hides_entries(&self) -> bool {
        hides_entries(self.code, self.severity)
    }
}

pub(super) fn hides_entries(code: &str, severity: Severity) -> bool {
    let is_of_reading = UNREAD.contains(&code) || code.starts_with("ldap-");
    is_of_reading && severity == Severity::Error
}

/// A finding as one line, or several of one kind as the line of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingSummary {
    /// See [`Diagnostic::code`].
    pub code: String,
    /// See [`Diagnostic::hides_entries`].
    pub hides_entries: bool,
    /// For how many it stands.
    pub count: usize,
    /// The line, with its place.
    pub line: String,
}

/// The first of each kind, with the number of all of its kind: a fault that a whole list shares says
/// no more the second time. `findings` come with the numbers for which they stand.
pub fn first_of_each_kind<T, K: Eq + Hash>(
    findings: impl IntoIterator<Item = (T, usize)>,
    kind: impl Fn(&T) -> K,
) -> Vec<(T, usize)> {
    let mut firsts: Vec<(T, usize)> = Vec::new();
    let mut places: HashMap<K, usize> = HashMap::new();
    for (finding, count) in findings {
        match places.entry(kind(&finding)) {
            Entry::Occupied(place) => firsts[*place.get()].1 += count,
            Entry::Vacant(place) => {
                place.insert(firsts.len());
                firsts.push((finding, count));
            }
        }
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::both;

    #[test]
    fn a_sentence_that_quotes_too_much_keeps_its_beginning_and_its_end() {
        let long = "ä".repeat(10_000);
        let finding = Diagnostic::warning(
            "odd-id",
            FindingPlace::In(Span::default()),
            both!("Das „{long}“ ist lang.", "The “{long}” is long."),
            Text::untranslated("Kurz."),
        );
        for (sentence, begin, end) in [
            (&finding.message.de, "Das „ä", "ä“ ist lang."),
            (
                &finding.message.en.expect("English"),
                "The “ä",
                "ä” is long.",
            ),
        ] {
            assert!(
                sentence.starts_with(begin) && sentence.ends_with(end),
                "{sentence}"
            );
            assert!(sentence.contains(" … ") && sentence.len() <= LONGEST_SENTENCE + 5);
        }
        assert_eq!(finding.help.de, "Kurz.");
    }

    #[test]
    fn of_each_kind_the_first_stays_with_the_number_of_all() {
        let found = [("a", 1), ("b", 1), ("a2", 3), ("c", 1), ("b2", 1)];
        assert_eq!(
            first_of_each_kind(found, |name| name.as_bytes()[0]),
            [("a", 4), ("b", 2), ("c", 1)]
        );
    }
}
