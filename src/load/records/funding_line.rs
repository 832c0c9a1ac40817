//! Funding lines, centres and open points.

use std::collections::HashMap;

use crate::both;
use crate::diagnostic::{Layer, Span};
use crate::formats::{KeyValue, Record, RecordKind};
use crate::load::records::directory_builder::DirectoryBuilder;
use crate::load::records::draft_rules::DraftEdition;
use crate::load::records::ids::put_into_slot;
use crate::load::records::plain_language;
use crate::load::records::provenance::DraftProvenance;
use crate::load::records::value_reader::{PlacedText, present_keys};
use crate::model::LineIndex;
use crate::model::funding::{
    Fact, FactField, Figure, FundingLine, Glance, LineKind, Measure, State,
};
use crate::text::locale::Text;

pub(super) const LINE_KEYS: [&str; 15] = [
    "id",
    "kind",
    "name",
    "label",
    "state",
    "clause",
    "contact",
    "keywords",
    "glance",
    "figure",
    "fact",
    "deadline",
    "edition",
    "together-with",
    "excludes",
];
pub(super) const GLANCE_KEYS: [&str; 6] = [
    "purpose",
    "applicants",
    "duration",
    "amount",
    "deadline",
    "state",
];
pub(super) const FIGURE_KEYS: [&str; 8] = [
    "id",
    "value",
    "unit",
    "label",
    "source",
    "confidence",
    "dispute",
    "sum-of",
];
pub(super) const FACT_KEYS: [&str; 6] = [
    "field",
    "text",
    "not-found",
    "source",
    "confidence",
    "dispute",
];

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
        let (mut id, mut kind, mut name, mut label, mut state) = Default::default();
        let (mut clause, mut contact, mut keywords) = (None, None, Vec::new());
        let (mut glance, mut figures, mut facts, mut deadlines) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut editions, mut together_with, mut excludes) = (Vec::new(), Vec::new(), Vec::new());
        let mut reading = self.value_reader();
        let given = present_keys(&record.entries);
        for entry in record.entries {
            match entry.key.as_ref() {
                "id" => id = reading.owned_text(entry),
                "kind" => kind = reading.choice(entry, &LineKind::KEYS),
                "name" => name = reading.owned_bilingual(entry),
                "label" => label = reading.owned_bilingual(entry),
                "state" => state = reading.choice(entry, &State::KEYS),
                "clause" => clause = reading.owned_text(entry),
                "contact" => contact = reading.placed_text(entry),
                "keywords" => keywords = reading.words(entry),
                "glance" => glance = reading.table(entry).1,
                "figure" => figures = reading.tables(entry),
                "fact" => facts = reading.tables(entry),
                "deadline" => deadlines = reading.tables(entry),
                "edition" => editions = reading.tables(entry),
                "together-with" => together_with = reading.words(entry),
                "excludes" => excludes = reading.words(entry),
                _ => reading.unknown_key(&entry, &LINE_KEYS),
            }
        }
        let (Some(id), Some(name), Some(state)) = (id.clone(), name.clone(), state) else {
            let missing = if id.is_none() {
                "id"
            } else if name.is_none() {
                "name"
            } else {
                "state"
            };
            return reading.missing(missing, at, &given);
        };
        let kind = kind.unwrap_or(LineKind::Line);
        let label = label.unwrap_or_else(|| name.clone());
        let contact = contact.and_then(|contact| self.known_contact(&contact));
        let figures: Vec<DraftFigure> = figures
            .into_iter()
            .filter_map(|(at, table)| self.figure(at, table))
            .collect();
        let figures = self.settle_figures(figures);
        let glance = self.glance(glance, &figures);
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
            together_with,
            excludes,
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

    fn known_contact(&mut self, contact: &PlacedText<'t>) -> Option<String> {
        let id = contact.text.to_string();
        if !self.kinds.contains(&RecordKind::Contact) || self.has_contact(&id) {
            return Some(id);
        }
        self.unknown_contact(contact);
        None
    }

    fn figure(&mut self, at: Span, table: Vec<KeyValue<'t>>) -> Option<DraftFigure<'t>> {
        let (mut id, mut value, mut measure, mut label, mut sum_of) =
            (None, None, None, None, Vec::new());
        let mut provenance = DraftProvenance::default();
        let mut reading = self.value_reader();
        let given = present_keys(&table);
        for entry in table {
            match entry.key.as_ref() {
                "id" => id = reading.owned_text(entry),
                "value" => value = reading.number(&entry),
                "unit" => measure = reading.choice(entry, &Measure::KEYS),
                "label" => label = reading.owned_bilingual(entry),
                "sum-of" => sum_of = reading.list(entry),
                "source" | "confidence" | "dispute" => reading.provenance(entry, &mut provenance),
                _ => reading.unknown_key(&entry, &FIGURE_KEYS),
            }
        }
        let (Some(id), Some(value), Some(measure)) = (id.clone(), value, measure) else {
            let missing = if id.is_none() {
                "id"
            } else if value.is_none() {
                "value"
            } else {
                "unit"
            };
            reading.missing(missing, at, &given);
            return None;
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

    fn glance(&mut self, table: Vec<KeyValue<'t>>, figures: &[Figure]) -> Glance {
        let mut glance = Glance::default();
        for entry in table {
            let at = entry.at;
            let slot = match entry.key.as_ref() {
                "purpose" => &mut glance.purpose,
                "applicants" => &mut glance.applicants,
                "duration" => &mut glance.duration,
                "amount" => &mut glance.amount,
                "deadline" => &mut glance.deadline,
                "state" => &mut glance.state,
                _ => {
                    self.value_reader().unknown_key(&entry, &GLANCE_KEYS);
                    continue;
                }
            };
            let text = self.value_reader().owned_bilingual(entry);
            *slot = text.and_then(|text| self.fill_figures(&text, at, figures));
        }
        glance
    }

    fn fact(&mut self, at: Span, table: Vec<KeyValue<'t>>) -> Option<DraftFact<'t>> {
        let (mut field, mut text, mut not_found) = (None, None, false);
        let mut provenance = DraftProvenance::default();
        let mut reading = self.value_reader();
        let given = present_keys(&table);
        for entry in table {
            let entry_at = entry.at;
            match entry.key.as_ref() {
                "field" => field = reading.choice(entry, &FactField::KEYS),
                "text" => text = reading.owned_bilingual(entry).map(|text| (text, entry_at)),
                "not-found" => not_found = reading.flag(entry).unwrap_or(false),
                "source" | "confidence" | "dispute" => reading.provenance(entry, &mut provenance),
                _ => reading.unknown_key(&entry, &FACT_KEYS),
            }
        }
        let Some(field) = field else {
            reading.missing("field", at, &given);
            return None;
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
