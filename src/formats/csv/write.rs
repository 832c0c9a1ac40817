//! CSV that a spreadsheet opens and that is read back whole (RFC 4180, UTF-8).

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{Terminator, Writer, WriterBuilder};

use super::formulas::shield;
use crate::model::{
    Contact, ContactSequence, CsvColumn, Directory, FieldKind, FieldRow, FieldValue, own_text,
    written_fields,
};
use crate::text::locale::Lang;

/// A column: a field, or a part of one.
#[derive(Clone, Copy)]
struct OutputColumn {
    key: &'static str,
    row: &'static FieldRow,
    is_part: bool,
}

/// The columns that are always there, and those that are there when any row has a value for them.
fn columns() -> (Vec<OutputColumn>, Vec<OutputColumn>) {
    let (mut always, mut further) = (Vec::new(), Vec::new());
    for row in written_fields() {
        let column = OutputColumn {
            key: row.key,
            row,
            is_part: false,
        };
        match row.column {
            CsvColumn::Always => always.push((row.rank, column)),
            CsvColumn::WhereHeld => further.push((row.rank, column)),
            CsvColumn::Never => {}
        }
        let parts = row
            .parts
            .iter()
            .filter_map(|part| Some((part.column?, part.key)));
        further.extend(parts.map(|(rank, key)| {
            let is_part = true;
            (rank, OutputColumn { key, row, is_part })
        }));
    }
    further.sort_by_key(|(rank, _)| *rank);
    let without_ranks =
        |columns: Vec<(u8, OutputColumn)>| columns.into_iter().map(|(_, column)| column).collect();
    (without_ranks(always), without_ranks(further))
}

/// Writes rows.
pub(crate) fn writer(out: &mut dyn Write) -> Writer<&mut dyn Write> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out)
}

/// Writes one row.
pub(crate) fn row<C: AsRef<[u8]>>(
    writer: &mut Writer<impl Write>,
    cells: impl IntoIterator<Item = C>,
) -> io::Result<()> {
    written(writer.write_record(cells))
}

/// Ends a row whose cells are written.
fn end_row(writer: &mut Writer<impl Write>) -> io::Result<()> {
    row(writer, None::<&[u8]>)
}

/// An error stays that of the system: the crate's own conversion hides what kind it is, so that a closed pipe would
/// look like trouble.
fn written(result: ::csv::Result<()>) -> io::Result<()> {
    result.map_err(|error| match error.into_kind() {
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
    let (mut columns, mut further) = columns();
    let filled = list.filled_keys(directory);
    further.retain(|column| filled.contains(column.key));
    columns.extend(further);
    row(&mut writer, columns.iter().map(|column| column.key))?;
    for contact in list.contacts() {
        for column in &columns {
            let cell = cell(&contact, *column, directory);
            written(writer.write_field(shield(&cell).as_bytes()))?;
        }
        end_row(&mut writer)?;
    }
    writer.flush()
}

/// A cell under the name that the reader knows; empty where there is no value.
fn cell<'d>(
    contact: &'d Contact<'_>,
    column: OutputColumn,
    directory: &'d Directory<'_>,
) -> Cow<'d, str> {
    if let FieldKind::Own = column.row.kind {
        return own_cell(contact, column.key, directory);
    }
    match column.row.kind.value(contact) {
        Some(FieldValue::Text(text)) => Cow::Borrowed(text),
        Some(FieldValue::Bilingual(text)) if column.is_part => {
            Cow::Borrowed(text.en.as_deref().unwrap_or_default())
        }
        Some(FieldValue::Bilingual(text)) => Cow::Borrowed(text.german().unwrap_or_default()),
        Some(FieldValue::List(texts)) => match (&column.row.kind, &texts[..]) {
            // One alone that holds a comma would be read as several.
            (FieldKind::Words { .. }, [one]) if one.contains(',') => {
                Cow::Owned(format!("{one} :::"))
            }
            _ => join_list(&texts),
        },
        Some(FieldValue::Further(values)) => {
            let values = values.iter();
            let values: Vec<String> = values.map(|one| one.reach.before(one.value)).collect();
            Cow::Owned(values.join(" ::: "))
        }
        Some(FieldValue::Flag(flag)) => Cow::Borrowed(if flag { "true" } else { "false" }),
        Some(FieldValue::Date(day)) => Cow::Owned(day.to_string()),
        None => Cow::Borrowed(""),
    }
}

/// The cell of a field that is put together, or of a part of it.
fn own_cell<'d>(contact: &'d Contact<'_>, key: &str, directory: &'d Directory<'_>) -> Cow<'d, str> {
    let value = match key {
        "unit" => {
            let unit = directory.unit_of(contact);
            unit.map(|unit| unit.name.get(Lang::De))
        }
        "organisation" => return join_list(&directory.units_above(contact, Lang::De)),
        key => own_text(key, contact),
    };
    Cow::Borrowed(value.unwrap_or_default())
}

/// Several values in one cell.
fn join_list<'v>(values: &[&'v str]) -> Cow<'v, str> {
    match values {
        [one] => Cow::Borrowed(one),
        values => Cow::Owned(values.join(" ::: ")),
    }
}
