//! Names of entries in a directory (RFC 4514): which units an entry lies in.

/// What a part of a name in the tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Branch {
    Unit,
    Organisation,
}

/// The units and the organisation in a name, from the entry upwards (RFC 4514).
pub(super) fn branches(dn: &str) -> Vec<(Branch, String)> {
    let mut found = Vec::new();
    for part in split_name(dn) {
        let Some((kind, name)) = part.split_once('=') else {
            continue;
        };
        let kind = match kind.trim().to_ascii_lowercase().as_str() {
            "ou" | "2.5.4.11" => Branch::Unit,
            "o" | "2.5.4.10" => Branch::Organisation,
            _ => continue,
        };
        found.push((kind, unescape(name.trim())));
    }
    found
}

/// The common name (`cn`) that an entry has in the tree; nothing where it is named by something else.
pub(super) fn common_name(dn: &str) -> Option<String> {
    let own = split_name(dn).into_iter().next()?;
    let (kind, name) = own.split_once('=')?;
    let is_common = ["cn", "2.5.4.3"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(kind.trim()));
    // Another attribute may belong to it: `cn=Anna Muster+uid=17`.
    let ends = name.match_indices('+').map(|(at, _)| at);
    let end = ends.into_iter().find(|&at| !name[..at].ends_with('\\'));
    is_common.then(|| unescape(name[..end.unwrap_or(name.len())].trim()))
}

/// The parts of a name, at commas (and semicolons, as version 2 of LDAP had them) that are not escaped.
fn split_name(dn: &str) -> Vec<&str> {
    let (mut found, mut start, mut is_escaped, mut is_quoted) = (Vec::new(), 0, false, false);
    for (at, byte) in dn.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b',' | b';' if !is_quoted => {
                found.push(&dn[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&dn[start..]);
    found
}

/// A value of a name without its escapes: a backslash before a sign, or before two hexadecimal digits
/// of a byte (RFC 4514, 3).
fn unescape(value: &str) -> String {
    let value = value
        .strip_prefix('"')
        .and_then(|value| value.strip_suffix('"'))
        .unwrap_or(value);
    let bytes = value.as_bytes();
    let digit = |at: usize| {
        let byte = bytes.get(at).copied()?;
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'\\' {
            out.push(byte);
            at += 1;
        } else if let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2)) {
            out.push(high * 16 + low);
            at += 3;
        } else {
            out.extend(bytes.get(at + 1));
            at += 2;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_units_from_the_entry_upwards() {
        let found =
            branches("cn=a\\, b,OU=Stra\\C3\\9Fen\\2C Verkehr , ou=\"x, y\";o=Kreis,dc=example");
        let want = [
            (Branch::Unit, "Straßen, Verkehr"),
            (Branch::Unit, "x, y"),
            (Branch::Organisation, "Kreis"),
        ];
        assert_eq!(found, want.map(|(kind, name)| (kind, name.to_owned())));
    }

    #[test]
    fn any_name_is_divided_without_a_panic() {
        for name in ["", "\\", "ou", "ou=\\", "ou=\\c", "ou=\"", ",,;", "ou=\\C3"] {
            assert!(branches(name).len() <= 1, "{name}");
        }
    }
}
