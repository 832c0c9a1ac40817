//! Deadlines of a day: until when an application must be there, never shifted.
//!
//! Counted in calendar days. A deadline that falls on a day without work stays where it is; beside it
//! stands the last working day before, for who delivers by hand.

use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};

use crate::model::deadline::{Deadline, DeadlineRule, LeadTime};

/// What a deadline comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueDate {
    /// The application must be there on this day.
    On {
        /// The last day.
        day: Date,
        /// The year in which the plan starts, where the deadline is one of the year before.
        for_year: Option<i16>,
        /// Days that are left; 0 on the day itself.
        days: i32,
        /// The last working day before, where the day itself is none.
        workday: Option<Date>,
    },
    /// Applied on the day asked about, the plan can start from this day on.
    StartFrom {
        /// The first possible start.
        day: Date,
    },
    /// One can apply on any day.
    AnyTime,
    /// The last day has passed, for the wished start or for good.
    Missed {
        /// The last day.
        day: Date,
    },
}

impl DueDate {
    /// By which of its dates a line is told: a day before a possible start before any time; what is over comes last.
    pub fn rank(self) -> (u8, Option<Date>) {
        match self {
            DueDate::On { day, .. } => (0, Some(day)),
            DueDate::StartFrom { day } => (1, Some(day)),
            DueDate::AnyTime => (2, None),
            DueDate::Missed { day } => (3, Some(day)),
        }
    }
}

/// What a deadline comes to on the day `as_of`, for a wished start or for the next one that is possible.
/// `None` where nobody can apply, or the calendar ends.
pub fn due_date(rule: DeadlineRule, as_of: Date, start: Option<Date>) -> Option<DueDate> {
    let on = |day: Date, for_year| {
        let days = as_of.until(day).ok()?.get_days();
        if days < 0 {
            return Some(DueDate::Missed { day });
        }
        let workday = workday_on_or_before(day);
        Some(DueDate::On {
            day,
            for_year,
            days,
            workday: (workday != day).then_some(workday),
        })
    };
    match (rule, start) {
        (DeadlineRule::YearBefore { month, day }, Some(start)) => {
            let year = start.year();
            on(Date::new(year - 1, month, day).ok()?, Some(year))
        }
        (DeadlineRule::YearBefore { month, day }, None) => {
            let this_year = Date::new(as_of.year(), month, day).ok()?;
            let year = as_of.year() + i16::from(this_year < as_of);
            on(Date::new(year, month, day).ok()?, Some(year + 1))
        }
        (DeadlineRule::LeadTime(lead), Some(start)) => {
            on(start.checked_sub(span(lead)).ok()?, None)
        }
        (DeadlineRule::LeadTime(lead), None) => Some(DueDate::StartFrom {
            day: as_of.checked_add(span(lead)).ok()?,
        }),
        (DeadlineRule::Day(day) | DeadlineRule::Window { until: day, .. }, _) => on(day, None),
        (DeadlineRule::AnyTime, _) => Some(DueDate::AnyTime),
        (DeadlineRule::Closed | DeadlineRule::Granted { .. } | DeadlineRule::NotFound, _) => None,
    }
}

/// A lead time to be added to a day; months as a calendar counts them.
fn span(lead: LeadTime) -> Span {
    match lead {
        LeadTime::Weeks(weeks) => i64::from(weeks).weeks(),
        LeadTime::Months(months) => i64::from(months).months(),
    }
}

/// All deadlines of a line that can be computed. None of them lies after the last day on which anybody can apply.
pub fn next_dates(
    deadlines: &[Deadline],
    as_of: Date,
    start: Option<Date>,
) -> impl Iterator<Item = (&Deadline, DueDate)> {
    let last = Deadline::last_day_of_all(deadlines);
    let dues = deadlines
        .iter()
        .filter_map(move |deadline| Some((deadline, due_date(deadline.rule, as_of, start)?)));
    dues.filter(move |(_, due)| {
        last.is_none_or(|last| match *due {
            DueDate::On { day, .. } => day <= last,
            DueDate::StartFrom { .. } => as_of <= last,
            DueDate::Missed { .. } | DueDate::AnyTime => true,
        })
    })
}

/// The day itself, or the last day before on which offices in Hesse work.
pub fn workday_on_or_before(day: Date) -> Date {
    let mut day = day;
    while is_free(day) {
        let Ok(before) = day.yesterday() else {
            return day;
        };
        day = before;
    }
    day
}

/// Saturdays, Sundays and the holidays of Hesse (Hessisches Feiertagsgesetz, section 1).
fn is_free(day: Date) -> bool {
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return true;
    }
    let is_fixed = matches!(
        (day.month(), day.day()),
        (1 | 5, 1) | (10, 3) | (12, 25 | 26)
    );
    let since_easter = easter(day.year())
        .until(day)
        .map_or(i32::MAX, |span| span.get_days());
    // Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi.
    is_fixed || matches!(since_easter, -2 | 1 | 39 | 50 | 60)
}

/// Easter Sunday in the Gregorian calendar (the anonymous algorithm of Nature, 20 April 1876).
#[allow(
    clippy::many_single_char_names,
    reason = "the names are those of the algorithm"
)]
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    let narrow = |value: i32| i8::try_from(value).unwrap_or(1);
    let year = i16::try_from(year).unwrap_or(1);
    Date::new(year, narrow(sum / 31), narrow(sum % 31 + 1)).unwrap_or(date(1, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR_END: DeadlineRule = DeadlineRule::YearBefore { month: 12, day: 31 };

    #[test]
    fn a_yearly_deadline_is_the_next_one_and_belongs_to_the_year_after() {
        assert_eq!(
            due_date(YEAR_END, date(2026, 11, 22), None),
            Some(DueDate::On {
                day: date(2026, 12, 31),
                for_year: Some(2027),
                days: 39,
                workday: None,
            })
        );
        let autumn = DeadlineRule::YearBefore { month: 10, day: 31 };
        assert_eq!(
            due_date(autumn, date(2026, 11, 22), None),
            Some(DueDate::On {
                day: date(2027, 10, 31),
                for_year: Some(2028),
                days: 343,
                // A Sunday; the Friday before is a working day.
                workday: Some(date(2027, 10, 29)),
            })
        );
    }

    #[test]
    fn the_last_day_still_counts_and_the_day_after_does_not() {
        let left = |as_of| match due_date(YEAR_END, as_of, Some(date(2027, 1, 1))) {
            Some(DueDate::On { days, .. }) => Some(days),
            _ => None,
        };
        assert_eq!(left(date(2026, 12, 31)), Some(0));
        assert_eq!(
            due_date(YEAR_END, date(2027, 1, 1), Some(date(2027, 3, 1))),
            Some(DueDate::Missed {
                day: date(2026, 12, 31)
            })
        );
    }

    #[test]
    fn a_lead_time_is_counted_from_the_day_or_back_from_the_start() {
        let four_weeks = DeadlineRule::LeadTime(LeadTime::Weeks(4));
        assert_eq!(
            due_date(four_weeks, date(2026, 11, 22), None),
            Some(DueDate::StartFrom {
                day: date(2026, 12, 20)
            })
        );
        let for_february = due_date(four_weeks, date(2026, 11, 22), Some(date(2027, 2, 15)));
        assert!(
            matches!(for_february, Some(DueDate::On { day, .. }) if day == date(2027, 1, 18)),
            "{for_february:?}"
        );
    }

    #[test]
    fn nothing_is_due_after_the_last_day_on_which_anybody_can_apply() {
        let last = date(2027, 6, 30);
        let deadlines = [
            DeadlineRule::Day(last),
            DeadlineRule::LeadTime(LeadTime::Months(6)),
        ];
        let deadlines = deadlines.map(|rule| Deadline {
            id: None,
            rule,
            label: None,
            stated: None,
        });
        let dues = |as_of, start| -> Vec<DueDate> {
            let dues = next_dates(&deadlines, as_of, start);
            dues.map(|(_, due)| due).collect()
        };
        let missed = [DueDate::Missed { day: last }];
        assert_eq!(dues(date(2027, 7, 1), None), missed);
        assert_eq!(dues(last, None).len(), 2);
        // Half a year before this start is too late.
        let for_summer = dues(date(2027, 1, 1), Some(date(2028, 6, 1)));
        assert!(
            matches!(for_summer[..], [DueDate::On { day, .. }] if day == last),
            "{for_summer:?}"
        );
    }

    #[test]
    fn easter_is_where_the_calendars_have_it() {
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn holidays_of_hesse_are_no_working_days() {
        // Corpus Christi 2026 is the 4th of June, a Thursday.
        assert_eq!(workday_on_or_before(date(2026, 6, 4)), date(2026, 6, 3));
        // The 26th of December 2027 is a Sunday after a Saturday that is a holiday.
        assert_eq!(workday_on_or_before(date(2027, 12, 26)), date(2027, 12, 24));
        // All Saints' Day is none in Hesse.
        assert_eq!(workday_on_or_before(date(2027, 11, 1)), date(2027, 11, 1));
    }
}
