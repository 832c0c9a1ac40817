//! Editions of funding lines: conditions, benefits, notes, deadlines; then all of them settled.

use super::directory_builder::DirectoryBuilder;
use super::draft_rules::{
    DraftAnswer, DraftBenefit, DraftCondition, DraftEdition, DraftRemedy, DraftTest,
};
use super::provenance::DraftProvenance;
use super::rule_places::EditionPlaces;
use super::value_reader::{PresentKey, ValueReader, present_keys};
use crate::both;
use crate::diagnostic::Span;
use crate::formats::{KeyValue, RecordValue};
use crate::model::funding::Figure;
use crate::model::provenance::Provenance;
use crate::model::rule::{
    Benefit, Condition, Dispute, EditionEnd, MOST_COMBINATIONS, Note, Remedy, Test,
};
use crate::model::{Edition, OptionIndex, Question, QuestionIndex};
use crate::text::locale::{Lang, Text};

pub(super) const EDITION_KEYS: [&str; 10] = [
    "from",
    "until",
    "clause",
    "checked",
    "source",
    "confidence",
    "condition",
    "benefit",
    "note",
    "deadline",
];
pub(super) const CONDITION_KEYS: [&str; 8] = [
    "id",
    "when",
    "text",
    "clause",
    "source",
    "confidence",
    "remedy",
    "dispute",
];
pub(super) const REMEDY_KEYS: [&str; 4] = ["effort", "sets", "de", "en"];
pub(super) const DISPUTE_KEYS: [&str; 5] = ["when", "source", "confidence", "de", "en"];
pub(super) const BENEFIT_KEYS: [&str; 5] = ["id", "when", "text", "source", "confidence"];
pub(super) const NOTE_KEYS: [&str; 4] = ["text", "clause", "source", "confidence"];

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn edition(
        &mut self,
        at: Span,
        table: Vec<KeyValue<'t>>,
        figures: &[Figure],
    ) -> Option<DraftEdition> {
        let (mut from, mut until, mut clause, mut checked) = (None, None, None, None);
        let (mut conditions, mut benefits) = (Vec::new(), Vec::new());
        let (mut notes, mut deadlines) = (Vec::new(), Vec::new());
        let mut provenance = DraftProvenance::default();
        let mut reading = self.value_reader();
        let given = present_keys(&table);
        for entry in table {
            match entry.key.as_ref() {
                "from" => from = reading.date(entry),
                "until" => until = reading.edition_end(entry),
                "clause" => clause = reading.owned_text(entry),
                "checked" => checked = reading.date(entry),
                "source" | "confidence" => reading.provenance(entry, &mut provenance),
                "condition" => conditions = reading.tables(entry),
                "benefit" => benefits = reading.tables(entry),
                "note" => notes = reading.tables(entry),
                "deadline" => deadlines = reading.tables(entry),
                _ => reading.unknown_key(&entry, &EDITION_KEYS),
            }
        }
        let (Some(from), Some(until), Some(checked)) = (from, until, checked) else {
            let missing = match (from, until) {
                (None, _) => "from",
                (_, None) => "until",
                _ => "checked",
            };
            reading.missing(missing, at, &given);
            return None;
        };
        let stated = self.settle_provenance(provenance, at)?;
        let conditions = conditions
            .into_iter()
            .zip(1..)
            .map(|((at, table), number)| self.condition(at, table, number, figures))
            .collect();
        let benefits = benefits
            .into_iter()
            .filter_map(|(at, table)| self.benefit(at, table, figures))
            .collect();
        let notes = notes
            .into_iter()
            .filter_map(|(at, table)| self.note(at, table, figures))
            .collect();
        let deadlines = deadlines
            .into_iter()
            .filter_map(|(at, table)| self.deadline(at, table))
            .collect();
        Some(DraftEdition {
            at,
            from,
            until,
            clause,
            stated,
            checked,
            conditions,
            benefits,
            notes,
            deadlines,
        })
    }

    /// A condition is never lost: without it a line would fit too easily. What cannot be read of it
    /// leaves it open for every answer.
    fn condition(
        &mut self,
        at: Span,
        table: Vec<KeyValue<'t>>,
        number: usize,
        figures: &[Figure],
    ) -> DraftCondition {
        let (mut id, mut when, mut text, mut clause) = (None, None, None, None);
        let (mut remedy, mut dispute) = (None, None);
        let mut provenance = DraftProvenance::default();
        let mut reading = self.value_reader();
        let given = present_keys(&table);
        for entry in table {
            let entry_at = entry.at;
            match entry.key.as_ref() {
                "id" => id = reading.owned_text(entry),
                "when" => when = Some(entry),
                "text" => text = reading.owned_bilingual(entry).map(|text| (text, entry_at)),
                "clause" => clause = reading.owned_text(entry),
                "remedy" => remedy = Some(entry),
                "dispute" => dispute = Some(entry),
                "source" | "confidence" => reading.provenance(entry, &mut provenance),
                _ => reading.unknown_key(&entry, &CONDITION_KEYS),
            }
        }
        for (missing, is_missing) in [
            ("id", id.is_none()),
            ("when", when.is_none()),
            ("text", text.is_none()),
        ] {
            if is_missing {
                reading.missing_of_condition(missing, at, &given);
            }
        }
        let id = id.unwrap_or_else(|| number.to_string());
        let mut test = when.map_or(DraftTest::NotFound, |when| self.test(when, figures));
        let text = text
            .and_then(|(text, text_at)| self.fill_and_check_sentences(&text, text_at, figures))
            .unwrap_or_else(|| Text::untranslated(id.clone()));
        // Where nothing was found there is no source of it.
        let is_not_found = matches!(test, DraftTest::NotFound);
        let stated = if provenance.has_source() {
            self.settle_provenance(provenance, at)
        } else {
            None
        };
        if stated.is_none() && !is_not_found {
            let message = both!(
                "Diese Bedingung hat keine Quelle. Sie bleibt für jede Antwort offen.",
                "This condition has no source. It stays open for every answer."
            );
            self.no_source(at, message);
            test = DraftTest::NotFound;
        }
        DraftCondition {
            at,
            id,
            test,
            text,
            clause,
            stated,
            remedy: remedy.and_then(|entry| self.remedy(entry, figures)),
            dispute: dispute.and_then(|entry| self.dispute(entry, figures)),
        }
    }

    fn remedy(&mut self, entry: KeyValue<'t>, figures: &[Figure]) -> Option<DraftRemedy> {
        let (at, table) = self.value_reader().table(entry);
        let (mut effort, mut sets, mut de, mut en) = (None, None, None, None);
        let given = present_keys(&table);
        let mut reading = self.value_reader();
        for entry in table {
            match entry.key.as_ref() {
                "effort" => effort = reading.number(&entry),
                "sets" => sets = Some(entry),
                "de" => de = reading.owned_text(entry),
                "en" => en = reading.owned_text(entry),
                _ => reading.unknown_key(&entry, &REMEDY_KEYS),
            }
        }
        let text = reading.text_of_languages(de, en, at, &given)?;
        let (Some(effort @ 1..=3), Some(sets)) = (effort, sets) else {
            reading.error(
                "impossible-remedy",
                at,
                both!(
                    "Dieser Weg (remedy) ist nicht vollständig. Er wurde ausgelassen.",
                    "This remedy is not complete. It was left out."
                ),
                both!(
                    "Nötig sind effort (1 bis 3) und sets = {{ frage = \"antwort\" }}.",
                    "Needed are effort (1 to 3) and sets = {{ question = \"answer\" }}."
                ),
            );
            return None;
        };
        let sets = self.answers(sets, figures);
        let text = self.fill_and_check_sentences(&text, at, figures)?;
        (!sets.is_empty()).then_some(DraftRemedy { effort, sets, text })
    }

    fn dispute(
        &mut self,
        entry: KeyValue<'t>,
        figures: &[Figure],
    ) -> Option<(DraftTest, Text<'static>, Option<Provenance>)> {
        let (at, table) = self.value_reader().table(entry);
        let (mut when, mut de, mut en) = (None, None, None);
        let mut provenance = DraftProvenance::default();
        let given = present_keys(&table);
        let mut reading = self.value_reader();
        for entry in table {
            match entry.key.as_ref() {
                "when" => when = Some(entry),
                "de" => de = reading.owned_text(entry),
                "en" => en = reading.owned_text(entry),
                "source" | "confidence" => reading.provenance(entry, &mut provenance),
                _ => reading.unknown_key(&entry, &DISPUTE_KEYS),
            }
        }
        let text = reading.text_of_languages(de, en, at, &given)?;
        let Some(when) = when else {
            reading.missing("when", at, &given);
            return None;
        };
        let test = self.test(when, figures);
        let text = self.fill_and_check_sentences(&text, at, figures)?;
        // Without a source: the sources are silent about these answers.
        let stated = if provenance.has_source() {
            self.settle_provenance(provenance, at)
        } else {
            None
        };
        Some((test, text, stated))
    }

    fn benefit(
        &mut self,
        at: Span,
        table: Vec<KeyValue<'t>>,
        figures: &[Figure],
    ) -> Option<DraftBenefit> {
        let (mut id, mut when, mut text) = (None, None, None);
        let mut provenance = DraftProvenance::default();
        let given = present_keys(&table);
        let mut reading = self.value_reader();
        for entry in table {
            let entry_at = entry.at;
            match entry.key.as_ref() {
                "id" => id = reading.owned_text(entry),
                "when" => when = Some(entry),
                "text" => text = reading.owned_bilingual(entry).map(|text| (text, entry_at)),
                "source" | "confidence" => reading.provenance(entry, &mut provenance),
                _ => reading.unknown_key(&entry, &BENEFIT_KEYS),
            }
        }
        let (Some(id), Some((text, text_at)), Some(when)) = (id.clone(), text.clone(), when) else {
            let missing = match (&id, &text) {
                (None, _) => "id",
                (_, None) => "text",
                _ => "when",
            };
            reading.missing(missing, at, &given);
            return None;
        };
        let test = self.test(when, figures);
        let text = self.fill_and_check_sentences(&text, text_at, figures)?;
        let stated = self.settle_provenance(provenance, at)?;
        Some(DraftBenefit {
            at,
            id,
            test,
            text,
            stated,
        })
    }

    fn note(&mut self, at: Span, table: Vec<KeyValue<'t>>, figures: &[Figure]) -> Option<Note> {
        let (mut text, mut clause) = (None, None);
        let mut provenance = DraftProvenance::default();
        let given = present_keys(&table);
        let mut reading = self.value_reader();
        for entry in table {
            let entry_at = entry.at;
            match entry.key.as_ref() {
                "text" => text = reading.owned_bilingual(entry).map(|text| (text, entry_at)),
                "clause" => clause = reading.owned_text(entry),
                "source" | "confidence" => reading.provenance(entry, &mut provenance),
                _ => reading.unknown_key(&entry, &NOTE_KEYS),
            }
        }
        let Some((text, text_at)) = text else {
            reading.missing("text", at, &given);
            return None;
        };
        let text = self.fill_and_check_sentences(&text, text_at, figures)?;
        let stated = self.settle_provenance(provenance, at)?;
        Some(Note {
            text,
            clause,
            stated,
        })
    }

    /// A test that reads too many questions at once would have to be tried for every combination of
    /// their answers. It stands as one that no answer settles, and is reported.
    pub(super) fn bound_test(&mut self, test: Test, dispute: Option<&Test>, at: Span) -> Test {
        let questions = &self.made.parts.questions;
        let options = |&fact: &QuestionIndex| questions[fact].options.len().max(1);
        let facts = test.questions(dispute);
        let combinations = facts
            .iter()
            .map(options)
            .try_fold(1, usize::checked_mul)
            .filter(|&count| count <= MOST_COMBINATIONS);
        if combinations.is_some() {
            return test;
        }
        let count = facts.len();
        self.value_reader().error(
            "too-many-questions",
            at,
            both!(
                "Hier werden {count} Fragen auf einmal geprüft; das sind zu viele Möglichkeiten.",
                "Here {count} questions are tested at once; that is too many possibilities."
            ),
            both!(
                "Bitte mehrere Bedingungen daraus machen, jede mit wenigen Fragen.",
                "Please make several conditions of it, each with few questions."
            ),
        );
        Test::NotFound
    }

    pub(super) fn settle_edition(&mut self, draft: DraftEdition) -> (Edition, EditionPlaces) {
        let places = EditionPlaces {
            at: draft.at,
            conditions: draft
                .conditions
                .iter()
                .map(|condition| condition.at)
                .collect(),
            benefits: draft.benefits.iter().map(|benefit| benefit.at).collect(),
        };
        let mut conditions = Vec::new();
        for condition in draft.conditions {
            let questions = &self.made.parts.questions;
            let test = condition.test.settle(questions);
            let dispute = condition.dispute.map(|(test, text, stated)| Dispute {
                test: test.settle(questions),
                text,
                stated,
            });
            let remedy = condition.remedy.map(|remedy| Remedy {
                effort: remedy.effort,
                sets: settle_answers(remedy.sets, questions),
                text: remedy.text,
            });
            let of_dispute = dispute.as_ref().map(|dispute| &dispute.test);
            let bounded = self.bound_test(test.clone(), of_dispute, condition.at);
            let is_bounded = bounded == test;
            conditions.push(Condition {
                id: condition.id,
                test: bounded,
                text: condition.text,
                clause: condition.clause,
                stated: condition.stated,
                remedy,
                dispute: dispute.filter(|_| is_bounded),
            });
        }
        let mut benefits = Vec::new();
        for benefit in draft.benefits {
            let test = self.settle_test(benefit.test);
            benefits.push(Benefit {
                id: benefit.id,
                test: self.bound_test(test, None, benefit.at),
                text: benefit.text,
                stated: benefit.stated,
            });
        }
        let edition = Edition {
            from: draft.from,
            until: draft.until,
            clause: draft.clause,
            stated: draft.stated,
            checked: draft.checked,
            conditions,
            benefits,
            notes: draft.notes,
            deadlines: draft.deadlines,
        };
        (edition, places)
    }

    /// The test of a fallback, settled at once where all classes are made.
    pub(super) fn settle_test(&self, test: DraftTest) -> Test {
        test.settle(&self.made.parts.questions)
    }
}

/// The answers that a remedy sets, once the classes are made.
fn settle_answers(
    sets: Vec<(QuestionIndex, DraftAnswer)>,
    questions: &[Question],
) -> Vec<(QuestionIndex, OptionIndex)> {
    let settled = |(question, answer): (QuestionIndex, DraftAnswer)| {
        let option = answer.settle(&questions[question].options)?;
        Some((question, option))
    };
    sets.into_iter().filter_map(settled).collect()
}

impl ValueReader<'_> {
    fn edition_end(&mut self, entry: KeyValue<'_>) -> Option<EditionEnd> {
        if let RecordValue::Date(date) = entry.value {
            return Some(EditionEnd::Day(date));
        }
        let placed = self.placed_text(entry)?;
        match placed.text.as_ref() {
            "open" => Some(EditionEnd::Open),
            "unknown" => Some(EditionEnd::Unknown),
            _ => {
                let help = both!(
                    "Möglich sind ein Tag wie 2026-12-31, ohne Anführungszeichen, und die Wörter \"open\" und \"unknown\".",
                    "Possible are a day like 2026-12-31, without quotation marks, and the words \"open\" and \"unknown\"."
                );
                self.unknown_value("until", &placed, help);
                None
            }
        }
    }

    /// A text whose two languages are keys of the table itself.
    fn text_of_languages(
        &mut self,
        de: Option<String>,
        en: Option<String>,
        at: Span,
        given: &[PresentKey],
    ) -> Option<Text<'static>> {
        let Some(de) = de else {
            self.missing("de", at, given);
            return None;
        };
        if en.is_none() {
            self.missing_translation(Lang::En, at);
        }
        Some(Text {
            de: de.into(),
            en: en.map(Into::into),
        })
    }
}
