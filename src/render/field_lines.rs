//! Records: one `Name: value` a line, an empty line between two.

use std::borrow::Cow;
use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::model::contact::not_confirmed_words;
use crate::model::{Contact, Directory, Field};
use crate::render::article::{Article, PageBlock, Section, Telephone};
use crate::render::contact_fields::FieldValues;
use crate::render::layout::{field, push_plain_field};
use crate::render::{ContactList, Page, writers};
use crate::search::{Hits, OccupiedRoom};
use crate::text::locale::Lang;
use crate::{say, t};

/// Room for the text of most records, in bytes.
const USUAL_LENGTH: usize = 256;

pub(super) fn contacts(
    list: &ContactList<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let values = FieldValues::new(directory, page.lang);
    let is_sheet = list.hits.len() == 1 && list.fields.is_none();
    let usual: Vec<Field> = Field::of_records().collect();
    for (at, hit) in list.hits.iter().enumerate() {
        if at > 0 && list.fields.is_none_or(|fields| fields.len() > 1) {
            writeln!(out)?;
        }
        if is_sheet {
            writers::write(&sheet(&hit.entry, &values, directory, page), page, out)?;
        } else {
            // Chosen fields are copied letter by letter, without a head.
            let has_head = page.plain && list.fields.is_none_or(|fields| fields == usual);
            let fields = list.fields.unwrap_or(&usual);
            record(&hit.entry, fields, has_head, &values, page, out)?;
        }
    }
    Ok(())
}

fn record(
    contact: &Contact,
    fields: &[Field],
    has_head: bool,
    values: &FieldValues<'_>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    if has_head {
        writeln!(out, "{}", head(contact, values, page))?;
    }
    let fields = fields
        .iter()
        .filter(|field| !(has_head && is_in_head(contact, **field, page)));
    let lines = fields.filter_map(|&field| {
        let value = values.value(contact, field)?;
        let value = field_with_remark(contact, field, value, page);
        Some((field.label(page.lang), value))
    });
    if page.is_for_lines() {
        // Written at once: long listings consist of little else.
        let mut text = String::with_capacity(USUAL_LENGTH);
        for (name, value) in lines {
            push_plain_field(name, &value, &mut text);
        }
        return out.write_all(text.as_bytes());
    }
    let lines: Vec<(&str, Cow<str>)> = lines.collect();
    write_values(&lines, page, out)
}

/// One contact with all that is known, what is not known, and where it is from.
fn sheet(
    contact: &Contact,
    values: &FieldValues<'_>,
    directory: &Directory,
    page: &Page,
) -> Article {
    let lang = page.lang;
    let mut lines: Vec<(&'static str, String)> = Field::of_records()
        .filter(|field| !is_in_head(contact, *field, page))
        .filter_map(|field| {
            let value = values.value(contact, field)?;
            Some((
                field.label(lang),
                field_with_remark(contact, field, value, page).into_owned(),
            ))
        })
        .collect();
    let is_shown = |field: Field| values.value(contact, field).is_some();
    for &field in contact.not_found.iter().filter(|field| !is_shown(**field)) {
        lines.push((field.label(lang), not_found_words(lang).to_owned()));
    }
    if let Some(unit) = directory.unit_of(contact) {
        if let Some(address) = &unit.address {
            lines.push((Field::ADDRESS.label(lang), address.clone()));
        }
        if let Some(note) = &unit.note {
            lines.push((Field::NOTE.label(lang), note.get(lang).to_owned()));
        }
    }
    if let Some(id) = &contact.source {
        match directory.source(id) {
            Some(source) => {
                let mut as_of = source.retrieval_line(lang);
                if contact.confirmed == Some(false) {
                    as_of.push_str(". ");
                    as_of.push_str(not_confirmed_words(lang));
                }
                lines.push((t!(lang, "Stand", "As of"), as_of));
                lines.push((Field::SOURCE.label(lang), source.title.get(lang).to_owned()));
            }
            None => lines.push((Field::SOURCE.label(lang), id.to_string())),
        }
    }
    let head = page.plain.then(|| head(contact, values, page));
    let head = head.map(PageBlock::paragraph);
    let section = Section::default().with_all(head);
    vec![section.with(PageBlock::FieldList(lines))]
}

/// A contact in one sentence, as far as callers ask, the name first: a listener cannot know yet whose a
/// number is that comes before it.
fn head(contact: &Contact, values: &FieldValues<'_>, page: &Page) -> String {
    let label = contact.label(page.lang).to_owned();
    let mut head = with_remark(contact, label, page);
    for field in [Field::PHONE, Field::ROOM] {
        if let Some(value) = values.value(contact, field) {
            head.push_str(&format!(", {} {value}", field.label(page.lang)));
        }
    }
    head
}

/// Whether a field of a contact stands in its [`head`] already.
fn is_in_head(contact: &Contact, field: Field, page: &Page) -> bool {
    let is_there = match field {
        Field::NAME | Field::PHONE | Field::ROOM => true,
        Field::POST => contact.name.is_none(),
        _ => false,
    };
    page.plain && is_there
}

pub(super) fn not_found_words(lang: Lang) -> &'static str {
    t!(lang, "nicht gefunden", "not found")
}

/// The field that says at once that no newer source confirms a contact: the name, where there is none
/// the number, then the post.
pub(super) fn remark_field(contact: &Contact) -> Field {
    match (&contact.name, &contact.phone) {
        (Some(_), _) => Field::NAME,
        (None, Some(_)) => Field::PHONE,
        (None, None) => Field::POST,
    }
}

/// See [`remark_field`].
fn field_with_remark<'v>(
    contact: &Contact,
    field: Field,
    value: Cow<'v, str>,
    page: &Page,
) -> Cow<'v, str> {
    if field == remark_field(contact) && contact.confirmed == Some(false) {
        Cow::Owned(with_remark(contact, value.into_owned(), page))
    } else {
        value
    }
}

/// A value of a contact with the remark that it is not confirmed.
pub(super) fn with_remark(contact: &Contact, value: String, page: &Page) -> String {
    if contact.confirmed == Some(false) {
        say!(
            page.lang,
            "{value} (nicht bestätigt)",
            "{value} (not confirmed)"
        )
    } else {
        value
    }
}

/// Names with values, one a line.
fn write_values(
    lines: &[(&str, impl AsRef<str>)],
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name_width = lines
        .iter()
        .map(|(name, _)| name.width())
        .max()
        .unwrap_or(0);
    for (name, value) in lines {
        field(out, name, value.as_ref(), name_width, page)?;
    }
    Ok(())
}

/// Rooms, each with its place and who sits there.
pub(super) fn rooms(rooms: &Hits<OccupiedRoom<'_>>, page: &Page) -> Article {
    let lang = page.lang;
    let section = |room: &OccupiedRoom<'_>| {
        let number = room.number;
        let mut section = Section::under(1, say!(lang, "Raum {number}", "Room {number}"));
        if let Some(place) = room.place {
            let place = (t!(lang, "Lage", "Place"), place.get(lang).to_owned());
            section = section.with(PageBlock::FieldList(vec![place]));
        }
        section.with(if room.contacts.is_empty() {
            PageBlock::paragraph(t!(
                lang,
                "Hier ist niemand eingetragen.",
                "Nobody is listed here."
            ))
        } else {
            telephones(room.contacts.iter().copied(), page)
        })
    };
    rooms.iter().map(|hit| section(&hit.entry)).collect()
}

/// People, with their numbers to call.
pub(super) fn telephones<'d>(
    contacts: impl IntoIterator<Item = &'d Contact<'d>>,
    page: &Page,
) -> PageBlock {
    let telephones = contacts.into_iter().map(|contact| telephone(contact, page));
    PageBlock::Telephones(telephones.collect())
}

fn telephone(contact: &Contact, page: &Page) -> Telephone {
    let lang = page.lang;
    let role = contact.post.as_ref().filter(|_| contact.name.is_some());
    Telephone {
        label: (contact.phone.as_ref()).map(|_| Field::PHONE.label(lang)),
        number: phone(contact, lang).to_owned(),
        name: with_remark(contact, contact.label(lang).to_owned(), page),
        role: role.map(|post| post.get(lang).to_owned()),
    }
}

/// One person in one line of running text: `06031 83-3032, Henrietta Falk, WIR-Koordination …`; where it is
/// heard the name first.
pub(super) fn person(contact: &Contact, page: &Page) -> String {
    let telephone = telephone(contact, page);
    if page.plain {
        telephone.name_first()
    } else {
        telephone.number_first()
    }
}

/// The number of a contact, or that there is none.
pub(super) fn phone<'d>(contact: &'d Contact<'_>, lang: Lang) -> &'d str {
    let none = t!(lang, "ohne Nummer", "no number");
    contact
        .phone
        .as_ref()
        .map_or(none, |phone| phone.written_form())
}

/// The name, marked where nothing confirms it, and the post; the post alone where there is no name.
pub(super) fn name_and_post(contact: &Contact, page: &Page) -> String {
    telephone(contact, page).name_and_role()
}
