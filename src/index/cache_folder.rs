//! The folder of the indexes: names, drafts, and what is thrown away.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;
use twox_hash::XxHash3_128;

use super::blocks::BlockReader;
use super::freshness::{IndexSources, is_up_to_date, path_bytes, path_from_bytes};
use super::header::read_header;
use super::setting::Setting;
use crate::formats::RecordKind;
use crate::load::resolved_files::{self, ResolvedPath};
use crate::load::{DataLayers, format_by_name};

/// How the name of an index ends.
const ENDING: &str = "index";

/// How the name of a draft ends.
const DRAFT: &str = "draft";

/// How the name of a note ends that findings were told.
pub(super) const TOLD: &str = "index-told";

/// An index that was not used for so long is thrown away.
const LONGEST_UNUSED: Duration = Duration::from_hours(60 * 24);

/// The time of use is noted so often at most.
const NOTED_EVERY: Duration = Duration::from_hours(24);

/// Digits of the name of an index before its ending.
const DIGITS: usize = 32;

/// The name of the index of a set: these layers, read for these kinds. The same list has one index,
/// however its path is written; `named` are the paths of the layers.
pub(super) fn index_name(
    layers: &DataLayers,
    named: &[ResolvedPath],
    kinds: &[RecordKind],
) -> String {
    let mut hasher = XxHash3_128::new();
    let mut write = |bytes: &[u8]| {
        hasher.write(&(bytes.len() as u64).to_le_bytes());
        hasher.write(bytes);
    };
    write(&[u8::from(layers.bundled), u8::from(layers.all_accounts)]);
    write(&kind_bits(kinds).to_le_bytes());
    write(&[u8::from(layers.user_folder.is_some())]);
    let home = layers.customs.home.as_ref();
    write(home.map_or("", |home| home.written_form()).as_bytes());
    for (name, key) in layers.customs.names.pairs() {
        write(name.as_bytes());
        write(key.as_bytes());
    }
    for ResolvedPath { path, place } in named {
        write(path_bytes(place));
        // A link may be called otherwise than its file, and be read in another form.
        write(&[format_by_name(path)]);
    }
    format!("{:0DIGITS$x}.{ENDING}", hasher.finish_128())
}

/// Kinds as a set of bits.
pub(super) fn kind_bits(kinds: &[RecordKind]) -> u16 {
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

/// An index while it is built, under another name. It is locked, so that no other
/// process throws it away, and removed if it is not kept.
pub(super) struct DraftFile {
    pub(super) file: File,
    path: PathBuf,
    goal: PathBuf,
    is_kept: bool,
}

impl DraftFile {
    pub(super) fn new(setting: &Setting, name: &str) -> io::Result<DraftFile> {
        create_folder(&setting.folder)?;
        let (process, time) = (std::process::id(), setting.now.as_nanos());
        let path = setting
            .folder
            .join(format!("{name}.{process}-{time}.{DRAFT}"));
        let file = owner_only_options().create_new(true).open(&path)?;
        let draft = DraftFile {
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
fn owner_only_options() -> fs::OpenOptions {
    let mut options = File::options();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Writes a note in the place of an older one.
pub(super) fn replace_note(setting: &Setting, path: &Path, content: &[u8]) -> io::Result<()> {
    create_folder(&setting.folder)?;
    let _ = fs::remove_file(path);
    owner_only_options()
        .create_new(true)
        .open(path)?
        .write_all(content)
}

/// Creates the cache folder, for its owner alone.
fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

impl Drop for DraftFile {
    fn drop(&mut self) {
        if !self.is_kept {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// What lies at a place where an index may lie.
pub(super) enum CacheFile {
    /// A file that no other user can have written.
    Trusted(File, Metadata),
    /// What is neither read nor thrown away.
    Untrusted(UntrustedFile),
}

/// Why something that is called as an index is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UntrustedFile {
    /// It belongs to another user, who may have written anything into it.
    Foreign,
    /// Others may write it.
    Writable,
    /// It is no plain file: a folder, a link, a pipe.
    NoFile,
}

/// Looks at what lies there; `None` where nothing can be seen. It does not block: to open a pipe would wait for
/// its writer.
pub(super) fn inspect(path: &Path) -> Option<CacheFile> {
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
        return Some(CacheFile::Untrusted(UntrustedFile::NoFile));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let user = rustix::process::geteuid().as_raw();
        if let Some(strange) = distrust_reason(data.uid(), data.mode(), user) {
            return Some(CacheFile::Untrusted(strange));
        }
    }
    Some(CacheFile::Trusted(file?, data))
}

/// Why what a file says is not believed, by its owner and its rights.
#[cfg(unix)]
fn distrust_reason(owner: u32, mode: u32, user: u32) -> Option<UntrustedFile> {
    // A file of root is trusted: the administrator can change any file and the program itself.
    if owner != user && owner != 0 {
        return Some(UntrustedFile::Foreign);
    }
    (mode & 0o022 != 0).then_some(UntrustedFile::Writable)
}

/// Throws away the index of these layers.
pub fn forget(setting: &Setting, layers: &DataLayers, kinds: &[RecordKind]) {
    let named = resolved_files::resolve_paths(layers, &setting.base);
    let name = index_name(layers, &named, kinds);
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

/// Throws away what holds people who may have left their list, whatever lists they are of: drafts whose
/// builder is gone, and indexes whose sources changed, shrank or are gone, that are damaged, of another
/// format, or were not used for long. A process that has one open reads on in it. Cheap enough for every
/// call: five calls of the system for the folder, seven for an index, and one for each of its sources.
pub fn tidy(setting: &Setting) {
    for path in files(setting) {
        let Some(CacheFile::Trusted(file, data)) = inspect(&path) else {
            continue;
        };
        let is_needless = if has_ending(&path, DRAFT) {
            file.try_lock().is_ok()
        } else if has_ending(&path, TOLD) {
            age(&data, setting.now).is_none_or(|age| age >= LONGEST_UNUSED)
        } else {
            has_ending(&path, ENDING) && !is_needed(setting, &path, file, &data)
        };
        if is_needless {
            let _ = fs::remove_file(path);
        }
    }
}

fn is_needed(setting: &Setting, path: &Path, file: File, data: &Metadata) -> bool {
    let is_fresh = age(data, setting.now).is_some_and(|age| age < LONGEST_UNUSED);
    is_fresh && is_up_to_date(setting, path, &BlockReader::new(file))
}

/// The time since a file was written, or noted as used.
fn age(data: &Metadata, now: Duration) -> Option<Duration> {
    let modified = data.modified().ok()?;
    let modified = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(now.saturating_sub(modified))
}

/// Notes that an index was used.
pub(super) fn note_use(path: &Path, data: &Metadata, now: Duration) {
    if age(data, now).is_none_or(|age| age < NOTED_EVERY) {
        return;
    }
    if let Ok(file) = File::options().write(true).open(path) {
        let _ = file.set_modified(std::time::UNIX_EPOCH + now);
    }
}

/// An index that was thrown away, or the draft of one.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RemovedIndex {
    /// The lists that were in it; none in a draft.
    pub lists: Vec<PathBuf>,
    /// Where it lay.
    pub path: PathBuf,
    /// Bytes.
    pub bytes: u64,
}

/// Throws away all indexes and drafts that are ours, up to date or not, and the notes of what was told. Hands back
/// which indexes went, and what the system did not let go.
pub fn forget_all(setting: &Setting) -> (Vec<RemovedIndex>, Vec<(PathBuf, io::Error)>) {
    let (mut gone, mut left) = (Vec::new(), Vec::new());
    for path in files(setting) {
        let (lists, bytes) = match inspect(&path) {
            Some(CacheFile::Trusted(file, data)) => (lists(&BlockReader::new(file)), data.len()),
            Some(CacheFile::Untrusted(UntrustedFile::Writable)) => {
                let data = fs::symlink_metadata(&path);
                (Vec::new(), data.map_or(0, |data| data.len()))
            }
            _ => continue,
        };
        match fs::remove_file(&path) {
            Ok(()) if has_ending(&path, TOLD) => {}
            Ok(()) => gone.push(RemovedIndex { lists, path, bytes }),
            Err(error) => left.push((path, error)),
        }
    }
    gone.sort();
    (gone, left)
}

/// What is called as ours are, but is neither read nor thrown away, and why.
pub fn untrusted_files(setting: &Setting) -> Vec<(PathBuf, UntrustedFile)> {
    let strange = |path: PathBuf| match inspect(&path) {
        Some(CacheFile::Untrusted(strange)) => Some((path, strange)),
        _ => None,
    };
    let mut found: Vec<_> = files(setting).filter_map(strange).collect();
    found.sort();
    found
}

/// What there is to see of an index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IndexInfo {
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

impl IndexInfo {
    /// Whether it is of layers that were read for these kinds.
    pub fn is_for(&self, kinds: &[RecordKind]) -> bool {
        self.kinds == kind_bits(kinds)
    }
}

/// All indexes in the folder that are read.
pub fn list_indexes(setting: &Setting) -> Vec<IndexInfo> {
    let indexes = files(setting).filter(|path| has_ending(path, ENDING));
    let mut shown: Vec<IndexInfo> = indexes
        .filter_map(|path| read_info(setting, path))
        .collect();
    shown.sort();
    shown
}

fn read_info(setting: &Setting, path: PathBuf) -> Option<IndexInfo> {
    let Some(CacheFile::Trusted(file, data)) = inspect(&path) else {
        return None;
    };
    let reader = BlockReader::new(file);
    let header = read_header(&reader)?;
    Some(IndexInfo {
        lists: lists(&reader),
        path,
        bytes: data.len(),
        age: setting
            .now
            .saturating_sub(Duration::from_secs(header.built)),
        kinds: header.kinds,
    })
}

/// The files and folders of which an index is, as far as they are still there.
fn lists(reader: &BlockReader) -> Vec<PathBuf> {
    let sources: Option<IndexSources> =
        read_header(reader).and_then(|header| reader.value(header.sources));
    let named = sources.map(|sources| sources.named).unwrap_or_default();
    let lists = named.iter().filter_map(|place| path_from_bytes(place));
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
        assert_eq!(distrust_reason(me, 0o600, me), None);
        assert_eq!(distrust_reason(me, 0o644, me), None);
        assert_eq!(distrust_reason(0, 0o644, me), None);
        assert_eq!(
            distrust_reason(other, 0o644, me),
            Some(UntrustedFile::Foreign)
        );
        assert_eq!(
            distrust_reason(other, 0o600, 0),
            Some(UntrustedFile::Foreign)
        );
        assert_eq!(
            distrust_reason(me, 0o620, me),
            Some(UntrustedFile::Writable)
        );
        assert_eq!(
            distrust_reason(me, 0o602, me),
            Some(UntrustedFile::Writable)
        );
        assert_eq!(distrust_reason(0, 0o666, me), Some(UntrustedFile::Writable));
    }
}
