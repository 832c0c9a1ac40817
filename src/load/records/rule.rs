//! Editions of funding lines: conditions, benefits, notes, deadlines; then all of them settled.

use std::collections::HashSet;

use super::deadline::DeadlineRecord;
use super::declaration::ValueShape;
use super::declared_record::DeclaredRecord;
use super::directory_builder::DirectoryBuilder;
use super::draft_rules::{
    DraftAnswer, DraftBenefit, DraftCondition, DraftEdition, DraftRemedy, DraftTest,
};
use super::figures_in_texts::LineValues;
use super::provenance::DraftProvenance;
use super::record_macro::record;
use super::rule_places::EditionPlaces;
use super::value_kind::Test as TestValue;
use super::value_kind::{
    AnswerTable, Day, Defaulted, Expected, Flag, Id, Line, OneOf, Optional, PlacedBilingual,
    Required, SourceIds, Table, Tables, WholeNumber, kinds, words_of,
};
use super::value_reader::{ValueReader, present_keys};
use crate::both;
use crate::diagnostic::Span;
use crate::formats::{KeyValue, RecordValue};
use crate::model::provenance::Confidence;
use crate::model::provenance::{Provenance, show_date};
use crate::model::rule::{
    Benefit, Condition, Dispute, EditionEnd, MOST_COMBINATIONS, Note, Remedy, Test,
};
use crate::model::{Edition, Keyed, OptionIndex, Question, QuestionIndex};
use crate::text::locale::{Lang, Text};

record! {
    /// An edition whose rules are not read yet.
    EditionRecord is "line.edition", "eine Fassung der Regeln", "an edition of the rules";
    "from" is from: Required<Day>, "der erste Tag", "the first day";
    "until" is until: Required<EditionEndDay>, "der letzte Tag; ohne Ende; niemand weiß es. Bei `\"unknown\"` steht im Ergebnis, dass die Regel vielleicht nicht mehr gilt. Nach dem letzten Tag ist die Linie „zurzeit nicht möglich“.", "the last day; without an end; nobody knows. With `\"unknown\"` the result says that the rule may not hold any more. After the last day the line is “not possible at present”.";
    "clause" is clause: Optional<Line>, "Nummer in der Richtlinie", "number in the guideline";
    "checked" is checked: Required<Day>, "wann ein Mensch die Regeln zuletzt mit den Quellen verglichen hat. Nach 180 Tagen gibt es einen Hinweis, und das Ergebnis warnt.", "when a person last compared the rules with their sources. After 180 days there is a warning, and the result warns.";
    "law-until" is law_until: Optional<Day>, "der letzte Tag des Gesetzes, auf dem die Regeln beruhen. Danach passt die Linie nicht mehr ohne Weiteres: Sie ist „noch zu klären“.", "the last day of the law on which the rules rest. After it the line no longer fits as a matter of course: it is “still to clarify”.";
    "complete" is complete: Optional<Flag>, "ob die Bedingungen alles sind, was die Quellen verlangen. Fehlt es, gilt `true`. Bei `false` passt die Linie nie ohne Weiteres: Sie ist „noch zu klären“.", "whether the conditions are all that the sources require. If it is missing, `true` holds. With `false` the line never fits as a matter of course: it is “still to clarify”.";
    "source" is source: Expected<SourceIds>, "worauf die Fassung beruht. Ohne Quelle wird sie ausgelassen.", "what the edition rests on. Without a source it is left out.";
    "confidence" is confidence: Optional<OneOf<Confidence>>, "wie sicher sie ist", "how sure it is";
    "condition" is condition: Defaulted<Tables<ConditionRecord<'static>>>, when("mindestens einmal", "at least once"), "was verlangt wird; alles davon", "what is required; all of it";
    "benefit" is benefit: Defaulted<Tables<BenefitRecord<'static>>>, "was manche zusätzlich bekommen", "what some get on top";
    "note" is note: Defaulted<Tables<NoteRecord<'static>>>, "was verlangt, aber nicht gefragt wird", "what is required but not asked";
    "deadline" is deadline: Defaulted<Tables<DeadlineRecord<'static>>>, "Fristen dieser Fassung, siehe `[[line.deadline]]`", "deadlines of this edition, see `[[line.deadline]]`";
}

record! {
    /// A condition whose test is not read yet.
    ConditionRecord is "line.edition.condition", "eine Bedingung", "a condition";
    "id" is id: Expected<Id>, "Beispiele nennen sie bei `reasons`", "cases name it at `reasons`";
    "when" is when: Expected<TestValue>, "für welche Antworten sie erfüllt ist", "for which answers it is met";
    "text" is text: Expected<PlacedBilingual>, "die Bedingung als Satz; Zahlen in geschweiften Klammern", "the condition as a sentence; figures in braces";
    "unmet" is unmet: Optional<PlacedBilingual>, "was jemand liest, der sie nicht erfüllt. Fehlt es, steht dort der Satz der Bedingung.", "what somebody reads who does not meet it. If it is missing, the sentence of the condition stands there.";
    "ask" is ask: Optional<PlacedBilingual>, "die Frage, die man am Telefon stellt, solange sie offen ist. Fehlt sie, steht dort der Satz der Bedingung.", "the question to ask on the phone while it is open. If it is missing, the sentence of the condition stands there.";
    "clause" is clause: Optional<Line>, "Nummer in der Richtlinie", "number in the guideline";
    "source" is source: Optional<SourceIds>, when("ja, außer bei `when = { not-found = true }`", "yes, except with `when = { not-found = true }`"), "woher sie ist", "where it is from";
    "confidence" is confidence: Optional<OneOf<Confidence>>, "wie sicher sie ist", "how sure it is";
    "remedy" is remedy: Optional<Table<RemedyRecord<'static>>>, "was man ändern kann, damit sie erfüllt ist", "what can be changed so that it is met";
    "dispute" is dispute: Optional<Table<DisputeRecord<'static>>>, "wo die Quellen einander widersprechen oder schweigen", "where the sources contradict each other or are silent";
}

record! {
    /// A remedy whose answers are not looked up yet.
    RemedyRecord is inline "remedy", "was man ändern kann", "what can be changed";
    "effort" is effort: Expected<WholeNumber<1, 3>>, "wie schwer es ist: gleich möglich; etwas Arbeit; dauert Wochen", "how hard it is: possible at once; some work; takes weeks";
    "sets" is sets: Expected<AnswerTable>, "welche Antworten sich ändern. Bei einer Zahl steht die Zahl selbst oder `\"=kennung\"`.", "which answers change. For a number, the number itself or `\"=id\"`.";
    "de" is de: Required<Line>, "was zu tun ist, als Ende von „Das müsste anders sein:“", "what to do, in German, as the end of „Das müsste anders sein:“";
    "en" is en: Expected<Line>, "dasselbe auf Englisch", "the same in English";
}

record! {
    /// A dispute whose test is not read yet.
    DisputeRecord is inline "dispute", "wo die Quellen nicht einig sind", "where the sources do not agree";
    "when" is when: Required<TestValue>, "für welche Antworten", "for which answers";
    "source" is source: Optional<SourceIds>, "die andere Quelle. Fehlt sie, heißt es: Die Quellen sagen dazu nichts.", "the other source. If it is missing, it means: the sources say nothing about it.";
    "confidence" is confidence: Optional<OneOf<Confidence>>, "wie sicher die andere Quelle ist", "how sure the other source is";
    "de" is de: Required<Line>, "was die andere Quelle sagt, oder dass keine etwas sagt", "what the other source says, or that none says anything, in German";
    "en" is en: Expected<Line>, "dasselbe auf Englisch", "the same in English";
}

record! {
    /// A benefit whose test is not read yet.
    BenefitRecord is "line.edition.benefit", "was manche zusätzlich bekommen", "what some get on top";
    "id" is id: Required<Id>, "zum Wiederfinden, auch beim Vergleich zweier Stände", "to find it again, also when two states are compared";
    "when" is when: Required<TestValue>, "wer es bekommt", "who gets it";
    "text" is text: Required<PlacedBilingual>, "was es ist", "what it is";
    "source" is source: Expected<SourceIds>, "woher es ist", "where it is from";
    "confidence" is confidence: Optional<OneOf<Confidence>>, "wie sicher es ist", "how sure it is";
}

record! {
    /// A note whose sources are not looked up yet.
    NoteRecord is "line.edition.note", "was verlangt, aber nicht gefragt wird", "what is required but not asked";
    "text" is text: Required<PlacedBilingual>, "was zu beachten ist", "what to note";
    "clause" is clause: Optional<Line>, "Nummer in der Richtlinie", "number in the guideline";
    "source" is source: Expected<SourceIds>, "woher es ist", "where it is from";
    "confidence" is confidence: Optional<OneOf<Confidence>>, "wie sicher es ist", "how sure it is";
}

/// The word that stands for the end of an edition whose last day is not known.
#[derive(Clone, Copy, PartialEq)]
enum EndWord {
    Open,
    Unknown,
}

impl Keyed for EndWord {
    const KEYS: &'static [(&'static str, EndWord)] =
        &[("open", EndWord::Open), ("unknown", EndWord::Unknown)];

    const GERMAN: &'static [(&'static str, EndWord)] = &[
        ("offen", EndWord::Open),
        ("ohne ende", EndWord::Open),
        ("unbekannt", EndWord::Unknown),
    ];
}

kinds! {
    /// The last day of an edition.
    EditionEndDay(ValueShape::DayOrWord(words_of::<EndWord>)) -> EditionEnd: |reading, entry| reading.edition_end(entry);
}

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn edition(
        &mut self,
        at: Span,
        table: Vec<KeyValue<'t>>,
        values: &LineValues,
    ) -> Option<DraftEdition> {
        let read = EditionRecord::read(&mut self.value_reader(), at, table);
        let EditionRecord {
            from,
            until,
            clause,
            checked,
            law_until,
            complete,
            source,
            confidence,
            condition: conditions,
            benefit: benefits,
            note: notes,
            deadline: deadlines,
        } = read?;
        let stated = self.settle_provenance(DraftProvenance::undisputed(source, confidence), at)?;
        let conditions: Vec<DraftCondition> = conditions
            .into_iter()
            .zip(1..)
            .filter_map(|((at, table), number)| self.condition(at, table, number, values))
            .collect();
        let benefits: Vec<DraftBenefit> = benefits
            .into_iter()
            .filter_map(|(at, table)| self.benefit(at, table, values))
            .collect();
        let notes = notes
            .into_iter()
            .filter_map(|(at, table)| self.note(at, table, values))
            .collect();
        let deadlines = deadlines
            .into_iter()
            .filter_map(|(at, table)| self.deadline(at, table))
            .collect();
        if let EditionEnd::Day(last) = until
            && last < from
        {
            let [last_de, last_en] = [Lang::De, Lang::En].map(|lang| show_date(last, lang));
            let [from_de, from_en] = [Lang::De, Lang::En].map(|lang| show_date(from, lang));
            self.value_reader().error(
                "until-before-from",
                at,
                both!(
                    "Diese Fassung endet am {last_de}, bevor sie am {from_de} beginnt.",
                    "This edition ends on {last_en}, before it begins on {from_en}."
                ),
                both!(
                    "Bitte from oder until berichtigen.",
                    "Please correct from or until."
                ),
            );
        }
        let places = |part: &DraftCondition| (part.id.clone(), part.at);
        self.check_ids_once(conditions.iter().map(places));
        let places = |part: &DraftBenefit| (part.id.clone(), part.at);
        self.check_ids_once(benefits.iter().map(places));
        Some(DraftEdition {
            at,
            from,
            until,
            clause,
            stated,
            checked,
            law_until,
            is_complete: complete.unwrap_or(true),
            conditions,
            benefits,
            notes,
            deadlines,
        })
    }

    /// Reports ids of parts of one edition that stand twice.
    fn check_ids_once(&mut self, parts: impl Iterator<Item = (String, Span)>) {
        let mut seen = HashSet::new();
        for (id, at) in parts {
            if seen.contains(&id) {
                self.duplicate_in_entry(&id, at);
            }
            seen.insert(id);
        }
    }

    /// A condition is never lost: without it a line would fit too easily. What cannot be read of it
    /// leaves it open for every answer.
    fn condition(
        &mut self,
        at: Span,
        table: Vec<KeyValue<'t>>,
        number: usize,
        values: &LineValues,
    ) -> Option<DraftCondition> {
        let mut reading = self.value_reader();
        let given = present_keys(&table);
        // Every key may be missing, so that there is a record.
        let ConditionRecord {
            id,
            when,
            text,
            unmet,
            ask,
            clause,
            source,
            confidence,
            remedy,
            dispute,
        } = ConditionRecord::read(&mut reading, at, table)?;
        let provenance = DraftProvenance::undisputed(source, confidence);
        for (missing, is_missing) in [
            ("id", id.is_none()),
            ("when", when.is_none()),
            ("text", text.is_none()),
        ] {
            if is_missing {
                reading.missing_of_condition(ConditionRecord::declaration(), missing, at, &given);
            }
        }
        let id = id.unwrap_or_else(|| number.to_string());
        let mut test = when.map_or(DraftTest::NotFound, |when| self.test(when, values));
        let text = text
            .and_then(|(text, text_at)| self.fill_and_check_sentences(&text, text_at, values))
            .unwrap_or_else(|| Text::untranslated(id.clone()));
        let mut sentence = |text: Option<(Text<'static>, Span)>| {
            text.and_then(|(text, text_at)| self.fill_and_check_sentences(&text, text_at, values))
        };
        let (unmet, ask) = (sentence(unmet), sentence(ask));
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
        Some(DraftCondition {
            at,
            id,
            test,
            text,
            unmet,
            ask,
            clause,
            stated,
            remedy: remedy.and_then(|entry| self.remedy(entry, values)),
            dispute: dispute.and_then(|entry| self.dispute(entry, values)),
        })
    }

    fn remedy(&mut self, entry: KeyValue<'t>, values: &LineValues) -> Option<DraftRemedy> {
        let mut reading = self.value_reader();
        let (at, table) = reading.table(entry, ValueShape::Table(RemedyRecord::declaration));
        let RemedyRecord {
            effort,
            sets,
            de,
            en,
        } = RemedyRecord::read(&mut reading, at, table)?;
        let text = reading.text_of_languages(de, en, at);
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
        let sets = self.answers(sets, values);
        let text = self.fill_and_check_sentences(&text, at, values)?;
        (!sets.is_empty()).then_some(DraftRemedy { effort, sets, text })
    }

    fn dispute(
        &mut self,
        entry: KeyValue<'t>,
        values: &LineValues,
    ) -> Option<(DraftTest, Text<'static>, Option<Provenance>)> {
        let mut reading = self.value_reader();
        let (at, table) = reading.table(entry, ValueShape::Table(DisputeRecord::declaration));
        let DisputeRecord {
            when,
            source,
            confidence,
            de,
            en,
        } = DisputeRecord::read(&mut reading, at, table)?;
        let text = reading.text_of_languages(de, en, at);
        let provenance = DraftProvenance::undisputed(source, confidence);
        let test = self.test(when, values);
        let text = self.fill_and_check_sentences(&text, at, values)?;
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
        values: &LineValues,
    ) -> Option<DraftBenefit> {
        let read = BenefitRecord::read(&mut self.value_reader(), at, table);
        let BenefitRecord {
            id,
            when,
            text: (text, text_at),
            source,
            confidence,
        } = read?;
        let provenance = DraftProvenance::undisputed(source, confidence);
        let test = self.test(when, values);
        let text = self.fill_and_check_sentences(&text, text_at, values)?;
        let stated = self.settle_provenance(provenance, at)?;
        Some(DraftBenefit {
            at,
            id,
            test,
            text,
            stated,
        })
    }

    fn note(&mut self, at: Span, table: Vec<KeyValue<'t>>, values: &LineValues) -> Option<Note> {
        let read = NoteRecord::read(&mut self.value_reader(), at, table);
        let NoteRecord {
            text: (text, text_at),
            clause,
            source,
            confidence,
        } = read?;
        let provenance = DraftProvenance::undisputed(source, confidence);
        let text = self.fill_and_check_sentences(&text, text_at, values)?;
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
                unmet: condition.unmet,
                ask: condition.ask,
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
            law_until: draft.law_until,
            is_complete: draft.is_complete,
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
        let is_word = matches!(&entry.value, RecordValue::Text(text) if !text.starts_with(|c: char| c.is_ascii_digit()));
        if !is_word {
            return self.date(entry).map(EditionEnd::Day);
        }
        let placed = self.placed_text(entry)?;
        let end = self.keyed_word(&placed).map(|word| match word {
            EndWord::Open => EditionEnd::Open,
            EndWord::Unknown => EditionEnd::Unknown,
        });
        if end.is_none() {
            let help = both!(
                "Möglich sind ein Tag wie 2026-12-31, ohne Anführungszeichen, und die Wörter \"open\" und \"unknown\".",
                "Possible are a day like 2026-12-31, without quotation marks, and the words \"open\" and \"unknown\"."
            );
            self.unknown_value("until", &placed, help);
        }
        end
    }

    /// A text whose two languages are keys of the table itself.
    fn text_of_languages(&mut self, de: String, en: Option<String>, at: Span) -> Text<'static> {
        match &en {
            Some(en) => self.check_numbers(&de, en, at),
            None => self.missing_translation(Lang::En, at),
        }
        Text {
            de: de.into(),
            en: en.map(Into::into),
        }
    }
}
