//! What is proven: the rules of a day, with the places of everything in the texts.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::both;
use crate::diagnostic::{Diagnostic, FindingPlace, Span};
use crate::funding::{Advisor, LineRules};
use crate::load::records::{EditionPlaces, RulePlaces};
use crate::model::{Directory, LineIndex};
use crate::text::locale::{Lang, Text};

/// The rules of a day, and where they stand.
pub struct ProofSubject<'d> {
    /// Everything that was read.
    pub directory: &'d Directory<'d>,
    /// Where it stands.
    pub places: &'d RulePlaces,
    /// The day of the check.
    pub day: Date,
    /// Whether the rules or the cases are wrong as they are written: then the cases are held back, for what they come to would only
    /// repeat it.
    pub has_errors: bool,
}

/// Findings in the making.
pub(super) struct ProofFindings<'s, 'd> {
    pub(super) subject: &'s ProofSubject<'d>,
    pub(super) advisor: &'s Advisor<'d>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What is said already.
    pub(super) said: HashSet<FindingKey>,
}

/// What makes a finding the same as another.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct FindingKey(&'static str, FindingPlace, String);

impl FindingKey {
    fn of(finding: &Diagnostic) -> FindingKey {
        let message = finding.message.get(Lang::De).to_owned();
        FindingKey(finding.code, finding.place.clone(), message)
    }
}

impl<'s, 'd> ProofFindings<'s, 'd> {
    pub(super) fn new(
        subject: &'s ProofSubject<'d>,
        advisor: &'s Advisor<'d>,
    ) -> ProofFindings<'s, 'd> {
        ProofFindings {
            subject,
            advisor,
            diagnostics: Vec::new(),
            said: HashSet::new(),
        }
    }

    pub(super) fn error(
        &mut self,
        code: &'static str,
        at: Span,
        message: Text<'static>,
        help: Text<'static>,
    ) {
        self.push(Diagnostic::error(code, FindingPlace::In(at), message, help));
    }

    pub(super) fn warning(
        &mut self,
        code: &'static str,
        at: Span,
        message: Text<'static>,
        help: Text<'static>,
    ) {
        self.push(Diagnostic::warning(
            code,
            FindingPlace::In(at),
            message,
            help,
        ));
    }

    /// What several editions or days show is said once.
    fn push(&mut self, finding: Diagnostic) {
        if self.said.insert(FindingKey::of(&finding)) {
            self.diagnostics.push(finding);
        }
    }

    /// Says that there are too many answers for a proof.
    pub(super) fn report_unproven(&mut self, at: Span) {
        self.warning(
            "not-proven",
            at,
            both!(
                "Hier gibt es zu viele Antworten, um alle durchzugehen. Geprüft ist das nicht.",
                "There are too many answers here to go through all. This is not checked."
            ),
            both!(
                "Weniger Fragen in einer Bedingung helfen, oder weniger Antworten.",
                "Fewer questions in one condition help, or fewer answers."
            ),
        );
    }

    /// Where a line stands.
    pub(super) fn line_place(&self, rules: &LineRules<'d>) -> Span {
        self.subject.places.lines[self.line_index(rules).0]
    }

    /// A line in the directory.
    pub(super) fn line_index(&self, rules: &LineRules<'d>) -> LineIndex {
        let mut lines = self.subject.directory.lines().iter();
        LineIndex(
            lines
                .position(|line| std::ptr::eq(line, rules.line))
                .unwrap_or(0),
        )
    }

    /// Where the edition of a line stands, and what is in it.
    pub(super) fn edition_places(&self, rules: &LineRules<'d>) -> &'d EditionPlaces {
        let mut editions = rules.line.editions.iter();
        let edition = editions
            .position(|edition| std::ptr::eq(edition, rules.edition))
            .unwrap_or(0);
        &self.subject.places.editions[self.line_index(rules).0][edition]
    }
}
