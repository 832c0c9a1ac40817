//! The contacts of a directory, in memory or in an index: whom a query finds, who comes first, whose name
//! begins so.

use std::cell::OnceCell;

use super::candidates::Candidates;
use super::contact_hits::ContactHits;
use super::contact_ref::ContactRef;
use super::contacts::contacts;
use super::filter::Filter;
use super::index_store::{IndexStore, KeyKind};
use super::query::Query;
use super::ranking::sort_hits;
use super::relaxation::find_people;
use super::rooms::room_fit;
use super::search_result::SearchResult;
use super::stored_contacts::StoredContacts;
use super::{Hit, MatchKind};
use crate::model::{Contact, ContactIndex, Directory, Field, LoadedContact};
use crate::text::fold;
use crate::text::locale::Lang;

/// The contacts of a directory, in memory or in an index.
#[derive(Clone, Copy)]
pub struct People<'d> {
    /// What the contacts refer to, and the contacts themselves where there is no index.
    pub directory: &'d Directory<'d>,
    /// The contacts, where they are many.
    pub store: Option<&'d dyn IndexStore>,
}

impl<'d> People<'d> {
    /// As [`contacts`], wherever the contacts are.
    pub fn find(
        self,
        query: &Query,
        filter: &Filter,
        similar: bool,
        lang: Lang,
    ) -> SearchResult<ContactHits<'d>> {
        let Some(store) = self.store else {
            let found = contacts(self.directory, query, filter, similar, lang);
            return found.map(|hits| ContactHits::in_memory(&hits));
        };
        let mut filed = StoredContacts::new(store, self.directory, filter, lang);
        if query.is_empty() {
            return SearchResult::as_typed(filed.list());
        }
        let rewritten = OnceCell::new();
        find_people(&mut filed, query, &rewritten, similar).map(|hits| {
            let hits = sort_hits(hits, |&at| store.contact(at).sort_key(lang));
            let kept = |hit: Hit<ContactIndex>| Hit {
                entry: ContactRef::Stored(store, hit.entry),
                how: hit.how,
                fields: hit.fields,
            };
            ContactHits::Found(hits.into_iter().map(kept).collect())
        })
    }
}

impl People<'_> {
    /// A directory for a search over everything: with the contacts in every room that may fit the query.
    /// `directory` is the one of the index, with the contacts to which others refer.
    pub fn for_rooms(self, directory: Directory<'static>, query: &Query) -> Directory<'static> {
        let Some(store) = self.store else {
            return directory;
        };
        let wanted = query.room_key();
        let mut rooms: Vec<Vec<u8>> = Vec::new();
        store.keys(KeyKind::Room, &mut |key| {
            let fits = std::str::from_utf8(key).is_ok_and(|key| room_fit(&wanted, key).is_some());
            if fits {
                rooms.push(key.to_vec());
            }
        });
        let mut places = Candidates::new(store).with_keys(KeyKind::Room, rooms);
        places.extend(Candidates::new(store).with_keys(KeyKind::Odd, [""]));
        let more = places
            .into_iter()
            .map(|at| Contact::clone(&store.contact(at)));
        let mut contacts: Vec<Contact> = directory.contacts().iter().cloned().chain(more).collect();
        contacts.sort_by_key(|contact| contact.position);
        contacts.dedup_by_key(|contact| contact.position);
        directory.with_contacts(contacts)
    }
}

impl<'d> People<'d> {
    /// How many contacts there are.
    pub fn count(self) -> usize {
        match self.store {
            Some(store) => store.count() as usize,
            None => self.directory.contacts().len(),
        }
    }

    /// The first contacts that are wanted, at most `most`, out of so many at the beginning.
    pub fn first_contacts(
        self,
        most: usize,
        out_of: usize,
        is_wanted: impl Fn(&Contact) -> bool,
    ) -> Vec<LoadedContact<'d>> {
        let wanted = |contact: &LoadedContact<'_>| is_wanted(contact);
        match self.store {
            Some(store) => {
                let end = u32::try_from(out_of).unwrap_or(u32::MAX);
                let places = ContactIndex::first(store.count().min(end));
                contacts_at(store, places)
                    .filter(wanted)
                    .take(most)
                    .collect()
            }
            None => contacts_in_memory(self.directory)
                .take(out_of)
                .filter(wanted)
                .take(most)
                .collect(),
        }
    }

    /// The first who have a field, at most so many, and out of no more than a thousand.
    pub(super) fn with_field(self, field: Field, most: usize) -> ContactHits<'d> {
        let has = |contact: &Contact| match field {
            Field::PHONE => contact.phone.is_some(),
            Field::FAX => contact.fax.is_some(),
            Field::MOBILE => contact.mobile.is_some(),
            Field::ROOM => contact.room.is_some(),
            _ => false,
        };
        let kept: Vec<ContactRef<'d>> = match self.store {
            Some(store) => ContactIndex::first(store.count().min(1_000))
                .map(|at| ContactRef::Stored(store, at))
                .collect(),
            None => {
                let contacts = self.directory.contacts().iter().take(1_000);
                contacts.map(ContactRef::InMemory).collect()
            }
        };
        let having = kept.into_iter().filter(|kept| has(&kept.contact()));
        let hit = |entry| Hit {
            entry,
            how: MatchKind::Exact,
            fields: vec![field],
        };
        ContactHits::Found(having.take(most).map(hit).collect())
    }

    /// Whose name, or a word of it, begins so, at most so many in the order of the data.
    pub fn with_name_prefix(self, beginning: &str, most: usize) -> Vec<LoadedContact<'d>> {
        let beginning = fold::spelled_key(beginning);
        let fits = |contact: &LoadedContact<'_>| has_word_prefix(contact, &beginning);
        let Some(store) = self.store else {
            return contacts_in_memory(self.directory)
                .filter(fits)
                .take(most)
                .collect();
        };
        match beginning.split(' ').next() {
            Some("") | None => {
                let places = ContactIndex::first(store.count());
                contacts_at(store, places).filter(fits).take(most).collect()
            }
            Some(word) => {
                let candidates = Candidates::new(store).with_word_prefix(word);
                let contacts = contacts_at(store, candidates);
                contacts.filter(fits).take(most).collect()
            }
        }
    }
}

fn contacts_in_memory<'d>(directory: &'d Directory<'d>) -> impl Iterator<Item = LoadedContact<'d>> {
    directory
        .contacts()
        .iter()
        .map(|contact| ContactRef::InMemory(contact).contact())
}

fn contacts_at(
    store: &dyn IndexStore,
    places: impl IntoIterator<Item = ContactIndex>,
) -> impl Iterator<Item = LoadedContact<'_>> {
    let read = |at| ContactRef::Stored(store, at).contact();
    places.into_iter().map(read)
}

/// Whether a name, or a word of it, begins so; `beginning` is folded.
fn has_word_prefix(contact: &Contact, beginning: &str) -> bool {
    contact.name.as_ref().is_some_and(|name| {
        let folded = fold::spelled_key(name.full());
        folded.starts_with(beginning) || folded.split(' ').any(|word| word.starts_with(beginning))
    })
}
