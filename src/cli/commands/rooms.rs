//! `wir rooms`: who sits where.

use std::collections::HashSet;
use std::ffi::OsString;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::data::Data;
use crate::cli::help_text::localized;
use crate::cli::quote::quote;
use crate::cli::refusal::CommandResult;
use crate::cli::typed;
use crate::formats::RecordKind;
use crate::ldap::ServerQuery;
use crate::render::{self, View};
use crate::search::{self, Filter, Hits, OccupiedRoom, Query};
use crate::{say, t};

#[derive(Args)]
#[command(alias = localized("raeume", "room"), alias = localized("räume", "raeume"), alias = localized("raum", "räume"), alias = localized("room", "raum"),
    about = localized("Wer sitzt in welchem Raum?", "Who sits in which room?"))]
pub(in crate::cli) struct Rooms {
    #[arg(value_name = localized("RAUM", "ROOM"), help = localized("Raumnummer, mit oder ohne „Raum“; ohne Angabe alle", "Room number, with or without “Room”; all if left out"))]
    pub(in crate::cli) room: Vec<OsString>,
}

/// Most rooms that are shown for people of one name: each is looked up by itself.
const MOST_OF_NAME: usize = 50;

pub(in crate::cli) fn run(context: &Context<'_>, args: &Rooms) -> CommandResult {
    let query = Query::new(&typed::join(&args.room));
    let wanted = context.entry_query(&query, None, false);
    let ask = ServerQuery::Entries(wanted);
    let (data, rooms) = if query.is_empty() {
        // All rooms with everybody in them: that is the whole list.
        let data = context.data_with_servers(RecordKind::CONTACTS, ask);
        (data, search::rooms(&data.directory, &query))
    } else {
        let look = |data| look_up(context, &query, data);
        let found = context.look_up(RecordKind::CONTACTS, ask, look);
        context.tell_findings(found.0);
        found
    };
    let view = View::Rooms(&rooms);
    if rooms.is_empty() {
        let asked = quote(query.typed());
        let sentence = if query.is_empty() {
            t!(
                context.lang,
                "Es ist kein Raum eingetragen. Welche Daten gelesen werden: wir paths",
                "No room is listed. Which data is read: wir paths"
            )
            .to_owned()
        } else {
            say!(
                context.lang,
                "Einen Raum „{asked}“ gibt es nicht. Alle Räume: wir rooms",
                "There is no room “{asked}”. All rooms: wir rooms"
            )
        };
        return context.nothing(data, &view, sentence);
    }
    context.answer(&view, &data.directory)
}

/// Searches rooms by their numbers; a name stands for the rooms of the people who bear it.
fn look_up<'d>(context: &Context<'d>, query: &Query, data: &'d Data<'d>) -> Hits<OccupiedRoom<'d>> {
    let of = |query: &Query| search::rooms(context.store.directory_for(data, query), query);
    let rooms = of(query);
    if !rooms.is_empty() {
        return rooms;
    }
    let people = data
        .people()
        .find(query, &Filter::default(), false, context.lang);
    let mut known = HashSet::new();
    let mut numbers: Vec<String> = people
        .hits
        .iter()
        .filter_map(|hit| hit.entry.room.as_deref().map(str::to_owned))
        .filter(|number| known.insert(search::room_key(number)))
        .collect();
    if numbers.len() > MOST_OF_NAME {
        context.streams.tell(&render::shown_hits_sentence(
            context.lang,
            numbers.len(),
            MOST_OF_NAME,
        ));
        numbers.truncate(MOST_OF_NAME);
    }
    numbers
        .iter()
        .flat_map(|number| of(&Query::new(number)))
        .collect()
}
