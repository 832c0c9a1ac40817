//! What was answered, by question; an order of asking plays no part.

use crate::model::{OptionIndex, Question, QuestionIndex};

/// The answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AnswerState {
    /// Not asked yet.
    NotAsked,
    /// Asked, and not known.
    Unknown,
    /// An option of the question.
    Option(OptionIndex),
}

/// The answers to all questions, in the order of the data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Answers {
    given: Vec<AnswerState>,
    /// The options that are still possible, one bit each.
    possible: Vec<u16>,
    /// All options of each question.
    every: std::rc::Rc<[u16]>,
}

/// One bit for each option.
fn every_option(count: usize) -> u16 {
    (0..count.min(16)).fold(0, |bits, at| bits | 1 << at)
}

impl Answers {
    pub(super) fn new(questions: &[Question]) -> Answers {
        let every: Vec<u16> = questions
            .iter()
            .map(|question| every_option(question.options.len()))
            .collect();
        Answers {
            given: vec![AnswerState::NotAsked; questions.len()],
            possible: every.clone(),
            every: every.into(),
        }
    }

    /// The answer to a question.
    pub fn get(&self, question: QuestionIndex) -> AnswerState {
        self.given[question.0]
    }

    /// Sets an answer, or takes it back with [`AnswerState::NotAsked`].
    pub fn set(&mut self, question: QuestionIndex, given: AnswerState) {
        self.given[question.0] = given;
        self.possible[question.0] = match given {
            AnswerState::Option(option) => option.bit(),
            AnswerState::Unknown | AnswerState::NotAsked => self.every[question.0],
        };
    }

    /// These answers with one more.
    #[must_use]
    pub fn with(&self, question: QuestionIndex, given: AnswerState) -> Answers {
        let mut answers = self.clone();
        answers.set(question, given);
        answers
    }

    /// Every question that was answered, with its answer, in the order of the data.
    pub fn iter_answered(&self) -> impl Iterator<Item = (QuestionIndex, AnswerState)> {
        let given = self.given.iter().copied().enumerate();
        given
            .filter(|(_, given)| *given != AnswerState::NotAsked)
            .map(|(at, given)| (QuestionIndex(at), given))
    }

    /// The options of a question that are still possible, one bit each.
    pub(super) fn possible_options(&self, question: QuestionIndex) -> u16 {
        self.possible[question.0]
    }

    /// How many options a question has.
    pub(super) fn options(&self, question: QuestionIndex) -> u128 {
        u128::from(self.every[question.0].count_ones())
    }

    pub(super) fn is_asked(&self, question: QuestionIndex) -> bool {
        self.given[question.0] != AnswerState::NotAsked
    }

    /// Every answer that a question takes: its options, and "I don't know" where it may be.
    pub fn choices(question: &Question) -> impl Iterator<Item = AnswerState> {
        let options = (0..question.options.len()).filter_map(OptionIndex::at);
        let unknown = question.unknown.then_some(AnswerState::Unknown);
        options.map(AnswerState::Option).chain(unknown)
    }
}
