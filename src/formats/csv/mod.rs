//! CSV: lists as spreadsheets, Outlook and Google save them (RFC 4180).

mod cells;
mod formulas;
mod headers;
mod layout;
mod read;
mod row_shape;
#[cfg(test)]
mod tests;
mod unread_columns;
mod write;

pub use formulas::shield;
pub use headers::known_heading;
pub(crate) use write::{row, writer};

use super::file_format::{Beginning, FileFormat, ReadRecords, Reading};
use crate::model::CsvColumn;
use crate::t;

/// CSV.
pub static FORMAT: FileFormat = FileFormat {
    name: "csv",
    title: "CSV",
    output: |lang| {
        t!(
            lang,
            "RFC 4180, UTF-8, für Kontakte, Räume und Beispiele (check --cases). Kontakte werden vollständig zurückgelesen, Angaben zu Stellen stehen nur in toml.",
            "RFC 4180, UTF-8, for contacts, rooms and cases (check --cases). Contacts are read back whole, details of units stand only in toml."
        )
    },
    reading: Some(Reading {
        versions: "CSV, TSV",
        notes: |lang| {
            t!(
                lang,
                "Die erste Zeile nennt die Spalten, deutsch oder englisch, auch so, wie Outlook und Google sie nennen. Komma, Semikolon oder Tabulator; UTF-8, UTF-16, Windows-1252, CP850 oder Mac Roman.",
                "The first line names the columns, in German or English, also as Outlook and Google name them. Commas, semicolons or tabs; UTF-8, UTF-16, Windows-1252, CP850 or Mac Roman."
            )
        },
        endings: &["csv", "tsv"],
        rare_endings: &[],
        beginning: Beginning::FirstLine(|line, is_promised| {
            // One word alone may be anything; headings stand side by side.
            let may_be_row = !is_promised || line.contains([',', ';', '\t']);
            may_be_row && layout::looks_like_header(line)
        }),
        is_plausible: |_| true,
        records: ReadRecords::Contacts(|text, document, names| {
            Box::new(read::CsvRows::new(text, document, names.clone()))
        }),
    }),
    write: Some(write::contacts),
    has_place: |row| row.column != CsvColumn::Never,
    exceptions: &[],
};
