//! Finding people, rooms and topics, however they are typed.
//!
//! A query is data, never a pattern. It is cut into terms, and all terms must fit one entry, each in
//! whatever field. What fits is ranked: exact before beginning before inside before similar. Similar
//! spellings and sounds are asked only when no name, number or room fits at least with its beginning, so
//! that an answer is never buried under its likenesses. Where no entry fits all terms, the least
//! telling ones are left out, and the answer says so.

mod candidates;
mod combined_hits;
mod compound;
mod contact_collection;
mod contact_fields;
mod contact_hits;
mod contact_ref;
mod contacts;
mod filter;
mod fit;
mod hit;
mod index_store;
mod intent;
mod keys;
mod letters;
mod likeness;
mod names;
mod near_number;
mod passages;
mod people;
mod query;
mod ranking;
mod relaxation;
mod rooms;
mod search_result;
mod sounds;
mod spoken;
mod stems;
mod stored_contacts;
mod synonyms;
mod term;
mod topic;
mod topics;
mod units;
mod vocabulary;
mod words;

pub use combined_hits::{CombinedHits, search_everything};
pub use contact_hits::{ContactHit, ContactHits};
pub use contact_ref::ContactRef;
pub use contacts::contacts;
pub use filter::{Filter, language_code};
pub use fit::{FoldedText, MatchKind};
pub use hit::{Hit, Hits, SimilarHits, are_all_similar};
pub use index_store::{IndexStore, KeyKind, LONGEST_KEY, MOST_DIGITS};
pub use intent::Intent;
pub use keys::{extract_keys, sort_bytes};
pub use letters::letters;
pub use passages::Passage;
pub use people::People;
pub use query::{Query, room_key};
pub use rooms::{OccupiedRoom, room_order, rooms};
pub use search_result::{QueryInterpretation, SearchResult};
pub use topic::Topic;
pub use topics::{Corpus, TopicHit, topics};
pub use units::find_unit;
pub use vocabulary::{WordFields, extract_words};
