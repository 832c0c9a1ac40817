//! The advisor from the command line: answers in, verdicts, reasons, dates and codes out.

use crate::program::{Folder, Run, command, finished, wir as run};
use serde_json::Value;

/// The conversation of the association that plans a project with a mini-job.
const ASSOCIATION: [&str; 11] = [
    "plan=project",
    "applicant=migrant-organisation",
    "hesse=yes",
    "started=no",
    "nonprofit=yes",
    "registered=yes",
    "migrant-majority=yes",
    "paid-staff=no",
    "only-religion-language-culture=no",
    "mini-job=yes",
    "new-approach=no",
];

fn find<'a>(answers: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec!["foerderung", "find", "--as-of", "2026-11-22"];
    for answer in answers {
        arguments.extend(["-a", answer]);
    }
    arguments.extend(more);
    arguments
}

fn json_of(arguments: &[&str]) -> Value {
    let mut arguments = arguments.to_vec();
    arguments.extend(["--format", "json"]);
    serde_json::from_str(&run(&arguments).out).expect("JSON")
}

fn line<'v>(result: &'v Value, id: &str) -> &'v Value {
    let lines = result["lines"].as_array().expect("lines");
    lines
        .iter()
        .find(|line| line["id"] == id)
        .unwrap_or_else(|| panic!("{id} is among the lines"))
}

fn of_association(months: &str) -> Value {
    let mut answers = ASSOCIATION.to_vec();
    answers.push(months);
    json_of(&find(&answers, &["--now"]))
}

#[test]
fn an_association_with_a_mini_job_fits_for_24_months_and_almost_for_36() {
    let result = of_association("months=24");
    assert_eq!(result["state"], "result");
    let fits = line(&result, "migrantenorganisationen");
    assert_eq!(fits["verdict"], "fits");
    assert_eq!(fits["deadline"]["day"], "2026-12-31");
    assert_eq!(fits["deadline"]["days"], 39);
    assert!(
        fits["reservations"]
            .as_array()
            .expect("a list")
            .contains(&"validity-unknown".into())
    );
    let other = line(&result, "innovative-projekte");
    assert_eq!(other["verdict"], "almost");
    assert_eq!(other["reasons"], serde_json::json!(["new-approach"]));

    let result = of_association("months=36");
    let almost = line(&result, "migrantenorganisationen");
    assert_eq!(almost["verdict"], "almost");
    assert_eq!(almost["reasons"], serde_json::json!(["months"]));
    let remedy = almost["near"]["remedies"][0]["text"]
        .as_str()
        .expect("a text");
    assert!(remedy.contains("24 Monate"), "{remedy}");
}

#[test]
fn without_a_terminal_the_next_question_comes_with_exit_code_3() {
    let output = run(&find(&["plan=project"], &[]));
    assert_eq!(output.code, 3);
    assert_eq!(output.out, "");
    assert!(
        output
            .err
            .contains("Nächste Frage: applicant (noch höchstens 11)"),
        "{}",
        output.err
    );
    assert!(
        output
            .err
            .contains("wir foerderung find --as-of 2026-11-22 -a plan=project -a applicant="),
        "{}",
        output.err
    );

    let output = run(&find(&["plan=project"], &["--lang", "en"]));
    assert!(
        output
            .err
            .contains("wir --lang en foerderung find --as-of 2026-11-22 -a plan=project -a "),
        "{}",
        output.err
    );

    let output = run(&find(&["plan=project"], &["--format", "json"]));
    assert_eq!(output.code, 3);
    let step: Value = serde_json::from_str(&output.out).expect("JSON");
    assert_eq!(
        (&step["state"], &step["bound"]),
        (&"question".into(), &11.into())
    );
    assert_eq!(step["question"]["id"], "applicant");
    let options = step["question"]["options"].as_array().expect("options");
    assert!(options.iter().any(|option| option["id"] == "company"));
}

#[test]
fn answering_each_next_question_of_the_json_leads_to_a_result_within_the_bound() {
    let mut answers: Vec<String> = Vec::new();
    let mut last_bound = u64::MAX;
    loop {
        let given: Vec<&str> = answers.iter().map(String::as_str).collect();
        let output = run(&find(&given, &["--format", "json"]));
        let step: Value = serde_json::from_str(&output.out).expect("JSON");
        let bound = step["bound"].as_u64().expect("a bound");
        assert!(bound < last_bound, "{bound} after {last_bound}");
        last_bound = bound;
        if step["state"] == "result" {
            assert_eq!((output.code, bound), (0, 0));
            break;
        }
        assert_eq!(output.code, 3);
        let question = &step["question"];
        let option = &question["options"][0]["id"];
        answers.push(format!(
            "{}={}",
            question["id"].as_str().expect("id"),
            option.as_str().expect("id")
        ));
    }
    assert!(answers.len() > 3);
}

#[test]
fn a_code_carries_the_conversation_and_an_answer_beside_it_changes_it() {
    let first = of_association("months=36");
    let code = first["code"].as_str().expect("a code");
    let again = json_of(&[
        "foerderung",
        "find",
        "--as-of",
        "2026-11-22",
        "--now",
        "--code",
        code,
    ]);
    assert_eq!(again["answers"], first["answers"]);
    assert_eq!(again["lines"], first["lines"]);
    let changed = json_of(&[
        "foerderung",
        "find",
        "--as-of",
        "2026-11-22",
        "--now",
        "--code",
        code,
        "-a",
        "months=12",
    ]);
    assert_eq!(line(&changed, "migrantenorganisationen")["verdict"], "fits");
}

#[test]
fn a_mistyped_code_and_one_of_other_data_are_refused_in_words() {
    let code = of_association("months=36")["code"]
        .as_str()
        .expect("a code")
        .to_owned();
    let mut signs: Vec<char> = code.chars().collect();
    signs.swap(1, 2);
    let swapped: String = signs.into_iter().collect();
    let output = run(&["foerderung", "find", "--code", &swapped]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("Tippfehler"), "{}", output.err);
    let output = run(&["foerderung", "find", "--code", "123"]);
    assert!(
        output.err.contains("hat 3 Zeichen, ein Code hat 12"),
        "{}",
        output.err
    );

    let folder = Folder::new();
    let questions = folder.file(
        "questions.toml",
        "[[question]]\nid = \"paid-staff\"\nkind = \"yes-no\"\ntopic = 2\nunknown = false\n\
         name = { de = \"Kräfte\", en = \"Staff\" }\n\
         text = { de = \"Haben Sie bezahlte Kräfte?\", en = \"Have you paid staff?\" }\n\
         why = { de = \"Darum.\", en = \"Therefore.\" }\n",
    );
    let output = run(&["foerderung", "find", "--code", &code, "--data", &questions]);
    assert_eq!(output.code, 2);
    assert!(
        output.err.contains("anderen Fassung der Fragen"),
        "{}",
        output.err
    );
}

#[test]
fn what_cannot_be_an_answer_is_refused_with_the_way_on() {
    for (answers, sentence) in [
        (&["plann=project"][..], "Meinten Sie „plan“?"),
        (&["plan=proyect"], "Meinten Sie „project“?"),
        (&["plan"], "Die Form ist frage=antwort"),
        (&["months=0"], "Zahlen von 1 bis 60"),
        (
            &["hesse=maybe"],
            "Möglich sind: wetterau (im Wetteraukreis)",
        ),
        (
            &["plan=project", "plan=guides"],
            "zwei Antworten: project und guides",
        ),
    ] {
        let output = run(&find(answers, &["--now"]));
        assert_eq!(output.code, 2, "{answers:?}");
        assert_eq!(output.out, "");
        assert!(output.err.contains(sentence), "{answers:?}: {}", output.err);
    }
    let output = run(&["foerderung", "find", "--as-of", "2026-02-30"]);
    assert_eq!(output.code, 2);
    assert!(
        output.err.contains("ein Tag wie 2026-11-22"),
        "{}",
        output.err
    );
    let output = run(&["foerderung", "find", "--why", "inovative-projekte"]);
    assert_eq!(output.code, 2);
    assert!(
        output.err.contains("Meinten Sie „innovative-projekte“?"),
        "{}",
        output.err
    );
}

#[test]
fn answers_come_from_a_file_of_lines_or_of_json() {
    let folder = Folder::new();
    let path = folder.file(
        "answers.txt",
        "# Anruf am Montag\nplan = project\napplicant = \"company\"\n",
    );
    let result = json_of(&["foerderung", "find", "--answers", &path]);
    assert_eq!(
        result["answers"],
        serde_json::json!({"plan": "project", "applicant": "company"})
    );
    let written = folder.file("answers.json", result.to_string());
    let again = json_of(&["foerderung", "find", "--answers", &written]);
    assert_eq!(again["code"], result["code"]);
    let broken = folder.file("broken.txt", "plan = project\nnonsense\n");
    let output = run(&["foerderung", "find", "--answers", &broken]);
    assert_eq!(output.code, 2);
    assert!(output.err.contains("Zeile 2"), "{}", output.err);
}

#[test]
fn why_names_each_condition_with_its_answer_and_its_source() {
    let mut answers = ASSOCIATION.to_vec();
    answers.push("months=36");
    let output = run(&find(&answers, &["--why", "migrantenorganisationen"]));
    assert_eq!(output.code, 0);
    for part in ["passt fast", "nein", "25 bis 36 Monate", "Quelle: "] {
        assert!(output.out.contains(part), "{part}: {}", output.out);
    }
}

#[test]
fn where_nothing_fits_the_sheet_says_what_to_do_next() {
    let output = run(&find(
        &["plan=project", "applicant=company"],
        &["--no-bundled"],
    ));
    assert_eq!(output.code, 4);
    assert!(output.err.contains("keine Regeln"), "{}", output.err);
    let output = run(&find(&["plan=strategy", "applicant=company"], &[]));
    assert_eq!(output.code, 0);
    assert!(
        output.out.contains("Nichts passt") && output.out.contains("Anrufen: 06031 83-3033"),
        "{}",
        output.out
    );
}

#[test]
fn deadlines_are_computed_for_the_day_and_the_wished_start() {
    let dates = json_of(&[
        "foerderung",
        "deadlines",
        "--as-of",
        "2027-01-05",
        "--start",
        "2027-03-01",
    ]);
    let of = |id: &str| -> Vec<(String, String)> {
        let all = dates["deadlines"].as_array().expect("dates");
        all.iter()
            .filter(|date| date["line"] == id)
            .map(|date| {
                let text = |key: &str| date[key].as_str().expect("a text").to_owned();
                (text("kind"), text("day"))
            })
            .collect()
    };
    let pair = |kind: &str, day: &str| (kind.to_owned(), day.to_owned());
    assert_eq!(of("innovative-projekte"), [pair("missed", "2026-12-31")]);
    assert_eq!(of("laiendolmetscher"), [pair("deadline", "2027-02-01")]);
    assert!(of("deutsch4u").is_empty());
}

#[test]
fn the_calendar_holds_one_event_a_deadline() {
    let output = run(&[
        "foerderung",
        "deadlines",
        "--as-of",
        "2026-11-22",
        "--format",
        "ics",
    ]);
    assert_eq!(output.code, 0);
    assert!(
        output.out.starts_with("BEGIN:VCALENDAR\r\n") && output.out.ends_with("END:VCALENDAR\r\n")
    );
    assert_eq!(
        output.out.matches("BEGIN:VEVENT").count(),
        output.out.matches("DTSTART;VALUE=DATE:").count()
    );
    assert!(output.out.contains("DTSTART;VALUE=DATE:20261231"));
    let mut ids: Vec<&str> = output
        .out
        .lines()
        .filter(|line| line.starts_with("UID:"))
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "each event has its own id");
}

#[test]
fn english_sheets_hold_no_german_headings_and_say_that_the_german_text_applies() {
    let mut answers = ASSOCIATION.to_vec();
    answers.push("months=24");
    let output = run(&find(&answers, &["--now", "--lang", "en"]));
    assert!(
        output.out.contains("FITS BY YOUR ANSWERS"),
        "{}",
        output.out
    );
    assert!(
        output
            .out
            .contains("The German text of the guideline applies.")
    );
    assert!(!output.out.contains("PASST"), "{}", output.out);
}

#[test]
fn a_verdict_says_that_the_guideline_was_read_in_part_only() {
    let result = of_association("months=36");
    let reserved = &line(&result, "innovative-projekte")["reservations"];
    assert!(
        reserved
            .as_array()
            .expect("a list")
            .contains(&"read-in-part".into()),
        "{reserved}"
    );
}

#[test]
fn where_the_sources_differ_the_other_conditions_are_not_asked_instead_of_no_matter() {
    let disputed = ["plan=project", "applicant=municipality"];
    let output = run(&find(
        &disputed,
        &["--now", "--why", "migrantenorganisationen"],
    ));
    assert!(
        output.out.contains("nicht gefragt") && !output.out.contains("egal"),
        "{}",
        output.out
    );
    let out = ["plan=project", "applicant=company"];
    let output = run(&find(&out, &["--now", "--why", "migrantenorganisationen"]));
    assert!(
        output.out.contains("egal") && !output.out.contains("nicht gefragt"),
        "{}",
        output.out
    );
}

#[test]
fn a_change_is_not_said_to_be_enough_where_an_answer_stays_unknown() {
    let mut answers = ASSOCIATION.to_vec();
    answers.retain(|answer| !answer.starts_with("registered"));
    answers.extend(["registered=unknown", "months=36"]);
    let result = json_of(&find(&answers, &["--now"]));
    let near = &line(&result, "migrantenorganisationen")["near"];
    assert_eq!(near["then"], "to-clarify");
    assert_eq!(near["then_open"], serde_json::json!(["registered"]));
}

#[test]
fn who_is_too_late_for_the_wished_start_is_told_the_next_chance() {
    let mut answers = ASSOCIATION.to_vec();
    answers.push("months=24");
    let mut arguments = vec![
        "foerderung",
        "find",
        "--as-of",
        "2027-02-10",
        "--start",
        "2027-04-01",
    ];
    for answer in &answers {
        arguments.extend(["-a", answer]);
    }
    let output = run(&arguments);
    assert!(
        output
            .out
            .contains("Für den gewünschten Beginn ist die Frist vorbei."),
        "{}",
        output.out
    );
    assert!(
        output.out.contains("Nächste Möglichkeit: 31.12.2027"),
        "{}",
        output.out
    );
}

#[test]
fn the_command_to_go_on_keeps_the_day_and_the_data() {
    let folder = Folder::new();
    let path = folder.file("leer.toml", "# nichts\n");
    let output = run(&[
        "--data",
        &path,
        "foerderung",
        "find",
        "-a",
        "plan=volunteering",
        "-a",
        "hesse=wetterau",
        "--as-of",
        "2026-11-22",
    ]);
    let call = format!("wir --data {path} foerderung find --as-of 2026-11-22 --code ");
    assert!(
        output
            .out
            .lines()
            .any(|line| line.trim_start().starts_with(&call)),
        "{}",
        output.out
    );
}

#[test]
fn a_private_person_is_told_that_money_takes_a_body() {
    let output = run(&find(
        &[
            "plan=guides",
            "applicant=private-person",
            "hesse=wetterau",
            "started=no",
        ],
        &[],
    ));
    let words: Vec<&str> = output.out.split_whitespace().collect();
    assert!(
        words.join(" ").contains("Es braucht einen Träger"),
        "{}",
        output.out
    );
}

#[test]
fn a_test_over_too_many_questions_is_refused_with_its_place_and_stays_open() {
    let folder = Folder::new();
    let yes = |id: String| {
        format!(
            "[[question]]\nid = \"{id}\"\nkind = \"yes-no\"\ntopic = 1\n\
             name = {{ de = \"N\", en = \"N\" }}\ntext = {{ de = \"T?\", en = \"T?\" }}\nwhy = {{ de = \"W.\", en = \"W.\" }}\n"
        )
    };
    let questions: String = (0..14).map(|at| yes(format!("q{at}"))).collect();
    let tests: Vec<String> = (0..14)
        .map(|at| format!("{{ question = \"q{at}\", yes = true }}"))
        .collect();
    let rules = format!(
        "[[source]]\nid = \"s\"\ntitle = {{ de = \"S\", en = \"S\" }}\nretrieved = 2026-11-22\n\
         {questions}[[line]]\nid = \"l\"\nkind = \"offer\"\nstate = \"open\"\nname = {{ de = \"L\", en = \"L\" }}\n\
         [[line.edition]]\nfrom = 2020-01-01\nuntil = \"open\"\nchecked = 2026-11-22\nsource = [\"s\"]\nconfidence = \"primary\"\n\
         [[line.edition.condition]]\nid = \"c\"\nwhen = {{ any = [{}] }}\ntext = {{ de = \"C.\", en = \"C.\" }}\nsource = [\"s\"]\nconfidence = \"primary\"\n",
        tests.join(", ")
    );
    let path = folder.file("rules.toml", rules);
    let output = run(&["--no-bundled", "--data", &path, "check"]);
    assert_eq!(output.code, 4);
    assert!(
        output.out.contains("14 Fragen auf einmal"),
        "{}",
        output.out
    );
    let result = json_of(&[
        "--no-bundled",
        "--data",
        &path,
        "foerderung",
        "find",
        "--now",
    ]);
    assert_eq!(line(&result, "l")["verdict"], "to-clarify");
}

/// A run on a day that the variable names.
fn on(day: &str, arguments: &[&str]) -> Run {
    let mut command = command();
    command.env("WIR_AS_OF", day).args(arguments);
    finished(command.output().expect("the program"))
}

#[test]
fn the_variable_names_the_day_that_counts_as_today_and_an_option_comes_before_it() {
    let find = ["foerderung", "find", "--now"];
    let deadlines = ["foerderung", "deadlines"];
    for day in ["2031-01-02", "2.1.2031"] {
        let result = on(day, &find).out;
        assert!(result.starts_with("ERGEBNIS VOM 02.01.2031"), "{result}");
        let dates = on(day, &deadlines).out;
        assert!(
            dates.starts_with("Nächste Fristen am 02.01.2031"),
            "{dates}"
        );
    }
    let named = on(
        "2031-01-02",
        &[&find[..], &["--as-of", "2026-11-22"]].concat(),
    )
    .out;
    assert!(named.starts_with("ERGEBNIS VOM 22.11.2026"), "{named}");
    // What is checked is what holds on that day.
    let check = |day| on(day, &["check"]).out;
    assert!(check("2026-11-22").ends_with("Alles in Ordnung.\n"));
    assert!(
        check("2031-06-01").contains("[checked-long-ago]"),
        "{}",
        check("2031-06-01")
    );
}

#[test]
fn a_variable_without_a_day_is_named_where_a_day_is_needed_and_nowhere_else() {
    for arguments in [
        &["foerderung", "find", "--now"][..],
        &["foerderung", "deadlines"],
        &["check"],
    ] {
        let refused = on("heute", arguments);
        assert_eq!(
            (refused.code, refused.out.as_str()),
            (2, ""),
            "{arguments:?}"
        );
        let sentence = "In der Variable WIR_AS_OF steht „heute“, und das ist kein Tag.";
        assert!(refused.err.contains(sentence), "{}", refused.err);
        assert!(refused.err.contains("2026-11-22"), "{}", refused.err);
    }
    let named = on(
        "heute",
        &["foerderung", "deadlines", "--as-of", "2026-11-22"],
    );
    let answered = on("heute", &["contacts", "falk"]);
    let empty = on("", &["foerderung", "deadlines"]);
    for run in [named, answered, empty] {
        assert_eq!((run.code, run.err.as_str()), (0, ""));
    }
}

#[test]
fn the_overview_takes_a_day_and_none_is_passed_over_before_a_command() {
    let shown = run(&["foerderung", "--as-of", "2026-12-24"]);
    assert!(shown.out.contains("24.12.2026"), "{}", shown.out);
    for option in [&["--as-of", "2026-12-24"][..], &["--all"]] {
        let refused = run(&[&["foerderung"], option, &["find", "--now"]].concat());
        assert_eq!(refused.code, 2);
        assert!(refused.err.contains(option[0]), "{}", refused.err);
    }
}

#[test]
fn a_check_takes_a_day_in_both_ways_of_writing_it() {
    let german = run(&["check", "--as-of", "22.11.2026"]);
    assert_eq!(german.code, 0, "{}", german.err);
    assert_eq!(german.out, run(&["check", "--as-of", "2026-11-22"]).out);
}
