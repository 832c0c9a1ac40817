//! Rooms: who sits where.

use std::collections::BTreeMap;

use super::query::Query;
use super::{Hit, Hits, MatchKind};
use crate::model::{Contact, Directory, Field};
use crate::text::fold;
use crate::text::locale::Text;

/// A room with the contacts that sit there.
#[derive(Clone, Debug, PartialEq)]
pub struct OccupiedRoom<'d> {
    /// The number on the door.
    pub number: &'d str,
    /// Where to find it.
    pub place: Option<&'d Text<'d>>,
    /// Who sits there.
    pub contacts: Vec<&'d Contact<'d>>,
}

/// Finds rooms by number, with or without the word "Raum"; an empty query lists all, in the order
/// of their numbers.
pub fn rooms<'d>(directory: &'d Directory<'d>, query: &Query) -> Hits<OccupiedRoom<'d>> {
    let mut by_key: BTreeMap<(String, String), OccupiedRoom<'d>> = BTreeMap::new();
    for room in directory.rooms() {
        let entry = OccupiedRoom {
            number: &room.number,
            place: room.place.as_ref(),
            contacts: Vec::new(),
        };
        by_key.insert(order_and_key(&room.number), entry);
    }
    for contact in directory.contacts() {
        let Some(number) = contact.room.as_deref() else {
            continue;
        };
        let empty = || OccupiedRoom {
            number,
            place: None,
            contacts: Vec::new(),
        };
        by_key
            .entry(order_and_key(number))
            .or_insert_with(empty)
            .contacts
            .push(contact);
    }
    let rooms = by_key.into_values();
    if query.is_empty() {
        return rooms
            .map(|entry| Hit {
                entry,
                how: MatchKind::Exact,
                fields: Vec::new(),
            })
            .collect();
    }
    let wanted = query.room_key();
    let mut hits: Hits<OccupiedRoom> = rooms
        .filter_map(|entry| {
            room_fit(&wanted, &fold::room_key(entry.number)).map(|how| Hit {
                entry,
                how,
                fields: vec![Field::ROOM],
            })
        })
        .collect();
    hits.sort_by_key(|hit| hit.how);
    // A room that exists was asked for; rooms whose number only begins or ends so are others.
    if hits.first().is_some_and(|hit| hit.how == MatchKind::Exact) {
        hits.truncate(1);
    }
    hits
}

/// How the key of a room fits the one that was asked for.
pub(super) fn room_fit(wanted: &str, key: &str) -> Option<MatchKind> {
    if wanted.is_empty() {
        None
    } else if key == wanted {
        Some(MatchKind::Exact)
    } else if key.starts_with(wanted) {
        Some(MatchKind::Beginning)
    } else {
        (wanted.len() >= 2 && key.ends_with(wanted)).then_some(MatchKind::Inside)
    }
}

/// The order of a room, and its key, so that different rooms never count as one.
fn order_and_key(number: &str) -> (String, String) {
    (room_order(number), fold::room_key(number))
}

/// Key to order rooms by: letters as letters, runs of digits as numbers (`9` before `415`).
pub fn room_order(number: &str) -> String {
    let key = fold::room_key(number);
    let mut order = String::new();
    let mut rest = key.as_str();
    while !rest.is_empty() {
        let letters = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(letters);
        let digits = after
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(after.len());
        let (digits, after) = after.split_at(digits);
        order.push_str(&format!("{word}{digits:0>10}"));
        rest = after;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::records::assemble;
    use crate::model::DirectoryParts;

    #[test]
    fn rooms_are_listed_in_the_order_of_their_numbers() {
        let room = |number: &str| crate::model::Room {
            number: number.to_owned(),
            ..Default::default()
        };
        let directory = assemble(DirectoryParts {
            rooms: ["B 2.14", "415", "9", "B 2.2"].map(room).into(),
            ..DirectoryParts::default()
        });
        let order = |typed: &str| {
            rooms(&directory, &Query::new(typed))
                .iter()
                .map(|hit| hit.entry.number.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(order(""), ["9", "415", "B 2.2", "B 2.14"]);
        assert_eq!(order("Raum b2.14"), ["B 2.14"]);
        assert_eq!(order("B"), ["B 2.2", "B 2.14"]);
    }
}
