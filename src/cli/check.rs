//! `wir check`: everything that is wrong with the data, with place and remedy.

use super::Exit;
use super::args;
use super::desk::{self, Desk};
use crate::both;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::render::{Report, View, findings::Counts};
use crate::source::{Kind, Layers};

pub(super) fn run(desk: &Desk, args: args::Check) -> Exit {
    // Files that are checked refer to the bundled units and sources as they do in daily use.
    let is_narrowed = !args.paths.is_empty();
    let layers = if args.paths.is_empty() {
        desk.layers.clone()
    } else {
        let named = desk
            .layers
            .named
            .iter()
            .cloned()
            .chain(desk::only(args.paths).named)
            .collect();
        Layers {
            named,
            user_folder: None,
            ..desk.layers
        }
    };
    let data = desk::read(&layers, &Kind::EVERY);
    let directory = &data.directory;
    if args.open {
        return desk.answer(&View::OpenPoints(&directory.open_points), directory);
    }
    let counts = Counts {
        files: data
            .loaded
            .documents
            .iter()
            .filter(|document| !is_narrowed || document.rank > 0)
            .count(),
        contacts: data
            .contacts_by_rank
            .iter()
            .skip(usize::from(is_narrowed))
            .sum(),
        units: directory.units.len(),
        areas: directory.areas.len(),
        sources: directory.sources.len(),
    };
    let mut diagnostics = data.diagnostics.clone();
    diagnostics.extend(data.loaded.skipped.iter().map(|path| {
        Diagnostic::warning(
            "skipped-file",
            Place::File(path.clone()),
            both!("Das wird nicht gelesen.", "This is not read."),
            both!(
                "In einem Ordner werden Dateien .toml, .csv und .tsv gelesen.",
                "In a folder, files .toml, .csv and .tsv are read."
            ),
        )
    }));
    let report = Report {
        diagnostics: &diagnostics,
        documents: &data.loaded.documents,
        counts,
    };
    match desk.answer(&View::Report(&report), directory) {
        Exit::Found
            if data
                .diagnostics
                .iter()
                .any(|finding| finding.severity == Severity::Error) =>
        {
            Exit::Data
        }
        exit => exit,
    }
}
