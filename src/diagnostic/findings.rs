//! Findings, of each kind a bounded number: of a list with a fault in every row there would else be as
//! many as there are rows, and each is longer than its row.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::document::{DocumentIndex, FindingPlace, Span};
use super::finding::{Diagnostic, Severity, first_of_each_kind, hides_entries};
use crate::text::locale::Text;

/// So many findings of a kind are kept; the others are counted. A fault in more than a thousand places is
/// mended where the list is made, not place by place, and a thousand findings take about a megabyte.
pub const MOST_OF_A_KIND: usize = 1_000;

/// So many errors are remembered by their places, for a later one of the same entry. An entry with more
/// of them is named once more at its end.
const LATELY: usize = 64;

/// Findings in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    kept: Vec<Diagnostic>,
    /// How many there are of each kind, kept or not.
    counts: HashMap<FindingKind, usize>,
    /// Codes and places of the last errors.
    lately: VecDeque<(&'static str, Span)>,
}

/// What findings are counted by.
type FindingKind = (&'static str, Severity);

impl Findings {
    /// Adds one. Of a kind of which there are many, it is only counted.
    pub fn push(&mut self, finding: Diagnostic) {
        let count = self.counts.entry(kind(&finding)).or_default();
        *count += 1;
        if let (Severity::Error, FindingPlace::In(span)) = (finding.severity, &finding.place) {
            if self.lately.len() == LATELY {
                self.lately.pop_front();
            }
            self.lately.push_back((finding.code, *span));
        }
        if *count <= MOST_OF_A_KIND {
            self.kept.push(finding);
        }
    }

    /// Adds all of others, which are empty then.
    pub fn append(&mut self, others: &mut Findings) {
        if others.is_empty() {
            return;
        }
        let mut beyond = std::mem::take(&mut others.counts);
        others.lately.clear();
        for finding in others.kept.drain(..) {
            if let Some(count) = beyond.get_mut(&kind(&finding)) {
                *count -= 1;
            }
            self.push(finding);
        }
        for (kind, count) in beyond {
            *self.counts.entry(kind).or_default() += count;
        }
    }

    /// Counts one of a kind of which no more are kept; `false` where they are, and it is to be made. For
    /// findings whose remedy must be looked for.
    pub fn count_beyond_limit(&mut self, code: &'static str, severity: Severity) -> bool {
        let count = self.counts.get_mut(&(code, severity));
        let full = count.filter(|count| **count >= MOST_OF_A_KIND);
        full.map(|count| *count += 1).is_some()
    }

    /// Whether one of the last errors is meant, by its code and its place.
    pub fn had_error(&self, is_meant: impl Fn(&str, Span) -> bool) -> bool {
        self.lately.iter().any(|(code, span)| is_meant(code, *span))
    }

    /// As [`had_error`](Self::had_error); what it cost is added to its message.
    pub fn amend(&mut self, is_meant: impl Fn(&str, Span) -> bool, cost: &Text<'static>) -> bool {
        if !self.had_error(&is_meant) {
            return false;
        }
        let mut last = self.kept.iter_mut().rev().take(LATELY);
        let finding = last.find(|finding| {
            matches!(finding.place, FindingPlace::In(span) if is_meant(finding.code, span))
                && finding.severity == Severity::Error
        });
        if let Some(finding) = finding {
            let message = &mut finding.message;
            message.de = format!("{} {}", message.de, cost.de).into();
            if let Some((en, cost)) = message.en.as_mut().zip(cost.en.as_ref()) {
                *en = format!("{en} {cost}").into();
            }
        }
        true
    }

    /// Takes out all with this code; whether there were any.
    pub fn remove(&mut self, code: &str) -> bool {
        let before = self.counts.len();
        self.counts.retain(|(known, _), _| *known != code);
        let is_there = self.counts.len() < before;
        if is_there {
            self.kept.retain(|finding| finding.code != code);
        }
        is_there
    }

    /// How many there are, kept or not.
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// How many there are of a severity, kept or not.
    pub fn count(&self, severity: Severity) -> usize {
        let counts = self.counts.iter().filter(|((_, of), _)| *of == severity);
        counts.map(|(_, count)| count).sum()
    }

    /// Whether entries were not read because of any of them, see [`Diagnostic::hides_entries`].
    pub fn hide_entries(&self) -> bool {
        let mut kinds = self.counts.keys();
        kinds.any(|(code, severity)| hides_entries(code, *severity))
    }

    /// How many of each code were only counted, by code.
    pub fn counts_beyond_limit(&self) -> BTreeMap<&'static str, usize> {
        let mut beyond = BTreeMap::new();
        for ((code, _), count) in &self.counts {
            if *count > MOST_OF_A_KIND {
                *beyond.entry(*code).or_default() += count - MOST_OF_A_KIND;
            }
        }
        beyond
    }

    /// Those that were kept.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.kept.iter()
    }

    /// See [`Diagnostic::moved_to`].
    #[must_use]
    pub fn moved_to(self, document: DocumentIndex) -> Findings {
        let kept = self.kept.into_iter();
        Findings {
            kept: kept.map(|finding| finding.moved_to(document)).collect(),
            counts: self.counts,
            lately: VecDeque::new(),
        }
    }

    /// Files that could not be read first, then by place, so that a file can be mended from top to
    /// bottom.
    pub fn sort_by_place(&mut self) {
        self.kept.sort_by_key(|finding| match &finding.place {
            FindingPlace::File(_) => None,
            FindingPlace::In(span) => Some(*span),
        });
    }

    /// Each with the number for which it stands: all of them where they are at most `most`, else the
    /// first of each kind. What hides entries comes first: few findings are shown beside an answer, and
    /// these say why an entry may be missing from it.
    pub fn summarise(mut self, most: usize) -> Vec<(Diagnostic, usize)> {
        self.sort_by_place();
        let (all, mut beyond) = (self.len(), self.counts_beyond_limit());
        let counted = self.kept.into_iter().map(|finding| (finding, 1));
        let mut few: Vec<(Diagnostic, usize)> = if all <= most {
            counted.collect()
        } else {
            first_of_each_kind(counted, Diagnostic::kind)
        };
        for (first, count) in &mut few {
            *count += beyond.remove(first.code).unwrap_or_default();
        }
        few.sort_by_key(|(finding, _)| !finding.hides_entries());
        few
    }
}

fn kind(finding: &Diagnostic) -> FindingKind {
    (finding.code, finding.severity)
}

impl Extend<Diagnostic> for Findings {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, findings: T) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

impl FromIterator<Diagnostic> for Findings {
    fn from_iter<T: IntoIterator<Item = Diagnostic>>(findings: T) -> Findings {
        let mut all = Findings::default();
        all.extend(findings);
        all
    }
}

impl<'f> IntoIterator for &'f Findings {
    type Item = &'f Diagnostic;
    type IntoIter = std::slice::Iter<'f, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::both;

    fn finding(code: &'static str, start: u32) -> Diagnostic {
        let span = Span {
            start,
            end: start + 1,
            ..Span::default()
        };
        Diagnostic::error(
            code,
            FindingPlace::In(span),
            both!("a", "a"),
            both!("b", "b"),
        )
    }

    fn codes(few: &[(Diagnostic, usize)]) -> Vec<(&str, usize)> {
        few.iter()
            .map(|(first, count)| (first.code, *count))
            .collect()
    }

    #[test]
    fn of_many_findings_of_a_kind_a_thousand_are_kept_and_all_are_counted() {
        let mut findings = Findings::default();
        findings.push(finding("no-header", 9));
        findings.extend((0..3_000).map(|start| finding("odd-email", start)));
        assert!(!findings.count_beyond_limit("no-header", Severity::Error));
        assert!(findings.count_beyond_limit("odd-email", Severity::Error));
        assert_eq!(findings.iter().count(), MOST_OF_A_KIND + 1);
        assert_eq!(
            (findings.len(), findings.count(Severity::Error)),
            (3_002, 3_002)
        );
        let beyond = findings.counts_beyond_limit();
        assert_eq!(
            beyond.into_iter().collect::<Vec<_>>(),
            [("odd-email", 2_001)]
        );
        assert_eq!(
            codes(&findings.summarise(5)),
            [("no-header", 1), ("odd-email", 3_001)]
        );
    }

    #[test]
    fn findings_that_are_put_together_are_counted_together() {
        let mut all: Findings = (0..700).map(|start| finding("odd-email", start)).collect();
        let mut others: Findings = (0..1_500)
            .map(|start| finding("odd-email", start))
            .collect();
        all.append(&mut others);
        assert!(others.is_empty() && others.iter().count() == 0);
        assert_eq!((all.iter().count(), all.len()), (MOST_OF_A_KIND, 2_200));
        assert!(all.remove("odd-email") && all.is_empty() && !all.remove("odd-email"));
    }

    #[test]
    fn what_an_error_cost_is_told_with_it_also_where_it_was_only_counted() {
        let mut findings: Findings = (0..1_001)
            .map(|start| finding("wrong-type", start))
            .collect();
        let cost = both!("c", "c");
        let at = |start| move |_: &str, span: Span| span.start == start;
        assert!(findings.amend(at(999), &cost) && findings.amend(at(1_000), &cost));
        assert!(!findings.amend(at(1_001), &cost) && !findings.had_error(at(1)));
        let last = findings.iter().last().expect("a finding");
        assert_eq!(
            (
                last.message.de.as_ref(),
                last.message.get(crate::text::locale::Lang::En)
            ),
            ("a c", "a c")
        );
    }

    #[test]
    fn what_hides_entries_comes_before_the_small_things() {
        let warning = Diagnostic {
            severity: Severity::Warning,
            ..finding("ldap-more", 4)
        };
        let all = [
            "odd-email",
            "no-header",
            "unread-number",
            "ldap-unreachable",
        ];
        let all = all
            .into_iter()
            .zip(0..)
            .map(|(code, start)| finding(code, start));
        let findings: Findings = all.chain([warning]).collect();
        let few = findings.summarise(5);
        let codes: Vec<&str> = few.iter().map(|(first, _)| first.code).collect();
        let want = [
            "no-header",
            "ldap-unreachable",
            "odd-email",
            "unread-number",
            "ldap-more",
        ];
        assert_eq!(codes, want);
    }
}
