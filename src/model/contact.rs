//! Contacts, units and rooms, and the fields of a contact.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::list_index::list_index;
use super::{PersonName, Phone};
use crate::text::fold;
use crate::text::locale::{Lang, Text};

/// A post with its holder, who may be missing or out of date.
///
/// Posts and extensions outlive people; so the post and its number stand apart from the name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contact<'t> {
    /// The id that the data gives: kebab-case, never changes.
    pub own_id: Option<Cow<'t, str>>,
    /// Place in the directory, from 1; part of the id that is made where the data gives none.
    pub position: u32,
    /// The holder of the post.
    pub name: Option<PersonName<'t>>,
    /// The post, role or job title (vCard `TITLE`).
    pub post: Option<Text<'t>>,
    /// The unit.
    pub unit: Option<UnitIndex>,
    /// Id of the area of work that the post is responsible for.
    pub area: Option<Cow<'t, str>>,
    /// Telephone.
    pub phone: Option<Phone<'t>>,
    /// Fax.
    pub fax: Option<Phone<'t>>,
    /// Mobile telephone.
    pub mobile: Option<Phone<'t>>,
    /// Further numbers: a second line, at home, the secretary.
    pub more_phones: Vec<Phone<'t>>,
    /// Room number as on the door.
    pub room: Option<Cow<'t, str>>,
    /// E-mail address.
    pub email: Option<Cow<'t, str>>,
    /// What people call about, in the words that they use.
    pub keywords: Vec<String>,
    /// What else one should know.
    pub note: Option<Box<Text<'t>>>,
    /// Id of the source of these facts.
    pub source: Option<Cow<'t, str>>,
    /// When the source was read, where that is known of these facts and not of the source itself.
    pub retrieved: Option<Date>,
    /// `Some(false)`: the holder is named by the source, but no newer source confirms it.
    pub confirmed: Option<bool>,
    /// What was searched for and not found, so that it is not searched for again.
    pub not_found: Vec<Field>,
}

impl Contact<'_> {
    /// What stands in the first place on a list: the name, else the post.
    pub fn label(&self, lang: Lang) -> &str {
        match (&self.name, &self.post) {
            (Some(name), _) => name.full(),
            (None, Some(post)) => post.get(lang),
            (None, None) => self.own_id.as_deref().unwrap_or_default(),
        }
    }

    /// The id: the one of the data, else one that is made of name and position (`anna-muster-17`).
    /// A made id changes when rows are put before it; a list whose ids must stay needs a column `id`.
    pub fn id(&self) -> Cow<'_, str> {
        match &self.own_id {
            Some(id) => Cow::Borrowed(id),
            None => Cow::Owned(format!(
                "{}-{}",
                fold::slug(self.label(Lang::De)),
                self.position
            )),
        }
    }

    /// Key to sort people by family name, then by given name, posts without a holder by their title
    /// (DIN 5007-2): `Müller, Zoe` before `Müller-Abel, Anna`.
    pub fn sort_key(&self, lang: Lang) -> (String, String) {
        let Some(name) = &self.name else {
            return fold::sort_key(self.label(lang));
        };
        name.sort_key()
    }
}

/// An organisational unit: an office, a department, the county itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// Kebab-case id.
    pub id: String,
    /// Name of the unit.
    pub name: Text<'static>,
    /// The unit that this one belongs to.
    pub parent: Option<UnitIndex>,
    /// Postal address on one line.
    pub address: Option<String>,
    /// Other words that people use for it.
    pub keywords: Vec<String>,
    /// What else one should know.
    pub note: Option<Text<'static>>,
    /// Id of the source.
    pub source: Option<String>,
    /// What was searched for and not found.
    pub not_found: Vec<Field>,
}

list_index!(
    /// Which unit: its place in [`Directory::units`](super::Directory::units), from 0.
    UnitIndex,
    Unit
);

/// A room of which more is known than its number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Room {
    /// The number as on the door.
    pub number: String,
    /// Where to find it: building, floor, way.
    pub place: Option<Text<'static>>,
    /// Id of the source.
    pub source: Option<String>,
}

/// The fields of a contact, under the names that code, TOML keys, CSV headers and JSON share. What else a new
/// field needs stands in `CONTRIBUTING.md`, under “A field of a contact”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "the names are the documentation; each stands at `Contact`"
)]
pub enum Field {
    Phone,
    Name,
    Room,
    Post,
    Unit,
    Area,
    Fax,
    Mobile,
    MorePhones,
    Email,
    Keywords,
    Note,
    Address,
    OpeningHours,
    Id,
    Source,
}

impl Field {
    /// Every field, in the order in which a list shows them: the number first.
    pub const ALL: [Field; 16] = [
        Field::Phone,
        Field::Name,
        Field::Room,
        Field::Post,
        Field::Unit,
        Field::Area,
        Field::Fax,
        Field::Mobile,
        Field::MorePhones,
        Field::Email,
        Field::Keywords,
        Field::Note,
        Field::Address,
        Field::OpeningHours,
        Field::Id,
        Field::Source,
    ];

    /// The fields that a list of contacts can show as columns.
    pub const COLUMNS: [Field; 14] = [
        Field::Phone,
        Field::Name,
        Field::Room,
        Field::Post,
        Field::Unit,
        Field::Area,
        Field::Fax,
        Field::Mobile,
        Field::MorePhones,
        Field::Email,
        Field::Keywords,
        Field::Note,
        Field::Id,
        Field::Source,
    ];

    /// The key in TOML, CSV and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Field::Phone => "phone",
            Field::Name => "name",
            Field::Room => "room",
            Field::Post => "post",
            Field::Unit => "unit",
            Field::Area => "area",
            Field::Fax => "fax",
            Field::Mobile => "mobile",
            Field::MorePhones => "more-phones",
            Field::Email => "email",
            Field::Keywords => "keywords",
            Field::Note => "note",
            Field::Address => "address",
            Field::OpeningHours => "opening-hours",
            Field::Id => "id",
            Field::Source => "source",
        }
    }

    /// The word that people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Field::Phone => crate::t!(lang, "Telefon", "Phone"),
            Field::Name => crate::t!(lang, "Name", "Name"),
            Field::Room => crate::t!(lang, "Raum", "Room"),
            Field::Post => crate::t!(lang, "Aufgabe", "Post"),
            Field::Unit => crate::t!(lang, "Stelle", "Unit"),
            Field::Area => crate::t!(lang, "Arbeitsbereich", "Area"),
            Field::Fax => crate::t!(lang, "Fax", "Fax"),
            Field::Mobile => crate::t!(lang, "Mobil", "Mobile"),
            Field::MorePhones => crate::t!(lang, "Weitere Nummern", "More phones"),
            Field::Email => crate::t!(lang, "E-Mail", "E-mail"),
            Field::Keywords => crate::t!(lang, "Stichwörter", "Keywords"),
            Field::Note => crate::t!(lang, "Hinweis", "Note"),
            Field::Address => crate::t!(lang, "Adresse", "Address"),
            Field::OpeningHours => crate::t!(lang, "Öffnungszeiten", "Opening hours"),
            Field::Id => crate::t!(lang, "Kennung", "Id"),
            Field::Source => crate::t!(lang, "Quelle", "Source"),
        }
    }

    /// The field called `word`: its key or its label in either language, however it is written.
    pub fn from_name(word: &str) -> Option<Field> {
        if let Some(field) = Field::ALL.into_iter().find(|field| field.key() == word) {
            return Some(field);
        }
        let word = fold::spelled_key(word);
        Field::ALL.into_iter().find(|field| {
            [field.key(), field.label(Lang::De), field.label(Lang::En)]
                .iter()
                .any(|name| fold::spelled_key(name) == word)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_known_by_its_key_and_by_both_labels() {
        assert_eq!(Field::from_name("Telefon"), Some(Field::Phone));
        assert_eq!(Field::from_name("phone"), Some(Field::Phone));
        assert_eq!(Field::from_name("e-mail"), Some(Field::Email));
        assert_eq!(
            Field::from_name("oeffnungszeiten"),
            Some(Field::OpeningHours)
        );
        assert_eq!(Field::from_name("farbe"), None);
    }

    #[test]
    fn a_whole_family_name_sorts_before_one_that_goes_on() {
        let mut names = [
            "Anna Müller-Abel",
            "Zoe Müller",
            "Karl Mueller",
            "Anna Mull",
        ];
        let key = |name: &&'static str| {
            let name = Some(PersonName::new(*name));
            let contact = Contact {
                name,
                ..Contact::default()
            };
            contact.sort_key(Lang::De)
        };
        names.sort_by_key(key);
        let want = [
            "Karl Mueller",
            "Zoe Müller",
            "Anna Müller-Abel",
            "Anna Mull",
        ];
        assert_eq!(names, want);
    }

    #[test]
    fn people_sort_by_family_name_and_posts_by_title() {
        let person = |name: &'static str| Contact {
            name: Some(PersonName::new(name)),
            ..Contact::default()
        };
        let post = Contact {
            post: Some(Text::untranslated("Zentrale")),
            ..Contact::default()
        };
        let mut all = [person("Anna Zorn"), post, person("Zoe Adler")];
        all.sort_by_key(|contact| contact.sort_key(Lang::De));
        let labels: Vec<_> = all.iter().map(|contact| contact.label(Lang::De)).collect();
        assert_eq!(labels, ["Zoe Adler", "Zentrale", "Anna Zorn"]);
    }
}
