//! Text from outside within a sentence.

use crate::ldap::address;

/// Text from outside for a sentence: not longer than a line, and without the login of an address.
pub(super) fn quote(text: &str) -> String {
    shorten(&address::hide_login(text))
}

/// Text that may be shown, not longer than a line.
pub(super) fn shorten(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    let start: String = text.chars().take(60).collect();
    format!("{start}…")
}
