//! Contacts that are read one after the other, whatever form they have.

use super::{Record, csv, json, ldif, vcard};
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
