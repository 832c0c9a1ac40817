//! Records from TOML. All mistakes of a file are reported at once, and the good entries are kept.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reasons;
use crate::both;
use crate::diagnostic::{
    Diagnostic, DocumentIndex, FindingPlace, Findings, PositionFinder, Span, closest_word,
};
use crate::formats::{KeyValue, Record, RecordKind, RecordValue};
use crate::text::clean;
use crate::text::locale::{Lang, Text};

/// Reads the records of one text.
///
/// A text with a mistake is read again entry by entry, so that a mistake costs the entry in which it
/// stands, and no key ever slips into another entry.
pub(crate) fn read_records<'t>(
    text: &'t str,
    document: DocumentIndex,
    records: &mut Vec<Record<'t>>,
    diagnostics: &mut Findings,
) {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        take_records(
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
        let Err(mistake) = read_part(text, &block, document, records, diagnostics) else {
            continue;
        };
        let parts = parts(text, &block);
        let name = entry_name(&text[parts[0].clone()]);
        let (de, en) = (name.get(Lang::De), name.get(Lang::En));
        let costs_entry = match de {
            "" => both!(
                "Was vor dem ersten Eintrag steht, wurde ausgelassen.",
                "What stands before the first entry was left out."
            ),
            _ => both!(
                "Der Eintrag {de} wurde ausgelassen.",
                "The entry {en} was left out."
            ),
        };
        let (mut read, mut found) = (Vec::new(), Findings::default());
        let mut mistakes = Vec::new();
        for part in &parts {
            if let Err(mistake) = read_part(text, part, document, &mut read, &mut found) {
                mistakes.push((part, mistake));
            }
        }
        // The tables of an entry whose head cannot be read belong to no entry; and a mistake that no
        // part shows alone, as a table given twice, is one of the whole entry.
        match mistakes.first() {
            Some((part, _)) if part.start != block.start => {}
            Some((_, of_head)) => {
                diagnostics.push(syntax_error(text, of_head, &costs_entry));
                continue;
            }
            None => {
                diagnostics.push(syntax_error(text, &mistake, &costs_entry));
                continue;
            }
        }
        diagnostics.append(&mut found);
        records.extend(join_tables(read));
        for (part, mistake) in mistakes {
            let header = text[part.clone()].lines().next().unwrap_or_default();
            let table = clean::escaped_line(header);
            let costs_table = both!(
                "Ausgelassen wurde nur {table} im Eintrag {de}.",
                "Only {table} in the entry {en} was left out."
            );
            diagnostics.push(syntax_error(text, &mistake, &costs_table));
        }
    }
}

/// Reads a text that is one table, not a list of entries: its keys, and the first mistake of each line,
/// for what follows from it is noise.
pub(crate) fn read_table(text: &str, document: DocumentIndex) -> (Vec<KeyValue<'_>>, Findings) {
    let spans = Spans {
        document,
        offset: 0,
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    let cost = both!("Diese Zeile gilt nicht.", "This line does not count.");
    let finding = |error: &toml::de::Error| {
        let range = error.span().unwrap_or(0..0);
        let mistake = TomlMistake {
            message: error.message().to_owned(),
            at: spans.span(&range),
            range,
        };
        syntax_error(text, &mistake, &cost)
    };
    let (mut lines, mut known) = (PositionFinder::default(), HashSet::new());
    let is_first = |error: &&toml::de::Error| {
        let at = spans.span(&error.span().unwrap_or(0..0));
        known.insert(lines.line_and_column(at, text).0)
    };
    let findings = errors.iter().filter(is_first).map(finding).collect();
    (convert_table(table.into_inner(), &spans), findings)
}

/// What the reader does not like, and where.
struct TomlMistake {
    message: String,
    range: Range<usize>,
    at: Span,
}

/// Reads a part of the text by itself. What follows from its first mistake is noise.
fn read_part<'t>(
    text: &'t str,
    part: &Range<usize>,
    document: DocumentIndex,
    records: &mut Vec<Record<'t>>,
    diagnostics: &mut Findings,
) -> Result<(), TomlMistake> {
    let spans = Spans {
        document,
        offset: part.start,
    };
    let (table, errors) = DeTable::parse_recoverable(&text[part.clone()]);
    let Some(error) = errors.first() else {
        take_records(table.into_inner(), &spans, records, diagnostics);
        return Ok(());
    };
    let range = error.span().unwrap_or(0..0);
    Err(TomlMistake {
        message: error.message().to_owned(),
        range: part.start + range.start..part.start + range.end,
        at: spans.span(&range),
    })
}

/// Puts the tables of an entry that were read one by one back into the entry, which comes first.
fn join_tables(read: Vec<Record<'_>>) -> Option<Record<'_>> {
    let mut read = read.into_iter();
    let mut record = read.next()?;
    let mut places: HashMap<Cow<'_, str>, usize> = HashMap::new();
    for (at, entry) in record.entries.iter().enumerate() {
        places.entry(entry.key.clone()).or_insert(at);
    }
    for entry in read.flat_map(|table| table.entries) {
        let at = places.get(&entry.key).copied();
        let same = at.map(|at| &mut record.entries[at].value);
        match (same, entry.value) {
            (Some(RecordValue::List(known)), RecordValue::List(more)) => known.extend(more),
            (_, value) => {
                places
                    .entry(entry.key.clone())
                    .or_insert(record.entries.len());
                record.entries.push(KeyValue { value, ..entry });
            }
        }
    }
    Some(record)
}

/// How an entry is called in a message, read off its lines, for it could not be read otherwise.
fn entry_name(head: &str) -> Text<'static> {
    let header = head.lines().find(|line| line.starts_with('['));
    let header = clean::escaped_line(header.unwrap_or_default()).into_owned();
    let value = |wanted: &str| {
        head.lines().find_map(|line| {
            let (key, value) = line.split_once('=')?;
            let value = value.trim().strip_prefix('"')?.split('"').next()?;
            (key.trim() == wanted && !value.is_empty()).then(|| clean::escaped_line(value))
        })
    };
    match ["id", "name", "number"].into_iter().find_map(value) {
        Some(name) => both!("{header} „{name}“", "{header} “{name}”"),
        None => Text::untranslated(header),
    }
}

fn take_records<'t>(
    table: DeTable<'t>,
    spans: &Spans,
    records: &mut Vec<Record<'t>>,
    diagnostics: &mut Findings,
) {
    for (name, value) in table {
        let name_at = spans.span(&name.span());
        let known = RecordKind::NAMES
            .iter()
            .find(|(known, _)| *known == name.get_ref().as_ref());
        let Some((_, kind)) = known else {
            diagnostics.push(unknown_table(name.get_ref(), name_at));
            continue;
        };
        let mut push = |at: &Range<usize>, value: DeValue<'t>| match value {
            DeValue::Table(table) => records.push(Record {
                kind: *kind,
                at: spans.span(at),
                entries: convert_table(table, spans),
                names_units_in_words: false,
                is_no_staff: false,
                is_of_table: false,
            }),
            _ => diagnostics.push(not_a_table(name.get_ref(), spans.span(at))),
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

/// Whether a line begins an entry; a list of lists in JSON holds no bare words.
pub(super) fn begins_table(line: &str) -> bool {
    line.strip_prefix("[[").is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains("]]")
    })
}

/// The text cut before each header of an entry. `[[line.fact]]` belongs to the entry above it.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let (mut blocks, mut start, mut at) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        let is_header = line.starts_with('[') && !is_part_header(line) && at > start;
        if is_header {
            blocks.push(start..at);
            start = at;
        }
        at += line.len();
    }
    blocks.push(start..at);
    blocks
}

/// The text of an entry cut before each header of a table inside it. What lies inside such a table
/// stays with it: a condition belongs to the edition above it.
fn parts(text: &str, block: &Range<usize>) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut at) = (Vec::new(), block.start, block.start);
    for line in text[block.clone()].split_inclusive('\n') {
        if is_part_header(line) && header(line).matches('.').count() == 1 && at > start {
            parts.push(start..at);
            start = at;
        }
        at += line.len();
    }
    parts.push(start..at);
    parts
}

/// Whether a line begins a table inside an entry, as `[[line.fact]]` does.
fn is_part_header(line: &str) -> bool {
    header(line).starts_with('[') && header(line).contains('.')
}

/// A line up to its first closing bracket.
fn header(line: &str) -> &str {
    line.split(']').next().unwrap_or_default()
}

struct Spans {
    document: DocumentIndex,
    /// Where the part that is read begins in its document.
    offset: usize,
}

impl Spans {
    fn span(&self, range: &Range<usize>) -> Span {
        let byte = |at: usize| u32::try_from(at + self.offset).unwrap_or(u32::MAX);
        Span {
            document: self.document,
            start: byte(range.start),
            end: byte(range.end),
        }
    }
}

fn convert_table<'t>(table: DeTable<'t>, spans: &Spans) -> Vec<KeyValue<'t>> {
    let entry = |(key, value): (Spanned<Cow<'t, str>>, Spanned<DeValue<'t>>)| {
        let key_at = spans.span(&key.span());
        let (value, at) = convert_value(value, spans);
        KeyValue {
            key: key.into_inner(),
            key_at,
            value,
            at,
        }
    };
    let mut entries: Vec<KeyValue<'t>> = table.into_iter().map(entry).collect();
    entries.sort_by_key(|entry| entry.key_at);
    entries
}

fn convert_value<'t>(value: Spanned<DeValue<'t>>, spans: &Spans) -> (RecordValue<'t>, Span) {
    let at = spans.span(&value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => RecordValue::Text(text),
        DeValue::Boolean(flag) => RecordValue::Flag(flag),
        DeValue::Array(list) => RecordValue::List(
            list.into_iter()
                .map(|item| convert_value(item, spans))
                .collect(),
        ),
        DeValue::Table(table) => RecordValue::Table(convert_table(table, spans)),
        DeValue::Integer(number) => RecordValue::Other(Cow::Owned(number.to_string())),
        DeValue::Float(number) => RecordValue::Other(Cow::Owned(number.to_string())),
        DeValue::Datetime(datetime) => match (datetime.date, datetime.time) {
            (Some(date), None) => convert_day(date).map_or_else(
                || RecordValue::Other(date.to_string().into()),
                RecordValue::Date,
            ),
            _ => RecordValue::Other(datetime.to_string().into()),
        },
    };
    (value, at)
}

fn convert_day(date: toml::value::Date) -> Option<Date> {
    let small = |number: u8| i8::try_from(number).ok();
    Date::new(
        i16::try_from(date.year).ok()?,
        small(date.month)?,
        small(date.day)?,
    )
    .ok()
}

fn unknown_table(name: &str, at: Span) -> Diagnostic {
    let known: Vec<&str> = RecordKind::NAMES.iter().map(|(name, _)| *name).collect();
    let help = match closest_word(name, known.iter().copied()) {
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
    Diagnostic::error("unknown-table", FindingPlace::In(at), message, help)
}

fn not_a_table(name: &str, at: Span) -> Diagnostic {
    Diagnostic::error(
        "not-a-table",
        FindingPlace::In(at),
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

/// A finding about the writing, with what it cost.
fn syntax_error(text: &str, mistake: &TomlMistake, cost: &Text<'static>) -> Diagnostic {
    let written = text.get(mistake.range.clone()).unwrap_or_default();
    let (reason, help) = reasons::reason_and_remedy(&mistake.message, written);
    let sentences = |reason: &str, cost: &str| format!("{reason} {cost}").into();
    let message = Text {
        de: sentences(&reason.de, &cost.de),
        en: reason
            .en
            .zip(cost.en.as_deref())
            .map(|(reason, cost)| sentences(&reason, cost)),
    };
    Diagnostic::error("toml-syntax", FindingPlace::In(mistake.at), message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> (Vec<String>, Vec<&'static str>) {
        let (mut records, mut diagnostics) = (Vec::new(), Findings::default());
        read_records(text, DocumentIndex(0), &mut records, &mut diagnostics);
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
    fn a_mistake_in_a_table_of_an_entry_costs_that_table() {
        let text = "[[line]]\nid = \"a\"\n[[line.fact]]\nfield = \"b\"\n[[line.fact]]\nfield = \"c\n[[line.fact]]\nfield = \"d\"\n";
        let (records, codes) = read_all(text);
        assert_eq!(records.len(), 1);
        for (field, is_there) in [("b", true), ("c", false), ("d", true)] {
            let shown = format!("Text({field:?})");
            assert_eq!(records[0].contains(&shown), is_there, "{records:?}");
        }
        assert_eq!(codes, ["toml-syntax"]);
        let twice = "[[line]]\nid = \"a\"\n[line.glance]\n[line.glance]\n";
        assert_eq!(read_all(twice), (Vec::new(), vec!["toml-syntax"]));
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
        let (mut records, mut diagnostics) = (Vec::new(), Findings::default());
        read_records(
            "[[contcat]]\nname = \"A\"\n",
            DocumentIndex(0),
            &mut records,
            &mut diagnostics,
        );
        let finding = diagnostics.iter().next().expect("a finding");
        assert_eq!(finding.help.de, "Meinten Sie [[contact]]?");
    }
}
