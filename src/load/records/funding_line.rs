//! Funding lines, centres and open points.

use super::deadline::DeadlineRecord;
use super::declaration::ValueShape;
use super::declared_record::DeclaredRecord;
use super::record_macro::record;
use super::rule::EditionRecord;
use super::value_kind::{
    Bilingual, ContactId, Defaulted, Expected, FigureIds, FreeWord, Id, Line, LineIds, OneOf,
    Optional, PlacedBilingual, Required, SourceIds, Table, Tables, True, WholeNumber, Words,
};
use crate::model::Keyed;
use crate::model::provenance::Confidence;
use std::collections::HashMap;

use crate::both;
use crate::diagnostic::{Layer, Span};
use crate::formats::{KeyValue, Record, RecordKind};
use crate::load::records::directory_builder::DirectoryBuilder;
use crate::load::records::draft_rules::DraftEdition;
use crate::load::records::ids::put_into_slot;
use crate::load::records::plain_language;
use crate::load::records::provenance::DraftProvenance;
use crate::load::records::value_reader::PlacedText;
use crate::model::LineIndex;
use crate::model::funding::{
    Fact, FactField, Figure, FundingLine, Glance, LineKind, Measure, State,
};
use crate::text::locale::Text;

record! {
    /// A funding line, its parts not read yet.
    LineRecord is "line", "eine Förderlinie, ein Angebot oder das Geld eines anderen", "a funding line, an offer, or the money of somebody else";
    "id" is id: Required<Id>, "damit rufen Leute das Merkblatt auf: `wir foerderung show vereinshilfe`", "by it people call the fact sheet: `wir foerderung show vereinshilfe`";
    "kind" is kind: Optional<OneOf<LineKind>>, "Förderlinie des Landesprogramms; Angebot ohne Geld; Geld eines anderen Gebers. Fehlt es, gilt `\"line\"`.", "funding line of the programme of the Land; offer without money; money of another giver. If it is missing, `\"line\"` holds.";
    "name" is name: Required<Bilingual>, "der amtliche Name", "the official name";
    "label" is label: Optional<Bilingual>, "der kurze Name. Fehlt er, gilt `name`.", "the short name. If it is missing, `name` holds.";
    "state" is state: Required<OneOf<State>>, "Antrag möglich; schon vergeben; geschlossen; ungewiss. Dass niemand mehr einen Antrag stellen kann, erkennt `wir foerderung find` an den Fristen, siehe `[[line.deadline]]`.", "open for applications; granted already; closed; uncertain. That nobody can apply any more, `wir foerderung find` sees by the deadlines, see `[[line.deadline]]`.";
    "clause" is clause: Optional<Line>, "Nummer in der Richtlinie: „2.5“", "number in the guideline: “2.5”";
    "contact" is contact: Optional<ContactId>, "wen man anruft. Fehlt er, gilt der Kontakt `zentrale`.", "whom to call. If it is missing, the contact `zentrale` holds.";
    "keywords" is keywords: Defaulted<Words>, "andere Wörter, die Leute dafür sagen", "other words that people use for it";
    "glance" is glance: Optional<Table<GlanceRecord<'static>>>, "die Linie auf einen Blick", "the line at a glance";
    "figure" is figure: Defaulted<Tables<FigureRecord<'static>>>, "Zahlen", "figures";
    "fact" is fact: Defaulted<Tables<FactRecord<'static>>>, when("bei `\"line\"`", "for `\"line\"`"), "was auf dem Merkblatt steht", "what the fact sheet says";
    "deadline" is deadline: Defaulted<Tables<DeadlineRecord<'static>>>, "Fristen zum Rechnen", "deadlines to be computed";
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
    "deadline" is deadline: Optional<PlacedBilingual>, "bis wann", "until when";
    "state" is state: Optional<PlacedBilingual>, "wie es steht. Fehlt es, gilt das Wort zu `state` der Linie.", "how it stands. If it is missing, the word for `state` of the line holds.";
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
            keywords,
            glance,
            figure: figures,
            fact: facts,
            deadline: deadlines,
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
        let glance = glance.map_or_else(Glance::default, |glance| self.glance(glance, &figures));
        let facts_written = facts.len();
        let facts: Vec<DraftFact> = facts
            .into_iter()
            .filter_map(|(at, table)| self.fact(at, table))
            .collect();
        let facts = self.settle_facts(facts, &figures);
        let deadlines = deadlines
            .into_iter()
            .filter_map(|(at, table)| self.deadline(at, table))
            .collect();
        let drafts: Vec<DraftEdition> = if self.kinds.contains(&RecordKind::Question) {
            editions
                .into_iter()
                .filter_map(|(at, table)| self.edition(at, table, &figures))
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
            keywords,
            glance,
            figures,
            facts,
            deadlines,
            // Editions are settled when the limits of all rules are known.
            editions: Vec::new(),
            together_with: self.linked_lines(together_with),
            excludes: self.linked_lines(excludes),
        };
        line.facts.sort_by_key(|fact| fact.field);
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
            self.check_sum(&sum_of, value, at, &figures);
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
    fn check_sum(&mut self, parts: &[PlacedText<'t>], value: u32, at: Span, figures: &[Figure]) {
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

    fn glance(&mut self, entry: KeyValue<'t>, figures: &[Figure]) -> Glance {
        let mut reading = self.value_reader();
        let (at, table) = reading.table(entry, ValueShape::Table(GlanceRecord::declaration));
        let Some(record) = GlanceRecord::read(&mut reading, at, table) else {
            return Glance::default();
        };
        let mut fill = |text: Option<(Text<'static>, Span)>| {
            text.and_then(|(text, at)| self.fill_figures(&text, at, figures))
        };
        Glance {
            purpose: fill(record.purpose),
            applicants: fill(record.applicants),
            duration: fill(record.duration),
            amount: fill(record.amount),
            deadline: fill(record.deadline),
            state: fill(record.state),
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

    fn settle_facts(&mut self, drafts: Vec<DraftFact<'t>>, figures: &[Figure]) -> Vec<Fact> {
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
            let Some(text) = self.fill_figures(&text, text_at, figures) else {
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
