//! Which files the layers name, each at its place on the disk, without reading them.

use std::fs;
use std::path::{Path, PathBuf};

use super::fingerprint::{self, FileStamp};
use super::folder::FolderContents;
use super::layers::DataLayers;

/// A path that is read: as it was named, and its place, which is the same however it was named.
#[derive(Clone, Debug)]
pub struct ResolvedPath {
    /// The path as it was named.
    pub path: PathBuf,
    /// The path from the root, without links; where nothing is, as it was named.
    pub place: PathBuf,
}

/// The paths of layers in their order. Relative ones count from `base`.
pub fn resolve_paths(layers: &DataLayers, base: &Path) -> Vec<ResolvedPath> {
    let named = layers.named.iter().map(|(_, location)| location.raw_path());
    let place = |path: &Path| {
        let whole = base.join(path);
        ResolvedPath {
            path: path.to_owned(),
            place: fs::canonicalize(&whole).unwrap_or(whole),
        }
    };
    let user_folder = layers.user_folder.iter().map(PathBuf::as_path);
    user_folder.chain(named).map(place).collect()
}

/// The files that [`load`](super::load()) would read, in their order, with their stamps; an empty stamp
/// where there is nothing, or nothing that can be looked at. `None` where a path is none that a stamp
/// can speak for: standard input, a pipe, a server. `named` are the paths of the layers.
pub fn stamp_files(
    layers: &DataLayers,
    named: &[ResolvedPath],
) -> Option<Vec<(ResolvedPath, FileStamp)>> {
    let mut found = Vec::new();
    let mut locations = layers.named.iter().map(|(_, location)| location);
    if locations.any(|location| location.path().is_none()) {
        return None;
    }
    for ResolvedPath { path, place } in named {
        let one = |path: &Path, place: PathBuf, stamp| {
            let path = path.to_owned();
            (ResolvedPath { path, place }, stamp)
        };
        if !path.is_dir() {
            // The user's folder need not exist.
            if layers.user_folder.as_ref() != Some(path) || path.exists() {
                found.push(one(path, place.clone(), fingerprint::stamp_file(path)?));
            }
            continue;
        }
        let Ok(contents) = FolderContents::of(path) else {
            found.push(one(path, place.clone(), FileStamp::default()));
            continue;
        };
        for file in contents.files {
            let place = place.join(file.file_name()?);
            found.push(one(&file, place, fingerprint::stamp_file(&file)?));
        }
    }
    Some(found)
}
