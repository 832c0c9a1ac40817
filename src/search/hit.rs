//! What fits a query, and how well.

use super::fit::MatchKind;
use crate::model::Field;

/// An entry that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<T> {
    /// What fits.
    pub entry: T,
    /// How well; the worst of its terms.
    pub how: MatchKind,
    /// The field that each term of the query met, in the order of the terms; empty for a plain listing.
    pub fields: Vec<Field>,
}

/// Hits, best first.
pub type Hits<T> = Vec<Hit<T>>;

/// Which hits are only similar to what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimilarHits {
    /// None, or some behind those that fit better.
    Behind,
    /// The first ones: a name that is nearly right goes before a text that only begins so.
    First,
    /// All of them.
    All,
}

impl SimilarHits {
    pub(super) fn of<T>(hits: &[Hit<T>]) -> SimilarHits {
        if are_all_similar(hits) {
            SimilarHits::All
        } else if hits
            .first()
            .is_some_and(|hit| hit.how == MatchKind::Similar)
        {
            SimilarHits::First
        } else {
            SimilarHits::Behind
        }
    }
}

/// Whether all hits are only similar to what was asked.
pub fn are_all_similar<T>(hits: &[Hit<T>]) -> bool {
    !hits.is_empty() && hits.iter().all(|hit| hit.how == MatchKind::Similar)
}
