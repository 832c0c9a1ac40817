//! CSV: lists as spreadsheets, Outlook and Google save them.

mod headers;
mod read;

pub(super) use headers::key_of_kind;
pub use headers::known_heading;
pub(super) use read::looks_like_header;
pub use read::{CsvRows, shield};
