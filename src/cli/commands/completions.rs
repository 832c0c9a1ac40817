//! `wir completions`: scripts for shells, which also complete the names of contacts.

use std::collections::BTreeSet;

use clap::Command;
use clap_complete::Shell;

use crate::cli::Exit;
use crate::cli::arguments;
use crate::cli::context::{Data, Desk, decoded};
use crate::cli::help;
use crate::formats::Kind;
use crate::ldap::Ask;
use crate::model::{PersonName, Phone};
use crate::render::Failure;
use crate::search::Query;

/// More names than this nobody looks through; another letter makes them fewer.
const MOST_NAMES: usize = 100;

pub(in crate::cli) fn run(desk: &Desk, args: &arguments::Completions) -> Exit {
    desk.say_settings();
    let mut command = help::command(desk.lang);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "wir", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    let script = match args.shell {
        Shell::Bash => without_raw_files(&script) + &filled(BASH, &command, " | "),
        Shell::Zsh => zsh(&script),
        Shell::Fish => script + &filled(FISH, &command, " "),
        _ => script,
    };
    desk.print(|out| out.write_all(script.as_bytes()).map_err(Failure::from))
}

/// The hidden command that the scripts ask: the first names that begin so, with their number. Without a
/// letter it would be everybody, who is not even read then.
pub(in crate::cli) fn names(desk: &Desk, args: &arguments::Names) -> Exit {
    let beginning = args.beginning.as_deref().map(decoded).unwrap_or_default();
    let query = Query::new(&beginning);
    if query.is_empty() {
        return Exit::Found;
    }
    let ask = Ask::Entries(desk.wanted(&query, None, false));
    let look = |data: &'static Data| data.people().named(&beginning, MOST_NAMES);
    // The kinds of a look-up, so that both have one index.
    let (_, contacts) = desk.look_up(&Kind::CONTACTS, ask, look);
    desk.print(|out| {
        for contact in &contacts {
            let name = contact.name.as_ref().map_or("", PersonName::full);
            if !may_be_offered(name) {
                continue;
            }
            let phone = contact.phone.as_ref().map_or("", Phone::written);
            writeln!(out, "{name}\t{phone}")?;
        }
        Ok(())
    })
}

/// Whether a shell may put a name into the line: one that begins with a hyphen would be an option, and
/// no shell can write a control character so that it is seen.
fn may_be_offered(name: &str) -> bool {
    !name.starts_with('-') && !name.chars().any(crate::text::clean::is_unsafe)
}

/// The script for bash without its own list of files, which it would put into the line as they are
/// called; where there is nothing, bash completes files itself and quotes what it puts in.
fn without_raw_files(script: &str) -> String {
    script.replace("COMPREPLY=($(compgen -f \"${cur}\"))", "COMPREPLY=()")
}

/// What is added to the scripts, so that they complete names too.
const BASH: &str = include_str!("completions/names.bash");
const FISH: &str = include_str!("completions/names.fish");
const ZSH: &str = include_str!("completions/names.zsh");

/// The commands behind which names stand, with their aliases, and every option that has a value: clap
/// knows them, so that no list of them can fall behind.
fn filled(script: &str, command: &Command, between: &str) -> String {
    let of_names = |command: &&Command| ["contacts", "search"].contains(&command.get_name());
    let commands: Vec<&Command> = command.get_subcommands().filter(of_names).collect();
    let names = commands
        .iter()
        .flat_map(|command| std::iter::once(command.get_name()).chain(command.get_all_aliases()));
    let of_commands = commands.iter().flat_map(|command| command.get_arguments());
    let mut options = BTreeSet::new();
    for argument in command.get_arguments().chain(of_commands) {
        if argument.get_action().takes_values() {
            options.extend(argument.get_long().map(|long| format!("--{long}")));
            options.extend(argument.get_short().map(|short| format!("-{short}")));
        }
    }
    let names: Vec<&str> = names.collect();
    let options: Vec<String> = options.into_iter().collect();
    script
        .replace("@OF_NAMES@", &names.join(between))
        .replace("@WITH_VALUE@", &options.join(between))
}

/// zsh asks an action for each kind of word; the words of a search get one of our own.
fn zsh(script: &str) -> String {
    let is_of_words = |line: &str| line.trim_start().starts_with("'*::words");
    let with_names = |line: &str| {
        if is_of_words(line) {
            line.replace(":_default'", ":_wir_names'")
        } else {
            line.to_owned()
        }
    };
    let script: Vec<String> = script.lines().map(with_names).collect();
    let script = script.join("\n") + "\n";
    match script.split_once("\n_wir() {") {
        Some((head, rest)) => format!("{head}{ZSH}\n_wir() {{{rest}"),
        None => script,
    }
}
