//! The READMEs: one in English and one in German, each whole and short, and what they show is what happens.

#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use snapbox::data::{Data, DataFormat};

use crate::paper::{Paper, is_fence};
use crate::program::terminal::printed;
use crate::program::{command, without_settings};

/// Each README, and the line of its set-up that chooses its language: its readers may have any system.
const READMES: [(&str, &str); 2] = [
    ("README.md", "export WIR_LANG=en"),
    ("README.de.md", "export WIR_LANG=de"),
];

/// A README is read in one sitting; what is longer belongs into the manual pages.
const FEWER_LINES_THAN: usize = 160;

/// The sections in their order, in English and in German.
const SECTIONS: [[&str; 2]; 9] = [
    ["# wir", "# wir"],
    ["## Set-up", "## Einrichten"],
    ["## Examples", "## Beispiele"],
    ["## Your own list", "## Ihre eigene Liste"],
    ["## For offices", "## Für Ämter und Stellen"],
    ["## For IT departments", "## Für die IT"],
    ["## For developers", "## Für Entwickler"],
    ["## What it does not do", "## Was es nicht tut"],
    ["## Licence", "## Lizenz"],
];

/// Words without which hardly a line of German can be written, and which English does not have.
const GERMAN: &str = "ab alle als auch auf aus bei beim bis das dass dem den der des die diese diesem \
    diesen dieser dieses durch ein eine einem einen einer es für haben hinter ich ihr ihre ihren im ist \
    jede jedem jeden jeder jedes kann kein keine keinen können mehr mit nach nicht noch nur ob oder ohne \
    sein sich sie sind soll sonst über und uns unter vom von vor weil wenn werden wie wird wo zu zum zur";

/// The same for English.
const ENGLISH: &str = "a about an and are as at be been by can each for from has have how if into is it \
    its more most no not of on only or our shall than that the their them then there these they this those \
    to were what when where which who whom whose will with without would you your";

#[test]
fn console_blocks_of_the_english_readme_are_transcripts_of_a_terminal() {
    let [(name, choice), _] = READMES;
    shows_what_happens(name, choice);
}

#[test]
fn console_blocks_of_the_german_readme_are_transcripts_of_a_terminal() {
    let [_, (name, choice)] = READMES;
    shows_what_happens(name, choice);
}

/// Runs the commands of a README on a terminal, in a folder with the files that it shows, and compares what
/// they print. `SNAPSHOTS=overwrite` takes it over; a line of three dots stands for any lines.
fn shows_what_happens(name: &'static str, choice: &str) {
    let readme = Paper::read(name);
    assert!(readme.text.lines().any(|line| line == choice), "{name}");
    let mut folder = readme.folder();
    let variable = choice.trim_start_matches("export ");
    let variables = format!("LANG=C.UTF-8 {variable} NO_COLOR=1");
    let mut shown = String::new();
    let (mut is_console, mut is_first) = (false, true);
    for line in readme.text.lines() {
        is_console ^= line.ends_with("```console") || is_console && is_fence(line);
        let arguments = line.strip_prefix("$ wir ").filter(|_| is_console);
        if let Some(arguments) = arguments {
            let output;
            (output, folder) = printed(folder, &variables, arguments);
            let blank = if is_first { "" } else { "\n" };
            shown.push_str(&format!("{blank}{line}\n{}\n", output.trim_end()));
        } else if !is_console || is_fence(line) {
            shown.push_str(line);
            shown.push('\n');
        }
        is_first = is_fence(line);
    }
    let known = Data::read_from(Path::new(name), Some(DataFormat::Text));
    snapbox::assert_data_eq!(shown, known);
}

#[test]
fn every_command_within_a_sentence_works() {
    let program = Path::new(env!("CARGO_BIN_EXE_wir"));
    let beside_it = program.parent().expect("a folder").display();
    for (name, choice) in READMES {
        let readme = Paper::read(name);
        let folder = readme.folder();
        // Without servers and other programs.
        let is_tried = |code: &&str| code.starts_with("wir ") && !code.contains(['|', ':']);
        let commands: Vec<&str> = readme.code().filter(is_tried).collect();
        assert!(commands.len() > 10, "{name}: {commands:?}");
        for line in commands {
            // The check of the bundled data takes seconds and is tested elsewhere.
            let is_check = line.starts_with("wir check") || line.starts_with("wir prüfen");
            let more = if is_check { " --no-bundled" } else { "" };
            let run = without_settings(&mut Command::new("sh"))
                .env("PATH", format!("{beside_it}:/usr/bin:/bin"))
                .env("WIR_LANG", choice.trim_start_matches("export WIR_LANG="))
                .current_dir(folder.path())
                .args(["-c", &format!("{line}{more}")])
                .output()
                .expect("a shell");
            // Without a terminal the advisor says that answers are missing.
            let is_well = matches!(run.status.code(), Some(0 | 3));
            assert!(is_well, "{name}: {line}: {run:?}");
        }
    }
}

#[test]
fn the_settings_that_are_shown_have_no_mistake() {
    for (name, _) in READMES {
        let folder = Paper::read(name).folder();
        let settings = folder.path().join("config.toml");
        assert!(settings.exists(), "{name}");
        let run = command()
            .env("WIR_CONFIG", &settings)
            .args(["--no-bundled", "check", "--format", "json"])
            .output()
            .expect("the program");
        let found: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
        assert_eq!(found["diagnostics"], serde_json::json!([]), "{name}");
    }
}

#[test]
fn each_readme_is_short() {
    for (name, _) in READMES {
        let lines = Paper::read(name).text.lines().count();
        assert!(lines < FEWER_LINES_THAN, "{name} has {lines} lines");
    }
}

#[test]
fn both_readmes_have_the_same_sections_and_blocks_in_the_same_order() {
    let readmes = READMES.map(|(name, _)| Paper::read(name));
    for (language, readme) in readmes.iter().enumerate() {
        let found: Vec<&str> = readme
            .prose()
            .filter(|line| line.starts_with('#'))
            .collect();
        let want = SECTIONS.map(|section| section[language]);
        assert_eq!(found, want, "{}", readme.name);
    }
    let [english, german] = readmes.each_ref().map(|readme| {
        let blocks = readme.blocks().into_iter().map(|block| {
            let commands = block.lines.iter().filter(|line| line.starts_with("$ "));
            (block.kind, commands.count())
        });
        blocks.collect::<Vec<_>>()
    });
    assert_eq!(english, german);
}

#[test]
fn no_line_of_a_readme_mixes_the_languages() {
    for ((name, _), foreign) in READMES.into_iter().zip([GERMAN, ENGLISH]) {
        for line in Paper::read(name).prose() {
            let found = words_of(line, foreign);
            assert!(found.is_empty(), "{name}: {found:?} in {line}");
        }
    }
}

#[test]
fn a_line_that_mixes_the_languages_is_found() {
    // Lines of the README as it was while it had both languages.
    for line in [
        "startet, einer prüft alles. · You need the Rust toolchain (1.91 or newer) and a C compiler as linker.",
        "`cargo install --path .` legt das Programm in den Suchpfad. · puts the program on the search path.",
        "Option kommt vor Variable vor Datei vor System. `WIR_CONFIG` nennt eine andere Datei. · What shall always hold",
        "- Anmelden · log in: `--ldap-bind DN`; ohne Datei wird am Terminal gefragt. · without",
        "- Es erfindet nichts: Eine E-Mail-Adresse, die keine Quelle nennt, gibt es nicht. · It makes nothing up: an",
        "| LDAP | ein Server, mit seiner Adresse genannt, siehe unten · a server, named by its address, see below |",
        "Eine Bibliothek und ein dünnes Programm. Der Kopf von [`src/lib.rs`](src/lib.rs) ist der Plan · is the map.",
    ] {
        for foreign in [GERMAN, ENGLISH] {
            assert!(!words_of(line, foreign).is_empty(), "{line}");
        }
    }
}

/// The words of a line that stand in a list, and those with letters that only German has where it is the
/// German list; neither code nor addresses count.
fn words_of(line: &str, list: &str) -> Vec<String> {
    let without_code: String = line.split('`').step_by(2).collect();
    let mut parts = without_code.split("](");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push(' ');
        text.push_str(part.split_once(')').map_or("", |(_, rest)| rest));
    }
    let is_foreign = |word: &str| {
        let is_listed = list.split_whitespace().any(|known| known == word);
        is_listed || list == GERMAN && word.contains(['ä', 'ö', 'ü', 'ß'])
    };
    // The IT is no it.
    let is_word = |word: &&str| word.chars().skip(1).all(char::is_lowercase);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(is_word);
    let words = words.map(str::to_lowercase);
    words.filter(|word| is_foreign(word)).collect()
}
