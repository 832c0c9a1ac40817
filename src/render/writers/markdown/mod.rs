//! Pages as Markdown (`CommonMark` 0.31): to send, to print, to keep.

mod escape;

use std::io::{self, Write};

pub(in crate::render) use escape::{escape, escape_paragraph};

use crate::render::article::{
    Definition, DefinitionPart, Heading, Inline, Inlines, ListItem, PageBlock, PageField,
    PageTable, Section, TableLines,
};
use crate::render::link_target::LinkTarget;
use crate::render::writers::DocumentFormat;
use crate::render::writers::filled_columns::filled_columns;
use crate::t;
use crate::text::locale::Lang;

/// Markdown: to send, to print, to keep.
pub(in crate::render) static FORMAT: DocumentFormat = DocumentFormat {
    name: "markdown",
    output: |lang| {
        t!(
            lang,
            "Kontakte, Räume, Programm, Förderung und Ergebnisse zum Drucken und Verschicken.",
            "Contacts, rooms, the programme, funding and results, to print and to send."
        )
    },
    write,
};

/// Writes a page, an empty line between two blocks.
fn write(
    article: &[Section<'_>],
    _title: &str,
    _lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut is_first = true;
    let mut sections = article.iter();
    sections.try_for_each(|section| write_section(section, &mut is_first, out))
}

fn write_section(
    section: &Section<'_>,
    is_first: &mut bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    if let Some(heading) = &section.heading {
        write_gap(is_first, out)?;
        write_heading(heading, out)?;
    }
    for block in &section.blocks {
        match block {
            PageBlock::Tip(_) => {}
            // In the source a line of a table would be as long as its cells.
            PageBlock::Table(table) if table.lines == TableLines::BetweenRows => {
                (table.alternative)(&mut |section| write_section(&section, is_first, out))?;
            }
            _ => {
                write_gap(is_first, out)?;
                write_block(block, out)?;
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
    let text = if heading.is_literal {
        code_span(&heading.text)
    } else {
        broken_lines(&escape(&heading.text))
    };
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
        PageBlock::Timeline(months) => {
            let mut months = months.iter().filter(|month| !month.entries.is_empty());
            months.try_for_each(|month| writeln!(out, "- {}", escape(&month.entries.join("; "))))
        }
        PageBlock::TaskList(items) => write_items(items, |at| format!("{}. [ ] ", at + 1), out),
        PageBlock::OrderedList(items) => write_items(items, |at| format!("{}. ", at + 1), out),
        PageBlock::DefinitionList(definitions) => {
            let mut definitions = definitions.iter();
            definitions.try_for_each(|definition| write_definition(definition, out))
        }
        PageBlock::FieldList(fields) => write_fields(fields.iter(), out),
        PageBlock::Record(record) => {
            writeln!(out, "# {}\n", inlines(&record.title, escape))?;
            write_fields(record.below_title(), out)
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
        PageBlock::Excerpt { alternative, .. } => {
            writeln!(out, "{}", escape_paragraph(alternative))
        }
        PageBlock::Table(table) => write_table(table, out),
        PageBlock::Tip(_) => Ok(()),
    }
}

fn write_fields<'f>(
    mut fields: impl Iterator<Item = &'f PageField>,
    out: &mut dyn Write,
) -> io::Result<()> {
    fields.try_for_each(|PageField { name, value }| {
        writeln!(out, "- **{}:** {}", escape(name), inlines(value, escape))
    })
}

/// A table of GitHub Flavored Markdown (4.10), without the columns of values that nobody has.
fn write_table(table: &PageTable<'_>, out: &mut dyn Write) -> io::Result<()> {
    let filled = filled_columns(table)?;
    let mut write_row = |cells: &mut dyn Iterator<Item = String>| {
        let cells = cells.zip(&filled).filter(|(_, is_filled)| **is_filled);
        let cells: Vec<String> = cells.map(|(cell, _)| cell).collect();
        writeln!(out, "| {} |", cells.join(" | "))
    };
    let headings = table.columns.iter().map(|column| column.heading);
    write_row(&mut headings.clone().map(escape))?;
    write_row(&mut headings.map(|_| "---".to_owned()))?;
    (table.rows)(&mut |row| write_row(&mut row.iter().map(|cell| inlines(cell, escape))))
}

/// A text, its beginning written by `begin`.
fn inlines(text: &Inlines, begin: fn(&str) -> String) -> String {
    let mut written = String::new();
    for part in &text.0 {
        match part {
            // In angle brackets an address is a link as it stands (CommonMark, 6.5).
            Inline::Link {
                text,
                target: LinkTarget::Page,
            } => {
                written.push_str(&format!("<{text}>"));
            }
            Inline::Text(text) | Inline::Link { text, .. } if written.is_empty() => {
                written = begin(text);
            }
            Inline::Text(text) | Inline::Link { text, .. } => written.push_str(&escape(text)),
            Inline::Strong(text) => written.push_str(&format!("**{}**", escape(text))),
            Inline::Note(text) => written.push_str(&format!(" ({})", escape(text))),
            Inline::Telephone(telephone) if written.is_empty() => {
                written = begin(&telephone.number_first());
            }
            Inline::Telephone(telephone) => written.push_str(&escape(&telephone.number_first())),
            Inline::Mark(mark) => written.push_str(&escape(&mark.in_words())),
            Inline::Literal(text) => written.push_str(&code_span(text)),
            Inline::Address(address) => written.push_str(&format!(", <{address}>")),
        }
    }
    broken_lines(&written)
}

/// A text letter by letter, between more backticks than stand in it beside each other (`CommonMark`,
/// 6.1).
fn code_span(text: &str) -> String {
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    let blank = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{blank}{text}{blank}{fence}")
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
