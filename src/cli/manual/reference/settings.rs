//! The keys of config.toml.

use crate::cli::manual::{Block, ManualSection};
use crate::load::records;
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
                 pager = \"less\"\n\
                 home  = \"+49 6031 83\"\n\
                 \n\
                 [columns]\n\
                 \"Zi./Etage\"  = \"room\"\n\
                 \"Kostenst.\"  = \"-\"\n\
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
                 pager = \"less\"\n\
                 home  = \"+49 6031 83\"\n\
                 \n\
                 [columns]\n\
                 \"Floor/Door\" = \"room\"\n\
                 \"Cost unit\"  = \"-\"\n\
                 \n\
                 [[ldap]]\n\
                 address       = \"ldaps://ldap.example.org\"\n\
                 bind          = \"cn=reader,dc=example\"\n\
                 password-file = \"ldap-password\"\n\
                 ca-file       = \"ca.pem\"\n\
                 timeout       = 10"
            )),
            keys_of("config.toml", lang),
            Block::text(t!(
                lang,
                "`[columns]` nennt Überschriften in CSV und Attribute in LDIF und LDAP, und für welches Feld sie stehen. Zahlen einer Liste, die nur die Durchwahl nennen, ergänzt `home` zu ganzen Nummern, in jeder Form.",
                "`[columns]` names headings in CSV and attributes in LDIF and LDAP, and for which field they stand. Numbers of a list that are only extensions are completed by `home` to whole numbers, in every form."
            )),
            Block::text(t!(
                lang,
                "`[[ldap]]` steht für jeden Server einmal und sagt, wie er gefragt wird. Seine Adresse muss auch bei `data` stehen, in `WIR_DATA` oder hinter `--data`. Ein Passwort selbst steht nie in dieser Datei.",
                "`[[ldap]]` stands once for each server and says how it is asked. Its address must stand at `data` too, in `WIR_DATA` or behind `--data`. A password itself never stands in this file."
            )),
            keys_of("ldap", lang),
        ],
    }
}

/// The keys of a table, as they are declared.
fn keys_of(table: &str, lang: Lang) -> Block {
    let declared = records::tables().find(|declaration| declaration.table == table);
    let keys = declared
        .into_iter()
        .flat_map(|declaration| declaration.keys);
    let terms = keys.map(|key| {
        let (meaning, takes) = ((key.meaning)(lang), key.shape.description(lang));
        (key.key.to_owned(), format!("{meaning} ({takes})"))
    });
    Block::Terms(terms.collect())
}
