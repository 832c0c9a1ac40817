//! What a change of the data does: which answers come to another verdict than with the old data.
//!
//! Exact: for each line every combination of answers to the questions that its old or its new rules
//! read, numbers cut at the limits of both. What changes beside the verdicts (deadlines, texts, figures)
//! is compared as it is written, in all editions.

use super::joint::{self, Joint};
use super::rewritten;
use super::words::answers_in;
use crate::both;
use crate::eligibility::{Advisor, Answers, Given, LineRules};
use crate::locale::{Lang, Text};
use crate::model::rule::Verdict;

/// Above so many combinations a line is not compared.
const MOST_PROFILES: usize = 200_000;

/// What differs between two sets of data.
#[derive(Debug, Default)]
pub struct Comparison {
    /// What was changed, as it is written.
    pub changes: Vec<Text<'static>>,
    /// Lines of which some answers come to something else.
    pub lines: Vec<LineTurns>,
    /// Ids of lines with too many combinations of answers to compare.
    pub not_compared: Vec<String>,
}

/// What comes out differently for one line.
#[derive(Debug)]
pub struct LineTurns {
    /// Id of the line.
    pub line: String,
    /// How many combinations of answers there are to the questions that it reads.
    pub cases: u128,
    /// What turned into what, the most frequent first.
    pub turns: Vec<Turn>,
}

/// Answers that came to one outcome and come to another.
#[derive(Debug)]
pub struct Turn {
    /// Before.
    pub before: Outcome,
    /// Now.
    pub after: Outcome,
    /// For how many combinations of answers.
    pub cases: u128,
    /// The first of them in words.
    pub example: Text<'static>,
}

/// What a line comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// Ids of the benefits that come on top.
    pub benefits: Vec<String>,
    /// Ids of the conditions whose remedies would make it fit.
    pub remedies: Vec<String>,
    /// How hard that would be.
    pub effort: u32,
}

impl Comparison {
    /// Compares the rules of two advisors of the same day.
    pub fn new(old: &Advisor<'_>, new: &Advisor<'_>) -> Comparison {
        let mut comparison = Comparison {
            changes: rewritten::changes(old.directory(), new.directory()),
            ..Comparison::default()
        };
        for rules in new.lines() {
            let id = &rules.line.id;
            let Some(before) = old.line(id) else {
                continue;
            };
            let before = &old.lines()[before];
            let joint = joint::questions_of((old, Some(before)), (new, Some(rules)));
            let profiles = joint.iter().fold(1usize, |product, joint| {
                product.saturating_mul(joint.groups.len())
            });
            if profiles > MOST_PROFILES {
                comparison.not_compared.push(id.clone());
                continue;
            }
            let mut turns = Turns {
                advisors: (old, new),
                line: (old.line(id).unwrap_or(0), new.line(id).unwrap_or(0)),
                cases: 0,
                found: Vec::new(),
            };
            turns.walk(&joint, &old.no_answers(), &new.no_answers(), 1);
            if !turns.found.is_empty() {
                turns
                    .found
                    .sort_by_key(|turn| std::cmp::Reverse(turn.cases));
                comparison.lines.push(LineTurns {
                    line: id.clone(),
                    cases: turns.cases,
                    turns: turns.found,
                });
            }
        }
        comparison
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.lines.is_empty() && self.not_compared.is_empty()
    }
}

struct Turns<'a, 'd> {
    advisors: (&'a Advisor<'d>, &'a Advisor<'d>),
    line: (usize, usize),
    cases: u128,
    found: Vec<Turn>,
}

impl Turns<'_, '_> {
    fn walk(&mut self, left: &[Joint], old: &Answers, new: &Answers, ways: u128) {
        let Some((joint, rest)) = left.split_first() else {
            self.cases += ways;
            return self.compare(old, new, ways);
        };
        for group in &joint.groups {
            let (before, after) = group[0];
            // An answer that only one of the two knows cannot be compared; it is named as such.
            let is_unknown = |question: Option<usize>, given: Option<Given>| {
                question.is_some() && given.is_none()
            };
            if is_unknown(joint.old, before) || is_unknown(joint.new, after) {
                continue;
            }
            let set = |answers: &Answers, question: Option<usize>, given: Option<Given>| match (
                question, given,
            ) {
                (Some(question), Some(given)) => answers.with(question, given),
                _ => answers.clone(),
            };
            let (old, new) = (set(old, joint.old, before), set(new, joint.new, after));
            let options = u128::try_from(group.len()).unwrap_or(1);
            self.walk(rest, &old, &new, ways.saturating_mul(options));
        }
    }

    fn compare(&mut self, old: &Answers, new: &Answers, ways: u128) {
        let (mut before, mut after) = self.outcomes(old, new);
        if before == after {
            return;
        }
        if before.verdict != after.verdict {
            // What could be changed is of interest where nothing else differs.
            (before, after) = (before.without_remedies(), after.without_remedies());
        }
        let is_same = |turn: &&mut Turn| turn.before == before && turn.after == after;
        if let Some(turn) = self.found.iter_mut().find(is_same) {
            turn.cases += ways;
            return;
        }
        let example = self.smallest(old, new);
        let [de, en] = [Lang::De, Lang::En].map(|lang| answers_in(self.advisors.1, &example, lang));
        self.found.push(Turn {
            before,
            after,
            cases: ways,
            example: both!("{de}", "{en}"),
        });
    }

    fn outcomes(&self, old: &Answers, new: &Answers) -> (Outcome, Outcome) {
        let before = outcome(self.advisors.0, self.line.0, old);
        (before, outcome(self.advisors.1, self.line.1, new))
    }

    /// The answers without those that play no part in either outcome.
    fn smallest(&self, old: &Answers, new: &Answers) -> Answers {
        let outcomes = self.outcomes(old, new);
        let (mut old, mut new) = (old.clone(), new.clone());
        let given: Vec<usize> = new.each().map(|(question, _)| question).collect();
        for question in given {
            let id = &self.advisors.1.directory().questions[question].id;
            let in_old = self.advisors.0.directory().question(id);
            let without = new.with(question, Given::NotAsked);
            let old_without = match in_old {
                Some(question) => old.with(question, Given::NotAsked),
                None => old.clone(),
            };
            let is_open = self.advisors.0.judge(self.line.0, &old_without).is_open
                || self.advisors.1.judge(self.line.1, &without).is_open;
            if !is_open && self.outcomes(&old_without, &without) == outcomes {
                (old, new) = (old_without, without);
            }
        }
        new
    }
}

impl Outcome {
    fn without_remedies(self) -> Outcome {
        Outcome {
            remedies: Vec::new(),
            effort: 0,
            ..self
        }
    }
}

fn outcome(advisor: &Advisor<'_>, line: usize, answers: &Answers) -> Outcome {
    let judged = advisor.judge(line, answers);
    let rules: &LineRules<'_> = &advisor.lines()[line];
    let benefits = rules.edition.benefits.iter().zip(&judged.benefits);
    // What comes on top plays a part only for who can be funded.
    let is_out = matches!(judged.verdict, Verdict::DoesNotFit | Verdict::Almost);
    let benefits = benefits
        .filter(|(_, standing)| !is_out && **standing == crate::eligibility::Standing::Met)
        .map(|(benefit, _)| benefit.id.clone())
        .collect();
    let near = judged.near.as_ref();
    let conditions = near.map_or(&[][..], |near| &near.conditions[..]);
    let remedies = conditions.iter();
    Outcome {
        verdict: judged.verdict,
        benefits,
        remedies: remedies
            .map(|&at| rules.edition.conditions[at].id.clone())
            .collect(),
        effort: near.map_or(0, |near| near.effort),
    }
}
