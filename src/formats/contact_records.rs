//! Contacts that are read one after the other, whatever form they have.

use super::recognise::FileFormat;
use super::record::Record;
use super::{csv, json, ldif, vcard};
use crate::diagnostic::{DocumentIndex, Findings};

/// The contacts of one text, to be read when everything that they refer to is known.
#[derive(Debug)]
#[allow(missing_docs, reason = "each form is described at its reader")]
pub enum ContactRecords<'t> {
    Csv(csv::CsvRows<'t>),
    Vcard(vcard::Vcards<'t>),
    Ldif(ldif::LdifEntries<'t>),
    Json(json::JsonObjects<'t>),
}

impl<'t> ContactRecords<'t> {
    /// The contacts of a text in a format; `None` for TOML, whose records are read as a whole. `document`:
    /// the number of the text, for findings.
    pub(crate) fn of_text(
        format: FileFormat,
        text: &'t str,
        document: DocumentIndex,
    ) -> Option<ContactRecords<'t>> {
        match format {
            FileFormat::Toml => None,
            FileFormat::Csv => Some(ContactRecords::Csv(csv::CsvRows::new(text, document))),
            FileFormat::Vcard => Some(ContactRecords::Vcard(vcard::Vcards::new(text, document))),
            FileFormat::Ldif => Some(ContactRecords::Ldif(ldif::LdifEntries::new(text, document))),
            FileFormat::Json => Some(ContactRecords::Json(json::JsonObjects::new(text, document))),
        }
    }

    /// About how many there are.
    pub fn estimate(&self) -> usize {
        match self {
            ContactRecords::Csv(rows) => rows.estimate(),
            ContactRecords::Vcard(cards) => cards.estimate(),
            ContactRecords::Ldif(entries) => entries.estimate(),
            ContactRecords::Json(objects) => objects.estimate(),
        }
    }

    /// Hands over each contact. The record is used again for the next one, so that a long list needs
    /// no memory of its own; take the entries out of it.
    pub fn for_each(
        self,
        diagnostics: &mut Findings,
        take: impl FnMut(&mut Record<'t>, &mut Findings),
    ) {
        match self {
            ContactRecords::Csv(rows) => rows.for_each(diagnostics, take),
            ContactRecords::Vcard(cards) => cards.for_each(diagnostics, take),
            ContactRecords::Ldif(entries) => entries.for_each(diagnostics, take),
            ContactRecords::Json(objects) => objects.for_each(diagnostics, take),
        }
    }
}
