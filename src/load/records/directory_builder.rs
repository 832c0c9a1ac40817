//! The directory in the making, which every reader of a record adds to.

use std::collections::HashMap;

use super::bounds::{MOST_BY_HAND, MOST_RULES};
use super::checked_directory::GatheredParts;
use super::contact_store::ContactStore;
use super::draft_rules::DraftEdition;
use super::earlier_contacts::EarlierContacts;
use super::known_units::KnownUnits;
use super::value_reader::{PlacedText, Slips, ValueReader};
use crate::both;
use crate::diagnostic::{Document, Span};
use crate::formats::{Record, RecordKind};
use crate::model::{ContactIndex, HouseNumber, LineIndex, SWITCHBOARD};

/// The directory in the making.
pub(super) struct DirectoryBuilder<'d, 't> {
    pub(super) documents: &'d [Document],
    pub(super) kinds: &'d [RecordKind],
    pub(super) made: GatheredParts<'t>,
    /// Where each id of each kind stands in the directory, and where it was given.
    pub(super) ids: HashMap<(RecordKind, String), (usize, Span)>,
    pub(super) units: KnownUnits,
    /// The editions of each line, until all limits are known.
    pub(super) drafts: HashMap<LineIndex, Vec<DraftEdition>>,
    /// The lines that others name, until all of them are there.
    pub(super) linked_lines: Vec<PlacedText<'t>>,
    pub(super) slips: Slips,
    pub(super) keep: &'d mut dyn ContactStore<'t>,
    /// How many contacts were kept.
    pub(super) contacts: usize,
    /// The number of the house to which bare extensions of the batch belong.
    pub(super) home: Option<HouseNumber>,
    /// What is remembered of the contacts of earlier layers.
    pub(super) earlier: EarlierContacts,
}

impl DirectoryBuilder<'_, '_> {
    pub(super) fn value_reader(&mut self) -> ValueReader<'_> {
        ValueReader {
            diagnostics: &mut self.made.diagnostics,
            slips: &mut self.slips,
            is_of_list: false,
            is_of_table: false,
        }
    }

    /// Records of a kind that people write by hand, at most so many.
    pub(super) fn limit_records<'r>(&mut self, mut records: Vec<Record<'r>>) -> Vec<Record<'r>> {
        let count = records.len();
        let most = match records.first().map(|record| record.kind) {
            Some(RecordKind::Line | RecordKind::Question) => MOST_RULES,
            _ => MOST_BY_HAND,
        };
        let Some(Record { kind, at, .. }) = records.get(most) else {
            return records;
        };
        let mut names = RecordKind::NAMES.iter();
        let name = names.find(|(_, known)| known == kind);
        let (table, at) = (name.map_or("", |(name, _)| name), *at);
        records.truncate(most);
        self.value_reader().error(
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
    pub(super) fn remember_id(
        &mut self,
        kind: RecordKind,
        id: String,
        index: Option<usize>,
        at: Span,
    ) {
        if let Some(index) = index {
            self.ids.insert((kind, id), (index, at));
        }
    }

    /// The places of contacts that areas and lines name, and of the switchboard.
    pub(super) fn referred_contacts(&self) -> Vec<ContactIndex> {
        let parts = &self.made.parts;
        let areas = parts.areas.iter().map(|area| area.contact.as_deref());
        let lines = parts.lines.iter().map(|line| line.contact.as_deref());
        let ids = areas.chain(lines).flatten().chain([SWITCHBOARD]);
        let places = ids.filter_map(|id| self.index_of(RecordKind::Contact, id));
        let places = places.filter_map(|place| ContactIndex::try_from(place).ok());
        let mut places: Vec<ContactIndex> = places.collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Where the record with this id stands among those of its kind.
    pub(super) fn index_of(&self, kind: RecordKind, id: &str) -> Option<usize> {
        let place = self.ids.get(&(kind, id.to_owned()));
        place.map(|(at, _)| *at)
    }

    /// Whether a contact has this id.
    pub(super) fn has_contact(&self, id: &str) -> bool {
        self.index_of(RecordKind::Contact, id).is_some()
    }
}
