//! The keys under which a contact is filed in an index.

use super::fit::FoldedText;
use super::index_store::{KeyKind, LONGEST_KEY, MOST_DIGITS};
use crate::model::name::END_OF_FAMILY;
use crate::model::phone::Number;
use crate::model::{Contact, Field, PersonName, Phone, UnitIndex};
use crate::text::fold;

/// Files a contact: hands over every key under which it must be found. `folded` is used again for
/// the next contact.
pub fn extract_keys(
    contact: &Contact,
    folded: &mut FoldedText,
    put: &mut dyn FnMut(KeyKind, &[u8]),
) {
    let mut put_words = |text: &str| {
        folded.set(text);
        for word in folded.words() {
            put_word(KeyKind::Word, word, put);
        }
    };
    if let Some(name) = &contact.name {
        put_words(name.full());
    }
    for field in Field::searched().iter().chain([&Field::NOTE]) {
        field.row().kind.for_each_text(contact, &mut put_words);
    }
    let name_key = contact.name.as_ref().and_then(name_key);
    if let Some(key) = &name_key {
        put(KeyKind::Name, key);
    }
    for email in contact.emails() {
        let local = email.split('@').next().unwrap_or_default();
        for word in fold::spelled_key(local).split(' ') {
            put_word(KeyKind::Mail, word, put);
        }
        let email = email.to_lowercase();
        match email.split_once('@') {
            Some((local, host)) if !host.contains('@') && local.len() <= LONGEST_KEY => {
                put(KeyKind::MailEnd, &reverse_bytes(local.as_bytes()));
            }
            _ => put(KeyKind::Odd, b""),
        }
    }
    if let Some(room) = &contact.room {
        match fold::room_key(room) {
            key if key.is_empty() => put(KeyKind::Odd, b""),
            key => put_word(KeyKind::Room, &key, put),
        }
    }
    let phones = [&contact.phone, &contact.fax, &contact.mobile];
    let more = contact.more_phones.iter().map(|phone| &phone.value);
    for phone in phones.into_iter().flatten().chain(more) {
        put_number(phone, put);
    }
    if let Some(unit) = contact.unit {
        put(KeyKind::Unit, &unit_key(unit));
        let name = name_key.as_deref().unwrap_or(&NAME_UNKNOWN);
        put(KeyKind::UnitName, &[&unit_key(unit), name].concat());
    }
    if let Some(area) = &contact.area {
        put_word(KeyKind::Area, area, put);
    }
}

/// The key of a name in [`KeyKind::Name`]: its place in a list. `None` where it is too long, or where the family
/// name stands beside the name and not in it.
fn name_key(name: &PersonName<'_>) -> Option<Vec<u8>> {
    let (_, _, family) = name.parts();
    let before = name.without_rest().strip_suffix(family)?;
    let is_word = before.is_empty() || before.ends_with(char::is_whitespace);
    if family.is_empty() || !is_word {
        return None;
    }
    let key = sort_bytes(&name.sort_key());
    (key.len() <= LONGEST_KEY - size_of::<u64>()).then_some(key)
}

/// Stands for a name whose place in a list is told by the contact alone; no text has this byte.
pub(super) const NAME_UNKNOWN: [u8; 1] = [0xff];

/// A sort key as bytes that have its order.
pub fn sort_bytes((folded, written): &(String, String)) -> Vec<u8> {
    [folded.as_bytes(), b"\0", written.as_bytes()].concat()
}

/// What all keys of [`KeyKind::Name`] begin with whose family name is folded to this one word.
pub(super) fn family_key(spelled: &str) -> Vec<u8> {
    [spelled, END_OF_FAMILY].concat().into_bytes()
}

fn put_word(key_kind: KeyKind, word: &str, put: &mut dyn FnMut(KeyKind, &[u8])) {
    match word.len() {
        0 => {}
        1..=LONGEST_KEY => put(key_kind, word.as_bytes()),
        _ => put(KeyKind::Odd, b""),
    }
}

fn put_number(phone: &Phone, put: &mut dyn FnMut(KeyKind, &[u8])) {
    let number = phone.number();
    let digits = number.ascii_digits();
    put(KeyKind::DigitsEnd, truncate_digits(&reverse_bytes(digits)));
    put(number_kind(&number), truncate_digits(digits));
    if let Some(extension) = number.extension() {
        put(KeyKind::Extension, truncate_digits(extension));
    }
    if let Some(local) = number.local_digits() {
        put(KeyKind::Local, truncate_digits(local));
    }
}

/// The digits under which a number is filed.
pub(super) fn truncate_digits(digits: &[u8]) -> &[u8] {
    &digits[..digits.len().min(MOST_DIGITS)]
}

fn number_kind(number: &Number) -> KeyKind {
    if number.is_international() {
        KeyKind::Digits
    } else {
        KeyKind::Bare
    }
}

pub(super) fn reverse_bytes(text: &[u8]) -> Vec<u8> {
    text.iter().rev().copied().collect()
}

/// The key of a unit in [`KeyKind::Unit`].
pub(super) fn unit_key(unit: UnitIndex) -> [u8; 8] {
    (unit.0 as u64).to_be_bytes()
}
