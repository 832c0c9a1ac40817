//! What was changed in the data, as it is written: new and vanished parts, limits, texts, deadlines.
//!
//! Not compared is what no applicant reads and no rule depends on: clauses, keywords, confirmations of what
//! the checks found.

use super::rule_text;
use crate::model::Keyed;
use crate::model::deadline::Deadline;
use crate::model::funding::{FactField, Glance};
use crate::model::provenance::{Source, show_date};
use crate::model::rule::{Condition, Edition, EditionEnd, QuestionKind};
use crate::model::{Case, Directory, FundingLine, Question};
use crate::text::locale::{Lang, Text};
use crate::{both, say, t};
use jiff::civil::Date;

/// Everything that was changed about rules and questions.
pub(super) fn changes(old: &Directory<'_>, new: &Directory<'_>) -> Vec<Text<'static>> {
    let mut changes = Changes {
        list: Vec::new(),
        questions: (old.questions(), new.questions()),
    };
    changes.compare_parts(
        old.questions(),
        new.questions(),
        |question| question.id.clone(),
        |id| both!("Frage „{id}“", "Question “{id}”"),
        Changes::question,
    );
    changes.compare_parts(
        old.lines(),
        new.lines(),
        |line| line.id.clone(),
        |id| both!("Förderlinie „{id}“", "Funding line “{id}”"),
        Changes::line,
    );
    changes.compare_parts(
        old.fallbacks(),
        new.fallbacks(),
        |fallback| fallback.id.clone(),
        |id| both!("Auskunft „{id}“", "Fallback “{id}”"),
        |changes, what, old, new| {
            let (before, after) = (
                rule_text::test_text(&old.test, changes.questions.0),
                rule_text::test_text(&new.test, changes.questions.1),
            );
            changes.value(what, &before, &after);
            changes.text(what, &old.text, &new.text);
        },
    );
    changes.compare_parts(
        old.sources(),
        new.sources(),
        |source| source.id.clone(),
        |id| both!("Quelle „{id}“", "Source “{id}”"),
        Changes::source,
    );
    changes.compare_parts(
        old.cases(),
        new.cases(),
        |case| case.name.clone(),
        |name| both!("Beispiel „{name}“", "Case “{name}”"),
        Changes::case,
    );
    changes.list
}

struct Changes<'q> {
    list: Vec<Text<'static>>,
    /// The questions of the old and of the new data.
    questions: (&'q [Question], &'q [Question]),
}

impl Changes<'_> {
    /// Finds what is new, what vanished, and compares what is in both.
    fn compare_parts<T>(
        &mut self,
        old: &[T],
        new: &[T],
        id: impl Fn(&T) -> String,
        name: impl Fn(String) -> Text<'static>,
        compare: impl Fn(&mut Self, &Text<'static>, &T, &T),
    ) {
        for after in new {
            let what = name(id(after));
            match old.iter().find(|before| id(before) == id(after)) {
                Some(before) => compare(self, &what, before, after),
                None => {
                    let (de, en) = both_languages(&what);
                    self.list.push(both!("{de} ist neu.", "{en} is new."));
                }
            }
        }
        for before in old {
            if !new.iter().any(|after| id(after) == id(before)) {
                let what = name(id(before));
                let (de, en) = both_languages(&what);
                self.list
                    .push(both!("{de} ist weggefallen.", "{en} has vanished."));
            }
        }
    }

    /// A value that reads the same in both languages.
    fn value(&mut self, what: &Text<'static>, before: &str, after: &str) {
        let [before, after] = [before, after].map(|it| Text::untranslated(it.to_owned()));
        self.value_in_words(what, &before, &after);
    }

    fn value_in_words(&mut self, what: &Text<'static>, before: &Text<'_>, after: &Text<'_>) {
        if before == after {
            return;
        }
        let (de, en) = both_languages(what);
        let in_words = |it: &Text<'_>, lang: Lang| match it.get(lang) {
            "" => t!(lang, "nichts", "nothing").to_owned(),
            words => words.to_owned(),
        };
        let [before_de, after_de] = [before, after].map(|it| in_words(it, Lang::De));
        let [before_en, after_en] = [before, after].map(|it| in_words(it, Lang::En));
        self.list.push(both!(
            "{de}: vorher {before_de}; jetzt {after_de}.",
            "{en}: before {before_en}; now {after_en}."
        ));
    }

    /// A text; where only the German was changed, the English is to be looked at.
    fn text(&mut self, what: &Text<'static>, before: &Text<'_>, after: &Text<'_>) {
        if before == after {
            return;
        }
        let [quoted_before, quoted_after] = [before, after].map(quoted);
        self.value_in_words(what, &quoted_before, &quoted_after);
        if before.en == after.en && before.en.is_some() {
            let (de, en) = both_languages(what);
            self.list.push(both!(
                "{de}: Der deutsche Text ist geändert, der englische nicht. Bitte vergleichen.",
                "{en}: the German text was changed, the English was not. Please compare."
            ));
        }
    }

    /// Texts of which some may be new or gone, each with that in whose place it stands.
    fn texts(&mut self, what: &Text<'static>, before: &[&Text<'static>], after: &[&Text<'static>]) {
        let nothing = Text::default();
        let gone: Vec<_> = before.iter().filter(|text| !after.contains(text)).collect();
        let new: Vec<_> = after.iter().filter(|text| !before.contains(text)).collect();
        for at in 0..gone.len().max(new.len()) {
            let of = |list: &[&&Text<'static>]| {
                list.get(at)
                    .map_or(nothing.clone(), |text| (**text).clone())
            };
            self.text(what, &of(&gone), &of(&new));
        }
    }

    /// A text that may be missing.
    fn optional_text(
        &mut self,
        what: &Text<'static>,
        before: Option<&Text<'_>>,
        after: Option<&Text<'_>>,
    ) {
        let (de, en) = both_languages(what);
        match (before, after) {
            (Some(before), Some(after)) => self.text(what, before, after),
            (None, Some(_)) => self.list.push(both!("{de} ist neu.", "{en} is new.")),
            (Some(_), None) => self
                .list
                .push(both!("{de} ist weggefallen.", "{en} has vanished.")),
            (None, None) => {}
        }
    }

    fn question(&mut self, what: &Text<'static>, old: &Question, new: &Question) {
        self.text(what, &old.text, &new.text);
        self.text(&key_name(what, "name"), &old.name, &new.name);
        self.optional_text(
            &key_name(what, "help"),
            old.help.as_ref(),
            new.help.as_ref(),
        );
        self.text(&key_name(what, "why"), &old.why, &new.why);
        match (&old.kind, &new.kind) {
            (
                QuestionKind::Number { unit: before, .. },
                QuestionKind::Number { unit: after, .. },
            ) => {
                self.text(&key_name(what, "unit"), before, after);
            }
            // What is new or vanished is in the list of options below.
            _ => {
                for after in &new.options {
                    if let Some(before) = old.options.iter().find(|it| it.id == after.id) {
                        let option = part_name(what, "option")(after.id.clone());
                        self.text(&option, &before.label, &after.label);
                    }
                }
            }
        }
        let of = |question: &Question| {
            let unknown = if question.unknown { ", unknown" } else { "" };
            let options = match question.kind {
                QuestionKind::Number { min, max, .. } => format!("{min}–{max}"),
                _ => {
                    let ids: Vec<&str> = question
                        .options
                        .iter()
                        .map(|option| option.id.as_str())
                        .collect();
                    ids.join(", ")
                }
            };
            format!("{options}{unknown} (topic {})", question.topic)
        };
        self.value(what, &of(old), &of(new));
    }

    fn line(&mut self, what: &Text<'static>, old: &FundingLine, new: &FundingLine) {
        self.value(what, old.state.key(), new.state.key());
        self.value(
            &key_name(what, "contact"),
            old.contact.as_deref().unwrap_or(""),
            new.contact.as_deref().unwrap_or(""),
        );
        self.text(&key_name(what, "name"), &old.name, &new.name);
        self.text(&key_name(what, "label"), &old.label, &new.label);
        self.glance(&key_name(what, "glance"), &old.glance, &new.glance);
        for (key, field) in FactField::KEYS {
            let not_found = Text::fixed("nicht gefunden", "not found");
            let of = |line: &FundingLine| -> Vec<Text<'static>> {
                let facts = line.facts.iter().filter(|fact| fact.field == *field);
                facts
                    .map(|fact| fact.text.clone().unwrap_or_else(|| not_found.clone()))
                    .collect()
            };
            let (before, after) = (of(old), of(new));
            let [before, after] = [&before, &after].map(|texts| texts.iter().collect::<Vec<_>>());
            self.texts(&key_name(what, &format!("fact {key}")), &before, &after);
        }
        let day = |day: Option<Date>| day.map_or_else(Text::default, shown_day);
        self.value_in_words(
            &key_name(what, "checked"),
            &day(old.checked),
            &day(new.checked),
        );
        self.compare_parts(
            &old.figures,
            &new.figures,
            |figure| figure.id.clone(),
            part_name(what, "figure"),
            |changes, what, old, new| {
                let [before, after] = [old, new].map(|figure| {
                    let [de, en] = [Lang::De, Lang::En].map(|lang| figure.show(lang));
                    both!("{de}", "{en}")
                });
                changes.value_in_words(what, &before, &after);
            },
        );
        self.deadlines(what, &old.deadlines, &new.deadlines);
        self.compare_parts(
            &old.editions,
            &new.editions,
            |edition| edition.from.to_string(),
            part_name(what, "edition"),
            Changes::edition,
        );
    }

    fn glance(&mut self, what: &Text<'static>, old: &Glance, new: &Glance) {
        let each = [
            ("purpose", &old.purpose, &new.purpose),
            ("applicants", &old.applicants, &new.applicants),
            ("duration", &old.duration, &new.duration),
            ("documents", &old.documents, &new.documents),
            ("amount", &old.amount, &new.amount),
            ("state", &old.state, &new.state),
        ];
        for (key, before, after) in each {
            self.optional_text(&key_name(what, key), before.as_ref(), after.as_ref());
        }
    }

    fn deadlines(&mut self, what: &Text<'static>, old: &[Deadline], new: &[Deadline]) {
        let [before, after] =
            [old, new].map(|deadlines| Deadline::phrase_of_all(deadlines).unwrap_or_default());
        self.value_in_words(&key_name(what, "deadline"), &before, &after);
    }

    /// When a source was read, and what it says of its own age.
    fn source(&mut self, what: &Text<'static>, old: &Source, new: &Source) {
        let days = [old, new].map(|source| shown_day(source.retrieved));
        self.value_in_words(&key_name(what, "retrieved"), &days[0], &days[1]);
        self.text(&key_name(what, "dated"), &old.dated, &new.dated);
        self.value(&key_name(what, "kind"), old.kind.key(), new.kind.key());
    }

    /// What a case answers and expects.
    fn case(&mut self, what: &Text<'static>, old: &Case, new: &Case) {
        let days = [old, new].map(|case| case.as_of.map_or_else(Text::default, shown_day));
        self.value_in_words(&key_name(what, "as-of"), &days[0], &days[1]);
        let answers = |case: &Case, questions: &[Question]| -> String {
            let answers = case.answers.iter().map(|&(question, option)| {
                let question = &questions[question];
                let answer = option.map_or("unknown", |option| &question.options[option].id);
                format!("{} = {answer}", question.id)
            });
            answers.collect::<Vec<_>>().join(", ")
        };
        let (old_questions, new_questions) = self.questions;
        self.value(
            &key_name(what, "answers"),
            &answers(old, old_questions),
            &answers(new, new_questions),
        );
    }

    /// How a condition can be met: what changes, how hard it is, and the words.
    fn remedy(&mut self, what: &Text<'static>, old: &Condition, new: &Condition) {
        let (old_questions, new_questions) = self.questions;
        if !rule_text::same_remedy(old, new, [old_questions, new_questions]) {
            self.value(
                what,
                &rule_text::remedy_text(old, old_questions),
                &rule_text::remedy_text(new, new_questions),
            );
        }
        if let (Some(old), Some(new)) = (&old.remedy, &new.remedy) {
            self.text(what, &old.text, &new.text);
        }
    }

    fn edition(&mut self, what: &Text<'static>, old: &Edition, new: &Edition) {
        let until = |edition: &Edition| match edition.until {
            EditionEnd::Day(day) => shown_day(day),
            EditionEnd::Open => Text::untranslated("open"),
            EditionEnd::Unknown => Text::untranslated("unknown"),
        };
        self.value_in_words(what, &until(old), &until(new));
        let days = [old, new].map(|edition| shown_day(edition.checked));
        self.value_in_words(&key_name(what, "checked"), &days[0], &days[1]);
        let ends =
            [old, new].map(|edition| edition.law_until.map_or_else(Text::default, shown_day));
        self.value_in_words(&key_name(what, "law-until"), &ends[0], &ends[1]);
        self.deadlines(what, &old.deadlines, &new.deadlines);
        let (old_questions, new_questions) = self.questions;
        self.compare_parts(
            &old.conditions,
            &new.conditions,
            |condition| condition.id.clone(),
            part_name(what, "condition"),
            |changes, what, old, new| {
                let tests = (
                    rule_text::condition_text(old, old_questions),
                    rule_text::condition_text(new, new_questions),
                );
                changes.value(what, &tests.0, &tests.1);
                changes.text(what, &old.text, &new.text);
                changes.remedy(&key_name(what, "remedy"), old, new);
                let dispute = [old, new].map(|it| it.dispute.as_ref().map(|it| &it.text));
                changes.optional_text(&key_name(what, "dispute"), dispute[0], dispute[1]);
            },
        );
        self.compare_parts(
            &old.benefits,
            &new.benefits,
            |benefit| benefit.id.clone(),
            part_name(what, "benefit"),
            |changes, what, old, new| {
                let tests = (
                    rule_text::test_text(&old.test, old_questions),
                    rule_text::test_text(&new.test, new_questions),
                );
                changes.value(what, &tests.0, &tests.1);
                changes.text(what, &old.text, &new.text);
            },
        );
        let notes = |edition: &'_ Edition| -> Vec<Text<'static>> {
            edition.notes.iter().map(|note| note.text.clone()).collect()
        };
        let (before, after) = (notes(old), notes(new));
        let [before, after] = [&before, &after].map(|texts| texts.iter().collect::<Vec<_>>());
        self.texts(&key_name(what, "note"), &before, &after);
    }
}

/// A text between marks, so that its end is seen; nothing stays nothing.
fn quoted(text: &Text<'_>) -> Text<'static> {
    let [de, en] = [Lang::De, Lang::En].map(|lang| match text.get(lang) {
        "" => String::new(),
        text => say!(lang, "„{text}“", "“{text}”"),
    });
    both!("{de}", "{en}")
}

/// A day in both languages.
fn shown_day(day: Date) -> Text<'static> {
    let [de, en] = [Lang::De, Lang::En].map(|lang| show_date(day, lang));
    both!("{de}", "{en}")
}

/// The name of a part that has an id, inside of another part.
fn part_name(what: &Text<'static>, part: &'static str) -> impl Fn(String) -> Text<'static> + use<> {
    let (de, en) = both_languages(what);
    move |id: String| both!("{de}, {part} „{id}“", "{en}, {part} “{id}”")
}

/// The name of a part that has no id of its own: its key in the data.
fn key_name(what: &Text<'static>, key: &str) -> Text<'static> {
    let (de, en) = both_languages(what);
    both!("{de}, {key}", "{en}, {key}")
}

fn both_languages(text: &Text<'static>) -> (String, String) {
    (text.get(Lang::De).to_owned(), text.get(Lang::En).to_owned())
}
