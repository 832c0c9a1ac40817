//! Pages as text: for a terminal, wide or narrow, for a pipe, to print.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::render::Page;
use crate::render::article::{
    Article, Definition, DefinitionPart, Heading, Inline, Inlines, ListItem, PageBlock, PageTable,
    Section, Telephone,
};
use crate::render::layout::{field, paragraph};
use crate::render::whole_word_table::{NARROWEST, whole_word_table};

/// Most columns of the terms before their definitions.
const WIDEST_TERM: usize = 22;

/// Below so many columns a term stands on a row of its own, and text begins anew below a number.
const NARROW: usize = 60;

/// On fewer columns a value stands below a name that is longer than [`WIDEST_BESIDE`].
const ROOM_BESIDE: usize = 50;

/// See [`ROOM_BESIDE`].
const WIDEST_BESIDE: usize = 12;

/// Writes a page, an empty line between two sections.
pub(in crate::render) fn write(
    article: &Article,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (at, section) in article.sections.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_section(section, page, out)?;
    }
    Ok(())
}

fn write_section(section: &Section, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if let Some(heading) = &section.heading {
        write_heading(heading, page, out)?;
    }
    let indent = if section.is_indented { "  " } else { "" };
    if let ([PageBlock::BulletList(items)], true) = (&section.blocks[..], section.is_indented)
        && let [item] = &items[..]
    {
        return write_item(item, indent, indent, page, out);
    }
    let mut blocks = section.blocks.iter();
    blocks.try_for_each(|block| write_block(block, indent, page, out))
}

/// A heading, and its reference at the right where there is room.
fn write_heading(heading: &Heading, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let (text, width) = (page.bold(&heading.text), page.text_width());
    let Some((name, reference)) = &heading.reference else {
        return paragraph(out, &text, "", "", width);
    };
    let reference = format!("{name} {reference}");
    let gap = width.saturating_sub(heading.text.width() + reference.width());
    if gap < 2 {
        writeln!(out, "{text}\n{reference}")
    } else {
        writeln!(out, "{text}{}{reference}", " ".repeat(gap))
    }
}

/// Writes a block behind this indent.
fn write_block(
    block: &PageBlock,
    indent: &str,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    match block {
        PageBlock::Paragraph(text) | PageBlock::Tip(text) => {
            write_inlines(text, indent, indent, page, out)
        }
        PageBlock::HangingParagraph(text) => {
            write_inlines(text, indent, &format!("{indent}  "), page, out)
        }
        PageBlock::BulletList(items) => {
            let below = format!("{indent}  ");
            let mut items = items.iter();
            items.try_for_each(|item| write_item(item, &format!("{indent}- "), &below, page, out))
        }
        PageBlock::OrderedList(items) => {
            // Numbers end in one column, the longer ones begin in the indent.
            let column = items.len().to_string().len().max(indent.len() + 1);
            let below = " ".repeat(column + 2);
            let mut items = items.iter().zip(1..);
            items.try_for_each(|(item, number)| {
                write_item(item, &format!("{number:>column$}. "), &below, page, out)
            })
        }
        PageBlock::DefinitionList(definitions) => write_definitions(definitions, page, out),
        PageBlock::FieldList(fields) => write_fields(fields, page, out),
        PageBlock::Telephones(telephones) => write_telephones(telephones, page, out),
        PageBlock::Table(table) => write_table(table, page, out),
        // Broken between two rows a command could not be pasted.
        PageBlock::CodeBlock { text, .. } => {
            let mut lines = text.lines();
            lines.try_for_each(|line| writeln!(out, "{}", format!("{indent}  {line}").trim_end()))
        }
    }
}

/// A text. What it rests on stands below it, and so does an address, whole, to be copied.
fn write_inlines(
    text: &Inlines,
    first: &str,
    rest: &str,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut words = String::new();
    let mut below = Vec::new();
    for part in &text.0 {
        match part {
            Inline::Text(text) => words.push_str(text),
            Inline::Strong(text) => words.push_str(&page.bold(text)),
            Inline::Note(text) | Inline::Link(text) => below.push(text),
        }
    }
    let width = page.text_width();
    paragraph(out, &words, first, rest, width)?;
    let mut below = below.into_iter();
    below.try_for_each(|text| paragraph(out, text, rest, rest, width))
}

fn write_item(
    item: &ListItem,
    first: &str,
    rest: &str,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut before = first;
    for text in item {
        write_inlines(text, before, rest, page, out)?;
        before = rest;
    }
    Ok(())
}

/// Terms with their definitions beside them, on a narrow page below them.
fn write_definitions(
    definitions: &[Definition],
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    // A term that is longer than most stands on a row of its own instead of pushing the others away.
    let widths = definitions.iter().map(|of| of.term.width());
    let widest = widths.filter(|width| *width <= WIDEST_TERM).max();
    let term_width = widest.unwrap_or(0) + 2;
    let is_narrow = page.text_width() < NARROW;
    for Definition { term, parts } in definitions {
        let is_beside = !is_narrow && term.width() < term_width;
        let rest = if is_narrow {
            "    ".to_owned()
        } else {
            " ".repeat(term_width + 2)
        };
        let mut first = rest.clone();
        if is_beside {
            first = format!("  {term}{}", " ".repeat(term_width - term.width()));
        } else {
            paragraph(out, term, "  ", "  ", page.text_width())?;
        }
        for part in parts {
            match part {
                DefinitionPart::Paragraph(text) => write_inlines(text, &first, &rest, page, out)?,
                DefinitionPart::Points(points) => {
                    let below = format!("{rest}  ");
                    for point in points {
                        let with_sign = format!("{first}- ");
                        paragraph(out, point, &with_sign, &below, page.text_width())?;
                        first.clone_from(&rest);
                    }
                }
            }
            first.clone_from(&rest);
        }
    }
    Ok(())
}

/// Values behind their names, on a narrow page below long ones.
fn write_fields(fields: &[(&str, String)], page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let widths = fields.iter().map(|(name, _)| name.width());
    let widest = widths.max().unwrap_or(0);
    let is_beside = widest <= WIDEST_BESIDE || page.width.is_none_or(|width| width >= ROOM_BESIDE);
    for (name, value) in fields {
        if is_beside {
            field(out, name, value, widest, page)?;
        } else {
            writeln!(out, "{name}:")?;
            paragraph(out, value, "  ", "  ", page.text_width())?;
        }
    }
    Ok(())
}

/// The number first, the names below each other.
fn write_telephones(telephones: &[Telephone], page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let widths = telephones.iter().map(|of| of.number.width());
    let widest = widths.max().unwrap_or(0);
    let is_narrow = page.text_width() < NARROW;
    let rest = " ".repeat(if is_narrow { 2 } else { widest + 2 });
    for telephone in telephones {
        let gap = " ".repeat(widest + 2 - telephone.number.width());
        let first = format!("{}{gap}", page.bold(&telephone.number));
        paragraph(
            out,
            &telephone.name_and_role(),
            &first,
            &rest,
            page.text_width(),
        )?;
    }
    Ok(())
}

/// A table where its longest words fit beside each other.
fn write_table(table: &PageTable, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let width = page.width.filter(|width| *width >= NARROWEST);
    let rows = || std::iter::once(&table.headings).chain(&table.rows).cloned();
    if let Some(table) = width.and_then(|width| whole_word_table(rows().collect(), width)) {
        return writeln!(out, "{table}");
    }
    for section in &table.alternative {
        writeln!(out)?;
        write_section(section, page, out)?;
    }
    Ok(())
}
