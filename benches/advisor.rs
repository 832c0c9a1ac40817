//! How long one step of the advisor takes, on the bundled data and on 2, 4 and 8 times as many lines and
//! questions: `cargo bench --bench advisor`.

#![allow(missing_docs, reason = "a benchmark is no library")]

use std::hint::black_box;
use std::sync::OnceLock;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiff::civil::date;
use wir::formats::RecordKind;
use wir::funding::code::Coder;
use wir::funding::{Advisor, AnswerState, Answers};
use wir::load::records::assemble;
use wir::load::{DataLayers, LoadedTexts, records};
use wir::model::provenance::{Confidence, Provenance};
use wir::model::rule::{AnswerOption, Condition, QuestionKind, Test};
use wir::model::{Directory, DirectoryParts, FundingLine, OptionIndex, Question, QuestionIndex};
use wir::{both, load};

static LOADED: OnceLock<LoadedTexts> = OnceLock::new();

fn bundled() -> Directory<'static> {
    let layers = DataLayers {
        bundled: true,
        ..DataLayers::default()
    };
    let loaded = LOADED.get_or_init(|| load::load(&layers, RecordKind::EVERY));
    let (batches, _) = load::batches(&loaded.documents);
    records::directory(batches, &loaded.documents, RecordKind::EVERY).directory
}

/// The rules `times` over, each copy with questions of its own, and a first question that chooses the
/// copy: what an office has that keeps several programmes.
fn several(of: &Directory<'static>, times: usize) -> Directory<'static> {
    let mut parts = DirectoryParts::default();
    if times > 1 {
        parts.questions.push(programme(times));
    }
    for copy in 0..times {
        let offset = parts.questions.len();
        parts
            .questions
            .extend(of.questions().iter().map(|question| Question {
                id: format!("{}-{copy}", question.id),
                topic: question.topic + 1,
                ..question.clone()
            }));
        for line in of.lines().iter().filter(|line| !line.editions.is_empty()) {
            parts.lines.push(shifted(line, copy, offset, times > 1));
        }
    }
    assemble(parts)
}

fn programme(times: usize) -> Question {
    let option = |at: usize| AnswerOption {
        id: at.to_string(),
        label: both!("Programm {at}", "Programme {at}"),
        range: None,
    };
    Question {
        id: "programme".to_owned(),
        kind: QuestionKind::Choice,
        topic: 1,
        name: both!("Programm", "Programme"),
        text: both!("Welches Programm?", "Which programme?"),
        help: None,
        why: both!("Darum.", "Therefore."),
        unknown: false,
        options: (0..times).map(option).collect(),
        alike: Vec::new(),
    }
}

fn shifted(line: &FundingLine, copy: usize, offset: usize, is_chosen: bool) -> FundingLine {
    let mut line = line.clone();
    line.id = format!("{}-{copy}", line.id);
    for edition in &mut line.editions {
        for condition in &mut edition.conditions {
            shift(&mut condition.test, offset);
            if let Some(dispute) = &mut condition.dispute {
                shift(&mut dispute.test, offset);
            }
            if let Some(remedy) = &mut condition.remedy {
                remedy
                    .sets
                    .iter_mut()
                    .for_each(|(question, _)| question.0 += offset);
            }
        }
        for benefit in &mut edition.benefits {
            shift(&mut benefit.test, offset);
        }
        edition.conditions.extend(is_chosen.then(|| Condition {
            id: "programme".to_owned(),
            test: Test::Is {
                question: QuestionIndex(0),
                options: 1 << copy,
            },
            text: both!("Das Programm {copy}.", "The programme {copy}."),
            unmet: None,
            ask: None,
            clause: None,
            stated: Some(Provenance {
                sources: Vec::new(),
                confidence: Confidence::Primary,
                dispute: None,
            }),
            remedy: None,
            dispute: None,
        }));
    }
    line
}

fn shift(test: &mut Test, offset: usize) {
    match test {
        Test::Is { question, .. } => question.0 += offset,
        Test::All(tests) | Test::Any(tests) => {
            for test in tests {
                shift(test, offset);
            }
        }
        Test::Not(test) => shift(test, offset),
        Test::NotFound => {}
    }
}

/// The longest conversation there is, one set of answers a step.
fn conversation(advisor: &Advisor<'_>) -> Vec<Answers> {
    let mut steps = vec![advisor.no_answers()];
    while let Some(answers) = steps.last()
        && let Some(question) = advisor.next_question(answers)
    {
        let choices = Answers::choices(&advisor.directory().questions()[question]);
        let longest = choices
            .map(|given| answers.with(question, given))
            .max_by_key(|after| advisor.question_bound(after));
        steps.extend(longest);
    }
    steps
}

fn steps(c: &mut Criterion) {
    let of = bundled();
    let day = date(2026, 11, 22);
    let mut group = c.benchmark_group("advisor");
    for times in [1, 2, 4, 8] {
        let directory = several(&of, times);
        let new = || Advisor::new(&directory, day);
        let advisor = new();
        let steps = conversation(&advisor);
        group.bench_function(BenchmarkId::new("rules ready", times), |b| b.iter(new));
        // The first bound walks every state; later ones are known from it. "Whole conversation" is the
        // sum over all steps of the longest one.
        group.bench_function(BenchmarkId::new("first bound", times), |b| {
            b.iter(|| new().question_bound(&steps[0]));
        });
        group.bench_function(
            BenchmarkId::new("next question, whole conversation", times),
            |b| {
                b.iter(|| {
                    steps
                        .iter()
                        .filter_map(|answers| advisor.next_question(black_box(answers)))
                        .count()
                });
            },
        );
        group.bench_function(BenchmarkId::new("bound, whole conversation", times), |b| {
            b.iter(|| {
                steps
                    .iter()
                    .map(|answers| advisor.question_bound(black_box(answers)))
                    .sum::<u32>()
            });
        });
        group.bench_function(
            BenchmarkId::new("verdicts, whole conversation", times),
            |b| {
                b.iter(|| {
                    steps
                        .iter()
                        .map(|answers| advisor.judge_all(black_box(answers)).len())
                        .sum::<usize>()
                });
            },
        );
        if let Some(coder) = Coder::new(directory.questions()) {
            let answers = steps[0].with(QuestionIndex(0), AnswerState::Option(OptionIndex(0)));
            group.bench_function(BenchmarkId::new("code written and read", times), |b| {
                b.iter(|| coder.decode(&coder.encode(black_box(&answers)), directory.questions()));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, steps);
criterion_main!(benches);
