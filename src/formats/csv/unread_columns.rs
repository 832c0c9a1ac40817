//! Columns that are not read: which of them say anything, and how the config file would give them a meaning.

use super::headers::known_heading;
use crate::both;
use crate::diagnostic::{closest_word, list_words};
use crate::model::{Phone, contact_keys};
use crate::text::fold;
use crate::text::locale::Text;

/// What programs write into a column of which nobody filled in anything, folded: Outlook's empty day, usual importance.
const NOTHING_SAID: [&str; 13] = [
    "0",
    "0 0 00",
    "0 0 0000",
    "00 00 00",
    "00 00 0000",
    "normal",
    "falsch",
    "false",
    "nein",
    "no",
    "smtp",
    "ex",
    "nicht angegeben",
];

/// So many columns are named in the line for the config file.
const MOST_IN_LINE: usize = 8;

/// What a column that is not read holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct UnreadColumn {
    /// Whether any cell says something.
    says_anything: bool,
    has_number: bool,
    has_address: bool,
}

impl UnreadColumn {
    /// Takes the next cell.
    pub(super) fn take(&mut self, cell: &str) {
        self.says_anything =
            self.says_anything || !NOTHING_SAID.contains(&fold::spelled_key(cell).as_str());
        self.has_number = self.has_number || is_number(cell);
        self.has_address = self.has_address || cell.contains('@');
    }

    /// Whether it is worth a word.
    pub(super) fn is_told(self) -> bool {
        self.says_anything || self.has_number
    }
}

/// Whether a cell holds a telephone number with its area code, and no day.
fn is_number(cell: &str) -> bool {
    let begins = cell.starts_with(['0', '+', '(']) && !cell.contains('.');
    begins && Phone::parse(cell).is_ok_and(|phone| phone.number().is_international())
}

/// What to do about columns, each with its heading.
pub(super) fn remedy<'h>(columns: impl Iterator<Item = (&'h str, UnreadColumn)>) -> Text<'static> {
    // What a second column of the same name means, no setting can say.
    let (doubled, columns): (Vec<_>, Vec<_>) = columns
        .filter(|(heading, _)| !heading.is_empty())
        .partition(|(heading, _)| known_heading(heading).is_some());
    if columns.is_empty() && !doubled.is_empty() {
        return both!(
            "Eine andere Spalte hat diese Bedeutung schon. Bitte eine von beiden umbenennen, zum Beispiel in Hinweis.",
            "Another column has this meaning already. Please rename one of them, for example to Note."
        );
    }
    let pairs: Vec<String> = columns
        .into_iter()
        .take(MOST_IN_LINE)
        .map(|(heading, column)| {
            let written = heading.replace('\\', "\\\\").replace('"', "\\\"");
            let key = likely_key(heading, column);
            format!("\"{written}\" = \"{key}\"")
        })
        .collect();
    if pairs.is_empty() {
        return both!(
            "Bitte der Spalte eine Überschrift geben, zum Beispiel Telefon, Raum oder Hinweis.",
            "Please give the column a heading, for example Phone, Room or Note."
        );
    }
    let line = list_words(pairs.iter().map(String::as_str), ", ");
    both!(
        "Bitte die Überschrift ändern, oder in config.toml sagen, was sie meint (- heißt: nichts): columns = {{ {line} }}",
        "Please change the heading, or say in config.toml what it means (- means: nothing): columns = {{ {line} }}"
    )
}

/// The key that a column probably stands for.
fn likely_key(heading: &str, column: UnreadColumn) -> &'static str {
    let headings = contact_keys().iter().flat_map(|known| known.headings);
    let written = fold::spelled_key(heading);
    // Two words that are alike in one are often different things: „Ort geschäftlich“, „Fax geschäftlich“.
    let is_one_word = !written.contains(' ') && written.len() > 5;
    let meant = closest_word(&written, headings.copied())
        .filter(|word| is_one_word && word.as_bytes().first() == written.as_bytes().first());
    match meant.and_then(known_heading) {
        Some(key) => key,
        None if column.has_number => "more-phones",
        None if column.has_address => "more-emails",
        None => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_worth_a_word_where_a_cell_says_something() {
        for (cells, is_told) in [
            (&["0.0.00", "Normal"][..], false),
            (&["Falsch", "SMTP"], false),
            (&["0.0.00", "1.2.80"], true),
            (&["P 8"], true),
            (&["06031 83-3032"], true),
        ] {
            let mut column = UnreadColumn::default();
            for cell in cells {
                column.take(cell);
            }
            assert_eq!(column.is_told(), is_told, "{cells:?}");
        }
    }

    #[test]
    fn the_line_for_the_config_file_names_the_field_that_is_probably_meant() {
        let mut number = UnreadColumn::default();
        number.take("0170 1234567");
        let other = UnreadColumn::default();
        let columns = [
            ("Rufnummmer", other),
            ("Leitung \"B\"", number),
            ("Parkplatz", other),
            ("Kst", other),
        ];
        let help = remedy(columns.into_iter()).de;
        assert!(
            help.ends_with(
                r#"columns = { "Rufnummmer" = "phone", "Leitung \"B\"" = "more-phones", "Parkplatz" = "note", "Kst" = "note" }"#
            ),
            "{help}"
        );
    }
}
