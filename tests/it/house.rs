//! The first three invariants of the house, and that some words stand once, checked on the source text.

use std::collections::BTreeMap;
use std::path::Path;

use wir::model::Keyed;
use wir::model::verdict::Verdict;
use wir::text::locale::Lang;

use crate::imports;
use crate::sentences;

/// Rooms from the ground up; each may import only what stands before it.
const ROOMS: [&str; 14] = [
    "text",
    "model",
    "diagnostic",
    "files",
    "formats",
    "ldap",
    "load",
    "search",
    "index",
    "funding",
    "funding::proof",
    "render",
    "guide",
    "cli",
];

/// Every source file: its room, its path, its code without comments and without its tests.
pub(crate) fn files() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path
                .strip_prefix(&root)
                .expect("below src")
                .to_string_lossy()
                .replace('\\', "/");
            let room = name.split(['/', '.']).next().expect("a room").to_owned();
            let text = std::fs::read_to_string(&path).expect("a file");
            if !name.ends_with("tests.rs") {
                found.push((room, name, code(&text)));
            }
        }
    }
    assert!(found.len() > 20, "the source files are here");
    found
}

fn code(text: &str) -> String {
    let before_tests = text.split("mod tests {").next().unwrap_or_default();
    let lines = before_tests
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_file_belongs_to_a_room() {
    for (room, name, _) in files() {
        assert!(
            ROOMS.contains(&room.as_str()) || ["lib", "main"].contains(&room.as_str()),
            "{name}"
        );
    }
}

/// The place of a module in the order of rooms.
fn room(module: &[String]) -> Option<usize> {
    ROOMS.iter().rposition(|room| {
        let parts = room.split("::");
        parts.clone().count() <= module.len() && parts.zip(module).all(|(part, own)| part == own)
    })
}

#[test]
fn imports_point_only_upwards() {
    let files = imports::files();
    for (own, used) in imports::dependencies(&files) {
        let Some(place) = room(own) else { continue };
        for other in used {
            // The root of the crate holds nothing but macros.
            let Some(above) = room(other) else { continue };
            assert!(
                above <= place,
                "{} imports {}, which stands below it",
                files[own].name,
                files[other].name
            );
        }
    }
}

#[test]
fn no_two_files_import_from_each_other_by_whatever_way() {
    let files = imports::files();
    let dependencies = imports::dependencies(&files);
    let circles: Vec<String> = imports::circles(&dependencies)
        .iter()
        .map(|circle| {
            let names: Vec<&str> = circle.iter().map(|module| &*files[*module].name).collect();
            names.join(", ")
        })
        .collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn a_name_stands_for_one_type() {
    let files = imports::files();
    let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    // The terminal of other systems is the same type, and never in one program with it.
    let of_this_system = |file: &&imports::File| file.name != "guide/terminal_elsewhere.rs";
    for file in files.values().filter(of_this_system) {
        for name in &file.types {
            places.entry(name).or_default().push(&file.name);
        }
    }
    places.retain(|_, files| files.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}

#[test]
fn only_the_loader_makes_a_directory() {
    for (room, name, code) in files() {
        let may = room == "load" || name == "model/directory.rs";
        assert!(may || !code.contains("Directory::of_parts"), "{name}");
        let assembles = code.contains("assemble(");
        assert!(
            !assembles || ["load", "index"].contains(&room.as_str()),
            "{name}"
        );
    }
}

#[test]
fn who_borrows_data_has_an_owner() {
    for (_, name, code) in files() {
        assert!(!code.contains("Box::leak"), "{name}");
    }
}

#[test]
fn nothing_below_the_command_line_reads_what_surrounds_a_run() {
    let forbidden = [
        "std::env",
        "env::",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
        "is_terminal",
        "terminal_size",
        "current_dir",
        "ProjectDirs",
    ];
    for (room, name, code) in files() {
        if ["cli", "main"].contains(&room.as_str()) {
            continue;
        }
        for word in forbidden {
            assert!(!code.contains(word), "{name} uses {word}");
        }
    }
}

#[test]
fn one_file_of_the_command_line_asks_for_what_surrounds_a_run() {
    let asked = [
        "env::var",
        "SystemTime",
        "Zoned::now",
        "is_terminal",
        "terminal_size",
        "current_dir",
        "current_exe",
        "ProjectDirs",
        "BaseDirs",
        "get_locale",
    ];
    let files = files();
    let of_command_line =
        |(room, name, _): &&(String, String, String)| room == "cli" && name != "cli/environment.rs";
    for (_, name, code) in files.iter().filter(of_command_line) {
        for word in asked {
            assert!(!code.contains(word), "{name} uses {word}");
        }
    }
}

/// The rooms that open files and connections.
const OPENS: [&str; 4] = ["files", "ldap", "load", "index"];

#[test]
fn only_sources_and_the_index_open_files_and_only_the_command_line_and_conversations_print() {
    for (room, name, code) in files() {
        if !OPENS.contains(&room.as_str()) {
            for word in ["std::fs", "fs::", "File::open", "read_dir", "TcpStream"] {
                assert!(!code.contains(word), "{name} uses {word}");
            }
        }
        // What is shown must not change with the disk; an address is one by its text alone.
        let looks = room == "cli" || OPENS.contains(&room.as_str());
        if !looks || name == "ldap/address.rs" {
            for word in [
                ".exists()",
                ".is_file()",
                ".is_dir()",
                ".metadata()",
                ".canonicalize()",
            ] {
                assert!(!code.contains(word), "{name} uses {word}");
            }
        }
        if !["cli", "main", "guide"].contains(&room.as_str()) {
            for word in [
                "stdout",
                "stderr",
                "println!",
                "eprintln!",
                "print!",
                "process::exit",
            ] {
                assert!(!code.contains(word), "{name} uses {word}");
            }
        }
    }
}

/// The files of the command line that name a standard stream: to write to it, or to ask whether it is a
/// terminal; the pager has one of its own.
const OF_STREAMS: [&str; 5] = [
    "cli/pager.rs",
    "cli/commands/start.rs",
    "cli/conversation.rs",
    "cli/run.rs",
    "cli/environment.rs",
];

#[test]
fn answers_and_messages_leave_the_command_line_by_its_door() {
    for (room, name, code) in files() {
        if room != "cli" || OF_STREAMS.contains(&name.as_str()) {
            continue;
        }
        for word in ["stdout", "stderr", "stdin", "println!", "print!"] {
            assert!(!code.contains(word), "{name} uses {word}");
        }
    }
}

#[test]
fn a_refusal_is_said_in_one_place() {
    for (_, name, code) in files() {
        if ["cli/run.rs", "cli/streams.rs"].contains(&name.as_str()) {
            continue;
        }
        for word in ["tell_error(", "streams.refuse("] {
            assert!(!code.contains(word), "{name} uses {word}");
        }
    }
}

#[test]
fn the_order_that_is_tested_is_the_one_of_the_map() {
    let map = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs"))
        .expect("a file");
    let rooms = map.lines().filter_map(|line| {
        let room = line.strip_prefix("//! | [`")?;
        room.split('`').next()
    });
    let rooms: Vec<&str> = rooms.collect();
    let tested: Vec<&str> = ROOMS
        .into_iter()
        .filter(|room| !room.contains("::"))
        .collect();
    assert_eq!(rooms, tested);
}

#[test]
fn the_words_for_a_verdict_are_written_once() {
    let labels =
        |(_, verdict): (&str, Verdict)| [Lang::De, Lang::En].map(|lang| verdict.label(lang));
    let labels: Vec<&str> = Verdict::KEYS.iter().copied().flat_map(labels).collect();
    let is_label = |literal: &String| labels.contains(&literal.to_lowercase().as_str());
    let files = files();
    let with_labels = files.iter().filter(|(_, _, code)| {
        let calls = sentences::calls(code, &["t!(", "say!(", "both!("]);
        calls.concat().iter().any(is_label)
    });
    let names: Vec<&str> = with_labels.map(|(_, name, _)| name.as_str()).collect();
    assert_eq!(names, ["model/verdict.rs"]);
}

#[test]
fn the_program_itself_is_thin() {
    let main = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs"))
        .expect("a file");
    assert!(main.lines().count() < 40);
}
