//! What the program knows: posts and people, units, rooms, the programme, the funding with its rules, and
//! where each fact is from.
//!
//! A [`Directory`] comes from `load` alone, if need be by way of an index. Its references need
//! not be checked again.

pub mod case;
pub mod contact;
mod contact_index;
mod contact_sequence;
pub mod deadline;
mod directory;
mod field;
pub mod field_kind;
pub mod field_table;
mod filled_keys;
pub mod funding;
pub mod glossary;
mod house_number;
mod keys;
mod language_names;
mod list_index;
pub mod measure;
pub mod name;
pub mod nickname;
pub mod phone;
pub mod programme;
pub mod provenance;
pub mod reach;
pub mod rule;
pub mod synonym;
pub mod unit_words;
pub mod verdict;
pub mod written_names;

pub use case::Case;
pub use contact::{Contact, Room, Unit, UnitIndex};
pub use contact_index::ContactIndex;
pub use contact_sequence::{ContactSequence, LoadedContact, filled_keys};
pub use directory::{Directory, DirectoryParts, SWITCHBOARD};
pub use field::Field;
pub use field_kind::{FieldKind, FieldValue};
pub use field_table::{
    ContactKey, CsvColumn, FieldRow, contact_key, contact_keys, key_of_number, written_fields,
};
pub use filled_keys::{FilledKeys, own_text};
pub use funding::{Centre, FundingLine, LineIndex, OpenPoint};
pub use glossary::GlossaryTerm;
pub use house_number::HouseNumber;
pub use keys::Keyed;
pub use name::PersonName;
pub use phone::Phone;
pub use programme::{Area, Programme, Statement};
pub use provenance::Source;
pub use reach::{Further, Reach};
pub use rule::{Edition, Fallback, OptionIndex, Question, QuestionIndex};
