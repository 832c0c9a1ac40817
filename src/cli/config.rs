//! The config file: read once, before anything else, for it may choose the language. Also other files of
//! settings, which are only checked.

use std::path::{Path, PathBuf};

use crate::both;
use crate::diagnostic::{Diagnostic, Document, DocumentIndex, Findings};
use crate::load::records::{Folders, Settings};
use crate::load::{self, records};
use crate::load::{LoadedTexts, Location, SettingsText};

/// The config file with what it says.
#[derive(Clone, Debug, Default)]
pub(super) struct Config {
    /// Where it lies, or would lie.
    pub(super) path: Option<PathBuf>,
    /// The user's home folder, for which `~` stands in it.
    pub(super) home: Option<PathBuf>,
    /// Whether there is no file.
    pub(super) is_missing: bool,
    /// What it says; without a file nothing.
    pub(super) settings: Settings,
    /// Its text, if it could be read.
    pub(super) document: Option<Document>,
    /// What is wrong with it. Its text counts as document 0.
    pub(super) diagnostics: Findings,
}

impl Config {
    /// Reads settings that are to be checked; `None` for a file of data.
    pub(super) fn checked(path: &Path, home: Option<PathBuf>) -> Option<Config> {
        let is_toml = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
        let config = is_toml.then(|| Config::read(Some(path.to_owned()), home, false))?;
        let document = config.document.as_ref()?;
        records::are_settings(document).then_some(config)
    }

    /// Whether this is the file at `path`.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        let own = self.path.as_deref();
        let canonical = |path: &Path| path.canonicalize().ok();
        own == Some(path)
            || own
                .and_then(canonical)
                .is_some_and(|own| canonical(path) == Some(own))
    }

    /// Adds its text behind what was read, so that findings can quote it; hands back what is wrong with it.
    pub(super) fn add_to(&self, loaded: &mut LoadedTexts) -> Findings {
        let of_data = DocumentIndex::at(loaded.documents.len());
        loaded.documents.extend(self.document.clone());
        self.diagnostics.clone().moved_to(of_data)
    }

    /// Reads the file at `path`. A missing file is a mistake only where `WIR_CONFIG` names it: after a typing
    /// error there, answers would silently lack the lists that the file brings.
    pub(super) fn read(path: Option<PathBuf>, home: Option<PathBuf>, is_named: bool) -> Config {
        let mut config = Config {
            path,
            home,
            ..Config::default()
        };
        let Some(path) = &config.path else {
            return config;
        };
        match load::settings_text(path) {
            SettingsText::Nothing => {
                config.is_missing = true;
                config.diagnostics.extend(is_named.then(|| missing(path)));
            }
            SettingsText::Unreadable(finding) => config.diagnostics.push(finding),
            SettingsText::Read(document, mut findings) => {
                let folders = Folders {
                    own: path.parent().unwrap_or(Path::new("")),
                    home: config.home.as_deref(),
                };
                let (settings, mut found) = records::settings(&document, folders);
                findings.append(&mut found);
                config.settings = settings;
                config.diagnostics = findings;
                config.document = Some(document);
            }
        }
        config
    }
}

/// Says that the file which the variable names is not there.
fn missing(path: &Path) -> Diagnostic {
    Diagnostic::error(
        "unreadable-file",
        Location::of(path).place(),
        both!(
            "WIR_CONFIG nennt diese Datei, aber es gibt sie nicht. Keine Ihrer Einstellungen gilt.",
            "WIR_CONFIG names this file, but it does not exist. None of your settings counts."
        ),
        both!(
            "Bitte den Pfad in WIR_CONFIG prüfen, oder die Variable löschen.",
            "Please check the path in WIR_CONFIG, or unset the variable."
        ),
    )
}
