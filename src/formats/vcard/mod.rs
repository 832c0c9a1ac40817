//! Records from vCards: versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), one card or many in a text.
//!
//! Written here because the crates for it (`calcard`, `ical`, `vcard4`, `vcard-rs`, `vobject`) tell no
//! places in the text, end at the first broken card, or do not know version 2.1. To mend a list one needs
//! the line of each mistake, and until then every card that is whole.
//!
//! Not read, without a word: what a directory of an office has no place for (photographs, birthdays,
//! addresses at home) and what programs note for themselves (`X-…`).

mod card;
mod card_properties;
mod entry_builder;
mod extensions;
mod jcard;
mod names;
mod number;
mod property;
mod read;
mod signature;
mod value;
mod write;

#[cfg(test)]
mod tests;

pub(super) use jcard::{begins_card, card_entries};
pub(super) use read::empty_card;

use super::file_format::{Beginning, FileFormat, ReadRecords, Reading};
use crate::t;

/// vCard.
pub static FORMAT: FileFormat = FileFormat {
    name: "vcard",
    title: "vCard",
    output: |lang| {
        t!(
            lang,
            "Kontakte als vCard 4.0 (RFC 6350), für Telefone und khard.",
            "Contacts as vCard 4.0 (RFC 6350), for phones and khard."
        )
    },
    reading: Some(Reading {
        versions: "vCard 2.1, 3.0, 4.0",
        notes: |lang| {
            t!(
                lang,
                "Eine Datei, oder ein Ordner mit einer Karte je Datei, wie khard und vdirsyncer ihn halten. Der Raum steht im zweiten Teil von ADR, in X-ROOM oder als NOTE:Raum B 2.14.",
                "One file, or a folder with one card a file, as khard and vdirsyncer keep it. The room stands in the second part of ADR, in X-ROOM, or as NOTE:Room B 2.14."
            )
        },
        endings: &["vcf"],
        rare_endings: &["vcard"],
        beginning: Beginning::Unmistakable(signature::looks_like_cards),
        is_plausible: signature::names_cards,
        records: ReadRecords::Contacts(|text, document, _| {
            Box::new(read::Vcards::new(text, document))
        }),
    }),
    write: Some(write::contacts),
    has_place: |row| !row.vcard.is_empty(),
    exceptions: &[],
};
