//! Broken files: nobody is lost without a word, and nothing takes the bundled directory away.

use std::io::Write;
use std::process::Stdio;

use wir::render::Format;

use crate::program::{Folder, Run, contacts, each, wir};

fn names_of(data: &str) -> (Vec<String>, Run) {
    let (found, run) = contacts(data, &[]);
    (each(&found, "name"), run)
}

#[test]
fn a_truncated_entry_costs_itself_and_no_other() {
    let folder = Folder::new();
    let toml = folder.file("a.toml", "[[contact]]\nname = \"Gut Erste\"\n\n[[contact]]\nname = \"Kaputt\nphone = \"12\n\n[[contact]]\nname = \"Gut Zweite\"\n");
    let (names, run) = names_of(&toml);
    assert_eq!(names, ["Gut Erste", "Gut Zweite"]);
    assert!(
        run.err.contains("a.toml:5:15: Fehler [toml-syntax]"),
        "{}",
        run.err
    );
    let csv = folder.file(
        "a.csv",
        "Name,Telefon,Raum\nGut Erste,1111,1\n\"Kaputt,2222,2\nGut Zweite,3333,3\n",
    );
    let (names, run) = names_of(&csv);
    assert_eq!(names, ["Gut Erste", "Gut Zweite"]);
    assert!(
        run.err.contains("a.csv:3:1: Fehler [open-quote]"),
        "{}",
        run.err
    );
}

#[test]
fn a_day_that_does_not_exist_costs_its_deadline_only() {
    let folder = Folder::new();
    for (key, day) in [("date", "2026-02-30"), ("until", "2030-13-01")] {
        let data = folder.file(
            "a.toml",
            format!("[[line]]\nid = \"a4\"\nname = \"X\"\nkind = \"fund\"\nstate = \"open\"\n[[line.deadline]]\n{key} = {day}\n"),
        );
        let run = wir(&["check", &data]);
        let sentence = format!(
            "Den Tag {day} gibt es nicht. Ausgelassen wurde nur [[line.deadline]] im Eintrag [[line]] „a4“."
        );
        assert!(run.out.contains(&sentence), "{run:?}");
        assert!(!run.out.contains("Anführungszeichen"), "{run:?}");
    }
}

#[test]
fn an_entry_that_is_left_out_for_its_writing_is_named() {
    let folder = Folder::new();
    let data = folder.file(
        "a.toml",
        "[[line]]\nid = \"a4\"\nname = \"X\nstate = \"open\"\n",
    );
    for (lang, sentence) in [
        ("de", "Der Eintrag [[line]] „a4“ wurde ausgelassen."),
        ("en", "The entry [[line]] “a4” was left out."),
    ] {
        let run = wir(&["check", "--lang", lang, &data]);
        assert!(run.out.contains(sentence), "{run:?}");
    }
}

#[test]
fn no_number_of_a_cell_is_lost_without_a_word() {
    let folder = Folder::new();
    let two = ["06031 83-3001", "06031 83-3002"];
    for (cell, numbers, word) in [
        ("06031 83-3001 / 06031 83-3002", &two[..], ""),
        ("06031 83-3001/06031 83-3002", &two, ""),
        ("06031 83-3001/3002", &two, ""),
        ("06031 83-3001 / 3002", &two, ""),
        ("06031 83-301/302", &["06031 83-301", "06031 83-302"], ""),
        ("06031 83-3001/02", &two[..1], "„02“"),
        (
            "06031 83-3001/Empfang 3002",
            &two[..1],
            "„06031 83-3001/Empfang 3002“",
        ),
        (
            "06031 833001 0171 1234567",
            &["06031 833001", "0171 1234567"],
            "",
        ),
        ("06031 83-3001 (vormittags)", &two[..1], "„(vormittags)“"),
        ("06031 83-3001 (Mo, Di) / 06031 83-3002", &two, "„(Mo, Di)“"),
        ("06031 83-3001 (Mo: 8 Uhr)", &two[..1], "„(Mo: 8 Uhr)“"),
        ("06031/83-3001", &["06031/83-3001"], ""),
        ("06031-83/3001", &["06031-83/3001"], ""),
        ("06031 / 83 30 01", &["06031 / 83 30 01"], ""),
        ("(06031) 83-3001", &["(06031) 83-3001"], ""),
        ("06031 83-3001 od. 06031 83-3002", &two, ""),
        ("06031 83-3001 oder 06031 83-3002", &two, ""),
        ("06031 83-3001 (intern)", &two[..1], "„(intern)“"),
        ("intern 17", &["17"], ""),
        ("Intern: 17 od. 18", &["17", "18"], ""),
    ] {
        let data = folder.file("a.csv", format!("Name;Telefon\nGut;{cell}\n"));
        let (found, run) = contacts(&data, &[]);
        let shown = found[0].to_string();
        for number in numbers {
            assert!(shown.contains(&format!("\"{number}\"")), "{cell}: {shown}");
        }
        assert_eq!(run.err.is_empty(), word.is_empty(), "{cell}: {}", run.err);
        assert!(run.err.contains(word), "{cell}: {}", run.err);
    }
}

#[test]
fn words_for_no_number_and_references_are_no_broken_numbers() {
    let folder = Folder::new();
    for (cell, word) in [
        ("entfällt", ""),
        ("nicht vorhanden", ""),
        ("siehe Zentrale", "„siehe Zentrale“ ist ein Verweis"),
        (
            "s. Sekretariat 3001",
            "„s. Sekretariat 3001“ ist ein Verweis",
        ),
    ] {
        let data = folder.file("a.csv", format!("Name;Telefon\nGut;{cell}\n"));
        let (found, run) = contacts(&data, &[]);
        assert_eq!(found[0]["phone"], serde_json::Value::Null, "{cell}");
        assert_eq!(run.err.is_empty(), word.is_empty(), "{cell}: {}", run.err);
        assert!(run.err.contains(word), "{cell}: {}", run.err);
        assert!(!run.err.contains("impossible-number"), "{}", run.err);
    }
}

#[test]
fn a_number_that_is_too_long_only_with_its_country_is_told_so_and_kept() {
    let folder = Folder::new();
    // Fifteen digits as written, sixteen with the country.
    let data = folder.file(
        "a.csv",
        "Name;Telefon\nGut;060318 330333333\nB;060318 33033333\n",
    );
    let run = wir(&["check", "--plain", &data]);
    assert!(
        run.out
            .contains("mehr als 15 Ziffern, die Landesvorwahl mitgezählt"),
        "{}",
        run.out
    );
    assert_eq!(
        run.out.matches("[overlong-number]").count(),
        1,
        "{}",
        run.out
    );
    let (found, _) = contacts(&data, &["+49603183 30333333"]);
    assert_eq!(found[0]["name"], "Gut");
}

#[test]
fn a_table_that_is_called_a_card_is_read_and_rows_without_headings_get_the_right_hint() {
    let folder = Folder::new();
    for name in ["a.vcf", "a.ldif", "a.json", "a.toml"] {
        let data = folder.file(name, "Name;Telefon\nGut;06031 83-1\n");
        let (names, run) = names_of(&data);
        assert_eq!(
            (names, run.err.as_str()),
            (vec!["Gut".to_owned()], ""),
            "{name}"
        );
    }
    for name in ["b.vcf", "b.ldif"] {
        let (names, run) = names_of(&folder.file(name, "Gut;06031 83-1\nAuch Gut;06031 83-2\n"));
        assert!(names.is_empty(), "{name}");
        assert!(
            run.err.contains("[unknown-form]") && run.err.contains("Überschriften"),
            "{name}: {}",
            run.err
        );
        assert!(!run.err.contains("BEGIN:VCARD"), "{name}: {}", run.err);
    }
    let (_, run) = names_of(&folder.file("c.vcf", "FN:Gut\nEND:VCARD\n"));
    assert!(run.err.contains("[outside-card]"), "{}", run.err);
}

#[test]
fn a_latin_1_byte_is_read_and_said() {
    let folder = Folder::new();
    for (name, text) in [
        ("a.csv", b"Name\nGut\nM\xfcller\n".to_vec()),
        (
            "a.toml",
            b"[[contact]]\nname = \"Gut\"\n[[contact]]\nname = \"M\xfcller\"\n".to_vec(),
        ),
        (
            "a.vcf",
            b"BEGIN:VCARD\nFN:Gut\nEND:VCARD\nBEGIN:VCARD\nFN:M\xfcller\nEND:VCARD\n".to_vec(),
        ),
        (
            "a.ldif",
            b"dn: cn=a\ncn: Gut\n\ndn: cn=b\ncn: M\xfcller\n".to_vec(),
        ),
        (
            "a.jsonl",
            b"{\"name\":\"Gut\"}\n{\"name\":\"M\xfcller\"}\n".to_vec(),
        ),
    ] {
        let (names, run) = names_of(&folder.file(name, text));
        assert_eq!(names, ["Gut", "Müller"]);
        assert!(run.err.contains("not-utf-8"), "{}", run.err);
    }
    let (names, run) = names_of(&folder.file("b.csv", b"Name\nJ\xc3\xb6rg\nM\xfcller\n"));
    assert_eq!(names, ["Jörg", "Müller"]);
    assert!(
        run.err.contains("b.csv:3:2: Hinweis [mixed-encoding]"),
        "{}",
        run.err
    );
}

#[test]
fn a_line_of_a_megabyte_costs_the_end_of_its_note_and_nobody() {
    let folder = Folder::new();
    let data = folder.file(
        "a.csv",
        format!("Name;Hinweis\nGut;{}\nAuch Gut;\n", "x".repeat(1 << 20)),
    );
    let (names, run) = names_of(&data);
    assert_eq!(names, ["Gut", "Auch Gut"]);
    assert!(
        run.err.contains("2:5: Fehler [overlong-value]"),
        "{}",
        run.err
    );
    let long = "x".repeat(1 << 20);
    for (name, text) in [
        (
            "a.vcf",
            format!(
                "BEGIN:VCARD\nFN:Gut\nNOTE:{long}\nEND:VCARD\nBEGIN:VCARD\nFN:Auch Gut\nEND:VCARD\n"
            ),
        ),
        (
            "b.vcf",
            format!(
                "BEGIN:VCARD\nFN:Gut\nNOTE:{}\nEND:VCARD\nBEGIN:VCARD\nFN:Auch Gut\nEND:VCARD\n",
                "x\n ".repeat(1 << 18)
            ),
        ),
        (
            "c.vcf",
            format!(
                "BEGIN:VCARD\nFN:Gut\nNOTE;QUOTED-PRINTABLE:{}\n\nEND:VCARD\nBEGIN:VCARD\nFN:Auch Gut\nEND:VCARD\n",
                "x=\n".repeat(1 << 18)
            ),
        ),
        (
            "a.ldif",
            format!("dn: cn=a\ncn: Gut\ndescription: {long}\n\ndn: cn=b\ncn: Auch Gut\n"),
        ),
        (
            "a.json",
            format!("[{{\"name\":\"Gut\",\"note\":\"{long}\"}},{{\"name\":\"Auch Gut\"}}]"),
        ),
    ] {
        let (names, run) = names_of(&folder.file(name, text));
        assert_eq!(names, ["Gut", "Auch Gut"], "{name}");
        assert!(run.err.contains("[overlong-value]"), "{name}: {}", run.err);
        assert!(run.err.len() < 1_000, "{name}: {}", run.err);
    }
    let broken = folder.file(
        "b.csv",
        format!("Name;Telefon\nGut;{}\n", "1".repeat(1 << 20)),
    );
    let (names, run) = names_of(&broken);
    assert_eq!(names, ["Gut"]);
    assert!(run.err.contains("impossible-number"));
}

#[test]
fn a_duplicate_key_is_named_and_both_people_stay() {
    let folder = Folder::new();
    let data = folder.file("a.csv", "id;Name\nx;Gut Erste\nx;Doppelt\ny;Gut Zweite\n");
    let (names, run) = names_of(&data);
    assert_eq!(names, ["Gut Erste", "Doppelt", "Gut Zweite"]);
    assert!(
        run.err.contains("a.csv:3:1: Fehler [duplicate-id]") && run.err.contains("Zeile 2"),
        "{}",
        run.err
    );
    let card =
        "BEGIN:VCARD\nUID:x\nFN:Gut Erste\nEND:VCARD\nBEGIN:VCARD\nUID:x\nFN:Doppelt\nEND:VCARD\n";
    let (names, run) = names_of(&folder.file("a.vcf", card));
    assert_eq!(names, ["Gut Erste", "Doppelt"]);
    assert!(
        run.err.contains("a.vcf:5:1: Fehler [duplicate-id]") && run.err.contains("Zeile 1"),
        "{}",
        run.err
    );
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    let folder = Folder::new();
    for name in ["a.csv", "a.toml", "a.vcf", "a.ldif", "a.json"] {
        let data = folder.file(name, "");
        let run = wir(&["--data", &data, "contacts", "falk"]);
        assert_eq!(run.code, 0);
        assert!(run.out.contains("06031 83-3032"));
        assert!(run.err.contains("Diese Datei ist leer."), "{}", run.err);
    }
}

#[test]
fn line_ends_and_byte_order_marks_and_utf_16_are_read() {
    let folder = Folder::new();
    let text = "Name;Telefon\nAnna Müller;06031 83-1\nJörg Groß;06031 83-2\n";
    let wide: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let forms: [(&str, Vec<u8>); 4] = [
        ("crlf.csv", text.replace('\n', "\r\n").into()),
        ("bom.csv", format!("\u{feff}{text}").into()),
        (
            "cr-bom.csv",
            format!("\u{feff}{}", text.replace('\n', "\r\n")).into(),
        ),
        ("utf16.csv", wide),
    ];
    for (name, bytes) in forms {
        let (names, _) = names_of(&folder.file(name, bytes));
        assert_eq!(names, ["Anna Müller", "Jörg Groß"], "{name}");
    }
}

#[test]
fn whatever_is_wrong_with_a_path_the_bundled_directory_answers() {
    let folder = Folder::new();
    let empty = folder.path().join("leer");
    std::fs::create_dir_all(&empty).expect("a folder");
    let strange = folder.file("brief.txt", "Sehr geehrte Damen und Herren\n");
    let missing = folder.path().join("fehlt.csv");
    for (path, sentence) in [
        (missing.to_str().expect("UTF-8"), "Das gibt es nicht."),
        (
            empty.to_str().expect("UTF-8"),
            "In diesem Ordner liegt keine Datei mit Daten.",
        ),
        (strange.as_str(), "Die Form dieser Datei ist nicht bekannt."),
    ] {
        let run = wir(&["--data", path, "contacts", "falk"]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(
            run.out.contains("Henrietta Falk") && run.err.contains(sentence),
            "{run:?}"
        );
    }
    // Nobody can say that somebody is not there when a file could not be read.
    let run = wir(&[
        "--data",
        missing.to_str().expect("UTF-8"),
        "contacts",
        "zzzz",
    ]);
    assert_eq!(run.code, 4);
}

#[test]
fn check_prints_every_mistake_with_place_and_remedy_and_ends_with_4() {
    let folder = Folder::new();
    let data = folder.file(
        "a.toml",
        "[[contact]]\nname = \"A\"\nphon = \"06031 83-1\"\nroom = 415\nunit = \"gibtsnicht\"\n\n[[contct]]\nname = \"B\"\n",
    );
    let run = wir(&["check", &data]);
    assert_eq!(run.code, 4);
    for part in [
        "Fehler[unknown-key]",
        "a.toml:3:1",
        "Abhilfe: Meinten Sie „phone“?",
        "Fehler[wrong-type]",
        "a.toml:4:8",
        "Fehler[unknown-unit]",
        "a.toml:5:8",
        "Fehler[unknown-table]",
        "Meinten Sie [[contact]]?",
        "4 Fehler",
    ] {
        assert!(run.out.contains(part), "{part} is missing in:\n{}", run.out);
    }
    let run = wir(&["check", &data, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(
        (run.code, json["diagnostics"].as_array().map(Vec::len)),
        (4, Some(4))
    );
    assert_eq!(
        (
            &json["diagnostics"][0]["line"],
            &json["diagnostics"][0]["code"]
        ),
        (&3.into(), &"unknown-key".into())
    );
}

#[test]
fn the_bundled_data_is_in_order() {
    let run = wir(&["check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.ends_with("Alles in Ordnung.\n"), "{}", run.out);
}

#[test]
fn control_characters_of_a_file_never_reach_the_terminal() {
    let folder = Folder::new();
    let data = folder.file(
        "b\u{1b}[31m.csv",
        "Name;Aufgabe\nEvil\u{1b}]0;x\u{7};a\u{202e}b\u{9b}c\nX;\u{1b}[2J\n",
    );
    for arguments in [
        vec!["contacts"],
        vec!["contacts", "--format", "csv"],
        vec!["check"],
        vec!["contacts", "\u{1b}[31m"],
        vec!["paths"],
    ] {
        let mut all = vec!["--no-bundled", "--data", &data];
        all.extend(arguments);
        let run = wir(&all);
        let is_unsafe = |c: char| c != '\n' && c != '\r' && (c.is_control() || c == '\u{202e}');
        assert!(
            !run.out.contains(is_unsafe) && !run.err.contains(is_unsafe),
            "{run:?}"
        );
    }
}

#[test]
fn a_list_that_is_named_twice_is_read_once() {
    let folder = Folder::new();
    let data = folder.file("a.csv", "Name;Telefon\nAnna Berg;06031 83-1\n");
    let again = format!("{}/./a.csv", folder.path().display());
    let run = wir(&[
        "--no-bundled",
        "--data",
        &data,
        "--data",
        &again,
        "contacts",
        "berg",
        "--format",
        "csv",
    ]);
    assert_eq!(run.out.matches("Anna Berg").count(), 1, "{}", run.out);
    // What is named last still replaces what came between.
    let (one, other) = (
        folder.file("one.csv", "id;Name\na;Erste\n"),
        folder.file("other.csv", "id;Name\na;Zweite\n"),
    );
    let run = wir(&[
        "--no-bundled",
        "--data",
        &one,
        "--data",
        &other,
        "--data",
        &one,
        "contacts",
        "--format",
        "csv",
    ]);
    assert!(
        run.out.contains("Erste") && !run.out.contains("Zweite"),
        "{}",
        run.out
    );
}

#[test]
fn the_check_that_is_named_reads_the_same_data() {
    let folder = Folder::new();
    let rows = "Anna;06031 83-3O33\n".repeat(20);
    let data = folder.file("a.csv", format!("Name;Telefon\n{rows}"));
    let run = wir(&["--no-bundled", "--data", &data, "contacts", "anna"]);
    let call = format!("wir --no-bundled --data {data} check");
    assert!(run.err.contains(&call), "{}", run.err);
}

#[test]
fn a_form_that_does_not_exist_names_the_one_that_does() {
    let run = wir(&["contacts", "--format", "ics"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("wir foerderung deadlines --format ics"),
        "{}",
        run.err
    );
    let run = wir(&["program", "--format", "vcard"]);
    assert!(
        run.err.contains("wir contacts --format vcard"),
        "{}",
        run.err
    );
}

/// The forms in which contacts are listed.
fn listing_forms() -> impl Iterator<Item = &'static str> {
    let lists = |form: &Format| !matches!(form, Format::Ics | Format::Mermaid | Format::Dot);
    let forms = Format::every().into_iter().filter(lists);
    forms.map(Format::name)
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::new();
    let rows = "Person;06031 83-1234\n".repeat(20_000);
    let data = folder.file("a.csv", format!("Name;Telefon\n{rows}"));
    for form in listing_forms() {
        let mut child = crate::program::command()
            .args([
                "--no-bundled",
                "--data",
                &data,
                "contacts",
                "--format",
                form,
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        drop(child.stdout.take());
        let run = crate::program::finished(child.wait_with_output().expect("an end"));
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{form}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_in_words() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("a device");
    let folder = Folder::new();
    let rows = "Person;06031 83-1234\n".repeat(2_000);
    let long = folder.file("a.csv", format!("Name;Telefon\n{rows}"));
    let german = ("de", "Der Datenträger ist voll");
    let calls = listing_forms().map(|form| (form, ("en", "The disk is full")));
    for (form, (lang, sentence)) in calls.into_iter().chain([("text", german)]) {
        let output = crate::program::command()
            .args(["--no-bundled", "--data", &long])
            .args(["contacts", "--lang", lang, "--format", form])
            .stdout(full.try_clone().expect("a handle"))
            .output()
            .expect("the program");
        let run = crate::program::finished(output);
        assert_eq!(run.code, 4, "{form}");
        assert!(run.err.contains(sentence), "{form}: {}", run.err);
    }
}

/// Runs the program with a text on standard input.
fn piped(arguments: &[&str], text: &str) -> Run {
    let mut child = crate::program::command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(text.as_bytes()).expect("written");
    drop(pipe);
    crate::program::finished(child.wait_with_output().expect("an end"))
}

#[test]
fn data_can_come_through_a_pipe_in_every_form() {
    for path in ["/dev/stdin", "-"] {
        for text in [
            "Name;Telefon\nAnna;1234\n",
            "BEGIN:VCARD\nFN:Anna\nTEL:1234\nEND:VCARD\n",
            "dn: cn=Anna\ncn: Anna\ntelephoneNumber: 1234\n",
            "{\"name\":\"Anna\",\"phone\":\"1234\"}\n",
            "[[contact]]\nname = \"Anna\"\nphone = \"1234\"\n",
        ] {
            let run = piped(
                &[
                    "--no-bundled",
                    "--data",
                    path,
                    "contacts",
                    "--format",
                    "json",
                ],
                text,
            );
            assert!(
                run.out.contains("\"Anna\"") && run.out.contains("\"1234\""),
                "{run:?}"
            );
        }
    }
    let run = piped(&["check", "-"], "Name;Telefon\nAnna;12x4\n");
    assert!(run.code == 4 && run.out.contains("-:2:6"), "{run:?}");
    let run = piped(&["paths", "--no-bundled", "--data", "-"], "Name\nAnna\n");
    assert!(
        run.out.contains("Standardeingabe") && run.out.contains("Kontakte: 1"),
        "{run:?}"
    );
}

#[test]
fn standard_input_is_read_once_only() {
    for arguments in [
        &["contacts", "--data", "-", "--data", "-"][..],
        &["falk", "--data", "-", "--data", "-"],
        &["check", "-", "-"],
    ] {
        for (lang, sentence) in [("de", "nur einmal gelesen"), ("en", "read only once")] {
            let run = piped(&[arguments, &["--lang", lang]].concat(), "");
            assert!(run.code == 2 && run.err.contains(sentence), "{run:?}");
        }
    }
}

#[test]
fn a_broken_card_or_entry_costs_itself_and_no_other() {
    let folder = Folder::new();
    let vcard = |inner: &str| {
        format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Gut Erste\r\nEND:VCARD\r\n{inner}BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Gut Zweite\r\nEND:VCARD\r\n"
        )
    };
    let ldif = |inner: &str| {
        format!(
            "dn: cn=1\ncn: Gut Erste\nsn: Erste\n\n{inner}\ndn: cn=2\ncn: Gut Zweite\nsn: Zweite\n"
        )
    };
    for (name, text, place) in [
        (
            "a.vcf",
            vcard("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kaputt\r\nTEL:0603"),
            "a.vcf:5:1: Fehler [open-card]",
        ),
        (
            "b.vcf",
            vcard("FN:Kaputt\r\nTEL:06031\r\nEND:VCARD\r\n"),
            "b.vcf:5:1: Fehler [outside-card]",
        ),
        (
            "c.vcf",
            vcard("BEGIN:VCARD\r\nTEL:06031 83-1\r\nEND:VCARD\r\n"),
            "c.vcf:5:1: Fehler [nobody]",
        ),
        (
            "a.ldif",
            ldif("dn: cn=k\nchangetype: delete\n"),
            "a.ldif:5:1: Hinweis [change-record]",
        ),
        (
            "b.ldif",
            ldif("dn: cn=k\nobjectClass: groupOfNames\ncn: k\n"),
            "b.ldif:5:1: Hinweis [skipped-entries]",
        ),
    ] {
        let (names, run) = names_of(&folder.file(name, text));
        assert_eq!(names, ["Gut Erste", "Gut Zweite"], "{run:?}");
        assert!(run.err.contains(place), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }
}

#[test]
fn a_folder_of_cards_is_one_list_and_says_things_once() {
    let folder = Folder::new();
    for at in 0..30 {
        let card = format!(
            "BEGIN:VCARD\nVERSION:3.0\nUID:K-{at}\nFN:Person {at:02}\nTITLE:Rat\nTITLE:Tat\nEND:VCARD\n"
        );
        let name = if at % 2 == 0 {
            format!("vdir/{at}.vcf")
        } else {
            format!("vdir/karte-{at}")
        };
        folder.file(&name, card);
    }
    folder.file("vdir/lies-mich.txt", "Das sind Karten.\n");
    let path = folder.path().join("vdir");
    let (names, run) = names_of(path.to_str().expect("UTF-8"));
    assert_eq!(names.len(), 30);
    assert!(
        run.err.contains("further-values") && run.err.lines().count() == 1,
        "{}",
        run.err
    );
}

#[test]
fn a_list_that_was_not_read_is_no_answer_that_nobody_is_there() {
    let folder = Folder::new();
    for (name, text) in [
        ("kopflos.csv", "Spalte1;Spalte2\nAnna Muster;3033\n"),
        ("brief.txt", "Sehr geehrte Damen und Herren,\n"),
        ("liste.toml", "[[contact]\nname = \"Anna Muster\"\n"),
        ("liste.json", "[{\"name\": \"Anna Mus"),
        ("offen.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Muster\n"),
        (
            "fremd.toml",
            "[[kontakte_alt]]\nname = \"Anna Muster\"\nphone = \"3033\"\n",
        ),
    ] {
        let data = folder.file(name, text);
        let run = wir(&["--no-bundled", "--data", &data, "contacts", "3033"]);
        assert_eq!(run.code, 4, "{name}: {run:?}");
        assert!(run.err.contains("die Antwort kann dort stehen"), "{run:?}");
    }
    let whole = folder.file("ganz.csv", "Name;Telefon;E-Mail\nAnna Muster;1111;anna@\n");
    let run = wir(&["--no-bundled", "--data", &whole, "contacts", "3033"]);
    assert_eq!(
        run.code, 1,
        "a small mistake hides nobody, {whole}: {run:?}"
    );
}

#[test]
fn a_list_that_was_not_read_is_named_before_small_findings() {
    let folder = Folder::new();
    let rows = "Anna Muster;1111;anna@\n".repeat(9);
    folder.file("a.csv", format!("Name;Telefon;E-Mail\n{rows}"));
    folder.file("z.csv", "Spalte1;Spalte2\nAnna Muster;3033\n");
    let data = folder.path().to_str().expect("UTF-8");
    let run = wir(&["--no-bundled", "--data", data, "contacts", "3033"]);
    let first = run.err.lines().find(|line| line.contains(".csv:"));
    assert!(
        first.is_some_and(|line| line.contains("[no-header]")),
        "{run:?}"
    );
    assert_eq!(run.code, 4, "{run:?}");
}

#[test]
fn a_fault_of_the_whole_list_is_one_line_with_its_count_and_its_first_place() {
    let folder = Folder::new();
    let rows = "Anna Muster;1111;anna@\n".repeat(9);
    let data = folder.file(
        "a.csv",
        format!("Name;Telefon;E-Mail\n{rows}Bert;keine Nummer;\n"),
    );
    for (lang, first, last) in [
        ("de", "9 ×, zuerst ", "Die weiteren Stellen"),
        ("en", "9 ×, first ", "The further places"),
    ] {
        let run = wir(&[
            "--lang",
            lang,
            "--no-bundled",
            "--data",
            &data,
            "contacts",
            "bert",
        ]);
        let lines: Vec<&str> = run.err.lines().collect();
        assert_eq!(lines.len(), 3, "{run:?}");
        assert!(
            lines[0].starts_with(&format!("{first}{data}:2:")),
            "{run:?}"
        );
        assert!(lines[1].starts_with(&format!("{data}:11:")), "{run:?}");
        let check = format!("wir --lang {lang} --no-bundled --data {data} check");
        assert_eq!(lines[2], format!("{last}: {check}"));
    }
    // So few are shown one by one.
    let rows = "Anna Muster;1111;anna@\n".repeat(5);
    let data = folder.file("b.csv", format!("Name;Telefon;E-Mail\n{rows}"));
    let run = wir(&["--no-bundled", "--data", &data, "contacts", "anna"]);
    assert_eq!(run.err.lines().count(), 5, "{run:?}");
    assert!(!run.err.contains('×'), "{run:?}");
}

#[test]
fn check_shows_a_hundred_of_a_kind_counts_the_rest_and_has_all_in_json() {
    let folder = Folder::new();
    let rows = "Anna Muster;1111;anna@\n".repeat(250);
    let data = folder.file("a.csv", format!("Name;Telefon;E-Mail\n{rows}"));
    let run = wir(&["--no-bundled", "check", &data]);
    assert_eq!(run.out.matches("a.csv:").count(), 100, "{}", run.out);
    assert!(
        run.out.contains("[odd-email], hier nicht gezeigt: 150."),
        "{}",
        run.out
    );
    assert!(run.out.contains("250 Hinweise"), "{}", run.out);
    let run = wir(&["--no-bundled", "--lang", "en", "check", &data]);
    assert!(
        run.out.contains("[odd-email], not shown here: 150."),
        "{}",
        run.out
    );
    let run = wir(&["--no-bundled", "--format", "json", "check", &data]);
    let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let all = json["diagnostics"].as_array().expect("a list");
    let lines: Vec<_> = all.iter().filter_map(|one| one["line"].as_u64()).collect();
    assert_eq!(lines, (2..252).collect::<Vec<_>>());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_list_that_is_gone_is_named() {
    let folder = Folder::new();
    folder.file("a.csv", "Name;Telefon\nAnna Muster;1111\n");
    let nowhere = folder.path().join("gone").join("kollegium.csv");
    for link in ["kollegium.csv", "notizen.odt"] {
        std::os::unix::fs::symlink(&nowhere, folder.path().join(link)).expect("a link");
    }
    let data = folder.path().to_str().expect("UTF-8");
    let look_up = |query| wir(&["--no-bundled", "--data", data, "contacts", query]);
    let found = look_up("anna");
    assert_eq!(found.code, 0, "{found:?}");
    assert!(found.out.contains("1111"), "{found:?}");
    let lost = look_up("3033");
    assert_eq!(lost.code, 4, "{lost:?}");
    for run in [found, lost] {
        assert!(run.err.contains("kollegium.csv"), "{run:?}");
        assert!(run.err.contains("[unreadable-file]"), "{run:?}");
        assert!(!run.err.contains("notizen.odt"), "{run:?}");
    }
}
