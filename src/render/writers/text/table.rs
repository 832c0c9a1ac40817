//! Tables on a terminal: as many columns as fit, and no word is broken.

use std::io;

use comfy_table::presets::{UTF8_FULL, UTF8_FULL_CONDENSED};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};
use unicode_width::UnicodeWidthStr;

use super::TextWriter;
use crate::render::article::{Column, ColumnNeed, Inline, Inlines, Mark, PageTable};
use crate::render::layout::link;

/// Below this many columns records are easier to read.
const NARROWEST: usize = 64;

/// Columns beside a cell: a blank on each side and a line.
const BESIDE: usize = 3;

impl TextWriter<'_> {
    /// Writes a table where the columns that it needs fit beside each other; `false` where there is no room.
    pub(super) fn columns(&mut self, table: &PageTable<'_>) -> io::Result<bool> {
        let Some(width) = self.page.width.filter(|width| *width >= NARROWEST) else {
            return Ok(false);
        };
        // The widths of a table are known when all of its rows are.
        let mut rows: Vec<Vec<Inlines>> = Vec::new();
        (table.rows)(&mut |row| {
            rows.push(row);
            Ok(())
        })?;
        let texts: Vec<Vec<String>> = rows.iter().map(|row| cell_texts(row)).collect();
        let Some(shown) = shown_columns(&table.columns, &texts, width) else {
            return Ok(false);
        };
        let laid_out = lay_out(table, &texts, &shown, width);
        if self.page.links {
            let cells = rows.iter().flat_map(|row| shown.iter().map(|at| &row[*at]));
            writeln!(
                self.out,
                "{}",
                with_links(&laid_out, cells.flat_map(|cell| &cell.0))
            )?;
        } else {
            writeln!(self.out, "{laid_out}")?;
        }
        for mark in marks(&rows, &shown) {
            self.paragraph(&format!("{} {}", mark.sign, mark.legend), "", "  ")?;
        }
        for remark in &table.remarks {
            self.paragraph(remark, "", "  ")?;
        }
        let is_hidden = |at: &usize| !shown.contains(at) && holds_anything(&texts, *at);
        let hidden = (0..table.columns.len()).filter(is_hidden);
        let hidden: Vec<&str> = hidden.map(|at| table.columns[at].heading).collect();
        match &table.left_out {
            Some(sentence) if !hidden.is_empty() => {
                self.paragraph(&sentence(&hidden.join(", ")), "", "  ")?;
            }
            _ => {}
        }
        Ok(true)
    }
}

/// What stands in the cells of a row. A row is one entry, also where a note has several lines.
fn cell_texts(row: &[Inlines]) -> Vec<String> {
    let text = |cell: &Inlines| {
        let text = cell.text(Mark::as_sign);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    row.iter().map(text).collect()
}

fn holds_anything(texts: &[Vec<String>], column: usize) -> bool {
    texts.iter().any(|row| !row[column].is_empty())
}

/// The columns that are shown, by their places; nothing where one that is required does not fit. A column of
/// values that nobody has is left out.
fn shown_columns(columns: &[Column], texts: &[Vec<String>], width: usize) -> Option<Vec<usize>> {
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
fn narrowest(column: &Column, texts: &[Vec<String>], at: usize) -> usize {
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

fn lay_out(table: &PageTable<'_>, texts: &[Vec<String>], shown: &[usize], width: usize) -> String {
    let mut laid_out = Table::new();
    laid_out.load_style(if table.has_long_cells {
        UTF8_FULL
    } else {
        UTF8_FULL_CONDENSED
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
        if let Inline::Link { text, address } = cell
            && let Some((before, after)) = rest.split_once(text.as_str())
        {
            linked.push_str(before);
            linked.push_str(&link(text, address));
            rest = after;
        }
    }
    linked + rest
}

/// The marks that stand in the columns, each once.
fn marks(rows: &[Vec<Inlines>], shown: &[usize]) -> Vec<Mark> {
    let cells = rows.iter().flat_map(|row| shown.iter().map(|at| &row[*at]));
    let mut marks = Vec::new();
    for mark in cells.flat_map(Inlines::marks) {
        if !marks.contains(mark) {
            marks.push(*mark);
        }
    }
    marks
}
