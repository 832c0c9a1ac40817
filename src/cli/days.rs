//! Days as they are typed: behind an option, or in a variable.

use clap::Args;
use jiff::civil::Date;

use super::help_text::localized;

/// The day for which something is shown.
#[derive(Args, Clone, Copy, Default)]
pub(super) struct Today {
    #[arg(long, value_name = localized("TAG", "DAY"), value_parser = parse_day, help = localized(
        "Für diesen Tag statt für heute: 2026-11-22",
        "For this day instead of today: 2026-11-22"))]
    pub(super) as_of: Option<Date>,
}

/// The days for which the advisor counts.
#[derive(Args, Clone, Copy, Default)]
pub(super) struct Days {
    #[command(flatten)]
    pub(super) today: Today,
    #[arg(long, value_name = localized("TAG", "DAY"), value_parser = parse_day, help = localized(
        "Fristen für diesen Beginn ausrechnen",
        "Compute the deadlines for this start"))]
    pub(super) start: Option<Date>,
}

/// Reads a day: `2026-11-22`, also as `22.11.2026`. The error is a day as an example.
pub(super) fn parse_day(word: &str) -> Result<Date, String> {
    let by_parts = || {
        let mut parts = word.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        parts.next().is_none().then_some(date.ok()?)
    };
    word.parse()
        .ok()
        .or_else(by_parts)
        .ok_or_else(|| "2026-11-22".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_read_in_both_ways_of_writing_it() {
        assert_eq!(parse_day("2026-11-22"), Ok(date(2026, 11, 22)));
        assert_eq!(parse_day("1.2.2027"), Ok(date(2027, 2, 1)));
        for wrong in ["2026-02-30", "31.2.2027", "heute", "1.2", "1.2.2027.3"] {
            assert!(parse_day(wrong).is_err(), "{wrong}");
        }
    }
}
