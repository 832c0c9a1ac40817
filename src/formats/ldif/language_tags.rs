//! The languages of values in a directory (RFC 3866): `title;lang-en`.

/// In which languages a value is, by the options of its attribute. A value can have several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Languages {
    german: bool,
    english: bool,
    other: bool,
}

impl Languages {
    /// Those of an attribute with its options: `title;lang-en`, `title;lang-de-AT`.
    pub(super) fn of(name: &str) -> Languages {
        let mut languages = Languages::default();
        for option in name.split(';').skip(1) {
            let option = option.trim().to_ascii_lowercase();
            // Other options (`;binary`) say nothing of a language.
            let Some(tag) = option.strip_prefix("lang-") else {
                continue;
            };
            match tag.split('-').next() {
                Some("de") => languages.german = true,
                Some("en") => languages.english = true,
                _ => languages.other = true,
            }
        }
        languages
    }

    /// Whether it can stand as the German text: said to be German, or in no language, as most offices
    /// here write.
    pub(super) fn is_german(self) -> bool {
        self.german || self == Languages::default()
    }

    /// Whether it is said to be English.
    pub(super) fn is_english(self) -> bool {
        self.english
    }

    /// Its place among the values of an attribute: German, in no language, English, others. A field
    /// with room for one value takes the first, so that it is not French where there is another.
    pub(super) fn rank(self) -> u8 {
        match self {
            Languages { german: true, .. } => 0,
            Languages { english: true, .. } => 2,
            Languages { other: true, .. } => 3,
            Languages { .. } => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_name_languages_with_or_without_a_country_in_any_case() {
        for (name, rank, is_german, is_english) in [
            ("title", 1, true, false),
            ("title;binary", 1, true, false),
            ("title;lang-de", 0, true, false),
            ("title;LANG-de-AT", 0, true, false),
            ("title;lang-EN", 2, false, true),
            ("title;x-y;lang-en-GB", 2, false, true),
            ("title;lang-de;lang-en", 0, true, true),
            ("title;lang-fr", 3, false, false),
            ("title;lang-end", 3, false, false),
        ] {
            let languages = Languages::of(name);
            let said = (languages.is_german(), languages.is_english());
            assert_eq!(languages.rank(), rank, "{name}");
            assert_eq!(said, (is_german, is_english), "{name}");
        }
    }
}
