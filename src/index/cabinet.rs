//! The folder of the indexes: names, drafts, and what is thrown away.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use twox_hash::XxHash3_128;

use super::blocks::Reader;
use super::{FORMAT, Setting, SourceOf, Sources, bytes_of, format, head};
use crate::source::stamp::{Content, Named};
use crate::source::{Kind, Layers, form_told};

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
pub(super) fn name_of(layers: &Layers, named: &[Named], kinds: &[Kind]) -> String {
    let mut hasher = XxHash3_128::new();
    let mut write = |bytes: &[u8]| {
        hasher.write(&(bytes.len() as u64).to_le_bytes());
        hasher.write(bytes);
    };
    write(&[u8::from(layers.bundled)]);
    write(&bits(kinds).to_le_bytes());
    write(&[u8::from(layers.user_folder.is_some())]);
    for Named { path, place } in named {
        write(bytes_of(place));
        // A link may be called otherwise than its file, and be read in another form.
        write(&[form_told(path)]);
    }
    format!("{:0DIGITS$x}.{ENDING}", hasher.finish_128())
}

/// Kinds as a set of bits.
pub(super) fn bits(kinds: &[Kind]) -> u16 {
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

/// Throws an index away, where it may be.
pub(super) fn remove(setting: &Setting, name: &str) {
    let _ = fs::remove_file(setting.folder.join(name));
}

/// The files of the cache folder that are called as ours are, except the one with the name `own`.
fn files(setting: &Setting, own: Option<&str>) -> impl Iterator<Item = PathBuf> {
    let own = own.map(str::to_owned);
    let entries = fs::read_dir(&setting.folder).into_iter().flatten();
    entries.filter_map(Result::ok).filter_map(move |entry| {
        let name = entry.file_name().into_string().ok()?;
        (is_ours(&name) && own.as_ref() != Some(&name)).then(|| entry.path())
    })
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|have| have == ending)
}

/// Throws away what nobody needs: drafts whose builder is gone, indexes whose sources are gone, that
/// are damaged, or that were not used for long. Whoever has one open reads on in it. `own` is kept.
pub(super) fn tidy(setting: &Setting, own: Option<&str>) {
    for path in files(setting, own) {
        let is_needless = if has_ending(&path, DRAFT) {
            File::open(&path).is_ok_and(|file| file.try_lock().is_ok())
        } else {
            has_ending(&path, ENDING) && !is_needed(&path, setting.now)
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
    // Another version of the program knows what it needs of its own indexes.
    let is_of_another = format(&reader).is_some_and(|format| format != FORMAT);
    let sources: Option<Sources> = head(&reader).and_then(|head| reader.value(head.sources));
    let are_there = sources.is_some_and(|sources| sources.files.iter().all(SourceOf::is_there));
    is_fresh && (is_of_another || are_there)
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
        is_refused || path_of(&self.place).is_some_and(Path::exists)
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    /// The files and folders of which it is; none where another version of the program built it.
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
    pub fn is_for(&self, kinds: &[Kind]) -> bool {
        self.kinds == bits(kinds)
    }
}

/// All indexes in the folder, whether or not they are up to date.
pub fn shown(setting: &Setting) -> Vec<Shown> {
    let indexes = files(setting, None).filter(|path| has_ending(path, ENDING));
    let mut shown: Vec<Shown> = indexes.filter_map(|path| one(setting, path)).collect();
    shown.sort();
    shown
}

fn one(setting: &Setting, path: PathBuf) -> Option<Shown> {
    let file = File::open(&path).ok()?;
    let bytes = file.metadata().ok()?.len();
    let written = age(&file, setting.now);
    let reader = Reader::new(file);
    format(&reader)?;
    let Some(head) = head(&reader) else {
        return Some(Shown {
            lists: Vec::new(),
            path,
            bytes,
            age: written?,
            kinds: 0,
        });
    };
    let sources: Sources = reader.value(head.sources)?;
    let lists = sources.named.iter().filter_map(|place| path_of(place));
    Some(Shown {
        lists: lists
            .filter(|list| list.exists())
            .map(Path::to_owned)
            .collect(),
        path,
        bytes,
        age: setting.now.saturating_sub(Duration::from_secs(head.built)),
        kinds: head.kinds,
    })
}
