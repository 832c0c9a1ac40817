//! Why a command gives no answer: a value that it returns, and that the door prints once.

use std::io;

use super::exit::Exit;
use crate::diagnostic::system_reason;
use crate::say;
use crate::text::locale::Lang;

/// What a command returns: how it ended, or why it gives no answer.
pub(super) type CommandResult = Result<Exit, Refusal>;

/// Why a command gives no answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refusal {
    /// How the run ends.
    pub(super) exit: Exit,
    /// What shows it, a line each, before the sentence.
    pub(super) details: Vec<String>,
    /// What is wrong, or what was not found.
    pub(super) sentence: String,
    /// What helps further, a line each.
    pub(super) hints: Vec<String>,
    /// Whether it is an error, which begins with the name of the program; that nothing was found is an
    /// answer, and does not.
    pub(super) is_error: bool,
    /// What is wrong besides.
    pub(super) next: Option<Box<Refusal>>,
}

impl Refusal {
    /// An error.
    pub(super) fn new(exit: Exit, sentence: impl Into<String>) -> Refusal {
        Refusal {
            exit,
            details: Vec::new(),
            sentence: sentence.into(),
            hints: Vec::new(),
            is_error: true,
            next: None,
        }
    }

    /// The call is wrong.
    pub(super) fn wrong(sentence: impl Into<String>) -> Refusal {
        Refusal::new(Exit::Wrong, sentence)
    }

    /// Data cannot be used, or output cannot be written.
    pub(super) fn data(sentence: impl Into<String>) -> Refusal {
        Refusal::new(Exit::Data, sentence)
    }

    /// Nothing was found.
    pub(super) fn nothing(sentence: impl Into<String>) -> Refusal {
        Refusal {
            is_error: false,
            ..Refusal::new(Exit::Nothing, sentence)
        }
    }

    /// Output cannot be written, for this reason of the system.
    pub(super) fn unwritable(error: &io::Error, lang: Lang) -> Refusal {
        let reason = system_reason(error);
        let reason = reason.get(lang);
        Refusal::data(say!(
            lang,
            "Die Ausgabe kann nicht geschrieben werden. {reason}",
            "The output cannot be written. {reason}"
        ))
    }

    /// The same with what shows it.
    pub(super) fn with_details(self, details: Vec<String>) -> Refusal {
        Refusal { details, ..self }
    }

    /// The same, and behind it what is wrong besides.
    pub(super) fn followed_by(mut self, other: Refusal) -> Refusal {
        self.next = Some(Box::new(match self.next {
            Some(next) => next.followed_by(other),
            None => other,
        }));
        self
    }

    /// The same with a line more that helps further.
    pub(super) fn with_hint(mut self, hint: impl Into<String>) -> Refusal {
        self.hints.push(hint.into());
        self
    }
}
