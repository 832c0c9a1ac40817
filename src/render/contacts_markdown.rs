//! Markdown of contacts: one is a sheet, several are a table (GitHub Flavored Markdown, 4.10).

use std::io::{self, Write};

use super::article::{PageBlock, Section};
use super::contact_fields::FieldValues;
use super::writers::markdown::{self, escape};
use super::{ContactList, Page};
use crate::model::{Contact, Directory, Field};

pub(super) fn write(
    list: &ContactList<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let shown = FieldValues::new(directory, page.lang);
    let value = |contact: &Contact, field| {
        let value = shown.value(contact, field);
        // As a line of its own the next line of a note could begin a list, or end the table.
        value.map(|value| escape(&value).replace('\n', "<br>"))
    };
    let fields: Vec<Field> = match list.fields {
        Some(fields) => fields.to_vec(),
        // A column in which no contact has a value is left out, and so are ids and sources, which are for programs.
        None => {
            let mut empty: Vec<Field> = Field::columns().collect();
            for hit in list.hits {
                empty.retain(|&field| value(&hit.entry, field).is_none());
            }
            let is_shown = |field: &Field| {
                !empty.contains(field) && !matches!(*field, Field::ID | Field::SOURCE)
            };
            Field::columns().filter(is_shown).collect()
        }
    };
    let only = list.hits.iter().next().filter(|_| list.hits.len() == 1);
    if let (Some(hit), None) = (only, list.fields) {
        let fields = fields.into_iter().filter_map(|field| {
            let value = shown.value(&hit.entry, field)?.into_owned();
            Some((field.label(page.lang), value))
        });
        let title = Section::under(1, hit.entry.label(page.lang));
        let sheet = title.with(PageBlock::FieldList(fields.collect()));
        return markdown::write(&[sheet], out);
    }
    let row = |out: &mut dyn Write, cells: &mut dyn Iterator<Item = String>| -> io::Result<()> {
        for cell in cells {
            write!(out, "| {cell} ")?;
        }
        writeln!(out, "|")
    };
    row(
        out,
        &mut fields.iter().map(|field| field.label(page.lang).to_owned()),
    )?;
    row(out, &mut fields.iter().map(|_| "---".to_owned()))?;
    for hit in list.hits {
        let mut cells = fields
            .iter()
            .map(|&field| value(&hit.entry, field).unwrap_or_default());
        row(out, &mut cells)?;
    }
    Ok(())
}
