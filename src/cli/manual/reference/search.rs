//! The rules of the search.

use crate::cli::manual::{Block, Section};
use crate::locale::Lang;
use crate::t;

pub(in crate::cli::manual) fn section(lang: Lang) -> Section {
    Section {
        title: t!(lang, "SUCHE", "SEARCH"),
        blocks: vec![
            Block::text(t!(
                lang,
                "Alle Wörter müssen passen, in beliebiger Reihenfolge und auch über Name, Stelle und Raum hinweg. Groß- und Kleinschreibung zählt nicht; ü, ue und u sind gleich, ebenso ß und ss, und Zeichen fremder Sprachen. Wörter wie Frau, Durchwahl oder wer zählen nur, wenn es mit ihnen etwas gibt.",
                "All words must fit, in any order and also across name, unit and room. Upper and lower case are the same; so are ü, ue and u, ß and ss, and marks of other languages. Words like Ms, extension or who count only if something is found with them."
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
                    "similar",
                    t!(
                        lang,
                        "ein Tippfehler ab vier Buchstaben, zwei ab acht, oder derselbe Klang",
                        "one typing error from four letters on, two from eight on, or the same sound"
                    ),
                ),
            ]),
            Block::text(t!(
                lang,
                "In dieser Reihenfolge stehen die Treffer; im JSON steht das Wort bei how. Ähnliches kommt nur dazu, wo sonst höchstens Teile von Wörtern passen, oder mit `--similar`. Eine Nummer passt in jeder Schreibweise: 3033, 83-3033, 06031/833033, +49 6031 83 3033.",
                "Hits come in this order; JSON gives the word as how. What is similar is added only where nothing fits better than parts of words, or with `--similar`. A number fits in any notation: 3033, 83-3033, 06031/833033, +49 6031 83 3033."
            )),
        ],
    }
}
