//! Whether an index still speaks for its sources: their stamps, and where these do not tell, their content.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::blocks::{self, BlockReader, Segment};
use super::header::{IndexHeader, read_header};
use super::setting::Setting;
use crate::formats::RecordKind;
use crate::load::DataLayers;
use crate::load::fingerprint::{self, FileContent, FileStamp};

/// Room for the stamp of one source, in bytes.
pub(super) const STAMP_ROOM: usize = 72;

/// What an index is of.
#[derive(Serialize, Deserialize)]
pub(super) struct IndexSources {
    /// The places of the paths that the layers name.
    pub(super) named: Vec<Vec<u8>>,
    pub(super) files: Vec<IndexSource>,
}

/// A source of an index.
#[derive(Serialize, Deserialize)]
pub(super) struct IndexSource {
    /// Its place, in the bytes of the system.
    pub(super) place: Vec<u8>,
    pub(super) content: FileContent,
}

/// The stamp of a source, and whether it is believed without a look at the content.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
pub(super) struct SourceStamp {
    pub(super) stamp: FileStamp,
    pub(super) is_settled: bool,
}

/// Whether an index, of whatever lists, holds what they hold now.
pub(super) fn is_up_to_date(setting: &Setting, path: &Path, reader: &BlockReader) -> bool {
    let Some(header) = read_header(reader) else {
        return false;
    };
    let Some(IndexSources { files, .. }) = reader.value(header.sources) else {
        return false;
    };
    let stamped = |source: &IndexSource| {
        let place = path_from_bytes(&source.place)?;
        Some((place.to_owned(), fingerprint::stamp_file(place)?))
    };
    let now: Option<Vec<(PathBuf, FileStamp)>> = files.iter().map(stamped).collect();
    now.is_some_and(|now| are_unchanged(setting, path, reader, &header, &files, &now))
}

/// The bytes of the system in which a path is filed.
pub(super) fn path_bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

pub(super) fn bundled_hash(layers: &DataLayers, kinds: &[RecordKind]) -> u128 {
    if layers.bundled {
        fingerprint::bundled_hash(kinds)
    } else {
        0
    }
}

/// Whether all sources are what they were. Believes settled stamps, looks at the content of the
/// others, and remembers what it saw.
pub(super) fn are_unchanged(
    setting: &Setting,
    path: &Path,
    reader: &BlockReader,
    header: &IndexHeader,
    sources: &[IndexSource],
    files: &[(PathBuf, FileStamp)],
) -> bool {
    // Stamps that cannot be read are no loss: the content tells as well, and they are written anew.
    let (segment, len) = (stamps_segment(sources.len()), sources.len() * STAMP_ROOM);
    let stamps = reader.read_optional(|reader| reader.bytes(segment, 0, len));
    let stamps: Option<Vec<SourceStamp>> = stamps.as_deref().map(|bytes| {
        bytes
            .chunks(STAMP_ROOM)
            .filter_map(|stamp| Some(postcard::take_from_bytes(stamp).ok()?.0))
            .collect()
    });
    let stamps = stamps.unwrap_or_default();
    let mut seen = Vec::new();
    let mut is_news = false;
    for (at, (&(ref place, now), source)) in files.iter().zip(sources).enumerate() {
        let hash = match source.content {
            FileContent::Read(hash) => hash,
            FileContent::Refused(reason) if fingerprint::is_refused(place, reason) => {
                seen.push(SourceStamp::default());
                continue;
            }
            FileContent::Refused(_) => return false,
        };
        let known = stamps.get(at);
        if known.is_some_and(|known| known.stamp.len() != now.len()) {
            return false;
        }
        let known = known.filter(|known| known.stamp == now);
        if known.is_some_and(|known| known.is_settled) {
            seen.push(SourceStamp {
                stamp: now,
                is_settled: true,
            });
            continue;
        }
        if fingerprint::hash_file(place, now).ok().flatten() != Some(hash) {
            return false;
        }
        let is_settled = now.is_settled(setting.now);
        is_news |= is_settled || known.is_none();
        seen.push(SourceStamp {
            stamp: now,
            is_settled,
        });
    }
    if is_news && let Ok(file) = File::options().write(true).open(path) {
        // Where this fails, the content is looked at again next time.
        let _ = write_stamps(&file, header.seed, &seen);
    }
    true
}

pub(super) fn stamps_segment(sources: usize) -> Segment {
    Segment {
        first: 1,
        len: (sources * STAMP_ROOM) as u64,
    }
}

pub(super) fn write_stamps(file: &File, seed: u64, stamps: &[SourceStamp]) -> io::Result<()> {
    let mut bytes = vec![0; stamps.len() * STAMP_ROOM];
    for (room, stamp) in bytes.chunks_mut(STAMP_ROOM).zip(stamps) {
        postcard::to_slice(stamp, room).map_err(io::Error::other)?;
    }
    blocks::write_at(file, seed, 1, &bytes)
}

/// The path of these bytes of the system.
pub(super) fn path_from_bytes(bytes: &[u8]) -> Option<&Path> {
    #[cfg(unix)]
    let path = {
        use std::os::unix::ffi::OsStrExt;
        Some(Path::new(std::ffi::OsStr::from_bytes(bytes)))
    };
    #[cfg(not(unix))]
    let path = std::str::from_utf8(bytes).ok().map(Path::new);
    path
}
