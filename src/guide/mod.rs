//! The guided mode: a person is led to the right page and the right number.
//!
//! The guide asks through a [`Dialogue`], so that it works the same with single keys, with lines, and
//! in tests with a list of answers. What it asks goes to standard error, what it finds to standard
//! output; nothing is ever repainted, so the scrollback is the protocol.

mod advisor;
mod advisor_prompts;
mod choice_prompt;
mod command;
mod course;
mod dialogue;
mod key;
mod key_dialogue;
mod key_prompts;
mod layout;
mod line_dialogue;
mod line_editor;
mod list;
mod live_search;
mod look_up_result;
mod password;
mod reply;
mod search_field;
mod session;
mod signals;
mod talk;
#[cfg(unix)]
mod terminal;
#[cfg(not(unix))]
#[path = "terminal_elsewhere.rs"]
mod terminal;
#[cfg(test)]
mod tests;

pub use advisor::{Consultation, advise};
pub use choice_prompt::{ChoicePrompt, Header};
pub use dialogue::Dialogue;
pub use key_dialogue::KeyDialogue;
pub use line_dialogue::LineDialogue;
pub use look_up_result::LookUpResult;
pub use password::password;
pub use reply::{End, LogEntry, PauseReply, Reply};
pub use search_field::{Preview, Row, SearchField};
pub use session::{Guide, run};
pub use signals::{farewell, watch};
