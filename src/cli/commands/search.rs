//! `wir search`, and any word that is no command: everything at once.

use crate::cli::Exit;
use crate::cli::context::{Data, Desk, complain, quoted, typed};
use crate::cli::{arguments, help};
use crate::formats::Kind;
use crate::ldap::Ask;
use crate::model::Directory;
use crate::render::{Format, View};
use crate::search::{self, Everything, Query};
use crate::{say, t};

/// Searches. `first` is a word that may be a mistyped command, for the case that nothing is found.
pub(in crate::cli) fn run(desk: &Desk, args: &arguments::Search, first: Option<&str>) -> Exit {
    let words = typed(&args.words);
    if words.trim().is_empty() {
        return nothing_typed(desk);
    }
    let query = Query::new(&words);
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
    let is_left_out = !found.understood.without.is_empty();
    let near = first.filter(|_| !has_written || is_left_out);
    let near = near.and_then(help::command_near);
    // Who mistyped a command did not ask for what its letters are like.
    if near.is_some() && !has_written {
        found.topics.clear();
    }
    if found.is_empty() {
        let asked = quoted(query.typed());
        if let Some(command) = near {
            return mistyped(desk, &View::Found(&found), directory, &asked, &command);
        }
        let sentence = say!(
            desk.lang,
            "Nichts gefunden für „{asked}“. Bitte nur einen Teil tippen. Was es gibt: wir",
            "Nothing found for “{asked}”. Please type only a part. What there is: wir"
        );
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
    if let Some(command) = near {
        complain(&say!(
            desk.lang,
            "Oder meinten Sie den Befehl „wir {command}“?",
            "Or did you mean the command “wir {command}”?"
        ));
    }
    exit
}

/// Says that words are missing: a variable of the shell was empty.
pub(in crate::cli) fn nothing_typed(desk: &Desk) -> Exit {
    complain(t!(
        desk.lang,
        "wir: Es fehlt, wonach gesucht werden soll. Zum Beispiel: wir search ehrenamt",
        "wir: What to search for is missing. For example: wir search ehrenamt"
    ));
    Exit::Wrong
}

/// Says which command was probably meant. The switchboard knows nothing of commands.
pub(in crate::cli) fn mistyped(
    desk: &Desk,
    nothing: &View<'_>,
    directory: &Directory<'_>,
    asked: &str,
    command: &str,
) -> Exit {
    if desk.format == Format::Json {
        let exit = desk.answer(nothing, directory);
        if exit != Exit::Found {
            return exit;
        }
    }
    complain(&say!(
        desk.lang,
        "„{asked}“ kenne ich nicht. Meinten Sie „wir {command}“?",
        "I do not know “{asked}”. Did you mean “wir {command}”?"
    ));
    Exit::Nothing
}

/// Searches contacts, rooms and topics.
fn look_up(
    desk: &Desk,
    args: &arguments::Search,
    query: &Query,
    data: &'static Data,
) -> (&'static Directory<'static>, Everything<'static>) {
    let directory = data.directory_for(query);
    let found = search::everything(data.people(), directory, query, args.similar, desk.lang);
    (directory, found)
}
