//! Contacts that are read one after the other, whatever format they have.

use std::fmt::Debug;

use super::record::Record;
use crate::diagnostic::Findings;

/// The contacts of one text, to be read when everything that they refer to is known.
pub trait ContactRecords<'t>: Debug {
    /// About how many there are.
    fn estimate(&self) -> usize;

    /// Hands over each contact. The record is used again for the next one, so that a long list needs
    /// no memory of its own; take the entries out of it.
    fn for_each(
        self: Box<Self>,
        diagnostics: &mut Findings,
        take: &mut dyn FnMut(&mut Record<'t>, &mut Findings),
    );
}
