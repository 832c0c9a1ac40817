//! The data files that are compiled in.

use crate::formats::Kind;

/// A compiled-in file.
pub(super) struct Bundled {
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    /// What build.rs wrote down of it.
    pub(super) steps: &'static [u8],
    /// The same without the facts of the funding lines, where the file has some.
    pub(super) steps_without_facts: Option<&'static [u8]>,
    /// The kinds of record for which it is read.
    pub(super) kinds: &'static [Kind],
}

macro_rules! bundled {
    ($name:literal, $kinds:expr) => {
        Bundled {
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
pub(super) static BUNDLED: [Bundled; 10] = [
    bundled!("sources", &[Kind::Source]),
    bundled!("funding-sources", &[Kind::Line, Kind::Centre]),
    bundled!("contacts", &[Kind::Unit, Kind::Room, Kind::Contact]),
    bundled!("programme", &[Kind::Programme, Kind::Area]),
    Bundled {
        steps_without_facts: Some(include_bytes!(concat!(
            env!("OUT_DIR"),
            "/funding.without-facts"
        ))),
        ..bundled!("funding", &[Kind::Line])
    },
    bundled!("centres", &[Kind::Centre]),
    bundled!("open-points", &[Kind::OpenPoint]),
    bundled!("questions", &[Kind::Question, Kind::Fallback]),
    bundled!("cases", &[Kind::Case]),
    // The search has the words already, so that no look-up waits for them; only a check reads the file.
    bundled!("synonyms", &[Kind::Synonym]),
];
