//! Numbers that are one slip away from the one that was asked for.
//!
//! A slip of the fingers or of the ear: a digit wrong, missing, too much, or two swapped (Damerau 1964); or
//! the area code of another town before the number of this house. Such a hit counts as similar only.

use std::collections::BTreeSet;

use crate::model::phone::Number;
use crate::model::{Contact, Field, Phone};

/// Fewer digits than this are not told apart by one of them.
const FEWEST_DIGITS: usize = 4;

/// What each slip costs, in hundredths of a slip.
const SWAPPED: u32 = 60;
const TOO_MANY: u32 = 70;
/// At the end, where a finger stays.
const TOO_MANY_AT_END: u32 = 65;
const MISSING: u32 = 75;
const WRONG: u32 = 80;
const OTHER_AREA: u32 = 85;

/// A local number of fewer digits than this says too little without its area code.
const FEWEST_LOCAL: usize = 5;

/// The field of a contact whose number is one slip away, and what the slip costs.
pub(super) fn of_contact(contact: &Contact, asked: &Number) -> Option<(Field, u32)> {
    let first = [
        (Field::PHONE, contact.phone.as_ref()),
        (Field::FAX, contact.fax.as_ref()),
        (Field::MOBILE, contact.mobile.as_ref()),
    ];
    let more = contact
        .more_phones
        .iter()
        .map(|phone| (Field::MORE_PHONES, Some(&phone.value)));
    first
        .into_iter()
        .chain(more)
        .filter_map(|(field, phone)| Some((field, cost(asked, phone?)?)))
        .min_by_key(|(_, cost)| *cost)
}

fn cost(asked: &Number, phone: &Phone<'_>) -> Option<u32> {
    let stored = phone.number();
    let digits = asked.ascii_digits();
    if digits.len() < FEWEST_DIGITS {
        return None;
    }
    let parts: [Option<&[u8]>; 3] = if asked.is_international() {
        [Some(stored.ascii_digits()), None, None]
    } else {
        [
            Some(stored.ascii_digits()).filter(|_| !stored.is_international()),
            stored.extension(),
            stored.local_digits(),
        ]
    };
    let slip = parts
        .into_iter()
        .flatten()
        .filter_map(|part| slip(digits, part))
        .min();
    let has_same_local = || {
        let local = stored.local_digits()?;
        let is_same = asked.is_international()
            && local.len() >= FEWEST_LOCAL
            && digits.len() > local.len()
            && digits.ends_with(local);
        is_same.then_some(OTHER_AREA)
    };
    slip.or_else(has_same_local)
}

/// What the one slip costs that makes `asked` of `stored`.
fn slip(asked: &[u8], stored: &[u8]) -> Option<u32> {
    let same = asked
        .iter()
        .zip(stored)
        .take_while(|(one, other)| one == other)
        .count();
    let (rest, of_stored) = (&asked[same..], &stored[same..]);
    match (rest, of_stored) {
        ([_], []) => Some(TOO_MANY_AT_END),
        ([_, rest @ ..], of_stored) if rest == of_stored => Some(TOO_MANY),
        (rest, [_, of_stored @ ..]) if rest == of_stored => Some(MISSING),
        ([first, second, rest @ ..], [one, other, of_stored @ ..])
            if (first, second, rest) == (other, one, of_stored) =>
        {
            Some(SWAPPED)
        }
        ([_, rest @ ..], [_, of_stored @ ..]) if rest == of_stored => Some(WRONG),
        _ => None,
    }
}

/// Every number that is one slip away from these digits.
pub(super) fn variants(digits: &[u8]) -> BTreeSet<Vec<u8>> {
    let mut variants = BTreeSet::new();
    if digits.len() < FEWEST_DIGITS {
        return variants;
    }
    for at in 0..=digits.len() {
        let (before, after) = digits.split_at(at);
        for digit in b'0'..=b'9' {
            variants.insert([before, &[digit], after].concat());
            if let [_, rest @ ..] = after {
                variants.insert([before, &[digit], rest].concat());
            }
        }
        if let [_, rest @ ..] = after {
            variants.insert([before, rest].concat());
        }
        if let [first, second, rest @ ..] = after {
            variants.insert([before, &[*second, *first], rest].concat());
        }
    }
    variants.remove(digits);
    variants
}

/// The ends of a number that may be the local number of another area.
pub(super) fn local_ends(asked: &Number) -> impl Iterator<Item = &[u8]> {
    let digits = asked.ascii_digits();
    let longest = digits.len().saturating_sub(1);
    (FEWEST_LOCAL..=longest)
        .filter(|_| asked.is_international())
        .map(|length| &digits[digits.len() - length..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_slip_has_its_cost() {
        for (asked, want) in [
            ("3303", Some(SWAPPED)),
            ("3034", Some(WRONG)),
            ("30333", Some(TOO_MANY_AT_END)),
            ("33033", Some(TOO_MANY)),
            ("303", Some(MISSING)),
            ("3033", None),
            ("4444", None),
        ] {
            assert_eq!(slip(asked.as_bytes(), b"3033"), want, "{asked}");
        }
    }

    proptest! {
        #[test]
        fn whoever_is_one_slip_away_is_among_the_variants(digits in "[0-9]{4,8}", other in "[0-9]{3,9}") {
            let (digits, other) = (digits.into_bytes(), other.into_bytes());
            let is_near = slip(&digits, &other).is_some();
            prop_assert_eq!(is_near, variants(&digits).contains(&other));
        }
    }
}
