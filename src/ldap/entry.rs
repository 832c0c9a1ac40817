//! An entry of a server as a text of its own, and never more of it than people can have written.

use encoding_rs::WINDOWS_1252;
use rasn_ldap::SearchResultEntry;

use crate::formats::ldif::attributes;
use crate::ldap::address::Address;
use crate::text::clean;

/// Longest value, in bytes; of a longer one the beginning is read. It is as long as the longest text of a
/// contact.
pub(super) const LONGEST_VALUE: usize = 64 << 10;

/// Most values of an entry: many times what a contact has.
pub(super) const MOST_VALUES: usize = 1_000;

/// An entry, written down.
#[derive(Debug)]
pub(super) struct EntryText {
    /// Its name on the server (DN).
    pub(super) name: String,
    /// Its address, for people.
    pub(super) address: String,
    /// Its lines.
    pub(super) text: String,
    /// What of it was left.
    pub(super) left: Truncation,
}

/// What was left of entries because it is too much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Truncation {
    /// The end of a value.
    pub(super) ends: bool,
    /// Values beyond so many.
    pub(super) values: bool,
}

impl std::ops::BitOrAssign for Truncation {
    fn bitor_assign(&mut self, other: Truncation) {
        self.ends |= other.ends;
        self.values |= other.values;
    }
}

/// An entry as lines `attribute: value`, as in LDIF, under its own address.
pub(super) fn entry_text(address: &Address, entry: &SearchResultEntry) -> EntryText {
    let scheme = if address.tls { "ldaps" } else { "ldap" };
    let mut left = Truncation::default();
    let name = truncate_value(entry.object_name.0.as_bytes(), &mut left);
    let name = String::from_utf8_lossy(name).into_owned();
    let shown = clean::line(&name);
    let mut text = format!("dn: {shown}\n");
    let values = entry.attributes.iter().flat_map(|attribute| {
        let values = attribute.vals.to_vec().into_iter();
        values.map(|value| (&attribute.r#type, value))
    });
    for (at, (attribute, value)) in values.enumerate() {
        if at == MOST_VALUES {
            left.values = true;
            break;
        }
        let Some(value) = readable_text(attribute, truncate_value(value, &mut left)) else {
            continue;
        };
        let attribute = truncate_value(attribute.0.as_bytes(), &mut left);
        let attribute = String::from_utf8_lossy(attribute);
        let attribute = clean::line(&attribute);
        text.push_str(&format!("{attribute}: {}\n", fold_lines(&value)));
    }
    EntryText {
        address: format!("{scheme}://{}/{shown}", address.server()),
        text,
        left,
        name,
    }
}

/// The beginning of what is too long, without half a letter (UTF-8) at its end.
fn truncate_value<'v>(value: &'v [u8], left: &mut Truncation) -> &'v [u8] {
    if value.len() <= LONGEST_VALUE {
        return value;
    }
    left.ends = true;
    let mut ends = (LONGEST_VALUE - 3..=LONGEST_VALUE).rev();
    let end = ends.find(|&at| value[at] & 0b1100_0000 != 0b1000_0000);
    &value[..end.unwrap_or(LONGEST_VALUE)]
}

/// A value whose further lines begin with a blank, for a line break in it must not begin another
/// attribute.
pub(super) fn fold_lines(value: &str) -> String {
    value.replace("\r\n", "\n").replace(['\n', '\r'], "\n ")
}

/// A value as text; `None` for what is none, as pictures and keys.
fn readable_text(attribute: &str, value: &[u8]) -> Option<String> {
    if attribute.eq_ignore_ascii_case("objectGUID") {
        return attributes::format_uuid(value);
    }
    if value.contains(&0) {
        return None;
    }
    match std::str::from_utf8(value) {
        Ok(text) => Some(text.to_owned()),
        // Old servers hold what old clients wrote. Pictures have control characters.
        Err(_)
            if value
                .iter()
                .any(|byte| *byte < b' ' && !b"\t\n\r".contains(byte)) =>
        {
            None
        }
        Err(_) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(value);
            Some(text.into_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use rasn_ldap::PartialAttribute;

    use super::*;

    #[test]
    fn values_that_are_no_text_are_left_out_and_old_ones_are_read() {
        assert_eq!(
            readable_text("cn", "Müller".as_bytes()).as_deref(),
            Some("Müller")
        );
        assert_eq!(readable_text("cn", b"M\xfcller").as_deref(), Some("Müller"));
        assert_eq!(
            readable_text("jpegPhoto", b"\xff\xd8\xff\xe0\x01JFIF"),
            None
        );
        assert_eq!(readable_text("x", b"a\0b"), None);
    }

    fn entry_of(values: &[(&str, Vec<u8>)]) -> EntryText {
        let attribute = |(name, value): &(&str, Vec<u8>)| {
            PartialAttribute::new((*name).into(), vec![value.clone().into()].into())
        };
        let attributes = values.iter().map(attribute).collect();
        let address = Address::parse("ldap://localhost/dc=a").expect("an address");
        entry_text(&address, &SearchResultEntry::new("cn=a".into(), attributes))
    }

    #[test]
    fn of_a_value_that_is_too_long_the_beginning_is_read() {
        let whole = "ä".repeat(LONGEST_VALUE / 2);
        let entry = entry_of(&[("description", whole.clone().into_bytes())]);
        assert!(entry.text.contains(&whole) && entry.left == Truncation::default());
        let entry = entry_of(&[("description", format!("x{whole}").into_bytes())]);
        let (value, _) = whole.split_at(whole.len() - 2);
        assert!(entry.text.ends_with(&format!(": x{value}\n")) && entry.left.ends);
    }

    #[test]
    fn of_too_many_values_the_first_are_read() {
        let all: Vec<_> = (0..=MOST_VALUES)
            .map(|at| ("mail", format!("a{at}@example.org").into_bytes()))
            .collect();
        let entry = entry_of(&all);
        assert_eq!(entry.text.lines().count(), 1 + MOST_VALUES);
        assert!(entry.left.values && !entry_of(&all[1..]).left.values);
    }
}
