//! The declarations of all tables as JSON Schema (draft 7): with it editors of TOML show what a key means,
//! complete keys and words, and mark mistakes.

use serde_json::{Map, Value, json};

use super::declaration::RecordDeclaration;
use super::declared_record::DeclaredRecord;
use super::settings::ConfigRecord;
use super::shape_schema::definition;
use super::tables::tables;
use crate::formats::RecordKind;
use crate::text::locale::Lang;

/// The schema of data files.
pub fn data_schema() -> Value {
    let tables = RecordKind::NAMES.iter().map(|(table, _)| {
        let entries = json!({ "type": "array", "items": definition(table) });
        ((*table).to_owned(), entries)
    });
    whole_schema("wir: data", &tables.collect())
}

/// The schema of the config file.
pub fn config_schema() -> Value {
    whole_schema("wir: config.toml", &properties(ConfigRecord::declaration()))
}

fn whole_schema(title: &str, properties: &Map<String, Value>) -> Value {
    let definitions: Map<String, Value> = tables()
        .map(|declaration| (declaration.table.to_owned(), of_record(declaration)))
        .collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "definitions": definitions,
    })
}

fn of_record(declaration: &RecordDeclaration) -> Value {
    let required = declaration.keys.iter().filter(|key| key.is_required);
    let required: Vec<&str> = required.map(|key| key.key).collect();
    json!({
        "description": in_both_languages(declaration.title),
        "type": "object",
        "properties": properties(declaration),
        "required": required,
        "additionalProperties": false,
    })
}

fn properties(declaration: &RecordDeclaration) -> Map<String, Value> {
    let property = |key: &super::KeyDeclaration| {
        let mut schema = key.shape.schema();
        if schema.get("$ref").is_some() {
            // What stands beside a reference is not regarded in this draft.
            schema = json!({ "allOf": [schema] });
        }
        schema["description"] = in_both_languages(key.meaning).into();
        (key.key.to_owned(), schema)
    };
    declaration.keys.iter().map(property).collect()
}

/// A schema has one language for all readers; so it has both.
fn in_both_languages(words: fn(Lang) -> &'static str) -> String {
    format!("{}\n\n{}", words(Lang::De), words(Lang::En))
}
