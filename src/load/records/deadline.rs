//! Deadlines of lines and of editions.

use super::declared_record::DeclaredRecord;
use super::provenance::DraftProvenance;
use super::record_macro::record;
use super::value_kind::{
    Bilingual, Day, Id, MonthAndDay, OneOf, Optional, PlacedOneOf, Required, SourceIds, WholeNumber,
};
use super::value_reader::PlacedText;
use crate::model::Keyed;
use crate::model::provenance::Confidence;
use jiff::civil::Date;

use super::directory_builder::DirectoryBuilder;
use crate::both;
use crate::diagnostic::Span;
use crate::formats::KeyValue;
use crate::model::deadline::{Deadline, DeadlineRule, LeadTime};

/// The word that stands for a rule in the data.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum DeadlineKind {
    YearBefore,
    LeadTime,
    Day,
    Window,
    AnyTime,
    Granted,
    Closed,
    NotFound,
}

impl Keyed for DeadlineKind {
    const KEYS: &'static [(&'static str, DeadlineKind)] = &[
        ("year-before", DeadlineKind::YearBefore),
        ("lead-time", DeadlineKind::LeadTime),
        ("day", DeadlineKind::Day),
        ("window", DeadlineKind::Window),
        ("any-time", DeadlineKind::AnyTime),
        ("granted", DeadlineKind::Granted),
        ("closed", DeadlineKind::Closed),
        ("not-found", DeadlineKind::NotFound),
    ];

    const GERMAN: &'static [(&'static str, DeadlineKind)] = &[
        ("vorjahr", DeadlineKind::YearBefore),
        ("vorlauf", DeadlineKind::LeadTime),
        ("tag", DeadlineKind::Day),
        ("fest", DeadlineKind::Day),
        ("zeitraum", DeadlineKind::Window),
        ("jederzeit", DeadlineKind::AnyTime),
        ("laufend", DeadlineKind::AnyTime),
        ("vergeben", DeadlineKind::Granted),
        ("bewilligt", DeadlineKind::Granted),
        ("geschlossen", DeadlineKind::Closed),
        ("nicht gefunden", DeadlineKind::NotFound),
    ];
}

record! {
    /// A deadline whose parts are not put together yet.
    DeadlineRecord is "line.deadline", "eine Frist", "a deadline";
    "id" is id: Optional<Id>, "darunter nennen Texte der Linie die Frist: `{kennung}` oder ohne den Zusatz `{kennung#}`. Keine Zahl der Linie heißt auch so.", "by it texts of the line name the deadline: `{id}`, or without what is added `{id#}`. No figure of the line has the same id.";
    "kind" is kind: Required<PlacedOneOf<DeadlineKind>>, "ein Tag im Jahr vor dem Beginn; eine Zeit vor dem Beginn; ein fester Tag; von einem Tag bis zu einem anderen; jederzeit; bis zu einem Tag ist alles vergeben; keine Anträge mehr; gesucht und nicht gefunden", "a day in the year before the beginning; a time before the beginning; a fixed day; from one day to another; at any time; all is granted until a day; no applications any more; searched for and not found";
    "date" is date: Optional<MonthAndDay>, when("bei `\"year-before\"`", "with `\"year-before\"`"), "der Tag ohne Jahr: `\"12-31\"`", "the day without a year: `\"12-31\"`";
    "weeks" is weeks: Optional<WholeNumber<1, 104>>, when("bei `\"lead-time\"`", "with `\"lead-time\"`"), "so viele Wochen vorher", "so many weeks before";
    "months" is months: Optional<WholeNumber<1, 36>>, when("bei `\"lead-time\"` statt `weeks`", "with `\"lead-time\"` instead of `weeks`"), "so viele Monate vorher", "so many months before";
    "day" is day: Optional<Day>, when("bei `\"day\"`", "with `\"day\"`"), "der letzte Tag, mit Jahr. Nach ihm gilt auch `lead-time` derselben Linie nicht mehr.", "the last day, with its year. After it `lead-time` of the same line holds no longer either.";
    "from" is from: Optional<Day>, when("bei `\"window\"`", "with `\"window\"`"), "der erste Tag", "the first day";
    "until" is until: Optional<Day>, when("bei `\"window\"` und `\"granted\"`", "with `\"window\"` and `\"granted\"`"), "der letzte Tag des Zeitraums", "the last day of the period";
    "label" is label: Optional<Bilingual>, "wofür die Frist gilt, wo es mehrere gibt", "for what the deadline holds, where there are several";
    "source" is source: Optional<SourceIds>, when("ja, außer bei `\"not-found\"`", "yes, except with `\"not-found\"`"), "woher sie ist", "where it is from";
    "confidence" is confidence: Optional<OneOf<Confidence>>, "wie sicher sie ist", "how sure it is";
}

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn deadline(&mut self, at: Span, table: Vec<KeyValue<'t>>) -> Option<Deadline> {
        let read = DeadlineRecord::read(&mut self.value_reader(), at, table);
        let DeadlineRecord {
            id,
            kind: (kind, kind_at),
            date,
            weeks,
            months,
            day,
            from,
            until,
            label,
            source,
            confidence,
        } = read?;
        let lead_time = match (weeks, months) {
            (Some(weeks), None) if (1..=104).contains(&weeks) => Some(LeadTime::Weeks(weeks)),
            (None, Some(months)) if (1..=36).contains(&months) => Some(LeadTime::Months(months)),
            _ => None,
        };
        let rule = match kind {
            DeadlineKind::YearBefore => match date {
                Some(date) => Some(self.year_before(&date)?),
                None => None,
            },
            DeadlineKind::LeadTime => lead_time.map(DeadlineRule::LeadTime),
            DeadlineKind::Day => day.map(DeadlineRule::Day),
            DeadlineKind::Window => from
                .zip(until)
                .filter(|(from, until)| from <= until)
                .map(|(from, until)| DeadlineRule::Window { from, until }),
            DeadlineKind::AnyTime => Some(DeadlineRule::AnyTime),
            DeadlineKind::Granted => until.map(|until| DeadlineRule::Granted { until }),
            DeadlineKind::Closed => Some(DeadlineRule::Closed),
            DeadlineKind::NotFound => Some(DeadlineRule::NotFound),
        };
        let Some(rule) = rule else {
            self.impossible_deadline(kind, kind_at);
            return None;
        };
        let provenance = DraftProvenance::undisputed(source, confidence);
        // Where nothing was found there is no source of it.
        let stated = if rule == DeadlineRule::NotFound && !provenance.has_source() {
            None
        } else {
            Some(self.settle_provenance(provenance, at)?)
        };
        Some(Deadline {
            id,
            rule,
            label,
            stated,
        })
    }

    /// The rule of a month and day such as `12-31`; only days that exist.
    fn year_before(&mut self, date: &PlacedText<'t>) -> Option<DeadlineRule> {
        let found = month_and_day(&date.text);
        if found.is_none() {
            let text = &date.text;
            self.value_reader().error(
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
        }
        found.map(|(month, day)| DeadlineRule::YearBefore { month, day })
    }

    fn impossible_deadline(&mut self, kind: DeadlineKind, at: Span) {
        let kind_name = kind.key();
        self.value_reader().error(
            "impossible-deadline",
            at,
            both!("Diese Frist der Art „{kind_name}“ ist so nicht möglich.", "This deadline of the kind “{kind_name}” is not possible like this."),
            both!("Möglich sind: year-before mit date; lead-time mit weeks (1 bis 104) oder months (1 bis 36); day mit day; window mit from und until; granted mit until; any-time; closed; not-found.", "Possible are: year-before with date; lead-time with weeks (1 to 104) or months (1 to 36); day with day; window with from and until; granted with until; any-time; closed; not-found."),
        );
    }
}

/// Reads `12-31`; only days that exist.
fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // The 29th of February exists in leap years only; a yearly deadline needs a day of every year.
    Date::new(2025, month, day).ok().map(|_| (month, day))
}
