//! Lines that can never fit, or always; conditions, remedies and disputes that change nothing.

use super::answers_text::{example_text, quoted_list};
use super::profile::{NOT_NO, NOT_YES, ProfileSearch, Wish, find_profile, first_found};
use super::subject::ProofFindings;
use crate::both;
use crate::funding::{AnswerState, Answers, LineRules, OutcomeTable, Outcomes};
use crate::model::QuestionIndex;

/// All checks of each line by itself.
pub(super) fn check(found: &mut ProofFindings<'_, '_>) {
    let advisor = found.advisor;
    for rules in advisor.lines() {
        let can_fit = check_can_fit(found, rules);
        if can_fit {
            check_always_fits(found, rules);
            check_implied_conditions(found, rules);
        }
        check_remedies(found, rules);
        check_disputes(found, rules);
    }
}

fn wishes(conditions: &[OutcomeTable], wanted: Outcomes) -> Vec<Wish<'_>> {
    conditions.iter().map(|table| (table, wanted)).collect()
}

/// Whether some answers leave every condition possible; else the smallest set that clashes is named.
fn check_can_fit<'d>(found: &mut ProofFindings<'_, 'd>, rules: &LineRules<'d>) -> bool {
    let (advisor, questions) = (found.advisor, found.subject.directory.questions());
    let start = advisor.no_answers();
    let all = wishes(rules.conditions(), NOT_NO);
    match find_profile(&start, questions, &all) {
        ProfileSearch::Found(_) => return true,
        ProfileSearch::TooMany => {
            found.report_unproven(found.edition_places(rules).at);
            return true;
        }
        ProfileSearch::Nothing => {}
    }
    let clash = smallest_clash(&all, |wishes| {
        matches!(
            find_profile(&start, questions, wishes),
            ProfileSearch::Nothing
        )
    });
    let conditions = &rules.edition.conditions;
    let names = quoted_list(clash.iter().map(|&at| conditions[at].id.as_str()));
    let at = found.edition_places(rules).conditions[clash[clash.len() - 1]];
    let (line, de, en) = (&rules.line.id, &names.de, names.en.as_deref().unwrap_or(""));
    let message = match clash.len() {
        1 => both!(
            "„{line}“ kann nie passen: Die Bedingung {de} ist für keine Antwort erfüllt.",
            "“{line}” can never fit: the condition {en} is met for no answer."
        ),
        _ => both!(
            "„{line}“ kann nie passen: Die Bedingungen {de} sind nie zusammen erfüllt.",
            "“{line}” can never fit: the conditions {en} are never met together."
        ),
    };
    let help = match clash.len() {
        1 => both!(
            "Bitte diese Bedingung ändern.",
            "Please change this condition."
        ),
        _ => both!(
            "Bitte eine dieser Bedingungen ändern.",
            "Please change one of these conditions."
        ),
    };
    found.error("never-fits", at, message, help);
    false
}

/// The first of the smallest sets of wishes that clash, by their indices.
fn smallest_clash(all: &[Wish<'_>], clashes: impl Fn(&[Wish<'_>]) -> bool) -> Vec<usize> {
    let of = |indices: &[usize]| indices.iter().map(|&at| all[at]).collect::<Vec<_>>();
    for at in 0..all.len() {
        if clashes(&of(&[at])) {
            return vec![at];
        }
    }
    for second in 1..all.len() {
        for first in 0..second {
            if clashes(&of(&[first, second])) {
                return vec![first, second];
            }
        }
    }
    // Three and more: none can be left out, though another set may be as small.
    let mut left: Vec<usize> = (0..all.len()).collect();
    for at in 0..all.len() {
        let without: Vec<usize> = left.iter().copied().filter(|&other| other != at).collect();
        if clashes(&of(&without)) {
            left = without;
        }
    }
    left
}

fn check_always_fits<'d>(found: &mut ProofFindings<'_, 'd>, rules: &LineRules<'d>) {
    let (advisor, questions) = (found.advisor, found.subject.directory.questions());
    let start = advisor.no_answers();
    let conditions = rules.conditions().iter();
    let unmet =
        first_found(conditions.map(|table| find_profile(&start, questions, &[(table, NOT_YES)])));
    if matches!(unmet, ProfileSearch::Nothing) {
        let line = &rules.line.id;
        found.error(
            "always-fits",
            found.edition_places(rules).at,
            both!(
                "„{line}“ passt immer, was man auch antwortet.",
                "“{line}” always fits, whatever the answers."
            ),
            both!(
                "Bitte Bedingungen ergänzen: für welches Vorhaben, für wen.",
                "Please add conditions: for which plan, for whom."
            ),
        );
    }
}

/// A condition that the others of its line leave no room to fail.
fn check_implied_conditions<'d>(found: &mut ProofFindings<'_, 'd>, rules: &LineRules<'d>) {
    let (advisor, questions) = (found.advisor, found.subject.directory.questions());
    let start = advisor.no_answers();
    for (at, condition) in rules.edition.conditions.iter().enumerate() {
        let mut wishes = wishes(rules.conditions(), NOT_NO);
        wishes[at].1 = NOT_YES;
        let place = found.edition_places(rules).conditions[at];
        match find_profile(&start, questions, &wishes) {
            ProfileSearch::Found(_) => {}
            ProfileSearch::TooMany => found.report_unproven(place),
            ProfileSearch::Nothing => {
                // The rest that is enough is named, so that it can be compared.
                let enough = smallest_reason(&wishes, at, |wishes| {
                    matches!(
                        find_profile(&start, questions, wishes),
                        ProfileSearch::Nothing
                    )
                });
                let ids = &rules.edition.conditions;
                let names = quoted_list(enough.iter().map(|&other| ids[other].id.as_str()));
                let (id, de, en) = (&condition.id, &names.de, names.en.as_deref().unwrap_or(""));
                let message = if enough.is_empty() {
                    both!(
                        "Die Bedingung „{id}“ ist immer erfüllt.",
                        "The condition “{id}” is always met."
                    )
                } else {
                    both!(
                        "Die Bedingung „{id}“ folgt schon aus {de}.",
                        "The condition “{id}” follows from {en} already."
                    )
                };
                found.warning(
                    "implied-condition",
                    place,
                    message,
                    both!(
                        "Bitte weglassen oder enger fassen.",
                        "Please leave it out or make it narrower."
                    ),
                );
            }
        }
    }
}

/// Which other conditions it takes for the one at `of` to follow.
fn smallest_reason(
    all: &[Wish<'_>],
    of: usize,
    follows: impl Fn(&[Wish<'_>]) -> bool,
) -> Vec<usize> {
    let mut left: Vec<usize> = (0..all.len()).filter(|&at| at != of).collect();
    for at in left.clone() {
        let without: Vec<usize> = left.iter().copied().filter(|&other| other != at).collect();
        let mut wishes: Vec<Wish<'_>> = without.iter().map(|&other| all[other]).collect();
        wishes.push(all[of]);
        if follows(&wishes) {
            left = without;
        }
    }
    left
}

/// A remedy must meet its condition for at least one set of answers that does not meet it.
///
/// That it does so for some of them only is no finding: the advisor tries a remedy before it shows it.
fn check_remedies<'d>(found: &mut ProofFindings<'_, 'd>, rules: &LineRules<'d>) {
    let (advisor, questions) = (found.advisor, found.subject.directory.questions());
    for (at, condition) in rules.edition.conditions.iter().enumerate() {
        let Some(remedy) = &condition.remedy else {
            continue;
        };
        let table = &rules.conditions()[at];
        // What the change sets is set; the rest must be such that the condition is met, and such that
        // another answer to what is set would leave it unmet.
        let mut changed = advisor.no_answers();
        for &(question, option) in &remedy.sets {
            changed.set(question, AnswerState::Option(option));
        }
        let others: Vec<QuestionIndex> = table
            .questions()
            .iter()
            .copied()
            .filter(|question| remedy.sets.iter().all(|(set, _)| set != question))
            .collect();
        let is_helped = each_way(&advisor.no_answers(), questions, &others, &mut |answers| {
            let mut after = answers.clone();
            for &(question, option) in &remedy.sets {
                after.set(question, AnswerState::Option(option));
            }
            table.possible_outcomes(answers).contains(Outcomes::NO)
                && table.possible_outcomes(&after) == Outcomes::YES
        });
        if !is_helped {
            let id = &condition.id;
            let sets = example_text(found.advisor, &changed);
            let (de, en) = (&sets.de, sets.en.as_deref().unwrap_or(""));
            found.error(
                "remedy-without-effect",
                found.edition_places(rules).conditions[at],
                both!(
                    "Der Weg (remedy) der Bedingung „{id}“ hilft niemandem: Nach der Änderung ist sie nie erfüllt, oder sie war es schon. {de}",
                    "The remedy of the condition “{id}” helps nobody: after the change it is never met, or it was met before. {en}"
                ),
                both!(
                    "Bitte sets so ändern, dass die Bedingung danach erfüllt ist.",
                    "Please change sets so that the condition is met afterwards."
                ),
            );
        }
    }
}

/// Whether something holds for one of the ways to answer these questions.
fn each_way(
    answers: &Answers,
    questions: &[crate::model::Question],
    left: &[QuestionIndex],
    holds: &mut impl FnMut(&Answers) -> bool,
) -> bool {
    let Some((&question, rest)) = left.split_first() else {
        return holds(answers);
    };
    Answers::choices(&questions[question])
        .filter(|given| *given != AnswerState::Unknown)
        .any(|given| each_way(&answers.with(question, given), questions, rest, holds))
}

/// A dispute about answers that the condition accepts anyway says nothing; sources that contradict
/// each other leave the answer out of the condition.
fn check_disputes<'d>(found: &mut ProofFindings<'_, 'd>, rules: &LineRules<'d>) {
    let (advisor, directory) = (found.advisor, found.subject.directory);
    let questions = directory.questions();
    for (at, condition) in rules.edition.conditions.iter().enumerate() {
        let Some(dispute) = &condition.dispute else {
            continue;
        };
        let test = OutcomeTable::new(&condition.test, None, questions);
        let disputed = OutcomeTable::new(&dispute.test, None, questions);
        let wishes = [(&test, Outcomes::YES), (&disputed, Outcomes::YES)];
        let place = found.edition_places(rules).conditions[at];
        match find_profile(&advisor.no_answers(), questions, &wishes) {
            ProfileSearch::Nothing => {}
            ProfileSearch::TooMany => found.report_unproven(place),
            ProfileSearch::Found(answers) => {
                let id = &condition.id;
                let example = example_text(found.advisor, &answers);
                let (de, en) = (&example.de, example.en.as_deref().unwrap_or(""));
                found.error(
                    "disputed-and-met",
                    place,
                    both!(
                        "Die Bedingung „{id}“ nennt als strittig, was sie selbst als erfüllt zählt. {de}",
                        "The condition “{id}” calls disputed what it counts as met itself. {en}"
                    ),
                    both!(
                        "Bitte diese Antworten aus when nehmen oder aus dispute.",
                        "Please take these answers out of when or out of dispute."
                    ),
                );
            }
        }
    }
}
