//! The guided mode: a person is walked to the right page and the right number.
//!
//! The guide asks through a [`Dialogue`], so that it works the same with single keys, with lines, and
//! in tests with a list of answers. What it asks goes to standard error, what it finds to standard
//! output; nothing is ever repainted, so the scrollback is the protocol.

mod advisor;
mod course;
mod guide;
mod key;
mod keys;
mod line_editor;
mod lines;
mod list;
mod live_search;
mod password;
mod search_field;
mod signals;
mod talk;
#[cfg(unix)]
mod terminal;
#[cfg(not(unix))]
#[path = "terminal_elsewhere.rs"]
mod terminal;
#[cfg(test)]
mod tests;
mod wording;

use unicode_width::UnicodeWidthStr;

use crate::text::locale::Lang;
use crate::{say, t};

pub use advisor::{Consultation, advise};
pub use guide::{Guide, Met, run};
pub use keys::Keys;
pub use lines::Lines;
pub use password::password;
pub use search_field::{Preview, Row, SearchField};
pub use signals::{farewell, watch};

/// Longer lines of running text are hard to follow.
const WIDEST_PROSE: usize = 79;

/// Nobody types more letters at once; of a paste the beginning says what was wanted.
const MOST_LETTERS: usize = 200;

/// A question with its options.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The question itself; one sentence.
    pub text: String,
    /// The options; numbered from 1. A tab divides a name from what belongs to it: a column with keys,
    /// a colon in lines.
    pub options: Vec<String>,
    /// What the question is about, for who asks.
    pub explanation: String,
    /// Whether there is a step to go back to.
    pub can_go_back: bool,
    /// Whether it is answered with yes or no: then the options begin with yes and no, in this order.
    pub is_yes_or_no: bool,
    /// What stands above it.
    pub header: Option<Header>,
    /// Whether who asks sees to it that the answer is noted.
    pub is_recorded: bool,
    /// The option that says "I don't know".
    pub unknown: Option<usize>,
    /// The option that was chosen when this was asked before.
    pub former: Option<usize>,
    /// Whether the answers so far can be looked at and changed from here.
    pub has_overview: bool,
}

/// What stands above a question of the advisor.
#[derive(Clone, Debug)]
pub struct Header {
    /// What this is about.
    pub title: String,
    /// How many questions can follow, this one included.
    pub promise: String,
    /// How many lines are possible.
    pub lines: String,
    /// Whether it is the first question of this conversation.
    pub is_first: bool,
}

/// An answer that was given, for the log.
#[derive(Clone, Debug, Default)]
pub struct Answered {
    /// Short label of the question.
    pub name: String,
    /// What was answered.
    pub answer: String,
    /// Whether the question stays open.
    pub is_open: bool,
    /// How many questions can follow; `None` where none does.
    pub promise: Option<String>,
    /// What the answer brings with it.
    pub notes: Vec<String>,
}

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The option with this index.
    Option(usize),
    /// What was typed, where words were asked for.
    Words(String),
    /// Of what was shown below these words while they were typed, the hit with this index.
    Hit(String, usize),
    /// What was shown last is to be saved.
    Save,
    /// Back to the step before.
    Back,
    /// The answers so far, to change one.
    Overview,
    /// The end.
    Quit,
    /// Ctrl-C, or the wish of the system to end.
    Interrupted,
    /// On with plain lines.
    Plain,
}

/// How a conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The person had enough.
    Quit,
    /// Ctrl-C, or the wish of the system.
    Interrupted,
}

/// A step back, or the end of all steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Back,
    End(End),
}

type Step<T> = Result<T, Stop>;

/// What an answer means that chooses nothing.
fn stop(answer: &Answer) -> Stop {
    match answer {
        Answer::Interrupted => Stop::End(End::Interrupted),
        Answer::Back => Stop::Back,
        _ => Stop::End(End::Quit),
    }
}

/// The way in which a person is asked. Texts arrive unbroken; they are broken between their words for
/// the terminal as it is at that moment.
pub trait Dialogue {
    /// Asks to choose one of several options.
    fn choose(&mut self, question: &Question) -> Answer;

    /// Asks for words to search, or one of a list; explains on request.
    fn search(&mut self, field: &SearchField<'_>) -> Answer;

    /// Waits within a long page until somebody wants to see more of it.
    fn go_on(&mut self) -> GoOn;

    /// Says something beside the answers.
    fn say(&mut self, text: &str);

    /// Notes an answer of the advisor: the log of the conversation.
    fn record(&mut self, answered: &Answered);

    /// What is said from now on when the conversation is interrupted.
    fn part_with(&mut self, farewell: &str);

    /// Columns of the terminal at this moment, where there is one.
    fn columns(&self) -> Option<usize> {
        Some(self.size()?.1)
    }

    /// Rows and columns of the terminal at this moment, where there is one.
    fn size(&self) -> Option<(usize, usize)>;

    /// Goes on in plain lines.
    fn use_plain_lines(&mut self);

    /// Whether somebody asked for plain lines, so that pages are plain too.
    fn is_plain(&self) -> bool;
}

/// What somebody wants in the middle of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoOn {
    /// More of it.
    More,
    /// No more of it.
    Enough,
    /// The end of the conversation.
    End(End),
}

/// What a typed word or letter commands, in either language and both modes.
fn command(word: &str) -> Option<Command> {
    match word {
        "q" => Some(Command::Quit),
        "z" | "b" => Some(Command::Back),
        "w" | "d" => Some(Command::Unknown),
        "ü" | "u" | "o" => Some(Command::Overview),
        "h" => Some(Command::Explain),
        "e" => Some(Command::Plain),
        _ => command_in_words(word),
    }
}

/// What a whole word commands, also where a letter may begin a name. Whoever hears a way named says that
/// name: each is understood at every prompt, before options and before the search.
fn command_in_words(word: &str) -> Option<Command> {
    let quotes = ['„', '“', '”', '"', '\''];
    let word = word.trim_matches(quotes).to_lowercase();
    match word.trim_end_matches(['.', '!']) {
        "beenden" | "ende" | "schluss" | "abbrechen" | "stopp" | "quit" | "exit" | "end"
        | "cancel" | "stop" => Some(Command::Quit),
        "zurück" | "zurueck" | "back" => Some(Command::Back),
        "weiß nicht" | "weiss nicht" | "don't know" | "dont know" => Some(Command::Unknown),
        "übersicht" | "uebersicht" | "overview" => Some(Command::Overview),
        "?" | "hilfe" | "fragezeichen" | "help" | "question mark" => Some(Command::Explain),
        "speichern" | "save" => Some(Command::Save),
        "einfache zeilen" | "plain lines" => Some(Command::Plain),
        _ => None,
    }
}

/// A command that questions understand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Command {
    Quit,
    Back,
    Unknown,
    Overview,
    Explain,
    Plain,
    Save,
}

impl Command {
    /// The answer that it is to a question; `None` where the question has no such way.
    fn answer(self, question: &Question) -> Option<Answer> {
        match self {
            Command::Quit => Some(Answer::Quit),
            Command::Back => question.can_go_back.then_some(Answer::Back),
            Command::Unknown => question.unknown.map(Answer::Option),
            Command::Overview => question.has_overview.then_some(Answer::Overview),
            Command::Explain | Command::Plain | Command::Save => None,
        }
    }
}

/// The option that a yes or no means.
fn yes_or_no(word: &str) -> Option<usize> {
    match word {
        "j" | "ja" | "y" | "yes" => Some(0),
        "n" | "nein" | "no" => Some(1),
        _ => None,
    }
}

/// The words for all ways out of a question, as far as it has them.
fn ways_out(question: &Question, lang: Lang) -> Vec<&'static str> {
    [
        (question.can_go_back, t!(lang, "z zurück", "b back")),
        (question.has_overview, t!(lang, "ü Übersicht", "o overview")),
        (true, t!(lang, "q beenden", "q quit")),
    ]
    .into_iter()
    .filter_map(|(is_possible, way)| is_possible.then_some(way))
    .collect()
}

/// That more was typed than anybody needs.
fn too_long(lang: Lang) -> String {
    say!(
        lang,
        "Mehr als {MOST_LETTERS} Zeichen passen hier nicht. Bitte fassen Sie sich kürzer.",
        "No more than {MOST_LETTERS} characters fit here. Please use fewer."
    )
}

/// Words as a sentence of their own: with a capital letter and a full stop.
fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    let first: String = rest
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let stop = if words.ends_with(['.', '!', '?', '…']) {
        ""
    } else {
        "."
    };
    format!("{first}{}{stop}", rest.as_str())
}

/// A text in lines that are not wider than the terminal, broken between words; its own breaks stay. A
/// line that is indented is a command to copy, and stays whole.
fn wrapped(text: &str, columns: usize) -> String {
    let columns = columns.min(WIDEST_PROSE);
    let lines: Vec<String> = text
        .lines()
        .map(|line| match line.starts_with("  ") {
            true => line.to_owned(),
            false => rows(line.split_whitespace(), " ", columns).join("\n"),
        })
        .collect();
    lines.join("\n")
}

/// Pieces in as few rows as they fit in, none of them broken. A row stays below `columns`, for some
/// terminals begin a new one behind the last column.
fn rows<'p>(pieces: impl IntoIterator<Item = &'p str>, gap: &str, columns: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.width() + gap.width() + piece.width() < columns => {
                row.push_str(gap);
                row.push_str(piece);
            }
            _ => rows.push(piece.to_owned()),
        }
    }
    rows
}
