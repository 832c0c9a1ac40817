//! What a key takes, as JSON Schema.

use serde_json::{Value, json};

use super::declaration::ValueShape;

/// A day (RFC 3339, full-date), for editors that do not regard formats.
const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// The table of a test.
const TEST_TABLE: &str = "when";

impl ValueShape {
    /// What the key takes, as JSON Schema (draft 7, which editors of TOML know).
    pub(super) fn schema(self) -> Value {
        let text = || json!({ "type": "string", "minLength": 1 });
        let list_of = |items: Value| json!({ "type": "array", "items": items });
        match self {
            ValueShape::Line
            | ValueShape::Id
            | ValueShape::NarrowLine(_)
            | ValueShape::FreeWord
            | ValueShape::Reference(_)
            | ValueShape::NameOf(_)
            | ValueShape::Path => text(),
            ValueShape::Bilingual | ValueShape::NarrowBilingual(_) => bilingual(false),
            ValueShape::Flag => json!({ "type": "boolean" }),
            ValueShape::True => json!({ "const": true }),
            ValueShape::Day => json!({ "type": "string", "format": "date", "pattern": DAY }),
            ValueShape::MonthAndDay => {
                json!({ "type": "string", "pattern": "^[0-9]{1,2}-[0-9]{1,2}$" })
            }
            ValueShape::DayOrWord(words) => {
                json!({ "anyOf": [{ "type": "string", "format": "date", "pattern": DAY }, { "enum": words() }] })
            }
            ValueShape::Number { min, max } => {
                json!({ "type": "integer", "minimum": min, "maximum": max })
            }
            ValueShape::Limit => {
                json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "type": "string", "pattern": "^=" }] })
            }
            ValueShape::Choice(words) => json!({ "enum": words() }),
            ValueShape::Choices(words) => list_of(json!({ "enum": words() })),
            ValueShape::Test => definition(TEST_TABLE),
            ValueShape::TestList => list_of(definition(TEST_TABLE)),
            ValueShape::References(_)
            | ValueShape::Sources
            | ValueShape::NamesOf(_)
            | ValueShape::List
            | ValueShape::Words
            | ValueShape::Locations
            | ValueShape::Options => {
                json!({ "anyOf": [text(), list_of(text())] })
            }
            ValueShape::Groups => list_of(list_of(text())),
            ValueShape::WebAddress => json!({ "type": "string", "pattern": "^https?://" }),
            ValueShape::ServerAddress => json!({ "type": "string", "pattern": "^ldaps?://" }),
            ValueShape::Statements => list_of(bilingual(true)),
            ValueShape::Statement => bilingual(true),
            ValueShape::Answers => {
                json!({ "type": "object", "additionalProperties": { "type": ["string", "integer", "boolean"] } })
            }
            ValueShape::Verdicts(words) | ValueShape::Headings(words) => {
                json!({ "type": "object", "additionalProperties": { "enum": words() } })
            }
            ValueShape::Reasons | ValueShape::Benefits => {
                json!({ "type": "object", "additionalProperties": list_of(text()) })
            }
            ValueShape::Table(of) => definition(of().table),
            ValueShape::Tables(of) => list_of(definition(of().table)),
        }
    }
}

/// A reference to the definition of a record within the schema.
pub(super) fn definition(table: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{table}") })
}

/// A text in both languages; of a statement with its source.
fn bilingual(is_statement: bool) -> Value {
    let text = json!({ "type": "string", "minLength": 1 });
    let mut languages = json!({
        "type": "object",
        "properties": { "de": text, "en": text },
        "additionalProperties": false,
        "minProperties": 1,
    });
    if is_statement {
        languages["properties"]["source"] = text;
        languages["required"] = json!(["source"]);
        return languages;
    }
    json!({ "anyOf": [text, languages] })
}
