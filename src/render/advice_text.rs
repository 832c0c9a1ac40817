//! The sheet of the advisor as text: for the terminal, for a pipe, to print.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::Page;
use super::advice::{Sheet, SheetEntry, SheetPart, SheetRow};
use super::layout::{heading, paragraph};
use crate::say;

/// Most columns of the names before their sentences.
const WIDEST_NAME: usize = 22;

/// Below so many columns a name stands on a row of its own.
const NARROW: usize = 60;

pub(super) fn write(sheet: &Sheet, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    title(sheet, page, out)?;
    for part in &sheet.parts {
        writeln!(out)?;
        write_part(part, page, out)?;
    }
    Ok(())
}

/// The title, and the code at the right where there is room.
fn title(sheet: &Sheet, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let Some(code) = &sheet.code else {
        return paragraph(out, &page.bold(&sheet.title), "", "", page.text_width());
    };
    let code = say!(page.lang, "Code {code}", "Code {code}");
    let width = page.text_width();
    let gap = width.saturating_sub(sheet.title.width() + code.width());
    if gap < 2 || page.plain {
        writeln!(out, "{}\n{code}", page.bold(&sheet.title))
    } else {
        writeln!(out, "{}{}{code}", page.bold(&sheet.title), " ".repeat(gap))
    }
}

fn write_part(part: &SheetPart, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let mut is_first = true;
    if let Some(words) = &part.heading {
        heading(out, words, page)?;
        is_first = false;
    }
    for sentence in &part.sentences {
        paragraph(out, sentence, "", "", page.text_width())?;
        is_first = false;
    }
    if let Some(command) = &part.command {
        writeln!(out, "  {command}")?;
    }
    for entry in &part.entries {
        if !is_first {
            writeln!(out)?;
        }
        is_first = false;
        write_entry(entry, page, out)?;
    }
    Ok(())
}

fn write_entry(entry: &SheetEntry, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if !entry.title.is_empty() {
        paragraph(out, &page.bold(&entry.title), "", "", page.text_width())?;
    }
    // A name that is longer than most stands on a row of its own instead of pushing the others away.
    let widths = entry.rows.iter().map(|row| row.name.width());
    let widest = widths.filter(|width| *width <= WIDEST_NAME).max();
    for row in &entry.rows {
        write_row(row, widest.unwrap_or(0) + 2, page, out)?;
    }
    Ok(())
}

fn write_row(
    row: &SheetRow,
    name_width: usize,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let width = page.text_width();
    let name = &row.name;
    if page.plain {
        for (at, value) in row.values.iter().enumerate() {
            let first = if at == 0 {
                format!("{name}: ")
            } else {
                "  ".to_owned()
            };
            paragraph(out, value, &first, "  ", width)?;
        }
        return Ok(());
    }
    if width < NARROW {
        paragraph(out, name, "  ", "  ", width)?;
        for value in &row.values {
            paragraph(out, value, "    ", &hanging_indent(value, "    "), width)?;
        }
        return Ok(());
    }
    let rest = " ".repeat(name_width + 2);
    for (at, value) in row.values.iter().enumerate() {
        let first = if at == 0 && name.width() < name_width {
            format!("  {name}{}", " ".repeat(name_width - name.width()))
        } else {
            if at == 0 {
                writeln!(out, "  {name}")?;
            }
            rest.clone()
        };
        paragraph(out, value, &first, &hanging_indent(value, &rest), width)?;
    }
    Ok(())
}

/// The beginning of further rows of a value: below the words of a point of a list.
fn hanging_indent(value: &str, rest: &str) -> String {
    if value.starts_with("- ") {
        format!("{rest}  ")
    } else {
        rest.to_owned()
    }
}
