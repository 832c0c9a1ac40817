//! `WIR_DATA`: paths and addresses in one list, divided like a search path.
//!
//! Where a colon divides the list, it stands in addresses too: behind the scheme, before a port, in a
//! login, in a filter. So it is asked of each colon behind an address whether it can belong to it:
//!
//! - An address ends at the latest where the next one begins (`scheme://`).
//! - Before its path the colon of a port belongs to it, and every colon of a login. No address with a
//!   password is read; but one that is cut in two would be named as missing, the password with it.
//! - Behind a `?` every colon belongs to it, unless a path follows that can be nothing else: one that
//!   begins with `/`, `./`, `../` or `~/`.
//! - Any other colon ends it.
//! - A mistyped scheme (`ldaps:/`, `ldap:`) begins an address too where a password follows.
//! - A path with an `@` that exists, or one that can be nothing else, is none of a password.

use std::ffi::OsStr;
use std::path::PathBuf;

use crate::ldap::address::{is_mistyped, is_scheme, login_len, names_password};

/// The paths and addresses of the list.
pub(super) fn places(list: &OsStr) -> Vec<PathBuf> {
    let pieces: Vec<PathBuf> = std::env::split_paths(list).collect();
    let texts: Vec<String> = pieces
        .iter()
        .map(|piece| piece.to_string_lossy().into_owned())
        .collect();
    let begins_address = |at: usize| {
        let follows = |next: &String| next.starts_with("//");
        is_scheme(&texts[at]) && texts.get(at + 1).is_some_and(follows)
    };
    let is_path = |at: usize| {
        let text = &texts[at];
        (text.contains('@') || begins_path(text)) && pieces[at].exists()
    };
    let mut places = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let is_address = begins_address(at);
        // The piece behind the scheme begins with slashes, and is no path.
        let first_path = at + 1 + usize::from(is_address);
        let ends_here = |&next: &usize| begins_address(next) || next >= first_path && is_path(next);
        let next = (at + 1..pieces.len()).find(ends_here);
        let behind = texts[at + 1..next.unwrap_or(pieces.len())].join(":");
        let rest = if is_address {
            behind.strip_prefix("//").unwrap_or(&behind)
        } else {
            behind.trim_start_matches(['/', ':'])
        };
        let begin = &behind[..behind.len() - rest.len()];
        let begins = is_address || {
            let text = format!("{}:{begin}{}", texts[at], login_region(rest));
            // A scheme further behind is that of the next address.
            let begin_len = texts[at].len() + begin.len();
            let is_first = text.find("://").is_none_or(|found| found <= begin_len);
            // Where no colon divides the list, the pieces are whole.
            let may_go_on = !behind.is_empty() && !texts[at].contains(':');
            may_go_on && is_first && is_mistyped(&text) && !pieces[at].exists()
        };
        let count = if begins {
            let len = begin.len() + address_len(rest);
            2 + behind[..len].matches(':').count()
        } else {
            1
        };
        let parts: Vec<&OsStr> = pieces[at..at + count]
            .iter()
            .map(|piece| piece.as_os_str())
            .collect();
        places.push(PathBuf::from(parts.join(OsStr::new(":"))));
        at += count;
    }
    places.retain(|place: &PathBuf| !place.as_os_str().is_empty());
    places
}

/// How much of what follows `scheme://` belongs to the address.
fn address_len(rest: &str) -> usize {
    // A password as an extension, which may hold anything.
    if names_password(rest) {
        return rest.len();
    }
    let login = login_len(login_region(rest));
    let mut begin = login;
    if rest[begin..].starts_with('[') {
        begin += rest[begin..].find(']').unwrap_or(0);
    }
    let colons = rest[begin..].match_indices(':').map(|(at, _)| begin + at);
    let mut ends = colons.filter(|&colon| {
        let (before, after) = (&rest[begin..colon], &rest[colon + 1..]);
        let belongs = if before.contains('?') {
            !begins_path(after)
        } else {
            !before.contains(['/', ':']) && begins_with_port(after)
        };
        !belongs
    });
    ends.next().unwrap_or(rest.len())
}

/// Where a login may stand. Where its end is certain, or it has not begun before the path of the address,
/// the paths behind the address are none of it.
fn login_region(rest: &str) -> &str {
    let server = rest.split(['/', '?']).next().unwrap_or_default();
    if server.contains(':') && !server.contains('@') {
        return rest;
    }
    let mut colons = rest.match_indices(':').map(|(at, _)| at);
    let path = colons.find(|&colon| begins_path(&rest[colon + 1..]));
    &rest[..path.unwrap_or(rest.len())]
}

fn begins_path(text: &str) -> bool {
    ["/", "./", "../", "~/"]
        .iter()
        .any(|begin| text.starts_with(begin))
}

fn begins_with_port(text: &str) -> bool {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < text.len() && (behind.is_empty() || behind.starts_with(['/', '?', ':']))
}

// Elsewhere no colon divides a list.
#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn divided(list: &str) -> Vec<String> {
        let places = places(OsStr::new(list)).into_iter();
        places
            .map(|place| place.to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn an_address_keeps_its_colons_and_ends_where_a_path_begins() {
        for parts in [
            &[
                "a.csv",
                "ldaps://host:1636/dc=a",
                "ldap://host/dc=b",
                "b.csv",
            ][..],
            &["ldap://host", "a.csv", "/b.csv", "~/c.csv"],
            &["ldap://host", "2024.csv"],
            &["LDAPI://%2frun%2fldapi/dc=a", "a.csv"],
            &["ldap://[fe80::1]:1389/dc=a", "a.csv"],
            &["ldap://[::1]", "a.csv"],
            &["ldap://host:389", "636.csv"],
            &["ldap://host:389?cn?sub?(cn:dn:2.4:=a)", "./a.csv", "b.csv"],
            &["ldap://host/dc=a??one", "/a.csv", "../b.csv"],
            &["ldap://host/dc=a??one?(cn=a)", "ftp://b/c"],
            &["https://host/c.csv", "b.csv"],
            &["git+ssh://host:22/c.csv", "b.csv"],
        ] {
            assert_eq!(divided(&parts.join(":")), parts);
        }
        for parts in [
            &["haus.csv", "listen", "a@b.csv"][..],
            &["haus", "/srv/listen", "/srv/a@b/list.csv"],
            &["https://host/c.csv", "/srv/a@b/list.csv"],
            &["ldap", "/srv/list.csv"],
            &["notes", "a@b.csv"],
        ] {
            assert_eq!(divided(&parts.join(":")), parts);
        }
        assert_eq!(divided("a.csv::b.csv:"), ["a.csv", "b.csv"]);
        assert_eq!(divided("ldap:a.csv"), ["ldap", "a.csv"]);
        for alone in ["ldaps//geheim@host", "a.csv:ldap//geheim@host:"] {
            assert!(divided(alone).iter().any(|place| place.ends_with("@host")));
        }
        assert!(divided("").is_empty());
    }

    #[test]
    fn a_password_stays_with_its_address() {
        for address in [
            "https://anna:geheim@host/a.csv",
            "https://anna:geheim@host:8443/a.csv",
            "https://anna:ge:he:im@host/a.csv",
            "https://anna:ge/he:im@host/a.csv",
            "https://anna:ge?he:im@host/a.csv",
            "https://anna:/geheim@host/a.csv",
            "https://anna:p@s/w:ord@host/a.csv",
            "ldap://:geheim@host/dc=a",
            "ldaps://12:34:geheim@host/dc=a",
            "ldap://anna:1234/5geheim@host.invalid/dc=x",
            "ldap://anna:12?ge:heim@host/dc=x",
            "ldaps:/anna:geheim@host/dc=x",
            "ldap:anna:geheim@host",
            "ldap.s://anna:geheim@host:636",
            "ldaps:://anna:ge:heim@host",
            "ldasp:/anna:geheim@host/dc=x",
            "\"ldaps://anna:geheim@host/dc=x\"",
            "ldaps//anna:geheim@host",
        ] {
            let list = format!("a.csv:{address}:b.csv:ldap://host/uid=a@b");
            let want = ["a.csv", address, "b.csv", "ldap://host/uid=a@b"];
            assert_eq!(divided(&list), want);
        }
        let behind = "https://anna:geheim@host/a.csv:/home/a@b/c.csv";
        assert_eq!(
            divided(behind),
            ["https://anna:geheim@host/a.csv", "/home/a@b/c.csv"]
        );
        let extension = "ldap://host/dc=a????X-BINDPW=ge:/heim";
        assert_eq!(
            divided(&format!("{extension}:ldap://b")),
            [extension, "ldap://b"]
        );
    }
}
