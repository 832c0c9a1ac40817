//! Why a command gives no answer: a value that it returns, and that the door prints once.

use super::exit::Exit;

/// What a command returns: how it ended, or why it gives no answer.
pub(super) type CommandResult = Result<Exit, Refusal>;

/// Why a command gives no answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refusal {
    /// How the run ends.
    pub(super) exit: Exit,
    /// What is wrong, or what was not found.
    pub(super) sentence: String,
    /// What helps further, a line each.
    pub(super) hints: Vec<String>,
    /// Whether it is an error, which begins with the name of the program; that nothing was found is an
    /// answer, and does not.
    pub(super) is_error: bool,
}

impl Refusal {
    /// An error.
    pub(super) fn new(exit: Exit, sentence: impl Into<String>) -> Refusal {
        Refusal {
            exit,
            sentence: sentence.into(),
            hints: Vec::new(),
            is_error: true,
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

    /// The same with a line more that helps further.
    pub(super) fn with_hint(mut self, hint: impl Into<String>) -> Refusal {
        self.hints.push(hint.into());
        self
    }
}
