//! Tables, whose rows are written as they come.

use std::io::{self, Write};

use super::escape::escape;
use super::inlines::inlines;
use crate::render::article::{Inlines, PageTable};
use crate::render::writers::filled_columns::filled_columns;

/// More columns than this stand beside each other on a large screen alone.
const MOST_BESIDE: usize = 5;

/// Writes a table without the columns of values that nobody has. `caption` is the heading above, as HTML: who comes
/// to the table from elsewhere hears what it is about. Each cell knows its column, for where there is no room the
/// cells of a row stand below each other.
pub(super) fn write_table(
    table: &PageTable<'_>,
    caption: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let filled = filled_columns(table)?;
    if !filled.contains(&true) {
        return Ok(());
    }
    let headings = table.columns.iter().map(|column| escape(column.heading));
    let headings: Vec<_> = headings.collect();
    let count = filled.iter().filter(|is_filled| **is_filled).count();
    let class = if count > MOST_BESIDE {
        " class=\"wide\""
    } else {
        ""
    };
    writeln!(out, "<table{class}>")?;
    if let Some(caption) = caption {
        writeln!(out, "<caption>{caption}</caption>")?;
    }
    let mut head = String::new();
    for (heading, is_filled) in headings.iter().zip(&filled) {
        if *is_filled {
            head.extend(["<th scope=\"col\">", heading, "</th>"]);
        }
    }
    writeln!(out, "<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>")?;
    (table.rows)(&mut |row| {
        let mut html = String::from("<tr>");
        for ((cell, heading), is_filled) in row.iter().zip(&headings).zip(&filled) {
            if *is_filled {
                push_cell(cell, heading, &mut html);
            }
        }
        html.push_str("</tr>\n");
        out.write_all(html.as_bytes())
    })?;
    writeln!(out, "</tbody>\n</table>")
}

fn push_cell(cell: &Inlines, heading: &str, html: &mut String) {
    let text = inlines(cell);
    if text.is_empty() {
        html.push_str("<td></td>");
    } else {
        html.extend(["<td data-label=\"", heading, "\">", &text, "</td>"]);
    }
}
