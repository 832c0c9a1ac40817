//! A page as a document: what it says, and nothing of how a form writes it.
//!
//! The words are those of `DocBook`, `CommonMark` and Pandoc: an article has sections, a section has a heading
//! and blocks, a block holds inlines. A page builds its article once; the [writers](super::writers) write it as
//! text, as lines to be heard and as Markdown. None of them knows what it is about.

/// A page: its sections in their order.
pub(super) type Article = Vec<Section>;

/// What stands together, most often under a heading.
#[derive(Default)]
pub(super) struct Section {
    pub(super) heading: Option<Heading>,
    /// Whether text is set in below the heading, which else could not be told from it without bold. A single
    /// point of a list then needs no sign.
    pub(super) is_indented: bool,
    pub(super) blocks: Vec<PageBlock>,
}

/// A heading of a section.
pub(super) struct Heading {
    /// 1 for the title of a page, 2 for its parts, 3 for what is in them.
    pub(super) level: usize,
    pub(super) text: String,
    /// The name of a reference and the reference, by which the page is asked for again (DIN 5008, information
    /// block).
    pub(super) reference: Option<(&'static str, String)>,
}

/// What a section is made of.
pub(super) enum PageBlock {
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
    /// Terms, each with what is said of it.
    DefinitionList(Vec<Definition>),
    /// Short values behind their names.
    FieldList(Vec<(&'static str, String)>),
    /// Numbers to call.
    Telephones(Vec<Telephone>),
    /// Values in rows and columns.
    Table(PageTable),
    /// Lines that are typed or pasted as they stand.
    CodeBlock {
        /// The language, as an info string of `CommonMark` names it.
        language: &'static str,
        text: String,
    },
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
    /// An address of the web.
    Link(String),
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
pub(super) struct PageTable {
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
    /// The same without columns.
    pub(super) alternative: Vec<Section>,
}

impl Section {
    /// A section under a heading of this level.
    pub(super) fn under(level: usize, text: impl Into<String>) -> Section {
        Section {
            heading: Some(Heading {
                level,
                text: text.into(),
                reference: None,
            }),
            ..Section::default()
        }
    }

    /// As [`Section::under`], with the text set in below the heading.
    pub(super) fn indented_under(level: usize, text: impl Into<String>) -> Section {
        let is_indented = true;
        Section {
            is_indented,
            ..Section::under(level, text)
        }
    }

    /// The section with more blocks.
    pub(super) fn with_all(mut self, blocks: impl IntoIterator<Item = PageBlock>) -> Section {
        self.blocks.extend(blocks);
        self
    }

    /// The section with one more block.
    pub(super) fn with(mut self, block: PageBlock) -> Section {
        self.blocks.push(block);
        self
    }
}

impl PageBlock {
    /// Running text.
    pub(super) fn paragraph(text: impl Into<Inlines>) -> PageBlock {
        PageBlock::Paragraph(text.into())
    }

    /// A list of points, each a text.
    pub(super) fn bullets<T: Into<Inlines>>(texts: impl IntoIterator<Item = T>) -> PageBlock {
        let items = texts.into_iter().map(|text| vec![text.into()]);
        PageBlock::BulletList(items.collect())
    }
}

impl Inlines {
    /// The text with one more part.
    pub(super) fn with(mut self, part: Inline) -> Inlines {
        self.0.push(part);
        self
    }
}

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

impl From<String> for DefinitionPart {
    fn from(text: String) -> DefinitionPart {
        DefinitionPart::Paragraph(text.into())
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
    pub(super) fn with_sentences(term: &str, sentences: Vec<String>) -> Option<Definition> {
        let parts = sentences.into_iter().map(DefinitionPart::from);
        Definition::with_parts(term, parts.collect())
    }
}
