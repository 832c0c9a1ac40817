//! What a form has no place for: it is said, so that a copy with gaps is not taken for a whole one.

use super::{Format, View};
use crate::model::{Contact, Field};
use crate::t;
use crate::text::locale::Lang;

/// What of the contacts of a view is not in the form, in words; nothing for forms that hold all, and
/// for those that are not read back.
pub fn losses(view: &View<'_>, format: Format, lang: Lang) -> Vec<&'static str> {
    let View::Contacts(list) = view else {
        return Vec::new();
    };
    if list.fields.is_some() || !matches!(format, Format::Vcard | Format::Ldif) {
        return Vec::new();
    }
    let of_form: &[Loss] = match format {
        Format::Vcard => &[],
        _ => &[
            (has_foreign_email, |lang| {
                t!(
                    lang,
                    "E-Mail-Adressen mit Umlauten",
                    "e-mail addresses with umlauts"
                )
            }),
            (has_further_numbers_alone, |lang| {
                t!(
                    lang,
                    "der Unterschied von Telefon und weiteren Nummern",
                    "the difference between telephone and further numbers"
                )
            }),
            (
                |contact| contact.confirmed.is_some(),
                |lang| {
                    t!(
                        lang,
                        "ob ein Name bestätigt ist",
                        "whether a name is confirmed"
                    )
                },
            ),
        ],
    };
    let of_both: [Loss; 3] = [
        (
            |contact| contact.area.is_some(),
            |lang| Field::Area.label(lang),
        ),
        (
            |contact| contact.source.is_some(),
            |lang| Field::Source.label(lang),
        ),
        (
            |contact| !contact.not_found.is_empty(),
            |lang| t!(lang, "was nicht gefunden wurde", "what was not found"),
        ),
    ];
    let kinds = || of_form.iter().chain(&of_both);
    let mut are_lost = vec![false; kinds().count()];
    // One walk for all of them: each contact of a long list may come from a file.
    for hit in list.hits {
        for (is_lost, (is_in, _)) in are_lost.iter_mut().zip(kinds()) {
            *is_lost = *is_lost || is_in(&hit.entry);
        }
    }
    let lost = kinds().zip(are_lost).filter(|(_, is_lost)| *is_lost);
    lost.map(|((_, words), _)| words(lang)).collect()
}

/// Whether ids are left out because they were made and the form cannot mark them: read back, they
/// would pass for ids that a list gives.
pub fn leaves_out_made_ids(view: &View<'_>, format: Format) -> bool {
    let View::Contacts(list) = view else {
        return false;
    };
    let asks_for_ids = list
        .fields
        .is_some_and(|fields| fields.contains(&Field::Id));
    format == Format::Csv && asks_for_ids && list.hits.iter().any(|hit| hit.entry.own_id.is_none())
}

/// What can be lost: whether a contact has it, and how it is called.
type Loss = (fn(&Contact) -> bool, fn(Lang) -> &'static str);

fn has_foreign_email(contact: &Contact) -> bool {
    let email = contact.email.as_deref();
    email.is_some_and(|email| !email.is_ascii())
}

fn has_further_numbers_alone(contact: &Contact) -> bool {
    contact.phone.is_none() && !contact.more_phones.is_empty()
}
