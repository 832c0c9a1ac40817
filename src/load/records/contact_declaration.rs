//! The keys of a contact, as the table of fields has them.

use std::sync::LazyLock;

use super::declaration::{KeyDeclaration, RecordDeclaration, ValueShape};
use super::value_kind::field_keys;
use crate::model::{ContactKey, FieldKind, contact_keys, written_fields};
use crate::t;

/// Keys of which a contact has at least one.
const ONE_OF_THREE: &[&str] = &["name", "post", "unit"];

static KEYS: LazyLock<Vec<KeyDeclaration>> = LazyLock::new(|| {
    // In the order in which they are written, each followed by its parts.
    let known = written_fields().iter().flat_map(|row| {
        let of_row = |known: &&ContactKey| std::ptr::eq(known.row, *row);
        let (parts, whole): (Vec<&ContactKey>, Vec<_>) = contact_keys()
            .iter()
            .filter(of_row)
            .partition(|known| known.is_part);
        whole.into_iter().chain(parts)
    });
    let keys = known.map(|known| KeyDeclaration {
        key: known.key,
        is_required: false,
        condition: ONE_OF_THREE
            .contains(&known.key)
            .then_some(|lang| t!(lang, "eins von dreien", "one of three")),
        shape: shape(known),
        meaning: known.meaning,
    });
    keys.collect()
});

static CONTACT: LazyLock<RecordDeclaration> = LazyLock::new(|| RecordDeclaration {
    table: "contact",
    is_inline: false,
    title: |lang| {
        t!(
            lang,
            "eine Aufgabe und wer sie hat",
            "a post and who holds it"
        )
    },
    keys: &KEYS,
});

/// The declaration of a contact, whose keys come from the table of fields.
pub(super) fn declaration() -> &'static RecordDeclaration {
    &CONTACT
}

fn shape(known: &ContactKey) -> ValueShape {
    match (known.key, known.row.kind) {
        ("id", _) => ValueShape::Id,
        ("unit", _) => ValueShape::NameOf("unit"),
        ("organisation", _) => ValueShape::NamesOf("unit"),
        // Each is the id of an entry in a table of its name.
        ("area" | "source", _) => ValueShape::Reference(known.key),
        _ if known.is_part => ValueShape::Line,
        (_, FieldKind::Bilingual { .. } | FieldKind::Lines { .. }) => ValueShape::Bilingual,
        (_, FieldKind::Phones { .. } | FieldKind::Emails { .. }) => ValueShape::List,
        (_, FieldKind::Words { .. }) => ValueShape::Words,
        (_, FieldKind::Flag { .. }) => ValueShape::Flag,
        (_, FieldKind::Date { .. }) => ValueShape::Day,
        (_, FieldKind::Fields { .. }) => ValueShape::Choices(field_keys),
        _ => ValueShape::Line,
    }
}
