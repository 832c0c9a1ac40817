//! LDIF (RFC 2849), and the attributes of directories, which files and servers share.

pub mod attributes;
mod comments;
pub mod contact_values;
mod distinguished_name;
pub mod entry;
pub mod entry_class;
mod language_tags;
mod read;
mod write;

pub(super) use entry_class::is_account_of_nobody;

use super::file_format::{Beginning, FileFormat, ReadRecords, Reading};
use crate::t;

/// LDIF with `inetOrgPerson` (RFC 2798).
pub static FORMAT: FileFormat = FileFormat {
    name: "ldif",
    title: "LDIF",
    output: |lang| {
        t!(
            lang,
            "Kontakte als inetOrgPerson (RFC 2849, RFC 2798), für Verzeichnisdienste.",
            "Contacts as inetOrgPerson (RFC 2849, RFC 2798), for directory servers."
        )
    },
    reading: Some(Reading {
        versions: "LDIF",
        notes: |lang| {
            t!(
                lang,
                "inetOrgPerson und Active Directory. Aufgaben und Hinweise in beiden Sprachen (;lang-de, ;lang-en; ohne Angabe deutsch). Änderungen (changetype) und Verweise auf Dateien (:<) werden genannt und nicht gelesen. Gesperrte, ausgeblendete und Dienstkonten zeigt `--all-accounts`.",
                "inetOrgPerson and Active Directory. Posts and notes in both languages (;lang-de, ;lang-en; German if left out). Changes (changetype) and references to files (:<) are named and not read. Disabled, hidden and service accounts are shown by `--all-accounts`."
            )
        },
        endings: &["ldif"],
        rare_endings: &["ldi"],
        beginning: Beginning::Unmistakable(read::looks_like_entries),
        is_plausible: read::names_entries,
        records: ReadRecords::Contacts(|text, document, names| {
            Box::new(read::LdifEntries::new(text, document, names.clone()))
        }),
    }),
    write: Some(write::contacts),
    has_place: |row| !row.ldap.is_empty(),
    exceptions: &[
        (
            |contact| contact.emails().any(|email| !email.is_ascii()),
            |lang| {
                t!(
                    lang,
                    "E-Mail-Adressen mit Umlauten",
                    "e-mail addresses with umlauts"
                )
            },
        ),
        (
            |contact| contact.phone.is_none() && !contact.more_phones.is_empty(),
            |lang| {
                t!(
                    lang,
                    "der Unterschied von Telefon und weiteren Nummern",
                    "the difference between telephone and further numbers"
                )
            },
        ),
    ],
};
