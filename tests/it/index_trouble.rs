//! What may befall an index: changed sources, damage, interruption, no room. The answer is right all
//! the same.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::filed::{Asked, KINDS, answer, build, layers, read_whole, setting};
use crate::program::{Folder, Run, command, finished};
use wir::index;

/// A list long enough for an index of its own; the name of the last one is `name`.
pub(crate) fn list(name: &str) -> String {
    let rows =
        (0..4_000).map(|number| format!("Person Nummer{number},06031 83-{number:05},B {number}\n"));
    let last = format!("{name} Letzte,06031 83-99999,415\n");
    "Name,Telefon,Raum\n".to_owned() + &rows.collect::<String>() + &last
}

/// Looks up in a list, with the cache in `cache`.
fn look_up(cache: &Path, data: &str, query: &[&str]) -> Run {
    let mut command = command();
    command.env("WIR_CACHE", cache);
    command.args([
        "--no-bundled",
        "--data",
        data,
        "contacts",
        "--format",
        "json",
    ]);
    finished(command.args(query).output().expect("the program"))
}

pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| !has_ending(path, "index-told"))
        .collect();
    files.sort();
    files
}

/// Forgets what was said of lists, so that the next call says it again.
pub(crate) fn forget_told(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if has_ending(&path, "index-told") {
            fs::remove_file(path).expect("removed");
        }
    }
}

pub(crate) fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|have| have == ending)
}

/// Runs a call with the index and without it, and compares everything that it prints.
fn same_without_the_index(cache: &Path, data: &str, words: &[&str]) -> Run {
    let run = |more: &[&str]| {
        let mut command = command();
        command.env("WIR_CACHE", cache).args(["--data", data]);
        command.args(more).args(words);
        finished(command.output().expect("the program"))
    };
    let (without, with) = (run(&["--no-cache"]), run(&[]));
    assert_eq!(
        (&with.out, &with.err, with.code),
        (&without.out, &without.err, without.code),
        "{words:?}"
    );
    with
}

#[test]
fn an_index_is_made_once_and_not_at_all_without_cache() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    let whole = look_up(&cache, &data, &["--no-cache", "letzte"]);
    assert!(files_in(&cache).is_empty());
    let first = look_up(&cache, &data, &["letzte"]);
    let made = files_in(&cache);
    assert_eq!(made.len(), 1, "{made:?}");
    let second = look_up(&cache, &data, &["letzte"]);
    assert_eq!([&first.out, &second.out], [&whole.out; 2]);
    assert!(whole.out.contains("Anna Letzte"));
    assert_eq!(files_in(&cache), made);
}

#[test]
fn a_source_that_changes_without_changing_its_size_or_its_time_is_read_anew() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    let modified = fs::metadata(&data)
        .expect("a file")
        .modified()
        .expect("a time");
    for name in ["Anna", "Bert", "Cleo", "Dora"] {
        fs::write(&data, list(name)).expect("written");
        let file = fs::File::options().write(true).open(&data).expect("a file");
        file.set_modified(modified).expect("the old time");
        for _ in 0..2 {
            let run = look_up(&cache, &data, &["letzte"]);
            assert!(
                run.out.contains(&format!("{name} Letzte")),
                "{name}: {}",
                run.out
            );
        }
    }
}

#[test]
fn a_folder_of_cards_is_read_anew_when_a_card_comes_goes_or_changes() {
    let folder = Folder::new();
    let (cards, cache) = (folder.path().join("karten"), folder.path().join("cache"));
    fs::create_dir(&cards).expect("a folder");
    let put = |file: &str, name: &str| {
        let note = "lange Notiz ".repeat(20);
        let card =
            format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nNOTE:{note}\r\nEND:VCARD\r\n");
        fs::write(cards.join(file), card).expect("written");
    };
    for number in 0..300 {
        put(&format!("{number}.vcf"), &format!("Person Nummer{number}"));
    }
    let data = cards.to_str().expect("a path").to_owned();
    let found = |query: &str| {
        for _ in 0..2 {
            let whole = look_up(&cache, &data, &["--no-cache", query]);
            let run = look_up(&cache, &data, &[query]);
            assert_eq!((run.out, run.code), (whole.out, whole.code), "{query}");
        }
        look_up(&cache, &data, &[query]).out
    };
    assert!(found("nummer77").contains("Person Nummer77"));
    assert_eq!(files_in(&cache).len(), 1);
    put("neu.vcf", "Dora Dazu");
    assert!(found("dazu").contains("Dora Dazu"));
    // Without an ending it is known by how it begins.
    put("ohne-endung", "Emil Ende");
    assert!(found("emil").contains("Emil Ende"));
    put("77.vcf", "Frida Anders");
    assert!(found("frida").contains("Frida Anders"));
    fs::remove_file(cards.join("neu.vcf")).expect("removed");
    assert!(!found("dazu").contains("Dora Dazu"));
    fs::rename(cards.join("78.vcf"), cards.join("78.png")).expect("renamed");
    assert!(!found("nummer78").contains("Person Nummer78"));
    assert_eq!(files_in(&cache).len(), 1);
}

#[test]
fn beside_standard_input_there_is_no_index() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    // A file of this name is not meant.
    folder.file("-", list("Falsch"));
    for name in ["Bert", "Cleo"] {
        let mut command = command();
        command.current_dir(folder.path()).env("WIR_CACHE", &cache);
        command.args(["--no-bundled", "--data", &data, "--data", "-"]);
        command.args(["contacts", "letzte"]).stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = command.spawn().expect("the program");
        let mut input = running.stdin.take().expect("an input");
        // Who is not read closes the pipe.
        let _ = input.write_all(list(name).as_bytes());
        drop(input);
        let run = finished(running.wait_with_output().expect("an end"));
        let names = ["Anna Letzte", &format!("{name} Letzte")];
        assert!(names.iter().all(|name| run.out.contains(name)), "{run:?}");
        assert!(!run.out.contains("Falsch"), "{run:?}");
        assert!(files_in(&cache).is_empty());
    }
}

#[test]
fn beside_a_server_there_is_no_index_and_the_list_answers_where_the_server_does_not() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    for words in [["contacts", "letzte"], ["search", "letzte"]] {
        let mut command = command();
        command.env("WIR_CACHE", &cache);
        // Nobody listens at port 1 of this machine.
        command.args(["--no-bundled", "--data", &data]);
        command.args(["--data", "ldap://127.0.0.1:1/dc=example,dc=org"]);
        let run = finished(command.args(words).output().expect("the program"));
        assert!(run.out.contains("Anna Letzte"), "{run:?}");
        assert!(run.err.contains("127.0.0.1"), "{run:?}");
        assert!(files_in(&cache).is_empty());
    }
}

/// Looks up in lists twice through an index, and once without; all must say the same.
fn say_the_same(cache: &Path, lists: &[&str], query: &str) -> Run {
    let run = |more: &[&str]| {
        let mut command = command();
        command.env("WIR_CACHE", cache).arg("--no-bundled");
        for list in lists {
            command.args(["--data", list]);
        }
        command.args(["contacts", query]).args(more);
        finished(command.output().expect("the program"))
    };
    let whole = run(&["--no-cache"]);
    for time in ["built", "opened"] {
        forget_told(cache);
        let run = run(&[]);
        assert_eq!(
            (run.out, run.err, run.code),
            (whole.out.clone(), whole.err.clone(), whole.code),
            "{time}, {lists:?}, {query}"
        );
        assert_eq!(files_in(cache).len(), 1, "{time}, {lists:?}, {query}");
    }
    whole
}

#[test]
fn beside_a_list_that_is_missing_there_is_an_index_until_the_list_comes() {
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let data = folder.file("a.csv", list("Anna"));
    let missing = folder.path().join("b.csv");
    let lists = [missing.to_str().expect("UTF-8"), data.as_str()];
    let run = say_the_same(&cache, &lists, "letzte");
    assert!(run.out.contains("Anna Letzte"), "{run:?}");
    assert!(
        run.err.contains("b.csv: Fehler [unreadable-file]"),
        "{run:?}"
    );
    assert_eq!(say_the_same(&cache, &lists, "xylophonistin").code, 4);
    folder.file("b.csv", "Name;Telefon\nBert Letzte;4444\n");
    let run = say_the_same(&cache, &lists, "letzte");
    assert!(run.out.contains("Bert Letzte"), "{run:?}");
    assert_eq!(run.err, "");
    fs::remove_file(&missing).expect("removed");
    let run = say_the_same(&cache, &lists, "letzte");
    assert!(!run.out.contains("Bert Letzte"), "{run:?}");
    assert!(
        run.err.contains("b.csv: Fehler [unreadable-file]"),
        "{run:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_named_each_time_and_its_reason_is_asked_anew() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let (lists, cache) = (folder.path().join("listen"), folder.path().join("cache"));
    fs::create_dir(&lists).expect("a folder");
    fs::write(lists.join("b.csv"), list("Anna")).expect("a list");
    let link = lists.join("a.csv");
    symlink(lists.join("fort.csv"), &link).expect("a link");
    let data = lists.to_str().expect("UTF-8");
    let run = say_the_same(&cache, &[data], "letzte");
    assert!(run.err.contains("Das gibt es nicht."), "{run:?}");
    fs::remove_file(&link).expect("removed");
    symlink(&link, &link).expect("a link to itself");
    let run = say_the_same(&cache, &[data], "letzte");
    assert!(run.err.contains("a.csv"), "{run:?}");
    assert!(!run.err.contains("Das gibt es nicht."), "{run:?}");
}

#[test]
fn lists_of_the_settings_have_an_index_and_a_finding_of_the_settings_is_said_each_time() {
    let folder = Folder::new();
    folder.file("a.csv", list("Anna"));
    let cache = folder.path().join("cache");
    let config = folder.file(
        "config.toml",
        "data = [\"a.csv\"]\nlimit = 3\nfarbe = \"rot\"\n",
    );
    for _ in 0..2 {
        let mut command = command();
        command.env("WIR_CACHE", &cache).env("WIR_CONFIG", &config);
        command.args(["--no-bundled", "contacts", "person"]);
        let run = finished(command.output().expect("the program"));
        assert!(run.err.contains("farbe"), "{run:?}");
        assert!(run.err.contains("4000 Treffer"), "{run:?}");
        assert_eq!(run.out.matches("Person Nummer").count(), 3, "{run:?}");
        assert_eq!(files_in(&cache).len(), 1);
    }
}

#[test]
fn findings_are_the_same_with_and_without_an_index_however_the_path_is_written() {
    let folder = Folder::new();
    let text = list("Anna")
        .replace("06031 83-00007", "keine Nummer")
        .replace("B 12\n", "B 12,zu viel\n");
    let (data, cache) = (folder.file("a.csv", text), folder.path().join("cache"));
    for lang in ["de", "en"] {
        let whole = look_up(&cache, &data, &["--no-cache", "--lang", lang, "letzte"]);
        assert_eq!(whole.err.lines().count(), 2, "{}", whole.err);
        for _ in 0..2 {
            forget_told(&cache);
            assert_eq!(
                look_up(&cache, &data, &["--lang", lang, "letzte"]).err,
                whole.err
            );
        }
    }
    let mut command = command();
    command.current_dir(folder.path()).env("WIR_CACHE", &cache);
    command.args(["--no-bundled", "--data", "a.csv", "contacts", "letzte"]);
    let run = finished(command.output().expect("the program"));
    assert!(run.err.starts_with("a.csv:"), "{}", run.err);
    assert_eq!(files_in(&cache).len(), 1);
}

#[cfg(unix)]
#[test]
fn one_list_has_one_index_however_its_path_is_written_and_is_named_as_it_was_written() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let double = "id;Name;Telefon\nx;Eva Eins;1111\nx;Ute Zwei;2222\n";
    folder.file("listen/a.csv", list("Anna"));
    folder.file("listen/b.csv", double);
    folder.file("listen/c.csv", "id;Name;Telefon\nx;Ida Drei;3333\n");
    symlink(folder.path().join("listen"), folder.path().join("link")).expect("a link");
    let whole = folder.path().join("listen");
    let written = ["listen", "./listen/", "link", "listen/../listen"];
    for path in written.into_iter().chain(whole.to_str()) {
        for lang in ["de", "en"] {
            let run = |more: &[&str]| {
                let mut command = command();
                command.current_dir(folder.path()).env("WIR_CACHE", &cache);
                command.args(["--no-bundled", "--lang", lang, "--data", path]);
                command.args(["contacts", "letzte"]).args(more);
                finished(command.output().expect("the program"))
            };
            forget_told(&cache);
            let (whole, with) = (run(&["--no-cache"]), run(&[]));
            assert_eq!((with.out, &with.err), (whole.out, &whole.err), "{path}");
            assert_eq!(with.err.lines().count(), 2, "{}", with.err);
            assert!(
                with.err.lines().all(|line| line.starts_with(path)),
                "{}",
                with.err
            );
        }
    }
    assert_eq!(files_in(&cache).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_link_whose_name_promises_another_form_is_read_in_that_form() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let data = folder.file("a.csv", list("Anna"));
    let link = folder.path().join("a.vcf");
    symlink(&data, &link).expect("a link");
    let link = link.to_str().expect("UTF-8");
    for list in [data.as_str(), link, data.as_str(), link] {
        let whole = look_up(&cache, list, &["--no-cache", "letzte"]);
        let run = look_up(&cache, list, &["letzte"]);
        assert_eq!((run.out, run.err), (whole.out, whole.err), "{list}");
    }
}

#[test]
fn many_findings_are_counted_by_their_kinds_with_and_without_an_index() {
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let rows = (0..4_000).map(|number| match number % 5 {
        0 => format!("Person Nummer{number},keine Nummer,anna@,B {number}\n"),
        1 => format!("Person Nummer{number},06031 83-{number:05},@,B {number}\n"),
        2 => format!("Person Nummer{number},06031 83-{number:05},,B {number},zu viel\n"),
        _ => format!("Person Nummer{number},06031 83-{number:05},,B {number}\n"),
    });
    let text = "Name,Telefon,E-Mail,Raum\n".to_owned() + &rows.collect::<String>();
    let data = folder.file("a.csv", text);
    let missing = folder.path().join("b.csv");
    let lists = [data.as_str(), missing.to_str().expect("UTF-8")];
    let run = say_the_same(&cache, &lists, "nummer3");
    assert!(run.err.contains("800 ×, zuerst "), "{run:?}");
    assert!(
        run.err.starts_with(lists[1]) || run.err.contains("b.csv: Fehler"),
        "{run:?}"
    );
}

/// A short list with its index, for damage of every kind.
struct Damaged {
    folder: Folder,
    layers: wir::load::DataLayers,
    index: PathBuf,
    good: Vec<u8>,
    want: Vec<Vec<String>>,
}

fn questions() -> Vec<Asked> {
    [
        "falk",
        "sehsar",
        "3033",
        "müller",
        "b 2.14",
        "archiv",
        "v.sesar@example.org",
        "",
    ]
    .map(Asked::words)
    .into()
}

impl Damaged {
    fn new() -> Damaged {
        let folder = Folder::new();
        let rows =
            (0..150).map(|number| format!("Anna Müller{number},06031 83-{number},Archiv,,\n"));
        let list = "Name,Telefon,Abteilung,Raum,E-Mail\n\
            Viola Sesar,06031 83-3033,Kreisarchiv,B 2.14,v.sesar@example.org\n\
            Henrietta Falk,06031 83-3032,Archiv,415,h.falk@example.org\n"
            .to_owned()
            + &rows.collect::<String>();
        let layers = layers(&[folder.file("a.csv", list)]);
        build(&setting(folder.path()), &layers).expect("an index");
        let index = files_in(&folder.path().join("cache")).remove(0);
        let whole = read_whole(&layers);
        let want = questions()
            .iter()
            .map(|asked| answer(&whole, None, asked))
            .collect();
        let good = fs::read(&index).expect("an index");
        Damaged {
            folder,
            layers,
            index,
            good,
            want,
        }
    }

    /// Whether the index still answers; if it does, every answer must be right.
    fn still_answers(&self, bytes: &[u8], what: &str) -> bool {
        fs::write(&self.index, bytes).expect("written");
        let Some(index) = index::open(&setting(self.folder.path()), &self.layers, &KINDS) else {
            return false;
        };
        let Some(directory) = index.directory() else {
            return false;
        };
        for (asked, want) in questions().iter().zip(&self.want) {
            let have = answer(&directory, Some(&index), asked);
            if index.is_damaged() {
                return false;
            }
            assert_eq!(&have, want, "{what}: {asked:?}");
        }
        true
    }
}

#[test]
fn no_flipped_bit_and_no_cut_changes_an_answer() {
    let damaged = Damaged::new();
    let good = damaged.good.clone();
    assert!(damaged.still_answers(&good, "whole"));
    let mut noticed = 0;
    for at in (0..good.len()).step_by(61) {
        let mut bytes = good.clone();
        bytes[at] ^= 1 << (at % 8);
        noticed += usize::from(!damaged.still_answers(&bytes, &format!("byte {at}")));
    }
    assert!(
        noticed > good.len() / 61 / 2,
        "most of an index is looked at: {noticed}"
    );
    for cut in (0..good.len()).step_by(509) {
        assert!(!damaged.still_answers(&good[..cut], &format!("cut at {cut}")));
    }
    // Blocks in each other's place have good checksums of their own.
    let mut bytes = good.clone();
    let (one, other) = (4096 * 3, 4096 * 4);
    bytes[one..one + 4096].copy_from_slice(&good[other..other + 4096]);
    damaged.still_answers(&bytes, "swapped");
}

#[test]
fn stamps_that_are_damaged_cost_no_answer_and_are_written_anew() {
    let damaged = Damaged::new();
    let mut bytes = damaged.good.clone();
    bytes[4096 + 5] ^= 1;
    assert!(damaged.still_answers(&bytes, "stamps"));
    let after = fs::read(&damaged.index).expect("an index");
    assert_ne!(after[4096..8192], bytes[4096..8192], "written anew");
    assert!(damaged.still_answers(&after, "stamps written anew"));
}

#[test]
fn an_index_of_other_data_another_version_or_no_index_at_all_is_not_believed() {
    let (one, other) = (Damaged::new(), Damaged::new());
    let settings = setting(one.folder.path());
    assert!(!one.still_answers(&other.good, "of another list"));
    assert!(!one.still_answers(b"", "empty"));
    assert!(!one.still_answers(&[0; 8192], "zeros"));
    assert!(!one.still_answers(b"Name,Telefon\nAnna,1234\n", "a list"));
    assert!(one.still_answers(&one.good, "its own"));
    let older = index::Setting {
        maker: "another".to_owned(),
        ..settings
    };
    assert!(index::open(&older, &one.layers, &KINDS).is_none());
}

#[test]
fn a_damaged_index_is_built_again_by_the_program() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    let want = look_up(&cache, &data, &["letzte"]);
    let index = files_in(&cache).remove(0);
    let good = fs::read(&index).expect("an index");
    for at in [
        10,
        4096 + 100,
        good.len() / 4,
        good.len() / 2,
        good.len() - 5000,
    ] {
        let mut bytes = good.clone();
        bytes[at] ^= 0x40;
        fs::write(&index, &bytes).expect("written");
        for query in ["letzte", "nummer77", "99999", "nummre77"] {
            let whole = look_up(&cache, &data, &["--no-cache", query]);
            let run = look_up(&cache, &data, &[query]);
            assert_eq!(
                (run.out, run.err),
                (whole.out, whole.err),
                "byte {at}, {query}"
            );
        }
    }
    fs::write(&index, &good[..good.len() / 2]).expect("written");
    assert_eq!(look_up(&cache, &data, &["letzte"]).out, want.out);
    assert!(fs::metadata(&index).expect("an index").len() > good.len() as u64 / 2);
}

#[test]
fn an_index_whose_directory_or_findings_are_damaged_is_built_again() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    look_up(&cache, &data, &["letzte"]);
    let index = files_in(&cache).remove(0);
    let good = fs::read(&index).expect("an index");
    // The directory, the findings in both languages: the last blocks.
    for block in 1..=3 {
        let mut bytes = good.clone();
        let at = good.len() - 4096 * block;
        bytes[at] ^= 0x40;
        fs::write(&index, &bytes).expect("written");
        for lang in ["de", "en"] {
            look_up(&cache, &data, &["--lang", lang, "letzte"]);
        }
        let now = fs::read(&index).expect("an index");
        assert_ne!(
            now[4096 * 4..],
            bytes[4096 * 4..],
            "block {block} from the end"
        );
    }
}

#[test]
fn many_builders_at_once_all_answer_rightly_and_leave_one_index() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    let runs: Vec<_> = (0..6)
        .map(|_| {
            let mut command = command();
            command.env("WIR_CACHE", &cache).stdout(Stdio::piped());
            command.args(["--no-bundled", "--data", &data, "contacts", "letzte"]);
            command.spawn().expect("the program")
        })
        .collect();
    for run in runs {
        let output = run.wait_with_output().expect("an end");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains("Anna Letzte"), "{text}");
    }
    let left = files_in(&cache);
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(
        look_up(&cache, &data, &["letzte"])
            .out
            .contains("Anna Letzte")
    );
}

#[cfg(unix)]
#[test]
fn a_builder_that_is_killed_leaves_nothing_wrong_and_its_draft_is_thrown_away() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    let mut drafts = 0;
    for wait in 0..12 {
        let mut command = command();
        command.env("WIR_CACHE", &cache).stdout(Stdio::null());
        command.args(["--no-bundled", "--data", &data, "contacts", "letzte"]);
        let mut run = command.spawn().expect("the program");
        std::thread::sleep(Duration::from_millis(wait * 7));
        run.kill().expect("a kill");
        run.wait().expect("an end");
        drafts += files_in(&cache)
            .iter()
            .filter(|file| has_ending(file, "draft"))
            .count();
        let run = look_up(&cache, &data, &["letzte"]);
        assert!(run.out.contains("Anna Letzte"), "{}", run.out);
        for index in files_in(&cache) {
            if has_ending(&index, "index") {
                fs::remove_file(index).expect("removed");
            }
        }
    }
    assert!(drafts > 0, "no builder was killed in the middle");
    look_up(&cache, &data, &["letzte"]);
    assert!(
        files_in(&cache)
            .iter()
            .all(|file| has_ending(file, "index"))
    );
}

#[cfg(unix)]
#[test]
fn without_room_or_permission_the_answer_is_the_same_and_nothing_is_left() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    // The system refuses to write files longer than some kilobytes, as a full disk does.
    let line = "trap '' XFSZ; ulimit -f 16; exec \"$0\" \"$@\"";
    let mut shell = Command::new("sh");
    shell.args([
        "-c",
        line,
        env!("CARGO_BIN_EXE_wir"),
        "--no-bundled",
        "--data",
        &data,
    ]);
    shell
        .args(["contacts", "letzte"])
        .env("WIR_CACHE", &cache)
        .env("HOME", "/nonexistent");
    let run = finished(shell.output().expect("a shell"));
    assert!(run.out.contains("Anna Letzte"), "{run:?}");
    assert_eq!((run.err.as_str(), run.code), ("", 0));
    assert!(files_in(&cache).is_empty());
    // A file stands where the folder should be.
    let blocked = folder.file("blocked", "");
    let run = look_up(
        Path::new(&blocked).join("cache").as_path(),
        &data,
        &["letzte"],
    );
    assert!(run.out.contains("Anna Letzte"));
    assert_eq!((run.err.as_str(), run.code), ("", 0));
}

#[test]
fn an_index_whose_source_is_gone_is_thrown_away_when_another_is_built() {
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let (one, other) = (
        folder.file("a.csv", list("Anna")),
        folder.file("b.csv", list("Bert")),
    );
    look_up(&cache, &one, &["letzte"]);
    let of_one = files_in(&cache);
    fs::remove_file(one).expect("removed");
    look_up(&cache, &other, &["letzte"]);
    let left = files_in(&cache);
    assert_eq!(left.len(), 1, "{left:?}");
    assert_ne!(left, of_one);
}

#[test]
fn listings_are_the_same_in_every_form_with_and_without_an_index() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    for arguments in [
        &["--format", "csv"][..],
        &["--format", "json"],
        &["--format", "vcard", "--limit", "50"],
        &["--format", "toml", "--limit", "50"],
        &["--sort", "phone", "--limit", "20"],
        &["--fields", "name,room", "--sort", "name", "nummer1"],
        &["--room", "B 77", "--similar", "nummer"],
    ] {
        let run = |no_cache: &[&str]| {
            let mut command = command();
            command.env("WIR_CACHE", &cache);
            command
                .args(["--no-bundled", "--data", &data, "contacts"])
                .args(arguments);
            finished(command.args(no_cache).output().expect("the program"))
        };
        let (with, without) = (run(&[]), run(&["--no-cache"]));
        assert!(!with.out.is_empty(), "{arguments:?}");
        assert_eq!(
            (with.out, with.err),
            (without.out, without.err),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_search_over_everything_is_the_same_with_and_without_an_index() {
    let folder = Folder::new();
    let text = list("Anna").replace("Name,Telefon,Raum\n", "Name,Telefon,Raum,Abteilung\n");
    let text: String = text
        .lines()
        .enumerate()
        .map(|(at, line)| match at {
            0 => format!("{line}\n"),
            _ => format!("{line},Amt {}\n", at % 40),
        })
        .collect();
    let (data, cache) = (folder.file("a.csv", text), folder.path().join("cache"));
    for words in [
        &["letzte"][..],
        &["raum", "415"],
        &["Amt 7"],
        &["b77"],
        &["falk"],
        &["minijob"],
        &["migrantenorganisationen"],
        &["nummre77"],
        &["zzzz"],
        &["ehrenamt", "--format", "json"],
        &["Amt 39", "--format", "json"],
    ] {
        same_without_the_index(&cache, &data, words);
    }
    // One of everything, and one of the contacts for the room.
    assert_eq!(files_in(&cache).len(), 2);
}

#[test]
fn rooms_names_and_the_front_page_are_the_same_with_and_without_an_index() {
    let folder = Folder::new();
    let text = list("Anna").replace("06031 83-00003", "keine");
    let (data, cache) = (folder.file("a.csv", text), folder.path().join("cache"));
    for words in [
        &["rooms", "B 77"][..],
        &["rooms", "b3"],
        &["rooms", "letzte"],
        &["rooms", "zzzz"],
        &["rooms", "415", "--format", "json"],
        &["names", "nummer77"],
        &["names", "anna l"],
        &["names", "--", "LETZ"],
        &["names", "--", "a"],
        &[],
        &["--format", "json"],
    ] {
        let with = same_without_the_index(&cache, &data, words);
        assert!(!with.out.is_empty() || with.code == 1, "{words:?}");
    }
    // One for the look-up of people, one for all.
    assert_eq!(files_in(&cache).len(), 2);
}

#[test]
fn funding_and_topics_are_the_same_with_and_without_an_index_and_share_one() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    for words in [
        &["foerderung"][..],
        &["foerderung", "deutsch4u", "--sources"],
        &["foerderung", "zzzz"],
        &["foerderung", "deadlines", "--as-of", "2026-11-22"],
        &["foerderung", "find", "--now", "--as-of", "2026-11-22"],
        &[
            "foerderung",
            "find",
            "--now",
            "--as-of",
            "2026-11-22",
            "--format",
            "json",
        ],
        &["program"],
        &["program", "anerkennung", "--format", "json"],
        &["--version"],
    ] {
        let with = same_without_the_index(&cache, &data, words);
        assert!(!with.out.is_empty() || with.code == 1, "{words:?}");
    }
    assert_eq!(files_in(&cache).len(), 1);
}

#[test]
fn paths_shows_the_index_of_these_layers() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    let paths = |arguments: &[&str]| {
        let mut command = command();
        command
            .env("WIR_CACHE", &cache)
            .args(["--no-bundled", "--data", &data, "paths"]);
        finished(command.args(arguments).output().expect("the program")).out
    };
    let place = cache.to_str().expect("UTF-8");
    assert!(paths(&[]).contains(place));
    assert!(!paths(&["--no-cache"]).contains(place));
    look_up(&cache, &data, &["letzte"]);
    let json: serde_json::Value =
        serde_json::from_str(&paths(&["--format", "json"])).expect("JSON");
    let index = &json["indexes"][0];
    assert_eq!(index["command"], "contacts");
    let bytes = fs::metadata(files_in(&cache).remove(0))
        .expect("an index")
        .len();
    assert_eq!(index["bytes"], bytes);
    let help = paths(&["--help"]);
    for key in index.as_object().expect("an object").keys() {
        assert!(help.contains(&format!("\"{key}\"")), "{key}: {help}");
    }
    assert!(paths(&[]).contains("gebaut vor"));
}

#[test]
fn paths_says_why_no_index_can_be_made_and_promises_none_there() {
    let folder = Folder::new();
    let file = folder.file("file", "");
    let paths = |variable: &str, place: &Path, arguments: &[&str]| {
        let mut command = command();
        command
            .env_remove("WIR_CACHE")
            .env(variable, place)
            .arg("paths");
        let run = finished(command.args(arguments).output().expect("the program"));
        assert_eq!((run.err.as_str(), run.code), ("", 0));
        run.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let below = Path::new(&file).join("below");
    for (variable, place, named) in [
        ("WIR_CACHE", Path::new(&file), "Das"),
        ("WIR_CACHE", &below, file.as_str()),
        ("XDG_CACHE_HOME", &below, file.as_str()),
    ] {
        let out = paths(variable, place, &[]);
        let reason = format!("Hier kann kein Index entstehen. {named} ist kein Ordner.");
        assert!(out.contains(&reason), "{out}");
        assert!(out.contains("WIR_CACHE=ORDNER"), "{out}");
        assert!(!out.contains("entsteht ein Index"), "{out}");
        let out = paths(variable, place, &["--lang", "en"]);
        assert!(
            out.contains("No index can be made here") && !out.contains("an index is made"),
            "{out}"
        );
        let out = paths(variable, place, &["--format", "json"]);
        assert!(out.contains("\"cache_writable\":false"), "{out}");
    }
    // A folder that is not there yet is no obstacle, and asking does not make it.
    let free = folder.path().join("not/there");
    assert!(paths("WIR_CACHE", &free, &[]).contains("entsteht ein Index"));
    let out = paths("WIR_CACHE", &free, &["--format", "json"]);
    assert!(out.contains("\"cache_writable\":true"), "{out}");
    assert_eq!(files_in(folder.path()), [PathBuf::from(file)]);
}

#[test]
fn paths_shows_every_index_with_its_lists_and_throws_away_those_whose_list_is_gone() {
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let (one, other) = (
        folder.file("a.csv", list("Anna")),
        folder.file("b.csv", list("Bert")),
    );
    look_up(&cache, &one, &["letzte"]);
    look_up(&cache, &other, &["letzte"]);
    // What is called otherwise is not ours.
    fs::write(cache.join("notizen.index"), "eigenes").expect("written");
    fs::write(cache.join("a.draft"), "eigenes").expect("written");
    let lists = || {
        let mut command = command();
        command
            .env("WIR_CACHE", &cache)
            .args(["--no-bundled", "--data", &one]);
        let run = command.args(["paths", "--format", "json"]).output();
        let json = finished(run.expect("the program")).out;
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let indexes = json["indexes"].as_array().expect("a list").clone();
        let list = |index: &serde_json::Value| {
            assert_eq!(index["command"], "contacts");
            let list = index["lists"][0].as_str().expect("a list");
            Path::new(list).file_name().expect("a name").to_owned()
        };
        indexes.iter().map(list).collect::<Vec<_>>()
    };
    assert_eq!(lists(), ["a.csv", "b.csv"]);
    fs::remove_file(&other).expect("removed");
    assert_eq!(lists(), ["a.csv"]);
    assert_eq!(files_in(&cache).len(), 3);
}

#[test]
fn an_index_that_is_old_of_another_format_or_damaged_is_thrown_away() {
    let folder = Folder::new();
    let settings = setting(folder.path());
    let layers = layers(&[folder.file("a.csv", list("Anna"))]);
    build(&settings, &layers).expect("an index");
    let ours = files_in(&settings.folder).remove(0);
    let name = |letter: &str| settings.folder.join(letter.repeat(32) + ".index");
    // The first block of another format, with a good checksum.
    let mut block = b"wirindex\x7f".to_vec();
    block.resize(4088, 0);
    let seed = 0x7769_722d_696e_6465;
    let sum = twox_hash::XxHash3_64::oneshot_with_seed(seed, &block);
    block.extend_from_slice(&sum.to_le_bytes());
    fs::write(name("a"), &block).expect("written");
    fs::write(name("b"), "damaged").expect("written");
    index::tidy(&settings);
    assert_eq!(files_in(&settings.folder), [ours]);
    assert_eq!(index::list_indexes(&settings).len(), 1);
    let later = index::Setting {
        now: settings.now + Duration::from_hours(24 * 61),
        ..settings.clone()
    };
    index::tidy(&later);
    assert_eq!(files_in(&settings.folder), Vec::<PathBuf>::new());
}

#[cfg(unix)]
#[test]
fn an_index_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    look_up(&cache, &data, &["letzte"]);
    let index = files_in(&cache).remove(0);
    let mode = |path: &Path| {
        let data = fs::metadata(path).expect("there");
        data.permissions().mode() & 0o777
    };
    assert_eq!((mode(&cache), mode(&index)), (0o700, 0o600));
}

#[test]
fn an_index_remembers_that_a_list_was_not_read() {
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let data = folder.path().join("data");
    fs::create_dir(&data).expect("a folder");
    fs::write(data.join("a.csv"), list("Anna")).expect("a list");
    fs::write(data.join("z.csv"), "Spalte1;Spalte2\nBerta;3033\n").expect("a list");
    let data = data.to_str().expect("UTF-8");
    for time in ["built", "opened"] {
        let run = look_up(&cache, data, &["Xylophonistin"]);
        assert_eq!(run.code, 4, "{time}: {run:?}");
        assert!(run.err.contains("[no-header]"), "{time}: {run:?}");
        assert_eq!(files_in(&cache).len(), 1, "{time}");
    }
}
