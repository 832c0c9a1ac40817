//! Contacts to be shown, handed out one by one, so that a long list needs no memory.

use super::contact_ref::ContactRef;
use super::fit::MatchKind;
use super::index_store::IndexStore;
use super::{Hit, Hits, SimilarHits};
use crate::model::{Contact, ContactIndex, ContactSequence, Field, LoadedContact};

/// Contacts that were found, or the first of an index.
pub enum ContactHits<'d> {
    /// These, best first.
    Found(Hits<ContactRef<'d>>),
    /// So many from the beginning of an index, in its order.
    First(&'d dyn IndexStore, u32),
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
            ContactHits::First(store, _) => ContactHit {
                entry: LoadedContact::Stored(store.contact(place(at))),
                how: MatchKind::Exact,
                fields: &[],
            },
        }
    }

    /// One of them alone.
    #[must_use]
    pub fn select(&self, at: usize) -> ContactHits<'d> {
        let hit = match self {
            ContactHits::Found(hits) => hits[at].clone(),
            ContactHits::First(store, _) => stored_hit(*store, place(at)),
        };
        ContactHits::Found(vec![hit])
    }

    /// Which of the first `shown` are only similar to what was asked.
    pub fn similar(&self, shown: usize) -> SimilarHits {
        match self {
            ContactHits::Found(hits) => SimilarHits::of(&hits[..hits.len().min(shown)]),
            ContactHits::First(..) => SimilarHits::Behind,
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
            ContactHits::First(..) => !self.is_empty(),
        }
    }

    /// Keeps the first `limit`.
    pub fn truncate(&mut self, limit: usize) {
        match self {
            ContactHits::Found(hits) => hits.truncate(limit),
            ContactHits::First(_, count) => {
                *count = (*count).min(u32::try_from(limit).unwrap_or(u32::MAX));
            }
        }
    }

    /// Each as a hit, so that they can be put in another order.
    pub fn into_hits(self) -> Hits<ContactRef<'d>> {
        match self {
            ContactHits::Found(hits) => hits,
            ContactHits::First(store, count) => ContactIndex::first(count)
                .map(|at| stored_hit(store, at))
                .collect(),
        }
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
