//! What a search for contacts came to, and how the query was understood.

/// What a search for contacts came to.
pub struct SearchResult<L> {
    /// Who was found.
    pub hits: L,
    /// How what was typed was understood.
    pub understood: QueryInterpretation,
}

/// How a query was understood, where not every word of it counts as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryInterpretation {
    /// What was heard or spelled out, where that is other than what was typed.
    pub read_as: Option<String>,
    /// Words that were left out, because no contact fits all of them.
    pub without: Vec<String>,
    /// The everyday words that were typed, and what offices call that, where it was looked for in its place.
    pub called: Option<(String, String)>,
}

impl<L> SearchResult<L> {
    /// The same answer with its hits in another form.
    pub fn map<M>(self, change: impl FnOnce(L) -> M) -> SearchResult<M> {
        SearchResult {
            hits: change(self.hits),
            understood: self.understood,
        }
    }

    /// An answer to what was understood as it was typed.
    pub fn as_typed(hits: L) -> SearchResult<L> {
        SearchResult {
            hits,
            understood: QueryInterpretation::default(),
        }
    }
}
