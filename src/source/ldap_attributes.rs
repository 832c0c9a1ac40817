//! Attributes of directory entries as keys of a contact: inetOrgPerson (RFC 2798, RFC 4519) and the
//! names of Active Directory.

use std::borrow::Cow;

use super::{Entry, Kind, Record, Value};
use crate::diagnostic::Span;
use crate::fold;

/// The attributes that say something about a contact.
pub(super) const KNOWN: [&str; 26] = [
    "cn",
    "sn",
    "givenName",
    "personalTitle",
    "displayName",
    "title",
    "ou",
    "department",
    "departmentNumber",
    "o",
    "company",
    "telephoneNumber",
    "ipPhone",
    "otherTelephone",
    "facsimileTelephoneNumber",
    "mobile",
    "otherMobile",
    "roomNumber",
    "physicalDeliveryOfficeName",
    "mail",
    "description",
    "businessCategory",
    "entryUUID",
    "objectGUID",
    "uid",
    "objectClass",
];

/// Attributes with one meaning each: the key, whatever else the entry holds.
const KEYS: [(&str, &str); 15] = [
    ("sn", "family-name"),
    ("givenname", "given-name"),
    ("personaltitle", "honorific-prefix"),
    ("title", "post"),
    ("telephonenumber", "phone"),
    ("ipphone", "more-phones"),
    ("othertelephone", "more-phones"),
    ("othermobile", "more-phones"),
    ("facsimiletelephonenumber", "fax"),
    ("mobile", "mobile"),
    ("mail", "email"),
    ("description", "note"),
    ("businesscategory", "keywords"),
    ("o", "organisation"),
    ("company", "organisation"),
];

/// Attributes of which the first that is there gives the value, in this order.
const FIRST_OF: [(&str, &[&str]); 3] = [
    ("unit", &["ou", "department", "departmentnumber"]),
    ("room", &["roomnumber", "physicaldeliveryofficename"]),
    ("id", &["entryuuid", "objectguid", "uid"]),
];

/// An attribute with one of its values, and where both stand.
#[derive(Clone, Debug)]
pub(super) struct Attribute<'t> {
    pub(super) name: &'t str,
    pub(super) name_at: Span,
    pub(super) value: Cow<'t, str>,
    pub(super) at: Span,
}

impl Attribute<'_> {
    /// The name without its options (`cn;lang-de` is `cn`), in lower case.
    fn base(&self) -> String {
        let base = self.name.split(';').next().unwrap_or_default();
        base.to_ascii_lowercase()
    }

    fn is_english(&self) -> bool {
        self.name
            .split(';')
            .skip(1)
            .any(|option| option.to_ascii_lowercase().starts_with("lang-en"))
    }
}

/// The contact that an entry describes, if it describes one: machines are none.
pub(super) fn record<'t>(at: Span, attributes: &[Attribute<'t>]) -> Option<Record<'t>> {
    let all = |wanted: &str| {
        attributes
            .iter()
            .filter(move |attribute| attribute.base() == wanted)
            .collect::<Vec<_>>()
    };
    let is_machine = all("objectclass")
        .iter()
        .any(|class| class.value.eq_ignore_ascii_case("computer"));
    if is_machine {
        return None;
    }
    let mut entries = Vec::new();
    entries.extend(name(&all).map(|attribute| entry("name", attribute)));
    for (key, names) in FIRST_OF {
        let found = names.iter().find_map(|name| {
            let usable = |attribute: &&&Attribute| key != "id" || is_id(&attribute.value);
            all(name).iter().find(usable).copied()
        });
        entries.extend(found.map(|attribute| entry(key, attribute)));
    }
    let mut given: Vec<&str> = Vec::new();
    for attribute in attributes {
        let base = attribute.base();
        let Some((_, key)) = KEYS.iter().find(|(name, _)| *name == base) else {
            continue;
        };
        let key = match (*key, attribute.is_english()) {
            ("post", true) => "post-en",
            ("note", true) => "note-en",
            // A further number of a kind is a further number.
            ("phone" | "fax" | "mobile", _) if given.contains(key) => "more-phones",
            (key, _) => key,
        };
        let may_repeat = matches!(key, "more-phones" | "keywords");
        if given.contains(&key) && !may_repeat {
            continue;
        }
        given.push(key);
        entries.push(entry(key, attribute));
    }
    Some(Record {
        kind: Kind::Contact,
        at,
        entries,
        names_units_in_words: true,
    })
}

/// The value under which people know somebody: `displayName`, else the `cn`, unless it is the name
/// of an account, in which the family name does not occur.
fn name<'a, 't>(all: &impl Fn(&str) -> Vec<&'a Attribute<'t>>) -> Option<&'a Attribute<'t>> {
    let family = all("sn").first().map(|sn| fold::spelled(&sn.value));
    let has_parts = family.is_some() && !all("givenname").is_empty();
    let is_whole = |attribute: &&Attribute| {
        let is_turned = attribute.value.contains(',');
        let holds_family = family.as_ref().is_none_or(|family| {
            format!(" {} ", fold::spelled(&attribute.value)).contains(&format!(" {family} "))
        });
        !has_parts || holds_family && !is_turned
    };
    let named = [all("displayname"), all("cn")];
    named.into_iter().flatten().find(is_whole)
}

/// Whether a value can be an id as data files have them; `uid` may hold anything.
fn is_id(value: &str) -> bool {
    let is_good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !value.is_empty() && value.chars().all(is_good)
}

fn entry<'t>(key: &'static str, attribute: &Attribute<'t>) -> Entry<'t> {
    let value = match key {
        // The numbers of fax machines may carry parameters (RFC 4517, 3.3.11).
        "fax" => match &attribute.value {
            Cow::Borrowed(value) => Cow::Borrowed(without_parameters(value)),
            Cow::Owned(value) => Cow::Owned(without_parameters(value).to_owned()),
        },
        _ => attribute.value.clone(),
    };
    Entry {
        key: Cow::Borrowed(key),
        key_at: attribute.name_at,
        value: Value::Text(value),
        at: attribute.at,
    }
}

fn without_parameters(number: &str) -> &str {
    number.split('$').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapped(attributes: &[(&'static str, &'static str)]) -> Vec<String> {
        let attributes: Vec<Attribute> = attributes
            .iter()
            .map(|&(name, value)| Attribute {
                name,
                name_at: Span::default(),
                value: Cow::Borrowed(value),
                at: Span::default(),
            })
            .collect();
        let record = record(Span::default(), &attributes);
        let entries = record.into_iter().flat_map(|record| record.entries);
        entries
            .map(|entry| match entry.value {
                Value::Text(text) => format!("{}={text}", entry.key),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn a_person_of_the_standard_schema_becomes_a_contact() {
        let entries = mapped(&[
            ("cn", "Henrietta Falk"),
            ("sn", "Falk"),
            ("givenName", "Henrietta"),
            ("ou", "Jugendamt"),
            ("TelephoneNumber", "+49 6031 83-3032"),
            ("telephoneNumber", "+49 6031 83-1"),
            (
                "facsimileTelephoneNumber",
                "+49 6031 83-913032$twoDimensional",
            ),
            ("roomNumber", "415"),
            ("mail", "h.falk@example.org"),
            ("mail", "falk@example.org"),
            ("title;lang-en", "Clerk"),
            ("uid", "h.falk"),
            ("jpegPhoto", "x"),
        ]);
        assert_eq!(
            entries,
            [
                "name=Henrietta Falk",
                "unit=Jugendamt",
                "room=415",
                "family-name=Falk",
                "given-name=Henrietta",
                "phone=+49 6031 83-3032",
                "more-phones=+49 6031 83-1",
                "fax=+49 6031 83-913032",
                "email=h.falk@example.org",
                "post-en=Clerk"
            ]
        );
    }

    #[test]
    fn an_account_of_active_directory_becomes_a_contact_and_a_machine_does_not() {
        let entries = mapped(&[
            ("cn", "falkh"),
            ("displayName", "Falk, Henrietta (JA)"),
            ("sn", "Falk"),
            ("givenName", "Henrietta"),
            ("department", "Jugendamt"),
            ("company", "Landkreis"),
            ("physicalDeliveryOfficeName", "B 2.14"),
            ("ipPhone", "3032"),
            ("objectGUID", "0a1b-2c"),
        ]);
        assert_eq!(
            entries,
            [
                "unit=Jugendamt",
                "room=B 2.14",
                "id=0a1b-2c",
                "family-name=Falk",
                "given-name=Henrietta",
                "organisation=Landkreis",
                "more-phones=3032"
            ]
        );
        assert!(mapped(&[("cn", "PC-17"), ("objectClass", "computer")]).is_empty());
    }
}
