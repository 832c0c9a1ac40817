//! The declarations of all tables as JSON Schema (draft 7): with it editors of TOML show what a key means,
//! complete keys and words, and mark mistakes.

use serde_json::{Map, Value, json};

use super::declaration::RecordDeclaration;
use super::declared_record::DeclaredRecord;
use super::settings::{ConfigRecord, ServerRecord};
use super::shape_schema::definition;
use super::tables::tables;
use super::template::without_targets;
use crate::formats::RecordKind;
use crate::text::locale::Lang;

/// The schema of data files.
pub fn data_schema() -> Value {
    let entries = RecordKind::NAMES.iter().map(|(table, _)| {
        let entries = json!({ "type": "array", "items": definition(table) });
        ((*table).to_owned(), entries)
    });
    let of_data = tables().filter(|table| !is_of_config(table));
    whole_schema("wir: data", &entries.collect(), of_data)
}

/// The schema of the config file.
pub fn config_schema() -> Value {
    let config = ConfigRecord::declaration();
    let parts = tables().filter(|table| is_of_config(table) && table.table != config.table);
    whole_schema("wir: config.toml", &properties(config), parts)
}

/// Whether a table stands in the config file.
fn is_of_config(declaration: &RecordDeclaration) -> bool {
    [ConfigRecord::declaration(), ServerRecord::declaration()]
        .iter()
        .any(|known| known.table == declaration.table)
}

fn whole_schema(
    title: &str,
    properties: &Map<String, Value>,
    parts: impl Iterator<Item = &'static RecordDeclaration>,
) -> Value {
    let definitions: Map<String, Value> = parts
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
    // Editors show the text as it is: a target within the page would point to nothing.
    let [german, english] = [Lang::De, Lang::En].map(|lang| without_targets(words(lang)));
    format!("{german}\n\n{english}")
}
