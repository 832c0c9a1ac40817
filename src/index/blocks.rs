//! A file of blocks, each with a checksum, read where it is needed.
//!
//! Positioned reads instead of a mapped file: a file that is cut off while it is mapped ends the
//! process (SIGBUS), a read that comes short is an error like any other. Every block is checked when
//! it is read; so no byte of an answer comes from a damaged block, and no look-up reads the whole
//! file for it.

use std::cell::{Cell, RefCell};
use std::fs::File;
#[cfg(not(unix))]
use std::io::Read;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::rc::Rc;

use twox_hash::XxHash3_64;

/// Bytes of a block, with its checksum.
const BLOCK: usize = 4096;

/// Bytes of a block that hold data.
pub(super) const HELD: usize = BLOCK - 8;

/// Blocks that are kept in memory.
const MOST_KEPT: usize = 64;

/// Blocks that are read at once where many follow each other.
const AT_ONCE: usize = 32;

/// Seed of the checksum of the first block, which tells the seed of the others.
pub(super) const FIRST_SEED: u64 = 0x7769_722d_696e_6465;

/// A stretch of a file: its first block, and its length in bytes of data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Section {
    pub(super) first: u32,
    pub(super) len: u64,
}

/// The checksum of a block. It depends on the file and on the place, so that a block of an older
/// index, or one in the wrong place, is not taken for a good one.
fn checksum(seed: u64, block: u32, held: &[u8]) -> [u8; 8] {
    XxHash3_64::oneshot_with_seed(seed.wrapping_add(u64::from(block)), held).to_le_bytes()
}

/// Writes blocks one after the other.
pub(super) struct Writer {
    out: BufWriter<File>,
    seed: u64,
    next: u32,
    /// Data of the block that is being filled.
    held: Vec<u8>,
    /// Where the section that is being written began.
    section: Section,
}

impl Writer {
    /// Begins a file whose first `left_free` blocks are written later.
    pub(super) fn new(file: File, seed: u64, left_free: u32) -> io::Result<Writer> {
        let mut out = BufWriter::with_capacity(BLOCK * 64, file);
        for _ in 0..left_free {
            out.write_all(&[0; BLOCK])?;
        }
        Ok(Writer {
            out,
            seed,
            next: left_free,
            held: Vec::with_capacity(HELD),
            section: Section {
                first: left_free,
                len: 0,
            },
        })
    }

    /// Adds to the section.
    pub(super) fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        self.section.len += bytes.len() as u64;
        while self.held.len() + bytes.len() >= HELD {
            let (now, later) = bytes.split_at(HELD - self.held.len());
            self.held.extend_from_slice(now);
            self.flush_block()?;
            bytes = later;
        }
        self.held.extend_from_slice(bytes);
        Ok(())
    }

    /// Fills the block, so that what follows begins a new one.
    pub(super) fn end_block(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        self.section.len += (HELD - self.held.len()) as u64;
        self.flush_block()
    }

    /// Ends the section; the next one begins with a block of its own.
    pub(super) fn end_section(&mut self) -> io::Result<Section> {
        if !self.held.is_empty() {
            self.flush_block()?;
        }
        let done = self.section;
        self.section = Section {
            first: self.next,
            len: 0,
        };
        Ok(done)
    }

    fn flush_block(&mut self) -> io::Result<()> {
        self.held.resize(HELD, 0);
        let sum = checksum(self.seed, self.next, &self.held);
        self.out.write_all(&self.held)?;
        self.out.write_all(&sum)?;
        self.held.clear();
        let next = self.next.checked_add(1);
        self.next = next.ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(())
    }

    /// How many blocks were written.
    pub(super) fn blocks(&self) -> u32 {
        self.next
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
        let sum = checksum(seed, block, &bytes[start..]);
        bytes.extend_from_slice(&sum);
    }
    file.seek(SeekFrom::Start(u64::from(first) * BLOCK as u64))?;
    file.write_all(&bytes)
}

/// How many blocks so many bytes of data need.
pub(super) fn needed(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(HELD)).unwrap_or(u32::MAX)
}

/// The number of a block, and the block.
type Kept = Option<(u32, Rc<[u8; BLOCK]>)>;

/// Reads blocks and checks each.
pub(super) struct Reader {
    file: File,
    seed: Cell<u64>,
    /// The last blocks that were read, each at its number modulo their count.
    kept: RefCell<Vec<Kept>>,
    damaged: Cell<bool>,
}

impl Reader {
    pub(super) fn new(file: File) -> Reader {
        Reader {
            file,
            seed: Cell::new(FIRST_SEED),
            kept: RefCell::new(vec![None; MOST_KEPT]),
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
    pub(super) fn damaged<T>(&self) -> Option<T> {
        self.damaged.set(true);
        None
    }

    /// Reads what can be done without: damage there leaves the answers as they are.
    pub(super) fn spare<T>(&self, read: impl FnOnce(&Reader) -> Option<T>) -> Option<T> {
        let was_damaged = self.damaged.get();
        let found = read(self);
        self.damaged.set(was_damaged);
        found
    }

    /// Whether the file has just as many blocks.
    pub(super) fn has_blocks(&self, blocks: u32) -> bool {
        let length = u64::from(blocks) * BLOCK as u64;
        self.file.metadata().is_ok_and(|data| data.len() == length)
    }

    /// A block, of which the first [`HELD`] bytes are data.
    pub(super) fn block(&self, number: u32) -> Option<Rc<[u8; BLOCK]>> {
        let place = number as usize % MOST_KEPT;
        let mut kept = self.kept.borrow_mut();
        if let Some((known, block)) = &kept[place]
            && *known == number
        {
            return Some(Rc::clone(block));
        }
        // The room of the block that was there is used again, if nobody looks at it any more.
        let mut block = kept[place]
            .take()
            .map(|(_, block)| block)
            .filter(|block| Rc::strong_count(block) == 1)
            .unwrap_or_else(|| Rc::new([0; BLOCK]));
        self.fill(number, &mut Rc::make_mut(&mut block)[..])?;
        kept[place] = Some((number, Rc::clone(&block)));
        Some(block)
    }

    /// Data of a section.
    pub(super) fn bytes(&self, section: Section, start: u64, len: usize) -> Option<Vec<u8>> {
        if start + len as u64 > section.len {
            return self.damaged();
        }
        let mut data = Vec::with_capacity(len);
        let first = start / HELD as u64;
        let mut skip = usize::try_from(start % HELD as u64).unwrap_or(0);
        let mut number = section.first + u32::try_from(first).unwrap_or(u32::MAX);
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
                self.fill(number, &mut many)?;
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

    /// Reads blocks from `number` on and checks them.
    fn fill(&self, number: u32, bytes: &mut [u8]) -> Option<()> {
        if self.damaged.get() {
            return None;
        }
        let start = u64::from(number) * BLOCK as u64;
        if read_at(&self.file, start, bytes).is_err() {
            return self.damaged();
        }
        let is_good = (number..).zip(bytes.chunks(BLOCK)).all(|(number, block)| {
            checksum(self.seed.get(), number, &block[..HELD]) == block[HELD..]
        });
        if is_good { Some(()) } else { self.damaged() }
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
