//! The guided mode on a terminal, as fingers meet it.

#![cfg(unix)]

use std::time::Duration;

use crate::program::{Folder, terminal::Talk};
use expectrl::Expect;

// Digits of the front page.
const CONTACTS: &str = "2";
const TOPICS: &str = "3";
const FUNDING: &str = "4";
const QUIT: &str = "5";

// Digits of the funding page.
const BY_WORDS: &str = "2";
const ALL_LINES: &str = "3";

#[test]
fn keys_lead_to_a_contact_and_its_card() {
    let mut talk = Talk::start(80, 50, "");
    talk.sees("06031 83-3033")
        .sees("Was möchten Sie tun?")
        .sees("einfache Zeilen");
    talk.types(CONTACTS)
        .sees("Name, Nummer")
        .types("falk\r")
        .sees("Henrietta Falk")
        .sees("Als vCard speichern?");
    talk.sees("einfache Zeilen")
        .types("j")
        .sees("Gespeichert: henrietta-falk.vcf")
        .sees("Name, Nummer");
    // Enter after j was meant for the question before; it answers nothing.
    talk.types("\r").sees("Name, Nummer").types("q\r");
    let (code, _, folder) = talk.ends();
    assert_eq!(code, 0);
    let card = std::fs::read_to_string(folder.path().join("henrietta-falk.vcf")).expect("a card");
    assert!(card.contains("FN:Henrietta Falk\r\n"), "{card}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_card_that_cannot_be_written_leaves_no_file_behind() {
    // No file may grow at all.
    let mut talk = Talk::start_with("prlimit --fsize=0", 80, 50, "");
    talk.sees("Was möchten Sie tun?").sees("einfache Zeilen");
    talk.types(CONTACTS)
        .sees("Name, Nummer")
        .types("falk\r")
        .sees("Als vCard speichern?")
        .sees("einfache Zeilen")
        .types("j")
        .sees("Nicht gespeichert. Die Datei darf nicht größer werden.")
        .sees("Name, Nummer");
    talk.types("q\r");
    let (code, _, folder) = talk.ends();
    assert_eq!(code, 0);
    assert!(!folder.path().join("henrietta-falk.vcf").exists());
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
    talk.sees("06031 83-3033").sees("einfache Zeilen");
    talk.types(CONTACTS)
        .sees("Name, Nummer")
        .types("letzte\r")
        .sees("Anna Letzte")
        .sees("Als vCard speichern?")
        .sees("einfache Zeilen")
        .types("j")
        .sees("Gespeichert: anna-letzte.vcf")
        .sees("Name, Nummer");
    assert_eq!(std::fs::read_dir(&cache).expect("a folder").count(), 1);
    lists.file("a.csv", list("Berta"));
    talk.types("letzte\r")
        .sees("Berta Letzte")
        .sees("Als vCard speichern?")
        .sees("einfache Zeilen")
        .types("n")
        .sees("Name, Nummer")
        .types("nummer29\r")
        .sees("Wen meinen Sie?")
        .sees("06031 83-00029")
        .sees("einfache Zeilen")
        .types("2")
        .sees("Als vCard speichern?")
        .sees("einfache Zeilen")
        .types("n")
        .sees("Name, Nummer");
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
        .sees("Als vCard speichern?")
        .sees("einfache Zeilen")
        .types("n")
        .sees("Name, Nummer");
    std::fs::remove_file(&data).expect("removed");
    talk.types("letzte\r")
        .sees("a.csv")
        .sees("Niemand gefunden")
        .sees("Name, Nummer")
        .types("q\r");
    let (code, seen, _) = talk.ends();
    assert_eq!(code, 0, "{seen}");
}

#[test]
fn people_of_one_name_are_told_apart_by_their_units_and_a_list_brings_no_main_numbers() {
    let lists = Folder::new();
    let data = lists.file(
        "a.csv",
        "Name;Telefon;Stelle\nJörg Altauer;1001;Archiv\nJörg Altauer;1002;Kasse\n",
    );
    let mut talk = Talk::start(80, 50, &format!("--data {data}"));
    talk.sees("Weitere Einträge: 4").sees("einfache Zeilen");
    assert!(!talk.seen.contains("Altauer"), "{}", talk.seen);
    talk.types(CONTACTS)
        .sees("Name, Nummer")
        .types("altauer\r")
        .sees("1001  Jörg Altauer, Archiv")
        .sees("1002  Jörg Altauer, Kasse")
        .sees("einfache Zeilen")
        .types("q");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn arrows_and_enter_choose_and_back_goes_back() {
    let mut talk = Talk::start(80, 50, "");
    talk.sees("einfache Zeilen")
        .types("\u{1b}[B")
        .types("\u{1b}[B")
        .types("\u{1b}[B")
        .types("\r");
    talk.sees("> Programm und Arbeitsbereiche")
        .sees("Worüber möchten Sie lesen?")
        .sees("einfache Zeilen");
    talk.types("3")
        .sees("Alle Bürgerinnen und Bürger")
        .sees("Rufen Sie an:")
        .sees("Worüber möchten Sie lesen?");
    talk.sees("einfache Zeilen")
        .types("z")
        .sees("Was möchten Sie tun?")
        .sees("einfache Zeilen")
        .types(QUIT);
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn the_cursor_stands_on_the_option_that_enter_takes() {
    for columns in [44, 60, 75, 76, 80] {
        let mut talk = Talk::start(columns, 60, "--color never");
        talk.sees("einfache Zeilen");
        for option in [
            "  1  Passende Förderung".to_owned(),
            format!("  {CONTACTS}  Ansprechperson"),
            format!("  {TOPICS}  Programm"),
        ] {
            talk.types("\u{1b}[B").sees("\u{1b}[2C");
            let row = talk.row_of_the_cursor(columns.into());
            assert!(
                row.starts_with(&option),
                "{columns}: {row:?}\n{}",
                talk.seen
            );
        }
        talk.types("\r").sees("> Programm und Arbeitsbereiche");
        talk.sees("einfache Zeilen").types("q");
        assert_eq!(talk.ends().0, 0, "{columns}");
    }
}

#[test]
fn a_key_that_is_no_character_answers_nothing() {
    let mut talk = Talk::start(80, 50, "");
    talk.sees("einfache Zeilen");
    // ü and ä of a Latin-1 terminal, Alt and x.
    for bytes in [&b"\xfc"[..], b"\x1bx", b"\xe4"] {
        std::thread::sleep(Duration::from_millis(60));
        talk.session.send(bytes).expect("typed");
    }
    talk.types(TOPICS).sees("Worüber").sees("einfache Zeilen");
    talk.types("q");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn a_funding_sheet_is_shown_and_saved_and_never_overwritten() {
    let mut talk = Talk::start(80, 60, "");
    talk.sees("einfache Zeilen")
        .types(FUNDING)
        .sees("Wie möchten Sie suchen?")
        .sees("einfache Zeilen");
    talk.types(ALL_LINES)
        .sees("Welches Blatt")
        .sees("einfache Zeilen");
    for file in ["migrantenorganisationen.md", "migrantenorganisationen-2.md"] {
        talk.types("4")
            .sees("10.200 EUR")
            .sees("Als Datei speichern")
            .sees("einfache Zeilen");
        talk.types("j")
            .sees(&format!("Gespeichert: {file}"))
            .sees("Welches Blatt")
            .sees("einfache Zeilen");
    }
    talk.types("4")
        .sees("Als Datei speichern")
        .sees("einfache Zeilen")
        .types("n")
        .sees("Welches Blatt");
    talk.sees("einfache Zeilen").types("q");
    let (code, _, folder) = talk.ends();
    assert_eq!(code, 0);
    let sheet =
        std::fs::read_to_string(folder.path().join("migrantenorganisationen.md")).expect("a sheet");
    assert!(
        sheet.starts_with("# Migrantenorganisationen\n") && sheet.contains("3.000 EUR"),
        "{sheet}"
    );
    assert!(!folder.path().join("migrantenorganisationen-3.md").exists());
}

#[test]
fn words_for_a_plan_lead_to_the_sheet() {
    let mut talk = Talk::start(80, 60, "");
    talk.sees("einfache Zeilen")
        .types(FUNDING)
        .sees("einfache Zeilen")
        .types(BY_WORDS)
        .sees("Was haben Sie vor?");
    talk.types("?\r")
        .sees("Ein Wort genügt")
        .types("xyzxyz\r")
        .sees("Dazu steht hier nichts")
        .sees("Rufen Sie gern an: 06031 83-0");
    talk.types("minijob\r")
        .sees("10.200 EUR")
        .sees("Als Datei speichern")
        .sees("einfache Zeilen")
        .types("z");
    talk.sees("Was haben Sie vor?")
        .types("z\r")
        .sees("Wie möchten Sie suchen?")
        .sees("einfache Zeilen")
        .types("q");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn plain_lines_are_an_equal_of_the_keys() {
    for (columns, arguments) in [(80, "--plain"), (38, "")] {
        let mut talk = Talk::start(columns, 50, arguments);
        talk.sees("Frage: Was möchten Sie tun?")
            .sees(&format!("Ihre Antwort, 1 bis {QUIT}:"))
            .types("x\r");
        talk.sees("Das kenne ich nicht.")
            .types("?\r")
            .sees("verschickt.")
            .sees("Auch möglich:")
            .types("anspr\r");
        talk.sees("Verstanden: Ansprechperson")
            .sees("Name, Nummer")
            .types("sesar\r")
            .sees("06031 83-3033");
        talk.sees("Ihre Antwort, 1 bis 2:")
            .types("n\r")
            .sees("Verstanden: Nein")
            .sees("Name, Nummer")
            .types("z\r");
        talk.sees("Frage: Was möchten Sie tun?").types("ende\r");
        assert_eq!(talk.ends().0, 0, "{columns}");
    }
}

#[test]
fn the_key_e_switches_to_plain_lines() {
    let mut talk = Talk::start(80, 50, "");
    talk.sees("einfache Zeilen")
        .types("e")
        .sees("Frage: Was möchten Sie tun?")
        .types(&format!("{QUIT}\r"));
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn a_small_or_changed_window_does_no_harm() {
    let mut talk = Talk::start(80, 6, "");
    talk.sees("Frage: Was möchten Sie tun?").types("q\r");
    assert_eq!(talk.ends().0, 0);
    let mut talk = Talk::start(80, 50, "");
    talk.sees("einfache Zeilen");
    talk.session
        .get_process_mut()
        .set_window_size(70, 40)
        .expect("resized");
    talk.types("\u{1b}[B")
        .sees("Was möchten Sie tun?")
        .sees("einfache Zeilen")
        .types("\u{1b}[B")
        .sees("\u{1b}[2C");
    // From an option the cursor first goes below everything that stands there.
    talk.session
        .get_process_mut()
        .set_window_size(60, 40)
        .expect("resized");
    talk.types("\u{1b}[B")
        .sees("\u{1b}[9999B")
        .sees("Was möchten Sie tun?")
        .sees("einfache Zeilen")
        .types(TOPICS)
        .sees("Worüber");
    talk.session
        .get_process_mut()
        .set_window_size(30, 10)
        .expect("resized");
    talk.sees("einfache Zeilen")
        .types("z")
        .sees("Frage: Was möchten Sie tun?")
        .types("q\r");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn ctrl_c_ends_with_130_and_a_sane_terminal() {
    for (arguments, ready) in [("", "einfache Zeilen"), ("--plain", "Ihre Antwort")] {
        let mut talk = Talk::start(80, 50, arguments);
        talk.sees(ready).types("\u{3}").sees("Abgebrochen.");
        assert_eq!(talk.ends().0, 130, "{arguments}");
    }
}

#[test]
fn a_wish_of_the_system_to_end_is_followed() {
    for signal in ["TERM", "HUP"] {
        for (arguments, ready) in [("", "einfache Zeilen"), ("--plain", "Ihre Antwort")] {
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
    let mut talk = Talk::start(80, 50, "--plain");
    talk.sees("Ihre Antwort").types("\u{4}");
    assert_eq!(talk.ends().0, 0);
    let mut talk = Talk::start(80, 50, "");
    talk.sees("einfache Zeilen").types("\u{4}");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn umlauts_are_typed_and_shown() {
    let mut talk = Talk::start(80, 50, "--lang en");
    talk.sees("What would you like to do?")
        .sees("plain lines")
        .types(CONTACTS)
        .sees("Name, number");
    talk.types("Öffnung\r")
        .sees("Viola Sesar")
        .sees("Save as a vCard?")
        .sees("plain lines")
        .types("n");
    talk.sees("Name, number").types("q\r");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn words_are_corrected_with_the_usual_keys_and_escape_goes_back() {
    let mut talk = Talk::start(80, 50, "");
    talk.sees("einfache Zeilen")
        .types(CONTACTS)
        .sees("beenden): ");
    // Left twice; Home and Delete; the line before; and of an old line all is taken away.
    talk.types("flk\u{1b}[D\u{1b}[Da\r")
        .sees("Henrietta Falk")
        .sees("einfache Zeilen")
        .types("n")
        .sees("beenden): ");
    talk.types("xsesar\u{1b}[H\u{1b}[3~\r")
        .sees("Viola Sesar")
        .sees("einfache Zeilen")
        .types("n")
        .sees("beenden): ");
    talk.types("\u{1b}[A\u{1b}[A\r")
        .sees("Henrietta Falk")
        .sees("einfache Zeilen")
        .types("n")
        .sees("beenden): ");
    talk.types("\u{1b}[A\u{15}")
        .types("\u{1b}")
        .sees("Was möchten Sie tun?")
        .sees("einfache Zeilen")
        .types("q");
    let (code, seen, _) = talk.ends();
    assert_eq!(code, 0);
    assert!(!seen.contains("Niemand gefunden"), "{seen}");
}

#[test]
fn a_paste_waits_for_enter_and_one_that_is_too_long_is_told() {
    let mut talk = Talk::start(80, 50, "");
    talk.sees("einfache Zeilen")
        .types(CONTACTS)
        .sees("beenden): ");
    talk.types("\u{1b}[200~falk\rsesar\r\u{1b}[201~")
        .sees("falk sesar")
        .types("\u{17}\r")
        .sees("Henrietta Falk")
        .sees("einfache Zeilen")
        .types("n")
        .sees("beenden): ");
    let paste = format!("\u{1b}[200~{}\u{1b}[201~", "abc ".repeat(1000));
    talk.types(&paste)
        .sees("Mehr als 200 Zeichen passen hier nicht.")
        .sees("beenden): abc abc");
    talk.types("\u{15}falk\r")
        .sees("Henrietta Falk")
        .sees("einfache Zeilen")
        .types("q");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn words_can_be_ended_with_ctrl_c_and_ctrl_d_and_outlive_another_window() {
    for (keys, code) in [("\u{3}", 130), ("fa\u{3}", 130), ("\u{4}", 0)] {
        let mut talk = Talk::start(80, 50, "");
        talk.sees("einfache Zeilen")
            .types(CONTACTS)
            .sees("beenden): ");
        talk.types(keys);
        assert_eq!(talk.ends().0, code, "{keys:?}");
    }
    let mut talk = Talk::start(80, 50, "");
    talk.sees("einfache Zeilen")
        .types(CONTACTS)
        .sees("beenden): ");
    talk.types("fal").sees("fal");
    talk.session
        .get_process_mut()
        .set_window_size(50, 30)
        .expect("resized");
    talk.types("k").sees("Name, Nummer").sees("beenden): falk");
    talk.types("\r")
        .sees("Henrietta Falk")
        .sees("einfache Zeilen")
        .types("q");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn nobody_is_asked_where_nobody_can_answer() {
    for (variables, arguments) in [("CI=1", ""), ("", "--no-input"), ("", "--format json")] {
        let talk = Talk::start_with(variables, 80, 50, arguments);
        let (code, seen, _) = talk.ends();
        assert_eq!(code, 0, "{variables} {arguments}");
        assert!(
            seen.contains("06031 83-3033") && !seen.contains("Was möchten Sie tun?"),
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
    let mut talk = Talk::start_with(day, 80, 50, "");
    talk.sees("Was möchten Sie tun?").sees("einfache Zeilen");
    talk.types("1").sees("Was haben Sie vor?").sees("zurück");
    talk.types("7").sees("ERGEBNIS vom 02.01.2031");
    talk.sees("Was nun?").sees("einfache Zeilen").types("q");
    assert_eq!(talk.ends().0, 0);

    let mut talk = Talk::start_with("WIR_AS_OF=heute", 80, 50, "");
    talk.sees("WIR_AS_OF steht „heute“");
    assert_eq!(talk.ends().0, 2);
}
