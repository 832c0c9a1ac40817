//! `wir` alone: the main numbers, the areas of work, the commands; where a person can be asked, the
//! guided mode. Also `wir --version`.

use std::cell::{Cell, RefCell};

use crate::cli::Exit;
use crate::cli::arguments::Days;
use crate::cli::context::{Data, Desk, tell};
use crate::cli::{conversation, environment, help};
use crate::formats::Kind;
use crate::guide;
use crate::guide::{Guide, Keys, Lines, Met};
use crate::ldap::Ask;
use crate::model::provenance::show_date;
use crate::model::{Contact, Directory};
use crate::render::{Format, Overview, View};
use crate::say;
use crate::search::{self, Answer, Everything, Filter, Hit, Query, TopicHit};
use crate::text::locale::Lang;

/// As many posts as one takes in at a glance.
const MOST_POSTS: usize = 12;

pub(in crate::cli) fn run(desk: &Desk) -> Exit {
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

/// The guided mode: a field for everything that one may look for, and a list of what there is.
fn guide(desk: &Desk, data: &'static Data, overview: &Overview<'_>, findings: Vec<String>) -> Exit {
    let lang = desk.lang;
    let Some(day) = desk.day(None) else {
        return Exit::Wrong;
    };
    let main_numbers = Overview {
        contacts: overview.contacts.clone(),
        left_out: overview.left_out,
        commands: Vec::new(),
    };
    guide::watch();
    let advisor = conversation::advisor(data, day);
    let has_rules = !advisor.lines().is_empty() && !data.directory.questions.is_empty();
    let is_kept = data.is_in_memory() && !desk.has_servers();
    let (last, said) = (Cell::new(data), RefCell::new(findings));
    let look_up = |query: &Query| {
        let look = |data: &'static Data| look_in(data, data.directory_for(query), query, lang);
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
    // What was read of a server for one query is no list to look through.
    let of_lists = |query: &Query| {
        let data = if desk.has_servers() { data } else { last.get() };
        look_in(data, &data.directory, query, lang)
    };
    let guide = Guide {
        directory: &data.directory,
        look_up: &look_up,
        look_in_lists: &of_lists,
        asks_servers: desk.has_servers(),
        is_whole: is_kept,
        main_numbers: &main_numbers,
        page: desk.page,
        rules: advisor,
        advisor: has_rules.then(|| conversation::consultation(desk, advisor, Days::default())),
        folder: environment::current_folder(),
    };
    let mut out = std::io::stdout();
    let end = if desk.page.plain {
        let mut dialogue = Lines::on_terminal(std::io::stdin().lock(), lang);
        guide::run(&guide, &mut dialogue, &mut out)
    } else {
        guide::run(&guide, &mut Keys::new(lang), &mut out)
    };
    conversation::ended(end)
}

/// What of this data fits a query. The rooms and topics are those of `directory`.
fn look_in(
    data: &'static Data,
    directory: &'static Directory<'static>,
    query: &Query,
    lang: Lang,
) -> Met<'static> {
    let Everything {
        contacts,
        rooms,
        topics,
        understood,
    } = if query.is_empty() {
        let Answer { hits, understood } =
            data.people().find(query, &Filter::default(), false, lang);
        Everything {
            contacts: hits,
            rooms: Vec::new(),
            topics: Vec::new(),
            understood,
        }
    } else {
        search::everything(data.people(), directory, query, false, lang)
    };
    // Of a listing every name is shown.
    data.look_through(&contacts, usize::MAX);
    let topic = |hit: TopicHit<'static>| Hit {
        entry: hit.entry,
        how: hit.how,
        fields: Vec::new(),
    };
    let topics = topics.into_iter().map(topic).collect();
    Met {
        directory,
        contacts,
        rooms,
        topics,
        understood,
        is_damaged: Box::new(|| data.is_damaged()),
    }
}

/// Program and data: `wir 0.1.0, Daten vom 22.11.2026`.
pub(in crate::cli) fn version(desk: &Desk) -> Exit {
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
