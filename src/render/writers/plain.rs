//! Pages as lines to be heard: a sentence a line, without indent and without signs before it. The terminal
//! breaks the lines, for each row that a program has broken is said by itself.

use std::io::{self, Write};

use crate::render::article::{Article, PageBlock, Section};
use crate::render::layout::paragraph;

/// Writes a page, an empty line between two sections.
pub(in crate::render) fn write(article: &Article, out: &mut dyn Write) -> io::Result<()> {
    for (at, section) in article.sections.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_section(section, out)?;
    }
    Ok(())
}

fn write_section(section: &Section, out: &mut dyn Write) -> io::Result<()> {
    if let Some(heading) = &section.heading {
        writeln!(out, "{}", heading.text)?;
        if let Some((name, reference)) = &heading.reference {
            writeln!(out, "{name} {reference}")?;
        }
    }
    let mut blocks = section.blocks.iter();
    blocks.try_for_each(|block| write_block(block, "", out))
}

/// Writes a block, `before` it the term of which it speaks.
fn write_block(block: &PageBlock, before: &str, out: &mut dyn Write) -> io::Result<()> {
    match block {
        PageBlock::Paragraph(text) => paragraph(out, text, before, "", usize::MAX),
        PageBlock::List(items) => {
            let mut before = before;
            for item in items {
                paragraph(out, item, before, "", usize::MAX)?;
                before = "";
            }
            Ok(())
        }
        PageBlock::DefinitionList(definitions) => {
            for definition in definitions {
                let mut before = format!("{}: ", definition.term);
                for block in &definition.blocks {
                    write_block(block, &before, out)?;
                    before.clear();
                }
            }
            Ok(())
        }
        PageBlock::CodeBlock { text, .. } => writeln!(out, "{text}"),
    }
}
