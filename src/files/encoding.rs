//! Bytes into text: UTF-8 as it should be, and what spreadsheets really save.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::single_byte::SingleByte;
use crate::both;
use crate::diagnostic::{Diagnostic, DocumentIndex, FindingPlace, Findings, Span};
use crate::text::locale::Text;

/// Decodes a file, and says so where it is not UTF-8.
///
/// UTF-16 is recognised by its byte order mark or by its many zero bytes; everything else that is not
/// UTF-8 is read in the character set of one byte a character by which it spells words. A file that is UTF-8 but for some lines
/// keeps its UTF-8 lines: one wrong byte must not spoil the umlauts of all others.
pub(crate) fn decode(mut bytes: Vec<u8>, document: DocumentIndex) -> (String, Findings) {
    // The end of a file of DOS.
    bytes.pop_if(|last| *last == b'\x1a');
    let place = |start: usize, end: usize| FindingPlace::In(Span::of(document, &(start..end)));
    if let Some(encoding) = detect_utf_16(&bytes) {
        let (text, _, damaged) = encoding.decode(&bytes);
        let mut findings =
            single_finding(encoding_finding(place(0, 0), &both!("UTF-16", "UTF-16")));
        if damaged {
            findings.push(Diagnostic::error(
                "broken-encoding",
                place(0, 0),
                both!(
                    "Einige Zeichen sind beschädigt.",
                    "Some characters are damaged."
                ),
                both!(
                    "Bitte die Datei neu als UTF-8 speichern.",
                    "Please save the file again as UTF-8."
                ),
            ));
        }
        return (text.into_owned(), findings);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            return match text.strip_prefix('\u{feff}') {
                Some(rest) => (rest.to_owned(), Findings::default()),
                None => (text, Findings::default()),
            };
        }
        Err(error) => {
            let mut bytes = error.into_bytes();
            move_folds_before_letters(&mut bytes);
            match String::from_utf8(bytes) {
                Ok(text) => return (text, Findings::default()),
                Err(error) => error.into_bytes(),
            }
        }
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if let Some(text) = decode_by_named_charsets(bytes) {
        return (text, Findings::default());
    }
    let has_good_umlauts = bytes
        .split(|&byte| byte == b'\n')
        .any(|line| !line.is_ascii() && std::str::from_utf8(line).is_ok());
    if !has_good_umlauts {
        let set = SingleByte::guess(bytes);
        let name = Text::fixed(set.name(), set.name());
        return (
            set.decode(bytes).into_owned(),
            single_finding(encoding_finding(place(0, 0), &name)),
        );
    }
    let (mut text, mut findings) = (String::with_capacity(bytes.len()), Findings::default());
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if let Ok(line) = std::str::from_utf8(line) {
            text.push_str(line);
            continue;
        }
        let start = text.len();
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0);
        let wrong = text[start..]
            .find(|c: char| !c.is_ascii())
            .map_or(start, |at| start + at);
        let end = wrong + text[wrong..].chars().next().map_or(0, char::len_utf8);
        findings.push(Diagnostic::warning(
            "mixed-encoding",
            place(wrong, end),
            both!(
                "Diese Zeile ist nicht UTF-8; sie wurde als Windows-1252 gelesen.",
                "This line is not UTF-8; it was read as Windows-1252."
            ),
            both!(
                "Bitte die Zeichen prüfen und die Datei als UTF-8 speichern.",
                "Please check the characters and save the file as UTF-8."
            ),
        ));
    }
    (text, findings)
}

/// Old writers fold a line wherever it is long enough, also within a letter of several bytes, for lines are unfolded
/// before they are decoded (RFC 6350, 3.2). The fold goes before the letter, so that every line stays where it is.
fn move_folds_before_letters(bytes: &mut [u8]) {
    let is_inside_letter = |byte: &u8| byte & 0xC0 == 0x80;
    for blank in 1..bytes.len().saturating_sub(1) {
        let is_fold = matches!(bytes[blank - 1..=blank], [b'\n', b' ' | b'\t']);
        if !is_fold || !is_inside_letter(&bytes[blank + 1]) {
            continue;
        }
        let line = bytes[..blank - 1]
            .strip_suffix(b"\r")
            .map_or(blank - 1, <[u8]>::len);
        let inside = bytes[..line]
            .iter()
            .rev()
            .take_while(|byte| is_inside_letter(byte));
        let letter = inside.count() + 1;
        if letter <= 3 && line >= letter && bytes[line - letter] >= 0xC0 {
            bytes[line - letter..=blank].rotate_left(letter);
        }
    }
}

/// The text of cards of version 2.1, which name the character set at each line that needs one; `None`
/// where a line that is not UTF-8 names none.
fn decode_by_named_charsets(bytes: &[u8]) -> Option<String> {
    if !bytes
        .trim_ascii_start()
        .get(..6)?
        .eq_ignore_ascii_case(b"BEGIN:")
    {
        return None;
    }
    let mut text = String::with_capacity(bytes.len());
    // A folded line goes on in the character set of its beginning.
    let mut named = None;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            named = charset_of(line);
        }
        match (std::str::from_utf8(line), named) {
            (Ok(line), _) => text.push_str(line),
            (Err(_), Some(encoding)) => {
                text.push_str(&encoding.decode_without_bom_handling(line).0);
            }
            (Err(_), None) => return None,
        }
    }
    Some(text)
}

/// The character set that a line names before its value: `FN;CHARSET=ISO-8859-2:…`.
fn charset_of(line: &[u8]) -> Option<&'static Encoding> {
    const NAME: &[u8] = b"CHARSET=";
    let head = line.split(|&byte| byte == b':').next()?;
    let at = head
        .windows(NAME.len())
        .position(|part| part.eq_ignore_ascii_case(NAME))?;
    let label = head[at + NAME.len()..].split(|&byte| byte == b';').next()?;
    Encoding::for_label(label.trim_ascii())
}

fn single_finding(finding: Diagnostic) -> Findings {
    Findings::from_iter([finding])
}

fn encoding_finding(place: FindingPlace, name: &Text) -> Diagnostic {
    let (de, en) = (&name.de, name.get(crate::text::locale::Lang::En));
    Diagnostic::warning(
        "not-utf-8",
        place,
        both!(
            "Diese Datei ist nicht UTF-8; sie wurde als {de} gelesen.",
            "This file is not UTF-8; it was read as {en}."
        ),
        both!(
            "Am besten als UTF-8 speichern.",
            "It is best to save it as UTF-8."
        ),
    )
}

/// UTF-16 by its mark, or by zero bytes in every second place of the first line.
fn detect_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let start = &bytes[..bytes.len().min(64)];
    let zeros = |first: usize| {
        start
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let many = start.len() / 2;
    if start.len() < 4 {
        None
    } else if zeros(1) * 4 >= many * 3 {
        Some(UTF_16LE)
    } else if zeros(0) * 4 >= many * 3 {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(findings: &Findings) -> Vec<&str> {
        findings.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_letter_that_is_folded_in_its_middle_is_whole_again() {
        for fold in ["\n ", "\r\n\t"] {
            let text = format!("FN:Eva M\u{fc}ller \u{20ac}{fold}x\n");
            let split = |at: usize| {
                let bytes = text.as_bytes();
                [&bytes[..at], fold.as_bytes(), &bytes[at..]].concat()
            };
            for at in [9, 17, 18] {
                let (read, findings) = decode(split(at), DocumentIndex::at(0));
                assert!(findings.is_empty());
                assert_eq!(
                    read.replacen(fold, "", 1).replacen(fold, "", 1),
                    text.replacen(fold, "", 1)
                );
            }
        }
    }

    #[test]
    fn utf_8_with_and_without_mark_is_read_without_a_word() {
        assert!(decode("Müller".into(), DocumentIndex(0)).1.is_empty());
        let (text, findings) = decode("\u{feff}Müller".into(), DocumentIndex(0));
        assert_eq!((text.as_str(), findings.len()), ("Müller", 0));
    }

    #[test]
    fn utf_16_in_both_orders_with_and_without_mark_is_read_and_said() {
        let wide = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect()
        };
        for text in ["\u{feff}Name;Müller\n", "Name;Müller\n"] {
            for big in [false, true] {
                let (decoded, findings) = decode(wide(text, big), DocumentIndex(0));
                assert_eq!(decoded, "Name;Müller\n");
                assert_eq!(codes(&findings), ["not-utf-8"]);
            }
        }
    }

    #[test]
    fn windows_1252_is_read_and_said() {
        let (text, findings) = decode(b"M\xfcller \x96 80 \x80".to_vec(), DocumentIndex(0));
        assert_eq!(text, "Müller – 80 €");
        assert_eq!(codes(&findings), ["not-utf-8"]);
    }

    #[test]
    fn cards_that_name_their_character_set_are_read_in_it() {
        let card = b"BEGIN:VCARD\r\nFN;CHARSET=ISO-8859-2:Nov\xe1k, Miko\xb3aj\r\nORG;CHARSET=windows-1251:\xcc\xee\r\n \xf1\r\nNOTE:\xc3\xbc\r\n";
        let (text, findings) = decode(card.to_vec(), DocumentIndex(0));
        assert!(
            text.contains("Novák, Mikołaj") && text.contains("Мо\r\n с") && text.contains("NOTE:ü"),
            "{text}"
        );
        assert!(findings.is_empty());
    }

    #[test]
    fn one_wrong_line_does_not_spoil_the_others() {
        let (text, findings) = decode(
            [b"M\xc3\xbcller\n".as_slice(), b"Sch\xe4fer\n"].concat(),
            DocumentIndex(7),
        );
        assert_eq!(text, "Müller\nSchäfer\n");
        assert_eq!(codes(&findings), ["mixed-encoding"]);
        assert_eq!(
            findings.iter().next().expect("a finding").place,
            FindingPlace::In(Span {
                document: DocumentIndex(7),
                start: 11,
                end: 13
            })
        );
    }
}
