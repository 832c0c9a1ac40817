//! The text of the config file and its keys; what they mean is settled in `records::settings`.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use super::layers::unreadable_file;
use super::location::Location;
use crate::diagnostic::{Diagnostic, Document, DocumentIndex, Findings, Layer};
use crate::files::{encoding, read};
use crate::formats::{KeyValue, toml};
use crate::text::clean;

/// What lies where the config file belongs.
#[derive(Debug)]
pub enum SettingsText {
    /// Nothing, as for most.
    Nothing,
    /// A text, with what had to be decoded.
    Read(Document, Findings),
    /// Something that cannot be read.
    Unreadable(Diagnostic),
}

/// Reads the config file. The text counts as document 0 of itself.
pub fn settings_text(path: &Path) -> SettingsText {
    match read::read(path, read::LONGEST_SETTINGS) {
        Ok((_, bytes)) => {
            let (text, findings) = encoding::decode(bytes, DocumentIndex(0));
            let document = Document {
                all_accounts: false,
                steps: &[],
                name: clean::path(path),
                text: Cow::Owned(text),
                layer: Layer::Config,
                rank: 0,
            };
            SettingsText::Read(document, findings)
        }
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SettingsText::Nothing,
            _ => {
                let refusal = Location::of(path).refusal();
                SettingsText::Unreadable(refusal.unwrap_or_else(|| unreadable_file(path, &error)))
            }
        },
    }
}

/// The keys of the config file with their places, and what is wrong with its writing.
pub fn settings_entries(document: &Document) -> (Vec<KeyValue<'_>>, Findings) {
    toml::read_table(&document.text, DocumentIndex(0))
}
