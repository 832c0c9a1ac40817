//! Tables on a terminal: as many columns as fit, and no word is broken.

use std::borrow::Cow;
use std::io;

use comfy_table::presets::{NOTHING, UTF8_FULL, UTF8_FULL_CONDENSED};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};
use unicode_width::UnicodeWidthStr;

use crate::render::Page;
use crate::render::article::{
    ColumnNeed, Inline, Inlines, Mark, PageTable, TableColumn, TableLines,
};
use crate::render::layout::link;

/// Below this many columns records are easier to read.
const NARROWEST: usize = 64;

/// Columns beside a cell: a blank on each side and a line.
const BESIDE: usize = 3;

/// A table, laid out.
pub(super) struct LaidOutTable {
    /// The columns.
    pub(super) text: String,
    /// What stands below them, each a paragraph.
    pub(super) remarks: Vec<String>,
}

/// A table where the columns that it needs fit beside each other; nothing where there is no room.
pub(super) fn laid_out(table: &PageTable<'_>, page: &Page) -> io::Result<Option<LaidOutTable>> {
    let Some(width) = page.width.filter(|width| *width >= NARROWEST) else {
        return Ok(None);
    };
    // The widths of a table are known when all of its rows are.
    let mut rows: Vec<Vec<Inlines>> = Vec::new();
    (table.rows)(&mut |row| {
        rows.push(row);
        Ok(())
    })?;
    let texts: Vec<Vec<String>> = rows.iter().map(|row| cell_texts(row)).collect();
    let Some(shown) = shown_columns(&table.columns, &texts, width) else {
        return Ok(None);
    };
    let cells = || {
        let cells = rows.iter().flat_map(|row| shown.iter().map(|at| &row[*at]));
        cells.flat_map(|cell| &cell.0)
    };
    let mut text = columns_beside_each_other(table, &texts, &shown, width);
    if page.links {
        text = with_links(&text, cells());
    }
    let mut remarks = legend(cells());
    // Where a table is to fit on one screen, its signs are told in one row.
    if table.lines == TableLines::None && !remarks.is_empty() {
        remarks = vec![remarks.join(" ")];
    }
    remarks.extend_from_slice(&table.remarks);
    let is_hidden = |at: &usize| !shown.contains(at) && holds_anything(&texts, *at);
    let hidden = (0..table.columns.len()).filter(is_hidden);
    let hidden: Vec<&str> = hidden.map(|at| table.columns[at].heading).collect();
    if !hidden.is_empty() {
        let left_out = table.left_out.iter();
        remarks.extend(left_out.map(|sentence| sentence(&hidden.join(", "))));
    }
    Ok(Some(LaidOutTable { text, remarks }))
}

/// What stands in the cells of a row. A row is one entry, also where a note has several lines.
fn cell_texts(row: &[Inlines]) -> Vec<String> {
    let cells = row.iter().map(|cell| {
        let text: String = cell.0.iter().map(part_text).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    cells.collect()
}

/// A part of a text in a cell. Words would make the column of the numbers wide, so a mark is its sign.
fn part_text(part: &Inline) -> Cow<'_, str> {
    match part {
        Inline::Text(text)
        | Inline::Strong(text)
        | Inline::Literal(text)
        | Inline::Link { text, .. } => Cow::Borrowed(text),
        Inline::Telephone(telephone) => Cow::Owned(telephone.number_first()),
        Inline::Mark(mark) => Cow::Owned(format!(" {}", mark.sign)),
        Inline::Note(text) => Cow::Owned(format!(" ({text})")),
        Inline::Address(address) => Cow::Owned(format!(" {address}")),
    }
}

fn holds_anything(texts: &[Vec<String>], column: usize) -> bool {
    texts.iter().any(|row| !row[column].is_empty())
}

/// The columns that are shown, by their places; nothing where one that is required does not fit. A column of
/// values that nobody has is left out.
fn shown_columns(
    columns: &[TableColumn],
    texts: &[Vec<String>],
    width: usize,
) -> Option<Vec<usize>> {
    let mut used = 1;
    let mut shown = Vec::new();
    let mut is_full = false;
    for (at, column) in columns.iter().enumerate() {
        let is_required = column.need == ColumnNeed::Required;
        let is_wanted = is_required || (column.need == ColumnNeed::Optional);
        if !is_wanted || !holds_anything(texts, at) {
            continue;
        }
        // What was left out must not make room for a number that fewer people ask for.
        if is_full && !column.is_breakable {
            continue;
        }
        let needed = narrowest(column, texts, at) + BESIDE;
        if used + needed <= width {
            used += needed;
            shown.push(at);
        } else if is_required {
            return None;
        } else {
            is_full = true;
        }
    }
    (!shown.is_empty()).then_some(shown)
}

/// The columns of a screen that a column needs so that none of its words, or of its values, is broken.
fn narrowest(column: &TableColumn, texts: &[Vec<String>], at: usize) -> usize {
    let longest_word = |text: &str| {
        let words = text.split_whitespace().map(UnicodeWidthStr::width);
        words.max().unwrap_or(0)
    };
    let widths = texts.iter().map(|row| {
        if column.is_breakable {
            longest_word(&row[at])
        } else {
            row[at].width()
        }
    });
    widths.max().unwrap_or(0).max(longest_word(column.heading))
}

fn columns_beside_each_other(
    table: &PageTable<'_>,
    texts: &[Vec<String>],
    shown: &[usize],
    width: usize,
) -> String {
    let mut laid_out = Table::new();
    laid_out.load_style(match table.lines {
        TableLines::BetweenRows => UTF8_FULL,
        TableLines::Around => UTF8_FULL_CONDENSED,
        TableLines::None => NOTHING,
    });
    laid_out.set_content_arrangement(ContentArrangement::Dynamic);
    laid_out.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    laid_out.set_header(shown.iter().map(|at| table.columns[*at].heading));
    laid_out.add_rows(texts.iter().map(|row| shown.iter().map(|at| &row[*at])));
    laid_out.set_constraints(shown.iter().map(|at| {
        let narrowest = narrowest(&table.columns[*at], texts, *at);
        // The cell has a blank on each side.
        let narrowest = u16::try_from(narrowest + 2).unwrap_or(u16::MAX);
        ColumnConstraint::LowerBoundary(Width::Fixed(narrowest))
    }));
    laid_out.trim_fmt()
}

/// A table with its links. What leads to an address stands in one piece, in the order of the cells; it is looked
/// for in the table that is laid out, for the letters of an address would count as columns there.
fn with_links<'a>(laid_out: &str, cells: impl Iterator<Item = &'a Inline>) -> String {
    let mut linked = String::with_capacity(laid_out.len());
    let mut rest = laid_out;
    for cell in cells {
        if let Inline::Link { text, target } = cell
            && let Some(address) = target.address(text)
            && let Some((before, after)) = rest.split_once(text.as_str())
        {
            linked.push_str(before);
            linked.push_str(&link(text, &address));
            rest = after;
        }
    }
    linked + rest
}

/// What the signs in the columns mean, each once.
fn legend<'a>(cells: impl Iterator<Item = &'a Inline>) -> Vec<String> {
    let mut marks: Vec<&Mark> = Vec::new();
    for cell in cells {
        if let Inline::Mark(mark) = cell
            && !marks.contains(&mark)
        {
            marks.push(mark);
        }
    }
    let legend = marks.into_iter();
    let legend = legend.map(|mark| format!("{} {}", mark.sign, mark.legend));
    legend.collect()
}
