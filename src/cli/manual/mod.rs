//! What help pages and manual pages say, each thing once and in both languages: [`help`](super::help)
//! and [`man`](super::commands) lay it out.
//!
//! A command is named by the words behind `wir`: `contacts`, `foerderung find`, nothing for `wir`
//! itself. Texts hold what is typed as it stands between backticks.

mod block;
pub(super) mod examples;
pub(super) mod json;
pub(super) mod lists;
pub(super) mod notes;
mod reference;

use crate::text::locale::Lang;

pub(super) use block::{Block, ManualSection};

/// The reference that stands in the manual page of a command.
pub(super) fn reference(command: &str, lang: Lang) -> Vec<ManualSection> {
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
