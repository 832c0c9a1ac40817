//! A page as a document: what it says, and nothing of how a form writes it.
//!
//! The words are those of `DocBook`, `CommonMark` and Pandoc: an article has sections, a section has a heading
//! and blocks, a block holds inlines. A page builds its article once; the [writers](super::writers) write it as
//! text, as lines to be heard and as Markdown. None of them knows what it is about.

/// A page: its sections in their order.
#[derive(Default)]
pub(super) struct Article {
    pub(super) sections: Vec<Section>,
}

/// What stands together, most often under a heading.
#[derive(Default)]
pub(super) struct Section {
    pub(super) heading: Option<Heading>,
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
    Paragraph(String),
    /// Points of a list.
    List(Vec<String>),
    /// Terms, each with what is said of it.
    DefinitionList(Vec<Definition>),
    /// Lines that are typed or pasted as they stand.
    CodeBlock {
        /// The language, as an info string of `CommonMark` names it.
        language: &'static str,
        text: String,
    },
}

/// A term with what is said of it.
pub(super) struct Definition {
    pub(super) term: String,
    pub(super) blocks: Vec<PageBlock>,
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
            blocks: Vec::new(),
        }
    }

    /// The section with one more block.
    pub(super) fn with(mut self, block: PageBlock) -> Section {
        self.blocks.push(block);
        self
    }
}

impl PageBlock {
    /// Running text.
    pub(super) fn paragraph(text: impl Into<String>) -> PageBlock {
        PageBlock::Paragraph(text.into())
    }
}

impl Definition {
    /// A term with one sentence.
    pub(super) fn new(term: &str, text: impl Into<String>) -> Definition {
        Definition {
            term: term.to_owned(),
            blocks: vec![PageBlock::paragraph(text)],
        }
    }

    /// A term with what is said of it; nothing where that is nothing.
    pub(super) fn with_blocks(term: &str, blocks: Vec<PageBlock>) -> Option<Definition> {
        let term = term.to_owned();
        (!blocks.is_empty()).then_some(Definition { term, blocks })
    }

    /// As [`Definition::with_blocks`], a sentence a paragraph.
    pub(super) fn with_sentences(term: &str, sentences: Vec<String>) -> Option<Definition> {
        let blocks = sentences.into_iter().map(PageBlock::paragraph);
        Definition::with_blocks(term, blocks.collect())
    }
}
