//! Views into forms: what is printed, and how.
//!
//! Every page about the data is a [`View`]. Each form prints it or says that it cannot. A format of lists writes
//! contacts by itself, see [`formats`](crate::formats). A page for people is built once, as an `article`; a form
//! for documents is a folder in `writers`, which writes every article.

mod advice;
mod article;
mod codes;
mod compare;
mod confidence_mark;
mod contact_fields;
mod contacts;

mod csv;
mod deadlines;
mod failure;
pub mod findings;
mod format;
mod funding;
mod glossary;
mod graph;
mod interpretation;
mod json;
mod json_advice;
mod json_funding;
mod layout;
mod link_target;
mod losses;
mod narrowing;
mod overview;
mod page;
mod paths;
mod proposals;
mod prose;
mod rooms;
mod spoken_text;
mod telephones;
mod title;
mod topic_lines;
mod view;
mod write;
mod writers;
mod year;

pub use contact_fields::{FieldValues, value as contact_value};
pub use failure::Failure;
pub use findings::Report;
pub use format::Format;
pub use interpretation::describe_interpretation;
pub use layout::wrap;
pub use losses::{leaves_out_made_ids, losses};
pub use narrowing::{narrowing, shown_hits_sentence};
pub use page::Page;
pub use paths::size;
pub use prose::office;
pub use spoken_text::spoken_text;
pub use view::{
    Advice, CaseList, ContactList, DeadlineList, DeletedIndex, Detail, IndexDeletion, IndexSummary,
    LayerReport, LayerSummary, LineGraph, LineList, LineReasons, LineSheet, Overview,
    PassedOverFile, View,
};
pub use write::write;
pub use writers::DocumentFormat;
