//! Records from TOML. All mistakes of a file are reported at once, and the good entries are kept.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Kind, Record, Value, toml_reasons};
use crate::both;
use crate::diagnostic::{Diagnostic, Place, Span, meant};
use crate::locale::Text;

/// Reads the records of one text.
///
/// A text with a mistake is read again entry by entry, so that a mistake costs the entry in which it
/// stands, and no key ever slips into the entry of somebody else.
pub(super) fn read<'t>(
    text: &'t str,
    document: u32,
    records: &mut Vec<Record<'t>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        take(
            table.into_inner(),
            &Spans {
                document,
                offset: 0,
            },
            records,
            diagnostics,
        );
        return;
    }
    for block in blocks(text) {
        let spans = Spans {
            document,
            offset: block.start,
        };
        let (table, errors) = DeTable::parse_recoverable(&text[block]);
        match errors.first() {
            None => take(table.into_inner(), &spans, records, diagnostics),
            // What follows from the first mistake of an entry is noise.
            Some(error) => {
                let at = spans.at(&error.span().unwrap_or(0..0));
                diagnostics.push(syntax_error(error.message(), at));
            }
        }
    }
}

fn take<'t>(
    table: DeTable<'t>,
    spans: &Spans,
    records: &mut Vec<Record<'t>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (name, value) in table {
        let name_at = spans.at(&name.span());
        let known = Kind::NAMES
            .iter()
            .find(|(known, _)| *known == name.get_ref().as_ref());
        let Some((_, kind)) = known else {
            diagnostics.push(unknown_table(name.get_ref(), name_at));
            continue;
        };
        let mut push = |at: &Range<usize>, value: DeValue<'t>| match value {
            DeValue::Table(table) => records.push(Record {
                kind: *kind,
                at: spans.at(at),
                entries: entries(table, spans),
                names_units_in_words: false,
            }),
            _ => diagnostics.push(not_a_table(name.get_ref(), spans.at(at))),
        };
        let at = value.span();
        match value.into_inner() {
            DeValue::Array(list) => list
                .into_iter()
                .for_each(|item| push(&item.span(), item.into_inner())),
            // `[contact]` instead of `[[contact]]`: what is meant is clear.
            value => push(&at, value),
        }
    }
}

/// The text cut before each header of an entry. `[[line.fact]]` belongs to the entry above it.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let (mut blocks, mut start, mut at) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        let is_header = line.starts_with('[') && !line.contains('.') && at > start;
        if is_header {
            blocks.push(start..at);
            start = at;
        }
        at += line.len();
    }
    blocks.push(start..at);
    blocks
}

struct Spans {
    document: u32,
    /// Where the part that is read begins in its document.
    offset: usize,
}

impl Spans {
    fn at(&self, range: &Range<usize>) -> Span {
        let byte = |at: usize| u32::try_from(at + self.offset).unwrap_or(u32::MAX);
        Span {
            document: self.document,
            start: byte(range.start),
            end: byte(range.end),
        }
    }
}

fn entries<'t>(table: DeTable<'t>, spans: &Spans) -> Vec<Entry<'t>> {
    let entry = |(key, value): (Spanned<Cow<'t, str>>, Spanned<DeValue<'t>>)| {
        let key_at = spans.at(&key.span());
        let (value, at) = convert(value, spans);
        Entry {
            key: key.into_inner(),
            key_at,
            value,
            at,
        }
    };
    let mut entries: Vec<Entry<'t>> = table.into_iter().map(entry).collect();
    entries.sort_by_key(|entry| entry.key_at);
    entries
}

fn convert<'t>(value: Spanned<DeValue<'t>>, spans: &Spans) -> (Value<'t>, Span) {
    let at = spans.at(&value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Array(list) => {
            Value::List(list.into_iter().map(|item| convert(item, spans)).collect())
        }
        DeValue::Table(table) => Value::Table(entries(table, spans)),
        DeValue::Integer(number) => Value::Other(Cow::Owned(number.to_string())),
        DeValue::Float(number) => Value::Other(Cow::Owned(number.to_string())),
        DeValue::Datetime(datetime) => match (datetime.date, datetime.time) {
            (Some(date), None) => {
                day(date).map_or_else(|| Value::Other(date.to_string().into()), Value::Date)
            }
            _ => Value::Other(datetime.to_string().into()),
        },
    };
    (value, at)
}

fn day(date: toml::value::Date) -> Option<Date> {
    let small = |number: u8| i8::try_from(number).ok();
    Date::new(
        i16::try_from(date.year).ok()?,
        small(date.month)?,
        small(date.day)?,
    )
    .ok()
}

fn unknown_table(name: &str, at: Span) -> Diagnostic {
    let known: Vec<&str> = Kind::NAMES.iter().map(|(name, _)| *name).collect();
    let help = match meant(name, known.iter().copied()) {
        Some(word) => both!("Meinten Sie [[{word}]]?", "Did you mean [[{word}]]?"),
        None => {
            let list = known.join(", ");
            both!("Bekannt sind: {list}.", "Known are: {list}.")
        }
    };
    let message = both!(
        "Eine Tabelle „{name}“ gibt es nicht.",
        "There is no table “{name}”."
    );
    Diagnostic::error("unknown-table", Place::In(at), message, help)
}

fn not_a_table(name: &str, at: Span) -> Diagnostic {
    Diagnostic::error(
        "not-a-table",
        Place::In(at),
        both!(
            "„{name}“ ist hier keine Tabelle.",
            "“{name}” is not a table here."
        ),
        both!(
            "Ein Eintrag beginnt mit der Zeile [[{name}]].",
            "An entry begins with the line [[{name}]]."
        ),
    )
}

fn syntax_error(message: &str, at: Span) -> Diagnostic {
    let (reason, help) = toml_reasons::of(message);
    let message = Text {
        de: format!("{} Der Eintrag wurde ausgelassen.", reason.de).into(),
        en: reason
            .en
            .map(|en| format!("{en} The entry was left out.").into()),
    };
    Diagnostic::error("toml-syntax", Place::In(at), message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> (Vec<String>, Vec<&'static str>) {
        let (mut records, mut diagnostics) = (Vec::new(), Vec::new());
        read(text, 0, &mut records, &mut diagnostics);
        let shown = records.iter().map(|record| {
            let entries: Vec<_> = record
                .entries
                .iter()
                .map(|entry| format!("{}={:?}", entry.key, entry.value))
                .collect();
            entries.join(" ")
        });
        (
            shown.collect(),
            diagnostics.iter().map(|finding| finding.code).collect(),
        )
    }

    #[test]
    fn a_mistake_costs_only_the_entry_in_which_it_stands() {
        let text = "[[contact]]\nname = \"A\"\n\n[[contact]]\nname = \"B\nphone = 1\n\n[[contact]]\nname = \"C\"\n";
        let (records, codes) = read_all(text);
        assert_eq!(records, ["name=Text(\"A\")", "name=Text(\"C\")"]);
        assert_eq!(codes, ["toml-syntax"]);
    }

    #[test]
    fn a_broken_header_gives_nobody_the_number_of_somebody_else() {
        let text = "[[contact]]\nname = \"A\"\n\n[[contact]\nphone = \"1234\"\n\n[[contact]]\nname = \"C\"\n";
        let (records, codes) = read_all(text);
        assert_eq!(records, ["name=Text(\"A\")", "name=Text(\"C\")"]);
        assert_eq!(codes, ["toml-syntax"]);
    }

    #[test]
    fn two_mistakes_in_one_file_are_both_reported() {
        let text = "[[contact]]\nname = A\n[[contact]]\nname = \"B\"\n[[contact]]\nphone 12\n";
        let (records, codes) = read_all(text);
        assert_eq!(records, ["name=Text(\"B\")"]);
        assert_eq!(codes, ["toml-syntax", "toml-syntax"]);
    }

    #[test]
    fn whatever_the_mistake_the_entries_around_it_stay() {
        for bad in [
            "name: \"B\"",
            "phone",
            "Das ist Prosa.",
            "// Kommentar",
            "post = { de = \"x\"",
            "keywords = [\"a\"",
            "note = \"\"\"offen",
            "phone =",
            "Straße = \"x\"",
            "path = \"C:\\Daten\"",
            "name = \"B\"\nname = \"C\"",
        ] {
            let text = format!(
                "[[contact]]\nname = \"A\"\n[[contact]]\n{bad}\n[[contact]]\nname = \"Z\"\n"
            );
            let (records, codes) = read_all(&text);
            assert_eq!(records, ["name=Text(\"A\")", "name=Text(\"Z\")"], "{bad}");
            assert_eq!(codes, ["toml-syntax"], "{bad}");
        }
    }

    #[test]
    fn single_brackets_among_double_ones_are_understood() {
        let text = "[[contact]]\nname = \"A\"\n[contact]\nname = \"B\"\n[contact]\nname = \"C\"\n";
        assert_eq!(
            read_all(text),
            (
                ["A", "B", "C"]
                    .map(|name| format!("name=Text({name:?})"))
                    .into(),
                Vec::new()
            )
        );
    }

    #[test]
    fn an_unknown_table_is_named_with_the_one_that_was_meant() {
        let (mut records, mut diagnostics) = (Vec::new(), Vec::new());
        read(
            "[[contcat]]\nname = \"A\"\n",
            0,
            &mut records,
            &mut diagnostics,
        );
        assert_eq!(diagnostics[0].help.de, "Meinten Sie [[contact]]?");
    }
}
