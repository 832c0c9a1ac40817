//! What is said of a code.

use crate::text::locale::Text;

/// Codes that belong together.
pub struct CodeTheme {
    /// What they are about.
    pub title: Text<'static>,
    /// The codes, those first that people meet most or first.
    pub codes: &'static [FindingCode],
}

/// A code of findings, explained.
pub struct FindingCode {
    /// The code, see [`Diagnostic::code`](crate::diagnostic::Diagnostic::code).
    pub code: &'static str,
    /// What it stands for, in a few words.
    pub title: Text<'static>,
    /// What it means and why it matters.
    pub meaning: Text<'static>,
    /// What to do.
    pub remedy: Text<'static>,
    /// A small example, where it says more than words.
    pub example: Option<CodeExample>,
}

/// Lines as they cause a finding, and as they are right. Both are data, and the same in each language.
pub struct CodeExample {
    /// Lines that cause it.
    pub wrong: &'static str,
    /// The same lines without it.
    pub right: &'static str,
}
