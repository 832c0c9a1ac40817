//! Pages in running text: the programme, areas, units, what a search found, the start page.

use super::article::{Article, Definition, PageBlock, PageField, Section};
use super::{ContactList, LineSheet, Overview, Page, contacts, rooms, topic_lines};
use crate::model::{Area, Contact, Directory, Field, Programme, Statement, Unit};
use crate::render::contact_fields::not_found_words;
use crate::render::telephones::telephones;
use crate::search::{CombinedHits, Topic};
use crate::text::locale::Lang;
use crate::{say, t};

/// Topics, each with all that is said of it, and where that is from.
pub(super) fn topics(topics: &[Topic<'_>], directory: &Directory, page: &Page) -> Article<'static> {
    let lang = page.lang;
    let sections = topics.iter().flat_map(|topic| match topic {
        Topic::Area(entry) => area(entry, directory, page),
        Topic::Programme(entry) => programme(entry, directory, page),
        Topic::Unit(entry) => vec![unit(entry, directory, lang)],
        Topic::Line(line) => {
            let sources = false;
            super::funding::sheet(&LineSheet { line, sources }, directory, page)
        }
        Topic::Centre(entry) => vec![super::funding::centre(entry, directory, lang)],
    });
    sections.chain(sources(topics, directory, lang)).collect()
}

fn programme(programme: &Programme, directory: &Directory, page: &Page) -> Vec<Section<'static>> {
    let lang = page.lang;
    let mut title = Section::under(1, programme.name.get(lang));
    if let Some(text) = &programme.stands_for {
        let text = text.get(lang);
        let text = say!(lang, "WIR steht für: {text}.", "WIR stands for: {text}.");
        title = title.with(PageBlock::paragraph(text));
    }
    let statements = programme.statements.iter();
    let statements = statements.map(|of| PageBlock::paragraph(of.text.get(lang)));
    let mut sections = vec![title.with_all(statements)];
    let supports = t!(lang, "WIR fördert", "WIR supports");
    sections.extend(list(supports, &programme.supports, lang));
    if let Some(statement) = &programme.invitation {
        let areas = directory.areas().iter();
        let contacts = areas.filter_map(|area| responsible(area, directory));
        let invitation = Section::default().with(PageBlock::paragraph(statement.text.get(lang)));
        sections.push(invitation.with(telephones(contacts, lang)));
    }
    sections
}

fn area(area: &Area, directory: &Directory, page: &Page) -> Vec<Section<'static>> {
    let lang = page.lang;
    let call = Section::under(2, t!(lang, "Rufen Sie an", "Please call"))
        .with(telephones(responsible(area, directory), lang));
    let mut sections = vec![Section::under(1, area.name.get(lang))];
    sections.extend(list(t!(lang, "Ziel", "Goal"), &area.goal, lang));
    sections.extend(list(t!(lang, "Aufgaben", "Tasks"), &area.tasks, lang));
    sections.extend(list(t!(lang, "Für wen", "For whom"), &area.audience, lang));
    sections.push(call);
    sections
}

fn responsible<'d>(area: &Area, directory: &'d Directory<'d>) -> Option<&'d Contact<'d>> {
    area.contact.as_deref().and_then(|id| directory.contact(id))
}

fn unit(unit: &Unit, directory: &Directory, lang: Lang) -> Section<'static> {
    let mut fields = Vec::new();
    if let Some(parent) = unit.parent {
        let parent = directory.units()[parent].name.get(lang);
        fields.push(PageField::new(t!(lang, "Gehört zu", "Part of"), parent));
    }
    let address = unit.address.as_deref();
    fields.extend(address.map(|address| PageField::new(Field::ADDRESS.label(lang), address)));
    let not_found = unit.not_found.iter();
    let not_found = not_found.map(|field| PageField::new(field.label(lang), not_found_words(lang)));
    fields.extend(not_found);
    let note = unit.note.as_ref();
    fields.extend(note.map(|note| PageField::new(Field::NOTE.label(lang), note.get(lang))));
    Section::under(1, unit.name.get(lang)).with(PageBlock::FieldList(fields))
}

fn list(title: &str, statements: &[Statement], lang: Lang) -> Option<Section<'static>> {
    let items = PageBlock::bullets(statements.iter().map(|of| of.text.get(lang)));
    (!statements.is_empty()).then(|| Section::under(2, title).with(items))
}

/// The sources of what was printed, each once.
fn sources(topics: &[Topic<'_>], directory: &Directory, lang: Lang) -> Option<Section<'static>> {
    let mut ids: Vec<&str> = Vec::new();
    for topic in topics {
        match topic {
            Topic::Area(area) => {
                ids.extend(area.statements().map(|statement| statement.source.as_str()));
            }
            Topic::Programme(programme) => ids.extend(
                programme
                    .all_statements()
                    .map(|statement| statement.source.as_str()),
            ),
            Topic::Unit(unit) => ids.extend(unit.source.as_deref()),
            // A sheet names its sources itself.
            Topic::Line(_) => {}
            Topic::Centre(centre) => ids.push(&centre.source),
        }
    }
    ids.sort_unstable();
    ids.dedup();
    let sources = ids.into_iter().filter_map(|id| directory.source(id));
    let sources = sources.map(|source| {
        let (title, as_of) = (source.title.get(lang), source.retrieval_line(lang));
        let line = say!(
            lang,
            "Quelle: {title} ({as_of})",
            "Source: {title} ({as_of})"
        );
        PageBlock::HangingParagraph(line.into())
    });
    let section = Section::default().with_all(sources);
    (!section.blocks.is_empty()).then_some(section)
}

/// Hits of all kinds: people first, then rooms, then topics; a single topic is shown whole.
pub(super) fn hits<'d>(
    found: &'d CombinedHits<'d>,
    directory: &'d Directory<'d>,
    page: &Page,
) -> Article<'d> {
    let lang = page.lang;
    let list = ContactList {
        understood: &found.understood,
        hits: &found.contacts,
        fields: None,
        searched: true,
    };
    let mut sections = Vec::new();
    if let Some(contacts) = contacts::block(&list, directory, page) {
        let is_alone = found.rooms.is_empty() && found.topics.is_empty();
        let section = if is_alone {
            Section::default()
        } else {
            Section::under(1, t!(lang, "Kontakte", "Contacts"))
        };
        sections.push(section.with(contacts));
    }
    sections.extend(rooms::page(&found.rooms, page));
    // A topic that is named is shown whole. A topic whose text only has the words is listed with the place and
    // the command to read on.
    match &found.topics[..] {
        [] => {}
        [hit] if hit.is_named => sections.extend(topics(&[hit.entry], directory, page)),
        hits => {
            let title = t!(lang, "Themen und Stellen", "Topics and units");
            let list = topic_lines::list(hits, directory, lang);
            sections.push(Section::under(1, title).with_all(list));
        }
    }
    sections
}

/// The name of the office whose directory it is; another office, which leaves the bundled data out, has
/// another.
pub fn office(directory: &Directory, lang: Lang) -> Option<&'static str> {
    directory.unit("wir-vielfaltszentrum").map(|_| {
        t!(
            lang,
            "WIR-Vielfaltszentrum Wetteraukreis",
            "WIR diversity centre (WIR-Vielfaltszentrum) Wetteraukreis"
        )
    })
}

/// What `wir` alone shows.
pub(super) fn overview(
    overview: &Overview<'_>,
    directory: &Directory,
    page: &Page,
) -> Article<'static> {
    let lang = page.lang;
    let title = office(directory, lang).map(|office| Section::under(1, office));
    let contacts = telephones(overview.contacts.iter().copied(), lang);
    let mut calls = Section::default().with(contacts);
    if overview.left_out > 0 {
        let count = overview.left_out;
        calls = calls.with(PageBlock::paragraph(say!(
            lang,
            "Weitere Einträge: {count} (wir contacts)",
            "Further entries: {count} (wir contacts)"
        )));
    }
    let mut sections: Vec<Section<'static>> = title.into_iter().collect();
    sections.push(calls);
    let areas = directory.areas().iter().map(|area| area.name.get(lang));
    if !directory.areas().is_empty() {
        let title = t!(lang, "Arbeitsbereiche", "Areas of work");
        sections.push(Section::under(2, title).with(PageBlock::bullets(areas)));
    }
    if !overview.commands.is_empty() {
        let title = t!(lang, "Befehle", "Commands");
        let commands = overview.commands.iter();
        let commands = commands.map(|(name, about)| Definition::new(name, about.as_str()));
        let commands = PageBlock::DefinitionList(commands.collect());
        sections.push(Section::under(2, title).with(commands));
    }
    sections
}
