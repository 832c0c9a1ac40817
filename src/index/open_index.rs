//! An open index: how it is opened, and how it is looked into.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::rc::Rc;

use super::blocks::BlockReader;
use super::builder::{MAIL_KEY, kind_byte};
use super::cache_folder::{self, CacheFile, index_name, inspect};
use super::finding::{Finding, FindingFile};
use super::freshness::{IndexSource, IndexSources, are_unchanged, bundled_hash, path_bytes};
use super::header::{IndexHeader, read_header};
use super::setting::Setting;
use super::tree::{self, Visit};
use crate::diagnostic::FindingSummary;
use crate::formats::RecordKind;
use crate::index::eligible_lists::{files_worth_an_index, paths, places};
use crate::index::stored_records::RecordReader;
use crate::load::DataLayers;
use crate::load::fingerprint::{FileContent, FileStamp};
use crate::load::records::assemble;
use crate::load::resolved_files::{self, ResolvedPath};
use crate::model::{Contact, ContactIndex, Directory, DirectoryParts, FilledKeys};
use crate::search::{IndexStore, KeyKind, WordFields};
use crate::text::clean;
use crate::text::locale::Lang;

/// Contacts that are kept in memory.
const MOST_READ: usize = 2048;

/// An open index.
pub struct Index {
    reader: BlockReader,
    header: IndexHeader,
    /// The sources, as they are named this time.
    paths: Vec<PathBuf>,
    /// The paths of the layers.
    named: Vec<PathBuf>,
    /// The places of the sources with their stamps, where stamps alone tell a change.
    stamps: Option<Vec<(PathBuf, FileStamp)>>,
    /// Contacts that were read last: one that is found is met, put in order and shown.
    read: RefCell<HashMap<ContactIndex, Rc<Contact<'static>>>>,
    records: RecordReader,
}

/// Opens the index of these layers, if there is one and it speaks for the files as they are now.
pub fn open(setting: &Setting, layers: &DataLayers, kinds: &[RecordKind]) -> Option<Index> {
    let named = resolved_files::resolve_paths(layers, &setting.base);
    let files = files_worth_an_index(setting, layers, &named)?;
    open_for(setting, layers, kinds, &named, files)
}

fn open_for(
    setting: &Setting,
    layers: &DataLayers,
    kinds: &[RecordKind],
    named: &[ResolvedPath],
    files: Vec<(ResolvedPath, FileStamp)>,
) -> Option<Index> {
    let path = setting.folder.join(index_name(layers, named, kinds));
    let Some(CacheFile::Trusted(file, data)) = inspect(&path) else {
        return None;
    };
    let reader = BlockReader::new(file);
    let header = read_header(&reader)?;
    let is_same = header.maker == setting.maker
        && header.kinds == cache_folder::kind_bits(kinds)
        && header.bundled == bundled_hash(layers, kinds);
    if !is_same || !reader.has_blocks(header.blocks) {
        return None;
    }
    let sources: IndexSources = reader.value(header.sources)?;
    let sources = sources.files;
    let are_same = sources.len() == files.len()
        && sources
            .iter()
            .zip(&files)
            .all(|(source, (file, _))| path_bytes(&file.place) == source.place);
    let now = places(&files);
    if !are_same || !are_unchanged(setting, &path, &reader, &header, &sources, &now) {
        return None;
    }
    cache_folder::note_use(&path, &data, setting.now);
    let is_told = |(source, (_, stamp)): (&IndexSource, &(ResolvedPath, FileStamp))| {
        matches!(source.content, FileContent::Read(_)) && stamp.is_settled(setting.now)
    };
    let are_told = sources.iter().zip(&files).all(is_told);
    Some(Index {
        stamps: are_told.then_some(now),
        reader,
        records: RecordReader::new(header.contacts.records),
        header,
        paths: files.into_iter().map(|(file, _)| file.path).collect(),
        named: paths(named),
        read: RefCell::default(),
    })
}

impl Index {
    /// Whether it still speaks for the files of these layers, as far as their stamps tell: cheap enough
    /// to be asked before each look-up of a guide that stays open.
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
        let parts: DirectoryParts<'static> = self.reader.value(self.header.directory)?;
        let referred = self.header.referred.iter();
        let contacts = referred
            .map(|&at| Contact::clone(&self.contact(at)))
            .collect();
        let directory = assemble(DirectoryParts { contacts, ..parts });
        (!self.is_damaged()).then_some(directory)
    }

    /// The findings as lines.
    pub fn findings(&self, lang: Lang) -> Option<Vec<FindingSummary>> {
        let segment = self.header.findings[usize::from(lang == Lang::En)];
        let findings: Vec<Finding> = self.reader.value(segment)?;
        let shown = |path: &PathBuf| clean::path(path);
        let told = |finding: Finding| {
            let file = match finding.file {
                FindingFile::Source(at) => shown(self.paths.get(at)?),
                FindingFile::Named(at) => shown(self.named.get(at)?),
                FindingFile::Other(name) => name,
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

    /// Whether entries of the lists were not read, so that a contact that is not found may stand
    /// there.
    pub fn hides_entries(&self) -> bool {
        self.header.hides_entries
    }

    /// How many contacts each layer brought.
    pub fn contacts_by_rank(&self) -> &[usize] {
        &self.header.contacts_by_rank
    }

    /// Whether something could not be read as it was written, so that all answers are void.
    pub fn is_damaged(&self) -> bool {
        self.reader.is_damaged()
    }

    /// Looks at the first records, before they are shown, so that damage is found in time.
    pub fn look_through(&self, count: u32) {
        for at in ContactIndex::first(count) {
            if self.records.read(&self.reader, at, |_| ()).is_none() {
                self.reader.mark_damaged::<()>();
                return;
            }
        }
    }

    fn key(key_kind: KeyKind, key: &[u8]) -> Vec<u8> {
        let longest = match key_kind {
            KeyKind::Mail | KeyKind::MailEnd => MAIL_KEY,
            _ => usize::MAX,
        };
        let key = &key[..key.len().min(longest)];
        let mut whole = Vec::with_capacity(key.len() + 1);
        whole.push(kind_byte(key_kind));
        whole.extend_from_slice(key);
        whole
    }

    fn scan(&self, key: &[u8], take: impl FnMut(&[u8], &tree::PostingList<'_>) -> Visit) {
        // A failure is remembered by the reader, and voids the answer.
        let _ = self.header.contacts.tree.scan(&self.reader, key, take);
    }
}

impl IndexStore for Index {
    fn count(&self) -> u32 {
        self.header.contacts.count
    }

    fn contact(&self, at: ContactIndex) -> Rc<Contact<'static>> {
        if let Some(contact) = self.read.borrow().get(&at) {
            return Rc::clone(contact);
        }
        let read = |record: &[u8]| postcard::from_bytes(record).ok();
        let contact = self.records.read(&self.reader, at, read);
        let contact = Rc::new(contact.flatten().unwrap_or_else(|| {
            self.reader.mark_damaged::<()>();
            Contact::default()
        }));
        let mut read = self.read.borrow_mut();
        if read.len() >= MOST_READ {
            read.clear();
        }
        read.insert(at, Rc::clone(&contact));
        contact
    }

    fn postings(&self, key_kind: KeyKind, key: &[u8], take: &mut dyn FnMut(ContactIndex)) {
        let key = Index::key(key_kind, key);
        self.scan(&key, |have, places| {
            if have == key {
                places.for_each(take);
            }
            Visit::Stop
        });
    }

    fn postings_with_prefix(
        &self,
        key_kind: KeyKind,
        key: &[u8],
        take: &mut dyn FnMut(&[u8], ContactIndex),
    ) {
        let key = Index::key(key_kind, key);
        self.scan(&key, |have, places| match have {
            [_, whole @ ..] if have.starts_with(&key) => {
                places.for_each(&mut |at| take(whole, at));
                Visit::Next
            }
            _ => Visit::Stop,
        });
    }

    fn has_names(&self) -> bool {
        self.header.contacts.has_names
    }

    fn filled_keys(&self) -> Option<FilledKeys> {
        self.header.contacts.filled
    }

    fn contains_key(&self, key_kind: KeyKind, key: &[u8]) -> bool {
        let key = Index::key(key_kind, key);
        let mut holds = false;
        self.scan(&key, |have, _| {
            holds = have == key;
            Visit::Stop
        });
        holds
    }

    fn keys(&self, key_kind: KeyKind, take: &mut dyn FnMut(&[u8])) {
        let byte = Index::key(key_kind, b"");
        self.scan(&byte, |have, _| match have.strip_prefix(&byte[..]) {
            Some(key) => {
                take(key);
                Visit::Next
            }
            None => Visit::Stop,
        });
    }

    fn words(&self, take: &mut dyn FnMut(u32, WordFields, &str)) {
        let Some(bytes) = self.reader.read_segment(self.header.contacts.words) else {
            return;
        };
        let mut rest = &bytes[..];
        while let Some((&[a, b, c, d, places], after)) = rest.split_first_chunk::<5>() {
            rest = after;
            let word = tree::take_bytes(&mut rest).and_then(|word| std::str::from_utf8(word).ok());
            let Some(word) = word else {
                self.reader.mark_damaged::<()>();
                return;
            };
            let letters = u32::from_le_bytes([a, b, c, d]);
            take(letters, WordFields::from_bits(places), word);
        }
    }
}
