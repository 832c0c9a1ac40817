//! A manual page in the language of man(7): headings, paragraphs, terms.
//!
//! Lines of the source stay within 80 bytes and a sentence ends its line, as the makers of man pages
//! ask (`mandoc -Tlint`).

use clap::Arg;
use roff::{Inline, Roff, bold, italic, roman};

use crate::cli::manual::Block;

/// Bytes of a line of the source.
const LONGEST: usize = 80;

/// What stands at the top and the bottom of each page.
pub(in crate::cli) struct ManualHeader<'h> {
    /// The name of the page, in capital letters.
    pub(in crate::cli) title: &'h str,
    /// The section of the manual.
    pub(in crate::cli) section: &'h str,
    /// The day of the last change, as `2026-11-22`.
    pub(in crate::cli) date: &'h str,
    /// The program and its version.
    pub(in crate::cli) source: &'h str,
    /// The manual to which the page belongs.
    pub(in crate::cli) manual: &'h str,
}

/// A page that is being written.
pub(in crate::cli) struct ManualPage {
    roff: Roff,
    /// Whether a title was written last: the first paragraph below it needs no beginning of its own.
    is_below_title: bool,
}

impl ManualPage {
    pub(in crate::cli) fn new(head: &ManualHeader<'_>) -> ManualPage {
        let mut roff = Roff::new();
        roff.control(
            "TH",
            [
                head.title,
                head.section,
                head.date,
                head.source,
                head.manual,
            ],
        );
        // Words are not divided by the rules of another language, and no gaps are filled up.
        roff.control("nh", []);
        roff.control("ad", ["l"]);
        ManualPage {
            roff,
            is_below_title: false,
        }
    }

    pub(in crate::cli) fn render(&self) -> String {
        self.roff.render()
    }

    /// The title of a section.
    pub(in crate::cli) fn section(&mut self, title: &str) {
        self.roff.control("SH", [title]);
        self.is_below_title = true;
    }

    /// The title of a part of a section.
    pub(in crate::cli) fn part(&mut self, title: &str) {
        self.roff.control("SS", [title]);
        self.is_below_title = true;
    }

    /// The name of the page and what it is about, as `whatis` and `apropos` read them.
    pub(in crate::cli) fn name(&mut self, name: &str, about: &str) {
        self.text(&format!("{name} - {about}"));
    }

    /// A call and what follows it, in short.
    pub(in crate::cli) fn call(&mut self, call: &str, rest: &str) {
        self.roff.text([bold(call), roman(rest)]);
    }

    pub(in crate::cli) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Text(text) => {
                    self.paragraph();
                    self.text(text);
                }
                Block::Terms(terms) => {
                    for (term, meaning) in terms {
                        self.term([bold(term)], meaning);
                    }
                }
                Block::Lines(lines) => self.lines(lines),
            }
        }
    }

    /// An option or another argument with its help.
    pub(in crate::cli) fn argument(&mut self, argument: &Arg) {
        let short = argument.get_short().map(|short| format!("-{short}"));
        let long = argument.get_long().map(|long| format!("--{long}"));
        let mut term = Vec::new();
        for name in short.into_iter().chain(long) {
            if !term.is_empty() {
                term.push(roman(", "));
            }
            term.push(bold(name));
        }
        let takes_value = argument.get_action().takes_values();
        for name in argument
            .get_value_names()
            .filter(|_| takes_value)
            .into_iter()
            .flatten()
        {
            if !term.is_empty() {
                term.push(roman(" "));
            }
            term.push(italic(name.as_str()));
        }
        let help = argument.get_help().map(ToString::to_string);
        self.term(term, &help.unwrap_or_default());
    }

    /// The names of other pages, parted by commas.
    pub(in crate::cli) fn pages(&mut self, names: &[String], section: &str) {
        self.paragraph();
        for (at, name) in names.iter().enumerate() {
            let sign = if at + 1 == names.len() { "" } else { "," };
            self.roff
                .text([bold(name), roman(format!("({section}){sign}"))]);
        }
    }

    fn paragraph(&mut self) {
        if !std::mem::take(&mut self.is_below_title) {
            self.roff.control("PP", []);
        }
    }

    fn term(&mut self, term: impl Into<Vec<Inline>>, meaning: &str) {
        self.is_below_title = false;
        self.roff.control("TP", []);
        self.roff.text(term);
        self.text(meaning);
    }

    /// Lines that are not filled.
    fn lines(&mut self, lines: &str) {
        self.paragraph();
        self.roff.control("RS", ["4"]);
        self.roff.control("nf", []);
        for line in lines.lines() {
            match line {
                // An empty line would be taken for the end of a paragraph.
                "" => self.roff.control("sp", []),
                _ => self.roff.text([bold(line)]),
            };
        }
        self.roff.control("fi", []);
        self.roff.control("RE", []);
    }

    /// Running text, in which what stands between backticks is bold.
    fn text(&mut self, text: &str) {
        let mut line: Vec<Inline> = Vec::new();
        let mut length = 0;
        for word in words(text) {
            let width: usize = word.iter().map(written_length).sum();
            if !line.is_empty() && length + 1 + width > LONGEST {
                self.roff.text(std::mem::take(&mut line));
                length = 0;
            }
            if !line.is_empty() {
                line.push(roman(" "));
                length += 1;
            }
            let ends_sentence = ends_sentence(&word);
            line.extend(word);
            length += width;
            if ends_sentence {
                self.roff.text(std::mem::take(&mut line));
                length = 0;
            }
        }
        if !line.is_empty() {
            self.roff.text(line);
        }
    }
}

/// The words of a text, each of pieces in roman and bold.
fn words(text: &str) -> Vec<Vec<Inline>> {
    let mut words = vec![Vec::new()];
    for (at, piece) in text.split('`').enumerate() {
        for (at_word, part) in piece.split(' ').enumerate() {
            if at_word > 0 {
                words.push(Vec::new());
            }
            if let Some(word) = words.last_mut().filter(|_| !part.is_empty()) {
                word.push(match at % 2 {
                    0 => roman(part),
                    _ => bold(part),
                });
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a sentence ends with a word. A sign alone is one that is spoken of, and `1.` is a number.
fn ends_sentence(word: &[Inline]) -> bool {
    let Some(Inline::Roman(last)) = word.last() else {
        return false;
    };
    let before = last.strip_suffix(['.', '?', '!']);
    before.is_some_and(|before| match before.chars().last() {
        Some(sign) => !sign.is_ascii_digit(),
        None => word.len() > 1,
    })
}

/// How long a piece is in the source, with its escapes and those that readers put in for what is not
/// ASCII.
fn written_length(piece: &Inline) -> usize {
    let (text, of_font) = match piece {
        Inline::Roman(text) => (text, 0),
        Inline::Bold(text) | Inline::Italic(text) => (text, r"\fB\fR".len()),
        Inline::LineBreak => return 0,
    };
    let escapes = text.chars().map(|c| match c {
        '-' | '\\' => 1,
        '\'' => r"\*(Aq".len() - 1,
        _ if c.is_ascii() => 0,
        _ => r"\[u00FC]".len() - 1,
    });
    text.chars().count() + of_font + escapes.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn below_title(write: impl FnOnce(&mut ManualPage)) -> String {
        let mut page = ManualPage {
            roff: Roff::new(),
            is_below_title: true,
        };
        write(&mut page);
        page.roff.to_roff()
    }

    #[test]
    fn what_stands_between_backticks_is_bold_and_no_line_is_too_long() {
        let text = below_title(|page| {
            page.text("Mit `--data`, so geht es. Dann kommt ein zweiter Satz, der so lang ist, dass er in keine Zeile der Quelle mehr passt");
        });
        assert!(
            text.starts_with("Mit \\fB\\-\\-data\\fR, so geht es.\nDann kommt"),
            "{text}"
        );
        assert_eq!(text.lines().count(), 3, "{text}");
        assert!(text.lines().all(|line| line.len() <= LONGEST), "{text}");
    }

    #[test]
    fn a_line_of_a_file_that_begins_with_a_dot_is_no_request() {
        assert_eq!(
            below_title(|page| page.lines(".SH X\n\n'x")),
            ".RS 4\n.nf\n\\fB.SH X\\fR\n.sp\n\\fB'x\\fR\n.fi\n.RE\n"
        );
    }
}
