//! Records from JSON: what `--format json` and `--format jsonl` write (schema 1), and plain lists of
//! objects with the same names.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::write::name_of_types;
use crate::both;
use crate::diagnostic::{
    Diagnostic, DocumentIndex, FindingPlace, Findings, Span, did_you_mean, list_words,
};
use crate::formats::{ContactRecords, KeyValue, Record, RecordValue};
use crate::formats::{csv, vcard};
use crate::model::{FieldKind, Reach, contact_key, contact_keys};
use crate::text::clean;
use crate::text::locale::Text;

/// Names of a contact in JSON that are not their key with underscores, and what they stand for.
const OTHER_NAMES: &[(&str, &str)] = &[
    // The id of another program; one that is called so is our own.
    ("id", "uid"),
    ("uid", "id"),
    ("units_above", "organisation"),
    ("unit_id", "unit-id"),
];

/// Names that every run makes anew, and that are not read.
const MADE_NAMES: &[&str] = &["id_made", "match", "address", "opening_hours"];

/// Whether a text begins as JSON does; a table of TOML begins with a bracket, too.
pub(super) fn looks_like_objects(text: &str) -> bool {
    let text = text.trim_start();
    match text.strip_prefix('[') {
        Some(rest) => rest.trim_start().starts_with(['{', ']']) || vcard::begins_card(text),
        None => text.starts_with('{'),
    }
}

/// The objects of one text, to be read when everything that they refer to is known.
#[derive(Debug)]
pub(super) struct JsonObjects<'t> {
    text: &'t str,
    document: DocumentIndex,
}

impl<'t> JsonObjects<'t> {
    pub(super) fn new(text: &'t str, document: DocumentIndex) -> JsonObjects<'t> {
        JsonObjects { text, document }
    }
}

impl<'t> ContactRecords<'t> for JsonObjects<'t> {
    /// About how many objects there are; one has some 400 bytes.
    fn estimate(&self) -> usize {
        self.text.len() / 400
    }

    fn for_each(
        self: Box<Self>,
        diagnostics: &mut Findings,
        mut take: &mut dyn FnMut(&mut Record<'t>, &mut Findings),
    ) {
        let (text, document) = (self.text, self.document);
        let before = diagnostics.len();
        let mut reader = JsonReader {
            text,
            document,
            diagnostics,
            unread: Vec::new(),
            unread_at: None,
            has_record: false,
            alone_until: 0,
        };
        let mut record = Record::empty_contact();
        let mut at = 0;
        while let Some(blanks) = text[at..].find(|c: char| !c.is_whitespace()) {
            at += blanks;
            let end = if at < reader.alone_until {
                end_of_line(text, at)
            } else {
                text.len()
            };
            let mut stream =
                serde_json::Deserializer::from_str(&text[at..end]).into_iter::<&'t RawValue>();
            match stream.next() {
                Some(Ok(value)) => {
                    at += stream.byte_offset();
                    reader.read_document(value.get(), &mut record, &mut take);
                }
                Some(Err(error)) => {
                    at = reader.read_around_mistake(at..end, &error, &mut record, &mut take);
                }
                None => break,
            }
        }
        reader.finish_text(before);
    }
}

/// A string, borrowed where it holds no escapes.
#[derive(Deserialize)]
struct Str<'t>(#[serde(borrow)] Cow<'t, str>);

/// Names and values of an object, in their order.
struct Members<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'t> Deserialize<'t> for Members<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Members<'t>, D::Error> {
        struct Collect;
        impl<'t> Visitor<'t> for Collect {
            type Value = Members<'t>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Members<'t>, A::Error> {
                let mut members = Vec::with_capacity(24);
                while let Some((Str(name), value)) = map.next_entry()? {
                    members.push((name, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// Hands over the values of a list one by one, so that those before a mistake are not lost.
struct ContactVisitor<'f, 't>(&'f RefCell<&'f mut dyn FnMut(&'t str)>);

impl<'t> DeserializeSeed<'t> for ContactVisitor<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for ContactVisitor<'_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("contacts")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(value) = list.next_element::<&'t RawValue>()? {
            (self.0.borrow_mut())(value.get());
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Str(name)) = map.next_key()? {
            if name == "contacts" {
                map.next_value_seed(ContactVisitor(self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct JsonReader<'t, 'd> {
    text: &'t str,
    document: DocumentIndex,
    diagnostics: &'d mut Findings,
    /// Names that are not known, and where the first stands.
    unread: Vec<String>,
    unread_at: Option<Span>,
    has_record: bool,
    /// Up to here each line stands alone: the end of an object before it was looked for as far as here.
    alone_until: usize,
}

impl<'t> JsonReader<'t, '_> {
    /// Where a piece of the text stands in it.
    fn range(&self, piece: &str) -> Range<usize> {
        let start = (piece.as_ptr() as usize)
            .wrapping_sub(self.text.as_ptr() as usize)
            .min(self.text.len());
        start..(start + piece.len()).min(self.text.len())
    }

    fn span(&self, piece: &str) -> Span {
        Span::of(self.document, &self.range(piece))
    }

    /// Reads a whole value: an object with `contacts`, a list of contacts, or one contact.
    fn read_document(
        &mut self,
        value: &'t str,
        record: &mut Record<'t>,
        take: &mut impl FnMut(&mut Record<'t>, &mut Findings),
    ) {
        if let Ok(Members(members)) = serde_json::from_str::<Members<'t>>(value) {
            let Some((_, contacts)) = members.iter().find(|(name, _)| name == "contacts") else {
                return self.read_contact(value, members, record, take);
            };
            if let Some((_, schema)) = members.iter().find(|(name, _)| name == "schema")
                && schema.get() != "1"
            {
                let at = self.span(schema.get());
                self.report(
                    "unknown-schema",
                    at,
                    both!(
                        "Diese Fassung (schema) ist nicht bekannt. Gelesen wird, was wie Fassung 1 aussieht.",
                        "This version (schema) is not known. What looks like version 1 is read."
                    ),
                    both!("Bekannt ist nur \"schema\": 1.", "Only \"schema\": 1 is known."),
                );
            }
            return self.read_list(contacts.get(), record, take);
        }
        if !self.read_card(value, record, take) {
            self.read_list(value, record, take);
        }
    }

    /// Reads a card in JSON (RFC 7095), where the value is one.
    fn read_card(
        &mut self,
        value: &'t str,
        record: &mut Record<'t>,
        take: &mut impl FnMut(&mut Record<'t>, &mut Findings),
    ) -> bool {
        if !vcard::begins_card(value) {
            return false;
        }
        record.entries.clear();
        record.at = self.span(&value[..1]);
        let start = self.range(value).start;
        let place = |piece: &str| {
            let at = (piece.as_ptr() as usize).wrapping_sub(value.as_ptr() as usize);
            let at = start + at.min(value.len());
            at..at + piece.len()
        };
        let (document, entries) = (self.document, &mut record.entries);
        if !vcard::card_entries(value, &place, document, entries, self.diagnostics) {
            return false;
        }
        self.has_record = true;
        if record.entries.is_empty() {
            self.diagnostics.push(vcard::empty_card(record.at));
        } else {
            take(record, self.diagnostics);
        }
        true
    }

    fn read_list(
        &mut self,
        value: &'t str,
        record: &mut Record<'t>,
        take: &mut impl FnMut(&mut Record<'t>, &mut Findings),
    ) {
        let Ok(values) = serde_json::from_str::<Vec<&'t RawValue>>(value) else {
            return self.report_no_contact(value);
        };
        for value in values {
            self.read_member(value.get(), record, take);
        }
    }

    fn read_member(
        &mut self,
        value: &'t str,
        record: &mut Record<'t>,
        take: &mut impl FnMut(&mut Record<'t>, &mut Findings),
    ) {
        match serde_json::from_str::<Members<'t>>(value) {
            Ok(Members(members)) => self.read_contact(value, members, record, take),
            Err(_) if self.read_card(value, record, take) => {}
            Err(_) => self.report_no_contact(value),
        }
    }

    fn report_no_contact(&mut self, value: &str) {
        let at = self.span(value);
        self.report(
            "no-contact",
            at,
            both!(
                "Hier steht kein Kontakt; es wurde nicht gelesen.",
                "This is no contact; it was not read."
            ),
            both!(
                "Ein Kontakt ist ein Objekt, zum Beispiel {{\"name\": \"Anna Muster\", \"phone\": \"06031 83-1\"}}.",
                "A contact is an object, for example {{\"name\": \"Anna Muster\", \"phone\": \"06031 83-1\"}}."
            ),
        );
    }

    fn read_contact(
        &mut self,
        value: &'t str,
        members: Vec<(Cow<'t, str>, &'t RawValue)>,
        record: &mut Record<'t>,
        take: &mut impl FnMut(&mut Record<'t>, &mut Findings),
    ) {
        record.entries.clear();
        // The opening bracket is enough: an object may be long.
        record.at = self.span(&value[..value.len().min(1)]);
        let has_units = members
            .iter()
            .any(|(name, value)| name == "units_above" && value.get().len() > 2);
        // An id that was made of name and position may be that of another contact in another list, and
        // would replace it.
        let is_id_made = members
            .iter()
            .any(|(name, value)| name == "id_made" && value.get() == "true");
        let types: Vec<(Cow<'t, str>, &'t RawValue)> = members
            .iter()
            .filter(|(name, _)| is_of_types(name))
            .cloned()
            .collect();
        for (name, value) in members {
            let at = self.span(value.get());
            if is_of_types(&name) {
                continue;
            }
            let Some(key) = key_of_name(&name) else {
                if value.get() != "null" {
                    self.note_unread_name(&name, at);
                }
                continue;
            };
            // The organisation is the first of the units above.
            if key.is_empty() || name == "organisation" && has_units || name == "id" && is_id_made {
                continue;
            }
            if let Some(mut value) = self.convert_value(value.get()) {
                if !types.is_empty()
                    && contact_key(key).is_some_and(|it| it.row.kind.is_of_further())
                {
                    let of_these = name_of_types(&name);
                    let of_these = types.iter().find(|(types, _)| *types == of_these);
                    if let Some((_, types)) = of_these {
                        add_types(&mut value, types.get());
                    }
                }
                let value = if is_of_day(key) {
                    convert_day(value)
                } else {
                    value
                };
                record.entries.push(KeyValue {
                    key: Cow::Borrowed(key),
                    key_at: at,
                    value,
                    at,
                });
            }
        }
        self.has_record = true;
        take(record, self.diagnostics);
    }

    /// A value as the check takes it; nothing for `null` and what is empty.
    fn convert_value(&self, raw: &'t str) -> Option<RecordValue<'t>> {
        let other = || Some(RecordValue::Other(Cow::Borrowed(raw)));
        match raw.as_bytes().first() {
            Some(b'n') | None => None,
            Some(b't') => Some(RecordValue::Flag(true)),
            Some(b'f') => Some(RecordValue::Flag(false)),
            Some(b'"') => match serde_json::from_str::<Str<'t>>(raw) {
                Ok(Str(text)) if text.trim().is_empty() => None,
                Ok(Str(text)) => Some(RecordValue::Text(text)),
                Err(_) => other(),
            },
            Some(b'[') => match serde_json::from_str::<Vec<&'t RawValue>>(raw) {
                Ok(values) if values.is_empty() => None,
                Ok(values) => Some(self.convert_list(&values)),
                Err(_) => other(),
            },
            _ => other(),
        }
    }

    /// The values of a list. A list in a list is none of ours, however deep it goes.
    fn convert_list(&self, values: &[&'t RawValue]) -> RecordValue<'t> {
        let values = values.iter().filter_map(|value| {
            let (raw, at) = (value.get(), self.span(value.get()));
            if raw.starts_with('[') {
                Some((RecordValue::Other(Cow::Borrowed(raw)), at))
            } else {
                Some((self.convert_value(raw)?, at))
            }
        });
        RecordValue::List(values.collect())
    }

    fn note_unread_name(&mut self, name: &str, at: Span) {
        let name = clean::escaped_line(name).into_owned();
        self.unread_at.get_or_insert(at);
        if !self.unread.contains(&name) && self.unread.len() < 20 {
            self.unread.push(name);
        }
    }

    /// Reports a mistake in the form, hands over the contacts before it, and returns where to go on:
    /// in a file of one object a line, at the next line.
    fn read_around_mistake(
        &mut self,
        Range { start: at, end }: Range<usize>,
        error: &serde_json::Error,
        record: &mut Record<'t>,
        take: &mut impl FnMut(&mut Record<'t>, &mut Findings),
    ) -> usize {
        let text = self.text;
        let place = at + offset(&text[at..end], error.line(), error.column());
        let line_end = end_of_line(text, at);
        // A file of one object a line goes on with the next one.
        let is_one_a_line = text[at..].starts_with('{')
            && looks_like_objects(&text[line_end..])
            && !text[at..line_end].contains("\"contacts\"");
        let (whole, end) = if is_one_a_line {
            self.alone_until = self.alone_until.max(place);
            (&text[at..line_end], line_end)
        } else {
            (&text[at..], text.len())
        };
        let mut found = Vec::new();
        {
            let mut keep = |value: &'t str| found.push(value);
            let keep: RefCell<&mut dyn FnMut(&'t str)> = RefCell::new(&mut keep);
            let mut deserializer = serde_json::Deserializer::from_str(whole);
            // The mistake itself was met before.
            let _ = ContactVisitor(&keep).deserialize(&mut deserializer);
        }
        for value in found {
            self.read_member(value, record, take);
        }
        // What is missing at the end of a line is missing there, and not in the next one.
        let place = place.min(at + whole.trim_end().len());
        let place = Span::of(self.document, &(place..place));
        self.report(
            "json-syntax",
            place,
            both!(
                "Hier ist das JSON falsch geschrieben oder abgeschnitten. Der Rest davon wurde nicht gelesen.",
                "The JSON is miswritten or cut off here. The rest of it was not read."
            ),
            both!(
                "Bitte die Datei neu ausgeben, oder prüfen, ob ein Komma, eine Klammer oder ein Anführungszeichen fehlt.",
                "Please export the file again, or check whether a comma, a bracket or a quotation mark is missing."
            ),
        );
        end
    }

    fn report(
        &mut self,
        code: &'static str,
        at: Span,
        message: Text<'static>,
        help: Text<'static>,
    ) {
        self.diagnostics
            .push(Diagnostic::error(code, FindingPlace::In(at), message, help));
    }

    /// What is told once for the whole text.
    fn finish_text(&mut self, before: usize) {
        if let Some(at) = self.unread_at {
            let names = list_words(self.unread.iter().map(String::as_str), ", ");
            let keys = contact_keys().iter().map(|known| known.key);
            let known: Vec<String> = keys.map(|key| key.replace('-', "_")).collect();
            let help = did_you_mean(
                &self.unread[0],
                known.iter().map(String::as_str),
                both!(
                    "Bekannt sind zum Beispiel name, post, unit, phone, fax, mobile, room, email, note.",
                    "Known are for example name, post, unit, phone, fax, mobile, room, email, note."
                ),
            );
            self.diagnostics.push(Diagnostic::warning(
                "unknown-column",
                FindingPlace::In(at),
                both!(
                    "Angaben, die nicht gelesen werden: {names}.",
                    "Names that are not read: {names}."
                ),
                help,
            ));
        }
        if !self.has_record && self.diagnostics.len() == before {
            let at = FindingPlace::In(Span::of(self.document, &(0..0)));
            self.diagnostics.push(crate::formats::no_contacts(at));
        }
    }
}

/// Whether a name is the one beside several numbers or addresses, for what each is for.
fn is_of_types(name: &str) -> bool {
    // Few names end so, and all are looked at.
    name.ends_with("_types")
        && contact_keys().iter().any(|known| {
            let is_of_further = known.row.kind.is_of_further() && !known.is_part;
            is_of_further && name_of_types(&known.key.replace('-', "_")) == name
        })
}

/// Gives each number or address of a list what it is for; where there are not as many words as values, to which they
/// belong is not known.
fn add_types(value: &mut RecordValue<'_>, types: &str) {
    let RecordValue::List(values) = value else {
        return;
    };
    let types: Vec<String> = serde_json::from_str(types).unwrap_or_default();
    if types.len() != values.len() {
        return;
    }
    for ((value, _), words) in values.iter_mut().zip(&types) {
        if let (RecordValue::Text(text), Some(reach)) = (&*value, Reach::from_words(words)) {
            *value = RecordValue::Reach(text.clone(), reach);
        }
    }
}

fn is_of_day(key: &str) -> bool {
    contact_key(key).is_some_and(|known| matches!(known.row.kind, FieldKind::Date { .. }))
}

/// A text that is a day as a day, which JSON has no form for.
fn convert_day(value: RecordValue<'_>) -> RecordValue<'_> {
    match &value {
        RecordValue::Text(text) => text.trim().parse().map_or(value, RecordValue::Date),
        _ => value,
    }
}

/// The key for a name: one of ours, or a heading that lists have.
fn key_of_name(name: &str) -> Option<&'static str> {
    if MADE_NAMES.contains(&name) {
        return Some("");
    }
    let other = OTHER_NAMES.iter().find(|(known, _)| *known == name);
    let is_own = |key: &str| {
        let in_json = |byte| if byte == b'-' { b'_' } else { byte };
        key.bytes().map(in_json).eq(name.bytes())
    };
    other
        .map(|(_, key)| *key)
        .or_else(|| {
            let mut keys = contact_keys().iter().map(|known| known.key);
            keys.find(|key| is_own(key))
        })
        .or_else(|| csv::known_heading(name))
}

/// Where the line behind the one of a place begins.
fn end_of_line(text: &str, from: usize) -> usize {
    let end = memchr::memchr(b'\n', &text.as_bytes()[from..]);
    end.map_or(text.len(), |end| from + end + 1)
}

/// The byte at a line and column, both from 1, columns in bytes; on the boundary of a character.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => text
            .match_indices('\n')
            .nth(line - 2)
            .map_or(text.len(), |(at, _)| at + 1),
    };
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::test_support::describe_contacts;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        describe_contacts(&crate::formats::json::FORMAT, text)
    }

    #[test]
    fn one_object_a_list_and_one_object_a_line_are_read_alike() {
        for text in [
            "{\"schema\":1,\"contacts\":[{\"name\":\"A\",\"phone\":null},{\"name\":\"B\\n\"}]}",
            "[{\"name\":\"A\"},{\"name\":\"B\\n\"}]",
            "{\"name\":\"A\",\"more_phones\":[]}\n{\"name\":\"B\\n\"}\n",
        ] {
            let (contacts, findings) = read(text);
            assert_eq!(contacts, ["name=A", "name=B\n"], "{text}");
            assert!(findings.is_empty(), "{findings:?}");
        }
    }

    #[test]
    fn an_id_that_is_marked_as_made_is_not_read() {
        let (contacts, findings) = read(
            "[{\"id\":\"a-1\",\"id_made\":true,\"name\":\"A\"},\
             {\"id\":\"b-2\",\"id_made\":false,\"name\":\"B\"}]",
        );
        assert_eq!(contacts, ["name=A", "uid=b-2|name=B"]);
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn a_day_is_read_as_a_day_and_what_is_none_is_left_to_the_check() {
        let value = |text: &'static str| convert_day(RecordValue::Text(text.into()));
        assert!(matches!(value("2026-11-22"), RecordValue::Date(_)));
        assert!(matches!(value("gestern"), RecordValue::Text(_)));
    }

    #[test]
    fn contacts_before_a_mistake_are_kept_and_the_mistake_has_its_place() {
        let (contacts, findings) =
            read("{\"schema\":1,\"contacts\":[{\"name\":\"A\"},\n{\"name\":\"B");
        assert_eq!(contacts, ["name=A"]);
        assert_eq!(findings, ["2:10 json-syntax"]);
    }

    #[test]
    fn a_broken_line_costs_itself_and_no_other() {
        let (contacts, findings) = read("{\"name\":\"A\"}\n{\"name\":\"B\n{\"name\":\"C\"}\n");
        assert_eq!(contacts, ["name=A", "name=C"]);
        assert_eq!(findings.len(), 1, "{findings:?}");
    }

    #[test]
    fn lines_behind_an_object_without_an_end_are_read_each_by_itself() {
        let (contacts, findings) = read("{\"a\":\n{\"name\":\"A\"}\n{\"b\":\n{\"name\":\"B\"}\n");
        assert_eq!(contacts, ["name=A", "name=B"]);
        assert_eq!(findings.len(), 2, "{findings:?}");
        let (contacts, findings) = read(&"{\"a\":\n".repeat(5));
        assert_eq!((contacts.len(), findings.len()), (0, 5), "{findings:?}");
        // An object over several lines is still one where nothing before it is broken.
        let (contacts, findings) = read("{\"name\":\n\"A\"}\n{\"name\":\n\"B\"}\n");
        assert_eq!(contacts, ["name=A", "name=B"], "{findings:?}");
    }

    #[test]
    fn names_that_are_not_known_are_told_once() {
        let (_, findings) = read("[{\"name\":\"A\",\"hut\":1},{\"name\":\"B\",\"hut\":2}]");
        assert_eq!(findings, ["1:20 unknown-column"]);
    }

    #[test]
    fn what_is_no_contact_is_told() {
        assert_eq!(read("[1]").1, ["1:2 no-contact"]);
        assert_eq!(read("[]").1, ["1:1 no-contacts"]);
    }
}
