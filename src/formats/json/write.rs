//! A contact as an object of JSON: English names, absent values `null`.

use serde::ser::SerializeMap;

use crate::model::{Contact, Directory, PersonName, Phone};
use crate::text::locale::{Lang, Text};

/// A contact as an object, in a language.
pub struct ContactObject<'d> {
    /// The contact.
    pub contact: &'d Contact<'d>,
    /// Where its unit and source stand.
    pub directory: &'d Directory<'d>,
    /// The language of the names of units.
    pub lang: Lang,
}

impl<'d> ContactObject<'d> {
    /// Writes each name with its value into an object, to which others may be added.
    pub fn serialize_members<M: SerializeMap>(&self, members: &mut M) -> Result<(), M::Error> {
        let ContactObject {
            contact,
            directory,
            lang,
        } = *self;
        let phone = |phone: &'d Option<Phone<'d>>| phone.as_ref().map(Phone::written_form);
        // Each text stays in the field of its language, whatever the language of the call: read back, it must be
        // the same.
        let unit = directory.unit_of(contact);
        let source = contact.source.as_deref();
        members.serialize_entry("id", &contact.id())?;
        // Left out where the data gives the id.
        if contact.own_id.is_none() {
            members.serialize_entry("id_made", &true)?;
        }
        members.serialize_entry("name", &contact.name.as_ref().map(PersonName::full))?;
        let known = contact.name.as_ref().filter(|name| name.has_known_family());
        members.serialize_entry("family_name", &known.map(|name| name.parts().2))?;
        let post = contact.post.as_ref();
        members.serialize_entry("post", &post.and_then(Text::german))?;
        members.serialize_entry("post_en", &post.and_then(|post| post.en.as_deref()))?;
        members.serialize_entry("unit", &unit.map(|unit| unit.name.get(lang)))?;
        members.serialize_entry("unit_id", &unit.map(|unit| unit.id.as_str()))?;
        members.serialize_entry("units_above", &directory.units_above(contact, lang))?;
        members.serialize_entry("organisation", &directory.organisation(contact, lang))?;
        members.serialize_entry("area", &contact.area)?;
        members.serialize_entry("phone", &phone(&contact.phone))?;
        members.serialize_entry("fax", &phone(&contact.fax))?;
        members.serialize_entry("mobile", &phone(&contact.mobile))?;
        let numbers = contact.more_phones.iter().map(Phone::written_form);
        members.serialize_entry("more_phones", &numbers.collect::<Vec<_>>())?;
        members.serialize_entry("room", &contact.room)?;
        members.serialize_entry("email", &contact.email)?;
        members.serialize_entry("keywords", &contact.keywords)?;
        let note = contact.note.as_deref();
        members.serialize_entry("note", &note.and_then(Text::german))?;
        members.serialize_entry("note_en", &note.and_then(|note| note.en.as_deref()))?;
        members.serialize_entry("source", &source)?;
        let retrieved = contact
            .retrieved
            .or_else(|| Some(directory.source(source?)?.retrieved));
        members.serialize_entry("retrieved", &retrieved.map(|day| day.to_string()))?;
        members.serialize_entry("confirmed", &contact.confirmed)?;
        let not_found = contact.not_found.iter().map(|field| field.key());
        members.serialize_entry("not_found", &not_found.collect::<Vec<_>>())
    }
}
