//! `wir` alone: the main numbers, the areas of work, the commands; where a person can be asked, the
//! guided mode. Also `wir --version`.

use std::cell::{Cell, RefCell};

use super::Exit;
use super::args::Days;
use super::desk::{Data, Desk, tell};
use super::{consult, help};
use crate::interview::{self, Guide, Keys, Lines, Met};
use crate::model::Contact;
use crate::model::provenance::show_date;
use crate::render::{Format, Overview, View};
use crate::say;
use crate::search::{Answer, Filter, Query};
use crate::source::{Ask, Kind};

/// As many posts as one takes in at a glance.
const MOST_POSTS: usize = 12;

pub(super) fn run(desk: &Desk) -> Exit {
    let look = |data: &'static Data| {
        let has_number = |contact: &Contact| contact.phone.is_some();
        let people = data.people();
        match desk.format {
            // Who comes first in a long list beside is no main number, unless there is no other.
            Format::Text => [data.first_layer(), usize::MAX]
                .into_iter()
                .map(|out_of| people.first(MOST_POSTS, out_of, has_number))
                .find(|posts| !posts.is_empty())
                .unwrap_or_default(),
            _ => people.first(usize::MAX, usize::MAX, |_| true),
        }
    };
    // The guide asks servers when it knows for whom.
    let ask = match desk.can_ask {
        true => Ask::Nothing,
        false => Ask::Entries(desk.listing(None)),
    };
    let (data, contacts) = desk.look_up(&Kind::DIRECTORY, ask, look);
    let findings = desk.findings(data);
    tell(&findings);
    let contacts: Vec<&Contact> = contacts.iter().map(|contact| &**contact).collect();
    let left_out = data.people().count() - contacts.len();
    let overview = Overview {
        contacts,
        left_out,
        commands: help::commands(desk.lang),
    };
    if desk.can_ask {
        guide(desk, data, &overview, findings)
    } else {
        desk.answer(&View::Overview(&overview), &data.directory)
    }
}

/// The guided mode: the main numbers first, for many visits end there.
fn guide(desk: &Desk, data: &'static Data, overview: &Overview<'_>, findings: Vec<String>) -> Exit {
    let lang = desk.lang;
    let Some(day) = desk.day(None) else {
        return Exit::Wrong;
    };
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
    let advisor = consult::advisor(data, day);
    let has_rules = !advisor.lines().is_empty() && !data.directory.questions.is_empty();
    let is_kept = data.is_in_memory() && !desk.has_servers();
    let (last, said) = (Cell::new(data), RefCell::new(findings));
    let look_up = |query: &Query| {
        let look = |data: &'static Data| {
            let Answer {
                hits: contacts,
                understood,
            } = data.people().find(query, &Filter::default(), false, lang);
            // Of a listing every name is shown.
            data.look_through(&contacts, usize::MAX);
            Met {
                directory: &data.directory,
                contacts,
                understood,
                is_damaged: Box::new(|| data.is_damaged()),
            }
        };
        let data = last.get();
        if is_kept || data.is_current(desk) {
            let met = look(data);
            if !data.is_damaged() {
                return met;
            }
        }
        let ask = Ask::Entries(desk.wanted(query, None, false));
        let (data, met) = desk.look_up(&Kind::DIRECTORY, ask, look);
        last.set(data);
        // What is wrong with the lists is said once, as long as it stays the same.
        let findings = desk.findings(data);
        if desk.has_servers() || *said.borrow() != findings {
            tell(&findings);
        }
        said.replace(findings);
        met
    };
    let guide = Guide {
        directory: &data.directory,
        look_up: &look_up,
        asks_servers: desk.has_servers(),
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
    desk.say_settings();
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
