//! Where the rules of the advisor stand in the texts.

use std::collections::HashSet;

use crate::diagnostic::{FindingPlace, Findings, Severity, Span};

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

impl RulePlaces {
    /// Whether a file that holds rules or cases has an error, or one that could not be read might hold some.
    pub fn have_errors(&self, findings: &Findings) -> bool {
        let all = [&self.questions, &self.lines, &self.fallbacks, &self.cases];
        let documents: HashSet<_> = all.into_iter().flatten().map(|at| at.document).collect();
        findings.iter().any(|finding| {
            let is_theirs = match &finding.place {
                FindingPlace::In(at) => documents.contains(&at.document),
                FindingPlace::File(_) => true,
            };
            is_theirs && finding.severity == Severity::Error
        })
    }
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
