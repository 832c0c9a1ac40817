//! Contacts without a search: who comes first, whose name begins so.

use super::catalogue::{Candidates, Catalogue, Kept, Read};
use super::contacts::People;
use super::listing::Listing;
use super::{Hit, How};
use crate::model::{Contact, Field};
use crate::text::fold;

impl<'d> People<'d> {
    /// How many contacts there are.
    pub fn count(self) -> usize {
        match self.catalogue {
            Some(catalogue) => catalogue.count() as usize,
            None => self.directory.contacts.len(),
        }
    }

    /// The first contacts that are wanted, at most `most`, out of so many at the beginning.
    pub fn first(
        self,
        most: usize,
        out_of: usize,
        is_wanted: impl Fn(&Contact) -> bool,
    ) -> Vec<Read<'d>> {
        let wanted = |contact: &Read<'_>| is_wanted(contact);
        match self.catalogue {
            Some(catalogue) => {
                let end = u32::try_from(out_of).unwrap_or(u32::MAX);
                let places = 0..catalogue.count().min(end);
                each(catalogue, places).filter(wanted).take(most).collect()
            }
            None => here(self.directory)
                .take(out_of)
                .filter(wanted)
                .take(most)
                .collect(),
        }
    }

    /// The first who have a field, at most so many, and out of no more than a thousand.
    pub(super) fn having(self, field: Field, most: usize) -> Listing<'d> {
        let has = |contact: &Contact| match field {
            Field::Phone => contact.phone.is_some(),
            Field::Fax => contact.fax.is_some(),
            Field::Mobile => contact.mobile.is_some(),
            Field::Room => contact.room.is_some(),
            _ => false,
        };
        let kept: Vec<Kept<'d>> = match self.catalogue {
            Some(catalogue) => (0..catalogue.count().min(1_000))
                .map(|at| Kept::Filed(catalogue, at))
                .collect(),
            None => {
                let contacts = self.directory.contacts.iter().take(1_000);
                contacts.map(Kept::Here).collect()
            }
        };
        let having = kept.into_iter().filter(|kept| has(&kept.contact()));
        let hit = |entry| Hit {
            entry,
            how: How::Exact,
            fields: vec![field],
        };
        Listing::Found(having.take(most).map(hit).collect())
    }

    /// Whose name, or a word of it, begins so, at most so many in the order of the data.
    pub fn named(self, beginning: &str, most: usize) -> Vec<Read<'d>> {
        let beginning = fold::spelled_key(beginning);
        let fits = |contact: &Read<'_>| begins(contact, &beginning);
        let Some(catalogue) = self.catalogue else {
            return here(self.directory).filter(fits).take(most).collect();
        };
        match beginning.split(' ').next() {
            Some("") | None => {
                let places = 0..catalogue.count();
                each(catalogue, places).filter(fits).take(most).collect()
            }
            Some(word) => {
                let candidates = Candidates::new(catalogue).of_beginning(word);
                let contacts = each(catalogue, candidates);
                contacts.filter(fits).take(most).collect()
            }
        }
    }
}

fn here<'d>(directory: &'d crate::model::Directory<'d>) -> impl Iterator<Item = Read<'d>> {
    directory
        .contacts
        .iter()
        .map(|contact| Kept::Here(contact).contact())
}

fn each(
    catalogue: &dyn Catalogue,
    places: impl IntoIterator<Item = u32>,
) -> impl Iterator<Item = Read<'_>> {
    let read = |at| Kept::Filed(catalogue, at).contact();
    places.into_iter().map(read)
}

/// Whether a name, or a word of it, begins so; `beginning` is folded.
fn begins(contact: &Contact, beginning: &str) -> bool {
    contact.name.as_ref().is_some_and(|name| {
        let folded = fold::spelled_key(name.full());
        folded.starts_with(beginning) || folded.split(' ').any(|word| word.starts_with(beginning))
    })
}
