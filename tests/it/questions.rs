//! Questions of callers about the bundled data: a hundred of them, with all answers that are right, and some
//! about other things.

use serde_json::Value;

use crate::program::{Folder, contacts, each, wir};

/// See its first lines.
const QUESTIONS: &str = include_str!("asked/questions.txt");

/// See its first lines.
const PAGE: &str = include_str!("asked/page.txt");

/// Of a hundred questions so many get a right answer in the first place.
const LEAST: usize = 93;

/// So many questions about other things get an answer.
const MOST_OTHERS: usize = 1;

struct Question {
    lang: &'static str,
    words: &'static str,
    answers: Vec<String>,
}

/// The three parts of each line of a file.
fn parts(file: &'static str) -> impl Iterator<Item = [&'static str; 3]> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        parts.try_into().expect("three parts")
    })
}

fn questions() -> Vec<Question> {
    parts(QUESTIONS)
        .map(|[lang, words, answers]| {
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

#[test]
fn every_fact_of_the_page_of_the_centre_is_found_in_the_words_of_callers() {
    let mut wrong = Vec::new();
    for [words, answers, text] in parts(PAGE) {
        let question = Question {
            lang: "de",
            words,
            answers: Vec::new(),
        };
        let first = ids(&answer(&question)).into_iter().next();
        let run = wir(&["--lang", "de", "search", words]);
        let said: Vec<&str> = run.out.split_whitespace().collect();
        let is_right = first
            .as_deref()
            .is_some_and(|first| answers.split(' ').any(|id| id == first));
        if !is_right || !said.join(" ").contains(text) {
            wrong.push(format!("{words}: {first:?}\n{}", run.out));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
    for command in ["contacts", "search"] {
        let run = wir(&["--data", &data, command, "Blumenkübel", "--format", "json"]);
        let found: Value = serde_json::from_str(&run.out).expect("JSON");
        let found = found["contacts"].as_array().expect("a list");
        assert_eq!(each(found, "name"), ["Regina Gumprich"], "{command}");
    }
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
    assert_eq!(wir(&["--lang", "de", "deadlines"]).out, deadlines.out);
    for find in ["find", "finden"] {
        let run = wir(&["--lang", "de", find]);
        assert!(
            run.err.starts_with("wir: Es fehlen Antworten."),
            "{}",
            run.err
        );
        assert_eq!(run.out, "", "{find}");
    }
}

#[test]
fn a_typing_error_in_a_command_is_told_and_sends_nobody_to_the_switchboard() {
    for (call, meant) in [
        ("frsiten", "foerderung fristen"),
        ("fidnen", "foerderung finden"),
        ("chekc", "check"),
        ("hlep", "help"),
        ("foerderung fnid", "foerderung find"),
        ("foerderung deadlnies", "foerderung deadlines"),
        ("foerderung shwo verein", "foerderung show"),
    ] {
        let mut arguments = vec!["--lang", "de"];
        arguments.extend(call.split(' '));
        let run = wir(&arguments);
        let meant = format!("kenne ich nicht. Meinten Sie „wir {meant}“?\n");
        assert!(run.err.ends_with(&meant), "{call}: {}", run.err);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{call}");
        assert!(!run.err.contains("Zentrale"), "{call}: {}", run.err);
    }
    // Whom the other words find is shown all the same.
    let run = wir(&["--lang", "de", "contcats", "falk"]);
    assert!(run.out.contains("06031 83-3032"), "{}", run.out);
    assert!(run.err.contains("„wir contacts“"), "{}", run.err);
}

#[test]
fn what_is_shown_in_place_of_what_was_asked_says_why() {
    for (call, said) in [
        (
            "foerderung show nachbarschaft",
            "„Nachbarschaft“ ist ein Stichwort von: Gemeinwesenarbeit in Quartieren",
        ),
        ("foerderung show verein", "9 von 22 Linien zu „verein“:"),
        ("notfall", "Kleine Hilfe für Vereine (Stichwort „Notfall“)"),
        (
            "bürgerschaftlich",
            "(Stichwort „bürgerschaftliches Engagement“)",
        ),
        (
            "adresse",
            "Wetteraukreis, Kreisverwaltung Adresse: Europaplatz, 61169 Friedberg",
        ),
        ("integrationsbeauftragter", "Telefon: 06031 83-0 (Zentrale)"),
    ] {
        let mut arguments = vec!["--lang", "de"];
        arguments.extend(call.split(' '));
        let run = wir(&arguments);
        let page = run.err + &run.out;
        let page: Vec<&str> = page.split_whitespace().collect();
        assert!(page.join(" ").contains(said), "{call}: {page:?}");
    }
}

#[test]
fn what_associations_may_apply_for_comes_before_what_is_for_others() {
    let run = wir(&["--lang", "de", "wie viel geld gibt es für vereine"]);
    let place = |line: &str| run.out.find(&format!("- {line}"));
    let others = ["WIR-Vielfaltszentren", "Kommunale Integrationsstrategien"];
    let others: Vec<usize> = others.into_iter().filter_map(place).collect();
    for line in [
        "Mikroprojekte über das Zentrum",
        "Migrantenorganisationen",
        "Kleine Hilfe",
        "#deinehrenamt",
    ] {
        let here = place(line).expect(line);
        assert!(
            others.iter().all(|other| here < *other),
            "{line}: {}",
            run.out
        );
    }
}

#[test]
fn an_empty_word_is_no_question() {
    for call in [&[""][..], &["search", " "], &["foerderung", "show", ""]] {
        let run = wir(&[&["--lang", "de"], call].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{call:?}");
        assert!(run.err.starts_with("wir: Es fehlt, wonach"), "{}", run.err);
    }
}

#[test]
fn a_search_as_json_says_where_each_topic_says_what_was_asked() {
    let run = wir(&["--lang", "de", "search", "2 Jahre", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).expect("JSON");
    let topics = answer["topics"].as_array().expect("a list");
    let line = topics
        .iter()
        .find(|topic| topic["line"]["id"] == "migrantenorganisationen");
    let met = &line.expect("a line with 24 months")["match"];
    assert_eq!(met["in"], "duration", "{met}");
    assert!(
        met["text"].as_str().expect("a text").contains("24 Monate"),
        "{met}"
    );
}
