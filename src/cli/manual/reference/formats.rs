//! The forms of output.

use crate::cli::manual::{Block, ManualSection};
use crate::render::Format;
use crate::t;
use crate::text::locale::Lang;

pub(in crate::cli::manual) fn section(lang: Lang) -> ManualSection {
    let form = |format: Format| (format.name().to_owned(), meaning(format, lang).to_owned());
    ManualSection {
        title: t!(lang, "FORMEN DER AUSGABE", "FORMS OF OUTPUT"),
        blocks: vec![
            Block::text(t!(
                lang,
                "`--data` liest, `--format` schreibt; so wird umgewandelt. Was eine Form nicht fasst, wird auf der Standardfehlerausgabe genannt.",
                "`--data` reads, `--format` writes; that converts. What a form has no place for is named on standard error."
            )),
            Block::Lines(t!(
                lang,
                "wir --no-bundled --data kollegium.csv contacts --format vcard",
                "wir --no-bundled --data staff.csv contacts --format vcard"
            )),
            Block::Terms(Format::every().into_iter().map(form).collect()),
            Block::text(t!(
                lang,
                "In LDIF steht jede Person unter ihrer Stelle: uid=KENNUNG,ou=STELLE,o=ORGANISATION,dc=example,dc=org. Das Ende ersetzt man durch das eigene:",
                "In LDIF everybody stands below their unit: uid=ID,ou=UNIT,o=ORGANISATION,dc=example,dc=org. Replace the end with your own:"
            )),
            Block::Lines(t!(
                lang,
                "wir contacts --format ldif |\n\
                 perl -0pe 's/\\n //g; s/dc=example,dc=org/dc=kreis,dc=de/g'",
                "wir contacts --format ldif |\n\
                 perl -0pe 's/\\n //g; s/dc=example,dc=org/dc=county,dc=org/g'"
            )),
            Block::text(t!(
                lang,
                "Nummern schreiben vCard und LDIF international (+49 …), damit Telefone sie wählen, und die Schreibweise der Liste daneben (X-WRITTEN, `# written`). Eine gemachte Kennung und einen Familiennamen, den eine Regel im ganzen Namen findet, kennzeichnen `# uid made`, `# sn made` und X-MADE; beide zählen beim Lesen nicht.",
                "Numbers are written internationally (+49 …) in vCard and LDIF, so that telephones can dial them, with the notation of the list beside them (X-WRITTEN, `# written`). A made id, and a family name that a rule finds in the whole name, are marked by `# uid made`, `# sn made` and X-MADE; neither is read as given."
            )),
        ],
    }
}

fn meaning(format: Format, lang: Lang) -> &'static str {
    match format {
        Format::Text => t!(
            lang,
            "Für Menschen: eine Tabelle am Terminal ab 64 Spalten, sonst eine Angabe je Zeile.",
            "For people: a table on a terminal from 64 columns on, else one value a line."
        ),
        Format::File(file) => (file.output)(lang),
        Format::Document(document) => (document.output)(lang),
        Format::Ics => t!(
            lang,
            "Fristen für den Kalender (RFC 5545): foerderung deadlines.",
            "Deadlines for a calendar (RFC 5545): foerderung deadlines."
        ),
        Format::Mermaid => t!(
            lang,
            "Ein Bild des Gesprächs für Mermaid: check --graph.",
            "A graph of the conversation for Mermaid: check --graph."
        ),
        Format::Dot => t!(
            lang,
            "Ein Bild des Gesprächs für Graphviz: check --graph.",
            "A graph of the conversation for Graphviz: check --graph."
        ),
    }
}
