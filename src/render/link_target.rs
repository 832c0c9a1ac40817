//! What a text leads to.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::model::Phone;

/// What a text leads to. Its address is made of the text only where a form has links: most of a long list is
/// written without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkTarget {
    /// A telephone number, to be called.
    Telephone,
    /// An e-mail address, to be written to.
    Email,
    /// A page of the web, which is called as its address.
    Page,
}

/// Signs that an e-mail address in a link may have as they are (RFC 6068, section 2).
const UNESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'@');

impl LinkTarget {
    /// The address to which a text leads (RFC 3966 for numbers, RFC 6068 for e-mail); nothing where the text is no
    /// number that can be called from anywhere, and no address.
    pub(super) fn address(self, text: &str) -> Option<String> {
        match self {
            LinkTarget::Telephone => Phone::parse(text).ok()?.uri(),
            LinkTarget::Email => {
                let is_address = text.contains('@') && !text.contains(char::is_whitespace);
                is_address.then(|| format!("mailto:{}", utf8_percent_encode(text, UNESCAPED)))
            }
            LinkTarget::Page => Some(text.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_an_address_are_links_only_where_they_lead_anywhere() {
        for (target, text, address) in [
            (LinkTarget::Telephone, "06031 83-1", Some("tel:+496031831")),
            (LinkTarget::Telephone, "3033", None),
            (LinkTarget::Telephone, "ohne Nummer", None),
            (
                LinkTarget::Email,
                "a.b@example.org",
                Some("mailto:a.b@example.org"),
            ),
            (
                LinkTarget::Email,
                "a&b@example.org",
                Some("mailto:a%26b@example.org"),
            ),
            (LinkTarget::Email, "a b@example.org", None),
            (LinkTarget::Email, "nicht gefunden", None),
        ] {
            assert_eq!(target.address(text).as_deref(), address, "{text}");
        }
    }
}
