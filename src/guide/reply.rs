//! What a person answers, and how a step or a conversation ends.

/// An answer that was given, for the log.
#[derive(Clone, Debug, Default)]
pub struct LogEntry {
    /// Short label of the question.
    pub name: String,
    /// What was answered.
    pub answer: String,
    /// Whether the question stays open.
    pub is_open: bool,
    /// How many questions can follow; `None` where none does.
    pub promise: Option<String>,
    /// What the answer brings with it.
    pub notes: Vec<String>,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The option with this index.
    Option(usize),
    /// What was typed, where words were asked for.
    Words(String),
    /// Of what was shown below these words while they were typed, the hit with this index.
    Hit(String, usize),
    /// What was shown last is to be saved.
    Save,
    /// Back to the step before.
    Back,
    /// The answers so far, to change one.
    Overview,
    /// The end.
    Quit,
    /// Ctrl-C, or the wish of the system to end.
    Interrupted,
    /// On with plain lines.
    Plain,
}

/// How a conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The person had enough.
    Quit,
    /// Ctrl-C, or the wish of the system.
    Interrupted,
}

/// A step back, or the end of all steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Back,
    End(End),
}

pub(super) type StepResult<T> = Result<T, Stop>;

/// What an answer means that chooses nothing.
pub(super) fn stop(answer: &Reply) -> Stop {
    match answer {
        Reply::Interrupted => Stop::End(End::Interrupted),
        Reply::Back => Stop::Back,
        _ => Stop::End(End::Quit),
    }
}

/// What is wanted in the middle of a long page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseReply {
    /// More of it.
    More,
    /// No more of it.
    Enough,
    /// The end of the conversation.
    End(End),
}
