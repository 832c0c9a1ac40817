//! Every sentence of the program and of the bundled data stands in a transcript, so that whoever
//! changes one sees what people will see.

use std::path::{Path, PathBuf};

/// Sentences for what no transcript can bring about, by a part of their German or English text.
const WITHOUT_TRANSCRIPT: &[&str] = &[
    // Faults of the system; tests/it/obstacles.rs, tests/full_disk.py, tests/limits.py and tests/faults.py
    // bring about these and the others.
    "Das Laufwerk kann nur gelesen werden.",
    "The drive can only be read.",
    "Die Datei ist zu groß.",
    "The file is too large.",
    "Es dauert zu lange.",
    "It takes too long.",
    "Das System meldet Fehler {number}.",
    "The system reports error {number}.",
    "braucht er bis zu {needed}, frei sind {free}.",
    "it needs up to {needed}, and {free} are free.",
    "Der Speicher reicht nicht.",
    "There is not enough memory.",
    "Es sind zu viele Dateien offen.",
    "Too many files are open.",
    "Der Datenträger meldet einen Lese- oder Schreibfehler.",
    "The disk reports that it cannot be read or written.",
    "Das System lässt keine weiteren Prozesse zu.",
    "the system allows no further processes.",
    "Bitte andere Programme beenden",
    "Please end other programs",
    "kann nicht gelöscht werden. {reason}",
    "cannot be deleted. {reason}",
    // An index of another user; tests/limits.py makes one.
    "Gehört jemand anderem",
    "Belongs to somebody else",
    "Nicht gespeichert. {reason}",
    "Not saved. {reason}",
    // An index that is damaged between a look-up and the choice of a hit.
    "Der Index ist beschädigt. Bitte noch einmal suchen.",
    "The index is damaged. Please search again.",
    // Kinds of errors that clap does not give for the options there are today.
    "Dieser Aufruf ist so nicht möglich.",
    "This call is not possible.",
    // What the proof says of a mistake in the program itself; src/funding/proof/tests.rs makes the mistakes.
    "Das ist ein Fehler im Programm.",
    "This is a mistake in the program.",
    "führt nicht zu diesen Antworten zurück",
    "does not lead back to these answers",
    "Nach dem Gespräch heißt es",
    "after the conversation it is",
    "wird gestellt, obwohl ihre Antwort nichts ändert",
    "is asked although its answer changes nothing",
    "Bitte die Bedingungen ansehen, die sie verwenden.",
    "Please look at the conditions that use it.",
    // Lines that are left when a question is asked are never none with the rules of today.
    "keine Linie möglich",
    "no line possible",
    // More questions than a conversation can have.
    "Diese Daten haben zu viele Fragen für einen Code",
    "This data has too many questions for a code",
    // Rules with so many conversations would make the test slow.
    "mehr Gespräche, als man durchgehen kann",
    "more conversations than can be walked",
];

/// Texts of the data that no answers and no page lead to today.
const TEXTS_WITHOUT_TRANSCRIPT: &[&str] = &[
    // No page names the source of everyday words: the search reads the words alone.
    "data/synonyms.toml",
    // Notes of a line that is closed: the result leaves them out.
    "Die Kurse sind vor allem für neu zugewanderte Erwachsene",
    "The courses are above all for newly arrived adults",
    "Nötig war ein Schreiben zum Sprachkonzept der Kommune.",
    "A letter on the language concept of the municipality was needed.",
    // The last of the texts for where nothing fits; today one before it always holds.
    "Nach Ihren Angaben passt keine Förderlinie. Rufen Sie uns an, wir",
    "By your answers no funding line fits. Call us, we",
];

/// How many letters a value between two parts of a sentence may have.
const LONGEST_VALUE: usize = 600;

#[test]
fn every_sentence_of_the_program_stands_in_a_transcript() {
    let transcripts = Transcripts::read();
    let mut missing = Vec::new();
    for file in files_in("src", "rs") {
        let text = std::fs::read_to_string(&file).expect("a file");
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
        for sentence in sentences(code) {
            if !transcripts.show(&sentence) {
                missing.push(format!("{}: {sentence}", file.display()));
            }
        }
    }
    missing.retain(|sentence| {
        !WITHOUT_TRANSCRIPT
            .iter()
            .any(|known| sentence.contains(known))
    });
    assert!(
        missing.is_empty(),
        "{} sentences stand in no transcript:\n{}",
        missing.len(),
        missing.join("\n")
    );
}

#[test]
fn every_text_of_the_bundled_data_stands_in_a_transcript() {
    let transcripts = Transcripts::read();
    let mut missing = Vec::new();
    for file in files_in("data", "toml") {
        let text = std::fs::read_to_string(&file).expect("a file");
        let mut data: toml::Table = text.parse().expect("TOML");
        if let Some(toml::Value::Array(sources)) = data.get_mut("source") {
            sources.retain(|source| !is_only_a_link(source));
        }
        for text in texts(&toml::Value::Table(data)) {
            if !transcripts.show(&text) {
                missing.push(format!("{}: {text}", file.display()));
            }
        }
    }
    missing.retain(|text| {
        !TEXTS_WITHOUT_TRANSCRIPT
            .iter()
            .any(|known| text.contains(known))
    });
    assert!(
        missing.is_empty(),
        "{} texts stand in no transcript:\n{}",
        missing.len(),
        missing.join("\n")
    );
}

#[test]
fn a_sentence_that_nobody_wrote_stands_in_no_transcript() {
    let transcripts = Transcripts::read();
    for sentence in [
        "Niemand gefunden für „{words}“. Bitte laut rufen.",
        "Room {room} is on fire.",
    ] {
        assert!(!transcripts.show(sentence), "{sentence}");
    }
}

/// Whether a source is that of a centre, of which only the address is shown.
fn is_only_a_link(source: &toml::Value) -> bool {
    let id = source
        .get("id")
        .and_then(toml::Value::as_str)
        .unwrap_or_default();
    let data = ["centres", "funding"]
        .map(|name| std::fs::read_to_string(format!("data/{name}.toml")).expect("a file"));
    let id = format!("\"{id}\"");
    data[0].contains(&id) && !data[1].contains(&id)
}

/// All transcripts, letters and digits alone: lines are wrapped, and cells parted, at any place.
struct Transcripts(String);

impl Transcripts {
    fn read() -> Transcripts {
        let files = ["md", "txt"].map(|ending| files_in("tests/transcripts", ending));
        // What lies in a folder `NAME.in` is read by the program, and not printed.
        let is_printed = |file: &PathBuf| !file.to_string_lossy().contains(".in/");
        // What the declarations of data say is pinned by the page that is made of them.
        let page = PathBuf::from("data/README.md");
        let texts = files
            .concat()
            .into_iter()
            .filter(is_printed)
            .chain([page])
            .map(|file| std::fs::read_to_string(file).expect("a file"));
        let texts = texts.map(|text| letters(&without_marks(&text)) + "\n");
        Transcripts(texts.collect())
    }

    /// Whether the parts of the sentence between its values follow each other somewhere.
    fn show(&self, sentence: &str) -> bool {
        let parts = parts(sentence);
        let Some((first, rest)) = parts.split_first() else {
            return true;
        };
        self.0.match_indices(first.as_str()).any(|(at, _)| {
            let mut after = &self.0[at + first.len()..];
            rest.iter().all(|part| {
                let near: String = after.chars().take(LONGEST_VALUE + part.len()).collect();
                match near.find(part.as_str()) {
                    Some(found) => {
                        after = &after[found + part.len()..];
                        true
                    }
                    None => false,
                }
            })
        })
    }
}

/// A text without the marks of man pages, whose backslashes are slashes in a transcript.
fn without_marks(text: &str) -> String {
    ["/fB", "/fI", "/fR", "/*(Aq", "\n.sp\n"]
        .iter()
        .fold(text.to_owned(), |text, mark| text.replace(mark, ""))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What stands between the `{values}` of a sentence.
fn parts(sentence: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in sentence.chars() {
        match c {
            '{' => {
                depth += 1;
                parts.push(String::new());
            }
            '}' => depth -= 1,
            _ if depth <= 0 => parts.last_mut().expect("a part").push(c),
            _ => {}
        }
    }
    let parts = parts.iter().map(|part| letters(part));
    parts.filter(|part| part.len() > 1).collect()
}

/// The literals of `t!`, `say!`, `both!`, `localized` and `Text::fixed` in source text.
fn sentences(code: &str) -> Vec<String> {
    calls(
        code,
        &["t!(", "say!(", "both!(", "localized(", "Text::fixed("],
    )
    .concat()
}

/// The literals of each call that begins so, the German one first.
pub(crate) fn calls(code: &str, openings: &[&str]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for opening in openings {
        for (at, _) in code.match_indices(opening) {
            let before = code[..at].chars().next_back().unwrap_or(' ');
            let is_definition = code[..at].ends_with("fn ");
            if !before.is_alphanumeric() && before != '_' && !is_definition {
                found.push(literals(&code[at + opening.len()..]));
            }
        }
    }
    found
}

/// The string literals up to the closing parenthesis.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut depth = 1;
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        match c {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth -= 1,
            '"' => found.push(literal(&mut rest)),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

/// The text of a literal whose opening quotation mark is read.
fn literal(rest: &mut std::str::Chars) -> String {
    let mut text = String::new();
    while let Some(c) = rest.next() {
        match c {
            '"' => break,
            '\\' => match rest.next() {
                Some('n') => text.push('\n'),
                Some('u') => {
                    let _ = rest.find(|c| *c == '}');
                }
                Some('\n') | None => {}
                Some(escaped) => text.push(escaped),
            },
            c => text.push(c),
        }
    }
    text
}

/// Every text that has two languages.
fn texts(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::Table(table) => {
            let here = ["de", "en"].into_iter().filter_map(|lang| table.get(lang));
            let here: Vec<String> = here
                .filter_map(|text| text.as_str().map(str::to_owned))
                .collect();
            here.into_iter()
                .chain(table.values().flat_map(texts))
                .collect()
        }
        toml::Value::Array(values) => values.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn files_in(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut folders = vec![Path::new(folder).to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known == ending) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
