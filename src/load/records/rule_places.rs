//! Where the rules of the advisor stand in the texts.

use crate::diagnostic::Span;

/// Places of everything that the rules are made of, in the order of the directory.
#[derive(Clone, Debug, Default)]
pub struct RulePlaces {
    /// Each question.
    pub questions: Vec<Span>,
    /// Each funding line.
    pub lines: Vec<Span>,
    /// The editions of each line.
    pub editions: Vec<Vec<EditionPlaces>>,
    /// Each fallback.
    pub fallbacks: Vec<Span>,
    /// Each case of the staff.
    pub cases: Vec<Span>,
}

/// Places within an edition.
#[derive(Clone, Debug)]
pub struct EditionPlaces {
    /// The edition itself.
    pub at: Span,
    /// Each condition.
    pub conditions: Vec<Span>,
    /// Each benefit.
    pub benefits: Vec<Span>,
}
