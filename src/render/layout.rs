//! Lines for people: wrapped by display width, never inside a word.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::Page;

/// Widest line of running text; longer lines are hard to follow.
const WIDEST: usize = 78;

/// Width for text where there is no terminal.
const WITHOUT_TERMINAL: usize = 78;

impl Page {
    /// Columns for running text. Where it is heard the terminal breaks it, for each row that is written is
    /// said by itself.
    pub(super) fn text_width(&self) -> usize {
        if self.plain {
            return usize::MAX;
        }
        self.width.unwrap_or(WITHOUT_TERMINAL).clamp(10, WIDEST)
    }

    /// Whether it is printed for other programs too, as into a pipe, or heard: one value, one line, no padding.
    pub(super) fn is_for_lines(&self) -> bool {
        self.width.is_none() || self.plain
    }

    /// `text` in bold, where that is allowed.
    pub(super) fn bold(&self, text: &str) -> String {
        if self.color && !self.plain {
            let style = anstyle::Style::new().bold();
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// Writes `text` behind `first`, continuation lines behind `rest`. A word wider than the line stands
/// on a line of its own, whole.
pub(super) fn paragraph(
    out: &mut dyn Write,
    text: &str,
    first: &str,
    rest: &str,
    width: usize,
) -> io::Result<()> {
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in text.split_whitespace() {
        if !is_empty && seen_width(&line) + 1 + seen_width(word) > width {
            writeln!(out, "{}", line.trim_end())?;
            rest.clone_into(&mut line);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    writeln!(out, "{}", line.trim_end())
}

/// Writes each line of a message, broken between words where it is wider than the terminal. A line below
/// keeps its indent; a command stands whole, to be copied.
pub fn wrap(out: &mut dyn Write, text: &str, width: usize) -> io::Result<()> {
    text.lines().try_for_each(|line| {
        let words = line.trim_start();
        if seen_width(line) <= width || words.starts_with("wir ") {
            return writeln!(out, "{line}");
        }
        let indent = &line[..line.len() - words.len()];
        paragraph(out, words, indent, indent, width)
    })
}

/// Columns that a line takes on the screen; the codes for bold and for links take none.
fn seen_width(line: &str) -> usize {
    let mut rest = line;
    let mut width = 0;
    while let Some((before, code)) = rest.split_once('\u{1b}') {
        width += before.width();
        let end = if code.starts_with(']') { LINK_END } else { "m" };
        rest = code.split_once(end).map_or("", |(_, after)| after);
    }
    width + rest.width()
}

/// Ends the address of a link (String Terminator, ECMA-48, 8.3.143).
const LINK_END: &str = "\u{1b}\\";

/// A text that leads to an address, as terminals know it (OSC 8). Each word is a link of its own, so that none is
/// open where a line is broken; by their id a terminal marks them together.
pub(super) fn link(text: &str, address: &str) -> String {
    let is_sign = |c: char| c.is_ascii_graphic();
    if !address.chars().all(is_sign) {
        return text.to_owned();
    }
    let id: String = address
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let words = text
        .split(' ')
        .map(|word| format!("\u{1b}]8;id={id};{address}{LINK_END}{word}\u{1b}]8;;{LINK_END}"));
    let words: Vec<String> = words.collect();
    words.join(" ")
}

/// `Name: value`, continued below the value where there is room, else indented by two. The lines of a
/// note stand below each other, without empty ones between: those part entries.
pub(super) fn field(
    out: &mut dyn Write,
    name: &str,
    value: &str,
    name_width: usize,
    page: &Page,
) -> io::Result<()> {
    let width = page.width.map_or(usize::MAX, |width| width.max(10));
    let label = format!("{name}:");
    let gap = (name_width + 2).saturating_sub(label.width()).max(1);
    let first = format!("{label}{}", " ".repeat(gap));
    let rest = if width < 50 {
        "  ".to_owned()
    } else {
        " ".repeat(name_width + 2)
    };
    let width = width.min(WIDEST);
    let (value, below) = value.split_once('\n').unwrap_or((value, ""));
    paragraph(out, value, &first, &rest, width)?;
    let mut below = below.lines().filter(|line| !line.is_empty());
    below.try_for_each(|line| paragraph(out, line, &rest, &rest, width))
}

/// `Name: value` on one line.
pub(super) fn push_plain_field(name: &str, value: &str, out: &mut String) {
    out.push_str(name);
    out.push(':');
    for word in value.split_whitespace() {
        out.push(' ');
        out.push_str(word);
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize) -> String {
        let mut out = Vec::new();
        paragraph(&mut out, text, "- ", "  ", width).expect("written");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn text_wraps_between_words_by_what_is_seen() {
        assert_eq!(wrapped("äöü äöü äöü", 10), "- äöü äöü\n  äöü\n");
    }

    #[test]
    fn bold_and_links_take_no_room() {
        assert_eq!(seen_width("\u{1b}[1mäb\u{1b}[0m c"), 4);
        assert_eq!(seen_width(&link("06031 83-1", "tel:+496031831")), 10);
    }

    #[test]
    fn an_address_that_a_terminal_could_take_for_a_command_is_no_link() {
        assert_eq!(link("hier", "https://example.org/\u{1b}[2J"), "hier");
    }

    #[test]
    fn a_word_that_is_too_long_is_never_broken() {
        assert_eq!(
            wrapped("a Anerkennungskultur b", 10),
            "- a\n  Anerkennungskultur\n  b\n"
        );
    }
}
