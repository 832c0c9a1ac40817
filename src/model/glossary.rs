//! Words that not everybody knows, explained.

use serde::{Deserialize, Serialize};

use crate::text::locale::{Lang, Text};

/// A word with what it means.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GlossaryTerm {
    /// By which an entry of an office replaces it.
    pub id: String,
    /// The word, as texts say it: `Träger`.
    pub name: Text<'static>,
    /// Its further forms: `Trägern`.
    pub words: TermWords,
    /// What it means, in one or two sentences.
    pub text: Text<'static>,
}

/// Further forms of a word, in each language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TermWords {
    /// In German.
    pub de: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

impl GlossaryTerm {
    /// All forms in which texts of a language say the word.
    pub fn forms(&self, lang: Lang) -> impl Iterator<Item = &str> {
        let words = match lang {
            Lang::De => &self.words.de,
            Lang::En => &self.words.en,
        };
        std::iter::once(self.name.get(lang)).chain(words.iter().map(String::as_str))
    }
}
