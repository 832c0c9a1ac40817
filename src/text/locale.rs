//! The two languages of the program: German first, English equal.
//!
//! Sentences stand where they are used, in both languages at once: [`t!`](crate::t) picks one,
//! [`both!`](crate::both) keeps both. A missing translation does not compile. Texts from data files
//! are [`Text`]s.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The language of what people read. Codes, keys and JSON names are never translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// German.
    De,
    /// English.
    En,
}

impl Lang {
    /// The language named by `code` (`de`, `en`, also `de_DE.UTF-8` or `en-GB`), if it is one of the two.
    pub fn from_code(code: &str) -> Option<Lang> {
        let main = code.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if main.eq_ignore_ascii_case("de") {
            Some(Lang::De)
        } else if main.eq_ignore_ascii_case("en") {
            Some(Lang::En)
        } else {
            None
        }
    }

    /// Chooses the language: the wish of the user first (the option, then the variable of the
    /// program, then the config file), then the system's, where only a name that begins with `en` gives English.
    /// Everything else is German, also `C` and nothing at all.
    pub fn choose(wishes: [Option<Lang>; 3], system: Option<&str>) -> Lang {
        let wish = wishes.into_iter().flatten().next();
        wish.or_else(|| system.and_then(Lang::from_code))
            .unwrap_or(Lang::De)
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text<'t> {
    /// The German text; empty where a list gives the English one alone.
    pub de: Cow<'t, str>,
    /// The English text; `None` where a data file gives one text for both languages.
    pub en: Option<Cow<'t, str>>,
}

impl<'t> Text<'t> {
    /// One text for both languages, as most offices write it.
    pub fn untranslated(text: impl Into<Cow<'t, str>>) -> Text<'t> {
        Text {
            de: text.into(),
            en: None,
        }
    }

    /// A text of a table of the program, which is there before it runs.
    pub const fn fixed(de: &'static str, en: &'static str) -> Text<'t> {
        Text {
            de: Cow::Borrowed(de),
            en: Some(Cow::Borrowed(en)),
        }
    }

    /// A text that is known in English alone.
    pub fn english(text: impl Into<Cow<'t, str>>) -> Text<'t> {
        Text {
            de: Cow::Borrowed(""),
            en: Some(text.into()),
        }
    }

    /// The text in `lang`, or else in the other language: any text says more than none.
    pub fn get(&self, lang: Lang) -> &str {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => en,
            (Lang::De, Some(en)) if self.de.is_empty() => en,
            _ => &self.de,
        }
    }

    /// The German text, or the one for both languages; `None` where there is only the English one.
    pub fn german(&self) -> Option<&str> {
        (!self.de.is_empty()).then_some(self.de.as_ref())
    }

    /// The text, no longer bound to what it was read from.
    pub fn into_owned(self) -> Text<'static> {
        Text {
            de: Cow::Owned(self.de.into_owned()),
            en: self.en.map(|en| Cow::Owned(en.into_owned())),
        }
    }

    /// All spellings that a search may meet.
    pub fn translations(&self) -> impl Iterator<Item = &str> {
        self.german().into_iter().chain(self.en.as_deref())
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get(Lang::De))
    }
}

/// Words as a list in a sentence, with this word before the last: `text, json oder csv`.
pub fn list_in_sentence(words: &[&str], last: &str) -> String {
    match words {
        [] => String::new(),
        [word] => (*word).to_owned(),
        [words @ .., word] => format!("{} {last} {word}", words.join(", ")),
    }
}

/// Picks the fixed sentence in the language: `t!(lang, "Raum", "Room")`.
#[macro_export]
macro_rules! t {
    ($lang:expr, $de:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::text::locale::Lang::De => $de,
            $crate::text::locale::Lang::En => $en,
        }
    };
}

/// As [`t!`](crate::t) for a sentence with captured variables: `say!(lang, "{n} Treffer", "{n} hits")`.
#[macro_export]
macro_rules! say {
    ($lang:expr, $de:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::text::locale::Lang::De => ::std::format!($de),
            $crate::text::locale::Lang::En => ::std::format!($en),
        }
    };
}

/// Builds a [`Text`] that holds the sentence in both languages; placeholders are captured variables.
#[macro_export]
macro_rules! both {
    ($de:literal, $en:literal $(,)?) => {
        $crate::text::locale::Text {
            de: ::std::format!($de).into(),
            en: Some(::std::format!($en).into()),
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wish_of_the_user_comes_before_the_system() {
        assert_eq!(
            Lang::choose([Some(Lang::En), Some(Lang::De), None], Some("de_DE.UTF-8")),
            Lang::En
        );
        assert_eq!(Lang::choose([None, Some(Lang::En), None], None), Lang::En);
        assert_eq!(
            Lang::choose([None, None, Some(Lang::En)], Some("de_DE")),
            Lang::En
        );
        assert_eq!(
            Lang::choose([None, None, None], Some("en_GB.UTF-8")),
            Lang::En
        );
    }

    #[test]
    fn a_text_in_english_alone_is_shown_in_both_languages_and_known_as_english() {
        let text = Text::english("Advice");
        assert_eq!(
            [Lang::De, Lang::En].map(|lang| text.get(lang)),
            ["Advice"; 2]
        );
        assert_eq!((text.german(), text.en.as_deref()), (None, Some("Advice")));
        assert_eq!(text.translations().collect::<Vec<_>>(), ["Advice"]);
        assert_eq!(text.to_string(), "Advice");
        assert_eq!(Text::untranslated("Beratung").german(), Some("Beratung"));
    }

    #[test]
    fn everything_unknown_is_german() {
        for system in [
            None,
            Some("C"),
            Some("POSIX"),
            Some("fr_FR"),
            Some(""),
            Some("enx"),
        ] {
            assert_eq!(
                Lang::choose([None, None, None], system),
                Lang::De,
                "{system:?}"
            );
        }
    }
}
