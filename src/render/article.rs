//! A page as a document: what it says, and nothing of how a form writes it.
//!
//! The words are those of `DocBook`, `CommonMark` and Pandoc: an article has sections, a section has a heading
//! and blocks, a block holds inlines. A page builds its article once; the [writers](super::writers) write it as
//! text, as lines to be heard and as Markdown. None of them knows what it is about.

use std::borrow::Cow;
use std::io;

use super::link_target::LinkTarget;

/// A page: its sections in their order.
pub(super) type Article<'d> = Vec<Section<'d>>;

/// Hands over what is made one after the other, anew each time that it is asked for, so that a long list is
/// written as it is read.
pub(super) type Each<'d, T> =
    Box<dyn Fn(&mut dyn FnMut(T) -> io::Result<()>) -> io::Result<()> + 'd>;

/// A sentence about what it is given.
pub(super) type SentenceAbout<'d> = Box<dyn Fn(&str) -> String + 'd>;

/// What stands together, most often under a heading.
#[derive(Default)]
pub(super) struct Section<'d> {
    pub(super) heading: Option<Heading>,
    /// Whether text is set in below the heading, which else could not be told from it without bold. A single
    /// point of a list then needs no sign.
    pub(super) is_indented: bool,
    pub(super) blocks: Vec<PageBlock<'d>>,
}

/// A heading of a section.
pub(super) struct Heading {
    /// 1 for the title of a page, 2 for its parts, 3 for what is in them.
    pub(super) level: usize,
    pub(super) text: String,
    /// Whether it is copied letter by letter, as a path.
    pub(super) is_literal: bool,
    /// Whether it is one of the few that part a long page: on a screen it stands in capitals.
    pub(super) is_major: bool,
    /// The name of a reference and the reference, by which the page is asked for again (DIN 5008, information
    /// block).
    pub(super) reference: Option<(&'static str, String)>,
}

/// What a section is made of.
pub(super) enum PageBlock<'d> {
    /// Running text.
    Paragraph(Inlines),
    /// Running text with a hanging indent, so that several below each other can be told apart.
    HangingParagraph(Inlines),
    /// How to go on in the program: of no use to who gets the page without it.
    Tip(Inlines),
    /// Points of a list.
    BulletList(Vec<ListItem>),
    /// Numbered points of a list.
    OrderedList(Vec<ListItem>),
    /// Numbered things to do, one after the other, with a box to tick on paper.
    TaskList(Vec<ListItem>),
    /// Months in their order, each with what is due in it.
    Timeline(Vec<TimelineMonth>),
    /// Terms, each with what is said of it.
    DefinitionList(Vec<Definition>),
    /// Short values behind their names.
    FieldList(Vec<PageField>),
    /// All that is said of one person or thing.
    Record(PageRecord),
    /// Numbers to call.
    Telephones(Vec<Telephone>),
    /// Values in rows and columns.
    Table(PageTable<'d>),
    /// Lines that are typed or pasted as they stand.
    CodeBlock {
        /// The language, as an info string of `CommonMark` names it.
        language: &'static str,
        text: String,
    },
    /// Lines of a text with a mark under a place in them, in signs of one width.
    Excerpt {
        lines: String,
        /// The same as a sentence.
        alternative: String,
    },
}

/// A month with what is due in it.
pub(super) struct TimelineMonth {
    /// `Dezember 2026`.
    pub(super) name: String,
    /// What is due, each with its day.
    pub(super) entries: Vec<String>,
}

/// A point of a list: what it says, each on lines of its own.
pub(super) type ListItem = Vec<Inlines>;

/// A text with its parts that are more than text.
#[derive(Default)]
pub(super) struct Inlines(pub(super) Vec<Inline>);

/// A part of a text.
pub(super) enum Inline {
    Text(String),
    /// What matters most.
    Strong(String),
    /// What the text rests on, in short.
    Note(String),
    /// An address of the web, which is read and copied.
    Address(String),
    /// A text that leads somewhere: a number to call, an address to write to.
    Link {
        text: String,
        target: LinkTarget,
    },
    /// Whom to call.
    Telephone(Telephone),
    /// What is copied letter by letter, as a path.
    Literal(String),
    /// How sure what stands before it is.
    Mark(Mark),
}

/// A mark of doubt.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Mark {
    /// Stands in a table, where words would make a column wide.
    pub(super) sign: &'static str,
    /// Stands elsewhere.
    pub(super) words: &'static str,
    /// What the sign means.
    pub(super) legend: &'static str,
    /// Whether the sign stands in running text, too, and its meaning once below the page: the words would stand
    /// there again and again.
    pub(super) is_frequent: bool,
}

/// A value behind its name.
pub(super) struct PageField {
    pub(super) name: &'static str,
    pub(super) value: Inlines,
}

/// All that is said of one person or thing.
pub(super) struct PageRecord {
    /// What it is called.
    pub(super) title: Inlines,
    pub(super) fields: Vec<RecordField>,
}

/// A value of a record.
pub(super) struct RecordField {
    pub(super) field: PageField,
    pub(super) place: RecordPlace,
}

/// Where a value of a record stands where the record begins with its title.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum RecordPlace {
    /// In the title already.
    Title,
    /// What most people ask for; where it is heard, in one sentence with the title.
    Lead,
    /// Below.
    Body,
}

/// A term with what is said of it.
pub(super) struct Definition {
    pub(super) term: String,
    pub(super) parts: Vec<DefinitionPart>,
}

/// A part of what is said of a term.
pub(super) enum DefinitionPart {
    /// Running text.
    Paragraph(Inlines),
    /// Points of a list.
    Points(Vec<String>),
}

/// Whom to call.
pub(super) struct Telephone {
    /// The word for a number; nothing where the number says in words that there is none.
    pub(super) label: Option<&'static str>,
    pub(super) number: String,
    pub(super) name: String,
    pub(super) role: Option<String>,
}

/// A table, for where there is room for one.
pub(super) struct PageTable<'d> {
    pub(super) columns: Vec<TableColumn>,
    /// A cell for each column.
    pub(super) rows: Each<'d, Vec<Inlines>>,
    /// The lines that part its cells on a screen.
    pub(super) lines: TableLines,
    /// The same without columns.
    pub(super) alternative: Each<'d, Section<'static>>,
    /// What is said below the columns on a screen.
    pub(super) remarks: Vec<String>,
    /// Says that columns, by their headings, are left out on a screen for want of room.
    pub(super) left_out: Option<SentenceAbout<'d>>,
}

/// Which lines a table on a screen has.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum TableLines {
    /// Around the table and between its rows, whose cells are long.
    BetweenRows,
    /// Around the table and between its columns.
    Around,
    /// None: the table is to fit on one screen.
    None,
}

/// A column of a table.
pub(super) struct TableColumn {
    pub(super) heading: &'static str,
    /// Whether its cells can be broken between words.
    pub(super) is_breakable: bool,
    /// What becomes of it on a screen.
    pub(super) need: ColumnNeed,
}

/// Whether a table on a screen has a column.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ColumnNeed {
    /// Always: where it does not fit, there is no table.
    Required,
    /// Where it fits beside those before it.
    Optional,
    /// Never, for it is too long.
    Omitted,
}

impl<'d> Section<'d> {
    /// The texts of its blocks.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Inlines> {
        self.blocks.iter().flat_map(PageBlock::texts)
    }

    /// All that is read in it, as texts: its heading, names of values and terms, too, but nothing that is called,
    /// opened or copied.
    pub(super) fn wording(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let heading = self.heading.iter().filter(|of| !of.is_literal);
        let heading = heading.map(|of| of.text.as_str());
        let names = self.blocks.iter().flat_map(PageBlock::names);
        let names = heading.chain(names).map(Cow::Borrowed);
        names.chain(self.texts().map(Inlines::wording))
    }

    /// A section under a heading of this level.
    pub(super) fn under(level: usize, text: impl Into<String>) -> Section<'d> {
        Section {
            heading: Some(Heading {
                level,
                text: text.into(),
                is_literal: false,
                is_major: false,
                reference: None,
            }),
            ..Section::default()
        }
    }

    /// As [`Section::under`], with the text set in below the heading.
    pub(super) fn indented_under(level: usize, text: impl Into<String>) -> Section<'d> {
        let is_indented = true;
        Section {
            is_indented,
            ..Section::under(level, text)
        }
    }

    /// As [`Section::indented_under`], under what is copied letter by letter.
    pub(super) fn under_literal(level: usize, text: impl Into<String>) -> Section<'d> {
        let mut section = Section::indented_under(level, text);
        if let Some(heading) = &mut section.heading {
            heading.is_literal = true;
        }
        section
    }

    /// As [`Section::under`], where the heading is one of the few that part a long page.
    pub(super) fn under_major(level: usize, text: impl Into<String>) -> Section<'d> {
        let mut section = Section::under(level, text);
        if let Some(heading) = &mut section.heading {
            heading.is_major = true;
        }
        section
    }

    /// The section with more blocks.
    pub(super) fn with_all(
        mut self,
        blocks: impl IntoIterator<Item = PageBlock<'d>>,
    ) -> Section<'d> {
        self.blocks.extend(blocks);
        self
    }

    /// The section with one more block.
    pub(super) fn with(mut self, block: PageBlock<'d>) -> Section<'d> {
        self.blocks.push(block);
        self
    }
}

impl PageBlock<'_> {
    /// Its texts, but for those of tables, which say below the columns what their signs mean.
    fn texts(&self) -> Vec<&Inlines> {
        match self {
            PageBlock::Paragraph(text)
            | PageBlock::HangingParagraph(text)
            | PageBlock::Tip(text) => vec![text],
            PageBlock::BulletList(items)
            | PageBlock::OrderedList(items)
            | PageBlock::TaskList(items) => items.iter().flatten().collect(),
            PageBlock::DefinitionList(definitions) => {
                let parts = definitions.iter().flat_map(|definition| &definition.parts);
                parts
                    .filter_map(|part| match part {
                        DefinitionPart::Paragraph(text) => Some(text),
                        DefinitionPart::Points(_) => None,
                    })
                    .collect()
            }
            PageBlock::FieldList(fields) => fields.iter().map(|field| &field.value).collect(),
            PageBlock::Record(_)
            | PageBlock::Timeline(_)
            | PageBlock::Telephones(_)
            | PageBlock::Table(_)
            | PageBlock::CodeBlock { .. }
            | PageBlock::Excerpt { .. } => Vec::new(),
        }
    }

    /// What its texts stand behind, and what is no more than a text: names of values, terms, points.
    fn names(&self) -> Vec<&str> {
        match self {
            PageBlock::DefinitionList(definitions) => definitions
                .iter()
                .flat_map(|definition| {
                    let parts = definition.parts.iter().flat_map(DefinitionPart::points);
                    std::iter::once(definition.term.as_str()).chain(parts)
                })
                .collect(),
            PageBlock::FieldList(fields) => fields.iter().map(|field| field.name).collect(),
            _ => Vec::new(),
        }
    }

    /// Running text.
    pub(super) fn paragraph(text: impl Into<Inlines>) -> Self {
        PageBlock::Paragraph(text.into())
    }

    /// A list of points, each a text.
    pub(super) fn bullets<T: Into<Inlines>>(texts: impl IntoIterator<Item = T>) -> Self {
        let items = texts.into_iter().map(|text| vec![text.into()]);
        PageBlock::BulletList(items.collect())
    }
}

impl Inline {
    /// A text that leads somewhere.
    pub(super) fn link(text: impl Into<String>, target: LinkTarget) -> Inline {
        let text = text.into();
        Inline::Link { text, target }
    }
}

impl Mark {
    /// The mark as words in brackets behind a text.
    pub(super) fn in_words(&self) -> String {
        format!(" ({})", self.words)
    }
}

impl Inlines {
    /// A text whose addresses of the web are links. It is for texts that this program brings: those of a list could
    /// lead people astray.
    pub(super) fn with_links(text: &str) -> Inlines {
        let mut parts = Inlines::default();
        let mut rest = text;
        while let Some(at) = rest.find("https://") {
            let (before, from_here) = rest.split_at(at);
            let word = from_here.split_whitespace().next().unwrap_or_default();
            let address = word.trim_end_matches(BEHIND_ADDRESS);
            parts.0.push(Inline::Text(before.to_owned()));
            parts.0.push(Inline::link(address, LinkTarget::Page));
            rest = &from_here[address.len()..];
        }
        parts.with(Inline::Text(rest.to_owned()))
    }

    /// What is read in it, with what it rests on.
    fn wording(&self) -> Cow<'_, str> {
        if let [Inline::Text(text)] = &self.0[..] {
            return Cow::Borrowed(text);
        }
        let parts = self.0.iter().flat_map(|part| match part {
            Inline::Text(words) | Inline::Strong(words) => ["", words],
            Inline::Note(words) => [" ", words],
            // A word ends there.
            _ => [" ", ""],
        });
        Cow::Owned(parts.collect())
    }

    /// Its marks of doubt.
    pub(super) fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.0.iter().filter_map(|part| match part {
            Inline::Mark(mark) => Some(mark),
            _ => None,
        })
    }

    /// What stands below the text.
    pub(super) fn below(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Inline::Note(text) | Inline::Address(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// Whether it is copied letter by letter.
    pub(super) fn is_literal(&self) -> bool {
        self.0.iter().any(|part| matches!(part, Inline::Literal(_)))
    }

    /// The text with a mark behind it, where there is one.
    pub(super) fn with_mark(mut self, mark: Option<Mark>) -> Inlines {
        self.0.extend(mark.map(Inline::Mark));
        self
    }

    /// The text with one more part.
    pub(super) fn with(mut self, part: Inline) -> Inlines {
        self.0.push(part);
        self
    }
}

/// Signs that end a sentence behind an address and do not belong to it.
const BEHIND_ADDRESS: [char; 8] = ['.', ',', ';', ':', ')', '“', '”', '?'];

impl From<String> for Inlines {
    fn from(text: String) -> Inlines {
        Inlines(vec![Inline::Text(text)])
    }
}

impl From<&str> for Inlines {
    fn from(text: &str) -> Inlines {
        text.to_owned().into()
    }
}

impl PageField {
    /// A value behind its name.
    pub(super) fn new(name: &'static str, value: impl Into<Inlines>) -> PageField {
        let value = value.into();
        PageField { name, value }
    }
}

impl PageRecord {
    /// The values that do not stand in the title.
    pub(super) fn below_title(&self) -> impl Iterator<Item = &PageField> {
        let fields = self.fields.iter();
        let below = fields.filter(|of| of.place != RecordPlace::Title);
        below.map(|of| &of.field)
    }
}

impl<'d> PageTable<'d> {
    /// Whether an empty line stands before a section of the alternative: rows of one value need nothing that parts
    /// them, and what has no heading stands below that of the table.
    pub(super) fn is_parted_before(&self, section: &Section<'_>, is_first: bool) -> bool {
        if is_first {
            section.heading.is_some()
        } else {
            self.columns.len() > 1
        }
    }

    /// A table of values that are there already, each column of which is needed.
    pub(super) fn of_rows(
        headings: impl IntoIterator<Item = &'static str>,
        rows: Vec<Vec<String>>,
        alternative: impl Fn() -> Vec<Section<'static>> + 'd,
    ) -> PageTable<'d> {
        let columns = headings.into_iter().map(|heading| TableColumn {
            heading,
            is_breakable: true,
            need: ColumnNeed::Required,
        });
        PageTable {
            columns: columns.collect(),
            rows: Box::new(move |take| {
                let mut rows = rows.iter().cloned();
                rows.try_for_each(|row| take(row.into_iter().map(Inlines::from).collect()))
            }),
            lines: TableLines::BetweenRows,
            alternative: Box::new(move |take| alternative().into_iter().try_for_each(take)),
            remarks: Vec::new(),
            left_out: None,
        }
    }
}

impl From<String> for DefinitionPart {
    fn from(text: String) -> DefinitionPart {
        DefinitionPart::Paragraph(text.into())
    }
}

impl DefinitionPart {
    /// Its points.
    fn points(&self) -> impl Iterator<Item = &str> {
        let points = match self {
            DefinitionPart::Points(points) => &points[..],
            DefinitionPart::Paragraph(_) => &[],
        };
        points.iter().map(String::as_str)
    }
}

impl Telephone {
    /// `Henrietta Falk, WIR-Koordination …`
    pub(super) fn name_and_role(&self) -> String {
        match &self.role {
            Some(role) => format!("{}, {role}", self.name),
            None => self.name.clone(),
        }
    }

    /// `06031 83-3032, Henrietta Falk, WIR-Koordination …`
    pub(super) fn number_first(&self) -> String {
        format!("{}, {}", self.number, self.name_and_role())
    }

    /// `Henrietta Falk, Telefon 06031 83-3032, WIR-Koordination …`
    pub(super) fn name_first(&self) -> String {
        let label = self.label.map(|label| format!("{label} "));
        let role = self.role.as_ref().map(|role| format!(", {role}"));
        let (label, role) = (label.unwrap_or_default(), role.unwrap_or_default());
        format!("{}, {label}{}{role}", self.name, self.number)
    }
}

impl Definition {
    /// A term with one sentence.
    pub(super) fn new(term: &str, text: impl Into<Inlines>) -> Definition {
        Definition {
            term: term.to_owned(),
            parts: vec![DefinitionPart::Paragraph(text.into())],
        }
    }

    /// A term with what is said of it; nothing where that is nothing.
    pub(super) fn with_parts(term: &str, parts: Vec<DefinitionPart>) -> Option<Definition> {
        let term = term.to_owned();
        (!parts.is_empty()).then_some(Definition { term, parts })
    }

    /// As [`Definition::with_parts`], a sentence a paragraph.
    pub(super) fn with_sentences<T: Into<Inlines>>(
        term: &str,
        sentences: Vec<T>,
    ) -> Option<Definition> {
        let parts = sentences.into_iter();
        let parts = parts.map(|sentence| DefinitionPart::Paragraph(sentence.into()));
        Definition::with_parts(term, parts.collect())
    }
}
