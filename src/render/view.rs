//! What is printed: every page about the data is a [`View`].

use jiff::civil::Date;
use serde::Serialize;

use super::findings::Report;
use crate::diagnostic::{CodeTheme, FindingCode};
use crate::funding::code::Coder;
use crate::funding::proof::{Comparison, Graph, Proposal};
use crate::funding::{Advisor, AnswerState, Answers, LineRules, RulesIndex};
use crate::index::UntrustedFile;
use crate::model::funding::Centre;
use crate::model::{Contact, Field, FundingLine, OpenPoint};
use crate::search::{CombinedHits, ContactHits, Hits, OccupiedRoom, QueryInterpretation, Topic};

/// What is printed.
pub enum View<'d> {
    /// Contacts, listed or found.
    Contacts(ContactList<'d>),
    /// Rooms with who sits there.
    Rooms(&'d Hits<OccupiedRoom<'d>>),
    /// What a search over everything found.
    Hits(&'d CombinedHits<'d>),
    /// The programme, the centre and its areas, or one of them.
    Topics(&'d [Topic<'d>]),
    /// Funding lines at a glance.
    Lines(LineList<'d>),
    /// One funding line as a sheet.
    Line(LineSheet<'d>),
    /// What the advisor found for a set of answers.
    Advice(Advice<'d>),
    /// Why a line fits or not.
    Reasons(LineReasons<'d>),
    /// The next dates of all lines.
    Deadlines(DeadlineList<'d>),
    /// What is not settled.
    OpenPoints(&'d [OpenPoint]),
    /// What `wir` alone shows.
    Overview(&'d Overview<'d>),
    /// Which layers were read, and why.
    Layers(&'d LayerReport),
    /// Which copies of lists were deleted.
    IndexDeletion(&'d IndexDeletion),
    /// Findings of `wir check`.
    Report(&'d Report<'d>),
    /// The codes of findings at a glance.
    Codes(&'d [&'d CodeTheme]),
    /// One code of findings, explained.
    Code(&'d FindingCode),
    /// What a change of the data does.
    Comparison(&'d Comparison),
    /// Cases for the staff to review.
    Cases(CaseList<'d>),
    /// The conversation about one line as a graph.
    Graph(LineGraph<'d>),
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
pub struct LineGraph<'d> {
    /// The rules of the day, of this line only.
    pub advisor: &'d Advisor<'d>,
    /// The graph.
    pub graph: &'d Graph,
}

impl<'d> LineGraph<'d> {
    pub(super) fn rules(&self) -> &'d LineRules<'d> {
        &self.advisor.lines()[0]
    }
}

/// Contacts and the fields that are asked for.
pub struct ContactList<'d> {
    /// The contacts, best first.
    pub hits: &'d ContactHits<'d>,
    /// The fields that were asked for; `None` for the usual ones.
    pub fields: Option<&'d [Field]>,
    /// Whether something was searched, so that a match can be told.
    pub searched: bool,
    /// How the query was understood.
    pub understood: &'d QueryInterpretation,
}

/// Funding lines at a glance.
pub struct LineList<'d> {
    /// The lines, in the order of the data.
    pub lines: &'d [&'d FundingLine],
    /// The day for which they are told by their deadlines, in short; `None` for all that there is at a glance.
    pub day: Option<Date>,
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
    /// The centre in charge, where another than that of the Wetteraukreis was named.
    pub centre: Option<&'d Centre>,
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
pub struct LineReasons<'d> {
    /// What was found.
    pub advice: Advice<'d>,
    /// The line.
    pub line: RulesIndex,
}

/// The next dates of all lines.
pub struct DeadlineList<'d> {
    /// The rules of the day.
    pub advisor: &'d Advisor<'d>,
    /// The wished start, where one was given.
    pub start: Option<Date>,
}

/// What `wir` alone shows: whom to call, what the centre does, and the commands.
pub struct Overview<'d> {
    /// Posts with a number, the responsible ones first.
    pub contacts: Vec<&'d Contact<'d>>,
    /// How many contacts there are besides.
    pub left_out: usize,
    /// Commands with what each does, as in the help.
    pub commands: Vec<(String, String)>,
}

/// Which layers were read, in their order.
pub struct LayerReport {
    /// The layers.
    pub read: Vec<LayerSummary>,
    /// The day on which the compiled-in data was read last.
    pub data_date: Option<Date>,
    /// The folder for indexes of long lists; nothing with `--no-cache`.
    pub cache: Option<String>,
    /// Why no index can be made in that folder, and what to do, in sentences.
    pub no_index: Option<String>,
    /// The indexes in that folder, of these and of other layers.
    pub indexes: Vec<IndexSummary>,
    /// What is called as an index there, but is not read.
    pub passed_over: Vec<PassedOverFile>,
}

/// One layer: what it is, why it was read, and what it brought.
#[derive(Serialize)]
pub struct LayerSummary {
    /// `bundled`, `user-folder`, `variable` or `argument`.
    pub layer: &'static str,
    /// The path, or nothing for the compiled-in data.
    pub path: Option<String>,
    /// Why it was read, for people.
    #[serde(skip)]
    pub why: String,
    /// What was found, for people.
    #[serde(skip)]
    pub found: String,
    /// Whether it could be read.
    pub readable: bool,
    /// How many contacts it brought.
    pub contacts: usize,
}

/// An index, and what it is for.
#[derive(Serialize)]
pub struct IndexSummary {
    /// Where it lies.
    pub path: String,
    /// The command that it serves.
    pub command: &'static str,
    /// The lists that are in it.
    pub lists: Vec<String>,
    /// Its size.
    pub bytes: u64,
    /// Seconds since it was built.
    pub age: u64,
}

/// What is called as an index, but is not read.
#[derive(Serialize)]
pub struct PassedOverFile {
    /// Where it lies.
    pub path: String,
    /// Why it is not read.
    pub reason: UntrustedFile,
}

/// What `wir paths --forget` did.
pub struct IndexDeletion {
    /// The folder for indexes; nothing where none is used.
    pub cache: Option<String>,
    /// What was deleted.
    pub gone: Vec<DeletedIndex>,
    /// What is called as an index and was left.
    pub passed_over: Vec<PassedOverFile>,
}

/// An index that was deleted, or the draft of one.
#[derive(Serialize)]
pub struct DeletedIndex {
    /// Where it lay.
    pub path: String,
    /// The lists that were in it, as far as it could be read.
    pub lists: Vec<String>,
    /// Its size.
    pub bytes: u64,
}

impl Advice<'_> {
    /// The code that carries the answers.
    pub(super) fn code(&self) -> Option<String> {
        let coder = Coder::new(self.advisor.directory().questions())?;
        Some(coder.encode(self.answers))
    }

    /// Whether the plan takes place in Hesse, but where another centre is in charge.
    pub fn is_elsewhere_in_hesse(&self) -> bool {
        let questions = self.advisor.directory().questions();
        let place = self.advisor.directory().question("hesse");
        place.is_some_and(|place| match self.answers.get(place) {
            AnswerState::Option(option) => questions[place].options[option].id == "yes",
            AnswerState::NotAsked | AnswerState::Unknown => false,
        })
    }
}
