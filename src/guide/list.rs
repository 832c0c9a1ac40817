//! The lists from which one can choose in the guide: its entries, and what was found.

use std::collections::HashSet;

use super::look_up_result::LookUpResult;
use super::search_field::Row;
use crate::model::funding::LineKind;
use crate::model::{Contact, Directory, Field};
use crate::render;
use crate::search::{
    ContactHits, Hit, MatchKind, OccupiedRoom, QueryInterpretation, SimilarHits, Topic,
};
use crate::text::locale::Lang;
use crate::{say, t};

/// As many rows as there are digits to choose them.
const MOST_ROWS: usize = 9;

/// An entry of the guide itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MenuItem {
    MainNumbers,
    Rooms,
    Advice,
    Funding,
    /// The funding lines of one kind.
    Lines(LineKind),
    Deadlines,
    Programme,
    PlainLines,
    Help,
    Quit,
}

impl MenuItem {
    fn label(self, lang: Lang) -> &'static str {
        match self {
            MenuItem::MainNumbers => t!(lang, "Wichtige Nummern", "Main numbers"),
            MenuItem::Rooms => t!(lang, "Räume", "Rooms"),
            MenuItem::Advice => t!(lang, "Passende Förderung finden", "Find funding that fits"),
            MenuItem::Funding => t!(lang, "Fördermittel", "Funding"),
            MenuItem::Lines(kind) => kind.heading(lang),
            MenuItem::Deadlines => t!(lang, "Fristen", "Deadlines"),
            MenuItem::Programme => t!(lang, "Programm", "Programme"),
            MenuItem::PlainLines => t!(
                lang,
                "Einfache Zeilen, zum Vorlesen",
                "Plain lines, to be read aloud"
            ),
            MenuItem::Help => t!(lang, "Hilfe", "Help"),
            MenuItem::Quit => t!(lang, "Beenden", "Quit"),
        }
    }
}

/// What a row of a list stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowTarget {
    MenuItem(MenuItem),
    Contact(usize),
    Room(usize),
    Topic(usize),
    /// The rest of the list.
    More,
}

/// A list, shown in portions.
pub(super) struct List<'d> {
    content: ListContent<'d>,
    /// The first of the portion that is shown.
    first: usize,
}

enum ListContent<'d> {
    Menu(Vec<MenuItem>),
    /// People, then rooms, then topics.
    Found(LookUpResult<'d>),
}

impl<'d> List<'d> {
    pub(super) fn menu(entries: Vec<MenuItem>) -> List<'d> {
        List {
            content: ListContent::Menu(entries),
            first: 0,
        }
    }

    /// What a search found. A word that is written so somewhere is not meant to be something similar
    /// elsewhere, and of a room the people are enough.
    pub(super) fn from_search(mut met: LookUpResult<'d>) -> List<'d> {
        let is_written = |how: MatchKind| how < MatchKind::Similar;
        let has_written = !met.rooms.is_empty()
            || met.contacts.has_written()
            || met.topics.iter().any(|hit| is_written(hit.how));
        if has_written {
            met.contacts.keep_written();
            met.topics.retain(|hit| is_written(hit.how));
        }
        if let ContactHits::Found(contacts) = &met.contacts {
            let listed: HashSet<u32> = contacts
                .iter()
                .map(|hit| hit.entry.contact().position)
                .collect();
            met.rooms.retain(|hit| {
                let people = &hit.entry.contacts;
                people.is_empty() || people.iter().any(|one| !listed.contains(&one.position))
            });
        }
        List {
            content: ListContent::Found(met),
            first: 0,
        }
    }

    /// These topics, in this order.
    pub(super) fn of_topics(
        directory: &'d Directory<'d>,
        topics: impl Iterator<Item = Topic<'d>>,
    ) -> List<'d> {
        let listed = |entry| Hit {
            entry,
            how: MatchKind::Exact,
            fields: Vec::new(),
        };
        List {
            content: ListContent::Found(LookUpResult {
                directory,
                contacts: ContactHits::Found(Vec::new()),
                rooms: Vec::new(),
                topics: topics.map(listed).collect(),
                understood: QueryInterpretation::default(),
                is_damaged: Box::new(|| false),
            }),
            first: 0,
        }
    }

    /// What was found, where something was searched.
    pub(super) fn search_result(&self) -> Option<&LookUpResult<'d>> {
        match &self.content {
            ListContent::Menu(_) => None,
            ListContent::Found(met) => Some(met),
        }
    }

    pub(super) fn len(&self) -> usize {
        match &self.content {
            ListContent::Menu(entries) => entries.len(),
            ListContent::Found(met) => met.contacts.len() + met.rooms.len() + met.topics.len(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What of it is only similar to what was asked.
    pub(super) fn similar(&self) -> SimilarHits {
        let Some(met) = self.search_result() else {
            return SimilarHits::Behind;
        };
        let has_written = |hit: &Hit<Topic<'_>>| hit.how < MatchKind::Similar;
        if !met.rooms.is_empty() || met.topics.iter().any(has_written) {
            SimilarHits::Behind
        } else if met.contacts.is_empty() && !met.topics.is_empty() {
            SimilarHits::All
        } else {
            met.contacts.similar(MOST_ROWS)
        }
    }

    /// How many rows the portion has besides the one for the rest.
    fn shown_rows(&self) -> usize {
        let left = self.len() - self.first;
        if left <= MOST_ROWS {
            left
        } else {
            MOST_ROWS - 1
        }
    }

    fn has_more(&self) -> bool {
        self.first + self.shown_rows() < self.len()
    }

    /// Goes to the next portion.
    pub(super) fn turn(&mut self) {
        if self.has_more() {
            self.first += self.shown_rows();
        }
    }

    pub(super) fn can_go_back(&self) -> bool {
        self.first > 0
    }

    /// Goes to the portion before; `false` at the first.
    pub(super) fn back(&mut self) -> bool {
        let can = self.can_go_back();
        self.first = self.first.saturating_sub(MOST_ROWS - 1);
        can
    }

    /// What the row of the portion stands for.
    pub(super) fn target_of_row(&self, row: usize) -> RowTarget {
        if row >= self.shown_rows() {
            RowTarget::More
        } else {
            self.target_at(self.first + row)
        }
    }

    /// What stands at this place of the whole list.
    pub(super) fn target_at(&self, at: usize) -> RowTarget {
        match &self.content {
            ListContent::Menu(entries) => entries
                .get(at)
                .copied()
                .map_or(RowTarget::More, RowTarget::MenuItem),
            ListContent::Found(met) => {
                let (people, rooms) = (met.contacts.len(), met.rooms.len());
                if at < people {
                    RowTarget::Contact(at)
                } else if at < people + rooms {
                    RowTarget::Room(at - people)
                } else {
                    RowTarget::Topic(at - people - rooms)
                }
            }
        }
    }

    /// The rows of the portion. In lines a unit is only said where it tells two people of one name apart.
    pub(super) fn rows(&self, lang: Lang, is_plain: bool) -> Vec<Row> {
        let mut rows = self.rows_from(self.first, self.shown_rows(), lang);
        if is_plain {
            let names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
            let is_alone = |name: &str| names.iter().filter(|other| *other == name).count() == 1;
            for row in rows.iter_mut().filter(|row| is_alone(&row.name)) {
                row.apart = None;
            }
        }
        if self.has_more() {
            let (from, all) = (self.first + self.shown_rows(), self.len());
            let left = all - from;
            rows.push(Row::of_name(say!(
                lang,
                "Weitere zeigen, noch {left} von {all}",
                "Show more, {left} of {all} left"
            )));
        }
        rows
    }

    /// The first rows of the list.
    pub(super) fn first_rows(&self, most: usize, lang: Lang) -> Vec<Row> {
        self.rows_from(0, most, lang)
    }

    fn rows_from(&self, first: usize, most: usize, lang: Lang) -> Vec<Row> {
        let last = (first + most).min(self.len());
        (first..last).filter_map(|at| self.row(at, lang)).collect()
    }

    fn row(&self, at: usize, lang: Lang) -> Option<Row> {
        match (self.target_at(at), self.search_result()) {
            (RowTarget::MenuItem(entry), _) => Some(Row::of_name(entry.label(lang))),
            (RowTarget::Contact(at), Some(met)) => {
                let one = met.contacts.select(at);
                let listed = one.iter().next()?;
                Some(contact_row(&listed.entry, met.directory, lang))
            }
            (RowTarget::Room(at), Some(met)) => Some(room_row(&met.rooms.get(at)?.entry, lang)),
            (RowTarget::Topic(at), Some(met)) => Some(topic_row(met.topics.get(at)?.entry, lang)),
            _ => None,
        }
    }
}

fn contact_row(contact: &Contact, directory: &Directory<'_>, lang: Lang) -> Row {
    let values = render::FieldValues::new(directory, lang);
    let detail = |field: Field| {
        let value = values.value(contact, field)?;
        Some((field.label(lang), value.into_owned()))
    };
    let details = [detail(Field::PHONE), detail(Field::ROOM)];
    let unit = directory.unit_of(contact);
    Row {
        name: contact.label(lang).to_owned(),
        details: details.into_iter().flatten().collect(),
        apart: unit.map(|unit| unit.name.get(lang).to_owned()),
    }
}

fn room_row(room: &OccupiedRoom<'_>, lang: Lang) -> Row {
    let number = room.number;
    let people: Vec<&str> = room.contacts.iter().map(|one| one.label(lang)).collect();
    Row {
        name: say!(lang, "Raum {number}", "Room {number}"),
        details: vec![("", people.join(", "))],
        apart: None,
    }
}

fn topic_row(topic: Topic<'_>, lang: Lang) -> Row {
    let (name, kind) = match topic {
        Topic::Line(line) => {
            let amount = line.glance.amount.as_ref();
            let amount = amount.map(|amount| ("", amount.get(lang).to_owned()));
            let state = ("", line.state.label(lang).to_owned());
            return Row {
                name: line.label.get(lang).to_owned(),
                details: [state].into_iter().chain(amount).collect(),
                apart: None,
            };
        }
        Topic::Unit(unit) => (unit.name.get(lang).to_owned(), Field::UNIT.label(lang)),
        Topic::Area(area) => (area.name.get(lang).to_owned(), Field::AREA.label(lang)),
        Topic::Programme(programme) => (
            programme.name.get(lang).to_owned(),
            t!(lang, "Programm", "Programme"),
        ),
        Topic::Centre(centre) => {
            return Row::of_name(format!("WIR-Vielfaltszentrum {}", centre.name));
        }
    };
    Row {
        name,
        details: vec![("", kind.to_owned())],
        apart: None,
    }
}
