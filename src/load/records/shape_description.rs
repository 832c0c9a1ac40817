//! What a key takes, in words: for the page beside the data, and for templates.

use super::declaration::{RecordDeclaration, ValueShape};
use crate::text::locale::{Lang, list_in_sentence};
use crate::{say, t};

/// Words in quotation marks, the last two with a conjunction between.
fn quoted(words: &[&str], lang: Lang) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    list_in_sentence(&words, t!(lang, "oder", "or"))
}

impl ValueShape {
    /// What the key takes, in words (Markdown).
    #[allow(
        clippy::too_many_lines,
        reason = "an arm for each shape, each no more than a phrase"
    )]
    pub fn description(self, lang: Lang) -> String {
        match self {
            ValueShape::NarrowLine(most) => {
                say!(
                    lang,
                    "Text, höchstens {most} Zeichen breit",
                    "text, at most {most} columns wide"
                )
            }
            ValueShape::NarrowBilingual(most) => {
                say!(
                    lang,
                    "Text, auch `{{ de, en }}`, höchstens {most} Zeichen breit",
                    "text, also `{{ de, en }}`, at most {most} columns wide"
                )
            }
            ValueShape::DayOrWord(words) => {
                let words = quoted(&words(), lang);
                say!(lang, "Tag, {words}", "day, {words}")
            }
            ValueShape::Number {
                min: 0,
                max: u32::MAX,
            } => t!(
                lang,
                "ganze Zahl ohne Punkt",
                "whole number without a point"
            )
            .to_owned(),
            ValueShape::Number { min, max: u32::MAX } => {
                say!(lang, "ganze Zahl ab {min}", "whole number from {min} on")
            }
            ValueShape::Number { min, max } => {
                say!(
                    lang,
                    "Zahl von {min} bis {max}",
                    "number from {min} to {max}"
                )
            }
            ValueShape::Choice(words) => quoted(&words(), lang),
            ValueShape::Choices(words) => {
                let words: Vec<String> =
                    words().iter().map(|word| format!("`\"{word}\"`")).collect();
                let words = words.join(", ");
                say!(lang, "Liste aus {words}", "list of {words}")
            }
            ValueShape::Reference(table) => {
                say!(lang, "Kennung aus `[[{table}]]`", "id of `[[{table}]]`")
            }
            ValueShape::NameOf(table) => {
                say!(
                    lang,
                    "Kennung oder Name aus `[[{table}]]`",
                    "id or name of `[[{table}]]`"
                )
            }
            ValueShape::NamesOf(table) => {
                say!(
                    lang,
                    "Kennung oder Name aus `[[{table}]]`, oder Liste von oben nach unten",
                    "id or name of `[[{table}]]`, or a list from the top down"
                )
            }
            ValueShape::References(table) => {
                say!(
                    lang,
                    "Liste von Kennungen aus `[[{table}]]`",
                    "list of ids of `[[{table}]]`"
                )
            }
            ValueShape::Table(of) => one_table(of(), lang),
            ValueShape::Tables(of) => several_tables(of(), lang),
            ValueShape::Line => t!(lang, "Text", "text").to_owned(),
            ValueShape::Id => t!(lang, "Kennung", "id").to_owned(),
            ValueShape::Bilingual => {
                t!(lang, "Text, auch `{ de, en }`", "text, also `{ de, en }`").to_owned()
            }
            ValueShape::FreeWord => {
                t!(lang, "ein Wort Ihrer Wahl", "a word of your choice").to_owned()
            }
            ValueShape::Flag => t!(lang, "`true` oder `false`", "`true` or `false`").to_owned(),
            ValueShape::True => "`true`".to_owned(),
            ValueShape::Day => t!(lang, "Tag", "day").to_owned(),
            ValueShape::MonthAndDay => {
                t!(lang, "Text: Monat, Strich, Tag", "text: month, hyphen, day").to_owned()
            }
            ValueShape::Limit => t!(
                lang,
                "Zahl, oder `\"=kennung\"` einer Zahl der Linie",
                "number, or `\"=id\"` of a figure of the line"
            )
            .to_owned(),
            ValueShape::Sources => t!(
                lang,
                "Liste von Kennungen aus `[[source]]`, die beste zuerst",
                "list of ids of `[[source]]`, the best first"
            )
            .to_owned(),
            ValueShape::List => t!(lang, "Liste von Texten", "list of texts").to_owned(),
            ValueShape::Words => t!(
                lang,
                "Liste, oder ein Text mit Kommas",
                "list, or one text with commas"
            )
            .to_owned(),
            ValueShape::Groups => t!(lang, "Liste von Listen", "list of lists").to_owned(),
            ValueShape::WebAddress => t!(
                lang,
                "Text, der mit `https://` oder `http://` beginnt",
                "text that begins with `https://` or `http://`"
            )
            .to_owned(),
            ValueShape::ServerAddress => t!(
                lang,
                "Text, der mit `ldaps://` oder `ldap://` beginnt",
                "text that begins with `ldaps://` or `ldap://`"
            )
            .to_owned(),
            ValueShape::Locations => t!(
                lang,
                "Liste von Pfaden und Adressen",
                "list of paths and addresses"
            )
            .to_owned(),
            ValueShape::Path => t!(lang, "Pfad", "path").to_owned(),
            ValueShape::Statements => t!(
                lang,
                "Liste von Sätzen mit Quelle",
                "list of sentences with a source"
            )
            .to_owned(),
            ValueShape::Statement => {
                t!(lang, "ein Satz mit Quelle", "one sentence with a source").to_owned()
            }
            ValueShape::Options => t!(lang, "Liste von Antworten", "list of answers").to_owned(),
            ValueShape::Test => {
                t!(lang, "eine Prüfung, siehe `when`", "a test, see `when`").to_owned()
            }
            ValueShape::TestList => t!(lang, "Liste von Prüfungen", "list of tests").to_owned(),
            ValueShape::Answers => t!(
                lang,
                "`{ frage = \"antwort\" }`",
                "`{ question = \"answer\" }`"
            )
            .to_owned(),
            ValueShape::Verdicts(_) => t!(
                lang,
                "`{ linie = \"ergebnis\" }`",
                "`{ line = \"verdict\" }`"
            )
            .to_owned(),
            ValueShape::Headings(_) => t!(
                lang,
                "`{ \"überschrift\" = \"feld\" }`",
                "`{ \"heading\" = \"field\" }`"
            )
            .to_owned(),
            ValueShape::Reasons => t!(
                lang,
                "`{ linie = [\"bedingung\"] }`",
                "`{ line = [\"condition\"] }`"
            )
            .to_owned(),
            ValueShape::Benefits => t!(
                lang,
                "`{ linie = [\"zusatz\"] }`",
                "`{ line = [\"benefit\"] }`"
            )
            .to_owned(),
        }
    }
}

/// How a table is named as a value.
fn one_table(declaration: &RecordDeclaration, lang: Lang) -> String {
    let table = declaration.table;
    if declaration.has_header() {
        format!("`[{table}]`")
    } else {
        say!(
            lang,
            "`{{ … }}`, siehe `{table}`",
            "`{{ … }}`, see `{table}`"
        )
    }
}

fn several_tables(declaration: &RecordDeclaration, lang: Lang) -> String {
    let table = declaration.table;
    if declaration.has_header() {
        format!("`[[{table}]]`")
    } else {
        say!(lang, "Liste, siehe `{table}`", "list, see `{table}`")
    }
}
