//! All funding on one screen: what can be applied for now, by its day, and the rest in a line each.

use jiff::civil::Date;

use super::article::{
    Article, ColumnNeed, Inline, Inlines, Mark, PageBlock, PageField, PageTable, Section,
    TableColumn, TableLines,
};
use super::confidence_mark::confidence_mark;
use super::funding::{amount_in_sentence, guideline_not_found};
use super::{LineList, Page};
use crate::funding::{DueDate, dormancy, next_dates};
use crate::model::FundingLine;
use crate::model::deadline::{Deadline, DeadlineRule};
use crate::model::funding::{FactField, LineKind, State};
use crate::model::provenance::show_date;
use crate::text::locale::Lang;
use crate::{say, t};

/// A line for which one can apply now, with the date by which it is told.
struct OpenLine<'d> {
    line: &'d FundingLine,
    deadline: &'d Deadline,
    due: DueDate,
}

impl<'d> OpenLine<'d> {
    /// The line on a day; `None` where nobody can apply, or no date is known.
    fn on_day(line: &'d FundingLine, day: Date) -> Option<OpenLine<'d>> {
        if line.kind == LineKind::Offer || dormancy(line, None, day).is_some() {
            return None;
        }
        let dates = next_dates(&line.deadlines, day, None);
        let (deadline, due) = dates
            .filter(|(_, due)| !matches!(due, DueDate::Missed { .. }))
            .min_by_key(|(_, due)| due.rank())?;
        Some(OpenLine {
            line,
            deadline,
            due,
        })
    }

    /// By when, with a mark of doubt, in a sentence with how long that is.
    fn by_when(&self, in_sentence: bool, lang: Lang) -> Inlines {
        let words = match self.due {
            DueDate::On { day, days, .. } if in_sentence => {
                let day = show_date(day, lang);
                match days {
                    0 => say!(lang, "{day}, heute", "{day}, today"),
                    1 => say!(lang, "{day}, noch 1 Tag", "{day}, 1 day left"),
                    _ => say!(lang, "{day}, noch {days} Tage", "{day}, {days} days left"),
                }
            }
            DueDate::On { day, .. } => show_date(day, lang),
            DueDate::StartFrom { day } => match self.deadline.rule {
                // The first possible start moves every day; how long before is what one remembers.
                DeadlineRule::LeadTime(lead) => {
                    let lead = lead.words(lang);
                    say!(lang, "{lead} vorher", "{lead} before")
                }
                _ => show_date(day, lang),
            },
            DueDate::AnyTime | DueDate::Missed { .. } => {
                t!(lang, "jederzeit", "any time").to_owned()
            }
        };
        Inlines::from(words).with_mark(confidence_mark(self.deadline.stated.as_ref(), lang))
    }

    /// How much: what stands before the first semicolon, for the rest is on the sheet.
    fn amount(&self, lang: Lang) -> String {
        let amount = self.line.glance.amount.as_ref();
        let amount = amount.map_or("", |amount| amount.get(lang));
        amount.split(';').next().unwrap_or_default().to_owned()
    }

    fn applicants(&self, lang: Lang) -> String {
        let applicants = self.line.glance.applicants.as_ref();
        applicants.map_or_else(String::new, |applicants| applicants.get(lang).to_owned())
    }
}

/// That it is not sure whether a line goes on.
fn doubt(line: &FundingLine, lang: Lang) -> Option<Mark> {
    (line.state == State::Uncertain).then(|| Mark {
        sign: "?",
        words: line.state.label(lang),
        legend: t!(
            lang,
            "Ungewiss, ob es weitergeht.",
            "Uncertain whether it goes on."
        ),
        is_frequent: true,
    })
}

/// The lines by their day, and those without one in a line each.
pub(super) fn overview<'d>(list: &LineList<'d>, day: Date, page: &Page) -> Article<'d> {
    let lang = page.lang;
    let mut open: Vec<OpenLine<'d>> = Vec::new();
    let (mut ask, mut closed, mut offers) = (Vec::new(), Vec::new(), Vec::new());
    for &line in list.lines {
        let label = line.label.get(lang);
        match OpenLine::on_day(line, day) {
            Some(of) => open.push(of),
            None if line.kind == LineKind::Offer => offers.push(label),
            None if matches!(line.state, State::Closed | State::Granted) => closed.push(label),
            None => ask.push(label),
        }
    }
    open.sort_by_key(|of| of.due.rank());
    let today = show_date(day, lang);
    let title = say!(
        lang,
        "Fördermittel am {today}, nach Tagen",
        "Funding on {today}, by day"
    );
    let mut sections = Vec::new();
    let head = Section::under(1, title);
    sections.push(if open.is_empty() {
        let nothing = t!(
            lang,
            "Zurzeit ist keine Frist bekannt.",
            "At present no deadline is known."
        );
        head.with(PageBlock::paragraph(nothing))
    } else {
        head.with(PageBlock::Table(table(open, lang)))
    });
    let fields = [
        (t!(lang, "Bitte fragen", "Please ask"), ask),
        (t!(lang, "Ohne Geld", "Without money"), offers),
        (t!(lang, "Geschlossen", "Closed"), closed),
    ];
    let fields = fields.into_iter().filter(|(_, labels)| !labels.is_empty());
    let fields = fields.map(|(name, labels)| PageField::new(name, labels.join(", ")));
    let rest = Section::default().with(PageBlock::FieldList(fields.collect()));
    let reservation = guideline_not_found(lang);
    let tips = t!(
        lang,
        "Was passt? wir foerderung find. Genau: wir foerderung show NAME. Alles: --all",
        "What fits? wir foerderung find. More: wir foerderung show NAME. All: --all"
    );
    sections.push(
        rest.with(PageBlock::paragraph(reservation))
            .with(PageBlock::Tip(tips.into())),
    );
    sections
}

fn table(open: Vec<OpenLine<'_>>, lang: Lang) -> PageTable<'_> {
    let column = |heading, is_breakable, need| TableColumn {
        heading,
        is_breakable,
        need,
    };
    let item = move |of: &OpenLine<'_>| {
        let mut words = Inlines(vec![Inline::Strong(of.line.label.get(lang).to_owned())]);
        words.0.extend(doubt(of.line, lang).map(Inline::Mark));
        words.0.push(Inline::Text(": ".to_owned()));
        words.0.extend(of.by_when(true, lang).0);
        words.0.push(Inline::Text(format!(
            "; {}",
            amount_in_sentence(of.line, lang)
        )));
        vec![words]
    };
    let open = std::rc::Rc::new(open);
    let rows = std::rc::Rc::clone(&open);
    PageTable {
        columns: vec![
            column(
                t!(lang, "Bis wann", "Until when"),
                false,
                ColumnNeed::Required,
            ),
            column(t!(lang, "Förderlinie", "Line"), false, ColumnNeed::Required),
            column(FactField::Amount.label(lang), true, ColumnNeed::Required),
            column(t!(lang, "Wer", "Who"), true, ColumnNeed::Omitted),
        ],
        rows: Box::new(move |take| {
            rows.iter().try_for_each(|of| {
                let name = Inlines::from(of.line.label.get(lang)).with_mark(doubt(of.line, lang));
                let amount = of.amount(lang).into();
                take(vec![
                    of.by_when(false, lang),
                    name,
                    amount,
                    of.applicants(lang).into(),
                ])
            })
        }),
        lines: TableLines::None,
        alternative: Box::new(move |take| {
            let items = open.iter().map(item).collect();
            take(Section::default().with(PageBlock::BulletList(items)))
        }),
        remarks: Vec::new(),
        left_out: None,
    }
}
