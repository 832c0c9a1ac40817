//! Cases that the staff write, and what is said where nothing fits.

use super::declaration::ValueShape;
use super::declared_record::DeclaredRecord;
use super::directory_builder::DirectoryBuilder;
use super::draft_rules::DraftTest;
use super::figures_in_texts::LineValues;
use super::ids::put_into_slot;
use super::record_macro::record;
use super::value_kind::{
    AnswerTable, Day, Defaulted, Id, Line, Optional, Required, Sentence, Test, kinds, words_of,
};
use super::value_reader::PlacedText;
use crate::both;
use crate::diagnostic::{Span, did_you_mean_one_of};
use crate::formats::{KeyValue, Record, RecordKind};
use crate::model::verdict::Verdict;
use crate::model::{Case, Edition, Fallback, LineIndex};
use crate::text::locale::Text;

record! {
    /// A fallback whose test is not read yet.
    FallbackRecord is "fallback", "was gesagt wird, wo nichts passt", "what is said where nothing fits";
    "id" is id: Required<Id>, "ein eigener Eintrag mit dieser Kennung ersetzt ihn", "an entry of your own with this id replaces it";
    "when" is when: Required<Test>, "für wen", "for whom";
    "text" is text: Required<Sentence>, "wie es weitergeht", "what to do next";
}

record! {
    /// A case whose answers are not looked up yet.
    CaseRecord is "case", "ein Beispiel mit dem Ergebnis, das Sie erwarten", "a case with the verdict that you expect";
    "name" is name: Required<Line>, "worum es geht", "what it is about";
    "answers" is answers: Required<AnswerTable>, "die Antworten; bei Zahlen ohne Anführungszeichen, bei ja und nein `\"yes\"` und `\"no\"`. `\"unknown\"` heißt: gefragt und nicht gewusst. Eine Frage, die fehlt, wurde nicht gefragt.", "the answers; numbers without quotation marks, yes and no as `\"yes\"` and `\"no\"`. `\"unknown\"` means: asked and not known. A question that is missing was not asked.";
    "as-of" is as_of: Optional<Day>, "für welchen Tag. Fehlt er, gilt der Tag der Prüfung.", "for which day. If it is missing, the day of the check holds.";
    "expected" is expected: Defaulted<ExpectedVerdicts>, "was herauskommen soll: `fits` passt, `almost` passt fast, `to-clarify` noch zu klären, `does-not-fit` passt nicht, `dormant` zurzeit nicht möglich", "what must come out: `fits`, `almost` (almost fits), `to-clarify` (still to clarify), `does-not-fit`, `dormant` (not possible at present)";
    "reasons" is reasons: Defaulted<ExpectedReasons>, "welche Bedingungen der Grund sein sollen, und keine anderen", "which conditions must be the reason, and no others";
    "benefits" is benefits: Defaulted<ExpectedBenefits>, "was zusätzlich dazukommen soll (`benefit`), und nichts anderes", "what must come on top (`benefit`), and nothing else";
}

kinds! {
    /// Verdicts by the ids of lines, looked up later.
    ExpectedVerdicts(ValueShape::Verdicts(words_of::<Verdict>)) -> Vec<KeyValue<'t>>: |reading, entry| {
        Some(reading.table(entry, ExpectedVerdicts::SHAPE).1)
    };
    /// Ids of conditions by the ids of lines, looked up later.
    ExpectedReasons(ValueShape::Reasons) -> Vec<KeyValue<'t>>: |reading, entry| {
        Some(reading.table(entry, ExpectedReasons::SHAPE).1)
    };
    /// Ids of benefits by the ids of lines, looked up later.
    ExpectedBenefits(ValueShape::Benefits) -> Vec<KeyValue<'t>>: |reading, entry| {
        Some(reading.table(entry, ExpectedBenefits::SHAPE).1)
    };
}

/// A fallback whose test has no classes yet: its id, where it stands, its text, and its test.
type DraftFallback = ((String, Span), Text<'static>, DraftTest);

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn fallbacks(&mut self, records: Vec<Record<'t>>) -> Vec<DraftFallback> {
        let records = records.into_iter();
        records.filter_map(|record| self.fallback(record)).collect()
    }

    fn fallback(&mut self, record: Record<'t>) -> Option<DraftFallback> {
        let at = record.at;
        let read = FallbackRecord::read(&mut self.value_reader(), at, record.entries);
        let FallbackRecord { id, when, text } = read?;
        let test = self.test(when, &LineValues::default());
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
        let Some(CaseRecord {
            name,
            answers,
            as_of,
            expected,
            reasons,
            benefits,
        }) = CaseRecord::read(&mut self.value_reader(), at, record.entries)
        else {
            return;
        };
        let answers = self.answers(answers, &LineValues::default());
        let questions = &self.made.parts.questions;
        let answers = answers
            .into_iter()
            .map(|(question, answer)| (question, answer.settle(&questions[question].options)))
            .collect();
        let expected = expected
            .into_iter()
            .filter_map(|entry| {
                let line = self.line_index(&entry)?;
                let verdict = self.value_reader().choice::<Verdict>(entry)?;
                Some((line, verdict))
            })
            .collect();
        let reasons = reasons
            .into_iter()
            .filter_map(|entry| {
                let line = self.line_index(&entry)?;
                let words = self.value_reader().list(entry);
                Some((line, self.part_ids(line, words, NamedPart::Condition)))
            })
            .collect();
        let benefits = benefits
            .into_iter()
            .filter_map(|entry| {
                let line = self.line_index(&entry)?;
                let words = self.value_reader().list(entry);
                Some((line, self.part_ids(line, words, NamedPart::Benefit)))
            })
            .collect();
        let slot = self.find_slot(RecordKind::Case, &name, at);
        let case = Case {
            name: name.clone(),
            answers,
            as_of,
            expected,
            reasons,
            benefits,
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

    /// Ids of conditions or benefits, each looked up in all editions of the line.
    fn part_ids(
        &mut self,
        line: LineIndex,
        words: Vec<PlacedText<'t>>,
        part: NamedPart,
    ) -> Vec<String> {
        for word in &words {
            let line = &self.made.parts.lines[line];
            let editions = line.editions.iter();
            let ids: Vec<&str> = editions.flat_map(|edition| part.ids(edition)).collect();
            if ids.contains(&word.text.as_ref()) {
                continue;
            }
            let help = did_you_mean_one_of(&word.text, ids);
            let (code, message) = part.unknown(&word.text, &line.id);
            self.value_reader().error(code, word.at, message, help);
        }
        words
            .into_iter()
            .map(|word| word.text.into_owned())
            .collect()
    }
}

/// What a case names by its id.
#[derive(Clone, Copy)]
enum NamedPart {
    Condition,
    Benefit,
}

impl NamedPart {
    fn ids(self, edition: &Edition) -> Vec<&str> {
        let conditions = edition.conditions.iter();
        let benefits = edition.benefits.iter();
        match self {
            NamedPart::Condition => conditions.map(|it| it.id.as_str()).collect(),
            NamedPart::Benefit => benefits.map(|it| it.id.as_str()).collect(),
        }
    }

    /// The code and the message for an id that the line does not have.
    fn unknown(self, name: &str, line: &str) -> (&'static str, Text<'static>) {
        match self {
            NamedPart::Condition => (
                "unknown-condition",
                both!(
                    "Die Förderlinie „{line}“ hat keine Bedingung „{name}“.",
                    "The funding line “{line}” has no condition “{name}”."
                ),
            ),
            NamedPart::Benefit => (
                "unknown-benefit",
                both!(
                    "Die Förderlinie „{line}“ hat keinen Zusatz „{name}“.",
                    "The funding line “{line}” has no benefit “{name}”."
                ),
            ),
        }
    }
}
