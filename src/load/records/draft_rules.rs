//! Rules that were read before the limits of all of them are known: numbers are not classes yet.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::Span;
use crate::model::deadline::Deadline;
use crate::model::provenance::Provenance;
use crate::model::rule::{AnswerOption, EditionEnd, Note, Test};
use crate::model::{OptionIndex, Question, QuestionIndex};
use crate::text::locale::Text;

/// An edition whose tests have no classes yet.
pub(super) struct DraftEdition {
    pub(super) at: Span,
    pub(super) from: Date,
    pub(super) until: EditionEnd,
    pub(super) clause: Option<String>,
    pub(super) stated: Provenance,
    pub(super) checked: Date,
    pub(super) law_until: Option<Date>,
    pub(super) is_complete: bool,
    pub(super) conditions: Vec<DraftCondition>,
    pub(super) benefits: Vec<DraftBenefit>,
    pub(super) notes: Vec<Note>,
    pub(super) deadlines: Vec<Deadline>,
}

pub(super) struct DraftCondition {
    pub(super) at: Span,
    pub(super) id: String,
    pub(super) test: DraftTest,
    pub(super) text: Text<'static>,
    pub(super) unmet: Option<Text<'static>>,
    pub(super) ask: Option<Text<'static>>,
    pub(super) clause: Option<String>,
    pub(super) stated: Option<Provenance>,
    pub(super) remedy: Option<DraftRemedy>,
    pub(super) dispute: Option<(DraftTest, Text<'static>, Option<Provenance>)>,
}

pub(super) struct DraftRemedy {
    pub(super) effort: u32,
    pub(super) sets: Vec<(QuestionIndex, DraftAnswer)>,
    pub(super) text: Text<'static>,
}

pub(super) struct DraftBenefit {
    pub(super) at: Span,
    pub(super) id: String,
    pub(super) test: DraftTest,
    pub(super) text: Text<'static>,
    pub(super) stated: Provenance,
}

/// A test whose numbers are not classes yet.
#[derive(Clone, Debug)]
pub(super) enum DraftTest {
    Is {
        question: QuestionIndex,
        options: u16,
    },
    /// A number between two limits, both included.
    Range {
        question: QuestionIndex,
        low: u32,
        high: u32,
    },
    All(Vec<DraftTest>),
    Any(Vec<DraftTest>),
    Not(Box<DraftTest>),
    NotFound,
}

/// An answer that is written in the data: an option, a number, or that it is not known.
#[derive(Clone, Copy, Debug)]
pub(super) enum DraftAnswer {
    Option(OptionIndex),
    Number(u32),
    Unknown,
}

impl DraftTest {
    /// The first numbers of the classes that this test needs.
    pub(super) fn collect_cuts(&self, cuts: &mut [BTreeSet<u32>]) {
        match self {
            DraftTest::Range {
                question,
                low,
                high,
            } => cuts[question.0].extend([*low, high.saturating_add(1)]),
            DraftTest::All(tests) | DraftTest::Any(tests) => {
                for test in tests {
                    test.collect_cuts(cuts);
                }
            }
            DraftTest::Not(test) => test.collect_cuts(cuts),
            DraftTest::Is { .. } | DraftTest::NotFound => {}
        }
    }

    /// The test over options, once the classes are made.
    pub(super) fn settle(self, questions: &[Question]) -> Test {
        match self {
            DraftTest::Is { question, options } => Test::Is { question, options },
            DraftTest::Range {
                question,
                low,
                high,
            } => Test::Is {
                question,
                options: classes_between(&questions[question].options, low, high),
            },
            DraftTest::All(tests) => Test::All(
                tests
                    .into_iter()
                    .map(|test| test.settle(questions))
                    .collect(),
            ),
            DraftTest::Any(tests) => Test::Any(
                tests
                    .into_iter()
                    .map(|test| test.settle(questions))
                    .collect(),
            ),
            DraftTest::Not(test) => Test::Not(Box::new(test.settle(questions))),
            DraftTest::NotFound => Test::NotFound,
        }
    }
}

fn classes_between(options: &[AnswerOption], low: u32, high: u32) -> u16 {
    let is_within = |option: &AnswerOption| {
        let range = option.range;
        range.is_some_and(|(first, last)| low <= first && last <= high)
    };
    (options.iter().enumerate())
        .filter(|(_, option)| is_within(option))
        .fold(0, |bits, (at, _)| bits | 1 << at)
}

impl DraftAnswer {
    /// The option, once the classes are made; `None`: not known, or a number outside.
    pub(super) fn settle(self, options: &[AnswerOption]) -> Option<OptionIndex> {
        match self {
            DraftAnswer::Option(option) => Some(option),
            DraftAnswer::Number(number) => {
                let is_class = |option: &AnswerOption| {
                    let range = option.range;
                    range.is_some_and(|(low, high)| (low..=high).contains(&number))
                };
                options.iter().position(is_class).and_then(OptionIndex::at)
            }
            DraftAnswer::Unknown => None,
        }
    }
}
