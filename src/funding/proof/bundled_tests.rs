//! The bundled rules from end to end: every conversation, the matrix of the facts, and the proof that a
//! comparison notices every change that changes anything.

use super::conversations::visit_states;
use super::tests::{DAY, bundled, read};
use super::*;
use crate::diagnostic::Document;
use crate::funding::{Advisor, AnswerState, Answers, Dormancy, RulesIndex, Standing};
use crate::load::records::assemble;
use crate::model::funding::{LineKind, State};
use crate::model::rule::{Condition, Test};
use crate::model::verdict::Verdict;
use crate::model::{Directory, DirectoryParts, FundingLine, OptionIndex, Question, QuestionIndex};

fn given(directory: &Directory<'_>, id: &str, answer: &str) -> (QuestionIndex, AnswerState) {
    let question = directory.question(id).unwrap_or_else(|| panic!("{id}"));
    let number: Option<u32> = answer.parse().ok();
    let mut options = directory.questions()[question].options.iter();
    let option = options
        .position(|option| {
            let is_in = |(low, high): (u32, u32)| number.is_some_and(|n| (low..=high).contains(&n));
            option.id == answer || option.range.is_some_and(is_in)
        })
        .unwrap_or_else(|| panic!("{id} = {answer}"));
    (
        question,
        AnswerState::Option(OptionIndex::at(option).expect("few")),
    )
}

#[test]
fn the_bound_is_true_in_every_state_and_never_rises() {
    let advisor = Advisor::new(&bundled().directory, DAY);
    let mut states = 0u128;
    visit_states(&advisor, &advisor.no_answers(), &mut |answers, is_end| {
        states += 1;
        let bound = advisor.question_bound(answers);
        assert_eq!(bound == 0, is_end, "{answers:?}");
        let Some(question) = advisor.next_question(answers) else {
            return;
        };
        let choices = Answers::choices(&advisor.directory().questions()[question]);
        let below = choices.map(|given| advisor.question_bound(&answers.with(question, given)));
        // The longest path is really there, and no answer leads to a higher bound.
        assert_eq!(below.max(), Some(bound - 1), "{answers:?}");
    });
    let walk = ConversationWalk::new(&advisor).expect("few enough");
    assert_eq!(walk.states(), states);
    assert_eq!(walk.first().map(|first| first.longest), Some(12));
}

#[test]
fn every_line_is_reached_by_a_conversation() {
    let advisor = Advisor::new(&bundled().directory, DAY);
    let mut best = vec![Verdict::DoesNotFit; advisor.lines().len()];
    visit_states(&advisor, &advisor.no_answers(), &mut |answers, is_end| {
        if !is_end {
            return;
        }
        for (best, judged) in best.iter_mut().zip(advisor.judge_all(answers)) {
            let is_better = match judged.verdict {
                Verdict::Fits => true,
                Verdict::ToClarify | Verdict::Dormant => *best != Verdict::Fits,
                Verdict::Almost | Verdict::DoesNotFit => false,
            };
            if is_better {
                *best = judged.verdict;
            }
        }
    });
    for (rules, best) in advisor.lines().iter().zip(best) {
        let expected = match (rules.dormant, rules.line.id.as_str()) {
            (Some(_), _) => Verdict::Dormant,
            // Whether there is money from 2026 on is uncertain; so these are always to be clarified.
            (None, "mikroprojekte-zentrum" | "kommunale-strategien") => Verdict::ToClarify,
            (None, _) if !rules.edition.is_complete => Verdict::ToClarify,
            (None, _) => Verdict::Fits,
        };
        assert_eq!(best, expected, "{}", rules.line.id);
    }
}

/// Section B9 of the facts, a row an applicant and a column a line; each is asked about the plan that
/// the line is for, everything else met. `no`: does not fit, and no change helps; `body`: does not fit
/// either, for a private person takes part through a body that applies; `ask`: to be clarified.
const MATRIX: &str = "
applicant=district                                  granted no  fits ask  fits fits no   closed
applicant=municipality inhabitants=9999             no      ask fits ask  flat fits ask  closed
applicant=municipality inhabitants=10000 partners=no no     ask fits ask  flat fits ask  closed
applicant=municipality inhabitants=49999 partners=no no     ask fits ask  flat fits ask  closed
applicant=municipality inhabitants=50000 partners=no no     ask fits ask  fits fits ask  closed
applicant=municipality inhabitants=50001 partners=no no     ask fits ask  fits fits no   closed
applicant=migrant-organisation                      no      ask fits fits flat fits no   closed
applicant=migrant-organisation paid-staff=yes       no      ask fits no   flat fits no   closed
applicant=nonprofit                                 no      ask fits no   flat fits no   closed
applicant=church                                    no      ask fits no   flat fits no   closed
applicant=public-body                               no      ask fits no   flat fits no   closed
applicant=church nonprofit=no                       no      ask fits no   fits fits no   closed
applicant=private-person                            no      body no  no   body body no   no
applicant=company                                   no      ask no   no   no   no   no   no
";

/// The columns: a line, and the plan that it is for.
const COLUMNS: [(&str, &str); 8] = [
    ("vielfaltszentren", "strategy"),
    ("mikroprojekte-zentrum", "project"),
    ("innovative-projekte", "project"),
    ("migrantenorganisationen", "project"),
    ("integrationslotsen", "guides"),
    ("laiendolmetscher", "interpreters"),
    ("kommunale-strategien", "strategy"),
    ("deutsch4u", "language-course"),
];

/// What a row does not say otherwise.
const USUAL: [(&str, &str); 14] = [
    ("nonprofit", "yes"),
    ("registered", "yes"),
    ("migrant-majority", "yes"),
    ("paid-staff", "no"),
    ("only-religion-language-culture", "no"),
    ("inhabitants", "20000"),
    ("partners", "yes"),
    ("hesse", "yes"),
    ("started", "no"),
    ("months", "12"),
    ("new-approach", "yes"),
    ("mini-job", "yes"),
    ("interpreter-pool", "existing"),
    ("guides-pool", "five-or-more"),
];

#[test]
fn the_matrix_of_applicants_and_lines_comes_out_of_the_rules() {
    let directory = &bundled().directory;
    let advisor = Advisor::new(directory, DAY);
    let (mut rows, mut wrong) = (0, Vec::new());
    for row in MATRIX.lines().filter(|row| !row.is_empty()) {
        rows += 1;
        let (answers, cells): (Vec<&str>, Vec<&str>) =
            row.split_whitespace().partition(|word| word.contains('='));
        assert_eq!(cells.len(), COLUMNS.len(), "{row}");
        for (cell, (line, plan)) in cells.into_iter().zip(COLUMNS) {
            let of_row = answers.iter().filter_map(|word| word.split_once('='));
            let mut profile = advisor.no_answers();
            for (id, answer) in USUAL.into_iter().chain([("plan", plan)]).chain(of_row) {
                let (question, given) = given(directory, id, answer);
                profile.set(question, given);
            }
            let line = advisor.line(line).expect("a line");
            let rules = &advisor.lines()[line];
            let judged = advisor.judge(line, &profile);
            let is_as_written = match cell {
                "no" | "body" => judged.verdict == Verdict::DoesNotFit,
                "ask" => judged.verdict == Verdict::ToClarify,
                "fits" | "flat" => {
                    let flat_sum = rules.edition.benefits.iter().zip(&judged.benefits);
                    let has_flat_sum = flat_sum
                        .into_iter()
                        .any(|(it, stands)| it.id == "flat-sum" && *stands == Standing::Met);
                    judged.verdict == Verdict::Fits && has_flat_sum == (cell == "flat")
                }
                "closed" => {
                    judged.verdict == Verdict::Dormant && rules.dormant == Some(Dormancy::Closed)
                }
                "granted" => {
                    judged.verdict == Verdict::Dormant
                        && matches!(rules.dormant, Some(Dormancy::Granted { .. }))
                }
                other => panic!("{other} is no word of the matrix"),
            };
            if !is_as_written {
                wrong.push(format!(
                    "{row}: {} is {:?}, not {cell}",
                    rules.line.id, judged.verdict
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(rows, 14);
}

/// The parts of a directory with the same rules and these lines.
fn parts_with(lines: Vec<FundingLine>, of: &Directory<'_>) -> DirectoryParts<'static> {
    DirectoryParts {
        questions: of.questions().to_vec(),
        fallbacks: of.fallbacks().to_vec(),
        lines,
        ..DirectoryParts::default()
    }
}

/// A directory with the same rules and these lines.
fn copy(of: &Directory<'_>, lines: Vec<FundingLine>) -> Directory<'static> {
    assemble(parts_with(lines, of))
}

/// Every way to change a test by one option.
fn mutants(of: &Test, questions: &[Question]) -> Vec<Test> {
    let each = |tests: &[Test], make: fn(Vec<Test>) -> Test| {
        let mut all = Vec::new();
        for (at, test) in tests.iter().enumerate() {
            for mutant in mutants(test, questions) {
                let mut changed = tests.to_vec();
                changed[at] = mutant;
                all.push(make(changed));
            }
            if tests.len() > 1 {
                let mut without = tests.to_vec();
                without.remove(at);
                all.push(make(without));
            }
        }
        all
    };
    match of {
        Test::Is { question, options } => (0..questions[*question].options.len())
            .map(|bit| Test::Is {
                question: *question,
                options: options ^ (1 << bit),
            })
            .collect(),
        Test::All(tests) => each(tests, Test::All),
        Test::Any(tests) => each(tests, Test::Any),
        Test::Not(inner) => vec![(**inner).clone()],
        Test::NotFound => Vec::new(),
    }
}

/// Every way to change one condition: another test, its opposite, none, no dispute.
fn mutants_of(condition: &Condition, questions: &[Question]) -> Vec<Option<Condition>> {
    let with = |test| {
        Some(Condition {
            test,
            ..condition.clone()
        })
    };
    let mut all: Vec<Option<Condition>> = mutants(&condition.test, questions)
        .into_iter()
        .map(with)
        .collect();
    all.push(with(Test::Not(Box::new(condition.test.clone()))));
    all.push(None);
    if condition.dispute.is_some() {
        all.push(Some(Condition {
            dispute: None,
            ..condition.clone()
        }));
    }
    all
}

/// Whether a test holds, read from the tree itself; `None`: the sources do not say.
fn holds(test: &Test, profile: &[u8]) -> Option<bool> {
    match test {
        Test::Is { question, options } => Some(options >> profile[question.0] & 1 == 1),
        Test::All(tests) => {
            let all: Vec<_> = tests.iter().map(|test| holds(test, profile)).collect();
            if all.contains(&Some(false)) {
                Some(false)
            } else {
                (!all.contains(&None)).then_some(true)
            }
        }
        Test::Any(tests) => {
            let all: Vec<_> = tests.iter().map(|test| holds(test, profile)).collect();
            if all.contains(&Some(true)) {
                Some(true)
            } else {
                (!all.contains(&None)).then_some(false)
            }
        }
        Test::Not(inner) => holds(inner, profile).map(|holds| !holds),
        Test::NotFound => None,
    }
}

/// What a line comes to: out, open or met; and which benefits come on top for who is not out.
fn by_hand(line: &FundingLine, profile: &[u8]) -> (Option<bool>, Vec<bool>) {
    let edition = &line.editions[0];
    let mut is_open = false;
    for condition in &edition.conditions {
        let dispute = condition.dispute.as_ref();
        let is_disputed = dispute.is_some_and(|it| holds(&it.test, profile) == Some(true));
        match holds(&condition.test, profile) {
            _ if is_disputed => is_open = true,
            Some(false) => return (Some(false), Vec::new()),
            None => is_open = true,
            Some(true) => {}
        }
    }
    let benefits = edition.benefits.iter();
    let benefits = benefits.map(|benefit| holds(&benefit.test, profile) == Some(true));
    ((!is_open).then_some(true), benefits.collect())
}

fn facts(test: &Test, into: &mut Vec<usize>) {
    match test {
        Test::Is { question, .. } => into.push(question.0),
        Test::All(tests) | Test::Any(tests) => tests.iter().for_each(|test| facts(test, into)),
        Test::Not(inner) => facts(inner, into),
        Test::NotFound => {}
    }
}

/// Whether any profile comes to something else, by going through all of them one by one.
fn differs_by_hand(old: &FundingLine, new: &FundingLine, questions: &[Question]) -> bool {
    let mut read = Vec::new();
    for edition in old.editions.iter().chain(&new.editions) {
        for condition in &edition.conditions {
            facts(&condition.test, &mut read);
            if let Some(dispute) = &condition.dispute {
                facts(&dispute.test, &mut read);
            }
        }
        for benefit in &edition.benefits {
            facts(&benefit.test, &mut read);
        }
    }
    read.sort_unstable();
    read.dedup();
    let mut profile = vec![0u8; questions.len()];
    loop {
        if by_hand(old, &profile) != by_hand(new, &profile) {
            return true;
        }
        // The next profile: the last question changes fastest.
        let next = read.iter().rev().find(|&&question| {
            profile[question] += 1;
            let is_over = usize::from(profile[question]) == questions[question].options.len();
            if is_over {
                profile[question] = 0;
            }
            !is_over
        });
        if next.is_none() {
            return false;
        }
    }
}

#[test]
fn a_comparison_notices_every_change_that_changes_anything() {
    let directory = &bundled().directory;
    let questions = directory.questions();
    let (mut changed, mut same) = (0, 0);
    let with_rules = directory
        .lines()
        .iter()
        .filter(|line| !line.editions.is_empty())
        // A line whose state is uncertain, whose rules are known in part or whose last day has passed never fits,
        // whatever its conditions say.
        .map(|line| {
            let mut line = line.clone();
            line.state = State::Open;
            line.deadlines.clear();
            line.editions[0].is_complete = true;
            line
        });
    for line in &with_rules.collect::<Vec<_>>() {
        let mut mutated: Vec<FundingLine> = Vec::new();
        let edition = &line.editions[0];
        for (at, condition) in edition.conditions.iter().enumerate() {
            for mutant in mutants_of(condition, questions) {
                let mut line = line.clone();
                match mutant {
                    Some(condition) => line.editions[0].conditions[at] = condition,
                    None => drop(line.editions[0].conditions.remove(at)),
                }
                mutated.push(line);
            }
        }
        for (at, benefit) in edition.benefits.iter().enumerate() {
            for test in mutants(&benefit.test, questions) {
                let mut line = line.clone();
                line.editions[0].benefits[at].test = test;
                mutated.push(line);
            }
        }
        let before = copy(directory, vec![line.clone()]);
        for mutant in mutated {
            let is_different = differs_by_hand(line, &mutant, questions);
            let after = copy(directory, vec![mutant]);
            let comparison = Comparison::new(&before, &after, DAY);
            assert!(!comparison.changes.is_empty(), "the change itself is named");
            let is_out = |it: &Outcome| matches!(it.verdict, Verdict::DoesNotFit | Verdict::Almost);
            let is_noticed = comparison
                .lines
                .iter()
                .flat_map(|line| &line.turns)
                .filter_map(|turn| turn.before.as_ref().zip(turn.after.as_ref()))
                .any(|(before, after)| {
                    !(is_out(before) && is_out(after))
                        && (before.verdict != after.verdict || before.benefits != after.benefits)
                });
            assert_eq!(
                is_noticed, is_different,
                "{}: {:?}",
                line.id, comparison.changes
            );
            changed += u32::from(is_different);
            same += u32::from(!is_different);
        }
    }
    assert!(
        changed > 300 && same < changed,
        "{changed} changed, {same} same"
    );
}

#[test]
fn a_changed_limit_is_noticed_wherever_it_stands() {
    let layers = crate::load::DataLayers {
        bundled: true,
        ..Default::default()
    };
    let loaded = crate::load::load(&layers, crate::formats::RecordKind::EVERY);
    let texts: Vec<&str> = loaded
        .documents
        .iter()
        .map(|it: &Document| &*it.text)
        .collect();
    let funding = texts
        .iter()
        .position(|text| text.contains("[[line.edition]]"))
        .expect("the funding data");
    // A line whose state is uncertain never fits, whatever its conditions say.
    let open = texts[funding].replace("\"uncertain\"", "\"open\"");
    let mut texts = texts.clone();
    texts[funding] = &open;
    let (unchanged, _) = read(&texts);
    let old = Advisor::new(&unchanged.directory, DAY);
    let mut limits = 0;
    for word in ["at-most = ", "at-least = ", "below = ", "above = "] {
        for (at, _) in texts[funding].match_indices(word) {
            let start = at + word.len();
            let end = start + texts[funding][start..].find([' ', '}']).expect("an end");
            // 17 is a month and a number of inhabitants, and no limit of the bundled rules.
            let text = format!("{}17{}", &texts[funding][..start], &texts[funding][end..]);
            let mut changed = texts.clone();
            changed[funding] = &text;
            let (checked, _) = read(&changed);
            let comparison = Comparison::new(old.directory(), &checked.directory, DAY);
            let quoted = &texts[funding][at..end];
            assert!(!comparison.changes.is_empty(), "{quoted}");
            // Lines at rest and the offers tell by their verdicts too.
            assert!(
                !comparison.lines.is_empty(),
                "{quoted}: {:?}",
                comparison.changes
            );
            limits += 1;
        }
    }
    assert!(limits >= 6, "{limits}");
    assert!(
        old.lines()
            .iter()
            .any(|rules| rules.line.kind == LineKind::Line)
    );
}

#[test]
fn a_changed_remedy_deadline_or_question_is_named_and_the_same_data_is_the_same() {
    let directory = &bundled().directory;
    assert!(Comparison::new(directory, directory, DAY).is_empty());
    let changed = |change: &dyn Fn(&mut DirectoryParts<'static>)| {
        let mut after = parts_with(directory.lines().to_vec(), directory);
        change(&mut after);
        let after = assemble(after);
        let comparison = Comparison::new(directory, &after, DAY);
        let words: Vec<String> = comparison
            .changes
            .iter()
            .map(|it| it.de.to_string())
            .collect();
        (words.join("\n"), comparison.lines)
    };
    let line = |id: &str| {
        directory
            .lines()
            .iter()
            .position(|line| line.id == id)
            .expect("a line")
    };
    let innovative = line("innovative-projekte");
    let remedied = directory.lines()[innovative].editions[0]
        .conditions
        .iter()
        .position(|condition| condition.id == "new-approach")
        .expect("a condition");
    let (words, turns) = changed(&|after| {
        after.lines[innovative].editions[0].conditions[remedied].remedy = None;
    });
    assert!(words.contains("new-approach"), "{words}");
    let turn = turns
        .first()
        .and_then(|line| line.turns.first())
        .expect("a turn");
    let verdict = |outcome: &Option<Outcome>| outcome.as_ref().map(|it| it.verdict);
    assert_eq!(verdict(&turn.before), Some(Verdict::Almost));
    assert_eq!(verdict(&turn.after), Some(Verdict::DoesNotFit));
    let (words, turns) = changed(&|after| {
        let lines = &mut after.lines[line("migrantenorganisationen")];
        lines.deadlines.clear();
        lines.editions[0].deadlines.clear();
    });
    assert!(
        words.contains("deadline: vorher 31. Dezember des Vorjahres; jetzt nichts."),
        "{words}"
    );
    assert!(turns.is_empty());
    let (words, _) = changed(&|after| drop(after.lines.remove(innovative)));
    assert!(
        words.contains("„innovative-projekte“ ist weggefallen"),
        "{words}"
    );
    let (words, _) = changed(&|after| {
        let text = &mut after.lines[innovative].editions[0].conditions[remedied].text;
        text.de = "Anders.".into();
    });
    assert!(words.contains("der englische nicht"), "{words}");
    let (words, _) = changed(&|after| after.questions[0].options[0].id = "other".to_owned());
    assert!(words.contains("Frage „plan“: vorher project"), "{words}");
}

#[test]
fn proposed_cases_come_to_what_they_say_and_cover_every_condition() {
    let directory = &bundled().directory;
    let advisor = Advisor::new(directory, DAY);
    let all = proposals(&advisor);
    for (line, rules) in RulesIndex::enumerate(advisor.lines()) {
        let own: Vec<&Proposal> = all.iter().filter(|it| it.line == rules.line.id).collect();
        for case in &own {
            let judged = advisor.judge(line, &case.answers);
            assert_eq!(judged.verdict, case.verdict, "{}", case.name);
            assert!(!judged.is_open, "{}", case.name);
        }
        for condition in &rules.edition.conditions {
            // A line may be open in another condition whatever the answers.
            let is_there = own.iter().any(|case| case.reasons.contains(&condition.id));
            let can_fail = condition.test != Test::NotFound;
            assert!(is_there || !can_fail, "{}: {}", rules.line.id, condition.id);
        }
    }
    let numbers: Vec<u32> = all
        .iter()
        .filter(|case| case.line == "kommunale-strategien")
        .filter_map(|case| case.number.map(|(_, number)| number))
        .collect();
    for number in [9_999, 10_000, 11, 12, 18, 19] {
        assert!(numbers.contains(&number), "{number} is not in {numbers:?}");
    }
}

#[test]
fn the_graph_of_a_line_leads_from_the_first_question_to_every_end() {
    let directory = &bundled().directory;
    for line in directory
        .lines()
        .iter()
        .filter(|line| !line.editions.is_empty())
    {
        let advisor = Advisor::for_lines(directory, DAY, |known| known.id == line.id);
        let graph = Graph::new(&advisor).expect("few enough");
        let walk = ConversationWalk::new(&advisor).expect("few enough");
        // Reduced: not more questions than the walk has, and each node is reached.
        let questions = graph
            .nodes
            .iter()
            .filter(|node| matches!(node, GraphNode::Ask { .. }));
        assert!(questions.count() <= usize::try_from(walk.states()).expect("few"));
        let mut reached = vec![false; graph.nodes.len()];
        if let Some(last) = reached.last_mut() {
            *last = true;
        }
        for (at, node) in graph.nodes.iter().enumerate().rev() {
            assert!(reached[at], "{}: node {at}", line.id);
            if let GraphNode::Ask { edges, .. } = node {
                for (_, to) in edges {
                    assert!(*to < at);
                    reached[*to] = true;
                }
            }
        }
    }
}
