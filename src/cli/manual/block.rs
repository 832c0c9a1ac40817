//! What pages of help and of the manual are made of.

/// A part of a page.
pub(in crate::cli) enum Block {
    /// Running text.
    Text(String),
    /// Terms, each with what it means.
    Terms(Vec<(String, String)>),
    /// Lines that stay as they are: calls, the content of a file.
    Lines(&'static str),
}

impl Block {
    pub(in crate::cli) fn text(text: impl Into<String>) -> Block {
        Block::Text(text.into())
    }

    pub(in crate::cli) fn terms<'t>(terms: impl IntoIterator<Item = (&'t str, &'t str)>) -> Block {
        let owned = |(term, meaning): (&str, &str)| (term.to_owned(), meaning.to_owned());
        Block::Terms(terms.into_iter().map(owned).collect())
    }
}

/// A section that only the manual page of a command has.
pub(in crate::cli) struct ManualSection {
    /// The title, in capital letters.
    pub(in crate::cli) title: &'static str,
    /// What it says.
    pub(in crate::cli) blocks: Vec<Block>,
}
