//! The way in which a person is asked: the small trait behind which keys, lines and tests stand.

use super::choice_prompt::ChoicePrompt;
use super::reply::{LogEntry, PauseReply, Reply};
use super::search_field::SearchField;

/// Most letters that are taken at once. Queries are shorter; of a paste the beginning says what was wanted.
pub(super) const MOST_LETTERS: usize = 200;

/// The way in which a person is asked. Texts arrive unbroken; they are broken between their words for
/// the terminal as it is at that moment.
pub trait Dialogue {
    /// Asks to choose one of several options.
    fn choose(&mut self, question: &ChoicePrompt) -> Reply;

    /// Asks for words to search, or one of a list; explains on request.
    fn search(&mut self, field: &SearchField<'_>) -> Reply;

    /// Waits within a long page for the wish to see more of it.
    fn pause(&mut self) -> PauseReply;

    /// Says something beside the answers.
    fn say(&mut self, text: &str);

    /// Notes an answer of the advisor: the log of the conversation.
    fn record(&mut self, answered: &LogEntry);

    /// What is said from now on when the conversation is interrupted.
    fn set_farewell(&mut self, farewell: &str);

    /// Columns of the terminal at this moment, where there is one.
    fn columns(&self) -> Option<usize> {
        Some(self.size()?.1)
    }

    /// Rows and columns of the terminal at this moment, where there is one.
    fn size(&self) -> Option<(usize, usize)>;

    /// Goes on in plain lines.
    fn use_plain_lines(&mut self);

    /// Whether plain lines were asked for, so that pages are plain too.
    fn is_plain(&self) -> bool;
}
