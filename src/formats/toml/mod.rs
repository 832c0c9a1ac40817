//! TOML: the schema of the data files.

mod read;
mod reasons;
mod write;

pub(crate) use read::{read_records, read_table};

use super::file_format::{Beginning, FileFormat, ReadRecords, Reading};
use crate::t;

/// TOML.
pub static FORMAT: FileFormat = FileFormat {
    name: "toml",
    title: "TOML",
    output: |lang| {
        t!(
            lang,
            "Kontakte und Beispiele im Schema der Datendateien, vollständig.",
            "Contacts and cases in the schema of the data files, complete."
        )
    },
    reading: Some(Reading {
        versions: "TOML",
        notes: |lang| {
            t!(
                lang,
                "Alles, was das Programm kennt, im Schema der mitgelieferten Dateien. Ein Eintrag mit der Kennung eines mitgelieferten ersetzt ihn.",
                "All that the program knows, in the schema of the bundled files. An entry with the id of a bundled one replaces it."
            )
        },
        endings: &["toml"],
        rare_endings: &[],
        beginning: Beginning::FirstLine(|line, is_promised| {
            if is_promised {
                read::begins_table(line)
            } else {
                line.starts_with('[')
            }
        }),
        is_plausible: |_| true,
        records: ReadRecords::Whole(read_records),
    }),
    write: Some(write::contacts),
    has_place: |_| true,
    exceptions: &[],
};
