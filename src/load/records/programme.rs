//! Sources, the programme and the areas of work.

use super::directory_builder::DirectoryBuilder;
use super::ids::put_into_slot;
use super::value_reader::{PlacedText, ValueReader, present_keys};
use crate::both;
use crate::diagnostic::{Severity, Span, did_you_mean};
use crate::formats::{KeyValue, Record, RecordKind, RecordValue};
use crate::model::provenance::{ReadExtent, SourceKind};
use crate::model::{Area, Programme, Source, Statement};
use crate::text::locale::Text;

pub(super) const SOURCE_KEYS: [&str; 7] =
    ["id", "title", "kind", "url", "retrieved", "dated", "read"];
pub(super) const PROGRAMME_KEYS: [&str; 7] = [
    "id",
    "name",
    "stands-for",
    "statements",
    "supports",
    "invitation",
    "keywords",
];
pub(super) const AREA_KEYS: [&str; 6] = ["id", "name", "goal", "tasks", "audience", "contact"];

/// A statement whose source is not looked up yet.
type DraftStatement<'t> = (Text<'t>, Span, Option<PlacedText<'t>>);

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn source(&mut self, record: Record<'_>) {
        let at = record.at;
        let (mut id, mut title, mut kind, mut url, mut retrieved, mut dated) = Default::default();
        let mut read = None;
        let mut reading = self.value_reader();
        let given = present_keys(&record.entries);
        for entry in record.entries {
            match entry.key.as_ref() {
                "id" => id = reading.owned_text(entry),
                "title" => title = reading.owned_bilingual(entry),
                "kind" => kind = reading.choice(entry, &SourceKind::KEYS),
                "url" => url = reading.web_address(entry),
                "retrieved" => retrieved = reading.date(entry),
                "dated" => dated = reading.owned_bilingual(entry),
                "read" => read = reading.choice(entry, &ReadExtent::KEYS),
                _ => reading.unknown_key(&entry, &SOURCE_KEYS),
            }
        }
        let (Some(id), Some(title), Some(retrieved)) = (id.clone(), title.clone(), retrieved)
        else {
            let missing = if id.is_none() {
                "id"
            } else if title.is_none() {
                "title"
            } else {
                "retrieved"
            };
            return reading.missing(missing, at, &given);
        };
        let dated = dated.unwrap_or_else(|| both!("Seite ohne Datum", "page without a date"));
        let kind = kind.unwrap_or(SourceKind::ThirdParty);
        let slot = self.find_slot(RecordKind::Source, &id, at);
        let source = Source {
            id: id.clone(),
            title,
            kind,
            url,
            retrieved,
            dated,
            read,
        };
        let index = put_into_slot(&mut self.made.parts.sources, &slot, source);
        self.remember_id(RecordKind::Source, id, index, at);
    }

    pub(super) fn programme(&mut self, record: Record<'_>) {
        let at = record.at;
        let mut programme = Programme::default();
        let (mut has_name, mut statements, mut supports, mut invitation) =
            (false, Vec::new(), Vec::new(), Vec::new());
        let mut reading = self.value_reader();
        let given = present_keys(&record.entries);
        for entry in record.entries {
            match entry.key.as_ref() {
                "id" => programme.id = reading.owned_text(entry).unwrap_or_default(),
                "name" => {
                    programme.name = reading.owned_bilingual(entry).unwrap_or_default();
                    has_name = !programme.name.de.is_empty();
                }
                "stands-for" => programme.stands_for = reading.owned_bilingual(entry),
                "statements" => statements = reading.statements(entry),
                "supports" => supports = reading.statements(entry),
                "invitation" => invitation = reading.statements(entry),
                "keywords" => programme.keywords = reading.words(entry),
                _ => reading.unknown_key(&entry, &PROGRAMME_KEYS),
            }
        }
        if programme.id.is_empty() || !has_name {
            let missing = if programme.id.is_empty() {
                "id"
            } else {
                "name"
            };
            return reading.missing(missing, at, &given);
        }
        programme.statements = self.settle_statements(statements);
        programme.supports = self.settle_statements(supports);
        programme.invitation = self.settle_statements(invitation).into_iter().next();
        let id = programme.id.clone();
        let slot = self.find_slot(RecordKind::Programme, &id, at);
        let index = put_into_slot(&mut self.made.parts.programmes, &slot, programme);
        self.remember_id(RecordKind::Programme, id, index, at);
    }

    /// Reads the areas; their contacts are looked up later, for contacts refer to areas too.
    pub(super) fn areas(&mut self, records: Vec<Record<'t>>) -> Vec<(usize, PlacedText<'t>)> {
        let mut contacts = Vec::new();
        for record in records {
            let at = record.at;
            let mut area = Area::default();
            let (mut has_name, mut goal, mut tasks, mut audience, mut contact) =
                (false, Vec::new(), Vec::new(), Vec::new(), None);
            let mut reading = self.value_reader();
            let given = present_keys(&record.entries);
            for entry in record.entries {
                match entry.key.as_ref() {
                    "id" => area.id = reading.owned_text(entry).unwrap_or_default(),
                    "name" => {
                        area.name = reading.owned_bilingual(entry).unwrap_or_default();
                        has_name = !area.name.de.is_empty();
                    }
                    "goal" => goal = reading.statements(entry),
                    "tasks" => tasks = reading.statements(entry),
                    "audience" => audience = reading.statements(entry),
                    "contact" => contact = reading.placed_text(entry),
                    _ => reading.unknown_key(&entry, &AREA_KEYS),
                }
            }
            if area.id.is_empty() || !has_name {
                let missing = if area.id.is_empty() { "id" } else { "name" };
                reading.missing(missing, at, &given);
                continue;
            }
            area.goal = self.settle_statements(goal);
            area.tasks = self.settle_statements(tasks);
            area.audience = self.settle_statements(audience);
            let id = area.id.clone();
            let slot = self.find_slot(RecordKind::Area, &id, at);
            let index = put_into_slot(&mut self.made.parts.areas, &slot, area);
            if let (Some(index), Some(contact)) = (index, contact) {
                contacts.push((index, contact));
            }
            self.remember_id(RecordKind::Area, id, index, at);
        }
        contacts
    }

    /// Looks up the contacts that areas name.
    pub(super) fn settle_area_contacts(&mut self, contacts: &[(usize, PlacedText<'t>)]) {
        for (index, contact) in contacts {
            let id = &contact.text;
            if self.has_contact(id) {
                self.made.parts.areas[*index].contact = Some(id.to_string());
                continue;
            }
            self.unknown_contact(contact);
        }
    }

    pub(super) fn unknown_contact(&mut self, contact: &PlacedText<'t>) {
        let findings = &mut self.made.diagnostics;
        if findings.count_beyond_limit("unknown-contact", Severity::Error) {
            return;
        }
        let id = &contact.text;
        let mut known: Vec<(usize, &str)> = self
            .ids
            .iter()
            .filter(|((kind, _), _)| *kind == RecordKind::Contact)
            .map(|((_, id), (place, _))| (*place, id.as_str()))
            .collect();
        known.sort_unstable();
        let help = did_you_mean(
            id,
            known.into_iter().map(|(_, id)| id),
            both!(
                "Bitte den Kontakt anlegen: [[contact]] mit id.",
                "Please describe the contact: [[contact]] with id."
            ),
        );
        let message = both!(
            "Den Kontakt „{id}“ gibt es nicht. Der Eintrag steht ohne Kontakt.",
            "There is no contact “{id}”. The entry stands without a contact."
        );
        self.value_reader()
            .error("unknown-contact", contact.at, message, help);
    }

    /// Keeps the statements that have a source that is described.
    fn settle_statements(&mut self, drafts: Vec<DraftStatement<'_>>) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (text, at, source) in drafts {
            let Some(source) = source else {
                self.value_reader().error(
                    "no-source",
                    at,
                    both!(
                        "Dieser Satz hat keine Quelle. Er wurde ausgelassen.",
                        "This sentence has no source. It was left out."
                    ),
                    both!(
                        "Bitte source = \"…\" ergänzen.",
                        "Please add source = \"…\"."
                    ),
                );
                continue;
            };
            if self.index_of(RecordKind::Source, &source.text).is_none() {
                self.unknown_source(&source.text, source.at);
            }
            super::plain_language::check_sentences(&mut self.value_reader(), &text, at);
            statements.push(Statement {
                text: text.into_owned(),
                source: source.text.into_owned(),
            });
        }
        statements
    }
}

impl ValueReader<'_> {
    /// Statements: `[{ de = "…", en = "…", source = "…" }]`, or one such table.
    fn statements<'t>(&mut self, entry: KeyValue<'t>) -> Vec<DraftStatement<'t>> {
        if matches!(entry.value, RecordValue::List(_)) {
            let items = entry.items().into_iter();
            return items.flat_map(|item| self.statements(item)).collect();
        }
        let KeyValue {
            key,
            key_at,
            value,
            at,
        } = entry;
        match value {
            RecordValue::Table(table) => {
                let (source, text): (Vec<_>, Vec<_>) =
                    table.into_iter().partition(|part| part.key == "source");
                let source = source.into_iter().find_map(|part| self.placed_text(part));
                let text = self.bilingual(KeyValue {
                    key,
                    key_at,
                    value: RecordValue::Table(text),
                    at,
                });
                text.map(|text| (text, at, source)).into_iter().collect()
            }
            value => self
                .text(KeyValue {
                    key,
                    key_at,
                    value,
                    at,
                })
                .map(|text| (Text::untranslated(text), at, None))
                .into_iter()
                .collect(),
        }
    }

    fn web_address(&mut self, entry: KeyValue<'_>) -> Option<String> {
        let placed = self.placed_text(entry)?;
        let rest = placed
            .text
            .strip_prefix("https://")
            .or_else(|| placed.text.strip_prefix("http://"));
        if rest.is_none_or(|rest| !rest.contains('.') || rest.contains(' ')) {
            let address = &placed.text;
            self.error(
                "odd-address",
                placed.at,
                both!(
                    "„{address}“ ist keine Internetadresse.",
                    "“{address}” is no web address."
                ),
                both!(
                    "Die Form ist https://beispiel.de/seite.",
                    "The form is https://example.org/page."
                ),
            );
        }
        Some(placed.text.into_owned())
    }
}
