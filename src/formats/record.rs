//! Records: what a reader found, with the position of every key and value, not yet believed.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::both;
use crate::diagnostic::{Diagnostic, FindingPlace, Span};
use crate::model::Reach;

/// Says that a text was read and holds no contact.
pub(crate) fn no_contacts(place: FindingPlace) -> Diagnostic {
    Diagnostic::warning(
        "no-contacts",
        place,
        both!(
            "In dieser Datei steht niemand.",
            "There is nobody in this file."
        ),
        both!("Ist es die richtige Datei?", "Is it the right file?"),
    )
}

/// Code of the finding that a card or entry has more values than a contact. A folder with a thousand
/// cards tells it once.
pub const FURTHER_VALUES: &str = "further-values";

/// Makes the kinds of records of the names of their tables. A command reads the beginning of the list: what
/// contacts are made of stands first, then what the others need.
macro_rules! record_kinds {
    ($($kind:ident $name:literal,)*) => {
        /// What a record describes. The names are the table names in TOML.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "each kind is described at its type in `model`")]
        pub enum RecordKind {
            $($kind,)*
        }

        impl RecordKind {
            /// Every kind.
            pub const EVERY: &[RecordKind] = &[$(RecordKind::$kind,)*];

            /// Every kind with its table name.
            pub const NAMES: &[(&str, RecordKind)] = &[$(($name, RecordKind::$kind),)*];
        }
    };
}

record_kinds! {
    Source "source",
    Unit "unit",
    Room "room",
    Contact "contact",
    Nickname "nickname",
    StopWord "stop-word",
    Area "area",
    Programme "programme",
    Line "line",
    Centre "centre",
    OpenPoint "open-point",
    Question "question",
    Fallback "fallback",
    Term "term",
    // The search has the compiled-in ones in another form; those of an office are read whatever is asked for.
    Synonym "synonym",
    Case "case",
}

impl RecordKind {
    /// What contacts are made of.
    pub const CONTACTS: &[RecordKind] = RecordKind::up_to(RecordKind::StopWord);

    /// The same with the areas of work, which lie in another file.
    pub const CONTACTS_AND_AREAS: &[RecordKind] = RecordKind::up_to(RecordKind::Area);

    /// Everything but the synonyms and the cases of the staff.
    pub const DIRECTORY: &[RecordKind] = RecordKind::up_to(RecordKind::Term);

    const fn up_to(last: RecordKind) -> &'static [RecordKind] {
        RecordKind::EVERY.split_at(last as usize + 1).0
    }
}

/// One record.
#[derive(Debug)]
pub struct Record<'t> {
    /// What it describes.
    pub kind: RecordKind,
    /// Its beginning: the table header, or the row.
    pub at: Span,
    /// Keys and values in the order of the text.
    pub entries: Vec<KeyValue<'t>>,
    /// Whether units are named in words, as in lists that have no table of units.
    pub names_units_in_words: bool,
    /// Whether it is an account of a directory that is no staff: disabled, hidden, or of a service.
    pub is_no_staff: bool,
    /// Whether it is a row of a table, in which a spreadsheet may have taken numbers for quantities.
    pub is_of_table: bool,
}

impl Record<'_> {
    /// A contact of a list without entries, to be filled.
    pub(crate) fn empty_contact() -> Record<'static> {
        Record {
            kind: RecordKind::Contact,
            at: Span::default(),
            entries: Vec::new(),
            names_units_in_words: true,
            is_no_staff: false,
            is_of_table: false,
        }
    }
}

/// A key with its value.
#[derive(Debug)]
pub struct KeyValue<'t> {
    /// The key under its canonical name.
    pub key: Cow<'t, str>,
    /// Where the key stands.
    pub key_at: Span,
    /// The value.
    pub value: RecordValue<'t>,
    /// Where the value stands.
    pub at: Span,
}

impl<'t> KeyValue<'t> {
    /// Each value of a list as an entry of its own under the same key; any other value alone.
    pub fn items(self) -> Vec<KeyValue<'t>> {
        let KeyValue {
            key,
            key_at,
            value,
            at,
        } = self;
        let values = match value {
            RecordValue::List(values) => values,
            value => vec![(value, at)],
        };
        let entry = |(value, at)| KeyValue {
            key: key.clone(),
            key_at,
            value,
            at,
        };
        values.into_iter().map(entry).collect()
    }
}

/// A value as the text gives it.
#[derive(Debug)]
pub enum RecordValue<'t> {
    /// A text.
    Text(Cow<'t, str>),
    /// A number or an address, with what the form says that it is for.
    Reach(Cow<'t, str>, Reach),
    /// True or false.
    Flag(bool),
    /// A day.
    Date(Date),
    /// Several values.
    List(Vec<(RecordValue<'t>, Span)>),
    /// Keys with values.
    Table(Vec<KeyValue<'t>>),
    /// A number, a time: a value that no key takes. Holds it as written.
    Other(Cow<'t, str>),
}
