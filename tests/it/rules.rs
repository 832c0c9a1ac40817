//! `wir check` on the rules of the advisor, from outside.

use crate::program::{Folder, wir};

const DAY: [&str; 3] = ["check", "--as-of", "2026-11-22"];

fn check(more: &[&str]) -> crate::program::Run {
    let arguments: Vec<&str> = DAY.iter().chain(more).copied().collect();
    wir(&arguments)
}

/// What was wrapped for people, as one line.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_summary_says_how_much_was_gone_through() {
    let run = check(&[]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(
        in_one_line(&run.out).contains("22 Linien und Angebote, 16 Fragen"),
        "{}",
        run.out
    );
    assert!(
        in_one_line(&run.out).contains("das längste mit 12 Fragen"),
        "{}",
        run.out
    );
    assert!(
        in_one_line(&run.out).contains("Ein Code hat 12 Zeichen"),
        "{}",
        run.out
    );
    let json = check(&["--format", "json"]).out;
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["counts"]["lines"], 22);
    assert_eq!(value["counts"]["longest_conversation"], 12);
    assert!(value["counts"]["conversations"].as_u64() > Some(1_000));
}

#[test]
fn a_changed_limit_of_ones_own_is_compared_with_the_bundled_rules() {
    let folder = Folder::new();
    let bundled = include_str!("../../data/funding.toml");
    let changed = bundled.replace("at-most = \"=months\"", "at-most = 20");
    assert_ne!(changed, bundled);
    let path = folder.file("funding.toml", changed);
    let run = check(&["--compare", "bundled", &path]);
    assert_eq!(run.code, 0, "{}", run.err);
    let words = in_one_line(&run.out);
    assert!(
        words.contains("condition „months“: vorher months 1–24;"),
        "{}",
        words
    );
    assert!(
        words.contains("migrantenorganisationen: anders in"),
        "{}",
        words
    );
    assert!(words.contains("vorher „passt“, jetzt „passt"), "{}", words);
    let english = in_one_line(&check(&["--lang", "en", "--compare", "bundled", &path]).out);
    assert!(english.contains("before “fits”, now “"), "{english}");
    let json = check(&["--format", "json", "--compare", "bundled", &path]).out;
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let turn = &value["lines"][0]["turns"][0];
    assert!(
        turn["cases"].as_u64() > Some(0) && turn["example"].is_string(),
        "{json}"
    );
}

/// The edit that an office makes: the rules that hold get an end, and stricter ones begin the day after.
#[test]
fn stricter_rules_of_next_year_and_a_line_that_is_gone_are_not_called_the_same() {
    let folder = Folder::new();
    let rules = |next: &str| {
        format!(
            "[[line]]\nid = \"kurs\"\nkind = \"offer\"\nname = {{ de = \"Kurs\", en = \"Course\" }}\n\
             label = {{ de = \"Kurs\", en = \"Course\" }}\nstate = \"open\"\n{next}"
        )
    };
    let edition = |from: &str, until: &str, months: u32| {
        format!(
            "[[line.edition]]\nfrom = {from}\nuntil = {until}\nsource = [\"kreis-wir-vielfaltszentrum\"]\n\
             confidence = \"primary\"\nchecked = 2026-11-22\n[[line.edition.condition]]\nid = \"months\"\n\
             when = {{ question = \"months\", at-most = {months} }}\nsource = [\"kreis-wir-vielfaltszentrum\"]\n\
             text = {{ de = \"Kurz.\", en = \"Short.\" }}\nconfidence = \"primary\"\n"
        )
    };
    let old = folder.file("old.toml", rules(&edition("2026-01-01", "\"open\"", 24)));
    let both = edition("2026-01-01", "2026-12-31", 24) + &edition("2027-01-01", "\"open\"", 18);
    let new = folder.file("new.toml", rules(&both));
    let run = check(&["--compare", &old, &new]);
    let words = in_one_line(&run.out);
    assert!(!words.contains("selben Ergebnis"), "{words}");
    assert!(
        words.contains("kurs: ab 01.01.2027 anders in"),
        "{words} {}",
        run.err
    );
    assert!(words.contains("19 bis 24 Monate."), "{words}");
    let json = check(&["--format", "json", "--compare", &old, &new]).out;
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["lines"][0]["from"], "2027-01-01", "{json}");
    let gone = in_one_line(&check(&["--compare", &old]).out);
    assert!(gone.contains("„kurs“ ist weggefallen."), "{gone}");
    assert!(
        gone.contains("vorher „passt“, jetzt weggefallen."),
        "{gone}"
    );
    assert!(!gone.contains("selben Ergebnis"), "{gone}");
}

#[test]
fn the_same_data_differs_in_nothing_and_a_missing_path_is_said() {
    let same = check(&["--compare", "bundled"]);
    assert_eq!(
        (same.code, same.out.lines().count()),
        (0, 1),
        "{}",
        same.out
    );
    assert!(same.out.starts_with("Nichts ist anders"), "{}", same.out);
    let missing = check(&["--compare", "/nonexistent/alt.toml"]);
    assert_eq!(missing.code, 4);
    assert!(
        missing.err.contains("/nonexistent/alt.toml"),
        "{}",
        missing.err
    );
}

#[test]
fn proposed_cases_pasted_into_a_file_hold() {
    let folder = Folder::new();
    let cases = check(&["--cases", "--format", "toml"]).out;
    assert!(cases.matches("[[case]]").count() > 50);
    let path = folder.file("cases.toml", &cases);
    let run = check(&[&path]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("Alles in Ordnung"), "{}", run.out);
    let csv = check(&["--cases", "--format", "csv"]).out;
    assert!(
        csv.starts_with("name,line,verdict,reasons,plan,applicant,"),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), cases.matches("[[case]]").count() + 1);
}

#[test]
fn the_graph_of_a_line_is_drawn_in_both_forms_and_no_other_view_is() {
    let mermaid = check(&["--graph", "laiendolmetscher", "--format", "mermaid"]).out;
    assert!(mermaid.starts_with("flowchart TD\n"), "{mermaid}");
    assert!(mermaid.contains("[\"Was haben Sie vor?\"]"), "{mermaid}");
    assert!(mermaid.contains("([\"passt nicht\"])"), "{mermaid}");
    let dot = check(&["--graph", "laiendolmetscher", "--format", "dot"]).out;
    assert!(dot.starts_with("digraph \"laiendolmetscher\" {"), "{dot}");
    assert_eq!(
        dot.matches(" -> ").count(),
        mermaid.matches(" --> ").count() + mermaid.matches(" -->|").count()
    );
    let misspelt = check(&["--graph", "laiendolmetcher"]);
    assert_eq!(misspelt.code, 2);
    assert!(
        misspelt.err.contains("Meinten Sie „laiendolmetscher“"),
        "{}",
        misspelt.err
    );
    let unfit = wir(&["contacts", "--format", "dot"]);
    assert_eq!(unfit.code, 2);
    assert!(
        unfit.err.contains("wir check --graph LINIE --format dot"),
        "{}",
        unfit.err
    );
}

#[test]
fn a_side_that_cannot_be_read_or_has_errors_is_named_and_not_compared() {
    let folder = Folder::new();
    let broken = folder.file("broken.toml", "[[line]]\nid = \"kurs\nkind = \"offer\"\n");
    let whole = folder.file("whole.toml", "[[open-point]]\ntopic = \"x\"\n");
    let missing = folder.path().join("missing.toml").display().to_string();
    let server = "ldaps://h.invalid/dc=x";
    for (old, new, side, place) in [
        ("bundled", missing.as_str(), "neue", "missing.toml: Fehler"),
        ("bundled", &broken, "neue", "broken.toml:2:"),
        ("bundled", server, "neue", server),
        (&missing, "", "alte", "missing.toml: Fehler"),
        (&broken, "", "alte", "broken.toml:2:"),
        (server, "", "alte", server),
        (
            "https://h.invalid/a.toml",
            "",
            "alte",
            "https://h.invalid/a.toml",
        ),
    ] {
        let mut arguments = vec!["--compare", old];
        arguments.extend(Some(new).filter(|new| !new.is_empty()));
        let run = check(&arguments);
        assert_eq!(
            (run.code, run.out.as_str()),
            (4, ""),
            "{old} {new}: {}",
            run.err
        );
        assert!(run.err.contains(place), "{old} {new}: {}", run.err);
        let sentence = format!("nichts verglichen, denn die {side} Seite ist");
        assert!(run.err.contains(&sentence), "{old} {new}: {}", run.err);
    }
    let english = check(&["--lang", "en", "--compare", &whole, &missing]).err;
    assert!(
        english.contains("the new side is not in order"),
        "{english}"
    );
}

#[test]
fn errors_of_both_sides_of_a_comparison_are_printed() {
    let folder = Folder::new();
    let old = folder.file("old.toml", "[[line]\n");
    let new = folder.file("new.toml", "[[line]]\nid = \"a\n");
    let run = check(&["--compare", &old, &new]);
    assert_eq!(run.code, 4);
    for part in [
        "old.toml:1:",
        "new.toml:2:",
        "die alte Seite",
        "die neue Seite",
    ] {
        assert!(run.err.contains(part), "{part}: {}", run.err);
    }
}
