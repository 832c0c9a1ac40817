//! Pages as Markdown (`CommonMark` 0.31): to send, to print, to keep.

mod escape;

use std::io::{self, Write};

pub(in crate::render) use escape::{escape, escape_paragraph};

use crate::render::article::{Article, Definition, Heading, PageBlock};

/// Writes a page, an empty line between two blocks.
pub(in crate::render) fn write(article: &Article, out: &mut dyn Write) -> io::Result<()> {
    let mut is_first = true;
    let mut part = |out: &mut dyn Write| {
        if std::mem::replace(&mut is_first, false) {
            return Ok(());
        }
        writeln!(out)
    };
    for section in &article.sections {
        if let Some(heading) = &section.heading {
            part(out)?;
            write_heading(heading, out)?;
        }
        for block in &section.blocks {
            part(out)?;
            write_block(block, out)?;
        }
    }
    Ok(())
}

fn write_heading(heading: &Heading, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "{} {}",
        "#".repeat(heading.level),
        escape(&heading.text)
    )?;
    match &heading.reference {
        Some((name, reference)) => writeln!(out, "\n{name}: **{}**", escape(reference)),
        None => Ok(()),
    }
}

fn write_block(block: &PageBlock, out: &mut dyn Write) -> io::Result<()> {
    match block {
        PageBlock::Paragraph(text) => writeln!(out, "{}", escape_paragraph(text)),
        PageBlock::List(items) => write_items("- ", items.iter().map(String::as_str), out),
        PageBlock::DefinitionList(definitions) => {
            let mut definitions = definitions.iter();
            definitions.try_for_each(|definition| write_definition(definition, out))
        }
        PageBlock::CodeBlock { language, text } => writeln!(out, "```{language}\n{text}\n```"),
    }
}

fn write_items<'t>(
    first: &str,
    items: impl IntoIterator<Item = &'t str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut items = items.into_iter();
    items.try_for_each(|item| writeln!(out, "{first}{}", escape_paragraph(item)))
}

/// A term as a point of a list, for Markdown has no lists of definitions: what is said of it stands behind it,
/// or below it where that is more than one sentence.
fn write_definition(definition: &Definition, out: &mut dyn Write) -> io::Result<()> {
    let term = escape(&definition.term);
    let sentences: Vec<&str> = definition.blocks.iter().flat_map(sentences).collect();
    if let [sentence] = &sentences[..] {
        return writeln!(out, "- **{term}:** {}", escape(sentence));
    }
    writeln!(out, "- **{term}:**")?;
    write_items("  - ", sentences, out)
}

fn sentences(block: &PageBlock) -> Vec<&str> {
    match block {
        PageBlock::Paragraph(text) | PageBlock::CodeBlock { text, .. } => vec![text],
        PageBlock::List(items) => items.iter().map(String::as_str).collect(),
        PageBlock::DefinitionList(definitions) => {
            let blocks = definitions.iter().flat_map(|definition| &definition.blocks);
            blocks.flat_map(sentences).collect()
        }
    }
}
