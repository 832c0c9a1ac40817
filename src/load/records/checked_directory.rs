//! What was made of the records.

use super::rule_places::RulePlaces;
use crate::diagnostic::Findings;
use crate::model::{Contact, ContactIndex, Directory, DirectoryParts};

/// What was made of the records.
#[derive(Debug)]
pub struct CheckedDirectory<'t> {
    /// The directory.
    pub directory: Directory<'t>,
    /// What is wrong with the records.
    pub diagnostics: Findings,
    /// How many contacts each layer brought, by the rank of its documents.
    pub contacts_by_rank: Vec<usize>,
    /// Where the rules of the advisor stand, for findings that only all of them together show.
    pub places: RulePlaces,
    /// The places of contacts that others refer to.
    pub referred: Vec<ContactIndex>,
}

/// The same while it is gathered.
#[derive(Default)]
pub(super) struct GatheredParts<'t> {
    pub(super) parts: DirectoryParts<'t>,
    pub(super) diagnostics: Findings,
    pub(super) contacts_by_rank: Vec<usize>,
    pub(super) places: RulePlaces,
    pub(super) referred: Vec<ContactIndex>,
}

impl<'t> GatheredParts<'t> {
    /// What was gathered, with the contacts that were kept of it.
    pub(super) fn with_contacts(self, contacts: Vec<Contact<'t>>) -> CheckedDirectory<'t> {
        let GatheredParts {
            parts,
            diagnostics,
            contacts_by_rank,
            places,
            referred,
        } = self;
        CheckedDirectory {
            directory: assemble(DirectoryParts { contacts, ..parts }),
            diagnostics,
            contacts_by_rank,
            places,
            referred,
        }
    }
}

/// The directory of parts whose references were resolved before: those that an index filed, or that were
/// taken from another directory.
pub fn assemble(parts: DirectoryParts<'_>) -> Directory<'_> {
    Directory::of_parts(parts)
}
