//! Rules as the data writes them, independent of how numbers are cut into classes: what two sets of
//! data can be compared by.

use crate::model::rule::{Condition, QuestionKind, Test};
use crate::model::{OptionIndex, Question, QuestionIndex};

/// A test in the words of the data: `months 1–24`, `all(applicant church; nonprofit yes)`.
pub(super) fn test_text(of: &Test, questions: &[Question]) -> String {
    let each = |tests: &[Test]| {
        let tests: Vec<String> = tests.iter().map(|of| test_text(of, questions)).collect();
        tests.join("; ")
    };
    match of {
        Test::Is { question, options } => {
            let question = &questions[*question];
            format!("{} {}", question.id, options_text(question, *options))
        }
        Test::All(tests) => format!("all({})", each(tests)),
        Test::Any(tests) => format!("any({})", each(tests)),
        Test::Not(inner) => format!("not({})", test_text(inner, questions)),
        Test::NotFound => "not-found".to_owned(),
    }
}

fn options_text(question: &Question, bits: u16) -> String {
    let chosen = question
        .options
        .iter()
        .enumerate()
        .filter(|(at, _)| bits & (1 << at) != 0)
        .map(|(_, option)| option);
    if !matches!(question.kind, QuestionKind::Number { .. }) {
        let ids: Vec<&str> = chosen.map(|option| option.id.as_str()).collect();
        return ids.join(", ");
    }
    // Classes beside each other are one range, however they are cut.
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for (low, high) in chosen.filter_map(|option| option.range) {
        match ranges.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(low) => *end = high,
            _ => ranges.push((low, high)),
        }
    }
    let ranges: Vec<String> = ranges
        .iter()
        .map(|(low, high)| format!("{low}–{high}"))
        .collect();
    ranges.join(", ")
}

/// What a condition tests, its dispute included.
pub(super) fn condition_text(condition: &Condition, questions: &[Question]) -> String {
    let own = test_text(&condition.test, questions);
    match &condition.dispute {
        Some(dispute) => format!("{own} | dispute: {}", test_text(&dispute.test, questions)),
        None => own,
    }
}

/// An answer that a remedy sets.
type RemedyAnswer = (QuestionIndex, OptionIndex);

/// Whether two remedies set the same. A number is kept as the class in which it lies; classes of two
/// sets of data that overlap may hold the same number and count as the same; where they lead to another
/// verdict, the comparison of verdicts shows it.
pub(super) fn same_remedy(old: &Condition, new: &Condition, by: [&[Question]; 2]) -> bool {
    let (Some(before), Some(after)) = (&old.remedy, &new.remedy) else {
        return old.remedy.is_none() && new.remedy.is_none();
    };
    let is_same = |(&(old, of_old), &(new, of_new)): (&RemedyAnswer, &RemedyAnswer)| {
        let (old, new) = (&by[0][old], &by[1][new]);
        let options = (&old.options[of_old], &new.options[of_new]);
        old.id == new.id
            && match (options.0.range, options.1.range) {
                (Some(one), Some(two)) => one.0 <= two.1 && two.0 <= one.1,
                _ => options.0.id == options.1.id,
            }
    };
    before.effort == after.effort
        && before.sets.len() == after.sets.len()
        && before.sets.iter().zip(&after.sets).all(is_same)
}

/// What a remedy sets, and how hard it is.
pub(super) fn remedy_text(condition: &Condition, questions: &[Question]) -> String {
    condition
        .remedy
        .as_ref()
        .map_or_else(String::new, |remedy| {
            let sets = remedy.sets.iter().map(|&(question, option)| {
                let question = &questions[question];
                format!("{} {}", question.id, options_text(question, option.bit()))
            });
            let sets: Vec<String> = sets.collect();
            format!("{} (effort {})", sets.join("; "), remedy.effort)
        })
}
