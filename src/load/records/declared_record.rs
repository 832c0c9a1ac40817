//! Records that are declared, and read as they are declared.

use super::declaration::RecordDeclaration;
use super::value_reader::ValueReader;
use crate::diagnostic::Span;
use crate::formats::KeyValue;

/// A record that is declared with [`record!`](super::record_macro).
pub(super) trait DeclaredRecord {
    /// The record, bound to the text that it is read from.
    type Record<'t>;

    /// Its declaration.
    fn declaration() -> &'static RecordDeclaration;

    /// Reads it from the entries of a table that begins there. Unknown keys and wrong values are reported;
    /// nothing where a required key is missing, which is reported too.
    fn read<'t>(
        reading: &mut ValueReader<'_>,
        at: Span,
        entries: Vec<KeyValue<'t>>,
    ) -> Option<Self::Record<'t>>;
}
