//! Directories for tests of the index: written to a folder, read whole, and opened through an index.

use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use elsa::sync::FrozenVec;
use wir::diagnostic::Layer;
use wir::formats::RecordKind;
use wir::index::{self, Index, IndexInput, Setting};
use wir::load::{self, records};
use wir::load::{DataLayers, LoadedTexts, Location};
use wir::model::{ContactSequence, Directory};
use wir::search::{Filter, IndexStore, People, Query};
use wir::text::locale::Lang;

/// What contacts are made of.
pub(crate) const KINDS: [RecordKind; 4] = [
    RecordKind::Source,
    RecordKind::Unit,
    RecordKind::Room,
    RecordKind::Contact,
];

/// Layers of these files alone.
pub(crate) fn layers(files: &[String]) -> DataLayers {
    let named = files
        .iter()
        .map(|file| (Layer::Argument, Location::of(file)));
    DataLayers {
        named: named.collect(),
        ..DataLayers::default()
    }
}

/// A cache folder in `folder`; every list is long enough for an index.
pub(crate) fn setting(folder: &Path) -> Setting {
    Setting {
        folder: folder.join("cache"),
        base: folder.to_owned(),
        maker: "test".to_owned(),
        now: now(),
        shortest: 0,
    }
}

pub(crate) fn now() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a clock")
}

/// What the tests read; it stays for as long as they run.
static TEXTS: LazyLock<FrozenVec<Box<LoadedTexts>>> = LazyLock::new(FrozenVec::new);

/// The directory, read whole.
pub(crate) fn read_whole(layers: &DataLayers) -> Directory<'static> {
    let loaded = TEXTS.push_get(Box::new(load::load(layers, &KINDS)));
    let (batches, _) = load::batches(&loaded.documents);
    records::directory(batches, &loaded.documents, &KINDS).directory
}

/// Builds the index of the layers.
pub(crate) fn build(setting: &Setting, layers: &DataLayers) -> Option<Index> {
    let source = IndexInput {
        layers,
        kinds: &KINDS,
        most_findings: 100,
        line: &|finding, _| finding.code.to_owned(),
    };
    index::build(setting, &source, &mut |_| {})
}

/// A question with everything that narrows it.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) words: String,
    pub(crate) unit: Option<String>,
    pub(crate) room: Option<String>,
    pub(crate) similar: bool,
}

impl Asked {
    pub(crate) fn words(words: &str) -> Asked {
        Asked {
            words: words.to_owned(),
            unit: None,
            room: None,
            similar: false,
        }
    }
}

/// The answer, with order and reasons, the same by rooms, and which fields are filled, as text.
pub(crate) fn answer(
    directory: &Directory,
    store: Option<&dyn IndexStore>,
    asked: &Asked,
) -> Vec<String> {
    let filter = Filter {
        units: asked
            .unit
            .as_deref()
            .map(|unit| wir::search::find_unit(directory, unit)),
        room: asked.room.as_deref().map(wir::search::room_key),
        languages: Vec::new(),
    };
    let people = People { directory, store };
    let found = people.find(&Query::new(&asked.words), &filter, asked.similar, Lang::De);
    let line = |hit: wir::search::ContactHit| {
        format!(
            "{:?} {:?} {:?} {:?}",
            hit.entry.id(),
            hit.how,
            hit.fields,
            *hit.entry
        )
    };
    let mut answer = vec![format!("{:?}", found.understood)];
    answer.extend(found.hits.iter().map(line));
    let filled = found.hits.filled_keys(directory);
    let by_room = found
        .hits
        .sort_by_key(|contact| contact.room.as_deref().map(str::to_owned));
    answer.extend(by_room.iter().map(|hit| hit.entry.id().into_owned()));
    answer.push(format!("{filled:?}"));
    answer
}

/// Who comes first, whose name begins so, and who sits in the room that is called so, as text.
pub(crate) fn glances(
    directory: &Directory<'static>,
    index: Option<&Index>,
    words: &str,
) -> Vec<String> {
    let people = People {
        directory,
        store: index.map(|index| index as &dyn IndexStore),
    };
    let mut lines = vec![format!("{} contacts", people.count())];
    let first = people.first_contacts(12, usize::MAX, |contact| contact.phone.is_some());
    lines.extend(first.iter().map(|contact| format!("first {:?}", **contact)));
    for contact in people.with_name_prefix(words, usize::MAX) {
        lines.push(format!("named {:?}", *contact));
    }
    let query = Query::new(words);
    let filled = index.map(|index| {
        let directory = index.directory().expect("a directory");
        people.for_rooms(directory, &query)
    });
    if !query.is_empty() {
        let rooms = wir::search::rooms(filled.as_ref().unwrap_or(directory), &query);
        lines.extend(rooms.iter().map(|room| format!("{room:?}")));
    }
    lines
}
