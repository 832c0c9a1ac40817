//! The next question that can still change something, and the most questions that can follow.

use super::judge::{Stage, is_open};
use super::line_rules::{LineRules, RulesIndex};
use super::{Advisor, AnswerState, Answers};
use crate::model::QuestionIndex;

/// Above so many different states the bound is the number of questions that may be left instead of the
/// longest path; still true, and still never rising, only less tight.
const MOST_STATES: usize = 50_000;

impl Advisor<'_> {
    /// The next question; `None` where no question changes anything any more.
    ///
    /// Of the questions that can still change a verdict, those of the lowest topic; of these the one
    /// that settles the most lines on average over its answers; of equals the first in the data.
    pub fn next_question(&self, answers: &Answers) -> Option<QuestionIndex> {
        let open: Vec<&LineRules<'_>> = self
            .lines
            .iter()
            .filter(|rules| rules.is_open(answers))
            .collect();
        let candidates = candidates(&open, answers);
        let questions = self.directory.questions();
        let topic = candidates
            .iter()
            .map(|&question| questions[question].topic)
            .min()?;
        let mut best: Option<(QuestionIndex, usize, usize)> = None;
        let mut of_topic = candidates
            .into_iter()
            .filter(|&question| questions[question].topic == topic)
            .peekable();
        let first = of_topic.next()?;
        if of_topic.peek().is_none() {
            return Some(first);
        }
        for question in std::iter::once(first).chain(of_topic) {
            let (settled, choices) = self.lines_settled_by(&open, question, answers);
            let is_better = best.is_none_or(|(_, most, of)| settled * of > most * choices);
            if is_better {
                best = Some((question, settled, choices));
            }
        }
        best.map(|(question, ..)| question)
    }

    /// The lines for which the answer to an unasked question still matters.
    pub fn lines_asking(&self, question: QuestionIndex, answers: &Answers) -> Vec<RulesIndex> {
        let is_asking = |rules: &LineRules<'_>| {
            rules.stage(answers) == Stage::Alive
                && rules.tests().any(|test| test.can_swing(question, answers))
        };
        (0..self.lines.len())
            .map(RulesIndex)
            .filter(|&line| is_asking(&self.lines[line]))
            .collect()
    }

    /// How many of the open lines a question settles, summed over its answers, and how many answers it has.
    fn lines_settled_by(
        &self,
        open: &[&LineRules<'_>],
        question: QuestionIndex,
        answers: &Answers,
    ) -> (usize, usize) {
        let reads = |rules: &&&LineRules<'_>| {
            let mut tests = rules.tests();
            tests.any(|test| test.facts.contains(&question))
        };
        let open: Vec<_> = open.iter().filter(reads).collect();
        let mut settled = 0;
        let mut choices = 0;
        let mut after = answers.clone();
        for given in Answers::choices(&self.directory.questions()[question]) {
            after.set(question, given);
            settled += open.iter().filter(|rules| !rules.is_open(&after)).count();
            choices += 1;
        }
        (settled, choices)
    }

    /// The most questions that can follow, "I don't know" counted as an answer: the longest path from
    /// here. It falls with every answer, and never rises.
    pub fn question_bound(&self, answers: &Answers) -> u32 {
        self.longest_path(answers).unwrap_or_else(|| {
            let mut left: Vec<QuestionIndex> = Vec::new();
            for rules in &self.lines {
                if rules.stage(answers) == Stage::Alive {
                    left.extend(
                        rules
                            .questions()
                            .iter()
                            .filter(|fact| !answers.is_asked(**fact)),
                    );
                }
            }
            left.sort_unstable();
            left.dedup();
            u32::try_from(left.len()).unwrap_or(u32::MAX)
        })
    }

    /// The longest path; `None` where there are too many states to know.
    fn longest_path(&self, answers: &Answers) -> Option<u32> {
        let key = self.future_key(answers);
        if let Some(bound) = self.bounds.borrow().get(&key) {
            return Some(*bound);
        }
        let Some(question) = self.next_question(answers) else {
            return Some(0);
        };
        if self.bounds.borrow().len() > MOST_STATES {
            return None;
        }
        let mut longest = 0;
        for given in Answers::choices(&self.directory.questions()[question]) {
            longest = longest.max(self.longest_path(&answers.with(question, given))?);
        }
        self.bounds.borrow_mut().insert(key, longest + 1);
        Some(longest + 1)
    }

    /// What decides which questions follow: the lines that are open, and the answers that their open
    /// tests read. Answers with the same future are walked once.
    pub fn future_key(&self, answers: &Answers) -> Box<[u8]> {
        let count = self.directory.questions().len();
        let mut key = vec![u8::MAX; count + self.lines.len()];
        for (at, rules) in self.lines.iter().enumerate() {
            if rules.stage(answers) != Stage::Alive {
                continue;
            }
            for test in rules.tests() {
                if !is_open(test, answers) {
                    continue;
                }
                key[count + at] = 1;
                for &fact in &test.facts {
                    key[fact.0] = match answers.get(fact) {
                        AnswerState::NotAsked => 0,
                        AnswerState::Unknown => 1,
                        AnswerState::Option(option) => option.0 + 2,
                    };
                }
            }
        }
        key.into()
    }
}

/// The unasked questions that can still change something about a line that is open.
fn candidates(open: &[&LineRules<'_>], answers: &Answers) -> Vec<QuestionIndex> {
    let mut found = Vec::new();
    for test in open.iter().flat_map(|rules| rules.tests()) {
        if test.possible_outcomes(answers).is_decided() {
            continue;
        }
        for &fact in &test.facts {
            if !answers.is_asked(fact) && !found.contains(&fact) && test.can_swing(fact, answers) {
                found.push(fact);
            }
        }
    }
    found.sort_unstable();
    found
}
