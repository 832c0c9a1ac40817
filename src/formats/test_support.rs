//! For tests of readers: what was read, as short texts that can be compared.

use crate::diagnostic::{DocumentIndex, FindingPlace, Findings, line_and_column};
use crate::formats::{FileFormat, KeyValue, OwnNames, ReadRecords, RecordValue};

/// The entries of each contact, and the findings with line and column.
pub(super) fn describe_contacts(format: &FileFormat, text: &str) -> (Vec<String>, Vec<String>) {
    let (mut contacts, mut diagnostics) = (Vec::new(), Findings::default());
    let Some(ReadRecords::Contacts(read)) = format.reading.as_ref().map(|it| &it.records) else {
        unreachable!("a format of contacts")
    };
    let names = OwnNames::default();
    read(text, DocumentIndex(0), &names).for_each(&mut diagnostics, &mut |record, _| {
        let entries: Vec<String> = record.entries.iter().map(entry).collect();
        contacts.push(entries.join("|"));
    });
    let findings = diagnostics.iter().map(|finding| {
        let FindingPlace::In(span) = finding.place else {
            unreachable!("a place in the text")
        };
        let (line, column) = line_and_column(text, span.start as usize);
        format!("{line}:{column} {}", finding.code)
    });
    (contacts, findings.collect())
}

fn entry(entry: &KeyValue<'_>) -> String {
    format!("{}={}", entry.key, value(&entry.value))
}

fn value(of: &RecordValue<'_>) -> String {
    match of {
        RecordValue::Text(text) => text.to_string(),
        RecordValue::Reach(text, reach) => reach.before(text),
        RecordValue::List(list) => {
            let values: Vec<String> = list.iter().map(|(of, _)| value(of)).collect();
            format!("[{}]", values.join("/"))
        }
        other => format!("{other:?}"),
    }
}
