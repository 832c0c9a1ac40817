//! Units that words name, to narrow a list to them.

use super::fit::FoldedText;
use super::query::Query;
use super::ranking::{FieldMatch, ListCollection, find, join_texts};
use super::term::Term;
use crate::model::{Directory, Field, UnitIndex};

/// The units that `words` names, with all units below them, rising. Only the best fits count.
pub fn find_unit(directory: &Directory, words: &str) -> Vec<UnitIndex> {
    let units = directory.units();
    let mut chosen: Vec<usize> = units
        .iter()
        .position(|unit| unit.id == words)
        .into_iter()
        .collect();
    if chosen.is_empty() {
        let folded: Vec<FoldedText> = units
            .iter()
            .map(|unit| FoldedText::new(&join_texts([&unit.name], &unit.keywords)))
            .collect();
        let places: Vec<usize> = (0..units.len()).collect();
        let meet = |at: &usize, term: &Term, _| {
            folded[*at].fit(term).map(|fit| {
                (
                    FieldMatch {
                        field: Field::UNIT,
                        fit,
                        is_family: false,
                    },
                    None,
                )
            })
        };
        let mut places = ListCollection {
            entries: &places,
            meet,
        };
        let query = Query::new(words);
        let hits = find(&mut places, &query, false).hits;
        let best = hits.iter().map(|(rank, _)| rank.worst).min();
        chosen = hits
            .into_iter()
            .filter(|(rank, _)| Some(rank.worst) == best)
            .map(|(_, hit)| hit.entry)
            .collect();
    }
    let mut is_chosen = vec![false; units.len()];
    for at in chosen {
        is_chosen[at] = true;
    }
    let is_below = |&at: &usize| {
        let mut up = directory.units_up(Some(UnitIndex(at)));
        up.any(|at| is_chosen[at.0])
    };
    (0..units.len()).filter(is_below).map(UnitIndex).collect()
}
