//! Rooms, each with who sits there.

use super::Page;
use super::article::{Article, PageBlock, PageField, Section};
use super::telephones::telephones;
use crate::search::{Hits, OccupiedRoom};
use crate::{say, t};

/// Rooms, each with its place and who sits there.
pub(super) fn page(rooms: &Hits<OccupiedRoom<'_>>, page: &Page) -> Article<'static> {
    let lang = page.lang;
    let section = |room: &OccupiedRoom<'_>| {
        let number = room.number;
        let mut section = Section::under(1, say!(lang, "Raum {number}", "Room {number}"));
        if let Some(place) = room.place {
            let place = PageField::new(t!(lang, "Lage", "Place"), place.get(lang));
            section = section.with(PageBlock::FieldList(vec![place]));
        }
        section.with(if room.contacts.is_empty() {
            PageBlock::paragraph(t!(
                lang,
                "Hier ist niemand eingetragen.",
                "Nobody is listed here."
            ))
        } else {
            telephones(room.contacts.iter().copied(), lang)
        })
    };
    rooms.iter().map(|hit| section(&hit.entry)).collect()
}
