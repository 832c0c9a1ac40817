//! The codes of findings: what each means, why it matters and what to do, in the words of those who keep data
//! and are no programmers. A finding says what is wrong in one place; its code is explained here.
//!
//! `tests/it/codes.rs` sees to it that every code that the program gives has a row, and that an input shows each.

mod cards;
mod contacts;
mod files;
mod finding_code;
mod funding;
mod lists;
mod proof;
mod rules;
mod servers;
mod sources;
mod values;

pub use finding_code::{CodeExample, CodeTheme, FindingCode};

/// All codes, by their themes: from the files to what they say, and from what everybody keeps to what few do.
pub static CODE_THEMES: &[&CodeTheme] = &[
    &files::THEME,
    &lists::THEME,
    &cards::THEME,
    &values::THEME,
    &contacts::THEME,
    &sources::THEME,
    &funding::THEME,
    &rules::THEME,
    &proof::THEME,
    &servers::THEME,
];

/// All codes, in the order of their themes.
pub fn finding_codes() -> impl Iterator<Item = &'static FindingCode> {
    CODE_THEMES.iter().flat_map(|theme| theme.codes)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::diagnostic::finding::UNREAD;
    use crate::text::locale::Lang;

    #[test]
    fn a_code_is_explained_once() {
        let mut seen = HashSet::new();
        for row in finding_codes() {
            assert!(seen.insert(row.code), "{}", row.code);
        }
    }

    #[test]
    fn a_code_after_which_entries_are_missing_is_explained() {
        for &code in UNREAD {
            assert!(finding_codes().any(|row| row.code == code), "{code}");
        }
    }

    #[test]
    fn no_text_is_the_same_in_both_languages() {
        for row in finding_codes() {
            for text in [&row.title, &row.meaning, &row.remedy] {
                assert_ne!(text.get(Lang::De), text.get(Lang::En), "{}", row.code);
            }
        }
    }

    #[test]
    fn an_explanation_is_short_and_made_of_sentences() {
        for row in finding_codes() {
            for lang in [Lang::De, Lang::En] {
                let code = row.code;
                let title = row.title.get(lang);
                assert!(title.chars().count() <= 54, "{code}: {title}");
                assert!(!title.ends_with('.'), "{code}: {title}");
                for text in [&row.meaning, &row.remedy].map(|text| text.get(lang)) {
                    assert!(text.ends_with('.'), "{code}: {text}");
                    assert!(text.matches(". ").count() <= 2, "{code}: {text}");
                }
            }
        }
    }
}
