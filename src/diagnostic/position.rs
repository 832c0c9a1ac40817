//! Lines and columns of places in a text.

use super::document::{DocumentIndex, Span};

/// Line and column of a byte, both from 1; columns are counted in characters.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (
        memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

/// As [`line_and_column`], for many places that come in their order: each text is walked through once.
#[derive(Default)]
pub struct PositionFinder {
    document: DocumentIndex,
    byte: usize,
    line_ends: usize,
    /// Letters of the line before `byte`.
    letters: usize,
}

impl PositionFinder {
    /// Line and column of the beginning of a span in its text.
    pub fn line_and_column(&mut self, span: Span, text: &str) -> (usize, usize) {
        let byte = text.floor_char_boundary((span.start as usize).min(text.len()));
        if span.document != self.document || byte < self.byte {
            *self = PositionFinder {
                document: span.document,
                ..PositionFinder::default()
            };
        }
        let between = &text[self.byte..byte];
        self.line_ends += memchr::memchr_iter(b'\n', between.as_bytes()).count();
        let of_line = match between.rfind('\n') {
            Some(at) => {
                self.letters = 0;
                &between[at + 1..]
            }
            None => between,
        };
        self.letters += of_line.chars().count();
        self.byte = byte;
        (self.line_ends + 1, self.letters + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "eins\nÄöü = 1";
        assert_eq!(
            line_and_column(text, text.find('=').expect("there")),
            (2, 5)
        );
        assert_eq!(line_and_column(text, 999), (2, 8));
        assert_eq!(line_and_column("", 0), (1, 1));
    }

    #[test]
    fn many_places_have_the_lines_and_columns_that_each_has_alone() {
        let texts = ["eins\nÄöü = 1\n\nende", "", "a\r\nb\r\nü"];
        let mut lines = PositionFinder::default();
        // In their order, then back and to and fro.
        for turn in 0..3_u32 {
            for (text, document) in texts.iter().zip(0..) {
                for start in (turn * 3 % 7..25).chain([4, 2]) {
                    let span = Span {
                        document: DocumentIndex(document),
                        start,
                        end: start,
                    };
                    let want = line_and_column(text, start as usize);
                    assert_eq!(lines.line_and_column(span, text), want, "{text:?}, {start}");
                }
            }
        }
    }
}
