//! What writes a page: a file or folder for each form. No writer knows what a page is about.

pub(super) mod markdown;
mod plain;
#[cfg(test)]
mod tests;
mod text;

use std::io::{self, Write};

use super::Page;
use super::article::Section;

/// Writes a page as text, or as lines to be heard where the page wants them.
pub(super) fn write(article: &[Section], page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if page.plain {
        plain::write(article, out)
    } else {
        text::write(article, page, out)
    }
}
