//! What stays on disk of a list, and how long; and what lies in the cache folder that is not ours.

use std::fs;
use std::path::{Path, PathBuf};

use twox_hash::XxHash3_64;

use crate::index_trouble::{files_in, has_ending, list};
use crate::program::{Folder, Run, command, finished};

/// Calls the program with a cache folder.
fn call(cache: &Path, words: &[&str]) -> Run {
    let mut command = command();
    command.env("WIR_CACHE", cache).args(words);
    finished(command.output().expect("the program"))
}

/// Whether a name stands in any file of the folder.
fn holds(cache: &Path, name: &str) -> bool {
    let holds = |file: PathBuf| {
        let bytes = fs::read(file).unwrap_or_default();
        memchr::memmem::find(&bytes, name.as_bytes()).is_some()
    };
    files_in(cache).into_iter().any(holds)
}

/// A look-up in these lists, which makes an index of them.
fn look_up(cache: &Path, lists: &[&str]) -> Run {
    let named = lists.iter().flat_map(|list| ["--data", list]);
    let words: Vec<&str> = ["--no-bundled"].into_iter().chain(named).collect();
    call(cache, &[&words[..], &["contacts", "letzte"]].concat())
}

/// Calls of every kind, none of which is about the list that changed.
const OTHER_CALLS: [&[&str]; 8] = [
    &["contacts", "falk"],
    &["rooms", "415"],
    &["search", "minijob"],
    &["check"],
    &["paths"],
    &["foerderung", "show", "minijob", "--no-cache"],
    &["names", "fa"],
    &["--version"],
];

#[test]
fn whoever_left_a_list_is_gone_from_the_disk_after_any_call() {
    for words in OTHER_CALLS {
        let folder = Folder::new();
        let (data, cache) = (
            folder.file("a.csv", list("Anna")),
            folder.path().join("cache"),
        );
        look_up(&cache, &[&data]);
        assert!(holds(&cache, "Anna Letzte"));
        fs::write(&data, list("Bert")).expect("written");
        call(&cache, words);
        assert!(!holds(&cache, "Anna Letzte"), "{words:?}");
    }
}

#[test]
fn a_list_that_became_too_short_for_an_index_leaves_none() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    look_up(&cache, &[&data]);
    let short: String = list("Anna").split_inclusive('\n').take(20).collect();
    fs::write(&data, short).expect("written");
    look_up(&cache, &[&data]);
    assert_eq!(files_in(&cache), Vec::<PathBuf>::new());
}

#[test]
fn of_lists_that_were_read_together_every_index_goes_when_one_of_them_changes() {
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let one = folder.file("a.csv", list("Anna"));
    let other = folder.file("b.csv", list("Bert"));
    for lists in [&[one.as_str()][..], &[&other], &[&one, &other]] {
        look_up(&cache, lists);
    }
    assert_eq!(files_in(&cache).len(), 3);
    fs::write(&one, list("Cleo")).expect("written");
    look_up(&cache, &[&one]);
    assert!(!holds(&cache, "Anna Letzte"));
    assert!(holds(&cache, "Bert Letzte"), "its list did not change");
    assert_eq!(files_in(&cache).len(), 2);
}

#[test]
fn a_list_that_is_deleted_takes_its_index_along() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    look_up(&cache, &[&data]);
    fs::remove_file(&data).expect("removed");
    call(&cache, &["contacts", "falk"]);
    assert_eq!(files_in(&cache), Vec::<PathBuf>::new());
}

#[test]
fn a_list_that_is_written_again_as_it_was_keeps_its_index() {
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    look_up(&cache, &[&data]);
    let inode = |path: &PathBuf| {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).expect("there").ino()
    };
    let before: Vec<u64> = files_in(&cache).iter().map(inode).collect();
    fs::write(&data, list("Anna")).expect("written");
    call(&cache, &["contacts", "falk"]);
    look_up(&cache, &[&data]);
    let after: Vec<u64> = files_in(&cache).iter().map(inode).collect();
    assert_eq!(before, after, "nothing was built again");
}

#[test]
fn the_draft_of_a_builder_that_was_ended_goes_at_the_next_call_and_one_that_is_written_stays() {
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    fs::create_dir(&cache).expect("a folder");
    let draft = |letter: &str| cache.join(letter.repeat(32) + ".index.1-2.draft");
    fs::write(draft("a"), "Anna Letzte").expect("written");
    let locked = fs::File::create(draft("b")).expect("a file");
    locked.lock().expect("a lock");
    call(&cache, &["contacts", "falk"]);
    assert_eq!(files_in(&cache), [draft("b")]);
    drop(locked);
    call(&cache, &["contacts", "falk"]);
    assert_eq!(files_in(&cache), Vec::<PathBuf>::new());
}

#[test]
fn to_forget_deletes_every_copy_and_names_it_and_leaves_what_is_not_ours() {
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let data = folder.file("a.csv", list("Anna"));
    look_up(&cache, &[&data]);
    call(&cache, &["--data", &data, "search", "letzte"]);
    fs::write(cache.join("notizen.index"), "eigenes").expect("written");
    assert_eq!(files_in(&cache).len(), 3);
    let run = call(&cache, &["paths", "--forget", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let gone = json["forgotten"].as_array().expect("a list");
    assert_eq!(gone.len(), 2, "{run:?}");
    assert!(gone.iter().all(|index| index["lists"][0] == data.as_str()));
    assert_eq!(files_in(&cache), [cache.join("notizen.index")]);
    assert!(Path::new(&data).exists());
    let run = call(&cache, &["--no-cache", "paths", "--forget"]);
    assert!(run.out.contains("liegt keine Kopie"), "{run:?}");
    assert_eq!((run.err.as_str(), run.code), ("", 0));
}

#[cfg(unix)]
#[test]
fn an_index_that_others_may_write_is_not_read_not_deleted_and_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    // Of another list under the name of this one, so that it shows whether it is read.
    look_up(&cache, &[&data]);
    let index = files_in(&cache).remove(0);
    let before = fs::read(&index).expect("an index");
    for mode in [0o602, 0o620, 0o666] {
        fs::set_permissions(&index, fs::Permissions::from_mode(mode)).expect("rights");
        let run = look_up(&cache, &[&data]);
        assert!(run.out.contains("Anna Letzte"), "{run:?}");
        fs::write(&data, list("Bert")).expect("written");
        let run = look_up(&cache, &[&data]);
        assert!(run.out.contains("Bert Letzte"), "{run:?}");
        fs::write(&data, list("Anna")).expect("written");
        assert_eq!(fs::read(&index).expect("an index"), before);
        assert_eq!(files_in(&cache).len(), 1);
        let run = call(&cache, &["paths", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        assert_eq!(json["passed_over"][0]["reason"], "writable");
        assert_eq!(json["indexes"], serde_json::json!([]));
    }
    call(&cache, &["paths", "--forget"]);
    assert_eq!(files_in(&cache), Vec::<PathBuf>::new());
}

/// A number of a varying length at the beginning of some bytes, as postcard writes it (LEB128).
fn varint(bytes: &[u8]) -> u64 {
    let mut number = 0;
    for (at, byte) in bytes.iter().take(10).enumerate() {
        number |= u64::from(byte & 0x7f) << (7 * at).min(63);
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

/// Puts other bytes for some in the records of an index and mends the checksum of their page, as somebody
/// can who may write there: the seed of the checksums stands in the first block.
fn forge(index: &mut [u8], from: &[u8], to: &[u8]) {
    const PAGE: usize = 1024;
    const SUM: usize = 8;
    assert_eq!(from.len(), to.len());
    let at = memchr::memmem::find(index, from).expect("the bytes");
    let start = at / PAGE * PAGE;
    let sum = |seed: u64, held: &[u8]| {
        XxHash3_64::oneshot_with_seed(seed.wrapping_add(start as u64), held).to_le_bytes()
    };
    let (held, old) = index[start..start + PAGE].split_at(PAGE - SUM);
    let seed = (0..4 * PAGE)
        .map(|at| varint(&index[at..]))
        .find(|seed| sum(*seed, held) == old)
        .expect("a seed");
    index[at..at + to.len()].copy_from_slice(to);
    let new = sum(seed, &index[start..start + PAGE - SUM]);
    index[start + PAGE - SUM..start + PAGE].copy_from_slice(&new);
}

#[cfg(unix)]
#[test]
fn a_number_that_somebody_put_into_an_index_is_not_believed_where_others_may_write() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let cache = folder.path().join("cache");
    let data = folder.file("a.csv", list("Anna").replace("83-99999", "83-4711"));
    assert!(look_up(&cache, &[&data]).out.contains("06031 83-4711"));
    let index = files_in(&cache).remove(0);
    let mut bytes = fs::read(&index).expect("an index");
    forge(&mut bytes, b"06031 83-4711", b"0900 50000001");
    fs::write(&index, &bytes).expect("written");
    // A good checksum says nothing of who wrote it: of one's own file nobody else is the writer.
    let run = look_up(&cache, &[&data]);
    assert!(run.out.contains("0900 50000001"), "{run:?}");
    fs::set_permissions(&index, fs::Permissions::from_mode(0o646)).expect("rights");
    let run = look_up(&cache, &[&data]);
    assert!(run.out.contains("06031 83-4711"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_in_the_place_of_an_index_or_draft_is_passed_over_at_once() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let (data, cache) = (
        folder.file("a.csv", list("Anna")),
        folder.path().join("cache"),
    );
    look_up(&cache, &[&data]);
    let index = files_in(&cache).remove(0);
    let draft = cache.join("a".repeat(32) + ".index.1-2.draft");
    let other = folder.file("other", "eigenes");
    let pipe = |path: &Path| {
        let mkfifo = std::process::Command::new("mkfifo").arg(path).status();
        assert!(mkfifo.expect("mkfifo").success());
    };
    let makes: [&dyn Fn(&Path); 4] = [
        &pipe,
        &|path| fs::create_dir(path).expect("a folder"),
        &|path| symlink(&other, path).expect("a link"),
        &|path| drop(std::os::unix::net::UnixListener::bind(path).expect("a socket")),
    ];
    for make in makes {
        fs::remove_file(&index).expect("removed");
        make(&index);
        make(&draft);
        for words in [&["contacts", "letzte"][..], &["paths"]] {
            let words = [&["--no-bundled", "--data", &data], words].concat();
            assert_eq!(call(&cache, &words).code, 0);
        }
        let run = call(&cache, &["paths", "--forget", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        assert_eq!(json["passed_over"].as_array().map(Vec::len), Some(2));
        assert_eq!(json["passed_over"][0]["reason"], "no-file");
        assert_eq!(files_in(&cache).len(), 2, "they stay");
        for path in [&index, &draft] {
            fs::remove_file(path)
                .or_else(|_| fs::remove_dir(path))
                .expect("removed");
        }
        fs::write(&index, "").expect("written");
    }
    assert_eq!(fs::read(&other).expect("there"), b"eigenes");
    assert!(
        files_in(&cache)
            .iter()
            .all(|file| has_ending(file, "index"))
    );
}
