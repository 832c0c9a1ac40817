//! Topics: units, areas of work, programmes, funding lines and centres.

use super::query::{Query, Term};
use super::ranking::{Every, Meeting, Met, Mode, find, joined};
use super::term::{Fit, Folded};
use super::vocabulary::Finder;
use super::{Hit, Hits, How};
use crate::fold;
use crate::model::{Area, Centre, Directory, Field, FundingLine, Programme, Unit};

/// A unit, an area of work or a programme: what has a name, other words for it, and texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Topic<'d> {
    /// An organisational unit.
    Unit(&'d Unit),
    /// An area of work.
    Area(&'d Area),
    /// A programme.
    Programme(&'d Programme),
    /// A funding line, an offer or a fund.
    Line(&'d FundingLine),
    /// One of the centres in Hesse.
    Centre(&'d Centre),
}

/// Finds units, areas and programmes: by name and keywords, and by whole words of their texts.
pub fn topics<'d>(directory: &'d Directory<'d>, query: &Query) -> Hits<Topic<'d>> {
    let topics: Vec<TopicFields<'d>> = directory
        .areas
        .iter()
        .map(|area| TopicFields::of_area(area, directory))
        .chain(directory.programmes.iter().map(TopicFields::of_programme))
        .chain(directory.lines.iter().map(TopicFields::of_line))
        .chain(directory.units.iter().map(TopicFields::of_unit))
        .chain(directory.centres.iter().map(TopicFields::of_centre))
        .collect();
    let places: Vec<usize> = (0..topics.len()).collect();
    let mut places = Every {
        entries: &places,
        meet: |&at: &usize, term: &Term, mode| topics[at].meet(term, mode),
    };
    let mut hits = find(&mut places, query, false).hits;
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
    /// The name in lower case with its marks.
    written: String,
    text: Folded,
}

impl<'d> TopicFields<'d> {
    fn new(topic: Topic<'d>, name: &str, text: Folded) -> TopicFields<'d> {
        TopicFields {
            topic,
            name: Folded::new(name),
            written: fold::written(name),
            text,
        }
    }

    fn of_unit(unit: &'d Unit) -> TopicFields<'d> {
        let text = Folded::new(unit.address.as_deref().unwrap_or_default());
        TopicFields::new(
            Topic::Unit(unit),
            &joined([&unit.name], &unit.keywords),
            text,
        )
    }

    fn of_area(area: &'d Area, directory: &'d Directory<'d>) -> TopicFields<'d> {
        // What people call the responsible post about is what the area is about.
        let contact = area.contact.as_deref().and_then(|id| directory.contact(id));
        let keywords = contact.map_or(&[][..], |contact| &contact.keywords);
        let text = Folded::new(&joined(
            area.statements().map(|statement| &statement.text),
            &[],
        ));
        TopicFields::new(Topic::Area(area), &joined([&area.name], keywords), text)
    }

    fn of_programme(programme: &'d Programme) -> TopicFields<'d> {
        let texts = programme
            .all_statements()
            .map(|statement| &statement.text)
            .chain(&programme.stands_for);
        let text = Folded::new(&joined(texts, &[]));
        TopicFields::new(
            Topic::Programme(programme),
            &joined([&programme.name], &programme.keywords),
            text,
        )
    }

    fn of_line(line: &'d FundingLine) -> TopicFields<'d> {
        let texts = line.facts.iter().filter_map(|fact| fact.text.as_ref());
        let name = joined([&line.name, &line.label], &line.keywords) + " " + &line.id;
        TopicFields::new(Topic::Line(line), &name, Folded::new(&joined(texts, &[])))
    }

    fn of_centre(centre: &'d Centre) -> TopicFields<'d> {
        let name = format!("WIR-Vielfaltszentrum {}", centre.name);
        TopicFields::new(Topic::Centre(centre), &name, Folded::default())
    }

    fn meet(&self, term: &Term, mode: Mode) -> Option<Met> {
        let by_name = self.name.fit(term).map(|fit| {
            (
                Meeting {
                    field: Field::Name,
                    fit,
                    is_family: false,
                },
                None,
            )
        });
        let by_text = self.text.fit(term).filter(|fit| {
            fit.how == How::Exact || fit.how == How::Beginning && term.spelled.len() >= 6
        });
        let by_text = by_text.map(|fit| {
            (
                Meeting {
                    field: Field::Note,
                    fit: Fit {
                        cost: fit.cost + 100,
                        ..fit
                    },
                    is_family: false,
                },
                None,
            )
        });
        if term.only_in_names {
            return None;
        }
        let alike = (mode == Mode::Similar)
            .then(|| alike(term, &self.written))
            .flatten();
        [by_name, by_text, alike]
            .into_iter()
            .flatten()
            .min_by_key(|(meeting, _)| meeting.fit)
    }
}

/// The word of a text that is most like a term.
fn alike(term: &Term, text: &str) -> Option<Met> {
    let mut finder = Finder::new(term, Vec::new());
    let costs = text
        .split(' ')
        .filter_map(|word| Some((finder.text(word)?, word)));
    let (cost, word) = costs.min()?;
    let meeting = Meeting {
        field: Field::Name,
        fit: Fit {
            how: How::Similar,
            cost,
        },
        is_family: false,
    };
    Some((meeting, Some(word.to_owned())))
}

/// The units that `words` names, with all units below them, rising. Only the best fits count.
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
                        is_family: false,
                    },
                    None,
                )
            })
        };
        let mut places = Every {
            entries: &places,
            meet,
        };
        let query = Query::new(words);
        let hits = find(&mut places, &query, false).hits;
        let best = hits.iter().map(|(rank, _)| rank.worst).min();
        chosen = hits
            .into_iter()
            .filter(|(rank, _)| Some(rank.worst) == best)
            .map(|(_, hit)| hit.entry)
            .collect();
    }
    let mut is_chosen = vec![false; units.len()];
    for at in chosen {
        is_chosen[at] = true;
    }
    let is_below = |&at: &usize| {
        let mut up = directory.units_up(Some(at));
        up.any(|at| is_chosen[at])
    };
    (0..units.len()).filter(is_below).collect()
}
