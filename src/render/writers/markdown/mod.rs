//! Pages as Markdown (`CommonMark` 0.31): to send, to print, to keep.

mod escape;

use std::io::{self, Write};

pub(in crate::render) use escape::{escape, escape_paragraph};

use crate::render::article::{
    Definition, DefinitionPart, Heading, Inline, Inlines, ListItem, PageBlock, Section,
};

/// Writes a page, an empty line between two blocks.
pub(in crate::render) fn write(article: &[Section], out: &mut dyn Write) -> io::Result<()> {
    write_sections(article, &mut true, out)
}

fn write_sections(
    sections: &[Section],
    is_first: &mut bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for section in sections {
        if let Some(heading) = &section.heading {
            write_gap(is_first, out)?;
            write_heading(heading, out)?;
        }
        for block in &section.blocks {
            match block {
                PageBlock::Tip(_) => {}
                PageBlock::Table(table) => write_sections(&table.alternative, is_first, out)?,
                _ => {
                    write_gap(is_first, out)?;
                    write_block(block, out)?;
                }
            }
        }
    }
    Ok(())
}

/// An empty line, but not at the beginning.
fn write_gap(is_first: &mut bool, out: &mut dyn Write) -> io::Result<()> {
    if std::mem::replace(is_first, false) {
        return Ok(());
    }
    writeln!(out)
}

fn write_heading(heading: &Heading, out: &mut dyn Write) -> io::Result<()> {
    let signs = "#".repeat(heading.level);
    let text = broken_lines(&escape(&heading.text));
    writeln!(out, "{signs} {text}")?;
    match &heading.reference {
        Some((name, reference)) => writeln!(out, "\n{name}: **{}**", escape(reference)),
        None => Ok(()),
    }
}

fn write_block(block: &PageBlock, out: &mut dyn Write) -> io::Result<()> {
    match block {
        PageBlock::Paragraph(text) | PageBlock::HangingParagraph(text) => {
            writeln!(out, "{}", inlines(text, escape_paragraph))
        }
        PageBlock::BulletList(items) => write_items(items, |_| "- ".to_owned(), out),
        PageBlock::OrderedList(items) => write_items(items, |at| format!("{}. ", at + 1), out),
        PageBlock::DefinitionList(definitions) => {
            let mut definitions = definitions.iter();
            definitions.try_for_each(|definition| write_definition(definition, out))
        }
        PageBlock::FieldList(fields) => {
            let mut fields = fields.iter();
            fields.try_for_each(|(name, value)| {
                writeln!(
                    out,
                    "- **{}:** {}",
                    escape(name),
                    broken_lines(&escape(value))
                )
            })
        }
        PageBlock::Telephones(telephones) => {
            let sign = if telephones.len() > 1 { "- " } else { "" };
            let mut telephones = telephones.iter();
            telephones.try_for_each(|telephone| {
                writeln!(out, "{sign}{}", escape_paragraph(&telephone.number_first()))
            })
        }
        PageBlock::CodeBlock { language, text } => {
            writeln!(out, "```{language}\n{}\n```", text.trim_end())
        }
        PageBlock::Tip(_) | PageBlock::Table(_) => Ok(()),
    }
}

/// A text, its beginning written by `begin`.
fn inlines(text: &Inlines, begin: fn(&str) -> String) -> String {
    let mut written = String::new();
    for part in &text.0 {
        match part {
            Inline::Text(text) if written.is_empty() => written = begin(text),
            Inline::Text(text) => written.push_str(&escape(text)),
            Inline::Strong(text) => written.push_str(&format!("**{}**", escape(text))),
            Inline::Note(text) => written.push_str(&format!(" ({})", escape(text))),
            // In angle brackets an address is a link as it stands (CommonMark, 6.5).
            Inline::Link(address) => written.push_str(&format!(", <{address}>")),
        }
    }
    broken_lines(&written)
}

/// Text whose further lines begin no list and end no point of one.
fn broken_lines(markdown: &str) -> String {
    markdown.replace('\n', "<br>")
}

/// Points of a list; further paragraphs of a point are set in below it.
fn write_items(
    items: &[ListItem],
    sign: impl Fn(usize) -> String,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (at, item) in items.iter().enumerate() {
        let sign = sign(at);
        let mut before = sign.clone();
        for text in item {
            writeln!(out, "{before}{}", inlines(text, escape_paragraph))?;
            before = format!("\n{}", " ".repeat(sign.len()));
        }
    }
    Ok(())
}

/// A term as a point of a list, for Markdown has no lists of definitions: what is said of it stands behind it,
/// or below it where that is more than one sentence.
fn write_definition(definition: &Definition, out: &mut dyn Write) -> io::Result<()> {
    let term = escape(&definition.term);
    if let [DefinitionPart::Paragraph(text)] = &definition.parts[..] {
        return writeln!(out, "- **{term}:** {}", inlines(text, escape));
    }
    writeln!(out, "- **{term}:**")?;
    for part in &definition.parts {
        match part {
            DefinitionPart::Paragraph(text) => {
                writeln!(out, "  - {}", inlines(text, escape_paragraph))?;
            }
            DefinitionPart::Points(points) => {
                for point in points {
                    writeln!(out, "  - {}", escape_paragraph(point))?;
                }
            }
        }
    }
    Ok(())
}
