//! Workbooks of spreadsheet programs, which people name in place of a list saved from them. They are
//! told from text by their first bytes, and only named: with how to save a list that is read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use memchr::memmem;

use crate::both;
use crate::diagnostic::{Diagnostic, FindingPlace, Severity};
use crate::formats::ending;

/// How the text of a file begins that was told to be no list. Nothing else of it is kept.
pub(super) const MARK: &str = "PK\u{3}\u{4}";

/// The first bytes of an archive (ZIP); .xlsx and .ods are archives.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// The first bytes of the older documents of Office, and of newer ones with a password.
const OLDER_DOCUMENT: &[u8] = b"\xd0\xcf\x11\xe0";

const ENDINGS: [&str; 7] = ["xls", "xlsx", "xlsm", "xlsb", "xltx", "ods", "ots"];

/// Whether the name of a file says that it is a workbook.
pub(super) fn has_workbook_name(path: &Path) -> bool {
    ENDINGS.contains(&ending(&path.to_string_lossy()).as_str())
}

/// Whether a file in a folder is a workbook: by its name and its first bytes.
pub(super) fn is_workbook_file(path: &Path) -> bool {
    let begins_so = || -> io::Result<bool> {
        let mut bytes = Vec::new();
        File::open(path)?.take(4).read_to_end(&mut bytes)?;
        Ok(bytes == ARCHIVE || bytes == OLDER_DOCUMENT)
    };
    has_workbook_name(path) && begins_so().unwrap_or(false)
}

/// What to say of a file that is a workbook, or an archive of something else; `None` for text.
pub(super) fn workbook_finding(
    path: &Path,
    bytes: &[u8],
    severity: Severity,
) -> Option<Diagnostic> {
    let is_archive = bytes.starts_with(ARCHIVE);
    if !is_archive && !bytes.starts_with(OLDER_DOCUMENT) {
        return None;
    }
    let holds = |part: &[u8]| memmem::find(bytes, part).is_some();
    let is_workbook = !is_archive
        || has_workbook_name(path)
        || holds(b"xl/workbook")
        || holds(b"opendocument.spreadsheet");
    let place = FindingPlace::File(path.to_owned());
    let finding = if is_workbook {
        Diagnostic::error(
            "workbook",
            place,
            both!(
                "Das ist eine Tabelle von Excel oder LibreOffice. So wird sie nicht gelesen.",
                "This is a workbook of Excel or LibreOffice. It is not read as it is."
            ),
            both!(
                "Bitte sie dort öffnen, „Speichern unter“ und „CSV UTF-8“ wählen (in LibreOffice „Text CSV“ mit dem Zeichensatz UTF-8), und diese CSV-Datei nennen.",
                "Please open it there, choose “Save as” and “CSV UTF-8” (in LibreOffice “Text CSV” with the character set UTF-8), and name that CSV file."
            ),
        )
    } else {
        Diagnostic::error(
            "archive",
            place,
            both!(
                "Das ist ein Archiv (ZIP) oder ein Dokument, keine Liste.",
                "This is an archive (ZIP) or a document, no list."
            ),
            both!(
                "Bitte ein Archiv entpacken und die Liste darin nennen; ein Dokument als CSV (UTF-8) speichern.",
                "Please unpack an archive and name the list in it; save a document as CSV (UTF-8)."
            ),
        )
    };
    Some(Diagnostic {
        severity,
        ..finding
    })
}
