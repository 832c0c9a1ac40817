//! Questions of the advisor.

use unicode_width::UnicodeWidthStr;

use super::directory_builder::DirectoryBuilder;
use super::ids::put_into_slot;
use super::plain_language;
use super::value_reader::{PlacedText, ValueReader, present_keys};
use crate::both;
use crate::diagnostic::{Severity, Span, did_you_mean, did_you_mean_one_of};
use crate::formats::{KeyValue, Record, RecordKind};
use crate::model::rule::{AnswerOption, QuestionKind};
use crate::model::{OptionIndex, Question, QuestionIndex};
use crate::text::fold;
use crate::text::locale::{Lang, Text};

pub(super) const QUESTION_KEYS: [&str; 13] = [
    "id", "kind", "topic", "unknown", "name", "text", "help", "why", "options", "alike", "unit",
    "min", "max",
];
pub(super) const OPTION_KEYS: [&str; 3] = ["id", "de", "en"];

/// As many options as there are digits to choose them.
const MOST_DIGITS: usize = 9;
/// Columns of an option, so that it stands on one row of a terminal of 40 columns.
const WIDEST_OPTION: usize = 34;
/// Columns of the short name in a summary.
const WIDEST_NAME: usize = 20;

/// The word that stands for a kind in the data.
#[derive(Clone, Copy)]
enum KindWord {
    Choice,
    YesNo,
    Number,
}

const KIND_WORDS: [(&str, KindWord); 3] = [
    ("choice", KindWord::Choice),
    ("yes-no", KindWord::YesNo),
    ("number", KindWord::Number),
];

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn question(&mut self, record: Record<'t>) {
        let at = record.at;
        let (mut id, mut kind, mut topic, mut unknown) = (None, None, None, true);
        let (mut name, mut text, mut help, mut why) = (None, None, None, None);
        let (mut options, mut alike) = (Vec::new(), None);
        let (mut unit, mut min, mut max) = (None, None, None);
        let mut reading = self.value_reader();
        let given = present_keys(&record.entries);
        for entry in record.entries {
            let entry_at = entry.at;
            match entry.key.as_ref() {
                "id" => id = reading.owned_text(entry),
                "kind" => kind = reading.choice(entry, &KIND_WORDS),
                "topic" => topic = reading.number(&entry),
                "unknown" => unknown = reading.flag(entry).unwrap_or(true),
                "name" => name = reading.owned_bilingual(entry).map(|text| (text, entry_at)),
                "text" => text = reading.sentence(entry),
                "help" => help = reading.sentence(entry),
                "why" => why = reading.sentence(entry),
                "options" => options = reading.tables(entry),
                "alike" => alike = Some(entry),
                "unit" => unit = reading.owned_bilingual(entry),
                "min" => min = reading.number(&entry),
                "max" => max = reading.number(&entry),
                _ => reading.unknown_key(&entry, &QUESTION_KEYS),
            }
        }
        let (Some(id), Some(kind), Some(text)) = (id.clone(), kind, text.clone()) else {
            let missing = match (&id, kind) {
                (None, _) => "id",
                (_, None) => "kind",
                _ => "text",
            };
            return reading.missing(missing, at, &given);
        };
        let kind = match kind {
            KindWord::Choice => QuestionKind::Choice,
            KindWord::YesNo => QuestionKind::YesNo,
            KindWord::Number => QuestionKind::Number {
                min: min.unwrap_or(0),
                max: max.unwrap_or(1_000_000),
                unit: unit.unwrap_or_default(),
            },
        };
        let options = match kind {
            QuestionKind::Choice => self.options(options, at),
            QuestionKind::YesNo => yes_and_no(),
            // The classes are made when all limits are known.
            QuestionKind::Number { .. } => Vec::new(),
        };
        let name = match name {
            Some((name, name_at)) => {
                self.value_reader().check_width(&name, WIDEST_NAME, name_at);
                name
            }
            None => text.clone(),
        };
        let alike = alike.map_or_else(Vec::new, |entry| self.alike_groups(entry, &options));
        let question = Question {
            id: id.clone(),
            kind,
            topic: topic.unwrap_or(1),
            name,
            text,
            help,
            why: why.unwrap_or_default(),
            unknown,
            options,
            alike,
        };
        let slot = self.find_slot(RecordKind::Question, &id, at);
        let index = put_into_slot(&mut self.made.parts.questions, &slot, question);
        if put_into_slot(&mut self.made.places.questions, &slot, at).is_some() {
            self.remember_id(RecordKind::Question, id, index, at);
        }
    }

    fn options(
        &mut self,
        tables: Vec<(Span, Vec<KeyValue<'t>>)>,
        question_at: Span,
    ) -> Vec<AnswerOption> {
        let mut options: Vec<(AnswerOption, Span)> = Vec::new();
        for (at, table) in tables {
            let (mut id, mut de, mut en) = (None, None, None);
            let mut reading = self.value_reader();
            let given = present_keys(&table);
            for entry in table {
                match entry.key.as_ref() {
                    "id" => id = reading.owned_text(entry),
                    "de" => de = reading.owned_text(entry),
                    "en" => en = reading.owned_text(entry),
                    _ => reading.unknown_key(&entry, &OPTION_KEYS),
                }
            }
            let (Some(id), Some(de), Some(en)) = (id.clone(), de.clone(), en) else {
                let missing = match (&id, &de) {
                    (None, _) => "id",
                    (_, None) => "de",
                    _ => "en",
                };
                reading.missing(missing, at, &given);
                continue;
            };
            let label = Text {
                de: de.into(),
                en: Some(en.into()),
            };
            reading.check_width(&label, WIDEST_OPTION, at);
            if options.iter().any(|(known, _)| known.id == id) {
                reading.error(
                    "duplicate-id",
                    at,
                    both!(
                        "Die Antwort „{id}“ gibt es in dieser Frage schon. Sie wurde ausgelassen.",
                        "The answer “{id}” is in this question already. It was left out."
                    ),
                    both!(
                        "Bitte eine andere Kennung wählen.",
                        "Please choose another id."
                    ),
                );
                continue;
            }
            let option = AnswerOption {
                id,
                label,
                range: None,
            };
            options.push((option, at));
        }
        self.check_first_words(&options);
        // "I don't know" is an option too where it is shown.
        if options.len() < 2 || options.len() > MOST_DIGITS {
            let count = options.len();
            self.value_reader().error(
                "number-of-options",
                question_at,
                both!(
                    "Antworten dieser Frage: {count}. Möglich sind 2 bis {MOST_DIGITS}.",
                    "Answers to this question: {count}. Possible are 2 to {MOST_DIGITS}."
                ),
                both!(
                    "Bitte Antworten ergänzen oder die Frage teilen.",
                    "Please add answers or divide the question."
                ),
            );
        }
        options.truncate(MOST_DIGITS);
        options.into_iter().map(|(option, _)| option).collect()
    }

    /// In plain lines the beginning of an option is an answer; two must not begin alike.
    fn check_first_words(&mut self, options: &[(AnswerOption, Span)]) {
        for lang in [Lang::De, Lang::En] {
            let first = |option: &AnswerOption| {
                let label = option.label.get(lang);
                let word = label.split_whitespace().next().unwrap_or_default();
                fold::plain_key(&fold::spelled_key(word))
            };
            for (at, (option, span)) in options.iter().enumerate() {
                let word = first(option);
                if options[..at].iter().any(|(other, _)| first(other) == word) {
                    self.value_reader().error(
                        "same-first-word",
                        *span,
                        both!(
                            "Zwei Antworten dieser Frage beginnen mit demselben Wort „{word}“.",
                            "Two answers of this question begin with the same word “{word}”."
                        ),
                        both!(
                            "Bitte eine anders beginnen lassen; der Anfang genügt als Antwort.",
                            "Please let one begin otherwise; the beginning is enough as an answer."
                        ),
                    );
                    return;
                }
            }
        }
    }

    /// Groups of options that somebody confirmed as alike, each as a set of bits.
    fn alike_groups(&mut self, entry: KeyValue<'t>, options: &[AnswerOption]) -> Vec<u16> {
        let groups = entry.items();
        let groups = groups
            .into_iter()
            .map(|group| self.value_reader().list(group));
        let groups: Vec<Vec<PlacedText>> = groups.collect();
        groups
            .into_iter()
            .map(|group| {
                group
                    .iter()
                    .filter_map(|word| self.option_index(options, word))
                    .fold(0, |bits, option| bits | option.bit())
            })
            .collect()
    }

    /// The index of an option by its id; reports one that is not there.
    pub(super) fn option_index(
        &mut self,
        options: &[AnswerOption],
        word: &PlacedText<'_>,
    ) -> Option<OptionIndex> {
        let mut known = options.iter();
        let found = known
            .position(|option| option.id == word.text)
            .and_then(OptionIndex::at);
        if found.is_none() {
            let ids = options.iter().map(|option| option.id.as_str());
            let name = &word.text;
            let help = did_you_mean_one_of(&word.text, ids);
            let message = both!(
                "Eine Antwort „{name}“ hat diese Frage nicht.",
                "This question has no answer “{name}”."
            );
            self.value_reader()
                .error("unknown-option", word.at, message, help);
        }
        found
    }

    /// The index of a question by its id; reports one that is not there.
    pub(super) fn question_index(&mut self, word: &PlacedText<'_>) -> Option<QuestionIndex> {
        let found = self
            .index_of(RecordKind::Question, &word.text)
            .map(QuestionIndex);
        let findings = &mut self.made.diagnostics;
        if found.is_none() && !findings.count_beyond_limit("unknown-question", Severity::Error) {
            let questions = &self.made.parts.questions;
            let ids = questions.iter().map(|question| question.id.as_str());
            let help = did_you_mean(
                &word.text,
                ids,
                both!(
                    "Alle Fragen stehen in questions.toml.",
                    "All questions are in questions.toml."
                ),
            );
            let name = &word.text;
            let message = both!(
                "Eine Frage „{name}“ gibt es nicht.",
                "There is no question “{name}”."
            );
            self.value_reader()
                .error("unknown-question", word.at, message, help);
        }
        found
    }
}

fn yes_and_no() -> Vec<AnswerOption> {
    let option = |id: &str, label| AnswerOption {
        id: id.to_owned(),
        label,
        range: None,
    };
    vec![
        option("yes", both!("Ja", "Yes")),
        option("no", both!("Nein", "No")),
    ]
}

impl ValueReader<'_> {
    /// A text that people read, its sentences looked at.
    pub(super) fn sentence(&mut self, entry: KeyValue<'_>) -> Option<Text<'static>> {
        let at = entry.at;
        let text = self.owned_bilingual(entry)?;
        plain_language::check_sentences(self, &text, at);
        Some(text)
    }

    fn check_width(&mut self, text: &Text<'_>, most: usize, at: Span) {
        for text in text.translations().filter(|text| text.width() > most) {
            let width = text.width();
            self.error(
                "too-wide",
                at,
                both!(
                    "„{text}“ ist {width} Zeichen breit; hier passen {most}.",
                    "“{text}” is {width} columns wide; here {most} fit."
                ),
                both!("Bitte kürzer schreiben.", "Please write it shorter."),
            );
        }
    }
}
