//! Records: what a reader found, with the position of every key and value, not yet believed.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::both;
use crate::diagnostic::{Diagnostic, Place, Span};

/// Says that a text was read and holds nobody.
pub(crate) fn no_contacts(place: Place) -> Diagnostic {
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

/// What a record describes. The names are the table names in TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each kind is described at its type in `model`")]
pub enum Kind {
    Source,
    Unit,
    Room,
    Contact,
    Nickname,
    StopWord,
    Synonym,
    Programme,
    Area,
    Line,
    Centre,
    OpenPoint,
    Question,
    Fallback,
    Case,
}

impl Kind {
    /// Every kind.
    pub const EVERY: [Kind; 15] = [
        Kind::Source,
        Kind::Unit,
        Kind::Room,
        Kind::Contact,
        Kind::Nickname,
        Kind::StopWord,
        Kind::Synonym,
        Kind::Programme,
        Kind::Area,
        Kind::Line,
        Kind::Centre,
        Kind::OpenPoint,
        Kind::Question,
        Kind::Fallback,
        Kind::Case,
    ];

    /// What contacts are made of.
    pub const CONTACTS: [Kind; 6] = [
        Kind::Source,
        Kind::Unit,
        Kind::Room,
        Kind::Contact,
        Kind::Nickname,
        Kind::StopWord,
    ];

    /// The same with the areas of work, which lie in another file.
    pub const CONTACTS_AND_AREAS: [Kind; 7] = [
        Kind::Source,
        Kind::Unit,
        Kind::Room,
        Kind::Contact,
        Kind::Nickname,
        Kind::StopWord,
        Kind::Area,
    ];

    /// Everything but the cases of the staff.
    pub const DIRECTORY: [Kind; 13] = [
        Kind::Source,
        Kind::Unit,
        Kind::Room,
        Kind::Contact,
        Kind::Nickname,
        Kind::StopWord,
        Kind::Programme,
        Kind::Area,
        Kind::Line,
        Kind::Centre,
        Kind::OpenPoint,
        Kind::Question,
        Kind::Fallback,
    ];

    /// Every kind with its table name.
    pub const NAMES: [(&str, Kind); 15] = [
        ("source", Kind::Source),
        ("unit", Kind::Unit),
        ("room", Kind::Room),
        ("contact", Kind::Contact),
        ("nickname", Kind::Nickname),
        ("stop-word", Kind::StopWord),
        ("synonym", Kind::Synonym),
        ("programme", Kind::Programme),
        ("area", Kind::Area),
        ("line", Kind::Line),
        ("centre", Kind::Centre),
        ("open-point", Kind::OpenPoint),
        ("question", Kind::Question),
        ("fallback", Kind::Fallback),
        ("case", Kind::Case),
    ];
}

/// One record.
#[derive(Debug)]
pub struct Record<'t> {
    /// What it describes.
    pub kind: Kind,
    /// Its beginning: the table header, or the row.
    pub at: Span,
    /// Keys and values in the order of the text.
    pub entries: Vec<Entry<'t>>,
    /// Whether units are named in words, as in lists that have no table of units.
    pub names_units_in_words: bool,
}

impl Record<'_> {
    /// A contact of a list without entries, to be filled.
    pub(crate) fn listed() -> Record<'static> {
        Record {
            kind: Kind::Contact,
            at: Span::default(),
            entries: Vec::new(),
            names_units_in_words: true,
        }
    }
}

/// A key with its value.
#[derive(Debug)]
pub struct Entry<'t> {
    /// The key under its canonical name.
    pub key: Cow<'t, str>,
    /// Where the key stands.
    pub key_at: Span,
    /// The value.
    pub value: Value<'t>,
    /// Where the value stands.
    pub at: Span,
}

impl<'t> Entry<'t> {
    /// Each value of a list as an entry of its own under the same key; any other value alone.
    pub fn items(self) -> Vec<Entry<'t>> {
        let Entry {
            key,
            key_at,
            value,
            at,
        } = self;
        let values = match value {
            Value::List(values) => values,
            value => vec![(value, at)],
        };
        let entry = |(value, at)| Entry {
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
pub enum Value<'t> {
    /// A text.
    Text(Cow<'t, str>),
    /// True or false.
    Flag(bool),
    /// A day.
    Date(Date),
    /// Several values.
    List(Vec<(Value<'t>, Span)>),
    /// Keys with values.
    Table(Vec<Entry<'t>>),
    /// A number, a time: a value that no key takes. Holds it as written.
    Other(Cow<'t, str>),
}
