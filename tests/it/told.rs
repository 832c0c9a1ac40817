//! What is wrong with a list is said once after each change of the list.

use std::fs;
use std::path::Path;

use crate::program::{Folder, Run, command, finished};

fn call(cache: &Path, words: &[&str]) -> Run {
    let mut command = command();
    command.env("WIR_CACHE", cache).args(words);
    finished(command.output().expect("the program"))
}

/// A short list with a fault, and one that is long enough for an index.
fn lists() -> [String; 2] {
    let row = "Anna Muster;06031 83-3O32;rot\n";
    [1, 5_000].map(|rows| ["Name;Telefon;Farbe\n", &row.repeat(rows)].concat())
}

#[test]
fn a_finding_of_a_list_is_said_once_and_again_after_a_change_of_the_list() {
    for list in lists() {
        let folder = Folder::new();
        let (data, cache) = (folder.file("a.csv", &list), folder.path().join("cache"));
        let words = ["--no-bundled", "--data", &data, "contacts", "muster"];
        let (first, second) = (call(&cache, &words), call(&cache, &words));
        assert!(first.err.contains("impossible-number"), "{}", first.err);
        assert!(first.err.contains("unknown-column"), "{}", first.err);
        assert_eq!(second.err, "");
        assert_eq!((first.out, first.code), (second.out, second.code));
        for always in [
            &[
                "--no-cache",
                "--no-bundled",
                "--data",
                &data,
                "contacts",
                "muster",
            ][..],
            &["--no-bundled", "check", &data],
        ] {
            let run = call(&cache, always);
            let all = [run.out, run.err].concat();
            assert!(all.contains("impossible-number"), "{all}");
        }
        fs::write(&data, list.replace("rot", "blau")).expect("written");
        assert!(call(&cache, &words).err.contains("impossible-number"));
        assert_eq!(call(&cache, &words).err, "");
    }
}

#[test]
fn what_hides_a_whole_list_is_said_at_every_call() {
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let missing = folder.path().join("fehlt.csv").display().to_string();
    let words = ["--no-bundled", "--data", &missing, "contacts", "muster"];
    for _ in 0..2 {
        let run = call(&cache, &words);
        assert!(run.err.contains("unreadable-file"), "{}", run.err);
    }
}

#[test]
fn rows_that_were_left_out_are_said_at_every_call() {
    let folder = Folder::new();
    let (cache, list) = (folder.path().join("cache"), lists()[0].clone());
    let data = folder.file("a.csv", [&list, "Bert;12;rot;zu viel\n"].concat());
    let words = ["--no-bundled", "--data", &data, "contacts", "muster"];
    for told in [true, false] {
        let run = call(&cache, &words);
        assert!(run.err.contains("too-many-cells"), "{}", run.err);
        assert_eq!(run.err.contains("unknown-column"), told, "{}", run.err);
    }
}

#[test]
fn a_mistake_in_the_settings_is_said_at_every_call() {
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let list = folder.file("a.csv", &lists()[0]);
    let config = folder.file("config.toml", "dat = []\n");
    for told in [true, false] {
        let mut command = command();
        command.env("WIR_CACHE", &cache).env("WIR_CONFIG", &config);
        command.args(["--no-bundled", "--data", &list, "contacts", "muster"]);
        let run = finished(command.output().expect("the program"));
        assert!(run.err.contains("unknown-key"), "{}", run.err);
        assert_eq!(run.err.contains("impossible-number"), told, "{}", run.err);
    }
}

#[test]
fn what_was_said_is_remembered_without_a_word_of_the_list_and_can_be_forgotten() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", &lists()[0]),
        folder.path().join("cache"),
    );
    let words = ["--no-bundled", "--data", &data, "contacts", "muster"];
    call(&cache, &words);
    let notes = || fs::read_dir(&cache).expect("a folder").flatten();
    let sizes: Vec<usize> = notes()
        .map(|note| fs::read(note.path()).expect("a note").len())
        .collect();
    assert_eq!(sizes, [16]);
    let forgotten = call(&cache, &["paths", "--forget"]);
    assert_eq!(forgotten.code, 0, "{}", forgotten.err);
    assert_eq!(notes().count(), 0);
    assert!(call(&cache, &words).err.contains("impossible-number"));
}
