//! CSV that a spreadsheet opens and that is read back whole (RFC 4180, UTF-8).

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{Terminator, WriterBuilder};

use super::{ContactList, Page, contact_fields};
use crate::formats::csv::shield;
use crate::model::{Contact, Directory, Field, PersonName, Phone};
use crate::search::{Hits, OccupiedRoom};
use crate::text::locale::{Lang, Text};

/// Columns that are always there, so that programs can count on them.
const CORE: [&str; 9] = [
    "id", "name", "post", "unit", "phone", "fax", "room", "email", "note",
];

/// Columns that are there when any row has a value for them.
const FURTHER: [&str; 11] = [
    "family-name",
    "post-en",
    "area",
    "organisation",
    "mobile",
    "more-phones",
    "keywords",
    "note-en",
    "source",
    "confirmed",
    "not-found",
];

pub(super) fn contacts(
    list: &ContactList<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    if let Some(fields) = list.fields {
        row(&mut writer, fields.iter().map(|field| field.key()))?;
        for hit in list.hits {
            let contact = &*hit.entry;
            let value = |field: Field| match field {
                // No column could mark an id that was made.
                Field::Id => contact.own_id.as_deref().map(Cow::Borrowed),
                _ => contact_fields::value(contact, field, directory, page.lang),
            };
            row(
                &mut writer,
                fields
                    .iter()
                    .map(|&field| shield(&value(field).unwrap_or_default()).into_owned()),
            )?;
        }
        return writer.flush();
    }
    // One pass for all columns: a long listing is read anew for each pass.
    let mut empty = FURTHER.to_vec();
    for hit in list.hits {
        empty.retain(|column| cell(&hit.entry, column, directory).is_empty());
        if empty.is_empty() {
            break;
        }
    }
    let held = FURTHER.into_iter().filter(|column| !empty.contains(column));
    let columns: Vec<&str> = CORE.into_iter().chain(held).collect();
    row(&mut writer, &columns)?;
    for hit in list.hits {
        row(
            &mut writer,
            columns
                .iter()
                .map(|column| shield(&cell(&hit.entry, column, directory)).into_owned()),
        )?;
    }
    writer.flush()
}

/// Writes one row. An error stays that of the system: the crate's own conversion hides what kind it is,
/// so that a closed pipe would look like trouble.
pub(super) fn row<C: AsRef<[u8]>>(
    writer: &mut ::csv::Writer<impl Write>,
    cells: impl IntoIterator<Item = C>,
) -> io::Result<()> {
    writer
        .write_record(cells)
        .map_err(|error| match error.into_kind() {
            ::csv::ErrorKind::Io(error) => error,
            kind => io::Error::other(format!("{kind:?}")),
        })
}

/// A cell under the name that the reader knows; empty where there is no value.
fn cell<'d>(contact: &'d Contact, column: &str, directory: &'d Directory) -> Cow<'d, str> {
    let english =
        |text: Option<&'d Text<'_>>| text.and_then(|text| text.en.as_deref()).map(Cow::Borrowed);
    let german = |text: Option<&'d Text<'_>>| text.and_then(Text::german).map(Cow::Borrowed);
    let value = match column {
        // An id that was made from the name is made again from it.
        "id" => contact.own_id.as_deref().map(Cow::Borrowed),
        "family-name" => contact
            .name
            .as_ref()
            .filter(|name| name.has_known_family())
            .map(|name| Cow::Borrowed(name.parts().2)),
        "post" => german(contact.post.as_ref()),
        "post-en" => english(contact.post.as_ref()),
        "note" => german(contact.note.as_deref()),
        "note-en" => english(contact.note.as_deref()),
        "organisation" => {
            let units = contact_fields::units_above(contact, directory, Lang::De);
            Some(match units[..] {
                [one] => Cow::Borrowed(one),
                _ => Cow::Owned(units.join(" ::: ")),
            })
        }
        "area" => contact.area.as_deref().map(Cow::Borrowed),
        "more-phones" if !contact.more_phones.is_empty() => {
            let numbers: Vec<&str> = contact
                .more_phones
                .iter()
                .map(Phone::written_form)
                .collect();
            Some(Cow::Owned(numbers.join(" ::: ")))
        }
        // One alone that holds a comma would be read as several.
        "keywords" => Some(match &contact.keywords[..] {
            [one] if one.contains(',') => Cow::Owned(format!("{one} :::")),
            words => Cow::Owned(words.join(" ::: ")),
        }),
        "confirmed" => contact
            .confirmed
            .map(|confirmed| Cow::Borrowed(if confirmed { "true" } else { "false" })),
        "not-found" => {
            let keys: Vec<&str> = contact.not_found.iter().map(|field| field.key()).collect();
            Some(Cow::Owned(keys.join(" ::: ")))
        }
        key => Field::from_name(key)
            .and_then(|field| contact_fields::value(contact, field, directory, Lang::De)),
    };
    value.unwrap_or_default()
}

pub(super) fn rooms(
    rooms: &Hits<OccupiedRoom<'_>>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    row(&mut writer, ["room", "name", "post", "phone"])?;
    for hit in rooms {
        let number = shield(hit.entry.number);
        for contact in &hit.entry.contacts {
            let name = contact.name.as_ref().map_or("", PersonName::full);
            let post = contact.post.as_ref().map_or("", |post| post.get(page.lang));
            let phone = contact.phone.as_ref().map_or("", Phone::written_form);
            row(
                &mut writer,
                [&number, &shield(name), &shield(post), &shield(phone)].map(AsRef::as_ref),
            )?;
        }
        if hit.entry.contacts.is_empty() {
            row(&mut writer, [number.as_ref(), "", "", ""])?;
        }
    }
    writer.flush()
}
