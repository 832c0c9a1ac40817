//! What holds for any text that somebody types, or writes into the settings.

use std::borrow::Cow;
use std::path::Path;
use std::sync::OnceLock;

use wir::diagnostic::{Document, FindingPlace, Layer};
use wir::formats::RecordKind;
use wir::funding::code::Coder;
use wir::load;
use wir::load::DataLayers;
use wir::load::records;
use wir::load::records::Folders;
use wir::model::Directory;
use wir::search::{self, Filter, Query};
use wir::text::locale::Lang;

/// The bundled directory.
fn bundled() -> &'static Directory<'static> {
    static DIRECTORY: OnceLock<Directory<'static>> = OnceLock::new();
    DIRECTORY.get_or_init(|| {
        let layers = DataLayers {
            bundled: true,
            ..DataLayers::default()
        };
        // It stays for as long as the tests run.
        let loaded = Box::leak(Box::new(load::load(&layers, &RecordKind::EVERY)));
        let (batches, _) = load::batches(&loaded.documents);
        records::directory(batches, &loaded.documents, &RecordKind::EVERY).directory
    })
}

/// Searches for any words.
pub(crate) fn query_holds(text: &str) {
    let query = Query::new(text);
    let directory = bundled();
    let _ = query.parts();
    for similar in [false, true] {
        search::contacts(directory, &query, &Filter::default(), similar, Lang::De);
    }
    search::rooms(directory, &query);
    search::topics(directory, &query);
    let filter = Filter {
        units: Some(search::find_unit(directory, text)),
        room: Some(search::room_key(text)),
    };
    search::contacts(directory, &query, &filter, false, Lang::En);
}

/// Reads any code: what is accepted comes out again as it is written.
pub(crate) fn code_holds(text: &str) {
    let questions = &bundled().questions;
    let coder = Coder::new(questions).expect("a code for the bundled questions");
    if let Ok(answers) = coder.decode(text, questions) {
        let code = coder.encode(&answers);
        assert_eq!(coder.decode(&code, questions).ok(), Some(answers));
    }
}

/// Reads any settings: every finding stands somewhere in the text.
pub(crate) fn config_holds(text: &str) {
    let document = Document {
        steps: &[],
        name: "config.toml".to_owned(),
        text: Cow::Owned(text.to_owned()),
        layer: Layer::Config,
        rank: 0,
    };
    let folders = Folders {
        own: Path::new("/nonexistent"),
        home: None,
    };
    let (_, findings) = records::settings(&document, folders);
    for finding in &findings {
        if let FindingPlace::In(span) = finding.place {
            let (start, end) = (span.start as usize, span.end as usize);
            assert!(text.get(start..end).is_some(), "{start}..{end} of {text:?}");
        }
    }
}
