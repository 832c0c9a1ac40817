//! A contact that was found, wherever it is kept.

use std::ops::Deref;
use std::rc::Rc;

use super::index_store::IndexStore;
use crate::model::{Contact, ContactIndex};

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

/// A contact that can be looked at, wherever it came from.
#[derive(Clone)]
pub enum LoadedContact<'d> {
    /// Held in memory all the time.
    InMemory(&'d Contact<'d>),
    /// Read from an index.
    Stored(Rc<Contact<'static>>),
}

impl<'d> Deref for LoadedContact<'d> {
    type Target = Contact<'d>;

    fn deref(&self) -> &Contact<'d> {
        match self {
            LoadedContact::InMemory(contact) => contact,
            LoadedContact::Stored(contact) => contact,
        }
    }
}
