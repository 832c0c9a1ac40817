//! How a run ended, as shells see it.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Done, or found.
    Found = 0,
    /// Nothing was found.
    Nothing = 1,
    /// The call was wrong.
    Wrong = 2,
    /// Answers are missing, and nobody could be asked.
    Missing = 3,
    /// Data could not be used, or output could not be written.
    Data = 4,
    /// Ctrl-C, or the system asked to end.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
