//! The index of a long list: what a look-up needs of it, in a file in the cache folder.
//!
//! # What it is
//!
//! To read a list of a million contacts takes seconds, to look at one of them takes microseconds. So
//! what the reading of all layers gave is written down once: the contacts as records, the keys under
//! which each is filed ([`search::file`](crate::search::file)), the rest of the directory, and the
//! findings. An index speaks for one *set*: these layers, read for these kinds. It holds the outcome
//! of reading and checking, not of each file, so references, replaced contacts and findings across
//! files are what they are without it.
//!
//! There is one search. The index only names the contacts that may fit ([`Catalogue`]); they are read
//! back and met by the same code as those in memory.
//!
//! # The file
//!
//! ```text
//!  block 0       head: format, maker, set, where everything stands
//!  block 1 …     stamps of the source files; the only blocks that are ever written again
//!  records       each contact (postcard), and where each stands
//!  words         every different word with its letters and where it stands, to be looked through
//!  tree          all keys in their order, with the places of their contacts
//!  directory     units, rooms, areas, sources …; findings; paths and hashes of the sources
//! ```
//!
//! # Why it is never wrong
//!
//! - *Stale*: each source has a stamp (length, times of change in nanoseconds, inode) and a hash of
//!   its content (XXH3, 128 bits). The same stamp is believed once the file is older than the
//!   coarsest clock of a file system: a change within one tick of the clock keeps the stamp. Until
//!   then, and when only the stamp differs, the content is hashed. Other bundled data, another
//!   build of the program ([`MAKER`]) or another format are told by the head.
//! - *Damaged*: every block has a checksum that depends on the file and on its place; a block is
//!   checked when it is read, so no byte of an answer is unchecked. If one is wrong, all answers are
//!   void, the layers are read, and the index is built again.
//! - *Half built*: it is built under another name and renamed when it is whole. No `fsync`: what a
//!   power cut leaves is caught by the checksums.
//! - *Two at once*: each builds its own file; the last to rename wins, and whoever has the other one
//!   open reads on in it.
//! - *What cannot be read*: a list that is missing or not allowed to be read is remembered as such,
//!   with its finding and the reason of the system. Each opening asks the system again; where it says
//!   anything else, the index is void. What fails only while it is read leaves no index.
//! - *Servers, standard input*: nobody can stamp what they give; where one takes part, there is no
//!   index, for the layers beside it neither.
//! - *No room, no permission, no second thread*: then there is no index, or it takes longer, and the
//!   layers are read as always. Why there is none, `wir paths` says ([`refusal()`]).
//! - *Of somebody else*: what another user owns or may write, and what is no plain file, is neither read
//!   nor thrown away ([`strange()`]).
//!
//! # How long it is kept
//!
//! Until the next call after a change of any of its lists, whatever that call is about ([`tidy()`]): who
//! was taken out of a list must not stay on disk. Without a change for 60 days after its last use.

mod blocks;
mod builder;
mod cabinet;
mod records;
mod refusal;
mod tree;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

use blocks::{FIRST_SEED, Reader, Section, needed};
use builder::{Builder, Shelves};
use cabinet::{Draft, Lying, lying, name_of, path_of};

pub use builder::Progress;
pub use cabinet::{Forgotten, Shown, Strange, forget_all, shown, strange};
pub use refusal::{Reason, Refusal, refusal};

use crate::diagnostic::{Diagnostic, Document, FindingPlace, FindingSummary, line_and_column};
use crate::formats::RecordKind;
use crate::load;
use crate::load::fingerprint;
use crate::load::fingerprint::{FileContent, FileFingerprint, FileStamp};
use crate::load::records::CheckedDirectory;
use crate::load::resolved_files::{self, ResolvedPath};
use crate::load::{DataLayers, LoadedTexts};
use crate::model::{Contact, Directory};
use crate::search::{Catalogue, Drawer, Places as WordPlaces};
use crate::text::clean;
use crate::text::locale::Lang;
use builder::{MAIL_KEY, drawer_byte};
use records::RecordReader;
use tree::Then;

/// The beginning of an index.
const MAGIC: [u8; 8] = *b"wirindex";

/// Changes with the form of the file or the meaning of its keys.
const FORMAT: u32 = 8;

/// Lists shorter than this, in bytes, are read whole: some hundred contacts, for which that takes no
/// longer than a look into an index (about half a millisecond, see `benches/results.md`).
pub const SHORTEST: u64 = 64 << 10;

/// This build of the program, by its source (build.rs): two builds of one version may read differently.
pub const MAKER: &str = env!("SOURCE_HASH");

/// Room for the stamp of one source, in bytes.
const STAMP_ROOM: usize = 72;

/// Contacts that are kept in memory.
const MOST_READ: usize = 2048;

/// Where indexes lie, and what the surroundings say.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The cache folder.
    pub folder: PathBuf,
    /// The folder from which paths count.
    pub base: PathBuf,
    /// The program that builds: [`MAKER`].
    pub maker: String,
    /// The time, since 1970.
    pub now: Duration,
    /// Lists shorter than this, in bytes, get no index.
    pub shortest: u64,
}

/// What the first block says.
#[derive(Serialize, Deserialize)]
struct Head {
    magic: [u8; 8],
    format: u32,
    maker: String,
    /// The kinds for which the layers were read.
    kinds: u16,
    /// When it was built, in seconds since 1970.
    built: u64,
    seed: u64,
    blocks: u32,
    bundled: u128,
    shelves: Shelves,
    /// Contacts to which others refer.
    referred: Vec<u32>,
    contacts_by_rank: Vec<usize>,
    sources: Section,
    directory: Section,
    /// Findings in each language.
    findings: [Section; 2],
    /// Whether entries were not read.
    hides_entries: bool,
}

/// What an index is of.
#[derive(Serialize, Deserialize)]
struct Sources {
    /// The places of the paths that the layers name.
    named: Vec<Vec<u8>>,
    files: Vec<SourceOf>,
}

/// A source of an index.
#[derive(Serialize, Deserialize)]
struct SourceOf {
    /// Its place, in the bytes of the system.
    place: Vec<u8>,
    content: FileContent,
}

/// The stamp of a source, and whether it is believed without a look at the content.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
struct Stamped {
    stamp: FileStamp,
    is_settled: bool,
}

/// A finding as one line without the name of its file, which may be given in another way next time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// See [`FindingSummary::code`].
    pub code: String,
    /// See [`FindingSummary::hides_entries`].
    pub hides_entries: bool,
    /// See [`FindingSummary::count`].
    pub count: usize,
    /// What it speaks of.
    pub file: FileOf,
    /// `:3:5: Fehler [code]: …`
    pub rest: String,
}

/// What a finding speaks of: what the user names is shown as he spells it this time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FileOf {
    /// A source, by its place among the sources.
    Source(usize),
    /// A path of the layers, by its place among them.
    Named(usize),
    /// Anything else, by its name.
    Other(String),
}

/// An open index.
pub struct Index {
    reader: Reader,
    head: Head,
    /// The sources, as they are named this time.
    paths: Vec<PathBuf>,
    /// The paths of the layers.
    named: Vec<PathBuf>,
    /// The places of the sources with their stamps, where stamps alone tell a change.
    stamps: Option<Vec<(PathBuf, FileStamp)>>,
    /// Contacts that were read last: one that is found is met, put in order and shown.
    read: RefCell<HashMap<u32, Rc<Contact<'static>>>>,
    records: RecordReader,
}

/// Opens the index of these layers, if there is one and it speaks for the files as they are now.
pub fn open(setting: &Setting, layers: &DataLayers, kinds: &[RecordKind]) -> Option<Index> {
    let named = resolved_files::resolve_paths(layers, &setting.base);
    let files = long_enough(setting, layers, &named)?;
    open_for(setting, layers, kinds, &named, files)
}

/// Whether there are lists of which an index may be made, short or long: cheap to ask.
pub fn has_lists(layers: &DataLayers) -> bool {
    let folder = layers.user_folder.as_deref();
    !layers.named.is_empty() || folder.is_some_and(Path::exists)
}

/// The files of layers whose reading takes longer than an index.
fn long_enough(
    setting: &Setting,
    layers: &DataLayers,
    named: &[ResolvedPath],
) -> Option<Vec<(ResolvedPath, FileStamp)>> {
    let files = resolved_files::stamp_files(layers, named)?;
    (bytes_in(&files) >= setting.shortest).then_some(files)
}

fn bytes_in(files: &[(ResolvedPath, FileStamp)]) -> u64 {
    files.iter().map(|(_, stamp)| stamp.len()).sum()
}

fn places(files: &[(ResolvedPath, FileStamp)]) -> Vec<(PathBuf, FileStamp)> {
    let place = |(file, stamp): &(ResolvedPath, FileStamp)| (file.place.clone(), *stamp);
    files.iter().map(place).collect()
}

fn paths(named: &[ResolvedPath]) -> Vec<PathBuf> {
    named.iter().map(|named| named.path.clone()).collect()
}

fn open_for(
    setting: &Setting,
    layers: &DataLayers,
    kinds: &[RecordKind],
    named: &[ResolvedPath],
    files: Vec<(ResolvedPath, FileStamp)>,
) -> Option<Index> {
    let path = setting.folder.join(name_of(layers, named, kinds));
    let Some(Lying::Ours(file, data)) = lying(&path) else {
        return None;
    };
    let reader = Reader::new(file);
    let head = head(&reader)?;
    let is_same = head.maker == setting.maker
        && head.kinds == cabinet::bits(kinds)
        && head.bundled == bundled(layers, kinds);
    if !is_same || !reader.has_blocks(head.blocks) {
        return None;
    }
    let sources: Sources = reader.value(head.sources)?;
    let sources = sources.files;
    let are_same = sources.len() == files.len()
        && sources
            .iter()
            .zip(&files)
            .all(|(source, (file, _))| bytes_of(&file.place) == source.place);
    let now = places(&files);
    if !are_same || !are_unchanged(setting, &path, &reader, &head, &sources, &now) {
        return None;
    }
    cabinet::was_used(&path, &data, setting.now);
    let is_told = |(source, (_, stamp)): (&SourceOf, &(ResolvedPath, FileStamp))| {
        matches!(source.content, FileContent::Read(_)) && stamp.is_settled(setting.now)
    };
    let are_told = sources.iter().zip(&files).all(is_told);
    Some(Index {
        stamps: are_told.then_some(now),
        reader,
        records: RecordReader::new(head.shelves.records),
        head,
        paths: files.into_iter().map(|(file, _)| file.path).collect(),
        named: paths(named),
        read: RefCell::default(),
    })
}

/// What the first block says; `None` for another format.
fn head(reader: &Reader) -> Option<Head> {
    let block = reader.block(0)?;
    let begin: ([u8; 8], u32) = postcard::take_from_bytes(&block[..]).ok()?.0;
    if begin != (MAGIC, FORMAT) {
        return None;
    }
    let head: Head = postcard::take_from_bytes(&block[..]).ok()?.0;
    reader.set_seed(head.seed);
    Some(head)
}

/// Whether an index, of whatever lists, holds what they hold now.
fn is_up_to_date(setting: &Setting, path: &Path, reader: &Reader) -> bool {
    let Some(head) = head(reader) else {
        return false;
    };
    let Some(Sources { files, .. }) = reader.value(head.sources) else {
        return false;
    };
    let stamped = |source: &SourceOf| {
        let place = path_of(&source.place)?;
        Some((place.to_owned(), fingerprint::of(place)?))
    };
    let now: Option<Vec<(PathBuf, FileStamp)>> = files.iter().map(stamped).collect();
    now.is_some_and(|now| are_unchanged(setting, path, reader, &head, &files, &now))
}

/// The bytes of the system in which a path is filed.
fn bytes_of(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

fn bundled(layers: &DataLayers, kinds: &[RecordKind]) -> u128 {
    if layers.bundled {
        fingerprint::bundled_hash(kinds)
    } else {
        0
    }
}

/// Whether all sources are what they were. Believes settled stamps, looks at the content of the
/// others, and remembers what it saw.
fn are_unchanged(
    setting: &Setting,
    path: &Path,
    reader: &Reader,
    head: &Head,
    sources: &[SourceOf],
    files: &[(PathBuf, FileStamp)],
) -> bool {
    // Stamps that cannot be read are no loss: the content tells as well, and they are written anew.
    let (section, len) = (stamps_at(sources.len()), sources.len() * STAMP_ROOM);
    let stamps = reader.spare(|reader| reader.bytes(section, 0, len));
    let stamps: Option<Vec<Stamped>> = stamps.as_deref().map(|bytes| {
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
                seen.push(Stamped::default());
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
            seen.push(Stamped {
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
        seen.push(Stamped {
            stamp: now,
            is_settled,
        });
    }
    if is_news && let Ok(file) = File::options().write(true).open(path) {
        // Where this fails, the content is looked at again next time.
        let _ = write_stamps(&file, head.seed, &seen);
    }
    true
}

fn stamps_at(sources: usize) -> Section {
    Section {
        first: 1,
        len: (sources * STAMP_ROOM) as u64,
    }
}

fn write_stamps(file: &File, seed: u64, stamps: &[Stamped]) -> io::Result<()> {
    let mut bytes = vec![0; stamps.len() * STAMP_ROOM];
    for (room, stamp) in bytes.chunks_mut(STAMP_ROOM).zip(stamps) {
        postcard::to_slice(stamp, room).map_err(io::Error::other)?;
    }
    blocks::write_at(file, seed, 1, &bytes)
}

/// Reads the layers and builds their index; `None` where they need none, or none can be built.
pub fn build(setting: &Setting, source: &Source<'_>, progress: Progress<'_>) -> Option<Index> {
    let Source { layers, kinds, .. } = *source;
    let named = resolved_files::resolve_paths(layers, &setting.base);
    let files = long_enough(setting, layers, &named)?;
    let name = name_of(layers, &named, kinds);
    let is_taken = matches!(lying(&setting.folder.join(&name)), Some(Lying::Strange(_)));
    if is_taken || refusal::too_little_room(setting, bytes_in(&files)).is_some() {
        return None;
    }
    let draft = Draft::new(setting, &name).ok()?;
    match write(setting, source, (&named, &files), progress, &draft) {
        Ok(true) => draft.keep().ok()?,
        _ => return None,
    }
    open(setting, layers, kinds)
}

/// What an index is built of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The layers that are read.
    pub layers: &'a DataLayers,
    /// The kinds for which they are read.
    pub kinds: &'a [RecordKind],
    /// So many findings are kept; where there are more, the first of each kind, and how many they are.
    pub most_findings: usize,
    /// A finding in words, without its place.
    pub line: &'a dyn Fn(&Diagnostic, Lang) -> String,
}

/// Throws away indexes of lists that changed, shrank or are gone, whatever lists they are of, and what
/// killed builders left behind. Cheap enough for every call: five calls of the system for the folder,
/// seven for an index, and one for each of its sources.
pub fn tidy(setting: &Setting) {
    cabinet::tidy(setting);
}

/// Throws away the index of these layers.
pub fn forget(setting: &Setting, layers: &DataLayers, kinds: &[RecordKind]) {
    let named = resolved_files::resolve_paths(layers, &setting.base);
    cabinet::remove(setting, &name_of(layers, &named, kinds));
}

#[allow(
    clippy::too_many_lines,
    reason = "one file from top to bottom: what is written, in its order"
)]
fn write(
    setting: &Setting,
    source: &Source<'_>,
    (named, files): (&[ResolvedPath], &[(ResolvedPath, FileStamp)]),
    progress: Progress<'_>,
    draft: &Draft,
) -> io::Result<bool> {
    let Source {
        layers,
        kinds,
        most_findings,
        line,
    } = *source;
    let stamped = DataLayers {
        stamped: true,
        ..layers.clone()
    };
    let mut loaded = load::load(&stamped, kinds);
    let mut findings = std::mem::take(&mut loaded.diagnostics);
    // What came or went meanwhile, and what nobody can tell quickly next time, leave no index.
    let are_those = loaded.seen.len() == files.len()
        && loaded
            .seen
            .iter()
            .zip(files)
            .all(|(seen, (file, _))| seen.path == file.path);
    if !are_those || loaded.seen.iter().any(FileFingerprint::is_refused_no_more) {
        return Ok(false);
    }
    let stamped: Vec<Stamped> = loaded
        .seen
        .iter()
        .map(|seen| Stamped {
            stamp: seen.stamp,
            is_settled: seen.stamp.is_settled(setting.now),
        })
        .collect();
    let left_free = 1 + needed(stamped.len() * STAMP_ROOM).max(1);
    let seed = seed_of(setting, &loaded.seen);
    let out = blocks::Writer::new(draft.file.try_clone()?, seed, left_free)?;
    let mut builder = Builder::new(out, progress);
    let (batches, mut found) = load::batches(&loaded.documents);
    findings.append(&mut found);
    let CheckedDirectory {
        directory,
        mut diagnostics,
        contacts_by_rank,
        places: _,
        referred,
    } = load::records::directory_with(batches, &loaded.documents, kinds, &mut builder);
    findings.append(&mut diagnostics);
    let hides_entries = findings.hide_entries();
    let findings = findings.summarise(most_findings);
    let files_of = Files::new(paths(named), &loaded);
    let lines = [Lang::De, Lang::En].map(|lang| lines(&findings, &files_of, line, lang));
    let directory = postcard::to_stdvec(&directory).map_err(io::Error::other)?;
    let sources = Sources {
        named: named
            .iter()
            .map(|named| bytes_of(&named.place).to_vec())
            .collect(),
        files: loaded
            .seen
            .iter()
            .zip(files)
            .map(|(seen, (file, _))| SourceOf {
                place: bytes_of(&file.place).to_vec(),
                content: seen.content,
            })
            .collect(),
    };
    drop(loaded);
    let (mut out, shelves) = builder.finish()?;
    let mut section = |bytes: Vec<u8>| {
        out.write(&bytes)?;
        out.end_section()
    };
    let to_bytes = |lines: &Vec<Finding>| postcard::to_stdvec(lines).map_err(io::Error::other);
    let mut head = Head {
        magic: MAGIC,
        format: FORMAT,
        maker: setting.maker.clone(),
        kinds: cabinet::bits(kinds),
        built: setting.now.as_secs(),
        seed,
        blocks: 0,
        bundled: bundled(layers, kinds),
        shelves,
        referred: referred
            .into_iter()
            .filter_map(|at| u32::try_from(at).ok())
            .collect(),
        contacts_by_rank,
        sources: section(postcard::to_stdvec(&sources).map_err(io::Error::other)?)?,
        directory: section(directory)?,
        findings: [
            section(to_bytes(&lines[0])?)?,
            section(to_bytes(&lines[1])?)?,
        ],
        hides_entries,
    };
    head.blocks = out.blocks();
    let file = out.finish()?;
    let head = postcard::to_stdvec(&head).map_err(io::Error::other)?;
    if needed(head.len()) > 1 {
        return Ok(false);
    }
    write_stamps(&file, seed, &stamped)?;
    blocks::write_at(&file, FIRST_SEED, 0, &head)?;
    Ok(true)
}

/// Another one for each index, so that its blocks are not taken for those of another.
fn seed_of(setting: &Setting, seen: &[FileFingerprint]) -> u64 {
    let mut hasher = XxHash3_128::new();
    hasher.write(&setting.now.as_nanos().to_le_bytes());
    hasher.write(&std::process::id().to_le_bytes());
    for seen in seen {
        if let FileContent::Read(hash) = seen.content {
            hasher.write(&hash.to_le_bytes());
        }
    }
    (hasher.finish_128() & u128::from(u64::MAX))
        .try_into()
        .unwrap_or(FIRST_SEED)
}

/// The files that findings may speak of.
struct Files<'l> {
    documents: &'l [Document],
    /// Places among the sources of the documents that are not compiled in.
    read: Vec<usize>,
    sources: &'l [FileFingerprint],
    named: Vec<PathBuf>,
}

impl<'l> Files<'l> {
    fn new(named: Vec<PathBuf>, loaded: &'l LoadedTexts) -> Files<'l> {
        let sources = loaded.seen.iter().enumerate();
        let read = sources.filter(|(_, seen)| matches!(seen.content, FileContent::Read(_)));
        Files {
            documents: &loaded.documents,
            read: read.map(|(at, _)| at).collect(),
            sources: &loaded.seen,
            named,
        }
    }

    fn of_path(&self, path: &Path) -> FileOf {
        let source = self.sources.iter().position(|seen| seen.path == path);
        let named = || self.named.iter().position(|named| named == path);
        let name = || clean::path(path);
        match source.map(FileOf::Source) {
            Some(file) => file,
            None => named().map_or_else(|| FileOf::Other(name()), FileOf::Named),
        }
    }

    fn of_document(&self, at: usize) -> FileOf {
        let bundled = self.documents.iter().take_while(|known| known.rank == 0);
        let source = at
            .checked_sub(bundled.count())
            .and_then(|at| self.read.get(at));
        match source {
            Some(&source) => FileOf::Source(source),
            None => FileOf::Other(self.documents[at].name.clone()),
        }
    }
}

/// Findings as lines.
fn lines(
    findings: &[(Diagnostic, usize)],
    files: &Files<'_>,
    line: &dyn Fn(&Diagnostic, Lang) -> String,
    lang: Lang,
) -> Vec<Finding> {
    let one = |(finding, count): &(Diagnostic, usize)| {
        let said = line(finding, lang);
        let (file, rest) = match &finding.place {
            FindingPlace::File(path) => (files.of_path(path), format!(": {said}")),
            FindingPlace::In(span) => {
                let at = span.document as usize;
                let text = &files.documents[at].text;
                let (line, column) = line_and_column(text, span.start as usize);
                (files.of_document(at), format!(":{line}:{column}: {said}"))
            }
        };
        Finding {
            code: finding.code.to_owned(),
            hides_entries: finding.hides_entries(),
            count: *count,
            file,
            rest,
        }
    };
    findings.iter().map(one).collect()
}

impl Index {
    /// Whether it still speaks for the files of these layers, as far as their stamps tell: cheap, for
    /// whoever looks into it again and again.
    pub fn is_current(&self, setting: &Setting, layers: &DataLayers) -> bool {
        let files = resolved_files::stamp_files(
            layers,
            &resolved_files::resolve_paths(layers, &setting.base),
        );
        let now = files.map(|files| places(&files));
        now.is_some() && now == self.stamps
    }

    /// The directory without its contacts; only those to which others refer are in it.
    pub fn directory(&self) -> Option<Directory<'static>> {
        let mut directory: Directory<'static> = self.reader.value(self.head.directory)?;
        directory.contacts = self
            .head
            .referred
            .iter()
            .map(|&at| Contact::clone(&self.contact(at)))
            .collect();
        (!self.is_damaged()).then_some(directory)
    }

    /// The findings as lines.
    pub fn findings(&self, lang: Lang) -> Option<Vec<FindingSummary>> {
        let section = self.head.findings[usize::from(lang == Lang::En)];
        let findings: Vec<Finding> = self.reader.value(section)?;
        let shown = |path: &PathBuf| clean::path(path);
        let told = |finding: Finding| {
            let file = match finding.file {
                FileOf::Source(at) => shown(self.paths.get(at)?),
                FileOf::Named(at) => shown(self.named.get(at)?),
                FileOf::Other(name) => name,
            };
            Some(FindingSummary {
                code: finding.code,
                hides_entries: finding.hides_entries,
                count: finding.count,
                line: file + &finding.rest,
            })
        };
        findings.into_iter().map(told).collect()
    }

    /// Whether entries of the lists were not read, so that who is not found may stand there.
    pub fn hides_entries(&self) -> bool {
        self.head.hides_entries
    }

    /// How many contacts each layer brought.
    pub fn contacts_by_rank(&self) -> &[usize] {
        &self.head.contacts_by_rank
    }

    /// Whether something could not be read as it was written, so that all answers are void.
    pub fn is_damaged(&self) -> bool {
        self.reader.is_damaged()
    }

    /// Looks at the first records, before they are shown, so that damage is found in time.
    pub fn look_through(&self, count: u32) {
        for at in 0..count {
            if self.records.read(&self.reader, at, |_| ()).is_none() {
                self.reader.damaged::<()>();
                return;
            }
        }
    }

    fn key(drawer: Drawer, key: &[u8]) -> Vec<u8> {
        let longest = match drawer {
            Drawer::Mail | Drawer::MailEnd => MAIL_KEY,
            _ => usize::MAX,
        };
        let key = &key[..key.len().min(longest)];
        let mut whole = Vec::with_capacity(key.len() + 1);
        whole.push(drawer_byte(drawer));
        whole.extend_from_slice(key);
        whole
    }

    fn from(&self, key: &[u8], take: impl FnMut(&[u8], &tree::Places<'_>) -> Then) {
        // A failure is remembered by the reader, and voids the answer.
        let _ = self.head.shelves.tree.from(&self.reader, key, take);
    }
}

impl Catalogue for Index {
    fn count(&self) -> u32 {
        self.head.shelves.count
    }

    fn contact(&self, at: u32) -> Rc<Contact<'static>> {
        if let Some(contact) = self.read.borrow().get(&at) {
            return Rc::clone(contact);
        }
        let read = |record: &[u8]| postcard::from_bytes(record).ok();
        let contact = self.records.read(&self.reader, at, read);
        let contact = Rc::new(contact.flatten().unwrap_or_else(|| {
            self.reader.damaged::<()>();
            Contact::default()
        }));
        let mut read = self.read.borrow_mut();
        if read.len() >= MOST_READ {
            read.clear();
        }
        read.insert(at, Rc::clone(&contact));
        contact
    }

    fn under(&self, drawer: Drawer, key: &[u8], take: &mut dyn FnMut(u32)) {
        let key = Index::key(drawer, key);
        self.from(&key, |have, places| {
            if have == key {
                places.each(take);
            }
            Then::Stop
        });
    }

    fn beginning(&self, drawer: Drawer, key: &[u8], take: &mut dyn FnMut(&[u8], u32)) {
        let key = Index::key(drawer, key);
        self.from(&key, |have, places| match have {
            [_, whole @ ..] if have.starts_with(&key) => {
                places.each(&mut |at| take(whole, at));
                Then::Next
            }
            _ => Then::Stop,
        });
    }

    fn has_names(&self) -> bool {
        self.head.shelves.has_names
    }

    fn holds(&self, drawer: Drawer, key: &[u8]) -> bool {
        let key = Index::key(drawer, key);
        let mut holds = false;
        self.from(&key, |have, _| {
            holds = have == key;
            Then::Stop
        });
        holds
    }

    fn keys(&self, drawer: Drawer, take: &mut dyn FnMut(&[u8])) {
        let byte = Index::key(drawer, b"");
        self.from(&byte, |have, _| match have.strip_prefix(&byte[..]) {
            Some(key) => {
                take(key);
                Then::Next
            }
            None => Then::Stop,
        });
    }

    fn words(&self, take: &mut dyn FnMut(u32, WordPlaces, &str)) {
        let Some(bytes) = self.reader.whole(self.head.shelves.words) else {
            return;
        };
        let mut rest = &bytes[..];
        while let Some((&[a, b, c, d, places], after)) = rest.split_first_chunk::<5>() {
            rest = after;
            let word = tree::take_bytes(&mut rest).and_then(|word| std::str::from_utf8(word).ok());
            let Some(word) = word else {
                self.reader.damaged::<()>();
                return;
            };
            let letters = u32::from_le_bytes([a, b, c, d]);
            take(letters, WordPlaces::from_bits(places), word);
        }
    }
}
