//! Names of columns and attributes that only one office has.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Field, contact_key, contact_keys};
use crate::text::fold;

/// What one office calls the fields of a contact: names of columns and attributes with the keys for which they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnNames(Arc<BTreeMap<String, OwnName>>);

/// What a name of an office stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OwnMeaning {
    /// The key of a contact.
    Key(&'static str),
    /// Nothing that is read.
    NotRead,
}

/// A name of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OwnName {
    written: String,
    /// The key; none for what is not to be read.
    key: Option<&'static str>,
}

impl OwnNames {
    /// What stands for a name that is neither read nor told of.
    pub const NOT_READ: &'static str = "-";

    /// Names with what stands for them: keys, or [`NOT_READ`](Self::NOT_READ).
    pub fn new<'n>(names: impl IntoIterator<Item = (&'n str, &'static str)>) -> OwnNames {
        let name = |(written, key): (&'n str, &'static str)| {
            let name = OwnName {
                written: written.to_owned(),
                key: contact_key(key).map(|known| known.key),
            };
            (fold::spelled_key(written), name)
        };
        OwnNames(Arc::new(names.into_iter().map(name).collect()))
    }

    /// Every word that may stand for a name.
    pub fn values() -> Vec<&'static str> {
        let keys = contact_keys().iter().map(|known| known.key);
        keys.chain([OwnNames::NOT_READ]).collect()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a name stands for.
    pub(super) fn meaning(&self, name: &str) -> Option<OwnMeaning> {
        if self.is_empty() {
            return None;
        }
        let known = self.0.get(&fold::spelled_key(name))?;
        Some(known.key.map_or(OwnMeaning::NotRead, OwnMeaning::Key))
    }

    /// The key for which a name stands.
    pub(super) fn key(&self, name: &str) -> Option<&'static str> {
        match self.meaning(name)? {
            OwnMeaning::Key(key) => Some(key),
            OwnMeaning::NotRead => None,
        }
    }

    /// The attribute of directories that an attribute of the office stands for; `name` may have options.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'static str> {
        let name = name.split(';').next().unwrap_or(name);
        attribute_of_key(self.key(name)?)
    }

    /// Those that a server can have as attributes, and that stand for something that directories hold, with its
    /// field.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, Field)> {
        self.0.values().filter_map(|name| {
            let key = name.key.filter(|key| attribute_of_key(key).is_some())?;
            let row = contact_key(key)?.row;
            let mut fields = Field::every();
            let field = fields.find(|field| field.key() == row.key)?;
            is_attribute(&name.written).then_some((&*name.written, field))
        })
    }

    /// The names with what stands for them, as the config file has them.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let names = self.0.values();
        names.map(|name| (&*name.written, name.key.unwrap_or(OwnNames::NOT_READ)))
    }
}

/// Whether a server can have an attribute of this name: letters, digits and hyphens, or numbers with dots
/// (RFC 4512, 1.4).
fn is_attribute(name: &str) -> bool {
    let is_word = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
    let is_number = |sign: char| sign.is_ascii_digit() || sign == '.';
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    begins && name.chars().all(is_word) || !name.is_empty() && name.chars().all(is_number)
}

/// The first attribute of directories that holds what a key stands for.
fn attribute_of_key(key: &'static str) -> Option<&'static str> {
    let known = contact_key(key)?;
    let of_part = known.row.parts.iter().find(|part| part.key == key);
    let names = of_part.map_or(known.row.ldap, |part| part.ldap);
    match key {
        "given-name" => Some("givenName"),
        "family-name" => Some("sn"),
        _ => names.first().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_an_office_stands_for_a_key_however_it_is_written() {
        let names = OwnNames::new([
            ("Zi./Etage", "room"),
            ("Kst.", "-"),
            ("extensionAttribute1", "languages"),
        ]);
        assert_eq!(names.key("ZI / ETAGE"), Some("room"));
        assert_eq!(names.meaning("Kst"), Some(OwnMeaning::NotRead));
        assert_eq!(names.key("Telefon"), None);
        assert_eq!(
            names.attribute("extensionattribute1;lang-de"),
            Some("preferredLanguage")
        );
        let asked: Vec<_> = names.attributes().collect();
        assert_eq!(asked, [("extensionAttribute1", Field::LANGUAGES)]);
    }
}
