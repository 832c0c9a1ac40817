//! Which field of a contact: a row of the table of fields.

use serde::{Deserialize, Serialize};

/// A field of a contact, under the names that code, TOML keys, CSV headers and JSON share. What is known about it
/// stands in [`field_table`](super::field_table).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Field(pub(super) u8);

impl From<Field> for u8 {
    fn from(field: Field) -> u8 {
        field.0
    }
}
