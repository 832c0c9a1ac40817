//! Finding people, rooms and topics, however they are typed.
//!
//! A query is data, never a pattern. It is cut into terms, and all terms must fit one entry, each in
//! whatever field. What fits is ranked: exact before beginning before inside before similar. Similar
//! spellings and sounds are asked only when no name, number or room fits at least with its beginning, so
//! that an answer is never buried under its likenesses. Where nobody fits all terms, those that tell least
//! are left out, and the answer says so.

mod catalogue;
mod compound;
mod contacts;
mod everyday;
mod everything;
mod likeness;
mod listing;
mod names;
mod near_number;
mod passages;
mod people;
mod query;
mod question;
mod ranking;
mod relaxed;
mod rooms;
mod sounds;
mod spoken;
mod stems;
mod term;
mod topics;
mod units;
mod vocabulary;
mod words;

pub use catalogue::{Catalogue, Drawer, Kept, LONGEST_KEY, MOST_DIGITS, Read, file, letters};
pub use contacts::{Answer, Filter, People, Understood, contacts};
pub use everything::{Everything, everything};
pub use listing::{Listed, Listing};
pub use passages::Passage;
pub use query::{Query, room_key};
pub use question::Wants;
pub use rooms::{Occupied, room_order, rooms};
pub use term::{Folded, How};
pub use topics::{Corpus, Topic, TopicHit, topics};
pub use units::find_unit;
pub use vocabulary::{Places, words_of};

use crate::model::Field;

/// An entry that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<T> {
    /// What fits.
    pub entry: T,
    /// How well; the worst of its terms.
    pub how: How,
    /// The field that each term of the query met, in the order of the terms; empty for a plain listing.
    pub fields: Vec<Field>,
}

/// Hits, best first.
pub type Hits<T> = Vec<Hit<T>>;

/// Which hits are only similar to what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Similar {
    /// None, or some behind those that fit better.
    Behind,
    /// The first ones: a name that is nearly right goes before a text that only begins so.
    First,
    /// All of them.
    All,
}

impl Similar {
    fn of<T>(hits: &[Hit<T>]) -> Similar {
        if only_similar(hits) {
            Similar::All
        } else if hits.first().is_some_and(|hit| hit.how == How::Similar) {
            Similar::First
        } else {
            Similar::Behind
        }
    }
}

/// Whether all hits are only similar to what was asked.
pub fn only_similar<T>(hits: &[Hit<T>]) -> bool {
    !hits.is_empty() && hits.iter().all(|hit| hit.how == How::Similar)
}
