//! The data files that are compiled in.

use crate::formats::RecordKind;

/// A compiled-in file.
pub(super) struct BundledFile {
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    /// What build.rs wrote down of it.
    pub(super) steps: &'static [u8],
    /// The same without the facts of the funding lines, where the file has some.
    pub(super) steps_without_facts: Option<&'static [u8]>,
    /// The kinds of record for which it is read.
    pub(super) kinds: &'static [RecordKind],
}

macro_rules! bundled {
    ($name:literal, $kinds:expr) => {
        BundledFile {
            name: concat!("bundled:", $name, ".toml"),
            text: include_str!(concat!("../../data/", $name, ".toml")),
            steps: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".steps")),
            steps_without_facts: None,
            kinds: $kinds,
        }
    };
}

/// The compiled-in files. The sources of the funding data lie apart, for a look-up in the directory
/// does not need them.
pub(super) static BUNDLED: [BundledFile; 11] = [
    bundled!("sources", &[RecordKind::Source]),
    bundled!("funding-sources", &[RecordKind::Line, RecordKind::Centre]),
    bundled!(
        "contacts",
        &[RecordKind::Unit, RecordKind::Room, RecordKind::Contact]
    ),
    bundled!("programme", &[RecordKind::Programme, RecordKind::Area]),
    BundledFile {
        steps_without_facts: Some(include_bytes!(concat!(
            env!("OUT_DIR"),
            "/funding.without-facts"
        ))),
        ..bundled!("funding", &[RecordKind::Line])
    },
    bundled!("centres", &[RecordKind::Centre]),
    bundled!("open-points", &[RecordKind::OpenPoint]),
    bundled!("questions", &[RecordKind::Question, RecordKind::Fallback]),
    bundled!("glossary", &[RecordKind::Term]),
    bundled!("cases", &[RecordKind::Case]),
    // The search has the words already, so that no look-up waits for them; only a check reads the file.
    bundled!("synonyms", &[RecordKind::Synonym]),
];
