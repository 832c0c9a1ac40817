//! The fields of a contact as text, shared by all table-like forms.

use std::borrow::Cow;

use super::article::{Inline, Inlines, Mark};
use super::link_target::LinkTarget;
use crate::model::contact::not_confirmed_words;
use crate::model::{
    Contact, Directory, Field, FieldKind, FieldValue, Further, Phone, Reach, UnitIndex,
};
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

/// As [`value`], for programs: what a number or an address is for stands before it in words that data has.
pub(super) fn data_value<'d>(
    contact: &'d Contact,
    field: Field,
    directory: &'d Directory,
    lang: Lang,
) -> Option<Cow<'d, str>> {
    match field.row().kind.value(contact) {
        Some(FieldValue::Further(values)) => {
            let values = values.iter();
            let values: Vec<String> = values.map(|one| one.reach.before(one.value)).collect();
            Some(Cow::Owned(values.join(", ")))
        }
        _ => value(contact, field, directory, lang),
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

    /// The values of a field, each with the word that people read before it: of further numbers those of a kind
    /// have a line of their own.
    pub(super) fn named(&self, contact: &Contact, field: Field) -> Vec<(&'static str, Inlines)> {
        if !field.row().kind.is_of_further() {
            let value = self.inlines(contact, field);
            let named = value.map(|value| (field.label(self.lang), value));
            return named.into_iter().collect();
        }
        let label = |reach: Reach| match field.row().kind {
            FieldKind::Phones { .. } => reach.label(self.lang),
            _ => reach.label_of_email(self.lang),
        };
        let mut labels: Vec<&'static str> = Vec::new();
        for (reach, _) in further_inlines(contact, field) {
            if !labels.contains(&label(reach)) {
                labels.push(label(reach));
            }
        }
        let of_label = |name: &'static str| {
            let values = further_inlines(contact, field);
            let values = values.filter(|(reach, _)| label(*reach) == name);
            Some((
                name,
                in_a_row(values.map(|(_, value)| [value].into_iter()))?,
            ))
        };
        labels.into_iter().filter_map(of_label).collect()
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
            FieldKind::Phones { .. } | FieldKind::Emails { .. } => {
                in_a_row(further_inlines(contact, field).map(|(reach, value)| {
                    let word = reach.word(self.lang);
                    let word = word.map(|word| Inline::Text(format!("{word} ")));
                    word.into_iter().chain([value])
                }))?
            }
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

/// Further numbers or addresses that can be called or written to, each with what it is for.
fn further_inlines(contact: &Contact, field: Field) -> impl Iterator<Item = (Reach, Inline)> {
    let (phones, emails): (&[_], &[_]) = match field.row().kind {
        FieldKind::Phones { get, .. } => (get(contact), &[]),
        FieldKind::Emails { get, .. } => (&[], get(contact)),
        _ => (&[], &[]),
    };
    let phones = phones
        .iter()
        .map(|phone: &Further<Phone>| (phone.reach, phone_inline(&phone.value)));
    let emails = emails.iter().map(|email: &Further<Cow<str>>| {
        (
            email.reach,
            Inline::link(email.value.as_ref(), LinkTarget::Email),
        )
    });
    phones.chain(emails)
}

/// Values with commas between.
fn in_a_row(values: impl Iterator<Item = impl Iterator<Item = Inline>>) -> Option<Inlines> {
    let mut row = Vec::new();
    for value in values {
        if !row.is_empty() {
            row.push(Inline::Text(", ".to_owned()));
        }
        row.extend(value);
    }
    (!row.is_empty()).then_some(Inlines(row))
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
