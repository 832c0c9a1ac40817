//! Cases for the staff to review: for each line one where all conditions hold, for each condition one
//! where it alone fails, and both sides of each limit.

use super::profile::{NOT_NO, NOT_YES, ProfileSearch, find_profile};
use crate::both;
use crate::funding::{
    Advisor, AnswerState, Answers, LineRules, OutcomeTable, Outcomes, RulesIndex,
};
use crate::model::rule::{QuestionKind, Test};
use crate::model::verdict::Verdict;
use crate::model::{OptionIndex, QuestionIndex};
use crate::text::locale::{Lang, Text};

/// A case to review.
#[derive(Debug)]
pub struct Proposal {
    /// What it shows.
    pub name: Text<'static>,
    /// Id of the line.
    pub line: String,
    /// The answers.
    pub answers: Answers,
    /// The number at a limit, where one is shown: its question, and the number.
    pub number: Option<(QuestionIndex, u32)>,
    /// What the line comes to.
    pub verdict: Verdict,
    /// Ids of the conditions that cause it.
    pub reasons: Vec<String>,
}

impl Proposal {
    /// The number for a question that asks for one: the one at the limit, else the end of its class
    /// that lies at a limit.
    pub fn number_of(&self, advisor: &Advisor<'_>, question: QuestionIndex) -> Option<u32> {
        if let Some((_, number)) = self.number.filter(|(of, _)| *of == question) {
            return Some(number);
        }
        let AnswerState::Option(option) = self.answers.get(question) else {
            return None;
        };
        let options = &advisor.directory().questions()[question].options;
        let (low, high) = options[option].range?;
        Some(if option == OptionIndex(0) { high } else { low })
    }
}

/// All cases to review, line by line.
pub fn proposals(advisor: &Advisor<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for (line, rules) in RulesIndex::enumerate(advisor.lines()) {
        propose_for_line(advisor, line, rules, &mut proposals);
    }
    proposals
}

fn propose_for_line(
    advisor: &Advisor<'_>,
    line: RulesIndex,
    rules: &LineRules<'_>,
    into: &mut Vec<Proposal>,
) {
    let id = &rules.line.id;
    let propose = |name, answers: Answers, number| {
        let judged = advisor.judge(line, &answers);
        let conditions = &rules.edition.conditions;
        Proposal {
            name,
            line: id.clone(),
            number,
            verdict: judged.verdict,
            reasons: judged
                .reasons()
                .map(|at| conditions[at].id.clone())
                .collect(),
            answers,
        }
    };
    let Some(met) = answers_where(advisor, rules, None) else {
        return;
    };
    into.push(propose(
        both!("{id}: alles erfüllt", "{id}: everything is met"),
        met.clone(),
        None,
    ));
    for (at, condition) in rules.edition.conditions.iter().enumerate() {
        let of = &condition.id;
        let name = both!("{id}: nur „{of}“ fehlt", "{id}: only “{of}” fails");
        if let Some(answers) = answers_where(advisor, rules, Some((at, Outcomes::NO))) {
            into.push(propose(name, answers, None));
        } else if condition.test != Test::NotFound
            && let Some(answers) = answers_where(advisor, rules, Some((at, NOT_YES)))
        {
            let name = both!("{id}: nur „{of}“ ist offen", "{id}: only “{of}” is open");
            into.push(propose(name, answers, None));
        }
    }
    // Both sides of each limit, all else as it is where everything is met.
    for question in rules.questions() {
        let of = &advisor.directory().questions()[question];
        if !matches!(of.kind, QuestionKind::Number { .. }) {
            continue;
        }
        for at in 1..of.options.len() {
            let tables = rules.conditions().iter().chain(rules.benefits());
            let is_limit = tables
                .into_iter()
                .any(|table: &OutcomeTable| table.tells_apart(question, at - 1, at));
            if !is_limit {
                continue;
            }
            let sides = [
                (at - 1, of.options[at - 1].range.map(|(_, high)| high)),
                (at, of.options[at].range.map(|(low, _)| low)),
            ];
            for (option, number) in sides {
                let (Some(number), Some(option)) = (number, OptionIndex::at(option)) else {
                    continue;
                };
                let start = advisor
                    .no_answers()
                    .with(question, AnswerState::Option(option));
                let answers = answers_at_limit(advisor, rules, &start, question);
                let (de, en) = (of.name.get(Lang::De), of.name.get(Lang::En));
                let name = both!("{id}: {de} {number}", "{id}: {en} {number}");
                // A number between two limits is one side of both; it is shown once.
                if !into.iter().any(|known| known.name == name) {
                    into.push(propose(name, answers, Some((question, number))));
                }
            }
        }
    }
}

/// Answers where every condition is met as far as can be, or one alone comes to
/// something else.
fn answers_where(
    advisor: &Advisor<'_>,
    rules: &LineRules<'_>,
    other: Option<(usize, Outcomes)>,
) -> Option<Answers> {
    let questions = advisor.directory().questions();
    // A condition on which the sources are silent is met by no answers.
    let best = |table: &OutcomeTable| match find_profile(
        &advisor.no_answers(),
        questions,
        &[(table, Outcomes::YES)],
    ) {
        ProfileSearch::Found(_) => Outcomes::YES,
        ProfileSearch::Nothing | ProfileSearch::TooMany => NOT_NO,
    };
    let tables = rules.conditions().iter().enumerate();
    let wishes: Vec<_> = tables
        .map(|(at, table)| match other {
            Some((of, wanted)) if of == at => (table, wanted),
            _ => (table, best(table)),
        })
        .collect();
    match find_profile(&advisor.no_answers(), questions, &wishes) {
        ProfileSearch::Found(answers) => Some(answers),
        ProfileSearch::Nothing | ProfileSearch::TooMany => None,
    }
}

/// The answers at a limit: everything else met, where that is possible; else only what does not read it.
fn answers_at_limit(
    advisor: &Advisor<'_>,
    rules: &LineRules<'_>,
    start: &Answers,
    question: QuestionIndex,
) -> Answers {
    let questions = advisor.directory().questions();
    let reads = |table: &&OutcomeTable| table.questions().contains(&question);
    let wishes = |wanted: Outcomes, is_rest: bool| -> Vec<_> {
        let tables = rules.conditions().iter();
        tables
            .filter(|table| !is_rest || !reads(table))
            .map(|table| (table, wanted))
            .collect()
    };
    [
        (Outcomes::YES, false),
        (NOT_NO, false),
        (Outcomes::YES, true),
        (NOT_NO, true),
    ]
    .into_iter()
    .map(|(wanted, is_rest)| wishes(wanted, is_rest))
    .find_map(|wishes| match find_profile(start, questions, &wishes) {
        ProfileSearch::Found(answers) => Some(answers),
        ProfileSearch::Nothing | ProfileSearch::TooMany => None,
    })
    .unwrap_or_else(|| start.clone())
}
