//! The table of fields: what is known about a field of a contact stands in its row, and is read from there by
//! everything that reads, writes, shows or finds contacts. A new field is a row here and a member of
//! [`Contact`](super::Contact); see `CONTRIBUTING.md`, “A field of a contact”.

use std::sync::LazyLock;

use super::field::Field;
use super::field_kind::FieldKind;
use super::language_names::LANGUAGE_NAMES;
use super::reach::{Medium, Reach, ReachPlace};
use crate::t;
use crate::text::fold;
use crate::text::locale::Lang;

/// What is known about a field.
#[derive(Debug)]
pub struct FieldRow {
    /// The key in TOML and CSV; in JSON with underscores.
    pub key: &'static str,
    /// The word that people read.
    pub label: fn(Lang) -> &'static str,
    /// What it means, for the people who keep the data.
    pub meaning: fn(Lang) -> &'static str,
    /// What it is good for when nothing else was asked: [`FACT`], [`COLUMN`], [`RECORD`], [`TABLE`], [`SEARCHED`].
    places: u8,
    /// Its weight within equal fits of a search, the least first: who a contact is comes before what they do,
    /// and that before where.
    weight: u32,
    /// What lists call it, as [`fold::spelled_key`] has the words; none where no list gives it.
    pub headings: &'static [&'static str],
    /// Words that make a heading one of it, whatever stands beside them that only says whose or which: „Tel.-Nr.
    /// dienstlich“.
    pub heading_nouns: &'static [&'static str],
    /// Keys of their own for a part of it; for a text in both languages the English one.
    pub parts: &'static [FieldPart],
    /// The kind of its value, and how to reach it.
    pub kind: FieldKind,
    /// Its place among what is written of a contact, the least first.
    pub rank: u8,
    /// When CSV has a column for it.
    pub column: CsvColumn,
    /// The properties of a vCard that hold it: the first is written. None where a card has no place for it.
    pub vcard: &'static [&'static str],
    /// The attributes of a directory (LDAP) that hold it, those that count most first: the first is written. None
    /// where a directory has no place for it.
    pub ldap: &'static [&'static str],
}

/// A part of a field that data gives apart.
#[derive(Debug)]
pub struct FieldPart {
    /// The key in TOML and CSV; in JSON with underscores.
    pub key: &'static str,
    /// What it means, for the people who keep the data.
    pub meaning: fn(Lang) -> &'static str,
    /// What lists call it, as [`fold::spelled_key`] has the words.
    pub headings: &'static [&'static str],
    /// Its place among the columns of CSV, as [`FieldRow::rank`]; `None` where it is only read.
    pub column: Option<u8>,
    /// What its numbers or addresses are for.
    pub reach: Option<Reach>,
    /// Those of the attributes of the field that hold it.
    pub ldap: &'static [&'static str],
}

/// When CSV has a column for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvColumn {
    /// Always, so that programs can count on it.
    Always,
    /// Where a contact of the list has a value for it.
    WhereHeld,
    /// Never: CSV has no place for it.
    Never,
}

/// For nothing but what its key says.
const NOWHERE: u8 = 0;
/// People call it by its name, and it can be searched for and not found.
const FACT: u8 = 1;
/// A list of contacts can show it as a column, and be ordered by it.
const COLUMN: u8 = 1 << 1;
/// It is a line of a record.
const RECORD: u8 = 1 << 2;
/// It is a column of a table on a terminal, where it fits.
const TABLE: u8 = 1 << 3;
/// A search looks at its words. Names, numbers, rooms, addresses and notes are met in ways of their own.
const SEARCHED: u8 = 1 << 4;

/// A kind of value with the member of a contact that holds it.
macro_rules! member {
    ($kind:ident, $member:ident $(, $more:ident: $value:expr)?) => {
        FieldKind::$kind {
            get: |contact| &contact.$member,
            get_mut: |contact| &mut contact.$member,
            $($more: $value,)?
        }
    };
}

/// Makes the fields of their rows, in the order in which lists show them: the number first.
macro_rules! fields {
    ($($field:ident: $row:expr;)*) => {
        /// The places of the rows.
        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "the names are those of the constants"
        )]
        enum Place {
            $($field,)*
        }

        /// The fields that other code speaks of.
        #[allow(missing_docs, reason = "each stands at `Contact`")]
        impl Field {
            $(pub const $field: Field = Field(Place::$field as u8);)*
        }

        /// A row for each field, in the same order.
        static ROWS: &[FieldRow] = &[$($row,)*];
    };
}

fields! {
    PHONE: FieldRow {
        key: "phone",
        label: |lang| t!(lang, "Telefon", "Phone"),
        meaning: |lang| t!(lang, "Telefonnummer, wie man sie schreibt. Stehen mehrere da, durch Komma getrennt, werden die übrigen weitere Nummern.", "telephone number, as people write it. If there are several, with commas between, the others become further numbers."),
        places: FACT | COLUMN | RECORD | TABLE,
        weight: 0,
        headings: &["phone", "telefon", "telefonnummer", "tel", "telephone", "telephone number", "telephonenumber", "phone number", "rufnummer", "durchwahl", "nebenstelle", "extension", "diensttelefon", "telefon dienstlich", "telefon geschaeftlich", "business phone", "work phone", "fon", "festnetz", "primary phone", "haupttelefon", "workphone"],
        heading_nouns: &["tel", "telefon", "telefone", "telephone", "phone", "phones", "fon", "ruf", "rufnr", "durchwahl", "durchw", "dw", "apparat", "app", "nst", "nebenstelle", "extension", "ext", "festnetz", "landline", "isdn", "hausapparat", "hausruf", "direktwahl", "ddi", "fernsprecher", "rufnummern", "telefonnummern", "nebenstellen", "line", "dial"],
        parts: &[
            FieldPart { key: "area-code", meaning: |lang| t!(lang, "Vorwahl, wenn `phone` und `fax` ohne sie dastehen", "area code, where `phone` and `fax` stand without it"), headings: &["vorwahl", "ortsvorwahl", "ortsnetzkennzahl", "area code"], column: None, reach: None, ldap: &[] },
        ],
        kind: member!(Phone, phone),
        rank: 60,
        column: CsvColumn::Always,
        vcard: &["TEL"],
        ldap: &["telephoneNumber", "ipPhone"],
    };
    NAME: FieldRow {
        key: "name",
        label: |lang| t!(lang, "Name", "Name"),
        meaning: |lang| t!(lang, "„Mia Muster“ oder „Muster, Mia“, auch mit Titel", "“Mia Muster” or “Muster, Mia”, with a title too"),
        places: FACT | COLUMN | RECORD | TABLE,
        weight: 0,
        headings: &["name", "vollstaendiger name", "full name", "display name", "anzeigename", "name vorname", "nachname vorname", "familienname vorname", "vorname name", "vorname nachname", "last name first name", "ansprechpartner", "ansprechperson", "ansprechpartnerin", "mitarbeiter", "mitarbeiterin", "person", "kontakt", "contact", "employee", "fn", "cn", "namen", "personen", "vor und nachname", "vor nachname", "name vorname titel", "name titel", "anrede name", "name funktion", "name des mitarbeiters", "displayname", "fullname", "employee name", "contact name", "contact person", "staff", "mitarbeitende", "beschaeftigte", "bedienstete", "kontaktperson", "sachbearbeiter", "sachbearbeiterin", "stelleninhaber", "stelleninhaberin", "benutzer"],
        heading_nouns: &[],
        parts: &[
            FieldPart { key: "given-name", meaning: |lang| t!(lang, "Vorname, wenn `name` fehlt", "given name, where `name` is missing"), headings: &["vorname", "first name", "firstname", "given name", "givenname", "rufname", "forename"], column: None, reach: None, ldap: &[] },
            FieldPart { key: "middle-name", meaning: |lang| t!(lang, "weitere Vornamen, wenn `name` fehlt", "further given names, where `name` is missing"), headings: &["weitere vornamen", "middle name", "additional name", "zweiter vorname"], column: None, reach: None, ldap: &[] },
            FieldPart { key: "family-name", meaning: |lang| t!(lang, "Nachname; neben `name` nur nötig, wo er nicht das letzte Wort ist: „Lopes Silva“", "family name; beside `name` needed only where it is not the last word: “Lopes Silva”"), headings: &["nachname", "familienname", "zuname", "last name", "lastname", "family name", "surname", "sn"], column: Some(21), reach: None, ldap: &[] },
            FieldPart { key: "honorific-prefix", meaning: |lang| t!(lang, "Titel: „Dr.“; auch ein Wort vor dem Nachnamen: „von“", "title: “Dr.”; also a word before the family name: “von”"), headings: &["titel", "akademischer titel", "akad titel", "name prefix", "honorific prefix", "prefix", "praefix", "namenspraefix", "vorsatzwort", "namensvorsatz", "vorsatz"], column: None, reach: None, ldap: &[] },
            FieldPart { key: "honorific-suffix", meaning: |lang| t!(lang, "Zusatz hinter dem Namen: „M.A.“", "what stands behind the name: “M.A.”"), headings: &["suffix", "name suffix", "namenssuffix", "namenszusatz", "honorific suffix"], column: Some(22), reach: None, ldap: &[] },
        ],
        kind: FieldKind::Own,
        rank: 20,
        column: CsvColumn::Always,
        vcard: &["FN", "N"],
        ldap: &["displayName", "cn", "sn", "givenName", "personalTitle", "generationQualifier"],
    };
    OTHER_NAMES: FieldRow {
        key: "other-names",
        label: |lang| t!(lang, "Auch genannt", "Also called"),
        meaning: |lang| t!(lang, "weitere Namen, unter denen man die Person kennt: in anderer Schrift, Rufname, Geburtsname", "other names by which the person is known: in another script, nickname, name at birth"),
        places: FACT | COLUMN | RECORD | SEARCHED,
        weight: 1,
        headings: &["other names", "weitere namen", "nickname", "spitzname", "alias", "auch genannt", "nick"],
        heading_nouns: &[],
        parts: &[],
        kind: member!(Words, other_names, names: None),
        rank: 25,
        column: CsvColumn::WhereHeld,
        vcard: &["NICKNAME"],
        ldap: &["cn", "mozillaNickname"],
    };
    ROOM: FieldRow {
        key: "room",
        label: |lang| t!(lang, "Raum", "Room"),
        meaning: |lang| t!(lang, "Raum wie an der Tür; aus „Raum 416“ wird „416“", "room as on the door; “Room 416” becomes “416”"),
        places: FACT | COLUMN | RECORD | TABLE,
        weight: 2,
        headings: &["room", "raum", "zimmer", "raumnummer", "zimmernummer", "raum nr", "zimmer nr", "zi", "zi nr", "room number", "roomnumber", "office location", "buero", "office", "bueroraum", "standort buero", "physicaldeliveryofficename"],
        heading_nouns: &["raum", "zimmer", "zi", "room", "office", "buero"],
        parts: &[],
        kind: member!(Text, room),
        rank: 100,
        column: CsvColumn::Always,
        vcard: &["X-ROOM", "X-RAUM", "X-ROOM-NUMBER", "X-KADDRESSBOOK-X-OFFICE", "X-OFFICE", "X-MS-OFFICELOCATION"],
        ldap: &["roomNumber", "physicalDeliveryOfficeName"],
    };
    POST: FieldRow {
        key: "post",
        label: |lang| t!(lang, "Aufgabe", "Post"),
        meaning: |lang| t!(lang, "die Aufgabe", "the post, role or job"),
        places: FACT | COLUMN | RECORD | TABLE | SEARCHED,
        weight: 3,
        headings: &["post", "aufgabe", "aufgaben", "funktion", "position", "rolle", "role", "job title", "jobtitle", "taetigkeit", "zustaendigkeit", "zustaendig fuer", "aufgabengebiet", "dienstbezeichnung", "organization title", "organization 1 title", "titel der organisation", "stellenbezeichnung", "arbeitstitel", "function", "responsibility", "arbeitsgebiet", "aufgabenbereich", "job role"],
        heading_nouns: &[],
        parts: &[
            FieldPart { key: "post-en", meaning: |lang| t!(lang, "die Aufgabe auf Englisch, wo `post` nur ein Text ist", "the post in English, where `post` is one text"), headings: &["post en"], column: Some(31), reach: None, ldap: &[] },
        ],
        kind: member!(Bilingual, post),
        rank: 30,
        column: CsvColumn::Always,
        vcard: &["TITLE", "ROLE"],
        ldap: &["title"],
    };
    UNIT: FieldRow {
        key: "unit",
        label: |lang| t!(lang, "Stelle", "Unit"),
        meaning: |lang| t!(lang, "die Stelle, zu der die Person gehört", "the unit that the person belongs to"),
        places: FACT | COLUMN | RECORD | TABLE,
        weight: 4,
        headings: &["unit", "stelle", "abteilung", "department", "organisationseinheit", "organizational unit", "fachbereich", "fachdienst", "fachstelle", "amt", "dienststelle", "sachgebiet", "bereich", "dezernat", "referat", "team", "einheit", "ou", "organization department", "organization 1 department", "abteilung der organisation", "division", "section", "org einheit", "orgeinheit", "fachamt", "abteilungsname", "team name", "business unit"],
        heading_nouns: &["abteilung", "abt", "fachbereich", "fb", "fachdienst", "fd", "fachstelle", "amt", "oe", "organisationseinheit", "sg", "sachgebiet", "referat", "dezernat", "dienststelle", "stabsstelle", "geschaeftsbereich", "eigenbetrieb", "team", "department", "dept"],
        parts: &[
            FieldPart { key: "organisation", meaning: |lang| t!(lang, "in einer CSV das Haus über der Stelle; in TOML zählt die letzte genannte Stelle, und nur wo `unit` fehlt", "in a CSV the house above the unit; in TOML the last unit named counts, and only where `unit` is missing"), headings: &["organisation", "organization", "firma", "company", "unternehmen", "organization name", "organization 1 name", "behoerde", "einrichtung", "company name", "firmenname", "name der organisation"], column: Some(55), reach: None, ldap: &[] },
        ],
        kind: FieldKind::Own,
        rank: 40,
        column: CsvColumn::Always,
        vcard: &["ORG", "X-DEPARTMENT", "X-KADDRESSBOOK-X-DEPARTMENT"],
        ldap: &["department", "ou", "departmentNumber", "o", "company"],
    };
    AREA: FieldRow {
        key: "area",
        label: |lang| t!(lang, "Arbeitsbereich", "Area"),
        meaning: |lang| t!(lang, "der Arbeitsbereich, für den die Person zuständig ist", "the area of work for which the person is responsible"),
        places: FACT | COLUMN,
        weight: 5,
        headings: &["area", "arbeitsbereich"],
        heading_nouns: &[],
        parts: &[],
        kind: member!(Text, area),
        rank: 50,
        column: CsvColumn::WhereHeld,
        vcard: &[],
        ldap: &[],
    };
    FAX: FieldRow {
        key: "fax",
        label: |lang| t!(lang, "Fax", "Fax"),
        meaning: |lang| t!(lang, "Faxnummer", "fax number"),
        places: FACT | COLUMN | RECORD | TABLE,
        weight: 1,
        headings: &["fax", "telefax", "faxnummer", "telefaxnummer", "fax number", "business fax", "work fax", "fax geschaeftlich", "faxgeschaeftlich", "facsimile", "facsimiletelephonenumber", "fax dienstlich"],
        heading_nouns: &["fax", "telefax", "facsimile"],
        parts: &[],
        kind: member!(Phone, fax),
        rank: 70,
        column: CsvColumn::Always,
        vcard: &["TEL"],
        ldap: &["facsimileTelephoneNumber", "otherFacsimileTelephoneNumber"],
    };
    MOBILE: FieldRow {
        key: "mobile",
        label: |lang| t!(lang, "Mobil", "Mobile"),
        meaning: |lang| t!(lang, "Mobilnummer", "mobile number"),
        places: FACT | COLUMN | RECORD | TABLE,
        weight: 1,
        headings: &["mobile", "mobil", "mobiltelefon", "mobilnummer", "mobile phone", "mobile number", "handy", "handynummer", "diensthandy", "cell", "cell phone", "cellphone"],
        heading_nouns: &["mobil", "mobile", "mobiltel", "mobiltelefon", "mobilfunk", "handy", "cell", "cellphone", "smartphone"],
        parts: &[],
        kind: member!(Phone, mobile),
        rank: 80,
        column: CsvColumn::WhereHeld,
        vcard: &["TEL"],
        ldap: &["mobile"],
    };
    MORE_PHONES: FieldRow {
        key: "more-phones",
        label: |lang| t!(lang, "Weitere Nummern", "More phones"),
        meaning: |lang| t!(lang, "weitere Nummern, unter denen man die Person erreicht. Ein Wort davor sagt, was es ist: „home fax“, „pager“.", "further numbers at which the person is reached. A word before one says what it is: “home fax”, “pager”."),
        places: FACT | COLUMN | RECORD,
        weight: 1,
        headings: &["more phones", "weitere nummern", "company main phone", "telefon firma", "other phone", "weiteres telefon", "assistant s phone", "assistants phone", "telefon assistent", "car phone", "callback", "zentrale", "sekretariat telefon", "bereitschaftsnummer", "bereitschaft"],
        heading_nouns: &[],
        parts: &[
            FieldPart { key: "home-phone", meaning: |lang| t!(lang, "Telefon zu Hause", "telephone at home"), headings: &["home phone", "telefon privat", "telefon zu hause", "privatnummer"], column: None, reach: Some(Reach::HOME), ldap: &["homePhone", "otherHomePhone"] },
            FieldPart { key: "home-mobile", meaning: |lang| t!(lang, "eigenes Mobiltelefon", "mobile telephone of one's own"), headings: &["home mobile", "mobil privat", "handy privat"], column: None, reach: Some(Reach::HOME_MOBILE), ldap: &[] },
            FieldPart { key: "home-fax", meaning: |lang| t!(lang, "Fax zu Hause", "fax at home"), headings: &["home fax", "fax privat"], column: None, reach: Some(Reach::HOME_FAX), ldap: &[] },
            FieldPart { key: "further-fax", meaning: |lang| t!(lang, "weiteres Fax", "further fax"), headings: &["further fax", "other fax", "weiteres fax"], column: None, reach: Some(Reach::FAX), ldap: &[] },
            FieldPart { key: "further-mobile", meaning: |lang| t!(lang, "weitere Mobilnummer", "further mobile number"), headings: &["further mobile", "other mobile", "weitere mobilnummer"], column: None, reach: Some(Reach::MOBILE), ldap: &["otherMobile"] },
            FieldPart { key: "pager", meaning: |lang| t!(lang, "Pager", "pager"), headings: &["pager", "funkruf", "piepser"], column: None, reach: Some(Reach::PAGER), ldap: &["pager", "otherPager"] },
            FieldPart { key: "textphone", meaning: |lang| t!(lang, "Schreibtelefon für Gehörlose", "textphone for people who do not hear"), headings: &["textphone", "schreibtelefon", "tty tdd phone", "tty", "tdd", "texttelefon"], column: None, reach: Some(Reach::TEXTPHONE), ldap: &[] },
        ],
        kind: member!(Phones, more_phones),
        rank: 90,
        column: CsvColumn::WhereHeld,
        vcard: &["TEL"],
        ldap: &["otherTelephone", "otherMobile", "homePhone", "otherHomePhone", "pager", "otherPager", "otherIpPhone"],
    };
    EMAIL: FieldRow {
        key: "email",
        label: |lang| t!(lang, "E-Mail", "E-mail"),
        meaning: |lang| t!(lang, "E-Mail-Adresse. Stehen mehrere da, werden die übrigen weitere Adressen.", "e-mail address. If there are several, the others become further addresses."),
        places: FACT | COLUMN | RECORD | TABLE,
        weight: 2,
        headings: &["email", "e mail", "mail", "e mail address", "email address", "e mail adresse", "emailadresse", "mailadresse", "e mail dienstlich", "mail address", "primary email", "primary smtp address", "smtp address", "e mailadresse", "e mail adressen", "e mails", "windowsemailaddress", "funktionspostfach"],
        heading_nouns: &["email", "mail"],
        parts: &[],
        kind: member!(Email, email),
        rank: 110,
        column: CsvColumn::Always,
        vcard: &["EMAIL"],
        ldap: &["mail", "mailPrimaryAddress"],
    };
    MORE_EMAILS: FieldRow {
        key: "more-emails",
        label: |lang| t!(lang, "Weitere E-Mail", "Further e-mail"),
        meaning: |lang| t!(lang, "weitere E-Mail-Adressen. Ein Wort davor sagt, wo: „home“.", "further e-mail addresses. A word before one says where: “home”."),
        places: FACT | COLUMN | RECORD,
        weight: 2,
        headings: &["more emails", "weitere e mail", "weitere e mails", "weitere e mail adressen", "other email", "secondary email", "alternate email"],
        heading_nouns: &[],
        parts: &[
            FieldPart { key: "home-email", meaning: |lang| t!(lang, "E-Mail-Adresse zu Hause", "e-mail address at home"), headings: &["home email", "e mail privat", "private e mail", "personal email"], column: None, reach: Some(Reach::HOME), ldap: &[] },
        ],
        kind: member!(Emails, more_emails),
        rank: 111,
        column: CsvColumn::WhereHeld,
        vcard: &["EMAIL"],
        ldap: &["mozillaSecondEmail", "otherMailbox", "mailAlternativeAddress", "mailAlternateAddress", "mailLocalAddress", "proxyAddresses"],
    };
    KEYWORDS: FieldRow {
        key: "keywords",
        label: |lang| t!(lang, "Stichwörter", "Keywords"),
        meaning: |lang| t!(lang, "womit Leute anrufen, in ihren Worten", "what people call about, in their own words"),
        places: FACT | COLUMN | SEARCHED,
        weight: 6,
        headings: &["keywords", "stichwoerter", "stichworte", "schlagwoerter", "tags"],
        heading_nouns: &[],
        parts: &[],
        kind: member!(Words, keywords, names: None),
        rank: 120,
        column: CsvColumn::WhereHeld,
        vcard: &["CATEGORIES"],
        ldap: &["businessCategory", "employeeType"],
    };
    LANGUAGES: FieldRow {
        key: "languages",
        label: |lang| t!(lang, "Sprachen", "Languages"),
        meaning: |lang| t!(lang, "welche Sprachen die Person spricht: Namen, deutsch oder englisch, oder Kürzel wie `ar`", "which languages the person speaks: names, German or English, or codes such as `ar`"),
        places: FACT | COLUMN | RECORD | SEARCHED,
        weight: 6,
        headings: &["languages", "sprachen", "sprache", "language", "sprachkenntnisse", "language skills", "fremdsprachen", "foreign languages", "spoken languages", "gesprochene sprachen"],
        heading_nouns: &[],
        parts: &[],
        kind: member!(Words, languages, names: Some(&LANGUAGE_NAMES)),
        rank: 125,
        column: CsvColumn::WhereHeld,
        vcard: &["LANG", "X-LANGUAGE"],
        ldap: &["preferredLanguage"],
    };
    NOTE: FieldRow {
        key: "note",
        label: |lang| t!(lang, "Hinweis", "Note"),
        meaning: |lang| t!(lang, "was man sonst wissen sollte; darf mehrere Zeilen haben, als `\"\"\"…\"\"\"`", "what else one should know; may have several lines, as `\"\"\"…\"\"\"`"),
        places: FACT | COLUMN | RECORD,
        weight: 6,
        headings: &["note", "notes", "hinweis", "hinweise", "notiz", "notizen", "bemerkung", "bemerkungen", "anmerkung", "kommentar", "comment", "comments", "remark", "remarks", "description", "beschreibung"],
        heading_nouns: &[],
        parts: &[
            FieldPart { key: "note-en", meaning: |lang| t!(lang, "der Hinweis auf Englisch, wo `note` nur ein Text ist", "the note in English, where `note` is one text"), headings: &["note en"], column: Some(131), reach: None, ldap: &[] },
        ],
        kind: member!(Lines, note),
        rank: 130,
        column: CsvColumn::Always,
        vcard: &["NOTE"],
        ldap: &["description", "info"],
    };
    ADDRESS: FieldRow {
        key: "address",
        label: |lang| t!(lang, "Adresse", "Address"),
        meaning: |lang| t!(lang, "Anschrift auf einer Zeile", "postal address on one line"),
        places: FACT,
        weight: 6,
        headings: &[],
        heading_nouns: &[],
        parts: &[],
        kind: FieldKind::OfUnit,
        rank: u8::MAX,
        column: CsvColumn::Never,
        vcard: &[],
        ldap: &[],
    };
    OPENING_HOURS: FieldRow {
        key: "opening-hours",
        label: |lang| t!(lang, "Öffnungszeiten", "Opening hours"),
        meaning: |lang| t!(lang, "Öffnungszeiten", "Opening hours"),
        places: FACT,
        weight: 6,
        headings: &[],
        heading_nouns: &[],
        parts: &[],
        kind: FieldKind::OfUnit,
        rank: u8::MAX,
        column: CsvColumn::Never,
        vcard: &[],
        ldap: &[],
    };
    ID: FieldRow {
        key: "id",
        label: |lang| t!(lang, "Kennung", "Id"),
        meaning: |lang| t!(lang, "Darunter nennen andere Einträge die Person, und ein eigener Eintrag ersetzt sie. Ohne `id` macht das Programm eine aus Name und Platz; die taugt für beides nicht.", "By it other entries name the person, and an entry of your own replaces them. Without `id` the program makes one of name and place; that one is of no use for either."),
        places: FACT | COLUMN,
        weight: 6,
        headings: &["id", "kennung", "uid"],
        heading_nouns: &[],
        parts: &[
            FieldPart { key: "uid", meaning: |lang| t!(lang, "statt `id` eine Kennung, die ein anderes Programm vergeben hat und die aussehen darf, wie sie will", "instead of `id` an id that another program gave, which may look as it likes"), headings: &[], column: None, reach: None, ldap: &[] },
        ],
        kind: FieldKind::Own,
        rank: 10,
        column: CsvColumn::Always,
        vcard: &["UID"],
        ldap: &["uid", "sAMAccountName", "entryUUID", "objectGUID"],
    };
    SOURCE: FieldRow {
        key: "source",
        label: |lang| t!(lang, "Quelle", "Source"),
        meaning: |lang| t!(lang, "woher die Angaben sind; wird als „Stand“ und „Quelle“ gezeigt", "where the facts are from; shown as “As of” and “Source”"),
        places: FACT | COLUMN,
        weight: 6,
        headings: &["source", "quelle"],
        heading_nouns: &[],
        parts: &[],
        kind: member!(Text, source),
        rank: 140,
        column: CsvColumn::WhereHeld,
        vcard: &[],
        ldap: &[],
    };
    RETRIEVED: FieldRow {
        key: "retrieved",
        label: |lang| t!(lang, "wann die Quelle gelesen wurde", "when the source was read"),
        meaning: |lang| t!(lang, "wann die Angaben gelesen wurden, wo es ein anderer Tag ist als bei der Quelle. Steht nur in der Ausgabe als JSON und TOML; die Anzeige nennt den Tag der Quelle.", "when the facts were read, where that is another day than that of the source. Stands only in the output as JSON and TOML; the page shows the day of the source."),
        places: NOWHERE,
        weight: 6,
        headings: &[],
        heading_nouns: &[],
        parts: &[],
        kind: member!(Date, retrieved),
        rank: 150,
        column: CsvColumn::Never,
        vcard: &[],
        ldap: &[],
    };
    CONFIRMED: FieldRow {
        key: "confirmed",
        label: |lang| t!(lang, "ob ein Name bestätigt ist", "whether a name is confirmed"),
        meaning: |lang| t!(lang, "`false`: Die Quelle nennt die Person, keine neuere bestätigt sie. Gezeigt wird „(nicht bestätigt)“. Bei `true` steht nichts, wie ohne die Angabe.", "`false`: the source names the person, no newer one confirms it. “(not confirmed)” is shown. With `true` nothing stands there, as without the key."),
        places: NOWHERE,
        weight: 6,
        headings: &["confirmed", "bestaetigt"],
        heading_nouns: &[],
        parts: &[],
        kind: member!(Flag, confirmed),
        rank: 160,
        column: CsvColumn::WhereHeld,
        vcard: &["X-CONFIRMED"],
        ldap: &[],
    };
    NOT_FOUND: FieldRow {
        key: "not-found",
        label: |lang| t!(lang, "was nicht gefunden wurde", "what was not found"),
        meaning: |lang| t!(lang, "was gesucht und nicht gefunden wurde. `[\"name\"]` heißt: Die Aufgabe ist zurzeit nicht besetzt.", "what was searched for and not found. `[\"name\"]` means: nobody holds the post at present."),
        places: NOWHERE,
        weight: 6,
        headings: &["not found", "nicht gefunden"],
        heading_nouns: &[],
        parts: &[],
        kind: FieldKind::Fields {
            get: |contact| contact.not_found.iter().map(|field| field.key()).collect(),
            get_mut: |contact| &mut contact.not_found,
        },
        rank: 170,
        column: CsvColumn::WhereHeld,
        vcard: &[],
        ldap: &[],
    };
}

impl TryFrom<u8> for Field {
    type Error = &'static str;

    fn try_from(place: u8) -> Result<Field, &'static str> {
        let is_there = usize::from(place) < ROWS.len();
        is_there.then_some(Field(place)).ok_or("no field")
    }
}

impl Field {
    /// Every field, in the order of the table.
    pub fn every() -> impl Iterator<Item = Field> {
        (0..).zip(ROWS).map(|(place, _)| Field(place))
    }

    /// What the table says of it.
    pub fn row(self) -> &'static FieldRow {
        // A field has a row, for both are made of the same list, and others are not made of numbers.
        &ROWS[usize::from(self.0)]
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

    /// The fields that people speak of, in the order in which a list shows them.
    pub fn facts() -> impl Iterator<Item = Field> {
        Field::with_place(FACT)
    }

    /// The fields that a list of contacts can show as columns.
    pub fn columns() -> impl Iterator<Item = Field> {
        Field::with_place(COLUMN)
    }

    /// The fields of a record.
    pub fn of_records() -> impl Iterator<Item = Field> {
        Field::with_place(RECORD)
    }

    /// The columns of a table on a terminal: what does not fit is left out from the end.
    pub fn of_tables() -> impl Iterator<Item = Field> {
        Field::with_place(TABLE)
    }

    /// The fields at whose words a search looks. It asks for each contact anew.
    pub fn searched() -> &'static [Field] {
        static FIELDS: LazyLock<Vec<Field>> =
            LazyLock::new(|| Field::with_place(SEARCHED).collect());
        &FIELDS
    }

    fn with_place(place: u8) -> impl Iterator<Item = Field> {
        Field::every().filter(move |field| field.row().places & place != 0)
    }

    /// Whether a list of contacts can show it as a column.
    pub fn is_column(self) -> bool {
        self.row().places & COLUMN != 0
    }

    /// The field called `word`: its key or its label in either language, however it is written.
    pub fn from_name(word: &str) -> Option<Field> {
        if let Some(field) = Field::facts().find(|field| field.key() == word) {
            return Some(field);
        }
        let word = fold::spelled_key(word);
        let is_called_so = |field: &Field| {
            [field.key(), field.label(Lang::De), field.label(Lang::En)]
                .iter()
                .any(|name| fold::spelled_key(name) == word)
        };
        Field::facts().find(is_called_so)
    }
}

/// The rows that data of a contact can hold, in the order in which they are written.
pub fn written_fields() -> &'static [&'static FieldRow] {
    static WRITTEN: LazyLock<Vec<&FieldRow>> = LazyLock::new(|| {
        let rows = ROWS
            .iter()
            .filter(|row| !matches!(row.kind, FieldKind::OfUnit));
        let mut rows: Vec<&FieldRow> = rows.collect();
        rows.sort_by_key(|row| row.rank);
        rows
    });
    &WRITTEN
}

/// What the data of a contact can hold.
#[derive(Clone, Copy, Debug)]
pub struct ContactKey {
    /// The key in TOML and CSV; in JSON with underscores.
    pub key: &'static str,
    /// What it means.
    pub meaning: fn(Lang) -> &'static str,
    /// What lists call it.
    pub headings: &'static [&'static str],
    /// The field of which it is the whole or a part.
    pub row: &'static FieldRow,
    /// Whether it is a part.
    pub is_part: bool,
    /// What its numbers or addresses are for, where it is a part that says so.
    pub reach: Option<Reach>,
}

/// What the data of a contact can hold: the fields of which people speak, their parts, then the others.
pub fn contact_keys() -> &'static [ContactKey] {
    static KEYS: LazyLock<Vec<ContactKey>> = LazyLock::new(|| {
        let rows = ROWS
            .iter()
            .filter(|row| !matches!(row.kind, FieldKind::OfUnit));
        let wholes = rows.map(|row| ContactKey {
            key: row.key,
            meaning: row.meaning,
            headings: row.headings,
            row,
            is_part: false,
            reach: None,
        });
        let (facts, others): (Vec<ContactKey>, Vec<ContactKey>) =
            wholes.partition(|known| known.row.places & FACT != 0);
        let parts = written_fields().iter().flat_map(|row| {
            row.parts.iter().map(move |part| ContactKey {
                key: part.key,
                meaning: part.meaning,
                headings: part.headings,
                row,
                is_part: true,
                reach: part.reach,
            })
        });
        facts.into_iter().chain(parts).chain(others).collect()
    });
    &KEYS
}

/// The key in the data of a contact for a number that is for this. Where there is none of its own it is the one for
/// its medium.
pub fn key_of_number(reach: Reach) -> &'static str {
    let parts = Field::MORE_PHONES.row().parts.iter();
    let is_home = reach.place == Some(ReachPlace::Home);
    let at_home = parts
        .clone()
        .find(|part| part.reach == Some(reach) && is_home);
    let of_medium = || match reach.medium {
        Medium::Voice => Some(Field::PHONE.key()),
        Medium::Fax => Some(Field::FAX.key()),
        Medium::Mobile => Some(Field::MOBILE.key()),
        medium => {
            let mut parts = parts.filter(|part| part.reach.is_some_and(|of| of.medium == medium));
            parts.next().map(|part| part.key)
        }
    };
    let key = at_home.map(|part| part.key).or_else(of_medium);
    key.unwrap_or(Field::MORE_PHONES.key())
}

/// What a key in the data of a contact stands for.
pub fn contact_key(key: &str) -> Option<&'static ContactKey> {
    contact_keys().iter().find(|known| known.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_known_by_its_key_and_by_both_labels() {
        assert_eq!(Field::from_name("Telefon"), Some(Field::PHONE));
        assert_eq!(Field::from_name("phone"), Some(Field::PHONE));
        assert_eq!(Field::from_name("e-mail"), Some(Field::EMAIL));
        assert_eq!(
            Field::from_name("oeffnungszeiten"),
            Some(Field::OPENING_HOURS)
        );
        assert_eq!(Field::from_name("farbe"), None);
    }

    #[test]
    fn no_two_rows_share_a_key_or_a_heading_or_a_place_among_what_is_written() {
        let keys = contact_keys().iter().map(|known| known.key);
        let headings = contact_keys()
            .iter()
            .flat_map(|known| known.headings.iter().copied());
        for mut words in [keys.collect::<Vec<_>>(), headings.collect()] {
            let count = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), count);
        }
        let parts = written_fields().iter().flat_map(|row| row.parts);
        let ranks = written_fields().iter().map(|row| row.rank);
        let mut ranks: Vec<u8> = ranks.chain(parts.filter_map(|part| part.column)).collect();
        ranks.sort_unstable();
        assert!(ranks.is_sorted_by(|one, next| one < next), "{ranks:?}");
    }

    #[test]
    fn a_text_in_both_languages_has_a_key_for_the_english_one() {
        for row in written_fields() {
            let is_bilingual = matches!(
                row.kind,
                FieldKind::Bilingual { .. } | FieldKind::Lines { .. }
            );
            let parts: Vec<&str> = row.parts.iter().map(|part| part.key).collect();
            assert!(
                !is_bilingual || parts == [format!("{}-en", row.key)],
                "{parts:?}"
            );
        }
    }

    #[test]
    fn a_number_beyond_the_table_is_no_field() {
        assert_eq!(Field::try_from(0), Ok(Field::PHONE));
        assert!(Field::try_from(u8::MAX).is_err());
    }
}
