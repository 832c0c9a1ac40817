//! The formats of lists: a text becomes records with their positions.
//!
//! Reading never fails because of content. What can be read is read; the rest becomes diagnostics.

mod contact_records;
pub mod csv;
pub mod json;
pub mod ldif;
mod line_cursor;
mod recognise;
mod record;
#[cfg(test)]
mod test_support;
pub(crate) mod toml;
pub mod vcard;
mod writer_notes;

pub use contact_records::ContactRecords;
pub use csv::known_heading;
pub use recognise::ENDINGS;
pub(crate) use recognise::{FileFormat, ending, recognise};
pub(crate) use record::no_contacts;
pub use record::{FURTHER_VALUES, KeyValue, Record, RecordKind, RecordValue};
