//! The table of fields: what is known about a field of a contact stands in its row, and is read from there by
//! everything that reads, shows or ranks contacts. What else a new field needs stands in `CONTRIBUTING.md`,
//! under “A field of a contact”.

use serde::{Deserialize, Serialize};

use crate::t;
use crate::text::fold;
use crate::text::locale::Lang;

/// What is known about a field.
struct FieldRow {
    /// The key in TOML and CSV; in JSON with underscores.
    key: &'static str,
    /// The word that people read.
    label: fn(Lang) -> &'static str,
    /// Where it is shown when nothing else was asked for: [`COLUMN`], [`RECORD`], [`TABLE`].
    places: u8,
    /// Its weight within equal fits of a search, the least first: who a contact is comes before what they do,
    /// and that before where.
    weight: u32,
    /// What lists call it, as [`fold::spelled_key`] has the words; none where no list gives it.
    headings: &'static [&'static str],
}

/// Nowhere but beside a unit.
const NOWHERE: u8 = 0;
/// A list of contacts can show it as a column, and be ordered by it.
const COLUMN: u8 = 1;
/// It is a line of a record.
const RECORD: u8 = 1 << 1;
/// It is a column of a table on a terminal, where it fits.
const TABLE: u8 = 1 << 2;

/// Makes the fields of their rows, in the order in which lists show them: the number first.
macro_rules! fields {
    ($($field:ident: $row:expr;)*) => {
        /// The fields of a contact, under the names that code, TOML keys, CSV headers and JSON share.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[allow(
            missing_docs,
            reason = "the names are the documentation; each stands at `Contact`"
        )]
        pub enum Field {
            $($field,)*
        }

        impl Field {
            /// Every field, in the order in which a list shows them.
            pub const ALL: &[Field] = &[$(Field::$field,)*];
        }

        /// A row for each field, in the same order.
        const ROWS: &[FieldRow] = &[$($row,)*];
    };
}

fields! {
    Phone: FieldRow {
        key: "phone",
        label: |lang| t!(lang, "Telefon", "Phone"),
        places: COLUMN | RECORD | TABLE,
        weight: 0,
        headings: &["phone", "telefon", "telefonnummer", "tel", "telephone", "telephone number", "telephonenumber", "phone number", "rufnummer", "durchwahl", "nebenstelle", "extension", "diensttelefon", "telefon dienstlich", "telefon geschaeftlich", "business phone", "work phone", "fon", "festnetz", "primary phone", "haupttelefon"],
    };
    Name: FieldRow {
        key: "name",
        label: |lang| t!(lang, "Name", "Name"),
        places: COLUMN | RECORD | TABLE,
        weight: 0,
        headings: &["name", "vollstaendiger name", "full name", "display name", "anzeigename", "ansprechpartner", "ansprechperson", "ansprechpartnerin", "mitarbeiter", "mitarbeiterin", "person", "kontakt", "contact", "employee", "fn", "cn"],
    };
    Room: FieldRow {
        key: "room",
        label: |lang| t!(lang, "Raum", "Room"),
        places: COLUMN | RECORD | TABLE,
        weight: 2,
        headings: &["room", "raum", "zimmer", "raumnummer", "zimmernummer", "raum nr", "zimmer nr", "zi", "zi nr", "room number", "roomnumber", "office location", "buero", "office", "bueroraum", "standort buero"],
    };
    Post: FieldRow {
        key: "post",
        label: |lang| t!(lang, "Aufgabe", "Post"),
        places: COLUMN | RECORD | TABLE,
        weight: 3,
        headings: &["post", "aufgabe", "aufgaben", "funktion", "position", "rolle", "role", "job title", "jobtitle", "taetigkeit", "zustaendigkeit", "zustaendig fuer", "aufgabengebiet", "dienstbezeichnung", "organization title", "organization 1 title", "stellenbezeichnung", "function", "responsibility"],
    };
    Unit: FieldRow {
        key: "unit",
        label: |lang| t!(lang, "Stelle", "Unit"),
        places: COLUMN | RECORD | TABLE,
        weight: 4,
        headings: &["unit", "stelle", "abteilung", "department", "organisationseinheit", "organizational unit", "fachbereich", "fachdienst", "fachstelle", "amt", "dienststelle", "sachgebiet", "bereich", "dezernat", "referat", "team", "einheit", "ou", "organization department", "organization 1 department", "division", "section"],
    };
    Area: FieldRow {
        key: "area",
        label: |lang| t!(lang, "Arbeitsbereich", "Area"),
        places: COLUMN,
        weight: 5,
        headings: &["area", "arbeitsbereich"],
    };
    Fax: FieldRow {
        key: "fax",
        label: |lang| t!(lang, "Fax", "Fax"),
        places: COLUMN | RECORD | TABLE,
        weight: 1,
        headings: &["fax", "telefax", "faxnummer", "telefaxnummer", "fax number", "business fax", "work fax", "fax geschaeftlich", "faxgeschaeftlich", "facsimile", "facsimiletelephonenumber", "fax dienstlich"],
    };
    Mobile: FieldRow {
        key: "mobile",
        label: |lang| t!(lang, "Mobil", "Mobile"),
        places: COLUMN | RECORD | TABLE,
        weight: 1,
        headings: &["mobile", "mobil", "mobiltelefon", "mobilnummer", "mobile phone", "mobile number", "handy", "handynummer", "diensthandy", "cell", "cell phone", "cellphone"],
    };
    MorePhones: FieldRow {
        key: "more-phones",
        label: |lang| t!(lang, "Weitere Nummern", "More phones"),
        places: COLUMN | RECORD,
        weight: 1,
        headings: &["more phones", "weitere nummern", "company main phone", "telefon firma", "home phone", "telefon privat", "telefon zu hause", "other phone", "weiteres telefon", "assistant s phone", "telefon assistent", "car phone", "pager", "callback", "zentrale", "sekretariat telefon"],
    };
    Email: FieldRow {
        key: "email",
        label: |lang| t!(lang, "E-Mail", "E-mail"),
        places: COLUMN | RECORD | TABLE,
        weight: 2,
        headings: &["email", "e mail", "mail", "e mail address", "email address", "e mail adresse", "emailadresse", "mailadresse", "e mail dienstlich", "e mail 1 value", "mail address", "primary email"],
    };
    Keywords: FieldRow {
        key: "keywords",
        label: |lang| t!(lang, "Stichwörter", "Keywords"),
        places: COLUMN,
        weight: 6,
        headings: &["keywords", "stichwoerter", "stichworte", "schlagwoerter", "tags"],
    };
    Note: FieldRow {
        key: "note",
        label: |lang| t!(lang, "Hinweis", "Note"),
        places: COLUMN | RECORD,
        weight: 6,
        headings: &["note", "notes", "hinweis", "hinweise", "notiz", "notizen", "bemerkung", "bemerkungen", "anmerkung", "kommentar", "comment", "comments", "remark", "remarks"],
    };
    Address: FieldRow {
        key: "address",
        label: |lang| t!(lang, "Adresse", "Address"),
        places: NOWHERE,
        weight: 6,
        headings: &[],
    };
    OpeningHours: FieldRow {
        key: "opening-hours",
        label: |lang| t!(lang, "Öffnungszeiten", "Opening hours"),
        places: NOWHERE,
        weight: 6,
        headings: &[],
    };
    Id: FieldRow {
        key: "id",
        label: |lang| t!(lang, "Kennung", "Id"),
        places: COLUMN,
        weight: 6,
        headings: &["id", "kennung", "uid"],
    };
    Source: FieldRow {
        key: "source",
        label: |lang| t!(lang, "Quelle", "Source"),
        places: COLUMN,
        weight: 6,
        headings: &["source", "quelle"],
    };
}

impl Field {
    fn row(self) -> &'static FieldRow {
        // The table has a row for each field, for both are made of the same list.
        &ROWS[self as usize]
    }

    /// The key in TOML, CSV and JSON.
    pub fn key(self) -> &'static str {
        self.row().key
    }

    /// The word that people read.
    pub fn label(self, lang: Lang) -> &'static str {
        (self.row().label)(lang)
    }

    /// Its weight within equal fits of a search, the least first.
    pub fn weight(self) -> u32 {
        self.row().weight
    }

    /// The fields that a list of contacts can show as columns.
    pub fn columns() -> impl Iterator<Item = Field> {
        Field::shown_in(COLUMN)
    }

    /// The fields of a record.
    pub fn of_records() -> impl Iterator<Item = Field> {
        Field::shown_in(RECORD)
    }

    /// The columns of a table on a terminal: what does not fit is left out from the end.
    pub fn of_tables() -> impl Iterator<Item = Field> {
        Field::shown_in(TABLE)
    }

    fn shown_in(place: u8) -> impl Iterator<Item = Field> {
        let all = Field::ALL.iter().copied();
        all.filter(move |field| field.row().places & place != 0)
    }

    /// Whether a list of contacts can show it as a column.
    pub fn is_column(self) -> bool {
        self.row().places & COLUMN != 0
    }

    /// The field called `word`: its key or its label in either language, however it is written.
    pub fn from_name(word: &str) -> Option<Field> {
        let mut all = Field::ALL.iter().copied();
        if let Some(field) = all.find(|field| field.key() == word) {
            return Some(field);
        }
        let word = fold::spelled_key(word);
        let is_called_so = |field: &Field| {
            [field.key(), field.label(Lang::De), field.label(Lang::En)]
                .iter()
                .any(|name| fold::spelled_key(name) == word)
        };
        Field::ALL.iter().copied().find(is_called_so)
    }
}

/// A part of a field that data gives apart, or what is said about a contact as a whole.
struct PartRow {
    /// The key in TOML and CSV; in JSON with underscores.
    key: &'static str,
    /// What lists call it, as [`fold::spelled_key`] has the words.
    headings: &'static [&'static str],
}

const PARTS: &[PartRow] = &[
    PartRow {
        key: "uid",
        headings: &[],
    },
    PartRow {
        key: "given-name",
        headings: &[
            "vorname",
            "first name",
            "given name",
            "givenname",
            "rufname",
        ],
    },
    PartRow {
        key: "middle-name",
        headings: &[
            "weitere vornamen",
            "middle name",
            "additional name",
            "zweiter vorname",
        ],
    },
    PartRow {
        key: "family-name",
        headings: &[
            "nachname",
            "familienname",
            "zuname",
            "last name",
            "family name",
            "surname",
            "sn",
        ],
    },
    PartRow {
        key: "honorific-prefix",
        headings: &[
            "titel",
            "akademischer titel",
            "akad titel",
            "name prefix",
            "honorific prefix",
        ],
    },
    PartRow {
        key: "honorific-suffix",
        headings: &["suffix", "name suffix", "namenszusatz", "honorific suffix"],
    },
    PartRow {
        key: "post-en",
        headings: &["post en"],
    },
    PartRow {
        key: "organisation",
        headings: &[
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
    },
    PartRow {
        key: "note-en",
        headings: &["note en"],
    },
    PartRow {
        key: "retrieved",
        headings: &[],
    },
    PartRow {
        key: "confirmed",
        headings: &["confirmed", "bestaetigt"],
    },
    PartRow {
        key: "not-found",
        headings: &["not found", "nicht gefunden"],
    },
];

/// What the data of a contact can hold, each key with what lists call it.
pub fn contact_keys() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    let fields = ROWS.iter().filter(|row| row.places != NOWHERE);
    let fields = fields.map(|row| (row.key, row.headings));
    fields.chain(PARTS.iter().map(|part| (part.key, part.headings)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_known_by_its_key_and_by_both_labels() {
        assert_eq!(Field::from_name("Telefon"), Some(Field::Phone));
        assert_eq!(Field::from_name("phone"), Some(Field::Phone));
        assert_eq!(Field::from_name("e-mail"), Some(Field::Email));
        assert_eq!(
            Field::from_name("oeffnungszeiten"),
            Some(Field::OpeningHours)
        );
        assert_eq!(Field::from_name("farbe"), None);
    }

    #[test]
    fn no_two_rows_share_a_key_or_a_heading() {
        let keys = contact_keys().map(|(key, _)| key);
        let headings = contact_keys().flat_map(|(_, headings)| headings.iter().copied());
        for mut words in [keys.collect::<Vec<_>>(), headings.collect()] {
            let count = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), count);
        }
    }
}
