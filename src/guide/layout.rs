//! Texts broken into lines of the terminal.

use unicode_width::UnicodeWidthStr;

/// Longer lines of running text are hard to follow.
pub(super) const WIDEST_PROSE: usize = 79;

/// Words as a sentence of their own: with a capital letter and a full stop.
pub(super) fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    let first: String = rest
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let stop = if words.ends_with(['.', '!', '?', '…']) {
        ""
    } else {
        "."
    };
    format!("{first}{}{stop}", rest.as_str())
}

/// A text in lines that are not wider than the terminal, broken between words; its own breaks stay. A
/// line that is indented is a command to copy, and stays whole.
pub(super) fn wrap_text(text: &str, columns: usize) -> String {
    let columns = columns.min(WIDEST_PROSE);
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            if line.starts_with("  ") {
                line.to_owned()
            } else {
                rows(line.split_whitespace(), " ", columns).join("\n")
            }
        })
        .collect();
    lines.join("\n")
}

/// Pieces in as few rows as they fit in, none of them broken. A row stays below `columns`, for some
/// terminals begin a new one behind the last column.
pub(super) fn rows<'p>(
    pieces: impl IntoIterator<Item = &'p str>,
    gap: &str,
    columns: usize,
) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.width() + gap.width() + piece.width() < columns => {
                row.push_str(gap);
                row.push_str(piece);
            }
            _ => rows.push(piece.to_owned()),
        }
    }
    rows
}
