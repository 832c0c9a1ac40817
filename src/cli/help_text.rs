//! The language in which clap builds its command.

use std::cell::Cell;

use crate::text::locale::Lang;

thread_local! {
    /// The language of the help texts; set once, before clap builds its command.
    static LANG: Cell<Lang> = const { Cell::new(Lang::De) };
}

/// Sets the language in which the next command is built.
pub(super) fn set_lang(lang: Lang) {
    LANG.set(lang);
}

/// The language of the help texts.
pub(super) fn lang() -> Lang {
    LANG.get()
}

/// A help text in that language. Both stand at the argument that they tell of.
pub(super) fn localized(de: &'static str, en: &'static str) -> &'static str {
    match lang() {
        Lang::De => de,
        Lang::En => en,
    }
}
