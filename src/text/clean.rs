//! Text from outside, made safe for a terminal.
//!
//! A staff list may come from anywhere. Control characters can move the cursor or change colours,
//! bidirectional overrides can show a number in the wrong order (Unicode TR 36, section 3), and
//! other invisible characters hide differences. None of them has a place in a name, a number, a room or
//! an id: two of these that look the same are the same.
//!
//! In the running text of notes a few belong to the writing, and without them it would be another text:
//! the selector that makes ☎️ a picture, the joiner in 👩‍👧, the non-joiner that divides Persian words.
//! They stay there, between characters of their kind only, where they can neither move nor hide anything.
//!
//! What cannot be taken out, because a message is about it, is shown by its number: `U+00AD`.

use std::borrow::Cow;
use std::path::Path;

use crate::text::unicode;

/// Whether `c` must not reach a terminal: it shows nothing, or changes how others are shown.
pub fn is_unsafe(c: char) -> bool {
    unicode::is_invisible(c)
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
    without_unsafe(text, |_, _, _| false)
}

/// As [`line()`], and what is part of the writing stays: for the lines of notes.
fn running_line(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    without_unsafe(text, unicode::is_part_of_writing)
}

/// `text` on one line without unsafe characters, but for those that `stays` keeps between the characters
/// before and behind them.
fn without_unsafe(
    text: &str,
    stays: impl Fn(Option<char>, char, Option<char>) -> bool,
) -> Cow<'_, str> {
    let trimmed = text.trim();
    if !trimmed.chars().any(is_unsafe) {
        return Cow::Borrowed(trimmed);
    }
    let mut cleaned = String::with_capacity(trimmed.len());
    let mut last = None;
    let mut rest = trimmed.chars();
    while let Some(c) = rest.next() {
        let c = if is_blank(c) { ' ' } else { c };
        if !is_unsafe(c) || stays(last, c, rest.clone().next()) {
            cleaned.push(c);
            last = Some(c);
        }
    }
    if cleaned == trimmed {
        return Cow::Borrowed(trimmed);
    }
    Cow::Owned(cleaned.trim().to_owned())
}

/// Whether a character divides words or lines, and on one line is a blank.
fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// `text` without unsafe characters and with its line breaks, for notes: CR, CRLF and the separators
/// of Unicode become `\n`, blanks at the ends of lines go, and so do empty lines at both ends and all
/// but one between two paragraphs. Borrows when there is nothing to do.
pub fn paragraphs(text: &str) -> Cow<'_, str> {
    let is_break = |c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    if is_plain(text) || !text.trim().contains(is_break) {
        return running_line(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut is_after_gap = false;
    for part in text.replace("\r\n", "\n").split(is_break) {
        // The blanks before a line may be what makes it part of a list.
        let indent = part.len() - part.trim_start_matches(' ').len();
        let content = running_line(part);
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
    escaped_line(&path.display().to_string()).into_owned()
}

/// `text` on one line for a message that is about it: what cannot be seen is shown as `U+00AD`.
pub fn escaped_line(text: &str) -> Cow<'_, str> {
    escape_invisible(text, is_blank)
}

/// As [`escaped_line`], but line ends stay: for reports that quote several lines.
pub fn escaped_lines(text: &str) -> Cow<'_, str> {
    escape_invisible(text, |c| c == '\t')
}

fn escape_invisible(text: &str, is_blank: impl Fn(char) -> bool) -> Cow<'_, str> {
    let is_kept = |c| !is_unsafe(c) || c == '\n' && !is_blank(c);
    if is_plain(text) || text.chars().all(is_kept) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if is_blank(c) => out.push(' '),
            c if is_kept(c) => out.push(c),
            c => out.push_str(&format!("U+{:04X}", c as u32)),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_hidden_characters_are_dropped() {
        assert_eq!(line("Fal\u{1b}[31mk"), "Fal[31mk");
        assert_eq!(line("a\u{202e}b\u{200b}c\u{9b}d"), "abcd");
        assert_eq!(line(" zwei\nZeilen\t "), "zwei Zeilen");
        assert_eq!(line("Ho\u{ad}f\u{34f}er\u{fe0f}\u{e0100}\u{2800}"), "Hofer");
    }

    #[test]
    fn what_a_message_is_about_can_be_seen() {
        assert_eq!(
            escaped_line("a\n\u{7}b\u{ad}\u{e0001}"),
            "a U+0007bU+00ADU+E0001"
        );
        assert_eq!(escaped_lines("a\n\u{7}b\tc"), "a\nU+0007b c");
        assert!(matches!(escaped_lines("eins\nzwei"), Cow::Borrowed(_)));
        assert!(matches!(escaped_line("Jörg „Ü“"), Cow::Borrowed(_)));
    }

    #[test]
    fn in_notes_stays_what_belongs_to_the_writing_and_in_names_it_goes() {
        for (written, note, name) in [
            ("☎\u{fe0f} 83-1", "☎\u{fe0f} 83-1", "☎ 83-1"),
            ("👩\u{200d}👧", "👩\u{200d}👧", "👩👧"),
            ("❤\u{fe0f}\u{200d}🔥", "❤\u{fe0f}\u{200d}🔥", "❤🔥"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم", "میخواهم"),
            ("क\u{94d}\u{200d}ष", "क\u{94d}\u{200d}ष", "क\u{94d}ष"),
            // Between other characters they say nothing and hide a difference.
            ("Fa\u{200d}lk", "Falk", "Falk"),
            ("8\u{fe0f}3", "83", "83"),
            ("می\u{200c}", "می", "می"),
            ("☎\u{ad}\u{200b}\u{fe0f}", "☎\u{fe0f}", "☎"),
            ("👩\u{200d}\u{202e}👧", "👩👧", "👩👧"),
        ] {
            assert_eq!(paragraphs(written), note);
            assert_eq!(paragraphs(note), note);
            assert_eq!(line(written), name);
        }
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
