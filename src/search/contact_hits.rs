//! Contacts to be shown, handed out one by one, so that a long list needs no memory.

use super::contact_ref::ContactRef;
use super::fit::MatchKind;
use super::index_store::IndexStore;
use super::{Hit, Hits, SimilarHits};
use crate::model::{
    Contact, ContactIndex, ContactSequence, Directory, Field, FilledKeys, LoadedContact,
    filled_keys,
};

/// Contacts that were found, or the first of an index.
pub enum ContactHits<'d> {
    /// These, best first.
    Found(Hits<ContactRef<'d>>),
    /// So many from the beginning of an index, in its order.
    First(&'d dyn IndexStore, u32),
    /// These of an index, in this order.
    Sorted(&'d dyn IndexStore, Vec<ContactIndex>),
}

/// A contact of a listing.
pub struct ContactHit<'a> {
    /// The contact.
    pub entry: LoadedContact<'a>,
    /// See [`Hit::how`].
    pub how: MatchKind,
    /// See [`Hit::fields`].
    pub fields: &'a [Field],
}

impl<'a> IntoIterator for &'a ContactHits<'_> {
    type Item = ContactHit<'a>;
    type IntoIter = ContactHitIter<'a>;

    fn into_iter(self) -> ContactHitIter<'a> {
        self.iter()
    }
}

/// The contacts of a listing, one by one.
pub struct ContactHitIter<'a> {
    listing: &'a ContactHits<'a>,
    at: usize,
}

impl<'a> Iterator for ContactHitIter<'a> {
    type Item = ContactHit<'a>;

    fn next(&mut self) -> Option<ContactHit<'a>> {
        let at = self.at;
        self.at += 1;
        (at < self.listing.len()).then(|| self.listing.at(at))
    }
}

impl ContactSequence for ContactHits<'_> {
    fn contacts(&self) -> Box<dyn Iterator<Item = LoadedContact<'_>> + '_> {
        Box::new(self.iter().map(|hit| hit.entry))
    }

    fn filled_keys(&self, directory: &Directory<'_>) -> FilledKeys {
        let known = match self {
            ContactHits::First(store, _) | ContactHits::Sorted(store, _)
                if self.len() == store.count() as usize =>
            {
                store.filled_keys()
            }
            _ => None,
        };
        known.unwrap_or_else(|| filled_keys(self, directory))
    }
}

impl<'d> ContactHits<'d> {
    /// A listing of contacts that are held in memory.
    pub fn in_memory(hits: &[Hit<&'d Contact<'d>>]) -> ContactHits<'d> {
        let kept = |hit: &Hit<&'d Contact<'d>>| Hit {
            entry: ContactRef::InMemory(hit.entry),
            how: hit.how,
            fields: hit.fields.clone(),
        };
        ContactHits::Found(hits.iter().map(kept).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            ContactHits::Found(hits) => hits.len(),
            ContactHits::First(_, count) => *count as usize,
            ContactHits::Sorted(_, places) => places.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Each in its order.
    pub fn iter(&self) -> ContactHitIter<'_> {
        ContactHitIter {
            listing: self,
            at: 0,
        }
    }

    fn at(&self, at: usize) -> ContactHit<'_> {
        match self {
            ContactHits::Found(hits) => ContactHit {
                entry: hits[at].entry.contact(),
                how: hits[at].how,
                fields: &hits[at].fields,
            },
            ContactHits::First(store, _) => plain_hit(*store, place(at)),
            ContactHits::Sorted(store, places) => plain_hit(*store, places[at]),
        }
    }

    /// One of them alone.
    #[must_use]
    pub fn select(&self, at: usize) -> ContactHits<'d> {
        let hit = match self {
            ContactHits::Found(hits) => hits[at].clone(),
            ContactHits::First(store, _) => stored_hit(*store, place(at)),
            ContactHits::Sorted(store, places) => stored_hit(*store, places[at]),
        };
        ContactHits::Found(vec![hit])
    }

    /// Which of the first `shown` are only similar to what was asked.
    pub fn similar(&self, shown: usize) -> SimilarHits {
        match self {
            ContactHits::Found(hits) => SimilarHits::of(&hits[..hits.len().min(shown)]),
            ContactHits::First(..) | ContactHits::Sorted(..) => SimilarHits::Behind,
        }
    }

    /// Keeps those that fit better than by likeness.
    pub fn keep_written(&mut self) {
        if let ContactHits::Found(hits) = self {
            hits.retain(|hit| hit.how < MatchKind::Similar);
        }
    }

    /// Whether any fits better than by likeness.
    pub fn has_written(&self) -> bool {
        match self {
            ContactHits::Found(hits) => hits.iter().any(|hit| hit.how < MatchKind::Similar),
            ContactHits::First(..) | ContactHits::Sorted(..) => !self.is_empty(),
        }
    }

    /// Keeps the first `limit`.
    pub fn truncate(&mut self, limit: usize) {
        match self {
            ContactHits::Found(hits) => hits.truncate(limit),
            ContactHits::First(_, count) => {
                *count = (*count).min(u32::try_from(limit).unwrap_or(u32::MAX));
            }
            ContactHits::Sorted(_, places) => places.truncate(limit),
        }
    }

    /// The same in the order of a key; those with equal ones stay as they are. Of a long list only keys and places
    /// are held in memory.
    #[must_use]
    pub fn sort_by_key<K: Ord>(self, key: impl Fn(&Contact<'_>) -> K) -> ContactHits<'d> {
        let (store, mut places) = match self {
            ContactHits::Found(mut hits) => {
                hits.sort_by_cached_key(|hit| key(&hit.entry.contact()));
                return ContactHits::Found(hits);
            }
            ContactHits::First(store, count) => (store, ContactIndex::first(count).collect()),
            ContactHits::Sorted(store, places) => (store, places),
        };
        places.sort_by_cached_key(|&at| key(&store.contact(at)));
        ContactHits::Sorted(store, places)
    }
}

/// A contact of an index, as a plain listing shows it.
fn plain_hit(store: &dyn IndexStore, at: ContactIndex) -> ContactHit<'_> {
    ContactHit {
        entry: LoadedContact::Stored(store.contact(at)),
        how: MatchKind::Exact,
        fields: &[],
    }
}

/// A contact of an index as a hit of a plain listing.
fn stored_hit(store: &dyn IndexStore, at: ContactIndex) -> Hit<ContactRef<'_>> {
    Hit {
        entry: ContactRef::Stored(store, at),
        how: MatchKind::Exact,
        fields: Vec::new(),
    }
}

/// The contact at a place of a listing that is a whole index, which is no longer than [`u32`] counts.
fn place(at: usize) -> ContactIndex {
    ContactIndex::try_from(at).unwrap_or(ContactIndex(u32::MAX))
}
