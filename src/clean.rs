//! Text from outside, made safe for a terminal.
//!
//! A staff list may come from anywhere. Control characters can move the cursor or change colours,
//! bidirectional overrides can show a number in the wrong order (Unicode TR 36, section 3), and
//! zero-width characters hide differences. None of them has a place in a name or a number.

use std::borrow::Cow;
use std::path::Path;

/// Whether `c` must not reach a terminal: controls (C0, DEL, C1), bidirectional controls,
/// zero-width characters, line and paragraph separators, tags.
pub fn is_unsafe(c: char) -> bool {
    // Most letters of Europe are told at once.
    if matches!(c, ' '..='~' | '\u{a0}'..='\u{24f}') {
        return false;
    }
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether `text` is printable ASCII without blanks at its ends, so that nothing is to be done.
pub fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without a way out in the middle, so that the compiler can look at many bytes at once.
    let is_printable = bytes
        .iter()
        .fold(true, |all, byte| all & (byte.wrapping_sub(0x20) < 0x5f));
    is_printable && bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ')
}

/// `text` on one line without unsafe characters: tabs and line ends become blanks, the rest is
/// dropped, and blanks at both ends go. Borrows when there is nothing to do.
pub fn line(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let trimmed = text.trim();
    if !trimmed.chars().any(is_unsafe) {
        return Cow::Borrowed(trimmed);
    }
    let cleaned: String = trimmed
        .chars()
        .map(|c| {
            if matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .filter(|&c| !is_unsafe(c))
        .collect();
    Cow::Owned(cleaned.trim().to_owned())
}

/// `text` without unsafe characters and with its line breaks, for notes: CR, CRLF and the separators
/// of Unicode become `\n`, blanks at the ends of lines go, and so do empty lines at both ends and all
/// but one between two paragraphs. Borrows when there is nothing to do.
pub fn paragraphs(text: &str) -> Cow<'_, str> {
    let is_break = |c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    if is_plain(text) || !text.trim().contains(is_break) {
        return line(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut is_after_gap = false;
    for part in text.replace("\r\n", "\n").split(is_break) {
        // The blanks before a line may be what makes it part of a list.
        let indent = part.len() - part.trim_start_matches(' ').len();
        let content = line(part);
        if content.is_empty() {
            is_after_gap = true;
            continue;
        }
        if !kept.is_empty() {
            kept.push_str(if is_after_gap { "\n\n" } else { "\n" });
            kept.push_str(&part[..indent]);
        }
        kept.push_str(&content);
        is_after_gap = false;
    }
    if kept == text {
        return Cow::Borrowed(text);
    }
    Cow::Owned(kept)
}

/// A path as a sentence names it.
pub fn path(path: &Path) -> String {
    line(&path.display().to_string()).into_owned()
}

/// As [`line()`], but line ends stay: for reports that quote several lines.
pub fn lines(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || !is_unsafe(c)) {
        return Cow::Borrowed(text);
    }
    let blank = |c| if c == '\t' { ' ' } else { c };
    Cow::Owned(
        text.chars()
            .map(blank)
            .filter(|&c| c == '\n' || !is_unsafe(c))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_hidden_characters_are_dropped() {
        assert_eq!(line("Fal\u{1b}[31mk"), "Fal[31mk");
        assert_eq!(line("a\u{202e}b\u{200b}c\u{9b}d"), "abcd");
        assert_eq!(line(" zwei\nZeilen\t "), "zwei Zeilen");
        assert_eq!(lines("a\n\u{7}b"), "a\nb");
    }

    #[test]
    fn notes_keep_their_lines_and_nothing_else_that_a_terminal_would_obey() {
        for (written, kept) in [
            (
                "eins\r\nzwei\rdrei\u{2028}vier\u{2029}fünf",
                "eins\nzwei\ndrei\nvier\nfünf",
            ),
            ("eins \t\n\n \n\r\n\nzwei", "eins\n\nzwei"),
            ("\n\n  eins\n  - zwei\n\tdrei  \n\n", "eins\n  - zwei\ndrei"),
            ("a\u{202e}b\n\u{1b}[31mc\u{200b}\n\u{7}", "ab\n[31mc"),
            ("eine Zeile\n", "eine Zeile"),
            ("a\tb", "a b"),
            (" \r\n ", ""),
        ] {
            assert_eq!(paragraphs(written), kept);
            assert_eq!(paragraphs(kept), kept);
        }
    }

    #[test]
    fn ordinary_text_is_borrowed() {
        assert!(matches!(paragraphs("eins\n\nzwei"), Cow::Borrowed(_)));
        assert!(matches!(line("Jörg Großkopf-Weiß"), Cow::Borrowed(_)));
    }
}
