//! What people see of long lists on a terminal, as it stands in `tests/transcripts/long_lists.*`, and
//! where they would wait without a word, as in `tests/transcripts/waiting.*`.

#![cfg(target_os = "linux")]

use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::program::Folder;
use crate::program::screen::Screen;
use crate::program::terminal::Talk;
use crate::program::transcript::{all_are_same, compare};

/// Longer than this a person waits before a bar is shown.
const LONG: Duration = Duration::from_millis(600);

/// One more than a screen has room for; the first is not confirmed, and has what no table has room for.
fn bergers() -> String {
    let first = "email = \"anna.berger@example.org\"\nnote = \"vormittags\"\nconfirmed = false\n";
    let given = [
        "Anna", "Bernd", "Carla", "Dirk", "Emine", "Farid", "Greta", "Hakan", "Ines",
    ];
    let contact = |number: usize| {
        let name = given[number % given.len()];
        let more = if number == 0 { first } else { "" };
        format!(
            "[[contact]]\nname = \"{name} Berger\"\nphone = \"06031 83-{}\"\nunit = \"jugendamt\"\n{more}",
            4000 + number
        )
    };
    let unit = "[[unit]]\nid = \"jugendamt\"\nname = \"Jugendamt\"\n";
    unit.to_owned() + &(0..51).map(contact).collect::<String>()
}

#[test]
fn a_table_says_what_it_leaves_out_and_how_long_it_is() {
    let folder = Folder::new();
    let list = folder.file("amt.toml", bergers());
    all_are_same(["de", "en"].map(|lang| {
        let shown = ["contacts", "contacts berger"].map(|words| {
            let call = format!("--lang {lang} --no-bundled --data {list} {words}");
            Screen::start("", 80, 80, &call).ends_by_itself()
        });
        let folder = format!("{}/", folder.path().display());
        let shown = shown.concat().replace(&folder, "");
        compare(&format!("long_lists.{lang}"), &shown)
    }));
}

#[test]
fn whoever_would_wait_without_a_word_is_told_what_for() {
    all_are_same(["de", "en"].map(|lang| {
        let keyboard = format!("--lang {lang} --data - contacts");
        let shown = Screen::start("", 80, 10, &keyboard).ends_by_itself() + &bar(lang);
        compare(&format!("waiting.{lang}"), &shown)
    }));
}

/// The bar as it is shown first, while a list is prepared.
fn bar(lang: &str) -> String {
    let folder = Folder::new();
    let rows = (0..20_000).map(|number| format!("Person Nummer{number};06031 83-{number:05}\n"));
    let list = "Name;Telefon\n".to_owned() + &rows.collect::<String>();
    let list = folder.file("liste.csv", list);
    let cache = folder.path().join("cache");
    let variable = format!("WIR_CACHE='{}'", cache.display());
    let call = format!("--lang {lang} --no-bundled --data {list} contacts nummer19999");
    let mut talk = Talk::start_without_jobs(&variable, 80, 20, &call);
    // It is held up until the wait is long, on however fast a machine.
    let is_begun = || {
        cache
            .read_dir()
            .is_ok_and(|mut files| files.next().is_some())
    };
    while !is_begun() {
        thread::yield_now();
    }
    let program = talk.program().to_string();
    signal("STOP", &program);
    thread::sleep(LONG);
    signal("CONT", &program);
    talk.sees(" %").sees("Nummer19999");
    let (code, seen, _) = talk.ends();
    let shown = seen.split(" %").next().unwrap_or_default();
    let shown = shown
        .trim_start()
        .trim_end_matches(|c: char| c.is_ascii_digit());
    let shown = shown.trim_end().replace('#', "-");
    format!("$ wir {call}\n│ {shown} [NUMBER] %\n→ {code}\n")
        .replace(&format!("{}/", folder.path().display()), "")
}

fn signal(name: &str, program: &str) {
    let sent = Command::new("kill")
        .args([&format!("-{name}"), program])
        .status();
    assert!(sent.expect("kill").success());
}
