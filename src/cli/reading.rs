//! How a command reads its data: from an index where the lists are long, from servers where it is asked for.

use std::borrow::Cow;

use super::config::Config;
use super::context::{Context, MOST_FINDINGS};
use super::data::Data;
use super::progress_bar::Bar;
use crate::diagnostic::{Diagnostic, Document};
use crate::formats::RecordKind;
use crate::index::{self, Index, Setting};
use crate::ldap::{EntryQuery, ServerQuery};
use crate::load::records::{self, CheckedDirectory, RulePlaces};
use crate::load::{self, Batch, DataLayers, LoadedTexts};
use crate::render::findings;
use crate::search::Query;

/// Entries of a server that a listing shows where the call names no limit.
pub(super) const USUAL_LISTING: usize = 1_000;

/// Entries of a server that a look-up ranks. A name that more people bear needs another word beside it.
const MOST_CANDIDATES: usize = 2_000;

impl<'d> Context<'d> {
    /// Reads the kinds of data that a command needs, and says what is wrong with them. Servers are not
    /// asked. Of contacts in an index only those are there to whom the data refers.
    pub(super) fn data(&self, kinds: &[RecordKind]) -> &'d Data<'d> {
        self.data_of(&self.layers, kinds)
    }

    /// As [`data`](Self::data), for the advisor, which reads no facts.
    pub(super) fn rules(&self, kinds: &[RecordKind]) -> &'d Data<'d> {
        let layers = DataLayers {
            passes_over_facts: true,
            ..self.layers.clone()
        };
        self.data_of(&layers, kinds)
    }

    fn data_of(&self, layers: &DataLayers, kinds: &[RecordKind]) -> &'d Data<'d> {
        let (data, ()) = self.look_up_in(layers, kinds, ServerQuery::Nothing, |_| ());
        self.tell_findings(data);
        data
    }

    /// Reads data whole, with what is asked of servers, and says what is wrong with it.
    pub(super) fn data_with_servers(&self, kinds: &[RecordKind], ask: ServerQuery) -> &'d Data<'d> {
        let data = self.data_in_silence(kinds, ask);
        self.tell_findings(data);
        data
    }

    /// As [`data_with_servers`](Self::data_with_servers), and says nothing.
    pub(super) fn data_in_silence(&self, kinds: &[RecordKind], ask: ServerQuery) -> &'d Data<'d> {
        self.read_layers(&self.layers, kinds, ask)
    }

    /// All kinds of data that are only checked: most contacts are not kept.
    pub(super) fn data_to_check(&self, layers: &DataLayers, ask: ServerQuery) -> &'d Data<'d> {
        self.checked_data(&self.with_request(layers, ask), &self.config)
    }

    /// As [`data_to_check`](Self::data_to_check), without what is wrong with the config file.
    pub(super) fn data_to_compare(&self, layers: &DataLayers) -> &'d Data<'d> {
        self.checked_data(layers, &Config::default())
    }

    /// Reads layers without the config file.
    pub(super) fn data_without_config(
        &self,
        layers: &DataLayers,
        kinds: &[RecordKind],
    ) -> &'d Data<'d> {
        let make =
            |batches, documents: &'d [Document]| records::directory(batches, documents, kinds);
        self.make_data(layers, kinds, &Config::default(), make)
    }

    fn checked_data(&self, layers: &DataLayers, config: &Config) -> &'d Data<'d> {
        self.make_data(
            layers,
            RecordKind::EVERY,
            config,
            records::directory_to_check,
        )
    }

    /// Reads data for `look`, from an index where the lists are long. What is found in a damaged
    /// index is void: then the index is made anew, or the lists are read whole. Where servers are
    /// asked, there is no index.
    pub(super) fn look_up<T>(
        &self,
        kinds: &[RecordKind],
        ask: ServerQuery,
        look: impl Fn(&'d Data<'d>) -> T,
    ) -> (&'d Data<'d>, T) {
        self.look_up_in(&self.layers, kinds, ask, look)
    }

    fn look_up_in<T>(
        &self,
        layers: &DataLayers,
        kinds: &[RecordKind],
        ask: ServerQuery,
        look: impl Fn(&'d Data<'d>) -> T,
    ) -> (&'d Data<'d>, T) {
        let has_lists = index::has_lists(layers);
        let setting = self.index_setting().filter(|_| has_lists);
        let kinds = kinds_read(kinds, has_lists);
        for setting in std::iter::repeat_n(setting, 2).flatten() {
            let Some(index) = self.index(kinds, &setting) else {
                break;
            };
            if let Some(data) = self.data_of_index(index) {
                let data = self.store.keep(data);
                let found = look(data);
                if !data.is_damaged() {
                    return (data, found);
                }
            }
            index::forget(&setting, &self.layers, kinds);
        }
        let data = self.read_layers(layers, kinds, ask);
        (data, look(data))
    }

    /// The index, which is built where there is none yet; `None` where the lists are short, or where
    /// there can be no index.
    fn index(&self, kinds: &[RecordKind], setting: &Setting) -> Option<Index> {
        index::open(setting, &self.layers, kinds).or_else(|| {
            let mut bar = Bar::new(self.streams, self.shows_progress, self.lang);
            let line = |finding: &Diagnostic, lang| findings::without_place(finding, lang);
            let source = index::IndexInput {
                layers: &self.layers,
                kinds,
                most_findings: MOST_FINDINGS,
                line: &line,
            };
            let built = index::build(setting, &source, &mut |share| bar.show(share));
            bar.clear();
            built
        })
    }

    /// The data from an index; `None` where it is damaged.
    fn data_of_index(&self, index: Index) -> Option<Data<'d>> {
        let mut loaded = LoadedTexts::default();
        let diagnostics = self.config.add_to(&mut loaded);
        Some(Data {
            directory: index.directory()?,
            loaded: self.store.keep_texts(loaded),
            diagnostics,
            contacts_by_rank: index.contacts_by_rank().to_vec(),
            places: RulePlaces::default(),
            filed_findings: index.findings(self.lang)?,
            index: Some(index),
        })
    }

    fn read_layers(
        &self,
        layers: &DataLayers,
        kinds: &[RecordKind],
        ask: ServerQuery,
    ) -> &'d Data<'d> {
        let make =
            |batches, documents: &'d [Document]| records::directory(batches, documents, kinds);
        self.make_data(&self.with_request(layers, ask), kinds, &self.config, make)
    }

    fn make_data(
        &self,
        layers: &DataLayers,
        kinds: &[RecordKind],
        config: &Config,
        make: impl Fn(Vec<Batch<'d>>, &'d [Document]) -> CheckedDirectory<'d>,
    ) -> &'d Data<'d> {
        let mut loaded = load::load(layers, kinds);
        let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
        let of_data = loaded.documents.len();
        diagnostics.append(&mut config.add_to(&mut loaded));
        let loaded = self.store.keep_texts(loaded);
        let (batches, mut found) =
            load::batches_with(&loaded.documents[..of_data], &layers.customs);
        diagnostics.append(&mut found);
        let CheckedDirectory {
            directory,
            diagnostics: mut checked,
            mut contacts_by_rank,
            places,
            referred: _,
        } = make(batches, &loaded.documents);
        contacts_by_rank.resize(loaded.looked_at.len() + 1, 0);
        diagnostics.append(&mut checked);
        diagnostics.sort_by_place();
        self.store.keep(Data {
            directory,
            loaded,
            diagnostics,
            contacts_by_rank,
            places,
            index: None,
            filed_findings: Vec::new(),
        })
    }

    /// The layers with what is asked of the servers among them.
    fn with_request<'l>(&self, layers: &'l DataLayers, ask: ServerQuery) -> Cow<'l, DataLayers> {
        if ask.is_nothing() || !layers.have_servers() {
            return Cow::Borrowed(layers);
        }
        let mut layers = layers.clone();
        layers.ask = ask;
        self.ask_passwords(&mut layers);
        Cow::Owned(layers)
    }

    /// Whether there is a server among the layers.
    pub(super) fn has_servers(&self) -> bool {
        self.layers.have_servers()
    }

    /// What a listing wants of a server.
    pub(super) fn listing_query(&self, limit: Option<usize>) -> EntryQuery {
        EntryQuery {
            most: limit.or(self.usual_limit).unwrap_or(USUAL_LISTING),
            ..EntryQuery::default()
        }
    }

    /// What a query wants of a server; an empty one is a listing.
    pub(super) fn entry_query(
        &self,
        query: &Query,
        limit: Option<usize>,
        similar: bool,
    ) -> EntryQuery {
        // Only servers are asked for each spelling.
        if query.is_empty() || !self.has_servers() {
            return self.listing_query(limit);
        }
        let readings = query.parts();
        // Of words that are nothing but signs, a server would be asked for everything.
        let most = if readings.is_empty() {
            0
        } else {
            MOST_CANDIDATES
        };
        EntryQuery {
            readings,
            most,
            similar,
            ..EntryQuery::default()
        }
    }
}

/// The kinds that are read for a command that needs `kinds`. Where there are lists, one index serves all
/// commands that need more than contacts are made of; a list is not filed once for each of them.
fn kinds_read(kinds: &[RecordKind], has_lists: bool) -> &[RecordKind] {
    let is_more = kinds
        .iter()
        .any(|kind| !RecordKind::CONTACTS_AND_AREAS.contains(kind));
    if has_lists && is_more {
        RecordKind::DIRECTORY
    } else {
        kinds
    }
}
