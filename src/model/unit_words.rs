//! Words by which the names of units are known.

/// Ends of words that name a unit: `Sozialamt`, `Ausländerbehörde`; folded.
const ENDINGS: [&str; 14] = [
    "amt",
    "aemter",
    "abteilung",
    "behoerde",
    "bereich",
    "dezernat",
    "dienst",
    "dienste",
    "referat",
    "stelle",
    "verwaltung",
    "zentrum",
    "office",
    "department",
];

/// Whether a folded word names a unit by its end.
pub fn names_unit(word: &str) -> bool {
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}
