//! One card: from its properties to the entries of a contact.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::card_properties::{Vcard, distance_from_work};
use super::entry_builder::EntryBuilder;
use super::extensions::{MADE, NO_ROOM, WRITTEN};
use super::number::{key_of_number, number_text, reach_of_number};
use super::property::Property;
use super::value::{self, strip_scheme};
use crate::diagnostic::{DocumentIndex, Findings};
use crate::formats::writer_notes::restore_notation;
use crate::formats::{KeyValue, RecordValue};
use crate::model::reach::Medium;
use crate::model::{Field, FieldKind, FieldRow, Reach, written_fields};
use crate::text::fold;

/// Properties that are read besides those that the table of fields names.
const READ_BESIDES: &[&str] = &[
    "X-MS-TEL",
    "ADR",
    "VERSION",
    "KIND",
    "X-ABLABEL",
    "X-ABSHOWAS",
    "X-ADDRESSBOOKSERVER-KIND",
];

/// Properties that are read.
pub(super) fn read_properties() -> &'static [&'static str] {
    static READ: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let of_fields = written_fields().iter().flat_map(|row| row.vcard);
        let mut read: Vec<&str> = of_fields.chain(READ_BESIDES).copied().collect();
        read.dedup();
        read
    });
    &READ
}

/// Properties of the three versions and their extensions that say nothing a directory shows. What
/// begins with `X-` is one of them.
const NOT_READ: &[&str] = &[
    "AGENT",
    "ANNIVERSARY",
    "BDAY",
    "BEGIN",
    "BIRTHPLACE",
    "CALADRURI",
    "CALURI",
    "CAPURI",
    "CLASS",
    "CLIENTPIDMAP",
    "CONTACT-URI",
    "CREATED",
    "DEATHDATE",
    "DEATHPLACE",
    "END",
    "EXPERTISE",
    "FBURL",
    "GENDER",
    "GEO",
    "GRAMGENDER",
    "HOBBY",
    "IMPP",
    "INTEREST",
    "JSPROP",
    "KEY",
    "LABEL",
    "LANG",
    "LANGUAGE",
    "LOGO",
    "MAILER",
    "MEMBER",
    "NAME",
    "ORG-DIRECTORY",
    "PHOTO",
    "PRODID",
    "PROFILE",
    "PRONOUNS",
    "RELATED",
    "REV",
    "SOCIALPROFILE",
    "SORT-STRING",
    "SOUND",
    "SOURCE",
    "TZ",
    "URL",
    "XML",
];

/// What a property is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PropertyUse {
    Read,
    None,
    Unknown,
}

/// What the property of this name, in capital letters, is good for.
pub(super) fn property_use(name: &str) -> PropertyUse {
    if read_properties().contains(&name) {
        PropertyUse::Read
    } else if name.starts_with("X-") || NOT_READ.contains(&name) {
        PropertyUse::None
    } else {
        PropertyUse::Unknown
    }
}

/// Groups that every contact of a telephone is in.
const EVERYBODY: [&str; 4] = ["my contacts", "mycontacts", "starred", "meine kontakte"];

impl<'t> Vcard<'t> {
    /// Adds what the card says to `entries`, and returns the properties of which one value was taken
    /// and others were left.
    pub(super) fn entries(
        &self,
        document: DocumentIndex,
        entries: &mut Vec<KeyValue<'t>>,
        diagnostics: &mut Findings,
    ) -> Vec<(&'static str, Range<usize>)> {
        let mut making = EntryBuilder {
            document,
            is_2_1: self.is_2_1,
            entries,
            diagnostics,
            further: Vec::new(),
        };
        self.id(&mut making);
        let units = self.units(&mut making);
        self.name(&units, &mut making);
        for row in written_fields() {
            match row.key {
                "id" | "unit" | "name" | "other-names" | "fax" | "mobile" | "more-phones"
                | "room" | "note" => {}
                "phone" => self.all_numbers(&mut making),
                _ => self.field(row, &mut making),
            }
        }
        self.room_and_note(&mut making);
        making.further
    }

    /// A field that stands in the properties that the table has for it.
    fn field(&self, row: &'static FieldRow, making: &mut EntryBuilder<'t, '_>) {
        match row.kind {
            FieldKind::Bilingual { .. } | FieldKind::Lines { .. } => self.bilingual(row, making),
            FieldKind::Words { .. } => self.words(row, making),
            FieldKind::Flag { .. } => {
                let flag = row
                    .vcard
                    .iter()
                    .find_map(|name| self.properties_named(name).next());
                if let Some(flag) = flag
                    && matches!(flag.value.trim(), "true" | "false")
                {
                    making.push(row.key, flag.value.clone(), flag);
                }
            }
            FieldKind::Email { .. } => self.emails(row, making),
            // Read with the first one.
            FieldKind::Emails { .. } => {}
            _ => {
                if let Some(property) = self.take_first(row, making) {
                    let text = making.decode_text(property, property.value.clone());
                    making.push(row.key, text, property);
                }
            }
        }
    }

    /// The numbers, each under the key of what it is for.
    fn all_numbers(&self, making: &mut EntryBuilder<'t, '_>) {
        for (key, reach, property) in self.numbers() {
            let number = making.decode_text(property, property.value.clone());
            let (number, extension) = number_text(number);
            if let Some(extension) = extension {
                making.report_unread_extension(&extension, &number, property);
            }
            let number = match property.parameter(WRITTEN) {
                Some(written) => restore_notation(number, Cow::Owned(written.to_owned())),
                None => number,
            };
            making.push_reach(key, number, reach, property);
        }
    }

    /// The address that is preferred, else the one that says best that it is the one at work, then the others in the
    /// order of the card.
    fn emails(&self, row: &'static FieldRow, making: &mut EntryBuilder<'t, '_>) {
        let labels = self.labels();
        let [name, ..] = row.vcard else { return };
        let first = self.preferred_properties(name).into_iter().next();
        let is_first =
            |property: &&Property<'t>| first.is_some_and(|first| std::ptr::eq(first, *property));
        let all = self.filled_properties(name);
        let (own, more): (Vec<_>, Vec<_>) = all.into_iter().partition(is_first);
        for property in own.into_iter().chain(more) {
            let address = making.decode_text(property, property.value.clone());
            let address = strip_scheme(address, "mailto:");
            if is_first(&property) {
                making.push(row.key, address, property);
                continue;
            }
            let label = property.group.as_deref();
            let label = label.and_then(|group| labels.get(group)).copied();
            let reach = Reach {
                medium: Medium::Voice,
                ..reach_of_number(property, label)
            };
            making.push_reach(Field::MORE_EMAILS.key(), address, reach, property);
        }
    }

    /// The property of a name that is taken; the others are remembered as left.
    fn take_preferred(
        &self,
        name: &'static str,
        making: &mut EntryBuilder<'t, '_>,
    ) -> Option<&Property<'t>> {
        let found = self.in_own_language(name);
        let (first, others) = found.split_first()?;
        let is_left =
            |other: &&&Property<'t>| other.value != first.value && !other.is_alternative_of(first);
        if let Some(other) = others.iter().find(is_left) {
            making
                .further
                .push((name, other.key_at.start..other.at.end));
        }
        Some(first)
    }

    /// As [`take_preferred`](Self::take_preferred), of the first name of a field that the card has.
    fn take_first(
        &self,
        row: &FieldRow,
        making: &mut EntryBuilder<'t, '_>,
    ) -> Option<&Property<'t>> {
        let mut names = row.vcard.iter();
        names.find_map(|name| self.take_preferred(name, making))
    }

    /// `UID`: a bare UUID is the same however it is written (RFC 9562, 4), so it is written one way.
    fn id(&self, making: &mut EntryBuilder<'t, '_>) {
        let Some(uid) = self.preferred_properties("UID").into_iter().next() else {
            return;
        };
        if uid.parameter(MADE).is_some() {
            return;
        }
        let id = making.decode_text(uid, uid.value.clone());
        let id = strip_scheme(id, "urn:uuid:");
        let is_uuid = id.len() == 36
            && id
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        let id = if is_uuid && id.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(id.to_ascii_lowercase())
        } else {
            id
        };
        making.push("uid", id, uid);
    }

    /// `ORG`: the organisation, then its parts down to the smallest. Returns them, to tell whether the
    /// name of the card is one of them.
    fn units(&self, making: &mut EntryBuilder<'t, '_>) -> Vec<Cow<'t, str>> {
        let (org, departments) = match Field::UNIT.row().vcard {
            [org, departments @ ..] => (*org, departments),
            [] => return Vec::new(),
        };
        let department = departments
            .iter()
            .find_map(|name| self.preferred_properties(name).into_iter().next());
        let mut parts: Vec<(Cow<'t, str>, &Property<'t>)> = Vec::new();
        if let Some(org) = self.take_preferred(org, making) {
            for part in value::components(&org.value, b';') {
                parts.push((making.decode_text(org, part), org));
            }
        }
        if let Some(department) = department {
            parts.push((
                making.decode_text(department, department.value.clone()),
                department,
            ));
        }
        parts.retain(|(part, _)| !part.trim().is_empty());
        let names = parts.iter().map(|(part, _)| part.clone()).collect();
        let Some((unit, property)) = parts.pop() else {
            return names;
        };
        if let Some((_, first)) = parts.first() {
            let at = making.span(&first.at);
            let above = parts
                .iter()
                .map(|(part, _)| (RecordValue::Text(part.clone()), at))
                .collect();
            making.push_value("organisation", RecordValue::List(above), first);
        }
        making.push("unit", unit, property);
        names
    }

    /// The first property of a field, in both languages where the card has both; the others in its place, as
    /// `ROLE` in that of `TITLE`.
    fn bilingual(&self, row: &'static FieldRow, making: &mut EntryBuilder<'t, '_>) {
        let ([name, substitutes @ ..], Some(part)) = (row.vcard, row.parts.first()) else {
            return;
        };
        let texts = self.in_own_language(name);
        let english = texts.iter().find(|text| text.is_english()).copied();
        let has_own = |text: &&&Property<'t>| {
            // One in another language stands for both where there is no other.
            !text.is_english() && (text.language_rank() < 3 || english.is_none())
        };
        let german = texts.iter().find(has_own).copied();
        let substitute = substitutes.iter().find_map(|name| {
            let property = self.preferred_properties(name).into_iter().next()?;
            Some((*name, property))
        });
        let in_place = substitute.filter(|_| english.is_none());
        let own = german.or(in_place.map(|(_, property)| property));
        let Some(taken) = own.or(english) else { return };
        let text = making.decode_text(taken, taken.value.clone());
        let key = if own.is_some() { row.key } else { part.key };
        making.push(key, text.clone(), taken);
        if let Some(english) = english.filter(|_| own.is_some()) {
            let text = making.decode_text(english, english.value.clone());
            making.push(part.key, text, english);
        }
        if let Some(other) = texts.iter().find(|text| {
            !text.is_english() && text.value != taken.value && !text.is_alternative_of(taken)
        }) {
            making
                .further
                .push((name, other.key_at.start..other.at.end));
        }
        if let Some((name, substitute)) = substitute {
            let other = making.decode_text(substitute, substitute.value.clone());
            if other.trim() != text.trim() {
                making
                    .further
                    .push((name, substitute.key_at.start..substitute.at.end));
            }
        }
    }

    /// The numbers with the key of each and what it is for: preferred ones first, then the one of each key that says
    /// best that it is the one at work, then the others in the order of the card.
    fn numbers(&self) -> Vec<(&'static str, Reach, &Property<'t>)> {
        let labels = self.labels();
        let mut numbers: Vec<(&'static str, Reach, &Property)> = self
            .filled_properties("TEL")
            .into_iter()
            .map(|property| {
                let group = property.group.as_deref();
                let label = group.and_then(|group| labels.get(group)).copied();
                let reach = reach_of_number(property, label);
                (key_of_number(property, label, reach), reach, property)
            })
            .collect();
        numbers.sort_by_key(|(.., property)| property.preference());
        let distance = |(_, reach, property): &(&str, Reach, &Property)| {
            (property.preference(), distance_from_work(property, *reach))
        };
        // The key of further numbers has no first one. The telephone comes before the others.
        for key in [Field::MOBILE, Field::FAX, Field::PHONE].map(Field::key) {
            let of_key = numbers
                .iter()
                .enumerate()
                .filter(|(_, (of, ..))| *of == key);
            let nearest = of_key.min_by_key(|(_, number)| distance(number));
            if let Some((at, _)) = nearest {
                numbers[..=at].rotate_right(1);
                // It is the number of its key, which says enough.
                numbers[0].1 = Reach::default();
            }
        }
        numbers
    }

    /// What groups say that their numbers are: `item1.X-ABLabel:_$!<HomeFAX>!$_`, where the marks are
    /// those of labels that Apple translates.
    fn labels(&self) -> HashMap<&str, &str> {
        let labels = self.properties_named("X-ABLABEL").filter_map(|label| {
            let text = label.value.trim();
            let bare = text
                .strip_prefix("_$!<")
                .and_then(|text| text.strip_suffix(">!$_"));
            Some((label.group.as_deref()?, bare.unwrap_or(text)))
        });
        labels.collect()
    }

    /// All words of the properties of a field, but for groups that say nothing.
    fn words(&self, row: &'static FieldRow, making: &mut EntryBuilder<'t, '_>) {
        let properties = row
            .vcard
            .iter()
            .flat_map(|name| self.preferred_properties(name));
        let properties: Vec<&Property<'t>> = properties.collect();
        let mut words = Vec::new();
        for property in &properties {
            let at = making.span(&property.at);
            for part in value::components(&property.value, b',') {
                let word = making.decode_text(property, part);
                if !word.trim().is_empty()
                    && !EVERYBODY.contains(&fold::spelled_key(&word).as_str())
                {
                    words.push((RecordValue::Text(word), at));
                }
            }
        }
        if let Some(property) = properties.first().filter(|_| !words.is_empty()) {
            making.push_value(row.key, RecordValue::List(words), property);
        }
    }

    /// The room: a property for it, the second part of an address that is not at home, or a note that
    /// says nothing else.
    fn room_and_note(&self, making: &mut EntryBuilder<'t, '_>) {
        let mut room = None;
        for name in Field::ROOM.row().vcard {
            if let Some(property) = self.preferred_properties(name).into_iter().next() {
                room = room.or_else(|| {
                    Some((
                        making.decode_text(property, property.value.clone()),
                        property,
                    ))
                });
            }
        }
        for property in self.preferred_properties("ADR") {
            if room.is_some() || property.is_of_type("home") {
                continue;
            }
            let parts = value::components(&property.value, b';');
            let mut part = |at: usize| {
                let part = parts.get(at)?;
                Some(making.decode_text(property, part.clone()))
            };
            // The eighth part is the room alone (RFC 9554, 2.1), the second one whatever belongs to an address.
            let own = part(7).filter(|part| !part.trim().is_empty());
            let own = own.or_else(|| part(1).filter(|part| is_room(part)));
            room = own.map(|part| (part, property));
        }
        let notes = self.preferred_properties("NOTE");
        // A note in another language is read where it stands for no other one.
        let own = notes.iter().filter(|note| note.language_rank() < 3);
        let own: HashSet<Option<&str>> = own.map(|note| note.parameter("altid")).collect();
        let is_read = |note: &&&Property<'t>| {
            let altid = note.parameter("altid");
            let has_own = match altid {
                Some(_) => own.contains(&altid),
                None => !own.is_empty(),
            };
            note.language_rank() < 3 || !has_own
        };
        let notes: Vec<&Property<'t>> = notes.iter().filter(is_read).copied().collect();
        let notes = notes.into_iter();
        let (english, german): (Vec<_>, Vec<_>) = notes
            .filter(|note| note.parameter(MADE).is_none())
            .partition(|note| note.is_english());
        let mut said = Vec::new();
        for (key, properties) in [("note", german), ("note-en", english)] {
            let mut notes: Vec<Cow<'t, str>> = Vec::new();
            let mut first = None;
            for property in properties {
                let note = making.decode_text(property, property.value.clone());
                if room.is_none() && property.parameter(NO_ROOM).is_none() {
                    let found = note.lines().find_map(room_in).map(str::to_owned);
                    let says_only_room = found.as_ref().is_some_and(|found| {
                        note.trim().ends_with(found) && note.trim().lines().count() == 1
                    });
                    room = found.map(|found| (Cow::Owned(found), property));
                    if says_only_room {
                        continue;
                    }
                }
                notes.push(note);
                first.get_or_insert(property);
            }
            if let Some(property) = first {
                let note = match notes.len() {
                    1 => notes.pop().unwrap_or_default(),
                    _ => Cow::Owned(notes.join("\n")),
                };
                said.push((key, note, property));
            }
        }
        if let Some((room, property)) = room {
            making.push("room", room, property);
        }
        for (key, note, property) in said {
            making.push(key, note, property);
        }
    }
}

/// Whether the second part of an address is a room: it says so, names a part of a house, or has the form of a number on
/// a door and no word of a street.
fn is_room(part: &str) -> bool {
    const OF_HOUSE: [&str; 24] = [
        "haus",
        "gebaeude",
        "empfang",
        "pforte",
        "foyer",
        "etage",
        "stock",
        "geschoss",
        "og",
        "eg",
        "ug",
        "dg",
        "flur",
        "trakt",
        "fluegel",
        "anbau",
        "zentrale",
        "zi",
        "building",
        "floor",
        "wing",
        "reception",
        "lobby",
        "room",
    ];
    const LONGEST: usize = 12;
    let words = fold::spelled_key(part);
    let mut words = words.split(' ');
    let is_door = part.trim().len() <= LONGEST
        && part.bytes().any(|byte| byte.is_ascii_digit())
        && words
            .clone()
            .all(|word| word.chars().filter(|c| c.is_alphabetic()).count() <= 2);
    says_room(part) || is_door || words.any(|word| OF_HOUSE.contains(&word))
}

/// Whether a reader would take a line of the note for the room.
pub(super) fn names_room(note: &str) -> bool {
    note.lines().any(|line| room_in(line).is_some())
}

/// The room that a text names and nothing else: `Raum B 2.14`.
fn room_in(text: &str) -> Option<&str> {
    const LONGEST: usize = 20;
    let (_, room) = text.trim().split_once([' ', ':'])?;
    let room = room.trim().trim_end_matches('.');
    let is_number = room.bytes().any(|byte| byte.is_ascii_digit())
        && room.len() <= LONGEST
        && !room.contains([',', ';', '!', '?']);
    (says_room(text) && is_number).then_some(room)
}

/// Whether a text begins with a word for a room, and goes on.
fn says_room(text: &str) -> bool {
    const WORDS: [&str; 6] = ["raum", "room", "zimmer", "zi.", "büro", "office"];
    let word = text.trim().split_once([' ', ':']).map(|(word, _)| word);
    word.is_some_and(|word| WORDS.contains(&word.trim_end_matches(':').to_lowercase().as_str()))
}
