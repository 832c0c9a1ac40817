//! How texts are broken, and the advisor's conversation with a list of answers, over the small rules of
//! the tests.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::LazyLock;

use jiff::civil::date;

use super::course::{Change, Course};
use super::layout::{rows, wrap_text};
use super::*;
use crate::formats::RecordKind;
use crate::funding::{Advisor, AnswerState};
use crate::load::{self, records};
use crate::load::{DataLayers, LoadedTexts, Location};
use crate::model::{Directory, OptionIndex, QuestionIndex};
use crate::render::Page;
use crate::text::locale::Lang;

static TEXTS: LazyLock<LoadedTexts> = LazyLock::new(|| {
    let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/rules/rules.toml");
    let layers = DataLayers::of_arguments(vec![Location::of(rules)]);
    load::load(&layers, RecordKind::EVERY)
});

static DIRECTORY: LazyLock<Directory<'static>> = LazyLock::new(|| {
    let (batches, _) = load::batches(&TEXTS.documents);
    records::directory(batches, &TEXTS.documents, RecordKind::EVERY).directory
});

fn directory() -> &'static Directory<'static> {
    &DIRECTORY
}

fn advisor() -> Advisor<'static> {
    Advisor::new(directory(), date(2026, 11, 22))
}

/// Gives answers from a list and notes what it was told.
struct Scripted {
    answers: VecDeque<Reply>,
    asked: Vec<String>,
    told: Vec<String>,
    farewell: String,
}

impl Dialogue for Scripted {
    fn choose(&mut self, question: &ChoicePrompt) -> Reply {
        let former = question.former.map(|former| &question.options[former]);
        let former = former.map_or(String::new(), |former| format!(" ({former})"));
        self.asked.push(format!("{}{former}", question.text));
        self.answers.pop_front().unwrap_or(Reply::Interrupted)
    }

    fn search(&mut self, _: &SearchField<'_>) -> Reply {
        Reply::Quit
    }

    fn pause(&mut self) -> PauseReply {
        PauseReply::More
    }

    fn say(&mut self, text: &str) {
        self.told.push(text.to_owned());
    }

    fn record(&mut self, answered: &LogEntry) {
        self.told
            .push(format!("{}: {}", answered.name, answered.answer));
        self.told.extend(answered.notes.clone());
    }

    fn set_farewell(&mut self, farewell: &str) {
        farewell.clone_into(&mut self.farewell);
    }

    fn size(&self) -> Option<(usize, usize)> {
        None
    }

    fn use_plain_lines(&mut self) {}

    fn is_plain(&self) -> bool {
        false
    }
}

/// A conversation with these answers from the beginning.
fn conversation(answers: &[Reply]) -> (Scripted, End) {
    let advisor = advisor();
    let consultation = Consultation {
        centre: None,
        advisor: &advisor,
        page: Page {
            lang: Lang::De,
            width: None,
            plain: false,
            color: false,
            links: false,
        },
        start: None,
        call: "wir foerderung find".to_owned(),
        folder: PathBuf::from("/somewhere"),
    };
    let mut dialogue = Scripted {
        answers: answers.to_vec().into(),
        asked: Vec::new(),
        told: Vec::new(),
        farewell: String::new(),
    };
    let none = advisor.no_answers();
    let end = advise(&consultation, &none, &mut dialogue, &mut Vec::new());
    (dialogue, end)
}

#[test]
fn a_step_back_asks_the_same_again_and_knows_what_was_said() {
    let option = Reply::Option;
    let (talk, end) = conversation(&[option(0), option(1), Reply::Back, Reply::Back, option(0)]);
    assert_eq!(end, End::Interrupted);
    assert_eq!(
        talk.asked,
        [
            "Was haben Sie vor?",
            "Für wen fragen Sie?",
            "Ist der Ansatz neu?",
            "Für wen fragen Sie? (Stadt oder Gemeinde)",
            "Was haben Sie vor? (Öffentliches Projekt)",
            "Für wen fragen Sie? (Stadt oder Gemeinde)",
        ]
    );
}

#[test]
fn who_is_interrupted_hears_how_to_go_on_and_whom_to_call() {
    let (talk, end) = conversation(&[]);
    assert_eq!(end, End::Interrupted);
    assert_eq!(
        talk.farewell,
        "Abgebrochen. Es wurde nichts gespeichert.\nAnrufen: 06031 555-0"
    );
    let (talk, _) = conversation(&[Reply::Option(0)]);
    assert!(
        talk.farewell
            .contains("\nWeitermachen: wir foerderung find --code ")
            && talk.farewell.ends_with("\nAnrufen: 06031 555-11"),
        "{}",
        talk.farewell
    );
}

#[test]
fn a_line_that_no_change_brings_back_falls_out_without_a_word() {
    // Clubs only: a town cannot change that. A plan that is not new can be changed.
    let option = Reply::Option;
    let (talk, _) = conversation(&[option(0), option(1), option(1)]);
    let lost = talk
        .told
        .iter()
        .filter(|told| told.starts_with("Fällt weg"));
    assert_eq!(
        lost.collect::<Vec<_>>(),
        ["Fällt weg: Große Projekte. Bedingung: Der Ansatz ist neu. Ändern: z"]
    );
}

#[test]
fn answers_of_a_conversation_are_walked_in_its_order_and_others_all_count() {
    let advisor = advisor();
    let none = advisor.no_answers();
    let walked = none
        .with(QuestionIndex(1), AnswerState::Option(OptionIndex(0)))
        .with(QuestionIndex(0), AnswerState::Option(OptionIndex(0)));
    let course = Course::new(&advisor, &walked);
    assert_eq!(
        (course.path(), course.answers()),
        (&[QuestionIndex(0), QuestionIndex(1)][..], &walked)
    );
    // Nobody would have been asked for the length first.
    let given = none.with(QuestionIndex(3), AnswerState::Option(OptionIndex(2)));
    let mut course = Course::new(&advisor, &given);
    assert_eq!(
        (course.path(), course.answers()),
        (&[QuestionIndex(3)][..], &given)
    );
    assert!(course.back() && course.answers() == &none && !course.back());
}

#[test]
fn a_change_that_is_undone_leaves_everything_as_it_was() {
    let advisor = advisor();
    let mut course = Course::new(&advisor, &advisor.no_answers());
    while let Some(question) = course.next() {
        course.answer(question, AnswerState::Option(OptionIndex(0)));
    }
    let before = (course.path().to_vec(), course.answers().clone());
    let months = QuestionIndex(3);
    let change = course.change(months, AnswerState::Option(OptionIndex(1)));
    let mini_job = QuestionIndex(5);
    assert_eq!(
        change,
        Change {
            no_longer: vec![mini_job],
            again: vec![],
            more: 0
        }
    );
    let change = course.change(months, AnswerState::Option(OptionIndex(0)));
    assert_eq!(change.again, [mini_job]);
    assert_eq!((course.path().to_vec(), course.answers().clone()), before);
}

#[test]
fn rows_are_broken_between_pieces_and_stay_below_the_last_column() {
    assert_eq!(rows(["äö ü", "b", "c"], "  ", 8), ["äö ü  b", "c"]);
    assert_eq!(rows(["äö ü", "b", "c"], "  ", 7), ["äö ü", "b  c"]);
    assert_eq!(rows(["Anerkennung", "b"], " ", 5), ["Anerkennung", "b"]);
}

#[test]
fn a_text_keeps_its_own_breaks() {
    assert_eq!(wrap_text("a b\n\nc d e", 4), "a b\n\nc d\ne");
}
