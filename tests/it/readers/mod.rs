//! Any text through the house, for tests of all readers.

mod holds;
mod typed;

pub(crate) use holds::{bytes_hold, document, holds, read};

use std::path::Path;

use wir::model::Directory;
use wir::render::Format;

/// All contacts in a form, as text.
pub(crate) fn written(directory: &Directory<'_>, format: Format) -> String {
    let mut out = Vec::new();
    holds::write(directory, format, &mut out).expect("every form holds contacts");
    String::from_utf8(out).expect("UTF-8")
}

/// Reads every text of the kept corpus again that fuzz/run found for this part of the program; hands back how
/// many there are.
pub(crate) fn corpus_holds(part: &str) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let texts = std::fs::read_dir(folder.join(part)).expect("a corpus");
    let mut count = 0;
    for text in texts {
        let bytes = std::fs::read(text.expect("a text").path()).expect("a text");
        let text = String::from_utf8_lossy(&bytes);
        match part {
            "query" => typed::query_holds(&text),
            "code" => typed::code_holds(&text),
            "config" => typed::config_holds(&text),
            form => bytes_hold(&format!("a.{form}"), &bytes),
        }
        count += 1;
    }
    count
}
