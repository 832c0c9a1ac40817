//! Where a contact stands.

use std::num::TryFromIntError;

use serde::{Deserialize, Serialize};

/// The place of a contact in the list of all contacts of a directory, from 0, whether the list is held in
/// memory ([`Directory::contacts`](super::Directory::contacts)) or kept in an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ContactIndex(pub u32);

impl ContactIndex {
    /// The places of the first `count` contacts, in their order.
    pub fn first(count: u32) -> impl Iterator<Item = ContactIndex> {
        (0..count).map(ContactIndex)
    }

    /// The place as an index into a slice.
    pub fn as_usize(self) -> usize {
        self.0 as usize
    }
}

/// A list has room for so many contacts as [`u32`] can count.
impl TryFrom<usize> for ContactIndex {
    type Error = TryFromIntError;

    fn try_from(at: usize) -> Result<ContactIndex, TryFromIntError> {
        u32::try_from(at).map(ContactIndex)
    }
}
