//! What help pages and manual pages say, each thing once and in both languages: [`help`](super::help)
//! and [`man`](crate::cli::commands::man) lay it out.
//!
//! A command is named by the words behind `wir`: `contacts`, `foerderung find`, nothing for `wir`
//! itself. Texts hold what is typed as it stands between backticks.

pub(super) mod examples;
pub(super) mod json;
pub(super) mod lists;
pub(super) mod notes;
mod reference;

use crate::text::locale::Lang;

/// A part of a page.
pub(super) enum Block {
    /// Running text.
    Text(String),
    /// Terms, each with what it means.
    Terms(Vec<(String, String)>),
    /// Lines that stay as they are: calls, the content of a file.
    Lines(&'static str),
}

impl Block {
    pub(super) fn text(text: impl Into<String>) -> Block {
        Block::Text(text.into())
    }

    pub(super) fn terms<'t>(terms: impl IntoIterator<Item = (&'t str, &'t str)>) -> Block {
        let owned = |(term, meaning): (&str, &str)| (term.to_owned(), meaning.to_owned());
        Block::Terms(terms.into_iter().map(owned).collect())
    }
}

/// A section that only the manual page of a command has.
pub(super) struct Section {
    /// The title, in capital letters.
    pub(super) title: &'static str,
    /// What it says.
    pub(super) blocks: Vec<Block>,
}

/// The reference that stands in the manual page of a command.
pub(super) fn reference(command: &str, lang: Lang) -> Vec<Section> {
    match command {
        "" => vec![
            reference::data::section(lang),
            reference::servers::section(lang),
            reference::settings::section(lang),
            reference::formats::section(lang),
            reference::long_lists::section(lang),
        ],
        "contacts" => vec![
            reference::search::section(lang),
            reference::fields::section(lang),
        ],
        "foerderung find" => vec![reference::answers::section(lang)],
        "check" => vec![reference::rules::section(lang)],
        _ => Vec::new(),
    }
}
