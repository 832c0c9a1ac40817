//! Whom to call: people with their numbers.

use super::article::{Mark, PageBlock, Telephone};
use super::contact_fields::confirmation_mark;
use crate::model::{Contact, Field};
use crate::t;
use crate::text::locale::Lang;

/// People, with their numbers to call.
pub(super) fn telephones<'d>(
    contacts: impl IntoIterator<Item = &'d Contact<'d>>,
    lang: Lang,
) -> PageBlock<'static> {
    let telephones = contacts.into_iter().map(|contact| telephone(contact, lang));
    PageBlock::Telephones(telephones.collect())
}

/// A person with the number to call.
pub(super) fn telephone(contact: &Contact, lang: Lang) -> Telephone {
    let role = contact.post.as_ref().filter(|_| contact.name.is_some());
    Telephone {
        label: (contact.phone.as_ref()).map(|_| Field::PHONE.label(lang)),
        number: phone(contact, lang).to_owned(),
        name: match confirmation_mark(contact, lang) {
            Some(Mark { words, .. }) => format!("{} ({words})", contact.label(lang)),
            None => contact.label(lang).to_owned(),
        },
        role: role.map(|post| post.get(lang).to_owned()),
    }
}

/// The number of a contact, or that there is none.
fn phone<'d>(contact: &'d Contact<'_>, lang: Lang) -> &'d str {
    let none = t!(lang, "ohne Nummer", "no number");
    contact
        .phone
        .as_ref()
        .map_or(none, |phone| phone.written_form())
}
