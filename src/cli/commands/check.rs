//! `wir check`: everything that is wrong with the data, with place and remedy.

mod compare;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::Exit;
use crate::cli::arguments;
use crate::cli::config::Config;
use crate::cli::context;
use crate::cli::context::{Desk, quoted};
use crate::diagnostic::{Diagnostic, Findings, Place, Severity, meant};
use crate::formats::ENDINGS;
use crate::funding::Advisor;
use crate::funding::proof;
use crate::funding::proof::{Graph, Subject};
use crate::ldap::{self, Address, Ask};
use crate::load::records::unused_servers;
use crate::load::{Layers, Location};
use crate::model::Directory;
use crate::render::findings::Counts;
use crate::render::{CaseList, GraphOf, Report, View};
use crate::text::clean;
use crate::{both, say, t};

pub(in crate::cli) fn run(desk: &Desk, args: arguments::Check) -> Exit {
    let Some(day) = desk.day(args.as_of) else {
        return Exit::Wrong;
    };
    // Files that are checked refer to the bundled units and sources as they do in daily use.
    let is_narrowed = !args.paths.is_empty();
    let (settings, data) = settings_and_data(desk, args.paths);
    let layers = if is_narrowed {
        let named = desk.layers.named.iter().cloned();
        Layers {
            named: named.chain(context::only(data).named).collect(),
            user_folder: None,
            ..desk.layers.clone()
        }
    } else {
        desk.layers.clone()
    };
    let old = args.compare.map(Location::of);
    if !desk.may_read(&layers, old.as_ref()) {
        return Exit::Wrong;
    }
    // Rules stand in files; no server is asked for them.
    let is_about_rules = args.open || args.cases || old.is_some() || args.graph.is_some();
    let ask = match is_about_rules {
        true => Ask::Nothing,
        false => Ask::Entries(desk.listing(None)),
    };
    if is_about_rules {
        desk.say_settings();
    }
    if let Some(old) = old {
        return compare::run(desk, old, &layers, day);
    }
    let data = desk.read_to_check(&layers, ask);
    let directory = &data.directory;
    if args.open {
        return desk.answer(&View::OpenPoints(&directory.open_points), directory);
    }
    if args.cases {
        let advisor = Advisor::new(directory, day);
        let cases = proof::proposals(&advisor);
        let list = CaseList {
            advisor: &advisor,
            cases: &cases,
        };
        return desk.answer(&View::Cases(list), directory);
    }
    if let Some(line) = args.graph {
        return graph(desk, &line, directory, day);
    }
    let proven = proof::prove(&Subject {
        directory,
        places: &data.places,
        day,
    });
    let (shown, extent) = proven.unzip();
    let counts = Counts {
        files: data
            .loaded
            .documents
            .iter()
            .filter(|document| !is_narrowed || document.rank > 0)
            .filter(|document| !ldap::is_address(&document.name))
            .count()
            + settings.len(),
        contacts: data
            .contacts_by_rank
            .iter()
            .skip(usize::from(is_narrowed))
            .sum(),
        units: directory.units.len(),
        areas: directory.areas.len(),
        sources: directory.sources.len(),
        rules: extent.map(Into::into),
    };
    let mut diagnostics = data.diagnostics.clone();
    diagnostics.extend(shown.into_iter().flatten());
    let servers = servers(layers.named.iter().map(|(_, location)| location));
    let unused = unused_servers(&desk.config.settings, &servers).into_iter();
    diagnostics.extend(unused.map(|finding| data.of_config(finding)));
    let mut documents = Cow::Borrowed(&data.loaded.documents[..]);
    for config in settings.into_iter().flatten() {
        diagnostics.append(&mut of_settings(&config, documents.len(), &servers));
        documents.to_mut().extend(config.document);
    }
    diagnostics.in_order();
    diagnostics.extend(data.loaded.skipped.iter().map(|path| skipped(path)));
    diagnostics.extend(data.loaded.subfolders.iter().map(|path| subfolder(path)));
    let report = Report {
        diagnostics: &diagnostics,
        documents: &documents,
        counts,
    };
    match desk.answer(&View::Report(&report), directory) {
        Exit::Found if diagnostics.count(Severity::Error) > 0 => Exit::Data,
        exit => exit,
    }
}

/// Says that a file in a folder was left alone.
fn skipped(path: &Path) -> Diagnostic {
    Diagnostic::warning(
        "skipped-file",
        Place::File(path.to_owned()),
        both!("Das wird nicht gelesen.", "This is not read."),
        both!(
            "In einem Ordner werden Dateien mit diesen Endungen gelesen: {ENDINGS}.",
            "In a folder, files with these endings are read: {ENDINGS}."
        ),
    )
}

/// Says that a folder in a folder was left alone.
fn subfolder(path: &Path) -> Diagnostic {
    let name = clean::path(path);
    Diagnostic::warning(
        "skipped-folder",
        Place::File(path.to_owned()),
        both!(
            "Ordner in einem Ordner werden nicht gelesen.",
            "Folders inside a folder are not read."
        ),
        both!(
            "Sollen die Dateien darin gelten, bitte den Ordner selbst nennen: --data {name}",
            "If the files in it shall count, please name the folder itself: --data {name}"
        ),
    )
}

/// The files of settings among the paths, and the others. The settings of this run were read already:
/// `None`.
fn settings_and_data(desk: &Desk, paths: Vec<PathBuf>) -> (Vec<Option<Config>>, Vec<Location>) {
    let (mut settings, mut data) = (Vec::new(), Vec::new());
    for path in paths {
        if desk.config.is_at(&path) {
            settings.push(None);
        } else if let Some(config) = Config::checked(&path, desk.config.home.clone()) {
            settings.push(Some(config));
        } else {
            data.push(Location::of(path));
        }
    }
    (settings, data)
}

/// What is wrong with settings that are checked and do not count in this run.
fn of_settings(config: &Config, document: usize, in_use: &[Address]) -> Findings {
    let mut servers = servers(config.settings.data.iter());
    servers.extend_from_slice(in_use);
    let mut findings = config.diagnostics.clone();
    findings.extend(unused_servers(&config.settings, &servers));
    findings.moved_to(document)
}

/// The servers among places of data.
fn servers<'l>(locations: impl Iterator<Item = &'l Location>) -> Vec<Address> {
    locations.filter_map(Location::address).collect()
}

/// The conversation about one line.
fn graph(desk: &Desk, line: &str, directory: &Directory<'_>, day: Date) -> Exit {
    let lang = desk.lang;
    let advisor = Advisor::for_lines(directory, day, |known| known.id == line);
    if advisor.lines().is_empty() {
        let with_rules = directory
            .lines
            .iter()
            .filter(|line| !line.editions.is_empty());
        let ids: Vec<&str> = with_rules.map(|line| line.id.as_str()).collect();
        let (asked, known) = (quoted(line), ids.join(", "));
        context::complain(&match meant(line, ids.iter().copied()) {
            Some(id) => say!(
                lang,
                "wir: Eine Förderlinie „{asked}“ mit Regeln gibt es nicht. Meinten Sie „{id}“?",
                "wir: There is no funding line “{asked}” with rules. Did you mean “{id}”?"
            ),
            None => say!(
                lang,
                "wir: Eine Förderlinie „{asked}“ mit Regeln gibt es nicht. Es gibt: {known}.",
                "wir: There is no funding line “{asked}” with rules. There are: {known}."
            ),
        });
        return Exit::Wrong;
    }
    let Some(graph) = Graph::new(&advisor) else {
        context::complain(t!(
            lang,
            "wir: Zu dieser Förderlinie gibt es zu viele Gespräche für ein Bild.",
            "wir: There are too many conversations about this funding line for a graph."
        ));
        return Exit::Data;
    };
    let of = GraphOf {
        advisor: &advisor,
        graph: &graph,
    };
    desk.answer(&View::Graph(of), directory)
}
