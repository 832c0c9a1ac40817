//! What figures and times count, with the words for it.

use serde::{Deserialize, Serialize};

use super::keys::Keyed;
use crate::text::locale::Lang;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the documentation")]
pub enum Measure {
    Eur,
    Years,
    Months,
    Weeks,
    Days,
    Hours,
    Units,
    People,
    Languages,
    Inhabitants,
    Assignments,
    Percent,
}

impl Keyed for Measure {
    const KEYS: &'static [(&'static str, Measure)] = &[
        ("EUR", Measure::Eur),
        ("years", Measure::Years),
        ("months", Measure::Months),
        ("weeks", Measure::Weeks),
        ("days", Measure::Days),
        ("hours", Measure::Hours),
        ("units", Measure::Units),
        ("people", Measure::People),
        ("languages", Measure::Languages),
        ("inhabitants", Measure::Inhabitants),
        ("assignments", Measure::Assignments),
        ("percent", Measure::Percent),
    ];

    const GERMAN: &'static [(&'static str, Measure)] = &[
        ("euro", Measure::Eur),
        ("€", Measure::Eur),
        ("jahre", Measure::Years),
        ("monate", Measure::Months),
        ("wochen", Measure::Weeks),
        ("tage", Measure::Days),
        ("stunden", Measure::Hours),
        ("unterrichtsstunden", Measure::Units),
        ("personen", Measure::People),
        ("sprachen", Measure::Languages),
        ("einwohner", Measure::Inhabitants),
        ("einsätze", Measure::Assignments),
        ("prozent", Measure::Percent),
        ("%", Measure::Percent),
    ];
}

impl Measure {
    /// Whether a word behind a number says that this is counted.
    pub fn is_word(self, word: &str, lang: Lang) -> bool {
        let [one, many] = [1, 2].map(|count| self.word(count, lang));
        // `Monaten` and `Jahren` are counted, too.
        let is_dative = || lang == Lang::De && word.strip_suffix('n') == Some(many);
        word == one || word == many || is_dative()
    }

    /// The word behind a number.
    pub(super) fn word(self, value: u32, lang: Lang) -> &'static str {
        let words = match self {
            Measure::Eur => ["EUR", "EUR", "EUR", "EUR"],
            Measure::Percent => ["Prozent", "Prozent", "percent", "percent"],
            Measure::Years => ["Jahr", "Jahre", "year", "years"],
            Measure::Months => ["Monat", "Monate", "month", "months"],
            Measure::Weeks => ["Woche", "Wochen", "week", "weeks"],
            Measure::Days => ["Tag", "Tage", "day", "days"],
            Measure::Hours => ["Stunde", "Stunden", "hour", "hours"],
            Measure::Units => [
                "Unterrichtsstunde",
                "Unterrichtsstunden",
                "lesson",
                "lessons",
            ],
            Measure::People => ["Person", "Personen", "person", "people"],
            Measure::Languages => ["Sprache", "Sprachen", "language", "languages"],
            Measure::Inhabitants => ["Einwohner", "Einwohner", "inhabitant", "inhabitants"],
            Measure::Assignments => ["Einsatz", "Einsätze", "assignment", "assignments"],
        };
        words[usize::from(lang == Lang::En) * 2 + usize::from(value != 1)]
    }
}
