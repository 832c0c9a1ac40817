//! The contacts as records, in pages.
//!
//! Contacts that are found lie far apart in a long list, so a page is a small block: for one record one page is
//! read. Each begins with a record, and one that is longer than a page goes on in the next. Which
//! page holds a record is told by a byte for each page, the number of records that begin in it, and by
//! the number of the first record of every [`GROUP`] pages.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};

use crate::index::blocks::{BlockReader, BlockWriter, HELD, PAGE_HELD, Segment};
use crate::index::tree::{push_number, take_bytes, take_number};
use crate::model::ContactIndex;

/// Pages of which the first record is known; the counts of whole groups fill a block.
const GROUP: usize = 56;

const _: () = assert!(HELD.is_multiple_of(GROUP));

/// Where the records stand in a file.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Records {
    pages: Segment,
    counts: Segment,
    starts: Segment,
    /// Contacts whose records have other numbers than their places; empty where there are none.
    moved: Segment,
}

/// Writes records one after the other.
#[derive(Default)]
pub(super) struct RecordWriter {
    /// How many records there are.
    count: u32,
    /// How many begin in each page.
    counts: Vec<u8>,
    /// The number of the first record in each group of pages.
    starts: Vec<u32>,
    /// Bytes that are taken in the last page; 0 where the next record begins a new one.
    taken: usize,
    length: Vec<u8>,
}

impl RecordWriter {
    /// How many records there are.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// The contact whose record comes next.
    pub(super) fn next_contact(&self) -> ContactIndex {
        ContactIndex(self.count)
    }

    /// Adds a record. They come before anything else in the file.
    pub(super) fn push(&mut self, record: &[u8], out: &mut BlockWriter) -> io::Result<()> {
        out.use_pages();
        self.length.clear();
        push_number(record.len() as u64, &mut self.length);
        let needed = self.length.len() + record.len();
        let is_full = self.counts.last() == Some(&u8::MAX) || self.taken + needed > PAGE_HELD;
        if self.taken > 0 && is_full {
            out.end_block()?;
            self.taken = 0;
        }
        if self.taken == 0 {
            self.begin_page();
        }
        if let Some(count) = self.counts.last_mut() {
            *count += 1;
        }
        self.count += 1;
        for _ in 1..needed.div_ceil(PAGE_HELD) {
            self.begin_page();
        }
        out.write(&self.length)?;
        out.write(record)?;
        self.taken += needed;
        if self.taken >= PAGE_HELD {
            out.end_block()?;
            self.taken = 0;
        }
        Ok(())
    }

    fn begin_page(&mut self) {
        if self.counts.len().is_multiple_of(GROUP) {
            self.starts.push(self.count);
        }
        self.counts.push(0);
    }

    /// Adds the records of contacts that were replaced, each with its place, and writes where all stand.
    pub(super) fn finish(
        mut self,
        replaced: BTreeMap<ContactIndex, Vec<u8>>,
        out: &mut BlockWriter,
    ) -> io::Result<Records> {
        let mut moved: Vec<(ContactIndex, u32)> = Vec::with_capacity(replaced.len());
        for (at, record) in replaced {
            moved.push((at, self.count));
            self.push(&record, out)?;
        }
        let pages = out.end_segment()?;
        out.write(&self.counts)?;
        let counts = out.end_segment()?;
        for start in &self.starts {
            out.write(&start.to_le_bytes())?;
        }
        let starts = out.end_segment()?;
        if !moved.is_empty() {
            out.write(&postcard::to_stdvec(&moved).map_err(io::Error::other)?)?;
        }
        let moved = out.end_segment()?;
        Ok(Records {
            pages,
            counts,
            starts,
            moved,
        })
    }
}

/// Finds records.
pub(super) struct RecordReader {
    records: Records,
    starts: OnceCell<Vec<u32>>,
    moved: OnceCell<Vec<(ContactIndex, u32)>>,
}

impl RecordReader {
    pub(super) fn new(records: Records) -> RecordReader {
        RecordReader {
            records,
            starts: OnceCell::new(),
            moved: OnceCell::new(),
        }
    }

    /// Hands over the record of the contact at this place.
    pub(super) fn read<T>(
        &self,
        reader: &BlockReader,
        at: ContactIndex,
        take: impl FnOnce(&[u8]) -> T,
    ) -> Option<T> {
        let Records { pages, counts, .. } = self.records;
        let moved = self.moved_records(reader);
        let moved_to = moved.binary_search_by_key(&at, |(from, _)| *from);
        let number = moved_to.map_or(at.0, |place| moved[place].1);
        let starts = self.starts(reader);
        let group = starts
            .partition_point(|&start| start <= number)
            .checked_sub(1)?;
        let of_group = GROUP * group;
        let block = reader.block(counts.first + u32::try_from(of_group / HELD).ok()?)?;
        let mut after = number - starts[group];
        let in_group = block[of_group % HELD..][..GROUP].iter().position(|&count| {
            let is_here = after < u32::from(count);
            after -= if is_here { 0 } else { u32::from(count) };
            is_here
        });
        let mut page = of_group + in_group?;
        let bytes = reader.page(pages, page)?;
        let mut rest = &bytes[..PAGE_HELD];
        for _ in 0..after {
            take_bytes(&mut rest)?;
        }
        let len = usize::try_from(take_number(&mut rest)?).ok()?;
        if let Some(record) = rest.get(..len) {
            return Some(take(record));
        }
        let mut record = rest.to_vec();
        while record.len() < len {
            page += 1;
            record.extend_from_slice(&reader.page(pages, page)?[..PAGE_HELD]);
        }
        Some(take(&record[..len]))
    }

    /// What cannot be read is remembered by the reader, and voids the answer.
    fn moved_records(&self, reader: &BlockReader) -> &[(ContactIndex, u32)] {
        self.moved
            .get_or_init(|| reader.value(self.records.moved).unwrap_or_default())
    }

    fn starts(&self, reader: &BlockReader) -> &[u32] {
        self.starts.get_or_init(|| {
            let bytes = reader.read_segment(self.records.starts).unwrap_or_default();
            let starts = bytes.chunks_exact(4);
            starts
                .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::blocks::{FIRST_SEED, tests::tempfile};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_record_is_found_at_its_place_however_long_it_is(
            records in prop::collection::vec((any::<u8>(), prop_oneof![0..3_usize, 50..200_usize, 900..3_000_usize]), 0..900),
            replaced in prop::collection::btree_map(0..900_u32, prop::collection::vec(any::<u8>(), 0..50), 0..5),
        ) {
            let file = tempfile();
            let mut out =
                BlockWriter::new(file.try_clone().expect("a handle"), FIRST_SEED, 1).expect("a file");
            let mut writer = RecordWriter::default();
            let mut want: Vec<Vec<u8>> = records.iter().map(|&(byte, len)| vec![byte; len]).collect();
            for record in &want {
                writer.push(record, &mut out).expect("written");
            }
            let replaced: BTreeMap<ContactIndex, Vec<u8>> = replaced
                .into_iter()
                .filter(|(at, _)| (*at as usize) < want.len())
                .map(|(at, record)| (ContactIndex(at), record))
                .collect();
            for (at, record) in &replaced {
                want[at.as_usize()].clone_from(record);
            }
            let records = writer.finish(replaced, &mut out).expect("written");
            out.finish().expect("written");
            let (reader, records) = (BlockReader::new(file), RecordReader::new(records));
            for (at, want) in (0..).zip(&want) {
                prop_assert_eq!(&records.read(&reader, ContactIndex(at), <[u8]>::to_vec).expect("a record"), want);
            }
            prop_assert!(!reader.is_damaged());
        }
    }
}
