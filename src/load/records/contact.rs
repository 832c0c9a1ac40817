//! Contacts: who they are, and their numbers, of which one text may hold several.

use std::borrow::Cow;
use std::collections::HashSet;

use super::bounds::MOST_NUMBERS;
use super::reading::{Placed, Reading, Tidy};
use super::{Maker, Slot};
use crate::both;
use crate::diagnostic::{Findings, Severity, Span, did_you_mean};
use crate::formats::{Entry, FURTHER_VALUES, Kind, Record, Value};
use crate::load::Batch;
use crate::model::phone::{LONGEST_WRITTEN, PhoneError, dialled};
use crate::model::{Contact, Field, PersonName, Phone};
use crate::text::fold;
use crate::text::locale::Text;

pub(super) const CONTACT_KEYS: [&str; 26] = [
    "keywords",
    "id",
    "uid",
    "name",
    "given-name",
    "middle-name",
    "family-name",
    "honorific-prefix",
    "honorific-suffix",
    "post",
    "post-en",
    "unit",
    "organisation",
    "area",
    "phone",
    "fax",
    "mobile",
    "more-phones",
    "room",
    "email",
    "note",
    "note-en",
    "source",
    "retrieved",
    "confirmed",
    "not-found",
];

/// The parts of a contact that need a second look once all of them are there.
#[derive(Default)]
struct Draft<'t> {
    contact: Contact<'t>,
    written: Written,
    name: Option<Cow<'t, str>>,
    given: Cow<'t, str>,
    middle: Cow<'t, str>,
    title: Cow<'t, str>,
    suffix: Cow<'t, str>,
    family: Cow<'t, str>,
    unit: Option<Placed<'t>>,
    /// The id of a unit that is named in words, too.
    unit_id: Option<Cow<'t, str>>,
    /// The units above, from the top down.
    above: Vec<Placed<'t>>,
    post_en: Option<Cow<'t, str>>,
    note_en: Option<Cow<'t, str>>,
}

/// Places of the values that are checked against the rest of the directory.
#[derive(Default)]
struct Written {
    area: Option<Span>,
    source: Option<Span>,
    has_foreign_id: bool,
}

/// A folder with a thousand cards says once that cards have values which a contact has not.
fn once_a_layer(findings: &mut Findings, rank: u32, told: &mut HashSet<u32>) {
    if told.contains(&rank) {
        findings.remove(FURTHER_VALUES);
    } else if findings
        .iter()
        .any(|finding| finding.code == FURTHER_VALUES)
    {
        told.insert(rank);
    }
}

/// The text with its English form, which may be all that there is.
fn with_english<'t>(text: Option<Text<'t>>, english: Option<Cow<'t, str>>) -> Option<Text<'t>> {
    match (text, english) {
        (Some(text), Some(english)) => Some(Text {
            en: Some(english),
            ..text
        }),
        (None, english) => english.map(Text::english),
        (text, None) => text,
    }
}

impl<'t> Maker<'_, 't> {
    /// Takes the contacts of all batches: what is left of the records, and the rows.
    pub(super) fn contacts(&mut self, batches: Vec<Batch<'t>>) {
        let ranks = self
            .documents
            .iter()
            .map(|document| document.rank as usize + 1);
        self.made.contacts_by_rank = vec![0; ranks.max().unwrap_or(0)];
        let mut told = HashSet::new();
        for (batch, document) in batches.into_iter().zip(self.documents) {
            for mut record in batch.records {
                self.contact(&mut record);
            }
            let Some(rows) = batch.rows else { continue };
            self.keep.expect(rows.estimate());
            // Findings about the row itself come before those about its values.
            let mut of_rows = Findings::default();
            rows.each(&mut of_rows, |record, of_rows| {
                self.made.diagnostics.append(of_rows);
                self.contact(record);
            });
            once_a_layer(&mut of_rows, document.rank, &mut told);
            self.made.diagnostics.append(&mut of_rows);
        }
    }

    fn contact(&mut self, record: &mut Record<'t>) {
        let at = record.at;
        self.made.contacts_by_rank[self.documents[at.document as usize].rank as usize] += 1;
        let mut draft = self.draft(record);
        self.settle_unit(&mut draft, record.names_units_in_words);
        if let Some(area) = draft.contact.area.take() {
            draft.contact.area = self.known_area(area, draft.written.area.unwrap_or(at));
        }
        if let Some(source) = &draft.contact.source
            && self.kinds.contains(&Kind::Source)
            && !record.names_units_in_words
            && self.place_of(Kind::Source, source).is_none()
        {
            let source = source.clone();
            self.unknown_source(&source, draft.written.source.unwrap_or(at));
        }
        // What the source says of itself need not be kept twice.
        let source = draft.contact.source.as_deref();
        let of_source = source.and_then(|id| self.place_of(Kind::Source, id));
        let retrieved = of_source.map(|at| self.made.directory.sources[at].retrieved);
        if retrieved == draft.contact.retrieved {
            draft.contact.retrieved = None;
        }
        let has_foreign_id = draft.written.has_foreign_id;
        let Some(mut contact) = self.finish(draft, at) else {
            return;
        };
        let slot = match contact.own_id.clone() {
            Some(id) => {
                // The ids of a list are those of the program that keeps it.
                if !has_foreign_id && !record.names_units_in_words {
                    self.kebab(&id, at);
                }
                self.slot(Kind::Contact, &id, at)
            }
            None => Slot::New,
        };
        let place = if let Slot::Replaces(index) = slot {
            index
        } else {
            self.contacts += 1;
            self.contacts - 1
        };
        contact.position = u32::try_from(place + 1).unwrap_or(u32::MAX);
        if matches!(slot, Slot::Duplicate) {
            // Somebody with a duplicate id is still somebody: the id goes, the person stays.
            contact.own_id = None;
        }
        let own_id = contact.own_id.clone();
        self.keep.keep(place, contact);
        if let Some(id) = own_id {
            self.remember(Kind::Contact, id.into_owned(), Some(place), at);
        }
    }

    fn draft(&mut self, record: &mut Record<'t>) -> Draft<'t> {
        let mut draft = Draft::default();
        let mut reading = self.reading();
        let contact = &mut draft.contact;
        let in_words = record.names_units_in_words;
        for entry in record.entries.drain(..) {
            let at = entry.at;
            match entry.key.as_ref() {
                "id" => {
                    contact.own_id = reading.text(entry);
                }
                // An id that another program made; it may look as it likes.
                "uid" => {
                    contact.own_id = reading.text(entry);
                    draft.written.has_foreign_id = true;
                }
                "name" => draft.name = reading.text(entry),
                "given-name" => draft.given = reading.text(entry).unwrap_or_default(),
                "middle-name" => draft.middle = reading.text(entry).unwrap_or_default(),
                "family-name" => draft.family = reading.text(entry).unwrap_or_default(),
                "honorific-prefix" => draft.title = reading.text(entry).unwrap_or_default(),
                "honorific-suffix" => draft.suffix = reading.text(entry).unwrap_or_default(),
                "post" => contact.post = reading.either(entry),
                "post-en" => draft.post_en = reading.text(entry),
                "unit" => draft.unit = reading.placed(entry),
                "unit-id" if in_words => draft.unit_id = reading.text(entry),
                "organisation" => draft.above = reading.chain(entry),
                "area" => {
                    contact.area = reading.text(entry);
                    draft.written.area = Some(at);
                }
                "phone" => reading.phone(entry, &mut contact.phone, &mut contact.more_phones),
                "fax" => reading.phone(entry, &mut contact.fax, &mut contact.more_phones),
                "mobile" => reading.phone(entry, &mut contact.mobile, &mut contact.more_phones),
                "more-phones" => reading.phones(entry, |phone| contact.more_phones.push(phone)),
                "room" => contact.room = reading.text(entry).map(door_number),
                "email" => contact.email = reading.email(entry),
                "note" => contact.note = reading.either_lines(entry).map(Box::new),
                "note-en" => draft.note_en = reading.lines(entry),
                "source" => {
                    contact.source = reading.text(entry);
                    draft.written.source = Some(at);
                }
                "retrieved" => contact.retrieved = reading.date(entry),
                "keywords" => contact.keywords = reading.words(entry),
                "confirmed" => contact.confirmed = reading.flag(entry),
                "not-found" => contact.not_found = reading.fields(entry),
                _ => reading.unknown_key(&entry, &CONTACT_KEYS),
            }
        }
        draft
    }

    /// Puts the parts together; an entry that names nobody and nothing is left out.
    fn finish(&mut self, draft: Draft<'t>, at: Span) -> Option<Contact<'t>> {
        let Draft {
            mut contact,
            name,
            given,
            middle,
            title,
            suffix,
            family,
            post_en,
            note_en,
            ..
        } = draft;
        if let Some(name) = name {
            // Where the family name is known, a comma in the whole name is only a comma.
            let is_whole = !family.is_empty() && name.ends_with(family.as_ref());
            let name = match is_whole {
                true => PersonName::whole(name),
                false => PersonName::new(name),
            };
            // Beside a column "Vorname" the column "Name" holds the family name.
            let is_family =
                family.is_empty() && !given.is_empty() && !name.full().contains(given.as_ref());
            contact.name = Some(if is_family {
                PersonName::from_parts(&title, &given, name.full())
            } else {
                name.with_known(&title, &family)
            });
        } else if !(given.is_empty() && family.is_empty()) {
            let given: Vec<&str> = [given.as_ref(), middle.as_ref()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect();
            let family = if suffix.is_empty() {
                family
            } else {
                Cow::Owned(format!("{family} {suffix}"))
            };
            contact.name = Some(PersonName::from_parts(
                &title,
                &given.join(" "),
                family.trim(),
            ));
        }
        self.settle_numbers(&mut contact, at);
        contact.post = with_english(contact.post, post_en);
        if note_en.is_some() {
            let note = contact.note.map(|note| *note);
            contact.note = with_english(note, note_en).map(Box::new);
        }
        if contact.name.is_none() && contact.post.is_none() && contact.unit.is_none() {
            self.reading().error(
                "nobody",
                at,
                both!("Dieser Eintrag nennt weder einen Namen noch eine Aufgabe noch eine Stelle. Er wurde ausgelassen.", "This entry names neither a person nor a post nor a unit. It was left out."),
                both!("Bitte mindestens den Namen oder die Aufgabe eintragen.", "Please give at least the name or the post."),
            );
            return None;
        }
        Some(contact)
    }

    /// Leaves further numbers out that are none, for they are known in another notation, and those
    /// beyond a bound.
    fn settle_numbers(&mut self, contact: &mut Contact<'t>, at: Span) {
        if contact.more_phones.is_empty() {
            return;
        }
        let key = |phone: &Phone| phone.number().key();
        let mut known: HashSet<_> = contact.phone.iter().map(key).collect();
        contact.more_phones.retain(|phone| known.insert(key(phone)));
        let count = contact.more_phones.len();
        if count <= MOST_NUMBERS {
            return;
        }
        contact.more_phones.truncate(MOST_NUMBERS);
        self.reading().error(
            "too-many-numbers",
            at,
            both!(
                "Dieser Eintrag hat {count} weitere Nummern; gelesen wurden die ersten {MOST_NUMBERS}.",
                "This entry has {count} further numbers; the first {MOST_NUMBERS} were read."
            ),
            both!(
                "Bitte nur Nummern eintragen, unter denen man jemanden erreicht.",
                "Please give only numbers at which somebody can be reached."
            ),
        );
    }

    fn settle_unit(&mut self, draft: &mut Draft<'t>, in_words: bool) {
        let mut above = std::mem::take(&mut draft.above);
        let Some(unit) = draft.unit.take().or_else(|| above.pop()) else {
            return;
        };
        if !in_words {
            match self.unit_index(&unit.text) {
                Some(index) => draft.contact.unit = Some(index),
                None => self.unknown_unit(
                    &unit,
                    &both!(
                        "Der Eintrag steht ohne Stelle.",
                        "The entry stands without a unit."
                    ),
                ),
            }
            return;
        }
        let organisation = above.first().map(|placed| placed.text.as_ref());
        let by_id = draft.unit_id.take();
        if let Some(index) = by_id.and_then(|id| self.described_unit(&id, organisation)) {
            draft.contact.unit = Some(index);
            return;
        }
        let mut parent = None;
        for name in &above {
            parent = Some(self.unit_in_words(name, parent));
        }
        draft.contact.unit = Some(self.unit_in_words(&unit, parent));
    }

    fn known_area(&mut self, area: Cow<'t, str>, at: Span) -> Option<Cow<'t, str>> {
        if !self.kinds.contains(&Kind::Area) || self.place_of(Kind::Area, &area).is_some() {
            return Some(area);
        }
        let findings = &mut self.made.diagnostics;
        if findings.only_counts("unknown-area", Severity::Error) {
            return None;
        }
        let known = self.made.directory.areas.iter();
        let help = did_you_mean(
            &area,
            known.map(|area| area.id.as_str()),
            both!(
                "Bitte den Bereich anlegen: [[area]] mit id und name.",
                "Please describe the area: [[area]] with id and name."
            ),
        );
        let message = both!(
            "Den Arbeitsbereich „{area}“ gibt es nicht. Der Eintrag steht ohne Bereich.",
            "There is no area of work “{area}”. The entry stands without an area."
        );
        self.reading().error("unknown-area", at, message, help);
        None
    }

    pub(super) fn unknown_source(&mut self, source: &str, at: Span) {
        let findings = &mut self.made.diagnostics;
        if findings.only_counts("unknown-source", Severity::Warning) {
            return;
        }
        let known = self.made.directory.sources.iter();
        let help = did_you_mean(
            source,
            known.map(|source| source.id.as_str()),
            both!(
                "Bitte die Quelle beschreiben: [[source]] mit id, title, retrieved.",
                "Please describe the source: [[source]] with id, title, retrieved."
            ),
        );
        let message = both!(
            "Die Quelle „{source}“ ist nicht beschrieben.",
            "The source “{source}” is not described."
        );
        self.reading().warning("unknown-source", at, message, help);
    }
}

/// The number on the door: `Raum 415` in a column "Raum" is `415`.
fn door_number(room: Cow<'_, str>) -> Cow<'_, str> {
    let says_room = |word: &str| {
        matches!(
            fold::spelled(word).as_str(),
            "raum" | "zimmer" | "room" | "zi"
        )
    };
    let number = match room.split_once([' ', '.', ':']) {
        Some((word, number)) if says_room(word) => number.trim_start_matches(['.', ':', ' ']),
        _ => return room,
    };
    // A door may be called by the word alone, `Raum :`.
    if number.is_empty() {
        return room;
    }
    Cow::Owned(number.to_owned())
}

/// Words before an extension.
const EXTENSION: [&str; 6] = ["Durchwahl", "DW", "App.", "Apparat", "ext.", "Ext."];

/// With so many digits a text is more than an area code.
const MOST_OF_AREA: usize = 7;

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Whether a text has at least as many digits as a number with its area code.
fn has_digits_of_whole_number(text: &str) -> bool {
    let mut digits = text.bytes().filter(u8::is_ascii_digit);
    digits.nth(MOST_OF_AREA - 1).is_some()
}

/// Whether a slash in a text may stand between two numbers, and not behind an area code.
fn may_be_several(text: &str) -> bool {
    text.split_once('/').is_some_and(|(before, after)| {
        before.contains(['-', '–']) || begins_whole_number(after.trim_start())
    })
}

/// Whether a text begins as only a number with its area code does.
fn begins_whole_number(text: &str) -> bool {
    text.trim_start_matches('(').starts_with(['0', '+'])
}

/// The extension of the first number, where what follows the slash is as short: then it is another
/// extension, and no main number behind its area code.
fn extension_before_slash(first: &str, rest: &str) -> Option<String> {
    let number = Phone::parse(first).ok()?.number();
    let extension = number.extension()?;
    let is_short = rest
        .split('/')
        .all(|other| digits(other) <= extension.len());
    let written = first.get(first.len().checked_sub(extension.len())?..)?;
    (is_short && written.as_bytes() == extension).then(|| written.to_owned())
}

/// The numbers of a part: several whole ones with a slash or a blank between, or one with several
/// extensions of the same length.
fn separate(part: &str) -> Vec<String> {
    let (mut numbers, mut rest) = (Vec::new(), part);
    while let Some((first, others)) = first_of_several(rest) {
        numbers.push(first.to_owned());
        rest = others;
    }
    numbers.extend(several_extensions(rest).unwrap_or_else(|| vec![rest.to_owned()]));
    numbers
}

/// The first of several whole numbers with a slash or a blank between, and the others.
fn first_of_several(text: &str) -> Option<(&str, &str)> {
    let is_one = Phone::parse(text).is_ok();
    let mut is_after_blank = false;
    for (at, c) in text.char_indices() {
        // One blank of several is as good as another.
        let is_separator = c == '/' || c == ' ' && !is_one && !is_after_blank;
        is_after_blank = c == ' ';
        if !is_separator {
            continue;
        }
        let (before, after) = (text[..at].trim_end(), text[at + 1..].trim_start());
        if before.len() > LONGEST_WRITTEN {
            return None;
        }
        let are_whole = has_digits_of_whole_number(before)
            && begins_whole_number(after)
            && has_digits_of_whole_number(after);
        if are_whole && Phone::parse(before).is_ok() {
            return Some((before, after));
        }
    }
    None
}

/// `83-3001/3002` in full: `83-3001` and `83-3002`.
fn several_extensions(part: &str) -> Option<Vec<String>> {
    let (first, rest) = part.split_once('/')?;
    let (first, rest) = (first.trim(), rest.trim());
    let extension = extension_before_slash(first, rest)?;
    let trunk = first.strip_suffix(extension.as_str())?;
    let are_alike = rest.split('/').map(str::trim).all(|other| {
        other.len() == extension.len() && other.bytes().all(|byte| byte.is_ascii_digit())
    });
    let others = rest
        .split('/')
        .map(|other| format!("{trunk}{}", other.trim()));
    are_alike.then(|| [first.to_owned()].into_iter().chain(others).collect())
}

/// A number without the word that says that it works only in the house, as `intern 17`.
fn without_internal(part: &str) -> &str {
    let (word, number) = part.split_once([' ', ':', '.']).unwrap_or_default();
    match fold::spelled(word).as_str() {
        "intern" | "internal" => number.trim_start_matches([' ', ':', '.']),
        _ => part,
    }
}

/// Whether a cell of numbers only says where to look, as `siehe Zentrale`.
fn is_reference(text: &str) -> bool {
    let (word, rest) = text.split_once([' ', '.', ':']).unwrap_or_default();
    let is_word = matches!(fold::spelled(word).as_str(), "siehe" | "s" | "vgl" | "see");
    is_word && !rest.trim().is_empty()
}

/// The numbers in a cell that is none by itself: several of them, with words for the extension, or a
/// word for "none".
fn parts_of_numbers(text: &str) -> Vec<String> {
    const NONE: [&str; 9] = [
        "keine",
        "kein",
        "entfaellt",
        "nicht vorhanden",
        "none",
        "not applicable",
        "n a",
        "k a",
        "",
    ];
    if NONE.contains(&fold::spelled(text).as_str()) {
        return Vec::new();
    }
    let mut rest = text.to_owned();
    for word in [
        " oder ", " od. ", " od ", " und ", " or ", " and ", ";", ",",
    ] {
        rest = rest.replace(word, "\n");
    }
    let part = |part: &str| {
        let part = without_internal(part.trim()).to_owned();
        let part = EXTENSION
            .iter()
            .fold(part, |part, word| part.replace(word, "-"));
        part.trim_start_matches(['-', ' '])
            .replace("- ", "-")
            .replace(" -", "-")
    };
    rest.lines()
        .map(part)
        .filter(|part| !part.is_empty())
        .collect()
}

impl Reading<'_> {
    /// Reads a number; a second one for the same use goes to the further numbers.
    fn phone<'t>(
        &mut self,
        entry: Entry<'t>,
        slot: &mut Option<Phone<'t>>,
        more: &mut Vec<Phone<'t>>,
    ) {
        self.phones(entry, |phone| {
            if slot.is_none() {
                *slot = Some(phone);
            } else if slot.as_ref() != Some(&phone) {
                more.push(phone);
            }
        });
    }

    /// All numbers of a value: a list, or one text in which Google separates them by ` ::: `.
    fn phones<'t>(&mut self, entry: Entry<'t>, mut take: impl FnMut(Phone<'t>)) {
        let at = entry.at;
        match &entry.value {
            Value::Text(text) if !text.contains(":::") => {
                let Some(text) = self.divided(entry).map(dialled) else {
                    return;
                };
                if !may_be_several(&text)
                    && let Ok(phone) = Phone::parse(text.clone())
                {
                    return take(phone);
                }
                if is_reference(&text) {
                    return self.reference(&text, at);
                }
                let text = self.without_remarks(&text, at);
                let parts = parts_of_numbers(&text);
                for number in parts.iter().flat_map(|part| separate(part)) {
                    let number = self.first_number(number, at);
                    self.phone_number(&Cow::Owned(number), at)
                        .into_iter()
                        .for_each(&mut take);
                }
            }
            Value::Flag(_) | Value::Date(_) | Value::Table(_) | Value::Other(_) => {
                // Says that a text is wanted.
                self.text(entry);
            }
            _ => {
                for number in self.words(entry) {
                    self.phone_number(&Cow::Owned(number), at)
                        .into_iter()
                        .for_each(&mut take);
                }
            }
        }
    }

    /// Names a cell that only says where to look: whose number stands there, nobody can tell here.
    fn reference(&mut self, text: &str, at: Span) {
        self.warning(
            "remark-in-number",
            at,
            both!(
                "„{text}“ ist ein Verweis und keine Telefonnummer. Der Eintrag steht ohne diese Nummer.",
                "“{text}” is a reference and no telephone number. The entry stands without this number."
            ),
            both!(
                "Bitte die Nummer selbst eintragen, oder den Verweis als Hinweis.",
                "Please give the number itself, or the reference as a note."
            ),
        );
    }

    /// Takes remarks in brackets, as "(vormittags)", out of a cell of numbers. Brackets round digits
    /// and round words for the extension belong to the number.
    fn without_remarks(&mut self, text: &str, at: Span) -> String {
        let (mut kept, mut rest) = (String::new(), text);
        while let Some((before, after)) = rest.split_once('(') {
            let (remark, after) = after.split_once(')').unwrap_or((after, ""));
            kept.push_str(before);
            rest = after;
            let is_of_number = EXTENSION.iter().any(|word| remark.contains(word));
            if is_of_number || !remark.contains(char::is_alphabetic) {
                kept.extend(["(", remark, ")"]);
                continue;
            }
            self.warning(
                "remark-in-number",
                at,
                both!(
                    "„({remark})“ gehört nicht zur Telefonnummer und wurde weggelassen.",
                    "“({remark})” is no part of the telephone number and was left out."
                ),
                both!(
                    "Bitte die Bemerkung als Hinweis eintragen.",
                    "Please give the remark as a note."
                ),
            );
        }
        kept + rest
    }

    /// The first number where others after a slash cannot be told for sure; the rest is named.
    fn first_number(&mut self, text: String, at: Span) -> String {
        let Some((first, rest)) = text.split_once('/') else {
            return text;
        };
        let (first, rest) = (first.trim(), rest.trim());
        let is_one = extension_before_slash(first, rest).is_none() && Phone::parse(&*text).is_ok();
        if is_one || digits(first) < MOST_OF_AREA || Phone::parse(first).is_err() {
            return text;
        }
        self.warning(
            "unread-number",
            at,
            both!(
                "Hinter „{first}“ wurde „{rest}“ nicht gelesen.",
                "After “{first}”, “{rest}” was not read."
            ),
            both!(
                "Bitte jede Nummer ganz schreiben, mit einem Komma dazwischen.",
                "Please write each number in full, with a comma between."
            ),
        );
        first.to_owned()
    }

    fn phone_number<'t>(&mut self, text: &Cow<'t, str>, at: Span) -> Option<Phone<'t>> {
        let error = match Phone::parse(text.clone()) {
            Ok(phone) => return Some(phone),
            Err(error) => error,
        };
        if error == PhoneError::TooLong
            && let Some(phone) = Phone::overlong(text.clone())
        {
            self.warning(
                "overlong-number",
                at,
                both!(
                    "Die Nummer „{text}“ hat mehr als 15 Ziffern, die Landesvorwahl mitgezählt; nicht jedes Telefon kann sie wählen.",
                    "The number “{text}” has more than 15 digits, the country code included; not every telephone can dial it."
                ),
                both!("Bitte die Nummer prüfen.", "Please check the number."),
            );
            return Some(phone);
        }
        let reason = match error {
            PhoneError::Character(c) => both!("darin steht „{c}“", "it holds “{c}”"),
            PhoneError::TooShort => both!("sie ist zu kurz", "it is too short"),
            PhoneError::TooLong => {
                both!("sie ist zu lang für eine", "it is too long for one")
            }
        };
        let (de, en) = (&reason.de, reason.en.as_deref().unwrap_or_default());
        self.error(
            "impossible-number",
            at,
            both!(
                "„{text}“ ist keine Telefonnummer: {de}. Der Eintrag steht ohne diese Nummer.",
                "“{text}” is no telephone number: {en}. The entry stands without this number."
            ),
            both!(
                "Die Form ist 06031 83-3033 oder +49 6031 83-3033.",
                "The form is 06031 83-3033 or +49 6031 83-3033."
            ),
        );
        None
    }

    fn email<'t>(&mut self, entry: Entry<'t>) -> Option<Cow<'t, str>> {
        let at = entry.at;
        let email = self.divided(entry)?;
        if let Some((first, others)) = email.split_once(":::") {
            let (first, others) = (first.trim().to_owned(), others.trim());
            self.warning(
                "more-emails",
                at,
                both!(
                    "Weitere E-Mail-Adressen werden nicht gelesen: {others}",
                    "Further e-mail addresses are not read: {others}"
                ),
                both!(
                    "Bitte die wichtigste Adresse allein eintragen.",
                    "Please give the main address alone."
                ),
            );
            return self.bounded(Cow::Owned(first), at, Tidy::Line);
        }
        let email = self.bounded(email, at, Tidy::Line)?;
        let has_form = email.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty() && host.contains('.') && !email.contains(' ')
        });
        if !has_form {
            self.warning(
                "odd-email",
                at,
                both!(
                    "„{email}“ sieht nicht wie eine E-Mail-Adresse aus.",
                    "“{email}” does not look like an e-mail address."
                ),
                both!(
                    "Die Form ist name@beispiel.de.",
                    "The form is name@example.org."
                ),
            );
        }
        Some(email)
    }

    /// Names of fields, for what was searched for and not found.
    pub(super) fn fields(&mut self, entry: Entry<'_>) -> Vec<Field> {
        let words = self.list(entry);
        let mut fields = Vec::new();
        for word in words.iter().flat_map(|placed| {
            placed.text.split(":::").map(move |part| Placed {
                text: part.trim().to_owned().into(),
                at: placed.at,
            })
        }) {
            match Field::named(&word.text) {
                Some(field) if fields.contains(&field) => {}
                Some(field) => fields.push(field),
                None => {
                    let name = &word.text;
                    let list = Field::ALL.map(Field::key).join(", ");
                    let help = both!("Bekannt sind: {list}.", "Known are: {list}.");
                    self.error(
                        "unknown-field",
                        word.at,
                        both!(
                            "Ein Feld „{name}“ gibt es nicht.",
                            "There is no field “{name}”."
                        ),
                        help,
                    );
                }
            }
        }
        fields
    }
}
