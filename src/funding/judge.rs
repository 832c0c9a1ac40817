//! The verdict of a line, and how each of its conditions stands.

use super::compiled::{Compiled, Outcomes};
use super::{Advisor, Answers, Given, LineRules, Near};
use crate::model::key_of;
use crate::model::rule::Verdict;

/// How a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is met.
    Met,
    /// It is not met.
    NotMet,
    /// The sources do not agree about the answer, or are silent about it.
    Disputed,
    /// The sources say nothing, whatever the answer.
    NotFound,
    /// It was asked, and the answer is not known.
    Unknown,
    /// A question that was not asked decides it.
    NotAsked,
}

impl Standing {
    /// Every standing with its key in JSON.
    pub const KEYS: [(&str, Standing); 6] = [
        ("yes", Standing::Met),
        ("no", Standing::NotMet),
        ("disputed", Standing::Disputed),
        ("not-found", Standing::NotFound),
        ("unknown", Standing::Unknown),
        ("not-asked", Standing::NotAsked),
    ];

    /// The key in JSON.
    pub fn key(self) -> &'static str {
        key_of(&Standing::KEYS, &self)
    }
}

/// What one line comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict. While [`is_open`](Self::is_open), it is what can be said so far.
    pub verdict: Verdict,
    /// Whether a question can still change it.
    pub is_open: bool,
    /// How each condition of the edition stands.
    pub conditions: Vec<Standing>,
    /// How each benefit of the edition stands.
    pub benefits: Vec<Standing>,
    /// The change that would make it fit, where there is one.
    pub near: Option<Near>,
}

impl Judgement {
    /// The indices of the conditions that cause the verdict: those not met, else those that are open.
    pub fn reasons(&self) -> impl Iterator<Item = usize> {
        let wanted: &[Standing] = match self.verdict {
            Verdict::Almost | Verdict::DoesNotFit => &[Standing::NotMet],
            Verdict::ToClarify => &[
                Standing::Disputed,
                Standing::NotFound,
                Standing::Unknown,
                Standing::NotAsked,
            ],
            Verdict::Fits | Verdict::Dormant => &[],
        };
        let conditions = self.conditions.iter().enumerate();
        conditions
            .filter(|(_, standing)| wanted.contains(standing))
            .map(|(at, _)| at)
    }
}

/// How far a line is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// A condition is not met.
    Out,
    /// Nobody can apply, or the sources do not agree: nothing more is asked for it.
    AtRest,
    /// No condition is out; questions may be left.
    Alive,
}

impl LineRules<'_> {
    pub(super) fn stage(&self, answers: &Answers) -> Stage {
        let mut is_disputed = false;
        for condition in &self.conditions {
            match condition.possible(answers) {
                Outcomes::NO => return Stage::Out,
                Outcomes::DISPUTED => is_disputed = true,
                _ => {}
            }
        }
        if self.dormant.is_some() || is_disputed {
            Stage::AtRest
        } else {
            Stage::Alive
        }
    }

    /// Conditions and benefits: what questions are asked for while the line is alive.
    pub(super) fn tests(&self) -> impl Iterator<Item = &Compiled> {
        self.conditions.iter().chain(&self.benefits)
    }

    /// Whether an unasked question can still change something about this line.
    pub(super) fn is_open(&self, answers: &Answers) -> bool {
        self.stage(answers) == Stage::Alive && self.tests().any(|test| is_open(test, answers))
    }

    /// The questions that this line reads, each once.
    pub fn questions(&self) -> Vec<usize> {
        let mut facts: Vec<usize> = self.tests().flat_map(|test| test.facts.clone()).collect();
        facts.sort_unstable();
        facts.dedup();
        facts
    }

    /// The questions that a condition of this line reads.
    pub fn read_by(&self, condition: usize) -> &[usize] {
        &self.conditions[condition].facts
    }
}

/// Whether an unasked question can still change the outcome of a test.
pub(super) fn is_open(test: &Compiled, answers: &Answers) -> bool {
    !test.possible(answers).is_decided()
        && (test.facts.iter()).any(|&fact| !answers.is_asked(fact) && test.can_swing(fact, answers))
}

fn standing(test: &Compiled, answers: &Answers) -> Standing {
    match test.possible(answers) {
        Outcomes::YES => Standing::Met,
        Outcomes::NO => Standing::NotMet,
        Outcomes::DISPUTED => Standing::Disputed,
        Outcomes::NOT_FOUND => Standing::NotFound,
        _ if is_open(test, answers) => Standing::NotAsked,
        _ => Standing::Unknown,
    }
}

impl Advisor<'_> {
    /// What a line comes to, by its index among [`lines`](Self::lines).
    pub fn judge(&self, line: usize, answers: &Answers) -> Judgement {
        let rules = &self.lines[line];
        let mut judgement = rules.judge_as_it_is(answers);
        if judgement.verdict == Verdict::DoesNotFit {
            judgement.near = rules.near(answers);
            if judgement.near.is_some() {
                judgement.verdict = Verdict::Almost;
            }
        }
        judgement
    }

    /// What every line comes to, in the order of [`lines`](Self::lines).
    pub fn judge_all(&self, answers: &Answers) -> Vec<Judgement> {
        (0..self.lines.len())
            .map(|line| self.judge(line, answers))
            .collect()
    }

    /// How many lines can still be funded or offered: neither out nor at rest.
    pub fn lines_left(&self, answers: &Answers) -> usize {
        let lines = self.lines.iter();
        lines
            .filter(|rules| rules.stage(answers) == Stage::Alive)
            .count()
    }

    /// What is said where nothing fits: the texts of the fallbacks that hold for these answers.
    pub fn fallbacks(&self, answers: &Answers) -> Vec<&crate::model::Fallback> {
        let questions = &self.directory.questions;
        let holds = |fallback: &&crate::model::Fallback| {
            Compiled::new(&fallback.test, None, questions).possible(answers) == Outcomes::YES
        };
        self.directory.fallbacks.iter().filter(holds).collect()
    }
}

impl LineRules<'_> {
    /// The verdict without a look at what could be changed.
    pub(super) fn judge_as_it_is(&self, answers: &Answers) -> Judgement {
        let of = |tests: &[Compiled]| -> Vec<Standing> {
            tests.iter().map(|test| standing(test, answers)).collect()
        };
        let (conditions, benefits) = (of(&self.conditions), of(&self.benefits));
        let verdict = if conditions.contains(&Standing::NotMet) {
            Verdict::DoesNotFit
        } else if self.dormant.is_some() {
            Verdict::Dormant
        } else if conditions.iter().all(|standing| *standing == Standing::Met) {
            Verdict::Fits
        } else {
            Verdict::ToClarify
        };
        Judgement {
            verdict,
            is_open: self.is_open(answers),
            conditions,
            benefits,
            near: None,
        }
    }
}

/// Sets the answers that a change brings.
pub(super) fn changed(answers: &Answers, sets: &[(usize, usize)]) -> Answers {
    let mut changed = answers.clone();
    for &(question, option) in sets {
        if let Ok(option) = u8::try_from(option) {
            changed.set(question, Given::Option(option));
        }
    }
    changed
}
