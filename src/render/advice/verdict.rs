//! What came to one verdict, under its heading.

use super::sheet::{SheetEntry, SheetPart};
use crate::funding::{Judgement, RulesIndex};
use crate::model::verdict::Verdict;
use crate::render::{Advice, Page};

pub(super) fn part(verdict: Verdict, entries: Vec<SheetEntry>, page: &Page) -> SheetPart {
    SheetPart {
        heading: Some(heading(verdict, page)),
        entries,
        ..SheetPart::default()
    }
}

/// What came to a verdict, as a heading.
fn heading(verdict: Verdict, page: &Page) -> String {
    let mut letters = verdict.result(page.lang).chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let words: String = first.chain(letters.clone()).collect();
    heading_in_capitals(&words, page)
}

/// A heading in capitals; not for screen readers, some of which spell capitals as single letters.
pub(super) fn heading_in_capitals(words: &str, page: &Page) -> String {
    if page.plain {
        words.to_owned()
    } else {
        words.to_uppercase()
    }
}

pub(super) fn of_verdict<'j>(
    advice: &Advice<'_>,
    judged: &'j [Judgement],
    verdict: Verdict,
) -> impl Iterator<Item = (RulesIndex, &'j Judgement)> {
    debug_assert_eq!(judged.len(), advice.advisor.lines().len());
    let all = RulesIndex::enumerate(judged);
    all.filter(move |(_, judgement)| judgement.verdict == verdict)
}
