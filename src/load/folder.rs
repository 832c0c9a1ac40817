//! What lies in a folder: data files, folders, and files that are no data.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::DocumentIndex;
use crate::files::encoding;
use crate::formats::{begins_unmistakably, ending, of_ending};
use crate::load::refused_workbook;

/// What lies in a folder, without what is hidden or tells people about it.
#[derive(Default)]
pub(super) struct FolderContents {
    /// The files of data.
    pub(super) files: Vec<PathBuf>,
    /// The folders inside.
    pub(super) subfolders: Vec<PathBuf>,
    /// Everything else.
    pub(super) others: Vec<PathBuf>,
}

impl FolderContents {
    /// What lies in a folder, in the order of the names.
    pub(super) fn of(folder: &Path) -> io::Result<FolderContents> {
        let mut contents = FolderContents::default();
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
}

/// Whether a file in a folder is not for people: hidden, or the lock of a workbook that is open in another
/// program (`.~lock.liste.ods#`, `~$liste.xlsx`).
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name.starts_with('.') || name.starts_with("~$")
    })
}

/// Whether a file tells people about the folder in which it lies (`README.md`, `liesmich.txt`). It
/// is not taken for a list, so no finding says that it is not read.
fn is_about_folder(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy().to_lowercase();
        let name = name.split('.').next().unwrap_or_default();
        matches!(name, "readme" | "liesmich")
    }) || is_schema(path)
}

/// Whether a file tells editors what the files beside it hold (`data.schema.json`).
fn is_schema(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".schema.json")
}

/// Whether a file in a folder is read, or named because it is a workbook: by its ending, or, where the
/// ending says nothing, by how it begins.
fn is_data_file(path: &Path) -> bool {
    let name = path.to_string_lossy();
    if is_schema(path) {
        return false;
    }
    if of_ending(&name).is_some() || refused_workbook::is_workbook_file(path) {
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
    let (text, _) = encoding::decode(bytes, DocumentIndex(0));
    Ok(begins_unmistakably(&text))
}
