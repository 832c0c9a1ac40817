//! Contacts one after the other, wherever they are kept: for those who write or count them and need no more.

use std::ops::Deref;
use std::rc::Rc;

use super::{Contact, Directory, FilledKeys};

/// Contacts that can be walked over more than once. A long list is read from its index anew each time.
pub trait ContactSequence {
    /// Each contact, in the order of the list.
    fn contacts(&self) -> Box<dyn Iterator<Item = LoadedContact<'_>> + '_>;

    /// For which keys any of them has a value.
    fn filled_keys(&self, directory: &Directory<'_>) -> FilledKeys;
}

/// Walks over contacts to see for which keys any of them has a value.
pub fn filled_keys(list: &dyn ContactSequence, directory: &Directory<'_>) -> FilledKeys {
    let mut filled = FilledKeys::default();
    for contact in list.contacts() {
        filled.add(&contact);
        if let Some(unit) = directory.unit_of(&contact) {
            filled.add_unit(unit);
        }
    }
    filled
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
