//! What the columns of a staff list are called, in German and English offices and in the exports of
//! Outlook and Google Contacts.

use std::collections::HashSet;

use crate::model::{FieldKind, contact_key, contact_keys};
use crate::text::fold;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A key of a contact.
    Key(&'static str),
    /// The kind of the number in the next column (`Phone 1 - Type` of Google).
    PhoneKind,
    /// A number whose kind stands in the column before.
    PhoneOfKind,
    /// Known, and never of use here: a form of address, a row counter.
    Skipped,
    /// Not known.
    Unknown,
}

const SKIPPED: &[&str] = &[
    "anrede",
    "geschlecht",
    "gender",
    "salutation",
    "nr",
    "lfd nr",
    "no",
    "labels",
    "e mail 1 type",
    "e mail 1 label",
    "file as",
];

/// What each header cell announces.
pub(super) fn columns<'h>(header: impl Iterator<Item = &'h str>) -> Vec<Column> {
    let cells: Vec<String> = header.map(fold::spelled_key).collect();
    // Outlook calls the form of address "Title" and the post "Job Title"; others call the post "Title".
    let has_job_title = cells.iter().any(|cell| cell == "job title");
    let mut columns: Vec<Column> = cells
        .iter()
        .map(|cell| column(cell, has_job_title))
        .collect();
    // A second column of the same meaning is not read, and so is named, except for numbers.
    let mut known = HashSet::new();
    for column in &mut columns {
        if let Column::Key(key) = *column
            && !is_of_numbers(key)
            && !known.insert(key)
        {
            *column = Column::Unknown;
        }
    }
    columns
}

fn is_of_numbers(key: &str) -> bool {
    contact_key(key).is_some_and(|known| {
        matches!(
            known.row.kind,
            FieldKind::Phone { .. } | FieldKind::Phones { .. }
        )
    })
}

fn column(cell: &str, has_job_title: bool) -> Column {
    if cell == "title" {
        return Column::Key(if has_job_title {
            "honorific-prefix"
        } else {
            "post"
        });
    }
    if SKIPPED.contains(&cell) {
        return Column::Skipped;
    }
    if let Some(key) = key(cell) {
        return Column::Key(key);
    }
    let words: Vec<&str> = cell.split(' ').collect();
    match words[..] {
        ["phone" | "telefon", number, "type" | "label" | "typ"] if is_number(number) => {
            Column::PhoneKind
        }
        ["phone" | "telefon", number, "value" | "wert"] if is_number(number) => Column::PhoneOfKind,
        [ref rest @ .., number] if is_number(number) && !rest.is_empty() => {
            match key(&rest.join(" ")) {
                Some("phone" | "more-phones") => Column::Key("more-phones"),
                Some(_) | None => Column::Unknown,
            }
        }
        _ => Column::Unknown,
    }
}

/// The key of a column. A trailing number (`Business Phone 2`) is taken off before the look-up.
fn key(cell: &str) -> Option<&'static str> {
    let mut known = contact_keys().iter();
    known
        .find(|known| known.headings.contains(&cell))
        .map(|known| known.key)
}

/// The key that a heading of a list stands for: `Telefon` is `phone`.
pub fn known_heading(word: &str) -> Option<&'static str> {
    key(&fold::spelled_key(word))
}

fn is_number(word: &str) -> bool {
    word.parse::<u8>().is_ok()
}

/// The key for a number of the kind that Google names: `Work Fax`, `Mobile`, `Main`.
pub(in crate::formats) fn key_of_kind(kind: &str) -> &'static str {
    let kind = fold::spelled_key(kind);
    if kind.contains("fax") {
        "fax"
    } else if ["mobile", "mobil", "cell", "handy"]
        .iter()
        .any(|word| kind.contains(word))
    {
        "mobile"
    } else if ["home", "privat", "other", "pager", "zuhause", "sonstige"]
        .iter()
        .any(|word| kind.contains(word))
    {
        "more-phones"
    } else {
        "phone"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(header: &str) -> Vec<Column> {
        columns(header.split(','))
    }

    #[test]
    fn german_and_english_headers_are_known_however_they_are_written() {
        let want: Vec<Column> = ["name", "phone", "fax", "room", "email"]
            .map(Column::Key)
            .into();
        assert_eq!(keys("Name,Telefon,Telefax,Zimmer-Nr.,E-Mail-Adresse"), want);
        assert_eq!(keys("NAME,Phone Number,Fax,Room,E-mail"), want);
    }

    #[test]
    fn title_is_the_form_of_address_only_where_a_job_title_stands_beside_it() {
        assert_eq!(
            keys("Name,Title"),
            [Column::Key("name"), Column::Key("post")]
        );
        assert_eq!(
            keys("Title,Job Title"),
            [Column::Key("honorific-prefix"), Column::Key("post")]
        );
    }

    #[test]
    fn numbered_columns_are_further_numbers_and_unknown_ones_stay_unknown() {
        assert_eq!(
            keys("Business Phone 2,Telefon geschäftlich 2"),
            [Column::Key("more-phones"); 2]
        );
        assert_eq!(
            keys("Phone 1 - Type,Phone 1 - Value,Phone 1 - Label"),
            [Column::PhoneKind, Column::PhoneOfKind, Column::PhoneKind]
        );
        assert_eq!(keys("Schuhgröße,E-mail 2 Address"), [Column::Unknown; 2]);
    }

    #[test]
    fn every_header_word_is_folded_and_stands_once() {
        let mut all: Vec<&str> = contact_keys()
            .iter()
            .flat_map(|known| known.headings.iter().copied())
            .chain(SKIPPED.iter().copied())
            .collect();
        for word in &all {
            assert_eq!(*word, fold::spelled_key(word));
        }
        all.sort_unstable();
        let before = all.len();
        all.dedup();
        assert_eq!(all.len(), before);
    }
}
