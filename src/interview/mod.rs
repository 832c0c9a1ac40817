//! The guided mode: a person is walked to the right page and the right number.
//!
//! The guide asks through a [`Dialogue`], so that it works the same with single keys, with lines, and
//! in tests with a list of answers. What it asks goes to standard error, what it finds to standard
//! output; nothing is ever repainted, so the scrollback is the protocol.

mod guide;
mod keys;
mod lines;
mod signals;

use crate::locale::Lang;

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
fn ways_out(can_go_back: bool, lang: Lang) -> &'static str {
    match can_go_back {
        true => crate::t!(lang, "z zurück   q beenden", "z back   q quit"),
        false => crate::t!(lang, "q beenden", "q quit"),
    }
}
