//! The keys of config.toml.

use crate::cli::manual::{Block, ManualSection};
use crate::t;
use crate::text::locale::Lang;

pub(in crate::cli::manual) fn section(lang: Lang) -> ManualSection {
    ManualSection {
        title: t!(lang, "EINSTELLUNGEN", "SETTINGS"),
        blocks: vec![
            Block::text(t!(
                lang,
                "Was immer gelten soll, steht in config.toml. Wo die Datei liegt, zeigt `wir paths`; ob sie stimmt, `wir check`; `WIR_CONFIG` nennt eine andere. Eine Option kommt vor der Variable, die Variable vor der Datei, die Datei vor dem System.",
                "Settings that shall always hold stand in config.toml. `wir paths` shows where the file lies, `wir check` whether it is right; `WIR_CONFIG` names another one. An option comes before the variable, the variable before the file, the file before the system."
            )),
            Block::text(t!(
                lang,
                "Pfade darin beginnen beim Ordner der Datei. `~/` am Anfang ist der persönliche Ordner.",
                "Paths in it begin at the folder of the file. `~/` at the beginning is the home folder."
            )),
            Block::Lines(t!(
                lang,
                "data  = [\"kollegium.csv\", \"ldaps://ldap.example.org/dc=example\"]\n\
                 lang  = \"de\"\n\
                 plain = false\n\
                 limit = 50\n\
                 \n\
                 [[ldap]]\n\
                 address       = \"ldaps://ldap.example.org\"\n\
                 bind          = \"cn=leser,dc=example\"\n\
                 password-file = \"ldap-passwort\"\n\
                 ca-file       = \"ca.pem\"\n\
                 timeout       = 10",
                "data  = [\"staff.csv\", \"ldaps://ldap.example.org/dc=example\"]\n\
                 lang  = \"en\"\n\
                 plain = false\n\
                 limit = 50\n\
                 \n\
                 [[ldap]]\n\
                 address       = \"ldaps://ldap.example.org\"\n\
                 bind          = \"cn=reader,dc=example\"\n\
                 password-file = \"ldap-password\"\n\
                 ca-file       = \"ca.pem\"\n\
                 timeout       = 10"
            )),
            keys(lang),
            Block::text(t!(
                lang,
                "`[[ldap]]` steht für jeden Server einmal und sagt, wie er gefragt wird. Seine Adresse muss auch bei `data` stehen, in `WIR_DATA` oder hinter `--data`. Ein Passwort selbst steht nie in dieser Datei.",
                "`[[ldap]]` stands once for each server and says how it is asked. Its address must stand at `data` too, in `WIR_DATA` or behind `--data`. A password itself never stands in this file."
            )),
            keys_of_servers(lang),
        ],
    }
}

fn keys(lang: Lang) -> Block {
    Block::terms([
        (
            "data",
            t!(
                lang,
                "Liste von Dateien, Ordnern und Adressen, die immer gelesen werden.",
                "List of files, folders and addresses that are always read."
            ),
        ),
        (
            "lang",
            t!(
                lang,
                "Sprache: \"de\" oder \"en\".",
                "Language: \"de\" or \"en\"."
            ),
        ),
        (
            "plain",
            t!(
                lang,
                "Einfache Zeilen ohne Tabelle: true oder false.",
                "Plain lines without a table: true or false."
            ),
        ),
        (
            "limit",
            t!(
                lang,
                "Höchstens so viele Kontakte zeigen, wo der Aufruf kein `--limit` nennt.",
                "Show at most this many contacts where the call names no `--limit`."
            ),
        ),
        (
            "ldap",
            t!(
                lang,
                "Wie Server gefragt werden, siehe unten.",
                "How servers are asked, see below."
            ),
        ),
    ])
}

fn keys_of_servers(lang: Lang) -> Block {
    Block::terms([
        (
            "address",
            t!(
                lang,
                "Der Server, mit Namen und Port wie in seiner Adresse.",
                "The server, with name and port as in its address."
            ),
        ),
        (
            "bind",
            t!(
                lang,
                "Name (DN), unter dem angemeldet wird.",
                "Name (DN) under which to log in."
            ),
        ),
        (
            "password-file",
            t!(
                lang,
                "Datei mit dem Passwort; nur Sie sollen sie lesen können (chmod 600).",
                "File with the password; only you should be able to read it (chmod 600)."
            ),
        ),
        (
            "ca-file",
            t!(
                lang,
                "Zertifizierungsstellen, denen auch getraut wird (PEM).",
                "Certificate authorities to trust too (PEM)."
            ),
        ),
        (
            "starttls",
            t!(
                lang,
                "ldap:// verschlüsseln: true oder false.",
                "Encrypt ldap://: true or false."
            ),
        ),
        (
            "unencrypted-password",
            t!(
                lang,
                "Das Passwort auch unverschlüsselt schicken: true oder false.",
                "Send the password even unencrypted: true or false."
            ),
        ),
        (
            "timeout",
            t!(
                lang,
                "So viele Sekunden auf eine Antwort warten; ohne Angabe 10.",
                "Wait this many seconds for an answer; 10 if left out."
            ),
        ),
    ])
}
