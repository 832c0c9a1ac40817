//! The formats of lists, a folder each: how a text is recognised, how its contacts become records with their
//! positions, how contacts are written, and what has no place in it. A new format is a folder and a row in
//! [`FORMATS`].
//!
//! Reading never fails because of content. What can be read is read; the rest becomes diagnostics.

mod contact_records;
pub mod csv;
mod file_format;
pub mod json;
pub mod ldif;
mod line_cursor;
mod own_names;
mod recognise;
mod record;
#[cfg(test)]
mod test_support;
pub mod toml;
pub mod vcard;
mod writer_notes;

pub use contact_records::ContactRecords;
pub use csv::known_heading;
pub use file_format::{
    Beginning, FileFormat, Loss, ReadContacts, ReadRecords, Reading, WriteContacts,
};
pub use own_names::OwnNames;
pub use recognise::endings;
pub(crate) use recognise::{begins_unmistakably, ending, of_ending, read_titles, recognise};
pub(crate) use record::no_contacts;
pub use record::{FURTHER_VALUES, KeyValue, Record, RecordKind, RecordValue};

/// Every format of lists, in the order in which they are told of.
pub static FORMATS: &[&FileFormat] = &[
    &csv::FORMAT,
    &vcard::FORMAT,
    &ldif::FORMAT,
    &json::FORMAT,
    &json::LINES,
    &toml::FORMAT,
];
