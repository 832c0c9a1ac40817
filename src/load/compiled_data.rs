//! Records from what build.rs wrote down of a compiled-in file, see `compiled_steps`.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Deserialize;

use super::compiled_steps::{CompiledForm, CompiledValue, RecordHead, TextRange};
use crate::diagnostic::{DocumentIndex, Span};
use crate::formats::{KeyValue, Record, RecordKind, RecordValue};

/// The records of the text, as reading its TOML gives them. `None` where nothing was written down, or
/// not of this text.
pub(super) fn records<'t>(
    text: &'t str,
    steps: &'static [u8],
    document: DocumentIndex,
) -> Option<Vec<Record<'t>>> {
    let mut walk = StepReader {
        text,
        rest: steps,
        document,
    };
    let count: u32 = walk.next()?;
    (0..count).map(|_| walk.record()).collect()
}

struct StepReader<'t> {
    text: &'t str,
    rest: &'static [u8],
    document: DocumentIndex,
}

impl<'t> StepReader<'t> {
    fn next<T: Deserialize<'static>>(&mut self) -> Option<T> {
        let (value, rest) = postcard::take_from_bytes(self.rest).ok()?;
        self.rest = rest;
        Some(value)
    }

    fn record(&mut self) -> Option<Record<'t>> {
        let head: RecordHead = self.next()?;
        let name = self.text_at(head.table)?;
        let (_, kind) = RecordKind::NAMES.iter().find(|(known, _)| *known == name)?;
        Some(Record {
            kind: *kind,
            at: self.span(head.at),
            entries: self.entries(head.entries)?,
            names_units_in_words: false,
            is_no_staff: false,
            is_of_table: false,
        })
    }

    fn entries(&mut self, count: u32) -> Option<Vec<KeyValue<'t>>> {
        let entry = |_| {
            let key_at: TextRange = self.next()?;
            let (value, at) = self.value()?;
            Some(KeyValue {
                key: Cow::Borrowed(self.text_at(key_at)?),
                key_at: self.span(key_at),
                value,
                at,
            })
        };
        (0..count).map(entry).collect()
    }

    fn value(&mut self) -> Option<(RecordValue<'t>, Span)> {
        let CompiledValue { at, value } = self.next()?;
        let value = match value {
            CompiledForm::Plain => {
                let (start, len) = at;
                let inside = (start + 1, len.checked_sub(2)?);
                RecordValue::Text(Cow::Borrowed(self.text_at(inside)?))
            }
            CompiledForm::Text(text) => RecordValue::Text(Cow::Borrowed(text)),
            CompiledForm::Flag(flag) => RecordValue::Flag(flag),
            CompiledForm::Date(year, month, day) => {
                RecordValue::Date(Date::new(year, month, day).ok()?)
            }
            CompiledForm::List(count) => {
                RecordValue::List((0..count).map(|_| self.value()).collect::<Option<_>>()?)
            }
            CompiledForm::Table(count) => RecordValue::Table(self.entries(count)?),
            CompiledForm::Other(text) => RecordValue::Other(Cow::Borrowed(text)),
        };
        Some((value, self.span(at)))
    }

    fn text_at(&self, (start, len): TextRange) -> Option<&'t str> {
        let start = usize::try_from(start).ok()?;
        let end = start + usize::try_from(len).ok()?;
        self.text.get(start..end)
    }

    fn span(&self, (start, len): TextRange) -> Span {
        Span {
            document: self.document,
            start,
            end: start + len,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bundled::BUNDLED;
    use super::records;
    use crate::diagnostic::{DocumentIndex, Findings};
    use crate::formats::toml;

    #[test]
    fn what_was_written_down_of_each_compiled_in_file_is_what_its_toml_says() {
        for file in &BUNDLED {
            let (mut read, mut findings) = (Vec::new(), Findings::default());
            toml::read_records(file.text, DocumentIndex(7), &mut read, &mut findings);
            let prepared =
                records(file.text, file.steps, DocumentIndex(7)).expect("steps were written down");
            assert_eq!(
                format!("{prepared:?}"),
                format!("{read:?}"),
                "{}",
                file.name
            );
            let Some(brief) = file.steps_without_facts else {
                assert!(!format!("{read:?}").contains("\"fact\""), "{}", file.name);
                continue;
            };
            let brief = records(file.text, brief, DocumentIndex(7)).expect("steps");
            for record in &mut read {
                record.entries.retain(|entry| entry.key != "fact");
            }
            assert_eq!(format!("{brief:?}"), format!("{read:?}"), "{}", file.name);
        }
    }

    #[test]
    fn steps_that_are_missing_or_cut_off_are_no_records() {
        let file = &BUNDLED[0];
        assert!(records(file.text, &[], DocumentIndex(0)).is_none());
        assert!(
            records(
                file.text,
                &file.steps[..file.steps.len() - 1],
                DocumentIndex(0)
            )
            .is_none()
        );
        assert!(records("", file.steps, DocumentIndex(0)).is_none());
    }
}
