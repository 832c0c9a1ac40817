//! What holds for every reader and any text: the way through the house ends, places lie in the text,
//! and nothing is passed over in silence.

use std::borrow::Cow;
use std::io::sink;

use wir::diagnostic::{Document, DocumentIndex, FindingPlace, Findings, Layer};
use wir::formats::RecordKind;
use wir::load::{self, records};
use wir::model::Directory;
use wir::render::{self, ContactList, Failure, Format, Page, View};
use wir::search::{self, ContactHits, Filter, Query};
use wir::text::locale::Lang;

pub(crate) const PAGE: Page = Page {
    lang: Lang::De,
    width: None,
    plain: true,
    color: false,
    links: false,
};

pub(crate) fn document(name: &str, text: &str) -> Vec<Document> {
    vec![Document {
        all_accounts: false,
        steps: &[],
        name: name.to_owned(),
        text: Cow::Owned(text.to_owned()),
        layer: Layer::Argument,
        rank: 1,
    }]
}

/// Reads a text as the program does.
pub(crate) fn read(documents: &[Document]) -> (Directory<'_>, Findings) {
    let (batches, mut diagnostics) = load::batches(documents);
    let mut checked = records::directory(batches, documents, RecordKind::EVERY);
    diagnostics.append(&mut checked.diagnostics);
    (checked.directory, diagnostics)
}

/// Writes all contacts in a form.
pub(crate) fn write(
    directory: &Directory<'_>,
    format: Format,
    out: &mut dyn std::io::Write,
) -> Result<(), Failure> {
    let found = search::contacts(
        directory,
        &Query::new(""),
        &Filter::default(),
        false,
        Lang::De,
    );
    let view = View::Contacts(ContactList {
        hits: &ContactHits::in_memory(&found.hits),
        understood: &found.understood,
        fields: None,
        searched: false,
    });
    render::write(&view, directory, format, &PAGE, out)
}

/// Reads any text and panics where something that must hold does not.
pub(crate) fn holds(name: &str, text: &str) {
    let documents = document(name, text);
    let (directory, diagnostics) = read(&documents);
    for finding in &diagnostics {
        if let FindingPlace::In(span) = &finding.place {
            assert_eq!(span.document, DocumentIndex(0), "{finding:?}");
            let (start, end) = (span.start as usize, span.end as usize);
            assert!(start <= end && end <= text.len(), "{finding:?}");
            assert!(
                text.is_char_boundary(start) && text.is_char_boundary(end),
                "{finding:?}"
            );
        }
        assert!(!finding.message.de.is_empty() && finding.message.en.is_some());
    }
    let says_nothing = text.trim().is_empty();
    assert!(
        !directory.contacts().is_empty()
            || !directory.units().is_empty()
            || !diagnostics.is_empty()
            || says_nothing,
        "nothing came of this, and nothing was said"
    );
    for format in Format::every() {
        // Calendars and graphs hold no contacts.
        let holds_contacts = !matches!(format, Format::Ics | Format::Mermaid | Format::Dot);
        let written = write(&directory, format, &mut sink());
        assert_eq!(written.is_ok(), holds_contacts, "{format:?}");
    }
}

/// As [`holds`], for bytes as a file has them, decoded in a simple way.
pub(crate) fn bytes_hold(name: &str, bytes: &[u8]) {
    holds(name, &String::from_utf8_lossy(bytes));
}
