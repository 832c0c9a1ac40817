//! Everyday words, and the words that offices have for the same.

use serde::{Deserialize, Serialize};

/// Words of people and words of offices for one thing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Synonym {
    /// What people say: `Knöllchen`, `parking ticket`.
    pub everyday: Vec<String>,
    /// What offices write: `Bußgeld`.
    pub office: Vec<String>,
    /// The id of the source that says so.
    pub source: Option<String>,
}
