//! Help pages and manual pages.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::program::{Folder, Run, finished, wir};

const LANGUAGES: [&str; 2] = ["de", "en"];

/// Lines of a terminal that nobody made larger.
const LINES: usize = 24;

/// Every command by the words behind `wir`, as the main manual page lists them.
pub(crate) fn commands() -> Vec<String> {
    let others = wir(&["man"]).out;
    let others = others.lines().filter_map(|line| {
        let name = line.strip_prefix("\\fBwir\\-")?.split_once("\\fR(1)")?.0;
        Some(name.replace("\\-", " "))
    });
    let all: Vec<String> = std::iter::once(String::new()).chain(others).collect();
    assert!(all.contains(&"foerderung find".to_owned()), "{all:?}");
    all
}

fn page(lang: &str, before: &[&str], name: &str, after: &[&str]) -> Run {
    let mut arguments = vec!["--lang", lang];
    arguments.extend(before);
    arguments.extend(name.split_whitespace());
    arguments.extend(after);
    let run = wir(&arguments);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
    run
}

fn short(lang: &str, name: &str) -> String {
    page(lang, &[], name, &["-h"]).out
}

fn whole(lang: &str, name: &str) -> String {
    page(lang, &[], name, &["--help"]).out
}

fn manual(lang: &str, name: &str) -> String {
    page(lang, &["man"], name, &[]).out
}

/// Calls of a page of help, with what they give.
fn examples(page: &str) -> Vec<(&str, &str)> {
    let is_title = |line: &&str| ["Beispiele:", "Examples:"].contains(line);
    let lines = page.lines().skip_while(|line| !is_title(line)).skip(1);
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let pairs = lines.chunks(2);
    pairs.map(|pair| (pair[0].trim(), pair[1].trim())).collect()
}

/// The words of a page of man, without its marks.
fn words(page: &str) -> String {
    let text = page.replace("\\fB", "").replace("\\fI", "");
    let text = text.replace("\\fR", "").replace("\\-", "-");
    let text = text.replace("\\*(Aq", "'").replace("\\\\", "\\");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn short_help_fits_a_screen_and_says_what_the_command_does_alone_can() {
    for lang in LANGUAGES {
        for name in commands() {
            let help = short(lang, &name);
            let is_narrow = |line: &str| line.chars().count() <= 80;
            assert!(help.lines().count() <= LINES, "{name}: {help}");
            assert!(help.lines().all(is_narrow), "{name}: {help}");
            assert_eq!(examples(&help).len(), 3, "{name}: {help}");
            let last = help.lines().last().expect("a line");
            assert!(last.ends_with("--help"), "{name}: {help}");
            for of_all in ["--data", "--lang", "--ldap-bind", "JSON"] {
                let options = help.replace(last, "");
                let has = options.lines().any(|line| line.trim().starts_with(of_all));
                assert!(!has, "{name}: {of_all} in {help}");
            }
        }
    }
}

#[test]
fn whole_help_has_all_options_its_own_before_those_of_all_commands() {
    for (lang, own, of_all) in [
        ("de", "\nOptionen:", "\nOptionen für alle Befehle:"),
        ("en", "\nOptions:", "\nOptions of all commands:"),
    ] {
        for name in commands() {
            let (short, whole) = (short(lang, &name), whole(lang, &name));
            assert_eq!(examples(&short), examples(&whole), "{name}");
            let at = whole.find(of_all).expect("the options of all commands");
            assert!(whole.find(own).is_none_or(|own| own < at), "{whole}");
            for option in ["--data", "--ldap-bind", "--version"] {
                assert!(whole[at..].contains(option), "{name}: {whole}");
            }
            let is_option = |line: &&str| line.trim_start().starts_with('-');
            for line in short.lines().filter(is_option) {
                assert!(whole.contains(line), "{name}: {line:?} in {whole}");
            }
        }
    }
}

#[test]
fn help_can_be_asked_for_in_every_way_that_people_try() {
    for name in ["", "contacts", "foerderung find"] {
        let whole = whole("de", name);
        assert_eq!(page("de", &[], name, &["--hilfe"]).out, whole);
        assert_eq!(page("de", &["help"], name, &[]).out, whole);
        assert_eq!(page("de", &["hilfe"], name, &[]).out, whole);
    }
    let with_options = wir(&["--data", "x.csv", "contacts", "falk", "-f", "json", "-h"]);
    assert_eq!(with_options.out, short("de", "contacts"));
    assert_eq!(wir(&["kontakte", "-h"]).out, short("de", "contacts"));
}

#[test]
fn help_names_the_other_names_of_a_command() {
    let head = |lang, name: &str| short(lang, name).lines().nth(2).expect("a line").to_owned();
    assert!(head("en", "foerderung").ends_with("(also: funding, förderung)"));
    assert!(head("de", "foerderung").ends_with("(auch: förderung, funding)"));
    assert!(short("en", "").contains("(also: funding)"));
    let manual = words(&manual("en", "contacts"));
    assert!(
        manual.contains("also called contact, kontakte, kontakt."),
        "{manual}"
    );
}

#[test]
#[cfg(unix)]
fn every_example_runs_as_it_stands() {
    let folder = Folder::new();
    for name in ["kollegium.csv", "staff.csv"] {
        folder.file(
            name,
            "Name;Telefon\nAnna Müller;06031 83-4711\nBert Miller;06031 83-4712\n",
        );
    }
    for name in ["neu.toml", "new.toml"] {
        folder.file(name, include_str!("../../data/funding.toml"));
    }
    for place in [
        ".local/share/bash-completion/completions/x",
        ".zfunc/x",
        ".config/fish/completions/x",
    ] {
        folder.file(place, "");
    }
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_wir"));
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", program.parent().expect("a folder").display());
    let mut calls = std::collections::BTreeMap::new();
    for lang in LANGUAGES {
        for name in commands() {
            let help = short(lang, &name);
            let found = examples(&help).into_iter();
            calls.extend(found.map(|(call, _)| (call.to_owned(), lang)));
        }
    }
    for (call, lang) in calls {
        // The reader of man pages is not asked for.
        let call = call.replace("| man -l -", "");
        let mut shell = Command::new("sh");
        shell.args(["-c", &call]).current_dir(folder.path());
        shell.env_clear().envs([
            ("PATH", path.as_str()),
            ("HOME", folder.path().to_str().expect("UTF-8")),
            ("WIR_LANG", lang),
            ("WIR_CACHE", ""),
        ]);
        let run = finished(shell.stdin(Stdio::null()).output().expect("a shell"));
        // Where nobody can be asked, answers are missing.
        let asks = call.starts_with("wir foerderung find") && !call.contains("--now");
        assert_eq!(run.code, if asks { 3 } else { 0 }, "{call}: {}", run.err);
        assert!(call.contains('>') || !run.out.is_empty() || asks, "{call}");
    }
}

#[test]
fn manual_pages_have_the_sections_that_people_look_for() {
    let german = [
        "BEZEICHNUNG",
        "ÜBERSICHT",
        "BESCHREIBUNG",
        "OPTIONEN",
        "BEISPIELE",
        "RÜCKGABEWERT",
        "DATEIEN",
        "UMGEBUNG",
        "SIEHE AUCH",
    ];
    let english = [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "EXAMPLES",
        "EXIT STATUS",
        "FILES",
        "ENVIRONMENT",
        "SEE ALSO",
    ];
    let titles = |page: &str| -> Vec<String> {
        let titles = page.lines().filter_map(|line| line.strip_prefix(".SH "));
        titles
            .map(|title| title.trim_matches('"').to_owned())
            .collect()
    };
    for (lang, wanted, others) in [("de", german, english), ("en", english, german)] {
        for name in commands() {
            let page = manual(lang, &name);
            let titles = titles(&page);
            let mut last = 0;
            for title in wanted {
                let at = titles.iter().position(|have| have == title);
                let at = at.unwrap_or_else(|| panic!("{name}: no {title} in {titles:?}"));
                assert!(at >= last, "{name}: {titles:?}");
                last = at;
            }
            assert!(
                !titles.iter().any(|title| others.contains(&title.as_str())),
                "{titles:?}"
            );
            let has_json = whole(lang, &name).contains("\nJSON:\n");
            assert_eq!(titles.contains(&"JSON".to_owned()), has_json, "{name}");
            let head = page
                .lines()
                .find(|line| line.starts_with(".TH "))
                .expect("a head");
            let title = format!("wir {name}")
                .trim_end()
                .replace(' ', "-")
                .to_uppercase();
            assert!(head.starts_with(&format!(".TH {title} 1 20")), "{head}");
            let words = words(&page);
            for (call, gives) in examples(&short(lang, &name)) {
                assert!(words.contains(&format!("{call} {gives}")), "{name}: {call}");
            }
        }
    }
}

#[test]
fn manual_pages_are_found_by_every_name_of_a_command_and_are_the_same_each_time() {
    let find = manual("de", "foerderung find");
    assert_eq!(manual("de", "förderung finden"), find);
    assert_eq!(manual("de", "funding find"), find);
    assert_ne!(manual("de", "foerderung"), find);
    for unknown in [&["man", "foerderung", "fnd"][..], &["man", "names"]] {
        let run = wir(unknown);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{unknown:?}");
        assert!(run.err.contains("wir --help"), "{}", run.err);
    }
}

/// Words in quotation marks that begin with capital letters, as names of variables do.
fn variables(code: &str) -> BTreeSet<&str> {
    let quoted = code.split('"').skip(1).step_by(2);
    let is_variable = |word: &&str| {
        let is_of_name = |c: char| c.is_ascii_uppercase() || c == '_';
        word.len() > 1 && word.chars().all(is_of_name) && *word != "CARGO_PKG_VERSION"
    };
    quoted.filter(is_variable).collect()
}

#[test]
fn the_variables_that_pages_list_are_those_that_the_program_reads() {
    let code = include_str!("../../src/cli/environment.rs");
    let read = variables(code.split("#[cfg(test)]").next().expect("code"));
    assert!(
        read.contains("WIR_DATA") && read.contains("LC_ALL"),
        "{read:?}"
    );
    for lang in LANGUAGES {
        let page = manual(lang, "");
        let (_, section) = page
            .split_once(if lang == "de" {
                ".SH UMGEBUNG"
            } else {
                ".SH ENVIRONMENT"
            })
            .expect("a section");
        let section = section.split("\n.SH").next().expect("a section");
        let terms = section.split(".TP\n").skip(1);
        let terms = terms.filter_map(|term| term.lines().next());
        let terms = terms.map(|term| term.trim_start_matches("\\fB").trim_end_matches("\\fR"));
        let listed: BTreeSet<&str> = terms.flat_map(|term| term.split(", ")).collect();
        assert_eq!(listed, read);
        let help = whole(lang, "");
        for name in &read {
            assert!(help.contains(name), "{name}: {help}");
        }
    }
}

#[test]
fn the_settings_that_the_page_lists_are_those_that_are_read() {
    let folder = Folder::new();
    let path = folder.file(
        "config.toml",
        "lang = \"de\"\nzzzz = 1\n[[ldap]]\nzzzz = 1\n",
    );
    let found = wir(&["check", &path]).out;
    let known = found.match_indices("Bekannt sind: ").map(|(at, words)| {
        let list = found[at + words.len()..]
            .split('.')
            .next()
            .unwrap_or_default();
        list.split(',')
            .map(|key| key.trim().to_owned())
            .collect::<Vec<_>>()
    });
    let known: BTreeSet<String> = known.flatten().collect();
    assert!(known.len() > 10, "{found}");
    for lang in LANGUAGES {
        let page = words(&manual(lang, ""));
        let title = if lang == "de" {
            ".SH EINSTELLUNGEN"
        } else {
            ".SH SETTINGS"
        };
        let (_, section) = page.split_once(title).expect("a section");
        let section = section.split(".SH").next().expect("a section");
        let terms = section.split(".TP ").skip(1);
        let listed = terms.filter_map(|term| term.split(' ').next());
        assert_eq!(listed.map(str::to_owned).collect::<BTreeSet<_>>(), known);
    }
}

#[test]
#[ignore = "needs mandoc"]
fn mandoc_has_nothing_to_say_about_any_page() {
    for lang in LANGUAGES {
        for name in commands() {
            let mut mandoc = Command::new("mandoc")
                .arg("-Tlint")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .expect("mandoc");
            let mut input = mandoc.stdin.take().expect("a pipe");
            input
                .write_all(manual(lang, &name).as_bytes())
                .expect("written");
            drop(input);
            let run = finished(mandoc.wait_with_output().expect("an end"));
            assert_eq!((run.code, run.out.as_str()), (0, ""), "{lang} {name}");
        }
    }
}
