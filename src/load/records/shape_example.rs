//! How a key is written, as an example.

use super::declaration::{KeyDeclaration, RecordDeclaration, ValueShape};
use crate::both;
use crate::text::locale::{Lang, Text};

/// What stands in a new entry where a value is to be written. No list has it as a value, as many have `…` alone.
pub(super) const PLACEHOLDER: &str = "[…]";

impl KeyDeclaration {
    fn written_example(&self) -> String {
        self.example().get(Lang::De).to_owned()
    }

    fn placeholder(&self) -> String {
        format!("{} = {}", self.key, self.shape.placeholder())
    }

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
            ValueShape::Answers | ValueShape::Verdicts(_) | ValueShape::Headings(_) => {
                "{ \"…\" = \"…\" }".to_owned()
            }
            ValueShape::Reasons | ValueShape::Benefits => "{ \"…\" = [\"…\"] }".to_owned(),
            ValueShape::Table(of) => inline(of(), KeyDeclaration::written_example),
            ValueShape::Tables(of) => {
                format!("[{}]", inline(of(), KeyDeclaration::written_example))
            }
            _ => "\"…\"".to_owned(),
        }
    }

    /// A value to be replaced in a new entry: nothing that could pass for data.
    pub(super) fn placeholder(self) -> String {
        let text = format!("\"{PLACEHOLDER}\"");
        match self {
            ValueShape::Bilingual | ValueShape::NarrowBilingual(_) => {
                format!("{{ de = {text}, en = {text} }}")
            }
            ValueShape::Statement => format!("{{ de = {text}, en = {text}, source = {text} }}"),
            ValueShape::Statements => format!("[{{ de = {text}, en = {text}, source = {text} }}]"),
            ValueShape::Choices(_)
            | ValueShape::References(_)
            | ValueShape::Sources
            | ValueShape::List
            | ValueShape::Words
            | ValueShape::Locations
            | ValueShape::Options => format!("[{text}]"),
            ValueShape::Groups => format!("[[{text}, {text}]]"),
            ValueShape::Test
            | ValueShape::TestList
            | ValueShape::Answers
            | ValueShape::Verdicts(_)
            | ValueShape::Headings(_)
            | ValueShape::Reasons
            | ValueShape::Benefits => self.example_value(),
            ValueShape::Table(of) => inline(of(), KeyDeclaration::placeholder),
            // Two, for there is one of them only where there are several.
            ValueShape::Tables(of) => {
                let one = inline(of(), KeyDeclaration::placeholder);
                format!("[{one}, {one}]")
            }
            _ => text,
        }
    }
}

/// A table on one line, with what it needs.
fn inline(declaration: &RecordDeclaration, written: fn(&KeyDeclaration) -> String) -> String {
    let keys = declaration.keys.iter().filter(|key| key.is_required);
    let keys: Vec<String> = keys.map(written).collect();
    format!("{{ {} }}", keys.join(", "))
}
