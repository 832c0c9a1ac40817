//! The near miss: the smallest change after which a line would fit, tried before it is shown.

use super::judge::{Stage, apply_changes};
use super::judgement::{NearMiss, Standing};
use super::{Answers, LineRules};
use crate::model::rule::{OptionIndex, QuestionIndex, Remedy};

/// What takes more changes is another plan: it does not almost fit.
const MOST_CHANGES: usize = 2;

impl LineRules<'_> {
    /// Tries the remedies of all conditions that are not met.
    ///
    /// `None` where one of them has no remedy, or where the change is not enough: an applicant is only
    /// told to settle the non-profit status where that opens the line.
    pub(super) fn near_miss(&self, answers: &Answers) -> Option<NearMiss> {
        if self.dormant.is_some() {
            return None;
        }
        let as_it_is = self.judge_as_it_is(answers);
        let conditions: Vec<usize> = as_it_is.reasons().collect();
        let remedies: Vec<&Remedy> = conditions
            .iter()
            .map(|&at| self.edition.conditions[at].remedy.as_ref())
            .collect::<Option<_>>()?;
        let sets: Vec<(QuestionIndex, OptionIndex)> = remedies
            .iter()
            .flat_map(|remedy| remedy.sets.iter().copied())
            .collect();
        let tried = apply_changes(answers, &sets);
        let after = self.judge_as_it_is(&tried);
        let is_met = |at: &usize| after.conditions[*at] == Standing::Met;
        if !conditions.iter().all(is_met) || self.stage(&tried) == Stage::Out {
            return None;
        }
        let questions = self
            .questions()
            .into_iter()
            .filter(|&question| {
                !tried.is_asked(question)
                    && self.tests().any(|test| test.can_swing(question, &tried))
            })
            .collect();
        // Two conditions may ask for the same thing; it is done once.
        let mut done: Vec<&Remedy> = Vec::new();
        for remedy in remedies {
            if !done.iter().any(|other| other.text == remedy.text) {
                done.push(remedy);
            }
        }
        if done.len() > MOST_CHANGES {
            return None;
        }
        let effort = done.iter().map(|remedy| remedy.effort).sum();
        let unknown = [Standing::Unknown, Standing::NotFound, Standing::Disputed];
        let open = (0..after.conditions.len())
            .filter(|&at| unknown.contains(&after.conditions[at]))
            .collect();
        Some(NearMiss {
            conditions,
            effort,
            verdict: after.verdict,
            open,
            questions,
        })
    }
}
