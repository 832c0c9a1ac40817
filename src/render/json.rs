//! JSON: one object with `"schema": 1`, or one contact a line; English names, absent values `null`, best
//! first.

use std::io::{self, Write};

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::codes::CodeOut;
use super::json_advice;
use super::json_funding::{LineOut, OpenPointOut, sources_of};
use super::{
    ContactList, Failure, Page, View, compare, contact_fields, findings, graph, proposals,
};
use crate::formats::json::ContactObject;
use crate::model::{Contact, Directory, Field, Keyed, Statement};
use crate::search::{
    CombinedHits, ContactHits, Hit, MatchKind, OccupiedRoom, Passage, QueryInterpretation, Topic,
    TopicHit,
};
use crate::text::locale::Lang;

/// Version of the shapes below. It changes when a name or meaning does, not when one is added.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Match {
    how: &'static str,
    fields: Vec<&'static str>,
}

/// A contact with how it was found.
struct FoundContact<'d> {
    object: ContactObject<'d>,
    found: Option<Match>,
}

impl<'d> FoundContact<'d> {
    fn new(
        contact: &'d Contact<'d>,
        found: Option<Match>,
        directory: &'d Directory<'d>,
        lang: Lang,
    ) -> FoundContact<'d> {
        let object = ContactObject {
            contact,
            directory,
            lang,
        };
        FoundContact { object, found }
    }
}

impl Serialize for FoundContact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        self.object.serialize_members(&mut members)?;
        members.serialize_entry("match", &self.found)?;
        members.end()
    }
}

#[derive(Serialize)]
struct RoomOut<'d> {
    number: &'d str,
    place: Option<&'d str>,
    contacts: Vec<FoundContact<'d>>,
}

#[derive(Serialize)]
struct StatementOut<'d> {
    text: &'d str,
    source: &'d str,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum TopicOut<'d> {
    Area {
        id: &'d str,
        name: &'d str,
        goal: Vec<StatementOut<'d>>,
        tasks: Vec<StatementOut<'d>>,
        audience: Vec<StatementOut<'d>>,
        contact: Option<Box<FoundContact<'d>>>,
    },
    Programme {
        id: &'d str,
        name: &'d str,
        stands_for: Option<&'d str>,
        statements: Vec<StatementOut<'d>>,
        supports: Vec<StatementOut<'d>>,
        invitation: Option<StatementOut<'d>>,
    },
    Line(LineOut<'d>),
    Centre {
        name: &'d str,
        kind: &'static str,
        page: Option<&'d str>,
    },
    Unit {
        id: &'d str,
        name: &'d str,
        parent: Option<&'d str>,
        address: Option<&'d str>,
        note: Option<&'d str>,
        source: Option<&'d str>,
        not_found: Vec<&'static str>,
    },
}

pub(super) fn write(
    view: &View<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let lang = page.lang;
    match view {
        View::Contacts(list) => contacts(list, directory, lang, out),
        View::Rooms(hits) => object(out, &[("rooms", &rooms(hits, directory, lang))]),
        View::Hits(found) => write_combined_hits(found, directory, lang, out),
        View::Topics(topics) => {
            let topics: Vec<TopicOut> = topics
                .iter()
                .map(|&entry| topic(entry, directory, lang))
                .collect();
            object(out, &[("topics", &topics)])
        }
        View::Lines(list) => {
            let lines: Vec<LineOut> = list
                .lines
                .iter()
                .map(|line| LineOut::new(line, lang))
                .collect();
            let sources = sources_of(list.lines, directory, lang);
            object(out, &[("lines", &lines), ("sources", &sources)])
        }
        View::Line(sheet) => {
            let sources = sources_of(&[sheet.line], directory, lang);
            let line = LineOut::new(sheet.line, lang);
            object(out, &[("line", &line), ("sources", &sources)])
        }
        View::Advice(advice) => object_of(out, &json_advice::advice(advice, lang)),
        View::Reasons(why) => object_of(out, &json_advice::line_reasons(why, lang)),
        View::Deadlines(deadlines) => object(
            out,
            &[("deadlines", &json_advice::deadlines(deadlines, lang))],
        ),
        View::OpenPoints(points) => {
            let points: Vec<OpenPointOut> = points
                .iter()
                .map(|point| OpenPointOut::new(point, lang))
                .collect();
            object(out, &[("open_points", &points)])
        }
        View::Overview(overview) => {
            let listed: Vec<FoundContact> = overview
                .contacts
                .iter()
                .map(|contact| FoundContact::new(contact, None, directory, lang))
                .collect();
            object(out, &[("contacts", &listed)])
        }
        View::Layers(layers) => object(
            out,
            &[
                ("layers", &layers.read),
                ("data", &layers.data_date),
                ("cache", &layers.cache),
                (
                    "cache_writable",
                    &layers.cache.as_ref().map(|_| layers.no_index.is_none()),
                ),
                ("indexes", &layers.indexes),
                ("passed_over", &layers.passed_over),
            ],
        ),
        View::IndexDeletion(forgotten) => object(
            out,
            &[
                ("forgotten", &forgotten.gone),
                ("passed_over", &forgotten.passed_over),
            ],
        ),
        View::Comparison(of) => {
            let (changes, lines) = compare::for_json(of, lang);
            object(
                out,
                &[
                    ("changes", &changes),
                    ("lines", &lines),
                    ("not_compared", &of.not_compared),
                ],
            )
        }
        View::Cases(list) => object(out, &[("cases", &proposals::for_json(list, lang))]),
        View::Graph(of) => object(out, &[("graph", &graph::for_json(of))]),
        View::Codes(themes) => {
            let rows = themes.iter().flat_map(|theme| theme.codes);
            let rows: Vec<CodeOut> = rows.map(|row| CodeOut::new(row, lang)).collect();
            object(out, &[("codes", &rows)])
        }
        View::Code(row) => object(out, &[("codes", &[CodeOut::new(row, lang)])]),
        View::Report(report) => {
            let listed = findings::for_json(report, lang);
            let beyond = report.diagnostics.counts_beyond_limit();
            let mut parts: Vec<(&str, &dyn erased::ErasedValue)> =
                vec![("diagnostics", &listed), ("counts", &report.counts)];
            if !beyond.is_empty() {
                parts.push(("not_listed", &beyond));
            }
            object(out, &parts)
        }
    }
}

/// Members of an answer, and behind them how the query was understood, where that is not plain.
fn with_interpretation<'m>(
    members: &[(&'m str, &'m dyn erased::ErasedValue)],
    understood: &'m QueryInterpretation,
) -> Vec<(&'m str, &'m dyn erased::ErasedValue)> {
    let mut members = members.to_vec();
    if let Some(read_as) = &understood.read_as {
        members.push(("read_as", read_as));
    }
    if let Some((_, called)) = &understood.called {
        members.push(("called", called));
    }
    if !understood.without.is_empty() {
        members.push(("without", &understood.without));
    }
    members
}

/// Contacts, with all fields or those that were chosen.
fn contacts(
    list: &ContactList<'_>,
    directory: &Directory,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let (hits, searched) = (list.hits, list.searched);
    match list.fields {
        None => {
            let listed = ContactArray {
                hits,
                searched,
                directory,
                lang,
            };
            object(
                out,
                &with_interpretation(&[("contacts", &listed)], list.understood),
            )
        }
        Some(fields) => {
            let chosen = ContactFieldArray {
                hits,
                fields,
                directory,
                lang,
            };
            object(
                out,
                &with_interpretation(&[("contacts", &chosen)], list.understood),
            )
        }
    }
}

/// What a search over everything found.
fn write_combined_hits(
    found: &CombinedHits<'_>,
    directory: &Directory,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let topics: Vec<TopicFound> = found
        .topics
        .iter()
        .map(|hit| TopicFound {
            topic: topic(hit.entry, directory, lang),
            r#match: TopicMatch::new(hit, lang),
        })
        .collect();
    let listed = ContactArray {
        hits: &found.contacts,
        searched: true,
        directory,
        lang,
    };
    let rooms = rooms(&found.rooms, directory, lang);
    let members: [(&str, &dyn erased::ErasedValue); 3] = [
        ("contacts", &listed),
        ("rooms", &rooms),
        ("topics", &topics),
    ];
    object(out, &with_interpretation(&members, &found.understood))
}

/// One object with the schema first, then the parts in their order.
fn object(out: &mut dyn Write, parts: &[(&str, &dyn erased::ErasedValue)]) -> Result<(), Failure> {
    write!(out, "{{\"schema\":{SCHEMA}")?;
    for (name, part) in parts {
        write!(out, ",\"{name}\":")?;
        part.write(out)?;
    }
    writeln!(out, "}}")?;
    Ok(())
}

/// As [`object`], for parts that are values already.
fn object_of(
    out: &mut dyn Write,
    parts: &[(&'static str, serde_json::Value)],
) -> Result<(), Failure> {
    let parts: Vec<(&str, &dyn erased::ErasedValue)> = parts
        .iter()
        .map(|(name, value)| (*name, value as &dyn erased::ErasedValue))
        .collect();
    object(out, &parts)
}

/// `Serialize` cannot be used behind `dyn`; this much of it can.
mod erased {
    use std::io::{self, Write};

    pub(super) trait ErasedValue {
        fn write(&self, out: &mut dyn Write) -> io::Result<()>;
    }

    impl<T: serde::Serialize> ErasedValue for T {
        fn write(&self, out: &mut dyn Write) -> io::Result<()> {
            serde_json::to_writer(out, self).map_err(io::Error::from)
        }
    }
}

/// Contacts that are written one after the other, so that a long list needs no memory of its own.
struct ContactArray<'d> {
    hits: &'d ContactHits<'d>,
    searched: bool,
    directory: &'d Directory<'d>,
    lang: Lang,
}

impl ContactArray<'_> {
    /// Hands each contact over as it is written.
    fn for_each<E>(
        &self,
        mut take: impl FnMut(&FoundContact<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.hits.iter().try_for_each(|hit| {
            let found = self.searched.then(|| match_of(hit.how, hit.fields));
            take(&FoundContact::new(
                &hit.entry,
                found,
                self.directory,
                self.lang,
            ))
        })
    }
}

impl Serialize for ContactArray<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.hits.len()))?;
        self.for_each(|contact| sequence.serialize_element(contact))?;
        sequence.end()
    }
}

/// Contacts with only the fields that were asked for, one after the other.
struct ContactFieldArray<'d> {
    hits: &'d ContactHits<'d>,
    fields: &'d [Field],
    directory: &'d Directory<'d>,
    lang: Lang,
}

impl ContactFieldArray<'_> {
    fn members(&self, contact: &Contact) -> serde_json::Map<String, serde_json::Value> {
        let member = |&field: &Field| {
            let value = contact_fields::data_value(contact, field, self.directory, self.lang)
                .map(std::borrow::Cow::into_owned);
            (
                field.key().replace('-', "_"),
                value.map_or(serde_json::Value::Null, serde_json::Value::String),
            )
        };
        let mut members: serde_json::Map<_, _> = self.fields.iter().map(member).collect();
        if self.fields.contains(&Field::ID) && contact.own_id.is_none() {
            members.insert("id_made".to_owned(), true.into());
        }
        members
    }
}

impl Serialize for ContactFieldArray<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.hits.iter().map(|hit| self.members(&hit.entry)))
    }
}

/// One contact a line.
pub(super) fn lines(
    list: &ContactList<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let (hits, lang) = (list.hits, page.lang);
    let write = |out: &mut dyn Write, line: &dyn erased::ErasedValue| -> io::Result<()> {
        line.write(out)?;
        writeln!(out)
    };
    match list.fields {
        None => {
            let searched = list.searched;
            let listed = ContactArray {
                hits,
                searched,
                directory,
                lang,
            };
            listed.for_each(|contact| write(out, contact))?;
        }
        Some(fields) => {
            let chosen = ContactFieldArray {
                hits,
                fields,
                directory,
                lang,
            };
            hits.iter()
                .try_for_each(|hit| write(out, &chosen.members(&hit.entry)))?;
        }
    }
    Ok(())
}

fn match_of(how: MatchKind, fields: &[Field]) -> Match {
    let mut names: Vec<&'static str> = Vec::new();
    for field in fields {
        if !names.contains(&field.key()) {
            names.push(field.key());
        }
    }
    Match {
        how: how.key(),
        fields: names,
    }
}

fn rooms<'d>(
    hits: &'d [Hit<OccupiedRoom<'d>>],
    directory: &'d Directory,
    lang: Lang,
) -> Vec<RoomOut<'d>> {
    hits.iter()
        .map(|hit| RoomOut {
            number: hit.entry.number,
            place: hit.entry.place.map(|place| place.get(lang)),
            contacts: hit
                .entry
                .contacts
                .iter()
                .map(|contact| FoundContact::new(contact, None, directory, lang))
                .collect(),
        })
        .collect()
}

fn statements(list: &[Statement], lang: Lang) -> Vec<StatementOut<'_>> {
    list.iter()
        .map(|statement| statement_out(statement, lang))
        .collect()
}

fn statement_out(statement: &Statement, lang: Lang) -> StatementOut<'_> {
    StatementOut {
        text: statement.text.get(lang),
        source: &statement.source,
    }
}

/// A topic that was found, with where it says what was asked.
#[derive(Serialize)]
struct TopicFound<'d> {
    #[serde(flatten)]
    topic: TopicOut<'d>,
    r#match: TopicMatch<'d>,
}

/// Where a topic says what was asked, and what it says there.
#[derive(Serialize)]
struct TopicMatch<'d> {
    how: &'static str,
    r#in: &'static str,
    text: Option<&'d str>,
}

impl<'d> TopicMatch<'d> {
    fn new(hit: &TopicHit<'d>, lang: Lang) -> TopicMatch<'d> {
        let (place, text) = match hit.passage {
            Passage::Name => ("name", None),
            Passage::Keyword(keyword) => ("keywords", Some(keyword)),
            Passage::StandsFor(text) => ("stands-for", Some(text.get(lang))),
            Passage::Statement(text) => ("statements", Some(text.get(lang))),
            Passage::Fact(field, text) => (field.key(), Some(text.get(lang))),
            Passage::Address(address) => ("address", Some(address)),
            Passage::Note(text) => ("note", Some(text.get(lang))),
            Passage::NotFound(field) => ("not-found", Some(field.key())),
        };
        TopicMatch {
            how: hit.how.key(),
            r#in: place,
            text,
        }
    }
}

fn topic<'d>(topic: Topic<'d>, directory: &'d Directory, lang: Lang) -> TopicOut<'d> {
    match topic {
        Topic::Area(area) => TopicOut::Area {
            id: &area.id,
            name: area.name.get(lang),
            goal: statements(&area.goal, lang),
            tasks: statements(&area.tasks, lang),
            audience: statements(&area.audience, lang),
            contact: area
                .contact
                .as_deref()
                .and_then(|id| directory.contact(id))
                .map(|contact| Box::new(FoundContact::new(contact, None, directory, lang))),
        },
        Topic::Programme(programme) => TopicOut::Programme {
            id: &programme.id,
            name: programme.name.get(lang),
            stands_for: programme.stands_for.as_ref().map(|text| text.get(lang)),
            statements: statements(&programme.statements, lang),
            supports: statements(&programme.supports, lang),
            invitation: programme
                .invitation
                .as_ref()
                .map(|statement| statement_out(statement, lang)),
        },
        Topic::Line(line) => TopicOut::Line(LineOut::new(line, lang)),
        Topic::Centre(centre) => TopicOut::Centre {
            name: &centre.name,
            kind: centre.kind.key(),
            page: directory.page_of(centre),
        },
        Topic::Unit(unit) => TopicOut::Unit {
            id: &unit.id,
            name: unit.name.get(lang),
            parent: unit.parent.map(|at| directory.units()[at].id.as_str()),
            address: unit.address.as_deref(),
            note: unit.note.as_ref().map(|note| note.get(lang)),
            source: unit.source.as_deref(),
            not_found: unit.not_found.iter().map(|field| field.key()).collect(),
        },
    }
}
