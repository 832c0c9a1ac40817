//! Exit codes, environment variables and files, as help and manual pages list them.

use super::Block;
use crate::cli::exit::Exit;
use crate::t;
use crate::text::locale::Lang;

/// The exit codes, with what they say.
pub(in crate::cli) fn exit_codes(lang: Lang) -> Block {
    let all = [
        Exit::Found,
        Exit::Nothing,
        Exit::Wrong,
        Exit::Missing,
        Exit::Data,
        Exit::Interrupted,
    ];
    let meaning = |exit| match exit {
        Exit::Found => t!(lang, "erledigt oder gefunden", "done or found"),
        Exit::Nothing => t!(lang, "nichts gefunden", "nothing found"),
        Exit::Wrong => t!(lang, "falscher Aufruf", "wrong call"),
        Exit::Missing => t!(
            lang,
            "es fehlen Antworten (foerderung find)",
            "answers are missing (foerderung find)"
        ),
        Exit::Data => t!(
            lang,
            "Daten unbrauchbar oder fehlerhaft, oder die Ausgabe gestört",
            "data unusable or faulty, or the output failed"
        ),
        Exit::Interrupted => t!(lang, "abgebrochen", "interrupted"),
    };
    let term = |exit: Exit| ((exit as u8).to_string(), meaning(exit).to_owned());
    Block::Terms(all.map(term).into())
}

/// The environment variables that are read.
pub(in crate::cli) fn environment(lang: Lang) -> Block {
    Block::terms([
        (
            "WIR_DATA",
            t!(
                lang,
                "eigene Daten, wie hinter --data; mehrere trennt ein Doppelpunkt, unter Windows ein Semikolon",
                "data of your own, as behind --data; a colon parts several, on Windows a semicolon"
            ),
        ),
        (
            "WIR_CONFIG",
            t!(
                lang,
                "die Datei mit den Einstellungen, statt der üblichen",
                "the file with the settings, instead of the usual one"
            ),
        ),
        (
            "WIR_CACHE",
            t!(
                lang,
                "der Ordner für Indizes, statt des üblichen; leer: kein Index",
                "the folder for indexes, instead of the usual one; empty: no index"
            ),
        ),
        (
            "WIR_LANG",
            t!(lang, "die Sprache: de oder en", "the language: de or en"),
        ),
        (
            "WIR_PLAIN",
            t!(
                lang,
                "einfache Zeilen: 1 ja, 0 nein",
                "plain lines: 1 yes, 0 no"
            ),
        ),
        (
            "WIR_PAGER, PAGER",
            t!(
                lang,
                "das Programm, das lange Antworten auf einem Terminal seitenweise zeigt, sonst less; leer oder cat: keins",
                "the program that shows long answers page by page on a terminal, else less; empty or cat: none"
            ),
        ),
        (
            "LESS",
            t!(
                lang,
                "Optionen von less; ohne sie FRX",
                "options of less; FRX without them"
            ),
        ),
        (
            "WIR_AS_OF",
            t!(
                lang,
                "der Tag, der als heute zählt, wo der Aufruf keinen nennt: 2026-11-22",
                "the day that counts as today where the call names none: 2026-11-22"
            ),
        ),
        (
            "LC_ALL, LC_MESSAGES, LANG",
            t!(
                lang,
                "die Sprache des Systems: Englisch, wo der Name mit en beginnt, sonst Deutsch",
                "the language of the system: English where the name begins with en, else German"
            ),
        ),
        (
            "NO_COLOR",
            t!(
                lang,
                "keine Hervorhebung, wenn gesetzt",
                "no emphasis, if set"
            ),
        ),
        (
            "TERM",
            t!(lang, "dumb: einfache Zeilen", "dumb: plain lines"),
        ),
        (
            "CI",
            t!(
                lang,
                "nie nachfragen, wenn gesetzt und nicht 0",
                "never ask, if set and not 0"
            ),
        ),
    ])
}

/// The files that are read and written, where systems keep them that follow XDG.
pub(in crate::cli) fn files(lang: Lang) -> Block {
    Block::terms([
        (
            "~/.config/wir/config.toml",
            t!(
                lang,
                "die Einstellungen (XDG_CONFIG_HOME, WIR_CONFIG)",
                "the settings (XDG_CONFIG_HOME, WIR_CONFIG)"
            ),
        ),
        (
            "~/.local/share/wir/",
            t!(
                lang,
                "eigene Daten, die immer gelesen werden (XDG_DATA_HOME)",
                "data of your own that is always read (XDG_DATA_HOME)"
            ),
        ),
        (
            "~/.cache/wir/",
            t!(
                lang,
                "Indizes langer Listen (XDG_CACHE_HOME, WIR_CACHE)",
                "indexes of long lists (XDG_CACHE_HOME, WIR_CACHE)"
            ),
        ),
    ])
}

/// Where files lie that are not where the list says.
pub(in crate::cli) fn other_systems(lang: Lang) -> &'static str {
    t!(
        lang,
        "Unter Windows und macOS liegen sie anderswo; `wir paths` zeigt es.",
        "On Windows and macOS they lie elsewhere; `wir paths` shows where."
    )
}
