//! Questions of callers about the bundled data: a hundred of them, with all answers that are right, and some
//! about other things.

use serde_json::Value;

use crate::program::{Folder, contacts, each, wir};

/// See its first lines.
const QUESTIONS: &str = include_str!("asked/questions.txt");

/// Of a hundred questions so many get a right answer in the first place.
const LEAST: usize = 93;

/// So many questions about other things get an answer.
const MOST_OTHERS: usize = 1;

struct Question {
    lang: &'static str,
    words: &'static str,
    answers: Vec<String>,
}

fn questions() -> Vec<Question> {
    let lines = QUESTIONS.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut parts = line.split('|').map(str::trim);
            let mut part = || parts.next().expect("three parts");
            let (lang, words, answers) = (part(), part(), part());
            let answers = answers.split_whitespace();
            Question {
                lang,
                words,
                answers: answers.map(|id| id.replace('_', " ")).collect(),
            }
        })
        .collect()
}

/// The answer to a question, as a program gets it.
fn answer(question: &Question) -> Value {
    let run = wir(&[
        "--lang",
        question.lang,
        "search",
        question.words,
        "--format",
        "json",
    ]);
    serde_json::from_str(&run.out).expect("JSON")
}

/// The ids of an answer in the order in which a page has them.
fn ids(answer: &Value) -> Vec<String> {
    let list = |key: &str| answer[key].as_array().expect("a list").clone();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let mut ids: Vec<String> = list("contacts")
        .iter()
        .map(|one| text(&one["id"]))
        .collect();
    ids.extend(
        list("rooms")
            .iter()
            .map(|room| format!("room:{}", text(&room["number"]))),
    );
    for topic in list("topics") {
        let kinds = topic.as_object().expect("an object").iter();
        let kind = kinds
            .filter(|(kind, _)| *kind != "match")
            .map(|(kind, value)| (kind.clone(), value.clone()));
        for (kind, value) in kind {
            ids.push(match kind.as_str() {
                "centre" => format!("centre:{}", text(&value["name"])),
                _ => text(&value["id"]),
            });
        }
    }
    ids
}

#[test]
fn a_question_about_work_money_or_the_centre_is_answered_first_by_what_it_is_about() {
    let questions = questions();
    let (ours, others): (Vec<_>, Vec<_>) = questions
        .iter()
        .partition(|question| !question.answers.is_empty());
    assert!(ours.len() >= 100, "{}", ours.len());
    let wrong: Vec<&str> = ours
        .iter()
        .filter(|question| {
            let first = ids(&answer(question)).into_iter().next();
            first.is_none_or(|first| !question.answers.contains(&first))
        })
        .map(|question| question.words)
        .collect();
    let right = ours.len() - wrong.len();
    assert!(
        right * 100 >= LEAST * ours.len(),
        "{right} of {}: {wrong:#?}",
        ours.len()
    );
    let answered: Vec<&str> = others
        .iter()
        .filter(|question| ids(&answer(question)).iter().any(|id| id != "zentrale"))
        .map(|question| question.words)
        .collect();
    assert!(answered.len() <= MOST_OTHERS, "{answered:#?}");
}

const STAFF: &str = "Name;Telefon;Abteilung;Aufgabe\n\
    Anna Bußmann;06031 83-6001;Kreisarchiv;Archivarin\n\
    Berta Muster;06031 83-6002;Bußgeldstelle;Anhörungen\n\
    Carla Probe;06031 83-6003;Allgemeiner Sozialer Dienst;Kinderschutz\n\
    Dora Beispiel;06031 83-6004;Fachstelle Flüchtlingsunterbringung;Gemeinschaftsunterkünfte\n\
    Eva Vorlage;06031 83-6005;Presse- und Öffentlichkeitsarbeit;Mitteilungen\n";

fn asked(words: &[&str]) -> (Vec<String>, String) {
    let folder = Folder::new();
    let data = folder.file("staff.csv", STAFF);
    let (found, run) = contacts(&data, words);
    (each(&found, "name"), run.err)
}

#[test]
fn whoever_says_it_in_everyday_words_finds_who_does_it() {
    let (found, said) = asked(&["Knöllchen"]);
    assert_eq!(found, ["Berta Muster"]);
    assert!(
        said.contains("Statt „Knöllchen“ wurde gesucht: „Bußgeld“."),
        "{said}"
    );
    let (found, _) = asked(&["I got a parking ticket"]);
    assert_eq!(found, ["Berta Muster"]);
}

#[test]
fn other_forms_and_parts_of_compounds_find_the_work() {
    for (words, name) in [
        ("Schutz von Kindern", "Carla Probe"),
        ("Unterkunft", "Dora Beispiel"),
        ("Pressearbeit", "Eva Vorlage"),
        ("Wer bringt Flüchtlinge unter?", "Dora Beispiel"),
    ] {
        let (found, _) = asked(&[words]);
        assert_eq!(found, [name], "{words}");
    }
}

#[test]
fn an_office_adds_everyday_words_of_its_own() {
    let folder = Folder::new();
    let contact = "[[contact]]\nid = \"a\"\nname = \"Regina Gumprich\"\npost = \"Sondernutzung\"\n";
    let data = folder.file("own.toml", contact);
    let (found, _) = contacts(&data, &["Blumenkübel"]);
    assert!(found.is_empty());
    let own = format!(
        "{contact}[[synonym]]\neveryday = [\"Blumenkübel\"]\noffice = [\"Sondernutzung\"]\n"
    );
    let data = folder.file("own.toml", own);
    let (found, _) = contacts(&data, &["Blumenkübel"]);
    assert_eq!(each(&found, "name"), ["Regina Gumprich"]);
}

#[test]
fn what_was_looked_for_and_not_found_is_told_with_the_number_to_call() {
    for (words, label) in [
        (
            "Öffnungszeiten",
            "Öffnungszeiten: gesucht am 22.11.2026, nicht gefunden.",
        ),
        ("email", "E-Mail: gesucht am 22.11.2026, nicht gefunden."),
        (
            "Adresse Vielfaltszentrum",
            "Adresse: gesucht am 22.11.2026, nicht gefunden.",
        ),
    ] {
        let run = wir(&["--lang", "de", words]);
        let text = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(label), "{words}: {text}");
        assert!(text.contains("Zentrale: 06031 83-0"), "{words}: {text}");
    }
    let run = wir(&["--lang", "de", "Adresse", "Vielfaltszentrum"]);
    assert!(
        run.out.contains("Europaplatz, 61169 Friedberg"),
        "{}",
        run.out
    );
}

#[test]
fn words_that_are_commands_elsewhere_do_what_they_say() {
    let deadlines = wir(&["--lang", "de", "foerderung", "deadlines"]);
    assert_eq!(wir(&["--lang", "de", "fristen"]).out, deadlines.out);
    let sheet = wir(&["--lang", "de", "foerderung", "show", "kleine-hilfe"]);
    assert_eq!(
        wir(&["--lang", "de", "show", "kleine-hilfe"]).out,
        sheet.out
    );
    let find = wir(&["--lang", "de", "finden"]);
    assert!(
        find.err.starts_with("wir: Es fehlen Antworten."),
        "{}",
        find.err
    );
    for call in [&["frsiten"][..], &["foerderung", "fnid"]] {
        let run = wir(&[&["--lang", "de"], call].concat());
        assert!(
            run.err.contains("Meinten Sie „wir foerderung f"),
            "{call:?}: {}",
            run.err
        );
        assert!(!run.err.contains("Zentrale"), "{call:?}: {}", run.err);
        assert_eq!(run.out, "", "{call:?}");
    }
    let why = wir(&[
        "--lang",
        "de",
        "foerderung",
        "find",
        "--why",
        "kleine-hilfe",
        "-a",
        "plan=small-event",
    ]);
    assert!(
        why.err.contains("wir foerderung show kleine-hilfe"),
        "{}",
        why.err
    );
}
