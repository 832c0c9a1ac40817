//! Views into forms: what is printed, and how.
//!
//! Every page about the data is a [`View`]. Each form prints it or says that it cannot. A new form is a
//! [`Format`] with its name, a file here for each kind of view that it prints, and an arm in
//! [`write()`] for each; a new view is a [`View`] and an arm for each form that prints it.

mod advice;
mod advice_markdown;
mod advice_text;
mod compare;
mod contact_fields;
mod contacts_markdown;
mod copies;
mod csv;
mod deadlines;
pub mod findings;
mod funding;
mod graph;
mod heard;
mod json;
mod json_advice;
mod json_funding;
mod layout;
mod ldif;
mod lost;
mod markdown;
mod narrowing;
mod proposals;
mod prose;
mod records;
mod table;
mod toml;
mod topic_lines;
mod understood;
mod vcard;

use std::io::{self, Write};

use jiff::civil::Date;

use crate::funding::proof::{Comparison, Graph, Proposal};
use crate::funding::{Advisor, Answers, LineRules};
use crate::model::{Directory, Field, FundingLine, OpenPoint};
use crate::search::{Everything, Hits, Listed, Listing, Occupied, Topic, Understood};
use crate::text::locale::Lang;

pub use contact_fields::{Shown as ShownFields, value as contact_value};
pub use copies::{Forgotten, ForgottenIndex, IndexRead, PassedOver, size};
pub use findings::Report;
pub use heard::heard;
pub use layout::wrap;
pub use lost::{leaves_out_made_ids, lost};
pub use narrowing::{narrowing, shown_of};
pub use prose::{LayerRead, Layers, Overview, office};
pub use understood::understood;

/// What is printed.
pub enum View<'d> {
    /// Contacts, listed or found.
    Contacts(ContactList<'d>),
    /// Rooms with who sits there.
    Rooms(&'d Hits<Occupied<'d>>),
    /// What a search over everything found.
    Found(&'d Everything<'d>),
    /// The programme, the centre and its areas, or one of them.
    Topics(&'d [Topic<'d>]),
    /// Funding lines at a glance.
    Lines(LineList<'d>),
    /// One funding line as a sheet.
    Line(LineSheet<'d>),
    /// What the advisor found for a set of answers.
    Advice(Advice<'d>),
    /// Why a line fits or not.
    Why(Why<'d>),
    /// The next dates of all lines.
    Deadlines(Deadlines<'d>),
    /// What is not settled.
    OpenPoints(&'d [OpenPoint]),
    /// What `wir` alone shows.
    Overview(&'d Overview<'d>),
    /// Which layers were read, and why.
    Layers(&'d Layers),
    /// Which copies of lists were deleted.
    Forgotten(&'d Forgotten),
    /// Findings of `wir check`.
    Report(&'d Report<'d>),
    /// What a change of the data does.
    Comparison(&'d Comparison),
    /// Cases for the staff to review.
    Cases(CaseList<'d>),
    /// The conversation about one line as a graph.
    Graph(GraphOf<'d>),
}

/// Cases for the staff to review.
#[derive(Clone, Copy)]
pub struct CaseList<'d> {
    /// The rules of the day.
    pub advisor: &'d Advisor<'d>,
    /// The cases, line by line.
    pub cases: &'d [Proposal],
}

/// The conversation about one line as a graph.
#[derive(Clone, Copy)]
pub struct GraphOf<'d> {
    /// The rules of the day, of this line only.
    pub advisor: &'d Advisor<'d>,
    /// The graph.
    pub graph: &'d Graph,
}

impl<'d> GraphOf<'d> {
    fn rules(&self) -> &'d LineRules<'d> {
        &self.advisor.lines()[0]
    }
}

/// Contacts and the fields that are asked for.
pub struct ContactList<'d> {
    /// The contacts, best first.
    pub hits: &'d Listing<'d>,
    /// The fields that were asked for; `None` for the usual ones.
    pub fields: Option<&'d [Field]>,
    /// Whether something was searched, so that a match can be told.
    pub searched: bool,
    /// How the query was understood.
    pub understood: &'d Understood,
}

/// Funding lines at a glance.
pub struct LineList<'d> {
    /// The lines, in the order of the data.
    pub lines: &'d [&'d FundingLine],
}

/// One funding line as a sheet.
pub struct LineSheet<'d> {
    /// The line.
    pub line: &'d FundingLine,
    /// Whether each value is followed by its sources.
    pub sources: bool,
}

/// What the advisor found for a set of answers.
#[derive(Clone, Copy)]
pub struct Advice<'d> {
    /// The rules of the day.
    pub advisor: &'d Advisor<'d>,
    /// What was answered.
    pub answers: &'d Answers,
    /// The wished start, where one was given.
    pub start: Option<Date>,
    /// The command that asks the same advisor again.
    pub call: &'d str,
    /// Whether the result is wanted although questions are open; else JSON asks the next one.
    pub is_final: bool,
    /// How much the sheet says.
    pub detail: Detail,
}

/// How much the sheet of the advisor says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The result alone, where the answers stand above it already.
    Result,
    /// The answers and the result.
    Answers,
    /// The answers, the result, and why each line fits or not: to print and to keep.
    Whole,
}

/// Why a line fits or not.
#[derive(Clone, Copy)]
pub struct Why<'d> {
    /// What was found.
    pub advice: Advice<'d>,
    /// Index of the line among those of the advisor.
    pub line: usize,
}

/// The next dates of all lines.
pub struct Deadlines<'d> {
    /// The rules of the day.
    pub advisor: &'d Advisor<'d>,
    /// The wished start, where one was given.
    pub start: Option<Date>,
}

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: a table where there is room, records elsewhere.
    Text,
    /// One JSON object.
    Json,
    /// One JSON object a line, for programs that read one after the other.
    Jsonl,
    /// CSV for spreadsheets (RFC 4180).
    Csv,
    /// vCard 4.0 (RFC 6350).
    Vcard,
    /// LDIF (RFC 2849) with `inetOrgPerson`.
    Ldif,
    /// The schema of the data files.
    Toml,
    /// Markdown: to send, to print, to keep.
    Markdown,
    /// iCalendar (RFC 5545), for deadlines.
    Ics,
    /// A flowchart of Mermaid, for graphs.
    Mermaid,
    /// DOT of Graphviz, for graphs.
    Dot,
}

impl Format {
    /// Every format with the name that `--format` takes.
    pub const NAMES: [(&str, Format); 11] = [
        ("text", Format::Text),
        ("json", Format::Json),
        ("jsonl", Format::Jsonl),
        ("csv", Format::Csv),
        ("vcard", Format::Vcard),
        ("ldif", Format::Ldif),
        ("toml", Format::Toml),
        ("markdown", Format::Markdown),
        ("ics", Format::Ics),
        ("mermaid", Format::Mermaid),
        ("dot", Format::Dot),
    ];

    /// The name that `--format` takes.
    pub fn name(self) -> &'static str {
        Format::NAMES
            .iter()
            .find(|(_, format)| *format == self)
            .map_or("text", |(name, _)| name)
    }
}

/// Where and for whom it is printed. All of it arrives as values; nothing here asks the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Language of what people read.
    pub lang: Lang,
    /// Columns of the terminal; `None` for a pipe or file.
    pub width: Option<usize>,
    /// No table and no bold: one `Name: value` a line, for screen readers.
    pub plain: bool,
    /// Whether bold is allowed.
    pub color: bool,
}

/// Why something was not printed.
#[derive(Debug)]
pub enum Failure {
    /// The form cannot hold this view.
    Unfit,
    /// Writing failed.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Io(error)
    }
}

/// Prints a view in a form.
pub fn write(
    view: &View<'_>,
    directory: &Directory,
    format: Format,
    page: &Page,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    match (format, view) {
        (Format::Text, _) if page.plain && is_heard(view) => {
            let mut written = Vec::new();
            text(view, directory, page, &mut written)?;
            let written = heard(&String::from_utf8_lossy(&written), page.lang);
            Ok(out.write_all(written.as_bytes())?)
        }
        (Format::Text, _) => Ok(text(view, directory, page, out)?),
        (Format::Json, _) => json::write(view, directory, page, out),
        (Format::Jsonl, View::Contacts(list)) => json::lines(list, directory, page, out),
        (Format::Csv, View::Contacts(list)) => Ok(csv::contacts(list, directory, page, out)?),
        (Format::Csv, View::Rooms(rooms)) => Ok(csv::rooms(rooms, page, out)?),
        (Format::Vcard, View::Contacts(list)) if list.fields.is_none() => {
            Ok(vcard::write(list, directory, page, out)?)
        }
        (Format::Ldif, View::Contacts(list)) if list.fields.is_none() => {
            Ok(ldif::write(list, directory, out)?)
        }
        (Format::Toml, View::Contacts(list)) if list.fields.is_none() => {
            Ok(toml::write(list, directory, out)?)
        }
        (Format::Markdown, View::Contacts(list)) => {
            Ok(contacts_markdown::write(list, directory, page, out)?)
        }
        (Format::Markdown, View::Advice(advice)) => {
            Ok(advice_markdown::write(&advice::result(advice, page), out)?)
        }
        (Format::Markdown, View::Why(why)) => {
            Ok(advice_markdown::write(&advice::why(why, page), out)?)
        }
        (Format::Ics, View::Deadlines(deadlines)) => {
            Ok(deadlines::calendar(deadlines, directory, page, out)?)
        }
        (Format::Markdown, View::Lines(list)) => Ok(markdown::list(list, page, out)?),
        (Format::Markdown, View::Line(sheet)) => Ok(markdown::sheet(sheet, directory, page, out)?),
        (Format::Csv, View::Cases(list)) => Ok(proposals::csv(list, page, out)?),
        (Format::Toml, View::Cases(list)) => Ok(proposals::toml(list, page, out)?),
        (Format::Mermaid, View::Graph(of)) => Ok(graph::mermaid(of, page, out)?),
        (Format::Dot, View::Graph(of)) => Ok(graph::dot(of, page, out)?),
        _ => Err(Failure::Unfit),
    }
}

/// Whether a page is for who asks something, and so for their ears too. What is about files and rules is
/// copied letter by letter, and so are fields that somebody chose.
fn is_heard(view: &View<'_>) -> bool {
    match view {
        View::Contacts(list) => list.fields.is_none(),
        View::Rooms(_)
        | View::Found(_)
        | View::Topics(_)
        | View::Lines(_)
        | View::Line(_)
        | View::Advice(_)
        | View::Why(_)
        | View::Deadlines(_)
        | View::OpenPoints(_)
        | View::Overview(_) => true,
        View::Layers(_)
        | View::Forgotten(_)
        | View::Report(_)
        | View::Comparison(_)
        | View::Cases(_)
        | View::Graph(_) => false,
    }
}

fn text(
    view: &View<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    match view {
        View::Contacts(list) => contacts(list, directory, page, out),
        View::Rooms(rooms) => records::rooms(rooms, page, out),
        View::Found(found) => prose::found(found, directory, page, out),
        View::Topics(topics) => prose::topics(topics, directory, page, out),
        View::Lines(list) => funding::list(list, page, out),
        View::Line(sheet) => funding::sheet(sheet, directory, page, out),
        View::Advice(advice) => advice_text::write(&advice::result(advice, page), page, out),
        View::Why(why) => advice_text::write(&advice::why(why, page), page, out),
        View::Deadlines(deadlines) => deadlines::list(deadlines, page, out),
        View::OpenPoints(points) => funding::open_points(points, page, out),
        View::Overview(overview) => prose::overview(overview, directory, page, out),
        View::Layers(layers) => prose::layers(layers, page, out),
        View::Forgotten(forgotten) => copies::forgotten(forgotten, page, out),
        View::Report(report) => findings::write(report, page, out),
        View::Comparison(of) => compare::write(of, page, out),
        View::Cases(list) => proposals::text(list, page, out),
        View::Graph(of) => graph::mermaid(of, page, out),
    }
}

/// One contact is a sheet with all that is known; several are a table where there is room for one.
fn contacts(
    list: &ContactList<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let has_room = page.width.is_some_and(|width| width >= table::NARROWEST);
    if list.hits.len() > 1 && !page.plain && has_room {
        // The widths of a table are known when all of its rows are.
        let rows: Vec<Listed> = list.hits.iter().collect();
        if table::fits(&rows, list.fields, directory, page) {
            return table::write(&rows, list.fields, directory, page, out);
        }
    }
    records::contacts(list, directory, page, out)
}
