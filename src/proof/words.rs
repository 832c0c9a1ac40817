//! Examples in words: `Vorhaben: Projekt; Dauer: 25 bis 36 Monate`.

use crate::both;
use crate::eligibility::{Advisor, Answers, Given};
use crate::locale::{Lang, Text};
use crate::model::rule::Verdict;
use crate::t;

/// Answers in words, in one language.
pub fn answers_in(advisor: &Advisor<'_>, answers: &Answers, lang: Lang) -> String {
    let one = |(question, given): (usize, Given)| {
        let name = advisor.directory().questions[question].name.get(lang);
        format!("{name}: {}", advisor.answer(question, given, lang))
    };
    let all: Vec<String> = answers.each().map(one).collect();
    if all.is_empty() {
        return t!(lang, "jede Antwort", "any answer").to_owned();
    }
    all.join("; ")
}

/// An example as the end of a message.
pub(super) fn example(advisor: &Advisor<'_>, answers: &Answers) -> Text<'static> {
    let [de, en] = [Lang::De, Lang::En].map(|lang| answers_in(advisor, answers, lang));
    both!("Zum Beispiel: {de}.", "For example: {en}.")
}

/// A verdict in words.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Fits => t!(lang, "passt", "fits"),
        Verdict::Almost => t!(lang, "passt fast", "almost fits"),
        Verdict::ToClarify => t!(lang, "noch zu klären", "to be clarified"),
        Verdict::DoesNotFit => t!(lang, "passt nicht", "does not fit"),
        Verdict::Dormant => t!(lang, "ruht", "dormant"),
    }
}

/// Names in quotation marks, one after the other.
pub(super) fn list<'n>(names: impl Iterator<Item = &'n str>) -> Text<'static> {
    let names: Vec<&str> = names.collect();
    let (de, en) = (names.join("“, „"), names.join("”, “"));
    both!("„{de}“", "“{en}”")
}
