//! Values of vCard properties: character sets, quoted-printable, base64, escapes, components.

use std::borrow::Cow;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use encoding_rs::{Encoding, WINDOWS_1252};

use super::property::{Property, ValueEncoding};
use crate::formats::line_cursor::piece;

/// Base64 with or without the signs that fill its end.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What was wrong with a value, although something was read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ValueFlaw {
    /// There is no character set of this name.
    UnknownCharset(String),
    /// Bytes that the character set does not have, or that are cut off.
    DamagedCharacters,
    /// An `=` that begins no byte, or letters that are no base64.
    DamagedCoding,
}

/// A text of a value: decoded, escapes still in it.
pub(super) fn decode_value<'t>(
    property: &Property<'t>,
    raw: Cow<'t, str>,
    flaws: &mut Vec<ValueFlaw>,
) -> Cow<'t, str> {
    let bytes = match property.coding() {
        ValueEncoding::Plain => return raw,
        ValueEncoding::QuotedPrintable if !raw.contains('=') => return raw,
        ValueEncoding::QuotedPrintable => decode_quoted_printable(&raw, flaws),
        ValueEncoding::Base64 => match BASE64.decode(raw.trim()) {
            Ok(bytes) => bytes,
            Err(_) => {
                flaws.push(ValueFlaw::DamagedCoding);
                return Cow::Borrowed("");
            }
        },
    };
    Cow::Owned(decode_charset(bytes, property.parameter("charset"), flaws))
}

/// Bytes of quoted-printable (RFC 2045, 6.7), without soft line breaks. Written here because crates
/// for it drop what is not ASCII, and cards have both side by side.
fn decode_quoted_printable(text: &str, flaws: &mut Vec<ValueFlaw>) -> Vec<u8> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        if byte != b'=' {
            out.push(byte);
            continue;
        }
        let high = bytes.get(at).copied().and_then(digit);
        let low = bytes.get(at + 1).copied().and_then(digit);
        if let (Some(high), Some(low)) = (high, low) {
            out.push(high * 16 + low);
            at += 2;
        } else if text[at..].trim().is_empty() {
            // A soft line break before nothing.
            break;
        } else {
            out.push(byte);
            flaws.push(ValueFlaw::DamagedCoding);
        }
    }
    out
}

/// Bytes as text. Without a name the bytes are UTF-8 where they can be, else Windows-1252.
fn decode_charset(bytes: Vec<u8>, label: Option<&str>, flaws: &mut Vec<ValueFlaw>) -> String {
    let encoding = label.and_then(|label| {
        let known = Encoding::for_label(label.as_bytes());
        if known.is_none() {
            flaws.push(ValueFlaw::UnknownCharset(label.to_owned()));
        }
        known
    });
    if let Some(encoding) = encoding {
        let (text, _, is_damaged) = encoding.decode(&bytes);
        if is_damaged {
            flaws.push(ValueFlaw::DamagedCharacters);
        }
        return text.into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|error| {
        WINDOWS_1252
            .decode_without_bom_handling(error.as_bytes())
            .0
            .into_owned()
    })
}

/// Takes the escapes out of a text (RFC 6350, 3.4). vCard 2.1 knows them for signs only; there a
/// backslash before a letter is a backslash.
pub(super) fn unescape(text: Cow<'_, str>, is_2_1: bool) -> Cow<'_, str> {
    if !text.contains('\\') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.clone().next() {
            Some('n' | 'N') if !is_2_1 => out.push('\n'),
            Some(sign @ (';' | ',' | ':' | '"')) => out.push(sign),
            Some('\\') if !is_2_1 => out.push('\\'),
            _ => {
                out.push('\\');
                continue;
            }
        }
        rest.next();
    }
    Cow::Owned(out)
}

/// The components of a value, at separators that are not escaped.
pub(super) fn components<'t>(value: &Cow<'t, str>, separator: u8) -> Vec<Cow<'t, str>> {
    let bytes = value.as_bytes();
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\\' {
            at += 1;
        } else if byte == separator {
            found.push(piece(value, start..at));
            start = at + 1;
        }
        at += 1;
    }
    found.push(piece(value, start..bytes.len()));
    found
}

/// Takes the scheme off an address: `mailto:a@example.org`.
pub(super) fn strip_scheme<'t>(text: Cow<'t, str>, scheme: &str) -> Cow<'t, str> {
    let has_scheme = text
        .get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    match text {
        text if !has_scheme => text,
        Cow::Borrowed(text) => Cow::Borrowed(&text[scheme.len()..]),
        Cow::Owned(text) => Cow::Owned(text[scheme.len()..].to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str, label: Option<&str>) -> (String, Vec<ValueFlaw>) {
        let mut flaws = Vec::new();
        let bytes = decode_quoted_printable(text, &mut flaws);
        (decode_charset(bytes, label, &mut flaws), flaws)
    }

    #[test]
    fn quoted_printable_is_read_in_the_character_set_that_is_named() {
        assert_eq!(quoted("M=C3=BCller", Some("UTF-8")).0, "Müller");
        assert_eq!(quoted("M=FCller", Some("ISO-8859-1")).0, "Müller");
        assert_eq!(quoted("M=FCller", None).0, "Müller");
        assert_eq!(quoted("M=C3=BCller", None).0, "Müller");
        assert_eq!(
            quoted("=CC=EE=F1=EA=E2=E0", Some("windows-1251")).0,
            "Москва"
        );
    }

    #[test]
    fn what_is_damaged_is_kept_as_far_as_it_can_be_and_told() {
        assert_eq!(
            quoted("50=% von Ü", None),
            ("50=% von Ü".to_owned(), vec![ValueFlaw::DamagedCoding])
        );
        assert_eq!(
            quoted("M=C3", Some("utf-8")).1,
            [ValueFlaw::DamagedCharacters]
        );
        assert_eq!(
            quoted("M=FC", Some("klingonisch")),
            (
                "Mü".to_owned(),
                vec![ValueFlaw::UnknownCharset("klingonisch".to_owned())]
            )
        );
        assert_eq!(quoted("ende=", None), ("ende".to_owned(), Vec::new()));
    }

    #[test]
    fn escapes_are_those_of_the_version() {
        assert_eq!(
            unescape("a\\, b\\; c\\\\ d\\ne".into(), false),
            "a, b; c\\ d\ne"
        );
        assert_eq!(unescape("a\\; C:\\neu\\\\".into(), true), "a; C:\\neu\\\\");
        assert_eq!(unescape("offen\\".into(), false), "offen\\");
    }

    #[test]
    fn components_divide_at_separators_that_are_not_escaped() {
        assert_eq!(components(&"a;b\\;c;".into(), b';'), ["a", "b\\;c", ""]);
        assert_eq!(components(&"\\".into(), b';'), ["\\"]);
    }
}
