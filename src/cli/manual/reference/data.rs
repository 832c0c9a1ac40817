//! Data of one's own: where it may lie, which forms are read.

use crate::cli::manual::{Block, ManualSection};
use crate::formats::{FORMATS, endings};
use crate::text::locale::Lang;
use crate::{say, t};

pub(in crate::cli::manual) fn section(lang: Lang) -> ManualSection {
    let mut blocks = vec![
        Block::text(t!(
            lang,
            "Eine Liste aus Excel, Outlook oder Google genügt: als CSV speichern (in Excel „CSV UTF-8“) und mit `--data` nennen. Die Tabelle selbst (.xlsx, .xls, .ods) wird nicht gelesen.",
            "A list from Excel, Outlook or Google will do: save it as CSV (in Excel “CSV UTF-8”) and name it with `--data`. The workbook itself (.xlsx, .xls, .ods) is not read."
        )),
        Block::Lines(t!(
            lang,
            "wir --data kollegium.csv contacts müller\n\
             wir --data telefon.vcf --data verzeichnis.ldif contacts müller\n\
             slapcat | wir --no-bundled --data - contacts müller",
            "wir --data staff.csv contacts miller\n\
             wir --data phone.vcf --data directory.ldif contacts miller\n\
             slapcat | wir --no-bundled --data - contacts miller"
        )),
    ];
    blocks.extend(places(lang));
    blocks.push(forms(lang));
    blocks.extend(limits(lang));
    ManualSection {
        title: t!(lang, "EIGENE DATEN", "DATA OF YOUR OWN"),
        blocks,
    }
}

/// Where data may lie, and in which order it counts.
fn places(lang: Lang) -> [Block; 3] {
    let endings = endings();
    [
        Block::text(t!(
            lang,
            "Gelesen werden in dieser Reihenfolge: die mitgelieferten Daten, der Ordner für eigene Daten (siehe DATEIEN), was in config.toml bei `data` steht, `WIR_DATA`, `--data`. Ein späterer Eintrag ersetzt einen früheren mit derselben Kennung (id). Was wirklich gelesen wird, zeigt `wir paths`.",
            "This is read, in this order: the bundled data, the folder for data of your own (see FILES), what stands at `data` in config.toml, `WIR_DATA`, `--data`. A later entry replaces an earlier one of the same id. `wir paths` shows what is really read."
        )),
        Block::text(say!(
            lang,
            "Nennen kann man Dateien, Ordner und Adressen von Servern; `-` ist die Standardeingabe. In einem Ordner zählen Dateien mit diesen Endungen: {endings}; Ordner darin zählen nicht. Was eine Datei ist, zeigt ihr Anfang; ihr Name zählt nur, wo der Anfang nichts sagt.",
            "Files, folders and addresses of servers can be named; `-` is standard input. In a folder, files with these endings count: {endings}; folders inside do not. The beginning of a file shows what it is; its name counts only where that does not tell."
        )),
        Block::text(t!(
            lang,
            "In `WIR_DATA` trennt ein Doppelpunkt, unter Windows ein Semikolon. Eine Adresse behält ihre Doppelpunkte: vor dem Port, und hinter einem `?` alle; dort endet sie erst vor `:/`, `:./`, `:../`, `:~/` oder der nächsten Adresse. Ein `~/` am Anfang ist der persönliche Ordner, auch in `WIR_CONFIG` und `WIR_CACHE`; `~name` gilt nicht.",
            "In `WIR_DATA` a colon parts the list, on Windows a semicolon. An address keeps its colons: before the port, and behind a `?` all; there it ends only before `:/`, `:./`, `:../`, `:~/` or the next address. A `~/` at the beginning is the home folder, also in `WIR_CONFIG` and `WIR_CACHE`; `~name` does not count."
        )),
    ]
}

/// The forms that are read.
fn forms(lang: Lang) -> Block {
    let readings = FORMATS.iter().filter_map(|format| format.reading.as_ref());
    let mut forms: Vec<(&str, &str)> = readings
        .map(|reading| (reading.versions, (reading.notes)(lang)))
        .collect();
    forms.push((
        "LDAP",
        t!(
            lang,
            "Ein Server, mit seiner Adresse genannt; siehe LDAP-SERVER.",
            "A server, named by its address; see LDAP SERVERS."
        ),
    ));
    Block::terms(forms)
}

/// An example in TOML, and what is left out.
fn limits(lang: Lang) -> [Block; 4] {
    [
        Block::Lines(t!(
            lang,
            "[[contact]]\n\
             id       = \"koordination-oeffnung\"  # ersetzt diesen Eintrag\n\
             name     = \"Anna Muster\"            # darf fehlen\n\
             post     = { de = \"Koordination\", en = \"Coordination\" }\n\
             unit     = \"wir-vielfaltszentrum\"   # eine [[unit]]\n\
             phone    = \"06031 83-3033\"\n\
             room     = \"415\"\n\
             keywords = [\"Vereine\", \"Beratung\"]  # weshalb man anruft",
            "[[contact]]\n\
             id       = \"koordination-oeffnung\"  # replaces this entry\n\
             name     = \"Anna Muster\"            # may be missing\n\
             post     = { de = \"Koordination\", en = \"Coordination\" }\n\
             unit     = \"wir-vielfaltszentrum\"   # a [[unit]]\n\
             phone    = \"06031 83-3033\"\n\
             room     = \"415\"\n\
             keywords = [\"Vereine\", \"Beratung\"]  # why people call"
        )),
        Block::text(t!(
            lang,
            "Nicht gelesen werden Fotos, Geburtstage und Adressen zu Hause; von mehreren E-Mail-Adressen nur die bevorzugte. Nummern stehen da, wie die Liste sie schreibt.",
            "Photographs, birthdays and addresses at home are not read; of several e-mail addresses only the preferred one. Numbers stand as the list writes them."
        )),
        Block::text(t!(
            lang,
            "Eine Kennung, die die Liste nicht gibt, wird aus Name und Platz gemacht. Sie ändert sich, wenn Zeilen davor dazukommen; eine Liste, deren Kennungen bleiben sollen, braucht eine Spalte id.",
            "An id that the list does not give is made of name and position. It changes when lines are put before it; a list whose ids must stay needs a column id."
        )),
        Block::text(t!(
            lang,
            "Für alles gibt es eine Grenze, weit jenseits dessen, was Menschen schreiben: eine Liste 1 GiB, TOML 8 MiB, ein Kontakt 100 weitere Nummern, ein Hinweis 65536 Zeichen, andere Werte 4000, 1000 Stichwörter, 32 Stellen übereinander. Was darüber hinausgeht, bleibt weg, und das steht da.",
            "There is a limit to everything, far beyond what people write: a list 1 GiB, TOML 8 MiB, a contact 100 further numbers, a note 65536 characters, other values 4000, 1000 keywords, 32 units above each other. What goes beyond is left out, and that is said."
        )),
    ]
}
