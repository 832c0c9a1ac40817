//! A fact sheet says how sure each value is and where it is from.

use crate::program::wir;

const LINES: [&str; 8] = [
    "vielfaltszentren",
    "mikroprojekte-zentrum",
    "innovative-projekte",
    "migrantenorganisationen",
    "integrationslotsen",
    "laiendolmetscher",
    "kommunale-strategien",
    "deutsch4u",
];

#[test]
fn each_number_of_a_source_leads_to_a_title_in_the_list() {
    for id in LINES {
        let out = wir(&["foerderung", "show", id, "--sources"]).out;
        let (values, list) = out.rsplit_once("\nQuellen\n").expect("a list of sources");
        let cited: Vec<usize> = values
            .lines()
            .filter_map(|line| {
                let line = line.trim();
                let numbers = line.strip_prefix("Quellen: ");
                numbers.or_else(|| line.strip_prefix("Quelle: "))
            })
            .flat_map(|numbers| numbers.split(", "))
            .map(|number| number.parse().expect("a number"))
            .collect();
        let most = cited.iter().max().expect("values with sources");
        for number in 1..=*most {
            assert!(cited.contains(&number), "{id} {number}");
            assert!(list.contains(&format!("{number}. ")), "{id} {number}");
        }
        assert!(!list.contains(&format!("{}. ", most + 1)), "{id}");
        assert!(list.contains("https://"), "{id}");
    }
}

#[test]
fn only_the_sides_of_a_dispute_stand_under_it() {
    let out = wir(&["foerderung", "show", "laiendolmetscher"]).out;
    let amounts = out.split_once("\nWie viel\n").expect("amounts").1;
    let amounts = amounts.split_once("\n\n").expect("an end").0;
    let (before, sides) = amounts
        .split_once("Die Quellen sagen Verschiedenes:")
        .expect("a dispute");
    assert!(before.contains("5 Einsätze"), "{amounts}");
    assert!(
        sides.contains("15 EUR") && sides.contains("20 EUR"),
        "{amounts}"
    );
    assert_eq!(sides.matches("  - ").count(), 3, "{amounts}");
}

#[test]
fn a_sheet_to_keep_has_the_marks_of_the_screen() {
    let call = [
        "foerderung",
        "laiendolmetscher",
        "--sources",
        "--format",
        "markdown",
    ];
    let out = wir(&call).out;
    for words in [
        "06031 83-3033, Viola Sesar (nicht bestätigt), WIR-Koordination",
        "Richtlinie, Nummer 2.4, 4.4",
        "## Quellen",
        "<https://",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
}

#[test]
fn a_misspelt_id_shows_its_sheet_and_says_so() {
    let run = wir(&["foerderung", "laiendolmetcher"]);
    assert!(run.out.starts_with("Laiendolmetscher\n"), "{}", run.out);
    assert!(run.err.contains("laiendolmetcher"), "{}", run.err);
    let run = wir(&["foerderung", "xyzzyq"]);
    assert_eq!((run.out.as_str(), run.code), ("", 1));
    assert!(run.err.contains("wir foerderung"), "{}", run.err);
}
