//! `wir search`, and any word that is no command: everything at once.

use super::Exit;
use super::args;
use super::desk::{Desk, complain, quoted, typed};
use crate::render::{Found, View};
use crate::say;
use crate::search::{self, Filter, Query};
use crate::source::{Ask, Kind};

/// Searches. `near` is a command that the first word resembles, for the case that nothing is found.
pub(super) fn run(desk: &Desk, args: &args::Search, near: Option<String>) -> Exit {
    let query = Query::new(&typed(&args.words));
    let wanted = desk.wanted(&query, args.limit, args.similar);
    let data = desk.data_with(&Kind::EVERY, Ask::Entries(wanted));
    let directory = &data.directory;
    let mut found = Found {
        contacts: search::contacts(
            directory,
            &query,
            &Filter::default(),
            args.similar,
            desk.lang,
        ),
        rooms: if query.is_empty() {
            Vec::new()
        } else {
            search::rooms(directory, &query)
        },
        topics: if query.is_empty() {
            Vec::new()
        } else {
            search::topics(directory, &query)
        },
    };
    if query.is_empty() {
        found.contacts.clear();
    }
    // A word that is written so somewhere is not meant to be something similar elsewhere.
    let has_written = !found.rooms.is_empty()
        || found
            .contacts
            .iter()
            .any(|hit| hit.how < search::How::Similar)
        || found
            .topics
            .iter()
            .any(|hit| hit.how < search::How::Similar);
    if has_written && !args.similar {
        found.contacts.retain(|hit| hit.how < search::How::Similar);
        found.topics.retain(|hit| hit.how < search::How::Similar);
    }
    if found.contacts.is_empty() && found.rooms.is_empty() && found.topics.is_empty() {
        let asked = quoted(query.typed());
        let sentence = match near {
            Some(command) => say!(
                desk.lang,
                "„{asked}“ kenne ich nicht. Meinten Sie „wir {command}“?",
                "I do not know “{asked}”. Did you mean “wir {command}”?"
            ),
            None => say!(
                desk.lang,
                "Nichts gefunden für „{asked}“. Bitte nur einen Teil tippen. Was es gibt: wir",
                "Nothing found for “{asked}”. Please type only a part. What there is: wir"
            ),
        };
        return desk.nothing(data, &View::Found(&found), &sentence);
    }
    if !has_written {
        super::contacts::only_similar(desk, &query);
    }
    super::contacts::limit(desk, &mut found.contacts, args.limit);
    let exit = desk.answer(&View::Found(&found), directory);
    if let Some(command) = near.filter(|_| !has_written) {
        complain(&say!(
            desk.lang,
            "Oder meinten Sie den Befehl „wir {command}“?",
            "Or did you mean the command “wir {command}”?"
        ));
    }
    exit
}
