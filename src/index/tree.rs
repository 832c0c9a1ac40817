//! Keys in their order with the places of the contacts filed under them: a tree of blocks.
//!
//! The leaves follow each other in the file, and each block above them holds the first key of each
//! block below. An entry is: how many bytes it shares with the key before, how many are its own,
//! those bytes, how many places there are, and the places, each as the distance to the one before.
//! Long lists of places lie in a segment of their own. Every few entries one is written out whole;
//! where those stand is told at the end of the block, so that a key is found by halving.

use std::io;

use super::blocks::{BlockReader, BlockWriter, HELD, Segment};
use crate::model::ContactIndex;

/// Longest list of places, in bytes, that stands in its entry.
const LONGEST_INSIDE: usize = 64;

/// A tree in a file.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct BTree {
    leaves: Segment,
    root: u32,
    /// Levels of blocks above the leaves.
    height: u32,
    lists: Segment,
}

pub(super) fn push_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push((number & 0x7f) as u8);
}

pub(super) fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Takes so many bytes as the number before them says.
pub(super) fn take_bytes<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let len = usize::try_from(take_number(bytes)?).ok()?;
    let (taken, rest) = bytes.split_at_checked(len)?;
    *bytes = rest;
    Some(taken)
}

/// Entries from one that is written out whole to the next.
const WHOLE_EVERY: usize = 8;

/// A block in the making.
#[derive(Default)]
struct NodeBuilder {
    bytes: Vec<u8>,
    entries: usize,
    /// Where the entries begin that are written out whole.
    wholes: Vec<u16>,
}

impl NodeBuilder {
    fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// Whether the next entry is to be written out whole.
    fn is_whole_due(&self) -> bool {
        self.entries.is_multiple_of(WHOLE_EVERY)
    }

    /// Adds an entry; `false` where there is no room for it.
    fn push(&mut self, entry: &[u8]) -> bool {
        let wholes = 1 + self.entries / WHOLE_EVERY;
        if self.bytes.len() + entry.len() + 2 * (wholes + 2) > HELD {
            return false;
        }
        if self.is_whole_due() {
            self.wholes
                .push(u16::try_from(self.bytes.len()).unwrap_or(u16::MAX));
        }
        self.bytes.extend_from_slice(entry);
        self.entries += 1;
        true
    }

    /// Writes the block: entries, where the whole ones begin, how many those are, where entries end.
    fn flush(&mut self, out: &mut BlockWriter) -> io::Result<()> {
        let end = u16::try_from(self.bytes.len()).unwrap_or(u16::MAX);
        let count = u16::try_from(self.wholes.len()).unwrap_or(u16::MAX);
        self.bytes.resize(HELD - 2 * (self.wholes.len() + 2), 0);
        for number in self.wholes.iter().copied().chain([count, end]) {
            self.bytes.extend_from_slice(&number.to_le_bytes());
        }
        out.write(&self.bytes)?;
        *self = NodeBuilder::default();
        Ok(())
    }
}

/// Where the entries of a block stand: all of them, and those that are written out whole.
struct NodeReader<'b> {
    entries: &'b [u8],
    wholes: &'b [u8],
}

impl<'b> NodeReader<'b> {
    fn new(block: &'b [u8]) -> Option<NodeReader<'b>> {
        let (rest, end) = block.get(..HELD)?.split_last_chunk::<2>()?;
        let (rest, count) = rest.split_last_chunk::<2>()?;
        let wholes = rest
            .len()
            .checked_sub(2 * usize::from(u16::from_le_bytes(*count)))?;
        let (entries, wholes) = rest.split_at(wholes);
        let entries = entries.get(..usize::from(u16::from_le_bytes(*end)))?;
        Some(NodeReader { entries, wholes })
    }

    /// The entries from the last whole one on whose key is not behind `key`, or from the first.
    fn seek(&self, key: &[u8], key_of: impl Fn(&'b [u8]) -> Option<&'b [u8]>) -> Option<&'b [u8]> {
        let start = |at: usize| {
            let place = self.wholes.get(2 * at..2 * at + 2)?.first_chunk()?;
            self.entries.get(usize::from(u16::from_le_bytes(*place))..)
        };
        let (mut low, mut high) = (0, self.wholes.len() / 2);
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if key_of(start(middle)?)? <= key {
                low = middle;
            } else {
                high = middle;
            }
        }
        if high == 0 {
            return Some(&[]);
        }
        start(low)
    }
}

/// Writes a tree from entries that come in the order of their keys.
#[derive(Default)]
pub(super) struct BTreeWriter {
    lists: Vec<u8>,
    leaf: NodeBuilder,
    last: Vec<u8>,
    entry: Vec<u8>,
    places: Vec<u8>,
    /// First keys of the leaves.
    firsts: Vec<Vec<u8>>,
}

impl BTreeWriter {
    /// Adds a key with its places, which are in order, each once.
    pub(super) fn push(
        &mut self,
        key: &[u8],
        places: &[ContactIndex],
        out: &mut BlockWriter,
    ) -> io::Result<()> {
        self.places.clear();
        let mut before = 0;
        for &place in places {
            push_number(u64::from(place.0 - before), &mut self.places);
            before = place.0;
        }
        let is_inside = self.places.len() <= LONGEST_INSIDE;
        let tail_start = |entry: &mut Vec<u8>, shared: usize| {
            entry.clear();
            push_number(shared as u64, entry);
            push_number((key.len() - shared) as u64, entry);
            entry.extend_from_slice(&key[shared..]);
        };
        let mut shared = key
            .iter()
            .zip(&self.last)
            .take_while(|(a, b)| a == b)
            .count();
        if self.leaf.is_whole_due() {
            shared = 0;
        }
        loop {
            tail_start(&mut self.entry, shared);
            push_number(
                (places.len() as u64) << 1 | u64::from(is_inside),
                &mut self.entry,
            );
            if is_inside {
                self.entry.extend_from_slice(&self.places);
            } else {
                push_number(self.lists.len() as u64, &mut self.entry);
                push_number(self.places.len() as u64, &mut self.entry);
            }
            if self.leaf.is_empty() {
                self.firsts.push(key.to_vec());
            }
            if self.leaf.push(&self.entry) {
                break;
            }
            self.leaf.flush(out)?;
            shared = 0;
        }
        if !is_inside {
            self.lists.extend_from_slice(&self.places);
        }
        self.last.clear();
        self.last.extend_from_slice(key);
        Ok(())
    }

    /// Writes what is above the leaves, and the long lists.
    pub(super) fn finish(mut self, out: &mut BlockWriter) -> io::Result<BTree> {
        if self.firsts.is_empty() {
            self.firsts.push(Vec::new());
        }
        self.leaf.flush(out)?;
        let leaves = out.end_segment()?;
        let mut below: Vec<(Vec<u8>, u32)> = self.firsts.into_iter().zip(leaves.first..).collect();
        let mut height = 0;
        while below.len() > 1 {
            height += 1;
            let mut above: Vec<(Vec<u8>, u32)> = Vec::new();
            let mut node = NodeBuilder::default();
            let first = out.blocks();
            for (key, child) in below {
                let mut entry = Vec::new();
                push_number(key.len() as u64, &mut entry);
                entry.extend_from_slice(&key);
                push_number(u64::from(child), &mut entry);
                if !node.push(&entry) {
                    node.flush(out)?;
                    node.push(&entry);
                }
                if node.entries == 1 {
                    let number = first + u32::try_from(above.len()).unwrap_or(u32::MAX);
                    above.push((key, number));
                }
            }
            node.flush(out)?;
            out.end_segment()?;
            below = above;
        }
        let root = below.first().map_or(leaves.first, |(_, block)| *block);
        out.write(&self.lists)?;
        let lists = out.end_segment()?;
        Ok(BTree {
            leaves,
            root,
            height,
            lists,
        })
    }
}

/// What to do after an entry.
#[derive(PartialEq)]
pub(super) enum Visit {
    Next,
    Stop,
}

impl BTree {
    /// Hands over the entries from `key` on: each key, and a way to its places.
    pub(super) fn scan(
        &self,
        reader: &BlockReader,
        key: &[u8],
        mut take: impl FnMut(&[u8], &PostingList<'_>) -> Visit,
    ) -> Option<()> {
        let mut number = self.leaf_of(reader, key)?;
        let end = self.leaves.first + u32::try_from(self.leaves.len / HELD as u64).ok()?;
        while number < end {
            let block = reader.block(number)?;
            let Some(node) = NodeReader::new(&block[..]) else {
                return reader.mark_damaged();
            };
            if scan_leaf(reader, self.lists, &node, key, &mut take)? == Visit::Stop {
                return Some(());
            }
            number += 1;
        }
        Some(())
    }

    /// The leaf in which a key is, or would be.
    fn leaf_of(&self, reader: &BlockReader, key: &[u8]) -> Option<u32> {
        let mut number = self.root;
        for _ in 0..self.height {
            let block = reader.block(number)?;
            let key_of = |mut entry| take_bytes(&mut entry);
            let near = NodeReader::new(&block[..]).and_then(|node| node.seek(key, key_of));
            let Some(mut rest) = near else {
                return reader.mark_damaged();
            };
            let mut child = None;
            while let Some((first, below)) = read_inner_entry(&mut rest) {
                if child.is_some() && first > key {
                    break;
                }
                child = Some(below);
            }
            number = match child {
                Some(child) => child,
                None => return reader.mark_damaged(),
            };
        }
        Some(number)
    }
}

fn read_inner_entry<'b>(rest: &mut &'b [u8]) -> Option<(&'b [u8], u32)> {
    let first = take_bytes(rest)?;
    Some((first, u32::try_from(take_number(rest)?).ok()?))
}

/// The places of an entry, not yet unpacked.
pub(super) struct PostingList<'b> {
    reader: &'b BlockReader,
    lists: Segment,
    count: u64,
    inside: Option<&'b [u8]>,
    outside: (u64, usize),
}

impl PostingList<'_> {
    /// Hands over every place.
    pub(super) fn for_each(&self, take: &mut dyn FnMut(ContactIndex)) -> Option<()> {
        let read;
        let mut bytes = match self.inside {
            Some(bytes) => bytes,
            None => {
                let (start, len) = self.outside;
                read = self.reader.bytes(self.lists, start, len)?;
                &read[..]
            }
        };
        let mut place = 0_u64;
        for _ in 0..self.count {
            place += match take_number(&mut bytes) {
                Some(distance) => distance,
                None => return self.reader.mark_damaged(),
            };
            take(ContactIndex(u32::try_from(place).unwrap_or(u32::MAX)));
        }
        Some(())
    }
}

/// Hands over the entries of a leaf from `key` on.
fn scan_leaf(
    reader: &BlockReader,
    lists: Segment,
    node: &NodeReader<'_>,
    key: &[u8],
    take: &mut impl FnMut(&[u8], &PostingList<'_>) -> Visit,
) -> Option<Visit> {
    // An entry that is written out whole shares nothing with the one before.
    let key_of = |mut entry| {
        let shared: u64 = take_number(&mut entry)?;
        (shared == 0).then(|| take_bytes(&mut entry)).flatten()
    };
    let Some(mut rest) = node.seek(key, key_of) else {
        return reader.mark_damaged();
    };
    let mut have: Vec<u8> = Vec::new();
    while !rest.is_empty() {
        let entry = read_entry(&mut rest, &mut have);
        let Some((count, inside, outside)) = entry else {
            return reader.mark_damaged();
        };
        if have.as_slice() < key {
            continue;
        }
        let places = PostingList {
            reader,
            lists,
            count,
            inside,
            outside,
        };
        if take(&have, &places) == Visit::Stop {
            return Some(Visit::Stop);
        }
    }
    Some(Visit::Next)
}

/// How many places, where they stand in the entry, where they stand outside.
type LeafEntry<'b> = (u64, Option<&'b [u8]>, (u64, usize));

fn read_entry<'b>(rest: &mut &'b [u8], have: &mut Vec<u8>) -> Option<LeafEntry<'b>> {
    let shared = usize::try_from(take_number(rest)?).ok()?;
    let own = take_bytes(rest)?;
    if shared > have.len() {
        return None;
    }
    have.truncate(shared);
    have.extend_from_slice(own);
    let count = take_number(rest)?;
    if count & 1 == 0 {
        let start = take_number(rest)?;
        let len = usize::try_from(take_number(rest)?).ok()?;
        return Some((count >> 1, None, (start, len)));
    }
    let before = *rest;
    for _ in 0..count >> 1 {
        take_number(rest)?;
    }
    let inside = &before[..before.len() - rest.len()];
    Some((count >> 1, Some(inside), (0, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::blocks::{FIRST_SEED, tests::tempfile};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn written(entries: &BTreeMap<Vec<u8>, Vec<ContactIndex>>) -> (BTree, BlockReader) {
        let file = tempfile();
        let mut out =
            BlockWriter::new(file.try_clone().expect("a handle"), FIRST_SEED, 0).expect("a file");
        let mut tree = BTreeWriter::default();
        for (key, places) in entries {
            tree.push(key, places, &mut out).expect("written");
        }
        let tree = tree.finish(&mut out).expect("written");
        out.finish().expect("written");
        (tree, BlockReader::new(file))
    }

    proptest! {
        #[test]
        fn every_key_is_found_with_its_places_and_nothing_else(
            entries in prop::collection::btree_map(
                prop::collection::vec(1_u8.., 1..40),
                prop::collection::btree_set(0_u32..100_000, 1..80), 0..600),
            asked in prop::collection::vec(1_u8.., 0..3),
        ) {
            let entries: BTreeMap<Vec<u8>, Vec<ContactIndex>> = entries
                .into_iter()
                .map(|(key, places)| (key, places.into_iter().map(ContactIndex).collect()))
                .collect();
            let (tree, reader) = written(&entries);
            for from in entries.keys().take(20).chain([&asked]) {
                let mut found = Vec::new();
                tree.scan(&reader, from, |key, places| {
                    let mut all = Vec::new();
                    places.for_each(&mut |place| all.push(place));
                    found.push((key.to_vec(), all));
                    if found.len() < 30 { Visit::Next } else { Visit::Stop }
                });
                let want: Vec<_> = entries
                    .range(from.clone()..)
                    .take(30)
                    .map(|(key, places)| (key.clone(), places.clone()))
                    .collect();
                prop_assert_eq!(found, want);
                prop_assert!(!reader.is_damaged());
            }
        }
    }
}
