//! Where and for whom something is printed.

use crate::text::locale::Lang;

/// Where and for whom it is printed. All of it arrives as values; nothing here asks the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Language of what people read.
    pub lang: Lang,
    /// Columns of the terminal; `None` for a pipe or file.
    pub width: Option<usize>,
    /// No table and no bold: one `Name: value` a line, for screen readers.
    pub plain: bool,
    /// Whether bold is allowed.
    pub color: bool,
    /// Whether the terminal follows links (OSC 8).
    pub links: bool,
}
