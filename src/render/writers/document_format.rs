//! What is known of a form of documents.

use std::io::{self, Write};

use crate::render::article::Section;
use crate::text::locale::Lang;

/// A form in which every page exists: to send, to print, to keep. Each stands in the `mod.rs` of its folder and in
/// the table `DOCUMENT_FORMATS`.
#[derive(Debug)]
pub struct DocumentFormat {
    /// The name that `--format` takes.
    pub name: &'static str,
    /// What is written in it and what for, for the page about the forms of output.
    pub output: fn(Lang) -> &'static str,
    /// Writes a page.
    pub(in crate::render) write: WriteDocument,
}

/// Writes a page as a file of its own: what it says, what it is called where no heading of its own says that, and the
/// language of both.
pub(in crate::render) type WriteDocument =
    fn(article: &[Section<'_>], title: &str, lang: Lang, out: &mut dyn Write) -> io::Result<()>;

/// Forms of documents are told apart by their names.
impl PartialEq for DocumentFormat {
    fn eq(&self, other: &DocumentFormat) -> bool {
        self.name == other.name
    }
}

impl Eq for DocumentFormat {}
