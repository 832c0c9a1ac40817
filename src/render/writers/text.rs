//! Pages as text: for a terminal, wide or narrow, for a pipe, to print.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::render::Page;
use crate::render::article::{Article, Definition, Heading, PageBlock, Section};
use crate::render::layout::paragraph;

/// Most columns of the terms before their definitions.
const WIDEST_TERM: usize = 22;

/// Below so many columns a term stands on a row of its own.
const NARROW: usize = 60;

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
    let mut blocks = section.blocks.iter();
    blocks.try_for_each(|block| write_block(block, "", "", page, out))
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

/// Writes a block behind `first`, its further rows behind `rest`.
fn write_block(
    block: &PageBlock,
    first: &str,
    rest: &str,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    match block {
        PageBlock::Paragraph(text) => paragraph(out, text, first, rest, page.text_width()),
        PageBlock::List(items) => {
            for (at, item) in items.iter().enumerate() {
                let first = format!("{}- ", if at == 0 { first } else { rest });
                paragraph(out, item, &first, &format!("{rest}  "), page.text_width())?;
            }
            Ok(())
        }
        PageBlock::DefinitionList(definitions) => write_definitions(definitions, page, out),
        // Broken between two rows a command could not be pasted.
        PageBlock::CodeBlock { text, .. } => {
            let mut lines = text.lines();
            lines.try_for_each(|line| writeln!(out, "{rest}  {line}"))
        }
    }
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
    for Definition { term, blocks } in definitions {
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
        for block in blocks {
            write_block(block, &first, &rest, page, out)?;
            first.clone_from(&rest);
        }
    }
    Ok(())
}
