//! `wir paths`: which data is read, from where, and why.

use super::Exit;
use super::desk::Desk;
use crate::clean;
use crate::diagnostic::Layer;
use crate::locale::Lang;
use crate::render::{LayerRead, Layers, View};
use crate::source::{Found, Kind};
use crate::{say, t};

pub(super) fn run(desk: &Desk) -> Exit {
    let lang = desk.lang;
    let data = desk.data(&Kind::EVERY);
    let contacts = |rank: usize| data.contacts_by_rank.get(rank).copied().unwrap_or(0);
    let mut read = Vec::new();
    if desk.layers.bundled {
        read.push(LayerRead {
            layer: "bundled",
            path: None,
            why: t!(
                lang,
                "In das Programm eingebaut. Ohne sie: --no-bundled",
                "Built into the program. Without it: --no-bundled"
            )
            .to_owned(),
            found: brought(contacts(0), lang),
            readable: true,
            contacts: contacts(0),
        });
    }
    for (at, (layer, path, found)) in data.loaded.looked_at.iter().enumerate() {
        let contacts = contacts(at + 1);
        let (key, why) = match layer {
            Layer::UserFolder => (
                "user-folder",
                t!(
                    lang,
                    "Ihr eigener Ordner. Dateien .toml, .csv und .tsv darin werden immer gelesen.",
                    "Your own folder. Files .toml, .csv and .tsv in it are always read."
                ),
            ),
            Layer::Variable => (
                "variable",
                t!(lang, "Genannt in WIR_DATA.", "Named in WIR_DATA."),
            ),
            Layer::Argument | Layer::Bundled => (
                "argument",
                t!(lang, "Genannt mit --data.", "Named with --data."),
            ),
        };
        let sentence = match found {
            Found::File => brought(contacts, lang),
            Found::Folder(files) => {
                let brought = brought(contacts, lang);
                say!(
                    lang,
                    "Dateien: {files}. {brought}",
                    "Files: {files}. {brought}"
                )
            }
            Found::Nothing => t!(lang, "Gibt es nicht.", "Does not exist.").to_owned(),
            Found::Unreadable => t!(lang, "Nicht lesbar.", "Not readable.").to_owned(),
        };
        read.push(LayerRead {
            layer: key,
            path: Some(clean::line(&path.display().to_string()).into_owned()),
            why: why.to_owned(),
            found: sentence,
            readable: matches!(found, Found::File | Found::Folder(_)),
            contacts,
        });
    }
    let bundled = desk.layers.bundled.then(|| {
        data.directory
            .sources
            .iter()
            .map(|source| source.retrieved)
            .max()
    });
    desk.answer(
        &View::Layers(&Layers {
            read,
            data_date: bundled.flatten(),
        }),
        &data.directory,
    )
}

fn brought(contacts: usize, lang: Lang) -> String {
    say!(lang, "Kontakte: {contacts}.", "Contacts: {contacts}.")
}
