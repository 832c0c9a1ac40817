//! The next dates of all lines: for people, and for calendars (iCalendar, RFC 5545).

use std::io::{self, Write};

use jiff::civil::Date;

use super::advice::{date, date_and_details, dormancy_sentence};
use super::article::{Article, PageBlock, PageTable, Section};
use super::funding::guideline_not_found;
use super::{DeadlineList, Page};
use crate::funding::{Dormancy, DueDate, next_dates};
use crate::model::deadline::{Deadline, DeadlineRule};
use crate::model::funding::{FactField, LineKind};
use crate::model::provenance::show_date;
use crate::model::{Directory, FundingLine};
use crate::text::locale::Lang;
use crate::{say, t};

/// Octets of a content line, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

impl<'d> DeadlineList<'d> {
    /// Every date with its line, the next day first.
    pub(super) fn dates(&self) -> Vec<(&'d FundingLine, &'d Deadline, DueDate)> {
        let advisor = self.advisor;
        let of_rules = advisor
            .lines()
            .iter()
            .filter(|rules| rules.dormant.is_none())
            .map(|rules| (rules.line, rules.deadlines()));
        // Funds of others have no rules here, but some have a date.
        let of_funds = advisor
            .directory()
            .lines()
            .iter()
            .filter(|line| line.editions.is_empty())
            .map(|line| (line, line.deadlines.as_slice()));
        let mut dates: Vec<_> = of_rules
            .chain(of_funds)
            .flat_map(|(line, deadlines)| {
                next_dates(deadlines, advisor.day(), self.start)
                    .map(move |(deadline, due)| (line, deadline, due))
            })
            .collect();
        dates.sort_by_key(|(_, _, due)| match due {
            DueDate::On { day, .. } => (0, *day),
            DueDate::StartFrom { day } => (1, *day),
            DueDate::Missed { day } => (2, *day),
        });
        dates
    }

    /// The lines without a date, with the reason.
    fn lines_without_date(&self, lang: Lang) -> Vec<(&'d FundingLine, String)> {
        let advisor = self.advisor;
        let lines = advisor.lines().iter().filter_map(|rules| {
            let has_date = next_dates(rules.deadlines(), advisor.day(), self.start)
                .next()
                .is_some();
            match rules.dormant {
                Some(dormancy) => Some((rules.line, dormancy_sentence(dormancy, lang))),
                None if has_date || rules.line.kind == LineKind::Offer => None,
                None => {
                    let none = t!(
                        lang,
                        "keine feste Frist gefunden",
                        "no fixed deadline found"
                    );
                    Some((rules.line, none.to_owned()))
                }
            }
        });
        let closed = advisor.directory().lines().iter().filter_map(|line| {
            let is_closed = line
                .deadlines
                .iter()
                .any(|deadline| deadline.rule == DeadlineRule::Closed);
            (line.editions.is_empty() && is_closed)
                .then(|| (line, dormancy_sentence(Dormancy::Closed, lang)))
        });
        lines.chain(closed).collect()
    }
}

/// The dates, the lines without one, and what to do next.
pub(super) fn list<'d>(deadlines: &DeadlineList<'d>, page: &Page) -> Article<'d> {
    let lang = page.lang;
    let as_of = deadlines.advisor.day();
    let day = show_date(as_of, lang);
    let title = say!(lang, "Nächste Fristen am {day}", "Next deadlines on {day}");
    let dates = dates(deadlines.dates(), as_of, page);
    let mut sections = vec![Section::under(1, title).with(dates)];
    let without = deadlines.lines_without_date(lang);
    if !without.is_empty() {
        let title = t!(lang, "Ohne Frist", "Without a deadline");
        let lines = without.into_iter().map(|(line, reason)| {
            let label = line.label.get(lang);
            format!("{label}: {reason}")
        });
        sections.push(Section::under(2, title).with(PageBlock::bullets(lines)));
    }
    let reservation = guideline_not_found(lang);
    let end = Section::default().with(PageBlock::paragraph(say!(
        lang,
        "{reservation} Bitte jede Frist bestätigen lassen.",
        "{reservation} Please have every deadline confirmed."
    )));
    // Half of the signs of this command cannot be heard.
    sections.push(if page.plain {
        end
    } else {
        let tip = t!(
            lang,
            "Für den Kalender: wir foerderung deadlines --format ics > fristen.ics",
            "For a calendar: wir foerderung deadlines --format ics > deadlines.ics"
        );
        end.with(PageBlock::Tip(tip.into()))
    });
    sections
}

/// The name of a line, and what of it is due.
fn label(line: &FundingLine, deadline: &Deadline, lang: Lang) -> String {
    let label = line.label.get(lang);
    match &deadline.label {
        Some(of) => format!("{label}, {}", of.get(lang)),
        None => label.to_owned(),
    }
}

/// The dates as a table; a sentence each where they are heard.
fn dates<'d>(
    dates: Vec<(&'d FundingLine, &'d Deadline, DueDate)>,
    as_of: Date,
    page: &Page,
) -> PageBlock<'d> {
    let lang = page.lang;
    let rows = dates.iter().map(|(line, deadline, due)| {
        let (day, details) = date_and_details(deadline, *due, as_of, lang);
        (day, label(line, deadline, lang), details)
    });
    if page.plain {
        return PageBlock::bullets(rows.map(|(day, label, details)| {
            let rest: Vec<String> = std::iter::once(label).chain(details).collect();
            format!("{day}: {}", rest.join(", "))
        }));
    }
    let headings = [
        FactField::Deadline.label(lang),
        t!(lang, "Förderlinie", "Line"),
        t!(lang, "Hinweise", "Notes"),
    ];
    let section = move |(line, deadline, due): &(&FundingLine, &Deadline, DueDate)| {
        Section::indented_under(2, line.label.get(lang))
            .with(PageBlock::paragraph(date(deadline, *due, as_of, lang)))
            .with(PageBlock::Tip(
                format!("wir foerderung show {}", line.id).into(),
            ))
    };
    let rows = rows.map(|(day, label, details)| vec![day, label, details.join("; ")]);
    let rows = rows.collect();
    PageBlock::Table(PageTable::of_rows(headings, rows, move || {
        dates.iter().map(section).collect()
    }))
}

/// A calendar with one event a deadline, the whole day long, and a reminder two weeks before.
pub(super) fn calendar(
    deadlines: &DeadlineList<'_>,
    directory: &Directory<'_>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = page.lang;
    let as_of = deadlines.advisor.day();
    let mut write = |line: String| fold(out, &line);
    write("BEGIN:VCALENDAR".to_owned())?;
    write("VERSION:2.0".to_owned())?;
    write("PRODID:-//WIR-Vielfaltszentrum Wetteraukreis//wir//DE".to_owned())?;
    for (line, deadline, due) in deadlines.dates() {
        let DueDate::On { day, for_year, .. } = due else {
            continue;
        };
        let (label, id) = (line.label.get(lang), &line.id);
        let summary = say!(lang, "Frist: {label}", "Deadline: {label}");
        // How many days are left changes every day; a calendar knows that itself.
        let mut description = match for_year {
            Some(year) => say!(lang, "Für einen Beginn {year}.", "For a start in {year}."),
            None => String::new(),
        };
        let remark = deadline.stated.confidence.remark(lang);
        description.extend(remark.map(|remark| format!(" ({remark})")));
        let show = say!(
            lang,
            "\nMehr: wir foerderung show {id}",
            "\nMore: wir foerderung show {id}"
        );
        description.push_str(&show);
        let contact = line.contact.as_deref().and_then(|id| directory.contact(id));
        if let Some(phone) = contact.and_then(|contact| contact.phone.as_ref()) {
            let number = phone.written_form();
            description.push_str(&say!(lang, "\nBeratung: {number}", "\nAdvice: {number}"));
        }
        let next_day = day.tomorrow().unwrap_or(day);
        let year = for_year.unwrap_or_default();
        write("BEGIN:VEVENT".to_owned())?;
        // The same deadline keeps its id, so that a calendar brings it up to date instead of twice.
        write(format!("UID:{id}-{}-{year}@wir", basic_date(day)))?;
        write(format!("DTSTAMP:{}T000000Z", basic_date(as_of)))?;
        write(format!("DTSTART;VALUE=DATE:{}", basic_date(day)))?;
        write(format!("DTEND;VALUE=DATE:{}", basic_date(next_day)))?;
        write(format!("SUMMARY:{}", escape(&summary)))?;
        write(format!("DESCRIPTION:{}", escape(&description)))?;
        write("TRANSP:TRANSPARENT".to_owned())?;
        write("BEGIN:VALARM".to_owned())?;
        write("ACTION:DISPLAY".to_owned())?;
        write(format!("DESCRIPTION:{}", escape(&summary)))?;
        write("TRIGGER:-P14D".to_owned())?;
        write("END:VALARM".to_owned())?;
        write("END:VEVENT".to_owned())?;
    }
    write("END:VCALENDAR".to_owned())
}

/// A day in the basic form of ISO 8601: `20261231`.
fn basic_date(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Escapes a text value (RFC 5545, 3.3.11).
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// Writes a content line, folded between characters (RFC 5545, 3.1).
fn fold(out: &mut dyn Write, line: &str) -> io::Result<()> {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST_LINE {
            write!(out, "\r\n ")?;
            length = 1;
        }
        write!(out, "{c}")?;
        length += c.len_utf8();
    }
    write!(out, "\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = Vec::new();
        fold(&mut out, &format!("SUMMARY:{}", "ä".repeat(80))).expect("written");
        let text = String::from_utf8(out).expect("UTF-8");
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= LONGEST_LINE));
        assert_eq!(text.replace("\r\n ", "").trim_end().chars().count(), 88);
    }

    #[test]
    fn signs_of_the_calendar_are_only_signs() {
        assert_eq!(escape("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }
}
