//! Deadlines: by when an application must be there, or why nobody can say.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::measure::Measure;
use super::provenance::Provenance;
use crate::text::locale::{Lang, Text};
use crate::text::numbers::month_name;
use crate::{both, say, t};

/// By when an application must be there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    /// Id within its line; texts name it as `{id}`.
    pub id: Option<String>,
    /// The rule.
    pub rule: DeadlineRule,
    /// For what it holds, where a line has several.
    pub label: Option<Text<'static>>,
    /// Where it is from; `None` where none was found.
    pub stated: Option<Provenance>,
}

/// When an application must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeadlineRule {
    /// On this month and day of the year before the start.
    YearBefore {
        /// Month, from 1.
        month: i8,
        /// Day, from 1.
        day: i8,
    },
    /// At least so long before the start.
    LeadTime(LeadTime),
    /// Once, on this day.
    Day(Date),
    /// From one day to another.
    Window {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// At any time.
    AnyTime,
    /// No applications any more.
    Closed,
    /// Everything is granted until this day.
    Granted {
        /// Last day of the period.
        until: Date,
    },
    /// Looked for, and not found.
    NotFound,
}

/// How long before the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeadTime {
    /// So many weeks.
    Weeks(u32),
    /// So many calendar months.
    Months(u32),
}

impl LeadTime {
    /// The number, and what it counts.
    pub fn count(self) -> (u32, Measure) {
        match self {
            LeadTime::Weeks(weeks) => (weeks, Measure::Weeks),
            LeadTime::Months(months) => (months, Measure::Months),
        }
    }

    /// The length in words: `4 Wochen`.
    pub fn words(self, lang: Lang) -> String {
        let (count, measure) = self.count();
        format!("{count} {}", measure.word(count, lang))
    }
}

impl DeadlineRule {
    /// The last day on which this rule lets anybody apply, where it names one.
    pub fn last_day(self) -> Option<Date> {
        match self {
            DeadlineRule::Day(day) | DeadlineRule::Window { until: day, .. } => Some(day),
            _ => None,
        }
    }

    /// Whether nobody can apply any more by this rule.
    pub fn is_shut(self) -> bool {
        matches!(self, DeadlineRule::Closed | DeadlineRule::Granted { .. })
    }

    /// What stands in a text that names this deadline as `{id}`; as `{id#}`, without the words that belong
    /// to the kind of deadline.
    pub fn named_in_text(self, is_bare: bool, lang: Lang) -> String {
        match self {
            DeadlineRule::YearBefore { month, day } => {
                let day = day_and_month(day, month, lang);
                if is_bare {
                    day
                } else {
                    say!(lang, "{day} des Vorjahres", "{day} of the year before")
                }
            }
            DeadlineRule::LeadTime(lead) if is_bare => lead.count().0.to_string(),
            DeadlineRule::LeadTime(lead) => lead.words(lang),
            DeadlineRule::Day(day) | DeadlineRule::Granted { until: day } => long_date(day, lang),
            DeadlineRule::Window { from, until } => {
                let first = if from.year() == until.year() {
                    day_and_month(from.day(), from.month(), lang)
                } else {
                    long_date(from, lang)
                };
                let last = long_date(until, lang);
                say!(lang, "{first} bis {last}", "{first} to {last}")
            }
            DeadlineRule::AnyTime => t!(lang, "jederzeit", "any time").to_owned(),
            DeadlineRule::Closed => t!(lang, "geschlossen", "closed").to_owned(),
            DeadlineRule::NotFound => t!(lang, "nicht gefunden", "not found").to_owned(),
        }
    }

    /// The rule as a phrase that stands alone.
    fn phrase(self, lang: Lang) -> String {
        let named = self.named_in_text(false, lang);
        match self {
            DeadlineRule::LeadTime(_) => say!(
                lang,
                "mindestens {named} vor dem Beginn",
                "at least {named} before the start"
            ),
            DeadlineRule::Granted { .. } => say!(
                lang,
                "keine offene Frist; vergeben bis {named}",
                "no open deadline; granted to {named}"
            ),
            _ => named,
        }
    }
}

impl Deadline {
    /// The last day on which anybody can apply, where the deadlines of a line name one. It ends what holds so long
    /// before the start, too; what holds at any time, or comes back each year, goes on without it.
    pub fn last_day_of_all(deadlines: &[Deadline]) -> Option<Date> {
        let ends = |rule: DeadlineRule| {
            matches!(rule, DeadlineRule::LeadTime(_)) || rule.last_day().is_some()
        };
        let mut rules = deadlines.iter().map(|deadline| deadline.rule);
        let last = rules.clone().filter_map(DeadlineRule::last_day).max();
        last.filter(|_| rules.all(ends))
    }

    /// All deadlines of a line as one phrase, for the line at a glance; `None` where it has none.
    pub fn phrase_of_all(deadlines: &[Deadline]) -> Option<Text<'static>> {
        let all = |lang: Lang| {
            let phrases = deadlines.iter().map(|deadline| {
                let phrase = deadline.rule.phrase(lang);
                match &deadline.label {
                    Some(label) => format!("{}: {phrase}", label.get(lang)),
                    None => phrase,
                }
            });
            phrases.collect::<Vec<_>>().join("; ")
        };
        let (de, en) = (all(Lang::De), all(Lang::En));
        (!deadlines.is_empty()).then(|| both!("{de}", "{en}"))
    }
}

/// A day with its month in words: `31. Dezember`, `31 December`.
fn day_and_month(day: i8, month: i8, lang: Lang) -> String {
    let month = month_name(month, lang).unwrap_or_default();
    match lang {
        Lang::De => format!("{day}. {month}"),
        Lang::En => format!("{day} {month}"),
    }
}

/// A day with its month in words and its year: `30. Juni 2027`, `30 June 2027`.
fn long_date(day: Date, lang: Lang) -> String {
    format!(
        "{} {}",
        day_and_month(day.day(), day.month(), lang),
        day.year()
    )
}
