//! How a key is written, as an example.

use super::declaration::{KeyDeclaration, RecordDeclaration, ValueShape};
use crate::both;
use crate::text::locale::{Lang, Text};

impl KeyDeclaration {
    /// How the key is written with a value of its kind, as an example.
    pub fn example(&self) -> Text<'static> {
        self.shape.example(self.key)
    }
}

impl ValueShape {
    /// How a key is written with such a value, as an example.
    pub fn example(self, key: &str) -> Text<'static> {
        match self {
            ValueShape::Table(of) if of().has_header() => {
                let table = of().table;
                both!(
                    "[{table}] mit Zeilen darunter",
                    "[{table}] with lines below it"
                )
            }
            ValueShape::Tables(of) if of().has_header() => {
                let table = of().table;
                both!(
                    "[[{table}]] mit Zeilen darunter",
                    "[[{table}]] with lines below it"
                )
            }
            _ => Text::untranslated(format!("{key} = {}", self.example_value())),
        }
    }

    fn example_value(self) -> String {
        match self {
            ValueShape::Flag | ValueShape::True => "true".to_owned(),
            ValueShape::Day | ValueShape::DayOrWord(_) => "2026-11-22".to_owned(),
            ValueShape::MonthAndDay => "\"12-31\"".to_owned(),
            ValueShape::Number { min, max } => {
                if (min..=max).contains(&12) { 12 } else { min }.to_string()
            }
            ValueShape::WebAddress => "\"https://…\"".to_owned(),
            ValueShape::ServerAddress => "\"ldaps://…\"".to_owned(),
            ValueShape::Limit => "12".to_owned(),
            ValueShape::Choices(_)
            | ValueShape::Groups
            | ValueShape::Locations
            | ValueShape::Options => "[\"…\"]".to_owned(),
            ValueShape::Test => "{ question = \"…\", is = [\"…\"] }".to_owned(),
            ValueShape::TestList => "[{ question = \"…\", is = [\"…\"] }]".to_owned(),
            ValueShape::Answers | ValueShape::Verdicts(_) => "{ \"…\" = \"…\" }".to_owned(),
            ValueShape::Reasons => "{ \"…\" = [\"…\"] }".to_owned(),
            ValueShape::Table(of) => inline_example(of()),
            ValueShape::Tables(of) => format!("[{}]", inline_example(of())),
            _ => "\"…\"".to_owned(),
        }
    }

    /// A value to be replaced in a new entry.
    pub(super) fn placeholder(self) -> String {
        match self {
            ValueShape::Bilingual | ValueShape::NarrowBilingual(_) => {
                "{ de = \"…\", en = \"…\" }".to_owned()
            }
            ValueShape::Choices(words) => {
                format!("[\"{}\"]", words().first().copied().unwrap_or_default())
            }
            ValueShape::Statement => "{ de = \"…\", en = \"…\", source = \"…\" }".to_owned(),
            ValueShape::Statements => "[{ de = \"…\", en = \"…\", source = \"…\" }]".to_owned(),
            ValueShape::Choice(words) => {
                format!("\"{}\"", words().first().copied().unwrap_or_default())
            }
            ValueShape::References(_)
            | ValueShape::Sources
            | ValueShape::List
            | ValueShape::Words => "[\"…\"]".to_owned(),
            ValueShape::Groups => "[[\"…\", \"…\"]]".to_owned(),
            _ => self.example_value(),
        }
    }
}

/// A table on one line, with what it needs.
fn inline_example(declaration: &RecordDeclaration) -> String {
    let keys = declaration.keys.iter().filter(|key| key.is_required);
    let keys: Vec<String> = keys
        .map(|key| key.example().get(Lang::De).to_owned())
        .collect();
    format!("{{ {} }}", keys.join(", "))
}
