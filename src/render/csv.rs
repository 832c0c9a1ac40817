//! CSV of chosen fields, and of rooms (RFC 4180, UTF-8).

use std::borrow::Cow;
use std::io::{self, Write};

use super::{ContactList, Page, contact_fields};
use crate::formats::csv::{row, shield, writer};
use crate::model::{Directory, Field, PersonName, Phone};
use crate::search::{Hits, OccupiedRoom};

/// A column for each field that was asked for.
pub(super) fn chosen_fields(
    list: &ContactList<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let fields = list.fields.unwrap_or_default();
    let mut writer = writer(out);
    row(&mut writer, fields.iter().map(|field| field.key()))?;
    for hit in list.hits {
        let contact = &*hit.entry;
        let value = |field: Field| match field {
            // No column could mark an id that was made.
            Field::ID => contact.own_id.as_deref().map(Cow::Borrowed),
            _ => contact_fields::value(contact, field, directory, page.lang),
        };
        let cells = fields
            .iter()
            .map(|&field| shield(&value(field).unwrap_or_default()).into_owned());
        row(&mut writer, cells)?;
    }
    writer.flush()
}

pub(super) fn rooms(
    rooms: &Hits<OccupiedRoom<'_>>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = writer(out);
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
