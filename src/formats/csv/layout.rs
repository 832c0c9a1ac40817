//! The layout of a list: where its headings stand, and by which signs its cells are parted and wrapped.

use std::ops::Range;

use super::cells::{Signs, behind_line_ends};
use super::headers::{self, Column, says_who};
use crate::formats::OwnNames;

/// Signs that part cells, those that are meant more often first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The signs of RFC 4180.
const USUAL: Signs = Signs {
    delimiter: b',',
    quote: b'"',
};

/// So many rows at the beginning of a list are looked at for its headings.
const MOST_BEFORE_HEADER: usize = 20;

/// So many rows below the headings are looked at to tell by which sign they are parted.
const MOST_SAMPLED: usize = 20;

/// How a list is laid out.
pub(super) struct ListLayout {
    pub(super) signs: Signs,
    /// Where the headings begin.
    pub(super) header: usize,
    /// What stands in the rows above the headings, as titles do that are printed on every page.
    pub(super) titles: Vec<String>,
    /// How many rows stand above the headings.
    pub(super) rows_above: usize,
}

/// Whether a line names at least one column that is known and one that says who or what.
pub(super) fn looks_like_header(line: &str) -> bool {
    let names = OwnNames::default();
    let columns = columns_of(line, signs(line, &names), &names);
    columns.iter().any(|column| {
        matches!(
            column,
            Column::Key("name" | "family-name" | "post" | "unit" | "phone" | "email")
        )
    })
}

/// The layout of a list: its headings are the first row among the first that names who a row is about and another
/// column. Where none does they are the first row that is no setting of a spreadsheet.
pub(super) fn layout(text: &str, names: &OwnNames) -> ListLayout {
    let bytes = text.as_bytes();
    let mut at = behind_line_ends(bytes, 0);
    let mut first = None;
    let mut layout = ListLayout {
        signs: USUAL,
        header: 0,
        titles: Vec::new(),
        rows_above: 0,
    };
    for _ in 0..MOST_BEFORE_HEADER {
        if at >= text.len() {
            break;
        }
        let rest = &text[at..];
        let signs = signs(rest, names);
        let mut cells = Vec::new();
        let end = at + signs.sampled_row(rest.as_bytes(), 0, &mut cells);
        // Excel may write its delimiter into a first line: `sep=;`. PowerShell writes the type of its objects.
        let is_setting = rest
            .get(..4)
            .is_some_and(|word| word.eq_ignore_ascii_case("sep="))
            || rest.starts_with("#TYPE ");
        let contents: Vec<String> = contents(rest, signs, &cells)
            .filter(|content| !content.is_empty())
            .collect();
        if !is_setting && !contents.is_empty() {
            let columns = columns_of(rest, signs, names);
            let known = columns
                .iter()
                .filter(|column| matches!(column, Column::Key(_)));
            if columns.iter().any(says_who) && (first.is_none() || known.count() > 1) {
                layout.header = at;
                layout.signs = signs;
                return layout;
            }
            first.get_or_insert((at, signs));
            layout.titles.extend(contents);
            layout.rows_above += 1;
        }
        at = behind_line_ends(bytes, end);
    }
    let (header, signs) = first.unwrap_or((0, layout.signs));
    ListLayout {
        signs,
        header,
        titles: Vec::new(),
        rows_above: 0,
    }
}

/// What the cells of a row hold.
fn contents(text: &str, signs: Signs, cells: &[Range<usize>]) -> impl Iterator<Item = String> {
    cells
        .iter()
        .map(move |cell| signs.content(text, cell).into_owned())
}

/// The columns that the first row of a text announces.
fn columns_of(text: &str, signs: Signs, own: &OwnNames) -> Vec<Column> {
    let mut cells = Vec::new();
    signs.sampled_row(text.as_bytes(), 0, &mut cells);
    let names: Vec<String> = contents(text, signs, &cells).collect();
    headers::columns(names.iter().map(String::as_str), own)
}

/// How well signs fit a list that begins with its headings: by the known headings, then by the rows as wide as
/// those, then by the cells.
fn fit(text: &str, signs: Signs, names: &OwnNames) -> (usize, usize, usize) {
    let columns = columns_of(text, signs, names);
    let is_known = |column: &&Column| **column != Column::Unknown;
    let known = columns.iter().filter(is_known).count();
    let rows = sample(text, signs).skip(1);
    let even = rows.filter(|row| row.len() == columns.len()).count();
    // A single column that is not known may be a title with signs of another list in it.
    let is_list = columns.len() > 1 || known > 0;
    (known, if is_list { even } else { 0 }, columns.len())
}

/// The signs of a list that begins with its headings.
fn signs(text: &str, names: &OwnNames) -> Signs {
    let best = |quote: u8| {
        let signs = DELIMITERS.map(|delimiter| Signs { delimiter, quote });
        let fits = signs
            .into_iter()
            .rev()
            .map(|signs| (fit(text, signs, names), signs));
        // Of equals `max_by_key` takes the last.
        fits.max_by_key(|(fit, _)| *fit)
    };
    let (fit, signs) = best(b'"').unwrap_or(((0, 0, 0), USUAL));
    match best(b'\'') {
        Some((of_single, single)) if wraps_cells(text, single, of_single > fit) => single,
        _ => signs,
    }
}

/// Whether single quotation marks stand around cells, as some programs write them: around all headings, or around a
/// cell of a list that is uneven without them. An apostrophe at the beginning of a cell alone is none.
fn wraps_cells(text: &str, signs: Signs, fits_better: bool) -> bool {
    let mark = char::from(signs.quote);
    let is_wrapped = |row: &&str| row.len() > 1 && row.starts_with(mark) && row.ends_with(mark);
    let mut rows = sample(text, signs);
    let header = rows.next().unwrap_or_default();
    if header.len() > 1 && header.iter().all(is_wrapped) {
        return true;
    }
    let cells: Vec<&str> = rows
        .flatten()
        .filter(|cell| cell.starts_with(mark))
        .collect();
    fits_better && !cells.is_empty() && cells.iter().all(is_wrapped)
}

/// The first rows of a text: their cells as they are written, without blanks around them.
fn sample(text: &str, signs: Signs) -> impl Iterator<Item = Vec<&str>> {
    let bytes = text.as_bytes();
    let mut at = behind_line_ends(bytes, 0);
    let mut cells = Vec::new();
    let rows = std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        at = behind_line_ends(bytes, signs.sampled_row(bytes, at, &mut cells));
        let written = cells.iter().map(|cell| text[cell.clone()].trim_ascii());
        Some(written.collect())
    });
    rows.take(MOST_SAMPLED + 1)
}
