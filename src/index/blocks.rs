//! A file of blocks, each with a checksum, read where it is needed.
//!
//! Positioned reads instead of a mapped file: a file that is cut off while it is mapped ends the
//! process (SIGBUS), a read that comes short is an error like any other. Every block is checked when
//! it is read; so no byte of an answer comes from a damaged block, and no look-up reads the whole
//! file for it.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

/// Bytes of a block, with its checksum.
const BLOCK: usize = 4096;

/// Bytes of a checksum, at the end of each block.
const SUM: usize = 8;

/// Bytes of a block that hold data.
pub(super) const HELD: usize = BLOCK - SUM;

/// Bytes of a page, a small block of which little is wanted.
const PAGE: usize = 1024;

/// Bytes of a page that hold data.
pub(super) const PAGE_HELD: usize = PAGE - SUM;

/// Blocks that are kept in memory.
const MOST_KEPT: usize = 64;

/// Blocks that are read at once where many follow each other.
const AT_ONCE: usize = 32;

/// Seed of the checksum of the first block, which tells the seed of the others.
pub(super) const FIRST_SEED: u64 = 0x7769_722d_696e_6465;

/// A stretch of a file: its first block, and its length in bytes of data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Segment {
    pub(super) first: u32,
    pub(super) len: u64,
}

/// The checksum of a block. It depends on the file and on the place, so that a block of an older
/// index, or one in the wrong place, is not taken for a good one.
fn checksum(seed: u64, start: u64, held: &[u8]) -> [u8; SUM] {
    XxHash3_64::oneshot_with_seed(seed.wrapping_add(start), held).to_le_bytes()
}

/// Where a block begins in the file.
fn start_of(block: u32) -> u64 {
    u64::from(block) * BLOCK as u64
}

/// Writes blocks one after the other.
pub(super) struct BlockWriter {
    out: BufWriter<File>,
    seed: u64,
    /// Where the block begins that is being filled.
    start: u64,
    /// Its size.
    size: usize,
    /// Its data.
    held: Vec<u8>,
    /// The segment that is being written.
    segment: Segment,
}

impl BlockWriter {
    /// Begins a file whose first `left_free` blocks are written later.
    pub(super) fn new(file: File, seed: u64, left_free: u32) -> io::Result<BlockWriter> {
        let mut out = BufWriter::with_capacity(BLOCK * 64, file);
        for _ in 0..left_free {
            out.write_all(&[0; BLOCK])?;
        }
        Ok(BlockWriter {
            out,
            seed,
            start: start_of(left_free),
            size: BLOCK,
            held: Vec::with_capacity(HELD),
            segment: Segment {
                first: left_free,
                len: 0,
            },
        })
    }

    /// Makes the blocks of this segment pages; said before anything is written to it.
    pub(super) fn use_pages(&mut self) {
        self.size = PAGE;
    }

    /// Adds to the segment.
    pub(super) fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        self.segment.len += bytes.len() as u64;
        while bytes.len() >= self.free_bytes() {
            let (now, later) = bytes.split_at(self.free_bytes());
            self.held.extend_from_slice(now);
            self.flush_block()?;
            bytes = later;
        }
        self.held.extend_from_slice(bytes);
        Ok(())
    }

    /// Room that is left in the block.
    fn free_bytes(&self) -> usize {
        self.size - SUM - self.held.len()
    }

    /// Fills the block, so that what follows begins a new one.
    pub(super) fn end_block(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        self.segment.len += self.free_bytes() as u64;
        self.flush_block()
    }

    /// Ends the segment; the next one begins with a block of its own.
    pub(super) fn end_segment(&mut self) -> io::Result<Segment> {
        if !self.held.is_empty() {
            self.flush_block()?;
        }
        let next = self.blocks();
        let gap = start_of(next) - self.start;
        io::copy(&mut io::repeat(0).take(gap), &mut self.out)?;
        self.start += gap;
        self.size = BLOCK;
        let begun = Segment {
            first: next,
            len: 0,
        };
        Ok(std::mem::replace(&mut self.segment, begun))
    }

    fn flush_block(&mut self) -> io::Result<()> {
        self.held.resize(self.size - SUM, 0);
        let sum = checksum(self.seed, self.start, &self.held);
        self.out.write_all(&self.held)?;
        self.out.write_all(&sum)?;
        self.held.clear();
        self.start += self.size as u64;
        if self.start > start_of(u32::MAX) {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(())
    }

    /// How many blocks were begun.
    pub(super) fn blocks(&self) -> u32 {
        u32::try_from(self.start.div_ceil(BLOCK as u64)).unwrap_or(u32::MAX)
    }

    /// Hands back the file with everything in it.
    pub(super) fn finish(self) -> io::Result<File> {
        self.out
            .into_inner()
            .map_err(io::IntoInnerError::into_error)
    }
}

/// Writes single blocks into a file that exists.
pub(super) fn write_at(mut file: &File, seed: u64, first: u32, data: &[u8]) -> io::Result<()> {
    let mut bytes = Vec::with_capacity(data.len() + BLOCK);
    for (block, held) in (first..).zip(data.chunks(HELD)) {
        let start = bytes.len();
        bytes.extend_from_slice(held);
        bytes.resize(start + HELD, 0);
        let sum = checksum(seed, start_of(block), &bytes[start..]);
        bytes.extend_from_slice(&sum);
    }
    file.seek(SeekFrom::Start(start_of(first)))?;
    file.write_all(&bytes)
}

/// How many blocks so many bytes of data need.
pub(super) fn blocks_for(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(HELD)).unwrap_or(u32::MAX)
}

/// Where a block begins, and the block.
type CachedBlock<const SIZE: usize> = Option<(u64, Rc<[u8; SIZE]>)>;

/// Reads blocks and checks each.
pub(super) struct BlockReader {
    file: File,
    seed: Cell<u64>,
    /// The last blocks that were read, each at its number modulo their count.
    kept: RefCell<Vec<CachedBlock<BLOCK>>>,
    /// The last page that was read. Those that are wanted stand far apart.
    page: RefCell<CachedBlock<PAGE>>,
    damaged: Cell<bool>,
}

impl BlockReader {
    pub(super) fn new(file: File) -> BlockReader {
        BlockReader {
            file,
            seed: Cell::new(FIRST_SEED),
            kept: RefCell::new(vec![None; MOST_KEPT]),
            page: RefCell::new(None),
            damaged: Cell::new(false),
        }
    }

    /// Sets the seed that the first block told.
    pub(super) fn set_seed(&self, seed: u64) {
        self.seed.set(seed);
    }

    /// Whether a block was damaged, so that all answers are void.
    pub(super) fn is_damaged(&self) -> bool {
        self.damaged.get()
    }

    /// Says that what was read makes no sense.
    pub(super) fn mark_damaged<T>(&self) -> Option<T> {
        self.damaged.set(true);
        None
    }

    /// Reads what can be done without: damage there leaves the answers as they are.
    pub(super) fn read_optional<T>(
        &self,
        read: impl FnOnce(&BlockReader) -> Option<T>,
    ) -> Option<T> {
        let was_damaged = self.damaged.get();
        let found = read(self);
        self.damaged.set(was_damaged);
        found
    }

    /// Whether the file has just as many blocks.
    pub(super) fn has_blocks(&self, blocks: u32) -> bool {
        let data = self.file.metadata();
        data.is_ok_and(|data| data.len() == start_of(blocks))
    }

    /// A block, of which the first [`HELD`] bytes are data.
    pub(super) fn block(&self, number: u32) -> Option<Rc<[u8; BLOCK]>> {
        let mut kept = self.kept.borrow_mut();
        self.read_cached(start_of(number), &mut kept[number as usize % MOST_KEPT])
    }

    /// A page of a segment in pages, of which the first [`PAGE_HELD`] bytes are data.
    pub(super) fn page(&self, segment: Segment, page: usize) -> Option<Rc<[u8; PAGE]>> {
        if (page * PAGE_HELD) as u64 >= segment.len {
            return self.mark_damaged();
        }
        let start = start_of(segment.first) + (page * PAGE) as u64;
        self.read_cached(start, &mut self.page.borrow_mut())
    }

    /// The block that begins there, kept here.
    fn read_cached<const SIZE: usize>(
        &self,
        start: u64,
        kept: &mut CachedBlock<SIZE>,
    ) -> Option<Rc<[u8; SIZE]>> {
        if let Some((known, block)) = kept
            && *known == start
        {
            return Some(Rc::clone(block));
        }
        // The buffer of the block that was there is used again, unless another part of the program still reads it.
        let room = kept.take().map(|(_, block)| block);
        let mut block = room
            .filter(|block| Rc::strong_count(block) == 1)
            .unwrap_or_else(|| Rc::new([0; SIZE]));
        self.fill(start, SIZE, &mut Rc::make_mut(&mut block)[..])?;
        *kept = Some((start, Rc::clone(&block)));
        Some(block)
    }

    /// All data of a segment.
    pub(super) fn read_segment(&self, segment: Segment) -> Option<Vec<u8>> {
        self.bytes(segment, 0, usize::try_from(segment.len).ok()?)
    }

    /// The value that was written as a segment.
    pub(super) fn value<T: for<'de> Deserialize<'de>>(&self, segment: Segment) -> Option<T> {
        postcard::from_bytes(&self.read_segment(segment)?).ok()
    }

    /// Data of a segment.
    pub(super) fn bytes(&self, segment: Segment, start: u64, len: usize) -> Option<Vec<u8>> {
        if start + len as u64 > segment.len {
            return self.mark_damaged();
        }
        let mut data = Vec::with_capacity(len);
        let first = start / HELD as u64;
        let mut skip = usize::try_from(start % HELD as u64).unwrap_or(0);
        let mut number = segment.first + u32::try_from(first).unwrap_or(u32::MAX);
        let mut many = Vec::new();
        while data.len() < len {
            let blocks = (skip + len - data.len()).div_ceil(HELD);
            if blocks <= 2 {
                let block = self.block(number)?;
                let end = HELD.min(skip + len - data.len());
                data.extend_from_slice(&block[skip..end]);
                number += 1;
            } else {
                let blocks = blocks.min(AT_ONCE);
                many.resize(blocks * BLOCK, 0);
                self.fill(start_of(number), BLOCK, &mut many)?;
                for block in many.chunks(BLOCK) {
                    let end = HELD.min(skip + len - data.len());
                    data.extend_from_slice(&block[skip..end]);
                    skip = 0;
                }
                number += u32::try_from(blocks).unwrap_or(u32::MAX);
            }
            skip = 0;
        }
        Some(data)
    }

    /// Reads blocks of a size from `start` on and checks them.
    fn fill(&self, start: u64, size: usize, bytes: &mut [u8]) -> Option<()> {
        if self.damaged.get() {
            return None;
        }
        if read_at(&self.file, start, bytes).is_err() {
            return self.mark_damaged();
        }
        let starts = (start..).step_by(size);
        let is_good = starts.zip(bytes.chunks(size)).all(|(start, block)| {
            let (held, sum) = block.split_at(size - SUM);
            checksum(self.seed.get(), start, held) == sum
        });
        if is_good {
            Some(())
        } else {
            self.mark_damaged()
        }
    }
}

#[cfg(unix)]
fn read_at(file: &File, start: u64, bytes: &mut [u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, start)
}

#[cfg(not(unix))]
fn read_at(mut file: &File, start: u64, bytes: &mut [u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(bytes)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    /// A file without a name.
    pub(in crate::index) fn tempfile() -> File {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("wir-blocks-{}-{number}", std::process::id()));
        let file = File::options()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path)
            .expect("a file");
        std::fs::remove_file(path).expect("removed");
        file
    }

    #[test]
    fn a_changed_byte_is_noticed_in_blocks_and_in_pages() {
        for at in [0, PAGE - 1, PAGE, 3 * PAGE, BLOCK, 2 * BLOCK - 1] {
            let file = tempfile();
            let mut out = BlockWriter::new(file.try_clone().expect("a handle"), FIRST_SEED, 0)
                .expect("a file");
            out.use_pages();
            out.write(&[1; 4 * PAGE_HELD]).expect("written");
            let pages = out.end_segment().expect("written");
            out.write(&[2; HELD]).expect("written");
            let blocks = out.end_segment().expect("written");
            let mut file = out.finish().expect("written");
            let sound = BlockReader::new(file.try_clone().expect("a handle"));
            assert!((0..4).all(|page| sound.page(pages, page).is_some()));
            assert_eq!(sound.read_segment(blocks), Some(vec![2; HELD]));
            assert!(sound.page(pages, 4).is_none(), "there are four");
            file.seek(SeekFrom::Start(at as u64)).expect("a place");
            file.write_all(&[7]).expect("written");
            let reader = BlockReader::new(file);
            let page = at / PAGE;
            if page < 4 {
                assert!(reader.page(pages, (page + 1) % 4).is_some(), "{at}");
                assert!(reader.page(pages, page).is_none(), "{at}");
            } else {
                assert!(reader.page(pages, 0).is_some(), "{at}");
                assert!(reader.read_segment(blocks).is_none(), "{at}");
            }
            assert!(reader.is_damaged(), "{at}");
        }
    }

    #[test]
    fn a_block_in_another_place_is_not_taken_for_the_one_that_belongs_there() {
        let file = tempfile();
        let mut out =
            BlockWriter::new(file.try_clone().expect("a handle"), FIRST_SEED, 0).expect("a file");
        out.write(&[3; 2 * HELD]).expect("written");
        let segment = out.end_segment().expect("written");
        let mut file = out.finish().expect("written");
        let mut block = [0; BLOCK];
        read_at(&file, 0, &mut block).expect("read");
        file.seek(SeekFrom::Start(BLOCK as u64)).expect("a place");
        file.write_all(&block).expect("written");
        assert!(BlockReader::new(file).read_segment(segment).is_none());
    }
}
