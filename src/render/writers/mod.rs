//! What writes a page: text, and a folder for each form of documents. No writer knows what a page is about. A new
//! form of documents is a folder and a row in [`DOCUMENT_FORMATS`].

mod document_format;
mod filled_columns;
mod html;
pub(super) mod markdown;
mod plain;
#[cfg(test)]
mod tests;
mod text;

use std::io::{self, Write};

pub use document_format::DocumentFormat;

use super::Page;
use super::article::Section;

/// Every form of documents, in the order in which they are told of.
pub(super) static DOCUMENT_FORMATS: &[&DocumentFormat] = &[&markdown::FORMAT, &html::FORMAT];

/// Writes a page as text, or as lines to be heard where the page wants them.
pub(super) fn write(article: &[Section], page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if page.plain {
        plain::write(article, out)
    } else {
        text::write(article, page, out)
    }
}
