//! `wir search`, and any word that is no command: everything at once.

use super::Exit;
use super::args;
use super::desk::{Data, Desk, complain, quoted, typed};
use crate::model::Directory;
use crate::render::{Found, View};
use crate::say;
use crate::search::{self, Filter, Listing, Query, Understood};
use crate::source::{Ask, Kind};

/// Searches. `near` is a command that the first word resembles, for the case that nothing is found.
pub(super) fn run(desk: &Desk, args: &args::Search, near: Option<String>) -> Exit {
    let query = Query::new(&typed(&args.words));
    let look = |data| look_up(desk, args, &query, data);
    let wanted = desk.wanted(&query, args.limit, args.similar);
    let ask = Ask::Entries(wanted);
    let (data, (directory, mut found)) = desk.look_up(&Kind::DIRECTORY, ask, look);
    desk.say_findings(data);
    // A word that is written so somewhere is not meant to be something similar elsewhere.
    let has_written = !found.rooms.is_empty()
        || found.contacts.has_written()
        || found
            .topics
            .iter()
            .any(|hit| hit.how < search::How::Similar);
    if has_written && !args.similar {
        found.contacts.keep_written();
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
    let similar = if has_written {
        search::Similar::Behind
    } else {
        search::Similar::All
    };
    super::contacts::say_understood(desk, &query, &found.understood, similar);
    super::contacts::limit(desk, &mut found.contacts, args.limit, Some(directory));
    let exit = desk.answer(&View::Found(&found), directory);
    let exit = desk.unless_damaged(data, exit);
    let is_left_out = !found.understood.without.is_empty();
    if let Some(command) = near.filter(|_| !has_written || is_left_out) {
        complain(&say!(
            desk.lang,
            "Oder meinten Sie den Befehl „wir {command}“?",
            "Or did you mean the command “wir {command}”?"
        ));
    }
    exit
}

/// Searches contacts, rooms and topics.
fn look_up(
    desk: &Desk,
    args: &args::Search,
    query: &Query,
    data: &'static Data,
) -> (&'static Directory<'static>, Found<'static>) {
    let directory = data.directory_for(query);
    if query.is_empty() {
        let nothing = Found {
            contacts: Listing::Found(Vec::new()),
            rooms: Vec::new(),
            topics: Vec::new(),
            understood: Understood::default(),
        };
        return (directory, nothing);
    }
    let filter = Filter::default();
    let people = data.people().find(query, &filter, args.similar, desk.lang);
    let found = Found {
        contacts: people.hits,
        rooms: search::rooms(directory, query),
        topics: search::topics(directory, query),
        understood: people.understood,
    };
    (directory, found)
}
