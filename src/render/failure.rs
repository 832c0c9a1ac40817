//! Why a view was not printed.

use std::io;

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
