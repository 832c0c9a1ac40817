//! Documents become records, each by its format.

use super::compiled_data;
use super::list_customs::ListCustoms;
use crate::both;
use crate::diagnostic::{
    Diagnostic, Document, DocumentIndex, FindingPlace, Findings, Span, size_in_units,
};
use crate::files::read;
use crate::formats::{ContactRecords, ReadRecords, Record, no_contacts, read_titles, recognise};
#[cfg(feature = "ldap")]
use crate::ldap;
use crate::load::refused_workbook;
use crate::model::HouseNumber;

/// What a text holds: records, and contacts that are read later.
#[derive(Debug, Default)]
pub struct Batch<'t> {
    /// Records that were read whole.
    pub records: Vec<Record<'t>>,
    /// Contacts, one after the other.
    pub rows: Option<Box<dyn ContactRecords<'t> + 't>>,
    /// The number of the house to which bare extensions belong.
    pub home: Option<HouseNumber>,
}

/// As [`batches_with`], for lists that have nothing of their own.
pub fn batches(documents: &[Document]) -> (Vec<Batch<'_>>, Findings) {
    batches_with(documents, &ListCustoms::default())
}

/// Reads the texts, each by its form; one batch a text, in their order.
pub fn batches_with<'t>(
    documents: &'t [Document],
    customs: &ListCustoms,
) -> (Vec<Batch<'t>>, Findings) {
    let mut diagnostics = Findings::default();
    let batch = |(at, document)| Batch {
        home: customs.home.clone(),
        ..batch(document, DocumentIndex::at(at), customs, &mut diagnostics)
    };
    (
        documents.iter().enumerate().map(batch).collect(),
        diagnostics,
    )
}

fn batch<'t>(
    document: &'t Document,
    at: DocumentIndex,
    customs: &ListCustoms,
    diagnostics: &mut Findings,
) -> Batch<'t> {
    let text: &str = &document.text;
    let mut batch = Batch::default();
    #[cfg(feature = "ldap")]
    if ldap::is_address(&document.name) {
        batch.records.extend(ldap::record(text, at, &customs.names));
        return batch;
    }
    // What is no text was named when it was read.
    if text == refused_workbook::MARK {
        return batch;
    }
    let whole = FindingPlace::In(Span {
        document: at,
        start: 0,
        end: 0,
    });
    // Programs that write a mark at the beginning may have written it twice.
    let is_nothing = |c: char| c.is_whitespace() || c == '\u{feff}';
    if text.trim_start_matches(is_nothing).is_empty() {
        diagnostics.push(Diagnostic::warning(
            "empty-file",
            whole,
            both!("Diese Datei ist leer.", "This file is empty."),
            both!(
                "Bitte Daten eintragen oder die Datei löschen.",
                "Please add data or delete the file."
            ),
        ));
        return batch;
    }
    let reading = recognise(&document.name, text).and_then(|format| format.reading.as_ref());
    batch.rows = match reading.map(|reading| &reading.records) {
        Some(ReadRecords::Whole(read)) => {
            if let Some(records) = compiled_data::records(text, document.steps, at) {
                batch.records = records;
                return batch;
            }
            if text.len() > read::LONGEST_TOML {
                diagnostics.push(overlong_toml(whole));
                return batch;
            }
            let before = diagnostics.len();
            read(text, at, &mut batch.records, diagnostics);
            if batch.records.is_empty() && diagnostics.len() == before {
                diagnostics.push(no_contacts(whole));
            }
            None
        }
        Some(ReadRecords::Contacts(read)) => Some(read(text, at, &customs.names)),
        None => {
            let (de, en) = (read_titles("und"), read_titles("and"));
            diagnostics.push(Diagnostic::error(
                "unknown-form",
                whole,
                both!(
                    "Die Form dieser Datei ist nicht bekannt.",
                    "The form of this file is not known."
                ),
                both!(
                    "Gelesen werden {de}. Eine CSV braucht in der ersten Zeile Überschriften wie Name;Telefon.",
                    "{en} are read. A CSV needs headings like Name;Phone in its first line."
                ),
            ));
            None
        }
    };
    batch
}

/// Says that a TOML file is too long to be read.
fn overlong_toml(place: FindingPlace) -> Diagnostic {
    let size = size_in_units(read::LONGEST_TOML as u64);
    Diagnostic::error(
        "overlong-file",
        place,
        both!(
            "Diese Datei ist größer als {size}. So viel TOML auf einmal wird nicht gelesen.",
            "This file is larger than {size}. So much TOML at once is not read."
        ),
        both!(
            "Bitte die Datei teilen, oder die Liste als CSV oder JSON geben.",
            "Please divide the file, or give the list as CSV or JSON."
        ),
    )
}
