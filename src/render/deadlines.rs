//! The next dates of all lines: for people, and for calendars (iCalendar, RFC 5545).

use std::io::{self, Write};

use jiff::civil::Date;

use super::advice::{date, date_and_details, dormancy_sentence};
use super::article::{
    Article, ColumnNeed, Inline, Inlines, PageBlock, PageTable, Section, TableColumn, TableLines,
};
use super::confidence_mark::confidence_mark;
use super::funding::{callee, guideline_not_found};
use super::telephones::telephones;
use super::year::year_at_a_glance;
use super::{DeadlineList, Page};
use crate::funding::{Dormancy, DueDate, dormancy, next_dates};
use crate::model::deadline::Deadline;
use crate::model::funding::{FactField, LineKind, State};
use crate::model::provenance::show_date;
use crate::model::{Contact, Directory, FundingLine};
use crate::text::locale::Lang;
use crate::{say, t};

/// Octets of a content line, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// One entry of the list: a line with one of its deadlines, or with the reason why nobody can apply.
struct ListedDeadline<'d> {
    line: &'d FundingLine,
    /// The deadline with what it comes to, where it comes to something.
    due: Option<(&'d Deadline, DueDate)>,
    /// Why there is none, where the deadlines do not say it.
    dormant: Option<Dormancy>,
    /// Whether the line goes on at all, as far as is known.
    is_settled: bool,
}

/// Under which heading an entry stands.
#[derive(Clone, Copy, PartialEq)]
enum DeadlineGroup {
    WithDay,
    AnyTime,
    Ask,
    Closed,
}

impl DeadlineGroup {
    /// The groups below the table of days.
    const WITHOUT_DAY: [DeadlineGroup; 3] = [
        DeadlineGroup::AnyTime,
        DeadlineGroup::Ask,
        DeadlineGroup::Closed,
    ];

    fn heading(self, lang: Lang) -> &'static str {
        match self {
            DeadlineGroup::WithDay => t!(lang, "Mit Tag", "With a day"),
            DeadlineGroup::AnyTime => t!(lang, "Jederzeit", "Any time"),
            DeadlineGroup::Ask => t!(lang, "Nicht bekannt, bitte fragen", "Not known, please ask"),
            DeadlineGroup::Closed => t!(lang, "Geschlossen", "Closed"),
        }
    }
}

impl ListedDeadline<'_> {
    fn group(&self) -> DeadlineGroup {
        match (self.dormant, self.due) {
            (Some(Dormancy::Closed | Dormancy::Granted { .. }), _) => DeadlineGroup::Closed,
            (Some(_), _) | (None, None) => DeadlineGroup::Ask,
            (None, Some((_, DueDate::StartFrom { .. } | DueDate::AnyTime))) => {
                DeadlineGroup::AnyTime
            }
            (None, Some((deadline, DueDate::Missed { .. })))
                if deadline.rule.last_day().is_some() =>
            {
                DeadlineGroup::Ask
            }
            (None, Some(_)) => DeadlineGroup::WithDay,
        }
    }

    /// What is said of an entry without a day.
    fn sentence(&self, as_of: Date, lang: Lang) -> Inlines {
        match (self.dormant, self.due) {
            (Some(dormancy), _) => dormancy_sentence(dormancy, lang).into(),
            (None, Some((deadline, due))) => {
                let (day, details) = date_and_details(deadline, due, as_of, lang);
                let details: Vec<String> = details.into_iter().chain(self.doubt(lang)).collect();
                let words = if details.is_empty() {
                    day
                } else {
                    format!("{day} ({})", details.join("; "))
                };
                Inlines::from(words).with_mark(confidence_mark(deadline.stated.as_ref(), lang))
            }
            (None, None) => t!(lang, "keine Frist gefunden", "no deadline found").into(),
        }
    }

    /// That the sources do not say whether the line goes on.
    fn doubt(&self, lang: Lang) -> Option<String> {
        (!self.is_settled).then(|| t!(lang, "Stand ungewiss", "state uncertain").to_owned())
    }
}

impl<'d> DeadlineList<'d> {
    /// Every line with each of its deadlines, in the order of the data.
    fn entries(&self) -> Vec<ListedDeadline<'d>> {
        let advisor = self.advisor;
        let mut entries = Vec::new();
        for line in advisor.directory().lines() {
            let rules = advisor.line(&line.id).map(|line| &advisor.lines()[line]);
            let (dormant, deadlines, is_settled) = match rules {
                Some(rules) => (rules.dormant, rules.deadlines(), rules.goes_on),
                None => {
                    let dormant = dormancy(line, None, advisor.day());
                    (dormant, &line.deadlines[..], line.state != State::Uncertain)
                }
            };
            let entry = |due| ListedDeadline {
                line,
                due,
                dormant,
                is_settled,
            };
            let mut dues = next_dates(deadlines, advisor.day(), self.start).peekable();
            if dormant.is_some() || dues.peek().is_none() {
                // For an offer nobody applies, so that it has no deadline that could be missed.
                if line.kind != LineKind::Offer {
                    entries.push(entry(None));
                }
            } else {
                entries.extend(dues.map(|due| entry(Some(due))));
            }
        }
        entries
    }

    /// As [`entries`](Self::entries), the next day first.
    fn entries_by_day(&self) -> Vec<ListedDeadline<'d>> {
        let mut entries = self.entries();
        entries.sort_by_key(|entry| entry.due.map(|(_, due)| order(due)));
        entries
    }

    /// Every deadline that comes to something, the next day first, then those without a day.
    pub(super) fn dates(&self) -> Vec<(&'d FundingLine, &'d Deadline, DueDate)> {
        let entries = self.entries_by_day();
        let dates = dues(&entries).map(|(entry, deadline, due)| (entry.line, deadline, due));
        dates.collect()
    }
}

/// Days before possible starts before what is over or has no day.
fn order(due: DueDate) -> (u8, Option<Date>) {
    match due {
        DueDate::On { day, .. } => (0, Some(day)),
        DueDate::StartFrom { day } => (1, Some(day)),
        DueDate::Missed { day } => (2, Some(day)),
        DueDate::AnyTime => (3, None),
    }
}

/// The dates, the lines without one, and what to do next.
pub(super) fn list<'d>(deadlines: &DeadlineList<'d>, page: &Page) -> Article<'d> {
    let lang = page.lang;
    let as_of = deadlines.advisor.day();
    let day = show_date(as_of, lang);
    let title = say!(lang, "Nächste Fristen am {day}", "Next deadlines on {day}");
    let entries = deadlines.entries_by_day();
    let has_day = |entry: &ListedDeadline<'_>| entry.group() == DeadlineGroup::WithDay;
    let (with_day, entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(has_day);
    let of = |group: DeadlineGroup| entries.iter().filter(move |entry| entry.group() == group);
    let year: Vec<(Date, String)> = dues(&with_day)
        .filter_map(|(entry, deadline, due)| match due {
            DueDate::On { day, .. } => Some((day, label(entry.line, deadline, lang))),
            _ => None,
        })
        .collect();
    let mut sections = vec![Section::under(1, title)];
    if !with_day.is_empty() {
        let heading = Section::under(2, DeadlineGroup::WithDay.heading(lang));
        sections.push(heading.with(dates(with_day, as_of, page)));
    }
    for group in DeadlineGroup::WITHOUT_DAY {
        let lines: Vec<Inlines> = of(group)
            .map(|entry| {
                let label = match entry.due {
                    Some((deadline, _)) => label(entry.line, deadline, lang),
                    None => entry.line.label.get(lang).to_owned(),
                };
                let mut words = Inlines::from(format!("{label}: "));
                words.0.extend(entry.sentence(as_of, lang).0);
                words
            })
            .collect();
        if !lines.is_empty() {
            let heading = Section::under(2, group.heading(lang));
            sections.push(heading.with(PageBlock::bullets(lines)));
        }
    }
    if !year.is_empty() {
        let heading = t!(lang, "Das Jahr auf einen Blick", "The year at a glance");
        let year: Vec<(Date, &str)> = year
            .iter()
            .map(|(day, label)| (*day, label.as_str()))
            .collect();
        let year = year_at_a_glance(as_of, &year, lang);
        sections.push(Section::under(2, heading).with(year));
    }
    let callees = callees(deadlines);
    if !callees.is_empty() {
        let heading = Section::under(2, t!(lang, "Rufen Sie an", "Please call"));
        sections.push(heading.with(telephones(callees, lang)));
    }
    let reservation = reservation(deadlines, lang);
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

/// Whom to call about the lines, each once.
fn callees<'d>(deadlines: &DeadlineList<'d>) -> Vec<&'d Contact<'d>> {
    let directory = deadlines.advisor.directory();
    let lines = directory.lines().iter();
    let mut callees: Vec<&Contact<'_>> = Vec::new();
    for contact in lines.filter_map(|line| callee(line, directory)) {
        if !callees.iter().any(|known| known.id() == contact.id()) {
            callees.push(contact);
        }
    }
    callees
}

/// Why no deadline is sure: the law has ended, or else the guideline was not found.
fn reservation(deadlines: &DeadlineList<'_>, lang: Lang) -> String {
    let rules = deadlines.advisor.lines().iter();
    let ends = rules.filter_map(|rules| rules.edition.law_until);
    match ends.max().filter(|until| *until < deadlines.advisor.day()) {
        Some(until) => {
            let until = show_date(until, lang);
            say!(
                lang,
                "Das Gesetz zu dieser Förderung galt bis {until}. Was danach gilt, ist nicht bekannt.",
                "The act on this funding held until {until}. What holds after it is not known."
            )
        }
        None => guideline_not_found(lang).to_owned(),
    }
}

/// The name of a line, and what of it is due.
fn label(line: &FundingLine, deadline: &Deadline, lang: Lang) -> String {
    let label = line.label.get(lang);
    match &deadline.label {
        Some(of) => format!("{label}, {}", of.get(lang)),
        None => label.to_owned(),
    }
}

/// The entries that have a deadline, each with what it comes to.
fn dues<'e, 'd>(
    entries: &'e [ListedDeadline<'d>],
) -> impl Iterator<Item = (&'e ListedDeadline<'d>, &'d Deadline, DueDate)> {
    let entries = entries.iter();
    entries.filter_map(|entry| entry.due.map(|(deadline, due)| (entry, deadline, due)))
}

/// The dates as a table; a sentence each where they are heard.
fn dates<'d>(entries: Vec<ListedDeadline<'d>>, as_of: Date, page: &Page) -> PageBlock<'d> {
    let lang = page.lang;
    let rows = dues(&entries).map(|(entry, deadline, due)| {
        let (day, mut details) = date_and_details(deadline, due, as_of, lang);
        details.extend(entry.doubt(lang));
        let mark = confidence_mark(deadline.stated.as_ref(), lang);
        (day, label(entry.line, deadline, lang), details, mark)
    });
    if page.plain {
        return PageBlock::bullets(rows.map(|(day, label, details, mark)| {
            let rest: Vec<String> = std::iter::once(label).chain(details).collect();
            Inlines::from(format!("{day}: {}", rest.join(", "))).with_mark(mark)
        }));
    }
    let headings = [
        FactField::Deadline.label(lang),
        t!(lang, "Förderlinie", "Line"),
        t!(lang, "Hinweise", "Notes"),
    ];
    let section = move |(entry, deadline, due): (&ListedDeadline<'_>, &Deadline, DueDate)| {
        let line = entry.line;
        Section::indented_under(2, line.label.get(lang))
            .with(PageBlock::paragraph({
                let doubt = entry
                    .doubt(lang)
                    .map(|doubt| Inline::Text(format!("; {doubt}")));
                let date = date(deadline, due, as_of, lang);
                doubt.into_iter().fold(date, Inlines::with)
            }))
            .with(PageBlock::Tip(
                format!("wir foerderung show {}", line.id).into(),
            ))
    };
    let rows: Vec<_> = rows.collect();
    let columns = headings.into_iter().map(|heading| TableColumn {
        heading,
        is_breakable: true,
        need: ColumnNeed::Required,
    });
    PageBlock::Table(PageTable {
        columns: columns.collect(),
        rows: Box::new(move |take| {
            let mut rows = rows.iter();
            rows.try_for_each(|(day, label, details, mark)| {
                let details = Inlines::from(details.join("; ")).with_mark(*mark);
                take(vec![day.as_str().into(), label.as_str().into(), details])
            })
        }),
        lines: TableLines::BetweenRows,
        alternative: Box::new(move |take| dues(&entries).map(section).try_for_each(take)),
        remarks: Vec::new(),
        left_out: None,
    })
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
    for (entry, deadline, due) in dues(&deadlines.entries_by_day()) {
        let DueDate::On { day, for_year, .. } = due else {
            continue;
        };
        let line = entry.line;
        let (label, id) = (label(line, deadline, lang), &line.id);
        let summary = say!(lang, "Frist: {label}", "Deadline: {label}");
        // How many days are left changes every day; a calendar knows that itself.
        let start =
            for_year.map(|year| say!(lang, "Für einen Beginn {year}.", "For a start in {year}."));
        let stated = deadline.stated.as_ref();
        let remark = stated.and_then(|stated| stated.confidence.remark(lang));
        let remarks = remark
            .map(str::to_owned)
            .into_iter()
            .chain(entry.doubt(lang));
        let remarks: Vec<String> = remarks.collect();
        let remarks = (!remarks.is_empty()).then(|| format!("({})", remarks.join("; ")));
        let show = say!(
            lang,
            "Mehr: wir foerderung show {id}",
            "More: wir foerderung show {id}"
        );
        let first: Vec<String> = start.into_iter().chain(remarks).collect();
        let lines = [first.join(" "), show].into_iter();
        let lines = lines.filter(|line| !line.is_empty());
        let mut description = lines.collect::<Vec<_>>().join("\n");
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
