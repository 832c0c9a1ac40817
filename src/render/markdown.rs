//! Markdown of funding lines: to send, to print, to keep.

use std::io::{self, Write};

use super::funding::SheetValue;
use super::funding::{dispute, figures, glance, sections, sources};
use super::{LineList, LineSheet, Page};
use crate::model::Directory;
use crate::t;

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
    writeln!(out, "{}\n", escape(line.name.get(lang)))?;
    writeln!(
        out,
        "**{}:** {}",
        t!(lang, "Stand", "State"),
        line.state.label(lang)
    )?;
    let values = |out: &mut dyn Write, name: &str, values: &[SheetValue<'_>]| -> io::Result<()> {
        writeln!(out, "\n## {name}\n")?;
        if values.iter().any(SheetValue::is_disputed) {
            writeln!(out, "{}\n", dispute(lang))?;
        }
        for value in values {
            writeln!(out, "- {}", escape(&value.sentence(lang)))?;
            if let Some(stated) = value.stated.filter(|_| sheet.sources) {
                for title in sources(stated, directory, lang) {
                    writeln!(
                        out,
                        "  - {}: {}",
                        t!(lang, "Quelle", "Source"),
                        escape(&title)
                    )?;
                }
            }
        }
        Ok(())
    };
    for section in sections(line, lang) {
        values(out, section.field.label(lang), &section.values)?;
    }
    let figures = figures(line, lang);
    if !figures.is_empty() {
        values(out, t!(lang, "Zahlen", "Figures"), &figures)?;
    }
    if let Some(contact) = line.contact.as_deref().and_then(|id| directory.contact(id)) {
        let phone = contact.phone.as_ref().map_or("", |phone| phone.written());
        writeln!(
            out,
            "\n## {}\n\n{phone}, {}",
            t!(lang, "Rufen Sie an", "Please call"),
            escape(contact.label(lang))
        )?;
    }
    Ok(())
}

/// Escapes what Markdown would take for markup (`CommonMark`, 2.4).
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_only_signs() {
        assert_eq!(escape("a*b_[c]<d>"), "a\\*b\\_\\[c\\]\\<d\\>");
    }
}
