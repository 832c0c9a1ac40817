//! Building an index: contacts come one by one, go to the file, and leave their keys behind.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::thread;

use serde::Serialize;

use super::blocks::{BlockWriter, Segment};
use super::tree::{BTree, BTreeWriter, push_number};
use crate::index::stored_records::{RecordWriter, Records};
use crate::load::records::ContactStore;
use crate::model::{Contact, ContactIndex, Directory, FilledKeys, UnitIndex};
use crate::search::{
    FoldedText, KeyKind, MOST_DIGITS, WordFields, extract_keys, extract_words, letters,
};

/// So many bytes of a key of [`KeyKind::Mail`] and [`KeyKind::MailEnd`] are kept: almost every contact
/// has keys of its own there, and sixteen bytes tell them apart.
pub(super) const MAIL_KEY: usize = 16;

/// Contacts between two reports of progress.
const STEP: usize = 1 << 13;

/// How far a building is, from 0 to 1.
pub type Progress<'p> = &'p mut dyn FnMut(f64);

/// The keys are known when so much of the work is done.
const HALF_WAY: f64 = 0.75;

/// A contact under a key of which each has many: the key in as many bits as the order needs.
type PackedPostings<K> = Vec<(K, ContactIndex)>;

/// An index in the making.
pub(super) struct Builder<'p> {
    out: BlockWriter,
    records: RecordWriter,
    /// Records of contacts that were replaced, with the places that they have.
    replaced: BTreeMap<ContactIndex, Vec<u8>>,
    keys: Postings,
    /// The different words with their marks.
    words: HashMap<String, WordFields>,
    /// The keys for which contacts have values, and their units.
    filled: FilledKeys,
    units: BTreeSet<UnitIndex>,
    folded: FoldedText,
    failure: Option<io::Error>,
    expected: usize,
    progress: Progress<'p>,
}

/// Keys with those who are filed under them.
#[derive(Default)]
struct Postings {
    /// Keys that many share, by kind and bytes.
    shared: HashMap<Vec<u8>, Vec<ContactIndex>>,
    scratch: Vec<u8>,
    mail: PackedPostings<u128>,
    mail_ends: PackedPostings<u128>,
    digits: [PackedPostings<u64>; DIGIT_KINDS.len()],
}

/// Kinds of keys of numbers, in their order.
const DIGIT_KINDS: [KeyKind; 5] = [
    KeyKind::Digits,
    KeyKind::Bare,
    KeyKind::DigitsEnd,
    KeyKind::Extension,
    KeyKind::Local,
];

/// What the head of an index says of the contacts.
#[derive(Clone, Copy, Debug, Default, Serialize, serde::Deserialize)]
pub(super) struct RecordStore {
    pub(super) count: u32,
    /// Whether the keys of names are filed: not where a contact was replaced, for it would
    /// still stand there under the old name.
    pub(super) has_names: bool,
    /// For which keys contacts have values; not known where a contact was replaced.
    pub(super) filled: Option<FilledKeys>,
    pub(super) records: Records,
    pub(super) words: Segment,
    pub(super) tree: BTree,
}

/// The bytes before a key in the tree.
pub(super) fn kind_byte(key_kind: KeyKind) -> u8 {
    key_kind as u8 + 1
}

/// Digits as a number that has their order, four bits each.
fn pack_digits(digits: &[u8]) -> u64 {
    let places = (0..MOST_DIGITS).map(|at| digits.get(at).map_or(0, |digit| digit - b'0' + 1));
    places.fold(0, |packed, digit| packed << 4 | u64::from(digit))
}

fn unpack_digits(packed: u64, key: &mut Vec<u8>) {
    let nibbles = (0..MOST_DIGITS)
        .rev()
        .map(|at| (packed >> (4 * at) & 15) as u8);
    key.extend(
        nibbles
            .take_while(|&nibble| nibble > 0)
            .map(|nibble| nibble - 1 + b'0'),
    );
}

fn pack_bytes(bytes: &[u8]) -> u128 {
    let mut packed = [0; MAIL_KEY];
    let len = bytes.len().min(MAIL_KEY);
    packed[..len].copy_from_slice(&bytes[..len]);
    u128::from_be_bytes(packed)
}

fn unpack_bytes(packed: u128, key: &mut Vec<u8>) {
    let bytes = packed.to_be_bytes();
    let len = bytes
        .iter()
        .rposition(|&byte| byte != 0)
        .map_or(0, |at| at + 1);
    key.extend_from_slice(&bytes[..len]);
}

impl Postings {
    fn put(&mut self, key_kind: KeyKind, key: &[u8], at: ContactIndex) {
        match key_kind {
            KeyKind::Mail => self.mail.push((pack_bytes(key), at)),
            KeyKind::MailEnd => self.mail_ends.push((pack_bytes(key), at)),
            _ => {
                if let Some(place) = DIGIT_KINDS.iter().position(|known| *known == key_kind) {
                    self.digits[place].push((pack_digits(key), at));
                } else {
                    self.put_shared(key_kind, key, at);
                }
            }
        }
    }

    fn put_shared(&mut self, key_kind: KeyKind, key: &[u8], at: ContactIndex) {
        self.scratch.clear();
        self.scratch.push(kind_byte(key_kind));
        self.scratch.extend_from_slice(key);
        if let Some(places) = self.shared.get_mut(&self.scratch) {
            if places.last() != Some(&at) {
                places.push(at);
            }
        } else {
            self.shared.insert(self.scratch.clone(), vec![at]);
        }
    }
}

impl<'t> ContactStore<'t> for Builder<'_> {
    fn expect(&mut self, contacts: usize) {
        self.expected += contacts;
    }

    fn keep(&mut self, at: ContactIndex, contact: Contact<'t>) {
        if self.failure.is_some() {
            return;
        }
        if let Err(error) = self.add(at, &contact) {
            self.failure = Some(error);
        }
        let at = at.as_usize();
        if at.is_multiple_of(STEP) && self.expected > 0 {
            #[allow(
                clippy::cast_precision_loss,
                reason = "a share of the work, for the eye"
            )]
            let share = at as f64 / self.expected.max(at) as f64;
            (self.progress)(share * HALF_WAY);
        }
    }
}

impl<'p> Builder<'p> {
    pub(super) fn new(out: BlockWriter, progress: Progress<'p>) -> Builder<'p> {
        Builder {
            out,
            records: RecordWriter::default(),
            replaced: BTreeMap::new(),
            keys: Postings::default(),
            words: HashMap::new(),
            filled: FilledKeys::default(),
            units: BTreeSet::new(),
            folded: FoldedText::default(),
            failure: None,
            expected: 0,
            progress,
        }
    }

    fn add(&mut self, at: ContactIndex, contact: &Contact) -> io::Result<()> {
        let record = postcard::to_stdvec(contact).map_err(io::Error::other)?;
        if at == self.records.next_contact() {
            self.records.push(&record, &mut self.out)?;
        } else {
            // Keys that were handed out cannot be taken back. A contact that was replaced stays filed under the old
            // ones, which do no harm: it is read, and does not match.
            self.replaced.insert(at, record);
        }
        self.filled.add(contact);
        self.units.extend(contact.unit);
        let keys = &mut self.keys;
        extract_keys(contact, &mut self.folded, &mut |key_kind, key| {
            keys.put(key_kind, key, at);
        });
        let words = &mut self.words;
        extract_words(contact, &mut |word, places| {
            if let Some(known) = words.get_mut(word) {
                *known = known.with(places);
            } else {
                words.insert(word.to_owned(), places);
            }
        });
        Ok(())
    }

    /// Notes what the units of the contacts tell, when all are known.
    pub(super) fn note_units(&mut self, directory: &Directory<'_>) {
        for &unit in &self.units {
            self.filled.add_unit(&directory.units()[unit]);
        }
    }

    /// Writes what the keys say, and hands back the file.
    pub(super) fn finish(mut self) -> io::Result<(BlockWriter, RecordStore)> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let count = self.records.count();
        let has_names = self.replaced.is_empty();
        let filled = has_names.then_some(self.filled);
        let records = self.records.finish(self.replaced, &mut self.out)?;
        self.keys.sort();
        (self.progress)(f64::midpoint(1.0, HALF_WAY));
        let Postings {
            shared,
            mail,
            mail_ends,
            digits,
            ..
        } = self.keys;
        let mut shared: Vec<(Vec<u8>, Vec<ContactIndex>)> = shared.into_iter().collect();
        shared.sort_unstable();
        let words = write_words(self.words, &mut self.out)?;
        let mut tree = BTreeWriter::default();
        let mut shared = shared.into_iter().peekable();
        let mut key = Vec::new();
        for key_kind in KeyKind::EVERY {
            let byte = kind_byte(key_kind);
            let of_digits = DIGIT_KINDS.iter().position(|known| *known == key_kind);
            let out = &mut self.out;
            match (key_kind, of_digits) {
                (KeyKind::Mail, _) => {
                    write_packed(byte, &mail, unpack_bytes, &mut key, &mut tree, out)?;
                }
                (KeyKind::MailEnd, _) => {
                    write_packed(byte, &mail_ends, unpack_bytes, &mut key, &mut tree, out)?;
                }
                (_, Some(place)) => {
                    write_packed(
                        byte,
                        &digits[place],
                        unpack_digits,
                        &mut key,
                        &mut tree,
                        out,
                    )?;
                }
                _ => {
                    while let Some((key, mut places)) =
                        shared.next_if(|(key, _)| key.first() == Some(&byte))
                    {
                        if matches!(key_kind, KeyKind::Name | KeyKind::UnitName) && !has_names {
                            continue;
                        }
                        // A contact that was replaced comes out of turn.
                        places.sort_unstable();
                        places.dedup();
                        tree.push(&key, &places, out)?;
                    }
                }
            }
        }
        let tree = tree.finish(&mut self.out)?;
        let contacts = RecordStore {
            count,
            has_names,
            filled,
            records,
            words,
            tree,
        };
        Ok((self.out, contacts))
    }
}

impl Postings {
    /// Puts the packed keys in their order, on two processors where there are two, and the system lets
    /// the program have a second thread.
    fn sort(&mut self) {
        let Postings {
            mail,
            mail_ends,
            digits,
            ..
        } = self;
        let mut sort_mail = || {
            mail.sort_unstable();
            mail_ends.sort_unstable();
        };
        let is_done = thread::scope(|scope| {
            let second = thread::Builder::new().spawn_scoped(scope, &mut sort_mail);
            for list in digits {
                list.sort_unstable();
            }
            second.is_ok()
        });
        if !is_done {
            sort_mail();
        }
    }
}

/// Writes the packed keys of one kind.
fn write_packed<K: Copy + PartialEq>(
    key_kind: u8,
    packed: &PackedPostings<K>,
    unpack: impl Fn(K, &mut Vec<u8>),
    key: &mut Vec<u8>,
    tree: &mut BTreeWriter,
    out: &mut BlockWriter,
) -> io::Result<()> {
    let mut places: Vec<ContactIndex> = Vec::new();
    for same in packed.chunk_by(|(one, _), (other, _)| one == other) {
        places.clear();
        places.extend(same.iter().map(|(_, at)| *at));
        places.dedup();
        key.clear();
        key.push(key_kind);
        unpack(same[0].0, key);
        tree.push(key, &places, out)?;
    }
    Ok(())
}

/// Writes every different word with its letters and where it stands, to be looked through.
fn write_words(words: HashMap<String, WordFields>, out: &mut BlockWriter) -> io::Result<Segment> {
    let mut words: Vec<(String, WordFields)> = words.into_iter().collect();
    words.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let mut bytes = Vec::new();
    for (word, places) in words {
        bytes.extend_from_slice(&letters(&word).to_le_bytes());
        bytes.push(places.bits());
        push_number(word.len() as u64, &mut bytes);
        bytes.extend_from_slice(word.as_bytes());
    }
    out.write(&bytes)?;
    out.end_segment()
}
