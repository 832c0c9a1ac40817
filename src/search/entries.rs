//! The entries of a directory, met field by field and ranked.

use std::collections::{BTreeMap, HashMap};

use super::query::{Query, Term};
use super::term::{self, Fit, Folded, How};
use super::{Hit, Hits};
use crate::fold;
use crate::locale::{Lang, Text};
use crate::model::{Area, Contact, Directory, Field, Programme, Unit};

/// What a list is narrowed to before it is searched.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only contacts of these units (indices).
    pub units: Option<Vec<usize>>,
    /// Only contacts in the room with this number.
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
                .is_some_and(|have| fold::room_key(have) == fold::room_key(room))
        });
        in_unit && in_room
    }
}

/// How a term meets an entry: the field and the fit there.
#[derive(Clone, Copy)]
struct Meeting {
    field: Field,
    fit: Fit,
}

/// The rank of a hit; smaller is better.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    worst: How,
    sum: u32,
    /// More bearers of a similar name come first: the likelier name is the commoner one.
    rarity: u32,
    fields: u32,
}

/// Finds contacts. An empty query lists all that the filter lets through, in the order of the data.
/// With `similar`, likenesses are asked even where something fits better.
pub fn contacts<'d>(
    directory: &'d Directory,
    query: &Query,
    filter: &Filter,
    similar: bool,
    lang: Lang,
) -> Hits<&'d Contact> {
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
    let meet = |contact: &&'d Contact, term: &Term, mode: Mode| fields.meet(contact, term, mode);
    let mut hits = find(&candidates, query, similar, meet);
    hits.sort_by_cached_key(|(rank, hit)| (rank.clone(), hit.entry.sort_key(lang)));
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// Whether likenesses count.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Written,
    Similar,
}

/// A meeting, with the word that was alike.
type Met = (Meeting, Option<String>);

/// Tries the readings of a query one after the other, first as written, then with likenesses.
fn find<T: Copy>(
    candidates: &[T],
    query: &Query,
    similar: bool,
    mut meet: impl FnMut(&T, &Term, Mode) -> Option<Met>,
) -> Vec<(Rank, Hit<T>)> {
    let mut found = Vec::new();
    for terms in query.readings() {
        found = all_terms(candidates, terms, Mode::Written, &mut meet);
        if !found.is_empty() {
            break;
        }
    }
    let is_weak = found.iter().all(|(rank, _)| rank.worst >= How::Inside);
    if is_weak || similar {
        for terms in query.readings() {
            let alike = all_terms(candidates, terms, Mode::Similar, &mut meet);
            if alike.is_empty() {
                continue;
            }
            found.extend(
                alike
                    .into_iter()
                    .filter(|(rank, _)| rank.worst == How::Similar),
            );
            break;
        }
    }
    found
}

fn all_terms<T: Copy>(
    candidates: &[T],
    terms: &[Term],
    mode: Mode,
    meet: &mut impl FnMut(&T, &Term, Mode) -> Option<Met>,
) -> Vec<(Rank, Hit<T>)> {
    let mut found = Vec::new();
    let mut words: Vec<Vec<String>> = Vec::new();
    let mut bearers: HashMap<String, u32> = HashMap::new();
    'next: for candidate in candidates {
        let mut rank = Rank {
            worst: How::Exact,
            sum: 0,
            rarity: 0,
            fields: 0,
        };
        let (mut fields, mut alike) = (Vec::new(), Vec::new());
        for term in terms {
            let Some((Meeting { field, fit }, word)) = meet(candidate, term, mode) else {
                continue 'next;
            };
            rank.worst = rank.worst.max(fit.how);
            rank.sum += fit.how as u32 * 1000 + fit.cost;
            rank.fields += weight(field);
            fields.push(field);
            alike.extend(word);
        }
        for word in &alike {
            *bearers.entry(word.clone()).or_default() += 1;
        }
        words.push(alike);
        found.push((
            Hit {
                entry: *candidate,
                how: rank.worst,
                fields,
            },
            rank,
        ));
    }
    let rarity = |words: &[String]| {
        words
            .iter()
            .map(|word| u32::MAX / 4 - bearers[word].min(u32::MAX / 4))
            .sum()
    };
    found
        .into_iter()
        .zip(words)
        .map(|((hit, rank), words)| {
            (
                Rank {
                    rarity: rarity(&words),
                    ..rank
                },
                hit,
            )
        })
        .collect()
}

/// The weight of a field within equal fits: who somebody is before what they do before where.
fn weight(field: Field) -> u32 {
    match field {
        Field::Name | Field::Phone => 0,
        Field::Fax | Field::Mobile | Field::MorePhones => 1,
        Field::Room | Field::Email => 2,
        Field::Post => 3,
        Field::Unit => 4,
        Field::Area => 5,
        _ => 6,
    }
}

/// Folds the fields of contacts, those of their units and areas only once.
struct ContactFields<'d> {
    name: Folded,
    text: Folded,
    units: Vec<Folded>,
    areas: BTreeMap<&'d str, Folded>,
}

impl<'d> ContactFields<'d> {
    fn new(directory: &'d Directory) -> ContactFields<'d> {
        let words_of_unit = |unit: &Unit| {
            let parent = unit.parent.map(|at| &directory.units[at].name);
            joined(std::iter::once(&unit.name).chain(parent), &unit.keywords)
        };
        ContactFields {
            name: Folded::default(),
            text: Folded::default(),
            units: directory
                .units
                .iter()
                .map(|unit| Folded::new(&words_of_unit(unit)))
                .collect(),
            areas: directory
                .areas
                .iter()
                .map(|area| {
                    (
                        area.id.as_str(),
                        Folded::new(&joined([&area.name], &area.keywords)),
                    )
                })
                .collect(),
        }
    }

    /// The best meeting of a term with any field of a contact.
    fn meet(&mut self, contact: &Contact, term: &Term, mode: Mode) -> Option<Met> {
        let mut best: Option<Met> = None;
        let mut offer = |field: Field, fit: Option<Fit>, word: Option<&str>| {
            let Some(fit) = fit else { return };
            let is_better = best
                .as_ref()
                .is_none_or(|(known, _)| (fit, weight(field)) < (known.fit, weight(known.field)));
            if is_better {
                best = Some((Meeting { field, fit }, word.map(str::to_owned)));
            }
        };
        if term.number.is_some() {
            let one = |phone: &Option<crate::model::Phone>| {
                phone
                    .as_ref()
                    .and_then(|phone| term::number(term, phone.number()))
            };
            offer(Field::Phone, one(&contact.phone), None);
            offer(Field::Fax, one(&contact.fax), None);
            offer(Field::Mobile, one(&contact.mobile), None);
            for phone in &contact.more_phones {
                offer(Field::MorePhones, term::number(term, phone.number()), None);
            }
        }
        if let Some(room) = &contact.room {
            offer(Field::Room, term::room(term, room), None);
        }
        if let Some(email) = &contact.email {
            offer(Field::Email, term::mail(term, email), None);
        }
        if term.spelled.is_empty() {
            return best;
        }
        let mut text = |field: Field, folded: &Folded| {
            offer(field, folded.fit(term), None);
            if mode == Mode::Similar
                && let Some((fit, word)) = folded.similar(term)
            {
                offer(field, Some(fit), Some(word));
            }
        };
        if let Some(name) = &contact.name {
            self.name.set(name.full());
            text(Field::Name, &self.name);
        }
        if let Some(post) = &contact.post {
            self.text.set(&post.de);
            text(Field::Post, &self.text);
            if let Some(en) = &post.en {
                self.text.set(en);
                text(Field::Post, &self.text);
            }
        }
        if let Some(unit) = contact.unit {
            text(Field::Unit, &self.units[unit]);
        }
        if let Some(area) = contact
            .area
            .as_deref()
            .and_then(|area| self.areas.get(area))
        {
            text(Field::Area, area);
        }
        best
    }
}

fn joined<'t>(texts: impl IntoIterator<Item = &'t Text>, keywords: &[String]) -> String {
    let mut words: Vec<&str> = texts.into_iter().flat_map(Text::each).collect();
    words.extend(keywords.iter().map(String::as_str));
    words.join(" ")
}

/// A unit, an area of work or a programme: what has a name, other words for it, and texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Topic<'d> {
    /// An organisational unit.
    Unit(&'d Unit),
    /// An area of work.
    Area(&'d Area),
    /// A programme.
    Programme(&'d Programme),
}

/// Finds units, areas and programmes: by name and keywords, and by whole words of their texts.
pub fn topics<'d>(directory: &'d Directory, query: &Query) -> Hits<Topic<'d>> {
    let topics: Vec<TopicFields<'d>> = directory
        .areas
        .iter()
        .map(TopicFields::of_area)
        .chain(directory.programmes.iter().map(TopicFields::of_programme))
        .chain(directory.units.iter().map(TopicFields::of_unit))
        .collect();
    let places: Vec<usize> = (0..topics.len()).collect();
    let mut hits = find(&places, query, false, |&at, term, mode| {
        topics[at].meet(term, mode)
    });
    hits.sort_by(|(one, a), (other, b)| (one, a.entry).cmp(&(other, b.entry)));
    hits.into_iter()
        .map(|(_, Hit { entry, how, fields })| Hit {
            entry: topics[entry].topic,
            how,
            fields,
        })
        .collect()
}

/// The fields of a topic, folded.
struct TopicFields<'d> {
    topic: Topic<'d>,
    name: Folded,
    text: Folded,
}

impl<'d> TopicFields<'d> {
    fn of_unit(unit: &'d Unit) -> TopicFields<'d> {
        let text = Folded::new(unit.address.as_deref().unwrap_or_default());
        TopicFields {
            topic: Topic::Unit(unit),
            name: Folded::new(&joined([&unit.name], &unit.keywords)),
            text,
        }
    }

    fn of_area(area: &'d Area) -> TopicFields<'d> {
        let text = Folded::new(&joined(
            area.statements().map(|statement| &statement.text),
            &[],
        ));
        TopicFields {
            topic: Topic::Area(area),
            name: Folded::new(&joined([&area.name], &area.keywords)),
            text,
        }
    }

    fn of_programme(programme: &'d Programme) -> TopicFields<'d> {
        let texts = programme
            .all_statements()
            .map(|statement| &statement.text)
            .chain(&programme.stands_for);
        let text = Folded::new(&joined(texts, &[]));
        TopicFields {
            topic: Topic::Programme(programme),
            name: Folded::new(&joined([&programme.name], &programme.keywords)),
            text,
        }
    }

    fn meet(&self, term: &Term, mode: Mode) -> Option<Met> {
        let by_name = self.name.fit(term).map(|fit| {
            (
                Meeting {
                    field: Field::Name,
                    fit,
                },
                None,
            )
        });
        let by_text = self.text.fit(term).filter(|fit| fit.how == How::Exact);
        let by_text = by_text.map(|fit| {
            (
                Meeting {
                    field: Field::Note,
                    fit: Fit {
                        cost: fit.cost + 100,
                        ..fit
                    },
                },
                None,
            )
        });
        let alike = (mode == Mode::Similar)
            .then(|| self.name.similar(term))
            .flatten();
        let alike = alike.map(|(fit, word)| {
            (
                Meeting {
                    field: Field::Name,
                    fit,
                },
                Some(word.to_owned()),
            )
        });
        [by_name, by_text, alike]
            .into_iter()
            .flatten()
            .min_by_key(|(meeting, _)| meeting.fit)
    }
}

/// The units that `words` names, with all units below them. Only the best fits count.
pub fn find_unit(directory: &Directory, words: &str) -> Vec<usize> {
    let units = &directory.units;
    let mut chosen: Vec<usize> = units
        .iter()
        .position(|unit| unit.id == words)
        .into_iter()
        .collect();
    if chosen.is_empty() {
        let folded: Vec<Folded> = units
            .iter()
            .map(|unit| Folded::new(&joined([&unit.name], &unit.keywords)))
            .collect();
        let places: Vec<usize> = (0..units.len()).collect();
        let meet = |at: &usize, term: &Term, _| {
            folded[*at].fit(term).map(|fit| {
                (
                    Meeting {
                        field: Field::Unit,
                        fit,
                    },
                    None,
                )
            })
        };
        let hits = find(&places, &Query::new(words), false, meet);
        let best = hits.iter().map(|(rank, _)| rank.worst).min();
        chosen = hits
            .into_iter()
            .filter(|(rank, _)| Some(rank.worst) == best)
            .map(|(_, hit)| hit.entry)
            .collect();
    }
    let is_chosen = |mut at: usize| loop {
        if chosen.contains(&at) {
            return true;
        }
        match units[at].parent {
            Some(parent) => at = parent,
            None => return false,
        }
    };
    (0..units.len()).filter(|&at| is_chosen(at)).collect()
}

/// A room with the contacts that sit there.
#[derive(Clone, Debug, PartialEq)]
pub struct Occupied<'d> {
    /// The number on the door.
    pub number: &'d str,
    /// Where to find it.
    pub place: Option<&'d Text>,
    /// Who sits there.
    pub contacts: Vec<&'d Contact>,
}

/// Finds rooms by number, with or without the word "Raum"; an empty query lists all, in the order
/// of their numbers.
pub fn rooms<'d>(directory: &'d Directory, query: &Query) -> Hits<Occupied<'d>> {
    let mut by_key: BTreeMap<RoomOrder, Occupied<'d>> = BTreeMap::new();
    for room in &directory.rooms {
        let entry = Occupied {
            number: &room.number,
            place: room.place.as_ref(),
            contacts: Vec::new(),
        };
        by_key.insert(room_order(&room.number), entry);
    }
    for contact in &directory.contacts {
        let Some(number) = contact.room.as_deref() else {
            continue;
        };
        let empty = || Occupied {
            number,
            place: None,
            contacts: Vec::new(),
        };
        by_key
            .entry(room_order(number))
            .or_insert_with(empty)
            .contacts
            .push(contact);
    }
    let rooms = by_key.into_values();
    if query.is_empty() {
        return rooms
            .map(|entry| Hit {
                entry,
                how: How::Exact,
                fields: Vec::new(),
            })
            .collect();
    }
    let wanted = query.room_key();
    let fit = |entry: &Occupied| {
        let key = fold::room_key(entry.number);
        if wanted.is_empty() {
            None
        } else if key == wanted {
            Some(How::Exact)
        } else if key.starts_with(&wanted) {
            Some(How::Beginning)
        } else {
            (wanted.len() >= 2 && key.ends_with(&wanted)).then_some(How::Inside)
        }
    };
    let mut hits: Hits<Occupied> = rooms
        .filter_map(|entry| {
            fit(&entry).map(|how| Hit {
                entry,
                how,
                fields: vec![Field::Room],
            })
        })
        .collect();
    hits.sort_by_key(|hit| hit.how);
    // Who asks for a room that exists does not want its neighbours.
    if hits.first().is_some_and(|hit| hit.how == How::Exact) {
        hits.truncate(1);
    }
    hits
}

/// Order of rooms: letters as letters, runs of digits as numbers (`9` before `415`), then the key
/// itself, so that different rooms never count as one.
type RoomOrder = (Vec<(String, u64)>, String);

fn room_order(number: &str) -> RoomOrder {
    let key = fold::room_key(number);
    let mut runs: Vec<(String, u64)> = Vec::new();
    let mut rest = key.as_str();
    while !rest.is_empty() {
        let letters = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(letters);
        let digits = after
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(after.len());
        let (digits, after) = after.split_at(digits);
        runs.push((word.to_owned(), digits.parse().unwrap_or(0)));
        rest = after;
    }
    (runs, key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PersonName, Phone};

    fn person(id: &str, name: &str, phone: &str) -> Contact {
        Contact {
            id: id.to_owned(),
            name: Some(PersonName::new(name)),
            phone: Some(Phone::parse(phone).expect("a number")),
            ..Contact::default()
        }
    }

    fn directory(people: &[(&str, &str)]) -> Directory {
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
        hits.iter().map(|hit| hit.entry.id.clone()).collect()
    }

    /// The seven people whose spelling other address books were tried with.
    fn spellings() -> Directory {
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

    #[test]
    fn rooms_are_listed_in_the_order_of_their_numbers() {
        let room = |number: &str| crate::model::Room {
            number: number.to_owned(),
            ..Default::default()
        };
        let directory = Directory {
            rooms: ["B 2.14", "415", "9", "B 2.2"].map(room).into(),
            ..Directory::default()
        };
        let order = |typed: &str| {
            rooms(&directory, &Query::new(typed))
                .iter()
                .map(|hit| hit.entry.number.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(order(""), ["9", "415", "B 2.2", "B 2.14"]);
        assert_eq!(order("Raum b2.14"), ["B 2.14"]);
        assert_eq!(order("B"), ["B 2.2", "B 2.14"]);
    }
}
