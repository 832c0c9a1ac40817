//! The cells of a row as they stand in the text (RFC 4180): where each begins and ends, and what it holds.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr3, memchr3_iter};

/// The signs of a list: what parts its cells, and what is put around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs {
    pub(super) delimiter: u8,
    pub(super) quote: u8,
}

/// How a cell begins.
pub(super) enum Opening {
    /// Without a quotation mark, or with one that is meant as a sign of the text.
    Plain,
    /// With a quotation mark at `open`; `end` is the byte behind the one that closes it.
    Quoted { open: usize, end: usize },
    /// With a quotation mark that nothing closes.
    Broken,
}

/// Where a list is looked at to learn its layout, a cell is no longer than this.
const LONGEST_SAMPLED: usize = 4_096;

impl Signs {
    /// How the cell at `at` begins. A mark behind blanks counts where another one ends the cell (`; "Alt, Udo";`).
    pub(super) fn opening(self, bytes: &[u8], at: usize) -> Opening {
        let blanks = bytes[at..].iter().take_while(|&&byte| byte == b' ');
        let open = at + blanks.count();
        if bytes.get(open) != Some(&self.quote) {
            return Opening::Plain;
        }
        match self.closing(bytes, open) {
            Some(end) if open == at || self.ends_cell(bytes, end) => Opening::Quoted { open, end },
            None if open == at => Opening::Broken,
            _ => Opening::Plain,
        }
    }

    /// The byte after the quotation mark that closes the one at `open`; doubled marks stand for one.
    fn closing(self, bytes: &[u8], open: usize) -> Option<usize> {
        let mut at = open + 1;
        loop {
            at += memchr(self.quote, bytes.get(at..)?)? + 1;
            if bytes.get(at) != Some(&self.quote) {
                return Some(at);
            }
            at += 1;
        }
    }

    /// Whether nothing but blanks stands between a place and the end of its cell.
    pub(super) fn ends_cell(self, bytes: &[u8], at: usize) -> bool {
        let mut rest = bytes[at..].iter().skip_while(|&&byte| byte == b' ');
        rest.next()
            .is_none_or(|byte| [self.delimiter, b'\n', b'\r'].contains(byte))
    }

    /// Where the cell ends in which `at` stands: at a delimiter, at a line end, or with the text.
    pub(super) fn cell_end(self, bytes: &[u8], at: usize) -> usize {
        memchr3(self.delimiter, b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |end| at + end)
    }

    /// The cells of a row without quotation marks, and where it ends.
    pub(super) fn plain_row(
        self,
        bytes: &[u8],
        start: usize,
        cells: &mut Vec<Range<usize>>,
    ) -> usize {
        cells.clear();
        let mut at = start;
        for end in memchr3_iter(self.delimiter, b'\n', b'\r', &bytes[start..]) {
            let end = start + end;
            cells.push(at..end);
            if bytes[end] != self.delimiter {
                return end;
            }
            at = end + 1;
        }
        cells.push(at..bytes.len());
        bytes.len()
    }

    /// The cells of a row of which only the layout counts, and where it ends: a mark that is closed late or never is
    /// taken for a sign of the text.
    pub(super) fn sampled_row(
        self,
        bytes: &[u8],
        start: usize,
        cells: &mut Vec<Range<usize>>,
    ) -> usize {
        cells.clear();
        let mut at = start;
        loop {
            let near = &bytes[..bytes.len().min(at + LONGEST_SAMPLED)];
            let from = match self.opening(near, at) {
                Opening::Quoted { end, .. } => end,
                Opening::Plain | Opening::Broken => at,
            };
            let end = self.cell_end(bytes, from);
            cells.push(at..end);
            if bytes.get(end) != Some(&self.delimiter) {
                return end;
            }
            at = end + 1;
        }
    }

    /// What a cell holds, without the marks around it.
    pub(super) fn content<'t>(self, text: &'t str, cell: &Range<usize>) -> Cow<'t, str> {
        let bytes = &text.as_bytes()[..cell.end];
        let Opening::Quoted { open, end } = self.opening(bytes, cell.start) else {
            return Cow::Borrowed(text[cell.clone()].trim_ascii());
        };
        let (inner, rest) = (
            &text[open + 1..end - 1],
            text[end..cell.end].trim_ascii_end(),
        );
        if rest.is_empty() && memchr(self.quote, inner.as_bytes()).is_none() {
            return Cow::Borrowed(inner.trim_ascii());
        }
        let mark = char::from(self.quote);
        let mut whole = inner.replace(&format!("{mark}{mark}"), &mark.to_string());
        whole.push_str(rest);
        Cow::Owned(whole.trim_ascii().to_owned())
    }
}

/// The place behind the line ends at `at`: empty lines are no rows.
pub(super) fn behind_line_ends(bytes: &[u8], at: usize) -> usize {
    let ends = bytes[at..]
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at + ends.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(text: &str, quote: u8) -> Vec<Cow<'_, str>> {
        let signs = Signs {
            delimiter: b';',
            quote,
        };
        let mut cells = Vec::new();
        signs.sampled_row(text.as_bytes(), 0, &mut cells);
        let content = cells.iter().map(|cell| signs.content(text, cell));
        content.collect()
    }

    #[test]
    fn marks_around_a_cell_are_taken_off_also_behind_blanks() {
        for (row, cells) in [
            ("\"Alt, Udo\";3035", ["Alt, Udo", "3035"]),
            ("  \"Alt; Udo\" ; 3035", ["Alt; Udo", "3035"]),
            ("\"sagt \"\"ja\"\"\";\" x \"", ["sagt \"ja\"", "x"]),
            (" \"Kiki\" Alt;3035", ["\"Kiki\" Alt", "3035"]),
            ("\"a\"b;\"\"", ["ab", ""]),
            ("a\"b\";\"c", ["a\"b\"", "\"c"]),
        ] {
            assert_eq!(contents(row, b'"'), cells, "{row}");
        }
        assert_eq!(
            contents("'Alt; Udo';'O''Hara'", b'\''),
            ["Alt; Udo", "O'Hara"]
        );
    }
}
