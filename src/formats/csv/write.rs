//! CSV that a spreadsheet opens and that is read back whole (RFC 4180, UTF-8).

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{Terminator, Writer, WriterBuilder};

use super::formulas::shield;
use crate::model::{Contact, ContactSequence, Directory, Phone};
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

/// Writes rows.
pub(crate) fn writer(out: &mut dyn Write) -> Writer<&mut dyn Write> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out)
}

/// Writes one row. An error stays that of the system: the crate's own conversion hides what kind it is,
/// so that a closed pipe would look like trouble.
pub(crate) fn row<C: AsRef<[u8]>>(
    writer: &mut Writer<impl Write>,
    cells: impl IntoIterator<Item = C>,
) -> io::Result<()> {
    writer
        .write_record(cells)
        .map_err(|error| match error.into_kind() {
            ::csv::ErrorKind::Io(error) => error,
            kind => io::Error::other(format!("{kind:?}")),
        })
}

/// Writes contacts with the columns that they need.
pub(super) fn contacts(
    list: &dyn ContactSequence,
    directory: &Directory<'_>,
    _: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = writer(out);
    // One pass for all columns: a long listing is read anew for each pass.
    let mut empty = FURTHER.to_vec();
    for contact in list.contacts() {
        empty.retain(|column| cell(&contact, column, directory).is_empty());
        if empty.is_empty() {
            break;
        }
    }
    let held = FURTHER.into_iter().filter(|column| !empty.contains(column));
    let columns: Vec<&str> = CORE.into_iter().chain(held).collect();
    row(&mut writer, &columns)?;
    for contact in list.contacts() {
        let cells = columns.iter().map(|column| {
            let cell = cell(&contact, column, directory);
            shield(&cell).into_owned()
        });
        row(&mut writer, cells)?;
    }
    writer.flush()
}

/// A cell under the name that the reader knows; empty where there is no value.
fn cell<'d>(contact: &'d Contact, column: &str, directory: &'d Directory) -> Cow<'d, str> {
    let english =
        |text: Option<&'d Text<'_>>| text.and_then(|text| text.en.as_deref()).map(Cow::Borrowed);
    let german = |text: Option<&'d Text<'_>>| text.and_then(Text::german).map(Cow::Borrowed);
    let phone =
        |phone: &'d Option<Phone>| phone.as_ref().map(|it| Cow::Borrowed(it.written_form()));
    let borrowed = |text: &'d Option<Cow<'_, str>>| text.as_deref().map(Cow::Borrowed);
    let value = match column {
        // An id that was made from the name is made again from it.
        "id" => borrowed(&contact.own_id),
        "name" => contact.name.as_ref().map(|name| name.full().into()),
        "family-name" => {
            let name = contact.name.as_ref().filter(|name| name.has_known_family());
            name.map(|name| name.parts().2.into())
        }
        "post" => german(contact.post.as_ref()),
        "post-en" => english(contact.post.as_ref()),
        "note" => german(contact.note.as_deref()),
        "note-en" => english(contact.note.as_deref()),
        "unit" => {
            let unit = directory.unit_of(contact);
            unit.map(|unit| unit.name.get(Lang::De).into())
        }
        "organisation" => {
            let units = directory.units_above(contact, Lang::De);
            Some(match units[..] {
                [one] => Cow::Borrowed(one),
                _ => Cow::Owned(units.join(" ::: ")),
            })
        }
        "area" => borrowed(&contact.area),
        "phone" => phone(&contact.phone),
        "fax" => phone(&contact.fax),
        "mobile" => phone(&contact.mobile),
        "more-phones" => {
            let numbers: Vec<&str> = contact
                .more_phones
                .iter()
                .map(Phone::written_form)
                .collect();
            Some(Cow::Owned(numbers.join(" ::: ")))
        }
        "room" => borrowed(&contact.room),
        "email" => borrowed(&contact.email),
        // One alone that holds a comma would be read as several.
        "keywords" => Some(match &contact.keywords[..] {
            [one] if one.contains(',') => Cow::Owned(format!("{one} :::")),
            words => Cow::Owned(words.join(" ::: ")),
        }),
        "source" => borrowed(&contact.source),
        "confirmed" => contact
            .confirmed
            .map(|confirmed| Cow::Borrowed(if confirmed { "true" } else { "false" })),
        "not-found" => {
            let keys: Vec<&str> = contact.not_found.iter().map(|field| field.key()).collect();
            Some(Cow::Owned(keys.join(" ::: ")))
        }
        _ => None,
    };
    value.unwrap_or_default()
}
