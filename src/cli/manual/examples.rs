//! Examples of each command, for its help and its manual page.

use crate::t;
use crate::text::locale::Lang;

/// A call, and what it gives.
pub(in crate::cli) type Example = (&'static str, &'static str);

/// Three examples of a command; none of one that there is not.
pub(in crate::cli) fn for_command(command: &str, lang: Lang) -> Vec<Example> {
    match command {
        "" => overview(lang),
        "contacts" => contacts(lang),
        "rooms" => rooms(lang),
        "program" => program(lang),
        "foerderung" => funding(lang),
        "foerderung show" => show(lang),
        "foerderung find" => find(lang),
        "foerderung deadlines" => deadlines(lang),
        "search" => search(lang),
        "check" => check(lang),
        "paths" => paths(lang),
        "completions" => completions(lang),
        "man" => man(lang),
        _ => return Vec::new(),
    }
    .into()
}

fn overview(lang: Lang) -> [Example; 3] {
    [
        (
            "wir falk",
            t!(
                lang,
                "sucht in allem: Personen, Räume, Stellen, Themen",
                "searches everything: people, rooms, units, topics"
            ),
        ),
        (
            "wir contacts 3033",
            t!(
                lang,
                "wer die Durchwahl 3033 hat",
                "who has the extension 3033"
            ),
        ),
        (
            t!(
                lang,
                "wir --data kollegium.csv müller",
                "wir --data staff.csv miller"
            ),
            t!(
                lang,
                "sucht auch in einer eigenen Liste",
                "searches a list of your own too"
            ),
        ),
    ]
}

fn contacts(lang: Lang) -> [Example; 3] {
    [
        (
            t!(
                lang,
                "wir contacts \"+49 6031 83-3033\" --fields name,raum",
                "wir contacts \"+49 6031 83-3033\" --fields name,room"
            ),
            t!(
                lang,
                "Name und Raum zu einer Nummer, wie immer sie geschrieben ist",
                "name and room of a number, however it is written"
            ),
        ),
        (
            "wir contacts --room 415",
            t!(lang, "alle in Raum 415", "everybody in room 415"),
        ),
        (
            t!(
                lang,
                "wir contacts --sort name --format csv > kontakte.csv",
                "wir contacts --sort name --format csv > contacts.csv"
            ),
            t!(
                lang,
                "alle Kontakte nach Namen geordnet, für die Tabellenkalkulation",
                "all contacts ordered by name, for a spreadsheet"
            ),
        ),
    ]
}

fn rooms(lang: Lang) -> [Example; 3] {
    [
        (
            "wir rooms",
            t!(
                lang,
                "alle Räume und wer darin sitzt",
                "all rooms and who sits in them"
            ),
        ),
        (
            "wir rooms 415",
            t!(lang, "wer in Raum 415 sitzt", "who sits in room 415"),
        ),
        (
            "wir rooms falk",
            t!(
                lang,
                "der Raum von Frau Falk, und wer noch dort sitzt",
                "the room of Ms Falk, and who else sits there"
            ),
        ),
    ]
}

fn program(lang: Lang) -> [Example; 3] {
    [
        (
            "wir program",
            t!(
                lang,
                "das Programm und alle Arbeitsbereiche",
                "the programme and all areas of work"
            ),
        ),
        (
            t!(lang, "wir program ehrenamt", "wir program volunteering"),
            t!(
                lang,
                "der Arbeitsbereich, zu dem das Wort gehört",
                "the area of work to which the word belongs"
            ),
        ),
        (
            "wir program --format json",
            t!(
                lang,
                "alles für andere Programme",
                "everything, for other programs"
            ),
        ),
    ]
}

fn funding(lang: Lang) -> [Example; 3] {
    [
        (
            "wir foerderung",
            t!(
                lang,
                "alle Förderlinien auf einen Blick",
                "all funding lines at a glance"
            ),
        ),
        (
            t!(lang, "wir foerderung minijob", "wir funding mini-job"),
            t!(
                lang,
                "das Merkblatt, zu dem das Wort gehört",
                "the fact sheet to which the word belongs"
            ),
        ),
        (
            t!(
                lang,
                "wir foerderung --format html > foerderung.html",
                "wir funding --format html > funding.html"
            ),
            t!(
                lang,
                "die Übersicht zum Drucken oder Verschicken",
                "the overview, to print or to send"
            ),
        ),
    ]
}

fn show(lang: Lang) -> [Example; 3] {
    [
        (
            "wir foerderung show kleine-hilfe",
            t!(
                lang,
                "das Merkblatt mit dieser Kennung",
                "the fact sheet with this id"
            ),
        ),
        (
            t!(
                lang,
                "wir foerderung show minijob --sources",
                "wir foerderung show mini-job --sources"
            ),
            t!(
                lang,
                "dazu zu jedem Wert die Quelle",
                "with the source of each value"
            ),
        ),
        (
            t!(
                lang,
                "wir foerderung show kleine-hilfe --format html > blatt.html",
                "wir foerderung show kleine-hilfe --format html > sheet.html"
            ),
            t!(
                lang,
                "das Merkblatt zum Drucken oder Verschicken",
                "the fact sheet, to print or to send"
            ),
        ),
    ]
}

fn find(lang: Lang) -> [Example; 3] {
    [
        (
            "wir foerderung find",
            t!(
                lang,
                "fragt am Terminal, bis feststeht, was passt",
                "asks on the terminal until it is settled what fits"
            ),
        ),
        (
            "wir foerderung find -a plan=project -a months=24 --now",
            t!(
                lang,
                "das Ergebnis mit diesen beiden Antworten",
                "the result with these two answers"
            ),
        ),
        (
            "wir foerderung find -a plan=project --format json",
            t!(
                lang,
                "die nächste Frage, für andere Programme",
                "the next question, for other programs"
            ),
        ),
    ]
}

fn deadlines(lang: Lang) -> [Example; 3] {
    [
        (
            "wir foerderung deadlines",
            t!(lang, "die nächsten Fristen", "the next deadlines"),
        ),
        (
            "wir foerderung deadlines --start 2027-07-01",
            t!(
                lang,
                "die Fristen für ein Vorhaben, das am 1. Juli 2027 beginnt",
                "the deadlines for a project that starts on 1 July 2027"
            ),
        ),
        (
            t!(
                lang,
                "wir foerderung deadlines --format ics > fristen.ics",
                "wir foerderung deadlines --format ics > deadlines.ics"
            ),
            t!(
                lang,
                "die Fristen für den Kalender",
                "the deadlines for a calendar"
            ),
        ),
    ]
}

fn search(lang: Lang) -> [Example; 3] {
    [
        (
            t!(lang, "wir search ehrenamt", "wir search volunteering"),
            t!(
                lang,
                "Personen, Räume, Stellen und Themen zu diesem Wort",
                "people, rooms, units and topics for this word"
            ),
        ),
        (
            t!(lang, "wir ehrenamt", "wir volunteering"),
            t!(lang, "dasselbe, kürzer", "the same, shorter"),
        ),
        (
            "wir search sesar --similar --limit 5",
            t!(
                lang,
                "auch, was nur ähnlich klingt; höchstens fünf Kontakte",
                "also what only sounds alike; at most five contacts"
            ),
        ),
    ]
}

fn check(lang: Lang) -> [Example; 3] {
    [
        (
            "wir check",
            t!(
                lang,
                "prüft alle Daten und die Regeln der Förderung",
                "checks all data and the rules of the funding"
            ),
        ),
        (
            t!(lang, "wir check kollegium.csv", "wir check staff.csv"),
            t!(lang, "prüft eine eigene Liste", "checks a list of your own"),
        ),
        (
            t!(
                lang,
                "wir check --compare bundled neu.toml",
                "wir check --compare bundled new.toml"
            ),
            t!(
                lang,
                "was sich mit neu.toml an den Ergebnissen ändert",
                "what new.toml changes in the results"
            ),
        ),
    ]
}

fn paths(lang: Lang) -> [Example; 3] {
    [
        (
            "wir paths",
            t!(
                lang,
                "was gelesen wird, woher, und was es bringt",
                "what is read, from where, and what it brings"
            ),
        ),
        (
            t!(
                lang,
                "wir --data kollegium.csv paths",
                "wir --data staff.csv paths"
            ),
            t!(
                lang,
                "ob eine eigene Liste gelesen wird",
                "whether a list of your own is read"
            ),
        ),
        (
            "wir paths --format json",
            t!(
                lang,
                "dasselbe für andere Programme",
                "the same for other programs"
            ),
        ),
    ]
}

fn completions(lang: Lang) -> [Example; 3] {
    [
        (
            "wir completions bash > ~/.local/share/bash-completion/completions/wir",
            t!(
                lang,
                "für bash, ab der nächsten Anmeldung",
                "for bash, from the next login on"
            ),
        ),
        (
            "wir completions zsh > ~/.zfunc/_wir",
            t!(
                lang,
                "für zsh, wenn .zfunc in fpath steht",
                "for zsh, if .zfunc is in fpath"
            ),
        ),
        (
            "wir completions fish > ~/.config/fish/completions/wir.fish",
            t!(lang, "für fish", "for fish"),
        ),
    ]
}

fn man(lang: Lang) -> [Example; 3] {
    [
        (
            "wir man | man -l -",
            t!(lang, "die Hauptseite lesen", "to read the main page"),
        ),
        (
            "wir man foerderung find | man -l -",
            t!(
                lang,
                "die Seite eines Befehls lesen",
                "to read the page of a command"
            ),
        ),
        (
            "wir man contacts > wir-contacts.1",
            t!(
                lang,
                "eine Seite ablegen, zum Beispiel für ein Paket",
                "to file a page, for a package for example"
            ),
        ),
    ]
}
