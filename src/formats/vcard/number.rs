//! Numbers of a card: what each is for, and how a person writes it.

use std::borrow::Cow;

use super::property::Property;
use super::value::strip_scheme;
use crate::model::phone::HOME_COUNTRY;
use crate::model::reach::{Medium, ReachPlace};
use crate::model::{Field, Reach};
use crate::text::fold;

/// Kinds of numbers that are neither the telephone at work nor a mobile.
const OTHERS: [&str; 11] = [
    "car",
    "modem",
    "isdn",
    "bbs",
    "video",
    "other",
    "assistant",
    "callback",
    "company",
    "radio",
    "telex",
];

/// Words of labels for numbers at which somebody else answers.
const OF_OTHERS: [&str; 3] = ["assist", "zentrale", "sekretariat"];

/// What a number is for: what its types say, and what its label adds.
pub(super) fn reach_of_number(tel: &Property<'_>, label: Option<&str>) -> Reach {
    let types: Vec<&str> = tel.types().collect();
    let of_types = Reach::of_label(&types.join(" "));
    let of_label = label.map(Reach::of_label).unwrap_or_default();
    Reach {
        medium: match of_types.medium {
            Medium::Voice => of_label.medium,
            medium => medium,
        },
        place: of_types.place.or(of_label.place),
    }
}

/// The key for a number that is for this.
pub(super) fn key_of_number(tel: &Property<'_>, label: Option<&str>, reach: Reach) -> &'static str {
    let words = label.map(fold::spelled_key).unwrap_or_default();
    let is_of_others = OF_OTHERS.iter().any(|word| words.contains(word));
    let is_at_work = reach.place == Some(ReachPlace::Work);
    let is_other = || OTHERS.iter().any(|word| tel.is_of_type(word));
    let is_said_other = ["other", "sonstige"]
        .iter()
        .any(|word| words.contains(word));
    match reach {
        Reach {
            place: Some(ReachPlace::Home),
            ..
        } => Field::MORE_PHONES.key(),
        Reach {
            medium: Medium::Fax,
            ..
        } => Field::FAX.key(),
        Reach {
            medium: Medium::Mobile,
            ..
        } => Field::MOBILE.key(),
        Reach {
            medium: Medium::Voice,
            ..
        } if !is_of_others && (is_at_work || !is_other() && !is_said_other) => Field::PHONE.key(),
        _ => Field::MORE_PHONES.key(),
    }
}

/// A number as a person writes it, and the extension that does not belong to it.
///
/// In Germany an extension is dialled behind its number (DIN 5008): `tel:+49-6031-83;ext=3033` (RFC 3966)
/// is `+49-6031-83-3033`. Elsewhere one calls the number and asks for the extension, as behind
/// `(905) 555-1234 x102`.
pub(super) fn number_text(text: Cow<'_, str>) -> (Cow<'_, str>, Option<String>) {
    let text = strip_scheme(text, "tel:");
    let american = text
        .split_once(" x")
        .filter(|(_, extension)| extension.bytes().all(|byte| byte.is_ascii_digit()));
    let (number, extension) = match (american, text.split_once(';')) {
        (Some((number, extension)), _) => (number, Some(extension)),
        (None, Some((number, parameters))) => {
            let mut parameters = parameters.split(';');
            let extension = parameters.find_map(|one| one.trim().strip_prefix("ext="));
            (number, extension)
        }
        (None, None) => return (text, None),
    };
    match extension.map(str::trim) {
        Some(extension) if is_dialled_through(number) => {
            (Cow::Owned(format!("{}-{extension}", number.trim())), None)
        }
        extension => (Cow::Owned(number.to_owned()), extension.map(str::to_owned)),
    }
}

/// Whether an extension is dialled right behind this number: one of this country, or of the house.
fn is_dialled_through(number: &str) -> bool {
    let number = number.trim();
    let country = format!("+{HOME_COUNTRY}");
    let is_of_house = number.bytes().filter(u8::is_ascii_digit).count() <= 6;
    number.starts_with(&country)
        || number.starts_with('0') && !number.starts_with("00")
        || !number.starts_with('+') && is_of_house
}
