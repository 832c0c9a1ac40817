//! `wir check`: everything that is wrong with the data, with place and remedy.

mod compare;
mod explain;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use jiff::civil::Date;

use crate::cli::config::Config;
use crate::cli::context::Context;
use crate::cli::days::parse_day;
use crate::cli::exit::Exit;
use crate::cli::help_text::localized;
use crate::cli::quote::quote;
use crate::cli::refusal::{CommandResult, Refusal};
use crate::diagnostic::{
    Diagnostic, DocumentIndex, FindingPlace, Findings, Severity, closest_word,
};
use crate::formats::endings;
use crate::funding::Advisor;
use crate::funding::proof::{self, Graph, ProofSubject};
use crate::ldap::{self, Address, ServerQuery};
use crate::load::records::{config_schema, data_schema, template, templates, unused_servers};
use crate::load::{DataLayers, Location};
use crate::model::Directory;
use crate::render::findings::Counts;
use crate::render::{CaseList, Failure, Format, LineGraph, Report, View};
use crate::text::clean;
use crate::text::locale::Lang;
use crate::{both, say, t};

#[derive(Args)]
#[command(alias = "pruefen", alias = "prüfen",
    about = localized("Daten prüfen: was ist falsch, wo, was tun", "Check data: what is wrong, where, what to do"))]
pub(in crate::cli) struct Check {
    #[arg(value_name = localized("PFAD", "PATH"), help = localized("Dateien oder Ordner; - ist die Standardeingabe", "Files or folders; - is standard input"))]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(long, help = localized("Zeigen, was an den Förderdaten noch offen ist", "Show what is not settled in the funding data"))]
    pub(in crate::cli) open: bool,
    #[arg(long, value_name = localized("ALT", "OLD"), conflicts_with_all = ["open", "cases", "graph"], help = localized(
        "Mit diesen Daten vergleichen: Datei, Ordner, bundled",
        "Compare with this data: a file, a folder, bundled"))]
    pub(in crate::cli) compare: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["open", "graph"], help = localized(
        "Beispiele zum Prüfen vorschlagen (auch csv, toml)",
        "Propose cases to review (also csv, toml)"))]
    pub(in crate::cli) cases: bool,
    #[arg(long, value_name = localized("LINIE", "LINE"), conflicts_with = "open", hide_short_help = true, help = localized(
        "Das Gespräch zu einer Linie als Bild: mermaid, dot",
        "Draw the conversation about a line: mermaid, dot"))]
    pub(in crate::cli) graph: Option<String>,
    #[arg(long, value_name = localized("ART", "KIND"), value_parser = PossibleValuesParser::new(template_kinds()),
        ignore_case = true, hide_possible_values = true,
        conflicts_with_all = ["paths", "open", "compare", "cases", "graph", "as_of", "schema", "explain"], help = localized(
        "Vorlage für einen neuen Eintrag dieser Art ausgeben",
        "Print a template of a new entry of this kind"))]
    pub(in crate::cli) template: Option<String>,
    #[arg(long, value_name = localized("DATEI", "FILE"), value_enum, num_args = 0..=1, default_missing_value = "data",
        hide_possible_values = true, hide_short_help = true,
        conflicts_with_all = ["paths", "open", "compare", "cases", "graph", "as_of", "explain"], help = localized(
        "JSON Schema für Editoren; mit config das der Einstellungen",
        "JSON Schema for editors; with config that of the settings"))]
    pub(in crate::cli) schema: Option<SchemaOf>,
    #[arg(long, value_name = localized("CODE", "CODE"), num_args = 0..=1, default_missing_value = explain::LIST,
        conflicts_with_all = ["paths", "open", "compare", "cases", "graph", "as_of"],
        value_parser = PossibleValuesParser::new(explain::words()), ignore_case = true, hide_possible_values = true, help = localized(
        "Den Code eines Befundes erklären; list zeigt alle",
        "Explain the code of a finding; list shows all"))]
    pub(in crate::cli) explain: Option<String>,
    #[arg(long, value_name = localized("TAG", "DAY"), value_parser = parse_day, help = localized(
        "Für diesen Tag statt für heute: 2027-01-31",
        "For this day instead of today: 2027-01-31"))]
    pub(in crate::cli) as_of: Option<Date>,
}

/// What a schema describes.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(in crate::cli) enum SchemaOf {
    /// Files of data.
    Data,
    /// The config file.
    Config,
}

pub(in crate::cli) fn run(context: &Context<'_>, args: &Check) -> CommandResult {
    if let Some(word) = &args.explain {
        return explain::run(context, word);
    }
    if let Some(text) = text_for_keepers(args, context.lang) {
        return print_for_keepers(context, args, &text);
    }
    let day = context.day(args.as_of)?;
    // Files that are checked refer to the bundled units and sources as they do in daily use.
    let is_narrowed = !args.paths.is_empty();
    let (settings, data) = settings_and_data(context, &args.paths);
    let layers = if is_narrowed {
        narrowed_layers(context, data)
    } else {
        context.layers.clone()
    };
    let old = args.compare.clone().map(Location::of);
    context.refuse_unreadable(&layers, old.as_ref())?;
    // Rules stand in files; no server is asked for them.
    let is_about_rules = args.open || args.cases || old.is_some() || args.graph.is_some();
    let ask = if is_about_rules {
        ServerQuery::Nothing
    } else {
        ServerQuery::Entries(context.listing_query(None))
    };
    if is_about_rules {
        context.tell_settings();
    }
    if let Some(old) = old {
        return compare::run(context, old, &layers, day);
    }
    let data = context.data_to_check(&layers, ask);
    let directory = &data.directory;
    if args.open {
        return context.answer(&View::OpenPoints(directory.open_points()), directory);
    }
    if args.cases {
        let advisor = Advisor::new(directory, day);
        let cases = proof::proposals(&advisor);
        let list = CaseList {
            advisor: &advisor,
            cases: &cases,
        };
        return context.answer(&View::Cases(list), directory);
    }
    if let Some(line) = &args.graph {
        return draw_conversation(context, line, directory, day);
    }
    let proven = proof::prove(&ProofSubject {
        directory,
        places: &data.places,
        day,
        has_errors: data.places.have_errors(&data.diagnostics),
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
        units: directory.units().len(),
        areas: directory.areas().len(),
        sources: directory.sources().len(),
        rules: extent.map(Into::into),
    };
    let mut diagnostics = data.diagnostics.clone();
    let servers = server_addresses(layers.named.iter().map(|(_, location)| location));
    let unused = unused_servers(&context.config.settings, &servers).into_iter();
    diagnostics.extend(unused.map(|finding| data.of_config(finding)));
    let mut documents = Cow::Borrowed(&data.loaded.documents[..]);
    for config in settings.into_iter().flatten() {
        diagnostics.append(&mut settings_findings(&config, documents.len(), &servers));
        documents.to_mut().extend(config.document);
    }
    let mut diagnostics = causes_first(diagnostics, shown);
    diagnostics.extend(data.loaded.skipped.iter().map(|path| skipped_file(path)));
    diagnostics.extend(
        data.loaded
            .subfolders
            .iter()
            .map(|path| skipped_folder(path)),
    );
    let report = Report {
        diagnostics: &diagnostics,
        documents: &documents,
        counts,
    };
    context.answer(&View::Report(&report), directory)?;
    if diagnostics.count(Severity::Error) > 0 {
        Ok(Exit::Data)
    } else {
        Ok(Exit::Found)
    }
}

/// What is wrong with a value, then what follows from it, each by its place.
fn causes_first(mut causes: Findings, shown: Option<Vec<Diagnostic>>) -> Findings {
    causes.sort_by_place();
    let mut shown: Findings = shown.into_iter().flatten().collect();
    shown.sort_by_place();
    causes.append(&mut shown);
    causes
}

/// German words for kinds of entries.
const GERMAN_KINDS: &[(&str, &str)] = &[
    ("kontakt", "contact"),
    ("stelle", "unit"),
    ("raum", "room"),
    ("quelle", "source"),
    ("programm", "programme"),
    ("bereich", "area"),
    ("linie", "line"),
    ("frage", "question"),
    ("beispiel", "case"),
    ("zentrum", "centre"),
    ("begriff", "term"),
];

/// The kinds of entries of which there is a template.
fn template_kinds() -> impl Iterator<Item = PossibleValue> {
    templates().map(|declaration| {
        let german = GERMAN_KINDS
            .iter()
            .filter(|(_, kind)| *kind == declaration.table);
        PossibleValue::new(declaration.table).aliases(german.map(|(german, _)| *german))
    })
}

/// Prints what helps to write data, which is text, and of a schema JSON.
fn print_for_keepers(context: &Context<'_>, args: &Check, text: &str) -> CommandResult {
    context.tell_settings();
    let is_json = args.schema.is_some() && context.format == Format::JSON;
    let is_fit = is_json || context.format == Format::Text;
    context.print(|out| {
        if is_fit {
            Ok(out.write_all(text.as_bytes())?)
        } else {
            Err(Failure::Unfit)
        }
    })
}

/// What helps to write data and needs none: a template, a schema.
fn text_for_keepers(args: &Check, lang: Lang) -> Option<String> {
    if let Some(table) = &args.template {
        let table = table.to_lowercase();
        let german = GERMAN_KINDS.iter().find(|(german, _)| *german == table);
        return template(german.map_or(&table, |(_, kind)| kind), lang);
    }
    let schema = match args.schema? {
        SchemaOf::Data => data_schema(),
        SchemaOf::Config => config_schema(),
    };
    Some(format!("{schema:#}\n"))
}

/// The layers of a check of this data, without the folder of the user.
fn narrowed_layers(context: &Context<'_>, data: Vec<Location>) -> DataLayers {
    let named = context.layers.named.iter().cloned();
    DataLayers {
        named: named.chain(DataLayers::of_arguments(data).named).collect(),
        user_folder: None,
        ..context.layers.clone()
    }
}

/// Says that a file in a folder was left alone.
fn skipped_file(path: &Path) -> Diagnostic {
    let endings = endings();
    Diagnostic::warning(
        "skipped-file",
        FindingPlace::File(path.to_owned()),
        both!("Das wird nicht gelesen.", "This is not read."),
        both!(
            "In einem Ordner werden Dateien mit diesen Endungen gelesen: {endings}.",
            "In a folder, files with these endings are read: {endings}."
        ),
    )
}

/// Says that a folder in a folder was left alone.
fn skipped_folder(path: &Path) -> Diagnostic {
    let name = clean::path(path);
    Diagnostic::warning(
        "skipped-folder",
        FindingPlace::File(path.to_owned()),
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
fn settings_and_data(
    context: &Context<'_>,
    paths: &[PathBuf],
) -> (Vec<Option<Config>>, Vec<Location>) {
    let (mut settings, mut data) = (Vec::new(), Vec::new());
    for path in paths {
        if context.config.is_at(path) {
            settings.push(None);
        } else if let Some(config) = Config::checked(path, context.config.home.clone()) {
            settings.push(Some(config));
        } else {
            data.push(Location::of(path.clone()));
        }
    }
    (settings, data)
}

/// What is wrong with settings that are checked and do not count in this run.
fn settings_findings(config: &Config, document: usize, in_use: &[Address]) -> Findings {
    let mut servers = server_addresses(config.settings.data.iter());
    servers.extend_from_slice(in_use);
    let mut findings = config.diagnostics.clone();
    findings.extend(unused_servers(&config.settings, &servers));
    findings.moved_to(DocumentIndex::at(document))
}

/// The servers among places of data.
fn server_addresses<'l>(locations: impl Iterator<Item = &'l Location>) -> Vec<Address> {
    locations.filter_map(Location::address).collect()
}

/// The conversation about one line.
fn draw_conversation(
    context: &Context<'_>,
    line: &str,
    directory: &Directory<'_>,
    day: Date,
) -> CommandResult {
    let lang = context.lang;
    let advisor = Advisor::for_lines(directory, day, |known| known.id == line);
    if advisor.lines().is_empty() {
        let with_rules = directory
            .lines()
            .iter()
            .filter(|line| !line.editions.is_empty());
        let ids: Vec<&str> = with_rules.map(|line| line.id.as_str()).collect();
        let (asked, known) = (quote(line), ids.join(", "));
        return Err(Refusal::wrong(
            match closest_word(line, ids.iter().copied()) {
                Some(id) => say!(
                    lang,
                    "Eine Förderlinie „{asked}“ mit Regeln gibt es nicht. Meinten Sie „{id}“?",
                    "There is no funding line “{asked}” with rules. Did you mean “{id}”?"
                ),
                None => say!(
                    lang,
                    "Eine Förderlinie „{asked}“ mit Regeln gibt es nicht. Es gibt: {known}.",
                    "There is no funding line “{asked}” with rules. There are: {known}."
                ),
            },
        ));
    }
    let Some(graph) = Graph::new(&advisor) else {
        return Err(Refusal::data(t!(
            lang,
            "Zu dieser Förderlinie gibt es zu viele Gespräche für ein Bild.",
            "There are too many conversations about this funding line for a graph."
        )));
    };
    let of = LineGraph {
        advisor: &advisor,
        graph: &graph,
    };
    context.answer(&View::Graph(of), directory)
}
