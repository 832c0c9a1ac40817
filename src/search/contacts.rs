//! Contacts, met field by field.

use std::collections::BTreeMap;

use super::query::{Query, Term};
use super::ranking::{Meeting, Met, Mode, find, joined, weight};
use super::similar::MOST_SOUND_ERRORS;
use super::term::{self, Fit, Folded};
use super::{Hit, Hits, How};
use crate::fold;
use crate::locale::Lang;
use crate::model::{Contact, Directory, Field, Phone, Unit};

/// What a list is narrowed to before it is searched.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only contacts of these units (indices).
    pub units: Option<Vec<usize>>,
    /// Only contacts in the room with this key, see [`room_key`](super::room_key).
    pub room: Option<String>,
}

impl Filter {
    fn lets_through(&self, contact: &Contact) -> bool {
        let in_unit = self
            .units
            .as_ref()
            .is_none_or(|units| contact.unit.is_some_and(|unit| units.contains(&unit)));
        let in_room = self.room.as_ref().is_none_or(|room| {
            contact
                .room
                .as_deref()
                .is_some_and(|have| fold::room_key(have) == *room)
        });
        in_unit && in_room
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
    let mut hits = find(&candidates, query, similar, |contact, term, mode| {
        fields.meet(contact, term, mode)
    });
    hits.sort_by_cached_key(|(rank, hit)| (rank.clone(), hit.entry.sort_key(lang)));
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// Folds the fields of contacts. What many contacts share, their units and areas, is folded and met
/// only once.
struct ContactFields<'d, 'q> {
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
        }
        if term.only_in_names && term.number.is_none() {
            if let Some(name) = &contact.name {
                self.text(Field::Name, name.full(), term, mode, &mut best);
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
            self.text(Field::Name, name.full(), term, mode, &mut best);
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
