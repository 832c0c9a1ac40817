//! From records to a [`Directory`]: references resolved, values understood, everything else reported.
//!
//! This is the only maker of a `Directory`. A wrong value costs the value, a wrong entry costs the
//! entry, and each is named with its place and a remedy. Nobody is lost without a word.

mod bounds;
mod case;
mod classes;
mod condition;
mod contact;
mod funding;
mod nickname;
mod places;
mod programme;
mod question;
mod reading;
mod rule;

mod settings;
mod texts;
mod unit;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crate::both;
use crate::diagnostic::{Diagnostic, Document, Findings, Place, Severity, Span};
use crate::formats::{Kind, Record};
use crate::ldap::is_address;
use crate::load::Batch;
use crate::model::{Contact, Directory, SWITCHBOARD};

pub use places::{EditionPlaces, Places};

use bounds::{MOST_BY_HAND, MOST_RULES};
use reading::Reading;
pub use settings::{Folders, Server, Settings, are_settings, settings, unused_servers};
use unit::KnownUnits;

/// What was made of the records.
#[derive(Debug, Default)]
pub struct Checked<'t> {
    /// The directory.
    pub directory: Directory<'t>,
    /// What is wrong with the records.
    pub diagnostics: Findings,
    /// How many contacts each layer brought, by the rank of its documents.
    pub contacts_by_rank: Vec<usize>,
    /// Where the rules of the advisor stand, for findings that only all of them together show.
    pub places: Places,
    /// The places of contacts that others refer to.
    pub referred: Vec<usize>,
}

/// Every table that a keeper of the data writes, with the keys that its reader knows. A table is called
/// as in the files: `[[line.fact]]` is `line.fact`, `remedy = { … }` is `remedy`; the config file is
/// `config.toml`.
pub fn keys_of_tables() -> [(&'static str, &'static [&'static str]); 29] {
    [
        ("source", &programme::SOURCE_KEYS),
        ("unit", &unit::UNIT_KEYS),
        ("room", &unit::ROOM_KEYS),
        ("contact", &contact::CONTACT_KEYS),
        ("nickname", &nickname::NICKNAME_KEYS),
        ("stop-word", &nickname::STOP_WORD_KEYS),
        ("synonym", &nickname::SYNONYM_KEYS),
        ("programme", &programme::PROGRAMME_KEYS),
        ("area", &programme::AREA_KEYS),
        ("line", &funding::LINE_KEYS),
        ("line.glance", &funding::GLANCE_KEYS),
        ("line.figure", &funding::FIGURE_KEYS),
        ("line.fact", &funding::FACT_KEYS),
        ("line.deadline", &funding::DEADLINE_KEYS),
        ("line.edition", &rule::EDITION_KEYS),
        ("line.edition.condition", &rule::CONDITION_KEYS),
        ("remedy", &rule::REMEDY_KEYS),
        ("dispute", &rule::DISPUTE_KEYS),
        ("line.edition.benefit", &rule::BENEFIT_KEYS),
        ("line.edition.note", &rule::NOTE_KEYS),
        ("when", &condition::TEST_KEYS),
        ("question", &question::QUESTION_KEYS),
        ("options", &question::OPTION_KEYS),
        ("fallback", &case::FALLBACK_KEYS),
        ("case", &case::CASE_KEYS),
        ("centre", &funding::CENTRE_KEYS),
        ("open-point", &funding::OPEN_POINT_KEYS),
        ("config.toml", &settings::KEYS),
        ("ldap", &settings::SERVER_KEYS),
    ]
}

/// Makes the directory of all batches. The order of `documents` is the order of the layers: a later
/// one replaces a record of the same id. `kinds` are those that were read; a reference to another
/// kind is not looked up.
pub fn directory<'t>(
    batches: Vec<Batch<'t>>,
    documents: &[Document],
    kinds: &[Kind],
) -> Checked<'t> {
    let mut contacts = Vec::new();
    let mut checked = directory_with(batches, documents, kinds, &mut contacts);
    checked.directory.contacts = contacts;
    checked
}

/// As [`directory`], for data that is only checked: of the contacts those alone are kept that others can
/// refer to, which are few of a long list.
pub fn directory_to_check<'t>(batches: Vec<Batch<'t>>, documents: &[Document]) -> Checked<'t> {
    let mut contacts = Referable::default();
    let mut checked = directory_with(batches, documents, &Kind::EVERY, &mut contacts);
    checked.directory.contacts = contacts.0.into_values().collect();
    checked
}

/// Where contacts go when they are made, one by one, so that a long list need not be held in memory.
pub trait Keep<'t> {
    /// About so many will come.
    fn expect(&mut self, contacts: usize);
    /// Keeps a contact at a place, from 0: the next free one, or one that is taken, whose contact it
    /// replaces.
    fn keep(&mut self, at: usize, contact: Contact<'t>);
}

impl<'t> Keep<'t> for Vec<Contact<'t>> {
    fn expect(&mut self, contacts: usize) {
        self.reserve(contacts);
    }

    fn keep(&mut self, at: usize, contact: Contact<'t>) {
        match self.get_mut(at) {
            Some(place) => *place = contact,
            None => self.push(contact),
        }
    }
}

/// Contacts with an id of their own, by their places.
#[derive(Default)]
struct Referable<'t>(BTreeMap<usize, Contact<'t>>);

impl<'t> Keep<'t> for Referable<'t> {
    fn expect(&mut self, _: usize) {}

    fn keep(&mut self, at: usize, contact: Contact<'t>) {
        if contact.own_id.is_some() {
            self.0.insert(at, contact);
        }
    }
}

/// As [`directory`]; the contacts go to `keep`, and the list of the directory stays empty.
pub fn directory_with<'t>(
    mut batches: Vec<Batch<'t>>,
    documents: &[Document],
    kinds: &[Kind],
    keep: &mut dyn Keep<'t>,
) -> Checked<'t> {
    let mut maker = Maker {
        documents,
        kinds,
        made: Checked::default(),
        ids: HashMap::new(),
        units: KnownUnits::default(),
        drafts: HashMap::new(),
        keep,
        contacts: 0,
    };
    // What is referred to comes first.
    for record in maker.by_hand(take(&mut batches, Kind::Source)) {
        maker.source(record);
    }
    let units = take(&mut batches, Kind::Unit);
    maker.units(units);
    for record in take(&mut batches, Kind::Room) {
        maker.room(record);
    }
    for record in take(&mut batches, Kind::Nickname) {
        maker.nickname(record);
    }
    for record in take(&mut batches, Kind::StopWord) {
        maker.stop_words(record);
    }
    for record in take(&mut batches, Kind::Synonym) {
        maker.synonym(record);
    }
    let areas = maker.by_hand(take(&mut batches, Kind::Area));
    let areas = maker.areas(areas);
    for record in maker.by_hand(take(&mut batches, Kind::Programme)) {
        maker.programme(record);
    }
    let lines = maker.by_hand(take(&mut batches, Kind::Line));
    let centres = maker.by_hand(take(&mut batches, Kind::Centre));
    let open_points = maker.by_hand(take(&mut batches, Kind::OpenPoint));
    let questions = maker.by_hand(take(&mut batches, Kind::Question));
    let fallbacks = maker.by_hand(take(&mut batches, Kind::Fallback));
    let cases = maker.by_hand(take(&mut batches, Kind::Case));
    maker.contacts(batches);
    maker.areas_have_contacts(&areas);
    // Rules name questions, lines name contacts, open points and cases name lines.
    for record in questions {
        maker.question(record);
    }
    for record in lines {
        maker.line(record);
    }
    maker.settle_rules(fallbacks, cases);
    for record in centres {
        maker.centre(record);
    }
    for record in open_points {
        maker.open_point(record);
    }
    maker.made.referred = maker.referred();
    maker.made
}

/// Takes the records of one kind out of all batches, in their order.
fn take<'t>(batches: &mut [Batch<'t>], kind: Kind) -> Vec<Record<'t>> {
    batches
        .iter_mut()
        .flat_map(|batch| batch.records.extract_if(.., |record| record.kind == kind))
        .collect()
}

/// The directory in the making.
struct Maker<'d, 't> {
    documents: &'d [Document],
    kinds: &'d [Kind],
    made: Checked<'t>,
    /// Where each id of each kind stands in the directory, and where it was given.
    ids: HashMap<(Kind, String), (usize, Span)>,
    units: KnownUnits,
    /// The editions of each line, by its index, until all limits are known.
    drafts: HashMap<usize, Vec<rule::DraftEdition>>,
    keep: &'d mut dyn Keep<'t>,
    /// How many contacts were kept.
    contacts: usize,
}

/// What to do with a record whose id may be there already.
enum Slot {
    /// Nobody has the id.
    New,
    /// A record of an earlier layer has it; this one takes its place.
    Replaces(usize),
    /// A record of the same layer has it.
    Duplicate,
}

impl Maker<'_, '_> {
    fn reading(&mut self) -> Reading<'_> {
        Reading {
            diagnostics: &mut self.made.diagnostics,
        }
    }

    /// Records of a kind that people write by hand, at most so many.
    fn by_hand<'r>(&mut self, mut records: Vec<Record<'r>>) -> Vec<Record<'r>> {
        let count = records.len();
        let most = match records.first().map(|record| record.kind) {
            Some(Kind::Line | Kind::Question) => MOST_RULES,
            _ => MOST_BY_HAND,
        };
        let Some(Record { kind, at, .. }) = records.get(most) else {
            return records;
        };
        let mut names = Kind::NAMES.iter();
        let name = names.find(|(_, known)| known == kind);
        let (table, at) = (name.map_or("", |(name, _)| name), *at);
        records.truncate(most);
        self.reading().error(
            "too-many-entries",
            at,
            both!(
                "Es gibt {count} Einträge [[{table}]]; gelesen wurden die ersten {most}, von hier an keine.",
                "There are {count} entries [[{table}]]; the first {most} were read, and none from here on."
            ),
            both!("Bitte weniger eintragen.", "Please give fewer."),
        );
        records
    }

    /// Remembers where the id of a record that was taken stands.
    fn remember(&mut self, kind: Kind, id: String, index: Option<usize>, at: Span) {
        if let Some(index) = index {
            self.ids.insert((kind, id), (index, at));
        }
    }

    /// The places of contacts that areas and lines name, and of the switchboard.
    fn referred(&self) -> Vec<usize> {
        let directory = &self.made.directory;
        let areas = directory.areas.iter().map(|area| area.contact.as_deref());
        let lines = directory.lines.iter().map(|line| line.contact.as_deref());
        let ids = areas.chain(lines).flatten().chain([SWITCHBOARD]);
        let places = ids.filter_map(|id| self.place_of(Kind::Contact, id));
        let mut places: Vec<usize> = places.collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Where the record with this id stands among those of its kind.
    fn place_of(&self, kind: Kind, id: &str) -> Option<usize> {
        let place = self.ids.get(&(kind, id.to_owned()));
        place.map(|(at, _)| *at)
    }

    /// Whether a contact has this id.
    fn has_contact(&self, id: &str) -> bool {
        self.place_of(Kind::Contact, id).is_some()
    }

    /// Reports an id that is no kebab-case word; it is kept all the same.
    fn kebab(&mut self, id: &str, at: Span) {
        if !crate::text::fold::is_id(id) {
            let better = crate::text::fold::id_from(id, "id");
            let message = both!(
                "Die Kennung „{id}“ enthält Zeichen, die nicht üblich sind.",
                "The id “{id}” holds unusual characters."
            );
            let help = both!(
                "Üblich sind a bis z, Ziffern und Bindestriche, zum Beispiel „{better}“.",
                "Usual are a to z, digits and hyphens, for example “{better}”."
            );
            self.made
                .diagnostics
                .push(Diagnostic::warning("odd-id", Place::In(at), message, help));
        }
    }

    /// Finds the place of an id, and reports an id that stands twice in one layer.
    fn slot(&mut self, kind: Kind, id: &str, at: Span) -> Slot {
        // A contact is looked at where it is known who made its id.
        if !matches!(kind, Kind::Room | Kind::Centre | Kind::Case | Kind::Contact) {
            self.kebab(id, at);
        }
        let Some(&(index, first)) = self.ids.get(&(kind, id.to_owned())) else {
            return Slot::New;
        };
        let rank = |span: Span| self.documents[span.document as usize].rank;
        if rank(first) != rank(at) {
            return Slot::Replaces(index);
        }
        let findings = &mut self.made.diagnostics;
        if findings.only_counts("duplicate-id", Severity::Error) {
            return Slot::Duplicate;
        }
        let document = &self.documents[first.document as usize];
        let (line, _) = crate::diagnostic::line_and_column(&document.text, first.start as usize);
        // Two files of one layer lie in one folder. Without its path the sentence is the same however
        // the folder is named.
        let name = match first.document == at.document {
            true => String::new(),
            false => file_name(&document.name) + ", ",
        };
        let message = match kind {
            Kind::Contact => both!(
                "Die Kennung „{id}“ gibt es schon: {name}Zeile {line}. Der Eintrag steht ohne sie.",
                "The id “{id}” is taken: {name}line {line}. The entry stands without it."
            ),
            Kind::Room | Kind::Centre | Kind::Case => both!(
                "„{id}“ gibt es schon: {name}Zeile {line}. Der Eintrag wurde ausgelassen.",
                "“{id}” is there already: {name}line {line}. The entry was left out."
            ),
            _ => both!(
                "Die Kennung „{id}“ gibt es schon: {name}Zeile {line}. Der Eintrag wurde ausgelassen.",
                "The id “{id}” is taken: {name}line {line}. The entry was left out."
            ),
        };
        let help = match kind {
            Kind::Room | Kind::Centre | Kind::Case => both!(
                "Bitte einen der beiden löschen oder anders nennen.",
                "Please delete one of the two or rename it."
            ),
            _ => both!(
                "Bitte eine andere Kennung wählen.",
                "Please choose another id."
            ),
        };
        self.made.diagnostics.push(Diagnostic::error(
            "duplicate-id",
            Place::In(at),
            message,
            help,
        ));
        Slot::Duplicate
    }
}

/// The name of a file without its folder; the address of a server whole.
fn file_name(document: &str) -> String {
    let name = Path::new(document).file_name();
    let name = name.filter(|_| !is_address(document));
    name.map_or_else(
        || document.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Puts a value where its id belongs; `None` for a duplicate, which is left out.
fn put<T>(list: &mut Vec<T>, slot: &Slot, value: T) -> Option<usize> {
    match *slot {
        Slot::New => {
            list.push(value);
            Some(list.len() - 1)
        }
        Slot::Replaces(index) => {
            list[index] = value;
            Some(index)
        }
        Slot::Duplicate => None,
    }
}

#[cfg(test)]
mod tests;
