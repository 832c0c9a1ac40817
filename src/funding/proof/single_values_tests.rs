//! Every single date, amount, state and time of the bundled data is changed, one at a time: the check finds it, or
//! the comparison tells it. All of them take minutes; `EVERY_VALUE=1` goes through all, else through every 40th.

use std::borrow::Cow;

use super::rule_changes;
use crate::diagnostic::{Document, Layer, Severity};
use crate::formats::RecordKind;
use crate::load::records::{CheckedDirectory, directory};
use crate::load::{DataLayers, batches, load};

/// Keys whose digits are names, addresses or numbers to call, and no values of the data. The answers of a case are
/// what somebody might say; numbers that no rule tells apart are the same there. Notes of contacts are words of a
/// directory, which nobody compares.
const NAMES: &[&str] = &[
    "answers", "note", "id", "url", "clause", "phone", "fax", "room", "number", "address",
    "source", "keywords", "page", "sum-of", "contact", "name",
];

fn read(documents: &[Document]) -> CheckedDirectory<'_> {
    let (batches, found) = batches(documents);
    let mut checked = directory(batches, documents, RecordKind::EVERY);
    checked.diagnostics.extend(found.iter().cloned());
    checked
}

/// The documents, one of them with another text.
fn with_text(documents: &[Document], at: usize, text: &str) -> Vec<Document> {
    let own = documents
        .iter()
        .enumerate()
        .map(|(place, document)| Document {
            all_accounts: false,
            name: document.name.clone(),
            text: if place == at {
                Cow::Owned(text.to_owned())
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
        // What stands behind a sharp is said to the keeper alone.
        let line = line.split("  # ").next().unwrap_or_default();
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

/// A value of a document that is changed: which document, where in its text, and what stands there then.
type Change = (usize, (usize, usize, String));

/// How many of some changes the check finds and the comparison tells, and which nobody does.
fn told(bundled: &[Document], changes: &[&Change]) -> (usize, usize, Vec<String>) {
    let unchanged = with_text(bundled, usize::MAX, "");
    let before = read(&unchanged);
    let (mut by_check, mut by_comparison, mut silent) = (0, 0, Vec::new());
    for (at, (begin, end, other)) in changes {
        let document = &bundled[*at];
        let (head, tail) = (&document.text[..*begin], &document.text[*end..]);
        let changed = with_text(bundled, *at, &format!("{head}{other}{tail}"));
        let after = read(&changed);
        if after.diagnostics.count(Severity::Error) > 0 {
            by_check += 1;
        } else if !rule_changes::changes(&before.directory, &after.directory).is_empty() {
            by_comparison += 1;
        } else {
            let line = head.matches('\n').count() + 1;
            silent.push(format!("{}:{line}: {other}", document.name));
        }
    }
    (by_check, by_comparison, silent)
}

#[test]
fn each_single_date_amount_state_and_time_is_told_when_it_changes() {
    let layers = DataLayers {
        bundled: true,
        ..DataLayers::default()
    };
    let bundled = load(&layers, RecordKind::EVERY).documents;
    // Everyday words hold no value that anybody could change.
    let documents = bundled.iter().enumerate();
    let documents = documents.filter(|(_, document)| !document.name.contains("synonyms"));
    let all: Vec<Change> = documents
        .flat_map(|(at, document)| {
            let changes = changes_of(&document.text).into_iter();
            changes.map(move |change| (at, change))
        })
        .collect();
    assert!(all.len() > 1_000, "{}", all.len());
    let step = if std::env::var_os("EVERY_VALUE").is_some() {
        1
    } else {
        40
    };
    let chosen: Vec<&Change> = all.iter().step_by(step).collect();
    let halves = chosen.split_at(chosen.len() / 2);
    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| told(&bundled, halves.0));
        let second = told(&bundled, halves.1);
        (first.join().expect("a half"), second)
    });
    let silent = [first.2, second.2].concat();
    assert!(silent.is_empty(), "{silent:#?}");
    let counts = first.0 + second.0 + first.1 + second.1;
    assert_eq!(counts, chosen.len());
}
