//! `wir paths`: which data is read, from where, and why.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::help_text::localized;
use crate::cli::refusal::{CommandResult, Refusal};
use crate::diagnostic::{Layer, system_reason};
use crate::formats::RecordKind;
use crate::formats::endings;
use crate::index::{self, ObstacleReason, Setting, UntrustedFile};
use crate::ldap::ServerQuery;
use crate::ldap::address::hide_login;
use crate::load::{DataLayers, LocationKind, ReadOutcome};
use crate::render::{
    DeletedIndex, IndexDeletion, IndexSummary, LayerReport, LayerSummary, PassedOverFile, View,
    size,
};
use crate::text::clean;
use crate::text::locale::Lang;
use crate::{say, t};

#[derive(Args)]
#[command(alias = "pfade",
    about = localized("Welche Daten gelesen werden, woher und warum", "Which data is read, from where and why"))]
pub(in crate::cli) struct Paths {
    #[arg(long, help = localized(
        "Alle Kopien langer Listen löschen",
        "Delete all copies of long lists"))]
    pub(in crate::cli) forget: bool,
}

pub(in crate::cli) fn run(context: &Context<'_>, args: &Paths) -> CommandResult {
    if args.forget {
        return forget_indexes(context);
    }
    let lang = context.lang;
    let data = context.data_with_servers(RecordKind::EVERY, ServerQuery::Sign);
    let brought_by = |rank: usize| data.contacts_by_rank.get(rank).copied().unwrap_or(0);
    let mut read = Vec::new();
    if context.layers.bundled {
        read.push(LayerSummary {
            layer: "bundled",
            path: None,
            why: t!(
                lang,
                "In das Programm eingebaut. Ohne sie: --no-bundled",
                "Built into the program. Without it: --no-bundled"
            )
            .to_owned(),
            found: contact_count(brought_by(0), lang),
            readable: true,
            contacts: brought_by(0),
        });
    }
    read.extend(summarize_config(context));
    for (at, (layer, location, found)) in data.loaded.looked_at.iter().enumerate() {
        let contacts = brought_by(at + 1);
        let (key, why) = layer_and_reason(*layer, location.kind(), lang);
        let sentence = match found {
            ReadOutcome::File => contact_count(contacts, lang),
            ReadOutcome::Folder(files) => {
                let brought = contact_count(contacts, lang);
                let not_read =
                    unread_subfolders(location.raw_path(), &data.loaded.subfolders, lang);
                say!(
                    lang,
                    "Dateien: {files}. {brought}{not_read}",
                    "Files: {files}. {brought}{not_read}"
                )
            }
            ReadOutcome::Server => t!(lang, "Antwortet.", "Answers.").to_owned(),
            ReadOutcome::NotAsked => t!(lang, "Nicht gefragt.", "Not asked.").to_owned(),
            ReadOutcome::NoAnswer => t!(lang, "Keine Antwort.", "No answer.").to_owned(),
            ReadOutcome::Nothing if location.kind() == LocationKind::ForeignAddress => {
                t!(lang, "Wird nicht gelesen.", "Is not read.").to_owned()
            }
            ReadOutcome::Nothing => t!(lang, "Gibt es nicht.", "Does not exist.").to_owned(),
            ReadOutcome::Unreadable => t!(lang, "Nicht lesbar.", "Not readable.").to_owned(),
        };
        read.push(LayerSummary {
            layer: key,
            path: Some(location.public_form()),
            why,
            found: sentence,
            readable: matches!(
                found,
                ReadOutcome::File | ReadOutcome::Folder(_) | ReadOutcome::Server
            ),
            contacts,
        });
    }
    let bundled = context.layers.bundled.then(|| {
        data.directory
            .sources()
            .iter()
            .map(|source| source.retrieved)
            .max()
    });
    let cache = context.index_setting();
    context.answer(
        &View::Layers(&LayerReport {
            read,
            data_date: bundled.flatten(),
            cache: cache.as_ref().map(|setting| public_path(&setting.folder)),
            no_index: cache
                .as_ref()
                .and_then(|setting| {
                    Some((setting, index::find_obstacle(setting, &context.layers)?))
                })
                .map(|(setting, refusal)| explain_obstacle(setting, &refusal, lang)),
            indexes: cache.as_ref().map(summarize_indexes).unwrap_or_default(),
            passed_over: cache.as_ref().map(list_passed_over).unwrap_or_default(),
        }),
        &data.directory,
    )
}

/// The name of a layer, and why it is read.
fn layer_and_reason(layer: Layer, kind: LocationKind, lang: Lang) -> (&'static str, String) {
    let endings = endings();
    match layer {
        Layer::UserFolder => (
            "user-folder",
            say!(
                lang,
                "Ihr eigener Ordner. Dateien darin werden immer gelesen: {endings}.",
                "Your own folder. Files in it are always read: {endings}."
            ),
        ),
        Layer::Config => (
            "config",
            t!(
                lang,
                "Genannt in der Datei mit den Einstellungen.",
                "Named in the config file."
            )
            .to_owned(),
        ),
        Layer::Variable => (
            "variable",
            t!(lang, "Genannt in WIR_DATA.", "Named in WIR_DATA.").to_owned(),
        ),
        _ if kind == LocationKind::StandardInput => (
            "argument",
            t!(
                lang,
                "Standardeingabe, genannt mit -.",
                "Standard input, named with -."
            )
            .to_owned(),
        ),
        Layer::Argument | Layer::Bundled => (
            "argument",
            t!(lang, "Genannt mit --data.", "Named with --data.").to_owned(),
        ),
    }
}

/// The folders inside a folder, as the end of a sentence about it.
fn unread_subfolders(folder: &Path, subfolders: &[PathBuf], lang: Lang) -> String {
    let inside = subfolders
        .iter()
        .filter(|inside| inside.parent() == Some(folder));
    let names: Vec<String> = inside.map(|inside| clean::path(inside)).collect();
    if names.is_empty() {
        return String::new();
    }
    let names = names.join(", ");
    say!(
        lang,
        " Ordner darin werden nicht gelesen, nur wenn --data sie nennt: {names}",
        " Folders inside are not read unless --data names them: {names}"
    )
}

/// A path of the settings of a run, in whose place somebody may have named an address.
fn public_path(path: &Path) -> String {
    hide_login(&path.to_string_lossy())
}

/// The config file, found or not: people ask where it belongs.
fn summarize_config(context: &Context<'_>) -> Option<LayerSummary> {
    let lang = context.lang;
    let path = context.config.path.as_ref()?;
    let is_read = context.config.document.is_some();
    let found = match (is_read, context.config.diagnostics.is_empty()) {
        _ if context.config.is_missing => t!(lang, "Gibt es nicht.", "Does not exist."),
        (true, true) => t!(lang, "Gelesen.", "Read."),
        (true, false) => t!(
            lang,
            "Gelesen; nicht alles darin gilt. Genaueres: wir check",
            "Read; not all of it counts. More: wir check"
        ),
        (false, _) => t!(lang, "Nicht lesbar.", "Not readable."),
    };
    let customs = customs_in_use(context);
    Some(LayerSummary {
        layer: "config-file",
        path: Some(public_path(path)),
        why: t!(
            lang,
            "Ihre Einstellungen: was immer gelesen wird, Sprache, Grenzen, Spalten, Server.",
            "Your settings: what is always read, language, limits, columns, servers."
        )
        .to_owned(),
        found: [found, &customs].concat(),
        readable: is_read,
        contacts: 0,
    })
}

/// What the settings say of all lists: names of columns, and the number of the house.
fn customs_in_use(context: &Context<'_>) -> String {
    let (lang, customs) = (context.lang, &context.config.settings.customs);
    let mut said = String::new();
    if !customs.names.is_empty() {
        let pairs = customs.names.pairs();
        let pairs: Vec<String> = pairs.map(|(name, key)| format!("{name} = {key}")).collect();
        let pairs = pairs.join(", ");
        said.push_str(&say!(lang, " Spalten: {pairs}.", " Columns: {pairs}."));
    }
    if let Some(home) = &customs.home {
        let home = home.written_form();
        said.push_str(&say!(lang, " Haus: {home}.", " House: {home}."));
    }
    said
}

/// The indexes in the cache folder, of these and of other lists. Those that are not up to date were
/// thrown away when the program began.
fn summarize_indexes(setting: &Setting) -> Vec<IndexSummary> {
    let command = |index: &index::IndexInfo| {
        // For the guide, the topics and the funding, too.
        if index.is_for(RecordKind::DIRECTORY) {
            "search"
        } else {
            "contacts"
        }
    };
    let read = |index: index::IndexInfo| IndexSummary {
        path: public_path(&index.path),
        command: command(&index),
        lists: index.lists.iter().map(|list| clean::path(list)).collect(),
        bytes: index.bytes,
        age: index.age.as_secs(),
    };
    index::list_indexes(setting).into_iter().map(read).collect()
}

/// What is called as an index, and is none that is read.
fn list_passed_over(setting: &Setting) -> Vec<PassedOverFile> {
    let one = |(path, reason): (PathBuf, UntrustedFile)| PassedOverFile {
        path: public_path(&path),
        reason,
    };
    index::untrusted_files(setting)
        .into_iter()
        .map(one)
        .collect()
}

/// `wir paths --forget`: deletes all copies of lists, and says which went.
fn forget_indexes(context: &Context<'_>) -> CommandResult {
    let lang = context.lang;
    let setting = context.cache_setting();
    let (gone, left) = setting.as_ref().map(index::forget_all).unwrap_or_default();
    let gone: Vec<DeletedIndex> = gone
        .into_iter()
        .map(|index| DeletedIndex {
            path: public_path(&index.path),
            lists: index.lists.iter().map(|list| clean::path(list)).collect(),
            bytes: index.bytes,
        })
        .collect();
    let view = View::IndexDeletion(&IndexDeletion {
        cache: setting.as_ref().map(|setting| public_path(&setting.folder)),
        gone,
        passed_over: setting.as_ref().map(list_passed_over).unwrap_or_default(),
    });
    let nothing = context.data_without_config(&DataLayers::default(), &[]);
    let outcome = context.answer(&view, &nothing.directory);
    let undeletable = left.iter().map(|(path, error)| {
        let (path, reason) = (public_path(path), system_reason(error));
        let reason = reason.get(lang);
        Refusal::data(say!(
            lang,
            "{path} kann nicht gelöscht werden. {reason}",
            "{path} cannot be deleted. {reason}"
        ))
    });
    let refusals = outcome
        .as_ref()
        .err()
        .cloned()
        .into_iter()
        .chain(undeletable);
    match refusals.reduce(Refusal::followed_by) {
        // What stays where it should not counts more than a form that does not fit.
        Some(refusal) if !left.is_empty() => Err(Refusal {
            exit: Exit::Data,
            ..refusal
        }),
        _ => outcome,
    }
}

/// Why no index can be made in the cache folder, what follows from it, and what to do.
fn explain_obstacle(setting: &Setting, obstacle: &index::IndexObstacle, lang: Lang) -> String {
    let is_folder = obstacle.place == setting.folder;
    let place = if is_folder {
        t!(lang, "Das", "This").to_owned()
    } else {
        public_path(&obstacle.place)
    };
    let reason = match &obstacle.reason {
        ObstacleReason::Disk { free, needed } => {
            let (free, needed) = (size(*free, lang), size(*needed, lang));
            say!(
                lang,
                "Für diese Listen braucht er bis zu {needed}, frei sind {free}.",
                "For these lists it needs up to {needed}, and {free} are free."
            )
        }
        ObstacleReason::Limit { most, needed } => {
            let (most, needed) = (size(*most, lang), size(*needed, lang));
            say!(
                lang,
                "Für diese Listen braucht er bis zu {needed}, und keine Datei darf größer werden als {most} (ulimit -f).",
                "For these lists it needs up to {needed}, and no file may grow larger than {most} (ulimit -f)."
            )
        }
        ObstacleReason::System(error) => match error.kind() {
            io::ErrorKind::NotADirectory => {
                say!(lang, "{place} ist kein Ordner.", "{place} is not a folder.")
            }
            io::ErrorKind::PermissionDenied if is_folder => t!(
                lang,
                "In diesen Ordner dürfen Sie nicht schreiben.",
                "You may not write into this folder."
            )
            .to_owned(),
            io::ErrorKind::PermissionDenied => say!(
                lang,
                "In {place} dürfen Sie nicht schreiben.",
                "You may not write into {place}."
            ),
            _ => system_reason(error).get(lang).to_owned(),
        },
    };
    say!(
        lang,
        "Hier kann kein Index entstehen. {reason} Lange Listen ohne Index werden jedes Mal ganz gelesen. Bitte einen Ordner nennen, in den Sie schreiben dürfen: WIR_CACHE=ORDNER",
        "No index can be made here. {reason} Long lists without an index are read whole each time. Please name a folder into which you may write: WIR_CACHE=FOLDER"
    )
}

fn contact_count(contacts: usize, lang: Lang) -> String {
    say!(lang, "Kontakte: {contacts}.", "Contacts: {contacts}.")
}
