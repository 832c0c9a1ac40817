//! What people see where rights, disks and folders stand in the way, and of the index of a long list, as
//! it stands in `tests/transcripts/obstacles.*` and `tests/transcripts/index.*`.

#![cfg(target_os = "linux")]

use std::fs::{self, DirEntry, Permissions, set_permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::time::Duration;

use wir::index::Setting;

use crate::filed::{build, layers, now, setting};
use crate::program::transcript::{Console, all_are_same, compare};

/// Compares what `tell` logs in each language with its transcript.
fn in_both_languages(name: &str, tell: impl Fn(&mut Console)) {
    all_are_same(["de", "en"].map(|lang| {
        let mut console = Console::new(lang).with_common_rights();
        tell(&mut console);
        compare(&format!("{name}.{lang}"), &console.log())
    }));
}

/// Gives a file or folder these rights.
fn allow(console: &Console, name: &str, mode: u32) {
    let path = console.folder.path().join(name);
    set_permissions(path, Permissions::from_mode(mode)).expect("rights");
}

/// A list that is long enough for an index.
fn long_list() -> String {
    let rows = (0..4_000).map(|number| format!("Person Nummer{number};06031 83-{number:05}\n"));
    "Name;Telefon\n".to_owned() + &rows.collect::<String>()
}

#[test]
fn rights_and_disks_that_stand_in_the_way_are_told_in_words() {
    in_both_languages("obstacles", |console| {
        let list = "Name;Telefon\nAnna Berger;06031 83-4001\n";
        console.folder.file("liste.csv", list);
        console.folder.file("geheim/liste.csv", list);
        allow(console, "geheim/liste.csv", 0);
        let round = console.folder.path().join("kreis.csv");
        symlink("kreis.csv", round).expect("a link");
        console.says("The list may not be read");
        console.runs("wir --data geheim/liste.csv contacts falk --fields name,phone");
        console.runs("wir --data geheim contacts falk --fields name,phone");
        console.says("A link leads to itself");
        console.runs("wir --data kreis.csv contacts falk --fields name,phone");
        console.says("The disk is full");
        console.runs("wir --no-bundled --data liste.csv contacts > /dev/full");

        let folder = console.folder.path().join("fest");
        fs::create_dir(folder).expect("a folder");
        allow(console, "fest", 0o555);
        console.says("No index can be made");
        for cache in ["fest", "fest/tief", "liste.csv", "liste.csv/tief"] {
            console.runs(&format!(
                "WIR_CACHE={cache} wir --no-bundled paths | tail -n 4"
            ));
        }
        allow(console, "fest", 0o755);
        console.folder.file("lang.csv", long_list());
        console.runs(
            "(ulimit -f 100; WIR_CACHE=fest wir --no-bundled --data lang.csv paths | tail -n 5)",
        );
        console.says("The output may not grow any further");
        console.runs("(ulimit -f 8; wir --no-bundled --data lang.csv contacts > aus.txt)");
    });
}

#[test]
fn an_index_is_shown_with_its_age_and_its_size() {
    in_both_languages("index", |console| {
        console.folder.file("liste.csv", long_list());
        let paths =
            "WIR_CACHE=cache wir --no-bundled --data liste.csv paths | sed -n '/^cache/,$p'";
        console.says("There is none yet");
        console.runs(paths);
        console.says("It is there");
        let look_up = "WIR_CACHE=cache wir --no-bundled --data liste.csv contacts nummer3999";
        console.runs(look_up);
        let cache = console.folder.path().join("cache");
        let index = cache
            .read_dir()
            .expect("a folder")
            .next()
            .expect("an index")
            .expect("an index");
        let name = index.file_name().into_string().expect("UTF-8");
        console.redact(&name, "[INDEX]");
        console.runs(paths);
        console.says("The folder may not be written any more");
        allow(console, "cache", 0o555);
        console.runs(paths);
        allow(console, "cache", 0o755);
        console.says("It is damaged while it is read");
        // What is printed first is taken when all of the index was read once; the rest waits.
        let damage = "head -c 1000 > /dev/null\nfor index in cache/*; do : > $index; done\ncat > /dev/null\n";
        console.folder.file("damage.sh", damage);
        let listing = "WIR_CACHE=cache wir --no-bundled --data liste.csv contacts";
        console.runs(&format!("({listing}; echo \"→ $?\" >&2) | sh damage.sh"));
        console.says("Others were built some time ago");
        let mut other = String::new();
        for (minutes, name) in [
            (30, "[30 MINUTES]"),
            (300, "[5 HOURS]"),
            (4_320, "[3 DAYS]"),
        ] {
            let list = format!("{minutes}.csv");
            let list = console.folder.file(&list, long_list());
            let setting = Setting {
                now: now().saturating_sub(Duration::from_mins(minutes)),
                ..setting(console.folder.path())
            };
            let known = names(&cache);
            build(&setting, &layers(&[list])).expect("an index");
            let new = names(&cache).into_iter().find(|name| !known.contains(name));
            other = new.expect("an index");
            console.redact(&other, name);
        }
        console.runs(paths);
        console.says("One of them may be written by others, and a folder is called as an index");
        allow(console, &format!("cache/{other}"), 0o666);
        fs::create_dir(cache.join("f".repeat(32) + ".index")).expect("a folder");
        console.runs(paths);
        console.says("Nothing shall stay");
        let forget = "WIR_CACHE=cache wir paths --forget";
        console.runs(forget);
        console.runs(forget);
        console.runs("WIR_CACHE= wir paths --forget");
    });
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().expect("a folder");
    let name = |entry: DirEntry| entry.file_name().into_string().expect("UTF-8");
    entries.map(|entry| name(entry.expect("a file"))).collect()
}
