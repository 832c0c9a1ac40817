//! The forms of output.

use super::writers::{DOCUMENT_FORMATS, DocumentFormat, markdown};
use crate::formats::{FORMATS, FileFormat, csv, json, ldif, toml, vcard};

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: a table where there is room, records elsewhere.
    Text,
    /// A format of lists, which is read, too.
    File(&'static FileFormat),
    /// A form of documents, in which every page exists.
    Document(&'static DocumentFormat),
    /// iCalendar (RFC 5545), for deadlines.
    Ics,
    /// A flowchart of Mermaid, for graphs.
    Mermaid,
    /// DOT of Graphviz, for graphs.
    Dot,
}

impl Format {
    /// CSV for spreadsheets.
    pub const CSV: Format = Format::File(&csv::FORMAT);
    /// One JSON object.
    pub const JSON: Format = Format::File(&json::FORMAT);
    /// One JSON object a line.
    pub const JSONL: Format = Format::File(&json::LINES);
    /// LDIF.
    pub const LDIF: Format = Format::File(&ldif::FORMAT);
    /// Markdown.
    pub const MARKDOWN: Format = Format::Document(&markdown::FORMAT);
    /// The schema of the data files.
    pub const TOML: Format = Format::File(&toml::FORMAT);
    /// vCard.
    pub const VCARD: Format = Format::File(&vcard::FORMAT);

    /// Every form, in the order in which the help lists them: what holds every page before what holds lists alone.
    pub fn every() -> Vec<Format> {
        let mut files: Vec<&FileFormat> = FORMATS.to_vec();
        files.sort_by_key(|format| format.write.is_some());
        let mut every = vec![Format::Text];
        every.extend(files.into_iter().map(Format::File));
        every.extend(DOCUMENT_FORMATS.iter().copied().map(Format::Document));
        every.extend([Format::Ics, Format::Mermaid, Format::Dot]);
        every
    }

    /// The form that `--format` calls so.
    pub fn of_name(name: &str) -> Option<Format> {
        Format::every()
            .into_iter()
            .find(|format| format.name() == name)
    }

    /// The name that `--format` takes.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::File(format) => format.name,
            Format::Document(format) => format.name,
            Format::Ics => "ics",
            Format::Mermaid => "mermaid",
            Format::Dot => "dot",
        }
    }
}
