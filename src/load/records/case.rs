//! Cases that the staff write, and what is said where nothing fits.

use super::directory_builder::DirectoryBuilder;
use super::draft_rules::DraftTest;
use super::ids::put_into_slot;
use super::value_reader::{PlacedText, present_keys};
use crate::both;
use crate::diagnostic::{Span, did_you_mean_one_of};
use crate::formats::{KeyValue, Record, RecordKind};
use crate::model::verdict::Verdict;
use crate::model::{Case, Fallback, LineIndex};
use crate::text::locale::Text;

pub(super) const CASE_KEYS: [&str; 5] = ["name", "answers", "as-of", "expected", "reasons"];
pub(super) const FALLBACK_KEYS: [&str; 3] = ["id", "when", "text"];

/// A fallback whose test has no classes yet: its id, where it stands, its text, and its test.
type DraftFallback = ((String, Span), Text<'static>, DraftTest);

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn fallbacks(&mut self, records: Vec<Record<'t>>) -> Vec<DraftFallback> {
        let records = records.into_iter();
        records.filter_map(|record| self.fallback(record)).collect()
    }

    fn fallback(&mut self, record: Record<'t>) -> Option<DraftFallback> {
        let at = record.at;
        let (mut id, mut when, mut text) = (None, None, None);
        let mut reading = self.value_reader();
        let given = present_keys(&record.entries);
        for entry in record.entries {
            match entry.key.as_ref() {
                "id" => id = reading.owned_text(entry),
                "when" => when = Some(entry),
                "text" => text = reading.sentence(entry),
                _ => reading.unknown_key(&entry, &FALLBACK_KEYS),
            }
        }
        let (Some(id), Some(text), Some(when)) = (id.clone(), text.clone(), when) else {
            let missing = match (&id, &text) {
                (None, _) => "id",
                (_, None) => "text",
                _ => "when",
            };
            reading.missing(missing, at, &given);
            return None;
        };
        let test = self.test(when, &[]);
        Some(((id, at), text, test))
    }

    pub(super) fn settle_fallbacks(&mut self, drafts: Vec<DraftFallback>) {
        for ((id, at), text, test) in drafts {
            let test = self.settle_test(test);
            let test = self.bound_test(test, None, at);
            let slot = self.find_slot(RecordKind::Fallback, &id, at);
            let fallback = Fallback {
                id: id.clone(),
                test,
                text,
            };
            let index = put_into_slot(&mut self.made.parts.fallbacks, &slot, fallback);
            if put_into_slot(&mut self.made.places.fallbacks, &slot, at).is_some() {
                self.remember_id(RecordKind::Fallback, id, index, at);
            }
        }
    }

    pub(super) fn case(&mut self, record: Record<'t>) {
        let at = record.at;
        let (mut name, mut answers, mut as_of) = (None, None, None);
        let (mut expected, mut reasons) = (Vec::new(), Vec::new());
        let mut reading = self.value_reader();
        let given = present_keys(&record.entries);
        for entry in record.entries {
            match entry.key.as_ref() {
                "name" => name = reading.owned_text(entry),
                "answers" => answers = Some(entry),
                "as-of" => as_of = reading.date(entry),
                "expected" => expected = reading.table(entry).1,
                "reasons" => reasons = reading.table(entry).1,
                _ => reading.unknown_key(&entry, &CASE_KEYS),
            }
        }
        let (Some(name), Some(answers)) = (name.clone(), answers) else {
            let missing = if name.is_none() { "name" } else { "answers" };
            return reading.missing(missing, at, &given);
        };
        let answers = self.answers(answers, &[]);
        let questions = &self.made.parts.questions;
        let answers = answers
            .into_iter()
            .map(|(question, answer)| (question, answer.settle(&questions[question].options)))
            .collect();
        let expected = expected
            .into_iter()
            .filter_map(|entry| {
                let line = self.line_index(&entry)?;
                let verdict = self.value_reader().choice(entry, &Verdict::KEYS)?;
                Some((line, verdict))
            })
            .collect();
        let reasons = reasons
            .into_iter()
            .filter_map(|entry| {
                let line = self.line_index(&entry)?;
                let words = self.value_reader().list(entry);
                Some((line, self.condition_ids(line, words)))
            })
            .collect();
        let slot = self.find_slot(RecordKind::Case, &name, at);
        let case = Case {
            name: name.clone(),
            answers,
            as_of,
            expected,
            reasons,
        };
        let index = put_into_slot(&mut self.made.parts.cases, &slot, case);
        if put_into_slot(&mut self.made.places.cases, &slot, at).is_some() {
            self.remember_id(RecordKind::Case, name, index, at);
        }
    }

    /// The index of the line that a key names.
    fn line_index(&mut self, entry: &KeyValue<'t>) -> Option<LineIndex> {
        let found = self.index_of(RecordKind::Line, &entry.key).map(LineIndex);
        if found.is_none() {
            let word = PlacedText {
                text: entry.key.clone(),
                at: entry.key_at,
            };
            self.unknown_line(&word);
        }
        found
    }

    /// Ids of conditions, each looked up in all editions of the line.
    fn condition_ids(&mut self, line: LineIndex, words: Vec<PlacedText<'t>>) -> Vec<String> {
        for word in &words {
            let line = &self.made.parts.lines[line];
            let conditions = line.editions.iter().flat_map(|edition| &edition.conditions);
            let ids = conditions.map(|condition| condition.id.as_str());
            if ids.clone().any(|id| id == word.text) {
                continue;
            }
            let help = did_you_mean_one_of(&word.text, ids);
            let (name, line) = (&word.text, line.id.clone());
            let message = both!(
                "Die Förderlinie „{line}“ hat keine Bedingung „{name}“.",
                "The funding line “{line}” has no condition “{name}”."
            );
            self.value_reader()
                .error("unknown-condition", word.at, message, help);
        }
        words
            .into_iter()
            .map(|word| word.text.into_owned())
            .collect()
    }
}
