//! What one line comes to: its verdict, and how each of its conditions stands.

use crate::model::verdict::Verdict;
use crate::model::{Keyed, QuestionIndex};

/// How a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is met.
    Met,
    /// It is not met.
    NotMet,
    /// The sources do not agree about the answer, or are silent about it.
    Disputed,
    /// The sources say nothing, whatever the answer.
    NotFound,
    /// It was asked, and the answer is not known.
    Unknown,
    /// A question that was not asked decides it.
    NotAsked,
}

impl Keyed for Standing {
    const KEYS: &'static [(&'static str, Standing)] = &[
        ("yes", Standing::Met),
        ("no", Standing::NotMet),
        ("disputed", Standing::Disputed),
        ("not-found", Standing::NotFound),
        ("unknown", Standing::Unknown),
        ("not-asked", Standing::NotAsked),
    ];
}

impl Standing {}

/// What one line comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict. While [`is_open`](Self::is_open), it is what can be said so far.
    pub verdict: Verdict,
    /// Whether a question can still change it.
    pub is_open: bool,
    /// How each condition of the edition stands.
    pub conditions: Vec<Standing>,
    /// How each benefit of the edition stands.
    pub benefits: Vec<Standing>,
    /// The change that would make it fit, where there is one.
    pub near_miss: Option<NearMiss>,
}

impl Judgement {
    /// The indices of the conditions that cause the verdict: those not met, else those that are open.
    pub fn reasons(&self) -> impl Iterator<Item = usize> {
        let wanted: &[Standing] = match self.verdict {
            Verdict::Almost | Verdict::DoesNotFit => &[Standing::NotMet],
            Verdict::ToClarify => &[
                Standing::Disputed,
                Standing::NotFound,
                Standing::Unknown,
                Standing::NotAsked,
            ],
            Verdict::Fits | Verdict::Dormant => &[],
        };
        let conditions = self.conditions.iter().enumerate();
        conditions
            .filter(|(_, standing)| wanted.contains(standing))
            .map(|(at, _)| at)
    }
}

/// A change that was tried: every condition that was not met is met after it.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMiss {
    /// Indices of the conditions that change.
    pub conditions: Vec<usize>,
    /// How hard it is: the sum of the efforts of the remedies.
    pub effort: u32,
    /// How hard the hardest of the changes is.
    pub hardest: u32,
    /// What the line comes to after the change, as far as it can be said.
    pub verdict: Verdict,
    /// Conditions that would still be open although nothing is left to ask: an answer is not known, or the
    /// sources do not agree.
    pub open: Vec<usize>,
    /// Questions that would still be asked for this line, in the order of the data.
    pub questions: Vec<QuestionIndex>,
}
