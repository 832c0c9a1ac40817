//! Pages in running text: the programme, areas, units, what a search found, the start page, the layers.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::contacts_text::contacts;
use super::layout::{heading, paragraph};
use super::{ContactList, LayerReport, LineSheet, Overview, Page, copies, topic_lines};
use crate::model::provenance::show_date;
use crate::model::{Area, Contact, Directory, Field, Programme, Statement, Unit};
use crate::render::field_lines::{self, not_found_words};
use crate::search::{CombinedHits, Topic};
use crate::text::locale::Lang;
use crate::{say, t};

pub(super) fn topics(
    topics: &[Topic<'_>],
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (at, topic) in topics.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        match topic {
            Topic::Area(entry) => area(entry, directory, page, out)?,
            Topic::Programme(entry) => programme(entry, directory, page, out)?,
            Topic::Unit(entry) => unit(entry, directory, page, out)?,
            Topic::Line(line) => super::funding::sheet(
                &LineSheet {
                    line,
                    sources: false,
                },
                directory,
                page,
                out,
            )?,
            Topic::Centre(entry) => super::funding::centre(entry, directory, page, out)?,
        }
    }
    sources(topics, directory, page, out)
}

fn programme(
    programme: &Programme,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = page.lang;
    heading(out, programme.name.get(lang), page)?;
    if let Some(text) = &programme.stands_for {
        let text = text.get(lang);
        paragraph(
            out,
            &say!(lang, "WIR steht für: {text}.", "WIR stands for: {text}."),
            "",
            "",
            page.text_width(),
        )?;
    }
    for statement in &programme.statements {
        paragraph(out, statement.text.get(lang), "", "", page.text_width())?;
    }
    list(
        t!(lang, "WIR fördert:", "WIR supports:"),
        &programme.supports,
        page,
        out,
    )?;
    if let Some(statement) = &programme.invitation {
        writeln!(out)?;
        paragraph(out, statement.text.get(lang), "", "", page.text_width())?;
        field_lines::people(
            directory
                .areas()
                .iter()
                .filter_map(|area| responsible(area, directory)),
            page,
            out,
        )?;
    }
    Ok(())
}

fn area(area: &Area, directory: &Directory, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let lang = page.lang;
    heading(out, area.name.get(lang), page)?;
    list(t!(lang, "Ziel:", "Goal:"), &area.goal, page, out)?;
    list(t!(lang, "Aufgaben:", "Tasks:"), &area.tasks, page, out)?;
    list(t!(lang, "Für wen:", "For whom:"), &area.audience, page, out)?;
    writeln!(out)?;
    writeln!(out, "{}", t!(lang, "Rufen Sie an:", "Please call:"))?;
    field_lines::people(responsible(area, directory), page, out)
}

fn responsible<'d>(area: &Area, directory: &'d Directory<'d>) -> Option<&'d Contact<'d>> {
    area.contact.as_deref().and_then(|id| directory.contact(id))
}

fn unit(unit: &Unit, directory: &Directory, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let lang = page.lang;
    heading(out, unit.name.get(lang), page)?;
    let mut lines: Vec<(&str, &str)> = Vec::new();
    if let Some(parent) = unit.parent {
        lines.push((
            t!(lang, "Gehört zu", "Part of"),
            directory.units()[parent].name.get(lang),
        ));
    }
    lines.extend(
        unit.address
            .as_deref()
            .map(|address| (Field::ADDRESS.label(lang), address)),
    );
    lines.extend(
        unit.not_found
            .iter()
            .map(|field| (field.label(lang), not_found_words(lang))),
    );
    lines.extend(
        unit.note
            .as_ref()
            .map(|note| (Field::NOTE.label(lang), note.get(lang))),
    );
    field_lines::write_values(&lines, page, out)
}

fn list(title: &str, statements: &[Statement], page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if statements.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    writeln!(out, "{title}")?;
    for statement in statements {
        paragraph(
            out,
            statement.text.get(page.lang),
            "- ",
            "  ",
            page.text_width(),
        )?;
    }
    Ok(())
}

/// The sources of what was printed, each once.
fn sources(
    topics: &[Topic<'_>],
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
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
    if ids.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    for id in ids {
        let Some(source) = directory.source(id) else {
            continue;
        };
        let (title, as_of) = (
            source.title.get(page.lang),
            source.retrieval_line(page.lang),
        );
        let line = say!(
            page.lang,
            "Quelle: {title} ({as_of})",
            "Source: {title} ({as_of})"
        );
        paragraph(out, &line, "", "  ", page.text_width())?;
    }
    Ok(())
}

/// Hits of all kinds: people first, then rooms, then topics; a single topic is shown whole.
pub(super) fn hits(
    found: &CombinedHits<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = page.lang;
    let mut is_first = true;
    let mut part = |out: &mut dyn Write, title: &str| -> io::Result<()> {
        if !std::mem::replace(&mut is_first, false) {
            writeln!(out)?;
        }
        heading(out, title, page)
    };
    if !found.contacts.is_empty() {
        let is_alone = found.rooms.is_empty() && found.topics.is_empty();
        if !is_alone {
            part(out, t!(lang, "Kontakte", "Contacts"))?;
        }
        contacts(
            &ContactList {
                understood: &found.understood,
                hits: &found.contacts,
                fields: None,
                searched: true,
            },
            directory,
            page,
            out,
        )?;
        is_first = false;
    }
    if !found.rooms.is_empty() {
        if !std::mem::replace(&mut is_first, false) {
            writeln!(out)?;
        }
        field_lines::rooms(&found.rooms, page, out)?;
    }
    if found.topics.is_empty() {
        return Ok(());
    }
    if !std::mem::replace(&mut is_first, false) {
        writeln!(out)?;
    }
    // A topic that is named is shown whole. A topic whose text only has the words is listed with the place and
    // the command to read on.
    if let [hit] = &found.topics[..]
        && hit.is_named
    {
        return topics(&[hit.entry], directory, page, out);
    }
    heading(
        out,
        t!(lang, "Themen und Stellen", "Topics and units"),
        page,
    )?;
    topic_lines::list(&found.topics, directory, page, out)
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

pub(super) fn overview(
    overview: &Overview<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = page.lang;
    if let Some(office) = office(directory, lang) {
        heading(out, office, page)?;
        writeln!(out)?;
    }
    field_lines::people(overview.contacts.iter().copied(), page, out)?;
    if overview.left_out > 0 {
        let count = overview.left_out;
        writeln!(
            out,
            "{}",
            say!(
                lang,
                "Weitere Einträge: {count} (wir contacts)",
                "Further entries: {count} (wir contacts)"
            )
        )?;
    }
    if !directory.areas().is_empty() {
        writeln!(out)?;
        heading(out, t!(lang, "Arbeitsbereiche", "Areas of work"), page)?;
        for area in directory.areas() {
            paragraph(out, area.name.get(lang), "- ", "  ", page.text_width())?;
        }
    }
    if overview.commands.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    heading(out, t!(lang, "Befehle", "Commands"), page)?;
    let width = overview
        .commands
        .iter()
        .map(|(name, _)| name.width())
        .max()
        .unwrap_or(0);
    for (name, about) in &overview.commands {
        if page.width.is_none_or(|columns| columns >= 60) {
            let gap = " ".repeat(width + 2 - name.width());
            paragraph(
                out,
                about,
                &format!("  {name}{gap}"),
                &" ".repeat(width + 4),
                page.text_width(),
            )?;
        } else {
            writeln!(out, "  {name}")?;
            paragraph(out, about, "    ", "    ", page.text_width())?;
        }
    }
    Ok(())
}

pub(super) fn layers(layers: &LayerReport, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let lang = page.lang;
    let title = t!(
        lang,
        "Gelesen in dieser Reihenfolge. Spätere Einträge ersetzen frühere mit derselben Kennung (id).",
        "Read in this order. Later entries replace earlier ones of the same id."
    );
    paragraph(out, title, "", "", page.text_width())?;
    for (at, layer) in layers.read.iter().enumerate() {
        writeln!(out)?;
        let number = at + 1;
        // A path stands alone on its line, whole, so that it can be copied.
        let what = layer
            .path
            .as_deref()
            .unwrap_or(t!(lang, "mitgelieferte Daten", "bundled data"));
        writeln!(out, "{number}. {what}")?;
        paragraph(out, &layer.why, "   ", "   ", page.text_width())?;
        paragraph(out, &layer.found, "   ", "   ", page.text_width())?;
    }
    if let Some(date) = layers.data_date {
        let date = show_date(date, lang);
        writeln!(out)?;
        paragraph(
            out,
            &say!(
                lang,
                "Stand der mitgelieferten Daten: {date}",
                "Bundled data as of {date}"
            ),
            "",
            "",
            page.text_width(),
        )?;
    }
    copies::write_indexes(layers, page, out)
}
