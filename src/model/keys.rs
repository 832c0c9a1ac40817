//! The words that data and JSON write for the values of an enumeration.

/// An enumeration whose values have words in data and JSON.
pub trait Keyed: Copy + PartialEq + 'static {
    /// Every value with its key, in the order in which they are listed.
    const KEYS: &'static [(&'static str, Self)];

    /// German words that keepers of data write instead, in small letters; they are read as the key.
    const GERMAN: &'static [(&'static str, Self)] = &[];

    /// The key in data and JSON.
    fn key(self) -> &'static str {
        let mut keys = Self::KEYS.iter();
        keys.find(|(_, value)| *value == self)
            .map_or("", |(key, _)| key)
    }
}
