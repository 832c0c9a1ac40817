//! What is wrong with the data, where, and what to do about it.

mod codes;
mod document;
mod finding;
mod findings;
mod position;
mod suggestion;
mod system_error;

pub use codes::{CODE_THEMES, CodeExample, CodeTheme, FindingCode, finding_codes};
pub use document::{Document, DocumentIndex, FindingPlace, Layer, Span};
pub use finding::{Diagnostic, FindingSummary, Severity, first_of_each_kind};
pub use findings::{Findings, MOST_OF_A_KIND};
pub use position::{PositionFinder, line_and_column};
pub use suggestion::{closest_word, did_you_mean, did_you_mean_one_of, list_words};
pub use system_error::{ReadLimit, size_in_units, system_reason};
