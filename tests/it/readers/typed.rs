//! What holds for any text that somebody types, or writes into the settings.

use std::borrow::Cow;
use std::path::Path;
use std::sync::LazyLock;

use wir::diagnostic::{Document, FindingPlace, Layer};
use wir::formats::RecordKind;
use wir::funding::code::Coder;
use wir::load::records::Folders;
use wir::load::{self, records};
use wir::load::{DataLayers, LoadedTexts};
use wir::model::Directory;
use wir::search::{self, Filter, Query};
use wir::text::locale::Lang;

static TEXTS: LazyLock<LoadedTexts> = LazyLock::new(|| {
    let layers = DataLayers {
        bundled: true,
        ..DataLayers::default()
    };
    load::load(&layers, RecordKind::EVERY)
});

/// The bundled directory.
static BUNDLED: LazyLock<Directory<'static>> = LazyLock::new(|| {
    let (batches, _) = load::batches(&TEXTS.documents);
    records::directory(batches, &TEXTS.documents, RecordKind::EVERY).directory
});

/// Searches for any words.
pub(crate) fn query_holds(text: &str) {
    let query = Query::new(text);
    let directory = &*BUNDLED;
    let _ = query.parts();
    for similar in [false, true] {
        search::contacts(directory, &query, &Filter::default(), similar, Lang::De);
    }
    search::rooms(directory, &query);
    search::topics(directory, &query);
    let filter = Filter {
        units: Some(search::find_unit(directory, text)),
        room: Some(search::room_key(text)),
        languages: vec![search::language_code(text)],
    };
    search::contacts(directory, &query, &filter, false, Lang::En);
}

/// Reads any code: what is accepted comes out again as it is written.
pub(crate) fn code_holds(text: &str) {
    let questions = BUNDLED.questions();
    let coder = Coder::new(questions).expect("a code for the bundled questions");
    if let Ok(answers) = coder.decode(text, questions) {
        let code = coder.encode(&answers);
        assert_eq!(coder.decode(&code, questions).ok(), Some(answers));
    }
}

/// Reads any settings: every finding stands somewhere in the text.
pub(crate) fn config_holds(text: &str) {
    let document = Document {
        all_accounts: false,
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
