//! Tests over answers: `when = { question = "months", at-most = "=months" }`, and trees of them.

use std::collections::BTreeSet;

use super::directory_builder::DirectoryBuilder;
use super::draft_rules::{DraftAnswer, DraftTest};
use super::value_reader::PlacedText;
use crate::both;
use crate::diagnostic::{Span, closest_word};
use crate::formats::{KeyValue, RecordValue};
use crate::model::funding::Figure;
use crate::model::rule::QuestionKind;
use crate::model::{OptionIndex, Question, QuestionIndex};

pub(super) const TEST_KEYS: [&str; 11] = [
    "question",
    "is",
    "yes",
    "at-most",
    "at-least",
    "below",
    "above",
    "all",
    "any",
    "not",
    "not-found",
];

impl<'t> DirectoryBuilder<'_, 't> {
    /// Reads a test. One that cannot be read must not count as met: it stands as one that no
    /// answer settles, and its mistake is reported.
    pub(super) fn test(&mut self, entry: KeyValue<'t>, figures: &[Figure]) -> DraftTest {
        self.readable_test(entry, figures)
            .unwrap_or(DraftTest::NotFound)
    }

    fn readable_test(&mut self, entry: KeyValue<'t>, figures: &[Figure]) -> Option<DraftTest> {
        let is_table = matches!(entry.value, RecordValue::Table(_));
        let (at, table) = self.value_reader().table(entry);
        if !is_table {
            return None;
        }
        let (mut question, mut is, mut yes, mut limit) = (None, None, None, None);
        let mut tree = None;
        for entry in table {
            match entry.key.as_ref() {
                "question" => question = self.value_reader().placed_text(entry),
                "is" => is = Some(self.value_reader().list(entry)),
                "yes" => yes = self.value_reader().flag(entry),
                "at-most" => limit = Some((0, self.limit(entry, figures)?)),
                "at-least" => limit = Some((self.limit(entry, figures)?, u32::MAX)),
                "below" => limit = Some((0, self.limit(entry, figures)?.saturating_sub(1))),
                "above" => {
                    limit = Some((self.limit(entry, figures)?.saturating_add(1), u32::MAX));
                }
                "all" => tree = Some(DraftTest::All(self.tests(entry, figures)?)),
                "any" => tree = Some(DraftTest::Any(self.tests(entry, figures)?)),
                "not" => {
                    tree = Some(DraftTest::Not(Box::new(
                        self.readable_test(entry, figures)?,
                    )));
                }
                "not-found" => {
                    self.value_reader().flag(entry)?;
                    tree = Some(DraftTest::NotFound);
                }
                _ => {
                    self.value_reader().unknown_key(&entry, &TEST_KEYS);
                    return None;
                }
            }
        }
        match (tree, question) {
            (Some(tree), None) if is.is_none() && yes.is_none() && limit.is_none() => Some(tree),
            (None, Some(question)) => {
                let index = self.question_index(&question)?;
                self.test_of_question(index, is, yes, limit, at)
            }
            _ => {
                self.impossible_test(at);
                None
            }
        }
    }

    fn tests(&mut self, entry: KeyValue<'t>, figures: &[Figure]) -> Option<Vec<DraftTest>> {
        let at = entry.at;
        let items = entry.items();
        if items.is_empty() {
            self.impossible_test(at);
            return None;
        }
        items
            .into_iter()
            .map(|item| self.readable_test(item, figures))
            .collect()
    }

    /// The test of one question, by its kind.
    fn test_of_question(
        &mut self,
        question: QuestionIndex,
        is: Option<Vec<PlacedText<'t>>>,
        yes: Option<bool>,
        limit: Option<(u32, u32)>,
        at: Span,
    ) -> Option<DraftTest> {
        let Question { kind, options, .. } = &self.made.parts.questions[question];
        match (kind, is, yes, limit) {
            (QuestionKind::YesNo, None, Some(yes), None) => Some(DraftTest::Is {
                question,
                options: if yes { 0b01 } else { 0b10 },
            }),
            (QuestionKind::Choice | QuestionKind::YesNo, Some(is), None, None) => {
                let options = options.clone();
                let mut bits = 0;
                for word in &is {
                    bits |= self.option_index(&options, word)?.bit();
                }
                Some(DraftTest::Is {
                    question,
                    options: bits,
                })
            }
            (QuestionKind::Number { min, max, .. }, None, None, Some((low, high))) => {
                let (min, max) = (*min, *max);
                let is_inside = |limit: u32| (min..=max).contains(&limit);
                if !(low == 0 || is_inside(low)) || !(high == u32::MAX || is_inside(high)) {
                    self.value_reader().error(
                        "limit-out-of-range",
                        at,
                        both!(
                            "Diese Grenze liegt außerhalb der Zahlen von {min} bis {max}.",
                            "This limit lies outside the numbers from {min} to {max}."
                        ),
                        both!(
                            "Bitte die Grenze ändern, oder min und max der Frage.",
                            "Please change the limit, or min and max of the question."
                        ),
                    );
                    return None;
                }
                Some(DraftTest::Range {
                    question,
                    low: low.max(min),
                    high: high.min(max),
                })
            }
            _ => {
                self.impossible_test(at);
                None
            }
        }
    }

    fn impossible_test(&mut self, at: Span) {
        self.value_reader().error(
            "impossible-test",
            at,
            both!(
                "Diese Bedingung ist so nicht möglich.",
                "This condition is not possible like this."
            ),
            both!(
                "Die Form ist {{ question = \"…\", is = [\"…\"] }}; bei Ja und Nein steht statt is auch yes = true, bei einer Zahl at-most = 24, at-least, below oder above. Mehrere verbinden all, any und not. Ist nichts gefunden: {{ not-found = true }}.",
                "The form is {{ question = \"…\", is = [\"…\"] }}; for yes or no, yes = true may stand instead of is, for a number at-most = 24, at-least, below or above. Several are joined by all, any and not. If nothing is found: {{ not-found = true }}."
            ),
        );
    }

    /// A limit: a number, or the figure `"=id"` of the line.
    pub(super) fn limit(&mut self, entry: KeyValue<'t>, figures: &[Figure]) -> Option<u32> {
        if !matches!(entry.value, RecordValue::Text(_)) {
            return self.value_reader().number(&entry);
        }
        let word = self.value_reader().placed_text(entry)?;
        let id = word.text.strip_prefix('=').unwrap_or(&word.text);
        let found = figures.iter().find(|figure| figure.id == id);
        if found.is_none() {
            let help = match closest_word(id, figures.iter().map(|figure| figure.id.as_str())) {
                Some(word) => both!("Meinten Sie \"={word}\"?", "Did you mean \"={word}\"?"),
                None => both!(
                    "Hierher gehört eine Zahl, oder \"=kennung\" einer Zahl dieses Eintrags.",
                    "A number belongs here, or \"=id\" of a figure of this entry."
                ),
            };
            let message = both!(
                "Eine Zahl „{id}“ gibt es in diesem Eintrag nicht.",
                "There is no figure “{id}” in this entry."
            );
            self.value_reader()
                .error("unknown-figure", word.at, message, help);
        }
        found.map(|figure| figure.value)
    }

    /// Answers in a table: `{ plan = "project", months = 24, hesse = "yes", registered = "unknown" }`.
    pub(super) fn answers(
        &mut self,
        entry: KeyValue<'t>,
        figures: &[Figure],
    ) -> Vec<(QuestionIndex, DraftAnswer)> {
        let (_, table) = self.value_reader().table(entry);
        let mut answers = Vec::new();
        for entry in table {
            let key = PlacedText {
                text: entry.key.clone(),
                at: entry.key_at,
            };
            let Some(question) = self.question_index(&key) else {
                continue;
            };
            if let Some(answer) = self.answer(question, entry, figures) {
                answers.push((question, answer));
            }
        }
        answers
    }

    fn answer(
        &mut self,
        question: QuestionIndex,
        entry: KeyValue<'t>,
        figures: &[Figure],
    ) -> Option<DraftAnswer> {
        let Question {
            kind,
            options,
            unknown,
            ..
        } = &self.made.parts.questions[question];
        let (may_be_unknown, kind, options) = (*unknown, kind.clone(), options.clone());
        if let RecordValue::Text(text) = &entry.value
            && text == "unknown"
            && may_be_unknown
        {
            return Some(DraftAnswer::Unknown);
        }
        match (kind, &entry.value) {
            (QuestionKind::Number { min, max, .. }, _) => {
                let at = entry.at;
                let number = self.limit(entry, figures)?;
                if (min..=max).contains(&number) {
                    return Some(DraftAnswer::Number(number));
                }
                self.value_reader().error(
                    "limit-out-of-range",
                    at,
                    both!(
                        "Die Zahl liegt nicht zwischen {min} und {max}.",
                        "The number is not between {min} and {max}."
                    ),
                    both!(
                        "Bitte eine andere Zahl schreiben.",
                        "Please write another number."
                    ),
                );
                None
            }
            (QuestionKind::YesNo, RecordValue::Flag(yes)) => {
                Some(DraftAnswer::Option(OptionIndex(u8::from(!yes))))
            }
            _ => {
                let word = self.value_reader().placed_text(entry)?;
                let option = self.option_index(&options, &word)?;
                Some(DraftAnswer::Option(option))
            }
        }
    }

    /// Makes the classes of all numbers, from the limits of all rules.
    pub(super) fn make_classes(questions: &mut [Question], cuts: &[BTreeSet<u32>]) {
        for (question, cuts) in questions.iter_mut().zip(cuts) {
            if let QuestionKind::Number { min, max, unit } = &question.kind {
                question.options = super::number_classes::classes(*min, *max, cuts, unit);
            }
        }
    }
}
