//! How a text is known to hold vCards.

/// Whether a text begins with a card.
pub(super) fn looks_like_cards(text: &str) -> bool {
    let first = text.trim_start();
    first
        .get(..6)
        .is_some_and(|word| word.eq_ignore_ascii_case("BEGIN:"))
}

/// Whether a text names a card anywhere: its beginning may be missing.
pub(super) fn names_cards(text: &str) -> bool {
    let word = b"vcard";
    let pieces = text.as_bytes().windows(word.len());
    pieces
        .into_iter()
        .any(|piece| piece.eq_ignore_ascii_case(word))
}
