//! Contacts among which people are looked for.

use super::ranking::Collection;
use crate::model::Field;
use crate::model::phone::Number;
use crate::model::synonym::Synonym;

/// Contacts among which people are looked for.
pub(super) trait ContactCollection<'q, T>: Collection<'q, T> {
    /// Those of whom a number is one slip away from this one, with what the slip costs.
    fn near_number(&mut self, number: &Number) -> Vec<(T, Field, u32)>;
    /// Whether the office says the word only around names.
    fn is_stop_word(&self, word: &str) -> bool;
    /// The everyday words of the office.
    fn synonyms(&self) -> &[Synonym];
}
