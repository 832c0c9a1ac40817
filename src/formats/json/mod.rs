//! JSON: what the program itself writes (schema 1), and plain lists of objects with the same names.

mod read;
mod write;

pub use write::{ContactObject, members_shape};

use super::file_format::{Beginning, FileFormat, ReadRecords, Reading};
use crate::t;

/// JSON in one piece.
pub static FORMAT: FileFormat = FileFormat {
    name: "json",
    title: "JSON",
    output: |lang| {
        t!(
            lang,
            "Ein Objekt; seine Namen nennt die Seite jedes Befehls unter JSON.",
            "One object; its names stand in the page of each command under JSON."
        )
    },
    reading: Some(Reading {
        versions: "JSON, JSONL, jCard",
        notes: |lang| {
            t!(
                lang,
                "Was `--format json` und `--format jsonl` schreiben, Listen von Objekten mit denselben Namen, und Karten als JSON (jCard, RFC 7095).",
                "What `--format json` and `--format jsonl` write, lists of objects with the same names, and cards as JSON (jCard, RFC 7095)."
            )
        },
        endings: &["json", "jsonl"],
        rare_endings: &["ndjson"],
        beginning: Beginning::OfManyPrograms(read::looks_like_objects),
        is_plausible: |_| true,
        records: ReadRecords::Contacts(|text, document, _| {
            Box::new(read::JsonObjects::new(text, document))
        }),
    }),
    write: None,
    has_place: |_| true,
    exceptions: &[],
};

/// One object of JSON a line, for programs that read one after the other.
pub static LINES: FileFormat = FileFormat {
    name: "jsonl",
    title: "JSONL",
    output: |lang| {
        t!(
            lang,
            "Ein Kontakt je Zeile, mit denselben Namen.",
            "One contact a line, with the same names."
        )
    },
    reading: None,
    write: None,
    has_place: |_| true,
    exceptions: &[],
};
