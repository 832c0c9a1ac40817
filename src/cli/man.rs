//! `wir man`: the manual page, made from the same texts as the help.

use clap_mangen::Man;

use super::Exit;
use super::args;
use super::desk::{Desk, complain, quoted};
use super::help;
use crate::locale::Lang;
use crate::render::Failure;
use crate::say;

/// Section titles of a manual page, as they stand on German systems.
const GERMAN: [(&str, &str); 7] = [
    (".SH NAME", ".SH BEZEICHNUNG"),
    (".SH SYNOPSIS", ".SH ÜBERSICHT"),
    (".SH DESCRIPTION", ".SH BESCHREIBUNG"),
    (".SH OPTIONS", ".SH OPTIONEN"),
    (".SH ARGUMENTS", ".SH ANGABEN"),
    (".SH SUBCOMMANDS", ".SH BEFEHLE"),
    (".SH EXTRA", ".SH HINWEISE"),
];

pub(super) fn run(desk: &Desk, args: &args::Man) -> Exit {
    let lang = desk.lang;
    desk.say_settings();
    let mut command = help::command(lang);
    let page = match &args.command {
        None => command,
        Some(name) => match command.find_subcommand_mut(name) {
            Some(found) => found.clone(),
            None => {
                let name = quoted(name);
                complain(&say!(
                    lang,
                    "wir: Einen Befehl „{name}“ gibt es nicht.",
                    "wir: there is no command “{name}”."
                ));
                return Exit::Wrong;
            }
        },
    };
    let mut roff = Vec::new();
    if Man::new(page).render(&mut roff).is_err() {
        return Exit::Data;
    }
    let text = translated(&String::from_utf8_lossy(&roff), lang);
    desk.print(|out| out.write_all(text.as_bytes()).map_err(Failure::from))
}

fn translated(roff: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return roff.to_owned();
    }
    let line = |line: &str| {
        GERMAN
            .iter()
            .find(|(en, _)| *en == line)
            .map_or_else(|| line.to_owned(), |(_, de)| (*de).to_owned())
    };
    let mut text: String = roff.lines().map(line).collect::<Vec<_>>().join("\n");
    text.push('\n');
    text.replace("OPTIONS", "OPTIONEN")
}
