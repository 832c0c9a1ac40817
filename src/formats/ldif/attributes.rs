//! The attributes of directories (LDAP) that are read: of `inetOrgPerson` (RFC 2798, RFC 4519, RFC 4524), and those that
//! Active Directory has in their stead.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::diagnostic::Span;
use crate::model::{Reach, written_fields};

/// One value of an attribute, with its places.
#[derive(Clone, Debug)]
pub struct Attribute<'t> {
    /// The name with its options: `cn`, `title;lang-en`.
    pub name: Cow<'t, str>,
    /// The value as text.
    pub value: Cow<'t, str>,
    /// What it is for, where that is said beside the attribute.
    pub reach: Option<Reach>,
    /// Where the name stands.
    pub key_at: Span,
    /// Where the value stands.
    pub at: Span,
}

/// Attributes that say what an account is good for (MS-ADA1 to MS-ADA3; 389 Directory Server).
const OF_ACCOUNTS: &[&str] = &[
    "userAccountControl",
    "msExchHideFromAddressLists",
    "isCriticalSystemObject",
    "nsAccountLock",
];

/// Every attribute that is read, under its first name: to ask a server for. Names are compared without
/// regard to case.
pub fn read_attributes() -> &'static [&'static str] {
    static READ: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let of_fields = written_fields().iter().flat_map(|row| row.ldap);
        let mut read: Vec<&str> = Vec::new();
        for name in ["objectClass"].iter().chain(OF_ACCOUNTS).chain(of_fields) {
            if !read.contains(name) {
                read.push(name);
            }
        }
        read
    });
    &READ
}

/// Second names of attributes, as older programs write them (RFC 4519, RFC 4524, RFC 2985).
const ALIASES: &[(&str, &str)] = &[
    ("commonName", "cn"),
    ("surname", "sn"),
    ("gn", "givenName"),
    ("organizationalUnitName", "ou"),
    ("organizationName", "o"),
    ("fax", "facsimileTelephoneNumber"),
    ("mobileTelephoneNumber", "mobile"),
    ("homeTelephoneNumber", "homePhone"),
    ("pagerTelephoneNumber", "pager"),
    ("rfc822Mailbox", "mail"),
    ("email", "mail"),
    ("emailAddress", "mail"),
    ("userid", "uid"),
    // As Mozilla once called them.
    ("cellphone", "mobile"),
    ("workphone", "telephoneNumber"),
    ("pagerphone", "pager"),
    ("xmozillanickname", "mozillaNickname"),
];

/// The name without its options: `title` of `title;lang-en`.
pub(super) fn base_name(name: &str) -> &str {
    name.split(';').next().unwrap_or_default().trim()
}

/// The first name of an attribute that is read; `name` may have options.
pub(super) fn canonical_name(name: &str) -> Option<&'static str> {
    let name = base_name(name);
    let firsts = read_attributes().iter().map(|first| (*first, *first));
    firsts
        .chain(ALIASES.iter().copied())
        .find_map(|(written, first)| written.eq_ignore_ascii_case(name).then_some(first))
}

/// Whether an attribute is read; `name` may have options.
pub fn is_read(name: &str) -> bool {
    canonical_name(name).is_some()
}

/// A UUID from the sixteen bytes of `objectGUID`, whose first three groups Windows writes backwards
/// (MS-DTYP, 2.3.4.2).
pub fn format_uuid(bytes: &[u8]) -> Option<String> {
    const ORDER: [usize; 16] = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
    let bytes: &[u8; 16] = bytes.try_into().ok()?;
    let mut text = String::with_capacity(36);
    for (place, at) in ORDER.into_iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{:02x}", bytes[at]));
    }
    Some(text)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An attribute without places.
    pub(in crate::formats::ldif) fn attribute(
        &(name, value): &(&'static str, &'static str),
    ) -> Attribute<'static> {
        Attribute {
            name: Cow::Borrowed(name),
            value: Cow::Borrowed(value),
            reach: None,
            key_at: Span::default(),
            at: Span::default(),
        }
    }

    #[test]
    fn second_names_are_those_of_attributes_that_are_read() {
        assert!(
            ALIASES
                .iter()
                .all(|(_, first)| read_attributes().contains(first))
        );
    }

    #[test]
    fn the_mark_of_active_directory_is_written_as_its_tools_write_it() {
        let bytes: Vec<u8> = (0..16).collect();
        assert_eq!(
            format_uuid(&bytes).as_deref(),
            Some("03020100-0504-0706-0809-0a0b0c0d0e0f")
        );
        assert_eq!(format_uuid(b"short"), None);
    }
}
