//! Any text through the house, for tests of all readers.

mod holds;

pub(crate) use holds::{bytes_hold, document, holds, read};

use wir::model::Directory;
use wir::render::Format;

/// All contacts in a form, as text.
pub(crate) fn written(directory: &Directory<'_>, format: Format) -> String {
    let mut out = Vec::new();
    holds::write(directory, format, &mut out).expect("every form holds contacts");
    String::from_utf8(out).expect("UTF-8")
}
