//! The first block of an index: what it is of, and where everything stands in it.

use serde::{Deserialize, Serialize};

use super::blocks::{BlockReader, Segment};
use super::builder::RecordStore;
use crate::model::ContactIndex;

/// The beginning of an index.
pub(super) const MAGIC: [u8; 8] = *b"wirindex";

/// Changes with the form of the file or the meaning of its keys.
pub(super) const FORMAT: u32 = 10;

/// What the first block says.
#[derive(Serialize, Deserialize)]
pub(super) struct IndexHeader {
    pub(super) magic: [u8; 8],
    pub(super) format: u32,
    pub(super) maker: String,
    /// The kinds for which the layers were read.
    pub(super) kinds: u16,
    /// When it was built, in seconds since 1970.
    pub(super) built: u64,
    pub(super) seed: u64,
    pub(super) blocks: u32,
    pub(super) bundled: u128,
    pub(super) contacts: RecordStore,
    /// Contacts to which others refer.
    pub(super) referred: Vec<ContactIndex>,
    pub(super) contacts_by_rank: Vec<usize>,
    pub(super) sources: Segment,
    pub(super) directory: Segment,
    /// Findings in each language.
    pub(super) findings: [Segment; 2],
    /// Whether entries were not read.
    pub(super) hides_entries: bool,
}

/// What the first block says; `None` for another format.
pub(super) fn read_header(reader: &BlockReader) -> Option<IndexHeader> {
    let block = reader.block(0)?;
    let begin: ([u8; 8], u32) = postcard::take_from_bytes(&block[..]).ok()?.0;
    if begin != (MAGIC, FORMAT) {
        return None;
    }
    let header: IndexHeader = postcard::take_from_bytes(&block[..]).ok()?.0;
    reader.set_seed(header.seed);
    Some(header)
}
