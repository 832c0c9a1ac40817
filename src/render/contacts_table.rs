//! The table of contacts on a terminal: the number first, as many columns as fit without breaking a word.

use std::borrow::Cow;
use std::io::{self, Write};

use comfy_table::{Cell, ContentArrangement, Table};
use unicode_width::UnicodeWidthStr;

use super::whole_word_table::NARROWEST;
use crate::model::contact::not_confirmed_words;
use crate::model::{Contact, Directory, Field};
use crate::render::Page;
use crate::render::contact_fields::{self, FieldValues};
use crate::render::field_lines::remark_field;
use crate::search::ContactHit;
use crate::{say, t};

/// More rows than this leave the screen of most terminals.
const MANY: usize = 50;

pub(super) fn write(
    rows: &[ContactHit<'_>],
    fields: Option<&[Field]>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let width = page.width.unwrap_or(NARROWEST);
    let shown = FieldValues::new(directory, page.lang);
    let value =
        |field: Field, at: usize| marked_value(&rows[at].entry, field, &shown, directory, page);
    let columns: Vec<Field> = match fields {
        Some(fields) => fields.to_vec(),
        None => {
            let usual: Vec<Field> = Field::of_tables().collect();
            fitting_columns(&usual, rows.len(), width, value, |field| {
                field.label(page.lang).width()
            })
        }
    };
    let mut table = Table::new();
    table.load_style(comfy_table::presets::UTF8_FULL_CONDENSED);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table.set_header(
        columns
            .iter()
            .map(|field| Cell::new(field.label(page.lang))),
    );
    for at in 0..rows.len() {
        // A row is one entry, also where a note has several lines.
        let cells = columns.iter().map(|&field| {
            let value = value(field, at);
            Cell::new(value.split_whitespace().collect::<Vec<_>>().join(" "))
        });
        table.add_row(cells);
    }
    writeln!(out, "{}", table.trim_fmt())?;
    let has_mark = rows.iter().any(|hit| {
        hit.entry.confirmed == Some(false) && columns.contains(&remark_field(&hit.entry))
    });
    let mut remark =
        |text: &str| crate::render::layout::paragraph(out, text, "", "  ", page.text_width());
    if has_mark {
        remark(&format!("* {}", not_confirmed_words(page.lang)))?;
    }
    let is_through_switchboard = columns.iter().any(|&field| {
        let number = |hit: &ContactHit| shown.through_switchboard(&hit.entry, field).is_some();
        rows.iter().any(number)
    });
    if is_through_switchboard {
        remark(t!(
            page.lang,
            "° Über die Zentrale.",
            "° Through the switchboard."
        ))?;
    }
    if rows.len() > MANY {
        let count = rows.len();
        let is_listing = rows.iter().all(|row| row.fields.is_empty());
        remark(&if is_listing {
            say!(
                page.lang,
                "{count} Einträge. Nur die ersten: --limit 20",
                "{count} entries. Only the first ones: --limit 20"
            )
        } else {
            say!(
                page.lang,
                "{count} Treffer, die besten oben. Nur diese: --limit 20",
                "{count} hits, the best ones at the top. Only those: --limit 20"
            )
        })?;
    }
    let hidden = Field::of_records().filter(|field| {
        let is_shown = fields.is_some() || columns.contains(field);
        !is_shown && (0..rows.len()).any(|at| !value(*field, at).is_empty())
    });
    let hidden: Vec<&str> = hidden.map(|field| field.label(page.lang)).collect();
    if !hidden.is_empty() {
        let hidden = hidden.join(", ");
        remark(&say!(
            page.lang,
            "Nicht in der Tabelle: {hidden}. Mit --plain steht alles da.",
            "Not in the table: {hidden}. With --plain everything is shown."
        ))?;
    }
    Ok(())
}

/// The value of a field, with a mark where nothing confirms the contact, or where the number is that of the
/// switchboard.
fn marked_value<'v>(
    contact: &'v Contact,
    field: Field,
    shown: &FieldValues<'_>,
    directory: &'v Directory,
    page: &Page,
) -> Cow<'v, str> {
    // Words would make the column of the numbers wide.
    if let Some(number) = shown.through_switchboard(contact, field) {
        return Cow::Owned(format!("{number} °"));
    }
    let value = contact_fields::value(contact, field, directory, page.lang).unwrap_or_default();
    let is_unconfirmed = contact.confirmed == Some(false) && field == remark_field(contact);
    if is_unconfirmed && !value.is_empty() {
        Cow::Owned(format!("{value} *"))
    } else {
        value
    }
}

/// Whether the fields that were asked for fit beside each other with their longest words whole.
pub(super) fn fits(
    rows: &[ContactHit<'_>],
    fields: Option<&[Field]>,
    directory: &Directory,
    page: &Page,
) -> bool {
    let Some(fields) = fields else {
        return true;
    };
    let shown = FieldValues::new(directory, page.lang);
    let value =
        |field: Field, at: usize| marked_value(&rows[at].entry, field, &shown, directory, page);
    let held: Vec<Field> = fields
        .iter()
        .copied()
        .filter(|&field| (0..rows.len()).any(|at| !value(field, at).is_empty()))
        .collect();
    let width = page.width.unwrap_or(NARROWEST);
    fitting_columns(&held, rows.len(), width, value, |field| {
        field.label(page.lang).width()
    })
    .len()
        == held.len()
}

/// The columns that hold anything and fit beside each other with their longest words whole.
fn fitting_columns<'v>(
    in_order: &[Field],
    rows: usize,
    width: usize,
    value: impl Fn(Field, usize) -> Cow<'v, str>,
    label: impl Fn(Field) -> usize,
) -> Vec<Field> {
    let mut used = 1;
    let mut chosen: Vec<Field> = Vec::new();
    let mut is_full = false;
    for &field in in_order {
        let is_empty = (0..rows).all(|at| value(field, at).is_empty());
        if is_empty {
            continue;
        }
        // Numbers and names stand on one line; running text may wrap between its words.
        let may_wrap = matches!(
            field,
            Field::POST | Field::UNIT | Field::NOTE | Field::KEYWORDS | Field::AREA
        );
        // What was left out must not make room for a number that fewer people ask for.
        if is_full && !may_wrap {
            continue;
        }
        let longest = |at: usize| {
            let value = value(field, at);
            if may_wrap {
                value
                    .split_whitespace()
                    .map(UnicodeWidthStr::width)
                    .max()
                    .unwrap_or(0)
            } else {
                value.width()
            }
        };
        let needed = (0..rows).map(longest).max().unwrap_or(0).max(label(field)) + 3;
        if used + needed > width {
            is_full = true;
            continue;
        }
        used += needed;
        chosen.push(field);
    }
    chosen
}
