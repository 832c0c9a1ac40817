//! What helps where more is found than one can look through.

use std::collections::HashMap;

use crate::model::{Directory, UnitIndex};
use crate::say;
use crate::search::ContactHits;
use crate::text::locale::Lang;

/// So many hits are looked at for their units, for each may have to be read from an index.
const MOST_LOOKED_AT: usize = 1000;

/// So many units are named.
const MOST_NAMED: usize = 3;

/// How many hits there are, and how many of them are shown.
pub fn shown_hits_sentence(lang: Lang, all: usize, shown: usize) -> String {
    if shown == 1 {
        say!(
            lang,
            "{all} Treffer, gezeigt ist 1.",
            "{all} hits, 1 is shown."
        )
    } else {
        say!(
            lang,
            "{all} Treffer, gezeigt sind {shown}.",
            "{all} hits, {shown} are shown."
        )
    }
}

/// How to narrow hits, with the units to which most of them belong.
pub fn narrowing(lang: Lang, hits: &ContactHits<'_>, directory: &Directory) -> String {
    let units = commonest_units(lang, hits, directory);
    if units.is_empty() {
        return say!(
            lang,
            "Genauer wird es mit Vorname, Stelle oder Raum.",
            "A given name, unit or room narrows them."
        );
    }
    let units = units.join(", ");
    say!(
        lang,
        "Genauer wird es mit Vorname, Stelle oder Raum; am häufigsten: {units}.",
        "A given name, unit or room narrows them; most often: {units}."
    )
}

/// The units that several hits share, but not all of them, the commonest first, each with how many hits
/// it has; without the number where not all hits were looked at.
fn commonest_units(lang: Lang, hits: &ContactHits<'_>, directory: &Directory) -> Vec<String> {
    let looked_at = hits.len().min(MOST_LOOKED_AT);
    let mut counts: HashMap<UnitIndex, usize> = HashMap::new();
    for hit in hits.iter().take(looked_at) {
        if let Some(unit) = hit.entry.unit {
            *counts.entry(unit).or_default() += 1;
        }
    }
    let mut counts: Vec<(UnitIndex, usize)> = counts
        .into_iter()
        .filter(|(unit, count)| {
            (2..looked_at).contains(count) && directory.units().get(unit.0).is_some()
        })
        .collect();
    counts.sort_by_key(|&(unit, count)| (std::cmp::Reverse(count), unit));
    counts.truncate(MOST_NAMED);
    let named = |(unit, count): (UnitIndex, usize)| {
        let name = directory.units()[unit].name.get(lang);
        if looked_at == hits.len() {
            format!("{name} ({count})")
        } else {
            name.to_owned()
        }
    };
    counts.into_iter().map(named).collect()
}
