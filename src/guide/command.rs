//! What typed letters and words command, in either language, with keys and in lines.

use super::choice_prompt::ChoicePrompt;
use super::reply::Reply;

/// What a typed word or letter commands, in either language and both modes.
pub(super) fn command(word: &str) -> Option<GuideCommand> {
    match word {
        "q" => Some(GuideCommand::Quit),
        "z" | "b" => Some(GuideCommand::Back),
        "w" | "d" => Some(GuideCommand::Unknown),
        "ü" | "u" | "o" => Some(GuideCommand::Overview),
        "h" => Some(GuideCommand::Explain),
        "e" => Some(GuideCommand::Plain),
        _ => command_in_words(word),
    }
}

/// What a whole word commands, also where a letter may begin a name. A screen reader
/// reads the ways by their names, and these are then typed: each is understood at every prompt, before options
/// and before the search.
pub(super) fn command_in_words(word: &str) -> Option<GuideCommand> {
    let quotes = ['„', '“', '”', '"', '\''];
    let word = word.trim_matches(quotes).to_lowercase();
    match word.trim_end_matches(['.', '!']) {
        "beenden" | "ende" | "schluss" | "abbrechen" | "stopp" | "quit" | "exit" | "end"
        | "cancel" | "stop" => Some(GuideCommand::Quit),
        "zurück" | "zurueck" | "back" => Some(GuideCommand::Back),
        "weiß nicht" | "weiss nicht" | "don't know" | "dont know" => Some(GuideCommand::Unknown),
        "übersicht" | "uebersicht" | "overview" => Some(GuideCommand::Overview),
        "?" | "hilfe" | "fragezeichen" | "help" | "question mark" => Some(GuideCommand::Explain),
        "speichern" | "save" => Some(GuideCommand::Save),
        "einfache zeilen" | "plain lines" => Some(GuideCommand::Plain),
        _ => None,
    }
}

/// A command that questions understand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum GuideCommand {
    Quit,
    Back,
    Unknown,
    Overview,
    Explain,
    Plain,
    Save,
}

impl GuideCommand {
    /// The answer that it is to a question; `None` where the question has no such way.
    pub(super) fn answer(self, question: &ChoicePrompt) -> Option<Reply> {
        match self {
            GuideCommand::Quit => Some(Reply::Quit),
            GuideCommand::Back => question.can_go_back.then_some(Reply::Back),
            GuideCommand::Unknown => question.unknown.map(Reply::Option),
            GuideCommand::Overview => question.has_overview.then_some(Reply::Overview),
            GuideCommand::Explain | GuideCommand::Plain | GuideCommand::Save => None,
        }
    }
}

/// The option that a yes or no means.
pub(super) fn yes_or_no(word: &str) -> Option<usize> {
    match word {
        "j" | "ja" | "y" | "yes" => Some(0),
        "n" | "nein" | "no" => Some(1),
        _ => None,
    }
}
