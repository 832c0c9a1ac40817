//! The guided mode on a terminal, as fingers meet it: the field at the front, and what it leads to.

#![cfg(unix)]

use std::time::Duration;

use crate::program::{Folder, terminal::Talk};
use expectrl::Expect;

/// The end of the field with keys, at the beginning and behind a list.
const FRONT: &str = "Esc beendet";
const LIST: &str = "Esc zurück";

/// What is sent to the terminal when no keys are read any more.
const LEFT: &str = "\u{1b}[?2004l";

/// The field in lines.
const FIELD: &str = "Name, Nummer, Raum oder Thema: ";

/// Sizes of windows: a usual one, an old one and a narrow one.
const SIZES: [(u16, u16); 3] = [(100, 24), (80, 24), (40, 24)];

/// What callers ask for, and a part of the answer.
const CALLERS: [(&str, &str); 10] = [
    ("3033", "06031 83-3033"),
    ("viola", "Viola Sesar"),
    ("falk", "06031 83-3032"),
    ("Öffnung", "Viola Sesar"),
    ("zentrale", "06031 83-0"),
    ("sehsar", "Viola Sesar"),
    ("83-3012", "06031 83-3012"),
    ("henrieta", "06031 83-3032"),
    ("Frau Falk", "Henrietta Falk"),
    ("06031 833032", "06031 83-3032"),
];

// Digits of the list at the front.
const ROOMS: &str = "2\r";
const ADVICE: &str = "3\r";
const FUNDING: &str = "4\r";
const DEADLINES: &str = "5\r";
const PROGRAMME: &str = "6\r";
const PLAIN_LINES: &str = "7\r";

/// Types words into the field with keys, and waits until it is left: what fits stands below it already.
fn enter<'t>(talk: &'t mut Talk, words: &str) -> &'t mut Talk {
    talk.types(&format!("{words}\r")).sees(LEFT)
}

#[test]
fn ten_callers_in_a_row_are_answered_by_typing_alone() {
    for (columns, rows) in SIZES {
        let mut talk = Talk::start(columns, rows, "");
        talk.sees(FRONT);
        for (typed, answer) in CALLERS {
            enter(&mut talk, typed).sees(answer).sees("F1 Hilfe");
        }
        talk.types("beenden\r");
        assert_eq!(talk.ends().0, 0, "{columns}");
        let mut talk = Talk::start(columns, rows, "--plain");
        talk.sees(FIELD);
        for (typed, answer) in CALLERS {
            talk.types(&format!("{typed}\r")).sees(answer).sees(": ");
            talk.types("\r").sees("1: ");
        }
        talk.types("beenden\r");
        assert_eq!(talk.ends().0, 0, "{columns}");
    }
}

#[test]
fn no_letter_and_no_digit_is_a_command_where_words_are_typed() {
    for (columns, rows) in SIZES {
        for typed in ["e", "q", "z", "b", "w", "?", "1", "9"] {
            let mut talk = Talk::start(columns, rows, "");
            talk.sees(FRONT).types(typed).sees(typed);
            // It can be taken away again, and the field is as it was.
            talk.types("\u{7f}")
                .types("falk\r")
                .sees("06031 83-3032")
                .sees(FRONT);
            talk.types("\u{1b}");
            assert_eq!(talk.ends().0, 0, "{columns} {typed}");
        }
        let mut talk = Talk::start(columns, rows, "--plain");
        talk.sees(FIELD);
        for typed in ["e", "q", "z", "b", "w"] {
            talk.types(&format!("{typed}\r"))
                .sees("efunden")
                .sees(FIELD);
        }
        talk.types("1\r").sees("06031 83-3033").sees(FIELD);
        talk.types("beenden\r");
        assert_eq!(talk.ends().0, 0, "{columns}");
    }
}

#[test]
fn hits_stand_below_the_words_before_enter_is_pressed() {
    for (columns, rows) in SIZES {
        let mut talk = Talk::start(columns, rows, "");
        talk.sees(FRONT);
        talk.types("fal").sees("Henrietta Falk");
        talk.types("\t")
            .sees(">      Henrietta Falk".get(..2).expect("a mark"));
        let row = talk.row_of_the_cursor(columns.into());
        assert!(row.starts_with('>'), "{row:?}\n{}", talk.seen);
        talk.types("\r")
            .sees("> Henrietta Falk")
            .sees("Raum:")
            .sees(FRONT);
        talk.types("\u{4}");
        assert_eq!(talk.ends().0, 0, "{columns}");
    }
}

#[test]
fn the_cursor_stands_on_the_marked_row_and_typing_brings_it_back() {
    for columns in [44, 60, 80] {
        let mut talk = Talk::start(columns, 40, "--color never");
        talk.sees(FRONT);
        for row in ["> 1  Wichtige Nummern", "> 2  Räume", "> 3  Passende"] {
            talk.types("\u{1b}[B").sees("\u{1b}[2C");
            let seen = talk.row_of_the_cursor(columns.into());
            assert!(seen.starts_with(row), "{columns}: {seen:?}\n{}", talk.seen);
        }
        talk.types("falk\r").sees("Henrietta Falk").sees(FRONT);
        talk.types("\u{1b}[B")
            .types("\u{1b}[B")
            .types("\r")
            .sees("> Räume")
            .sees("Raum 415")
            .sees(FRONT);
        talk.types("\u{1b}");
        assert_eq!(talk.ends().0, 0, "{columns}");
    }
}

#[test]
fn a_marked_row_is_written_again_for_who_hears_it() {
    let mut talk = Talk::start(80, 24, "");
    talk.sees(FRONT);
    for row in ["> 1  Wichtige Nummern", "> 2  Räume"] {
        talk.types("\u{1b}[B").sees(row);
    }
    talk.types("\u{1b}[A").sees("> 1  Wichtige Nummern");
    talk.types("\u{1b}[A")
        .types("\u{1b}[A")
        .sees("> 9  Beenden");
    talk.types("\r");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn a_key_that_means_nothing_is_told() {
    let mut talk = Talk::start(80, 24, "");
    talk.sees(FRONT);
    for _ in 0..2 {
        talk.types("\u{1b}[1;5C")
            .sees("Diese Taste hat hier keine Bedeutung.")
            .sees("\u{7}");
    }
    talk.types("\r").sees("Bitte etwas tippen oder wählen.");
    talk.types("\u{1b}OQ")
        .sees("Es ist nichts da zum Speichern.");
    talk.types("falk\r").sees("06031 83-3032").sees(FRONT);
    talk.types("\u{1b}");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn several_hits_become_a_list_and_escape_goes_back_to_the_beginning() {
    let mut talk = Talk::start(80, 24, "");
    talk.sees(FRONT)
        .types("demokratie\r")
        .sees("Treffer.")
        .sees(LIST);
    talk.types("2\r").sees("06031 83-3012").sees(LIST);
    // What was typed is taken away first.
    talk.types("xyz").sees("Noch kein Treffer.");
    talk.types("\u{1b}");
    std::thread::sleep(Duration::from_millis(300));
    talk.types("\u{1b}").sees("1  Wichtige Nummern").sees(FRONT);
    talk.types("\u{1b}");
    assert_eq!(talk.ends().0, 0);
    let mut talk = Talk::start(80, 24, "--plain");
    talk.sees(FIELD).types("demokratie\r").sees("2: ");
    talk.types("2\r").sees("06031 83-3012").sees("neue Suche: ");
    talk.types("zurück\r")
        .sees("1: Wichtige Nummern.")
        .sees(FIELD);
    talk.types("zurück\r").sees("Das ist schon der Anfang.");
    talk.types("beenden\r");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn many_hits_are_counted_and_shown_in_portions_forth_and_back() {
    let lists = Folder::new();
    let rows = (0..40).map(|number| {
        let unit = if number < 30 { "Kreisarchiv" } else { "Kasse" };
        format!("Person{number} Weber,06031 83-4{number:03},{unit}\n")
    });
    let data = "Name,Telefon,Stelle\n".to_owned() + &rows.collect::<String>();
    let data = lists.file("a.csv", data);
    for (option, more, back, ready) in [
        ("", "9\r", "\u{1b}", LIST),
        ("--plain", "9\r", "zurück\r", "neue Suche: "),
    ] {
        let mut talk = Talk::start(80, 24, &format!("{option} --data {data}"));
        talk.sees("Raum oder Thema: ").types("weber\r");
        talk.sees("40 Treffer. Genauer wird es mit")
            .sees("Kreisarchiv (30)")
            .sees("Weitere zeigen, noch 32 von 40")
            .sees(ready);
        talk.types(more).sees("noch 24 von 40").sees(ready);
        talk.types(back).sees("noch 32 von 40").sees(ready);
        talk.types("8\r").sees("Weber").sees("Kreisarchiv");
        talk.types("\u{4}");
        assert_eq!(talk.ends().0, 0, "{option}");
    }
}

#[test]
fn a_card_is_saved_with_a_key_or_a_word() {
    for (option, save) in [
        ("", "\u{1b}OQ"),
        ("--plain", "speichern\r"),
        ("", "speichern\r"),
    ] {
        let mut talk = Talk::start(80, 50, option);
        talk.sees("Raum oder Thema: ").types("falk\r");
        talk.sees("Henrietta Falk")
            .sees(if option.is_empty() { FRONT } else { FIELD });
        talk.types(save).sees("henrietta-falk.vcf");
        talk.types("beenden\r");
        let (code, _, folder) = talk.ends();
        assert_eq!(code, 0);
        let card = std::fs::read_to_string(folder.path().join("henrietta-falk.vcf"));
        let card = card.expect("a card");
        assert!(card.contains("FN:Henrietta Falk\r\n"), "{card}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_card_that_cannot_be_written_leaves_no_file_behind() {
    // No file may grow at all.
    let mut talk = Talk::start_with("prlimit --fsize=0", 80, 50, "");
    talk.sees(FRONT)
        .types("falk\r")
        .sees("Henrietta Falk")
        .sees(FRONT);
    talk.types("speichern\r")
        .sees("Nicht gespeichert. Die Datei darf nicht größer werden.")
        .sees(FRONT);
    talk.types("\u{1b}");
    let (code, _, folder) = talk.ends();
    assert_eq!(code, 0);
    assert!(!folder.path().join("henrietta-falk.vcf").exists());
}

#[test]
fn deadlines_and_sheets_are_saved_and_never_overwritten() {
    let mut talk = Talk::start(80, 200, "");
    talk.sees(FRONT)
        .types(DEADLINES)
        .sees("Nächste Fristen")
        .sees(FRONT);
    talk.types("\u{1b}OQ").sees("fristen.ics").sees(FRONT);
    talk.types(FUNDING).sees("Andere Fördermittel").sees(LIST);
    talk.types("1\r").sees("Migrantenorganisationen").sees(LIST);
    for file in ["migrantenorganisationen.md", "migrantenorganisationen-2.md"] {
        talk.types("4\r").sees("3.000 EUR").sees(LIST);
        talk.types("\u{1b}OQ").sees(file).sees(LIST);
    }
    talk.types("\u{3}");
    let (code, _, folder) = talk.ends();
    assert_eq!(code, 130);
    let saved = |file: &str| std::fs::read_to_string(folder.path().join(file)).expect("a file");
    let sheet = saved("migrantenorganisationen.md");
    assert!(
        sheet.starts_with("# Migrantenorganisationen\n") && sheet.contains("3.000 EUR"),
        "{sheet}"
    );
    assert!(saved("fristen.ics").starts_with("BEGIN:VCALENDAR\r\n"));
}

#[test]
fn a_page_that_is_longer_than_the_window_stops_at_each_screenful() {
    for (option, more, enough, ready) in [
        ("", "\r", "\u{1b}", LIST),
        ("--plain", "\r", "zurück\r", "neue Suche: "),
    ] {
        let mut talk = Talk::start(80, 24, option);
        talk.sees("Raum oder Thema: ").types(FUNDING);
        talk.sees("Andere Fördermittel").types("1\r");
        talk.sees("Migrantenorganisationen").sees(ready);
        talk.types("4\r").sees("Weiter mit Enter");
        let page = talk.seen.split("Nummer 2.5, 4.5").nth(1);
        assert!(
            page.is_some_and(|page| page.lines().count() < 24),
            "{}",
            talk.seen
        );
        talk.types(more).sees("Weiter mit Enter");
        talk.types(enough).sees(ready).types("\u{4}");
        assert_eq!(talk.ends().0, 0, "{option}");
    }
}

#[test]
fn the_list_leads_to_the_advisor_and_back() {
    let mut talk = Talk::start(80, 50, "");
    talk.sees(FRONT)
        .types(ADVICE)
        .sees("Was haben Sie vor?")
        .sees("zurück");
    talk.types("z").sees(FRONT);
    talk.types(PROGRAMME).sees(LIST);
    talk.types("3\r")
        .sees("Alle Bürgerinnen und Bürger")
        .sees("Rufen Sie an")
        .sees(LIST);
    talk.types("\u{1b}").sees(FRONT).types("\u{1b}");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn words_for_a_plan_lead_to_sheets() {
    let mut talk = Talk::start(80, 250, "");
    talk.sees(FRONT)
        .types("minijob\r")
        .sees(LEFT)
        .sees("Migrantenorganisationen")
        .sees("Esc ");
    talk.types("xyzzy\r");
    talk.sees("Nichts gefunden für „xyzzy“.")
        .sees("Rufen Sie gern an: 06031 83-0")
        .sees("Esc ");
    talk.types("\u{4}");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn every_way_out_is_understood_where_words_are_typed() {
    for (option, ready) in [("", FRONT), ("--plain", FIELD)] {
        for word in ["beenden", "Ende", "abbrechen", "quit", "stop"] {
            let mut talk = Talk::start(80, 24, option);
            talk.sees(ready).types(&format!("{word}\r"));
            assert_eq!(talk.ends().0, 0, "{option} {word}");
        }
        let mut talk = Talk::start(80, 40, option);
        talk.sees(ready);
        for word in ["hilfe", "help", "?", "Fragezeichen"] {
            talk.types(&format!("{word}\r"))
                .sees("Tippen Sie einen Teil")
                .sees(ready);
        }
        if option.is_empty() {
            talk.types("\u{1b}OP")
                .sees("Tippen Sie einen Teil")
                .sees(ready);
        }
        talk.types("beenden\r");
        let (code, seen, _) = talk.ends();
        assert_eq!(code, 0);
        assert!(!seen.contains("Nichts gefunden"), "{seen}");
    }
}

#[test]
fn at_every_question_of_the_advisor_help_is_help_and_no_answer() {
    let mut talk = Talk::start(80, 200, "--plain foerderung find");
    talk.sees("Ihre Antwort, 1 bis 12: ");
    let mut asked = 0;
    for answer in ["1", "3", "1", "5", "1", "1", "1", "2", "2", "1", "1", "1"] {
        for word in ["hilfe", "help", "fragezeichen"] {
            talk.types(&format!("{word}\r")).sees("Auch möglich: ");
            asked += 1;
        }
        talk.types(&format!("{answer}\r")).sees("\r\n").sees(": ");
        assert!(!talk.seen.contains("Das kenne ich nicht"), "{}", talk.seen);
        if talk.seen.contains("Fertig nach") {
            break;
        }
    }
    assert!(asked > 20, "{}", talk.seen);
    talk.types("beenden\r");
    talk.ends();
}

#[test]
fn in_a_long_list_the_guide_finds_by_the_index_and_sees_what_changes_meanwhile() {
    let lists = Folder::new();
    let list = |name: &str| {
        let rows = (0..3_000).map(|number| format!("Person Nummer{number},06031 83-{number:05}\n"));
        let last = format!("{name} Letzte,06031 83-99999\n");
        "Name,Telefon\n".to_owned() + &rows.collect::<String>() + &last
    };
    let data = lists.file("a.csv", list("Anna"));
    let cache = lists.path().join("cache");
    let cache_variable = format!("WIR_CACHE={}", cache.display());
    let mut talk = Talk::start_with(&cache_variable, 80, 50, &format!("--data {data}"));
    talk.sees(FRONT);
    talk.types("letz")
        .sees("Anna Letzte")
        .types("te\r")
        .sees(LEFT)
        .sees("Telefon:")
        .sees(FRONT);
    talk.types("\u{1b}OQ").sees("anna-letzte.vcf").sees(FRONT);
    assert_eq!(std::fs::read_dir(&cache).expect("a folder").count(), 1);
    lists.file("a.csv", list("Berta"));
    enter(&mut talk, "letzte").sees("Berta Letzte").sees(FRONT);
    enter(&mut talk, "nummer29")
        .sees("Treffer.")
        .sees("06031 83-00029")
        .sees(LIST)
        .types("2\r")
        .sees("Telefon:")
        .sees(LIST);
    // A byte that changed in the index voids it; the lists are asked again.
    let index = std::fs::read_dir(&cache).expect("a folder").next();
    let index = index.expect("an index").expect("an index").path();
    let mut bytes = std::fs::read(&index).expect("an index");
    let wanted = b"06031 83-01234";
    let at = bytes.windows(wanted.len()).position(|part| part == wanted);
    bytes[at.expect("the number")] ^= 1;
    std::fs::write(&index, bytes).expect("written");
    talk.types("nummer1234\r")
        .sees("06031 83-01234")
        .sees(FRONT);
    std::fs::remove_file(&data).expect("removed");
    talk.types("letzte\r")
        .sees("a.csv")
        .sees("Esc ")
        .types("\u{3}");
    let (code, seen, _) = talk.ends();
    let after = seen.rsplit("a.csv").next().unwrap_or_default();
    assert!(code == 130 && !after.contains("Berta"), "{seen}");
}

#[test]
fn people_of_one_name_are_told_apart_by_their_units_and_a_list_brings_no_main_numbers() {
    let lists = Folder::new();
    let data = lists.file(
        "a.csv",
        "Name;Telefon;Stelle\nJörg Altauer;1001;Archiv\nJörg Altauer;1002;Kasse\nIda Altauer;1003;Kasse\n",
    );
    let mut talk = Talk::start(80, 50, &format!("--data {data}"));
    talk.sees(FRONT)
        .types("1\r")
        .sees("Weitere Einträge: 6")
        .sees(FRONT);
    assert!(!talk.seen.contains("Altauer"), "{}", talk.seen);
    talk.types("altauer\r")
        .sees("Jörg Altauer   1001   Archiv")
        .sees("Jörg Altauer   1002   Kasse")
        .sees(LIST)
        .types("\u{3}");
    assert_eq!(talk.ends().0, 130);
    let mut talk = Talk::start(80, 50, &format!("--plain --data {data}"));
    talk.sees(FIELD).types("altauer\r");
    talk.sees("Jörg Altauer, Telefon 1001, Archiv.")
        .sees("Jörg Altauer, Telefon 1002, Kasse.");
    talk.types("beenden\r");
    assert!(talk.ends().1.contains("Ida Altauer, Telefon 1003."));
}

#[test]
fn the_plain_mode_works_line_by_line_at_any_width() {
    for (columns, variables) in [(80, ""), (30, ""), (40, "TERM=dumb")] {
        let arguments = if variables.is_empty() { "--plain" } else { "" };
        let mut talk = Talk::start_with(variables, columns, 50, arguments);
        talk.sees("8: Beenden.").sees(FIELD).types("hilfe\r");
        talk.sees("verschickt.").sees("Auch möglich:").sees(FIELD);
        talk.types("sesar\r").sees("06031 83-3033").sees(FIELD);
        talk.types(ROOMS).sees("Raum 415").sees(FIELD);
        talk.types("ende\r");
        assert_eq!(talk.ends().0, 0, "{columns}");
    }
}

#[test]
fn the_list_leads_to_plain_lines() {
    for typed in [PLAIN_LINES, "einfache Zeilen\r"] {
        let mut talk = Talk::start(80, 50, "");
        talk.sees(FRONT)
            .types(typed)
            .sees("WIR_PLAIN=1")
            .sees(FIELD)
            .types("ende\r");
        assert_eq!(talk.ends().0, 0, "{typed}");
    }
}

#[test]
fn a_small_or_changed_window_does_no_harm() {
    let mut talk = Talk::start(80, 6, "");
    talk.sees("8: Hilfe.").sees(FIELD).types("ende\r");
    assert_eq!(talk.ends().0, 0);
    let resized = |talk: &mut Talk, columns, rows| {
        let process = talk.session.get_process_mut();
        process.set_window_size(columns, rows).expect("resized");
    };
    let mut talk = Talk::start(80, 50, "");
    talk.sees(FRONT).types("fal").sees("Henrietta");
    let is_drawn = || std::thread::sleep(Duration::from_millis(300));
    is_drawn();
    resized(&mut talk, 70, 40);
    talk.types("k").sees("Thema: falk").sees("Henrietta");
    talk.types("\u{1b}[B").sees("\u{1b}[2C");
    // From a row the cursor first goes below everything that stands there.
    resized(&mut talk, 60, 20);
    talk.types("\u{1b}[B")
        .sees("\u{1b}[9999B")
        .sees("Thema: falk")
        .sees("F1 Hilfe");
    talk.types("\r")
        .sees(LEFT)
        .sees("Telefon:")
        .sees("F1 Hilfe");
    is_drawn();
    resized(&mut talk, 30, 10);
    talk.types("v")
        .sees(FIELD)
        .types("sesar\r")
        .sees("Viola Sesar");
    talk.types("ende\r");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn what_was_typed_outlives_a_changed_window() {
    for (columns, rows) in SIZES {
        for (other_columns, other_rows) in SIZES.into_iter().filter(|size| size.0 != columns) {
            for (arguments, ready) in [("", FRONT), ("--plain", FIELD)] {
                let mut talk = Talk::start(columns, rows, arguments);
                let is_shown = if arguments.is_empty() {
                    "Henrietta"
                } else {
                    "l"
                };
                talk.sees(ready).types("fal").sees(is_shown);
                std::thread::sleep(Duration::from_millis(200));
                let process = talk.session.get_process_mut();
                process
                    .set_window_size(other_columns, other_rows)
                    .expect("resized");
                talk.types("k\r").sees("06031 83-3032").sees("Quelle:");
                talk.sees(if arguments.is_empty() {
                    "F1 Hilfe"
                } else {
                    FIELD
                });
                talk.types("ende\r");
                let what = format!("{columns} to {other_columns} {arguments}");
                assert_eq!(talk.ends().0, 0, "{what}");
            }
        }
    }
}

#[test]
fn ctrl_c_ends_with_130_and_a_sane_terminal() {
    for (columns, rows) in SIZES {
        for (arguments, ready) in [("", FRONT), ("--plain", FIELD)] {
            for typed in ["", "fa"] {
                let mut talk = Talk::start(columns, rows, arguments);
                talk.sees(ready).types(typed);
                talk.types("\u{3}").sees("Abgebrochen.");
                assert_eq!(talk.ends().0, 130, "{arguments}");
            }
        }
    }
}

#[test]
fn a_wish_of_the_system_to_end_is_followed() {
    for signal in ["TERM", "HUP"] {
        for (arguments, ready) in [("", FRONT), ("--plain", FIELD)] {
            let mut talk = Talk::start(80, 50, arguments);
            talk.sees(ready);
            std::thread::sleep(Duration::from_millis(100));
            let program = talk.program().to_string();
            let sent = std::process::Command::new("kill")
                .args(["-s", signal, &program])
                .status()
                .expect("sent");
            assert!(sent.success());
            assert_eq!(talk.ends().0, 130, "{signal} {arguments}");
        }
    }
}

#[test]
fn the_end_of_input_ends_the_conversation() {
    for (columns, rows) in SIZES {
        for (arguments, ready) in [("", FRONT), ("--plain", FIELD)] {
            let mut talk = Talk::start(columns, rows, arguments);
            talk.sees(ready).types("\u{4}");
            assert_eq!(talk.ends().0, 0, "{arguments}");
        }
    }
}

#[test]
fn umlauts_are_typed_and_shown() {
    for (columns, rows) in SIZES {
        let mut talk = Talk::start(columns, rows, "--lang en");
        talk.sees("Esc quits")
            .types("Ö")
            .sees("Ö")
            .types("ffnung\r");
        talk.sees(LEFT).sees("Viola Sesar").sees("Esc ");
        talk.types("\u{3}");
        assert_eq!(talk.ends().0, 130);
    }
}

#[test]
fn words_are_corrected_with_the_usual_keys_and_escape_takes_them_away() {
    let mut talk = Talk::start(80, 50, "");
    talk.sees(FRONT);
    // Left twice; Home and Delete; the line before; and of an old line all is taken away.
    enter(&mut talk, "flk\u{1b}[D\u{1b}[Da")
        .sees("Henrietta Falk")
        .sees(FRONT);
    enter(&mut talk, "xsesar\u{1b}[H\u{1b}[3~")
        .sees("Viola Sesar")
        .sees(FRONT);
    enter(&mut talk, "\u{10}\u{10}")
        .sees("Henrietta Falk")
        .sees(FRONT);
    talk.types("\u{10}\u{15}").types("zzz\u{1b}");
    // Two at once would be Alt and Escape.
    std::thread::sleep(Duration::from_secs(1));
    talk.types("\u{1b}");
    let (code, seen, _) = talk.ends();
    assert_eq!(code, 0);
    assert!(!seen.contains("Nichts gefunden"), "{seen}");
}

#[test]
fn a_letter_of_another_encoding_is_no_character_and_harms_nothing() {
    let mut talk = Talk::start(80, 50, "");
    talk.sees(FRONT);
    // ü and ä of a Latin-1 terminal, Alt and x.
    for bytes in [&b"\xfc"[..], b"\x1bx", b"\xe4"] {
        std::thread::sleep(Duration::from_millis(60));
        talk.session.send(bytes).expect("typed");
    }
    talk.types("falk\r")
        .sees("06031 83-3032")
        .sees(FRONT)
        .types("\u{1b}");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn a_paste_waits_for_enter_and_one_that_is_too_long_is_told() {
    for (columns, rows) in SIZES {
        let mut talk = Talk::start(columns, rows, "");
        talk.sees(FRONT);
        talk.types("\u{1b}[200~falk\rsesar\r\u{1b}[201~")
            .sees("falk sesar")
            .types("\u{17}\r")
            .sees("Henrietta Falk")
            .sees(FRONT);
        let paste = format!("\u{1b}[200~{}\u{1b}[201~", "abc ".repeat(1000));
        talk.types(&paste)
            .sees("Mehr als 200 Zeichen passen hier nicht.")
            .sees("abc abc");
        talk.types("\u{15}falk\r")
            .sees("Henrietta Falk")
            .sees(FRONT);
        talk.types("\u{1b}");
        assert_eq!(talk.ends().0, 0);
        let mut talk = Talk::start(columns, rows, "--plain");
        talk.sees(FIELD)
            .types("\u{1b}[200~frau\nfalk\u{1b}[201~\r")
            .sees("06031 83-3032")
            .types("ende\r");
        assert_eq!(talk.ends().0, 0);
    }
}

#[test]
fn nobody_is_asked_where_nobody_can_answer() {
    for (variables, arguments) in [("CI=1", ""), ("", "--no-input"), ("", "--format json")] {
        let talk = Talk::start_with(variables, 80, 50, arguments);
        let (code, seen, _) = talk.ends();
        assert_eq!(code, 0, "{variables} {arguments}");
        assert!(
            seen.contains("06031 83-3033") && !seen.contains("Raum oder Thema"),
            "{seen}"
        );
    }
    let run = crate::program::wir(&[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("wir contacts"));
}

#[test]
fn a_keyboard_is_no_file() {
    let mut talk = Talk::start(80, 24, "--data - contacts");
    talk.sees("das ist hier die Tastatur")
        .sees("wir --data - contacts < liste.csv")
        .sees("CODE=2");
}

#[test]
fn the_variable_names_the_day_for_which_the_guide_advises() {
    let day = "WIR_AS_OF=2031-01-02";
    let mut talk = Talk::start_with(day, 80, 150, "");
    talk.sees(FRONT).types(ADVICE);
    talk.sees("Was haben Sie vor?").sees("q beenden");
    talk.types("7").sees("Wo findet").sees("q beenden");
    talk.types("1");
    talk.sees("ERGEBNIS VOM 02.01.2031");
    talk.sees("Was nun?").sees("q beenden").types("q");
    assert_eq!(talk.ends().0, 0);

    let mut talk = Talk::start_with("WIR_AS_OF=heute", 80, 50, "");
    talk.sees("WIR_AS_OF steht „heute“");
    assert_eq!(talk.ends().0, 2);
}
