//! Where contacts go when they are made.

use std::collections::BTreeMap;

use crate::model::{Contact, ContactIndex};

/// Where contacts go when they are made, one by one, so that a long list need not be held in memory.
pub trait ContactStore<'t> {
    /// About so many will come.
    fn expect(&mut self, contacts: usize);
    /// Keeps a contact at a place: the next free one, or one that is taken, whose contact it replaces.
    fn keep(&mut self, at: ContactIndex, contact: Contact<'t>);
}

impl<'t> ContactStore<'t> for Vec<Contact<'t>> {
    fn expect(&mut self, contacts: usize) {
        self.reserve(contacts);
    }

    fn keep(&mut self, at: ContactIndex, contact: Contact<'t>) {
        match self.get_mut(at.as_usize()) {
            Some(place) => *place = contact,
            None => self.push(contact),
        }
    }
}

/// Contacts with an id of their own, by their places.
#[derive(Default)]
pub(super) struct ReferableContacts<'t>(pub(super) BTreeMap<ContactIndex, Contact<'t>>);

impl<'t> ContactStore<'t> for ReferableContacts<'t> {
    fn expect(&mut self, _: usize) {}

    fn keep(&mut self, at: ContactIndex, contact: Contact<'t>) {
        if contact.own_id.is_some() {
            self.0.insert(at, contact);
        }
    }
}
