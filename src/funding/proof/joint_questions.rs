//! Two sets of questions as one: every answer with the option that it is in each of them.

use crate::funding::{Advisor, AnswerState, LineRules, OutcomeTable};
use crate::model::rule::QuestionKind;
use crate::model::{Directory, OptionIndex, Question, QuestionIndex};

use super::profile::option_groups;

/// An answer: its option in the old and in the new data; `None` where one does not know it.
pub(super) type JointAnswer = (Option<AnswerState>, Option<AnswerState>);

/// A question of both, by its index in each.
pub(super) struct JointQuestion {
    pub(super) old: Option<QuestionIndex>,
    pub(super) new: Option<QuestionIndex>,
    /// Values that no rule of the line tells apart, together.
    pub(super) groups: Vec<Vec<JointAnswer>>,
}

/// The questions that a line reads in either of the two, with their answers in both.
pub(super) fn joint_questions(
    old: (&Advisor<'_>, Option<&LineRules<'_>>),
    new: (&Advisor<'_>, Option<&LineRules<'_>>),
) -> Vec<JointQuestion> {
    let ids = |(advisor, rules): (&Advisor<'_>, Option<&LineRules<'_>>)| -> Vec<String> {
        let questions = advisor.directory().questions();
        let read = rules
            .map_or_else(Vec::new, LineRules::questions)
            .into_iter();
        read.map(|question| questions[question].id.clone())
            .collect()
    };
    let mut all = ids(new);
    all.extend(ids(old));
    let mut joint: Vec<JointQuestion> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for id in all {
        if seen.contains(&id) {
            continue;
        }
        let at = [old.0, new.0].map(|advisor| advisor.directory().question(&id));
        let values = joint_answers(old.0.directory(), new.0.directory(), at);
        let [by_old, by_new] = [(old, at[0]), (new, at[1])].map(|((advisor, rules), at)| {
            at.map_or_else(Vec::new, |at| {
                let tables: Vec<&OutcomeTable> = rules.map_or_else(Vec::new, |rules| {
                    rules.conditions().iter().chain(rules.benefits()).collect()
                });
                option_groups(&advisor.directory().questions()[at], at, &tables)
            })
        });
        let class = |groups: &[Vec<AnswerState>], given: Option<AnswerState>| {
            given.map(|given| groups.iter().position(|group| group.contains(&given)))
        };
        let mut merged: Vec<Vec<JointAnswer>> = Vec::new();
        for value in values {
            let is_same = |group: &&mut Vec<JointAnswer>| {
                class(&by_old, group[0].0) == class(&by_old, value.0)
                    && class(&by_new, group[0].1) == class(&by_new, value.1)
            };
            match merged.iter_mut().find(is_same) {
                Some(group) => group.push(value),
                None => merged.push(vec![value]),
            }
        }
        joint.push(JointQuestion {
            old: at[0],
            new: at[1],
            groups: merged,
        });
        seen.push(id);
    }
    joint
}

fn joint_answers(
    old: &Directory<'_>,
    new: &Directory<'_>,
    at: [Option<QuestionIndex>; 2],
) -> Vec<JointAnswer> {
    let [old, new] = [
        at[0].map(|at| &old.questions()[at]),
        at[1].map(|at| &new.questions()[at]),
    ];
    match (old, new) {
        (Some(old), Some(new)) if is_number(old) && is_number(new) => numbers(old, new),
        (Some(old), Some(new)) => {
            let by_id = |of: &Question, id: &str| {
                of.options
                    .iter()
                    .position(|option| option.id == id)
                    .and_then(option_state)
            };
            let known = new
                .options
                .iter()
                .map(|option| (by_id(old, &option.id), by_id(new, &option.id)));
            let gone = old
                .options
                .iter()
                .filter(|option| by_id(new, &option.id).is_none());
            known
                .chain(gone.map(|option| (by_id(old, &option.id), None)))
                .collect()
        }
        (Some(old), None) => (0..old.options.len())
            .map(|at| (option_state(at), None))
            .collect(),
        (None, Some(new)) => (0..new.options.len())
            .map(|at| (None, option_state(at)))
            .collect(),
        (None, None) => Vec::new(),
    }
}

fn is_number(question: &Question) -> bool {
    matches!(question.kind, QuestionKind::Number { .. })
}

/// Numbers, cut at the limits of both.
fn numbers(old: &Question, new: &Question) -> Vec<JointAnswer> {
    let ranges = |question: &Question| -> Vec<(u32, u32)> {
        question
            .options
            .iter()
            .filter_map(|option| option.range)
            .collect()
    };
    let (old, new) = (ranges(old), ranges(new));
    let mut starts: Vec<u32> = old
        .iter()
        .chain(&new)
        .flat_map(|&(low, high)| [low, high.saturating_add(1)])
        .collect();
    starts.sort_unstable();
    starts.dedup();
    let class = |ranges: &[(u32, u32)], number: u32| {
        let mut ranges = ranges.iter();
        ranges
            .position(|&(low, high)| (low..=high).contains(&number))
            .and_then(option_state)
    };
    starts
        .into_iter()
        .map(|start| (class(&old, start), class(&new, start)))
        .filter(|value| *value != (None, None))
        .collect()
}

fn option_state(option: usize) -> Option<AnswerState> {
    OptionIndex::at(option).map(AnswerState::Option)
}
