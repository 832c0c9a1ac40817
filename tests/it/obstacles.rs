//! What people see where rights, disks and folders stand in the way, and of the index of a long list, as
//! it stands in `tests/transcripts/obstacles.*` and `tests/transcripts/index.*`.

#![cfg(target_os = "linux")]

use std::fs::{self, File, Permissions, set_permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::time::{Duration, SystemTime};

use crate::program::transcript::{Console, all_are_same, compare};

/// Blocks of an index have this checksum at their end.
const SEED: u64 = 0x7769_722d_696e_6465;

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
        console.says("Others were made by other versions");
        for (letter, minutes) in [("a", 30), ("b", 5 * 60), ("c", 3 * 24 * 60)] {
            let file = File::create(cache.join(letter.repeat(32) + ".index")).expect("a file");
            fs::write(
                cache.join(letter.repeat(32) + ".index"),
                of_another_version(),
            )
            .expect("written");
            let time = SystemTime::now() - Duration::from_mins(minutes);
            file.set_modified(time).expect("a time");
        }
        console.runs(paths);
    });
}

/// The first block of an index in a form that nobody knows, with a good checksum.
fn of_another_version() -> Vec<u8> {
    let mut block = b"wirindex\x7f".to_vec();
    block.resize(4088, 0);
    let sum = twox_hash::XxHash3_64::oneshot_with_seed(SEED, &block);
    block.extend_from_slice(&sum.to_le_bytes());
    block
}
