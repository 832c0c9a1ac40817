//! The advisor: which funding lines fit, which almost fit, which do not, and why.
//!
//! A pure function of data, answers and a day. Nothing here asks, prints or reads a clock, and no front
//! end looks at a rule.
//!
//! Four states of an answer are kept apart: an option, "I don't know", and not asked yet; the fourth
//! state, that the sources contradict each other or say nothing, comes from the rules. A condition is
//! judged over **all** answers that are still possible, so its verdict is exact: Kleene's tables would
//! leave "24 or less, or 25 or more" open. Every question has few options, so a condition fits in a small
//! table ([`OutcomeTable`]).

mod advisor;
mod answer_text;
mod answers;
mod calendar;
pub mod code;
mod judge;
mod judgement;
mod line_rules;
mod near_miss;
mod next_question;
mod outcome_table;
pub mod proof;
mod reservation;

pub use advisor::Advisor;
pub use answers::{AnswerState, Answers};
pub use calendar::{DueDate, due_date, next_dates, workday_on_or_before};
pub use judgement::{Judgement, NearMiss, Standing};
pub use line_rules::{Dormancy, LineRules, RulesIndex, dormancy};
pub use near_miss::days_for_effort;
pub use outcome_table::{OutcomeTable, Outcomes};
pub use reservation::{CHECK_AGAIN_AFTER_DAYS, Reservation};
