//! What the attributes of an entry are for a contact. The one place that knows: for LDIF files and for a directory that
//! is asked live.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::ops::Bound;

use super::attributes::{Attribute, base_name, canonical_name};
use super::distinguished_name::{Branch, branches, common_name};
use super::entry::Entry;
use super::entry_class::{BRANCHES, rows_of_numbers};
use super::language_tags::Languages;
use crate::diagnostic::Span;
use crate::formats::{KeyValue, RecordValue};
use crate::model::written_names::{ShownName, any_holds_words, other_names, shown_name};
use crate::model::{Field, FieldKind, FieldRow, written_fields};

/// Names of branches that only sort the entries of a tree and are no units.
const FOLDERS: &[&str] = &[
    "people",
    "users",
    "user",
    "employees",
    "accounts",
    "staff",
    "persons",
    "personen",
    "benutzer",
    "mitarbeiter",
];

/// Adds what the attributes of an entry say of a contact to `entries`, under the keys of the data files. `dn` is
/// the name of the entry in the tree; it tells which unit belongs to which. Returns the attributes of
/// which one value was taken and others were left.
pub fn add_contact_values<'t>(
    dn: Option<&str>,
    person: &Entry<'_, 't>,
    entries: &mut Vec<KeyValue<'t>>,
) -> Vec<&'static str> {
    let mut left = Vec::new();
    if let Some(id) = person.first_value(Field::ID.row().ldap) {
        push(entries, "uid", id.value.clone(), id);
    }
    let post = person.first_value(Field::POST.row().ldap);
    let unit = add_units(dn, person, entries, &mut left);
    add_name(person, post, unit.as_deref(), entries);
    add_name_of_tree(dn, person, entries);
    for row in written_fields() {
        match row.key {
            "id" | "name" | "other-names" | "unit" | "fax" | "mobile" | "more-phones" => {}
            "phone" => add_numbers(person, entries),
            _ => add_field(row, person, entries, &mut left),
        }
    }
    left
}

/// A field that stands in the attributes that the table has for it.
fn add_field<'t>(
    row: &'static FieldRow,
    person: &Entry<'_, 't>,
    entries: &mut Vec<KeyValue<'t>>,
    left: &mut Vec<&'static str>,
) {
    match (&row.kind, row.parts.first()) {
        (FieldKind::Bilingual { .. }, Some(part)) => {
            let [german, english] = person.values_by_language(row.ldap);
            let is_other = |value: &&Attribute<'t>| value.value.trim() != german[0].value.trim();
            if german.iter().any(is_other) {
                left.extend(row.ldap.first());
            }
            push_joined(entries, row.key, &german[..german.len().min(1)]);
            push_joined(entries, part.key, &english[..english.len().min(1)]);
        }
        (FieldKind::Lines { .. }, Some(part)) => {
            let [german, english] = person.values_by_language(row.ldap);
            push_joined(entries, row.key, &german);
            push_joined(entries, part.key, &english);
        }
        (FieldKind::Words { .. }, _) => {
            let words: Vec<&Attribute> = person.ordered_values(row.ldap).collect();
            let Some(first) = words.first() else { return };
            let list = words
                .iter()
                .map(|word| (RecordValue::Text(word.value.clone()), word.at))
                .collect();
            push_value(entries, row.key, RecordValue::List(list), first);
        }
        (FieldKind::Email { .. }, _) => {
            let mut mails = person.ordered_values(row.ldap);
            let Some(mail) = mails.next() else { return };
            push(entries, row.key, mail.value.clone(), mail);
            mails.for_each(|mail| push_further(entries, Field::MORE_EMAILS.key(), mail));
        }
        (FieldKind::Emails { .. }, _) => {
            let mails = person.ordered_values(row.ldap);
            mails.for_each(|mail| push_further(entries, row.key, mail));
        }
        _ => {
            let mut values = person.ordered_values(row.ldap);
            let Some(value) = values.next() else { return };
            push(entries, row.key, value.value.clone(), value);
            let other = values.find(|other| other.value.trim() != value.value.trim());
            left.extend(other.and_then(|other| canonical_name(&other.name)));
        }
    }
}

/// Whether the number of a department is only that: a code of the organisation, and no name of a unit.
fn is_code(unit: &Attribute<'_>) -> bool {
    let is_number = base_name(&unit.name).eq_ignore_ascii_case("departmentNumber");
    let mut words = unit.value.split(|c: char| !c.is_alphabetic());
    is_number && !words.any(|word| word.chars().count() > LONGEST_CODE)
}

/// Words of codes have no more letters: `FB-51/3`.
const LONGEST_CODE: usize = 3;

/// The unit, and in a list those above it from the top down; the attributes say which, the name in
/// the tree says what lies between.
fn add_units<'t>(
    dn: Option<&str>,
    person: &Entry<'_, 't>,
    entries: &mut Vec<KeyValue<'t>>,
    left: &mut Vec<&'static str>,
) -> Option<String> {
    let is_folder = |name: &str| FOLDERS.contains(&name.trim().to_lowercase().as_str());
    let path = dn.map(branches).unwrap_or_default();
    let stated: Vec<&Attribute> = person
        .ordered_values(&["department", "ou", "departmentNumber"])
        .filter(|unit| !is_folder(&unit.value) && !is_code(unit))
        .collect();
    let organisation = person.first_value(&["o", "company"]);
    let anchor = stated
        .first()
        .copied()
        .or(organisation)
        .or(person.attributes.first())?;
    let mut above: Vec<String> = path
        .iter()
        .filter(|(kind, name)| *kind == Branch::Unit && !is_folder(name))
        .map(|(_, name)| name.clone())
        .collect();
    let unit = match stated.first() {
        Some(unit) => {
            // What lies above the unit in the tree; nothing where the tree does not know it.
            let same = |name: &String| name.trim() == unit.value.trim();
            above = above
                .iter()
                .position(same)
                .map_or_else(Vec::new, |at| above.split_off(at + 1));
            if above.is_empty()
                && stated.iter().any(|other| {
                    // The same unit in another language is none of the values that are left.
                    let is_translation = Languages::of(&other.name).rank() > 1
                        && Languages::of(&unit.name) != Languages::of(&other.name);
                    other.value != unit.value
                        && !is_translation
                        && !base_name(&other.name).eq_ignore_ascii_case("departmentNumber")
                })
            {
                left.push("ou");
            }
            Some(unit.value.clone())
        }
        None if above.is_empty() => None,
        None => Some(Cow::Owned(above.remove(0))),
    };
    let top = organisation.map(|top| top.value.clone()).or_else(|| {
        let organisation = path.iter().find(|(kind, _)| *kind == Branch::Organisation);
        organisation.map(|(_, name)| Cow::Owned(name.clone()))
    });
    let mut list: Vec<(RecordValue<'t>, Span)> = Vec::new();
    list.extend(top.map(|top| (RecordValue::Text(top), organisation.unwrap_or(anchor).at)));
    list.extend(
        above
            .into_iter()
            .rev()
            .map(|name| (RecordValue::Text(Cow::Owned(name)), anchor.at)),
    );
    if !list.is_empty() {
        push_value(
            entries,
            "organisation",
            RecordValue::List(list),
            organisation.unwrap_or(anchor),
        );
    }
    let name = unit.as_deref().map(str::to_owned);
    if let Some(unit) = unit {
        push(entries, "unit", unit, anchor);
    }
    name
}

/// The name that people see, see [`shown_name`], and the others that the entry has. A post without a holder has the
/// name of the post, or of the unit, in both `cn` and `sn`, because both are required.
fn add_name<'t>(
    person: &Entry<'_, 't>,
    post: Option<&Attribute<'t>>,
    unit: Option<&str>,
    entries: &mut Vec<KeyValue<'t>>,
) {
    let wholes: Vec<&Attribute> = person.ordered_values(&["displayName", "cn"]).collect();
    let family = person.first_value(&["sn"]);
    let given = person.first_value(&["givenName"]);
    let is_role = person.classes().any(|class| class == "organizationalrole");
    let is_branch = person
        .classes()
        .any(|class| BRANCHES.contains(&class.as_str()));
    if let Some(whole) = wholes.first().filter(|_| given.is_none()) {
        let is_same = |other: &str| other.trim() == whole.value.trim();
        let is_in_place_of_name = family.is_some_and(|family| is_same(&family.value))
            && (post.is_some_and(|post| is_same(&post.value)) || unit.is_some_and(is_same));
        if is_in_place_of_name || is_branch && family.is_none() {
            return;
        }
        if is_role {
            if post.is_none() {
                push(entries, "post", whole.value.clone(), whole);
            }
            return;
        }
    }
    let Some(family) = family else {
        if let Some(whole) = wholes.first() {
            push(entries, "name", whole.value.clone(), whole);
        } else if let Some(given) = given {
            push(entries, "given-name", given.value.clone(), given);
        }
        return;
    };
    let names = wholes.iter().map(|whole| whole.value.as_ref());
    let has_family = given.is_some() || any_holds_words(names, &family.value);
    let without_family = wholes.first().filter(|_| !has_family);
    if let Some(whole) = without_family
        && !whole.value.trim().contains(char::is_whitespace)
    {
        // A word alone beside another family name is the given name, or the name of an account.
        push(entries, "family-name", family.value.clone(), family);
        let is_name = whole.value.trim().starts_with(char::is_uppercase);
        if is_name && !whole.value.contains(|c: char| c.is_ascii_digit()) {
            push(entries, "given-name", whole.value.clone(), whole);
        }
        return;
    }
    let given_name = given.map_or("", |given| given.value.trim());
    let names: Vec<&str> = wholes.iter().map(|whole| whole.value.as_ref()).collect();
    let composed = format!("{given_name} {}", family.value.trim());
    let shown = shown_name(&names, given_name, &family.value);
    let label = match shown {
        ShownName::Whole(at) | ShownName::Other(at) => {
            push(entries, "name", wholes[at].value.clone(), wholes[at]);
            wholes[at].value.as_ref()
        }
        ShownName::Parts => composed.as_str(),
    };
    if !matches!(shown, ShownName::Other(_)) {
        push(entries, "family-name", family.value.clone(), family);
    }
    let parts = [
        ("givenName", "given-name"),
        ("personalTitle", "honorific-prefix"),
        ("generationQualifier", "honorific-suffix"),
    ];
    for (attribute, key) in parts {
        // The whole name may lack a title.
        let is_missing = |part: &&Attribute| match shown {
            ShownName::Parts => true,
            ShownName::Whole(_) => key != "given-name" && !label.contains(part.value.trim()),
            ShownName::Other(_) => false,
        };
        if let Some(part) = person.first_value(&[attribute]).filter(is_missing) {
            push(entries, key, part.value.clone(), part);
        }
    }
    // The same name in another language of the entry is no other one.
    let own = wholes
        .iter()
        .filter(|whole| Languages::of(&whole.name).is_german());
    let own = own.map(|whole| whole.value.clone());
    let others = other_names(
        own.chain([Cow::Owned(composed.trim().to_owned())]),
        label,
        true,
    );
    let nicknames = person.ordered_values(&["mozillaNickname"]);
    let nicknames = nicknames.map(|nickname| nickname.value.clone());
    let alone = without_family.map(|_| family.value.clone());
    let others = others.into_iter().chain(nicknames).chain(alone);
    let others: Vec<Cow<'t, str>> = others.collect();
    if !others.is_empty() {
        let others = others
            .into_iter()
            .map(|name| (RecordValue::Text(name), family.at));
        let others = RecordValue::List(others.collect());
        push_value(entries, Field::OTHER_NAMES.key(), others, family);
    }
}

/// The name in the tree, where the entry was given out without its names.
fn add_name_of_tree<'t>(dn: Option<&str>, person: &Entry<'_, 't>, entries: &mut Vec<KeyValue<'t>>) {
    let names = ["displayName", "cn", "sn", "givenName"];
    let is_role = person.classes().any(|class| class == "organizationalrole");
    if let Some(anchor) = person.attributes.first()
        && person.first_value(&names).is_none()
        && let Some(name) = dn.and_then(common_name)
    {
        let key = if is_role { "post" } else { "name" };
        push(entries, key, Cow::Owned(name), anchor);
    }
}

fn add_numbers<'t>(person: &Entry<'_, 't>, entries: &mut Vec<KeyValue<'t>>) {
    // From behind, so that in their order a number stands next to those that end like it.
    let digits = |text: &str| -> Vec<u8> {
        let bytes = text.bytes().rev();
        bytes.filter(u8::is_ascii_digit).collect()
    };
    let mut known: BTreeSet<Vec<u8>> = BTreeSet::new();
    for row in rows_of_numbers() {
        for number in person.ordered_values(row.ldap) {
            let name = canonical_name(&number.name).unwrap_or_default();
            let mut parts = row.parts.iter();
            let part = parts.find(|part| part.ldap.contains(&name));
            let key = match (number.reach, part) {
                (Some(_), _) => Field::MORE_PHONES.key(),
                (None, part) => part.map_or(row.key, |part| part.key),
            };
            let these = digits(&number.value);
            let is_extension = base_name(&number.name).eq_ignore_ascii_case("ipPhone")
                && known
                    .range::<[u8], _>((Bound::Included(&these[..]), Bound::Unbounded))
                    .next()
                    .is_some_and(|known| known.starts_with(&these));
            if is_extension {
                continue;
            }
            known.insert(these);
            // A fax number may be followed by parameters of the machine (RFC 4517, 3.3.11).
            let value = match (&number.value, row.key) {
                (Cow::Borrowed(value), "fax") => {
                    Cow::Borrowed(value.split('$').next().unwrap_or_default())
                }
                (value, "fax") => {
                    Cow::Owned(value.split('$').next().unwrap_or_default().to_owned())
                }
                (value, _) => value.clone(),
            };
            match number.reach {
                Some(reach) => {
                    push_value(entries, key, RecordValue::Reach(value, reach), number);
                }
                None => push(entries, key, value, number),
            }
        }
    }
}

/// Adds values as one text, each once: what is given in a language is often given without one, too.
fn push_joined<'t>(entries: &mut Vec<KeyValue<'t>>, key: &'static str, values: &[&Attribute<'t>]) {
    let Some(first) = values.first() else { return };
    let mut known = HashSet::new();
    let mut texts: Vec<&str> = values.iter().map(|value| value.value.trim()).collect();
    texts.retain(|text| known.insert(*text));
    let text = match texts.len() {
        1 => first.value.clone(),
        _ => Cow::Owned(texts.join("\n")),
    };
    push(entries, key, text, first);
}

fn push<'t>(
    entries: &mut Vec<KeyValue<'t>>,
    key: &'static str,
    text: Cow<'t, str>,
    attribute: &Attribute<'t>,
) {
    if !text.trim().is_empty() {
        push_value(entries, key, RecordValue::Text(text), attribute);
    }
}

/// Adds a further address, with what it is for where that is said. An account has addresses of other kinds, too.
fn push_further<'t>(entries: &mut Vec<KeyValue<'t>>, key: &'static str, attribute: &Attribute<'t>) {
    let scheme = attribute.value.split_once(':').map(|(scheme, _)| scheme);
    if base_name(&attribute.name).eq_ignore_ascii_case("proxyAddresses")
        && scheme.is_some_and(|scheme| !scheme.eq_ignore_ascii_case("smtp"))
    {
        return;
    }
    let value = attribute.value.clone();
    match attribute.reach {
        Some(reach) => push_value(entries, key, RecordValue::Reach(value, reach), attribute),
        None => push(entries, key, value, attribute),
    }
}

fn push_value<'t>(
    entries: &mut Vec<KeyValue<'t>>,
    key: &'static str,
    value: RecordValue<'t>,
    attribute: &Attribute<'t>,
) {
    entries.push(KeyValue {
        key: Cow::Borrowed(key),
        key_at: attribute.key_at,
        value,
        at: attribute.at,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::ldif::attributes::tests::attribute;
    use crate::formats::ldif::entry_class::EntryClass;

    fn mapped(attributes: &[(&'static str, &'static str)]) -> Vec<String> {
        let attributes: Vec<Attribute> = attributes.iter().map(attribute).collect();
        let mut mapped = Vec::new();
        let entry = Entry::new(&attributes);
        if entry.class() == EntryClass::Contact {
            add_contact_values(None, &entry, &mut mapped);
        }
        mapped
            .into_iter()
            .map(|entry| match entry.value {
                RecordValue::Text(text) => format!("{}={text}", entry.key),
                RecordValue::List(list) => {
                    let texts = list.iter().map(|(text, _)| format!("{text:?}"));
                    format!("{}={}", entry.key, texts.collect::<String>())
                }
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
            ("title", "Sachbearbeitung"),
            ("title;lang-en", "Clerk"),
            ("uid", "h.falk"),
            ("jpegPhoto", "x"),
        ]);
        assert_eq!(
            entries,
            [
                "uid=h.falk",
                "unit=Jugendamt",
                "name=Henrietta Falk",
                "family-name=Falk",
                "post=Sachbearbeitung",
                "post-en=Clerk",
                "phone=+49 6031 83-3032",
                "phone=+49 6031 83-1",
                "fax=+49 6031 83-913032",
                "room=415",
                "email=h.falk@example.org",
                "more-emails=falk@example.org"
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
                "uid=0a1b-2c",
                "organisation=Text(\"Landkreis\")",
                "unit=Jugendamt",
                "family-name=Falk",
                "given-name=Henrietta",
                "phone=3032",
                "room=B 2.14"
            ]
        );
        let machine = [("cn", "PC-17"), ("sn", "x"), ("objectClass", "computer")];
        assert!(mapped(&machine).is_empty());
    }

    #[test]
    fn the_name_that_people_know_is_taken_also_where_it_is_spelled_otherwise() {
        for (whole, name) in [
            ("Dr. Anna Müller (JA)", Some("name=Dr. Anna Müller (JA)")),
            ("Müller Anna", None),
            ("muellera", None),
        ] {
            let entries = mapped(&[
                ("displayName", whole),
                ("sn", "Mueller"),
                ("givenName", "Anna"),
            ]);
            let found = entries.iter().find(|entry| entry.starts_with("name="));
            assert_eq!(found.map(String::as_str), name, "{whole}");
        }
    }

    #[test]
    fn the_fullest_name_is_shown_and_the_others_are_kept() {
        for (attributes, names) in [
            (
                [
                    ("cn", "Philip J. Muster"),
                    ("sn", "Muster"),
                    ("givenName", "Philip"),
                    ("displayName", "Muster"),
                ],
                "name=Philip J. Muster|family-name=Muster",
            ),
            (
                [
                    ("cn", "Amy Wong"),
                    ("sn", "Kroker"),
                    ("givenName", "Amy"),
                    ("title", "Rat"),
                ],
                "name=Amy Wong|other-names=Text(\"Amy Kroker\")|post=Rat",
            ),
            (
                [
                    ("cn", "Hubert Muster"),
                    ("sn", "Muster"),
                    ("givenName", "Hubert"),
                    ("displayName", "Professor Muster"),
                ],
                "name=Hubert Muster|family-name=Muster|other-names=Text(\"Professor Muster\")",
            ),
        ] {
            assert_eq!(mapped(&attributes).join("|"), names);
        }
    }

    #[test]
    fn second_names_of_attributes_are_those_of_the_first() {
        let by_second = mapped(&[
            ("commonName", "Anna Rat"),
            ("Surname", "Rat"),
            ("email", "a@example.org"),
        ]);
        let by_first = mapped(&[("cn", "Anna Rat"), ("sn", "Rat"), ("mail", "a@example.org")]);
        assert_eq!(by_second, by_first);
    }

    #[test]
    fn each_language_goes_where_it_belongs_and_others_only_where_nothing_else_is() {
        let of = |attributes: &[(&'static str, &'static str)]| {
            let mut all = vec![("cn", "Anna Rat"), ("sn", "Rat")];
            all.extend_from_slice(attributes);
            mapped(&all).split_off(2).join("|")
        };
        let mut cases = Vec::new();
        for (attribute, key) in [("title", "post"), ("description", "note")] {
            for (options, want) in [
                (&[("", "A"), (";lang-en", "B")][..], "KEY=A|KEY-en=B"),
                (&[(";lang-en", "B"), (";lang-de", "A")], "KEY=A|KEY-en=B"),
                (&[(";lang-en-GB", "B")], "KEY-en=B"),
                (&[("", "A"), (";lang-en", "A")], "KEY=A|KEY-en=A"),
                (&[(";lang-de;lang-en", "A")], "KEY=A|KEY-en=A"),
                (&[(";lang-fr", "C"), ("", "A")], "KEY=A"),
                (&[(";lang-fr", "C"), (";lang-en", "B")], "KEY-en=B"),
                (&[(";lang-fr", "C")], "KEY=C"),
                (&[("", "A"), (";lang-de", "A")], "KEY=A"),
            ] {
                cases.push((attribute, options, want.replace("KEY", key)));
            }
        }
        for (attribute, options, want) in cases {
            let named: Vec<(&'static str, &'static str)> = options
                .iter()
                .map(|(option, value)| {
                    let name: &'static str = format!("{attribute}{option}").leak();
                    (name, *value)
                })
                .collect();
            assert_eq!(of(&named), want, "{named:?}");
        }
        let notes = [
            ("description", "A"),
            ("info", "B"),
            ("description;lang-en", "C"),
            ("description;lang-en", "D"),
        ];
        assert_eq!(of(&notes), "note=A\nB|note-en=C\nD");
    }

    #[test]
    fn a_name_or_unit_in_another_language_does_not_take_the_place_of_the_own_one() {
        let entries = mapped(&[
            ("cn;lang-fr", "Anne Conseil"),
            ("cn;lang-en", "Ann Rat"),
            ("cn", "Anna Rat"),
            ("sn;lang-en", "Rat"),
            ("sn", "Rat"),
            ("ou;lang-en", "Youth office"),
            ("ou", "Jugendamt"),
        ]);
        assert_eq!(
            entries,
            ["unit=Jugendamt", "name=Anna Rat", "family-name=Rat"]
        );
        let left = |attributes: &[(&'static str, &'static str)]| {
            let attributes: Vec<Attribute> = attributes.iter().map(attribute).collect();
            add_contact_values(None, &Entry::new(&attributes), &mut Vec::new())
        };
        assert!(left(&[("ou", "Jugendamt"), ("ou;lang-en", "Youth office")]).is_empty());
        assert!(left(&[("ou;lang-en", "Youth office")]).is_empty());
        assert_eq!(left(&[("ou", "Jugendamt"), ("ou", "Sozialamt")]), ["ou"]);
    }
}
