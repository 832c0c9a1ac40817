//! The fields of a contact as text, shared by all table-like forms.

use std::borrow::Cow;

use crate::model::{Contact, Directory, Field, UnitIndex};
use crate::say;
use crate::text::locale::Lang;

/// The value of a field, or nothing. A missing value is never shown as anything else.
pub fn value<'d>(
    contact: &'d Contact,
    field: Field,
    directory: &'d Directory,
    lang: Lang,
) -> Option<Cow<'d, str>> {
    match field {
        Field::ID => Some(contact.id()),
        Field::NAME => contact.name.as_ref().map(|name| Cow::Borrowed(name.full())),
        Field::UNIT => directory
            .unit_of(contact)
            .map(|unit| Cow::Borrowed(unit.name.get(lang))),
        Field::AREA => {
            let area = contact.area.as_deref()?;
            Some(Cow::Borrowed(
                directory
                    .area(area)
                    .map_or(area, |area| area.name.get(lang)),
            ))
        }
        Field::ADDRESS => directory
            .unit_of(contact)?
            .address
            .as_deref()
            .map(Cow::Borrowed),
        _ => field.row().kind.shown(contact, lang),
    }
}

/// The fields of contacts as people read them.
pub struct FieldValues<'d> {
    directory: &'d Directory<'d>,
    lang: Lang,
    /// The number of the switchboard, and the house whose callers it puts through. It is looked for once:
    /// a long list has many people without a number.
    switchboard: Option<(&'d str, UnitIndex)>,
}

impl<'d> FieldValues<'d> {
    /// As they are read in this language.
    pub fn new(directory: &'d Directory<'d>, lang: Lang) -> FieldValues<'d> {
        let switchboard = directory.switchboard().and_then(|switchboard| {
            let number = switchboard.phone.as_ref()?.written_form();
            Some((number, directory.house_of(switchboard)?))
        });
        FieldValues {
            directory,
            lang,
            switchboard,
        }
    }

    /// The number of the switchboard that puts callers through to a contact who has no number that could
    /// be found.
    pub(super) fn through_switchboard(&self, contact: &Contact, field: Field) -> Option<&'d str> {
        let is_without_number = field == Field::PHONE
            && contact.phone.is_none()
            && contact.mobile.is_none()
            && contact.not_found.contains(&Field::PHONE);
        let (number, house) = self.switchboard.filter(|_| is_without_number)?;
        (self.directory.house_of(contact) == Some(house)).then_some(number)
    }

    /// The value of a field: where a contact has no number, that of the switchboard.
    pub fn value<'v>(&'v self, contact: &'v Contact, field: Field) -> Option<Cow<'v, str>> {
        value(contact, field, self.directory, self.lang).or_else(|| {
            let number = self.through_switchboard(contact, field)?;
            Some(Cow::Owned(say!(
                self.lang,
                "{number} (Zentrale)",
                "{number} (switchboard)"
            )))
        })
    }
}
