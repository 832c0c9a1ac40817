//! What was made of the records.

use super::rule_places::RulePlaces;
use crate::diagnostic::Findings;
use crate::model::Directory;

/// What was made of the records.
#[derive(Debug, Default)]
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
    pub referred: Vec<usize>,
}
