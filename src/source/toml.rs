//! Records from TOML. All mistakes of a file are reported at once, and the good entries are kept.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Kind, Record, Value};
use crate::both;
use crate::diagnostic::{Diagnostic, Place, Span, meant};
use crate::locale::Text;

/// Reads the records of one text.
pub(super) fn read<'t>(
    text: &'t str,
    document: u32,
    records: &mut Vec<Record<'t>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let spans = Spans { document };
    let mut damaged: Vec<Range<usize>> = Vec::new();
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        let block = block_around(text, at.start);
        // What follows from the first mistake of a block is noise.
        if damaged.contains(&block) {
            continue;
        }
        diagnostics.push(syntax_error(error.message(), spans.at(&at)));
        damaged.push(block);
    }
    for (name, value) in table.into_inner() {
        let name_at = spans.at(&name.span());
        let Some(kind) = Kind::NAMES
            .iter()
            .find(|(known, _)| *known == name.get_ref().as_ref())
            .map(|(_, kind)| *kind)
        else {
            if !is_damaged(&damaged, name.span().start) {
                diagnostics.push(unknown_table(name.get_ref(), name_at));
            }
            continue;
        };
        let at = value.span();
        match value.into_inner() {
            DeValue::Array(list) => {
                for item in list {
                    let at = item.span();
                    match item.into_inner() {
                        DeValue::Table(table) => {
                            push(records, kind, at, table, &spans, text, &damaged);
                        }
                        _ => diagnostics.push(not_a_table(name.get_ref(), spans.at(&at))),
                    }
                }
            }
            // `[contact]` instead of `[[contact]]`: what is meant is clear.
            DeValue::Table(table) => push(records, kind, at, table, &spans, text, &damaged),
            _ => diagnostics.push(not_a_table(name.get_ref(), spans.at(&at))),
        }
    }
}

/// Keeps a record unless a mistake stands in its block. In a damaged file a record takes only the
/// keys of its own block, so that nobody gets the number of somebody else.
fn push<'t>(
    records: &mut Vec<Record<'t>>,
    kind: Kind,
    at: Range<usize>,
    table: DeTable<'t>,
    spans: &Spans,
    text: &str,
    damaged: &[Range<usize>],
) {
    // After a mistake the reader may begin the next entry too early, so the first key tells its block.
    let anchor = table
        .keys()
        .map(|key| key.span().start)
        .min()
        .unwrap_or(at.start);
    if is_damaged(damaged, anchor) {
        return;
    }
    let block = (!damaged.is_empty()).then(|| block_around(text, anchor));
    let is_own = |key: &Range<usize>| {
        block
            .as_ref()
            .is_none_or(|block| block.contains(&key.start))
    };
    let entries = entries(table, spans, is_own);
    records.push(Record {
        kind,
        at: spans.at(&at),
        entries,
        names_units_in_words: false,
    });
}

fn is_damaged(damaged: &[Range<usize>], byte: usize) -> bool {
    damaged.iter().any(|block| block.contains(&byte))
}

/// The lines from one `[[header]]` to the next that surround a byte.
fn block_around(text: &str, byte: usize) -> Range<usize> {
    let byte = byte.min(text.len());
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("[[") {
            if at > byte {
                return start..at;
            }
            start = at;
        }
        at += line.len();
    }
    start..text.len() + 1
}

struct Spans {
    document: u32,
}

impl Spans {
    fn at(&self, range: &Range<usize>) -> Span {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span {
            document: self.document,
            start: byte(range.start),
            end: byte(range.end),
        }
    }
}

fn entries<'t>(
    table: DeTable<'t>,
    spans: &Spans,
    is_own: impl Fn(&Range<usize>) -> bool,
) -> Vec<Entry<'t>> {
    let mut entries: Vec<Entry<'t>> = table
        .into_iter()
        .filter(|(key, _)| is_own(&key.span()))
        .map(|(key, value)| {
            let key_at = spans.at(&key.span());
            let (value, at) = convert(value, spans);
            Entry {
                key: key.into_inner(),
                key_at,
                value,
                at,
            }
        })
        .collect();
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
        DeValue::Table(table) => Value::Table(entries(table, spans, |_| true)),
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
    let (reason, help) = reason(message);
    let message = Text {
        de: format!("{} Der Eintrag wurde ausgelassen.", reason.de).into(),
        en: reason
            .en
            .map(|en| format!("{en} The entry was left out.").into()),
    };
    Diagnostic::error("toml-syntax", Place::In(at), message, help)
}

/// The reader's own words in both languages. Words that are new to this list become the last case.
fn reason(message: &str) -> (Text<'static>, Text<'static>) {
    let has = |word: &str| message.contains(word);
    if has("duplicate key") {
        (
            both!("Diese Angabe steht zweimal da.", "This key is given twice."),
            both!(
                "Bitte eine der beiden löschen.",
                "Please delete one of the two."
            ),
        )
    } else if has("string") || has("quoted") {
        (
            both!(
                "Bei einem Text fehlt ein Anführungszeichen.",
                "A text lacks a quotation mark."
            ),
            both!(
                "Texte stehen zwischen \" und \", zum Beispiel name = \"Anna Muster\".",
                "Texts stand between \" and \", for example name = \"Anna Muster\"."
            ),
        )
    } else if has("table") && (has("unclosed") || has("missing")) {
        (
            both!(
                "Eine Klammer ist nicht geschlossen.",
                "A bracket is not closed."
            ),
            both!(
                "Ein Eintrag beginnt mit zwei Klammern auf jeder Seite: [[contact]].",
                "An entry begins with two brackets on each side: [[contact]]."
            ),
        )
    } else if has("unclosed") || has("comma") || has("array") {
        (
            both!(
                "In einer Liste fehlt eine Klammer oder ein Komma.",
                "A list lacks a bracket or a comma."
            ),
            both!(
                "Listen sehen so aus: [\"eins\", \"zwei\"].",
                "Lists look like this: [\"one\", \"two\"]."
            ),
        )
    } else if has("assignment") || has("key with no value") || has("key-value") {
        (
            both!(
                "Hier fehlt ein Gleichheitszeichen oder ein Wert.",
                "An equals sign or a value is missing."
            ),
            both!(
                "Jede Zeile hat die Form: schluessel = \"Wert\".",
                "Each line has the form: key = \"value\"."
            ),
        )
    } else if has("number")
        || has("integer")
        || has("float")
        || has("sign")
        || has("zero")
        || has("digit")
        || has("date")
    {
        (
            both!(
                "Dieser Wert ist kein Text in Anführungszeichen.",
                "This value is not a text in quotation marks."
            ),
            both!(
                "Auch Telefonnummern stehen in Anführungszeichen: phone = \"06031 83-0\".",
                "Telephone numbers stand in quotation marks too: phone = \"06031 83-0\"."
            ),
        )
    } else {
        (
            both!(
                "Diese Stelle ist kein gültiges TOML.",
                "This place is not valid TOML."
            ),
            both!(
                "Jede Zeile hat die Form: schluessel = \"Wert\".",
                "Each line has the form: key = \"value\"."
            ),
        )
    }
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
