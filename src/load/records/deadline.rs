//! Deadlines of lines and of editions.

use jiff::civil::Date;

use super::directory_builder::DirectoryBuilder;
use super::provenance::DraftProvenance;
use super::value_reader::present_keys;
use crate::both;
use crate::diagnostic::Span;
use crate::formats::KeyValue;
use crate::model::deadline::{Deadline, DeadlineRule};

pub(super) const DEADLINE_KEYS: [&str; 7] = [
    "kind",
    "date",
    "weeks",
    "until",
    "label",
    "source",
    "confidence",
];

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn deadline(&mut self, at: Span, table: Vec<KeyValue<'t>>) -> Option<Deadline> {
        let (mut kind, mut date, mut weeks, mut until) = (None, None, None, None);
        let mut label = None;
        let mut provenance = DraftProvenance::default();
        let mut reading = self.value_reader();
        let given = present_keys(&table);
        for entry in table {
            match entry.key.as_ref() {
                "kind" => kind = reading.placed_text(entry),
                "date" => date = reading.placed_text(entry),
                "weeks" => weeks = reading.number(&entry),
                "until" => until = reading.date(entry),
                "label" => label = reading.owned_bilingual(entry),
                "source" | "confidence" => reading.provenance(entry, &mut provenance),
                _ => reading.unknown_key(&entry, &DEADLINE_KEYS),
            }
        }
        let Some(kind) = kind else {
            reading.missing("kind", at, &given);
            return None;
        };
        let rule = match (kind.text.as_ref(), date, weeks, until) {
            ("year-before", Some(date), _, _) => match month_and_day(&date.text) {
                Some((month, day)) => Some(DeadlineRule::YearBefore { month, day }),
                None => {
                    let text = &date.text;
                    reading.error(
                        "impossible-deadline",
                        date.at,
                        both!(
                            "Den Tag „{text}“ gibt es nicht.",
                            "There is no day “{text}”."
                        ),
                        both!(
                            "Die Form ist Monat-Tag, zum Beispiel \"12-31\".",
                            "The form is month-day, for example \"12-31\"."
                        ),
                    );
                    return None;
                }
            },
            ("lead-time", _, Some(weeks), _) if (1..=104).contains(&weeks) => {
                Some(DeadlineRule::LeadTime { weeks })
            }
            ("closed", ..) => Some(DeadlineRule::Closed),
            ("granted", _, _, Some(until)) => Some(DeadlineRule::Granted { until }),
            _ => None,
        };
        let Some(rule) = rule else {
            let kind_name = &kind.text;
            reading.error(
                "impossible-deadline",
                kind.at,
                both!("Diese Frist der Art „{kind_name}“ ist so nicht möglich.", "This deadline of the kind “{kind_name}” is not possible like this."),
                both!("Möglich sind: year-before mit date, lead-time mit weeks (1 bis 104), granted mit until, closed.", "Possible are: year-before with date, lead-time with weeks (1 to 104), granted with until, closed."),
            );
            return None;
        };
        let stated = self.settle_provenance(provenance, at)?;
        Some(Deadline {
            rule,
            label,
            stated,
        })
    }
}

/// Reads `12-31`; only days that exist.
fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // The 29th of February exists in leap years only; a yearly deadline needs a day of every year.
    Date::new(2025, month, day).ok().map(|_| (month, day))
}
