//! Markdown of funding lines: to send, to print, to keep.

use std::io::{self, Write};

use super::funding::{
    SheetValue, by_dispute, callee, citation, cited_sources, glance, listed_figures, sections,
    source_of, sources_differ, state, state_heading,
};
use super::writers::markdown::{escape, escape_paragraph};
use super::{LineList, LineSheet, Page};
use crate::model::Directory;
use crate::render::field_lines;
use crate::{say, t};

pub(super) fn list(list: &LineList<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let lang = page.lang;
    for line in list.lines {
        writeln!(out, "## {}\n", escape(line.label.get(lang)))?;
        for (name, text) in glance(line, lang) {
            writeln!(out, "- **{name}:** {}", escape(&text))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

pub(super) fn sheet(
    sheet: &LineSheet<'_>,
    directory: &Directory<'_>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (lang, line) = (page.lang, sheet.line);
    writeln!(out, "# {}\n", escape(line.label.get(lang)))?;
    writeln!(out, "{}\n", escape_paragraph(line.name.get(lang)))?;
    if let Some(clause) = &line.clause {
        let words = say!(
            lang,
            "Richtlinie, Nummer {clause}",
            "Guideline, number {clause}"
        );
        writeln!(out, "{}\n", escape_paragraph(&words))?;
    }
    writeln!(
        out,
        "**{}:** {}",
        state_heading(lang),
        escape(&state(line, lang))
    )?;
    let cited = cited_sources(&[line]);
    let values = |out: &mut dyn Write, name: &str, values: &[SheetValue<'_>]| -> io::Result<()> {
        writeln!(out, "\n## {name}")?;
        for (is_disputed, group) in by_dispute(values) {
            writeln!(out)?;
            if is_disputed {
                writeln!(out, "{}\n", sources_differ(lang))?;
            }
            for value in group {
                write!(out, "- {}", escape_paragraph(&value.sentence(lang)))?;
                if let Some(stated) = value.stated.filter(|_| sheet.sources) {
                    write!(out, " ({})", citation(stated, &cited, lang))?;
                }
                writeln!(out)?;
            }
        }
        Ok(())
    };
    for section in sections(line, lang) {
        values(out, section.field.label(lang), &section.values)?;
    }
    let figures = listed_figures(sheet, lang);
    if !figures.is_empty() {
        values(out, t!(lang, "Zahlen", "Figures"), &figures)?;
    }
    if let Some(contact) = callee(line, directory) {
        writeln!(
            out,
            "\n## {}\n\n{}",
            t!(lang, "Rufen Sie an", "Please call"),
            escape_paragraph(&field_lines::person(contact, page))
        )?;
    }
    if sheet.sources {
        writeln!(out, "\n## {}\n", t!(lang, "Quellen", "Sources"))?;
        for (at, id) in cited.iter().enumerate() {
            let (title, address) = source_of(id, directory, lang);
            write!(out, "{}. {}", at + 1, escape_paragraph(&title))?;
            if let Some(address) = address {
                // In angle brackets an address is a link as it stands (CommonMark, 6.5).
                write!(out, ", <{address}>")?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}
