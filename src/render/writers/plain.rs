//! Pages as lines to be heard: a sentence a line, without indent and without signs before it. The terminal
//! breaks the lines, for each row that a program has broken is said by itself.

use std::io::{self, Write};

use crate::render::article::{DefinitionPart, Inline, Inlines, ListItem, PageBlock, Section};
use crate::render::layout::{paragraph, push_plain_field};

/// Writes a page, an empty line between two sections.
pub(in crate::render) fn write(article: &[Section], out: &mut dyn Write) -> io::Result<()> {
    for (at, section) in article.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        if let Some(heading) = &section.heading {
            writeln!(out, "{}", heading.text)?;
            if let Some((name, reference)) = &heading.reference {
                writeln!(out, "{name} {reference}")?;
            }
        }
        for block in &section.blocks {
            write_block(block, out)?;
        }
    }
    Ok(())
}

fn write_block(block: &PageBlock, out: &mut dyn Write) -> io::Result<()> {
    match block {
        PageBlock::Paragraph(text) | PageBlock::HangingParagraph(text) | PageBlock::Tip(text) => {
            write_inlines(text, "", out)
        }
        PageBlock::BulletList(items) => write_items(items, |_| String::new(), out),
        PageBlock::OrderedList(items) => write_items(items, |at| format!("{}. ", at + 1), out),
        PageBlock::DefinitionList(definitions) => {
            for definition in definitions {
                let mut before = format!("{}: ", definition.term);
                for part in &definition.parts {
                    match part {
                        DefinitionPart::Paragraph(text) => write_inlines(text, &before, out)?,
                        DefinitionPart::Points(points) => {
                            for point in points {
                                paragraph(out, point, &before, "", usize::MAX)?;
                                before.clear();
                            }
                        }
                    }
                    before.clear();
                }
            }
            Ok(())
        }
        PageBlock::FieldList(fields) => {
            let mut lines = String::new();
            for (name, value) in fields {
                push_plain_field(name, value, &mut lines);
            }
            out.write_all(lines.as_bytes())
        }
        // A listener cannot know yet whose a number is that comes before the name.
        PageBlock::Telephones(telephones) => {
            let mut telephones = telephones.iter();
            telephones.try_for_each(|telephone| writeln!(out, "{}", telephone.name_first()))
        }
        PageBlock::Table(table) => {
            writeln!(out)?;
            write(&table.alternative, out)
        }
        PageBlock::CodeBlock { text, .. } => writeln!(out, "{}", text.trim_end()),
    }
}

/// A text. What it rests on is a sentence of its own, and an address is copied from a line of its own.
fn write_inlines(text: &Inlines, before: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut words = String::new();
    let mut below = Vec::new();
    for part in &text.0 {
        match part {
            Inline::Text(text) | Inline::Strong(text) => words.push_str(text),
            Inline::Note(text) | Inline::Link(text) => below.push(text),
        }
    }
    paragraph(out, &words, before, "", usize::MAX)?;
    let mut below = below.into_iter();
    below.try_for_each(|text| paragraph(out, text, "", "", usize::MAX))
}

fn write_items(
    items: &[ListItem],
    sign: impl Fn(usize) -> String,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (at, item) in items.iter().enumerate() {
        let mut before = sign(at);
        for text in item {
            write_inlines(text, &before, out)?;
            before.clear();
        }
    }
    Ok(())
}
