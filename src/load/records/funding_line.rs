//! Funding lines, centres and open points.

use super::deadline::DeadlineRecord;
use super::declaration::ValueShape;
use super::declared_record::DeclaredRecord;
use super::programme::WebAddress;
use super::record_macro::record;
use super::rule::EditionRecord;
use super::value_kind::{
    Bilingual, ContactId, Day, Defaulted, Expected, FigureIds, FreeWord, Id, Line, LineIds, OneOf,
    Optional, PlacedBilingual, Required, SourceIds, Table, Tables, True, WholeNumber, Words,
};
use crate::model::Keyed;
use crate::model::provenance::Confidence;
use std::collections::HashMap;

use crate::diagnostic::{Layer, Span};
use crate::formats::{KeyValue, Record, RecordKind};
use crate::load::records::directory_builder::DirectoryBuilder;
use crate::load::records::draft_rules::DraftEdition;
use crate::load::records::figures_in_texts::LineValues;
use crate::load::records::ids::put_into_slot;
use crate::load::records::plain_language;
use crate::load::records::provenance::DraftProvenance;
use crate::load::records::value_reader::PlacedText;
use crate::model::LineIndex;
use crate::model::deadline::{Deadline, DeadlineRule};
use crate::model::funding::{Fact, FactField, Figure, FundingLine, Glance, LineKind, State};
use crate::model::measure::Measure;
use crate::text::locale::{Lang, Text};
use crate::{both, say};

record! {
    /// A funding line, its parts not read yet.
    LineRecord is "line", "eine Förderlinie, ein Angebot oder das Geld eines anderen", "a funding line, an offer, or the money of somebody else";
    "id" is id: Required<Id>, "damit rufen Leute das Merkblatt auf: `wir foerderung show vereinshilfe`", "by it people call the fact sheet: `wir foerderung show vereinshilfe`";
    "kind" is kind: Optional<OneOf<LineKind>>, "Förderlinie des Landesprogramms; Angebot ohne Geld; Geld eines anderen Gebers. Fehlt es, gilt `\"line\"`.", "funding line of the programme of the Land; offer without money; money of another giver. If it is missing, `\"line\"` holds.";
    "name" is name: Required<Bilingual>, "der amtliche Name", "the official name";
    "label" is label: Optional<Bilingual>, "der kurze Name. Fehlt er, gilt `name`.", "the short name. If it is missing, `name` holds.";
    "state" is state: Required<OneOf<State>>, "Antrag möglich; schon vergeben; geschlossen; ungewiss. Was geschlossen oder vergeben ist, empfiehlt `wir foerderung find` nie; was ungewiss ist, ist dort höchstens „noch zu klären“.", "open for applications; granted already; closed; uncertain. What is closed or granted, `wir foerderung find` never recommends; what is uncertain is at most “still to clarify” there.";
    "clause" is clause: Optional<Line>, "Nummer in der Richtlinie: „2.5“", "number in the guideline: “2.5”";
    "contact" is contact: Optional<ContactId>, "wen man anruft. Fehlt er, gilt der Kontakt `zentrale`.", "whom to call. If it is missing, the contact `zentrale` holds.";
    "form" is form: Optional<WebAddress>, "Adresse des Formulars, mit dem man online einen Antrag stellt; ihre Quelle steht bei einer Angabe zum Antrag", "address of the form with which one applies online; its source stands at a fact on the application";
    "keywords" is keywords: Defaulted<Words>, "andere Wörter, die Leute dafür sagen", "other words that people use for it";
    "glance" is glance: Optional<Table<GlanceRecord<'static>>>, "die Linie auf einen Blick", "the line at a glance";
    "figure" is figure: Defaulted<Tables<FigureRecord<'static>>>, "Zahlen", "figures";
    "fact" is fact: Defaulted<Tables<FactRecord<'static>>>, when("bei `\"line\"`", "for `\"line\"`"), "was auf dem Merkblatt steht", "what the fact sheet says";
    "deadline" is deadline: Defaulted<Tables<DeadlineRecord<'static>>>, "Fristen", "deadlines";
    "checked" is checked: Optional<Day>, when("ohne `[[line.edition]]`", "without `[[line.edition]]`"), "wann ein Mensch die Linie zuletzt mit den Quellen verglichen hat. Nach 180 Tagen gibt es einen Hinweis.", "when a person last compared the line with its sources. After 180 days there is a warning.";
    "edition" is edition: Defaulted<Tables<EditionRecord<'static>>>, "die Regeln, je Zeitraum", "the rules, each for a span of time";
    "together-with" is together_with: Defaulted<LineIds>, "diese Linie passt nur, wo auch jene passen; Sie bestätigen das, sonst gibt es einen Hinweis, siehe [Linien, die zusammenhängen](#linien-die-zusammenhängen)", "this line fits only where those fit too; you confirm it, else there is a warning, see [Lines that hang together](#lines-that-hang-together)";
    "excludes" is excludes: Defaulted<LineIds>, "diese Linie und jene dürfen nie zugleich passen; sonst gibt es einen Fehler", "this line and those must never fit at the same time; else there is an error";
}

record! {
    /// A line at a glance, figures not filled in yet.
    GlanceRecord is "line.glance", "die Linie auf einen Blick", "the line at a glance";
    "purpose" is purpose: Optional<PlacedBilingual>, "wofür", "what for";
    "applicants" is applicants: Optional<PlacedBilingual>, "wer", "who";
    "duration" is duration: Optional<PlacedBilingual>, "wie lange", "how long";
    "amount" is amount: Optional<PlacedBilingual>, "wie viel", "how much";
    "documents" is documents: Optional<PlacedBilingual>, "welche Unterlagen zum Antrag gehören", "which papers belong to the application";
    "reservation" is reservation: Optional<PlacedBilingual>, "was am Stand unsicher ist; steht hinter dem Wort zu `state` der Linie. Bis wann, sagen die Fristen.", "what is not sure about the state; stands behind the word for `state` of the line. Until when, the deadlines say.";
}

record! {
    /// A figure whose sources are not looked up yet.
    FigureRecord is "line.figure", "eine Zahl", "a figure";
    "id" is id: Required<Id>, "darunter nennen Texte die Zahl", "by it texts name the figure";
    "value" is value: Required<WholeNumber>, "die Zahl: `10200`", "the number: `10200`";
    "unit" is measure: Required<OneOf<Measure>>, "was gezählt wird: Geld, Jahre, Monate, Wochen, Tage, Stunden, Unterrichtsstunden, Personen, Sprachen, Einwohner, Einsätze, Prozent", "what is counted; `\"units\"` are lessons";
    "label" is label: Optional<Bilingual>, "wofür die Zahl ist; steht hinter ihr in der Liste der Zahlen", "what the figure is for; stands behind it in the list of figures";
    "source" is source: Expected<SourceIds>, "woher die Zahl ist", "where the figure is from";
    "confidence" is confidence: Optional<OneOf<Confidence>>, "wie sicher sie ist", "how sure it is";
    "dispute" is dispute: Optional<FreeWord>, "Zahlen oder Texte dieser Linie mit demselben Wort widersprechen einander. Es braucht mindestens zwei.", "figures or texts of this line with the same word contradict each other. It takes at least two.";
    "sum-of" is sum_of: Defaulted<FigureIds>, "diese Zahl ist deren Summe; `wir check` rechnet nach", "this figure is their sum; `wir check` adds them up";
}

record! {
    /// A fact whose figures and sources are not looked up yet.
    FactRecord is "line.fact", "was auf dem Merkblatt steht", "what the fact sheet says";
    "field" is field: Required<OneOf<FactField>>, "die Überschrift", "the heading";
    "text" is text: Optional<PlacedBilingual>, when("eins von beiden", "one of two"), "was gesagt wird; Zahlen in geschweiften Klammern", "what is said; figures in braces";
    "not-found" is not_found: Defaulted<True>, when("eins von beiden", "one of two"), "gesucht und nicht gefunden; dann ohne `text` und ohne `source`", "searched for and not found; then without `text` and without `source`";
    "source" is source: Optional<SourceIds>, when("bei `text`", "with `text`"), "woher es ist", "where it is from";
    "confidence" is confidence: Optional<OneOf<Confidence>>, "wie sicher es ist", "how sure it is";
    "dispute" is dispute: Optional<FreeWord>, "Texte oder Zahlen dieser Linie mit demselben Wort widersprechen einander. Es braucht mindestens zwei.", "texts or figures of this line with the same word contradict each other. It takes at least two.";
}

/// A figure with what is checked once all figures of its line are there.
struct DraftFigure<'t> {
    at: Span,
    id: String,
    value: u32,
    measure: Measure,
    label: Text<'static>,
    sum_of: Vec<PlacedText<'t>>,
    provenance: DraftProvenance<'t>,
}

/// A fact whose numbers are not filled in yet.
struct DraftFact<'t> {
    at: Span,
    field: FactField,
    text: Option<(Text<'static>, Span)>,
    provenance: DraftProvenance<'t>,
}

/// The glance with what the structure says: the deadlines as a phrase, and the word for the state before its
/// reservation.
fn summarised(glance: Glance, state: State, kind: LineKind, deadlines: &[Deadline]) -> Glance {
    let granted = deadlines.iter().find_map(|deadline| match deadline.rule {
        DeadlineRule::Granted { .. } if state == State::Granted => Some(deadline.rule),
        _ => None,
    });
    let state_in = |lang: Lang| {
        let mut words = state.of_kind(kind, lang).to_owned();
        if let Some(rule) = granted {
            let day = rule.named_in_text(false, lang);
            words = say!(lang, "vergeben bis {day}", "granted to {day}");
        }
        match &glance.state {
            Some(reservation) => format!("{words}; {}", reservation.get(lang)),
            None => words,
        }
    };
    let [de, en] = [Lang::De, Lang::En].map(state_in);
    Glance {
        deadline: Deadline::phrase_of_all(deadlines),
        state: Some(both!("{de}", "{en}")),
        ..glance
    }
}

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn line(&mut self, record: Record<'t>) {
        let at = record.at;
        let Some(LineRecord {
            id,
            kind,
            name,
            label,
            state,
            clause,
            contact,
            form,
            keywords,
            glance,
            figure: figures,
            fact: facts,
            deadline: deadlines,
            checked,
            edition: editions,
            together_with,
            excludes,
        }) = LineRecord::read(&mut self.value_reader(), at, record.entries)
        else {
            return;
        };
        let kind = kind.unwrap_or(LineKind::Line);
        let label = label.unwrap_or_else(|| name.clone());
        let contact = contact.and_then(|contact| self.known_contact(&contact));
        let figures: Vec<DraftFigure> = figures
            .into_iter()
            .filter_map(|(at, table)| self.figure(at, table))
            .collect();
        let figures = self.settle_figures(figures);
        let deadlines = self.deadlines(deadlines, &figures);
        let values = LineValues { figures, deadlines };
        let glance = glance.map(|glance| self.glance(glance, &values));
        let glance = summarised(glance.unwrap_or_default(), state, kind, &values.deadlines);
        let facts_written = facts.len();
        let facts: Vec<DraftFact> = facts
            .into_iter()
            .filter_map(|(at, table)| self.fact(at, table))
            .collect();
        let facts = self.settle_facts(facts, &values);
        let drafts: Vec<DraftEdition> = if self.kinds.contains(&RecordKind::Question) {
            editions
                .into_iter()
                .filter_map(|(at, table)| self.edition(at, table, &values))
                .collect()
        } else {
            // Rules name questions; where those were not asked for, the rules were not either.
            Vec::new()
        };
        let mut line = FundingLine {
            id: id.clone(),
            kind,
            name,
            label,
            state,
            clause,
            contact,
            form,
            keywords,
            glance,
            figures: values.figures,
            facts,
            deadlines: values.deadlines,
            checked,
            // Editions are settled when the limits of all rules are known.
            editions: Vec::new(),
            together_with: self.linked_lines(together_with),
            excludes: self.linked_lines(excludes),
        };
        line.facts.sort_by_key(|fact| fact.field);
        self.check_state(&line, at);
        self.check_deadline_facts(&line, at);
        // The compiled-in facts may have been passed over; that they are there is tested.
        let document = &self.documents[at.document];
        if document.layer != Layer::Bundled || facts_written > 0 {
            self.check_dispute_sides(&line, at);
            // A fact that was left out is reported already; it is not missing as well.
            if line.facts.len() == facts_written {
                self.check_completeness(&line, at);
            }
        }
        let slot = self.find_slot(RecordKind::Line, &id, at);
        let index = put_into_slot(&mut self.made.parts.lines, &slot, line);
        if let Some(index) = put_into_slot(&mut self.made.places.lines, &slot, at) {
            self.drafts.insert(LineIndex(index), drafts);
        }
        self.remember_id(RecordKind::Line, id, index, at);
    }

    /// The ids of lines, each looked up once all lines are there.
    fn linked_lines(&mut self, lines: Vec<PlacedText<'t>>) -> Vec<String> {
        let ids = lines.iter().map(|line| line.text.to_string()).collect();
        self.linked_lines.extend(lines);
        ids
    }

    /// Reports lines that others name and that there are not.
    pub(super) fn check_linked_lines(&mut self) {
        for line in std::mem::take(&mut self.linked_lines) {
            if self.index_of(RecordKind::Line, &line.text).is_none() {
                self.unknown_line(&line);
            }
        }
    }

    fn known_contact(&mut self, contact: &PlacedText<'t>) -> Option<String> {
        let id = contact.text.to_string();
        if !self.kinds.contains(&RecordKind::Contact) || self.has_contact(&id) {
            return Some(id);
        }
        self.unknown_contact(contact);
        None
    }

    /// The deadlines of a line. None has the id of a figure or of another deadline.
    fn deadlines(
        &mut self,
        tables: Vec<(Span, Vec<KeyValue<'t>>)>,
        figures: &[Figure],
    ) -> Vec<Deadline> {
        let mut deadlines: Vec<Deadline> = Vec::new();
        for (at, table) in tables {
            let Some(deadline) = self.deadline(at, table) else {
                continue;
            };
            if let Some(id) = &deadline.id {
                let is_taken = figures.iter().any(|figure| figure.id == *id)
                    || deadlines.iter().any(|other| other.id.as_ref() == Some(id));
                if is_taken {
                    self.duplicate_in_entry(id, at);
                    continue;
                }
            }
            deadlines.push(deadline);
        }
        deadlines
    }

    fn figure(&mut self, at: Span, table: Vec<KeyValue<'t>>) -> Option<DraftFigure<'t>> {
        let read = FigureRecord::read(&mut self.value_reader(), at, table);
        let FigureRecord {
            id,
            value,
            measure,
            label,
            source,
            confidence,
            dispute,
            sum_of,
        } = read?;
        let provenance = DraftProvenance {
            sources: source,
            confidence,
            dispute,
        };
        Some(DraftFigure {
            at,
            id,
            value,
            measure,
            label: label.unwrap_or_default(),
            sum_of,
            provenance,
        })
    }

    /// Looks up sources, and reports a figure that stands twice or a sum that is none.
    fn settle_figures(&mut self, drafts: Vec<DraftFigure<'t>>) -> Vec<Figure> {
        let mut figures: Vec<Figure> = Vec::new();
        for DraftFigure {
            at,
            id,
            value,
            measure,
            label,
            sum_of,
            provenance,
        } in drafts
        {
            if figures.iter().any(|figure| figure.id == id) {
                self.value_reader().error(
                    "duplicate-figure",
                    at,
                    both!(
                        "Die Zahl „{id}“ gibt es in diesem Eintrag schon. Sie wurde ausgelassen.",
                        "The figure “{id}” is in this entry already. It was left out."
                    ),
                    both!(
                        "Bitte eine der beiden löschen oder anders nennen.",
                        "Please delete one of the two or rename it."
                    ),
                );
                continue;
            }
            let Some(stated) = self.settle_provenance(provenance, at) else {
                continue;
            };
            self.check_sum(&sum_of, (value, measure), at, &figures);
            figures.push(Figure {
                id,
                value,
                measure,
                label,
                stated,
            });
        }
        figures
    }

    /// Reports a sum that is not that of its parts, or a part that does not stand before it.
    fn check_sum(
        &mut self,
        parts: &[PlacedText<'t>],
        (value, measure): (u32, Measure),
        at: Span,
        figures: &[Figure],
    ) {
        let mut sum: u32 = 0;
        for part in parts {
            let Some(figure) = figures.iter().find(|figure| figure.id == part.text) else {
                let part_id = &part.text;
                let message = both!(
                    "Eine Zahl „{part_id}“ steht in diesem Eintrag nicht vor dieser Summe.",
                    "No figure “{part_id}” stands before this sum in the entry."
                );
                return self.wrong_sum(part.at, message);
            };
            if figure.measure != measure {
                let [part_unit, unit] = [figure.measure, measure].map(Keyed::key);
                return self.unit_differs(part.at, part_unit, unit);
            }
            sum = sum.saturating_add(figure.value);
        }
        if !parts.is_empty() && sum != value {
            let message = both!(
                "Die Teile ergeben {sum}, hier steht {value}.",
                "The parts make {sum}, here it says {value}."
            );
            self.wrong_sum(at, message);
        }
    }

    fn wrong_sum(&mut self, at: Span, message: Text<'static>) {
        let help = both!(
            "Bitte die Zahl oder ihre Teile berichtigen; die Teile stehen vor der Summe.",
            "Please correct the figure or its parts; the parts stand before the sum."
        );
        self.value_reader().error("wrong-sum", at, message, help);
    }

    /// The line at a glance; when one can apply, and the word for the state, stand in the structure.
    fn glance(&mut self, entry: KeyValue<'t>, values: &LineValues) -> Glance {
        let mut reading = self.value_reader();
        let (at, table) = reading.table(entry, ValueShape::Table(GlanceRecord::declaration));
        let Some(record) = GlanceRecord::read(&mut reading, at, table) else {
            return Glance::default();
        };
        let mut fill = |text: Option<(Text<'static>, Span)>| {
            text.and_then(|(text, at)| self.fill_values(&text, at, values))
        };
        Glance {
            purpose: fill(record.purpose),
            applicants: fill(record.applicants),
            duration: fill(record.duration),
            documents: fill(record.documents),
            amount: fill(record.amount),
            deadline: None,
            state: fill(record.reservation),
        }
    }

    fn fact(&mut self, at: Span, table: Vec<KeyValue<'t>>) -> Option<DraftFact<'t>> {
        let mut reading = self.value_reader();
        let FactRecord {
            field,
            text,
            not_found,
            source,
            confidence,
            dispute,
        } = FactRecord::read(&mut reading, at, table)?;
        let provenance = DraftProvenance {
            sources: source,
            confidence,
            dispute,
        };
        if text.is_some() == not_found {
            reading.error(
                "text-or-not-found",
                at,
                both!(
                    "Hierher gehört ein Text oder not-found = true, eins von beiden.",
                    "A text or not-found = true belongs here, one of the two."
                ),
                both!(
                    "Bitte text ergänzen, oder not-found = true schreiben; steht beides da, bitte eins löschen.",
                    "Please add text, or write not-found = true; if both are there, please delete one."
                ),
            );
            return None;
        }
        Some(DraftFact {
            at,
            field,
            text,
            provenance,
        })
    }

    fn settle_facts(&mut self, drafts: Vec<DraftFact<'t>>, values: &LineValues) -> Vec<Fact> {
        let mut facts = Vec::new();
        for DraftFact {
            at,
            field,
            text,
            provenance,
        } in drafts
        {
            let Some((text, text_at)) = text else {
                facts.push(Fact {
                    field,
                    text: None,
                    stated: None,
                });
                continue;
            };
            let Some(stated) = self.settle_provenance(provenance, at) else {
                continue;
            };
            if field == FactField::Deadline {
                self.check_deadline_text(&text, text_at, values);
            }
            let Some(text) = self.fill_values(&text, text_at, values) else {
                continue;
            };
            plain_language::check_sentences(&mut self.value_reader(), &text, text_at);
            facts.push(Fact {
                field,
                text: Some(text),
                stated: Some(stated),
            });
        }
        facts
    }

    /// The state of a line and its deadlines must say the same. What depends on the day is seen by the proof.
    fn check_state(&mut self, line: &FundingLine, at: Span) {
        let rules = || line.deadlines.iter().map(|deadline| deadline.rule);
        let is_granted = |rule: DeadlineRule| matches!(rule, DeadlineRule::Granted { .. });
        let is_going_on = |rule: DeadlineRule| {
            matches!(
                rule,
                DeadlineRule::YearBefore { .. } | DeadlineRule::LeadTime(_) | DeadlineRule::AnyTime
            )
        };
        let is_fit = match line.state {
            State::Open | State::Uncertain => !rules().any(DeadlineRule::is_shut),
            State::Closed => !rules().any(|rule| is_going_on(rule) || is_granted(rule)),
            State::Granted => rules().any(is_granted) && !rules().any(is_going_on),
        };
        if !is_fit {
            let state = line.state.key();
            self.state_differs(
                at,
                both!(
                    "Der Stand ist „{state}“, die Fristen sagen anderes.",
                    "The state is “{state}”, the deadlines say something else."
                ),
            );
        }
    }

    fn state_differs(&mut self, at: Span, message: Text<'static>) {
        let help = both!(
            "Zu closed gehört die Frist closed oder ein Tag, der vorbei ist; zu granted eine Frist granted; zu open und uncertain keine von beiden.",
            "With closed goes the deadline closed or a day that is over; with granted a deadline granted; with open and uncertain neither of the two."
        );
        self.value_reader()
            .error("state-differs", at, message, help);
    }

    /// A line that says something about its deadline has one that can be listed, and both agree on whether
    /// one was found.
    fn check_deadline_facts(&mut self, line: &FundingLine, at: Span) {
        let facts = || {
            let facts = line.facts.iter();
            facts.filter(|fact| fact.field == FactField::Deadline)
        };
        if facts().any(|fact| fact.text.is_some()) && line.deadlines.is_empty() {
            self.value_reader().error(
                "missing-deadline",
                at,
                both!(
                    "Das Merkblatt nennt eine Frist, doch es gibt keine [[line.deadline]].",
                    "The fact sheet names a deadline, but there is no [[line.deadline]]."
                ),
                both!(
                    "Bitte die Frist beschreiben. Ist keine bekannt: kind = \"not-found\".",
                    "Please describe the deadline. If none is known: kind = \"not-found\"."
                ),
            );
        }
        let is_found = line
            .deadlines
            .iter()
            .any(|deadline| deadline.rule != DeadlineRule::NotFound);
        if is_found && facts().any(|fact| fact.text.is_none()) {
            self.deadline_differs(
                at,
                both!(
                    "Das Merkblatt sagt, dass keine Frist gefunden wurde, doch es gibt eine.",
                    "The fact sheet says that no deadline was found, but there is one."
                ),
            );
        }
    }

    /// A dispute needs two sides.
    fn check_dispute_sides(&mut self, line: &FundingLine, at: Span) {
        let mut sides: HashMap<&str, usize> = HashMap::new();
        let of_figures = line.figures.iter().map(|figure| &figure.stated);
        let stated = of_figures.chain(line.facts.iter().filter_map(|fact| fact.stated.as_ref()));
        for dispute in stated.filter_map(|stated| stated.dispute.as_deref()) {
            *sides.entry(dispute).or_default() += 1;
        }
        let mut alone: Vec<&str> = sides
            .into_iter()
            .filter(|(_, count)| *count < 2)
            .map(|(name, _)| name)
            .collect();
        alone.sort_unstable();
        for name in alone {
            self.value_reader().error(
                "one-sided-dispute",
                at,
                both!(
                    "Der Widerspruch „{name}“ hat nur eine Seite.",
                    "The dispute “{name}” has one side only."
                ),
                both!(
                    "Bitte auch den anderen Wert eintragen, oder dispute löschen.",
                    "Please give the other value too, or delete dispute."
                ),
            );
        }
    }

    /// A line of the programme says something under every heading, if only that nothing was found.
    fn check_completeness(&mut self, line: &FundingLine, at: Span) {
        if line.kind != LineKind::Line {
            return;
        }
        let is_missing = |field: &&FactField| !line.facts.iter().any(|fact| fact.field == **field);
        let missing: Vec<&str> = FactField::REQUIRED
            .iter()
            .filter(is_missing)
            .map(|field| field.key())
            .collect();
        if !missing.is_empty() {
            let list = missing.join(", ");
            self.value_reader().error(
                "missing-fact",
                at,
                both!("Es fehlen Angaben: {list}.", "Facts are missing: {list}."),
                both!(
                    "Wo nichts zu finden war: [[line.fact]] mit field und not-found = true.",
                    "Where nothing was to be found: [[line.fact]] with field and not-found = true."
                ),
            );
        }
    }
}
