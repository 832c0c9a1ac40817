//! The rules of the search.

use crate::cli::manual::{Block, ManualSection};
use crate::t;
use crate::text::locale::Lang;

pub(in crate::cli::manual) fn section(lang: Lang) -> ManualSection {
    ManualSection {
        title: t!(lang, "SUCHE", "SEARCH"),
        blocks: vec![
            Block::text(t!(
                lang,
                "Alle Wörter müssen passen, in beliebiger Reihenfolge und auch über Name, Stelle und Raum hinweg. Groß- und Kleinschreibung zählt nicht; ü, ue und u sind gleich, ebenso ß und ss, und Zeichen fremder Sprachen. Wörter wie Durchwahl oder wer zählen nur, wenn es mit ihnen etwas gibt. Hinter Frau oder Herr steht ein Nachname; sonst geht der Nachname vor dem Vornamen.",
                "All words must fit, in any order and also across name, unit and room. Upper and lower case are the same; so are ü, ue and u, ß and ss, and marks of other languages. Words like extension or who count only if something is found with them. Behind Ms or Mr stands a family name; elsewhere the family name goes before the given name."
            )),
            Block::terms([
                (
                    "exact",
                    t!(
                        lang,
                        "ein ganzes Wort, eine Nummer oder ein Raum",
                        "a whole word, a number or a room"
                    ),
                ),
                (
                    "beginning",
                    t!(
                        lang,
                        "der Anfang eines Wortes oder einer Nummer",
                        "the beginning of a word or number"
                    ),
                ),
                (
                    "inside",
                    t!(
                        lang,
                        "ein Teil eines Wortes (ab drei Buchstaben) oder das Ende einer Nummer",
                        "a part of a word (from three letters on) or the end of a number"
                    ),
                ),
                (
                    "related",
                    t!(
                        lang,
                        "eine andere Form eines Wortes oder ein zusammengesetztes Wort damit: Kindern, Kinderschutz",
                        "another form of a word, or a compound with it: children, child"
                    ),
                ),
                (
                    "similar",
                    t!(
                        lang,
                        "vertippt, verhört oder verlesen, je länger das Wort, desto mehr; die Kurzform eines Vornamens; eine Nummer, bei der eine Ziffer falsch, zu viel, vergessen oder vertauscht ist",
                        "mistyped, misheard or misread, the more the longer the word; the short form of a given name; a number with one digit wrong, too many, forgotten or swapped"
                    ),
                ),
            ]),
            Block::text(t!(
                lang,
                "In dieser Reihenfolge stehen die Treffer; im JSON steht das Wort bei how. Ein Name, der fast so geschrieben ist, geht vor Teile von Wörtern. Ähnliches kommt nur dazu, wo sonst höchstens Teile von Wörtern oder Anfänge in Texten passen, oder mit `--similar`. Eine Nummer passt in jeder Schreibweise: 3033, 83-3033, 06031/833033, +49 6031 83 3033.",
                "Hits come in this order; JSON gives the word as how. A name that is spelled almost so goes before parts of words. What is similar is added only where nothing fits better than parts of words or beginnings in texts, or with `--similar`. A number fits in any notation: 3033, 83-3033, 06031/833033, +49 6031 83 3033."
            )),
            Block::text(t!(
                lang,
                "Verstanden wird auch, was gesprochen ist: Ziffern in Worten (drei null drei drei, zwo), buchstabierte Namen (F A L K, Friedrich Anton Ludwig Kaufmann, S wie Siegfried), Raum und Haus getrennt (Zimmer 0.29 im Haus D), Titel (Doktor Falk), Anfangsbuchstaben (KJ Köhler), wie ein Name geschrieben wird (Müller mit ü), mehrere auf einmal (Falk oder Sesar). Wo es anders verstanden wurde, als es getippt ist, steht das vor der Antwort.",
                "What is spoken is understood too: digits in words (three oh three three), names that are spelled (F A L K, Foxtrot Alpha Lima Kilo, S for Sierra), room and house apart (room 0.29 in building D), titles (Doctor Falk), initials (KJ Köhler), how a name is written (Müller with ü), several at once (Falk or Sesar). Where it was understood otherwise than it was typed, the answer begins with that."
            )),
            Block::text(t!(
                lang,
                "Passt niemand auf alle Wörter, fallen erst die weg, die im Deutschen oder Englischen häufig sind und hier nichts bezeichnen, dann die, die am wenigsten sagen: Eine Nummer sagt mehr als ein Raum, der mehr als ein Nachname, der mehr als eine Stelle oder Aufgabe, die mehr als ein Vorname. Was weggelassen wurde, steht vor der Antwort. Ein unbekannter Nachname fällt nie weg, und ein Vorname allein genügt nicht.",
                "Where nobody fits all words, those fall away first that are common in German or English and name nothing here, then those that tell least: a number tells more than a room, that more than a family name, that more than a unit or post, that more than a given name. The answer begins with what was left out. A family name that is unknown never falls away, and a given name alone is not enough."
            )),
        ],
    }
}
