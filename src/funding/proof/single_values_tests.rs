//! Every single date, amount, state and time of the bundled data is changed, one at a time: the check finds it, or
//! the comparison tells it.

use std::borrow::Cow;

use super::rule_changes;
use crate::diagnostic::{Document, Layer, Severity};
use crate::formats::RecordKind;
use crate::load::records::{CheckedDirectory, directory};
use crate::load::{DataLayers, batches, load};

/// Keys whose digits are names, addresses or numbers to call, and no values of the data.
const NAMES: &[&str] = &[
    "id", "url", "clause", "phone", "fax", "room", "number", "address", "source", "keywords",
    "page", "sum-of", "contact", "name",
];

fn read<'t>(documents: &'t [Document]) -> CheckedDirectory<'t> {
    let (batches, found) = batches(documents);
    let mut checked = directory(batches, documents, RecordKind::EVERY);
    checked.diagnostics.extend(found.iter().cloned());
    checked
}

/// The documents, one of them with another text.
fn with_text(documents: &[Document], at: usize, text: String) -> Vec<Document> {
    let own = documents
        .iter()
        .enumerate()
        .map(|(place, document)| Document {
            name: document.name.clone(),
            text: if place == at {
                Cow::Owned(text.clone())
            } else {
                document.text.clone()
            },
            steps: &[],
            layer: Layer::Argument,
            rank: 1,
        });
    own.collect()
}

/// Every value of a text with another one in its place: where it stands, and what stands there then.
fn changes_of(text: &str) -> Vec<(usize, usize, String)> {
    let mut changes = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let key = line.split(['=', ' ']).next().unwrap_or_default();
        if line.starts_with('#') || NAMES.contains(&key) {
            continue;
        }
        if key == "state" {
            let word = line.split('"').nth(1).expect("a state");
            let begin = at + line.find('"').expect("a mark") + 1;
            let states = ["open", "granted", "closed", "uncertain"];
            changes.extend(
                states
                    .iter()
                    .filter(|other| **other != word)
                    .map(|other| (begin, begin + word.len(), (*other).to_owned())),
            );
            continue;
        }
        // What stands in braces is a name, and an address none of the values.
        let mut place = 0;
        while let Some(found) = line[place..].find(|c: char| c.is_ascii_digit()) {
            let begin = place + found;
            let rest = &line[begin..];
            let end = begin
                + rest
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(rest.len());
            let before = &line[..begin];
            let is_named = before.rfind('{').is_some_and(|open| {
                !before[open..].contains('}') && !before[open..].contains([' ', '='])
            });
            let is_address = before
                .rfind("https://")
                .is_some_and(|open| !before[open..].contains(' '));
            if !is_named && !is_address {
                let digits = &line[begin..end];
                let number: u64 = digits.parse().expect("digits");
                let other = if number > 1 { number - 1 } else { number + 1 };
                let width = digits.len();
                changes.push((at + begin, at + end, format!("{other:0width$}")));
            }
            place = end;
        }
    }
    changes
}

#[test]
fn each_single_date_amount_state_and_time_is_told_when_it_changes() {
    let layers = DataLayers {
        bundled: true,
        ..DataLayers::default()
    };
    let bundled = load(&layers, RecordKind::EVERY).documents;
    let unchanged = with_text(&bundled, usize::MAX, String::new());
    let before = read(&unchanged);
    let (mut by_check, mut by_comparison, mut silent) = (0, 0, Vec::new());
    for (at, document) in bundled.iter().enumerate() {
        // Everyday words hold no value that anybody could change.
        if document.name.contains("synonyms") {
            continue;
        }
        for (begin, end, other) in changes_of(&document.text) {
            let text = format!(
                "{}{other}{}",
                &document.text[..begin],
                &document.text[end..]
            );
            let changed = with_text(&bundled, at, text);
            let after = read(&changed);
            if after.diagnostics.count(Severity::Error) > 0 {
                by_check += 1;
            } else if !rule_changes::changes(&before.directory, &after.directory).is_empty() {
                by_comparison += 1;
            } else {
                let line = document.text[..begin].matches('\n').count() + 1;
                silent.push(format!("{}:{line}: {other}", document.name));
            }
        }
    }
    println!("{by_check} by the check, {by_comparison} by the comparison, {silent:#?}");
    assert!(silent.is_empty(), "{silent:#?}");
    assert!(
        by_check + by_comparison > 1_000,
        "{by_check} {by_comparison}"
    );
}
