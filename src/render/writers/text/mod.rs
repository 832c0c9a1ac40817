//! Pages as text: for a terminal, wide or narrow, for a pipe, to print.

mod table;

use std::borrow::Cow;
use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use table::{LaidOutTable, laid_out};

use crate::render::Page;
use crate::render::article::{
    Definition, DefinitionPart, Heading, Inline, Inlines, ListItem, PageBlock, PageField,
    PageRecord, PageTable, Section, Telephone,
};
use crate::render::layout::{field, link, paragraph, push_plain_field};
use crate::render::link_target::LinkTarget;

/// Most columns of the terms before their definitions.
const WIDEST_TERM: usize = 22;

/// Below so many columns a term stands on a row of its own, and text begins anew below a number.
const NARROW: usize = 60;

/// On fewer columns a value stands below a name that is longer than [`WIDEST_BESIDE`].
const ROOM_BESIDE: usize = 50;

/// See [`ROOM_BESIDE`].
const WIDEST_BESIDE: usize = 16;

/// Room for the text of most records, in bytes.
const USUAL_LENGTH: usize = 256;

/// Writes a page, an empty line between two sections.
pub(in crate::render) fn write(
    article: &[Section<'_>],
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = TextWriter {
        page,
        width: page.text_width(),
        widest_name: widest_name(article),
        meanings: Vec::new(),
        out,
    };
    for (at, section) in article.iter().enumerate() {
        if at > 0 {
            writeln!(writer.out)?;
        }
        writer.section(section)?;
    }
    writer.legend()
}

/// Columns of the longest name of a value, so that the values of a page begin in one column.
fn widest_name(article: &[Section<'_>]) -> usize {
    let width = |field: &PageField| field.name.width();
    let blocks = article.iter().flat_map(|section| &section.blocks);
    let widths = blocks.map(|block| match block {
        PageBlock::FieldList(fields) => fields.iter().map(width).max().unwrap_or(0),
        PageBlock::Record(PageRecord { fields, .. }) => {
            let widths = fields.iter().map(|of| width(&of.field));
            widths.max().unwrap_or(0)
        }
        _ => 0,
    });
    widths.max().unwrap_or(0)
}

/// What writes a page, and for whom.
struct TextWriter<'p> {
    page: &'p Page,
    /// Columns for running text.
    width: usize,
    /// See [`widest_name`].
    widest_name: usize,
    /// What the signs that were written mean.
    meanings: Vec<String>,
    out: &'p mut dyn Write,
}

impl TextWriter<'_> {
    /// What the signs in the texts mean, each once.
    fn legend(&mut self) -> io::Result<()> {
        if self.meanings.is_empty() {
            return Ok(());
        }
        writeln!(self.out)?;
        let meanings = self.meanings.join(" ");
        self.paragraph(&meanings, "", "")
    }

    /// Remembers what the signs of a section mean.
    fn learn_signs(&mut self, section: &Section<'_>) {
        let marks = section.texts().flat_map(Inlines::marks);
        for mark in marks.filter(|mark| mark.is_frequent) {
            let meaning = format!("{} {}", mark.sign, mark.legend);
            if !self.meanings.contains(&meaning) {
                self.meanings.push(meaning);
            }
        }
    }

    fn section(&mut self, section: &Section<'_>) -> io::Result<()> {
        self.learn_signs(section);
        if let Some(heading) = &section.heading {
            self.heading(heading)?;
        }
        let indent = if section.is_indented { "  " } else { "" };
        if let ([PageBlock::BulletList(items)], true) = (&section.blocks[..], section.is_indented)
            && let [item] = &items[..]
        {
            return self.item(item, indent, indent);
        }
        let mut blocks = section.blocks.iter();
        blocks.try_for_each(|block| self.block(block, indent))
    }

    /// A heading, and its reference at the right where there is room.
    fn heading(&mut self, heading: &Heading) -> io::Result<()> {
        let text = if heading.is_major {
            self.page.bold(&heading.text.to_uppercase())
        } else {
            self.page.bold(&heading.text)
        };
        // Broken between two rows it could not be copied.
        if heading.is_literal {
            return writeln!(self.out, "{text}");
        }
        let Some((name, reference)) = &heading.reference else {
            return self.paragraph(&text, "", "");
        };
        let reference = format!("{name} {reference}");
        let used = heading.text.width() + reference.width();
        let gap = self.width.saturating_sub(used);
        if gap < 2 {
            writeln!(self.out, "{text}\n{reference}")
        } else {
            writeln!(self.out, "{text}{}{reference}", " ".repeat(gap))
        }
    }

    /// Running text behind `first`, its further rows behind `rest`.
    fn paragraph(&mut self, text: &str, first: &str, rest: &str) -> io::Result<()> {
        paragraph(self.out, text, first, rest, self.width)
    }

    fn block(&mut self, block: &PageBlock<'_>, indent: &str) -> io::Result<()> {
        match block {
            PageBlock::Paragraph(text) | PageBlock::Tip(text) => self.inlines(text, indent, indent),
            PageBlock::HangingParagraph(text) => self.inlines(text, indent, &format!("{indent}  ")),
            PageBlock::BulletList(items) => {
                let (first, rest) = (format!("{indent}- "), format!("{indent}  "));
                let mut items = items.iter();
                items.try_for_each(|item| self.item(item, &first, &rest))
            }
            PageBlock::Timeline(months) => {
                let widest = months.iter().map(|month| month.name.width()).max();
                let column = widest.unwrap_or(0) + 2;
                let rest = " ".repeat(if self.width < NARROW { 4 } else { column + 4 });
                let mut months = months.iter();
                months.try_for_each(|month| {
                    let sign = if month.entries.is_empty() {
                        "·"
                    } else {
                        "▪"
                    };
                    let gap = " ".repeat(column - month.name.width());
                    let first = format!("  {}{gap}{sign} ", month.name);
                    self.paragraph(&month.entries.join("; "), first.as_str(), &rest)
                })
            }
            PageBlock::TaskList(items) => {
                let mut items = items.iter().zip(1..);
                items.try_for_each(|(item, number)| {
                    self.item(
                        item,
                        &format!("{indent}[ ] {number}. "),
                        &format!("{indent}       "),
                    )
                })
            }
            PageBlock::OrderedList(items) => {
                // Numbers end in one column, the longer ones begin in the indent.
                let column = items.len().to_string().len().max(indent.len() + 1);
                let rest = " ".repeat(column + 2);
                let mut items = items.iter().zip(1..);
                items.try_for_each(|(item, number)| {
                    self.item(item, &format!("{number:>column$}. "), &rest)
                })
            }
            PageBlock::DefinitionList(definitions) => self.definitions(definitions),
            PageBlock::FieldList(fields) => self.fields(fields.iter()),
            PageBlock::Record(PageRecord { fields, .. }) => {
                self.fields(fields.iter().map(|of| &of.field))
            }
            PageBlock::Telephones(telephones) => self.telephones(telephones),
            PageBlock::Table(table) => self.table(table),
            // Broken between two rows a command could not be pasted.
            PageBlock::Excerpt { lines, .. } => writeln!(self.out, "{lines}"),
            PageBlock::CodeBlock { text, .. } => {
                let mut lines = text.lines().map(|line| format!("{indent}  {line}"));
                lines.try_for_each(|line| writeln!(self.out, "{}", line.trim_end()))
            }
        }
    }

    /// A text. What it rests on stands below it, and so does an address, whole, to be copied.
    fn inlines(&mut self, text: &Inlines, first: &str, rest: &str) -> io::Result<()> {
        let words = self.words(text);
        // Broken between two rows it could not be copied.
        if text.is_literal() {
            writeln!(self.out, "{first}{words}")?;
        } else {
            self.paragraph(&words, first, rest)?;
        }
        for part in &text.0 {
            match part {
                Inline::Note(text) => self.paragraph(text, rest, rest)?,
                Inline::Address(address) => {
                    let linked = self.link(address, LinkTarget::Page);
                    self.paragraph(&linked, rest, rest)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A text with its emphasis and its links.
    fn words<'t>(&self, text: &'t Inlines) -> Cow<'t, str> {
        // Most values of long lists are a text and no more.
        match &text.0[..] {
            [Inline::Text(text)] => return Cow::Borrowed(text),
            [Inline::Link { text, .. }] if !self.page.links => return Cow::Borrowed(text),
            _ => {}
        }
        let mut words = String::new();
        for part in &text.0 {
            match part {
                Inline::Text(text) | Inline::Literal(text) => words.push_str(text),
                Inline::Strong(text) => words.push_str(&self.page.bold(text)),
                Inline::Link { text, target } => words.push_str(&self.link(text, *target)),
                Inline::Telephone(telephone) => {
                    let number = self.number(telephone);
                    words.push_str(&format!("{number}, {}", telephone.name_and_role()));
                }
                Inline::Mark(mark) if mark.is_frequent => words.push_str(mark.sign),
                Inline::Mark(mark) => words.push_str(&mark.in_words()),
                Inline::Note(_) | Inline::Address(_) => {}
            }
        }
        Cow::Owned(words)
    }

    fn number(&self, telephone: &Telephone) -> String {
        self.link(&telephone.number, LinkTarget::Telephone)
    }

    fn link(&self, text: &str, target: LinkTarget) -> String {
        let address = self.page.links.then(|| target.address(text)).flatten();
        address.map_or_else(|| text.to_owned(), |address| link(text, &address))
    }

    fn item(&mut self, item: &ListItem, first: &str, rest: &str) -> io::Result<()> {
        let mut before = first;
        for text in item {
            self.inlines(text, before, rest)?;
            before = rest;
        }
        Ok(())
    }

    /// Terms with their definitions beside them, on a narrow page below them.
    fn definitions(&mut self, definitions: &[Definition]) -> io::Result<()> {
        // A term that is longer than most stands on a row of its own instead of pushing the others away.
        let widths = definitions.iter().map(|of| of.term.width());
        let widest = widths.filter(|width| *width <= WIDEST_TERM).max();
        let term_width = widest.unwrap_or(0) + 2;
        let is_narrow = self.width < NARROW;
        let rest = " ".repeat(if is_narrow { 4 } else { term_width + 2 });
        for Definition { term, parts } in definitions {
            let mut first = rest.clone();
            if !is_narrow && term.width() < term_width {
                first = format!("  {term}{}", " ".repeat(term_width - term.width()));
            } else {
                self.paragraph(term, "  ", "  ")?;
            }
            for part in parts {
                match part {
                    DefinitionPart::Paragraph(text) => self.inlines(text, &first, &rest)?,
                    DefinitionPart::Points(points) => {
                        for point in points {
                            let first = std::mem::replace(&mut first, rest.clone());
                            self.paragraph(point, &format!("{first}- "), &format!("{rest}  "))?;
                        }
                    }
                }
                first.clone_from(&rest);
            }
        }
        Ok(())
    }

    /// Values behind their names, on a narrow page below long ones.
    fn fields<'f>(&mut self, fields: impl Iterator<Item = &'f PageField>) -> io::Result<()> {
        let (page, widest) = (self.page, self.widest_name);
        if page.is_for_lines() {
            // Written at once: long listings consist of little else.
            let mut lines = String::with_capacity(USUAL_LENGTH);
            for PageField { name, value } in fields {
                push_plain_field(name, &self.words(value), &mut lines);
                for text in value.below() {
                    lines.extend([text, "\n"]);
                }
            }
            return self.out.write_all(lines.as_bytes());
        }
        let has_room = page.width.is_none_or(|width| width >= ROOM_BESIDE);
        for PageField { name, value } in fields {
            let words = self.words(value);
            if has_room || widest <= WIDEST_BESIDE {
                field(self.out, name, &words, widest, page)?;
            } else {
                writeln!(self.out, "{name}:")?;
                self.paragraph(&words, "  ", "  ")?;
            }
            let mut below = value.below();
            below.try_for_each(|text| self.paragraph(text, "  ", "  "))?;
        }
        Ok(())
    }

    /// The number first, the names below each other.
    fn telephones(&mut self, telephones: &[Telephone]) -> io::Result<()> {
        let widths = telephones.iter().map(|of| of.number.width());
        let column = widths.max().unwrap_or(0) + 2;
        let rest = " ".repeat(if self.width < NARROW { 2 } else { column });
        for telephone in telephones {
            let gap = " ".repeat(column - telephone.number.width());
            let number = self.page.bold(&self.number(telephone));
            let first = format!("{number}{gap}");
            self.paragraph(&telephone.name_and_role(), &first, &rest)?;
        }
        Ok(())
    }

    /// A table where it fits, else the same without columns.
    fn table(&mut self, table: &PageTable<'_>) -> io::Result<()> {
        if let Some(LaidOutTable { text, remarks }) = laid_out(table, self.page)? {
            writeln!(self.out, "{text}")?;
            let mut remarks = remarks.iter();
            return remarks.try_for_each(|remark| self.paragraph(remark, "", "  "));
        }
        let widest_name_of_page = self.widest_name;
        let mut is_first = true;
        (table.alternative)(&mut |section| {
            if table.is_parted_before(&section, std::mem::take(&mut is_first)) {
                writeln!(self.out)?;
            }
            // In a pipe nothing is set in.
            if !self.page.is_for_lines() {
                let widest = widest_name(std::slice::from_ref(&section));
                self.widest_name = widest_name_of_page.max(widest);
            }
            self.section(&section)
        })?;
        self.widest_name = widest_name_of_page;
        Ok(())
    }
}
