//! Which columns of a table hold anything.

use std::io;

use crate::render::article::PageTable;

/// Whether each column holds anything, for a column of values that nobody has is left out. The rows are gone
/// through once for that, so that none of them is kept.
pub(super) fn filled_columns(table: &PageTable<'_>) -> io::Result<Vec<bool>> {
    let mut filled = vec![false; table.columns.len()];
    (table.rows)(&mut |row| {
        for (is_filled, cell) in filled.iter_mut().zip(&row) {
            *is_filled |= !cell.0.is_empty();
        }
        Ok(())
    })?;
    Ok(filled)
}
