//! What a form has no place for, so that nobody believes a copy to be whole.

use super::{Format, View};
use crate::locale::{Lang, Text};
use crate::model::{Contact, Field};
use crate::t;

/// What of the contacts of a view is not in the form, in words; nothing for forms that hold all, and
/// for those that nobody reads back.
pub fn lost(view: &View<'_>, format: Format, lang: Lang) -> Vec<&'static str> {
    let View::Contacts(list) = view else {
        return Vec::new();
    };
    if list.fields.is_some() || !matches!(format, Format::Vcard | Format::Ldif) {
        return Vec::new();
    }
    let any = |is_so: fn(&Contact) -> bool| list.hits.iter().any(|hit| is_so(hit.entry));
    let other_language = t!(lang, "englische Texte", "German texts");
    let mut lost = Vec::new();
    let mut note = |is_lost: bool, word: &'static str| {
        if is_lost {
            lost.push(word);
        }
    };
    if format == Format::Vcard {
        note(any(has_translation), other_language);
    } else {
        note(
            any(|contact| {
                contact
                    .email
                    .as_deref()
                    .is_some_and(|email| !email.is_ascii())
            }),
            t!(
                lang,
                "E-Mail-Adressen mit Umlauten",
                "e-mail addresses with umlauts"
            ),
        );
        note(
            any(|contact| contact.phone.is_none() && !contact.more_phones.is_empty()),
            t!(
                lang,
                "der Unterschied von Telefon und weiteren Nummern",
                "the difference of telephone and further numbers"
            ),
        );
        note(
            any(|contact| contact.confirmed.is_some()),
            t!(
                lang,
                "ob ein Name bestätigt ist",
                "whether a name is confirmed"
            ),
        );
    }
    note(
        any(|contact| contact.area.is_some()),
        Field::Area.label(lang),
    );
    note(
        any(|contact| contact.source.is_some()),
        Field::Source.label(lang),
    );
    note(
        any(|contact| !contact.not_found.is_empty()),
        t!(lang, "was nicht gefunden wurde", "what was not found"),
    );
    lost
}

fn has_translation(contact: &Contact) -> bool {
    let differs = |text: Option<&Text>| {
        text.is_some_and(|text| text.en.as_ref().is_some_and(|en| *en != text.de))
    };
    differs(contact.post.as_ref()) || differs(contact.note.as_deref())
}
