//! What every command needs: the page, the layers, the way to answer and to complain.

use std::ffi::OsStr;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use super::Exit;
use super::args::Global;
use super::surroundings::Surroundings;
use crate::check::{self, Checked, Places};
use crate::clean;
use crate::diagnostic::{Diagnostic, Layer, Place, Severity, system_reason};
use crate::locale::Lang;
use crate::model::Directory;
use crate::render::{self, Failure, Format, Page, View, findings};
use crate::source::{self, Kind, Layers, Loaded};
use crate::{say, t};

/// More findings than this beside an answer would hide it; `wir check` shows all.
const MOST_FINDINGS: usize = 100;

/// The desk at which a command works.
pub(super) struct Desk {
    pub(super) lang: Lang,
    pub(super) format: Format,
    pub(super) page: Page,
    pub(super) layers: Layers,
    pub(super) wants_version: bool,
    /// Whether a person can be asked.
    pub(super) can_ask: bool,
}

/// A directory with the texts it was made of.
pub(super) struct Data {
    pub(super) directory: Directory<'static>,
    pub(super) loaded: &'static Loaded,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many contacts each layer brought, by its rank.
    pub(super) contacts_by_rank: Vec<usize>,
    /// Where the rules of the advisor stand.
    pub(super) places: Places,
}

impl Desk {
    pub(super) fn new(global: Global, lang: Lang, surroundings: &Surroundings) -> Desk {
        let format = global
            .format
            .as_deref()
            .and_then(|name| Format::NAMES.iter().find(|(known, _)| *known == name));
        let color = match global.color.as_deref() {
            Some("always") => true,
            Some("never") => false,
            _ => surroundings.width.is_some() && !surroundings.no_color,
        };
        let plain = global.plain || surroundings.plain;
        let variable = surroundings
            .data
            .iter()
            .map(|path| (Layer::Variable, path.clone()));
        let arguments = global.data.into_iter().map(|path| (Layer::Argument, path));
        Desk {
            lang,
            format: format.map_or(Format::Text, |(_, format)| *format),
            page: Page {
                lang,
                width: surroundings.width,
                plain,
                color,
            },
            layers: Layers {
                bundled: !global.no_bundled,
                user_folder: surroundings.user_folder.clone(),
                named: variable.chain(arguments).collect(),
            },
            wants_version: global.version,
            can_ask: surroundings.can_ask && !global.no_input && format.is_none(),
        }
    }

    /// Reads the kinds of data that a command needs, and says on standard error what is wrong with them.
    pub(super) fn data(&self, kinds: &[Kind]) -> &'static Data {
        let data = self.data_in_silence(kinds);
        let shown = data.diagnostics.iter().take(MOST_FINDINGS);
        for finding in shown {
            complain(&findings::one_line(
                finding,
                &data.loaded.documents,
                self.lang,
            ));
        }
        let more = data.diagnostics.len().saturating_sub(MOST_FINDINGS);
        if more > 0 {
            complain(&say!(
                self.lang,
                "… und {more} weitere Befunde. Alle zeigt: wir check",
                "… and {more} more findings. To see all: wir check"
            ));
        }
        data
    }

    pub(super) fn data_in_silence(&self, kinds: &[Kind]) -> &'static Data {
        read(&self.layers, kinds)
    }

    /// Prints a view on standard output.
    pub(super) fn answer(&self, view: &View<'_>, directory: &Directory) -> Exit {
        self.print(|out| render::write(view, directory, self.format, &self.page, out))
    }

    /// Prints with `write`; a closed pipe is no failure, everything else is said.
    pub(super) fn print(&self, write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Exit {
        let mut out = BufWriter::with_capacity(1 << 15, io::stdout().lock());
        let result = write(&mut out).and_then(|()| out.flush().map_err(Failure::Io));
        // What is left in the buffer after a failure would fail again.
        let _ = out.into_parts();
        match result {
            Ok(()) => Exit::Found,
            Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Found,
            Err(Failure::Io(error)) => {
                let reason = system_reason(&error);
                let reason = reason.get(self.lang);
                complain(&say!(
                    self.lang,
                    "wir: Die Ausgabe kann nicht geschrieben werden. {reason}",
                    "wir: the output cannot be written. {reason}"
                ));
                Exit::Data
            }
            Err(Failure::Unfit) => {
                let form = self.format.name();
                if matches!(self.format, Format::Mermaid | Format::Dot) {
                    complain(&say!(
                        self.lang,
                        "wir: Als {form} gibt es nur das Gespräch zu einer Förderlinie: wir check --graph LINIE --format {form}",
                        "wir: only the conversation about a funding line exists as {form}: wir check --graph LINE --format {form}"
                    ));
                    return Exit::Wrong;
                }
                complain(&say!(
                    self.lang,
                    "wir: Diese Ausgabe gibt es nicht als {form}. Als csv, vcard und toml gibt es nur Kontakte mit allen Feldern: wir contacts --format {form}",
                    "wir: this output does not exist as {form}. Only contacts with all fields exist as csv, vcard and toml: wir contacts --format {form}"
                ));
                Exit::Wrong
            }
        }
    }

    /// Says that nothing was found, and what to do next.
    pub(super) fn nothing(&self, data: &Data, view: &View<'_>, sentence: &str) -> Exit {
        // A program gets its empty list; a person gets the sentence.
        if matches!(self.format, Format::Json | Format::Csv) {
            let exit = self.answer(view, &data.directory);
            if exit != Exit::Found {
                return exit;
            }
        }
        complain(sentence);
        // A number of the house helps whoever waits on the phone.
        if let Some(phone) = data
            .directory
            .switchboard()
            .and_then(|contact| contact.phone.as_ref())
        {
            let phone = phone.written();
            complain(&say!(
                self.lang,
                "Die Zentrale hilft weiter: {phone}",
                "The switchboard can help: {phone}"
            ));
        }
        let is_blind = data.diagnostics.iter().any(|finding| {
            finding.code == "unreadable-file" && finding.severity == Severity::Error
        });
        if is_blind {
            complain(t!(
                self.lang,
                "Eine Datei war nicht lesbar; die Antwort kann darin stehen.",
                "A file could not be read; the answer may be in it."
            ));
            return Exit::Data;
        }
        Exit::Nothing
    }
}

/// Reads layers into a directory. What was read stays until the process ends: to free it piece by
/// piece would cost a large list more time than a look-up.
pub(super) fn read(layers: &Layers, kinds: &[Kind]) -> &'static Data {
    let loaded: &'static mut Loaded = Box::leak(Box::new(source::load(layers, kinds)));
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let loaded: &'static Loaded = loaded;
    let (batches, found) = source::batches(&loaded.documents);
    diagnostics.extend(found);
    let Checked {
        directory,
        diagnostics: checked,
        mut contacts_by_rank,
        places,
    } = check::directory(batches, &loaded.documents, kinds);
    contacts_by_rank.resize(loaded.looked_at.len() + 1, 0);
    diagnostics.extend(checked);
    in_order(&mut diagnostics);
    Box::leak(Box::new(Data {
        directory,
        loaded,
        diagnostics,
        contacts_by_rank,
        places,
    }))
}

/// Files that could not be read first, then by place, so that a file can be mended from top to bottom.
pub(super) fn in_order(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(|finding| match &finding.place {
        Place::File(_) => None,
        Place::In(span) => Some(*span),
    });
}

/// Writes a line to standard error; there is nobody to tell if that fails.
pub(super) fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", clean::lines(line));
}

/// What was typed, as text. A terminal that is not set to UTF-8 sends Windows-1252 or Latin-1.
pub(super) fn decoded(argument: &OsStr) -> String {
    match argument.to_str() {
        Some(text) => text.to_owned(),
        None => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(argument.as_encoded_bytes())
            .0
            .into_owned(),
    }
}

/// Words of the command line as one text.
pub(super) fn typed(words: &[impl AsRef<OsStr>]) -> String {
    let words: Vec<String> = words.iter().map(|word| decoded(word.as_ref())).collect();
    words.join(" ")
}

/// Text from outside for a sentence: clean, and not longer than a line.
pub(super) fn quoted(text: &str) -> String {
    let clean = clean::line(text);
    if clean.chars().count() <= 60 {
        return clean.into_owned();
    }
    let start: String = clean.chars().take(60).collect();
    format!("{start}…")
}

/// The paths of a command become the layers.
pub(super) fn only(paths: Vec<PathBuf>) -> Layers {
    Layers {
        named: paths
            .into_iter()
            .map(|path| (Layer::Argument, path))
            .collect(),
        ..Layers::default()
    }
}
