//! One truth, one place: what a keeper writes a second time, or so that two values contradict each other, is
//! refused; and what stands in one place changes every page.

use std::path::Path;

use serde_json::Value;

use crate::program::{Folder, Run, wir};

/// A copy of the bundled data in which one text stands in place of another.
fn changed(file: &str, from: &str, to: &str) -> Folder {
    let folder = Folder::new();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for entry in std::fs::read_dir(data).expect("the data") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let mut text = std::fs::read_to_string(&path).expect("a text");
        if name == file {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        folder.file(&name, text);
    }
    folder
}

fn with_data(folder: &Folder, arguments: &[&str]) -> Run {
    let path = folder.path().to_str().expect("UTF-8");
    let mut all = vec!["--no-bundled", "--data", path];
    all.extend(arguments);
    wir(&all)
}

/// The codes of what the check finds in such a copy, and whether it refuses it.
fn checked(file: &str, from: &str, to: &str) -> (Vec<String>, bool) {
    let folder = changed(file, from, to);
    let run = with_data(
        &folder,
        &["check", "--as-of", "2026-11-22", "--format", "json"],
    );
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    let findings = json["diagnostics"].as_array().expect("a list").iter();
    let codes = findings.map(|finding| finding["code"].as_str().expect("a code").to_owned());
    (codes.collect(), run.code != 0)
}

#[track_caller]
fn is_refused(from: &str, to: &str, code: &str) {
    let (codes, is_refused) = checked("funding.toml", from, to);
    assert!(codes.iter().any(|found| found == code), "{codes:?}");
    assert!(is_refused, "{codes:?}");
}

/// The verdict on a line for somebody of whom everything else fits.
fn verdict(folder: &Folder, line: &str, answers: &[&str]) -> String {
    let mut call = vec![
        "foerderung",
        "find",
        "--as-of",
        "2026-11-22",
        "--now",
        "--format",
        "json",
    ];
    call.extend(answers.iter().flat_map(|answer| ["-a", answer]));
    let run = with_data(folder, &call);
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    let lines = json["lines"].as_array().expect("lines").iter();
    let mut of_line = lines.filter(|verdict| verdict["id"] == line);
    let verdict = of_line.next().expect("the line");
    verdict["verdict"].as_str().expect("a verdict").to_owned()
}

const ASSOCIATION: &[&str] = &[
    "plan=project",
    "applicant=migrant-organisation",
    "nonprofit=yes",
    "registered=yes",
    "migrant-majority=yes",
    "paid-staff=no",
    "only-religion-language-culture=no",
    "hesse=yes",
    "started=no",
    "months=24",
    "mini-job=yes",
];

const OPEN: &str = "label    = { de = \"Migrantenorganisationen\", en = \"Migrant organisations\" }\nstate    = \"open\"";
const COURSES: &str = "label    = { de = \"MitSprache - Deutsch4U\", en = \"German courses (Deutsch4U)\" }\nstate    = \"closed\"";

#[test]
fn a_line_that_is_closed_is_never_recommended_and_its_open_deadline_is_refused() {
    let closed = OPEN.replace("\"open\"", "\"closed\"");
    is_refused(OPEN, &closed, "state-differs");
    let before = changed("funding.toml", OPEN, OPEN);
    assert_eq!(
        verdict(&before, "migrantenorganisationen", ASSOCIATION),
        "fits"
    );
    let after = changed("funding.toml", OPEN, &closed);
    assert_eq!(
        verdict(&after, "migrantenorganisationen", ASSOCIATION),
        "dormant"
    );
    is_refused(
        COURSES,
        &COURSES.replace("\"closed\"", "\"open\""),
        "state-differs",
    );
}

#[test]
fn what_is_uncertain_does_not_fit_as_a_matter_of_course() {
    let uncertain = OPEN.replace("\"open\"", "\"uncertain\"");
    let folder = changed("funding.toml", OPEN, &uncertain);
    assert_eq!(
        verdict(&folder, "migrantenorganisationen", ASSOCIATION),
        "to-clarify"
    );
}

#[test]
fn a_deadline_changes_in_one_place_and_every_page_with_it() {
    let from = "kind       = \"year-before\"\ndate       = \"12-31\"";
    let folder = changed("funding.toml", from, &from.replace("12-31", "11-30"));
    let words = |arguments: &[&str]| {
        let out = with_data(&folder, arguments).out;
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let sheet = words(&["foerderung", "show", "innovative-projekte"]);
    assert!(
        sheet.contains("Die Frist ist der 30. November des Vorjahres."),
        "{sheet}"
    );
    assert!(!sheet.contains("31. Dezember des Vorjahres"), "{sheet}");
    let list = words(&["foerderung", "--all"]);
    assert!(list.contains("30. November des Vorjahres"), "{list}");
    let deadlines = words(&["foerderung", "deadlines", "--as-of", "2026-11-22"]);
    assert!(
        deadlines.contains("Innovative Projekte 30.11.2026"),
        "{deadlines}"
    );
    let folder = changed("funding.toml", "weeks      = 4", "weeks      = 6");
    let sheet = with_data(&folder, &["foerderung", "show", "integrationslotsen"]).out;
    assert!(
        sheet.contains("mindestens 6 Wochen vor dem Start"),
        "{sheet}"
    );
    assert!(!sheet.contains("4 Wochen"), "{sheet}");
}

#[test]
fn a_figure_of_another_unit_and_a_benefit_turned_round_are_found() {
    is_refused(
        "below = \"=inhabitants\"",
        "below = \"=hours\"",
        "unit-differs",
    );
    is_refused(
        "is = [\"five-or-more\"]",
        "is = [\"fewer\"]",
        "case-benefits-differ",
    );
}

#[test]
fn a_third_party_alone_is_not_called_official() {
    let from = "source     = [\"foerdersuche-org-spaetaussiedler\"]\nconfidence = \"secondary\"";
    is_refused(from, &from.replace("secondary", "primary"), "thin-source");
}

#[test]
fn a_number_beside_a_figure_and_other_numbers_in_english_are_refused() {
    is_refused(
        "de = \"Ein Projekt läuft höchstens {months}.\", en = \"A project runs at most {months}.\"",
        "de = \"Ein Projekt läuft höchstens 48 Monate.\", en = \"A project runs at most 48 months.\"",
        "number-in-text",
    );
    is_refused(
        "de = \"bis {max}\", en = \"up to {max}\"",
        "de = \"bis 99.000 EUR\", en = \"up to 12,000 EUR\"",
        "numbers-differ",
    );
    is_refused(
        "de = \"Die Frist ist der {yearly}.",
        "de = \"Die Frist ist der 31. Dezember.",
        "day-in-text",
    );
}

#[test]
fn days_that_cannot_be_are_refused() {
    is_refused(
        "until      = \"unknown\"",
        "until      = 2019-12-31",
        "until-before-from",
    );
    is_refused(
        "checked    = 2026-11-22",
        "checked    = 2036-11-22",
        "checked-in-future",
    );
}

#[test]
fn two_conditions_of_one_edition_have_two_ids() {
    is_refused(
        "id         = \"months\"\nwhen ",
        "id         = \"started\"\nwhen ",
        "duplicate-id",
    );
}

#[test]
fn a_question_that_is_turned_round_is_told_with_both_texts() {
    let (from, to) = ("Wann beginnt das Vorhaben?", "Wann endet das Vorhaben?");
    let folder = changed("questions.toml", from, to);
    let path = folder.path().to_str().expect("UTF-8");
    let run = wir(&[
        "--no-bundled",
        "check",
        "--as-of",
        "2026-11-22",
        "--compare",
        "bundled",
        path,
    ]);
    let words: Vec<&str> = run.out.split_whitespace().collect();
    let told = format!("vorher „{from}“; jetzt „{to}“.");
    assert!(words.join(" ").contains(&told), "{}", run.out);
}

#[test]
fn a_value_of_a_source_that_is_not_described_is_refused() {
    is_refused(
        "\"crossiety-app-stadt-battenberg\"]",
        "\"crossiety-app\"]",
        "unknown-source",
    );
}

#[test]
fn what_is_wrong_in_a_list_of_contacts_leaves_the_cases_judged() {
    let folder = Folder::new();
    folder.file(
        "liste.toml",
        "[[contact]]\nname = \"Mia Muster\"\nfoo = \"x\"\n",
    );
    let path = folder.path().to_str().expect("UTF-8");
    let run = wir(&["--data", path, "check", "--as-of", "2026-11-22"]);
    assert!(run.out.contains("Fehler[unknown-key]"), "{}", run.out);
    assert!(!run.out.contains("nicht gerechnet"), "{}", run.out);
}

#[test]
fn no_time_before_the_start_lies_behind_the_last_day() {
    for arguments in [
        &["--as-of", "2027-07-15"][..],
        &["--as-of", "2026-11-22", "--start", "2028-06-01"],
    ] {
        let mut all = vec!["--plain", "foerderung", "deadlines"];
        all.extend(arguments);
        let run = wir(&all);
        let lines = run.out.lines();
        let fund: Vec<&str> = lines
            .filter(|line| line.contains("Integrationsfonds"))
            .collect();
        assert!(!fund.is_empty(), "{}", run.out);
        let late = |line: &&str| line.contains("Beginn ab") || line.contains("Dezember 2027");
        assert!(!fund.iter().any(late), "{fund:?}");
    }
}

#[test]
fn causes_stand_before_what_follows_from_them_and_cases_wait() {
    let typo = "{ question = \"applicant\", is = [\"migrant-organisation\"] }";
    let folder = changed(
        "funding.toml",
        typo,
        &typo.replace("migrant-o", "migrant-r"),
    );
    let run = with_data(&folder, &["check", "--as-of", "2026-11-22"]);
    let first = run.out.lines().next().unwrap_or_default();
    assert!(first.starts_with("Fehler[unknown-option]"), "{first}");
    assert!(!run.out.contains("case-differs"), "{}", run.out);
    let words: Vec<&str> = run.out.split_whitespace().collect();
    assert!(
        words
            .join(" ")
            .contains("nicht gerechnet, solange die Regeln Fehler haben")
    );
}
