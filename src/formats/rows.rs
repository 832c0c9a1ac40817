//! Contacts that are read one after the other, whatever form they have.

use super::recognise::FileFormat;
use super::record::Record;
use super::{csv, json, ldif, vcard};
use crate::diagnostic::Findings;

/// The contacts of one text, to be read when everything that they refer to is known.
#[derive(Debug)]
#[allow(missing_docs, reason = "each form is described at its reader")]
pub enum Rows<'t> {
    Csv(csv::Rows<'t>),
    Vcard(vcard::Cards<'t>),
    Ldif(ldif::Entries<'t>),
    Json(json::Objects<'t>),
}

impl<'t> Rows<'t> {
    /// The contacts of a text in a format; `None` for TOML, whose records are read as a whole. `document`:
    /// the number of the text, for findings.
    pub(crate) fn of_text(format: FileFormat, text: &'t str, document: u32) -> Option<Rows<'t>> {
        match format {
            FileFormat::Toml => None,
            FileFormat::Csv => Some(Rows::Csv(csv::Rows::new(text, document))),
            FileFormat::Vcard => Some(Rows::Vcard(vcard::Cards::new(text, document))),
            FileFormat::Ldif => Some(Rows::Ldif(ldif::Entries::new(text, document))),
            FileFormat::Json => Some(Rows::Json(json::Objects::new(text, document))),
        }
    }

    /// About how many there are.
    pub fn estimate(&self) -> usize {
        match self {
            Rows::Csv(rows) => rows.estimate(),
            Rows::Vcard(cards) => cards.estimate(),
            Rows::Ldif(entries) => entries.estimate(),
            Rows::Json(objects) => objects.estimate(),
        }
    }

    /// Hands over each contact. The record is used again for the next one, so that a long list needs
    /// no memory of its own; take the entries out of it.
    pub fn each(
        self,
        diagnostics: &mut Findings,
        take: impl FnMut(&mut Record<'t>, &mut Findings),
    ) {
        match self {
            Rows::Csv(rows) => rows.each(diagnostics, take),
            Rows::Vcard(cards) => cards.each(diagnostics, take),
            Rows::Ldif(entries) => entries.each(diagnostics, take),
            Rows::Json(objects) => objects.each(diagnostics, take),
        }
    }
}
