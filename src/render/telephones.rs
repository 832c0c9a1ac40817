//! Whom to call: people with their numbers.

use super::Page;
use super::article::{Mark, PageBlock, Telephone};
use super::contact_fields::confirmation_mark;
use crate::model::{Contact, Field, Phone};
use crate::t;
use crate::text::locale::Lang;

/// People, with their numbers to call.
pub(super) fn telephones<'d>(
    contacts: impl IntoIterator<Item = &'d Contact<'d>>,
    page: &Page,
) -> PageBlock<'static> {
    let telephones = contacts.into_iter().map(|contact| telephone(contact, page));
    PageBlock::Telephones(telephones.collect())
}

fn telephone(contact: &Contact, page: &Page) -> Telephone {
    let lang = page.lang;
    let role = contact.post.as_ref().filter(|_| contact.name.is_some());
    Telephone {
        label: (contact.phone.as_ref()).map(|_| Field::PHONE.label(lang)),
        number: phone(contact, lang).to_owned(),
        address: contact.phone.as_ref().and_then(Phone::uri),
        name: match confirmation_mark(contact, lang) {
            Some(Mark { words, .. }) => format!("{} ({words})", contact.label(lang)),
            None => contact.label(lang).to_owned(),
        },
        role: role.map(|post| post.get(lang).to_owned()),
    }
}

/// One person in one line of running text: `06031 83-3032, Henrietta Falk, WIR-Koordination …`; where it is
/// heard the name first.
pub(super) fn person(contact: &Contact, page: &Page) -> String {
    let telephone = telephone(contact, page);
    if page.plain {
        telephone.name_first()
    } else {
        telephone.number_first()
    }
}

/// The number of a contact, or that there is none.
pub(super) fn phone<'d>(contact: &'d Contact<'_>, lang: Lang) -> &'d str {
    let none = t!(lang, "ohne Nummer", "no number");
    contact
        .phone
        .as_ref()
        .map_or(none, |phone| phone.written_form())
}

/// The name, marked where nothing confirms it, and the post; the post alone where there is no name.
pub(super) fn name_and_post(contact: &Contact, page: &Page) -> String {
    telephone(contact, page).name_and_role()
}
