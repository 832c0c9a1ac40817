//! The year at a glance: the coming twelve months, each with its deadlines.

use jiff::ToSpan;
use jiff::civil::Date;

use super::article::{PageBlock, TimelineMonth};
use crate::model::provenance::show_date;
use crate::text::locale::Lang;
use crate::text::numbers::month_name;

/// Months that are shown.
const MONTHS: i32 = 12;

/// The coming months, that of the day first, each with what is due in it.
pub(super) fn year_at_a_glance(
    as_of: Date,
    dues: &[(Date, &str)],
    lang: Lang,
) -> PageBlock<'static> {
    let first = as_of.first_of_month();
    let months = (0..MONTHS).filter_map(|at| {
        let month = first.checked_add(at.months()).ok()?;
        let is_in_month = |(day, _): &&(Date, &str)| day.first_of_month() == month;
        let mut entries: Vec<String> = Vec::new();
        for (day, label) in dues.iter().filter(is_in_month) {
            let day = show_date(*day, lang);
            let known = entries.iter_mut().find(|entry| entry.starts_with(&day));
            match known {
                Some(entry) => entry.push_str(&format!(", {label}")),
                None => entries.push(format!("{day}: {label}")),
            }
        }
        Some(TimelineMonth {
            name: month_and_year(month, lang),
            entries,
        })
    });
    PageBlock::Timeline(months.collect())
}

/// `Dezember 2026`.
fn month_and_year(month: Date, lang: Lang) -> String {
    let name = month_name(month.month(), lang).unwrap_or_default();
    format!("{name} {}", month.year())
}
