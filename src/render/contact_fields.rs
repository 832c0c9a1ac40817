//! The fields of a contact as text, shared by all table-like forms.

use std::borrow::Cow;

use crate::locale::Lang;
use crate::model::{Contact, Directory, Field, Phone};
use crate::say;

/// The value of a field, or nothing. A missing value is never shown as anything else.
pub fn value<'d>(
    contact: &'d Contact,
    field: Field,
    directory: &'d Directory,
    lang: Lang,
) -> Option<Cow<'d, str>> {
    let phone =
        |phone: &'d Option<Phone>| phone.as_ref().map(|phone| Cow::Borrowed(phone.written()));
    match field {
        Field::Phone => phone(&contact.phone),
        Field::Fax => phone(&contact.fax),
        Field::Mobile => phone(&contact.mobile),
        Field::MorePhones if contact.more_phones.is_empty() => None,
        Field::MorePhones => {
            let numbers: Vec<&str> = contact.more_phones.iter().map(Phone::written).collect();
            Some(Cow::Owned(numbers.join(", ")))
        }
        Field::Name => contact.name.as_ref().map(|name| Cow::Borrowed(name.full())),
        Field::Room => contact.room.as_deref().map(Cow::Borrowed),
        Field::Post => contact
            .post
            .as_ref()
            .map(|post| Cow::Borrowed(post.get(lang))),
        Field::Unit => directory
            .unit_of(contact)
            .map(|unit| Cow::Borrowed(unit.name.get(lang))),
        Field::Area => {
            let area = contact.area.as_deref()?;
            Some(Cow::Borrowed(
                directory
                    .area(area)
                    .map_or(area, |area| area.name.get(lang)),
            ))
        }
        Field::Keywords if contact.keywords.is_empty() => None,
        Field::Keywords => Some(Cow::Owned(contact.keywords.join(", "))),
        Field::Email => contact.email.as_deref().map(Cow::Borrowed),
        Field::Note => contact
            .note
            .as_ref()
            .map(|note| Cow::Borrowed(note.get(lang))),
        Field::Address => directory
            .unit_of(contact)?
            .address
            .as_deref()
            .map(Cow::Borrowed),
        Field::OpeningHours => None,
        Field::Id => Some(contact.id()),
        Field::Source => contact.source.as_deref().map(Cow::Borrowed),
    }
}

/// The number of the switchboard that puts callers through to a contact without a number.
pub(super) fn through_switchboard<'d>(
    contact: &Contact,
    field: Field,
    directory: &'d Directory,
) -> Option<&'d str> {
    let switchboard = (field == Field::Phone)
        .then(|| directory.switchboard_of(contact))
        .flatten()?;
    Some(switchboard.phone.as_ref()?.written())
}

/// The value of a field as people read it: where a contact has no number, that of the switchboard.
pub(super) fn shown<'d>(
    contact: &'d Contact,
    field: Field,
    directory: &'d Directory,
    lang: Lang,
) -> Option<Cow<'d, str>> {
    value(contact, field, directory, lang).or_else(|| {
        let number = through_switchboard(contact, field, directory)?;
        Some(Cow::Owned(say!(
            lang,
            "{number} (Zentrale)",
            "{number} (switchboard)"
        )))
    })
}

/// The units above that of a contact, from the top down.
pub(super) fn units_above<'d>(
    contact: &Contact,
    directory: &'d Directory<'_>,
    lang: Lang,
) -> Vec<&'d str> {
    let names = directory
        .units_up(contact.unit)
        .skip(1)
        .map(|at| directory.units[at].name.get(lang));
    let mut names: Vec<&str> = names.collect();
    names.reverse();
    names
}

/// The organisation to which the unit of a contact belongs: the topmost unit above it.
pub(super) fn organisation<'d>(
    contact: &Contact,
    directory: &'d Directory<'_>,
    lang: Lang,
) -> Option<&'d str> {
    let top = directory.units_up(contact.unit).skip(1).last()?;
    Some(directory.units[top].name.get(lang))
}
