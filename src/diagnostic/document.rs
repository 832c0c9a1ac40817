//! Texts that were read, and places in them.

use std::borrow::Cow;
use std::ops::{Index, Range};
use std::path::PathBuf;

/// A text that was read, under the name that messages use for it.
#[derive(Clone, Debug)]
pub struct Document {
    /// Path as the user gave it, or `bundled:contacts.toml` for compiled-in text.
    pub name: String,
    /// The text, decoded.
    pub text: Cow<'static, str>,
    /// What was written down of it when the program was built; empty where it is to be read.
    pub steps: &'static [u8],
    /// Why it was read.
    pub layer: Layer,
    /// Number of the file or folder that brought it; a later one replaces records of an earlier one.
    pub rank: u32,
    /// Whether accounts are read from it that are no staff.
    pub all_accounts: bool,
}

/// A layer of data and why it was read. Later layers replace records of the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Compiled into the program.
    Bundled,
    /// Lies in the user's data folder.
    UserFolder,
    /// Named in the config file, or the config file itself.
    Config,
    /// Named by the variable `WIR_DATA`.
    Variable,
    /// Named by `--data`, or as an argument of `check`.
    Argument,
}

/// Which document: its place among those that were read, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentIndex(pub u32);

impl DocumentIndex {
    /// The document at a place in a list.
    pub fn at(place: usize) -> DocumentIndex {
        DocumentIndex(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// Its place in a list.
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

impl Index<DocumentIndex> for [Document] {
    type Output = Document;

    fn index(&self, index: DocumentIndex) -> &Document {
        &self[index.place()]
    }
}

impl Index<DocumentIndex> for Vec<Document> {
    type Output = Document;

    fn index(&self, index: DocumentIndex) -> &Document {
        &self[index.place()]
    }
}

/// A piece of a document, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The document.
    pub document: DocumentIndex,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// The piece of a document that a range of bytes is.
    pub fn of(document: DocumentIndex, range: &Range<usize>) -> Span {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span {
            document,
            start: byte(range.start),
            end: byte(range.end),
        }
    }
}

/// Where something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FindingPlace {
    /// In a text that was read.
    In(Span),
    /// With a file or folder as a whole, or one that could not be read; or with an address, of which
    /// only what may be shown stands here.
    File(PathBuf),
}
