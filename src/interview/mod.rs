//! The guided mode: a person is walked to the right page and the right number.
//!
//! The guide asks through a [`Dialogue`], so that it works the same with single keys, with lines, and
//! in tests with a list of answers. What it asks goes to standard error, what it finds to standard
//! output; nothing is ever repainted, so the scrollback is the protocol.

mod guide;
mod keys;
mod lines;
mod signals;

use unicode_width::UnicodeWidthStr;

use crate::locale::Lang;
use crate::t;

pub use guide::{End, Guide, run};
pub use keys::Keys;
pub use lines::Lines;
pub use signals::watch;

/// A question with its options.
pub struct Question {
    /// The question itself; one sentence.
    pub text: String,
    /// The options; numbered from 1.
    pub options: Vec<String>,
    /// What the question is about, for who asks.
    pub explanation: String,
    /// Whether there is a step to go back to.
    pub can_go_back: bool,
    /// Whether it is answered with yes or no: then the options are yes and no, in this order.
    pub is_yes_or_no: bool,
}

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The option with this index.
    Option(usize),
    /// What was typed, where words were asked for.
    Words(String),
    /// Back to the step before.
    Back,
    /// The end.
    Quit,
    /// Ctrl-C, or the wish of the system to end.
    Interrupted,
    /// On with plain lines.
    Plain,
}

/// The way in which a person is asked.
pub trait Dialogue {
    /// Asks to choose one of several options.
    fn choose(&mut self, question: &Question) -> Answer;

    /// Asks for words; explains on request.
    fn ask(&mut self, text: &str, explanation: &str) -> Answer;

    /// Says something beside the answers.
    fn say(&mut self, text: &str);
}

/// What a typed word commands, in either language and both modes.
fn command(word: &str) -> Option<Command> {
    match word {
        "q" | "quit" | "ende" | "exit" => Some(Command::Quit),
        "z" | "b" | "zurück" | "zurueck" | "back" => Some(Command::Back),
        "?" => Some(Command::Explain),
        "e" => Some(Command::Plain),
        _ => None,
    }
}

/// A command that every question understands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Command {
    Quit,
    Back,
    Explain,
    Plain,
}

/// The option that a yes or no means.
fn yes_or_no(word: &str) -> Option<usize> {
    match word {
        "j" | "ja" | "y" | "yes" => Some(0),
        "n" | "nein" | "no" => Some(1),
        _ => None,
    }
}

/// The words for going back and ending, as far as they are possible.
fn ways_out(can_go_back: bool, lang: Lang) -> Vec<&'static str> {
    let back = can_go_back.then_some(t!(lang, "z zurück", "z back"));
    back.into_iter()
        .chain([t!(lang, "q beenden", "q quit")])
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_broken_between_pieces_and_stay_below_the_last_column() {
        assert_eq!(rows(["äö ü", "b", "c"], "  ", 8), ["äö ü  b", "c"]);
        assert_eq!(rows(["äö ü", "b", "c"], "  ", 7), ["äö ü", "b  c"]);
        assert_eq!(rows(["Anerkennung", "b"], " ", 5), ["Anerkennung", "b"]);
    }
}
