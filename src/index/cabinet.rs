//! The folder of the indexes: names, drafts, and what is thrown away.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;
use twox_hash::XxHash3_128;

use super::blocks::Reader;
use super::{Setting, Sources, bytes_of, head, is_up_to_date};
use crate::formats::RecordKind;
use crate::load::resolved_files::ResolvedPath;
use crate::load::{DataLayers, format_by_name};

/// How the name of an index ends.
const ENDING: &str = "index";

/// How the name of a draft ends.
const DRAFT: &str = "draft";

/// An index that nobody used for so long is thrown away.
const LONGEST_UNUSED: Duration = Duration::from_hours(60 * 24);

/// The time of use is noted so often at most.
const NOTED_EVERY: Duration = Duration::from_hours(24);

/// Digits of the name of an index before its ending.
const DIGITS: usize = 32;

/// The name of the index of a set: these layers, read for these kinds. The same list has one index,
/// however its path is written; `named` are the paths of the layers.
pub(super) fn name_of(layers: &DataLayers, named: &[ResolvedPath], kinds: &[RecordKind]) -> String {
    let mut hasher = XxHash3_128::new();
    let mut write = |bytes: &[u8]| {
        hasher.write(&(bytes.len() as u64).to_le_bytes());
        hasher.write(bytes);
    };
    write(&[u8::from(layers.bundled)]);
    write(&bits(kinds).to_le_bytes());
    write(&[u8::from(layers.user_folder.is_some())]);
    for ResolvedPath { path, place } in named {
        write(bytes_of(place));
        // A link may be called otherwise than its file, and be read in another form.
        write(&[format_by_name(path)]);
    }
    format!("{:0DIGITS$x}.{ENDING}", hasher.finish_128())
}

/// Kinds as a set of bits.
pub(super) fn bits(kinds: &[RecordKind]) -> u16 {
    kinds
        .iter()
        .fold(0_u16, |bits, kind| bits | 1 << *kind as u16)
}

/// Whether a file is called as indexes and their drafts are; others are none of our business.
fn is_ours(name: &str) -> bool {
    let (digits, ending) = name.split_at_checked(DIGITS).unwrap_or_default();
    digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        && ending
            .strip_prefix('.')
            .is_some_and(|ending| ending.starts_with(ENDING))
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

/// What lies at a place where an index may lie.
pub(super) enum Lying {
    /// A file that nobody else can have written.
    Ours(File, Metadata),
    /// What is neither read nor thrown away.
    Strange(Strange),
}

/// Why something that is called as an index is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strange {
    /// It belongs to another user, who may have written anything into it.
    Foreign,
    /// Others may write it.
    Writable,
    /// It is no plain file: a folder, a link, a pipe.
    NoFile,
}

/// Looks at what lies there, without waiting for whoever writes into a pipe; `None` where nothing can be
/// seen.
pub(super) fn lying(path: &Path) -> Option<Lying> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    let (data, file) = match options.open(path) {
        Ok(file) => (file.metadata().ok()?, Some(file)),
        // Links, sockets, and the files of others cannot be opened, but seen.
        Err(_) => (fs::symlink_metadata(path).ok()?, None),
    };
    if !data.is_file() {
        return Some(Lying::Strange(Strange::NoFile));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let user = rustix::process::geteuid().as_raw();
        if let Some(strange) = not_trusted(data.uid(), data.mode(), user) {
            return Some(Lying::Strange(strange));
        }
    }
    Some(Lying::Ours(file?, data))
}

/// Why what a file says is not believed, by its owner and its rights.
#[cfg(unix)]
fn not_trusted(owner: u32, mode: u32, user: u32) -> Option<Strange> {
    // Who administers the machine can write anything anyway.
    if owner != user && owner != 0 {
        return Some(Strange::Foreign);
    }
    (mode & 0o022 != 0).then_some(Strange::Writable)
}

/// Throws an index away, where it may be.
pub(super) fn remove(setting: &Setting, name: &str) {
    let _ = fs::remove_file(setting.folder.join(name));
}

/// The files of the cache folder that are called as ours are.
fn files(setting: &Setting) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(&setting.folder).into_iter().flatten();
    entries.filter_map(Result::ok).filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        is_ours(&name).then(|| entry.path())
    })
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|have| have == ending)
}

/// Throws away what holds people who may have left their list: drafts whose builder is gone, and indexes
/// whose sources changed or are gone, that are damaged, of another format, or were not used for long.
/// Whoever has one open reads on in it.
pub(super) fn tidy(setting: &Setting) {
    for path in files(setting) {
        let Some(Lying::Ours(file, data)) = lying(&path) else {
            continue;
        };
        let is_needless = match has_ending(&path, DRAFT) {
            true => file.try_lock().is_ok(),
            false => has_ending(&path, ENDING) && !is_needed(setting, &path, file, &data),
        };
        if is_needless {
            let _ = fs::remove_file(path);
        }
    }
}

fn is_needed(setting: &Setting, path: &Path, file: File, data: &Metadata) -> bool {
    let is_fresh = age(data, setting.now).is_some_and(|age| age < LONGEST_UNUSED);
    is_fresh && is_up_to_date(setting, path, &Reader::new(file))
}

/// The time since a file was written, or noted as used.
fn age(data: &Metadata, now: Duration) -> Option<Duration> {
    let modified = data.modified().ok()?;
    let modified = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(now.saturating_sub(modified))
}

/// Notes that an index was used.
pub(super) fn was_used(path: &Path, data: &Metadata, now: Duration) {
    if age(data, now).is_none_or(|age| age < NOTED_EVERY) {
        return;
    }
    if let Ok(file) = File::options().write(true).open(path) {
        let _ = file.set_modified(std::time::UNIX_EPOCH + now);
    }
}

/// An index that was thrown away, or the draft of one.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Forgotten {
    /// The lists that were in it; none in a draft.
    pub lists: Vec<PathBuf>,
    /// Where it lay.
    pub path: PathBuf,
    /// Bytes.
    pub bytes: u64,
}

/// Throws away all indexes and drafts that are ours, up to date or not. Hands back what went, and what
/// the system did not let go.
pub fn forget_all(setting: &Setting) -> (Vec<Forgotten>, Vec<(PathBuf, io::Error)>) {
    let (mut gone, mut left) = (Vec::new(), Vec::new());
    for path in files(setting) {
        let (lists, bytes) = match lying(&path) {
            Some(Lying::Ours(file, data)) => (lists(&Reader::new(file)), data.len()),
            Some(Lying::Strange(Strange::Writable)) => {
                let data = fs::symlink_metadata(&path);
                (Vec::new(), data.map_or(0, |data| data.len()))
            }
            _ => continue,
        };
        match fs::remove_file(&path) {
            Ok(()) => gone.push(Forgotten { lists, path, bytes }),
            Err(error) => left.push((path, error)),
        }
    }
    gone.sort();
    (gone, left)
}

/// What is called as ours are, but is neither read nor thrown away, and why.
pub fn strange(setting: &Setting) -> Vec<(PathBuf, Strange)> {
    let strange = |path: PathBuf| match lying(&path) {
        Some(Lying::Strange(strange)) => Some((path, strange)),
        _ => None,
    };
    let mut found: Vec<_> = files(setting).filter_map(strange).collect();
    found.sort();
    found
}

/// The path of these bytes of the system.
pub(super) fn path_of(bytes: &[u8]) -> Option<&Path> {
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    /// The files and folders of which it is.
    pub lists: Vec<PathBuf>,
    /// Where it lies.
    pub path: PathBuf,
    /// Bytes.
    pub bytes: u64,
    /// The time since it was built.
    pub age: Duration,
    kinds: u16,
}

impl Shown {
    /// Whether it is of layers that were read for these kinds.
    pub fn is_for(&self, kinds: &[RecordKind]) -> bool {
        self.kinds == bits(kinds)
    }
}

/// All indexes in the folder that are read.
pub fn shown(setting: &Setting) -> Vec<Shown> {
    let indexes = files(setting).filter(|path| has_ending(path, ENDING));
    let mut shown: Vec<Shown> = indexes.filter_map(|path| one(setting, path)).collect();
    shown.sort();
    shown
}

fn one(setting: &Setting, path: PathBuf) -> Option<Shown> {
    let Some(Lying::Ours(file, data)) = lying(&path) else {
        return None;
    };
    let reader = Reader::new(file);
    let head = head(&reader)?;
    Some(Shown {
        lists: lists(&reader),
        path,
        bytes: data.len(),
        age: setting.now.saturating_sub(Duration::from_secs(head.built)),
        kinds: head.kinds,
    })
}

/// The files and folders of which an index is, as far as they are still there.
fn lists(reader: &Reader) -> Vec<PathBuf> {
    let sources: Option<Sources> = head(reader).and_then(|head| reader.value(head.sources));
    let named = sources.map(|sources| sources.named).unwrap_or_default();
    let lists = named.iter().filter_map(|place| path_of(place));
    lists
        .filter(|list| list.exists())
        .map(Path::to_owned)
        .collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_else_can_have_written_is_believed() {
        let (me, other) = (1000, 1001);
        assert_eq!(not_trusted(me, 0o600, me), None);
        assert_eq!(not_trusted(me, 0o644, me), None);
        assert_eq!(not_trusted(0, 0o644, me), None);
        assert_eq!(not_trusted(other, 0o644, me), Some(Strange::Foreign));
        assert_eq!(not_trusted(other, 0o600, 0), Some(Strange::Foreign));
        assert_eq!(not_trusted(me, 0o620, me), Some(Strange::Writable));
        assert_eq!(not_trusted(me, 0o602, me), Some(Strange::Writable));
        assert_eq!(not_trusted(0, 0o666, me), Some(Strange::Writable));
    }
}
