//! Every conversation, walked once: answers with the same future are one step.

use std::collections::HashMap;

use crate::funding::{Advisor, AnswerState, Answers};
use crate::model::QuestionIndex;

/// Above so many steps a walk is given up.
const MOST_STEPS: usize = 50_000;

/// One step of all conversations.
pub struct WalkStep {
    /// The question that comes; `None` where nothing is left to ask.
    pub question: Option<QuestionIndex>,
    /// The first answers that lead here.
    pub answers: Answers,
    /// Each answer with the step to which it leads.
    pub next: Vec<(AnswerState, usize)>,
    /// The most questions that can follow.
    pub longest: u32,
    /// How many conversations begin here.
    pub conversations: u128,
    /// How many different states of answers follow, this one included.
    pub(super) states: u128,
}

/// All conversations.
pub struct ConversationWalk {
    /// The steps; each stands behind those to which it leads.
    pub steps: Vec<WalkStep>,
}

impl ConversationWalk {
    /// Walks every conversation; `None` where there are too many different ones.
    pub fn new(advisor: &Advisor<'_>) -> Option<ConversationWalk> {
        let mut walk = ConversationWalk { steps: Vec::new() };
        let mut known = HashMap::new();
        walk.step(advisor, advisor.no_answers(), &mut known)?;
        Some(walk)
    }

    /// The step with which every conversation begins.
    pub fn first(&self) -> Option<&WalkStep> {
        self.steps.last()
    }

    /// How many different states of answers all conversations have.
    pub fn states(&self) -> u128 {
        self.first().map_or(0, |first| first.states)
    }

    fn step(
        &mut self,
        advisor: &Advisor<'_>,
        answers: Answers,
        known: &mut HashMap<Box<[u8]>, usize>,
    ) -> Option<usize> {
        let key = advisor.future_key(&answers);
        if let Some(step) = known.get(&key) {
            return Some(*step);
        }
        let question = advisor.next_question(&answers);
        let mut step = WalkStep {
            question,
            next: Vec::new(),
            longest: 0,
            conversations: 0,
            states: 1,
            answers,
        };
        if let Some(question) = question {
            for given in Answers::choices(&advisor.directory().questions()[question]) {
                let after = self.step(advisor, step.answers.with(question, given), known)?;
                let leads_to = &self.steps[after];
                step.longest = step.longest.max(leads_to.longest + 1);
                step.conversations = step.conversations.saturating_add(leads_to.conversations);
                step.states = step.states.saturating_add(leads_to.states);
                step.next.push((given, after));
            }
        } else {
            step.conversations = 1;
        }
        if self.steps.len() >= MOST_STEPS {
            return None;
        }
        self.steps.push(step);
        known.insert(key, self.steps.len() - 1);
        Some(self.steps.len() - 1)
    }
}
