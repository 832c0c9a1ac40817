//! Running text with what in it is more than text.

use super::escape::{escape, escape_lines, link};
use crate::render::article::{Inline, Inlines, Telephone};
use crate::render::link_target::LinkTarget;

/// A text as HTML. What it rests on, and an address, stand below it.
pub(super) fn inlines(text: &Inlines) -> String {
    let mut html = String::new();
    for part in &text.0 {
        match part {
            Inline::Text(text) => html.push_str(&escape_lines(text)),
            Inline::Strong(text) => html.extend(["<strong>", &escape_lines(text), "</strong>"]),
            Inline::Literal(text) => html.extend(["<code>", &escape_lines(text), "</code>"]),
            Inline::Mark(mark) => html.push_str(&escape(&mark.in_words())),
            Inline::Link { text, target } => html.push_str(&linked(text, *target)),
            Inline::Telephone(of) => html.push_str(&telephone(of)),
            Inline::Note(text) => html.extend(["<br><small>", &escape_lines(text), "</small>"]),
            Inline::Address(address) => html.extend(["<br>", &link(address, address)]),
        }
    }
    html
}

/// A text that leads somewhere.
fn linked(text: &str, target: LinkTarget) -> String {
    let address = target.address(text).unwrap_or_default();
    link(text, &address)
}

/// A number to call, and whose it is.
pub(super) fn telephone(telephone: &Telephone) -> String {
    let number = linked(&telephone.number, LinkTarget::Telephone);
    format!("{number}, {}", escape_lines(&telephone.name_and_role()))
}

/// The words of a text, for where no markup may stand, as in the title of a window.
pub(super) fn plain_text(text: &Inlines) -> String {
    let words = text.0.iter().map(|part| match part {
        Inline::Text(text)
        | Inline::Strong(text)
        | Inline::Literal(text)
        | Inline::Link { text, .. } => text.clone(),
        Inline::Mark(mark) => mark.in_words(),
        Inline::Telephone(_) | Inline::Note(_) | Inline::Address(_) => String::new(),
    });
    words.collect()
}
