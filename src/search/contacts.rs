//! Contacts, met field by field: all that a directory holds, or those that an index names.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::catalogue::{
    Candidates, Catalogue, Drawer, Kept, NAME_UNKNOWN, family_key, in_both, sort_bytes, unit_key,
};
use super::compound::completed;
use super::listing::Listing;
use super::names::{NameFolder, given_and_family};
use super::near_number;
use super::query::{Query, Term};
use super::ranking::{Entries, Meeting, Met, Mode, Rank, Ranked, in_order, joined, weight};
use super::relaxed::find_people;
use super::rooms::fit;
use super::stems::FORM;
use super::term::{self, Fit, Folded, SHORTEST_INSIDE};
use super::vocabulary::{Alike, Finder, Places, called_otherwise, of_contacts};
use super::words::title;
use super::{Hit, Hits, How};
use crate::model::nickname::Nickname;
use crate::model::phone::Number;
use crate::model::synonym::Synonym;
use crate::model::{Contact, Directory, Field, PersonName, Phone, Unit};
use crate::text::fold;
use crate::text::locale::Lang;

/// What a list is narrowed to before it is searched.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only contacts of these units (indices, rising).
    pub units: Option<Vec<usize>>,
    /// Only contacts in the room with this key, see [`room_key`](super::room_key).
    pub room: Option<String>,
}

impl Filter {
    fn lets_through(&self, contact: &Contact) -> bool {
        let in_unit = self.units.as_ref().is_none_or(|units| {
            contact
                .unit
                .is_some_and(|unit| units.binary_search(&unit).is_ok())
        });
        let in_room = self.room.as_ref().is_none_or(|room| {
            contact
                .room
                .as_deref()
                .is_some_and(|have| fold::room_key(have) == *room)
        });
        in_unit && in_room
    }

    /// Whom the filter may let through; `None` for everybody.
    fn candidates(&self, catalogue: &dyn Catalogue) -> Option<Vec<u32>> {
        let units = self.units.as_ref().map(|units| {
            let keys = units.iter().map(|&unit| unit_key(unit));
            Candidates::new(catalogue).under(Drawer::Unit, keys)
        });
        let room = self.room.as_ref().map(|room| {
            let mut candidates = Candidates::new(catalogue).under(Drawer::Room, [room]);
            candidates.extend(Candidates::new(catalogue).under(Drawer::Odd, [""]));
            candidates.sort_unstable();
            candidates.dedup();
            candidates
        });
        match (units, room) {
            (Some(units), Some(room)) => Some(in_both(&units, &room)),
            (one, other) => one.or(other),
        }
    }
}

/// What a search for contacts came to.
pub struct Answer<L> {
    /// Who was found.
    pub hits: L,
    /// How what was typed was understood.
    pub understood: Understood,
}

/// How a query was understood, where not every word of it counts as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// What was heard or spelled out, where that is other than what was typed.
    pub read_as: Option<String>,
    /// Words that were left out, because nobody fits all of them.
    pub without: Vec<String>,
    /// The everyday words that were typed, and what offices call that, where it was looked for in its place.
    pub called: Option<(String, String)>,
}

impl<L> Answer<L> {
    /// The same answer with its hits in another form.
    pub fn map<M>(self, change: impl FnOnce(L) -> M) -> Answer<M> {
        Answer {
            hits: change(self.hits),
            understood: self.understood,
        }
    }

    /// An answer to what was understood as it was typed.
    pub fn plain(hits: L) -> Answer<L> {
        Answer {
            hits,
            understood: Understood::default(),
        }
    }
}

/// Finds contacts. An empty query lists all that the filter lets through, in the order of the data.
/// With `similar`, likenesses are asked even where something fits better.
pub fn contacts<'d>(
    directory: &'d Directory<'d>,
    query: &Query,
    filter: &Filter,
    similar: bool,
    lang: Lang,
) -> Answer<Hits<&'d Contact<'d>>> {
    let all = directory
        .contacts
        .iter()
        .filter(|contact| filter.lets_through(contact));
    if query.is_empty() {
        let hits = all.map(|entry| Hit {
            entry,
            how: How::Exact,
            fields: Vec::new(),
        });
        return Answer::plain(hits.collect());
    }
    let contacts: Vec<&Contact> = all.collect();
    let mut here = Here {
        fields: ContactFields::new(directory, Words::Here(contacts.clone(), None)),
        contacts,
    };
    let otherwise = OnceCell::new();
    let found = find_people(&mut here, query, &otherwise, similar);
    found.map(|hits| in_order(hits, |contact| contact.sort_key(lang)))
}

/// The contacts of a directory, in memory or in a catalogue.
#[derive(Clone, Copy)]
pub struct People<'d> {
    /// What the contacts refer to, and the contacts themselves where there is no catalogue.
    pub directory: &'d Directory<'d>,
    /// The contacts, where they are many.
    pub catalogue: Option<&'d dyn Catalogue>,
}

impl<'d> People<'d> {
    /// As [`contacts`], wherever the contacts are.
    pub fn find(
        self,
        query: &Query,
        filter: &Filter,
        similar: bool,
        lang: Lang,
    ) -> Answer<Listing<'d>> {
        let Some(catalogue) = self.catalogue else {
            let found = contacts(self.directory, query, filter, similar, lang);
            return found.map(|hits| Listing::here(&hits));
        };
        let mut filed = Filed {
            catalogue,
            filter,
            narrowed: filter.candidates(catalogue),
            fields: ContactFields::new(self.directory, Words::Filed(catalogue)),
            lang,
            held: None,
        };
        if query.is_empty() {
            return Answer::plain(filed.list());
        }
        let otherwise = OnceCell::new();
        find_people(&mut filed, query, &otherwise, similar).map(|hits| {
            let hits = in_order(hits, |&at| catalogue.contact(at).sort_key(lang));
            let kept = |hit: Hit<u32>| Hit {
                entry: Kept::Filed(catalogue, hit.entry),
                how: hit.how,
                fields: hit.fields,
            };
            Listing::Found(hits.into_iter().map(kept).collect())
        })
    }
}

impl People<'_> {
    /// A directory for a search over everything: with the contacts in every room that may fit the query.
    /// `directory` is the one of the catalogue, with the contacts to which others refer.
    pub fn for_rooms(self, mut directory: Directory<'static>, query: &Query) -> Directory<'static> {
        let Some(catalogue) = self.catalogue else {
            return directory;
        };
        let wanted = query.room_key();
        let mut rooms: Vec<Vec<u8>> = Vec::new();
        catalogue.keys(Drawer::Room, &mut |key| {
            let fits = std::str::from_utf8(key).is_ok_and(|key| fit(&wanted, key).is_some());
            if fits {
                rooms.push(key.to_vec());
            }
        });
        let mut places = Candidates::new(catalogue).under(Drawer::Room, rooms);
        places.extend(Candidates::new(catalogue).under(Drawer::Odd, [""]));
        let more = places
            .into_iter()
            .map(|at| Contact::clone(&catalogue.contact(at)));
        directory.contacts.extend(more);
        directory.contacts.sort_by_key(|contact| contact.position);
        directory.contacts.dedup_by_key(|contact| contact.position);
        directory
    }
}

/// Contacts among which people are looked for.
pub(super) trait PeopleEntries<'q, T>: Entries<'q, T> {
    /// Those of whom a number is one slip away from this one, with what the slip costs.
    fn near_number(&mut self, number: &Number) -> Vec<(T, Field, u32)>;
    /// Whether the office says the word only around names.
    fn is_stop_word(&self, word: &str) -> bool;
    /// The everyday words of the office.
    fn synonyms(&self) -> &[Synonym];
}

/// Contacts that are held in memory.
struct Here<'d, 'q> {
    contacts: Vec<&'d Contact<'d>>,
    fields: ContactFields<'d, 'q>,
}

impl<'d, 'q> Entries<'q, &'d Contact<'d>> for Here<'d, 'q> {
    fn candidates(&mut self, _: &'q [Term], _: Mode) -> Vec<&'d Contact<'d>> {
        self.contacts.clone()
    }

    fn meet(&mut self, entry: &&'d Contact<'d>, term: &'q Term, mode: Mode) -> Option<Met> {
        self.fields.meet(entry, term, mode)
    }

    fn has_room_for(&mut self, entry: &&'d Contact<'d>, terms: &[&'q Term], mode: Mode) -> bool {
        self.fields.has_room_for(entry, terms, mode)
    }
}

impl<'d, 'q> PeopleEntries<'q, &'d Contact<'d>> for Here<'d, 'q> {
    fn near_number(&mut self, number: &Number) -> Vec<(&'d Contact<'d>, Field, u32)> {
        let near = |contact: &&'d Contact<'d>| {
            let (field, cost) = near_number::of_contact(contact, number)?;
            Some((*contact, field, cost))
        };
        self.contacts.iter().filter_map(near).collect()
    }

    fn is_stop_word(&self, word: &str) -> bool {
        self.fields.is_stop_word(word)
    }

    fn synonyms(&self) -> &[Synonym] {
        self.fields.synonyms
    }
}

/// The contacts of a catalogue, met as those in memory are.
struct Filed<'d, 'f, 'q> {
    catalogue: &'d dyn Catalogue,
    filter: &'f Filter,
    /// Whom the filter may let through.
    narrowed: Option<Vec<u32>>,
    fields: ContactFields<'d, 'q>,
    lang: Lang,
    /// The contact that was met last: the next term meets it too.
    held: Option<(u32, Rc<Contact<'static>>)>,
}

impl<'d> Filed<'d, '_, '_> {
    fn list(self) -> Listing<'d> {
        let Some(narrowed) = self.narrowed else {
            return Listing::First(self.catalogue, self.catalogue.count());
        };
        let hits = narrowed
            .into_iter()
            .filter(|&at| self.filter.lets_through(&self.catalogue.contact(at)))
            .map(|at| Hit {
                entry: Kept::Filed(self.catalogue, at),
                how: How::Exact,
                fields: Vec::new(),
            });
        Listing::Found(hits.collect())
    }

    /// The contact at a place, kept for the next look.
    fn hold(&mut self, at: u32) -> Rc<Contact<'static>> {
        let contact = match self.held.take() {
            Some((held, contact)) if held == at => contact,
            _ => self.catalogue.contact(at),
        };
        self.held = Some((at, Rc::clone(&contact)));
        contact
    }
}

impl<'q> Entries<'q, u32> for Filed<'_, '_, 'q> {
    fn candidates(&mut self, terms: &'q [Term], mode: Mode) -> Vec<u32> {
        let mut all: Option<Vec<u32>> = None;
        for term in terms {
            let of_term = Candidates::new(self.catalogue).of_term(term, mode, &mut self.fields);
            let both = match all.as_ref().or(self.narrowed.as_ref()) {
                Some(all) => in_both(all, &of_term),
                None => of_term,
            };
            if both.is_empty() {
                return both;
            }
            all = Some(both);
        }
        all.unwrap_or_default()
    }

    fn meet(&mut self, &at: &u32, term: &'q Term, mode: Mode) -> Option<Met> {
        let contact = self.hold(at);
        if self.filter.lets_through(&contact) {
            self.fields.meet(&contact, term, mode)
        } else {
            None
        }
    }

    /// Whoever has the word for a family name is met in no better way, and of whom nothing but the unit meets it,
    /// the unit is known: they stand in the catalogue in the order of lists. Only the others are read.
    fn known(&mut self, term: &'q Term) -> Option<Vec<(Rank, Hit<u32>)>> {
        let is_asked = term.is_plain_word() && title(&term.spelled).is_none();
        if !is_asked || self.narrowed.is_some() || !self.catalogue.has_names() {
            return None;
        }
        let catalogue = self.catalogue;
        let mut ranked = Ranked::default();
        // The name of each hit, by which it is put in its place.
        let mut names: Vec<Vec<u8>> = Vec::new();
        let mut known: HashSet<u32> = HashSet::new();
        let family = family_key(&term.spelled);
        catalogue.beginning(Drawer::Name, &family, &mut |name, at| {
            known.insert(at);
            names.push(name.to_owned());
            ranked.add(at, vec![(term, (Meeting::OF_FAMILY_NAME, None))]);
        });
        let others =
            Candidates::new(catalogue).of_own_fields(term, Mode::Written, &mut self.fields);
        let mut read: Vec<u32> = others
            .in_order()
            .into_iter()
            .filter(|at| !known.contains(at))
            .collect();
        known.extend(&read);
        if term.may_be_in_texts() {
            for unit in self.fields.units_that_meet(term, Mode::Written) {
                let met = self.fields.of_units(term, Mode::Written)[unit].clone();
                let unit = unit_key(unit);
                catalogue.beginning(Drawer::UnitName, &unit, &mut |key, at| match (
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
            if let Some(met) = self.meet(&at, term, Mode::Written) {
                names.push(sort_bytes(&catalogue.contact(at).sort_key(self.lang)));
                ranked.add(at, vec![(term, met)]);
            }
        }
        let mut hits: Vec<_> = ranked.finish().into_iter().zip(names).collect();
        hits.sort_by(|((rank, hit), name), ((other_rank, other), other_name)| {
            let order = rank.cmp(other_rank).then_with(|| name.cmp(other_name));
            order.then(hit.entry.cmp(&other.entry))
        });
        let placed = (0..).zip(hits);
        let placed = placed.map(|(place, ((rank, hit), _))| (rank.at(place), hit));
        Some(placed.collect())
    }

    fn has_room_for(&mut self, &at: &u32, terms: &[&'q Term], mode: Mode) -> bool {
        let contact = self.hold(at);
        self.fields.has_room_for(&contact, terms, mode)
    }
}

impl<'q> PeopleEntries<'q, u32> for Filed<'_, '_, 'q> {
    fn near_number(&mut self, number: &Number) -> Vec<(u32, Field, u32)> {
        let candidates = Candidates::new(self.catalogue).near_number(number);
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

/// Where the different words of the contacts are.
enum Words<'d> {
    /// In the contacts themselves; gathered when they are first needed.
    Here(Vec<&'d Contact<'d>>, Option<HashMap<String, Places>>),
    /// In a catalogue.
    Filed(&'d dyn Catalogue),
}

/// Folds the fields of contacts. What many contacts share, their units and areas, is folded and met
/// only once.
pub(super) struct ContactFields<'d, 'q> {
    buffer: Folded,
    names: NameFolder,
    units: Vec<SharedText>,
    areas: Vec<(&'d str, SharedText)>,
    of_units: Vec<(&'q Term, Mode, Vec<Option<Met>>)>,
    of_areas: Vec<(&'q Term, Mode, Vec<Option<Met>>)>,
    words: Words<'d>,
    nicknames: &'d [Nickname],
    stop_words: &'d [String],
    synonyms: &'d [Synonym],
    /// What is like a word, which may stand in several readings.
    alike: HashMap<&'q str, Rc<Alike>>,
    /// The words that hold a word, likewise.
    holding: HashMap<&'q str, Rc<Vec<String>>>,
}

/// A text that many contacts share.
struct SharedText {
    folded: Folded,
    /// In lower case with its marks.
    written: String,
}

impl SharedText {
    fn new(text: &str) -> SharedText {
        // `Presse- und Öffentlichkeitsarbeit` is also the work with the press.
        let more = completed(text);
        let text = if more.is_empty() {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(format!("{text} {}", more.join(" ")))
        };
        SharedText {
            folded: Folded::new(&text),
            written: fold::marked_words(&text),
        }
    }
}

impl<'d, 'q> ContactFields<'d, 'q> {
    fn new(directory: &'d Directory<'d>, words: Words<'d>) -> ContactFields<'d, 'q> {
        let words_of_unit = |unit: &Unit| {
            let parent = unit.parent.map(|at| &directory.units[at].name);
            joined(std::iter::once(&unit.name).chain(parent), &unit.keywords)
        };
        ContactFields {
            buffer: Folded::default(),
            names: NameFolder::default(),
            units: directory
                .units
                .iter()
                .map(|unit| SharedText::new(&words_of_unit(unit)))
                .collect(),
            areas: directory
                .areas
                .iter()
                .map(|area| {
                    (
                        area.id.as_str(),
                        SharedText::new(&joined([&area.name], &[])),
                    )
                })
                .collect(),
            of_units: Vec::new(),
            of_areas: Vec::new(),
            words,
            nicknames: &directory.nicknames,
            stop_words: &directory.stop_words,
            synonyms: &directory.synonyms,
            alike: HashMap::new(),
            holding: HashMap::new(),
        }
    }

    fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.iter().any(|known| known == word)
    }

    /// The words of all contacts that are like a term.
    pub(super) fn alike(&mut self, term: &'q Term) -> Rc<Alike> {
        if let Some(alike) = self.alike.get(term.written.as_str()) {
            return Rc::clone(alike);
        }
        let mut finder = Finder::new(term, called_otherwise(self.nicknames, &term.written));
        if !finder.is_idle() {
            match &mut self.words {
                Words::Filed(catalogue) => {
                    catalogue.words(&mut |_, places, word| finder.look(word, places));
                }
                Words::Here(contacts, words) => {
                    for (word, places) in words.get_or_insert_with(|| of_contacts(contacts)) {
                        finder.look(word, *places);
                    }
                }
            }
        }
        let alike = Rc::new(finder.finish());
        self.alike.insert(&term.written, Rc::clone(&alike));
        alike
    }

    /// The words of a catalogue of which a term is a part, as [`fold::spelled_key`] has them.
    pub(super) fn words_holding(
        &mut self,
        term: &'q Term,
        catalogue: &dyn Catalogue,
    ) -> Rc<Vec<String>> {
        if let Some(words) = self.holding.get(term.spelled.as_str()) {
            return Rc::clone(words);
        }
        let mut words = Vec::new();
        if term.spelled.len() >= SHORTEST_INSIDE {
            catalogue.words(&mut |letters, _, word| {
                if term.letters & !letters == 0 {
                    let spelled = fold::spelled_key(word);
                    if spelled.contains(&term.spelled)
                        || fold::plain_key(&spelled).contains(&term.plain)
                    {
                        words.push(spelled);
                    }
                }
            });
        }
        let words = Rc::new(words);
        self.holding.insert(&term.spelled, Rc::clone(&words));
        words
    }

    /// The best meeting of a term with any field of a contact.
    fn meet(&mut self, contact: &Contact, term: &'q Term, mode: Mode) -> Option<Met> {
        let mut best = Best(None);
        if term.number.is_some() {
            let mut number = |field: Field, phone: Option<&Phone<'_>>| {
                best.offer(
                    field,
                    phone.and_then(|phone| term::number(term, phone)),
                    None,
                );
            };
            number(Field::Phone, contact.phone.as_ref());
            number(Field::Fax, contact.fax.as_ref());
            number(Field::Mobile, contact.mobile.as_ref());
            for phone in &contact.more_phones {
                number(Field::MorePhones, Some(phone));
            }
            if best.cannot_be_better() {
                return best.0;
            }
        }
        if term.is_only_name() {
            if let Some(name) = &contact.name {
                self.name(name, term, mode, &mut best);
            }
            return best.0;
        }
        if let Some(room) = &contact.room {
            best.offer(Field::Room, term::room(term, room), None);
        }
        if let Some(email) = &contact.email {
            best.offer(Field::Email, term::mail(term, email), None);
        }
        if term.spelled.is_empty() {
            return best.0;
        }
        if let Some(name) = &contact.name {
            self.name(name, term, mode, &mut best);
        }
        for post in contact
            .post
            .iter()
            .flat_map(crate::text::locale::Text::translations)
        {
            self.text(Field::Post, post, term, mode, &mut best);
        }
        for keyword in &contact.keywords {
            self.text(Field::Keywords, keyword, term, mode, &mut best);
        }
        if mode == Mode::Similar {
            for note in contact.note.iter().flat_map(|note| note.translations()) {
                self.note(note, term, &mut best);
            }
        }
        if let Some(unit) = contact.unit {
            best.offer_met(self.of_units(term, mode)[unit].as_ref());
        }
        let area = contact
            .area
            .as_deref()
            .and_then(|area| self.areas.iter().position(|(id, _)| *id == area));
        if let Some(area) = area {
            best.offer_met(self.of_areas(term, mode)[area].as_ref());
        }
        best.0
    }

    fn name(&mut self, name: &PersonName, term: &'q Term, mode: Mode, best: &mut Best) {
        if let Some((fit, is_family)) = self.names.fit(name, term) {
            let meeting = Meeting {
                field: Field::Name,
                fit,
                is_family,
            };
            best.offer_meeting(meeting, None);
        }
        if mode == Mode::Similar {
            let alike = self.alike(term);
            if alike.names.is_empty() {
                return;
            }
            let (_, _, family) = name.parts();
            let family = fold::marked_words(family);
            for word in fold::marked_words(given_and_family(name)).split(' ') {
                let Some(&cost) = alike.names.get(word) else {
                    continue;
                };
                let is_family = family.split(' ').any(|other| other == word);
                if is_family || !term.is_family {
                    let of_given = if is_family { 0 } else { ALIKE_GIVEN };
                    let fit = Fit {
                        how: How::Similar,
                        cost: cost + of_given,
                    };
                    let meeting = Meeting {
                        field: Field::Name,
                        fit,
                        is_family,
                    };
                    best.offer_meeting(meeting, Some(word));
                }
            }
        }
    }

    fn text(&mut self, field: Field, text: &str, term: &'q Term, mode: Mode, best: &mut Best) {
        if term.may_be_in(text, 0) {
            self.buffer.set(text);
            best.meet(field, self.buffer.fit(term));
        }
        if mode == Mode::Similar {
            let alike = self.alike(term);
            if !alike.texts.is_empty() {
                best.meet_alike(field, &fold::marked_words(text), |word| {
                    alike.texts.get(word).copied()
                });
            }
        }
    }

    /// A note tells of much; a word counts only where it stands in it as it was typed, or in another form.
    fn note(&mut self, note: &str, term: &'q Term, best: &mut Best) {
        let alike = self.alike(term);
        if alike.texts.is_empty() {
            return;
        }
        best.meet_alike(Field::Note, &fold::marked_words(note), |word| {
            let fit = alike.texts.get(word).copied()?;
            (fit.how == How::Related && fit.cost <= FORM).then_some(Fit {
                cost: fit.cost + OF_NOTE,
                ..fit
            })
        });
    }

    /// Whether the terms that a name met can each have words of their own in it.
    fn has_room_for(&mut self, contact: &Contact, terms: &[&'q Term], mode: Mode) -> bool {
        let Some(name) = &contact.name else {
            return true;
        };
        let alike: Vec<Rc<Alike>> = match mode {
            Mode::Written => Vec::new(),
            Mode::Similar => terms.iter().map(|term| self.alike(term)).collect(),
        };
        NameFolder::has_room_for(name, terms, |term, word| {
            let place = terms.iter().position(|other| std::ptr::eq(*other, term));
            let of_term = place.and_then(|at| alike.get(at));
            of_term.is_some_and(|alike| alike.names.contains_key(word))
        })
    }

    /// The units whose words the term meets.
    pub(super) fn units_that_meet(&mut self, term: &'q Term, mode: Mode) -> Vec<usize> {
        let of_units = self.of_units(term, mode).iter().enumerate();
        of_units
            .filter(|(_, met)| met.is_some())
            .map(|(unit, _)| unit)
            .collect()
    }

    /// The areas of work whose words the term meets.
    pub(super) fn areas_that_meet(&mut self, term: &'q Term, mode: Mode) -> Vec<&'d str> {
        let met: Vec<bool> = self
            .of_areas(term, mode)
            .iter()
            .map(Option::is_some)
            .collect();
        let areas = self.areas.iter().zip(met);
        areas
            .filter(|(_, met)| *met)
            .map(|((id, _), _)| *id)
            .collect()
    }

    fn of_units(&mut self, term: &'q Term, mode: Mode) -> &[Option<Met>] {
        met_once(&mut self.of_units, term, mode, || {
            meet_shared(self.units.iter(), Field::Unit, term, mode)
        })
    }

    fn of_areas(&mut self, term: &'q Term, mode: Mode) -> &[Option<Met>] {
        met_once(&mut self.of_areas, term, mode, || {
            let texts = self.areas.iter().map(|(_, text)| text);
            meet_shared(texts, Field::Area, term, mode)
        })
    }
}

/// How a term meets texts, as it was found once.
fn met_once<'m, 'q>(
    known: &'m mut Vec<(&'q Term, Mode, Vec<Option<Met>>)>,
    term: &'q Term,
    mode: Mode,
    meet: impl FnOnce() -> Vec<Option<Met>>,
) -> &'m [Option<Met>] {
    let at = known
        .iter()
        .position(|(other, of_mode, _)| std::ptr::eq(*other, term) && *of_mode == mode);
    let at = at.unwrap_or_else(|| {
        known.push((term, mode, meet()));
        known.len() - 1
    });
    &known[at].2
}

/// How a term meets texts that many contacts share.
fn meet_shared<'t>(
    texts: impl Iterator<Item = &'t SharedText>,
    field: Field,
    term: &Term,
    mode: Mode,
) -> Vec<Option<Met>> {
    let mut finder = (mode == Mode::Similar).then(|| Finder::new(term, Vec::new()));
    let met = |text: &SharedText| {
        let mut best = Best(None);
        best.meet(field, text.folded.fit(term));
        if let Some(finder) = &mut finder {
            best.meet_alike(field, &text.written, |word| finder.text(word));
        }
        best.0
    };
    texts.map(met).collect()
}

/// What a word of a note costs more than one of a post.
const OF_NOTE: u32 = 35;

/// What a given name that is alike costs more than a family name.
const ALIKE_GIVEN: u32 = 25;

/// The best meeting so far.
struct Best(Option<Met>);

impl Best {
    fn meet(&mut self, field: Field, fit: Option<Fit>) {
        self.offer(field, fit, None);
    }

    /// Offers each word of a text that is like the term.
    fn meet_alike(&mut self, field: Field, text: &str, mut fit: impl FnMut(&str) -> Option<Fit>) {
        for word in text.split(' ') {
            self.offer(field, fit(word), Some(word));
        }
    }

    /// Whether no other field can fit better.
    fn cannot_be_better(&self) -> bool {
        let best = self.0.as_ref();
        best.is_some_and(|(met, _)| met.fit == Fit::BEST && weight(met.field) == 0)
    }

    fn offer_met(&mut self, met: Option<&Met>) {
        if let Some((meeting, word)) = met {
            self.offer_meeting(*meeting, word.as_deref());
        }
    }

    fn offer(&mut self, field: Field, fit: Option<Fit>, word: Option<&str>) {
        if let Some(fit) = fit {
            let meeting = Meeting {
                field,
                fit,
                is_family: false,
            };
            self.offer_meeting(meeting, word);
        }
    }

    fn offer_meeting(&mut self, meeting: Meeting, word: Option<&str>) {
        let rank = |meeting: &Meeting| (meeting.fit, weight(meeting.field));
        let is_better = self
            .0
            .as_ref()
            .is_none_or(|(known, _)| rank(&meeting) < rank(known));
        if is_better {
            self.0 = Some((meeting, word.map(str::to_owned)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PersonName, Phone};

    fn person<'t>(id: &'t str, name: &'t str, phone: &'t str) -> Contact<'t> {
        Contact {
            own_id: Some(id.into()),
            name: Some(PersonName::new(name)),
            phone: Some(Phone::parse(phone).expect("a number")),
            ..Contact::default()
        }
    }

    fn directory<'t>(people: &[(&'t str, &'t str)]) -> Directory<'t> {
        let contacts = people
            .iter()
            .map(|(name, phone)| person(name, name, phone))
            .collect();
        Directory {
            contacts,
            ..Directory::default()
        }
    }

    fn ask(directory: &Directory, typed: &str) -> Vec<String> {
        let found = contacts(
            directory,
            &Query::new(typed),
            &Filter::default(),
            false,
            Lang::De,
        );
        found
            .hits
            .iter()
            .map(|hit| hit.entry.id().into_owned())
            .collect()
    }

    /// The seven people whose spelling other address books were tried with.
    fn spellings() -> Directory<'static> {
        let names = [
            "Anna Müller",
            "Hans Mueller",
            "Tom Muller",
            "Nfd Mu\u{308}ller",
            "Jörg Großkopf",
            "Åsa Sørensen",
            "Zoë Lefèvre",
        ];
        let contacts = names
            .iter()
            .map(|name| person(name, name, "1234"))
            .collect();
        Directory {
            contacts,
            ..Directory::default()
        }
    }

    #[test]
    fn all_spellings_of_a_name_are_found_by_each_of_them() {
        let directory = spellings();
        for typed in [
            "müller",
            "mueller",
            "muller",
            "MÜLLER",
            "mu\u{308}ller",
            "müler",
        ] {
            let mut found = ask(&directory, typed);
            found.sort();
            assert_eq!(
                found,
                [
                    "Anna Müller",
                    "Hans Mueller",
                    "Nfd Mu\u{308}ller",
                    "Tom Muller"
                ],
                "{typed}"
            );
        }
        assert_eq!(ask(&directory, "grosskopf"), ["Jörg Großkopf"]);
        assert_eq!(ask(&directory, "sorensen"), ["Åsa Sørensen"]);
        assert_eq!(ask(&directory, "lefevre"), ["Zoë Lefèvre"]);
        assert!(ask(&directory, "zzzz").is_empty());
    }

    #[test]
    fn what_is_spelled_so_comes_before_what_is_only_meant_so() {
        assert_eq!(ask(&spellings(), "muller")[0], "Tom Muller");
        assert_eq!(ask(&spellings(), "hans müller"), ["Hans Mueller"]);
    }

    #[test]
    fn exact_comes_before_beginning_before_inside_before_similar() {
        let directory = directory(
            &[
                ("Rita Oberfalk", "1"),
                ("Ute Falkner", "2"),
                ("Eva Falk", "3"),
                ("Kai Volk", "4"),
            ]
            .map(|(name, end)| {
                (
                    name,
                    if end == "1" {
                        "06031 83-1001"
                    } else if end == "2" {
                        "06031 83-1002"
                    } else if end == "3" {
                        "06031 83-1003"
                    } else {
                        "06031 83-1004"
                    },
                )
            }),
        );
        assert_eq!(
            ask(&directory, "falk"),
            ["Eva Falk", "Ute Falkner", "Rita Oberfalk"]
        );
    }

    #[test]
    fn an_exact_extension_comes_before_longer_ones() {
        let directory = directory(&[
            ("Lang", "06031 83-30321"),
            ("Ende", "06031 83-13032"),
            ("Genau", "06031 83-3032"),
        ]);
        assert_eq!(ask(&directory, "3032"), ["Genau", "Lang", "Ende"]);
        assert_eq!(ask(&directory, "06031 83-3032")[0], "Genau");
    }

    #[test]
    fn polite_and_superfluous_words_do_not_stand_in_the_way() {
        let directory = directory(&[
            ("Eva Falk", "06031 83-3032"),
            ("Ida Sesar", "06031 83-3033"),
        ]);
        for typed in [
            "Frau Falk",
            "wer hat die 3032?",
            "Which room is Ms Falk in?",
            "who has extension 3032?",
            "Dr. Falk",
        ] {
            assert_eq!(ask(&directory, typed), ["Eva Falk"], "{typed}");
        }
    }
}
