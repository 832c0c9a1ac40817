//! What people see where an input is larger than anything that is read, as it stands in
//! `tests/transcripts/bounds.*`.

#![cfg(target_os = "linux")]

use std::fs::File;
use std::process::Command;

use crate::program::transcript::{Console, all_are_same, compare};

/// Larger than any disk, and it takes no room: a file of nothing but holes.
const TERABYTE: u64 = 1 << 40;

/// So many pieces of text, with something between them.
fn many(count: usize, between: &str, piece: impl Fn(usize) -> String) -> String {
    let pieces: Vec<String> = (0..count).map(piece).collect();
    pieces.join(between)
}

fn write_lists(console: &Console) {
    let folder = &console.folder;
    let numbers = many(150, ",", |at| format!("\"06031 83-{}\"", 4001 + at));
    let keywords = many(1_200, ",", |at| format!("\"wort{at}\""));
    let units = many(40, ",", |at| format!("\"Amt {at}\""));
    let chain = many(40, "", |at| {
        let above = at + 1;
        format!("[[unit]]\nid = \"amt-{at}\"\nname = \"Amt {at}\"\nparent = \"amt-{above}\"\n")
    });
    // Each names the unit of the one before as the topmost.
    let stairs = many(3, ",", |at| {
        let above = many(30, ",", |level| format!("\"Amt {}\"", at * 30 + level));
        let unit = at * 30 + 30;
        format!(
            "{{\"name\":\"Anna Berger {at}\",\"unit\":\"Amt {unit}\",\"units_above\":[{above}]}}"
        )
    });
    let points = many(1_100, "", |at| {
        format!("[[open-point]]\nid = \"p{at}\"\ntext = {{ de = \"A.\", en = \"A.\" }}\n")
    });
    for (name, content) in [
        (
            "numbers.json",
            format!("[{{\"name\":\"Anna Berger\",\"more_phones\":[{numbers}]}}]"),
        ),
        (
            "keywords.json",
            format!("[{{\"name\":\"Anna Berger\",\"keywords\":[{keywords}]}}]"),
        ),
        (
            "levels.json",
            format!("[{{\"name\":\"Anna Berger\",\"unit\":\"Amt\",\"units_above\":[{units}]}}]"),
        ),
        ("stairs.json", format!("[{stairs}]")),
        (
            "levels.toml",
            format!("{chain}[[unit]]\nid = \"amt-40\"\nname = \"Amt 40\"\n"),
        ),
        (
            "long.csv",
            format!(
                "Name;Hinweis\nAnna Berger {};\nBernd Berger;{}\n",
                "x".repeat(5_000),
                "Satz. ".repeat(12_000)
            ),
        ),
        ("points.toml", points),
        (
            "rows.csv",
            "Name;Telefon\n".to_owned() + &"A;xyz\n".repeat(1_200),
        ),
        (
            "large.toml",
            "# Liste\n".repeat(1 << 20) + "[[contact]]\nname = \"Anna Berger\"\n",
        ),
    ] {
        folder.file(name, content);
    }
    let holes = File::create(folder.path().join("holes.csv")).expect("a file");
    holes.set_len(TERABYTE).expect("a long file");
    let pipe = folder.path().join("pipe.csv");
    let made = Command::new("mkfifo").arg(pipe).status().expect("mkfifo");
    assert!(made.success());
}

#[test]
fn what_is_larger_than_anything_that_is_read_is_told_with_what_was_read() {
    all_are_same(["de", "en"].map(|lang| {
        let mut console = Console::new(lang);
        write_lists(&console);
        let only = "wir --no-bundled --data";
        console.says("One contact has too much of something");
        for list in ["numbers.json", "keywords.json", "levels.json"] {
            console.runs(&format!("{only} {list} contacts berger --fields name,unit"));
        }
        console.says("Units of several contacts lie above each other without an end");
        console.runs(&format!(
            "{only} stairs.json contacts berger --fields name,unit"
        ));
        console.says("Units lie above each other without an end");
        console.runs("wir --no-bundled check levels.toml");
        console.says("Values are too long");
        console.runs("wir --no-bundled check long.csv");
        console.runs(&format!(
            "{only} long.csv contacts berger --format json | wc -c"
        ));
        console.says("There are too many entries that people write by hand");
        console.runs("wir --no-bundled check points.toml");
        console.says("There are more findings than are kept");
        console.runs("wir --no-bundled check rows.csv | tail -n 6");
        console.runs("wir --no-bundled check rows.csv --format json | grep -o '\"counts.*'");
        console.runs(&format!("{only} rows.csv contacts berger"));
        console.says("Files are too large");
        console.runs(&format!("{only} holes.csv contacts berger"));
        console.runs("wir --no-bundled --data - contacts berger < holes.csv");
        console.runs(&format!("{only} large.toml contacts berger"));
        console.says("What is named is no file");
        console.runs(&format!("{only} /dev/zero contacts berger"));
        console.runs(&format!("{only} pipe.csv contacts berger"));
        console.says("Settings, answers and passwords are no files either");
        console.runs("WIR_CONFIG=/dev/zero wir contacts falk --fields name,phone");
        console.runs("WIR_CONFIG=holes.csv wir contacts falk --fields name,phone");
        console.runs("wir foerderung find --answers holes.csv");
        let server = "wir --data ldaps://localhost/ --ldap-bind cn=a";
        console.runs(&format!(
            "{server} --ldap-password-file holes.csv contacts falk --fields name,phone"
        ));
        compare(&format!("bounds.{lang}"), &console.log())
    }));
}

#[test]
fn a_pipe_is_read_to_its_end_however_late_somebody_writes() {
    let mut console = Console::new("de");
    write_lists(&console);
    console.runs(
        "(sleep 1; printf 'Name;Telefon\\nAnna Berger;06031 83-4001\\n') > pipe.csv & \
         wir --no-bundled --data pipe.csv contacts berger --fields phone",
    );
    console.runs(
        "wir --no-bundled --data /dev/stdin contacts berger --fields phone < rows.csv > /dev/null",
    );
    let log = console.log();
    assert!(log.contains("\nTelefon: 06031 83-4001\n→ 0\n"), "{log}");
}
