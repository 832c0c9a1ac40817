//! What a key takes, in words: for the page beside the data, and for templates.

use super::declaration::{RecordDeclaration, ValueShape};
use crate::text::locale::Lang;
use crate::{say, t};

/// Words in quotation marks, the last two with a conjunction between.
fn quoted(words: &[&str], lang: Lang) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => {
            let others = others.join(", ");
            say!(lang, "{others} oder {last}", "{others} or {last}")
        }
        None => String::new(),
    }
}

impl ValueShape {
    /// What the key takes, in words (Markdown).
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
                min: min @ 1..,
                max: u32::MAX,
            } => {
                say!(lang, "ganze Zahl ab {min}", "whole number from {min} on")
            }
            ValueShape::Number { min, max } if max < u32::MAX => {
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
            _ => self.fixed_description(lang).to_owned(),
        }
    }

    /// As [`description`](Self::description), for what takes nothing to put it together.
    fn fixed_description(self, lang: Lang) -> &'static str {
        match self {
            ValueShape::Line => t!(lang, "Text", "text"),
            ValueShape::Id => t!(lang, "Kennung", "id"),
            ValueShape::Bilingual => t!(lang, "Text, auch `{ de, en }`", "text, also `{ de, en }`"),
            ValueShape::FreeWord => t!(lang, "ein Wort Ihrer Wahl", "a word of your choice"),
            ValueShape::Flag => t!(lang, "`true` oder `false`", "`true` or `false`"),
            ValueShape::True => "`true`",
            ValueShape::Day => t!(lang, "Tag", "day"),
            ValueShape::MonthAndDay => {
                t!(lang, "Text: Monat, Strich, Tag", "text: month, hyphen, day")
            }
            ValueShape::Limit => t!(
                lang,
                "Zahl, oder `\"=kennung\"` einer Zahl der Linie",
                "number, or `\"=id\"` of a figure of the line"
            ),
            ValueShape::Sources => t!(
                lang,
                "Liste von Kennungen aus `[[source]]`, die beste zuerst",
                "list of ids of `[[source]]`, the best first"
            ),
            ValueShape::List => t!(lang, "Liste von Texten", "list of texts"),
            ValueShape::Words => t!(
                lang,
                "Liste, oder ein Text mit Kommas",
                "list, or one text with commas"
            ),
            ValueShape::Groups => t!(lang, "Liste von Listen", "list of lists"),
            ValueShape::WebAddress => t!(
                lang,
                "Text, der mit `https://` oder `http://` beginnt",
                "text that begins with `https://` or `http://`"
            ),
            ValueShape::ServerAddress => t!(
                lang,
                "Text, der mit `ldaps://` oder `ldap://` beginnt",
                "text that begins with `ldaps://` or `ldap://`"
            ),
            ValueShape::Locations => t!(
                lang,
                "Liste von Pfaden und Adressen",
                "list of paths and addresses"
            ),
            ValueShape::Path => t!(lang, "Pfad", "path"),
            ValueShape::Statements => t!(
                lang,
                "Liste von Sätzen mit Quelle",
                "list of sentences with a source"
            ),
            ValueShape::Statement => t!(lang, "ein Satz mit Quelle", "one sentence with a source"),
            ValueShape::Options => t!(lang, "Liste von Antworten", "list of answers"),
            ValueShape::Test => t!(lang, "eine Prüfung, siehe `when`", "a test, see `when`"),
            ValueShape::TestList => t!(lang, "Liste von Prüfungen", "list of tests"),
            ValueShape::Answers => t!(
                lang,
                "`{ frage = \"antwort\" }`",
                "`{ question = \"answer\" }`"
            ),
            ValueShape::Verdicts(_) => t!(
                lang,
                "`{ linie = \"ergebnis\" }`",
                "`{ line = \"verdict\" }`"
            ),
            ValueShape::Reasons => t!(
                lang,
                "`{ linie = [\"bedingung\"] }`",
                "`{ line = [\"condition\"] }`"
            ),
            // These are put together above.
            ValueShape::NarrowLine(_)
            | ValueShape::NarrowBilingual(_)
            | ValueShape::DayOrWord(_)
            | ValueShape::Choice(_)
            | ValueShape::Choices(_)
            | ValueShape::Reference(_)
            | ValueShape::NameOf(_)
            | ValueShape::NamesOf(_)
            | ValueShape::References(_)
            | ValueShape::Table(_)
            | ValueShape::Tables(_) => "",
            ValueShape::Number { .. } => t!(
                lang,
                "ganze Zahl ohne Punkt",
                "whole number without a point"
            ),
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
