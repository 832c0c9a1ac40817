//! Contacts: who they are, and how they are reached.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::bounds::MOST_NUMBERS;
use super::directory_builder::DirectoryBuilder;
use super::draft_name::DraftName;
use super::earlier_contacts::EarlierContacts;
use super::ids::Slot;
use super::name_cell::{is_vacancy, several_names};
use super::value_reader::{PlacedText, ValueReader};
use crate::both;
use crate::diagnostic::{Findings, Severity, Span, did_you_mean};
use crate::formats::{FURTHER_VALUES, KeyValue, Record, RecordKind};
use crate::load::Batch;
use crate::model::field_kind::WordNames;
use crate::model::reach::{Medium, ReachPlace};
use crate::model::{
    Contact, ContactIndex, Field, FieldKind, FieldRow, Further, PersonName, Phone, Reach,
    contact_key, contact_keys,
};
use crate::text::fold;
use crate::text::locale::{Lang, Text};

/// The keys of a contact.
pub(super) static CONTACT_KEYS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| contact_keys().iter().map(|known| known.key).collect());

/// The parts of a contact that need a second look once all of them are there.
#[derive(Default)]
struct DraftContact<'t> {
    contact: Contact<'t>,
    written: ReferencePlaces,
    name: DraftName<'t>,
    /// The area code of numbers that are written without one.
    area_code: Option<Cow<'t, str>>,
    unit: Option<PlacedText<'t>>,
    /// The id of a unit that is named in words, too.
    unit_id: Option<Cow<'t, str>>,
    /// The units above, from the top down.
    above: Vec<PlacedText<'t>>,
    /// The English forms of texts, which lists give apart.
    english: Vec<(&'static FieldRow, Cow<'t, str>)>,
}

/// Places of the values that are checked against the rest of the directory.
#[derive(Default)]
struct ReferencePlaces {
    area: Option<Span>,
    source: Option<Span>,
    has_foreign_id: bool,
}

/// A folder with a thousand cards says once that cards have values which a contact has not.
fn report_once_a_layer(findings: &mut Findings, rank: u32, told: &mut HashSet<u32>) {
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
fn with_english<'t>(text: Option<Text<'t>>, english: Cow<'t, str>) -> Text<'t> {
    match text {
        Some(text) => Text {
            en: Some(english),
            ..text
        },
        None => Text::english(english),
    }
}

impl<'t> DirectoryBuilder<'_, 't> {
    /// Takes the contacts of all batches: what is left of the records, and the rows.
    pub(super) fn contacts(&mut self, batches: Vec<Batch<'t>>) {
        let ranks = self
            .documents
            .iter()
            .map(|document| document.rank as usize + 1);
        self.made.contacts_by_rank = vec![0; ranks.max().unwrap_or(0)];
        let with_contacts = batches.iter().zip(self.documents);
        let with_contacts = with_contacts.filter(|(batch, _)| {
            let mut records = batch.records.iter();
            batch.rows.is_some() || records.any(|record| record.kind == RecordKind::Contact)
        });
        self.earlier = EarlierContacts::of_ranks(with_contacts.map(|(_, document)| document.rank));
        let mut told = HashSet::new();
        let mut no_staff: Option<(Span, usize)> = None;
        for (batch, document) in batches.into_iter().zip(self.documents) {
            self.home = batch.home;
            for mut record in batch.records {
                // Those of a server are passed over in silence: who looks up somebody keeps no directory.
                if !record.is_no_staff || document.all_accounts {
                    self.contact(&mut record);
                }
            }
            let Some(rows) = batch.rows else { continue };
            self.keep.expect(rows.estimate());
            // Findings about the row itself come before those about its values.
            let mut of_rows = Findings::default();
            rows.for_each(&mut of_rows, &mut |record, of_rows| {
                self.made.diagnostics.append(of_rows);
                if !record.is_no_staff || document.all_accounts {
                    self.contact(record);
                } else {
                    no_staff.get_or_insert((record.at, 0)).1 += 1;
                }
            });
            report_once_a_layer(&mut of_rows, document.rank, &mut told);
            self.made.diagnostics.append(&mut of_rows);
        }
        if let Some((at, count)) = no_staff {
            self.value_reader().warning(
                "no-staff",
                at,
                both!(
                    "Gesperrte, ausgeblendete und Dienstkonten fehlen: {count}. Das erste steht hier.",
                    "Disabled, hidden and service accounts are left out: {count}. The first one stands here."
                ),
                both!(
                    "Mit --all-accounts werden auch sie gezeigt.",
                    "With --all-accounts they are shown, too."
                ),
            );
        }
    }

    fn contact(&mut self, record: &mut Record<'t>) {
        let at = record.at;
        self.made.contacts_by_rank[self.documents[at.document].rank as usize] += 1;
        let mut draft = self.draft(record);
        if record.is_of_table {
            settle_columns(&mut draft);
        }
        self.settle_unit(&mut draft, record.names_units_in_words);
        if let Some(area) = draft.contact.area.take() {
            draft.contact.area = self.known_area(area, draft.written.area.unwrap_or(at));
        }
        if let Some(source) = &draft.contact.source
            && self.kinds.contains(&RecordKind::Source)
            && !record.names_units_in_words
            && self.index_of(RecordKind::Source, source).is_none()
        {
            let source = source.clone();
            self.unknown_source(
                &source,
                draft.written.source.unwrap_or(at),
                Severity::Warning,
            );
        }
        // What the source says of itself need not be kept twice.
        let source = draft.contact.source.as_deref();
        let of_source = source.and_then(|id| self.index_of(RecordKind::Source, id));
        let retrieved = of_source.map(|at| self.made.parts.sources[at].retrieved);
        if retrieved == draft.contact.retrieved {
            draft.contact.retrieved = None;
        }
        let has_foreign_id = draft.written.has_foreign_id;
        let is_checked = !has_foreign_id && !record.names_units_in_words;
        if let Some(contact) = self.finish_contact(draft, record.names_units_in_words, at) {
            match several_people(&contact) {
                Some(names) => self.keep_several(&names, &contact, at),
                None => self.keep_contact(contact, is_checked, at),
            }
        }
    }

    /// Keeps a contact for each of the people who share one. Which number is whose is not known, so each has them all.
    fn keep_several(&mut self, names: &[String], contact: &Contact<'t>, at: Span) {
        let (de, en) = (names.join("“, „"), names.join("”, “"));
        self.value_reader().warning(
            "several-names",
            at,
            both!(
                "Hier stehen mehrere Personen: „{de}“. Jede hat nun einen Eintrag mit allem, was in der Zeile steht.",
                "Several people stand here: “{en}”. Each now has an entry with all that the row says."
            ),
            both!(
                "Bitte jede in eine eigene Zeile schreiben, mit ihrer Nummer.",
                "Please write each into a row of its own, with its number."
            ),
        );
        self.made.contacts_by_rank[self.documents[at.document].rank as usize] += names.len() - 1;
        for name in names {
            let name = Some(PersonName::new(name.clone()));
            let contact = contact.clone();
            self.keep_contact(Contact { name, ..contact }, false, at);
        }
    }

    /// Gives a contact its place. The ids of a list are those of the program that keeps it; only others are checked.
    fn keep_contact(&mut self, mut contact: Contact<'t>, is_checked: bool, at: Span) {
        let slot = match contact.own_id.clone() {
            Some(id) => {
                if is_checked {
                    self.check_kebab_case(&id, at);
                }
                self.find_slot(RecordKind::Contact, &id, at)
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
            // A contact is not lost for a duplicate id: it stands without it.
            contact.own_id = None;
        }
        let replaces = matches!(slot, Slot::Replaces(_));
        self.compare_with_earlier(&contact, place, replaces, at);
        let own_id = contact.own_id.clone();
        // A list of all bytes that are read holds fewer contacts than can be counted so.
        if let Ok(at) = ContactIndex::try_from(place) {
            self.keep.keep(at, contact);
        }
        if let Some(id) = own_id {
            self.remember_id(RecordKind::Contact, id.into_owned(), Some(place), at);
        }
    }

    fn draft(&mut self, record: &mut Record<'t>) -> DraftContact<'t> {
        let mut draft = DraftContact::default();
        let mut reading = self.value_reader();
        let contact = &mut draft.contact;
        let in_words = record.names_units_in_words;
        reading.is_of_list = in_words;
        reading.is_of_table = record.is_of_table;
        for entry in record.entries.drain(..) {
            match entry.key.as_ref() {
                "id" => {
                    contact.own_id = reading.text(entry);
                }
                // An id that another program made; it may look as it likes.
                "uid" => {
                    contact.own_id = reading.text(entry);
                    draft.written.has_foreign_id = true;
                }
                "name" => draft.name.whole = reading.text(entry),
                "given-name" => draft.name.given = reading.text(entry).unwrap_or_default(),
                "middle-name" => draft.name.middle = reading.text(entry).unwrap_or_default(),
                "family-name" => draft.name.family = reading.text(entry).unwrap_or_default(),
                "honorific-prefix" => draft.name.title = reading.text(entry).unwrap_or_default(),
                "honorific-suffix" => draft.name.suffix = reading.text(entry).unwrap_or_default(),
                "area-code" => draft.area_code = reading.text(entry),
                "unit" => draft.unit = reading.placed_text(entry),
                "unit-id" if in_words => draft.unit_id = reading.text(entry),
                "organisation" => draft.above.extend(reading.unit_chain(entry)),
                "room" => contact.room = reading.text(entry).map(door_number),
                key => {
                    match key {
                        "area" => draft.written.area = Some(entry.at),
                        "source" => draft.written.source = Some(entry.at),
                        _ => {}
                    }
                    match contact_key(key) {
                        Some(known) if known.reach.is_some() => {
                            let reach = known.reach.unwrap_or_default();
                            if let FieldKind::Emails { .. } = known.row.kind {
                                reading.emails_of_field(entry, contact, true, reach);
                            } else {
                                reading.phones_of_field(entry, contact, None, reach);
                            }
                        }
                        Some(known) if known.is_part => {
                            draft.english.extend(reading.english(known.row, entry));
                        }
                        Some(known) => reading.field(known.row, entry, contact),
                        None => reading.unknown_key(&entry, &CONTACT_KEYS),
                    }
                }
            }
        }
        draft
    }

    /// Puts the parts together; an entry without a name, a post and a unit is left out. `is_of_list`: of a list that
    /// another program keeps.
    fn finish_contact(
        &mut self,
        draft: DraftContact<'t>,
        is_of_list: bool,
        at: Span,
    ) -> Option<Contact<'t>> {
        let DraftContact {
            mut contact,
            name,
            english,
            area_code,
            ..
        } = draft;
        let (name, other_name) = name.finish();
        contact.name = name;
        contact.other_names.extend(other_name);
        if let Some(area_code) = area_code {
            complete_numbers(&mut contact, |phone| with_area_code(phone, &area_code));
        }
        if let Some(home) = &self.home {
            complete_numbers(&mut contact, |phone| home.whole(phone));
        }
        self.settle_numbers(&mut contact, at);
        self.settle_emails(&mut contact, at);
        let has_post = contact.post.is_some() || contact.unit.is_some();
        contact
            .name
            .take_if(|name| has_post && is_vacancy(name.full()));
        if let Some(name) = &contact.name {
            contact.other_names.retain(|other| other != name.full());
        }
        for (row, english) in english {
            match row.kind {
                FieldKind::Bilingual { get_mut, .. } => {
                    let text = get_mut(&mut contact);
                    *text = Some(with_english(text.take(), english));
                }
                FieldKind::Lines { get_mut, .. } => {
                    let text = get_mut(&mut contact);
                    let german = text.take().map(|text| *text);
                    *text = Some(Box::new(with_english(german, english)));
                }
                _ => {}
            }
        }
        if contact.name.is_none() && contact.post.is_none() && contact.unit.is_none() {
            // In a list of another program, whoever has only an address is known by it.
            let address = contact.email.clone().filter(|_| is_of_list);
            contact.name = address.map(PersonName::whole);
        }
        if contact.name.is_none() && contact.post.is_none() && contact.unit.is_none() {
            self.value_reader().error(
                "nobody",
                at,
                both!("Dieser Eintrag nennt weder einen Namen noch eine Aufgabe noch eine Stelle. Er wurde ausgelassen.", "This entry names neither a person nor a post nor a unit. It was left out."),
                both!("Bitte mindestens den Namen oder die Aufgabe eintragen.", "Please give at least the name or the post."),
            );
            return None;
        }
        Some(contact)
    }

    /// Takes the first further number of a kind for that of the contact, where there is none. Leaves further
    /// numbers out that are none, for they are known in another notation, and those beyond a bound.
    fn settle_numbers(&mut self, contact: &mut Contact<'t>, at: Span) {
        if contact.more_phones.is_empty() {
            return;
        }
        let more = &mut contact.more_phones;
        for (own, medium) in [
            (&mut contact.phone, Medium::Voice),
            (&mut contact.fax, Medium::Fax),
            (&mut contact.mobile, Medium::Mobile),
        ] {
            let is_first = |phone: &Further<Phone>| {
                let Reach { medium: of, place } = phone.reach;
                let is_at_work = place == Some(ReachPlace::Work);
                of == medium && (is_at_work || medium != Medium::Voice && place.is_none())
            };
            if own.is_none()
                && let Some(first) = more.iter().position(is_first)
            {
                *own = Some(more.remove(first).value);
            }
        }
        // The number and what it is for: a number may be that of a telephone and of a fax.
        let key = |phone: &Phone, medium: Medium| (phone.number().key(), medium);
        let own = [
            (&contact.phone, Medium::Voice),
            (&contact.fax, Medium::Fax),
            (&contact.mobile, Medium::Mobile),
        ];
        let own = own.into_iter();
        let mut known: HashSet<_> = own
            .filter_map(|(phone, medium)| Some(key(phone.as_ref()?, medium)))
            .collect();
        contact
            .more_phones
            .retain(|phone| known.insert(key(&phone.value, phone.reach.medium)));
        let count = contact.more_phones.len();
        if count <= MOST_NUMBERS {
            return;
        }
        contact.more_phones.truncate(MOST_NUMBERS);
        self.value_reader().error(
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

    /// Takes the first further address for that of the contact, where there is none, and leaves those out that are
    /// known or beyond a bound.
    fn settle_emails(&mut self, contact: &mut Contact<'t>, at: Span) {
        let more = &mut contact.more_emails;
        if more.is_empty() {
            return;
        }
        if contact.email.is_none() {
            contact.email = Some(more.remove(0).value);
        }
        let mut known: HashSet<String> = contact.email.iter().map(|it| it.to_lowercase()).collect();
        more.retain(|email| known.insert(email.value.to_lowercase()));
        let count = more.len();
        if count <= MOST_NUMBERS {
            return;
        }
        more.truncate(MOST_NUMBERS);
        self.value_reader().too_many(count, MOST_NUMBERS, at);
    }

    fn settle_unit(&mut self, draft: &mut DraftContact<'t>, in_words: bool) {
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
        if !self.kinds.contains(&RecordKind::Area)
            || self.index_of(RecordKind::Area, &area).is_some()
        {
            return Some(area);
        }
        let findings = &mut self.made.diagnostics;
        if findings.count_beyond_limit("unknown-area", Severity::Error) {
            return None;
        }
        let known = self.made.parts.areas.iter();
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
        self.value_reader().error("unknown-area", at, message, help);
        None
    }
}

/// Leaves the name of a unit out that a table has in place of that of a person.
fn settle_columns(draft: &mut DraftContact<'_>) {
    let unit = draft.unit.as_ref().or(draft.above.last());
    let unit = unit.map(|unit| unit.text.trim());
    let has_parts = !(draft.name.given.is_empty() && draft.name.family.is_empty());
    let is_unit = |name: &mut Cow<'_, str>| !has_parts && Some(name.trim()) == unit;
    draft.name.whole.take_if(is_unit);
}

/// The names of those who share a contact; nothing where it is one person, or has an id, which is that of one.
fn several_people(contact: &Contact<'_>) -> Option<Vec<String>> {
    let name = contact.name.as_ref().filter(|_| contact.own_id.is_none())?;
    // Whose family name stands in a column of its own, is one person.
    if name.has_known_family() {
        return None;
    }
    let names = several_names(name.full())?.into_iter();
    Some(names.map(str::to_owned).collect())
}

/// Numbers that are dialled alone everywhere (Notrufverordnung; 115: the authorities' number).
const EMERGENCY: [&str; 3] = ["110", "112", "115"];

/// Puts whole numbers in the place of those of the house that are written without their beginning.
fn complete_numbers(
    contact: &mut Contact<'_>,
    whole: impl Fn(&Phone<'_>) -> Option<Phone<'static>>,
) {
    // A number at home or of a mobile is none of the house.
    let is_of_house = |further: &&mut Further<Phone<'_>>| {
        further.reach.place != Some(ReachPlace::Home) && further.reach.medium != Medium::Mobile
    };
    let more = contact.more_phones.iter_mut().filter(is_of_house);
    let numbers = [&mut contact.phone, &mut contact.fax].into_iter().flatten();
    for phone in numbers.chain(more.map(|further| &mut further.value)) {
        let is_emergency = EMERGENCY.contains(&phone.written_form());
        if let Some(whole) = whole(phone).filter(|_| !is_emergency) {
            *phone = whole;
        }
    }
}

/// A number with the area code that stands beside it; nothing where it has one.
fn with_area_code(phone: &Phone<'_>, area_code: &str) -> Option<Phone<'static>> {
    let written = phone.written_form();
    if phone.number().is_international() || written.starts_with(['0', '(']) {
        return None;
    }
    let has_beginning = area_code.starts_with(['0', '+']);
    let zero = if has_beginning { "" } else { "0" };
    Phone::parse(format!("{zero}{area_code} {written}")).ok()
}

/// The number on the door: `Raum 415` in a column "Raum" is `415`.
fn door_number(room: Cow<'_, str>) -> Cow<'_, str> {
    let says_room = |word: &str| {
        matches!(
            fold::spelled_key(word).as_str(),
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

impl ValueReader<'_> {
    /// Reads the value of a field into the contact.
    fn field<'t>(&mut self, row: &FieldRow, entry: KeyValue<'t>, contact: &mut Contact<'t>) {
        match row.kind {
            FieldKind::Text { get_mut, .. } => *get_mut(contact) = self.text(entry),
            FieldKind::Email { .. } => {
                self.emails_of_field(entry, contact, false, Reach::default());
            }
            FieldKind::Emails { .. } => {
                self.emails_of_field(entry, contact, true, Reach::default());
            }
            FieldKind::Bilingual { get_mut, .. } => {
                *get_mut(contact) = self.bilingual_or_english(entry);
            }
            FieldKind::Lines { get_mut, .. } => {
                let text = self.bilingual_or_english_lines(entry);
                let slot = get_mut(contact);
                *slot = match (slot.take(), text) {
                    // A table may have more than one column of notes.
                    (Some(mut first), Some(other)) if other.en.is_none() && first.en.is_none() => {
                        let lines = first.de.to_mut();
                        lines.push('\n');
                        lines.push_str(&other.de);
                        Some(first)
                    }
                    (first, None) => first,
                    (_, text) => text.map(Box::new),
                };
            }
            FieldKind::Phone { get_mut, .. } => {
                let reach = match row.key {
                    "fax" => Reach::FAX,
                    "mobile" => Reach::MOBILE,
                    _ => Reach::default(),
                };
                self.phones_of_field(entry, contact, Some(get_mut), reach);
            }
            FieldKind::Phones { .. } => {
                self.phones_of_field(entry, contact, None, Reach::default());
            }
            FieldKind::Words { get_mut, names, .. } => {
                *get_mut(contact) = match names {
                    Some(names) => self.words_with_codes(entry, names),
                    None => self.words(entry),
                };
            }
            FieldKind::Flag { get_mut, .. } => *get_mut(contact) = self.flag(entry),
            FieldKind::Date { get_mut, .. } => *get_mut(contact) = self.date(entry),
            FieldKind::Fields { get_mut, .. } => *get_mut(contact) = self.fields(entry),
            // Those who know how it is put together read it.
            FieldKind::Own | FieldKind::OfUnit => {}
        }
    }

    /// Reads the English form of a text.
    fn english<'t>(
        &mut self,
        row: &'static FieldRow,
        entry: KeyValue<'t>,
    ) -> Option<(&'static FieldRow, Cow<'t, str>)> {
        let text = match row.kind {
            FieldKind::Lines { .. } => self.lines(entry),
            _ => self.text(entry),
        };
        Some((row, text?))
    }

    /// The codes of words that have one. A word without a code stays as it is written, and is reported where it is like
    /// one with a code.
    fn words_with_codes(&mut self, entry: KeyValue<'_>, names: &WordNames) -> Vec<String> {
        let key = entry.key.to_string();
        let mut codes: Vec<String> = Vec::new();
        let values = self.placed_words(entry);
        let words = values.iter().flat_map(|value| {
            let words = (names.divide)(&value.text).into_iter();
            words.map(|word| (word, value.at))
        });
        for (word, at) in words {
            let code = (names.code)(word);
            // A word that is like no name is one that the table lacks, and no slip.
            if code.is_none()
                && let Some(meant) = self.slips.code_meant(word, names)
            {
                let (de, en) = ((names.name)(meant, Lang::De), (names.name)(meant, Lang::En));
                self.warning(
                    "unknown-word",
                    at,
                    both!(
                        "„{word}“ ist für „{key}“ kein bekanntes Wort; es steht da, wie es geschrieben ist.",
                        "“{word}” is no known word for “{key}”; it stands as it is written."
                    ),
                    both!("Meinten Sie „{de}“?", "Did you mean “{en}”?"),
                );
            }
            let code = code.unwrap_or(word);
            if !codes.iter().any(|known| known == code) {
                codes.push(code.to_owned());
            }
        }
        codes
    }

    /// Names of fields, for what was searched for and not found.
    pub(super) fn fields(&mut self, entry: KeyValue<'_>) -> Vec<Field> {
        let words = self.list(entry);
        let mut fields = Vec::new();
        for word in words.iter().flat_map(|placed| {
            placed.text.split(":::").map(move |part| PlacedText {
                text: part.trim().to_owned().into(),
                at: placed.at,
            })
        }) {
            match Field::from_name(&word.text) {
                Some(field) if fields.contains(&field) => {}
                Some(field) => fields.push(field),
                None => {
                    let name = &word.text;
                    let list = Field::facts()
                        .map(Field::key)
                        .collect::<Vec<_>>()
                        .join(", ");
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
