//! `wir rooms`: who sits where.

use std::collections::HashSet;

use crate::cli::Exit;
use crate::cli::arguments;
use crate::cli::context::{Data, Desk, complain, quoted, typed};
use crate::formats::Kind;
use crate::ldap::Ask;
use crate::render::{self, View};
use crate::search::{self, Filter, Hits, Occupied, Query};
use crate::{say, t};

/// Rooms of people of one name; each is looked up by itself, and nobody walks to more.
const MOST_OF_NAME: usize = 50;

pub(in crate::cli) fn run(desk: &Desk, args: &arguments::Rooms) -> Exit {
    let query = Query::new(&typed(&args.room));
    let wanted = desk.wanted(&query, None, false);
    let ask = Ask::Entries(wanted);
    let (data, rooms) = if query.is_empty() {
        // All rooms with everybody in them: that is the whole list.
        let data = desk.data_with(&Kind::CONTACTS, ask);
        (data, search::rooms(&data.directory, &query))
    } else {
        let look = |data| look_up(desk, &query, data);
        let found = desk.look_up(&Kind::CONTACTS, ask, look);
        desk.say_findings(found.0);
        found
    };
    let view = View::Rooms(&rooms);
    if rooms.is_empty() {
        let asked = quoted(query.typed());
        let sentence = if query.is_empty() {
            t!(
                desk.lang,
                "Es ist kein Raum eingetragen. Welche Daten gelesen werden: wir paths",
                "No room is listed. Which data is read: wir paths"
            )
            .to_owned()
        } else {
            say!(
                desk.lang,
                "Einen Raum „{asked}“ gibt es nicht. Alle Räume: wir rooms",
                "There is no room “{asked}”. All rooms: wir rooms"
            )
        };
        return desk.nothing(data, &view, &sentence);
    }
    desk.answer(&view, &data.directory)
}

/// Searches rooms; who types a name wants the room of that person.
fn look_up(desk: &Desk, query: &Query, data: &'static Data) -> Hits<Occupied<'static>> {
    let of = |query: &Query| search::rooms(data.directory_for(query), query);
    let rooms = of(query);
    if !rooms.is_empty() {
        return rooms;
    }
    let people = data
        .people()
        .find(query, &Filter::default(), false, desk.lang);
    let mut known = HashSet::new();
    let mut numbers: Vec<String> = people
        .hits
        .iter()
        .filter_map(|hit| hit.entry.room.as_deref().map(str::to_owned))
        .filter(|number| known.insert(search::room_key(number)))
        .collect();
    if numbers.len() > MOST_OF_NAME {
        complain(&render::shown_of(desk.lang, numbers.len(), MOST_OF_NAME));
        numbers.truncate(MOST_OF_NAME);
    }
    numbers
        .iter()
        .flat_map(|number| of(&Query::new(number)))
        .collect()
}
