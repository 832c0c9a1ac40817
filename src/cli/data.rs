//! What was read for a run: texts, and the directories that were made of them.

use elsa::FrozenVec;

use crate::diagnostic::{Diagnostic, DocumentIndex, FindingSummary, Findings};
use crate::index::{Index, Setting};
use crate::load::records::RulePlaces;
use crate::load::{DataLayers, LoadedTexts};
use crate::model::Directory;
use crate::search::{ContactHits, IndexStore, People, Query};

/// Owns what is read, until the run ends: commands borrow it. It only grows, for a guide shows what an
/// earlier query found beside what a later one finds.
#[derive(Default)]
pub(super) struct Store<'d> {
    texts: FrozenVec<Box<LoadedTexts>>,
    read: FrozenVec<Box<Data<'d>>>,
    directories: FrozenVec<Box<Directory<'d>>>,
}

impl<'d> Store<'d> {
    /// Keeps texts.
    pub(super) fn keep_texts(&'d self, loaded: LoadedTexts) -> &'d LoadedTexts {
        self.texts.push_get(Box::new(loaded))
    }

    /// Keeps what was made of texts.
    pub(super) fn keep(&'d self, data: Data<'d>) -> &'d Data<'d> {
        self.read.push_get(Box::new(data))
    }

    /// The directory for a search over everything.
    pub(super) fn directory_for(&'d self, data: &'d Data<'d>, query: &Query) -> &'d Directory<'d> {
        match data.filled_for(query) {
            None => &data.directory,
            Some(filled) => self.directories.push_get(Box::new(filled)),
        }
    }
}

/// A directory with the texts that it was made of.
pub(super) struct Data<'d> {
    pub(super) directory: Directory<'d>,
    pub(super) loaded: &'d LoadedTexts,
    pub(super) diagnostics: Findings,
    /// How many contacts each layer brought, by its rank.
    pub(super) contacts_by_rank: Vec<usize>,
    /// Where the rules of the advisor stand.
    pub(super) places: RulePlaces,
    /// The index that holds the contacts, where they are many.
    pub(super) index: Option<Index>,
    /// The findings of what the index holds.
    pub(super) filed_findings: Vec<FindingSummary>,
}

impl<'d> Data<'d> {
    /// The contacts, wherever they are.
    pub(super) fn people(&self) -> People<'_> {
        People {
            directory: &self.directory,
            store: self.index.as_ref().map(|index| index as &dyn IndexStore),
        }
    }

    /// How many contacts the first layer brought that has any.
    pub(super) fn first_layer(&self) -> usize {
        let mut layers = self.contacts_by_rank.iter().copied();
        layers.find(|&count| count > 0).unwrap_or_default()
    }

    /// The directory with those contacts of an index whom a query for rooms may mean; `None` where the
    /// contacts are in memory.
    fn filled_for(&self, query: &Query) -> Option<Directory<'d>> {
        let index = self.index.as_ref()?;
        Some(self.people().for_rooms(index.directory()?, query))
    }

    /// Whether the contacts are held in memory.
    pub(super) fn is_in_memory(&self) -> bool {
        self.index.is_none()
    }

    /// Whether the index still speaks for its lists.
    pub(super) fn is_current(&self, setting: Option<&Setting>, layers: &DataLayers) -> bool {
        let index = self.index.as_ref().filter(|index| !index.is_damaged());
        index
            .zip(setting)
            .is_some_and(|(index, setting)| index.is_current(setting, layers))
    }

    /// Whether the index is damaged, so that what was found is void.
    pub(super) fn is_damaged(&self) -> bool {
        self.index.as_ref().is_some_and(Index::is_damaged)
    }

    /// Whether entries were not read, so that nothing found does not mean that nothing is there.
    pub(super) fn hides_entries(&self) -> bool {
        self.diagnostics.hide_entries() || self.index.as_ref().is_some_and(Index::hides_entries)
    }

    /// A finding about the config file, whose text is the last one.
    pub(super) fn of_config(&self, finding: Diagnostic) -> Diagnostic {
        finding.moved_to(DocumentIndex::at(
            self.loaded.documents.len().saturating_sub(1),
        ))
    }

    /// Looks at what a listing will read when it is shown, at most so many contacts.
    pub(super) fn look_through(&self, listing: &ContactHits<'_>, most: usize) {
        if let (Some(index), ContactHits::First(_, count)) = (&self.index, listing) {
            index.look_through(u32::try_from(most).map_or(*count, |most| most.min(*count)));
        }
    }
}
