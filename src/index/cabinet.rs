//! The folder of the indexes: names, drafts, and what is thrown away.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use twox_hash::XxHash3_128;

use super::blocks::Reader;
use super::{Setting, SourceOf, head, read};
use crate::source::stamp::Content;
use crate::source::{Kind, Layers};

/// How the name of an index ends.
const ENDING: &str = "index";

/// How the name of a draft ends.
const DRAFT: &str = "draft";

/// An index that nobody used for so long is thrown away.
const LONGEST_UNUSED: Duration = Duration::from_hours(60 * 24);

/// The time of use is noted so often at most.
const NOTED_EVERY: Duration = Duration::from_hours(24);

/// The name of the index of a set: these layers, read for these kinds.
pub(super) fn name_of(setting: &Setting, layers: &Layers, kinds: &[Kind]) -> String {
    let mut hasher = XxHash3_128::new();
    let mut write = |bytes: &[u8]| {
        hasher.write(&(bytes.len() as u64).to_le_bytes());
        hasher.write(bytes);
    };
    write(&[u8::from(layers.bundled)]);
    let bits = kinds
        .iter()
        .fold(0_u16, |bits, kind| bits | 1 << *kind as u16);
    write(&bits.to_le_bytes());
    let folder = layers.user_folder.as_deref();
    let named = layers.named.iter().map(|(_, path)| path.as_path());
    write(&[u8::from(folder.is_some())]);
    for path in folder.into_iter().chain(named) {
        write(setting.base.join(path).as_os_str().as_encoded_bytes());
    }
    format!("{:032x}.{ENDING}", hasher.finish_128())
}

/// An index while it is built, under another name. It is locked, so that nobody throws it away, and
/// removed if it is not kept.
pub(super) struct Draft {
    pub(super) file: File,
    path: PathBuf,
    goal: PathBuf,
    is_kept: bool,
}

impl Draft {
    pub(super) fn new(setting: &Setting, name: &str) -> io::Result<Draft> {
        create_folder(&setting.folder)?;
        let (process, time) = (std::process::id(), setting.now.as_nanos());
        let path = setting
            .folder
            .join(format!("{name}.{process}-{time}.{DRAFT}"));
        let file = for_owner().create_new(true).open(&path)?;
        let draft = Draft {
            file,
            path,
            goal: setting.folder.join(name),
            is_kept: false,
        };
        // Where there are no locks, a draft may be thrown away while it is built; then it cannot be
        // renamed, and is built again next time.
        let _ = draft.file.try_lock();
        Ok(draft)
    }

    /// Gives the draft the name of the index.
    pub(super) fn keep(mut self) -> io::Result<()> {
        fs::rename(&self.path, &self.goal)?;
        self.is_kept = true;
        Ok(())
    }
}

/// An index holds what the list holds, which others may not be allowed to read.
fn for_owner() -> fs::OpenOptions {
    let mut options = File::options();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Creates the cache folder, for its owner alone.
fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_kept {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Throws an index away, where it may be.
pub(super) fn remove(setting: &Setting, name: &str) {
    let _ = fs::remove_file(setting.folder.join(name));
}

/// Throws away what nobody needs: drafts whose builder is gone, indexes whose sources are gone, that
/// are damaged, or that were not used for long.
pub(super) fn tidy(setting: &Setting, own: &str) {
    let Ok(entries) = fs::read_dir(&setting.folder) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        if entry.file_name().to_string_lossy() == own {
            continue;
        }
        let is_needless = match path.extension().and_then(|ending| ending.to_str()) {
            Some(DRAFT) => File::open(&path).is_ok_and(|file| file.try_lock().is_ok()),
            Some(ENDING) => !is_needed(&path, setting.now),
            _ => false,
        };
        if is_needless {
            let _ = fs::remove_file(path);
        }
    }
}

fn is_needed(path: &Path, now: Duration) -> bool {
    let Ok(file) = File::open(path) else {
        return false;
    };
    let is_fresh = age(&file, now).is_some_and(|age| age < LONGEST_UNUSED);
    let reader = Reader::new(file);
    let sources: Option<Vec<SourceOf>> = head(&reader).and_then(|head| read(&reader, head.sources));
    is_fresh && sources.is_some_and(|sources| sources.iter().all(SourceOf::is_there))
}

/// The time since a file was written, or noted as used.
fn age(file: &File, now: Duration) -> Option<Duration> {
    let modified = file.metadata().ok()?.modified().ok()?;
    let modified = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(now.saturating_sub(modified))
}

/// Notes that an index was used.
pub(super) fn was_used(path: &Path, now: Duration) {
    let Ok(file) = File::open(path) else { return };
    if age(&file, now).is_none_or(|age| age < NOTED_EVERY) {
        return;
    }
    if let Ok(file) = File::options().write(true).open(path) {
        let _ = file.set_modified(std::time::UNIX_EPOCH + now);
    }
}

impl SourceOf {
    /// Whether a source is where it was read, or was not there then either.
    fn is_there(&self) -> bool {
        let is_refused = matches!(self.content, Content::Refused(_));
        is_refused || path_of(&self.path).is_some_and(Path::exists)
    }
}

/// The path of these bytes of the system.
fn path_of(bytes: &[u8]) -> Option<&Path> {
    #[cfg(unix)]
    let path = {
        use std::os::unix::ffi::OsStrExt;
        Some(Path::new(std::ffi::OsStr::from_bytes(bytes)))
    };
    #[cfg(not(unix))]
    let path = std::str::from_utf8(bytes).ok().map(Path::new);
    path
}

/// What there is to see of an index.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Where it lies.
    pub path: PathBuf,
    /// Bytes.
    pub bytes: u64,
    /// The time since it was built.
    pub age: Duration,
}

/// The index of these layers as it lies in the folder, whether or not it is up to date.
pub fn shown(setting: &Setting, layers: &Layers, kinds: &[Kind]) -> Option<Shown> {
    let path = setting.folder.join(name_of(setting, layers, kinds));
    let file = File::open(&path).ok()?;
    let bytes = file.metadata().ok()?.len();
    let built = Duration::from_secs(head(&Reader::new(file))?.built);
    let age = setting.now.saturating_sub(built);
    Some(Shown { path, bytes, age })
}
