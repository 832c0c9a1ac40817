//! The result of every conversation leads on.

use super::steps::steps;
use super::summary::Offers;
use crate::funding::proof::{bundled, visit_states};
use crate::funding::{Advisor, AnswerState, Answers};
use crate::model::{Directory, QuestionIndex};
use crate::render::article::{Inline, Inlines};
use crate::render::link_target::LinkTarget;
use crate::render::{Advice, Detail};
use crate::text::locale::Lang;
use jiff::civil::date;

/// The option that was chosen, by its id.
fn given<'d>(directory: &'d Directory<'_>, answers: &Answers, id: &str) -> Option<&'d str> {
    let question: QuestionIndex = directory.question(id)?;
    match answers.get(question) {
        AnswerState::Option(option) => Some(&directory.questions()[question].options[option].id),
        AnswerState::NotAsked | AnswerState::Unknown => None,
    }
}

#[test]
fn every_conversation_ends_with_a_number_to_call_and_small_events_learn_of_the_fund_for_them() {
    let directory = &bundled().directory;
    let advisor = Advisor::new(directory, date(2026, 11, 29));
    let mut ends = 0;
    let mut small_events = 0;
    visit_states(&advisor, &advisor.no_answers(), &mut |answers, is_end| {
        if !is_end {
            return;
        }
        ends += 1;
        let advice = Advice {
            advisor: &advisor,
            answers,
            start: None,
            centre: None,
            call: "wir foerderung find",
            is_final: true,
            detail: Detail::Result,
        };
        let judged = advisor.judge_all(answers);
        let offers = Offers::new(&advice, &judged);
        let steps = steps(&advice, &offers, false, Lang::De);
        let mut texts = steps.texts();
        let leads_to_a_number = |text: &Inlines| {
            let is_number = |part: &Inline| {
                matches!(
                    part,
                    Inline::Link {
                        target: LinkTarget::Telephone,
                        ..
                    }
                )
            };
            text.0.iter().any(is_number)
        };
        assert!(texts.any(leads_to_a_number), "{answers:?}");
        let of = |id| given(directory, answers, id);
        let asks_for_event = of("plan") == Some("small-event")
            && matches!(
                of("applicant"),
                Some("nonprofit" | "private-person" | "group")
            )
            && of("nonprofit") != Some("no")
            && matches!(of("hesse"), Some("wetterau" | "yes"))
            && matches!(of("started"), Some("soon" | "this-year" | "no"));
        if asks_for_event {
            small_events += 1;
            let others = offers.others.iter();
            let mut others = others.map(|(line, _)| &advisor.lines()[*line].line.id);
            assert!(others.any(|id| id == "deinehrenamt"), "{answers:?}");
        }
    });
    assert!(ends > 10_000 && small_events > 10, "{ends} {small_events}");
}
