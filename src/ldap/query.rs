//! What a look-up wants of a server: plain values that a filter is made of.

use crate::model::phone::Number;

/// What is asked of the servers among the layers.
#[derive(Clone, Debug, Default)]
pub enum ServerQuery {
    /// Nothing: the command does not look for contacts.
    #[default]
    Nothing,
    /// Only a sign that the server answers and knows the place in its directory.
    Sign,
    /// Entries.
    Entries(EntryQuery),
}

impl ServerQuery {
    /// Whether there is nothing to ask a server for.
    pub fn is_nothing(&self) -> bool {
        match self {
            ServerQuery::Nothing => true,
            ServerQuery::Sign => false,
            ServerQuery::Entries(wanted) => wanted.most == 0,
        }
    }
}

/// The entries that are wanted.
#[derive(Clone, Debug, Default)]
pub struct EntryQuery {
    /// The ways in which a query can be read; an entry must fit all parts of one of them. None for a
    /// listing.
    pub readings: Vec<Vec<QueryPart>>,
    /// The words of a unit to which the entries are narrowed.
    pub unit: Vec<QueryPart>,
    /// The key of a room to which they are narrowed, see [`room_key`](crate::text::fold::room_key).
    pub room: Option<String>,
    /// The codes of languages of which the entries have all.
    pub languages: Vec<String>,
    /// At most so many entries; 0 where no entry can be meant, and no server is asked.
    pub most: usize,
    /// Whether what is only similar is wanted even where something fits better.
    pub similar: bool,
}

/// One part of a query: whatever it may be, an entry fits if one of it fits.
#[derive(Clone, Debug, Default)]
pub struct QueryPart {
    /// A word in every spelling in which a directory may hold it; empty for a number or room only.
    pub spellings: Vec<String>,
    /// Whether the word is too weak for anything but a name.
    pub only_in_names: bool,
    /// A telephone number.
    pub number: Option<Number>,
    /// The key of a room.
    pub room: Option<String>,
    /// An e-mail address or the beginning of one.
    pub mail: Option<String>,
}
