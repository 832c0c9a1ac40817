//! The advisor on a terminal, as fingers meet it, over a small set of rules of its own.

#![cfg(unix)]

use std::time::Duration;

use crate::program::terminal::Talk;

/// Rows that are always enough for a question.
const ROWS: u16 = 90;

fn rules() -> String {
    format!(
        "--no-bundled --data {}/tests/it/rules/rules.toml",
        env!("CARGO_MANIFEST_DIR")
    )
}

fn find(columns: u16, arguments: &str) -> Talk {
    find_with("", columns, ROWS, arguments)
}

fn find_with(variables: &str, columns: u16, rows: u16, arguments: &str) -> Talk {
    let arguments = format!("{} foerderung find {arguments}", rules());
    Talk::start_with(variables, columns, rows, &arguments)
}

/// The end of a question in key mode.
const KEYS: &str = "q beenden";

/// Answers with a key, and waits until the next question is there.
fn key(talk: &mut Talk, key: &str, next: &str) {
    talk.types(key).sees(next).sees(KEYS);
}

/// Answers with a line, and waits for what is said back.
fn line(talk: &mut Talk, words: &str, said: &str) {
    talk.types(&format!("{words}\r")).sees(said).sees(": ");
}

/// The code in the words that say how to go on.
fn code_in(seen: &str) -> String {
    let (_, rest) = seen
        .rsplit_once("--code ")
        .unwrap_or_else(|| panic!("a code: {seen:?}"));
    rest.split_whitespace().next().expect("a code").to_owned()
}

#[test]
fn keys_lead_from_the_first_question_to_the_result() {
    for columns in [80, 100] {
        let mut talk = find(columns, "");
        talk.sees("Förderung finden                noch höchstens 6 Fragen, 3 Linien möglich")
            .sees("Was haben Sie vor?")
            .sees("  1  Öffentliches Projekt")
            .sees("e einfache Zeilen");
        key(
            &mut talk,
            "1",
            "  Vorhaben               Öffentliches Projekt",
        );
        key(&mut talk, "1", "noch höchstens 4 Fragen, 2 Linien möglich");
        // Both languages, small and large letters.
        key(&mut talk, "Y", "  Migrationsgeschichte   Ja");
        key(&mut talk, "1", "  Dauer                  bis 24 Monate");
        key(&mut talk, "n", "Ändern: z");
        talk.types("j")
            .sees("  Minijob                Ja")
            .sees("Fertig nach 6 Fragen.")
            .sees("Neuer Ansatz: Nein")
            .sees("Stimmen Ihre Antworten?")
            .sees(KEYS);
        talk.types("1")
            .sees("Was nun?")
            .sees("5  Beenden")
            .sees(KEYS);
        talk.types("5");
        assert_eq!(talk.ends().0, 0, "{columns}");
    }
}

#[test]
fn arrows_and_enter_answer_too() {
    let mut talk = find(80, "");
    talk.sees(KEYS).types("\u{1b}[B").sees("\u{1b}[2C");
    assert!(
        talk.row_of_the_cursor(80)
            .starts_with("> 1  Öffentliches Projekt"),
        "{}",
        talk.seen
    );
    talk.types("\u{1b}[B").types("\r");
    talk.sees("  Vorhaben               Beratung bekommen")
        .sees("Was nun?")
        .sees(KEYS)
        .types("5");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn enter_after_yes_or_no_neither_inverts_nor_answers_anything() {
    for (typed, answer) in [("j", "Ja"), ("n", "Nein")] {
        let mut talk = find(80, "");
        talk.sees(KEYS);
        key(&mut talk, "1", "Für wen");
        key(&mut talk, "1", "Migrationsgeschichte?");
        // Enter alone answers nothing; behind the letter it is meant for no question.
        talk.types("\r")
            .types(&format!("{typed}\r"))
            .sees(&format!("  Migrationsgeschichte   {answer}"))
            .sees(KEYS);
        talk.types("q")
            .sees("Weitermachen:")
            .sees("foerderung find --code ")
            .sees("\r\n");
        let code = code_in(&talk.seen);
        assert_eq!(talk.ends().0, 0, "{typed}");
        let mut talk = find(80, &format!("--code {code}"));
        talk.sees("Weiter mit 3 Antworten.").types("q");
        assert_eq!(talk.ends().0, 0, "{typed}");
    }
}

#[test]
fn back_keeps_what_was_said() {
    let mut talk = find(80, "");
    talk.sees(KEYS);
    key(&mut talk, "1", "Für wen");
    key(&mut talk, "1", "noch höchstens 4 Fragen");
    key(
        &mut talk,
        "w",
        "Das bleibt offen. Sie können es später klären.",
    );
    key(&mut talk, "z", "Bisher: Weiß ich nicht. Enter lässt es so.");
    key(&mut talk, "b", "Bisher: Verein oder freier Träger.");
    key(&mut talk, "z", "Bisher: Öffentliches Projekt.");
    // There is nothing before the first question.
    talk.types("z");
    key(
        &mut talk,
        "\r",
        "  Vorhaben               Öffentliches Projekt",
    );
    key(
        &mut talk,
        "\r",
        "  Antragsteller          Verein oder freier Träger",
    );
    key(&mut talk, "\r", "  Migrationsgeschichte   Weiß ich nicht");
    talk.types("q");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn why_tells_the_reason_and_the_lines_that_need_the_answer() {
    let mut talk = find(80, "");
    talk.sees(KEYS);
    key(&mut talk, "1", "Für wen");
    key(&mut talk, "1", "Haben die meisten");
    talk.types("?")
        .sees("Warum? Eine Linie ist für Vereine von Zugewanderten.")
        .sees("Hilfe: Man selbst oder die Familie")
        .sees("Wichtig für: Projekt mit Minijob\r\n")
        .sees("Haben die meisten")
        .sees(KEYS);
    key(&mut talk, "n", "  Migrationsgeschichte   Nein");
    talk.types("q");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn a_changed_answer_keeps_the_others_and_comes_back_when_it_is_undone() {
    let mut talk = find(80, "");
    talk.sees(KEYS);
    for (typed, next) in [
        ("1", "Für wen"),
        ("1", "Haben"),
        ("j", "Wie lange"),
        ("1", "Ist der Ansatz"),
    ] {
        key(&mut talk, typed, next);
    }
    key(&mut talk, "j", "Minijob besetzen");
    talk.types("j").sees("Fertig nach 6 Fragen.").sees(KEYS);
    talk.types("1").sees("Was nun?").sees(KEYS);
    // Longer: the mini-job is not needed any more.
    key(&mut talk, "2", "Ihre Antworten. Welche");
    key(&mut talk, "4", "Bisher: bis 24 Monate.");
    talk.types("2")
        .sees("Dauer: 25 bis 36 Monate. Die anderen Antworten bleiben.")
        .sees("Keine Frage kommt dazu.")
        .sees("Zurzeit nicht gebraucht: Minijob.")
        .sees("Fertig nach 5 Fragen.")
        .sees("Stimmen Ihre Antworten?")
        .sees(KEYS);
    key(&mut talk, "2", "Ihre Antworten. Welche");
    key(&mut talk, "4", "Bisher: 25 bis 36 Monate.");
    talk.types("1")
        .sees("Gilt wieder: Minijob.")
        .sees("Fertig nach 6 Fragen.")
        .sees(KEYS);
    talk.types("1").sees("Was nun?").sees(KEYS).types("5");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn a_change_may_bring_a_question_also_in_the_middle() {
    for overview in ["ü", "u", "o"] {
        let mut talk = find(80, "");
        talk.sees(KEYS);
        for (typed, next) in [("1", "Für wen"), ("1", "Haben"), ("j", "Wie lange")] {
            key(&mut talk, typed, next);
        }
        key(
            &mut talk,
            "2",
            "Fällt weg: Projekt mit Minijob. Bedingung: Höchstens zwei Jahre. Ändern: z",
        );
        key(
            &mut talk,
            overview,
            "  4  Dauer                  25 bis 36 Monate",
        );
        key(&mut talk, "4", "Bisher:");
        key(
            &mut talk,
            "1",
            "Eine Frage kommt dazu. Noch höchstens 2 Fragen.",
        );
        talk.types("q");
        assert_eq!(talk.ends().0, 0, "{overview}");
    }
}

#[test]
fn an_interruption_tells_how_to_go_on_and_the_code_leads_back() {
    for (arguments, ready) in [("", KEYS), ("--plain", ": ")] {
        let end = if arguments.is_empty() { "" } else { "\r" };
        let mut talk = find(80, arguments);
        talk.sees(ready);
        talk.types(&format!("1{end}")).sees("Für wen").sees(ready);
        talk.types(&format!("2{end}"))
            .sees("öchstens 2 Fragen")
            .sees(ready);
        talk.types("\u{3}")
            .sees("Abgebrochen. Es wurde nichts gespeichert.")
            .sees("Weitermachen:")
            .sees("foerderung find --code ")
            .sees("Anrufen: 06031 555-11");
        let code = code_in(&talk.seen);
        let (exit, ..) = talk.ends();
        assert_eq!(exit, 130, "{arguments}");

        let mut talk = find(80, &format!("--code {}", code.to_lowercase()));
        talk.sees("Weiter mit 2 Antworten. Ansehen und ändern: ü")
            .sees("noch höchstens 2 Fragen, 1 Linie möglich")
            .sees(KEYS);
        key(&mut talk, "z", "Bisher: Stadt oder Gemeinde.");
        talk.types("q").sees("--code ");
        assert_eq!(talk.ends().0, 0);
    }
}

#[test]
fn an_interruption_before_the_first_answer_has_no_code() {
    let mut talk = find(80, "");
    talk.sees(KEYS)
        .types("\u{3}")
        .sees("Abgebrochen. Es wurde nichts gespeichert.")
        .sees("Anrufen: 06031 555-0");
    let (exit, seen, _) = talk.ends();
    assert_eq!(exit, 130);
    assert!(!seen.contains("--code"), "{seen}");
}

#[test]
fn the_end_of_input_ends_as_q_does() {
    for (arguments, ready) in [("", KEYS), ("--plain", ": ")] {
        let end = if arguments.is_empty() { "" } else { "\r" };
        let mut talk = find(80, arguments);
        talk.sees(ready);
        talk.types(&format!("1{end}")).sees("Für wen").sees(ready);
        talk.types("\u{4}")
            .sees("Weitermachen:")
            .sees("foerderung find --code ");
        assert_eq!(talk.ends().0, 0, "{arguments}");
    }
}

#[test]
fn a_wish_of_the_system_to_end_leaves_the_terminal_as_it_was() {
    for signal in ["TERM", "HUP"] {
        for (arguments, ready) in [("", KEYS), ("--plain", "Ihre Antwort, 1 bis ")] {
            let end = if arguments.is_empty() { "" } else { "\r" };
            let mut talk = find(80, arguments);
            talk.sees(ready);
            talk.types(&format!("1{end}")).sees("Für wen").sees(ready);
            std::thread::sleep(Duration::from_millis(100));
            let program = talk.program().to_string();
            let sent = std::process::Command::new("kill")
                .args(["-s", signal, &program])
                .status()
                .expect("sent");
            assert!(sent.success());
            talk.sees("Weitermachen:").sees("foerderung find --code ");
            assert_eq!(talk.ends().0, 130, "{signal} {arguments}");
        }
    }
}

#[test]
fn lines_are_an_equal_of_the_keys() {
    for (variables, columns, rows, arguments) in [
        ("", 80, ROWS, "--plain"),
        ("TERM=dumb", 80, ROWS, ""),
        ("", 34, ROWS, ""),
        ("", 80, 6, ""),
    ] {
        let mut talk = find_with(variables, columns, rows, arguments);
        talk.sees("Förderung finden. Noch höchstens")
            .sees("Frage: Was haben Sie vor?")
            .sees("1: Öffentliches Projekt")
            .sees("Ihre Antwort, 1 bis 2: ");
        line(&mut talk, "öffent", "Öffentliches Projekt.");
        line(&mut talk, "ferein", "Das kenne ich nicht.");
        line(&mut talk, "verein", "Verein oder freier");
        line(&mut talk, "?", "Auch möglich: weiß nicht,");
        line(&mut talk, "w", "Weiß ich nicht.");
        line(&mut talk, "z", "Bisher: Weiß ich nicht.");
        line(&mut talk, "ja", "Ja. Noch höchstens 3");
        line(&mut talk, "2", "Fällt weg: Projekt mit Minijob.");
        line(&mut talk, "übersicht", "4: Dauer: 25 bis 36 Monate");
        line(&mut talk, "4", "Bisher: 25 bis 36 Monate.");
        line(&mut talk, "1", "Eine Frage kommt dazu.");
        line(&mut talk, "NEIN", "Nein.");
        line(&mut talk, "yes", "Fertig nach 6 Fragen.");
        talk.types("ende\r");
        let (exit, seen, _) = talk.ends();
        assert_eq!(exit, 0, "{variables} {columns}");
        // A small window is no reason against bold in the result; plain lines are.
        let is_plain = (columns, rows) == (80, ROWS);
        assert!(!is_plain || !seen.contains('\u{1b}'), "{seen:?}");
    }
}

#[test]
fn forty_columns_are_enough_for_the_keys() {
    let mut talk = find(40, "");
    talk.sees("Förderung finden\r\nnoch höchstens 6 Fragen\r\n3 Linien möglich\r\n")
        .sees("Zahl, Pfeile, Enter   ? q e");
    talk.types("1")
        .sees("  Vorhaben\r\n    Öffentliches Projekt\r\n")
        .sees("? z ü q");
    talk.types("1")
        .sees("Haben die meisten Mitglieder und die\r\n");
    talk.sees("j, n, Zahl   w weiß nicht   ? z ü q");
    talk.types("j").sees("  Migrationsgeschichte   Ja\r\n");
    talk.sees("? z ü q")
        .types("2")
        .sees("  Dauer\r\n    25 bis 36 Monate\r\n")
        .sees("? z ü q");
    // An answer that needs two rows does not move the cursor to a wrong one.
    talk.types("ü")
        .sees("  2  Antragsteller: Verein oder freier\r\n     Träger\r\n")
        .sees("e einfache Zeilen");
    for option in [
        "> 1  Vorhaben",
        "> 2  Antragsteller",
        "> 3  Migrations",
        "> 4  Dauer",
    ] {
        talk.types("\u{1b}[B").sees("\u{1b}[2C");
        let row = talk.row_of_the_cursor(40);
        assert!(row.starts_with(option), "{row:?}\n{}", talk.seen);
    }
    talk.types("q");
    let (exit, seen, _) = talk.ends();
    assert_eq!(exit, 0);
    let is_wide = |row: &str| !row.contains('\u{1b}') && row.chars().count() >= 40;
    let row = seen
        .lines()
        .skip(1)
        .find(|row| is_wide(row) && !row.contains("--code"));
    assert_eq!(row, None, "{seen}");
}

#[test]
fn english_has_the_same_ways() {
    let mut talk = find(80, "--lang en");
    talk.sees("Find funding                    at most 6 more questions, 3 lines possible")
        .sees("q quit");
    talk.types("1").sees("b back   o overview   q quit");
    talk.types("1").sees("d don't know   ? why   b back");
    talk.types("d")
        .sees("This stays open. You can settle it later.")
        .sees("q quit");
    talk.types("\u{3}")
        .sees("Stopped. Nothing was saved.")
        .sees("Go on:")
        .sees("foerderung find --code ")
        .sees("Call: 06031 555-11");
    assert_eq!(talk.ends().0, 130);
}

#[test]
fn a_window_that_changes_is_asked_anew() {
    let mut talk = find(80, "");
    talk.sees(KEYS);
    let resize = |talk: &mut Talk, columns, rows| {
        talk.session
            .get_process_mut()
            .set_window_size(columns, rows)
            .expect("resized");
    };
    resize(&mut talk, 44, ROWS);
    talk.types("\u{1b}[B")
        .sees("Förderung finden\r\nnoch höchstens 6 Fragen, 3 Linien möglich")
        .sees("? q e");
    talk.types("1")
        .sees("  Vorhaben\r\n    Öffentliches")
        .sees("? z ü q");
    // Too small for keys: on in lines, with the same question.
    resize(&mut talk, 30, 10);
    talk.types("\u{1b}[B")
        .sees("Für wen fragen Sie?")
        .sees("bis 2: ");
    resize(&mut talk, 80, ROWS);
    talk.types("1\r")
        .sees("Verein oder freier Träger.")
        .sees("noch höchstens 4 Fragen, 2 Linien")
        .sees(KEYS);
    talk.types("q");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn the_sheet_is_saved_and_never_overwritten() {
    let mut talk = find(80, "");
    talk.sees(KEYS);
    talk.types("2").sees("Was nun?").sees(KEYS);
    for ending in [".txt", "-2.txt"] {
        talk.types("3")
            .sees("Gespeichert: /")
            .sees(ending)
            .sees(KEYS);
    }
    talk.types("\u{3}").sees("Abgebrochen. Gespeichert ist: /");
    let (exit, seen, folder) = talk.ends();
    assert_eq!(exit, 130);
    let code = code_in(&seen);
    let sheet = std::fs::read_to_string(folder.path().join(format!("foerderung-{code}.txt")))
        .expect("a sheet");
    assert!(
        sheet.contains("Vorhaben  Beratung bekommen")
            && sheet.contains(&format!("foerderung find --code {code}")),
        "{sheet}"
    );
    assert!(
        !folder
            .path()
            .join(format!("foerderung-{code}-3.txt"))
            .exists()
    );
}

#[test]
fn the_result_can_be_begun_again_or_left_by_the_last_question() {
    let mut talk = find(80, "");
    talk.sees(KEYS);
    talk.types("2").sees("Was nun?").sees(KEYS);
    key(&mut talk, "z", "Bisher: Beratung bekommen.");
    talk.types("2").sees("Was nun?").sees(KEYS);
    key(&mut talk, "1", "Zu welcher Linie");
    talk.types("z").sees("Was nun?").sees(KEYS);
    talk.types("4").sees("noch höchstens 6 Fragen").sees(KEYS);
    talk.types("q");
    let (exit, seen, _) = talk.ends();
    assert_eq!(exit, 0);
    assert_eq!(seen.matches("Bisher:").count(), 1, "{seen}");
}

#[test]
fn the_dialogue_is_on_standard_error_and_the_result_on_standard_output() {
    let mut talk = find(80, "");
    talk.sees(KEYS).types("q");
    assert_eq!(talk.ends().0, 0);
    let arguments = format!("{} foerderung find > sheet.txt", rules());
    let mut talk = Talk::start(80, ROWS, &arguments);
    talk.sees(KEYS)
        .types("2")
        .sees("Was nun?")
        .sees(KEYS)
        .types("5");
    let (exit, _, folder) = talk.ends();
    assert_eq!(exit, 0);
    let sheet = std::fs::read_to_string(folder.path().join("sheet.txt")).expect("a sheet");
    assert!(!sheet.contains("Was nun?") && !sheet.is_empty(), "{sheet}");
}

#[test]
fn the_front_page_leads_to_the_advisor_and_back() {
    let mut talk = Talk::start(80, ROWS, &rules());
    talk.sees("3  Passende Förderung finden")
        .sees("Esc beendet");
    key(&mut talk, "3\r", "Was haben Sie vor?");
    key(&mut talk, "1", "Für wen");
    key(&mut talk, "z", "Bisher: Öffentliches Projekt.");
    talk.types("z")
        .sees("Raum oder Thema: ")
        .sees("Esc beendet");
    talk.types("\u{3}").sees("Abgebrochen.");
    assert_eq!(talk.ends().0, 130);
}
