//! The near miss: the smallest change after which a line would fit, tried before it is shown.

use super::judge::{Stage, apply_changes};
use super::judgement::{NearMiss, Standing};
use super::{Answers, LineRules};
use crate::model::rule::{OptionIndex, QuestionIndex, Remedy};

/// What takes more changes is another plan: it does not almost fit.
const MOST_CHANGES: usize = 2;

/// So many days a change of this effort takes at least: nothing, two weeks for some work, six for other offices. The
/// figures are an estimate of this program, to tell what can hardly be done by a deadline.
pub fn days_for_effort(effort: u32) -> i32 {
    match effort {
        0 | 1 => 0,
        2 => 14,
        _ => 42,
    }
}

impl<'d> LineRules<'d> {
    /// The remedies of some conditions. Two conditions may ask for the same thing; it stands there once.
    pub fn remedies(&self, conditions: &[usize]) -> Vec<&'d Remedy> {
        let mut remedies: Vec<&Remedy> = Vec::new();
        let all = conditions.iter().map(|&at| &self.edition.conditions[at]);
        for remedy in all.filter_map(|condition| condition.remedy.as_ref()) {
            if !remedies.iter().any(|known| known.text == remedy.text) {
                remedies.push(remedy);
            }
        }
        remedies
    }
}

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
        let done = self.remedies(&conditions);
        if done.len() > MOST_CHANGES {
            return None;
        }
        let efforts = done.iter().map(|remedy| remedy.effort);
        let (effort, hardest) = (efforts.clone().sum(), efforts.max().unwrap_or(0));
        let unknown = [Standing::Unknown, Standing::NotFound, Standing::Disputed];
        let open = (0..after.conditions.len())
            .filter(|&at| unknown.contains(&after.conditions[at]))
            .collect();
        Some(NearMiss {
            conditions,
            effort,
            hardest,
            verdict: after.verdict,
            open,
            questions,
        })
    }
}
