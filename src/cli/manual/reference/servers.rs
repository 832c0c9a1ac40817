//! LDAP servers: addresses, logging in, what is asked.

use crate::cli::manual::{Block, ManualSection};
use crate::t;
use crate::text::locale::Lang;

pub(in crate::cli::manual) fn section(lang: Lang) -> ManualSection {
    ManualSection {
        title: t!(lang, "LDAP-SERVER", "LDAP SERVERS"),
        blocks: vec![
            Block::text(t!(
                lang,
                "Ein Verzeichnis (OpenLDAP, 389DS, Active Directory) wird mit seiner Adresse genannt (RFC 4516), wo sonst eine Datei steht. Gefragt wird bei jeder Suche nur nach dem, was gesucht wird; nichts wird abgelegt.",
                "A directory (OpenLDAP, 389DS, Active Directory) is named by its address (RFC 4516), where else a file stands. Each look-up asks only for what is looked up; nothing is stored."
            )),
            Block::Lines(t!(
                lang,
                "wir --data ldaps://ldap.example.org/dc=example,dc=org müller",
                "wir --data ldaps://ldap.example.org/dc=example,dc=org miller"
            )),
            address(lang),
            login(lang),
            Block::text(t!(
                lang,
                "Die Optionen gelten für alle Server, die hinter `--data` stehen, und wo dort keiner steht, für die übrigen. Ein `[[ldap]]` in config.toml gilt für einen Server.",
                "The options hold for all servers that stand behind `--data`, and where none stands there, for the others. An `[[ldap]]` in config.toml holds for one server."
            )),
            Block::text(t!(
                lang,
                "Gesucht wird nach Namen, Nummern, Räumen, E-Mail, Aufgaben und Stellen, nicht nach Stichwörtern (businessCategory); nach Wörtern mit weniger als vier Buchstaben nur am Anfang und am Ende. Ohne Suchwort kommen die ersten 1000, mit `--limit` mehr oder weniger. Verweise auf andere Server werden genannt, höchstens fünf, und nicht verfolgt. Die Zeit (`timeout`) gilt für die ganze Antwort; gelesen werden höchstens 64 MiB, von einem Wert 64 KiB und von einem Eintrag 1000 Werte.",
                "It searches names, numbers, rooms, e-mail, posts and units, not keywords (businessCategory); words of fewer than four letters only at the beginning and the end. Without words the first 1000 come, with `--limit` more or fewer. References to other servers are named, at most five, and not followed. The time (`timeout`) is that of the whole answer; at most 64 MiB are read of it, 64 KiB of a value and 1000 values of an entry."
            )),
            Block::text(t!(
                lang,
                "Damit es schnell geht, braucht der Server Indizes (eq,sub) für cn, sn, givenName, displayName, mail, title, ou, telephoneNumber, mobile und roomNumber.",
                "To be fast the server needs indices (eq,sub) for cn, sn, givenName, displayName, mail, title, ou, telephoneNumber, mobile and roomNumber."
            )),
        ],
    }
}

/// The parts of an address.
fn address(lang: Lang) -> Block {
    Block::terms([
        (
            t!(
                lang,
                "ldaps://SERVER:PORT/DN?ATTRIBUTE?UMFANG?FILTER?ERWEITERUNGEN",
                "ldaps://SERVER:PORT/DN?ATTRIBUTES?SCOPE?FILTER?EXTENSIONS"
            ),
            t!(
                lang,
                "Alles hinter dem Namen des Servers darf fehlen. Umfang: base, one oder sub; ohne Angabe sub. Der Filter gilt für jeden Eintrag, zum Beispiel `?one?(employeeType=intern)`.",
                "Everything behind the name of the server may be left out. Scope: base, one or sub; sub if left out. The filter holds for every entry, for example `?one?(employeeType=intern)`."
            ),
        ),
        (
            "ldap://…",
            t!(
                lang,
                "Unverschlüsselt, außer mit `--ldap-starttls` oder der Erweiterung `x-tls`.",
                "Not encrypted, except with `--ldap-starttls` or the extension `x-tls`."
            ),
        ),
        (
            "bindname=DN",
            t!(
                lang,
                "Die Erweiterung mit dem Namen (DN) zum Anmelden. Kommas trennen Erweiterungen; in dem Namen stehen dafür %2C.",
                "The extension with the name (DN) to log in under. Commas part extensions; in the name they are %2C."
            ),
        ),
    ])
}

/// How to log in, and how what is sent is protected.
fn login(lang: Lang) -> Block {
    Block::terms([
        (
            "--ldap-bind DN",
            t!(
                lang,
                "Unter diesem Namen anmelden. Das Passwort kommt aus `--ldap-password-file` (eine Datei, die nur Sie lesen können); ohne sie wird am Terminal gefragt.",
                "Log in under this name. The password comes from `--ldap-password-file` (a file that only you can read); without it you are asked on a terminal."
            ),
        ),
        (
            t!(lang, "--ldap-ca-file DATEI", "--ldap-ca-file FILE"),
            t!(
                lang,
                "Einer eigenen Zertifizierungsstelle trauen (PEM), neben denen des Systems.",
                "Trust an authority of your own (PEM), besides those of the system."
            ),
        ),
        (
            "--ldap-unencrypted-password",
            t!(
                lang,
                "Nur damit geht ein Passwort über eine unverschlüsselte Verbindung.",
                "Only with this option is a password sent over an unencrypted connection."
            ),
        ),
    ])
}
