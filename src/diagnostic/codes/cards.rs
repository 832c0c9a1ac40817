//! How vCard and LDIF are written.

use super::finding_code::{CodeExample, CodeTheme, FindingCode};
use crate::text::locale::Text;

pub(super) static THEME: CodeTheme = CodeTheme {
    title: Text::fixed("vCard und LDIF", "vCard and LDIF"),
    codes: &[
        FindingCode {
            code: "open-card",
            title: Text::fixed(
                "vCard: Eine Karte hat kein Ende",
                "vCard: a card has no end",
            ),
            meaning: Text::fixed(
                "Nach BEGIN:VCARD fehlt END:VCARD. Eine halbe Karte kann eine halbe Nummer enthalten; darum fehlt sie ganz.",
                "After BEGIN:VCARD there is no END:VCARD. Half a card may hold half a number; so it is missing altogether.",
            ),
            remedy: Text::fixed(
                "Prüfen, ob etwas fehlt, und die Zeile END:VCARD ergänzen.",
                "Check whether something is missing, and add the line END:VCARD.",
            ),
            example: Some(CodeExample {
                wrong: "TEL:069 90009-101",
                right: "TEL:069 90009-101\nEND:VCARD",
            }),
        },
        FindingCode {
            code: "outside-card",
            title: Text::fixed(
                "vCard: Text außerhalb der Karten",
                "vCard: text outside the cards",
            ),
            meaning: Text::fixed(
                "Zwischen den Karten steht etwas, das zu keiner gehört. Vielleicht fehlt ein BEGIN:VCARD oder END:VCARD, und damit ein Eintrag.",
                "Between the cards stands something that belongs to none. A BEGIN:VCARD or END:VCARD may be missing, and with it an entry.",
            ),
            remedy: Text::fixed(
                "Die Zeile löschen, oder die fehlende Zeile davor oder danach ergänzen.",
                "Delete the line, or add the missing line before or after it.",
            ),
            example: Some(CodeExample {
                wrong: "Stand: Oktober\nBEGIN:VCARD",
                right: "BEGIN:VCARD",
            }),
        },
        FindingCode {
            code: "empty-card",
            title: Text::fixed("vCard: eine leere Karte", "vCard: an empty card"),
            meaning: Text::fixed(
                "Zwischen BEGIN:VCARD und END:VCARD steht nichts, das gelesen wird.",
                "Between BEGIN:VCARD and END:VCARD stands nothing that is read.",
            ),
            remedy: Text::fixed(
                "Mindestens FN (Name) und TEL (Nummer) eintragen, oder die Karte löschen.",
                "Give at least FN (name) and TEL (number), or delete the card.",
            ),
            example: Some(CodeExample {
                wrong: "VERSION:4.0",
                right: "VERSION:4.0\nFN:Anna Muster\nTEL:069 90009-101",
            }),
        },
        FindingCode {
            code: "group-card",
            title: Text::fixed(
                "vCard: eine Gruppe statt einer Person",
                "vCard: a group instead of a person",
            ),
            meaning: Text::fixed(
                "Die Karte hat KIND:group und beschreibt eine Gruppe. Gruppen werden nicht gelesen; ihre Mitglieder stehen auf eigenen Karten.",
                "The card has KIND:group and describes a group. Groups are not read; their members have cards of their own.",
            ),
            remedy: Text::fixed(
                "Ist doch eine Person oder Stelle gemeint, die Zeile KIND löschen. Sonst darf die Karte bleiben.",
                "If a person or unit is meant after all, delete the line KIND. Otherwise the card may stay.",
            ),
            example: Some(CodeExample {
                wrong: "KIND:group",
                right: "KIND:individual",
            }),
        },
        FindingCode {
            code: "unknown-property",
            title: Text::fixed(
                "vCard: Diese Angabe gibt es nicht",
                "vCard: there is no such property",
            ),
            meaning: Text::fixed(
                "Der Name vor dem Doppelpunkt gehört nicht zu vCard; vielleicht ein Tippfehler. Der Wert fehlt in den Antworten.",
                "The name before the colon is not one of vCard; it may be a typing error. The value is missing from the answers.",
            ),
            remedy: Text::fixed(
                "Den Namen berichtigen. Eigene Angaben beginnen mit X-.",
                "Correct the name. Properties of your own begin with X-.",
            ),
            example: Some(CodeExample {
                wrong: "TELL:069 90009-101",
                right: "TEL:069 90009-101",
            }),
        },
        FindingCode {
            code: "unread-extension",
            title: Text::fixed(
                "vCard: eine Durchwahl, die man nicht mitwählt",
                "vCard: an extension that is not dialled",
            ),
            meaning: Text::fixed(
                "Hinter der Nummer steht eine Durchwahl, die man nicht mit der Nummer wählt, zum Beispiel „x102“. Sie wurde nicht gelesen.",
                "Behind the number stands an extension that is not dialled with the number, for example “x102”. It was not read.",
            ),
            remedy: Text::fixed(
                "Die Durchwahl als Hinweis (NOTE) eintragen.",
                "Give the extension as a note (NOTE).",
            ),
            example: Some(CodeExample {
                wrong: "TEL:(905) 555-1234 x102",
                right: "TEL:(905) 555-1234\nNOTE:x102",
            }),
        },
        FindingCode {
            code: "no-staff",
            title: Text::fixed(
                "LDIF: Konten, hinter denen niemand arbeitet",
                "LDIF: accounts at which nobody works",
            ),
            meaning: Text::fixed(
                "Das Verzeichnis sperrt diese Konten, blendet sie aus Adresslisten aus, oder sie gehören einem Dienst. Sie stehen in keiner Antwort.",
                "The directory disables these accounts, hides them from address lists, or they belong to a service. They stand in no answer.",
            ),
            remedy: Text::fixed(
                "Gehört jemand davon doch dazu, --all-accounts nennen, oder all-accounts = true in config.toml. Sonst ist nichts zu tun.",
                "If somebody belongs here all the same, give --all-accounts, or all-accounts = true in config.toml. Otherwise there is nothing to do.",
            ),
            example: Some(CodeExample {
                wrong: "userAccountControl: 514",
                right: "userAccountControl: 512",
            }),
        },
        FindingCode {
            code: "further-values",
            title: Text::fixed(
                "vCard, LDIF: Von mehreren Werten zählt einer",
                "vCard, LDIF: of several values one counts",
            ),
            meaning: Text::fixed(
                "Ein Eintrag hat zum Beispiel zwei Aufgaben oder zwei Stellen. Gelesen wird je eine: in vCards die bevorzugte, sonst die erste dienstliche; in LDIF die erste.",
                "An entry has for example two posts or two units. One of each is read: in vCards the preferred one, else the first for work; in LDIF the first.",
            ),
            remedy: Text::fixed(
                "Den wichtigen Wert nach vorn stellen oder in vCards mit PREF kennzeichnen. Sonst ist nichts zu tun.",
                "Put the important value first, or mark it with PREF in vCards. Otherwise there is nothing to do.",
            ),
            example: Some(CodeExample {
                wrong: "TITLE:Leitung\nTITLE:Beratung",
                right: "TITLE:Leitung",
            }),
        },
        FindingCode {
            code: "broken-line",
            title: Text::fixed(
                "vCard, LDIF: eine Zeile ohne Doppelpunkt",
                "vCard, LDIF: a line without a colon",
            ),
            meaning: Text::fixed(
                "Jede Zeile besteht aus einem Namen, einem Doppelpunkt und einem Wert. Diese nicht; sie wurde nicht gelesen.",
                "Each line is a name, a colon and a value. This one is not; it was not read.",
            ),
            remedy: Text::fixed(
                "Den Namen davorschreiben. Setzt die Zeile die vorige fort, muss sie mit einem Leerzeichen beginnen.",
                "Write the name before it. If the line continues the one above, it must begin with a space.",
            ),
            example: Some(CodeExample {
                wrong: "NOTE:Vertretung für\ndas Sekretariat",
                right: "NOTE:Vertretung für\n  das Sekretariat",
            }),
        },
        FindingCode {
            code: "cut-off",
            title: Text::fixed("LDIF: Die Datei bricht ab", "LDIF: the file breaks off"),
            meaning: Text::fixed(
                "Die letzte Zeile endet mitten im Wert. Eine halbe Nummer wäre eine falsche; darum wurde die Zeile nicht gelesen.",
                "The last line ends in the middle of its value. Half a number would be a wrong one; so the line was not read.",
            ),
            remedy: Text::fixed(
                "Die Datei neu ausgeben oder neu übertragen.",
                "Export or transfer the file again.",
            ),
            example: Some(CodeExample {
                wrong: "telephoneNumber:",
                right: "telephoneNumber: 069 90009-101",
            }),
        },
        FindingCode {
            code: "change-record",
            title: Text::fixed(
                "LDIF: eine Änderung statt eines Eintrags",
                "LDIF: a change instead of an entry",
            ),
            meaning: Text::fixed(
                "Der Eintrag hat einen changetype, zum Beispiel modify. Das beschreibt, was ein Server ändern soll, und keine Person. Er wurde nicht gelesen.",
                "The entry has a changetype, for example modify. This tells a server what to change, and is no person. It was not read.",
            ),
            remedy: Text::fixed(
                "Das Verzeichnis ganz ausgeben, nicht nur die Änderungen.",
                "Export the whole directory, not only the changes.",
            ),
            example: Some(CodeExample {
                wrong: "changetype: modify\nreplace: telephoneNumber",
                right: "objectClass: inetOrgPerson\ncn: Anna Muster",
            }),
        },
        FindingCode {
            code: "file-address",
            title: Text::fixed(
                "LDIF: ein Verweis auf eine andere Datei",
                "LDIF: a reference to another file",
            ),
            meaning: Text::fixed(
                "Hinter dem Namen steht :< und eine Adresse. Andere Dateien werden auf diesem Weg nicht gelesen; der Wert fehlt.",
                "Behind the name stands :< and an address. Other files are not read this way; the value is missing.",
            ),
            remedy: Text::fixed("Den Wert selbst eintragen.", "Give the value itself."),
            example: Some(CodeExample {
                wrong: "description:< file:///srv/hinweis.txt",
                right: "description: Vormittags",
            }),
        },
        FindingCode {
            code: "missing-dn",
            title: Text::fixed(
                "LDIF: Der Anfang eines Eintrags fehlt",
                "LDIF: the beginning of an entry is missing",
            ),
            meaning: Text::fixed(
                "Ein Eintrag beginnt mit dn: und seinem Namen. Fehlt das, fehlt vielleicht noch mehr.",
                "An entry begins with dn: and its name. Where this is missing, more may be missing.",
            ),
            remedy: Text::fixed(
                "Die Zeile dn: ergänzen, oder die leere Zeile davor löschen, wenn beides zusammengehört.",
                "Add the line dn:, or delete the empty line before it if both belong together.",
            ),
            example: Some(CodeExample {
                wrong: "cn: Anna Muster\nobjectClass: inetOrgPerson",
                right: "dn: cn=Anna Muster,dc=example,dc=org\ncn: Anna Muster\nobjectClass: inetOrgPerson",
            }),
        },
        FindingCode {
            code: "missing-separator",
            title: Text::fixed(
                "LDIF: Die leere Zeile zwischen Einträgen fehlt",
                "LDIF: the empty line between entries is missing",
            ),
            meaning: Text::fixed(
                "Ein neuer Eintrag beginnt unmittelbar unter dem vorigen. Gelesen wurden beide, aber andere Programme können sie vermengen.",
                "A new entry begins directly below the one before. Both were read, but other programs may mix them up.",
            ),
            remedy: Text::fixed(
                "Vor dn: eine leere Zeile setzen.",
                "Put an empty line before dn:.",
            ),
            example: Some(CodeExample {
                wrong: "sn: Muster\ndn: cn=Bert",
                right: "sn: Muster\n\ndn: cn=Bert",
            }),
        },
        FindingCode {
            code: "skipped-entries",
            title: Text::fixed(
                "LDIF: Einträge, die keine Personen sind",
                "LDIF: entries that are no people",
            ),
            meaning: Text::fixed(
                "Geräte, Gruppen und Ähnliches stehen nicht im Verzeichnis. Der Hinweis zählt sie, falls doch jemand darunter ist.",
                "Devices, groups and the like are not in the directory. The warning counts them in case somebody is among them.",
            ),
            remedy: Text::fixed(
                "Fehlt jemand, dessen objectClass prüfen: Gelesen werden inetOrgPerson, person und user.",
                "If somebody is missing, check the objectClass: inetOrgPerson, person and user are read.",
            ),
            example: Some(CodeExample {
                wrong: "objectClass: device",
                right: "objectClass: inetOrgPerson",
            }),
        },
        FindingCode {
            code: "unknown-version",
            title: Text::fixed("LDIF: eine unbekannte Version", "LDIF: an unknown version"),
            meaning: Text::fixed(
                "LDIF gibt es nur in Version 1. Gelesen wird die Datei trotzdem.",
                "There is only version 1 of LDIF. The file is read all the same.",
            ),
            remedy: Text::fixed(
                "Prüfen, ob die Datei wirklich LDIF ist; dann version: 1 schreiben.",
                "Check whether the file is really LDIF; then write version: 1.",
            ),
            example: Some(CodeExample {
                wrong: "version: 2",
                right: "version: 1",
            }),
        },
    ],
};
