//! The fields of a contact as text, shared by all table-like forms.

use std::borrow::Cow;

use super::article::{Inline, Inlines, Mark};
use super::link_target::LinkTarget;
use crate::model::contact::not_confirmed_words;
use crate::model::{Contact, Directory, Field, FieldKind, Phone, UnitIndex};
use crate::t;
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
#[derive(Clone, Copy)]
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
            let words = switchboard_mark(self.lang).words;
            Some(Cow::Owned(format!("{number} ({words})")))
        })
    }

    /// The value of a field with what it leads to, and with its marks of doubt.
    pub(super) fn inlines(&self, contact: &Contact, field: Field) -> Option<Inlines> {
        if let Some(number) = self.through_switchboard(contact, field) {
            let number = Inline::link(number, LinkTarget::Telephone);
            let mark = Inline::Mark(switchboard_mark(self.lang));
            return Some(Inlines(vec![number, mark]));
        }
        let mut value = match field.row().kind {
            FieldKind::Phone { get, .. } => Inlines(vec![phone_inline(get(contact).as_ref()?)]),
            FieldKind::Phones { get, .. } => phone_inlines(get(contact))?,
            FieldKind::Email { get, .. } => {
                let address = get(contact).as_deref()?;
                Inlines(vec![Inline::link(address, LinkTarget::Email)])
            }
            _ => value(contact, field, self.directory, self.lang)?
                .into_owned()
                .into(),
        };
        if field == remark_field(contact) {
            value
                .0
                .extend(confirmation_mark(contact, self.lang).map(Inline::Mark));
        }
        Some(value)
    }
}

/// A telephone number that can be called.
fn phone_inline(phone: &Phone<'_>) -> Inline {
    Inline::link(phone.written_form(), LinkTarget::Telephone)
}

fn phone_inlines(phones: &[Phone<'_>]) -> Option<Inlines> {
    let mut phones = phones.iter().map(phone_inline);
    let first = Inlines(vec![phones.next()?]);
    let comma = || Inline::Text(", ".to_owned());
    Some(phones.fold(first, |all, phone| all.with(comma()).with(phone)))
}

/// Marks a number as that of the switchboard.
fn switchboard_mark(lang: Lang) -> Mark {
    Mark {
        sign: "°",
        words: t!(lang, "Zentrale", "switchboard"),
        legend: t!(lang, "Über die Zentrale.", "Through the switchboard."),
        is_frequent: false,
    }
}

/// Marks a contact that no newer source confirms.
pub(super) fn confirmation_mark(contact: &Contact, lang: Lang) -> Option<Mark> {
    (contact.confirmed == Some(false)).then(|| Mark {
        sign: "*",
        words: t!(lang, "nicht bestätigt", "not confirmed"),
        legend: not_confirmed_words(lang),
        is_frequent: false,
    })
}

/// The field that says at once that no newer source confirms a contact: the name, where there is none
/// the number, then the post.
fn remark_field(contact: &Contact) -> Field {
    match (&contact.name, &contact.phone) {
        (Some(_), _) => Field::NAME,
        (None, Some(_)) => Field::PHONE,
        (None, None) => Field::POST,
    }
}

pub(super) fn not_found_words(lang: Lang) -> &'static str {
    t!(lang, "nicht gefunden", "not found")
}
