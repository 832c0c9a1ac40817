//! What build.rs writes down of a compiled-in file, so that no call parses its TOML: where each key and
//! each value stands, in the order of the text. What a text says is not copied, for the file itself is
//! compiled in.

use serde::{Deserialize, Serialize};

/// Where something stands: its first byte, and how many bytes it has.
pub(crate) type TextRange = (u32, u32);

/// The beginning of a record, with the number of its entries.
#[derive(Serialize, Deserialize)]
pub(crate) struct RecordHead {
    /// Where the name of its table stands.
    pub(crate) table: TextRange,
    /// Where the record stands.
    pub(crate) at: TextRange,
    pub(crate) entries: u32,
}

/// A value. What a list or a table holds comes behind it: values, or keys with values.
#[derive(Serialize, Deserialize)]
pub(crate) struct CompiledValue<'t> {
    pub(crate) at: TextRange,
    #[serde(borrow)]
    pub(crate) value: CompiledForm<'t>,
}

/// How a value is written.
#[derive(Serialize, Deserialize)]
pub(crate) enum CompiledForm<'t> {
    /// A text between two quotation marks, to be taken as it stands.
    Plain,
    /// A text that stands otherwise than it is meant.
    Text(&'t str),
    Flag(bool),
    /// Year, month, day.
    Date(i16, i8, i8),
    List(u32),
    Table(u32),
    /// A value that no key takes.
    Other(&'t str),
}
