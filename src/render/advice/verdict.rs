//! What came to one verdict, under its heading.

use crate::funding::{Judgement, RulesIndex};
use crate::model::verdict::Verdict;
use crate::render::article::Section;
use crate::render::{Advice, Page};

/// What came to a verdict; nothing where that is nothing.
pub(super) fn part(
    verdict: Verdict,
    entries: Vec<Section<'static>>,
    page: &Page,
) -> Vec<Section<'static>> {
    part_with_entries(heading(verdict, page), entries)
}

/// Entries under a heading; nothing where there are none.
pub(super) fn part_with_entries(
    heading: String,
    entries: Vec<Section<'static>>,
) -> Vec<Section<'static>> {
    if entries.is_empty() {
        return entries;
    }
    let heading = Section::under(2, heading);
    std::iter::once(heading).chain(entries).collect()
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
