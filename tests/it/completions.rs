//! The script for bash, as bash runs it.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use crate::program::{Folder, Run, finished, wir};

/// What bash runs before: the script, and the words as bash divides them where it completes.
const BEFORE: &str = r#"
eval "$(wir completions bash)"
completed() {
    COMP_LINE="$1"; shift
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
    _wir_with_names wir "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
    printf '%s\n' "${COMPREPLY[@]}"
}
"#;

fn bash(script: &str) -> Run {
    let program = Path::new(env!("CARGO_BIN_EXE_wir"));
    let folder = program.parent().expect("a folder").display();
    let output = Command::new("bash")
        .args(["--norc", "--noprofile", "-c", &format!("{BEFORE}{script}")])
        .env_clear()
        .env("PATH", format!("{folder}:/usr/local/bin:/usr/bin:/bin"))
        .env("HOME", "/nonexistent")
        .env("WIR_CACHE", "")
        .output()
        .expect("bash");
    finished(output)
}

/// A list in which so many are called Anna.
fn list(folder: &Folder, count: usize) -> String {
    let rows: Vec<String> = (0..count)
        .map(|n| format!("Anna Muster{n};{}", 1_000 + n))
        .collect();
    folder.file("liste.csv", format!("Name;Telefon\n{}\n", rows.join("\n")))
}

#[test]
fn the_script_is_valid_bash_that_starts_no_shell_for_a_name() {
    let run = bash("wir completions bash | bash -n");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let script = wir(&["completions", "bash"]).out;
    let own = script
        .split("_wir_with_names() {")
        .nth(1)
        .expect("the part of names");
    assert!(!own.contains("$("), "{own}");
    for gap in ["@WITH_VALUE@", "@OF_NAMES@"] {
        for shell in ["bash", "zsh", "fish"] {
            assert!(!wir(&["completions", shell]).out.contains(gap), "{shell}");
        }
    }
}

#[test]
fn an_empty_word_asks_for_nothing_and_many_names_are_cut() {
    let folder = Folder::new();
    let data = list(&folder, 300);
    let asks = bash(&format!(
        "wir() {{ echo ASKED; }}\n\
         completed 'wir ' wir ''\ncompleted 'wir contacts ' wir contacts ''\n\
         completed 'wir --data {data} ' wir --data {data} ''"
    ));
    assert!(
        !asks.out.contains("ASKED") && !asks.out.contains("Anna"),
        "{}",
        asks.out
    );
    let many = bash(&format!(
        "completed 'wir --data {data} An' wir --data {data} An"
    ));
    assert_eq!(
        many.out.matches("Anna\\ Muster").count(),
        100,
        "{}",
        many.err
    );
    let names = |beginning: &str| wir(&["--data", &data, "names", "--", beginning]).out;
    assert_eq!((names("An").lines().count(), names("").as_str()), (100, ""));
}

#[test]
fn options_before_the_word_reach_the_names_and_their_values_are_no_words() {
    let folder = Folder::new();
    let data = list(&folder, 3);
    let spaced = folder.file("zwei Wörter.csv", "Name;Telefon\nAnna Lopes;12\n");
    let escaped = spaced.replace(' ', "\\ ");
    for (line, words) in [
        (format!("--data {data} An"), format!("--data {data} An")),
        (format!("--data={data} An"), format!("--data = {data} An")),
        (
            format!("--lang en --data {data} An"),
            format!("--lang en --data {data} An"),
        ),
        (
            format!("--lang=en --data {data} An"),
            format!("--lang = en --data {data} An"),
        ),
        (
            format!("--no-bundled --data {data} contacts An"),
            format!("--no-bundled --data {data} contacts An"),
        ),
        (
            format!("contacts --plain --data {data} An"),
            format!("contacts --plain --data {data} An"),
        ),
        (
            format!("--data {data} kontakt Anna\\ M"),
            format!("--data {data} kontakt 'Anna\\ M'"),
        ),
    ] {
        let run = bash(&format!("completed \"wir \"'{line}' wir {words}"));
        assert_eq!(
            run.out.matches("Anna\\ Muster").count(),
            3,
            "{line}: {run:?}"
        );
    }
    let quoted = bash(&format!(
        "completed 'wir --data {data} \"An' wir --data {data} '\"An'"
    ));
    assert!(quoted.out.contains("Anna Muster0\n"), "{quoted:?}");
    let with_blank = bash(&format!(
        "completed 'wir --data {escaped} An' wir --data '{escaped}' An"
    ));
    assert_eq!(with_blank.out, "Anna\\ Lopes\n", "{with_blank:?}");
    for line in ["--lang An", "contacts --unit An", "rooms An", "--data=An"] {
        let words = line.replace('=', " = ");
        let run = bash(&format!(
            "wir() {{ echo ASKED; }}\ncompleted 'wir {line}' wir {words}"
        ));
        assert!(!run.out.contains("ASKED"), "{line}: {run:?}");
    }
}
