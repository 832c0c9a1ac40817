//! What the columns of a staff list are called, in German and English offices and in the exports of
//! Outlook and Google Contacts.

use std::collections::HashSet;

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

/// Header words (folded) by the key of a contact. A trailing number (`Business Phone 2`) is
/// taken off before the look-up.
const HEADERS: [(&str, &[&str]); 24] = [
    ("id", &["id", "kennung", "uid"]),
    (
        "name",
        &[
            "name",
            "vollstaendiger name",
            "full name",
            "display name",
            "anzeigename",
            "ansprechpartner",
            "ansprechperson",
            "ansprechpartnerin",
            "mitarbeiter",
            "mitarbeiterin",
            "person",
            "kontakt",
            "contact",
            "employee",
            "fn",
            "cn",
        ],
    ),
    (
        "given-name",
        &[
            "vorname",
            "first name",
            "given name",
            "givenname",
            "rufname",
        ],
    ),
    (
        "middle-name",
        &[
            "weitere vornamen",
            "middle name",
            "additional name",
            "zweiter vorname",
        ],
    ),
    (
        "family-name",
        &[
            "nachname",
            "familienname",
            "zuname",
            "last name",
            "family name",
            "surname",
            "sn",
        ],
    ),
    (
        "honorific-prefix",
        &[
            "titel",
            "akademischer titel",
            "akad titel",
            "name prefix",
            "honorific prefix",
        ],
    ),
    (
        "post",
        &[
            "post",
            "aufgabe",
            "aufgaben",
            "funktion",
            "position",
            "rolle",
            "role",
            "job title",
            "jobtitle",
            "taetigkeit",
            "zustaendigkeit",
            "zustaendig fuer",
            "aufgabengebiet",
            "dienstbezeichnung",
            "organization title",
            "organization 1 title",
            "stellenbezeichnung",
            "function",
            "responsibility",
        ],
    ),
    ("post-en", &["post en"]),
    (
        "unit",
        &[
            "unit",
            "stelle",
            "abteilung",
            "department",
            "organisationseinheit",
            "organizational unit",
            "fachbereich",
            "fachdienst",
            "fachstelle",
            "amt",
            "dienststelle",
            "sachgebiet",
            "bereich",
            "dezernat",
            "referat",
            "team",
            "einheit",
            "ou",
            "organization department",
            "organization 1 department",
            "division",
            "section",
        ],
    ),
    (
        "organisation",
        &[
            "organisation",
            "organization",
            "firma",
            "company",
            "unternehmen",
            "organization name",
            "organization 1 name",
            "behoerde",
            "einrichtung",
        ],
    ),
    ("area", &["area", "arbeitsbereich"]),
    (
        "phone",
        &[
            "phone",
            "telefon",
            "telefonnummer",
            "tel",
            "telephone",
            "telephone number",
            "telephonenumber",
            "phone number",
            "rufnummer",
            "durchwahl",
            "nebenstelle",
            "extension",
            "diensttelefon",
            "telefon dienstlich",
            "telefon geschaeftlich",
            "business phone",
            "work phone",
            "fon",
            "festnetz",
            "primary phone",
            "haupttelefon",
        ],
    ),
    (
        "more-phones",
        &[
            "more phones",
            "weitere nummern",
            "company main phone",
            "telefon firma",
            "home phone",
            "telefon privat",
            "telefon zu hause",
            "other phone",
            "weiteres telefon",
            "assistant s phone",
            "telefon assistent",
            "car phone",
            "pager",
            "callback",
            "zentrale",
            "sekretariat telefon",
        ],
    ),
    (
        "fax",
        &[
            "fax",
            "telefax",
            "faxnummer",
            "telefaxnummer",
            "fax number",
            "business fax",
            "work fax",
            "fax geschaeftlich",
            "faxgeschaeftlich",
            "facsimile",
            "facsimiletelephonenumber",
            "fax dienstlich",
        ],
    ),
    (
        "mobile",
        &[
            "mobile",
            "mobil",
            "mobiltelefon",
            "mobilnummer",
            "mobile phone",
            "mobile number",
            "handy",
            "handynummer",
            "diensthandy",
            "cell",
            "cell phone",
            "cellphone",
        ],
    ),
    (
        "room",
        &[
            "room",
            "raum",
            "zimmer",
            "raumnummer",
            "zimmernummer",
            "raum nr",
            "zimmer nr",
            "zi",
            "zi nr",
            "room number",
            "roomnumber",
            "office location",
            "buero",
            "office",
            "bueroraum",
            "standort buero",
        ],
    ),
    (
        "email",
        &[
            "email",
            "e mail",
            "mail",
            "e mail address",
            "email address",
            "e mail adresse",
            "emailadresse",
            "mailadresse",
            "e mail dienstlich",
            "e mail 1 value",
            "mail address",
            "primary email",
        ],
    ),
    (
        "note",
        &[
            "note",
            "notes",
            "hinweis",
            "hinweise",
            "notiz",
            "notizen",
            "bemerkung",
            "bemerkungen",
            "anmerkung",
            "kommentar",
            "comment",
            "comments",
            "remark",
            "remarks",
        ],
    ),
    (
        "keywords",
        &[
            "keywords",
            "stichwoerter",
            "stichworte",
            "schlagwoerter",
            "tags",
        ],
    ),
    ("note-en", &["note en"]),
    ("source", &["source", "quelle"]),
    ("confirmed", &["confirmed", "bestaetigt"]),
    ("not-found", &["not found", "nicht gefunden"]),
    (
        "honorific-suffix",
        &["suffix", "name suffix", "namenszusatz", "honorific suffix"],
    ),
];

const SKIPPED: [&str; 11] = [
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
            && !matches!(key, "phone" | "fax" | "mobile" | "more-phones")
            && !known.insert(key)
        {
            *column = Column::Unknown;
        }
    }
    columns
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

fn key(cell: &str) -> Option<&'static str> {
    HEADERS
        .iter()
        .find(|(_, words)| words.contains(&cell))
        .map(|(key, _)| *key)
}

/// The key that a heading of a list stands for: `Telefon` is `phone`.
pub fn known_heading(word: &str) -> Option<&'static str> {
    key(&fold::spelled_key(word))
}

fn is_number(word: &str) -> bool {
    word.parse::<u8>().is_ok()
}

/// The key for a number of the kind that Google names: `Work Fax`, `Mobile`, `Main`.
pub(super) fn key_of_kind(kind: &str) -> &'static str {
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
        let mut all: Vec<&str> = HEADERS
            .iter()
            .flat_map(|(_, words)| words.iter().copied())
            .chain(SKIPPED)
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
