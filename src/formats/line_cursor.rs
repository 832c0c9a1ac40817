//! Lines as they stand in a text, for the forms that fold long ones (vCard, LDIF).

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

/// A piece of an unfolded line, borrowed where the line stands in the text as it is.
pub(super) fn piece<'t>(line: &Cow<'t, str>, range: Range<usize>) -> Cow<'t, str> {
    match line {
        Cow::Borrowed(line) => Cow::Borrowed(&line[range]),
        Cow::Owned(line) => Cow::Owned(line[range].to_owned()),
    }
}

/// Walks over the lines of a text. A line ends with LF, CR LF, or, in files of old systems that have
/// no LF at all, with CR alone.
#[derive(Clone)]
pub(super) struct LineCursor<'t> {
    text: &'t str,
    at: usize,
    end: u8,
}

impl<'t> LineCursor<'t> {
    pub(super) fn new(text: &'t str) -> LineCursor<'t> {
        let end = if text.contains('\n') || !text.contains('\r') {
            b'\n'
        } else {
            b'\r'
        };
        LineCursor { text, at: 0, end }
    }

    /// The text that the ranges belong to.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// The next line without its end, and where the one after it begins.
    fn peek_range(&self) -> Option<(Range<usize>, usize)> {
        if self.at >= self.text.len() {
            return None;
        }
        let rest = &self.text[self.at..];
        let (length, whole) = match memchr(self.end, rest.as_bytes()) {
            Some(length) => (length, length + 1),
            None => (rest.len(), rest.len()),
        };
        let line = rest[..length].trim_end_matches('\r');
        Some((self.at..self.at + line.len(), self.at + whole))
    }

    /// The next line, without moving on.
    pub(super) fn peek(&self) -> Option<&'t str> {
        self.peek_range().map(|(line, _)| &self.text[line])
    }

    /// Goes back to a place in the last line, so that a new line begins there.
    pub(super) fn back_to(&mut self, at: usize) {
        self.at = at;
    }

    /// Whether the last line that was read was ended.
    pub(super) fn is_ended(&self) -> bool {
        self.text[..self.at].ends_with(char::from(self.end))
    }
}

impl Iterator for LineCursor<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let (line, next) = self.peek_range()?;
        self.at = next;
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        for text in ["a\nb\n\nc", "a\r\nb\r\n\r\nc", "a\rb\r\rc"] {
            let lines: Vec<&str> = LineCursor::new(text).map(|line| &text[line]).collect();
            assert_eq!(lines, ["a", "b", "", "c"]);
        }
        assert_eq!(LineCursor::new("").count(), 0);
    }
}
