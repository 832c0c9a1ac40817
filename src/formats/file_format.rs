//! What is known of a format of lists.

use std::io::{self, Write};

use super::contact_records::ContactRecords;
use super::own_names::OwnNames;
use super::record::Record;
use crate::diagnostic::{DocumentIndex, Findings};
use crate::model::{Contact, ContactSequence, Directory, FieldRow, FilledKeys, written_fields};
use crate::text::locale::Lang;

/// A format of lists of contacts. Each stands in the `mod.rs` of its folder and in the table
/// [`FORMATS`](super::FORMATS), and is read, written, recognised and explained from there.
#[derive(Debug)]
pub struct FileFormat {
    /// The name that `--format` takes.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What is written in it and what for, for the page about the forms of output.
    pub output: fn(Lang) -> &'static str,
    /// How it is read; `None` where another format reads it, too.
    pub reading: Option<Reading>,
    /// Writes contacts; `None` where pages without contacts exist in it, too, and all are written in `render`.
    pub write: Option<WriteContacts>,
    /// Whether it has a place for a field; those without are told, see [`FileFormat::losses`].
    pub has_place: fn(&FieldRow) -> bool,
    /// What of a field for which it has a place it cannot hold all the same.
    pub exceptions: &'static [Loss],
}

/// Formats are told apart by their names.
impl PartialEq for FileFormat {
    fn eq(&self, other: &FileFormat) -> bool {
        self.name == other.name
    }
}

impl Eq for FileFormat {}

impl FileFormat {
    /// What of these contacts it has no place for, in words.
    pub fn losses(
        &self,
        list: &dyn ContactSequence,
        directory: &Directory<'_>,
        lang: Lang,
    ) -> Vec<&'static str> {
        let exceptions = self.exceptions.iter();
        let exceptions = exceptions
            .filter(|(is_held, _)| list.contacts().any(|contact| is_held(&contact)))
            .map(|&(_, words)| words);
        let mut without_place = written_fields()
            .iter()
            .filter(|row| !(self.has_place)(row))
            .peekable();
        let filled = match without_place.peek() {
            Some(_) => list.filled_keys(directory),
            None => FilledKeys::default(),
        };
        let lost = without_place.filter(|row| filled.contains(row.key));
        let words = exceptions.chain(lost.map(|row| row.label));
        words.map(|words| words(lang)).collect()
    }
}

/// How a format is recognised and read.
#[derive(Debug)]
pub struct Reading {
    /// The format with what else belongs to it: its versions, a form of it under another name.
    pub versions: &'static str,
    /// What one must know to have it read, for the page about data of one's own.
    pub notes: fn(Lang) -> &'static str,
    /// Endings of files, as they are told.
    pub endings: &'static [&'static str],
    /// Endings that are known besides.
    pub rare_endings: &'static [&'static str],
    /// How a text begins.
    pub beginning: Beginning,
    /// Whether a text can hold it at all that only the ending of its name promises.
    pub is_plausible: fn(&str) -> bool,
    /// Reads a text.
    pub records: ReadRecords,
}

/// How a text shows by its beginning which format it has.
#[derive(Debug)]
pub enum Beginning {
    /// As no other text begins.
    Unmistakable(fn(&str) -> bool),
    /// As no other format here begins, but files of other programs that hold no list.
    OfManyPrograms(fn(&str) -> bool),
    /// Its first line that is neither empty nor a comment. That tells less, so the ending of the name counts: the
    /// flag says whether it promises a format of lists.
    FirstLine(fn(&str, bool) -> bool),
}

/// How a text is read.
#[derive(Debug)]
pub enum ReadRecords {
    /// Records of every kind, all at once: the schema of the data files.
    Whole(for<'t> fn(&'t str, DocumentIndex, &mut Vec<Record<'t>>, &mut Findings)),
    /// Contacts, one after the other.
    Contacts(ReadContacts),
}

/// Reads the contacts of a text, also by the names that only one office has.
pub type ReadContacts =
    for<'t> fn(&'t str, DocumentIndex, &OwnNames) -> Box<dyn ContactRecords<'t> + 't>;

/// Writes contacts in a format.
pub type WriteContacts =
    fn(&dyn ContactSequence, &Directory<'_>, Lang, &mut dyn Write) -> io::Result<()>;

/// What can be lost in a format: whether a contact has it, and how it is called.
pub type Loss = (fn(&Contact<'_>) -> bool, fn(Lang) -> &'static str);
