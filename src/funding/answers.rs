//! What was answered, by question; an order of asking plays no part.

use crate::model::Question;

/// The answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AnswerState {
    /// Not asked yet.
    NotAsked,
    /// Asked, and not known.
    Unknown,
    /// The option with this index.
    Option(u8),
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

    /// The answer to a question, by its index.
    pub fn get(&self, question: usize) -> AnswerState {
        self.given[question]
    }

    /// Sets an answer, or takes it back with [`AnswerState::NotAsked`].
    pub fn set(&mut self, question: usize, given: AnswerState) {
        self.given[question] = given;
        self.possible[question] = match given {
            AnswerState::Option(option) => 1 << option,
            AnswerState::Unknown | AnswerState::NotAsked => self.every[question],
        };
    }

    /// These answers with one more.
    #[must_use]
    pub fn with(&self, question: usize, given: AnswerState) -> Answers {
        let mut answers = self.clone();
        answers.set(question, given);
        answers
    }

    /// Every question that was answered, with its answer, in the order of the data.
    pub fn iter_answered(&self) -> impl Iterator<Item = (usize, AnswerState)> {
        let given = self.given.iter().copied().enumerate();
        given.filter(|(_, given)| *given != AnswerState::NotAsked)
    }

    /// The options of a question that are still possible, one bit each.
    pub(super) fn possible_options(&self, question: usize) -> u16 {
        self.possible[question]
    }

    /// How many options a question has.
    pub(super) fn options(&self, question: usize) -> u128 {
        u128::from(self.every[question].count_ones())
    }

    pub(super) fn is_asked(&self, question: usize) -> bool {
        self.given[question] != AnswerState::NotAsked
    }

    /// Every answer that a question takes: its options, and "I don't know" where it may be.
    pub fn choices(question: &Question) -> impl Iterator<Item = AnswerState> {
        let options = (0..question.options.len()).filter_map(|option| u8::try_from(option).ok());
        let unknown = question.unknown.then_some(AnswerState::Unknown);
        options.map(AnswerState::Option).chain(unknown)
    }
}
