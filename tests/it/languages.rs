//! Everything that a person reads exists in German and English, and neither leaks into the other.

use std::collections::{BTreeMap, BTreeSet};

use wir::model::Keyed;
use wir::model::verdict::Verdict;
use wir::text::locale::Lang;

use crate::house;
use crate::pages::commands;
use crate::program::{Folder, Run, command, finished};
use crate::sentences;

fn speak(lang: &str, arguments: &[&str]) -> Run {
    finished(
        command()
            .args(arguments)
            .args(["--lang", lang])
            .output()
            .expect("the program"),
    )
}

/// Words that only one language has. Names of options, formats and keys are the same in both.
const ENGLISH: [&str; 39] = [
    "the",
    "usage",
    "error",
    "warning",
    "possible",
    "default",
    "unexpected",
    "try",
    "found",
    "value",
    "argument",
    "arguments",
    "options",
    "commands",
    "print",
    "help:",
    "aliases",
    "required",
    "nothing",
    "nobody",
    "please",
    "which",
    "where",
    "with",
    "everything",
    "spelled",
    "cannot",
    "missing",
    "file",
    "files",
    "room",
    "unit",
    "tip",
    "invalid",
    "this",
    "read",
    "data",
    "of",
    "for",
];
const GERMAN: [&str; 40] = [
    "der", "die", "das", "und", "nicht", "aufruf", "fehler", "hinweis", "optionen", "befehle",
    "angaben", "gefunden", "bitte", "datei", "dateien", "raum", "räume", "stelle", "stellen",
    "wer", "gibt", "es", "ist", "sind", "keine", "kein", "oder", "zeigen", "ohne", "alle", "für",
    "mit", "von", "daten", "genau", "meinten", "möglich", "hilfe", "niemand", "nur",
];

/// Words of a text in lower case, without what stands as a quotation, an option, a path or a key.
fn words(text: &str) -> Vec<String> {
    let mut kept = String::new();
    for line in text.lines() {
        let line = line.trim();
        // Shapes of JSON and command lines are the same in both languages.
        if line.starts_with(['"', '{', 'w']) || line.chars().all(|c| c.is_ascii_uppercase()) {
            continue;
        }
        // Other names of a command belong to the other language.
        let (before, after) = ["(also:", "(auch:"]
            .iter()
            .find_map(|begin| line.split_once(begin))
            .unwrap_or((line, ""));
        kept.push_str(before);
        kept.push_str(after.split_once(')').map_or("", |(_, after)| after));
        kept.push('\n');
    }
    without_quotations(&kept)
        .split_whitespace()
        .filter(|word| {
            !word.contains(['-', '_', '/', '<', '{', '"', '.', '(', '[', '='])
                || word.ends_with('.')
        })
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric() && c != ':')
                .to_lowercase()
        })
        .collect()
}

/// Leaves out what stands between quotation marks, and lists of keys.
fn without_quotations(text: &str) -> String {
    let mut kept = String::new();
    let mut is_quoted = false;
    let mut last = ' ';
    for c in text.chars() {
        match c {
            // “ closes a German quotation and opens an English one.
            '„' => is_quoted = true,
            '“' => is_quoted = !is_quoted,
            '”' | '\n' => is_quoted = false,
            _ if is_quoted => {}
            _ => kept.push(c),
        }
        if c == '\n' && last != '\n' {
            kept.push('\n');
        }
        last = c;
    }
    let is_list = |line: &&str| {
        line.contains("Bekannt sind:")
            || line.contains("Known are:")
            || line.contains("mit id")
            || line.contains("with id")
    };
    kept.lines()
        .filter(|line| !is_list(line))
        .collect::<Vec<_>>()
        .join("\n")
}

fn assert_speaks(run: &Run, lang: &str, what: &str) {
    let foreign: &[&str] = if lang == "de" { &ENGLISH } else { &GERMAN };
    for text in [&run.out, &run.err] {
        let words = words(text);
        let leaked: Vec<&&str> = foreign
            .iter()
            .filter(|word| words.iter().any(|have| have == **word))
            .collect();
        assert!(leaked.is_empty(), "{what} in {lang}: {leaked:?} in\n{text}");
    }
}

#[test]
fn help_speaks_one_language() {
    for name in commands() {
        for lang in ["de", "en"] {
            let words = name.split_whitespace();
            let arguments: Vec<&str> = words.chain(["--help"]).collect();
            let run = speak(lang, &arguments);
            assert_eq!(run.code, 0, "{name}: {run:?}");
            assert_speaks(&run, lang, &name);
            let (usage, options) = match lang {
                "de" => ("Aufruf: wir", "\nOptionen"),
                _ => ("Usage: wir", "\nOptions"),
            };
            assert!(run.out.starts_with(usage), "{name}: {}", run.out);
            assert!(run.out.contains(options), "{name}: {}", run.out);
        }
    }
}

#[test]
fn errors_of_the_call_speak_one_language() {
    let calls: [&[&str]; 10] = [
        &["contacts", "--unbekannt"],
        &["contacts", "--limit"],
        &["contacts", "--limit", "-1"],
        &["contacts", "--limit", "abc"],
        &["contacts", "--format", "xyz"],
        &["contacts", "--fields", "xyz"],
        &["paths", "abc"],
        &["search"],
        &["completions"],
        &["completions", "tcsh"],
    ];
    for call in calls {
        for lang in ["de", "en"] {
            let run = speak(lang, call);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{call:?}: {run:?}");
            assert!(
                (2..=3).contains(&run.err.lines().count()) && run.err.starts_with("wir: ")
                    || call.contains(&"--fields"),
                "{}",
                run.err
            );
            assert_speaks(&run, lang, &format!("{call:?}"));
        }
    }
}

#[test]
fn answers_speak_one_language() {
    let calls: [&[&str]; 14] = [
        &["foerderung"],
        &["foerderung", "show", "zzzz"],
        &[],
        &["contacts"],
        &["contacts", "falk"],
        &["contacts", "sehsar"],
        &["contacts", "zzzz"],
        &["contacts", "--room", "999"],
        &["contacts", "--unit", "zzzz"],
        &["rooms", "415"],
        &["rooms", "zzz"],
        &["program"],
        &["ehrenamt"],
        &["paths"],
    ];
    for call in calls {
        for lang in ["de", "en"] {
            assert_speaks(&speak(lang, call), lang, &format!("{call:?}"));
        }
    }
}

#[test]
fn findings_speak_one_language() {
    let folder = Folder::new();
    let toml = folder.file(
        "a.toml",
        "[[contact]]\nname = 5\nphone = \"1x\"\nrom = \"1\"\nunit = \"zz\"\narea = \"zz\"\nsource = \"zz\"\nconfirmed = 1\n\
         [[contact]]\nname = A\n[[contact]]\nid = \"a\"\n[[zz]]\n[[unit]]\nid = \"u\"\n[[area]]\nid = \"b\"\nname = \"B\"\ngoal = [\"x\"]\n\
         [[source]]\nid = \"s\"\ntitle = \"t\"\nretrieved = \"heute\"\nkind = \"zz\"\nurl = \"zz\"\n",
    );
    let csv = folder.file(
        "a.csv",
        b"Name;Zz;Telefon\nM\xfcller;1;2;3;4\nX\n\"Y;1\n;1;06031\n".as_slice(),
    );
    for lang in ["de", "en"] {
        for path in [&toml, &csv] {
            let run = speak(lang, &["check", path]);
            assert!(run.code == 4, "{run:?}");
            let quoted: String = run
                .out
                .lines()
                .filter(|line| !line.contains(" | ") && !line.contains("-->"))
                // A code is the same in both languages, and may be a word of one.
                .filter(|line| !line.contains("wir check --explain"))
                .collect::<Vec<_>>()
                .join("\n");
            assert_speaks(&Run { out: quoted, ..run }, lang, path);
        }
    }
}

#[test]
fn manual_pages_speak_one_language() {
    for name in commands() {
        for lang in ["de", "en"] {
            let arguments: Vec<&str> = ["man"].into_iter().chain(name.split_whitespace()).collect();
            let mut run = speak(lang, &arguments);
            // Bold and italic words are what is typed.
            run.out = run
                .out
                .replace("\\-", "-")
                .replace("\\fB", "„")
                .replace("\\fI", "„")
                .replace("\\fR", "“");
            assert_speaks(&run, lang, &name);
        }
    }
}

#[test]
fn the_system_chooses_the_language_where_nobody_else_does() {
    let first_line = |variable: &str, value: &str| {
        let run = finished(
            command()
                .env(variable, value)
                .arg("--help")
                .output()
                .expect("the program"),
        );
        run.out.lines().next().unwrap_or_default().to_owned()
    };
    assert!(first_line("LANG", "en_GB.UTF-8").starts_with("Usage"));
    assert!(first_line("LC_ALL", "C").starts_with("Aufruf"));
    assert!(first_line("WIR_LANG", "en").starts_with("Usage"));
    assert!(first_line("LANG", "fr_FR.UTF-8").starts_with("Aufruf"));
}

#[test]
fn a_verdict_has_the_same_words_on_the_result_in_the_reasons_and_in_the_proposed_cases() {
    let day = ["--as-of", "2026-11-22"];
    let find = ["foerderung", "find", "--now"];
    let association = [
        "plan=project",
        "applicant=migrant-organisation",
        "nonprofit=yes",
        "registered=yes",
        "migrant-majority=yes",
        "paid-staff=no",
        "only-religion-language-culture=no",
        "hesse=yes",
        "started=no",
        "months=36",
        "new-approach=yes",
        "mini-job=yes",
    ];
    let association: Vec<&str> = association.into_iter().flat_map(|it| ["-a", it]).collect();
    for (lang, code) in [(Lang::De, "de"), (Lang::En, "en")] {
        let print = |parts: &[&[&str]]| {
            let run = speak(code, &parts.concat());
            assert_eq!(run.code, 0, "{run:?}");
            run.out
        };
        let result = print(&[&find, &day, &association]);
        let unanswered = print(&[&find, &day]);
        let cases = print(&[&["check", "--cases"], &day]);
        for (key, verdict) in Verdict::KEYS.iter().copied() {
            let heading = format!("\n{}\n", verdict.result(lang).to_uppercase());
            assert!(
                result.contains(&heading) || unanswered.contains(&heading),
                "{key}: {heading}\n{result}"
            );
            let label = format!(": {}", verdict.label(lang));
            let ends = |line: &str| line.ends_with(&label) || line.contains(&format!("{label} "));
            // No case is proposed for a line for which nobody can apply.
            assert!(
                verdict == Verdict::Dormant || cases.lines().any(ends),
                "{key}: {label}\n{cases}"
            );
        }
        let dormant = print(&[&find, &day, &["--why", "deutsch4u"]]);
        let words = Verdict::Dormant.result(lang);
        let title = dormant.lines().next().unwrap_or_default();
        assert!(title.ends_with(&format!(": {words}")), "{title}");
    }
}

#[test]
fn the_page_beside_the_data_explains_each_verdict_with_its_words() {
    let page = include_str!("../../data/README.md");
    for (key, verdict) in Verdict::KEYS.iter().copied() {
        let row = format!("| `\"{key}\"` | ");
        let explained: Vec<&str> = page
            .lines()
            .filter_map(|line| line.strip_prefix(&row))
            .collect();
        let labels = [Lang::De, Lang::En].map(|lang| verdict.label(lang));
        assert_eq!(explained.len(), labels.len(), "{key}");
        for (words, label) in explained.iter().zip(labels) {
            assert!(words.starts_with(label), "{key}: {words}");
        }
    }
}

/// German words that stand for two things, and so have two English ones.
const TWO_THINGS: [&str; 6] = [
    // The heading of all areas on the front page, and how many of them were checked.
    "arbeitsbereiche",
    // One, and several.
    "fehler",
    // What a line's rules rest on: a law on its sheet, a page with the advisor.
    "grundlage",
    // A field of a contact, and a finding that is no error.
    "hinweis",
    // Remarks on a deadline, and findings.
    "hinweise",
    // How a line stands, and of which day a contact is.
    "stand",
];

/// English sentences for which German has two.
const TWO_IN_GERMAN: [&str; 3] = [
    // What one does about a mistake, and what explains the guide.
    "help",
    // Of two things, and of two ids: German words have a gender.
    "please delete one of the two or rename it.",
    // How a line stands, and a place in a conversation.
    "state",
];

/// Every sentence of a file in both languages.
fn pairs(code: &str) -> Vec<(String, String)> {
    let calls = sentences::calls(code, &["t!(", "say!(", "both!("]).into_iter();
    calls
        .filter_map(|literals| {
            let mut literals = literals.into_iter();
            Some((literals.next()?, literals.next()?))
        })
        .collect()
}

#[test]
fn the_same_word_of_one_language_is_the_same_word_of_the_other() {
    let mut english: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut german: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, _, code) in house::files() {
        for (de, en) in pairs(&code) {
            // The titles of manual pages are those that each language has for them.
            if de.chars().count() > 1 && de == de.to_uppercase() {
                continue;
            }
            let (de, en) = (de.to_lowercase(), en.to_lowercase());
            english.entry(de.clone()).or_default().insert(en.clone());
            german.entry(en).or_default().insert(de);
        }
    }
    assert!(english.len() > 500, "the sentences are found");
    english.retain(|_, words| words.len() > 1);
    let two: Vec<&str> = english.keys().map(String::as_str).collect();
    assert_eq!(two, TWO_THINGS, "{english:#?}");
    german.retain(|_, words| words.len() > 1);
    let two: Vec<&str> = german.keys().map(String::as_str).collect();
    assert_eq!(two, TWO_IN_GERMAN, "{german:#?}");
}

#[test]
fn a_filter_or_a_name_in_a_directory_is_the_same_example_in_both_languages() {
    // Each stands in a server as it stands there: `(l=Friedberg)`, `cn=wir,dc=example`.
    let examples = |sentence: &str| -> BTreeSet<String> {
        let words = sentence.split_whitespace();
        let words = words.map(|word| word.trim_end_matches(['.', ',']).to_owned());
        words.filter(|word| word.contains('=')).collect()
    };
    let mut count = 0;
    for (_, name, code) in house::files() {
        if !name.starts_with("ldap/") {
            continue;
        }
        for (de, en) in pairs(&code) {
            let of_german = examples(&de);
            count += of_german.len();
            assert_eq!(of_german, examples(&en), "{name}");
        }
    }
    assert!(count > 5, "only {count} examples are found");
}
