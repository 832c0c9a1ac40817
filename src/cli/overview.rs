//! `wir` alone: the main numbers, the areas of work, the commands. Also `wir --version`.

use super::Exit;
use super::desk::Desk;
use super::help;
use crate::model::provenance::show_date;
use crate::render::{Overview, View};
use crate::say;
use crate::source::Kind;

/// As many posts as one takes in at a glance.
const MOST_POSTS: usize = 12;

pub(super) fn run(desk: &Desk) -> Exit {
    let data = desk.data(&Kind::EVERY);
    let contacts = data
        .directory
        .contacts
        .iter()
        .filter(|contact| contact.phone.is_some())
        .take(MOST_POSTS)
        .collect();
    let overview = Overview {
        contacts,
        commands: help::commands(desk.lang),
    };
    desk.answer(&View::Overview(&overview), &data.directory)
}

/// Program and data: `wir 0.1.0, Daten vom 22.11.2026`.
pub(super) fn version(desk: &Desk) -> Exit {
    let data = desk.data_in_silence(&[Kind::Source]);
    let version = env!("CARGO_PKG_VERSION");
    let date = data
        .directory
        .sources
        .iter()
        .map(|source| source.retrieved)
        .max()
        .map(|date| show_date(date, desk.lang));
    let line = match date {
        Some(date) => say!(
            desk.lang,
            "wir {version}, Daten vom {date}",
            "wir {version}, data of {date}"
        ),
        None => format!("wir {version}"),
    };
    desk.print(|out| Ok(writeln!(out, "{line}")?))
}
