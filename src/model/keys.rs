//! The words that data and JSON write for the values of an enumeration.

/// The key of a value in a list of keys, as data and JSON write it.
pub(crate) fn key_of<T: PartialEq>(keys: &[(&'static str, T)], wanted: &T) -> &'static str {
    keys.iter()
        .find(|(_, value)| value == wanted)
        .map_or("", |(key, _)| key)
}
