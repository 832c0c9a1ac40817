//! Attributes of a person in a directory (LDAP), and what they are for a contact. The one place that
//! knows them: for LDIF files and for a directory that is asked live.
//!
//! Read are the attributes of `inetOrgPerson` (RFC 2798, RFC 4519, RFC 4524) and those that Active
//! Directory has in their stead.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::ops::Bound;
use std::sync::LazyLock;

use super::distinguished_name::{Branch, branches};
use super::language_tags::Languages;
use crate::diagnostic::Span;
use crate::formats::written_names::{ShownName, other_names, shown_name};
use crate::formats::{KeyValue, RecordValue};
use crate::model::{Field, FieldKind, FieldRow, Reach, written_fields};

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

/// Attributes that say what an account is good for (MS-ADA1 to MS-ADA3; 389 Directory Server).
const OF_ACCOUNTS: &[&str] = &[
    "userAccountControl",
    "msExchHideFromAddressLists",
    "isCriticalSystemObject",
    "nsAccountLock",
];

/// Bits of `userAccountControl`: disabled, and accounts of domains and machines (MS-ADTS, 2.2.16).
const NO_STAFF: u32 = 0x2 | 0x800 | 0x1000 | 0x2000;

/// Classes of accounts that services have.
const OF_SERVICES: &[&str] = &[
    "msds-managedserviceaccount",
    "msds-groupmanagedserviceaccount",
];

/// Beginnings of the names of accounts that services have.
const SERVICE_NAMES: &[&str] = &[
    "svc-",
    "svc_",
    "svc.",
    "service-",
    "service_",
    "srv-",
    "srv_",
    "healthmailbox",
    "systemmailbox",
    "msol_",
    "krbtgt",
];

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

/// What an entry of a directory is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryClass {
    /// A person, a post, or an office with a number.
    Contact,
    /// A part of the tree that has no number of its own: the organisation, a unit, a folder.
    Branch,
    /// Something else: a group, a computer, a printer.
    Other,
}

/// Classes of entries that are people or posts.
const PEOPLE: &[&str] = &[
    "person",
    "organizationalperson",
    "inetorgperson",
    "residentialperson",
    "newpilotperson",
    "pilotperson",
    "organizationalrole",
    "user",
    "contact",
    "mozillaabpersonalpha",
    "mozillaabpersonobsolete",
    "gosaaccount",
];

/// Classes of entries that only hold others.
const BRANCHES: &[&str] = &[
    "organization",
    "organizationalunit",
    "dcobject",
    "domain",
    "domaindns",
    "container",
    "country",
    "locality",
    "builtindomain",
    "nscontainer",
    "extensibleobject",
];

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

/// The name without its options: `title` of `title;lang-en`.
fn base_name(name: &str) -> &str {
    name.split(';').next().unwrap_or_default().trim()
}

/// The first name of an attribute that is read; `name` may have options.
fn canonical_name(name: &str) -> Option<&'static str> {
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

/// The attributes of one entry, by name.
struct Person<'a, 't> {
    attributes: &'a [Attribute<'t>],
    /// The name of each as [`read_attributes`] has it, and the languages of its value.
    known: Vec<(&'static str, Languages)>,
}

impl<'a, 't> Person<'a, 't> {
    fn new(attributes: &'a [Attribute<'t>]) -> Person<'a, 't> {
        let known = attributes.iter().map(|attribute| {
            let known = canonical_name(&attribute.name).unwrap_or_default();
            (known, Languages::of(&attribute.name))
        });
        Person {
            attributes,
            known: known.collect(),
        }
    }

    /// The values of an attribute whose languages are those.
    fn values_in(
        &self,
        name: &str,
        are_those: impl Fn(Languages) -> bool,
    ) -> impl Iterator<Item = &'a Attribute<'t>> {
        let attributes = self.attributes.iter().zip(&self.known);
        attributes
            .filter(move |(attribute, (known, languages))| {
                *known == name && are_those(*languages) && !attribute.value.trim().is_empty()
            })
            .map(|(attribute, _)| attribute)
    }

    /// The values of these attributes in the order of their languages, see [`Languages::rank`]; those
    /// that can stand as German by the order of the names.
    fn ordered_values(&self, names: &[&'static str]) -> impl Iterator<Item = &'a Attribute<'t>> {
        const GROUPS: [&[u8]; 3] = [&[0, 1], &[2], &[3]];
        GROUPS.into_iter().flat_map(move |ranks| {
            let ranked = move |&name| {
                let of_rank =
                    move |&rank| self.values_in(name, move |languages| languages.rank() == rank);
                ranks.iter().flat_map(of_rank)
            };
            names.iter().flat_map(ranked)
        })
    }

    fn first_value(&self, names: &[&'static str]) -> Option<&'a Attribute<'t>> {
        self.ordered_values(names).next()
    }

    /// The values that make the German text, and those that make the English one. Where there is
    /// neither, one in another language stands for both.
    fn values_by_language(&self, names: &[&'static str]) -> [Vec<&'a Attribute<'t>>; 2] {
        let those = |are_those: fn(Languages) -> bool| {
            let all = self.ordered_values(names);
            all.filter(move |value| are_those(Languages::of(&value.name)))
        };
        let mut german: Vec<_> = those(Languages::is_german).collect();
        let english: Vec<_> = those(Languages::is_english).collect();
        if german.is_empty() && english.is_empty() {
            german.extend(self.first_value(names));
        }
        [german, english]
    }

    fn classes(&self) -> impl Iterator<Item = String> {
        self.ordered_values(&["objectClass"])
            .map(|class| class.value.trim().to_ascii_lowercase())
    }
}

/// The rows of numbers, in the order in which they are written.
fn rows_of_numbers() -> impl Iterator<Item = &'static FieldRow> {
    let rows = written_fields().iter().copied();
    rows.filter(|row| matches!(row.kind, FieldKind::Phone { .. } | FieldKind::Phones { .. }))
}

/// What the entry with these attributes is. Without classes it is told by what it has.
pub fn entry_class(attributes: &[Attribute<'_>]) -> EntryClass {
    let person = Person::new(attributes);
    let has = |names: &'static [&'static str]| person.first_value(names).is_some();
    let is_reachable = || {
        rows_of_numbers()
            .chain([Field::EMAIL.row()])
            .any(|row| has(row.ldap))
    };
    let (mut is_person, mut is_branch, mut is_other) = (false, false, false);
    for class in person.classes() {
        is_person |= PEOPLE.contains(&class.as_str());
        is_branch |= BRANCHES.contains(&class.as_str());
        // A computer of Active Directory is a user, too.
        is_other |= class == "computer";
    }
    let has_classes = has(&["objectClass"]);
    if is_other {
        EntryClass::Other
    } else if is_person || is_reachable() || !has_classes && has(&["cn", "sn", "displayName"]) {
        EntryClass::Contact
    } else if is_branch {
        EntryClass::Branch
    } else {
        EntryClass::Other
    }
}

/// Whether the entry is an account of nobody who works here: disabled, hidden from address lists, or of a service.
pub fn is_no_staff(attributes: &[Attribute<'_>]) -> bool {
    let person = Person::new(attributes);
    let is_true = |name: &'static str| {
        let value = person.first_value(std::slice::from_ref(&name));
        value.is_some_and(|value| value.value.trim().eq_ignore_ascii_case("true"))
    };
    let control = person.first_value(&["userAccountControl"]);
    // Some tools write the number with a sign, as the schema has it.
    let control = control.and_then(|control| control.value.trim().parse::<i64>().ok());
    let is_disabled = control.is_some_and(|bits| bits & i64::from(NO_STAFF) != 0);
    let is_of_service = || {
        let has_number = rows_of_numbers().any(|row| person.first_value(row.ldap).is_some());
        let mut names = person.ordered_values(&["sAMAccountName", "uid", "cn"]);
        !has_number
            && names.any(|name| {
                let name = name.value.trim().to_ascii_lowercase();
                SERVICE_NAMES.iter().any(|begin| name.starts_with(begin))
            })
    };
    is_disabled
        || is_true("msExchHideFromAddressLists")
        || is_true("nsAccountLock")
        || is_true("isCriticalSystemObject")
        || person
            .classes()
            .any(|class| OF_SERVICES.contains(&class.as_str()))
        || is_of_service()
}

/// Adds what the attributes say of a contact to `entries`, under the keys of the data files. `dn` is
/// the name of the entry in the tree; it tells which unit belongs to which. Returns the attributes of
/// which one value was taken and others were left.
pub fn add_contact_values<'t>(
    dn: Option<&str>,
    attributes: &[Attribute<'t>],
    entries: &mut Vec<KeyValue<'t>>,
) -> Vec<&'static str> {
    let person = Person::new(attributes);
    let mut left = Vec::new();
    if let Some(id) = person.first_value(Field::ID.row().ldap) {
        push(entries, "uid", id.value.clone(), id);
    }
    let post = person.first_value(Field::POST.row().ldap);
    let unit = add_units(dn, &person, entries, &mut left);
    add_name(&person, post, unit.as_deref(), entries);
    for row in written_fields() {
        match row.key {
            "id" | "name" | "other-names" | "unit" | "fax" | "mobile" | "more-phones" => {}
            "phone" => add_numbers(&person, entries),
            _ => add_field(row, &person, entries, &mut left),
        }
    }
    left
}

/// A field that stands in the attributes that the table has for it.
fn add_field<'t>(
    row: &'static FieldRow,
    person: &Person<'_, 't>,
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
    person: &Person<'_, 't>,
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

/// The whole name where it ends with the family name, else its parts. A post without a holder has the
/// name of the post, or of the unit, in both `cn` and `sn`, because both are required.
fn add_name<'t>(
    person: &Person<'_, 't>,
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
    let is_of_parts = shown == ShownName::Parts;
    for (attribute, key) in parts.into_iter().filter(|_| is_of_parts) {
        if let Some(part) = person.first_value(&[attribute]) {
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
    let others: Vec<Cow<'t, str>> = others.into_iter().chain(nicknames).collect();
    if !others.is_empty() {
        let others = others
            .into_iter()
            .map(|name| (RecordValue::Text(name), family.at));
        let others = RecordValue::List(others.collect());
        push_value(entries, Field::OTHER_NAMES.key(), others, family);
    }
}

fn add_numbers<'t>(person: &Person<'_, 't>, entries: &mut Vec<KeyValue<'t>>) {
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

/// Adds a further address, with what it is for where that is said.
fn push_further<'t>(entries: &mut Vec<KeyValue<'t>>, key: &'static str, attribute: &Attribute<'t>) {
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
mod tests {
    use super::*;

    fn attribute(&(name, value): &(&'static str, &'static str)) -> Attribute<'static> {
        Attribute {
            name: Cow::Borrowed(name),
            value: Cow::Borrowed(value),
            reach: None,
            key_at: Span::default(),
            at: Span::default(),
        }
    }

    fn mapped(attributes: &[(&'static str, &'static str)]) -> Vec<String> {
        let attributes: Vec<Attribute> = attributes.iter().map(attribute).collect();
        let mut mapped = Vec::new();
        if entry_class(&attributes) == EntryClass::Contact {
            add_contact_values(None, &attributes, &mut mapped);
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
    fn accounts_at_which_nobody_works_are_known() {
        let is = |attributes: &[(&'static str, &'static str)]| {
            is_no_staff(&attributes.iter().map(attribute).collect::<Vec<_>>())
        };
        for no_staff in [
            ("userAccountControl", "514"),
            ("userAccountControl", "66050"),
            ("userAccountControl", "-2147483646"),
            ("msExchHideFromAddressLists", "TRUE"),
            ("nsAccountLock", "true"),
            ("objectClass", "msDS-GroupManagedServiceAccount"),
            ("sAMAccountName", "svc-backup"),
        ] {
            assert!(is(&[("cn", "Anna Rat"), no_staff]), "{no_staff:?}");
        }
        for staff in [
            ("userAccountControl", "512"),
            ("userAccountControl", "66048"),
            ("msExchHideFromAddressLists", "FALSE"),
            ("sAMAccountName", "rat"),
        ] {
            assert!(!is(&[("cn", "Anna Rat"), staff]), "{staff:?}");
        }
        assert!(!is(&[("uid", "srv-team"), ("telephoneNumber", "12")]));
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
        assert!(
            ALIASES
                .iter()
                .all(|(_, first)| read_attributes().contains(first))
        );
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
            add_contact_values(None, &attributes, &mut Vec::new())
        };
        assert!(left(&[("ou", "Jugendamt"), ("ou;lang-en", "Youth office")]).is_empty());
        assert!(left(&[("ou;lang-en", "Youth office")]).is_empty());
        assert_eq!(left(&[("ou", "Jugendamt"), ("ou", "Sozialamt")]), ["ou"]);
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
