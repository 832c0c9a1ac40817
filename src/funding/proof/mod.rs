//! Proof: everything that only all rules together show, from exact walks over the finite answers.
//!
//! What can be seen while reading one value is found by `check`. Here stands what needs every
//! conversation, every profile, or a day: lines that can never fit, questions that are never asked,
//! profiles for which nobody says what to do next, cases that come to another verdict.
//!
//! Nothing is guessed: each check goes through all answers that the rules in question read, those
//! together that no rule tells apart. Where user data makes that too many, a finding says so.

mod between;
mod compare;
mod conversations;
mod graph;
mod joint;
mod lines;
mod profile;
mod proposals;
mod prove;
mod questions;
mod rewritten;
mod staff_cases;
mod subject;
mod uncovered;
mod upkeep;
mod walk;
mod words;
mod written;

pub use compare::{Comparison, LineTurns, Outcome, Turn};
pub use graph::{Graph, GraphNode};
pub use proposals::{Proposal, proposals};
pub use prove::{ProofExtent, WalkSummary, prove};
pub use subject::ProofSubject;
pub use walk::{ConversationWalk, WalkStep};
pub use words::answers_in;

#[cfg(test)]
mod bundled_tests;
#[cfg(test)]
mod compare_tests;
#[cfg(test)]
mod tests;
