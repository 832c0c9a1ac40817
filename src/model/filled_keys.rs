//! For which keys a contact has a value.

use serde::{Deserialize, Serialize};

use super::contact::{Contact, Unit};
use super::field_kind::FieldValue;
use super::field_table::{ContactKey, contact_keys};
use super::name::PersonName;

/// Key of the part of a unit that is known by the unit above it alone.
const ORGANISATION: &str = "organisation";

/// Keys of fields and of their parts, a bit for each of [`contact_keys`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledKeys(u64);

impl FilledKeys {
    /// Those of a contact, but for what its unit tells, see [`FilledKeys::add_unit`].
    pub fn of(contact: &Contact<'_>) -> FilledKeys {
        let mut filled = FilledKeys::default();
        filled.add(contact);
        filled
    }

    /// Adds those of a contact. It asks only for what is not known yet, so that it costs little on a long list.
    pub fn add(&mut self, contact: &Contact<'_>) {
        for (at, known) in contact_keys().iter().enumerate() {
            if self.0 & 1 << at == 0 && is_filled(known, contact) {
                self.0 |= 1 << at;
            }
        }
    }

    /// Adds what the unit of a contact tells.
    pub fn add_unit(&mut self, unit: &Unit) {
        if unit.parent.is_some() {
            self.0 |= bit(ORGANISATION);
        }
    }

    /// Whether a key is one of them.
    pub fn contains(self, key: &str) -> bool {
        self.0 & bit(key) != 0
    }
}

fn bit(key: &str) -> u64 {
    let place = contact_keys().iter().position(|known| known.key == key);
    place.map_or(0, |at| 1 << at)
}

fn is_filled(known: &ContactKey, contact: &Contact<'_>) -> bool {
    if known.key == "unit" {
        return contact.unit.is_some();
    }
    match known.row.kind.value(contact) {
        None => own_text(known.key, contact).is_some_and(|text| !text.is_empty()),
        Some(FieldValue::Bilingual(text)) if known.is_part => text.en.is_some(),
        Some(_) => !known.is_part,
    }
}

/// The text of a contact under a key whose value is put together of several members.
pub fn own_text<'c>(key: &str, contact: &'c Contact<'_>) -> Option<&'c str> {
    let name = contact.name.as_ref();
    let with_family = name.filter(|name| name.has_known_family());
    match key {
        // An id that was made from the name is made again from it.
        "id" => contact.own_id.as_deref(),
        "name" => name.map(PersonName::full),
        "family-name" => with_family.map(|name| name.parts().2),
        "honorific-suffix" => with_family.map(PersonName::suffix),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::locale::Text;

    #[test]
    fn every_key_has_a_bit() {
        assert!(contact_keys().len() <= u64::BITS as usize);
    }

    #[test]
    fn what_has_a_value_is_known_by_its_key_and_a_translation_by_its_own() {
        let filled = FilledKeys::of(&Contact {
            name: Some(PersonName::new("Anna Muster")),
            post: Some(Text::untranslated("Beratung")),
            ..Contact::default()
        });
        let known = [
            "id",
            "name",
            "family-name",
            "post",
            "post-en",
            "phone",
            "unit",
        ];
        let known = known.map(|key| filled.contains(key));
        assert_eq!(known, [false, true, false, true, false, false, false]);
        let translated = FilledKeys::of(&Contact {
            post: Some(Text {
                de: "".into(),
                en: Some("Advice".into()),
            }),
            ..Contact::default()
        });
        assert!(translated.contains("post-en"));
    }
}
