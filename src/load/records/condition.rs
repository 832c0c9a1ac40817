//! Tests over answers: `when = { question = "months", at-most = "=months" }`, and trees of them.

use super::declaration::ValueShape;
use super::declared_record::DeclaredRecord;
use super::record_macro::record;
use super::value_kind::{Defaulted, Flag, Limit, Optional, Options, QuestionId, Test, Tests, True};
use std::collections::BTreeSet;

use super::directory_builder::DirectoryBuilder;
use super::draft_rules::{DraftAnswer, DraftTest};
use super::figures_in_texts::LineValues;
use super::value_reader::PlacedText;
use crate::both;
use crate::diagnostic::{Span, closest_word};
use crate::formats::{KeyValue, RecordValue};
use crate::model::Keyed;
use crate::model::measure::Measure;
use crate::model::rule::QuestionKind;
use crate::model::{OptionIndex, Question, QuestionIndex};
use crate::text::locale::Lang;

record! {
    /// A test whose question is not looked up yet.
    TestRecord is inline "when", "die Prüfung", "the test";
    "question" is question: Optional<QuestionId>, when("bei einer Frage", "for a question"), "die Frage", "the question";
    "is" is options: Optional<Options>, when("eins davon", "one of these"), "eine davon wurde gegeben", "one of them was given";
    "yes" is yes: Optional<Flag>, when("eins davon", "one of these"), "bei `\"yes-no\"`: ja oder nein", "for `\"yes-no\"`: yes or no";
    "at-most" is at_most: Optional<Limit>, when("eins davon", "one of these"), "bei `\"number\"`: höchstens so viel", "for `\"number\"`: at most so many";
    "at-least" is at_least: Optional<Limit>, when("eins davon", "one of these"), "mindestens so viel", "at least so many";
    "below" is below: Optional<Limit>, when("eins davon", "one of these"), "weniger", "fewer";
    "above" is above: Optional<Limit>, when("eins davon", "one of these"), "mehr", "more";
    "all" is all: Optional<Tests>, when("statt einer Frage", "instead of a question"), "jede stimmt", "each of them holds";
    "any" is any: Optional<Tests>, when("statt einer Frage", "instead of a question"), "mindestens eine stimmt", "at least one of them holds";
    "not" is not: Optional<Test>, when("statt einer Frage", "instead of a question"), "sie stimmt nicht", "it does not hold";
    "not-found" is not_found: Defaulted<True>, when("statt einer Frage", "instead of a question"), "die Quellen sagen nichts dazu; keine Antwort klärt es", "the sources say nothing about it; no answer settles it";
}

/// On which side of a number the numbers lie that meet a test.
#[derive(Clone, Copy)]
enum LimitKind {
    AtLeast,
    AtMost,
    Above,
    Below,
}

impl LimitKind {
    /// The numbers that lie there, both ends included; `None` where there are none.
    fn range(self, number: u32) -> Option<(u32, u32)> {
        Some(match self {
            LimitKind::AtLeast => (number, u32::MAX),
            LimitKind::AtMost => (0, number),
            LimitKind::Above => (number.checked_add(1)?, u32::MAX),
            LimitKind::Below => (0, number.checked_sub(1)?),
        })
    }
}

impl<'t> DirectoryBuilder<'_, 't> {
    /// Reads a test. One that cannot be read must not count as met: it stands as one that no
    /// answer settles, and its mistake is reported.
    pub(super) fn test(&mut self, entry: KeyValue<'t>, values: &LineValues) -> DraftTest {
        self.readable_test(entry, ValueShape::Test, values)
            .unwrap_or(DraftTest::NotFound)
    }

    fn readable_test(
        &mut self,
        entry: KeyValue<'t>,
        shape: ValueShape,
        values: &LineValues,
    ) -> Option<DraftTest> {
        let is_table = matches!(entry.value, RecordValue::Table(_));
        let mut reading = self.value_reader();
        let (at, table) = reading.table(entry, shape);
        if !is_table {
            return None;
        }
        let known = TestRecord::declaration();
        let is_known = table.iter().all(|entry| known.key(&entry.key).is_some());
        let test = TestRecord::read(&mut reading, at, table)?;
        if !is_known {
            return None;
        }
        let limits = [
            (test.at_least, LimitKind::AtLeast),
            (test.at_most, LimitKind::AtMost),
            (test.above, LimitKind::Above),
            (test.below, LimitKind::Below),
        ];
        let mut limit: Option<(u32, u32)> = None;
        let mut units = Vec::new();
        for (entry, kind) in limits {
            let Some(entry) = entry else { continue };
            let limit_at = entry.at;
            let (number, unit) = self.limit(entry, values)?;
            units.extend(unit.map(|unit| (unit, limit_at)));
            let Some((low, high)) = kind.range(number) else {
                self.impossible_test(limit_at);
                return None;
            };
            let (least, most) = limit.unwrap_or((0, u32::MAX));
            limit = Some((low.max(least), high.min(most)));
        }
        let mut trees = Vec::new();
        if let Some(all) = test.all {
            trees.push(DraftTest::All(self.tests(all, values)?));
        }
        if let Some(any) = test.any {
            trees.push(DraftTest::Any(self.tests(any, values)?));
        }
        if let Some(not) = test.not {
            let not = self.readable_test(not, ValueShape::Test, values)?;
            trees.push(DraftTest::Not(Box::new(not)));
        }
        if test.not_found {
            trees.push(DraftTest::NotFound);
        }
        let is_of_question = test.options.is_some() || test.yes.is_some() || limit.is_some();
        match (trees.len(), test.question) {
            (1, None) if !is_of_question => trees.pop(),
            (0, Some(question)) => {
                let index = self.question_index(&question)?;
                for (unit, at) in units {
                    self.check_unit(index, unit, at);
                }
                self.test_of_question(index, test.options, test.yes, limit, at)
            }
            _ => {
                self.impossible_test(at);
                None
            }
        }
    }

    fn tests(&mut self, entry: KeyValue<'t>, values: &LineValues) -> Option<Vec<DraftTest>> {
        let at = entry.at;
        let items = entry.items();
        if items.is_empty() {
            self.impossible_test(at);
            return None;
        }
        items
            .into_iter()
            .map(|item| self.readable_test(item, ValueShape::TestList, values))
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

    /// Reports a figure that does not count what a question asks for. A question may count what no figure does.
    fn check_unit(&mut self, question: QuestionIndex, unit: Measure, at: Span) {
        let QuestionKind::Number { unit: asked, .. } = &self.made.parts.questions[question].kind
        else {
            return;
        };
        let asked = asked.get(Lang::De);
        let is_asked = |unit: &Measure| unit.is_word(asked, Lang::De);
        let mut units = Measure::KEYS.iter().map(|(_, unit)| unit);
        if let Some(asked) = units.find(|unit| is_asked(unit)).copied()
            && asked != unit
        {
            self.unit_differs(at, unit.key(), asked.key());
        }
    }

    /// Reports a figure that counts something else than what it is compared with or added to.
    pub(super) fn unit_differs(&mut self, at: Span, unit: &str, wanted: &str) {
        self.value_reader().error(
            "unit-differs",
            at,
            both!(
                "Diese Zahl zählt {unit}; hier geht es um {wanted}.",
                "This figure counts {unit}; here it is about {wanted}."
            ),
            both!(
                "Bitte eine Zahl mit derselben Einheit (unit) nennen.",
                "Please name a figure with the same unit."
            ),
        );
    }

    /// A limit: a number, or the figure `"=id"` of the line with what it counts.
    pub(super) fn limit(
        &mut self,
        entry: KeyValue<'t>,
        values: &LineValues,
    ) -> Option<(u32, Option<Measure>)> {
        if !matches!(entry.value, RecordValue::Text(_)) {
            return Some((self.value_reader().number(&entry)?, None));
        }
        let word = self.value_reader().placed_text(entry)?;
        let id = word.text.strip_prefix('=').unwrap_or(&word.text);
        let found = values.figures.iter().find(|figure| figure.id == id);
        if found.is_none() {
            let help =
                match closest_word(id, values.figures.iter().map(|figure| figure.id.as_str())) {
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
        found.map(|figure| (figure.value, Some(figure.measure)))
    }

    /// Answers in a table: `{ plan = "project", months = 24, hesse = "yes", registered = "unknown" }`.
    pub(super) fn answers(
        &mut self,
        entry: KeyValue<'t>,
        values: &LineValues,
    ) -> Vec<(QuestionIndex, DraftAnswer)> {
        let (_, table) = self.value_reader().table(entry, ValueShape::Answers);
        let mut answers = Vec::new();
        for entry in table {
            let key = PlacedText {
                text: entry.key.clone(),
                at: entry.key_at,
            };
            let Some(question) = self.question_index(&key) else {
                continue;
            };
            if let Some(answer) = self.answer(question, entry, values) {
                answers.push((question, answer));
            }
        }
        answers
    }

    fn answer(
        &mut self,
        question: QuestionIndex,
        entry: KeyValue<'t>,
        values: &LineValues,
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
                let (number, unit) = self.limit(entry, values)?;
                if let Some(unit) = unit {
                    self.check_unit(question, unit, at);
                }
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
