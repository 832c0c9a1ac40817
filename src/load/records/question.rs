//! Questions of the advisor.

use super::declared_record::DeclaredRecord;
use super::record_macro::record;
use super::value_kind::{
    Bilingual, Defaulted, Flag, Groups, Id, NarrowBilingual, NarrowLine, OneOf, Optional, Required,
    Sentence, Tables, WholeNumber,
};
use crate::model::Keyed;
use unicode_width::UnicodeWidthStr;

use super::directory_builder::DirectoryBuilder;
use super::ids::put_into_slot;
use super::plain_language;
use super::value_reader::{PlacedText, ValueReader};
use crate::both;
use crate::diagnostic::{Severity, Span, did_you_mean, did_you_mean_one_of};
use crate::formats::{KeyValue, Record, RecordKind};
use crate::model::rule::{AnswerOption, QuestionKind};
use crate::model::{OptionIndex, Question, QuestionIndex};
use crate::text::fold;
use crate::text::locale::{Lang, Text};

/// As many options as there are keys to choose them: ten digits, a letter, and that of "I don't know".
const MOST_OPTIONS: usize = 11;

/// Columns of an option, so that it stands on one row of a terminal of 40 columns.
const WIDEST_OPTION: usize = 34;
/// Columns of the short name in a summary.
const WIDEST_NAME: usize = 20;

/// The word that stands for a kind in the data.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum KindWord {
    Choice,
    YesNo,
    Number,
}

impl Keyed for KindWord {
    const KEYS: &'static [(&'static str, KindWord)] = &[
        ("choice", KindWord::Choice),
        ("yes-no", KindWord::YesNo),
        ("number", KindWord::Number),
    ];

    const GERMAN: &'static [(&'static str, KindWord)] = &[
        ("auswahl", KindWord::Choice),
        ("ja-nein", KindWord::YesNo),
        ("ja oder nein", KindWord::YesNo),
        ("zahl", KindWord::Number),
    ];
}

record! {
    /// A question whose options are not read yet.
    QuestionRecord is "question", "eine Frage", "a question";
    "id" is id: Required<Id>, "darunter nennen Bedingungen und Beispiele die Frage", "by it conditions and cases name the question";
    "kind" is kind: Required<OneOf<KindWord>>, "Auswahl; ja oder nein; Zahl", "choice; yes or no; number";
    "topic" is topic: Optional<WholeNumber>, "das Thema. Das Gespräch geht von Thema zu Thema, das kleinste zuerst. Fehlt es, gilt 1.", "the topic. The conversation goes from topic to topic, the lowest first. If it is missing, 1 holds.";
    "unknown" is unknown: Optional<Flag>, "ob „Weiß ich nicht“ eine Antwort ist. Fehlt es, gilt `true`.", "whether “I don't know” is an answer. If it is missing, `true` holds.";
    "name" is name: Optional<NarrowBilingual<WIDEST_NAME>>, "kurz, für die Zusammenfassung. Fehlt er, gilt `text`.", "short, for the summary. If it is missing, `text` holds.";
    "text" is text: Required<Sentence>, "die Frage", "the question";
    "help" is help: Optional<Sentence>, "erklärt ein Wort der Frage", "explains a word of the question";
    "why" is why: Optional<Sentence>, "warum gefragt wird", "why it is asked";
    "options" is options: Defaulted<Tables<OptionRecord<'static>>>, when("bei `\"choice\"`", "for `\"choice\"`"), "die Antworten, 2 bis 9", "the answers, 2 to 9";
    "alike" is alike: Optional<Groups>, "Antworten, die keine Regel unterscheidet. Sie bestätigen, dass es so gemeint ist; sonst gibt es einen Hinweis.", "answers that no rule tells apart. You confirm that it is meant so; else there is a warning.";
    "unit" is unit: Optional<Bilingual>, "bei `\"number\"`: was gezählt wird, zum Beispiel „Monate“", "for `\"number\"`: what is counted, for example “months”";
    "min" is min: Optional<WholeNumber>, "bei `\"number\"`: die kleinste sinnvolle Zahl. Fehlt sie, gilt 0.", "for `\"number\"`: the smallest number that makes sense. If it is missing, 0 holds.";
    "max" is max: Optional<WholeNumber>, "bei `\"number\"`: die größte sinnvolle Zahl. Fehlt sie, gilt 1000000.", "for `\"number\"`: the largest number that makes sense. If it is missing, 1000000 holds.";
}

record! {
    /// An option of a question.
    OptionRecord is inline "options", "die Antworten einer Frage", "the answers of a question";
    "id" is id: Required<Id>, "darunter nennen Bedingungen und Beispiele die Antwort", "by it conditions and cases name the answer";
    "de" is de: Required<NarrowLine<WIDEST_OPTION>>, "die Antwort auf Deutsch", "the answer in German";
    "en" is en: Required<NarrowLine<WIDEST_OPTION>>, "die Antwort auf Englisch", "the answer in English";
}

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn question(&mut self, record: Record<'t>) {
        let at = record.at;
        let Some(QuestionRecord {
            id,
            kind,
            topic,
            unknown,
            name,
            text,
            help,
            why,
            options,
            alike,
            unit,
            min,
            max,
        }) = QuestionRecord::read(&mut self.value_reader(), at, record.entries)
        else {
            return;
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
        let name = name.map_or_else(|| text.clone(), |(name, _)| name);
        let alike = alike.map_or_else(Vec::new, |entry| self.alike_groups(entry, &options));
        let question = Question {
            id: id.clone(),
            kind,
            topic: topic.unwrap_or(1),
            name,
            text,
            help,
            why: why.unwrap_or_default(),
            unknown: unknown.unwrap_or(true),
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
            let mut reading = self.value_reader();
            let Some(OptionRecord { id, de, en }) = OptionRecord::read(&mut reading, at, table)
            else {
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
        if options.len() < 2 || options.len() > MOST_OPTIONS {
            let count = options.len();
            self.value_reader().error(
                "number-of-options",
                question_at,
                both!(
                    "Antworten dieser Frage: {count}. Möglich sind 2 bis {MOST_OPTIONS}.",
                    "Answers to this question: {count}. Possible are 2 to {MOST_OPTIONS}."
                ),
                both!(
                    "Bitte Antworten ergänzen oder die Frage teilen.",
                    "Please add answers or divide the question."
                ),
            );
        }
        options.truncate(MOST_OPTIONS);
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
        let position = |id: &str| options.iter().position(|option| option.id == id);
        let mut found = position(&word.text);
        // Yes and no, as keepers of data write them.
        let english = match word.text.to_lowercase().as_str() {
            "ja" => Some("yes"),
            "nein" => Some("no"),
            _ => None,
        };
        if let (None, Some(english)) = (found, english) {
            found = position(english);
            if found.is_some() {
                self.value_reader().report_german_word(word, english);
            }
        }
        let found = found.and_then(OptionIndex::at);
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

    pub(super) fn check_width(&mut self, text: &Text<'_>, most: usize, at: Span) {
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
