//! What the columns of a staff list are called, in German and English offices and in the exports of
//! Outlook and Google Contacts.

use std::collections::HashSet;

use crate::formats::OwnNames;
use crate::formats::ldif::is_account_of_nobody;
use crate::formats::own_names::OwnMeaning;
use crate::model::reach::{Medium, Reach, ReachPlace, ReachWord, reach_word};
use crate::model::{FieldKind, contact_key, contact_keys, key_of_number};
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
    /// A post, or a title where it is nothing else: so English lists call both.
    PostOrTitle,
    /// The kind of the address in the next column (`E-mail 1 - Label` of Google).
    EmailKind,
    /// An address whose kind stands in the column before.
    EmailOfKind,
    /// Whether an account is that of somebody who works here, under this heading of an export.
    Account(&'static str),
    /// Known, and never of use here: a form of address, a row counter.
    Skipped,
    /// Not known.
    Unknown,
}

/// Columns that say nothing of a contact: counters, marks and names that programs keep for themselves.
const SKIPPED: &[&str] = &[
    "geschlecht",
    "gender",
    "group membership",
    "contact type",
    "dn",
    "distinguishedname",
    "objectclass",
    "samaccountname",
    "userprincipalname",
    "benutzerprinzipalname",
    "username",
    "benutzername",
    "pid",
    "nr",
    "lfd nr",
    "no",
    "labels",
    "e mail angezeigter name",
    "e mail 2 angezeigter name",
    "e mail 3 angezeigter name",
    "e mail display name",
    "e mail 2 display name",
    "e mail 3 display name",
    "geburtstag",
    "birthday",
    "jahrestag",
    "anniversary",
    "initialen",
    "initials",
    "file as",
];

/// Words of a heading that say whose a value is or how it is written, and nothing of what it is.
const QUALIFIERS: &[&str] = &[
    "nr",
    "nummer",
    "no",
    "num",
    "number",
    "dienst",
    "dienstl",
    "dienstlich",
    "dienstliche",
    "geschaeft",
    "geschaeftl",
    "geschaeftlich",
    "geschaeftliche",
    "arbeit",
    "buero",
    "direkt",
    "intern",
    "interne",
    "extern",
    "externe",
    "internal",
    "external",
    "neu",
    "new",
    "vorm",
    "nachm",
    "desk",
    "company",
    "pc",
    "haupt",
    "primaere",
    "business",
    "work",
    "office",
    "direct",
    "main",
    "primary",
    "adresse",
    "address",
    "bezeichnung",
    "e",
    "der",
    "des",
    "die",
    "und",
    "and",
];

/// Words of a heading by which a number is a further one: nobody is called there first.
const FURTHER: &[&str] = &[
    "weitere",
    "weiteres",
    "sonstige",
    "sonstiges",
    "other",
    "further",
    "sekundaere",
    "secondary",
    "alternate",
    "alternative",
    "zweite",
];

/// Whether a word of a heading says that one is reached there at work.
fn is_of_work(word: &str) -> bool {
    reach_word(word) == Some(ReachWord::Place(ReachPlace::Work))
}

/// Whether a word of a heading says that one is reached there at home.
fn is_of_home(word: &str) -> bool {
    reach_word(word) == Some(ReachWord::Place(ReachPlace::Home))
}

/// Ends of words that add nothing: `Rufnr`, `Zimmernummer`.
const ENDINGS: [&str; 4] = ["nummer", "nr", "number", "bezeichnung"];

/// Beginnings of words that add nothing: `Diensttelefon`, `Dienstzimmer`.
const BEGINNINGS: [&str; 3] = ["dienst", "buero", "arbeits"];

/// What each header cell announces.
pub(super) fn columns<'h>(header: impl Iterator<Item = &'h str>, names: &OwnNames) -> Vec<Column> {
    let header: Vec<&str> = header.collect();
    let bare: Vec<String> = header.iter().map(|cell| without_gender(cell)).collect();
    let cells: Vec<String> = bare.iter().map(|cell| fold::spelled_key(cell)).collect();
    // Outlook calls the form of address "Title" and the post "Job Title"; others call the post "Title".
    let has_job_title = cells.iter().any(|cell| key(cell) == Some("post"));
    let by_name = |names_kinds: bool| -> Vec<Column> {
        let known = cells.iter().zip(&header).map(|(cell, written)| {
            match names.meaning(written) {
                Some(OwnMeaning::Key(key)) => return Column::Key(key),
                Some(OwnMeaning::NotRead) => return Column::Skipped,
                None => {}
            }
            match column(cell, has_job_title) {
                Column::Unknown => column_of_parts(&without_gender(written), names_kinds),
                known => known,
            }
        });
        known.collect()
    };
    let mut columns = by_name(false);
    let has = |columns: &[Column], key: &'static str| columns.contains(&Column::Key(key));
    // Some telephones and their systems name only whose a number is: Privat, Geschäftlich, Mobil.
    if !has(&columns, "phone") && (has(&columns, "mobile") || has(&columns, "fax")) {
        columns = by_name(true);
    }
    let is_called = |at: usize, words: &[&str]| words.contains(&cells[at].as_str());
    for at in 0..columns.len() {
        if is_called(at, &["phone"]) && cells.iter().any(|cell| cell == "workphone") {
            // So abook calls the number at home.
            columns[at] = Column::Key("home-phone");
        } else if is_called(at, &["number", "nummer"]) && !columns.iter().any(is_number_column) {
            columns[at] = Column::Key("phone");
        } else if is_called(at, &["anrede", "salutation"]) {
            // Outlook puts a title there; `Herr` and `Frau` are passed over.
            let is_alone = !has(&columns, "honorific-prefix");
            columns[at] = if is_alone {
                Column::Key("honorific-prefix")
            } else {
                Column::Skipped
            };
        }
    }
    // A second column of the same meaning is not read, and so is named, except for numbers and addresses.
    let own = header.iter().filter_map(|written| names.key(written));
    let own: HashSet<&str> = own.collect();
    let mut known = HashSet::new();
    put_units_in_order(&mut columns);
    if !has(&columns, "email")
        && let Some(login) = cells
            .iter()
            .position(|cell| LOGINS.contains(&cell.as_str()))
            .filter(|&at| names.meaning(header[at]).is_none())
    {
        columns[login] = Column::Key("email");
    }
    for ((column, written), cell) in columns.iter_mut().zip(&header).zip(&cells) {
        if let Column::Key(key) = *column
            && !may_be_several(key)
            // What the office says counts before what its other columns are called.
            && (own.contains(key) && names.key(written).is_none() || !known.insert(key))
        {
            // The whole name may stand there twice, as a card and as a directory has it.
            let is_whole_name = WHOLE_NAMES.contains(&cell.as_str());
            let is_other_name = key == "name" && is_whole_name && known.insert("other-names");
            *column = if is_other_name {
                Column::Key("other-names")
            } else {
                Column::Unknown
            };
        }
    }
    columns
}

/// Headings by which exports of directories say what an account is good for, and the word for one of nobody who works
/// here. A number of bits has no such word.
const ACCOUNTS: [(&str, &str); 6] = [
    ("useraccountcontrol", ""),
    ("enabled", "false"),
    ("accountenabled", "false"),
    ("accountdisabled", "true"),
    ("block credential", "true"),
    ("hiddenfromaddresslistsenabled", "true"),
];

/// Whether a column says who or what its row is about.
pub(super) fn says_who(column: &Column) -> bool {
    matches!(
        column,
        Column::PostOrTitle
            | Column::Key("name" | "given-name" | "family-name" | "post" | "unit" | "organisation")
    )
}

/// How many columns belong to one person: the headings are as many times there as people stand side by side.
pub(super) fn width_of_person<T>(header: &[(String, T)], columns: &[Column]) -> usize {
    let all = header.len();
    let name = |at: usize| header.get(at).map_or("", |(name, _)| name.as_str());
    let is_repeated = |width: &usize| {
        let repeats = all.div_ceil(*width);
        let says_who = columns[..*width].iter().any(says_who);
        let mut places = 0..repeats * width;
        says_who && places.all(|at| name(at) == name(at % width))
    };
    (2..=all.div_ceil(2)).find(is_repeated).unwrap_or(all)
}

/// Whether an account is that of nobody who works here.
pub(super) fn is_no_staff(heading: &str, value: &str) -> bool {
    let known = ACCOUNTS.iter().find(|(known, _)| *known == heading);
    match known {
        Some((_, "")) => is_account_of_nobody(value),
        Some((_, word)) => value.eq_ignore_ascii_case(word),
        None => false,
    }
}

/// Headings of a name that may stand beside another one for the same person.
const WHOLE_NAMES: [&str; 8] = [
    "name",
    "anzeigename",
    "display name",
    "displayname",
    "full name",
    "fullname",
    "vollstaendiger name",
    "cn",
];

/// Headings of the name with which somebody logs in: an address, where there is no other.
const LOGINS: [&str; 3] = [
    "userprincipalname",
    "user principal name",
    "benutzerprinzipalname",
];

/// A heading without the endings by which it speaks of everybody: `Mitarbeiter/in`, `Ansprechpartner*innen`.
fn without_gender(heading: &str) -> String {
    let mut out = String::with_capacity(heading.len());
    let mut rest = heading;
    while let Some(at) = rest.find(['/', '*', ':', '_', '(']) {
        let (before, sign) = rest.split_at(at);
        let behind = sign[1..].trim_start_matches('-');
        let is_word = before.ends_with(char::is_alphabetic);
        let ending = ["innen", "in", "r", "n"].iter().find_map(|ending| {
            let behind = behind.strip_prefix(ending)?;
            let behind = behind.strip_prefix(')').unwrap_or(behind);
            (!behind.starts_with(char::is_alphanumeric)).then_some(behind)
        });
        out.push_str(before);
        match ending.filter(|_| is_word) {
            Some(behind) => rest = behind,
            None => {
                out.push_str(&sign[..1]);
                rest = &sign[1..];
            }
        }
    }
    out + rest
}

/// Of several columns of units the last is the unit, and the others are those above it: Amt, Fachdienst, Team.
fn put_units_in_order(columns: &mut [Column]) {
    let unit = Column::Key("unit");
    let last = columns.iter().rposition(|column| *column == unit);
    for column in &mut columns[..last.unwrap_or(0)] {
        if *column == unit {
            *column = Column::Key("organisation");
        }
    }
}

/// Whether a column holds numbers.
fn is_number_column(column: &Column) -> bool {
    match column {
        Column::PhoneOfKind => true,
        Column::Key(key) => holds_numbers(key),
        _ => false,
    }
}

/// Whether a key is one of telephone numbers.
pub(super) fn holds_numbers(key: &str) -> bool {
    contact_key(key).is_some_and(|known| known.row.kind.is_of_numbers())
}

/// Whether a contact has several values of it.
fn may_be_several(key: &str) -> bool {
    contact_key(key).is_some_and(|known| {
        let kind = known.row.kind;
        let is_of_several = kind.is_of_further() || known.key == "organisation";
        let is_one = |kind| {
            matches!(
                kind,
                FieldKind::Phone { .. } | FieldKind::Email { .. } | FieldKind::Lines { .. }
            )
        };
        is_of_several || !known.is_part && is_one(kind)
    })
}

fn column(cell: &str, has_job_title: bool) -> Column {
    if cell == "title" {
        return if has_job_title {
            Column::Key("honorific-prefix")
        } else {
            Column::PostOrTitle
        };
    }
    if let Some((heading, _)) = ACCOUNTS.iter().find(|(heading, _)| *heading == cell) {
        return Column::Account(heading);
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
        ["e", "mail", number, "type" | "label" | "typ"] if is_number(number) => Column::EmailKind,
        ["phone" | "telefon", number, "value" | "wert"] if is_number(number) => Column::PhoneOfKind,
        ["e", "mail", number, "value" | "wert"] if is_number(number) => Column::EmailOfKind,
        ["e", "mail", number, "address" | "adresse"] if is_number(number) => {
            Column::Key("more-emails")
        }
        [ref rest @ .., number] if is_number(number) && !rest.is_empty() => {
            match key(&rest.join(" ")) {
                Some("phone") if number == "1" => Column::Key("phone"),
                Some("phone" | "more-phones") => Column::Key("more-phones"),
                Some("email") if number == "1" => Column::Key("email"),
                Some("email" | "more-emails") => Column::Key("more-emails"),
                // A second one of a kind is a further number of it.
                Some(key) if contact_key(key).is_some_and(|known| known.reach.is_some()) => {
                    Column::Key(key)
                }
                Some(_) | None => Column::Unknown,
            }
        }
        _ => Column::Unknown,
    }
}

/// What a heading announces whose parts have a slash between them: what they have in common, or what the only known
/// one says.
fn column_of_parts(heading: &str, names_kinds: bool) -> Column {
    let whole = column_of_words(heading, names_kinds);
    let parts = heading.split('/').map(|part| {
        let cell = fold::spelled_key(part);
        match column(&cell, true) {
            Column::Unknown => column_of_words(part, false),
            known => known,
        }
    });
    let parts: Vec<Column> = parts.collect();
    let mut known: Vec<Column> = parts
        .iter()
        .copied()
        .filter(|part| *part != Column::Unknown)
        .collect();
    known.dedup();
    match (&known[..], whole) {
        _ if parts.len() < 2 => whole,
        // A landline stands there as well as a mobile.
        ([Column::Key("phone"), Column::Key("mobile")], _) => Column::Key("phone"),
        ([Column::Key(key)], Column::Unknown) if !matches!(*key, "area-code" | "fax") => {
            Column::Key(key)
        }
        _ => whole,
    }
}

/// What a heading announces by its words.
fn column_of_words(heading: &str, names_kinds: bool) -> Column {
    let mut words = camel_words(heading);
    // The beginning of the numbers may stand there: „Telefon 06031/83-“.
    let is_digits = |word: &&String| word.bytes().all(|byte| byte.is_ascii_digit());
    let numbers: Vec<&String> = words.iter().filter(is_digits).collect();
    if numbers.len() > 1 || numbers.iter().any(|number| number.len() > 1) {
        words.retain(|word| !is_digits(&word));
    }
    let whole = words.join(" ");
    if let Some(key) = key(&whole) {
        return Column::Key(key);
    }
    let number = words.last().filter(|word| is_number(word));
    let number = number.and_then(|word| word.parse::<u8>().ok());
    if number.is_some() {
        words.pop();
    }
    let key = match &words[..] {
        // A telephone system (3CX) names only whose a number is, beside the faxes that it names whole.
        [word] if names_kinds && is_of_work(word) => Some("phone"),
        [word] if names_kinds && is_of_home(word) => Some("home-phone"),
        [word] if names_kinds && FURTHER.contains(&word.as_str()) => Some("more-phones"),
        _ => key_of_words(&words),
    };
    match (key, number) {
        (Some(key), None | Some(1)) => Column::Key(key),
        // A second one of a kind is a further number of it.
        (Some("phone" | "more-phones"), Some(_)) => Column::Key("more-phones"),
        (Some("email"), Some(_)) => Column::Key("more-emails"),
        (Some("mobile"), Some(_)) => Column::Key("further-mobile"),
        (Some("fax"), Some(_)) => Column::Key("further-fax"),
        (Some(key), Some(_)) if contact_key(key).is_some_and(|known| known.reach.is_some()) => {
            Column::Key(key)
        }
        _ => Column::Unknown,
    }
}

/// Nouns of an extension, which that of a fax is, too: `Fax-DW`.
const EXTENSIONS: [&str; 5] = ["dw", "durchwahl", "durchw", "nst", "nebenstelle"];

/// The key of a heading that is made of the nouns of one field and of words that say nothing of what it is. A
/// number comes before the room in which it rings, and what is more than telephone before telephone.
fn key_of_words(words: &[String]) -> Option<&'static str> {
    let mut nouns: Vec<&'static str> = Vec::new();
    let (mut is_further, mut is_home) = (false, false);
    for word in words {
        match reach_word(word) {
            Some(ReachWord::Medium(Medium::Pager)) => return Some("pager"),
            Some(ReachWord::Medium(Medium::Textphone)) => return Some("textphone"),
            _ => {}
        }
        if let Some(key) = key_of_noun(word) {
            nouns.push(key);
        } else if is_of_home(word) {
            is_home = true;
        } else if FURTHER.contains(&word.as_str()) {
            is_further = true;
        } else if !QUALIFIERS.contains(&word.as_str()) {
            return None;
        }
    }
    let has = |key: &str| nouns.contains(&key);
    match (has("phone"), has("fax"), has("mobile")) {
        (true, true, _) if words.iter().any(|word| EXTENSIONS.contains(&word.as_str())) => {
            Some("fax")
        }
        // Which of the two a cell holds is not said.
        (_, true, true) | (true, true, _) => None,
        (_, true, _) if is_home => Some("home-fax"),
        (_, true, _) if is_further => Some("further-fax"),
        (_, true, _) => Some("fax"),
        (_, _, true) if is_home => Some("home-mobile"),
        (_, _, true) if is_further => Some("further-mobile"),
        (_, _, true) => Some("mobile"),
        (true, ..) if is_home => Some("home-phone"),
        (true, ..) if is_further => Some("more-phones"),
        (true, ..) => Some("phone"),
        _ if has("email") && is_home => Some("home-email"),
        _ if has("email") && is_further => Some("more-emails"),
        _ if is_further || is_home => None,
        _ => ["email", "room", "unit"].into_iter().find(|key| has(key)),
    }
}

/// The key of the field of which a word is a noun, also as a part of a compound.
pub(super) fn key_of_noun(word: &str) -> Option<&'static str> {
    let of_noun = |noun: &str| {
        let mut known = contact_keys().iter().filter(|known| !known.is_part);
        known.find(|known| known.row.heading_nouns.contains(&noun))
    };
    let without_ending = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
    let short = without_ending.unwrap_or(word);
    let without_beginning = BEGINNINGS.iter().find_map(|part| short.strip_prefix(part));
    let forms = [Some(word), without_ending, without_beginning];
    let known = forms.into_iter().flatten().find_map(of_noun)?;
    Some(known.key)
}

/// The words of a heading, folded; a capital inside a word begins another: `OfficePhone`.
fn camel_words(heading: &str) -> Vec<String> {
    let mut parted = String::with_capacity(heading.len() + 4);
    let (mut was_small, mut was_letter) = (false, false);
    for c in heading.chars() {
        if was_small && c.is_uppercase() || was_letter && c.is_ascii_digit() {
            parted.push(' ');
        }
        was_small = c.is_lowercase() || c.is_ascii_digit();
        was_letter = c.is_alphabetic();
        parted.push(c);
    }
    let folded = fold::spelled_key(&parted);
    folded.split(' ').map(str::to_owned).collect()
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
    // A greater number is the beginning of a telephone number: „Durchwahl (83-)“.
    word.parse::<u8>().is_ok_and(|number| number <= 20)
}

/// The key for a number of the kind that Google names: `Work Fax`, `Mobile`, `Main`.
pub(super) fn key_of_kind(kind: &str) -> &'static str {
    let reach = Reach::of_label(kind);
    let kind = fold::spelled_key(kind);
    let is_further = ["other", "sonstige"].iter().any(|word| kind.contains(word));
    match key_of_number(reach) {
        "phone" if is_further => "more-phones",
        key => key,
    }
}

/// The key for an address of the kind that Google names: `* Work`, `Home`.
pub(super) fn key_of_email_kind(kind: &str) -> &'static str {
    let reach = Reach::of_label(kind);
    match reach.place {
        Some(ReachPlace::Home) => "home-email",
        Some(ReachPlace::Work) => "email",
        None => "more-emails",
    }
}

/// Whether a number is that of the house as a whole, by the kind that Google names. It comes behind those of a person.
pub(super) fn is_kind_of_house(kind: &str) -> bool {
    matches!(
        fold::spelled_key(kind).as_str(),
        "main" | "company main" | "zentrale" | "haupt"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(header: &str) -> Vec<Column> {
        columns(header.split(','), &OwnNames::default())
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
    fn a_heading_is_known_by_its_words_however_an_office_puts_them_together() {
        for (key, headings) in [
            (
                "phone",
                "Tel.-Nr.|Telefon-Nr.|Telefonnr.|Rufnr.|Durchw.|DW|Apparat|App.|NSt|Tel. dienstlich|Tel. dienstl.|Telefon Büro|Telefon / Durchwahl|Tel./Durchwahl|Telefon Durchwahl|Dienst-Tel.|Dienstl. Telefon|Festnetznummer|Telefon 1|Rufnummer Arbeit|Rufnummer geschäftlich|Office Phone|OfficePhone|Ext.|Phone No.|Landline",
            ),
            (
                "fax",
                "Fax-Nr.|Faxnr.|Fax-Nummer|Telefax-Nr.|BusinessFax|Fax dienstlich",
            ),
            (
                "mobile",
                "Mobil-Nr.|Handy-Nr.|Mobil dienstlich|Mobil (dienstlich)|Mobiltel.|Telefon mobil|Tel. mobil|Mobilfunknummer|Rufnummer Mobil|Mobil-Tel.-Nr.|MobilePhone",
            ),
            (
                "home-phone",
                "Tel. privat|Telefon (privat)|Home Phone 2|Telefon zu Hause",
            ),
            ("home-mobile", "Handy privat|Mobiltelefon privat"),
            ("home-fax", "Fax privat|Home Fax|Telefax (privat)"),
            ("further-fax", "Weiteres Fax|Other Fax|Fax 2|Business Fax 2"),
            ("further-mobile", "Mobiltelefon 2|Weitere Handynummer"),
            (
                "more-emails",
                "E-Mail 2|E-mail 2 Address|Weitere E-Mail-Adresse|Secondary Email",
            ),
            (
                "home-email",
                "E-Mail privat|Private E-Mail-Adresse|HomeEmail",
            ),
            ("pager", "Pager"),
            ("textphone", "TTY/TDD Phone|Schreibtelefon"),
            ("more-phones", "Weiteres Telefon|Telefon 2"),
            (
                "room",
                "Zimmernr.|Raumnr.|Büro-Nr.|Dienstzimmer|Raumbezeichnung|Office Number|physicalDeliveryOfficeName",
            ),
            (
                "email",
                "eMail-Adresse|Mail-Adresse|E-Mail dienstl.|E-Mail 1|Primäre E-Mail-Adresse|EmailAddress",
            ),
            (
                "unit",
                "Abt.|FB|FD|OE|SG|Fachbereich / Fachdienst|Amt/Abteilung|Stabsstelle|Geschäftsbereich|Eigenbetrieb|Dept.|Amt, Abteilung, Team",
            ),
            ("given-name", "FirstName"),
            ("post", "Arbeitstitel|JobTitle"),
            ("name", "DisplayName|Name, Vorname"),
        ] {
            for heading in headings.split('|') {
                let found = columns(std::iter::once(heading), &OwnNames::default());
                assert_eq!(found, [Column::Key(key)], "{heading}");
            }
        }
        for heading in [
            "Telefon/Fax",
            "Telefonzentrale",
            "Schuhgröße",
            "Farbe",
            "Business",
        ] {
            assert_eq!(
                columns(std::iter::once(heading), &OwnNames::default()),
                [Column::Unknown],
                "{heading}"
            );
        }
    }

    #[test]
    fn a_telephone_system_names_its_numbers_by_whose_they_are() {
        let found = keys("FirstName,LastName,Mobile,Home,Business,BusinessFax,Other,Email");
        let want = [
            "given-name",
            "family-name",
            "mobile",
            "home-phone",
            "phone",
            "fax",
            "more-phones",
            "email",
        ];
        assert_eq!(found, want.map(Column::Key));
    }

    #[test]
    fn a_login_is_an_address_only_where_there_is_no_other_and_the_office_does_not_say_otherwise() {
        let login = |header: &str, names: &OwnNames| columns(header.split(','), names)[1];
        let none = OwnNames::default();
        let email = Column::Key("email");
        assert_eq!(login("Name,UserPrincipalName", &none), email);
        assert_eq!(
            login("Name,UserPrincipalName,E-Mail", &none),
            Column::Skipped
        );
        let own = OwnNames::new([("UserPrincipalName", OwnNames::NOT_READ)]);
        assert_eq!(login("Name,UserPrincipalName", &own), Column::Skipped);
    }

    #[test]
    fn title_is_the_form_of_address_only_where_a_job_title_stands_beside_it() {
        assert_eq!(
            keys("Name,Title"),
            [Column::Key("name"), Column::PostOrTitle]
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
        assert_eq!(keys("Schuhgröße,Farbe 2"), [Column::Unknown; 2]);
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
