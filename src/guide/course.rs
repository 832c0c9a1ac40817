//! Where a conversation with the advisor stands: what was said, in which order, and what of it counts.
//!
//! Whatever was said is kept until the end. An answer counts while its question belongs to the way; so
//! an answer that a change makes needless is there again when the change is undone.

use crate::funding::{Advisor, AnswerState, Answers};
use crate::model::QuestionIndex;

/// The way through the questions.
pub(super) struct Course<'d> {
    advisor: &'d Advisor<'d>,
    /// What was said last about each question, also where it does not count at present.
    said: Vec<AnswerState>,
    /// The questions whose answers count, in the order in which they were asked.
    path: Vec<QuestionIndex>,
    /// How many of them were answered before the conversation, in no order that it would have.
    given_before: usize,
    answers: Answers,
}

/// What a changed answer brings with it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Questions whose answers count no longer.
    pub(super) no_longer: Vec<QuestionIndex>,
    /// Questions whose earlier answers count again.
    pub(super) again: Vec<QuestionIndex>,
    /// By how much the most questions that can follow have grown.
    pub(super) more: u32,
}

impl<'d> Course<'d> {
    /// Goes on from these answers: in the order in which they would have been asked, where they are
    /// the answers of a conversation.
    pub(super) fn new(advisor: &'d Advisor<'d>, answers: &Answers) -> Course<'d> {
        let mut said = vec![AnswerState::NotAsked; advisor.directory().questions().len()];
        for (question, given) in answers.iter_answered() {
            said[question.0] = given;
        }
        let mut course = Course {
            advisor,
            said,
            path: Vec::new(),
            given_before: 0,
            answers: advisor.no_answers(),
        };
        course.rebuild();
        if course.path.len() < answers.iter_answered().count() {
            course.path = answers
                .iter_answered()
                .map(|(question, _)| question)
                .collect();
            course.given_before = course.path.len();
            course.answers = answers.clone();
        }
        course
    }

    /// The answers that count.
    pub(super) fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The questions that were answered, in their order.
    pub(super) fn path(&self) -> &[QuestionIndex] {
        &self.path
    }

    /// What was said about a question last, whether it counts or not.
    pub(super) fn last_answer(&self, question: QuestionIndex) -> AnswerState {
        self.said[question.0]
    }

    /// The next question; `None` at the end.
    pub(super) fn next(&self) -> Option<QuestionIndex> {
        self.advisor.next_question(&self.answers)
    }

    /// The most questions that can follow.
    pub(super) fn bound(&self) -> u32 {
        self.advisor.question_bound(&self.answers)
    }

    /// Answers the question that was asked.
    pub(super) fn answer(&mut self, question: QuestionIndex, given: AnswerState) {
        self.said[question.0] = given;
        self.answers.set(question, given);
        self.path.push(question);
    }

    /// Back to the question that was answered last; `false` where there is none.
    pub(super) fn back(&mut self) -> bool {
        let Some(question) = self.path.pop() else {
            return false;
        };
        self.given_before = self.given_before.min(self.path.len());
        self.answers.set(question, AnswerState::NotAsked);
        true
    }

    /// Changes an answer and goes the way again with all others.
    pub(super) fn change(&mut self, question: QuestionIndex, given: AnswerState) -> Change {
        let (before, bound) = (self.path.clone(), self.bound());
        self.said[question.0] = given;
        self.rebuild();
        let without = |these: &[QuestionIndex], others: &[QuestionIndex]| {
            let left = these.iter().filter(|question| !others.contains(question));
            left.copied().collect()
        };
        Change {
            no_longer: without(&before, &self.path),
            again: without(&self.path, &before),
            more: self.bound().saturating_sub(bound),
        }
    }

    /// Forgets everything.
    pub(super) fn begin_again(&mut self) {
        self.said.fill(AnswerState::NotAsked);
        self.given_before = 0;
        self.rebuild();
    }

    /// Goes on as far as earlier answers answer the next question.
    fn rebuild(&mut self) {
        self.path.truncate(self.given_before);
        self.answers = self.advisor.no_answers();
        for &question in &self.path {
            self.answers.set(question, self.said[question.0]);
        }
        while let Some(question) = self.next()
            && self.said[question.0] != AnswerState::NotAsked
        {
            self.answer(question, self.said[question.0]);
        }
    }
}
