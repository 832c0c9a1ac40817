//! Contacts, met field by field: all that a directory holds, or those that an index names.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::catalogue::{Candidates, Catalogue, Drawer, Kept, in_both, unit_key};
use super::listing::Listing;
use super::query::{Query, Term};
use super::ranking::{Entries, Every, Meeting, Met, Mode, find, joined, weight};
use super::rooms::fit;
use super::similar::MOST_SOUND_ERRORS;
use super::term::{self, Fit, Folded};
use super::topics::{Topic, topics};
use super::{Hit, Hits, How};
use crate::fold;
use crate::locale::Lang;
use crate::model::{Contact, Directory, Field, PersonName, Phone, Unit};

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

/// Finds contacts. An empty query lists all that the filter lets through, in the order of the data.
/// With `similar`, likenesses are asked even where something fits better.
pub fn contacts<'d>(
    directory: &'d Directory<'d>,
    query: &Query,
    filter: &Filter,
    similar: bool,
    lang: Lang,
) -> Hits<&'d Contact<'d>> {
    let all = directory
        .contacts
        .iter()
        .filter(|contact| filter.lets_through(contact));
    if query.is_empty() {
        return all
            .map(|entry| Hit {
                entry,
                how: How::Exact,
                fields: Vec::new(),
            })
            .collect();
    }
    let candidates: Vec<&Contact> = all.collect();
    let mut fields = ContactFields::new(directory);
    let mut candidates = Every {
        entries: &candidates,
        meet: |contact: &&Contact, term, mode| fields.meet(contact, term, mode),
    };
    let mut hits = find(&mut candidates, query, similar);
    hits.sort_by_cached_key(|(rank, hit)| (rank.clone(), hit.entry.sort_key(lang)));
    hits.into_iter().map(|(_, hit)| hit).collect()
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
    pub fn find(self, query: &Query, filter: &Filter, similar: bool, lang: Lang) -> Listing<'d> {
        let Some(catalogue) = self.catalogue else {
            let hits = contacts(self.directory, query, filter, similar, lang);
            return Listing::here(&hits);
        };
        let mut filed = Filed {
            catalogue,
            filter,
            narrowed: filter.candidates(catalogue),
            fields: ContactFields::new(self.directory),
            held: None,
        };
        if query.is_empty() {
            return filed.list();
        }
        let mut hits = find(&mut filed, query, similar);
        hits.sort_by_cached_key(|(rank, hit)| {
            (rank.clone(), catalogue.contact(hit.entry).sort_key(lang))
        });
        let kept = |(_, hit): (_, Hit<u32>)| Hit {
            entry: Kept::Filed(catalogue, hit.entry),
            how: hit.how,
            fields: hit.fields,
        };
        Listing::Found(hits.into_iter().map(kept).collect())
    }
}

impl People<'_> {
    /// A directory for a search over everything: with the contacts in every room that may fit the
    /// query, and those of the unit that it names. `directory` is the one of the catalogue, with the
    /// contacts to which others refer.
    pub fn for_rooms_and_units(
        self,
        mut directory: Directory<'static>,
        query: &Query,
    ) -> Directory<'static> {
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
        if let [hit] = &topics(&directory, query)[..]
            && let Topic::Unit(named) = hit.entry
            && let Some(unit) = directory.units.iter().position(|unit| unit.id == named.id)
        {
            places.extend(Candidates::new(catalogue).under(Drawer::Unit, [unit_key(unit)]));
        }
        let more = places
            .into_iter()
            .map(|at| Contact::clone(&catalogue.contact(at)));
        directory.contacts.extend(more);
        directory.contacts.sort_by_key(|contact| contact.position);
        directory.contacts.dedup_by_key(|contact| contact.position);
        directory
    }
}

/// The contacts of a catalogue, met as those in memory are.
struct Filed<'d, 'f, 'q> {
    catalogue: &'d dyn Catalogue,
    filter: &'f Filter,
    /// Whom the filter may let through.
    narrowed: Option<Vec<u32>>,
    fields: ContactFields<'d, 'q>,
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
        let contact = match self.held.take() {
            Some((held, contact)) if held == at => contact,
            _ => self.catalogue.contact(at),
        };
        let met = if self.filter.lets_through(&contact) {
            self.fields.meet(&contact, term, mode)
        } else {
            None
        };
        self.held = Some((at, contact));
        met
    }
}

/// Folds the fields of contacts. What many contacts share, their units and areas, is folded and met
/// only once.
pub(super) struct ContactFields<'d, 'q> {
    buffer: Folded,
    units: Vec<Folded>,
    areas: BTreeMap<&'d str, Folded>,
    of_units: Vec<(&'q Term, Mode, Vec<Option<Met>>)>,
}

impl<'d, 'q> ContactFields<'d, 'q> {
    fn new(directory: &'d Directory<'d>) -> ContactFields<'d, 'q> {
        let words_of_unit = |unit: &Unit| {
            let parent = unit.parent.map(|at| &directory.units[at].name);
            joined(std::iter::once(&unit.name).chain(parent), &unit.keywords)
        };
        ContactFields {
            buffer: Folded::default(),
            units: directory
                .units
                .iter()
                .map(|unit| Folded::new(&words_of_unit(unit)))
                .collect(),
            areas: directory
                .areas
                .iter()
                .map(|area| (area.id.as_str(), Folded::new(&joined([&area.name], &[]))))
                .collect(),
            of_units: Vec::new(),
        }
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
        if term.only_in_names && term.number.is_none() {
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
        for post in contact.post.iter().flat_map(crate::locale::Text::each) {
            self.text(Field::Post, post, term, mode, &mut best);
        }
        for keyword in &contact.keywords {
            self.text(Field::Keywords, keyword, term, mode, &mut best);
        }
        if let Some(unit) = contact.unit {
            best.offer_met(self.of_units(term, mode)[unit].as_ref());
        }
        if let Some(area) = contact
            .area
            .as_deref()
            .and_then(|area| self.areas.get(area))
        {
            best.meet(Field::Area, area, term, mode);
        }
        best.0
    }

    /// As [`text`](Self::text): a whole name goes before one part of a double name.
    fn name(&mut self, name: &PersonName, term: &Term, mode: Mode, best: &mut Best) {
        let mut of_name = Best(None);
        self.text(Field::Name, name.full(), term, mode, &mut of_name);
        if let Some((met, _)) = &mut of_name.0
            && met.fit.how == How::Exact
            && is_part_of_double_name(name.full(), term)
        {
            met.fit.cost += OF_DOUBLE_NAME;
        }
        best.offer_met(of_name.0.as_ref());
    }

    fn text(&mut self, field: Field, text: &str, term: &Term, mode: Mode, best: &mut Best) {
        let errors = if mode == Mode::Similar {
            MOST_SOUND_ERRORS
        } else {
            0
        };
        if term.may_be_in(text, u32::try_from(errors).unwrap_or(u32::MAX)) {
            self.buffer.set(text);
            best.meet(field, &self.buffer, term, mode);
        }
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
    pub(super) fn areas_that_meet(&self, term: &Term, mode: Mode) -> Vec<&'d str> {
        let meets = |folded: &Folded| {
            let mut best = Best(None);
            best.meet(Field::Area, folded, term, mode);
            best.0.is_some()
        };
        let areas = self.areas.iter().filter(|(_, folded)| meets(folded));
        areas.map(|(&id, _)| id).collect()
    }

    fn of_units(&mut self, term: &'q Term, mode: Mode) -> &[Option<Met>] {
        let known = self
            .of_units
            .iter()
            .position(|(other, of_mode, _)| std::ptr::eq(*other, term) && *of_mode == mode);
        let at = known.unwrap_or_else(|| {
            let met = |unit: &Folded| {
                let mut best = Best(None);
                best.meet(Field::Unit, unit, term, mode);
                best.0
            };
            self.of_units
                .push((term, mode, self.units.iter().map(met).collect()));
            self.of_units.len() - 1
        });
        &self.of_units[at].2
    }
}

/// What a part of a double name costs: more than another spelling of the umlaut.
const OF_DOUBLE_NAME: u32 = 2;

/// Whether a term that meets a name is only one side of a hyphen in it.
fn is_part_of_double_name(name: &str, term: &Term) -> bool {
    let is_whole = |word: &str| {
        let spelled = fold::spelled(word);
        spelled == term.spelled || fold::plain(&spelled) == term.plain
    };
    name.contains('-') && !name.split_whitespace().any(is_whole)
}

/// The best meeting so far.
struct Best(Option<Met>);

impl Best {
    fn meet(&mut self, field: Field, folded: &Folded, term: &Term, mode: Mode) {
        self.offer(field, folded.fit(term), None);
        if mode == Mode::Similar
            && let Some((fit, word)) = folded.similar(term)
        {
            self.offer(field, Some(fit), Some(word));
        }
    }

    /// Whether no other field can fit better.
    fn cannot_be_better(&self) -> bool {
        let best = self.0.as_ref();
        best.is_some_and(|(met, _)| met.fit == Fit::BEST && weight(met.field) == 0)
    }

    fn offer_met(&mut self, met: Option<&Met>) {
        if let Some((Meeting { field, fit }, word)) = met {
            self.offer(*field, Some(*fit), word.as_deref());
        }
    }

    fn offer(&mut self, field: Field, fit: Option<Fit>, word: Option<&str>) {
        let Some(fit) = fit else { return };
        let is_better = self
            .0
            .as_ref()
            .is_none_or(|(known, _)| (fit, weight(field)) < (known.fit, weight(known.field)));
        if is_better {
            self.0 = Some((Meeting { field, fit }, word.map(str::to_owned)));
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
        let hits = contacts(
            directory,
            &Query::new(typed),
            &Filter::default(),
            false,
            Lang::De,
        );
        hits.iter().map(|hit| hit.entry.id().into_owned()).collect()
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
