//! Sources, the programme and the areas of work.

use super::declaration::ValueShape;
use super::declared_record::DeclaredRecord;
use super::directory_builder::DirectoryBuilder;
use super::ids::put_into_slot;
use super::record_macro::record;
use super::value_kind::{
    Bilingual, ContactId, Day, Defaulted, Id, OneOf, Optional, Required, Words, kinds,
};
use super::value_reader::{PlacedText, ValueReader};
use crate::both;
use crate::diagnostic::{Severity, Span, did_you_mean};
use crate::formats::{KeyValue, Record, RecordKind, RecordValue};
use crate::model::provenance::{ReadExtent, SourceKind};
use crate::model::{Area, Programme, Source, Statement};
use crate::text::locale::Text;

record! {
    /// A source.
    SourceRecord is "source", "eine Quelle", "a source";
    "id" is id: Required<Id>, "andere Einträge nennen sie bei `source`", "other entries name it at `source`";
    "title" is title: Required<Bilingual>, "Titel, so dass man sie wiederfindet", "title by which it can be found again";
    "kind" is kind: Optional<OneOf<SourceKind>>, "amtlicher Text wie Gesetz oder Richtlinie; Seite oder Auskunft einer öffentlichen Stelle; jemand anderes. Fehlt es, gilt `\"third-party\"`.", "official text such as an act or a guideline; page or statement of a public body; anybody else. If it is missing, `\"third-party\"` holds.";
    "url" is url: Optional<WebAddress>, "Adresse der Seite", "address of the page";
    "retrieved" is retrieved: Required<Day>, "wann Sie es gelesen oder gehört haben", "when you read or heard it";
    "dated" is dated: Optional<Bilingual>, "was die Quelle selbst über ihr Alter sagt. Fehlt es, steht da „Seite ohne Datum“.", "what the source says of its own age. If it is missing, “page without a date” stands there.";
    "read" is read: Optional<OneOf<ReadExtent>>, "ganz oder nur zum Teil gelesen. Bei `\"part\"` zeigt das Ergebnis der Förderung den Vorbehalt „nur im Auszug“, wenn die Fassung der Regeln auf dieser Quelle beruht.", "read as a whole or in part only. With `\"part\"` the result of the funding advisor shows the reservation “only an extract”, where the edition of the rules rests on this source.";
}

record! {
    /// The programme, its statements not settled yet.
    ProgrammeRecord is "programme", "das Programm oder das Zentrum", "the programme or the centre";
    "id" is id: Required<Id>, "ein eigener Eintrag mit dieser Kennung ersetzt ihn", "an entry of your own with this id replaces it";
    "name" is name: Required<Bilingual>, "der Name", "the name";
    "stands-for" is stands_for: Optional<Bilingual>, "wofür die Buchstaben WIR stehen", "what the letters WIR stand for";
    "statements" is statements: Defaulted<Statements>, "was man wissen soll, in der Reihenfolge zum Lesen", "what one should know, in reading order";
    "supports" is supports: Defaulted<Statements>, "was gefördert wird", "what is supported";
    "invitation" is invitation: Defaulted<InvitationStatement>, "die Einladung am Ende; darunter stehen die Zuständigen der Arbeitsbereiche", "the invitation at the end; below it stand those responsible for the areas";
    "keywords" is keywords: Defaulted<Words>, "andere Wörter, die Leute dafür sagen", "other words that people use for it";
}

record! {
    /// An area of work, its statements and its contact not settled yet.
    AreaRecord is "area", "ein Arbeitsbereich", "an area of work";
    "id" is id: Required<Id>, "Personen nennen sie bei `area`", "people name it at `area`";
    "name" is name: Required<Bilingual>, "der Name", "the name";
    "goal" is goal: Defaulted<Statements>, "was die Arbeit erreichen soll", "what the work is to achieve";
    "tasks" is tasks: Defaulted<Statements>, "was getan wird", "what is done";
    "audience" is audience: Defaulted<Statements>, "für wen", "for whom";
    "contact" is contact: Optional<ContactId>, "wer zuständig ist", "who is responsible";
}

kinds! {
    /// Sentences with their sources.
    Statements(ValueShape::Statements) -> Vec<DraftStatement<'t>>: |reading, entry| Some(reading.statements(entry));
    /// One sentence with its source.
    InvitationStatement(ValueShape::Statement) -> Vec<DraftStatement<'t>>: |reading, entry| Some(reading.statements(entry));
    /// A web address.
    WebAddress(ValueShape::WebAddress) -> String: |reading, entry| reading.web_address(entry);
}

/// A statement whose source is not looked up yet.
type DraftStatement<'t> = (Text<'t>, Span, Option<PlacedText<'t>>);

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn source(&mut self, record: Record<'_>) {
        let at = record.at;
        let Some(SourceRecord {
            id,
            title,
            kind,
            url,
            retrieved,
            dated,
            read,
        }) = SourceRecord::read(&mut self.value_reader(), at, record.entries)
        else {
            return;
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
        let Some(record) = ProgrammeRecord::read(&mut self.value_reader(), at, record.entries)
        else {
            return;
        };
        let invitation = self.settle_statements(record.invitation);
        let id = record.id;
        let programme = Programme {
            id: id.clone(),
            name: record.name,
            stands_for: record.stands_for,
            statements: self.settle_statements(record.statements),
            supports: self.settle_statements(record.supports),
            invitation: invitation.into_iter().next(),
            keywords: record.keywords,
        };
        let slot = self.find_slot(RecordKind::Programme, &id, at);
        let index = put_into_slot(&mut self.made.parts.programmes, &slot, programme);
        self.remember_id(RecordKind::Programme, id, index, at);
    }

    /// Reads the areas; their contacts are looked up later, for contacts refer to areas too.
    pub(super) fn areas(&mut self, records: Vec<Record<'t>>) -> Vec<(usize, PlacedText<'t>)> {
        let mut contacts = Vec::new();
        for record in records {
            let at = record.at;
            let Some(AreaRecord {
                id,
                name,
                goal,
                tasks,
                audience,
                contact,
            }) = AreaRecord::read(&mut self.value_reader(), at, record.entries)
            else {
                continue;
            };
            let area = Area {
                id: id.clone(),
                name,
                goal: self.settle_statements(goal),
                tasks: self.settle_statements(tasks),
                audience: self.settle_statements(audience),
                contact: None,
            };
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
            let source = self.check_source(source);
            super::plain_language::check_sentences(&mut self.value_reader(), &text, at);
            statements.push(Statement {
                text: text.into_owned(),
                source,
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
