//! Contacts to be shown, handed out one by one, so that a long list needs no memory.

use super::catalogue::{Catalogue, Kept, Read};
use super::term::How;
use super::{Hit, Hits, Similar};
use crate::model::{Contact, Field};

/// Contacts that were found, or the first of a catalogue.
pub enum Listing<'d> {
    /// These, best first.
    Found(Hits<Kept<'d>>),
    /// So many from the beginning of a catalogue, in its order.
    First(&'d dyn Catalogue, u32),
}

/// A contact of a listing.
pub struct Listed<'a> {
    /// The contact.
    pub entry: Read<'a>,
    /// See [`Hit::how`].
    pub how: How,
    /// See [`Hit::fields`].
    pub fields: &'a [Field],
}

impl<'a> IntoIterator for &'a Listing<'_> {
    type Item = Listed<'a>;
    type IntoIter = Each<'a>;

    fn into_iter(self) -> Each<'a> {
        self.iter()
    }
}

/// The contacts of a listing, one by one.
pub struct Each<'a> {
    listing: &'a Listing<'a>,
    at: usize,
}

impl<'a> Iterator for Each<'a> {
    type Item = Listed<'a>;

    fn next(&mut self) -> Option<Listed<'a>> {
        let at = self.at;
        self.at += 1;
        (at < self.listing.len()).then(|| self.listing.at(at))
    }
}

impl<'d> Listing<'d> {
    /// A listing of contacts that are held in memory.
    pub fn here(hits: &[Hit<&'d Contact<'d>>]) -> Listing<'d> {
        let kept = |hit: &Hit<&'d Contact<'d>>| Hit {
            entry: Kept::Here(hit.entry),
            how: hit.how,
            fields: hit.fields.clone(),
        };
        Listing::Found(hits.iter().map(kept).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Listing::Found(hits) => hits.len(),
            Listing::First(_, count) => *count as usize,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Each in its order.
    pub fn iter(&self) -> Each<'_> {
        Each {
            listing: self,
            at: 0,
        }
    }

    fn at(&self, at: usize) -> Listed<'_> {
        match self {
            Listing::Found(hits) => Listed {
                entry: hits[at].entry.contact(),
                how: hits[at].how,
                fields: &hits[at].fields,
            },
            Listing::First(catalogue, _) => Listed {
                entry: Read::Filed(catalogue.contact(place(at))),
                how: How::Exact,
                fields: &[],
            },
        }
    }

    /// One of them alone.
    #[must_use]
    pub fn only(&self, at: usize) -> Listing<'d> {
        let hit = match self {
            Listing::Found(hits) => hits[at].clone(),
            Listing::First(catalogue, _) => filed(*catalogue, place(at)),
        };
        Listing::Found(vec![hit])
    }

    /// Which of the first `shown` are only similar to what was asked.
    pub fn similar(&self, shown: usize) -> Similar {
        match self {
            Listing::Found(hits) => Similar::of(&hits[..hits.len().min(shown)]),
            Listing::First(..) => Similar::Behind,
        }
    }

    /// Keeps those that fit better than by likeness.
    pub fn keep_written(&mut self) {
        if let Listing::Found(hits) = self {
            hits.retain(|hit| hit.how < How::Similar);
        }
    }

    /// Whether any fits better than by likeness.
    pub fn has_written(&self) -> bool {
        match self {
            Listing::Found(hits) => hits.iter().any(|hit| hit.how < How::Similar),
            Listing::First(..) => !self.is_empty(),
        }
    }

    /// Keeps the first `limit`.
    pub fn truncate(&mut self, limit: usize) {
        match self {
            Listing::Found(hits) => hits.truncate(limit),
            Listing::First(_, count) => *count = (*count).min(place(limit)),
        }
    }

    /// Each as a hit, so that they can be put in another order.
    pub fn into_hits(self) -> Hits<Kept<'d>> {
        match self {
            Listing::Found(hits) => hits,
            Listing::First(catalogue, count) => (0..count).map(|at| filed(catalogue, at)).collect(),
        }
    }
}

/// A contact of a catalogue that nobody searched for.
fn filed(catalogue: &dyn Catalogue, at: u32) -> Hit<Kept<'_>> {
    Hit {
        entry: Kept::Filed(catalogue, at),
        how: How::Exact,
        fields: Vec::new(),
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
