//! Examples in words: `Vorhaben: Projekt; Dauer: 25 bis 36 Monate`.

use super::joint_questions::{JointAnswer, JointQuestion};
use crate::funding::{Advisor, AnswerState, Answers};
use crate::model::QuestionIndex;
use crate::model::funding::group_digits;
use crate::model::rule::{AnswerOption, QuestionKind};
use crate::text::locale::{Lang, Text};
use crate::{both, say, t};

/// Answers in words, in one language.
pub fn answers_in(advisor: &Advisor<'_>, answers: &Answers, lang: Lang) -> String {
    let one = |(question, given): (QuestionIndex, AnswerState)| {
        let name = advisor.directory().questions()[question].name.get(lang);
        format!("{name}: {}", advisor.answer(question, given, lang))
    };
    all_answers(answers.iter_answered().map(one), lang)
}

/// Answers that are in words already, one after the other.
pub(super) fn all_answers(answers: impl Iterator<Item = String>, lang: Lang) -> String {
    let all: Vec<String> = answers.collect();
    if all.is_empty() {
        return t!(lang, "jede Antwort", "any answer").to_owned();
    }
    all.join("; ")
}

/// An answer of two sets of data in words. Of a number that each of them cuts into other classes: the
/// part that the two classes have in common, for only there both verdicts hold.
pub(super) fn joint_answer(
    (old, new): (&Advisor<'_>, &Advisor<'_>),
    joint: &JointQuestion,
    (before, after): JointAnswer,
    lang: Lang,
) -> String {
    let of = |advisor: &Advisor<'_>, question: QuestionIndex, given: AnswerState| {
        let name = advisor.directory().questions()[question].name.get(lang);
        format!("{name}: {}", advisor.answer(question, given, lang))
    };
    let (in_old, in_new) = (joint.old.zip(before), joint.new.zip(after));
    let (Some((old_question, before)), Some((question, after))) = (in_old, in_new) else {
        let only_old = in_old.map(|(question, given)| of(old, question, given));
        let only_new = in_new.map(|(question, given)| of(new, question, given));
        return only_new.or(only_old).unwrap_or_default();
    };
    let range = |advisor: &Advisor<'_>, question: QuestionIndex, given: AnswerState| match given {
        AnswerState::Option(option) => {
            let options: &[AnswerOption] = &advisor.directory().questions()[question].options;
            options[option].range
        }
        AnswerState::Unknown | AnswerState::NotAsked => None,
    };
    let ranges = (
        range(old, old_question, before),
        range(new, question, after),
    );
    let asked = &new.directory().questions()[question];
    let (Some(one), Some(two), QuestionKind::Number { unit, .. }) =
        (ranges.0, ranges.1, &asked.kind)
    else {
        return of(new, question, after);
    };
    let common = (one.0.max(two.0), one.1.min(two.1));
    if common == two {
        return of(new, question, after);
    }
    if common == one {
        return of(old, old_question, before);
    }
    let (low, high) = (group_digits(common.0, lang), group_digits(common.1, lang));
    let (name, unit) = (asked.name.get(lang), unit.get(lang));
    if common.0 == common.1 {
        return say!(
            lang,
            "{name}: genau {low} {unit}",
            "{name}: exactly {low} {unit}"
        );
    }
    say!(
        lang,
        "{name}: {low} bis {high} {unit}",
        "{name}: {low} to {high} {unit}"
    )
}

/// An example as the end of a message.
pub(super) fn example_text(advisor: &Advisor<'_>, answers: &Answers) -> Text<'static> {
    let [de, en] = [Lang::De, Lang::En].map(|lang| answers_in(advisor, answers, lang));
    both!("Zum Beispiel: {de}.", "For example: {en}.")
}

/// Names in quotation marks, one after the other.
pub(super) fn quoted_list<'n>(names: impl Iterator<Item = &'n str>) -> Text<'static> {
    let names: Vec<&str> = names.collect();
    let (de, en) = (names.join("“, „"), names.join("”, “"));
    both!("„{de}“", "“{en}”")
}
