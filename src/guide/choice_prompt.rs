//! A question of the guide with its options.

/// A question with its options.
#[derive(Clone, Debug, Default)]
pub struct ChoicePrompt {
    /// The question itself; one sentence.
    pub text: String,
    /// The options; numbered from 1. A tab divides a name from what belongs to it: a column with keys,
    /// a colon in lines.
    pub options: Vec<String>,
    /// What the question is about: said on request.
    pub explanation: String,
    /// Whether there is a step to go back to.
    pub can_go_back: bool,
    /// Whether it is answered with yes or no: then the options begin with yes and no, in this order.
    pub is_yes_or_no: bool,
    /// What stands above it.
    pub header: Option<Header>,
    /// Whether the caller records the answer with [`Dialogue::record`](super::Dialogue::record), so that the prompt
    /// need not repeat it.
    pub is_recorded: bool,
    /// The option that says "I don't know".
    pub unknown: Option<usize>,
    /// The option that was chosen when this was asked before.
    pub former: Option<usize>,
    /// Whether the answers so far can be looked at and changed from here.
    pub has_overview: bool,
}

/// What stands above a question of the advisor.
#[derive(Clone, Debug)]
pub struct Header {
    /// What this is about.
    pub title: String,
    /// How many questions can follow, this one included.
    pub promise: String,
    /// How many lines are possible.
    pub lines: String,
    /// Whether it is the first question of this conversation.
    pub is_first: bool,
}
