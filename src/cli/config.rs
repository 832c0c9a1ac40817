//! The config file: read once, before anything else, for it may choose the language.

use std::path::{Path, PathBuf};

use crate::check::{self, Settings};
use crate::diagnostic::{Diagnostic, Document};
use crate::source::{self, SettingsText};

/// The config file with what it says.
#[derive(Clone, Debug, Default)]
pub(super) struct Config {
    /// Where it lies, or would lie.
    pub(super) path: Option<PathBuf>,
    /// What it says; without a file nothing.
    pub(super) settings: Settings,
    /// Its text, if it could be read.
    pub(super) document: Option<Document>,
    /// What is wrong with it. Its text counts as document 0.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Config {
    /// Reads the file at `path`; none is no mistake.
    pub(super) fn read(path: Option<PathBuf>) -> Config {
        let mut config = Config {
            path,
            ..Config::default()
        };
        let Some(path) = &config.path else {
            return config;
        };
        match source::settings_text(path) {
            SettingsText::Nothing => {}
            SettingsText::Unreadable(finding) => config.diagnostics.push(finding),
            SettingsText::Read(document, mut findings) => {
                let folder = path.parent().unwrap_or(Path::new(""));
                let (settings, found) = check::settings(&document, folder);
                findings.extend(found);
                config.settings = settings;
                config.diagnostics = findings;
                config.document = Some(document);
            }
        }
        config
    }
}
