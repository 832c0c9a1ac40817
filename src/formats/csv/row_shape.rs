//! Rows of a list that are no people: the foot of a page, and the name of a unit above its people.

use std::collections::HashSet;
use std::ops::Range;

use super::cells::{Signs, behind_line_ends};
use super::headers::{Column, key_of_noun};
use crate::diagnostic::Span;
use crate::model::unit_words::names_unit;
use crate::text::fold;

/// Words with which the foot of a page or of a list begins, where a number or a day follows.
const FOOTERS: [&str; 22] = [
    "stand",
    "seite",
    "blatt",
    "page",
    "as of",
    "gesamt",
    "gesamtzahl",
    "insgesamt",
    "summe",
    "anzahl",
    "total",
    "gedruckt",
    "druckdatum",
    "ausdruck",
    "erstellt",
    "aktualisiert",
    "letzte aenderung",
    "printed",
    "created",
    "updated",
    "last updated",
    "exported",
];

/// Sentences at the end of a list.
const LAST_WORDS: [&str; 8] = [
    "vertraulich",
    "nur fuer den dienstgebrauch",
    "confidential",
    "alle angaben ohne gewaehr",
    "angaben ohne gewaehr",
    "aenderungen vorbehalten",
    "ende der liste",
    "end of list",
];

/// Words that stand in the name of a unit, and in none of a person.
const BETWEEN: [&str; 7] = ["und", "fuer", "and", "for", "of", "der", "des"];

/// So many rows below a name of a unit are looked at for people.
const MOST_LOOKED_AHEAD: usize = 5;

/// Whether a row of one or two cells is the foot of a page or of a list: `Stand: 01.11.2026`, `Seite 2 von 5`, a total.
pub(super) fn is_footer(first: &str, second: Option<&str>) -> bool {
    let words = fold::spelled_key(first);
    if second.is_none() && LAST_WORDS.contains(&words.as_str()) {
        return true;
    }
    // What a mark or a word in front says is about others.
    let is_remark = ["hinweis", "fussnote", "legende", "quelle", "note"]
        .iter()
        .any(|word| {
            let rest = words.strip_prefix(word);
            rest.is_some() && first.contains(':')
        });
    if second.is_none()
        && (first.starts_with('*') || is_remark || words.starts_with("erstellt von "))
    {
        return true;
    }
    let begins = |word: &&&str| {
        let rest = words.strip_prefix(**word);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let Some(word) = FOOTERS.iter().find(begins) else {
        return false;
    };
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let is_number = |text: &str| has_digit(text) && !text.contains(char::is_alphabetic);
    match second {
        Some(second) => words == *word && is_number(second),
        None => has_digit(&words),
    }
}

/// Whether a text names a unit by its words, or by its number in a plan: `FB 2 Jugend`, `Sozialamt`, `1.2 Bauen`.
fn says_unit(text: &str) -> bool {
    let begins_with_number = text.starts_with(|c: char| c.is_ascii_digit());
    let words = fold::spelled_key(text);
    begins_with_number && text.contains(char::is_alphabetic)
        || words
            .split(' ')
            .any(|word| key_of_noun(word) == Some("unit") || names_unit(word))
}

/// The rows of a list, as far as its layout tells what they are.
#[derive(Clone, Copy)]
pub(super) struct RowsOfList<'l> {
    pub(super) text: &'l str,
    pub(super) signs: Signs,
    pub(super) columns: &'l [Column],
}

/// How the rows of a list show that it has names of units above people.
#[derive(Clone, Copy, Debug)]
pub(super) struct SectionStyle {
    /// Whether a row of one cell says by its words that it names a unit.
    has_worded: bool,
    /// Whether more than one row has one cell where names stand, and none as names are written in the others.
    has_unlike_names: bool,
}

impl RowsOfList<'_> {
    /// The filled cells of the row at `start`, and where the row behind it begins.
    fn filled(self, start: usize, cells: &mut Vec<Range<usize>>) -> (Vec<usize>, usize) {
        let bytes = self.text.as_bytes();
        let end = self.signs.sampled_row(bytes, start, cells);
        let is_filled = |at: &usize| !self.signs.content(self.text, &cells[*at]).is_empty();
        let filled = (0..cells.len()).filter(is_filled).collect();
        (filled, behind_line_ends(bytes, end))
    }

    /// Whether a cell stands where lists write the name of a unit above its people.
    pub(super) fn may_be_section(self, column: usize) -> bool {
        let holds_name = matches!(
            self.columns.get(column),
            Some(Column::Key(
                "name" | "family-name" | "unit" | "organisation"
            ))
        );
        self.columns.len() > 1 && (column == 0 || holds_name)
    }

    /// Looks at all rows from `start` for the shape of names of units.
    pub(super) fn section_style(self, start: usize) -> SectionStyle {
        let names = self
            .columns
            .iter()
            .position(|column| *column == Column::Key("name"));
        let in_parts = self.columns.contains(&Column::Key("given-name"));
        let (mut with_comma, mut without_comma, mut unlike) = (0_usize, 0_usize, 0_usize);
        let mut has_worded = false;
        let (mut at, mut cells) = (start, Vec::new());
        while at < self.text.len() {
            let (filled, next) = self.filled(at, &mut cells);
            let content = |at: usize| self.signs.content(self.text, &cells[at]);
            match filled[..] {
                [only] if self.may_be_section(only) => {
                    let text = content(only);
                    has_worded |= says_unit(&text);
                    unlike += usize::from(!text.contains(',') && !is_footer(&text, None));
                }
                [_, _, ..] => {
                    let name = names.filter(|&at| at < cells.len()).map(content);
                    if name.is_some_and(|name| name.contains(',')) {
                        with_comma += 1;
                    } else {
                        without_comma += 1;
                    }
                }
                _ => {}
            }
            at = next;
        }
        SectionStyle {
            has_worded,
            has_unlike_names: unlike > 1 && (in_parts || with_comma > without_comma),
        }
    }

    /// Whether a row of one cell names the unit of the rows below it, which begin at `next`.
    pub(super) fn is_section(
        self,
        column: usize,
        content: &str,
        next: usize,
        style: SectionStyle,
    ) -> bool {
        let Some(has_unit) = self.next_person_has_unit(next) else {
            return false;
        };
        if self.columns.get(column) == Some(&Column::Key("unit")) {
            return !has_unit;
        }
        if content.contains(',') || !content.contains(char::is_alphabetic) {
            return false;
        }
        let words = fold::spelled_key(content);
        let is_unlike_name = !words.contains(' ')
            || content.contains('&')
            || words.split(' ').any(|word| BETWEEN.contains(&word));
        says_unit(content) || style.has_unlike_names || style.has_worded && is_unlike_name
    }

    /// Whether the next row of more than one cell has a unit of its own; nothing where none follows soon.
    fn next_person_has_unit(self, mut at: usize) -> Option<bool> {
        let mut cells = Vec::new();
        for _ in 0..MOST_LOOKED_AHEAD {
            if at >= self.text.len() {
                return None;
            }
            let (filled, next) = self.filled(at, &mut cells);
            if filled.len() > 1 {
                let of_unit = |at: &usize| self.columns.get(*at) == Some(&Column::Key("unit"));
                return Some(filled.iter().any(of_unit));
            }
            at = next;
        }
        None
    }
}

/// Watches a column of units for the shape that merged cells leave behind: each unit stands once, in the first row of
/// its people.
#[derive(Debug, Default)]
pub(super) struct MergedCells {
    units: HashSet<String>,
    without: usize,
    /// The first row without a unit.
    first: Option<Span>,
    is_other: bool,
}

/// After so many units the shape is believed.
const MOST_UNITS: usize = 200;

impl MergedCells {
    /// Takes the unit of the next row.
    pub(super) fn take(&mut self, unit: Option<&str>, row: impl FnOnce() -> Span) {
        if self.is_other {
            return;
        }
        match unit {
            Some(unit) if self.units.contains(unit) => self.is_other = true,
            Some(unit) if self.units.len() < MOST_UNITS => {
                self.units.insert(unit.to_owned());
            }
            Some(_) => {}
            None if self.units.is_empty() => self.is_other = true,
            None => {
                self.without += 1;
                self.first.get_or_insert_with(row);
            }
        }
    }

    /// The first row without a unit and the number of such rows, where cells were merged.
    pub(super) fn found(&self) -> Option<(Span, usize)> {
        let is_shape = !self.is_other && self.without > 1 && self.units.len() > 1;
        is_shape.then_some(())?;
        Some((self.first?, self.without))
    }
}
