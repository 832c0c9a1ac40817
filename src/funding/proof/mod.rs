//! Proof: everything that only all rules together show, from exact walks over the finite answers.
//!
//! What can be seen while reading one value is found by `load::records`. Here stands what needs every
//! conversation, every profile, or a day: lines that can never fit, questions that are never asked,
//! profiles for which no text says what to do next, cases that come to another verdict.
//!
//! Nothing is guessed: each check goes through all answers that the rules in question read, those
//! together that no rule tells apart. Where user data makes that too many, a finding says so.

mod answers_text;
mod compare;
mod conversations;
mod coverage;
mod graph;
mod joint_questions;
mod line_pairs;
mod lines;
mod profile;
mod proposals;
mod prove;
mod questions;
mod rule_changes;
mod rule_text;
mod staff_cases;
mod subject;
mod upkeep;
mod walk;

pub use answers_text::answers_in;
pub use compare::{Comparison, LineTurns, Outcome, Turn};
pub use graph::{Graph, GraphNode};
pub use proposals::{Proposal, proposals};
pub use prove::{ProofExtent, WalkSummary, prove};
pub use subject::ProofSubject;
pub use walk::{ConversationWalk, WalkStep};

#[cfg(test)]
mod bundled_tests;
#[cfg(test)]
mod compare_tests;
#[cfg(test)]
mod single_values_tests;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use conversations::visit_states;
#[cfg(test)]
pub(crate) use tests::bundled;
