//! `wir rooms`: who sits where.

use super::Exit;
use super::args;
use super::desk::{Desk, quoted, typed};
use crate::render::View;
use crate::search::{self, Filter, Query};
use crate::source::{Ask, Kind};
use crate::{say, t};

pub(super) fn run(desk: &Desk, args: &args::Rooms) -> Exit {
    let query = Query::new(&typed(&args.room));
    let wanted = desk.wanted(&query, None, false);
    let kinds = [Kind::Source, Kind::Unit, Kind::Room, Kind::Contact];
    let data = desk.data_with(&kinds, Ask::Entries(wanted));
    let mut rooms = search::rooms(&data.directory, &query);
    if rooms.is_empty() && !query.is_empty() {
        // Who types a name wants the room of that person.
        let people = search::contacts(
            &data.directory,
            &query,
            &Filter::default(),
            false,
            desk.lang,
        );
        let mut numbers: Vec<&str> = people
            .iter()
            .filter_map(|hit| hit.entry.room.as_deref())
            .collect();
        numbers.dedup();
        rooms = numbers
            .iter()
            .flat_map(|number| search::rooms(&data.directory, &Query::new(number)))
            .collect();
    }
    let view = View::Rooms(&rooms);
    if rooms.is_empty() {
        let asked = quoted(query.typed());
        let sentence = if query.is_empty() {
            t!(
                desk.lang,
                "Es ist kein Raum eingetragen.",
                "No room is listed."
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
