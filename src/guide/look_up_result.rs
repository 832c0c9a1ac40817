//! What fits a query, as the guide gets it.

use crate::model::Directory;
use crate::search::{ContactHits, Hits, OccupiedRoom, QueryInterpretation, Topic};

/// What fits a query, with the directory that it refers to.
pub struct LookUpResult<'d> {
    /// The directory.
    pub directory: &'d Directory<'d>,
    /// The contacts, best first.
    pub contacts: ContactHits<'d>,
    /// The rooms.
    pub rooms: Hits<OccupiedRoom<'d>>,
    /// Units, areas, programmes, funding lines and centres.
    pub topics: Hits<Topic<'d>>,
    /// How the query for contacts was understood.
    pub understood: QueryInterpretation,
    /// Whether some of them could not be read from their index, so that all are void.
    pub is_damaged: Box<dyn Fn() -> bool + 'd>,
}
