//! Records of data files, declared: what a table is called, its keys, what each takes, and what it means.
//!
//! A record is declared once, with [`record!`](super::record_macro) beside the code that uses it. From the
//! declaration come the reader, what is said of an unknown or a missing key, the tables of `data/README.md`,
//! the schema for editors ([`super::schema`]) and the templates of new entries ([`mod@super::template`]).

use crate::text::locale::Lang;

/// A table of TOML that a keeper of the data writes.
#[derive(Debug)]
pub struct RecordDeclaration {
    /// Its name in the files: `[[line.fact]]` is `line.fact`, `remedy = { … }` is `remedy`; the config file
    /// is `config.toml`.
    pub table: &'static str,
    /// Whether it stands as a value within another table: `remedy = { … }`.
    pub is_inline: bool,
    /// What it describes, in words.
    pub title: fn(Lang) -> &'static str,
    /// Its keys, in the order in which people write them.
    pub keys: &'static [KeyDeclaration],
}

/// A key of a table.
#[derive(Debug)]
pub struct KeyDeclaration {
    /// The key, in kebab-case.
    pub key: &'static str,
    /// Whether an entry without it is left out.
    pub is_required: bool,
    /// When it is needed, where that is neither always nor never.
    pub condition: Option<fn(Lang) -> &'static str>,
    /// What it takes.
    pub shape: ValueShape,
    /// What it means, in words.
    pub meaning: fn(Lang) -> &'static str,
}

impl RecordDeclaration {
    /// The keys alone.
    pub fn key_names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|known| known.key).collect()
    }

    /// The declaration of a key.
    pub(super) fn key(&self, key: &str) -> Option<&'static KeyDeclaration> {
        self.keys.iter().find(|known| known.key == key)
    }

    /// Whether the table stands under a header of its own: `[[line.fact]]`.
    pub fn has_header(&self) -> bool {
        !self.is_inline
    }
}

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub enum ValueShape {
    /// A text on one line.
    Line,
    /// An id of the entry itself.
    Id,
    /// A text of at most so many columns.
    NarrowLine(usize),
    /// A text for both languages, or one in each.
    Bilingual,
    /// As [`Bilingual`](Self::Bilingual), at most so many columns wide.
    NarrowBilingual(usize),
    /// A word that the keeper chooses, to bind values together.
    FreeWord,
    /// True or false.
    Flag,
    /// True; false is the same as nothing.
    True,
    /// A day.
    Day,
    /// A day of every year: `12-31`.
    MonthAndDay,
    /// A day, or a word.
    DayOrWord(fn() -> Vec<&'static str>),
    /// A whole number in these bounds.
    Number {
        /// The least.
        min: u32,
        /// The greatest.
        max: u32,
    },
    /// A whole number, or `"=id"` of a figure of the line.
    Limit,
    /// One of these words.
    Choice(fn() -> Vec<&'static str>),
    /// A list of these words.
    Choices(fn() -> Vec<&'static str>),
    /// The id of an entry of this table.
    Reference(&'static str),
    /// The id or the name of an entry of this table.
    NameOf(&'static str),
    /// The ids or names of entries of this table, from the top down.
    NamesOf(&'static str),
    /// Ids of entries of this table.
    References(&'static str),
    /// Ids of sources, the best first.
    Sources,
    /// A list of texts, or one text alone.
    List,
    /// Words, as a list or with commas between them.
    Words,
    /// Lists of words.
    Groups,
    /// A web address.
    WebAddress,
    /// The address of a directory.
    ServerAddress,
    /// Files, folders and addresses.
    Locations,
    /// A path.
    Path,
    /// Sentences with their sources.
    Statements,
    /// One sentence with its source.
    Statement,
    /// Ids of questions with answers.
    Answers,
    /// Ids of options of a question.
    Options,
    /// A test over answers.
    Test,
    /// Several tests.
    TestList,
    /// Ids of lines with one of these words.
    Verdicts(fn() -> Vec<&'static str>),
    /// Ids of lines with ids of conditions.
    Reasons,
    /// Ids of benefits by the ids of lines.
    Benefits,
    /// Headings of columns with the fields for which they stand, of these words.
    Headings(fn() -> Vec<&'static str>),
    /// One table.
    Table(fn() -> &'static RecordDeclaration),
    /// Several tables.
    Tables(fn() -> &'static RecordDeclaration),
}
