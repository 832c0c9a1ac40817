//! The script for bash, as bash runs it, and all three shells on a terminal.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use crate::program::shell::{Kind, Shell};
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
fn the_codes_of_findings_are_completed() {
    let run = bash(
        "COMP_LINE='wir check --explain unknown-k' COMP_WORDS=(wir check --explain unknown-k)\n\
         COMP_CWORD=3 COMPREPLY=()\n_wir_with_names wir unknown-k --explain\nprintf '%s\\n' \"${COMPREPLY[@]}\"",
    );
    assert_eq!(run.out, "unknown-key\n", "{run:?}");
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

/// Names that mean something to a shell. Each would make a file called `pwned`, or call up the line that
/// made one called `bait`, or become something else than it is.
const NAMES: [&str; 29] = [
    "Opfer $(touch pwned)",
    "Opfer `touch pwned`",
    "Opfer \"; touch pwned; \"",
    "Opfer '; touch pwned; '",
    "Opfer '\"; touch pwned; \"'",
    "Opfer \\'; touch pwned; \\'",
    "Opfer \\\"; touch pwned; \\\"",
    "Opfer ; touch pwned",
    "Opfer & touch pwned &",
    "Opfer | touch pwned",
    "Opfer > pwned",
    "Opfer ${x:=$(touch pwned)}",
    "Opfer $((1+1)) $HOME",
    "Opfer (touch pwned)",
    "Opfer !touch",
    "Opfer !! \\!!",
    "Opfer \\",
    "Opfer {a,b,c}",
    "Opfer # Ende",
    "~root Opfer",
    "* Opfer",
    "? [a-z] Opfer",
    "=ls Opfer",
    "Opfer : x=y",
    "$(touch pwned) Opfer",
    "'; touch pwned; ' Opfer",
    "\"; touch pwned; \" Opfer",
    "\" Opfer ; touch pwned",
    "Jörg Opfer-Groß",
];

/// The quotation marks that may be open, and how each is closed.
const QUOTES: [(&str, &str); 5] = [
    ("", ""),
    ("\"", "\""),
    ("'", "'"),
    ("$'", "'"),
    ("$\"", "\""),
];

fn no_name_is_run(kind: Kind) {
    let mut shell = Shell::start(kind);
    let mut unoffered = Vec::new();
    for (number, name) in NAMES.into_iter().enumerate() {
        let list = serde_json::json!([{ "name": name, "phone": "06031 83-1" }]);
        shell
            .folder
            .file(&format!("{number}.json"), list.to_string());
        for (open, close) in QUOTES {
            // With the mark that the shell closes, and with one that somebody types.
            for end in ["", close] {
                let _ = std::fs::remove_file(shell.path("bait"));
                let typed =
                    format!("wir --no-bundled --data {number}.json contacts {open}Opf\t{end}");
                let called = shell.enters(&typed);
                let case = format!("{kind:?}: {name:?} behind {open:?}, then {end:?}: {called:?}");
                assert!(!shell.path("pwned").exists(), "{case}");
                assert!(!shell.path("bait").exists(), "{case}");
                let last = called.as_deref().and_then(<[String]>::last);
                let is_whole = last.is_some_and(|word| word == name);
                // Where nothing is offered, what was typed is searched for; zsh knows no $"…".
                assert!(
                    is_whole || last.is_none_or(|word| ["Opf", "$Opf"].contains(&word.as_str())),
                    "{case}"
                );
                if end.is_empty() && !is_whole {
                    unoffered.push((name, open));
                }
            }
        }
    }
    // Names are offered wherever the shell can write them.
    let cannot = |name: &str, open: &str| match (kind, open) {
        (Kind::Bash, "\"") => name.contains(['"', '!']),
        (Kind::Bash, "'") => name.contains('\''),
        (_, "$'" | "$\"") => true,
        _ => false,
    };
    unoffered.retain(|(name, open)| !cannot(name, open));
    assert_eq!(unoffered, [("", ""); 0], "{kind:?}");
}

fn a_family_name_gives_the_name(kind: Kind) {
    let mut shell = Shell::start(kind);
    for typed in ["fal", "Fal", "\"fal", "'Henr", "Henrietta\\ F"] {
        let called = shell.enters(&format!("wir contacts {typed}\t"));
        let want = ["contacts", "Henrietta Falk"].map(str::to_owned);
        assert_eq!(called.as_deref(), Some(&want[..]), "{kind:?}: {typed}");
    }
    // One that would be an option is not offered, nor a line break.
    for (name, want) in [
        ("-Opfer", "Opf"),
        ("Opfer\n\u{7}touch pwned", "Opfer touch pwned"),
    ] {
        let list = serde_json::json!([{ "name": name }]);
        shell.folder.file("a.json", list.to_string());
        let called = shell.enters("wir --no-bundled --data a.json contacts Opf\t");
        let last = called.as_deref().and_then(<[String]>::last);
        assert_eq!(last.map(String::as_str), Some(want), "{kind:?}: {name:?}");
        assert!(!shell.path("pwned").exists(), "{kind:?}: {name:?}");
    }
}

fn no_file_name_is_run(kind: Kind) {
    let mut shell = Shell::start(kind);
    for name in [
        "x$(touch pwned).csv",
        "x`touch pwned`.csv",
        "x;touch pwned;.csv",
        "x'\";touch pwned;.csv",
        "x !touch *.csv",
    ] {
        let file = shell.folder.file(name, "Name;Telefon\nAnna;1\n");
        for option in ["--data", "--ldap-ca-file"] {
            let _ = std::fs::remove_file(shell.path("bait"));
            let called = shell.enters(&format!("wir {option} x\tcontacts anna"));
            let want = [option, name, "contacts", "anna"].map(str::to_owned);
            assert_eq!(called.as_deref(), Some(&want[..]), "{kind:?}: {name}");
            assert!(!shell.path("pwned").exists(), "{kind:?}: {name}");
            assert!(!shell.path("bait").exists(), "{kind:?}: {name}");
        }
        std::fs::remove_file(file).expect("removed");
    }
}

#[test]
fn bash_runs_nothing_that_stands_in_a_name_or_breaks_out_of_quotes() {
    no_name_is_run(Kind::Bash);
}

#[test]
#[ignore = "needs zsh"]
fn zsh_runs_nothing_that_stands_in_a_name_or_breaks_out_of_quotes() {
    no_name_is_run(Kind::Zsh);
}

#[test]
#[ignore = "needs fish"]
fn fish_runs_nothing_that_stands_in_a_name_or_breaks_out_of_quotes() {
    no_name_is_run(Kind::Fish);
}

#[test]
fn bash_completes_a_family_name() {
    a_family_name_gives_the_name(Kind::Bash);
}

#[test]
#[ignore = "needs zsh"]
fn zsh_completes_a_family_name() {
    a_family_name_gives_the_name(Kind::Zsh);
}

#[test]
#[ignore = "needs fish"]
fn fish_completes_a_family_name() {
    a_family_name_gives_the_name(Kind::Fish);
}

#[test]
fn bash_runs_nothing_that_stands_in_the_name_of_a_file() {
    no_file_name_is_run(Kind::Bash);
}

#[test]
#[ignore = "needs zsh"]
fn zsh_runs_nothing_that_stands_in_the_name_of_a_file() {
    no_file_name_is_run(Kind::Zsh);
}

#[test]
#[ignore = "needs fish"]
fn fish_runs_nothing_that_stands_in_the_name_of_a_file() {
    no_file_name_is_run(Kind::Fish);
}
