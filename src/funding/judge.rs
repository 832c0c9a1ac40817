//! Judging one line: how far it is decided, and its verdict before a look at what could be changed.

use super::judgement::{Judgement, Standing};
use super::outcome_table::{OutcomeTable, Outcomes};
use super::{AnswerState, Answers, LineRules};
use crate::model::rule::{OptionIndex, QuestionIndex};
use crate::model::verdict::Verdict;

/// How far a line is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// A condition is not met.
    Out,
    /// No application is possible, the sources do not agree, or what the talk is about is not known: nothing more
    /// is asked for it.
    AtRest,
    /// No condition is out; questions may be left.
    Alive,
}

impl LineRules<'_> {
    pub(super) fn stage(&self, answers: &Answers) -> Stage {
        let mut is_disputed = false;
        for condition in &self.conditions {
            match condition.possible_outcomes(answers) {
                Outcomes::NO => return Stage::Out,
                Outcomes::DISPUTED => is_disputed = true,
                _ => {}
            }
        }
        if self.dormant.is_some() || is_disputed || self.is_left_open(answers) {
            Stage::AtRest
        } else {
            Stage::Alive
        }
    }

    /// Whether meeting every condition is enough, as far as is known.
    pub(super) fn is_settled(&self) -> bool {
        self.edition.is_complete && self.goes_on
    }

    /// Whether somebody was asked what is planned or who asks, and does not know it, so that the line stays open
    /// whatever is answered to the rest.
    pub(super) fn is_left_open(&self, answers: &Answers) -> bool {
        let is_unknown = |question: &QuestionIndex| answers.get(*question) == AnswerState::Unknown;
        let mut opening = self.opening.iter();
        opening.clone().any(is_unknown)
            && opening.all(|question| answers.is_asked(*question))
            && self.conditions.iter().any(|condition| {
                let mut read = condition.facts.iter();
                read.any(|fact| self.opening.contains(fact) && is_unknown(fact))
                    && !condition.can_be_met(answers)
            })
    }

    /// Conditions and benefits: what questions are asked for while the line is alive.
    pub(super) fn tests(&self) -> impl Iterator<Item = &OutcomeTable> {
        self.conditions.iter().chain(&self.benefits)
    }

    /// Whether an unasked question can still change something about this line.
    pub(super) fn is_open(&self, answers: &Answers) -> bool {
        self.stage(answers) == Stage::Alive && self.tests().any(|test| is_open(test, answers))
    }

    /// The questions that this line reads, each once.
    pub fn questions(&self) -> Vec<QuestionIndex> {
        let mut facts: Vec<QuestionIndex> =
            self.tests().flat_map(|test| test.facts.clone()).collect();
        facts.sort_unstable();
        facts.dedup();
        facts
    }

    /// The questions that a condition of this line reads.
    pub fn questions_of_condition(&self, condition: usize) -> &[QuestionIndex] {
        &self.conditions[condition].facts
    }
}

/// Whether an unasked question can still change the outcome of a test.
pub(super) fn is_open(test: &OutcomeTable, answers: &Answers) -> bool {
    !test.possible_outcomes(answers).is_decided()
        && (test.facts.iter()).any(|&fact| !answers.is_asked(fact) && test.can_swing(fact, answers))
}

fn standing(test: &OutcomeTable, answers: &Answers) -> Standing {
    match test.possible_outcomes(answers) {
        Outcomes::YES => Standing::Met,
        Outcomes::NO => Standing::NotMet,
        Outcomes::DISPUTED => Standing::Disputed,
        Outcomes::NOT_FOUND => Standing::NotFound,
        _ if is_open(test, answers) => Standing::NotAsked,
        _ => Standing::Unknown,
    }
}

impl LineRules<'_> {
    /// The verdict without a look at what could be changed.
    pub(super) fn judge_as_it_is(&self, answers: &Answers) -> Judgement {
        let of = |tests: &[OutcomeTable]| -> Vec<Standing> {
            tests.iter().map(|test| standing(test, answers)).collect()
        };
        let (conditions, benefits) = (of(&self.conditions), of(&self.benefits));
        let verdict = if conditions.contains(&Standing::NotMet) {
            Verdict::DoesNotFit
        } else if self.dormant.is_some() {
            Verdict::Dormant
        } else if conditions.iter().all(|standing| *standing == Standing::Met) && self.is_settled()
        {
            Verdict::Fits
        } else {
            Verdict::ToClarify
        };
        Judgement {
            verdict,
            is_open: self.is_open(answers),
            conditions,
            benefits,
            near_miss: None,
        }
    }
}

/// Sets the answers that a change brings.
pub(super) fn apply_changes(answers: &Answers, sets: &[(QuestionIndex, OptionIndex)]) -> Answers {
    let mut changed = answers.clone();
    for &(question, option) in sets {
        changed.set(question, AnswerState::Option(option));
    }
    changed
}
