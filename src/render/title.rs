//! What pages are called.

use super::View;
use crate::t;
use crate::text::locale::Lang;

/// What a page is called where no heading of its own says it.
pub(super) fn title(view: &View<'_>, lang: Lang) -> &'static str {
    match view {
        View::Contacts(_) => t!(lang, "Kontakte", "Contacts"),
        View::Rooms(_) => t!(lang, "Räume", "Rooms"),
        View::Hits(_) => t!(lang, "Suchergebnis", "Search result"),
        View::Topics(_) => t!(lang, "Programm und Zentrum", "Programme and centre"),
        View::Lines(_)
        | View::Line(_)
        | View::Advice(_)
        | View::Reasons(_)
        | View::Deadlines(_)
        | View::Graph(_) => t!(lang, "Fördermittel", "Funding"),
        View::OpenPoints(_) => t!(lang, "Offene Punkte", "Open points"),
        View::Codes(_) | View::Code(_) => t!(lang, "Codes der Befunde", "Codes of findings"),
        View::Report(_) => t!(lang, "Prüfung der Daten", "Check of the data"),
        View::Comparison(_) => t!(lang, "Vergleich der Regeln", "Comparison of the rules"),
        View::Cases(_) => t!(lang, "Beispiele zum Prüfen", "Cases to review"),
        View::Overview(_) => t!(lang, "Überblick", "Overview"),
        View::Layers(_) => t!(lang, "Gelesene Daten", "Data that was read"),
        View::IndexDeletion(_) => t!(lang, "Gelöschte Indizes", "Deleted indexes"),
    }
}
