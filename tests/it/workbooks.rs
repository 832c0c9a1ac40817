//! Workbooks of spreadsheet programs in place of lists.

use crate::program::{Folder, wir};

/// The beginnings of .xlsx and .ods, and of .xls.
const ARCHIVE: &[u8] =
    b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xfc\xe9[Content_Types].xml xl/workbook.xml";
const OPEN_DOCUMENT: &[u8] =
    b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.spreadsheet\xff";
const OLDER: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00";

#[test]
fn a_workbook_in_place_of_a_list_is_named_once_with_how_to_save_it() {
    let folder = Folder::new();
    for (name, bytes) in [
        ("kollegium.xlsx", ARCHIVE),
        ("kollegium.ods", OPEN_DOCUMENT),
        ("kollegium.xls", OLDER),
        ("umbenannt.csv", ARCHIVE),
        ("umbenannt.toml", OPEN_DOCUMENT),
        ("ohne-endung", OLDER),
        ("leer.xlsx", b"PK\x03\x04"),
    ] {
        let data = folder.file(name, bytes);
        let run = wir(&["--no-bundled", "--data", &data, "contacts", "anna"]);
        assert_eq!(run.code, 4, "{name}: {run:?}");
        let findings = run.err.lines().filter(|line| line.contains(" [")).count();
        assert_eq!(findings, 1, "{name}: {}", run.err);
        for part in [
            "Fehler [workbook]",
            "Tabelle von Excel oder LibreOffice",
            "„CSV UTF-8“",
        ] {
            assert!(run.err.contains(part), "{name}: {}", run.err);
        }
        let check = wir(&["--lang", "en", "check", &data]);
        assert_eq!(check.code, 4, "{name}: {check:?}");
        assert!(
            check.out.contains("“CSV UTF-8”") && check.out.contains("1 error, 0 warnings"),
            "{}",
            check.out
        );
    }
    let archive = folder.file("listen.zip", b"PK\x03\x04\x14\x00liste.csv");
    let run = wir(&["--no-bundled", "--data", &archive, "contacts", "anna"]);
    assert!(run.code == 4 && run.err.contains("Archiv (ZIP)"), "{run:?}");
}

#[test]
fn a_workbook_beside_lists_is_named_and_the_lists_are_read() {
    let folder = Folder::new();
    folder.file("listen/a.csv", "Name;Telefon\nAnna Muster;3033\n");
    folder.file("listen/kollegium.xlsx", ARCHIVE);
    let path = folder.path().join("listen").display().to_string();
    let run = wir(&["--no-bundled", "--data", &path, "contacts", "anna"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("Anna Muster"), "{}", run.out);
    assert!(
        run.err.contains("kollegium.xlsx: Hinweis [workbook]") && run.err.contains("„CSV UTF-8“"),
        "{}",
        run.err
    );
    let nobody = wir(&["--no-bundled", "--data", &path, "contacts", "zzzz"]);
    assert_eq!(nobody.code, 1, "{nobody:?}");
    let check = wir(&["check", &path]);
    assert_eq!(
        check.out.matches("kollegium.xlsx").count(),
        1,
        "{}",
        check.out
    );
}

#[test]
fn the_index_of_a_folder_remembers_a_workbook_and_notices_when_it_goes() {
    let folder = Folder::new();
    let rows: Vec<String> = (0..5_000)
        .map(|n| format!("Anna Muster{n};{}", 10_000 + n))
        .collect();
    folder.file(
        "listen/b.csv",
        format!("Name;Telefon\n{}\nBert Falsch;keine\n", rows.join("\n")),
    );
    folder.file("listen/c.csv", "Name;Telefon\nCarl Kurz;unbekannte\n");
    let workbook = folder.file("listen/a.xlsx", ARCHIVE);
    let (path, cache) = (folder.path().join("listen"), folder.path().join("cache"));
    let look = || {
        let call = crate::program::command()
            .env("WIR_CACHE", &cache)
            .args(["--no-bundled", "--data"])
            .arg(&path)
            .args(["contacts", "muster4999"])
            .output();
        crate::program::finished(call.expect("the program"))
    };
    for _ in 0..2 {
        let run = look();
        assert!(run.out.contains("Anna Muster4999"), "{run:?}");
        assert!(
            run.err.contains("a.xlsx: Hinweis [workbook]"),
            "{}",
            run.err
        );
        assert!(!run.err.contains("a.xlsx:1"), "{}", run.err);
    }
    assert!(cache.read_dir().expect("a folder").count() > 0);
    std::fs::remove_file(workbook).expect("removed");
    assert!(!look().err.contains("workbook"));
}

#[test]
fn locks_of_open_workbooks_are_no_lists() {
    let folder = Folder::new();
    folder.file("listen/a.csv", "Name;Telefon\nAnna Muster;3033\n");
    for name in [
        "~$kollegium.xlsx",
        "~$a.csv",
        ".~lock.a.csv#",
        ".~lock.kollegium.ods#",
    ] {
        folder.file(&format!("listen/{name}"), b"\x06Sekretariat     ");
    }
    let path = folder.path().join("listen").display().to_string();
    let run = wir(&["check", &path]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("Alles in Ordnung"), "{}", run.out);
}
