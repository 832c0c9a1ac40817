//! `wir` alone: the main numbers, the areas of work, the commands. Also `wir --version`.

use super::Exit;
use super::args::Days;
use super::desk::{Data, Desk};
use super::{consult, help};
use crate::interview::{self, Guide, Keys, Lines};
use crate::model::Contact;
use crate::model::provenance::show_date;
use crate::render::{Format, Overview, View};
use crate::say;
use crate::search::Query;
use crate::source::{Ask, Kind};

/// As many posts as one takes in at a glance.
const MOST_POSTS: usize = 12;

pub(super) fn run(desk: &Desk) -> Exit {
    let mut kinds = Kind::DIRECTORY.to_vec();
    if desk.can_ask {
        kinds.extend([Kind::Question, Kind::Fallback]);
    }
    let ask = match desk.can_ask {
        // The guide asks servers when it knows for whom.
        true => Ask::Nothing,
        false => Ask::Entries(desk.listing(None)),
    };
    let data = desk.data_with(&kinds, ask);
    let all = data.directory.contacts.iter();
    let contacts: Vec<&Contact> = match desk.format {
        Format::Text => all
            .filter(|contact| contact.phone.is_some())
            .take(MOST_POSTS)
            .collect(),
        _ => all.collect(),
    };
    let left_out = data.directory.contacts.len() - contacts.len();
    let overview = Overview {
        contacts,
        left_out,
        commands: help::commands(desk.lang),
    };
    if desk.can_ask {
        guide(desk, data, &overview)
    } else {
        desk.answer(&View::Overview(&overview), &data.directory)
    }
}

/// The guided mode: the main numbers first, for many visits end there.
fn guide(desk: &Desk, data: &'static Data, overview: &Overview<'_>) -> Exit {
    let lang = desk.lang;
    let front = Overview {
        contacts: overview.contacts.clone(),
        left_out: overview.left_out,
        commands: Vec::new(),
    };
    match desk.answer(&View::Overview(&front), &data.directory) {
        Exit::Found => {}
        exit => return exit,
    }
    interview::watch();
    let advisor = consult::advisor(data, None);
    let has_rules = !advisor.lines().is_empty() && !data.directory.questions.is_empty();
    let look_up = |query: &Query| {
        let wanted = desk.wanted(query, None, false);
        let data: &'static Data = desk.data_with(&Kind::DIRECTORY, Ask::Entries(wanted));
        &data.directory
    };
    let guide = Guide {
        directory: &data.directory,
        look_up: desk.has_servers().then_some(&look_up),
        page: desk.page,
        advisor: has_rules.then(|| consult::consultation(desk, advisor, Days::default())),
    };
    let mut out = std::io::stdout();
    let end = if desk.page.plain {
        let mut dialogue = Lines::on_terminal(std::io::stdin().lock(), lang);
        interview::run(&guide, &mut dialogue, &mut out)
    } else {
        interview::run(&guide, &mut Keys::new(lang), &mut out)
    };
    consult::ended(end)
}

/// Program and data: `wir 0.1.0, Daten vom 22.11.2026`.
pub(super) fn version(desk: &Desk) -> Exit {
    let data = desk.data_in_silence(&[Kind::Source], Ask::Nothing);
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
