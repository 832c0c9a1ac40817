//! A contact that was found, wherever it is kept.

use super::index_store::IndexStore;
use crate::model::{Contact, ContactIndex, LoadedContact};

/// A contact that was found: held in memory, or kept in an index.
#[derive(Clone, Copy)]
pub enum ContactRef<'d> {
    /// In memory.
    InMemory(&'d Contact<'d>),
    /// In an index, at this place.
    Stored(&'d dyn IndexStore, ContactIndex),
}

impl<'d> ContactRef<'d> {
    /// The contact.
    pub fn contact(self) -> LoadedContact<'d> {
        match self {
            ContactRef::InMemory(contact) => LoadedContact::InMemory(contact),
            ContactRef::Stored(store, at) => LoadedContact::Stored(store.contact(at)),
        }
    }
}
