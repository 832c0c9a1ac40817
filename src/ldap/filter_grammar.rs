//! Filters as text (RFC 4515) into the form in which they are sent (RFC 4511, 4.5.1.7).

use rasn::types::SetOf;
use rasn_ldap::{
    AttributeValueAssertion, Filter, MatchingRuleAssertion, SubstringChoice, SubstringFilter,
};

/// Filters inside filters, at most.
const DEEPEST: usize = 50;

/// Reads a filter; `None` if it is none.
pub(super) fn parse(text: &str) -> Option<Filter> {
    let mut rest = text.trim();
    let filter = filter(&mut rest, DEEPEST)?;
    rest.is_empty().then_some(filter)
}

fn filter(rest: &mut &str, deepest: usize) -> Option<Filter> {
    if deepest == 0 {
        return None;
    }
    *rest = rest.strip_prefix('(')?;
    let kind = rest.chars().next()?;
    let filter = match kind {
        '&' | '|' => {
            *rest = &rest[1..];
            let list = list(rest, deepest - 1)?;
            if kind == '&' {
                Filter::And(list)
            } else {
                Filter::Or(list)
            }
        }
        '!' => {
            *rest = &rest[1..];
            Filter::Not(Box::new(filter(rest, deepest - 1)?))
        }
        _ => {
            let (item, behind) = rest.split_at(rest.find([')', '('])?);
            *rest = behind;
            self::item(item)?
        }
    };
    *rest = rest.strip_prefix(')')?;
    Some(filter)
}

fn list(rest: &mut &str, deepest: usize) -> Option<SetOf<Filter>> {
    let mut list = Vec::new();
    while rest.starts_with('(') {
        list.push(filter(rest, deepest)?);
    }
    Some(SetOf::from_vec(list))
}

/// One assertion, without its brackets.
fn item(item: &str) -> Option<Filter> {
    let (left, value) = item.split_once('=')?;
    let assertion = |attribute: &str| {
        let value = unescape(value)?.into();
        is_attribute(attribute).then(|| AttributeValueAssertion::new(attribute.into(), value))
    };
    match left.char_indices().next_back()? {
        (at, '~') => Some(Filter::ApproxMatch(assertion(&left[..at])?)),
        (at, '>') => Some(Filter::GreaterOrEqual(assertion(&left[..at])?)),
        (at, '<') => Some(Filter::LessOrEqual(assertion(&left[..at])?)),
        (at, ':') => extensible(&left[..at], value),
        _ if !is_attribute(left) => None,
        _ if value == "*" => Some(Filter::Present(left.into())),
        _ if value.contains('*') => substrings(left, value),
        _ => Some(Filter::EqualityMatch(assertion(left)?)),
    }
}

/// `cn:dn:2.4.6.8.10:=value`; the name, `dn` and the rule may each be missing.
fn extensible(left: &str, value: &str) -> Option<Filter> {
    let mut parts = left.split(':');
    let attribute = parts.next().filter(|attribute| !attribute.is_empty());
    if attribute.is_some_and(|attribute| !is_attribute(attribute)) {
        return None;
    }
    let mut rule = parts.next();
    let with_dn = rule.is_some_and(|part| part.eq_ignore_ascii_case("dn"));
    if with_dn {
        rule = parts.next();
    }
    if parts.next().is_some() || attribute.is_none() && rule.is_none() {
        return None;
    }
    Some(Filter::ExtensibleMatch(MatchingRuleAssertion::new(
        rule.map(Into::into),
        attribute.map(Into::into),
        unescape(value)?.into(),
        with_dn,
    )))
}

fn substrings(attribute: &str, value: &str) -> Option<Filter> {
    let mut pieces: Vec<&str> = value.split('*').collect();
    let last = pieces.pop()?;
    let mut choices = Vec::new();
    for (at, piece) in pieces.into_iter().enumerate() {
        if piece.is_empty() {
            continue;
        }
        let piece = unescape(piece)?.into();
        choices.push(match at {
            0 => SubstringChoice::Initial(piece),
            _ => SubstringChoice::Any(piece),
        });
    }
    if !last.is_empty() {
        choices.push(SubstringChoice::Final(unescape(last)?.into()));
    }
    (!choices.is_empty())
        .then(|| Filter::Substrings(SubstringFilter::new(attribute.into(), choices)))
}

/// Names with options, or numbers of objects.
fn is_attribute(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-.;_".contains(c);
    !name.is_empty() && name.chars().all(is_part)
}

/// A value with its escapes (`\2a`) undone. Control characters are taken as they are.
fn unescape(value: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(value.len());
    let mut bytes = value.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let mut digit = || char::from(bytes.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        out.push(u8::try_from(high * 16 + low).ok()?);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_filter_is_read() {
        for text in [
            "(cn=Anna Muster)",
            "(&(objectClass=person)(|(cn=*m\\c3\\bcl*r)(sn~=meier))(!(ou=x)))",
            "(userAccountControl:1.2.840.113556.1.4.803:=2)",
            "(ou:dn:=people)",
            "(:caseExactMatch:=x)",
            "(a>=1)",
            "(a<=1)",
            "(cn;lang-de=*)",
            "(&)",
            "(cn=)",
        ] {
            assert!(parse(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_no_filter_is_refused() {
        let deep = format!("{}(a=b){}", "(!".repeat(60), ")".repeat(60));
        for text in [
            "",
            "cn=x",
            "(cn=x",
            "(cn=x))",
            "(cn)",
            "(=x)",
            "(cn=\\2)",
            "(cn=\\zz)",
            "(c n=x)",
            "(cn=**)",
            "(&(a=b)x)",
            &deep,
        ] {
            assert!(parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn escapes_are_undone_and_asterisks_divide() {
        assert_eq!(
            parse("(cn=\\2a*b\\00*c)"),
            Some(Filter::Substrings(SubstringFilter::new(
                "cn".into(),
                vec![
                    SubstringChoice::Initial(b"*".to_vec().into()),
                    SubstringChoice::Any(b"b\0".to_vec().into()),
                    SubstringChoice::Final(b"c".to_vec().into()),
                ]
            )))
        );
    }
}
