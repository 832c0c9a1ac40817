//! Numbers of a card: what each is for, and how a person writes it.

use std::borrow::Cow;

use super::property::Property;
use super::value::strip_scheme;
use crate::formats::csv::key_of_kind;
use crate::model::phone::HOME_COUNTRY;
use crate::text::fold;

/// The key for a number, by its label where it has one, else by its types.
pub(super) fn key_of_number(tel: &Property<'_>, label: Option<&str>) -> &'static str {
    // Kinds of numbers that are neither the telephone at work nor a mobile.
    const OTHERS: [&str; 13] = [
        "home",
        "pager",
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
    if let Some(label) = label {
        let words = fold::spelled_key(label);
        let is_of_others = ["assist", "zentrale", "sekretariat"]
            .iter()
            .any(|word| words.contains(word));
        return if is_of_others {
            "more-phones"
        } else {
            key_of_kind(label)
        };
    }
    let is = |word: &str| tel.is_of_type(word);
    if is("fax") {
        "fax"
    } else if is("cell") || is("mobil") {
        "mobile"
    } else if is("work") && !is("pager") {
        "phone"
    } else if OTHERS.iter().any(|word| is(word)) {
        "more-phones"
    } else {
        "phone"
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
