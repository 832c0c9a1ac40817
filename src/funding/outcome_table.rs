//! A test as a table: one outcome for each combination of answers to the few questions that it reads.
//!
//! What is possible under partial answers is the union over the rows that are left. That is exact, and
//! for the usual test of one question it is three operations on bits.

use super::Answers;
use crate::model::rule::Test;
use crate::model::{Question, QuestionIndex};

/// A set of outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Outcomes(u8);

impl Outcomes {
    /// No outcome.
    pub const NONE: Outcomes = Outcomes(0);
    /// It holds.
    pub const YES: Outcomes = Outcomes(1);
    /// It does not hold.
    pub const NO: Outcomes = Outcomes(2);
    /// The sources do not agree, or are silent, about an answer.
    pub const DISPUTED: Outcomes = Outcomes(4);
    /// The sources say nothing, whatever the answer.
    pub const NOT_FOUND: Outcomes = Outcomes(8);

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Outcomes) -> Outcomes {
        Outcomes(self.0 | other.0)
    }

    /// Whether the sets have an outcome in common.
    pub fn contains(self, other: Outcomes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether no outcome of this set is missing in the other.
    pub fn is_within(self, other: Outcomes) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether there is one outcome only.
    pub fn is_decided(self) -> bool {
        self.0.is_power_of_two()
    }
}

/// A test with what it reads.
#[derive(Clone, Debug)]
pub struct OutcomeTable {
    /// The questions, rising.
    pub(super) facts: Vec<QuestionIndex>,
    /// One outcome a combination; the first question changes fastest.
    table: Vec<Outcomes>,
    /// How many options each question has.
    radix: Vec<usize>,
}

impl OutcomeTable {
    /// The table of a test; where the dispute holds, the outcome is that the sources do not agree.
    pub fn new(test: &Test, dispute: Option<&Test>, questions: &[Question]) -> OutcomeTable {
        let facts = test.questions(dispute);
        let radix: Vec<usize> = facts
            .iter()
            .map(|&fact| questions[fact].options.len().max(1))
            .collect();
        let rows: usize = radix.iter().product();
        let table = (0..rows)
            .map(|row| {
                let option = |question: QuestionIndex| option_in(row, question, &facts, &radix);
                match dispute.map(|dispute| outcome(dispute, &option)) {
                    Some(Outcomes::YES) => Outcomes::DISPUTED,
                    _ => outcome(test, &option),
                }
            })
            .collect();
        OutcomeTable {
            facts,
            table,
            radix,
        }
    }

    /// The questions that it reads, rising.
    pub fn questions(&self) -> &[QuestionIndex] {
        &self.facts
    }

    /// The outcomes that are still possible.
    pub fn possible_outcomes(&self, answers: &Answers) -> Outcomes {
        self.possible_outcomes_where(|fact| answers.possible_options(fact))
    }

    /// Whether the answer to an unasked question can still change the outcomes.
    pub(super) fn can_swing(&self, question: QuestionIndex, answers: &Answers) -> bool {
        let Some(at) = self.facts.iter().position(|&fact| fact == question) else {
            return false;
        };
        let others: Vec<usize> = self.unasked(answers).filter(|other| *other != at).collect();
        self.ways_to_answer(&others).any(|way| {
            let of_option = |option: usize| {
                self.possible_outcomes_where(|fact| {
                    if fact == question {
                        1 << option
                    } else {
                        self.options_on_way(way, &others, fact, answers)
                    }
                })
            };
            let first = of_option(0);
            (1..self.radix[at]).any(|option| of_option(option) != first)
        })
    }

    /// Whether answers to the unasked questions can lead to a certain yes.
    pub(super) fn can_be_met(&self, answers: &Answers) -> bool {
        let unasked: Vec<usize> = self.unasked(answers).collect();
        self.ways_to_answer(&unasked).any(|way| {
            let options = |fact| self.options_on_way(way, &unasked, fact, answers);
            self.possible_outcomes_where(options) == Outcomes::YES
        })
    }

    /// The places of the questions that were not asked.
    fn unasked<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = usize> + 'a {
        (0..self.facts.len()).filter(|&at| !answers.is_asked(self.facts[at]))
    }

    /// Every way to answer some questions, each as one number in mixed radix.
    fn ways_to_answer(&self, questions: &[usize]) -> std::ops::Range<usize> {
        0..questions.iter().map(|&at| self.radix[at]).product()
    }

    /// The options of a question on a way: one where the way answers it; what is asked and not known stays open.
    fn options_on_way(
        &self,
        way: usize,
        questions: &[usize],
        fact: QuestionIndex,
        answers: &Answers,
    ) -> u16 {
        let mut rest = way;
        for &at in questions {
            let option = rest % self.radix[at];
            rest /= self.radix[at];
            if self.facts[at] == fact {
                return 1 << option;
            }
        }
        answers.possible_options(fact)
    }

    /// Whether two options of a question ever lead to different outcomes.
    pub fn tells_apart(&self, question: QuestionIndex, one: usize, other: usize) -> bool {
        let Some(at) = self.facts.iter().position(|&fact| fact == question) else {
            return false;
        };
        let stride: usize = self.radix[..at].iter().product();
        let rows = 0..self.table.len();
        rows.filter(|row| row / stride % self.radix[at] == one)
            .any(|row| self.table[row] != self.table[row - one * stride + other * stride])
    }

    fn possible_outcomes_where(&self, possible: impl Fn(QuestionIndex) -> u16) -> Outcomes {
        let mut found = Outcomes::NONE;
        self.add_outcomes(0, 0, 1, &possible, &mut found);
        found
    }

    /// Adds the outcomes of the rows that are left: the questions before `at` stand for `row`, and a step of the
    /// question there is so many rows long. Only options that are possible are gone through.
    fn add_outcomes(
        &self,
        at: usize,
        row: usize,
        step: usize,
        possible: &impl Fn(QuestionIndex) -> u16,
        found: &mut Outcomes,
    ) {
        let Some(&fact) = self.facts.get(at) else {
            *found = found.with(self.table[row]);
            return;
        };
        let mut left = possible(fact);
        while left != 0 {
            let row = row + left.trailing_zeros() as usize * step;
            self.add_outcomes(at + 1, row, step * self.radix[at], possible, found);
            left &= left - 1;
        }
    }
}

/// The option of a question in a row of a table.
fn option_in(
    row: usize,
    question: QuestionIndex,
    facts: &[QuestionIndex],
    radix: &[usize],
) -> usize {
    let mut rest = row;
    for (fact, radix) in facts.iter().zip(radix) {
        if *fact == question {
            return rest % radix;
        }
        rest /= radix;
    }
    0
}

/// The outcome for one combination, by Kleene's strong three-valued tables (Introduction to
/// Metamathematics, section 64); "not found" is the third value.
fn outcome(test: &Test, option: &impl Fn(QuestionIndex) -> usize) -> Outcomes {
    match test {
        Test::Is { question, options } => match options & (1 << option(*question)) {
            0 => Outcomes::NO,
            _ => Outcomes::YES,
        },
        Test::All(tests) => {
            let outcomes = tests.iter().map(|test| outcome(test, option));
            let any = outcomes.fold(Outcomes::NONE, Outcomes::with);
            first_outcome(any, [Outcomes::NO, Outcomes::NOT_FOUND, Outcomes::YES])
        }
        Test::Any(tests) => {
            let outcomes = tests.iter().map(|test| outcome(test, option));
            let any = outcomes.fold(Outcomes::NONE, Outcomes::with);
            first_outcome(any, [Outcomes::YES, Outcomes::NOT_FOUND, Outcomes::NO])
        }
        Test::Not(test) => match outcome(test, option) {
            Outcomes::YES => Outcomes::NO,
            Outcomes::NO => Outcomes::YES,
            other => other,
        },
        Test::NotFound => Outcomes::NOT_FOUND,
    }
}

/// The first of these that is in the set.
fn first_outcome(set: Outcomes, order: [Outcomes; 3]) -> Outcomes {
    order
        .into_iter()
        .find(|outcome| set.contains(*outcome))
        .unwrap_or(Outcomes::NOT_FOUND)
}
