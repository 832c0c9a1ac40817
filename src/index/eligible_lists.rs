//! The lists of which an index may be made.

use std::path::{Path, PathBuf};

use crate::index::setting::Setting;
use crate::load::DataLayers;
use crate::load::fingerprint::FileStamp;
use crate::load::resolved_files::{self, ResolvedPath};

/// Lists shorter than this, in bytes, are read whole: some hundred contacts, for which that takes no
/// longer than a look into an index (about half a millisecond, see `benches/results.md`).
pub const SHORTEST_INDEXED: u64 = 64 << 10;

/// Whether there are lists of which an index may be made, short or long: cheap to ask.
pub fn has_lists(layers: &DataLayers) -> bool {
    let folder = layers.user_folder.as_deref();
    !layers.named.is_empty() || folder.is_some_and(Path::exists)
}

/// The files of layers whose reading takes longer than an index.
pub(super) fn files_worth_an_index(
    setting: &Setting,
    layers: &DataLayers,
    named: &[ResolvedPath],
) -> Option<Vec<(ResolvedPath, FileStamp)>> {
    let files = resolved_files::stamp_files(layers, named)?;
    (bytes_in(&files) >= setting.shortest).then_some(files)
}

pub(super) fn bytes_in(files: &[(ResolvedPath, FileStamp)]) -> u64 {
    files.iter().map(|(_, stamp)| stamp.len()).sum()
}

pub(super) fn places(files: &[(ResolvedPath, FileStamp)]) -> Vec<(PathBuf, FileStamp)> {
    let place = |(file, stamp): &(ResolvedPath, FileStamp)| (file.place.clone(), *stamp);
    files.iter().map(place).collect()
}

pub(super) fn paths(named: &[ResolvedPath]) -> Vec<PathBuf> {
    named.iter().map(|named| named.path.clone()).collect()
}
