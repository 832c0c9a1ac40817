//! What a comparison says about the edits that an office makes, and what is checked of rules to come.

use jiff::civil::{Date, date};

use super::tests::{
    CLUB, DAY, NOT_BEGUN, TOWN, club_and, found, line, read, twelve_questions, with_rules,
};
use super::*;
use crate::load::records::CheckedDirectory;
use crate::model::Keyed;
use crate::model::verdict::Verdict;
use crate::text::locale::Text;

fn months(limit: u32) -> String {
    format!(r#"{{ question = "months", at-most = {limit} }}"#)
}

/// A line for clubs whose project is not longer than so many months.
fn limited(limit: u32) -> String {
    line("a", "", &[CLUB, NOT_BEGUN, ("months", &months(limit), "")])
}

/// The line with a second edition that begins on a day, under other conditions.
fn then(first: &str, from: &str, last: &str, conditions: &[(&str, &str, &str)]) -> String {
    let first = first.replace("until = \"open\"", &format!("until = {last}"));
    let second = line("a", "", conditions);
    let (_, second) = second.split_once("[[line.edition]]").expect("an edition");
    format!(
        "{first}[[line.edition]]{}",
        second.replacen("2026-01-01", from, 1)
    )
}

fn compared(old: &[&str], new: &[&str]) -> Comparison {
    let of = |texts: &[&str]| -> &'static CheckedDirectory<'static> { read(&with_rules(texts)).0 };
    Comparison::new(&of(old).directory, &of(new).directory, DAY)
}

/// Line, day and turns: `a from 2027-01-01: fits → does-not-fit`.
fn turns(of: &Comparison) -> Vec<String> {
    let verdict =
        |outcome: &Option<Outcome>| outcome.as_ref().map_or("nothing", |it| it.verdict.key());
    let from = |day: Option<Date>| day.map_or("today".to_owned(), |day| day.to_string());
    let each = |line: &LineTurns| {
        let turns: Vec<String> = line
            .turns
            .iter()
            .map(|it| format!("{} → {}", verdict(&it.before), verdict(&it.after)))
            .collect();
        format!("{} {}: {}", line.line, from(line.from), turns.join(", "))
    };
    of.lines.iter().map(each).collect()
}

#[test]
fn a_stricter_edition_that_begins_later_is_compared_on_its_first_day() {
    let stricter = [CLUB, NOT_BEGUN, ("months", &months(18), "")];
    let next = then(&limited(24), "2027-01-01", "2026-12-31", &stricter);
    let comparison = compared(&[&limited(24)], &[&next]);
    let [only] = &comparison.lines[..] else {
        panic!("{:?}", turns(&comparison))
    };
    assert_eq!(only.from, Some(date(2027, 1, 1)));
    let verdict = |outcome: &Option<Outcome>| outcome.as_ref().map(|it| it.verdict);
    assert!(
        only.turns
            .iter()
            .any(|turn| verdict(&turn.before) == Some(Verdict::Fits)
                && verdict(&turn.after) == Some(Verdict::DoesNotFit))
    );
    // Where only the day of the change is another, the time between is told, and its end.
    let earlier = then(&limited(24), "2026-11-01", "2026-10-31", &stricter);
    let moved = turns(&compared(&[&next], &[&earlier]));
    assert_eq!(moved.len(), 2, "{moved:?}");
    assert!(
        moved[0].starts_with("a today: fits → does-not-fit"),
        "{moved:?}"
    );
    assert_eq!(moved[1], "a 2027-01-01: ");
}

#[test]
fn rules_that_get_an_end_are_compared_on_the_day_after_it() {
    let ending = limited(24).replace("until = \"open\"", "until = 2026-12-31");
    let turns = turns(&compared(&[&limited(24)], &[&ending]));
    assert_eq!(turns.len(), 1, "{turns:?}");
    assert!(turns[0].starts_with("a 2027-01-01: "), "{turns:?}");
    assert!(turns[0].contains("fits → dormant"), "{turns:?}");
}

#[test]
fn a_line_that_is_new_or_gone_counts_with_whom_it_fits() {
    let second = line("b", "", &[TOWN, NOT_BEGUN]);
    let (one, both) = ([limited(24)], [limited(24), second]);
    let gone = compared(&[&both[0], &both[1]], &[&one[0]]);
    assert_eq!(turns(&gone), ["b today: fits → nothing"]);
    let turn = &gone.lines[0].turns[0];
    assert_eq!((gone.lines[0].cases, turn.cases), (4, 1));
    assert_eq!(turn.example.de, "Antragsteller: Stadt; Begonnen: Nein");
    let new = compared(&[&one[0]], &[&both[0], &both[1]]);
    assert_eq!(turns(&new), ["b today: nothing → fits"]);
}

#[test]
fn answers_that_only_one_of_the_two_knows_are_not_passed_off_as_compared() {
    let question = |more: &str| {
        format!(
            "[[question]]\nid = \"size\"\nkind = \"choice\"\ntopic = 2\n\
             name = {{ de = \"G\", en = \"S\" }}\ntext = {{ de = \"G?\", en = \"S?\" }}\n\
             why = {{ de = \"D.\", en = \"W.\" }}\noptions = [\n\
             {{ id = \"small\", de = \"Klein\", en = \"Small\" }},\n\
             {{ id = \"large\", de = \"Groß\", en = \"Large\" }}{more} ]\n"
        )
    };
    let (two, three) = (
        question(""),
        question(", { id = \"huge\", de = \"Riesig\", en = \"Huge\" }"),
    );
    let size = ("size", r#"{ question = "size", is = ["large"] }"#, "");
    let rules = line("a", "", &[CLUB, size]);
    let comparison = compared(&[&two, &rules], &[&three, &rules]);
    assert!(comparison.lines.is_empty());
    assert!(comparison.has_other_answers);
    let one_more = size.1.replace("\"large\"", "\"large\", \"small\"");
    let wider = line("a", "", &[CLUB, ("size", &one_more, "")]);
    let same = compared(&[&two, &rules], &[&two, &wider]);
    assert!(!same.has_other_answers && same.lines.len() == 1);
}

#[test]
fn the_example_of_a_changed_limit_is_what_lies_between_the_limits() {
    let comparison = compared(&[&limited(24)], &[&limited(18)]);
    let examples: Vec<&Text<'_>> = comparison.lines[0]
        .turns
        .iter()
        .map(|turn| &turn.example)
        .collect();
    assert_eq!(examples.len(), 1, "{examples:?}");
    let (de, en) = (&examples[0].de, examples[0].en.as_deref().unwrap_or(""));
    assert!(de.ends_with("Dauer: 19 bis 24 Monate"), "{de}");
    assert!(en.ends_with("Length: 19 to 24 months"), "{en}");
    let by_one = compared(&[&limited(24)], &[&limited(23)]);
    let example = &by_one.lines[0].turns[0].example.de;
    assert!(example.ends_with("Dauer: genau 24 Monate"), "{example}");
}

/// The changes between two texts of the data, in German.
fn changes(old: &str, new: &str) -> Vec<String> {
    assert_ne!(old, new);
    let comparison = compared(&[old], &[new]);
    let changes = comparison.changes.iter();
    changes.map(|it| it.de.clone().into_owned()).collect()
}

#[test]
fn a_changed_remedy_is_named_as_the_remedy_and_not_as_its_condition() {
    let remedy = |months: u32, words: &str| {
        let remedy = format!(
            "remedy = {{ effort = 1, sets = {{ months = {months} }}, de = \"{words}\", en = \"{words}\" }}"
        );
        line(
            "a",
            "",
            &[
                CLUB,
                ("months", &self::months(24), &remedy),
                ("short", &self::months(12), ""),
            ],
        )
    };
    let what = "Förderlinie „a“, edition „2026-01-01“, condition „months“";
    let sets = changes(&remedy(24, "kürzen"), &remedy(6, "kürzen"));
    assert_eq!(
        sets,
        [format!(
            "{what}, remedy: vorher months 13–24 (effort 1); jetzt months 1–12 (effort 1)."
        )]
    );
    let both = changes(
        &remedy(24, "kürzen"),
        &remedy(24, "teilen")
            .replace("Es gilt.", "Anders.")
            .replace("It holds.", "Else."),
    );
    let own: Vec<&String> = both.iter().filter(|it| it.contains("„months“")).collect();
    assert_eq!(
        own,
        [
            &format!("{what}: vorher „Es gilt.“; jetzt „Anders.“."),
            &format!("{what}, remedy: vorher „kürzen“; jetzt „teilen“.")
        ]
    );
}

#[test]
fn every_text_that_an_applicant_reads_is_named_when_it_changes() {
    let of_line = |from: &str, to: &str| {
        let glance = "glance.amount = { de = \"Viel\", en = \"Much\" }";
        let old = line("a", glance, &[CLUB]);
        changes(&old, &old.replace(from, to)).join("\n")
    };
    assert_eq!(
        of_line(
            "name = { de = \"N\", en = \"N\" }",
            "name = { de = \"M\", en = \"M\" }"
        ),
        "Förderlinie „a“, name: vorher „N“; jetzt „M“."
    );
    assert_eq!(
        of_line(
            "label = { de = \"L\", en = \"L\" }",
            "label = { de = \"K\", en = \"K\" }"
        ),
        "Förderlinie „a“, label: vorher „L“; jetzt „K“."
    );
    assert_eq!(
        of_line(
            "de = \"Viel\", en = \"Much\"",
            "de = \"Mehr\", en = \"More\""
        ),
        "Förderlinie „a“, glance, amount: vorher „Viel“; jetzt „Mehr“."
    );
    assert_eq!(
        of_line("glance.amount = { de = \"Viel\", en = \"Much\" }", ""),
        "Förderlinie „a“, glance, amount ist weggefallen."
    );
    let question = "[[question]]\nid = \"size\"\nkind = \"choice\"\ntopic = 2\n\
        name = { de = \"G\", en = \"S\" }\ntext = { de = \"G?\", en = \"S?\" }\n\
        help = { de = \"H.\", en = \"H.\" }\nwhy = { de = \"D.\", en = \"W.\" }\noptions = [\n\
        { id = \"small\", de = \"Klein\", en = \"Small\" },\n\
        { id = \"large\", de = \"Groß\", en = \"Large\" } ]\n";
    let of_question =
        |from: &str, to: &str| changes(question, &question.replace(from, to)).join("\n");
    assert_eq!(
        of_question(
            "de = \"Klein\", en = \"Small\"",
            "de = \"Kurz\", en = \"Short\""
        ),
        "Frage „size“, option „small“: vorher „Klein“; jetzt „Kurz“."
    );
    assert_eq!(
        of_question("de = \"H.\", en = \"H.\"", "de = \"I.\", en = \"I.\""),
        "Frage „size“, help: vorher „H.“; jetzt „I.“."
    );
    assert_eq!(
        of_question("de = \"D.\", en = \"W.\"", "de = \"E.\", en = \"X.\""),
        "Frage „size“, why: vorher „D.“; jetzt „E.“."
    );
    assert_eq!(
        of_question("de = \"G\", en = \"S\"", "de = \"F\", en = \"T\""),
        "Frage „size“, name: vorher „G“; jetzt „F“."
    );
}

#[test]
fn rules_that_begin_later_are_checked_as_those_of_today_and_the_day_is_named() {
    let today = line("a", "", &[CLUB, NOT_BEGUN]);
    let long = ("months", r#"{ question = "months", at-most = 24 }"#, "");
    let next = then(&today, "2027-01-01", "2026-12-31", &[CLUB, NOT_BEGUN, long]);
    let all = found(&[&next]);
    let later: Vec<&String> = all
        .iter()
        .filter(|it| it.contains(": Ab 01.01.2027: "))
        .collect();
    // Three verdicts can be reached, and no case is for that day.
    assert_eq!(later.len(), 3, "{all:#?}");
    assert!(
        later.iter().all(|it| it.starts_with("missing-case: ")),
        "{later:#?}"
    );
    // A case for that day is one for the new edition, and none for today.
    let case = "[[case]]\nname = \"fits\"\nas-of = 2027-02-01\n\
                answers = { applicant = \"club\", started = \"no\", months = 24 }\nexpected = { a = \"fits\" }\n";
    let all = found(&[&next, case]);
    let later: Vec<&String> = all
        .iter()
        .filter(|it| it.contains("Ab 01.01.2027: "))
        .collect();
    assert_eq!(later.len(), 2, "{all:#?}");
    assert!(
        !later.iter().any(|it| it.ends_with("„passt“.")),
        "{later:#?}"
    );
}

#[test]
fn a_conversation_that_becomes_too_long_is_found_today() {
    let (questions, conditions) = twelve_questions();
    let all = club_and(&conditions);
    let next = then(
        &line("a", "", &[CLUB, NOT_BEGUN]),
        "2027-01-01",
        "2026-12-31",
        &all,
    );
    let found = found(&[&questions, &next]);
    let long: Vec<&String> = found
        .iter()
        .filter(|it| it.starts_with("long-conversation"))
        .collect();
    assert_eq!(long.len(), 1, "{found:#?}");
    assert!(
        long[0].contains("Ab 01.01.2027: Das längste Gespräch hat 13 Fragen"),
        "{long:?}"
    );
}

#[test]
fn a_conversation_may_leave_open_only_what_it_does_not_ask() {
    use Verdict::{Almost, DoesNotFit, Dormant, Fits, ToClarify};
    let is_allowed = conversations::is_allowed;
    // Out for another reason too: where the sources do not agree, or the line is at rest.
    assert!(is_allowed(ToClarify, DoesNotFit, true));
    assert!(is_allowed(Dormant, Almost, false));
    assert!(is_allowed(DoesNotFit, Almost, false));
    // An answer that is only not known is no reason to stop asking.
    assert!(!is_allowed(ToClarify, DoesNotFit, false));
    assert!(!is_allowed(ToClarify, Fits, true));
    assert!(!is_allowed(Dormant, Fits, true));
    assert!(!is_allowed(Fits, DoesNotFit, true));
    assert!(!is_allowed(DoesNotFit, Fits, true));
}
