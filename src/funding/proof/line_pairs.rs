//! Between lines: one that fits only where another does, and two that must not fit together.

use super::answers_text::example_text;
use super::profile::{NOT_YES, ProfileSearch, Wish, find_profile, first_found};
use super::subject::ProofFindings;
use crate::both;
use crate::funding::{LineRules, Outcomes};

pub(super) fn check(found: &mut ProofFindings<'_, '_>) {
    let advisor = found.advisor;
    for rules in advisor.lines() {
        for other in advisor.lines() {
            if rules.line.id == other.line.id {
                continue;
            }
            if rules.line.excludes.contains(&other.line.id) {
                check_exclusion(found, rules, other);
            }
            if !rules.line.together_with.contains(&other.line.id) {
                check_dependence(found, rules, other);
            }
        }
    }
}

fn all_conditions_met<'r>(rules: &'r LineRules<'_>) -> Vec<Wish<'r>> {
    let conditions = rules.conditions().iter();
    conditions.map(|table| (table, Outcomes::YES)).collect()
}

fn check_exclusion<'d>(
    found: &mut ProofFindings<'_, 'd>,
    rules: &LineRules<'d>,
    other: &LineRules<'d>,
) {
    let directory = found.subject.directory;
    let mut wishes = all_conditions_met(rules);
    wishes.extend(all_conditions_met(other));
    let at = found.line_place(rules);
    match find_profile(&found.advisor.no_answers(), directory.questions(), &wishes) {
        ProfileSearch::Nothing => {}
        ProfileSearch::TooMany => found.report_unproven(at),
        ProfileSearch::Found(answers) => {
            let (one, two) = (&rules.line.id, &other.line.id);
            let example = example_text(found.advisor, &answers);
            let (de, en) = (&example.de, example.en.as_deref().unwrap_or(""));
            found.error(
                "both-fit",
                at,
                both!(
                    "„{one}“ und „{two}“ schließen sich aus, passen hier aber beide. {de}",
                    "“{one}” and “{two}” exclude each other, but both fit here. {en}"
                ),
                both!(
                    "Bitte einer der beiden eine Bedingung geben, oder excludes weglassen.",
                    "Please give one of the two a condition, or leave excludes out."
                ),
            );
        }
    }
}

/// Whether no answers make a line fit where another does not fit. A line at rest never fits, nor one of whose rules
/// only a part is known.
fn check_dependence<'d>(
    found: &mut ProofFindings<'_, 'd>,
    rules: &LineRules<'d>,
    other: &LineRules<'d>,
) {
    let never_fits = |rules: &LineRules<'_>| rules.dormant.is_some() || !rules.edition.is_complete;
    if never_fits(rules) || never_fits(other) {
        return;
    }
    let questions = found.subject.directory.questions();
    let start = found.advisor.no_answers();
    let fits = all_conditions_met(rules);
    if !matches!(
        find_profile(&start, questions, &fits),
        ProfileSearch::Found(_)
    ) {
        return;
    }
    let alone = first_found(other.conditions().iter().map(|table| {
        let mut wishes = fits.clone();
        wishes.push((table, NOT_YES));
        find_profile(&start, questions, &wishes)
    }));
    let at = found.line_place(rules);
    match alone {
        ProfileSearch::Found(_) => {}
        ProfileSearch::TooMany => found.report_unproven(at),
        ProfileSearch::Nothing => {
            let (one, two) = (&rules.line.id, &other.line.id);
            found.warning(
                "only-together",
                at,
                both!(
                    "„{one}“ passt nur, wo auch „{two}“ passt.",
                    "“{one}” fits only where “{two}” fits too."
                ),
                both!(
                    "Stimmt das? Dann bitte together-with = [\"{two}\"] ergänzen. Sonst fehlt eine Bedingung.",
                    "Is that right? Then please add together-with = [\"{two}\"]. Else a condition is missing."
                ),
            );
        }
    }
}
