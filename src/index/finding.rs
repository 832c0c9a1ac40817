//! Findings as an index keeps them: in words, without the names of the files.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Document, DocumentIndex, FindingPlace, line_and_column};
use crate::load::LoadedTexts;
use crate::load::fingerprint::{FileContent, FileFingerprint};
use crate::text::clean;
use crate::text::locale::Lang;

/// A finding as one line without the name of its file, which may be given in another way next time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// See [`FindingSummary::code`](crate::diagnostic::FindingSummary::code).
    pub code: String,
    /// See [`FindingSummary::hides_entries`](crate::diagnostic::FindingSummary::hides_entries).
    pub hides_entries: bool,
    /// See [`FindingSummary::count`](crate::diagnostic::FindingSummary::count).
    pub count: usize,
    /// What it speaks of.
    pub file: FindingFile,
    /// `:3:5: Fehler [code]: …`
    pub rest: String,
}

/// What a finding speaks of: what the user names is shown as he spells it this time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FindingFile {
    /// A source, by its place among the sources.
    Source(usize),
    /// A path of the layers, by its place among them.
    Named(usize),
    /// Anything else, by its name.
    Other(String),
}

/// The files that findings may speak of.
pub(super) struct FindingFiles<'l> {
    pub(super) documents: &'l [Document],
    /// Places among the sources of the documents that are not compiled in.
    pub(super) read: Vec<usize>,
    pub(super) sources: &'l [FileFingerprint],
    pub(super) named: Vec<PathBuf>,
}

impl<'l> FindingFiles<'l> {
    pub(super) fn new(named: Vec<PathBuf>, loaded: &'l LoadedTexts) -> FindingFiles<'l> {
        let sources = loaded.seen.iter().enumerate();
        let read = sources.filter(|(_, seen)| matches!(seen.content, FileContent::Read(_)));
        FindingFiles {
            documents: &loaded.documents,
            read: read.map(|(at, _)| at).collect(),
            sources: &loaded.seen,
            named,
        }
    }

    fn of_path(&self, path: &Path) -> FindingFile {
        let source = self.sources.iter().position(|seen| seen.path == path);
        let named = || self.named.iter().position(|named| named == path);
        let name = || clean::path(path);
        match source.map(FindingFile::Source) {
            Some(file) => file,
            None => named().map_or_else(|| FindingFile::Other(name()), FindingFile::Named),
        }
    }

    fn of_document(&self, at: DocumentIndex) -> FindingFile {
        let bundled = self.documents.iter().take_while(|known| known.rank == 0);
        let source = at
            .place()
            .checked_sub(bundled.count())
            .and_then(|at| self.read.get(at));
        match source {
            Some(&source) => FindingFile::Source(source),
            None => FindingFile::Other(self.documents[at].name.clone()),
        }
    }
}

/// Findings as lines.
pub(super) fn lines(
    findings: &[(Diagnostic, usize)],
    files: &FindingFiles<'_>,
    line: &dyn Fn(&Diagnostic, Lang) -> String,
    lang: Lang,
) -> Vec<Finding> {
    let one = |(finding, count): &(Diagnostic, usize)| {
        let said = line(finding, lang);
        let (file, rest) = match &finding.place {
            FindingPlace::File(path) => (files.of_path(path), format!(": {said}")),
            FindingPlace::In(span) => {
                let text = &files.documents[span.document].text;
                let (line, column) = line_and_column(text, span.start as usize);
                (
                    files.of_document(span.document),
                    format!(":{line}:{column}: {said}"),
                )
            }
        };
        Finding {
            code: finding.code.to_owned(),
            hides_entries: finding.hides_entries(),
            count: *count,
            file,
            rest,
        }
    };
    findings.iter().map(one).collect()
}
