//! What tells whether a file is still the same: its stamp, and its content as one number.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

use super::bundled::BUNDLED;
use crate::formats::RecordKind;

/// What the system says of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStamp {
    len: u64,
    /// Seconds and nanoseconds since 1970.
    modified: (i64, i64),
    /// The time of the last change of any kind, which no program can set back; where the system has it.
    changed: (i64, i64),
    inode: u64,
}

/// So long after a change a further one surely has another time: the coarsest clocks of file systems
/// count in two seconds (FAT).
const COARSEST_CLOCK: i64 = 2;

impl FileStamp {
    #[cfg(unix)]
    fn of(data: &Metadata) -> FileStamp {
        use std::os::unix::fs::MetadataExt;
        FileStamp {
            len: data.len(),
            modified: (data.mtime(), data.mtime_nsec()),
            changed: (data.ctime(), data.ctime_nsec()),
            inode: data.ino(),
        }
    }

    #[cfg(not(unix))]
    fn of(data: &Metadata) -> FileStamp {
        let modified = data
            .modified()
            .ok()
            .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok())
            .unwrap_or_default();
        let seconds = i64::try_from(modified.as_secs()).unwrap_or(i64::MAX);
        let time = (seconds, i64::from(modified.subsec_nanos()));
        FileStamp {
            len: data.len(),
            modified: time,
            changed: time,
            inode: 0,
        }
    }

    /// Whether a file that has this stamp at `now` (since 1970) cannot change any more without
    /// getting another one. A file that changed just now can: twice within one tick of the clock.
    pub fn is_settled(&self, now: Duration) -> bool {
        let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
        self.changed.0.saturating_add(COARSEST_CLOCK) < now
    }

    /// Bytes of the file.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether the file is empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// A file that was read, or a file or folder that could not be read.
#[derive(Clone, Debug)]
pub struct FileFingerprint {
    /// Its path, as it was given.
    pub path: PathBuf,
    /// Its stamp before it was read.
    pub stamp: FileStamp,
    /// What it held.
    pub content: FileContent,
}

/// What a file held when it was to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileContent {
    /// All of it as one number (XXH3, 128 bits).
    Read(u128),
    /// Nothing: the system refused, and gave this number for its reason, if it gave one.
    Refused(Option<i32>),
}

impl FileFingerprint {
    pub(super) fn new(path: &Path, data: &Metadata, bytes: &[u8]) -> FileFingerprint {
        FileFingerprint {
            path: path.to_owned(),
            stamp: FileStamp::of(data),
            content: FileContent::Read(XxHash3_128::oneshot(bytes)),
        }
    }

    pub(super) fn refused(path: &Path, error: &io::Error) -> FileFingerprint {
        FileFingerprint {
            path: path.to_owned(),
            stamp: FileStamp::default(),
            content: FileContent::Refused(error.raw_os_error()),
        }
    }

    /// Whether it was refused and is no more, or for another reason, or for one that shows only when
    /// it is read.
    pub fn is_refused_no_more(&self) -> bool {
        match self.content {
            FileContent::Read(_) => false,
            FileContent::Refused(reason) => !is_refused(&self.path, reason),
        }
    }
}

/// Whether the system refuses a file or folder at once, and gives this number for its reason.
pub fn is_refused(path: &Path, reason: Option<i32>) -> bool {
    let refusal = match fs::metadata(path) {
        Ok(data) if data.is_dir() => fs::read_dir(path).err(),
        Ok(data) if data.is_file() => File::open(path).err(),
        // To open a pipe would wait for a program that writes.
        Ok(_) => None,
        Err(error) => Some(error),
    };
    let number = refusal.and_then(|error| error.raw_os_error());
    number.is_some() && number == reason
}

/// The content of a file as one number, as [`FileContent::Read`] has it, if it keeps its stamp meanwhile.
pub fn hash_file(path: &Path, stamp: FileStamp) -> io::Result<Option<u128>> {
    let mut file = File::open(path)?;
    if FileStamp::of(&file.metadata()?) != stamp {
        return Ok(None);
    }
    let mut hasher = XxHash3_128::new();
    let mut bytes = vec![0; 1 << 18];
    loop {
        let read = file.read(&mut bytes)?;
        if read == 0 {
            break;
        }
        hasher.write(&bytes[..read]);
    }
    let is_same = FileStamp::of(&file.metadata()?) == stamp;
    Ok(is_same.then(|| hasher.finish_128()))
}

/// The stamp of a plain file, an empty one where nothing can be looked at; `None` for what is no plain
/// file.
pub fn stamp_file(path: &Path) -> Option<FileStamp> {
    match fs::metadata(path) {
        Ok(data) => data.is_file().then(|| FileStamp::of(&data)),
        Err(_) => Some(FileStamp::default()),
    }
}

/// The compiled-in texts for these kinds as one number.
pub fn bundled_hash(kinds: &[RecordKind]) -> u128 {
    let mut hasher = XxHash3_128::new();
    for file in &BUNDLED {
        if file.kinds.iter().any(|kind| kinds.contains(kind)) {
            hasher.write(file.text.as_bytes());
        }
    }
    hasher.finish_128()
}
