//! jCard (RFC 7095): cards as JSON. Each property becomes the one of a vCard that says the same.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::card::{PropertyUse, property_use};
use super::card_properties::Vcard;
use super::property::Property;
use super::write::escape;
use crate::diagnostic::{DocumentIndex, Findings};
use crate::formats::KeyValue;

/// The name with which a card begins.
const NAME: &str = "vcard";

/// Whether a text of JSON is a card, or a list that begins with one.
pub(in crate::formats) fn begins_card(text: &str) -> bool {
    let Some(rest) = text.trim_start().strip_prefix('[') else {
        return false;
    };
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('[').map_or(rest, str::trim_start);
    rest.starts_with("\"vcard\"")
}

/// A property as JSON has it: its name, its parameters, the type of its value, and its values.
#[derive(Deserialize)]
struct JsonProperty<'t>(#[serde(borrow)] Vec<&'t RawValue>);

/// Adds what a card says to `entries`, where it is one; `place` tells where a piece of it stands in the text.
pub(in crate::formats) fn card_entries<'t>(
    text: &'t str,
    place: &dyn Fn(&str) -> Range<usize>,
    document: DocumentIndex,
    entries: &mut Vec<KeyValue<'t>>,
    diagnostics: &mut Findings,
) -> bool {
    let Ok(parts) = serde_json::from_str::<Vec<&'t RawValue>>(text) else {
        return false;
    };
    let [name, properties, ..] = &parts[..] else {
        return false;
    };
    if text_of(name).is_none_or(|name| !name.eq_ignore_ascii_case(NAME)) {
        return false;
    }
    let Ok(properties) = serde_json::from_str::<Vec<JsonProperty<'t>>>(properties.get()) else {
        return false;
    };
    let mut card = Vcard::default();
    for property in properties {
        let property = convert(&property, place);
        if let Some(property) = property.filter(|it| property_use(&it.name) == PropertyUse::Read) {
            card.add(property);
        }
    }
    card.entries(document, entries, diagnostics);
    true
}

fn text_of(raw: &RawValue) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}

/// The property of a vCard that says the same.
fn convert<'t>(
    JsonProperty(parts): &JsonProperty<'t>,
    place: &dyn Fn(&str) -> Range<usize>,
) -> Option<Property<'t>> {
    let [name, parameters, _, values @ ..] = &parts[..] else {
        return None;
    };
    let first = values.first()?;
    let parameters: BTreeMap<String, Value> = serde_json::from_str(parameters.get()).ok()?;
    let values: Option<Vec<Value>> = values
        .iter()
        .map(|value| serde_json::from_str(value.get()).ok())
        .collect();
    let values: Vec<String> = values?.iter().map(value_text).collect();
    let group = parameters.get("group").and_then(Value::as_str);
    let group = group.map(|group| Cow::Owned(group.to_owned()));
    let others = parameters.iter().filter(|(name, _)| *name != "group");
    let parameters: Vec<String> = others
        .map(|(name, value)| {
            let words = match value {
                Value::Array(words) => words.iter().map(plain_text).collect::<Vec<_>>().join(","),
                word => plain_text(word),
            };
            format!("{name}=\"{}\"", words.replace('"', ""))
        })
        .collect();
    Some(Property {
        group,
        name: Cow::Owned(text_of(name)?.to_ascii_uppercase()),
        parameters: Cow::Owned(parameters.join(";")),
        value: Cow::Owned(values.join(",")),
        key_at: place(name.get()),
        at: place(first.get()),
    })
}

/// A value of JSON as it is.
fn plain_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// A value as a card writes it: what has several parts is a list (RFC 7095, 3.3.1.3), and so is a part of it.
fn value_text(value: &Value) -> String {
    let part = |part: &Value| match part {
        Value::Array(words) => {
            let words: Vec<String> = words.iter().map(|word| escape(&plain_text(word))).collect();
            words.join(",")
        }
        word => escape(&plain_text(word)),
    };
    match value {
        Value::Array(parts) => parts.iter().map(part).collect::<Vec<_>>().join(";"),
        one => part(one),
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::test_support::describe_contacts;

    #[test]
    fn a_card_in_json_is_the_same_contact_as_a_card() {
        let card = r#"["vcard",[["version",{},"text","4.0"],["fn",{},"text","Dr. Ina Müller, M.A."],
            ["n",{},"text",["Müller","Ina","",["Dr."],"M.A."]],["org",{"group":"a"},"text",["Kreis","IT; Netz"]],
            ["tel",{"type":["work","voice"],"pref":"1"},"uri","tel:+49-6031-83;ext=3033"],
            ["tel",{"type":["home","fax"]},"text","06031 5"],["email",{},"text","ina@example.org"],
            ["categories",{},"text","Rat","Tat"],["note",{},"text","eins\nzwei"],["photo",{},"uri","data:x"]]]"#;
        let want = "organisation=[Kreis]|unit=IT; Netz|name=Dr. Ina Müller, M.A.|family-name=Müller\
            |honorific-suffix=M.A.|phone=+49-6031-83-3033|more-phones=home fax 06031 5|email=ina@example.org\
            |keywords=[Rat/Tat]|note=eins\nzwei";
        for text in [card.to_owned(), format!("[{card},{card}]")] {
            let (contacts, findings) = describe_contacts(&crate::formats::json::FORMAT, &text);
            assert!(
                contacts.iter().all(|contact| contact == want),
                "{contacts:#?}"
            );
            assert!(!contacts.is_empty() && findings.is_empty(), "{findings:?}");
        }
    }
}
