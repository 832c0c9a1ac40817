//! Layers: the compiled-in data, the user's folder, and files, folders and servers that were named
//! become documents.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use super::bundled::BUNDLED;
use super::fingerprint;
use super::folder::FolderContents;
use super::list_customs::ListCustoms;
use super::location::{Location, LocationKind};
use crate::both;
use crate::diagnostic::{
    Diagnostic, Document, DocumentIndex, FindingPlace, Findings, Layer, ReadLimit, Severity,
    system_reason,
};
use crate::files::{self, encoding, read};
use crate::formats::{self, FORMATS, ReadRecords, RecordKind};
#[cfg(feature = "ldap")]
use crate::ldap;
#[cfg(feature = "ldap")]
use crate::ldap::Access;
use crate::ldap::{Accesses, ServerQuery};
use crate::load::refused_workbook;
use crate::text::clean;
use crate::text::locale::Text;

/// What to read.
#[derive(Clone, Debug, Default)]
pub struct DataLayers {
    /// Whether the compiled-in data takes part.
    pub bundled: bool,
    /// The user's data folder; it need not exist.
    pub user_folder: Option<PathBuf>,
    /// Files, folders and addresses named by the config file, the variable, then by arguments.
    pub named: Vec<(Layer, Location)>,
    /// What is asked of the servers among them.
    pub ask: ServerQuery,
    /// How they are spoken to.
    pub accesses: Accesses,
    /// Whether each file is stamped when it is read, so that it is known again.
    pub stamped: bool,
    /// Whether the facts of the compiled-in funding lines are passed over: sheets show them, but no rule
    /// reads them, and they are most of the text.
    pub passes_over_facts: bool,
    /// Whether accounts of directories are read that are no staff.
    pub all_accounts: bool,
    /// What the lists have in common.
    pub customs: ListCustoms,
}

impl DataLayers {
    /// Nothing but what a command names.
    pub fn of_arguments(locations: Vec<Location>) -> DataLayers {
        let named = locations.into_iter();
        DataLayers {
            named: named.map(|location| (Layer::Argument, location)).collect(),
            ..DataLayers::default()
        }
    }

    /// Whether there is a server among them.
    pub fn have_servers(&self) -> bool {
        self.named.iter().any(|(_, location)| location.is_server())
    }
}

/// What was read: the texts, what went wrong on the way, and which paths were looked at.
#[derive(Debug, Default)]
pub struct LoadedTexts {
    /// Texts in the order of their layers.
    pub documents: Vec<Document>,
    /// Files that could not be read, and what had to be decoded.
    pub diagnostics: Findings,
    /// Files in folders that are no data files, without those that tell people about the folder.
    pub skipped: Vec<PathBuf>,
    /// Folders in folders, which are left alone.
    pub subfolders: Vec<PathBuf>,
    /// The files that were read, and what could not be read, in their order.
    pub seen: Vec<fingerprint::FileFingerprint>,
    /// Every path that was looked at, and every address.
    pub looked_at: Vec<(Layer, Location, ReadOutcome)>,
    is_stamped: bool,
    /// Whether files that can hold nothing but contacts are left alone.
    passes_over_lists: bool,
    /// Whether accounts of directories are read that are no staff.
    all_accounts: bool,
}

/// What was found at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOutcome {
    /// A file that was read.
    File,
    /// A folder with so many data files.
    Folder(usize),
    /// Nothing there, or an address that is not read.
    Nothing,
    /// Something that could not be read.
    Unreadable,
    /// A server that answered.
    Server,
    /// A server that was not asked, or standard input that was not read, for nothing was wanted of it.
    NotAsked,
    /// A server that gave no answer, or not all of it.
    NoAnswer,
}

/// Reads the texts of all layers. Of the compiled-in files only those that hold one of `kinds`, and
/// lists only where contacts are wanted.
pub fn load(layers: &DataLayers, kinds: &[RecordKind]) -> LoadedTexts {
    let mut loaded = LoadedTexts {
        is_stamped: layers.stamped,
        all_accounts: layers.all_accounts,
        passes_over_lists: !kinds.contains(&RecordKind::Contact),
        ..LoadedTexts::default()
    };
    for file in &BUNDLED {
        if layers.bundled && file.kinds.iter().any(|kind| kinds.contains(kind)) {
            loaded.documents.push(Document {
                all_accounts: false,
                name: file.name.to_owned(),
                text: Cow::Borrowed(file.text),
                steps: file
                    .steps_without_facts
                    .filter(|_| layers.passes_over_facts)
                    .unwrap_or(file.steps),
                layer: Layer::Bundled,
                rank: 0,
            });
        }
    }
    if let Some(folder) = &layers.user_folder {
        if folder.exists() {
            loaded.read_folder(Layer::UserFolder, folder);
        } else {
            loaded.note_outcome(Layer::UserFolder, folder, ReadOutcome::Nothing);
        }
    }
    for (layer, location) in &layers.named {
        match location.kind() {
            LocationKind::Server => loaded.server(*layer, location, layers),
            LocationKind::StandardInput => loaded.read_standard_input(*layer, location),
            LocationKind::ForeignAddress => loaded.refuse_address(*layer, location),
            LocationKind::Path => loaded.read_path(*layer, location.raw_path()),
        }
    }
    loaded
}

impl LoadedTexts {
    fn note_outcome(&mut self, layer: Layer, path: &Path, found: ReadOutcome) {
        self.looked_at.push((layer, Location::of_path(path), found));
    }

    /// Reads a file or a folder.
    fn read_path(&mut self, layer: Layer, path: &Path) {
        if path.is_dir() {
            return self.read_folder(layer, path);
        }
        let found = if self.read_file(layer, path, Severity::Error) {
            ReadOutcome::File
        } else if path.exists() {
            ReadOutcome::Unreadable
        } else {
            ReadOutcome::Nothing
        };
        self.note_outcome(layer, path, found);
    }

    /// Says of an address that is not read why not.
    fn refuse_address(&mut self, layer: Layer, location: &Location) {
        self.diagnostics.extend(location.refusal());
        self.looked_at
            .push((layer, location.clone(), ReadOutcome::Nothing));
    }

    /// Reads every data file of a folder, in the order of their names; folders inside are left alone.
    fn read_folder(&mut self, layer: Layer, folder: &Path) {
        let files = match FolderContents::of(folder) {
            Ok(contents) => {
                self.skipped.extend(contents.others);
                self.subfolders.extend(contents.subfolders);
                contents.files
            }
            Err(error) => {
                self.report_unreadable(folder, &error);
                self.note_outcome(layer, folder, ReadOutcome::Unreadable);
                return;
            }
        };
        if files.is_empty() && layer != Layer::UserFolder {
            let endings = formats::endings();
            self.diagnostics.push(Diagnostic::warning(
                "empty-folder",
                FindingPlace::File(folder.to_owned()),
                both!(
                    "In diesem Ordner liegt keine Datei mit Daten.",
                    "There is no data file in this folder."
                ),
                both!(
                    "Gelesen werden Dateien mit diesen Endungen: {endings}.",
                    "Files with these endings are read: {endings}."
                ),
            ));
        }
        for file in &files {
            // A workbook beside the list that was saved from it costs nothing.
            let severity = if refused_workbook::has_workbook_name(file) {
                Severity::Warning
            } else {
                Severity::Error
            };
            self.read_file(layer, file, severity);
        }
        self.note_outcome(layer, folder, ReadOutcome::Folder(files.len()));
    }

    /// Asks a server; each of its entries is a text of its own.
    #[cfg(feature = "ldap")]
    fn server(&mut self, layer: Layer, location: &Location, layers: &DataLayers) {
        if layers.ask.is_nothing() {
            self.looked_at
                .push((layer, location.clone(), ReadOutcome::NotAsked));
            return;
        }
        let access = location
            .address()
            .map(|address| {
                layers
                    .accesses
                    .access_for(&address, layer == Layer::Argument)
            })
            .unwrap_or_default();
        let access = Access {
            own_names: layers.customs.names.clone(),
            ..access
        };
        let text = location.raw_path().to_string_lossy();
        let given = ldap::ask_server(&text, &access, &layers.ask);
        let rank = self.next_rank();
        for (name, text) in given.entries {
            self.add_document(layer, rank, name, text);
        }
        self.diagnostics.extend(given.diagnostics);
        let found = if given.answered {
            ReadOutcome::Server
        } else {
            ReadOutcome::NoAnswer
        };
        self.looked_at.push((layer, location.clone(), found));
    }

    /// Says that this build knows no servers.
    #[cfg(not(feature = "ldap"))]
    fn server(&mut self, layer: Layer, location: &Location, layers: &DataLayers) {
        if !layers.ask.is_nothing() {
            self.diagnostics.push(Diagnostic::error(
                "ldap-not-built-in",
                location.place(),
                both!(
                    "Dieses wir ist ohne LDAP gebaut und fragt keine Server.",
                    "This wir is built without LDAP and asks no servers."
                ),
                both!(
                    "Bitte ein wir mit LDAP nehmen (cargo build, ohne --no-default-features), oder das Verzeichnis als Datei geben.",
                    "Please take a wir with LDAP (cargo build, without --no-default-features), or give the directory as a file."
                ),
            ));
        }
        self.looked_at
            .push((layer, location.clone(), ReadOutcome::NotAsked));
    }

    fn next_rank(&self) -> u32 {
        u32::try_from(self.looked_at.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    }

    /// Reads one file; `false` when it could not be read. `severity`: how bad it is if it is a workbook.
    fn read_file(&mut self, layer: Layer, path: &Path, severity: Severity) -> bool {
        let format = formats::of_ending(&path.to_string_lossy());
        let reading = format.and_then(|format| format.reading.as_ref());
        let is_list = reading
            .is_some_and(|reading| matches!(reading.records, ReadRecords::Contacts(_)))
            || refused_workbook::has_workbook_name(path);
        if self.passes_over_lists && is_list {
            return true;
        }
        match read::read(path, read::LONGEST_LIST) {
            Ok((metadata, bytes)) => {
                if self.is_stamped {
                    self.seen
                        .push(fingerprint::FileFingerprint::new(path, &metadata, &bytes));
                }
                self.take_text(layer, path, bytes, severity)
            }
            Err(error) => {
                self.report_unreadable(path, &error);
                false
            }
        }
    }

    /// Says that a file or folder cannot be read.
    fn report_unreadable(&mut self, path: &Path, error: &io::Error) {
        if self.is_stamped {
            self.seen
                .push(fingerprint::FileFingerprint::refused(path, error));
        }
        self.diagnostics.push(unreadable_file(path, error));
    }

    /// Reads standard input to its end, unless no contacts are wanted.
    fn read_standard_input(&mut self, layer: Layer, location: &Location) {
        let path = location.raw_path();
        let found = if self.passes_over_lists {
            ReadOutcome::NotAsked
        } else {
            let is_text = match read::read_standard_input(read::LONGEST_LIST) {
                Ok(bytes) => self.take_text(layer, path, bytes, Severity::Error),
                Err(error) => {
                    self.diagnostics.push(unreadable_file(path, &error));
                    false
                }
            };
            if is_text {
                ReadOutcome::File
            } else {
                ReadOutcome::Unreadable
            }
        };
        self.looked_at.push((layer, location.clone(), found));
    }

    /// Takes what was read as a document; `false` when it is no text. `severity`: how bad it is if it
    /// is a workbook.
    fn take_text(&mut self, layer: Layer, path: &Path, bytes: Vec<u8>, severity: Severity) -> bool {
        let document = DocumentIndex::at(self.documents.len());
        // A workbook is a document too, for each file that was seen has one.
        let (is_text, (text, mut findings)) =
            match refused_workbook::workbook_finding(path, &bytes, severity) {
                Some(finding) => (
                    false,
                    (
                        refused_workbook::MARK.to_owned(),
                        Findings::from_iter([finding]),
                    ),
                ),
                None => (true, encoding::decode(bytes, document)),
            };
        self.diagnostics.append(&mut findings);
        let rank = self.next_rank();
        self.add_document(layer, rank, clean::path(path), text);
        is_text
    }

    fn add_document(&mut self, layer: Layer, rank: u32, name: String, text: String) {
        self.documents.push(Document {
            all_accounts: self.all_accounts,
            name,
            text: Cow::Owned(text),
            steps: &[],
            layer,
            rank,
        });
    }
}

/// Reads a text that is no data, such as a file of answers; bytes that are not UTF-8 are decoded as in
/// data files.
pub fn read_text(path: &Path) -> io::Result<String> {
    let (_, bytes) = read::read(path, read::LONGEST_SETTINGS)?;
    Ok(encoding::decode(bytes, DocumentIndex(0)).0)
}

pub(super) fn unreadable_file(path: &Path, error: &io::Error) -> Diagnostic {
    let Text { de, en } = system_reason(error);
    let en = en.unwrap_or_default();
    let message = both!(
        "Diese Datei kann nicht gelesen werden: {de}",
        "This file cannot be read: {en}"
    );
    let check_path = || both!("Bitte den Pfad prüfen.", "Please check the path.");
    let help = match error.kind() {
        _ if matches!(ReadLimit::of(error), Some(ReadLimit::Bytes(_))) => both!(
            "Ist es die richtige Datei? Eine lange Liste kann man teilen.",
            "Is it the right file? A long list can be divided."
        ),
        io::ErrorKind::NotFound => files::tilde_help(path).unwrap_or_else(check_path),
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => check_path(),
        _ if ReadLimit::of(error).is_some() => check_path(),
        io::ErrorKind::PermissionDenied => {
            both!(
                "Bitte die Rechte der Datei prüfen.",
                "Please check the permissions of the file."
            )
        }
        _ => both!(
            "Bitte die Datei und das Laufwerk prüfen.",
            "Please check the file and the drive."
        ),
    };
    Diagnostic::error(
        "unreadable-file",
        FindingPlace::File(path.to_owned()),
        message,
        help,
    )
}

/// What the name of a file says of its form, as a number: two names of one file may say different
/// things, and then it is read differently.
pub fn format_by_name(path: &Path) -> u8 {
    let name = clean::path(path);
    if name.starts_with("bundled:") {
        return u8::MAX;
    }
    let promised = formats::of_ending(&name);
    let place = FORMATS.iter().position(|&format| Some(format) == promised);
    place.map_or(0, |place| u8::try_from(place + 1).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_why_a_file_cannot_be_read_has_its_own_sentence() {
        let sentence =
            |kind: io::ErrorKind| unreadable_file(Path::new("x"), &kind.into()).message.de;
        assert!(sentence(io::ErrorKind::NotFound).contains("gibt es nicht"));
        assert!(sentence(io::ErrorKind::PermissionDenied).contains("Rechte"));
        let too_much =
            |reason: ReadLimit| unreadable_file(Path::new("x"), &reason.into()).message.de;
        assert!(too_much(ReadLimit::Bytes(read::LONGEST_LIST)).contains("größer als 1 GiB"));
        assert!(too_much(ReadLimit::Device).contains("Gerät"));
    }
}
