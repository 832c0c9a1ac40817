//! What came to one verdict, under its heading.

use crate::funding::{Judgement, RulesIndex};
use crate::model::verdict::Verdict;
use crate::render::Advice;
use crate::render::article::Section;
use crate::text::locale::Lang;

/// What came to a verdict; nothing where that is nothing.
pub(super) fn part(
    verdict: Verdict,
    entries: Vec<Section<'static>>,
    lang: Lang,
) -> Vec<Section<'static>> {
    part_with_entries(heading(verdict, lang), entries)
}

/// Entries under a heading; nothing where there are none.
pub(super) fn part_with_entries(
    heading: impl Into<String>,
    entries: Vec<Section<'static>>,
) -> Vec<Section<'static>> {
    if entries.is_empty() {
        return entries;
    }
    let heading = Section::under_major(2, heading);
    std::iter::once(heading).chain(entries).collect()
}

/// What came to a verdict, as a heading.
fn heading(verdict: Verdict, lang: Lang) -> String {
    let mut letters = verdict.result(lang).chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
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
