//! Reading: layers of files become documents, documents become records with their positions.
//!
//! Reading never fails because of content. What can be read is read; the rest becomes diagnostics.
//! Only this room opens what data comes from: files, standard input, servers. It also writes the files
//! that a person asks for ([`keep()`]).

mod compiled_data;
mod compiled_steps;
mod location;
mod settings;
pub mod stamp;
mod workbook;

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub use location::{Location, LocationKind};
pub use settings::{SettingsText, settings_entries, settings_text};

use crate::both;
use crate::diagnostic::{
    Diagnostic, Document, Findings, Layer, Place, Severity, Span, TooMuch, in_units, system_reason,
};
use crate::files::{self, encoding, read};
use crate::formats::{
    ENDINGS, FileFormat, Kind, Record, Rows, ending, no_contacts, recognise, toml,
};
#[cfg(feature = "ldap")]
use crate::ldap;
use crate::ldap::{Accesses, Ask};
use crate::text::clean;
use crate::text::locale::Text;

/// A compiled-in file.
struct Bundled {
    name: &'static str,
    text: &'static str,
    /// What build.rs wrote down of it.
    steps: &'static [u8],
    /// The same without the facts of the funding lines, where the file has some.
    steps_without_facts: Option<&'static [u8]>,
    /// The kinds of record for which it is read.
    kinds: &'static [Kind],
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
static BUNDLED: [Bundled; 10] = [
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

/// The path that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// What to read.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// Whether the compiled-in data takes part.
    pub bundled: bool,
    /// The user's data folder; it need not exist.
    pub user_folder: Option<PathBuf>,
    /// Files, folders and addresses named by the config file, the variable, then by arguments.
    pub named: Vec<(Layer, Location)>,
    /// What is asked of the servers among them.
    pub ask: Ask,
    /// How they are spoken to.
    pub accesses: Accesses,
    /// Whether each file is stamped when it is read, so that it is known again.
    pub stamped: bool,
    /// Whether the facts of the compiled-in funding lines are passed over: sheets show them, but no rule
    /// reads them, and they are most of the text.
    pub passes_over_facts: bool,
}

/// What was read: the texts, what went wrong on the way, and which paths were looked at.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Texts in the order of their layers.
    pub documents: Vec<Document>,
    /// Files that could not be read, and what had to be decoded.
    pub diagnostics: Findings,
    /// Files in folders that are no data files, without those that tell people about the folder.
    pub skipped: Vec<PathBuf>,
    /// Folders in folders, which are left alone.
    pub subfolders: Vec<PathBuf>,
    /// The files that were read, and what could not be read, in their order.
    pub seen: Vec<stamp::Seen>,
    /// Every path that was looked at, and every address.
    pub looked_at: Vec<(Layer, Location, Found)>,
    is_stamped: bool,
    /// Whether files that can hold nothing but contacts are left alone.
    passes_over_lists: bool,
}

/// What lies in a folder, without what is hidden or tells people about it.
#[derive(Default)]
struct Contents {
    /// The files of data.
    files: Vec<PathBuf>,
    /// The folders inside.
    subfolders: Vec<PathBuf>,
    /// Everything else.
    others: Vec<PathBuf>,
}

/// What was found at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
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
pub fn load(layers: &Layers, kinds: &[Kind]) -> Loaded {
    let mut loaded = Loaded {
        is_stamped: layers.stamped,
        passes_over_lists: !kinds.contains(&Kind::Contact),
        ..Loaded::default()
    };
    for file in &BUNDLED {
        if layers.bundled && file.kinds.iter().any(|kind| kinds.contains(kind)) {
            loaded.documents.push(Document {
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
            loaded.folder(Layer::UserFolder, folder);
        } else {
            loaded.look_at(Layer::UserFolder, folder, Found::Nothing);
        }
    }
    for (layer, location) in &layers.named {
        match location.kind() {
            LocationKind::Server => loaded.server(*layer, location, layers),
            LocationKind::StandardInput => loaded.standard_input(*layer, location),
            LocationKind::ForeignAddress => loaded.foreign_address(*layer, location),
            LocationKind::Path => loaded.path(*layer, location.named()),
        }
    }
    loaded
}

impl Loaded {
    fn look_at(&mut self, layer: Layer, path: &Path, found: Found) {
        self.looked_at.push((layer, Location::of_path(path), found));
    }

    /// Reads a file or a folder.
    fn path(&mut self, layer: Layer, path: &Path) {
        if path.is_dir() {
            return self.folder(layer, path);
        }
        let found = match self.file(layer, path, Severity::Error) {
            true => Found::File,
            false if path.exists() => Found::Unreadable,
            false => Found::Nothing,
        };
        self.look_at(layer, path, found);
    }

    /// Says of an address that is not read why not.
    fn foreign_address(&mut self, layer: Layer, location: &Location) {
        self.diagnostics.extend(location.refusal());
        self.looked_at
            .push((layer, location.clone(), Found::Nothing));
    }

    /// Reads every data file of a folder, in the order of their names; folders inside are left alone.
    fn folder(&mut self, layer: Layer, folder: &Path) {
        let files = match Loaded::contents(folder) {
            Ok(contents) => {
                self.skipped.extend(contents.others);
                self.subfolders.extend(contents.subfolders);
                contents.files
            }
            Err(error) => {
                self.refused(folder, &error);
                self.look_at(layer, folder, Found::Unreadable);
                return;
            }
        };
        if files.is_empty() && layer != Layer::UserFolder {
            self.diagnostics.push(Diagnostic::warning(
                "empty-folder",
                Place::File(folder.to_owned()),
                both!(
                    "In diesem Ordner liegt keine Datei mit Daten.",
                    "There is no data file in this folder."
                ),
                both!(
                    "Gelesen werden Dateien mit diesen Endungen: {ENDINGS}.",
                    "Files with these endings are read: {ENDINGS}."
                ),
            ));
        }
        for file in &files {
            // A workbook beside the list that was saved from it costs nothing.
            let severity = match workbook::is_named_so(file) {
                true => Severity::Warning,
                false => Severity::Error,
            };
            self.file(layer, file, severity);
        }
        self.look_at(layer, folder, Found::Folder(files.len()));
    }

    /// Asks a server; each of its entries is a text of its own.
    #[cfg(feature = "ldap")]
    fn server(&mut self, layer: Layer, location: &Location, layers: &Layers) {
        if layers.ask.is_nothing() {
            self.looked_at
                .push((layer, location.clone(), Found::NotAsked));
            return;
        }
        let access = location
            .address()
            .map(|address| layers.accesses.of(&address, layer == Layer::Argument))
            .unwrap_or_default();
        let text = location.named().to_string_lossy();
        let given = ldap::ask(&text, &access, &layers.ask);
        let rank = self.next_rank();
        for (name, text) in given.entries {
            self.document(layer, rank, name, text);
        }
        self.diagnostics.extend(given.diagnostics);
        let found = if given.answered {
            Found::Server
        } else {
            Found::NoAnswer
        };
        self.looked_at.push((layer, location.clone(), found));
    }

    /// Says that this build knows no servers.
    #[cfg(not(feature = "ldap"))]
    fn server(&mut self, layer: Layer, location: &Location, layers: &Layers) {
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
            .push((layer, location.clone(), Found::NotAsked));
    }

    fn next_rank(&self) -> u32 {
        u32::try_from(self.looked_at.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    }

    /// What lies in a folder, in the order of the names.
    fn contents(folder: &Path) -> io::Result<Contents> {
        let mut contents = Contents::default();
        for entry in fs::read_dir(folder)?.filter_map(Result::ok) {
            let path = entry.path();
            if is_hidden(&path) {
                continue;
            }
            // What the folder says of a file spares a look at it; a link says nothing. A link that
            // leads nowhere counts as a file, so that reading it says that the list is missing.
            let is_file = match entry.file_type() {
                Ok(kind) if !kind.is_symlink() => kind.is_file(),
                _ => fs::metadata(&path).map_or(true, |target| target.is_file()),
            };
            if is_file && is_data_file(&path) {
                contents.files.push(path);
            } else if !is_file && path.is_dir() {
                contents.subfolders.push(path);
            } else if !is_about_folder(&path) {
                contents.others.push(path);
            }
        }
        contents.files.sort();
        contents.subfolders.sort();
        Ok(contents)
    }

    /// Reads one file; `false` when it could not be read. `severity`: how bad it is if it is a workbook.
    fn file(&mut self, layer: Layer, path: &Path, severity: Severity) -> bool {
        let form = FileFormat::of_ending(&path.to_string_lossy());
        let is_list =
            form.is_some_and(|form| form != FileFormat::Toml) || workbook::is_named_so(path);
        if self.passes_over_lists && is_list {
            return true;
        }
        match read::read(path, read::LONGEST_LIST) {
            Ok((metadata, bytes)) => {
                if self.is_stamped {
                    self.seen.push(stamp::Seen::new(path, &metadata, &bytes));
                }
                self.text(layer, path, bytes, severity)
            }
            Err(error) => {
                self.refused(path, &error);
                false
            }
        }
    }

    /// Says that a file or folder cannot be read.
    fn refused(&mut self, path: &Path, error: &io::Error) {
        if self.is_stamped {
            self.seen.push(stamp::Seen::refused(path, error));
        }
        self.diagnostics.push(unreadable(path, error));
    }

    /// Reads standard input to its end, unless no contacts are wanted.
    fn standard_input(&mut self, layer: Layer, location: &Location) {
        let path = location.named();
        let found = if self.passes_over_lists {
            Found::NotAsked
        } else {
            let is_text = match read::standard_input(read::LONGEST_LIST) {
                Ok(bytes) => self.text(layer, path, bytes, Severity::Error),
                Err(error) => {
                    self.diagnostics.push(unreadable(path, &error));
                    false
                }
            };
            if is_text {
                Found::File
            } else {
                Found::Unreadable
            }
        };
        self.looked_at.push((layer, location.clone(), found));
    }

    /// Takes what was read as a document; `false` when it is no text. `severity`: how bad it is if it
    /// is a workbook.
    fn text(&mut self, layer: Layer, path: &Path, bytes: Vec<u8>, severity: Severity) -> bool {
        let document = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        // A workbook is a document too, for each file that was seen has one.
        let (is_text, (text, mut findings)) = match workbook::finding(path, &bytes, severity) {
            Some(finding) => (
                false,
                (workbook::MARK.to_owned(), Findings::from_iter([finding])),
            ),
            None => (true, encoding::decode(bytes, document)),
        };
        self.diagnostics.append(&mut findings);
        let rank = self.next_rank();
        self.document(layer, rank, clean::path(path), text);
        is_text
    }

    fn document(&mut self, layer: Layer, rank: u32, name: String, text: String) {
        self.documents.push(Document {
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
    Ok(encoding::decode(bytes, 0).0)
}

/// Whether a file in a folder is not for people: hidden, or the lock of a workbook that somebody has
/// open (`.~lock.liste.ods#`, `~$liste.xlsx`).
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name.starts_with('.') || name.starts_with("~$")
    })
}

/// Whether a file tells people about the folder in which it lies (`README.md`, `liesmich.txt`). Nobody
/// takes it for a list, so that nobody need be told that it is not read.
fn is_about_folder(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy().to_lowercase();
        let name = name.split('.').next().unwrap_or_default();
        matches!(name, "readme" | "liesmich")
    })
}

/// Whether a file in a folder is read, or named because it is a workbook: by its ending, or, where the
/// ending says nothing, by how it begins.
fn is_data_file(path: &Path) -> bool {
    let name = path.to_string_lossy();
    if FileFormat::of_ending(&name).is_some() || workbook::is_at(path) {
        return true;
    }
    let may_hold_text = matches!(ending(&name).as_str(), "" | "txt" | "text" | "bak");
    may_hold_text && begins_as_data(path).unwrap_or(false)
}

/// Whether the first bytes of a file are those of a form that cannot be taken for anything else.
fn begins_as_data(path: &Path) -> io::Result<bool> {
    const ENOUGH: u64 = 1 << 10;
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(ENOUGH).read_to_end(&mut bytes)?;
    let (text, _) = encoding::decode(bytes, 0);
    Ok(matches!(
        FileFormat::of_text(&text),
        Some(FileFormat::Vcard | FileFormat::Ldif)
    ))
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let Text { de, en } = system_reason(error);
    let en = en.unwrap_or_default();
    let message = both!(
        "Diese Datei kann nicht gelesen werden: {de}",
        "This file cannot be read: {en}"
    );
    let check_path = || both!("Bitte den Pfad prüfen.", "Please check the path.");
    let help = match error.kind() {
        _ if matches!(TooMuch::of(error), Some(TooMuch::Bytes(_))) => both!(
            "Ist es die richtige Datei? Eine lange Liste kann man teilen.",
            "Is it the right file? A long list can be divided."
        ),
        io::ErrorKind::NotFound => files::tilde_help(path).unwrap_or_else(check_path),
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => check_path(),
        _ if TooMuch::of(error).is_some() => check_path(),
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
        Place::File(path.to_owned()),
        message,
        help,
    )
}

/// What a text holds: records, and contacts that are read later.
#[derive(Debug, Default)]
pub struct Batch<'t> {
    /// Records that were read whole.
    pub records: Vec<Record<'t>>,
    /// Contacts, one after the other.
    pub rows: Option<Rows<'t>>,
}

/// Reads the texts, each by its form; one batch a text, in their order.
pub fn batches(documents: &[Document]) -> (Vec<Batch<'_>>, Findings) {
    let mut diagnostics = Findings::default();
    let batch = |(document, at)| batch(document, at, &mut diagnostics);
    (documents.iter().zip(0..).map(batch).collect(), diagnostics)
}

fn batch<'t>(document: &'t Document, at: u32, diagnostics: &mut Findings) -> Batch<'t> {
    let text: &str = &document.text;
    let mut batch = Batch::default();
    #[cfg(feature = "ldap")]
    if ldap::is_address(&document.name) {
        batch.records.extend(ldap::record(text, at));
        return batch;
    }
    // What is no text was named when it was read.
    if text == workbook::MARK {
        return batch;
    }
    let whole = Place::In(Span {
        document: at,
        start: 0,
        end: 0,
    });
    // Programs that write a mark at the beginning may have written it twice.
    let is_nothing = |c: char| c.is_whitespace() || c == '\u{feff}';
    if text.trim_start_matches(is_nothing).is_empty() {
        diagnostics.push(Diagnostic::warning(
            "empty-file",
            whole,
            both!("Diese Datei ist leer.", "This file is empty."),
            both!(
                "Bitte Daten eintragen oder die Datei löschen.",
                "Please add data or delete the file."
            ),
        ));
        return batch;
    }
    batch.rows = match recognise(&document.name, text) {
        Some(FileFormat::Toml) => {
            if let Some(records) = compiled_data::records(text, document.steps, at) {
                batch.records = records;
                return batch;
            }
            if text.len() > read::LONGEST_TOML {
                diagnostics.push(overlong_toml(whole));
                return batch;
            }
            let before = diagnostics.len();
            toml::read(text, at, &mut batch.records, diagnostics);
            if batch.records.is_empty() && diagnostics.len() == before {
                diagnostics.push(no_contacts(whole));
            }
            None
        }
        Some(format) => Rows::of_text(format, text, at),
        None => {
            diagnostics.push(Diagnostic::error(
                "unknown-form",
                whole,
                both!(
                    "Die Form dieser Datei ist nicht bekannt.",
                    "The form of this file is not known."
                ),
                both!(
                    "Gelesen werden TOML, CSV, vCard, LDIF und JSON. Eine CSV braucht in der ersten Zeile Überschriften wie Name;Telefon.",
                    "TOML, CSV, vCard, LDIF and JSON are read. A CSV needs headings like Name;Phone in its first line."
                ),
            ));
            None
        }
    };
    batch
}

/// Says that a TOML file is too long to be read.
fn overlong_toml(place: Place) -> Diagnostic {
    let size = in_units(read::LONGEST_TOML as u64);
    Diagnostic::error(
        "overlong-file",
        place,
        both!(
            "Diese Datei ist größer als {size}. So viel TOML auf einmal wird nicht gelesen.",
            "This file is larger than {size}. So much TOML at once is not read."
        ),
        both!(
            "Bitte die Datei teilen, oder die Liste als CSV oder JSON geben.",
            "Please divide the file, or give the list as CSV or JSON."
        ),
    )
}

/// What the name of a file says of its form, as a number: two names of one file may say different
/// things, and then it is read differently.
pub fn form_told(path: &Path) -> u8 {
    let name = clean::path(path);
    if name.starts_with("bundled:") {
        return u8::MAX;
    }
    FileFormat::of_ending(&name).map_or(0, |form| form as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_why_a_file_cannot_be_read_has_its_own_sentence() {
        let sentence = |kind: io::ErrorKind| unreadable(Path::new("x"), &kind.into()).message.de;
        assert!(sentence(io::ErrorKind::NotFound).contains("gibt es nicht"));
        assert!(sentence(io::ErrorKind::PermissionDenied).contains("Rechte"));
        let too_much = |reason: TooMuch| unreadable(Path::new("x"), &reason.into()).message.de;
        assert!(too_much(TooMuch::Bytes(read::LONGEST_LIST)).contains("größer als 1 GiB"));
        assert!(too_much(TooMuch::Device).contains("Gerät"));
    }
}
