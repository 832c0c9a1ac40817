//! Tables on a terminal in which no word is broken.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};
use unicode_width::UnicodeWidthStr;

/// Below this many columns records are easier to read.
pub(super) const NARROWEST: usize = 64;

/// Rows, the headings first, as a table in which no word is broken; `None` where the rows are uneven
/// or it would be too wide.
pub(super) fn whole_word_table(mut rows: Vec<Vec<String>>, width: usize) -> Option<String> {
    let columns = rows.first()?.len();
    let longest = |column: usize| {
        let words = rows
            .iter()
            .filter_map(|row| row.get(column))
            .flat_map(|text| text.split_whitespace());
        words.map(UnicodeWidthStr::width).max().unwrap_or(0)
    };
    let narrowest: Vec<usize> = (0..columns).map(longest).collect();
    let is_even = rows.iter().all(|row| row.len() == columns);
    if !is_even || narrowest.iter().map(|word| word + 3).sum::<usize>() + 1 > width {
        return None;
    }
    let mut table = Table::new();
    table.load_style(comfy_table::presets::UTF8_FULL);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table.set_header(rows.remove(0));
    table.add_rows(rows);
    table.set_constraints(narrowest.iter().map(|&word| {
        // The cell has a blank on each side.
        ColumnConstraint::LowerBoundary(Width::Fixed(u16::try_from(word + 2).unwrap_or(u16::MAX)))
    }));
    Some(table.trim_fmt())
}
