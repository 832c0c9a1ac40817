//! Each check with a small set of data that it catches; and that the bundled rules have no finding.

use super::subject::ProofFindings;
use super::*;
use crate::diagnostic::{Diagnostic, Document, Layer};
use crate::formats::RecordKind;
use crate::funding::code::Coder;
use crate::funding::{Advisor, AnswerState};
use crate::load::records::CheckedDirectory;
use crate::load::{self, records};
use crate::model::{OptionIndex, QuestionIndex};
use elsa::sync::FrozenVec;
use jiff::civil::{Date, date};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The day of the tests.
pub(super) const DAY: Date = date(2026, 11, 22);

const SOURCES: &str = r#"
[[source]]
id        = "law"
kind      = "official"
title     = "Guideline"
retrieved = 2026-11-22
dated     = "2026"

[[source]]
id        = "blog"
kind      = "third-party"
title     = "Blog"
retrieved = 2026-11-22
dated     = "2026"
"#;

const QUESTIONS: &str = r#"
[[question]]
id = "applicant"
kind = "choice"
topic = 1
unknown = false
name = { de = "Antragsteller", en = "Applicant" }
text = { de = "Wer?", en = "Who?" }
why = { de = "Darum.", en = "Why." }
options = [
  { id = "club", de = "Verein", en = "Club" },
  { id = "town", de = "Stadt", en = "Town" },
]

[[question]]
id = "started"
kind = "yes-no"
topic = 2
name = { de = "Begonnen", en = "Started" }
text = { de = "Begonnen?", en = "Started?" }
why = { de = "Darum.", en = "Why." }

[[question]]
id = "months"
kind = "number"
topic = 2
min = 1
max = 60
unit = { de = "Monate", en = "months" }
name = { de = "Dauer", en = "Length" }
text = { de = "Wie lange?", en = "How long?" }
why = { de = "Darum.", en = "Why." }
"#;

const FALLBACK: &str = r#"
[[fallback]]
id = "all"
when = { question = "applicant", is = ["club", "town"] }
text = { de = "Rufen Sie an.", en = "Call us." }
"#;

/// A line of some conditions: id, test, and what else stands in the table.
pub(super) fn line(id: &str, keys: &str, conditions: &[(&str, &str, &str)]) -> String {
    let mut text = format!(
        "[[line]]\nid = \"{id}\"\nkind = \"offer\"\nname = {{ de = \"N\", en = \"N\" }}\n\
         label = {{ de = \"L\", en = \"L\" }}\nstate = \"open\"\n{keys}\n"
    );
    text += "[[line.edition]]\nfrom = 2026-01-01\nuntil = \"open\"\nsource = [\"law\"]\n\
             confidence = \"primary\"\nchecked = 2026-11-22\n";
    for (id, when, rest) in conditions {
        text += &condition(id, when, rest);
    }
    text
}

fn condition(id: &str, when: &str, rest: &str) -> String {
    let source = if rest.contains("source") {
        ""
    } else {
        "source = [\"law\"]\n"
    };
    format!(
        "[[line.edition.condition]]\nid = \"{id}\"\nwhen = {when}\n{source}\
         text = {{ de = \"Es gilt.\", en = \"It holds.\" }}\nconfidence = \"primary\"\n{rest}\n"
    )
}

/// Texts with the questions, sources and the fallback of these tests before them.
pub(super) fn with_rules<'t>(texts: &[&'t str]) -> Vec<&'t str> {
    let mut all = vec![SOURCES, QUESTIONS, FALLBACK];
    all.extend(texts);
    all
}

/// What the tests read; it stays for as long as they run.
static TEXTS: LazyLock<FrozenVec<Box<[Document]>>> = LazyLock::new(FrozenVec::new);
static DIRECTORIES: LazyLock<FrozenVec<Box<CheckedDirectory<'static>>>> =
    LazyLock::new(FrozenVec::new);

/// Texts as data, each its own file.
pub(super) fn read(texts: &[&str]) -> (&'static CheckedDirectory<'static>, &'static [Document]) {
    let documents: Vec<Document> = texts
        .iter()
        .map(|text| Document {
            all_accounts: false,
            steps: &[],
            name: "test.toml".to_owned(),
            text: Cow::Owned((*text).to_owned()),
            layer: Layer::Argument,
            rank: 1,
        })
        .collect();
    let documents: &'static [Document] = TEXTS.push_get(documents.into());
    let (batches, found) = load::batches(documents);
    let mut checked = records::directory(batches, documents, RecordKind::EVERY);
    checked.diagnostics.extend(found.iter().cloned());
    (DIRECTORIES.push_get(Box::new(checked)), documents)
}

fn prove_on(checked: &CheckedDirectory<'_>, day: Date) -> Vec<Diagnostic> {
    let subject = ProofSubject {
        directory: &checked.directory,
        places: &checked.places,
        day,
        has_errors: false,
    };
    prove(&subject).expect("there are rules").0
}

/// The findings of these lines as `code: message`, with questions, sources and a fallback around them.
fn found_on(day: Date, texts: &[&str]) -> Vec<String> {
    let (checked, _) = read(&with_rules(texts));
    let own: Vec<_> = checked
        .diagnostics
        .iter()
        .filter(|finding| finding.code != "missing-key" && finding.code != "missing-value")
        .map(|finding| (finding.code, &finding.message.de))
        .collect();
    assert!(own.is_empty(), "{own:?}");
    let show = |finding: &Diagnostic| format!("{}: {}", finding.code, finding.message.de);
    let found = prove_on(checked, day);
    // English is there wherever German is.
    for finding in &found {
        assert!(finding.message.en.is_some() && finding.help.en.is_some());
    }
    found.iter().map(show).collect()
}

pub(super) fn found(texts: &[&str]) -> Vec<String> {
    found_on(DAY, texts)
}

#[track_caller]
fn catches(texts: &[&str], code: &str, words: &str) {
    let found = found(texts);
    let is_there = found
        .iter()
        .any(|line| line.starts_with(&format!("{code}: ")) && line.contains(words));
    assert!(is_there, "{code} with „{words}“ is not in {found:#?}");
}

#[track_caller]
fn says_nothing_of(texts: &[&str], code: &str) {
    let found = found(texts);
    let is_there = found
        .iter()
        .any(|line| line.starts_with(&format!("{code}: ")));
    assert!(!is_there, "{found:#?}");
}

pub(super) const CLUB: (&str, &str, &str) =
    ("who", r#"{ question = "applicant", is = ["club"] }"#, "");
pub(super) const TOWN: (&str, &str, &str) =
    ("town", r#"{ question = "applicant", is = ["town"] }"#, "");
const SHORT: (&str, &str, &str) = ("months", r#"{ question = "months", at-most = 24 }"#, "");
pub(super) const NOT_BEGUN: (&str, &str, &str) =
    ("started", r#"{ question = "started", yes = false }"#, "");

#[test]
fn sound_rules_with_cases_have_no_finding() {
    let cases = r#"
[[case]]
name = "fits"
answers = { applicant = "club", started = "no", months = 24 }
expected = { a = "fits" }
[[case]]
name = "not"
answers = { applicant = "town" }
expected = { a = "does-not-fit" }
reasons = { a = ["who"] }
[[case]]
name = "unsure"
answers = { applicant = "club", started = "unknown", months = 24 }
expected = { a = "to-clarify" }
"#;
    let found = found(&[&line("a", "", &[CLUB, SHORT, NOT_BEGUN]), cases]);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_question_that_no_condition_reads_is_found() {
    catches(
        &[&line("a", "", &[CLUB, SHORT])],
        "unused-question",
        "„started“",
    );
}

#[test]
fn options_that_no_rule_tells_apart_are_found_until_somebody_confirms_them() {
    let question = |alike: &str| {
        format!(
            "[[question]]\nid = \"size\"\nkind = \"choice\"\ntopic = 2\n\
             name = {{ de = \"G\", en = \"S\" }}\ntext = {{ de = \"G?\", en = \"S?\" }}\n\
             why = {{ de = \"D.\", en = \"W.\" }}\noptions = [\n\
             {{ id = \"small\", de = \"Klein\", en = \"Small\" }},\n\
             {{ id = \"middle\", de = \"Mittel\", en = \"Middle\" }},\n\
             {{ id = \"large\", de = \"Groß\", en = \"Large\" }} ]\n{alike}\n"
        )
    };
    let size = ("size", r#"{ question = "size", is = ["large"] }"#, "");
    let rules = line("a", "", &[CLUB, size]);
    catches(
        &[&question(""), &rules],
        "alike-options",
        "„small“, „middle“",
    );
    let confirmed = question(r#"alike = [["small", "middle"]]"#);
    says_nothing_of(&[&confirmed, &rules], "alike-options");
}

#[test]
fn a_question_that_is_never_asked_is_found() {
    // For a club everything is open, for a town it is out: the third question never swings anything,
    // for its line is at odds with itself.
    let rules = line(
        "a",
        "",
        &[
            CLUB,
            (
                "both",
                r#"{ all = [{ question = "applicant", is = ["town"] }, { question = "started", yes = true }] }"#,
                "",
            ),
        ],
    );
    catches(&[&rules], "never-asked", "„started“");
}

#[test]
fn a_line_that_can_never_fit_is_found_with_the_conditions_that_clash() {
    let rules = line("a", "", &[SHORT, CLUB, NOT_BEGUN, TOWN]);
    catches(&[&rules], "never-fits", "„who“, „town“");
    says_nothing_of(&[&line("a", "", &[CLUB, SHORT])], "never-fits");
}

#[test]
fn a_line_that_always_fits_is_found() {
    let anybody = (
        "any",
        r#"{ question = "applicant", is = ["club", "town"] }"#,
        "",
    );
    catches(&[&line("a", "", &[anybody])], "always-fits", "„a“");
    says_nothing_of(&[&line("a", "", &[CLUB])], "always-fits");
}

#[test]
fn a_condition_that_follows_from_another_is_found() {
    let long = ("long", r#"{ question = "months", at-most = 36 }"#, "");
    catches(
        &[&line("a", "", &[CLUB, SHORT, long])],
        "implied-condition",
        "„long“ folgt schon aus „months“",
    );
    says_nothing_of(
        &[&line("a", "", &[CLUB, SHORT, NOT_BEGUN])],
        "implied-condition",
    );
}

#[test]
fn a_line_that_fits_only_where_another_fits_is_found_until_somebody_confirms_it() {
    let wide = line("wide", "", &[CLUB]);
    let narrow = line("narrow", "", &[CLUB, SHORT]);
    catches(
        &[&wide, &narrow],
        "only-together",
        "„narrow“ passt nur, wo auch „wide“ passt",
    );
    let confirmed = line("narrow", "together-with = [\"wide\"]", &[CLUB, SHORT]);
    says_nothing_of(&[&wide, &confirmed], "only-together");
    says_nothing_of(&[&wide, &line("other", "", &[TOWN])], "only-together");
}

#[test]
fn lines_that_exclude_each_other_and_both_fit_are_found() {
    let one = line("one", "excludes = [\"two\"]", &[CLUB]);
    let example = "Zum Beispiel: Antragsteller: Verein; Dauer: bis 24 Monate.";
    catches(
        &[&one, &line("two", "", &[CLUB, SHORT])],
        "both-fit",
        example,
    );
    says_nothing_of(&[&one, &line("two", "", &[TOWN])], "both-fit");
}

#[test]
fn profiles_for_which_nobody_says_anything_are_counted() {
    let rules = line("a", "", &[CLUB, NOT_BEGUN, SHORT]);
    let texts = [SOURCES, QUESTIONS, &rules];
    let found = prove_on(read(&texts).0, DAY);
    let finding = found.iter().find(|finding| finding.code == "nothing-said");
    let message = &finding.expect("a finding").message.de;
    // 2 × 2 × 2 combinations; one of them fits. The numbers are classes.
    assert!(message.contains("wie es weitergeht: 7 ("), "{message}");
    assert!(message.contains("(Verein: 3; Stadt: 4)"), "{message}");
    says_nothing_of(&[&rules], "nothing-said");
}

#[test]
fn a_remedy_that_helps_nobody_is_found() {
    let remedy = |number: u32| {
        format!(
            "remedy = {{ effort = 1, sets = {{ months = {number} }}, de = \"kürzen\", en = \"shorten\" }}"
        )
    };
    let short = |number| line("a", "", &[CLUB, ("months", SHORT.1, &remedy(number))]);
    catches(&[&short(30)], "remedy-without-effect", "„months“");
    says_nothing_of(&[&short(24)], "remedy-without-effect");
}

#[test]
fn a_dispute_about_what_is_met_is_found() {
    let dispute = |who: &str| {
        format!(
            "dispute = {{ when = {{ question = \"applicant\", is = [\"{who}\"] }}, de = \"Anders.\", en = \"Else.\" }}"
        )
    };
    let rules = |who| line("a", "", &[("who", CLUB.1, &dispute(who)), SHORT]);
    catches(
        &[&rules("club")],
        "disputed-and-met",
        "Antragsteller: Verein",
    );
    says_nothing_of(&[&rules("town")], "disputed-and-met");
}

#[test]
fn a_case_that_comes_to_something_else_is_found_with_what_it_got_and_why() {
    let case = |expected: &str, reasons: &str| {
        format!(
            "[[case]]\nname = \"F\"\nanswers = {{ applicant = \"town\", months = 30 }}\n\
             expected = {{ a = \"{expected}\" }}\nreasons = {{ a = [\"{reasons}\"] }}\n"
        )
    };
    let rules = line("a", "", &[CLUB, SHORT]);
    catches(
        &[&rules, &case("fits", "who")],
        "case-differs",
        "a soll „passt“ sein, ist aber „passt nicht“ wegen „who“, „months“",
    );
    catches(
        &[&rules, &case("does-not-fit", "who")],
        "case-reasons-differ",
        "erwartet bei a als Gründe: „who“. Gefunden sind: „who“, „months“",
    );
    says_nothing_of(
        &[&rules, &case("does-not-fit", "who\", \"months")],
        "case-reasons-differ",
    );
}

#[test]
fn a_verdict_without_a_case_is_found() {
    let rules = line("a", "", &[CLUB, NOT_BEGUN]);
    catches(&[&rules], "missing-case", "Ergebnis „passt“");
    catches(&[&rules], "missing-case", "Ergebnis „passt nicht“");
    catches(&[&rules], "missing-case", "Ergebnis „noch zu klären“");
    let closed = rules.replace(
        "checked = 2026-11-22\n",
        "checked = 2026-11-22\n[[line.edition.deadline]]\nkind = \"closed\"\nsource = [\"law\"]\nconfidence = \"primary\"\n",
    );
    assert_ne!(closed, rules);
    let found = found(&[&closed]);
    let missing = |verdict: &str| found.iter().any(|line| line.contains(verdict));
    assert!(missing("Ergebnis „zurzeit nicht möglich“"), "{found:#?}");
    assert!(!missing("Ergebnis „passt“"), "{found:#?}");
}

/// Twelve questions of yes or no, and for each the condition that reads it: id and test.
pub(super) fn twelve_questions() -> (String, Vec<(String, String)>) {
    let question = |at: u32| {
        format!(
            "[[question]]\nid = \"q{at}\"\nkind = \"yes-no\"\ntopic = 3\n\
             name = {{ de = \"Q{at}\", en = \"Q{at}\" }}\ntext = {{ de = \"Q?\", en = \"Q?\" }}\n\
             why = {{ de = \"D.\", en = \"W.\" }}\n"
        )
    };
    let condition = |at: u32| {
        let when = format!("{{ question = \"q{at}\", yes = true }}");
        (format!("c{at}"), when)
    };
    (
        (1..=12).map(question).collect(),
        (1..=12).map(condition).collect(),
    )
}

/// The condition that reads who applies, and others behind it.
pub(super) fn club_and(others: &[(String, String)]) -> Vec<(&str, &str, &str)> {
    let others = others.iter().map(|(id, when)| (&**id, &**when, ""));
    std::iter::once(CLUB).chain(others).collect()
}

#[test]
fn a_conversation_that_is_too_long_is_found() {
    let (questions, conditions) = twelve_questions();
    let all = club_and(&conditions);
    catches(
        &[&questions, &line("a", "", &all)],
        "long-conversation",
        "hat 13 Fragen",
    );
    says_nothing_of(
        &[&questions, &line("a", "", &all[..12])],
        "long-conversation",
    );
}

#[test]
fn editions_must_follow_each_other_in_time() {
    let two = |until: &str, from: &str| {
        let first = line("a", "", &[CLUB]).replace("until = \"open\"", &format!("until = {until}"));
        let second = line("a", "", &[CLUB]);
        let second = second.split_once("[[line.edition]]").expect("an edition").1;
        format!(
            "{first}[[line.edition]]{}",
            second.replace("2026-01-01", from)
        )
    };
    catches(
        &[&two("2026-12-31", "2027-02-01")],
        "hole-in-time",
        "Zwischen dem 31.12.2026",
    );
    catches(
        &[&two("2026-12-31", "2026-12-31")],
        "two-editions",
        "Am 31.12.2026",
    );
    catches(
        &[&two("\"open\"", "2027-01-01")],
        "two-editions",
        "Am 01.01.2027",
    );
    let next = two("2026-12-31", "2027-01-01");
    says_nothing_of(&[&next], "two-editions");
    says_nothing_of(&[&next], "hole-in-time");
}

#[test]
fn an_edition_that_ends_and_a_check_long_ago_are_found_by_their_day() {
    let rules = line("a", "", &[CLUB]).replace("until = \"open\"", "until = 2026-12-31");
    let on = |day| found_on(day, &[&rules]);
    let has = |found: &[String], code: &str| found.iter().any(|line| line.starts_with(code));
    assert!(has(&on(date(2026, 11, 22)), "edition-ends-soon"));
    assert!(!has(&on(date(2026, 10, 1)), "edition-ends-soon"));
    assert!(has(&on(date(2027, 1, 1)), "edition-ended"));
    assert!(!has(&on(date(2027, 5, 21)), "checked-long-ago"));
    assert!(has(&on(date(2027, 5, 22)), "checked-long-ago"));
}

#[test]
fn a_third_party_does_not_say_what_the_responsible_body_says() {
    let thin = line("a", "", &[("who", CLUB.1, "source = [\"blog\"]")]);
    let codes = |text: &str| -> Vec<&str> {
        let (checked, _) = read(&with_rules(&[text]));
        checked.diagnostics.iter().map(|it| it.code).collect()
    };
    assert!(codes(&thin).contains(&"thin-source"));
    let marked = thin.replace(
        "confidence = \"primary\"\nsource = [\"blog\"]",
        "confidence = \"secondary\"\nsource = [\"blog\"]",
    );
    assert_ne!(marked, thin);
    assert!(!codes(&marked).contains(&"thin-source"));
}

#[test]
fn a_line_whose_contact_has_no_phone_is_found() {
    let contact = |phone: &str| {
        format!(
            "[[contact]]\nid = \"desk\"\npost = \"Desk\"\nemail = \"desk@example.org\"\n{phone}\n"
        )
    };
    let rules = line("a", "contact = \"desk\"", &[CLUB]);
    catches(&[&contact(""), &rules], "contact-without-phone", "„desk“");
    says_nothing_of(
        &[&contact("phone = \"06031 83-3031\""), &rules],
        "contact-without-phone",
    );
}

#[test]
fn a_line_whose_contact_nobody_holds_is_found() {
    let contact = |more: &str| {
        format!("[[contact]]\nid = \"desk\"\npost = \"Desk\"\nphone = \"06031 83-3031\"\n{more}\n")
    };
    let rules = line("a", "contact = \"desk\"", &[CLUB]);
    let vacant = contact("not-found = [\"name\"]");
    catches(&[&vacant, &rules], "contact-without-holder", "„desk“");
    // A desk that has no name at all is no vacancy.
    says_nothing_of(&[&contact(""), &rules], "contact-without-holder");
    let held = contact("name = \"Anna Muster\"");
    says_nothing_of(&[&held, &rules], "contact-without-holder");
}

#[test]
fn too_many_answers_are_said_and_not_passed_over() {
    // More answers than a code of 24 characters carries, and more states than are visited.
    let mut questions = String::new();
    let mut conditions = Vec::new();
    for at in 0..36 {
        let options: Vec<String> = (0..9)
            .map(|option| {
                format!("{{ id = \"o{option}\", de = \"{option}a\", en = \"{option}a\" }}")
            })
            .collect();
        questions += &format!(
            "[[question]]\nid = \"m{at}\"\nkind = \"choice\"\ntopic = 3\n\
             name = {{ de = \"M\", en = \"M\" }}\ntext = {{ de = \"M?\", en = \"M?\" }}\n\
             why = {{ de = \"D.\", en = \"W.\" }}\noptions = [{}]\n",
            options.join(", ")
        );
        conditions.push((
            format!("c{at}"),
            format!("{{ question = \"m{at}\", is = [\"o0\", \"o1\", \"o2\", \"o3\", \"o4\"] }}"),
        ));
    }
    let mut all = vec![CLUB];
    all.extend(
        conditions
            .iter()
            .map(|(id, when)| (id.as_str(), when.as_str(), "")),
    );
    let found = found(&[&questions, &line("a", "", &all)]);
    assert!(
        found.iter().any(|line| line.starts_with("not-proven")),
        "{found:#?}"
    );
    assert!(
        found.iter().any(|line| line.starts_with("no-code")),
        "{found:#?}"
    );
}

/// What no data can bring about is shown with a conversation that the advisor would not lead.
#[test]
fn a_mistake_of_the_advisor_itself_would_be_found() {
    let rules = line("a", "", &[CLUB, SHORT]);
    let (checked, _) = read(&[SOURCES, QUESTIONS, FALLBACK, &rules]);
    let directory = &checked.directory;
    let subject = ProofSubject {
        directory,
        places: &checked.places,
        day: DAY,
        has_errors: false,
    };
    let advisor = Advisor::new(directory, DAY);
    let mut found = ProofFindings::new(&subject, &advisor);
    // A conversation that ends before anything was asked.
    conversations::GuidedVerdicts::default().compare(&mut found, &advisor.no_answers());
    // A code of other questions.
    let other = Coder::new(&directory.questions()[..2]).expect("few");
    let town = advisor
        .no_answers()
        .with(QuestionIndex(0), AnswerState::Option(OptionIndex(1)));
    conversations::check_round_trip(
        &mut found,
        &other,
        &town.with(QuestionIndex(2), AnswerState::Option(OptionIndex(1))),
    );
    // A question to somebody for whom everything is decided.
    let end = |question, next| WalkStep {
        question,
        answers: town.clone(),
        next,
        longest: 0,
        conversations: 1,
        states: 1,
    };
    let asked = vec![
        (AnswerState::Option(OptionIndex(0)), 0),
        (AnswerState::Option(OptionIndex(1)), 0),
    ];
    let walk = ConversationWalk {
        steps: vec![end(None, Vec::new()), end(Some(QuestionIndex(1)), asked)],
    };
    questions::check_difference(&mut found, &walk);
    let codes: Vec<&str> = found.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["guided-differs", "lost-code", "no-difference"]);
    assert!(
        found.diagnostics[2]
            .message
            .de
            .contains("Antragsteller: Stadt")
    );
}

#[test]
fn a_figure_that_one_language_leaves_out_is_found() {
    let figure = "[[line.figure]]\nid = \"most\"\nvalue = 24\nmeasure = \"months\"\nunit = \"months\"\n\
                  label = { de = \"M\", en = \"M\" }\nsource = [\"law\"]\nconfidence = \"primary\"\n";
    let rules = line("a", figure, &[CLUB]).replace(
        "{ de = \"Es gilt.\", en = \"It holds.\" }",
        "{ de = \"Höchstens {most}.\", en = \"Not longer.\" }",
    );
    let (checked, _) = read(&[SOURCES, QUESTIONS, &rules]);
    let codes: Vec<&str> = checked.diagnostics.iter().map(|it| it.code).collect();
    assert!(codes.contains(&"figure-in-one-language"), "{codes:?}");
}

static BUNDLED_TEXTS: LazyLock<load::LoadedTexts> = LazyLock::new(|| {
    let layers = load::DataLayers {
        bundled: true,
        ..Default::default()
    };
    load::load(&layers, RecordKind::EVERY)
});

static BUNDLED: LazyLock<CheckedDirectory<'static>> = LazyLock::new(|| {
    let documents = &BUNDLED_TEXTS.documents;
    let (batches, _) = load::batches(documents);
    records::directory(batches, documents, RecordKind::EVERY)
});

/// The bundled rules.
pub(crate) fn bundled() -> &'static CheckedDirectory<'static> {
    &BUNDLED
}

#[test]
fn the_bundled_rules_have_no_finding() {
    let found: Vec<String> = prove_on(bundled(), DAY)
        .iter()
        .map(|finding| format!("{}: {}", finding.code, finding.message.de))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}
