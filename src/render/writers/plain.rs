//! Pages as lines to be heard: a sentence a line, without indent and without signs before it. The terminal
//! breaks the lines, for each row that a program has broken is said by itself.

use std::io::{self, Write};

use crate::render::article::{
    DefinitionPart, Inline, Inlines, ListItem, Mark, PageBlock, PageField, PageRecord, RecordPlace,
    Section,
};
use crate::render::layout::{paragraph, push_plain_field};

/// Writes a page, an empty line between two sections.
pub(in crate::render) fn write(article: &[Section<'_>], out: &mut dyn Write) -> io::Result<()> {
    for (at, section) in article.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_section(section, out)?;
    }
    Ok(())
}

fn write_section(section: &Section<'_>, out: &mut dyn Write) -> io::Result<()> {
    if let Some(heading) = &section.heading {
        writeln!(out, "{}", heading.text)?;
        if let Some((name, reference)) = &heading.reference {
            writeln!(out, "{name} {reference}")?;
        }
    }
    let mut blocks = section.blocks.iter();
    blocks.try_for_each(|block| write_block(block, out))
}

fn write_block(block: &PageBlock<'_>, out: &mut dyn Write) -> io::Result<()> {
    match block {
        PageBlock::Paragraph(text) | PageBlock::HangingParagraph(text) | PageBlock::Tip(text) => {
            write_inlines(text, "", out)
        }
        PageBlock::BulletList(items) => write_items(items, |_| String::new(), out),
        PageBlock::OrderedList(items) | PageBlock::TaskList(items) => {
            write_items(items, |at| format!("{}. ", at + 1), out)
        }
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
        // An empty month is nothing to hear.
        PageBlock::Timeline(months) => {
            let mut months = months.iter().filter(|month| !month.entries.is_empty());
            months.try_for_each(|month| writeln!(out, "{}", month.entries.join("; ")))
        }
        PageBlock::FieldList(fields) => write_fields(fields.iter(), out),
        PageBlock::Record(record) => write_record(record, out),
        // A listener cannot know yet whose a number is that comes before the name.
        PageBlock::Telephones(telephones) => {
            let mut telephones = telephones.iter();
            telephones.try_for_each(|telephone| writeln!(out, "{}", telephone.name_first()))
        }
        PageBlock::Table(table) => {
            let mut is_first = true;
            (table.alternative)(&mut |section| {
                if table.is_parted_before(&section, std::mem::take(&mut is_first)) {
                    writeln!(out)?;
                }
                write_section(&section, out)
            })
        }
        PageBlock::CodeBlock { text, .. } => writeln!(out, "{}", text.trim_end()),
        PageBlock::Excerpt { alternative, .. } => writeln!(out, "{alternative}"),
    }
}

fn write_fields<'f>(
    fields: impl Iterator<Item = &'f PageField>,
    out: &mut dyn Write,
) -> io::Result<()> {
    // Written at once: long listings consist of little else.
    let mut lines = String::new();
    for PageField { name, value } in fields {
        push_plain_field(name, &words(value, &[]), &mut lines);
        for text in value.below() {
            lines.extend([text, "\n"]);
        }
    }
    out.write_all(lines.as_bytes())
}

/// A record: its title with what most people ask for in one sentence, the title first, for a listener cannot know
/// yet whose a number is that comes before it.
fn write_record(record: &PageRecord, out: &mut dyn Write) -> io::Result<()> {
    let said: Vec<&Mark> = record.title.marks().collect();
    let mut first = words(&record.title, &[]);
    let lead = record.fields.iter();
    for of in lead.filter(|of| of.place == RecordPlace::Lead) {
        let value = words(&of.field.value, &said);
        first.extend([", ", of.field.name, " ", &value]);
    }
    writeln!(out, "{first}")?;
    let body = record
        .fields
        .iter()
        .filter(|of| of.place == RecordPlace::Body);
    write_fields(body.map(|of| &of.field), out)
}

/// A text. What it rests on is a sentence of its own, and an address is copied from a line of its own.
fn write_inlines(text: &Inlines, before: &str, out: &mut dyn Write) -> io::Result<()> {
    let words = words(text, &[]);
    if text.is_literal() {
        writeln!(out, "{before}{words}")?;
    } else {
        paragraph(out, &words, before, "", usize::MAX)?;
    }
    let mut below = text.below();
    below.try_for_each(|text| paragraph(out, text, "", "", usize::MAX))
}

/// A text without what stands below it, and without the marks that were said already. A listener cannot know yet
/// whose a number is that comes before the name.
fn words(text: &Inlines, said: &[&Mark]) -> String {
    let mut words = String::new();
    for part in &text.0 {
        match part {
            Inline::Text(text)
            | Inline::Strong(text)
            | Inline::Literal(text)
            | Inline::Link { text, .. } => words.push_str(text),
            Inline::Telephone(telephone) => words.push_str(&telephone.name_first()),
            Inline::Mark(mark) if said.contains(&mark) => {}
            Inline::Mark(mark) => words.push_str(&mark.in_words()),
            Inline::Note(_) | Inline::Address(_) => {}
        }
    }
    words
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
