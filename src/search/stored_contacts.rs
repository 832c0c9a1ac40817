//! The contacts of an index, met as those in memory are.

use std::collections::HashSet;
use std::rc::Rc;

use super::candidates::{Candidates, intersect};
use super::contact_collection::ContactCollection;
use super::contact_fields::{ContactFields, WordSource};
use super::contact_hits::ContactHits;
use super::contact_ref::ContactRef;
use super::filter::Filter;
use super::index_store::{IndexStore, KeyKind};
use super::keys::{NAME_UNKNOWN, family_key, sort_bytes, unit_key};
use super::near_number;
use super::ranking::{Collection, FieldMatch, Mode, Rank, Ranker, TermMatch};
use super::term::Term;
use super::words::title;
use super::{Hit, MatchKind};
use crate::model::phone::Number;
use crate::model::synonym::Synonym;
use crate::model::{Contact, ContactIndex, Directory, Field};
use crate::text::locale::Lang;

/// The contacts of an index, met as those in memory are.
pub(super) struct StoredContacts<'d, 'f, 'q> {
    store: &'d dyn IndexStore,
    filter: &'f Filter,
    /// Whom the filter may let through.
    narrowed: Option<Vec<ContactIndex>>,
    fields: ContactFields<'d, 'q>,
    lang: Lang,
    /// The contact that was met last: the next term meets it too.
    held: Option<(ContactIndex, Rc<Contact<'static>>)>,
}

impl<'d, 'f, 'q> StoredContacts<'d, 'f, 'q> {
    /// Of an index with the directory to which its contacts refer.
    pub(super) fn new(
        store: &'d dyn IndexStore,
        directory: &'d Directory<'d>,
        filter: &'f Filter,
        lang: Lang,
    ) -> StoredContacts<'d, 'f, 'q> {
        StoredContacts {
            store,
            filter,
            narrowed: filter.candidates(store),
            fields: ContactFields::new(directory, WordSource::Stored(store)),
            lang,
            held: None,
        }
    }

    pub(super) fn list(self) -> ContactHits<'d> {
        let Some(narrowed) = self.narrowed else {
            return ContactHits::First(self.store, self.store.count());
        };
        let hits = narrowed
            .into_iter()
            .filter(|&at| self.filter.lets_through(&self.store.contact(at)))
            .map(|at| Hit {
                entry: ContactRef::Stored(self.store, at),
                how: MatchKind::Exact,
                fields: Vec::new(),
            });
        ContactHits::Found(hits.collect())
    }

    /// The contact at a place, kept for the next look.
    fn hold(&mut self, at: ContactIndex) -> Rc<Contact<'static>> {
        let contact = match self.held.take() {
            Some((held, contact)) if held == at => contact,
            _ => self.store.contact(at),
        };
        self.held = Some((at, Rc::clone(&contact)));
        contact
    }
}

impl<'q> Collection<'q, ContactIndex> for StoredContacts<'_, '_, 'q> {
    fn candidates(&mut self, terms: &'q [Term], mode: Mode) -> Vec<ContactIndex> {
        let mut all: Option<Vec<ContactIndex>> = None;
        for term in terms {
            let of_term = Candidates::new(self.store).for_term(term, mode, &mut self.fields);
            let both = match all.as_ref().or(self.narrowed.as_ref()) {
                Some(all) => intersect(all, &of_term),
                None => of_term,
            };
            if both.is_empty() {
                return both;
            }
            all = Some(both);
        }
        all.unwrap_or_default()
    }

    fn match_term(&mut self, &at: &ContactIndex, term: &'q Term, mode: Mode) -> Option<TermMatch> {
        let contact = self.hold(at);
        if self.filter.lets_through(&contact) {
            self.fields.match_term(&contact, term, mode)
        } else {
            None
        }
    }

    /// The index answers a single word without reading most contacts: a family name is the best match that
    /// there is, and what matches by its unit alone ranks as the unit does. Both are filed in the order of
    /// lists. Only contacts that may match in another field are read.
    fn known_hits(&mut self, term: &'q Term) -> Option<Vec<(Rank, Hit<ContactIndex>)>> {
        let is_asked = term.is_plain_word() && title(&term.spelled).is_none();
        if !is_asked || self.narrowed.is_some() || !self.store.has_names() {
            return None;
        }
        let store = self.store;
        let mut ranked = Ranker::default();
        // The name of each hit, by which it is put in its place.
        let mut names: Vec<Vec<u8>> = Vec::new();
        let mut known: HashSet<ContactIndex> = HashSet::new();
        let family = family_key(&term.spelled);
        store.postings_with_prefix(KeyKind::Name, &family, &mut |name, at| {
            known.insert(at);
            names.push(name.to_owned());
            ranked.add(at, vec![(term, (FieldMatch::OF_FAMILY_NAME, None))]);
        });
        let others = Candidates::new(store).for_own_fields(term, Mode::Written, &mut self.fields);
        let mut read: Vec<ContactIndex> = others
            .into_sorted()
            .into_iter()
            .filter(|at| !known.contains(at))
            .collect();
        known.extend(&read);
        if term.may_be_in_texts() {
            for unit in self.fields.units_that_meet(term, Mode::Written) {
                let met = self.fields.unit_matches(term, Mode::Written)[unit.0].clone();
                let unit = unit_key(unit);
                store.postings_with_prefix(KeyKind::UnitName, &unit, &mut |key, at| match (
                    &met,
                    &key[unit.len()..],
                ) {
                    _ if known.contains(&at) => {}
                    (Some(met), name) if *name != NAME_UNKNOWN => {
                        names.push(name.to_owned());
                        ranked.add(at, vec![(term, met.clone())]);
                    }
                    _ => read.push(at),
                });
            }
        }
        for at in read {
            if let Some(met) = self.match_term(&at, term, Mode::Written) {
                names.push(sort_bytes(&store.contact(at).sort_key(self.lang)));
                ranked.add(at, vec![(term, met)]);
            }
        }
        let mut hits: Vec<_> = ranked.finish().into_iter().zip(names).collect();
        hits.sort_by(|((rank, hit), name), ((other_rank, other), other_name)| {
            let order = rank.cmp(other_rank).then_with(|| name.cmp(other_name));
            order.then(hit.entry.cmp(&other.entry))
        });
        let placed = (0..).zip(hits);
        let placed = placed.map(|(place, ((rank, hit), _))| (rank.with_place(place), hit));
        Some(placed.collect())
    }

    fn has_room_for(&mut self, &at: &ContactIndex, terms: &[&'q Term], mode: Mode) -> bool {
        let contact = self.hold(at);
        self.fields.has_room_for(&contact, terms, mode)
    }
}

impl<'q> ContactCollection<'q, ContactIndex> for StoredContacts<'_, '_, 'q> {
    fn near_number(&mut self, number: &Number) -> Vec<(ContactIndex, Field, u32)> {
        let candidates = Candidates::new(self.store).with_near_number(number);
        let mut found = Vec::new();
        for at in candidates {
            let contact = self.hold(at);
            if self.filter.lets_through(&contact)
                && let Some((field, cost)) = near_number::of_contact(&contact, number)
            {
                found.push((at, field, cost));
            }
        }
        found
    }

    fn is_stop_word(&self, word: &str) -> bool {
        self.fields.is_stop_word(word)
    }

    fn synonyms(&self) -> &[Synonym] {
        self.fields.synonyms
    }
}
