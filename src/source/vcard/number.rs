//! Numbers of a card: what each is for, and how a person writes it.

use std::borrow::Cow;

use super::property::Property;
use super::value::without_scheme;
use crate::fold;
use crate::source::csv_headers::key_of_kind;

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
        let words = fold::spelled(label);
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

/// A number as a person writes it: `tel:+49-6031-83;ext=3033` (RFC 3966) is `+49-6031-83-3033`.
pub(super) fn number_text(text: Cow<'_, str>) -> Cow<'_, str> {
    let text = without_scheme(text, "tel:");
    // `(905) 555-1234 x102` is how America writes an extension.
    if let Some((number, extension)) = text.split_once(" x")
        && extension.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Cow::Owned(format!("{number}-{extension}"));
    }
    let Some((number, parameters)) = text.split_once(';') else {
        return text;
    };
    let extension = parameters
        .split(';')
        .find_map(|parameter| parameter.trim().strip_prefix("ext="));
    match extension {
        Some(extension) => Cow::Owned(format!("{}-{}", number.trim(), extension.trim())),
        None => Cow::Owned(number.to_owned()),
    }
}
