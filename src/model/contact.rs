//! Contacts, units and rooms, and the fields of a contact.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::field::Field;
use super::list_index::list_index;
use super::{Further, PersonName, Phone};
use crate::t;
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
    /// Other names under which the holder is known: in another script, the nickname, the name at birth.
    pub other_names: Vec<String>,
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
    /// Further numbers, each with what it is for: a second line, at home, another fax.
    pub more_phones: Vec<Further<Phone<'t>>>,
    /// Room number as on the door.
    pub room: Option<Cow<'t, str>>,
    /// E-mail address.
    pub email: Option<Cow<'t, str>>,
    /// Further e-mail addresses, each with what it is for; none without the first one.
    pub more_emails: Vec<Further<Cow<'t, str>>>,
    /// What people call about, in the words that they use.
    pub keywords: Vec<String>,
    /// Codes of the languages that the holder speaks; what has no code stands as it is written.
    pub languages: Vec<String>,
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
            None => {
                let label = fold::slug(self.label(Lang::De));
                // An office may have no name of its own, and a dash begins no id.
                let label = if label.is_empty() { "contact" } else { &label };
                Cow::Owned(format!("{label}-{}", self.position))
            }
        }
    }

    /// All e-mail addresses, that of the contact first.
    pub fn emails(&self) -> impl Iterator<Item = &str> {
        let more = self.more_emails.iter().map(|email| email.value.as_ref());
        self.email.as_deref().into_iter().chain(more)
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

/// What the mark of a contact that is not confirmed means.
pub fn not_confirmed_words(lang: Lang) -> &'static str {
    t!(
        lang,
        "Nicht bestätigt: Eine neuere Quelle wurde nicht gefunden.",
        "Not confirmed: no newer source was found."
    )
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

#[cfg(test)]
mod tests {
    use super::*;

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
