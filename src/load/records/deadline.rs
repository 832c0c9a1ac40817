//! Deadlines of lines and of editions.

use super::declared_record::DeclaredRecord;
use super::provenance::DraftProvenance;
use super::record_macro::record;
use super::value_kind::{
    Bilingual, Day, Expected, MonthAndDay, OneOf, Optional, PlacedOneOf, Required, SourceIds,
    WholeNumber,
};
use crate::model::Keyed;
use crate::model::provenance::Confidence;
use jiff::civil::Date;

use super::directory_builder::DirectoryBuilder;
use crate::both;
use crate::diagnostic::Span;
use crate::formats::KeyValue;
use crate::model::deadline::{Deadline, DeadlineRule};

/// The word that stands for a rule in the data.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum DeadlineKind {
    YearBefore,
    LeadTime,
    Granted,
    Closed,
}

impl Keyed for DeadlineKind {
    const KEYS: &'static [(&'static str, DeadlineKind)] = &[
        ("year-before", DeadlineKind::YearBefore),
        ("lead-time", DeadlineKind::LeadTime),
        ("granted", DeadlineKind::Granted),
        ("closed", DeadlineKind::Closed),
    ];

    const GERMAN: &'static [(&'static str, DeadlineKind)] = &[
        ("vorjahr", DeadlineKind::YearBefore),
        ("vorlauf", DeadlineKind::LeadTime),
        ("vergeben", DeadlineKind::Granted),
        ("bewilligt", DeadlineKind::Granted),
        ("geschlossen", DeadlineKind::Closed),
    ];
}

record! {
    /// A deadline whose parts are not put together yet.
    DeadlineRecord is "line.deadline", "eine Frist zum Rechnen", "a deadline to be computed";
    "kind" is kind: Required<PlacedOneOf<DeadlineKind>>, "ein Tag im Jahr vor dem Beginn; Wochen vor dem Beginn; bis zu einem Tag ist alles vergeben; keine Anträge mehr", "a day in the year before the beginning; weeks before the beginning; all is granted until a day; no applications any more";
    "date" is date: Optional<MonthAndDay>, when("bei `\"year-before\"`", "with `\"year-before\"`"), "der Tag ohne Jahr: `\"12-31\"`", "the day without a year: `\"12-31\"`";
    "weeks" is weeks: Optional<WholeNumber<1, 104>>, when("bei `\"lead-time\"`", "with `\"lead-time\"`"), "so viele Wochen vorher", "so many weeks before";
    "until" is until: Optional<Day>, when("bei `\"granted\"`", "with `\"granted\"`"), "der letzte Tag des Zeitraums", "the last day of the period";
    "label" is label: Optional<Bilingual>, "wofür die Frist gilt, wo es mehrere gibt", "for what the deadline holds, where there are several";
    "source" is source: Expected<SourceIds>, "woher sie ist", "where it is from";
    "confidence" is confidence: Optional<OneOf<Confidence>>, "wie sicher sie ist", "how sure it is";
}

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn deadline(&mut self, at: Span, table: Vec<KeyValue<'t>>) -> Option<Deadline> {
        let read = DeadlineRecord::read(&mut self.value_reader(), at, table);
        let DeadlineRecord {
            kind: (kind, kind_at),
            date,
            weeks,
            until,
            label,
            source,
            confidence,
        } = read?;
        let mut reading = self.value_reader();
        let rule = match (kind, date, weeks, until) {
            (DeadlineKind::YearBefore, Some(date), _, _) => match month_and_day(&date.text) {
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
            (DeadlineKind::LeadTime, _, Some(weeks), _) if (1..=104).contains(&weeks) => {
                Some(DeadlineRule::LeadTime { weeks })
            }
            (DeadlineKind::Closed, ..) => Some(DeadlineRule::Closed),
            (DeadlineKind::Granted, _, _, Some(until)) => Some(DeadlineRule::Granted { until }),
            _ => None,
        };
        let Some(rule) = rule else {
            let kind_name = kind.key();
            reading.error(
                "impossible-deadline",
                kind_at,
                both!("Diese Frist der Art „{kind_name}“ ist so nicht möglich.", "This deadline of the kind “{kind_name}” is not possible like this."),
                both!("Möglich sind: year-before mit date, lead-time mit weeks (1 bis 104), granted mit until, closed.", "Possible are: year-before with date, lead-time with weeks (1 to 104), granted with until, closed."),
            );
            return None;
        };
        let provenance = DraftProvenance::undisputed(source, confidence);
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
