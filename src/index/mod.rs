//! The index of a long list: what a look-up needs of it, in a file in the cache folder.
//!
//! # What it is
//!
//! To read a list of a million contacts takes seconds, to look at one of them takes microseconds. So
//! what the reading of all layers gave is written down once: the contacts as records, the keys under
//! which each is filed ([`search::extract_keys`](crate::search::extract_keys)), the rest of the directory, and the
//! findings. An index speaks for one *set*: these layers, read for these kinds. It holds the outcome
//! of reading and checking, not of each file, so references, replaced contacts and findings across
//! files are what they are without it.
//!
//! There is one search. The index only names the contacts that may fit
//! ([`IndexStore`](crate::search::IndexStore)); they are read back and matched by the same code as those in
//! memory.
//!
//! # The file
//!
//! ```text
//!  block 0       header: format, maker, set, where everything stands
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
//!   build of the program ([`MAKER`]) or another format are told by the header.
//! - *Damaged*: every block has a checksum that depends on the file and on its place; a block is
//!   checked when it is read, so no byte of an answer is unchecked. If one is wrong, all answers are
//!   void, the layers are read, and the index is built again.
//! - *Half built*: it is built under another name and renamed when it is whole. No `fsync`: what a
//!   power cut leaves is caught by the checksums.
//! - *Two at once*: each builds its own file; the last to rename wins, and a process that has the
//!   other one open reads on in it.
//! - *What cannot be read*: a list that is missing or not allowed to be read is remembered as such,
//!   with its finding and the reason of the system. Each opening asks the system again; where it says
//!   anything else, the index is void. What fails only while it is read leaves no index.
//! - *Servers, standard input*: what they give has no stamp that tells a change; where one takes part, there
//!   is no index, not even for the layers beside it.
//! - *No room, no permission, no second thread*: then there is no index, or it takes longer, and the
//!   layers are read as always. Why there is none, `wir paths` says ([`find_obstacle()`]).
//! - *Of another user*: what another user owns or may write, and what is no plain file, is neither read
//!   nor thrown away ([`untrusted_files()`]).
//!
//! # How long it is kept
//!
//! Until the next call after a change of any of its lists, whatever that call is about ([`tidy()`]): a
//! person who was taken out of a list must not stay on disk. Without a change for 60 days after its last use.

mod blocks;
mod builder;
mod cache_folder;
mod eligible_lists;
mod finding;
mod freshness;
mod header;
mod obstacle;
mod open_index;
mod setting;
mod stored_records;
mod told_findings;
mod tree;
mod write_index;

pub use builder::Progress;
pub use cache_folder::{
    IndexInfo, RemovedIndex, UntrustedFile, forget, forget_all, list_indexes, tidy, untrusted_files,
};
pub use eligible_lists::{SHORTEST_INDEXED, has_lists};
pub use finding::{Finding, FindingFile};
pub use obstacle::{IndexObstacle, ObstacleReason, find_obstacle};
pub use open_index::{Index, open};
pub use setting::{MAKER, Setting};
pub use told_findings::tell_once;
pub use write_index::{IndexInput, build};
