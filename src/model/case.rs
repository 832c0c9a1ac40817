//! Cases that the staff write, with the verdicts that they expect.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::funding::LineIndex;
use super::rule::{OptionIndex, QuestionIndex};
use super::verdict::Verdict;

/// A case that the staff wrote, with the verdicts that they expect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// What it is about, in words.
    pub name: String,
    /// The answers; `None`: not known.
    pub answers: Vec<(QuestionIndex, Option<OptionIndex>)>,
    /// The day for which it is judged; the day of the check where none is given.
    pub as_of: Option<Date>,
    /// A line and the verdict that is expected. `does-not-fit` is met by `almost` too, unless written.
    pub expected: Vec<(LineIndex, Verdict)>,
    /// A line and the conditions that must be the only reasons, by id.
    pub reasons: Vec<(LineIndex, Vec<String>)>,
    /// A line and the benefits that must come on top, by id, and no others.
    pub benefits: Vec<(LineIndex, Vec<String>)>,
}
