//! `wir completions`: scripts for shells, which also complete the names of contacts.

use std::collections::BTreeSet;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::cli::context::Context;
use crate::cli::help;
use crate::cli::help_text::localized;
use crate::cli::refusal::CommandResult;
use crate::render::Failure;

#[derive(Args)]
#[command(about = localized("Ergänzung für die Shell ausgeben, auch von Namen", "Print shell completions, names included"))]
pub(in crate::cli) struct Completions {
    #[arg(value_name = "SHELL", value_parser = clap::value_parser!(Shell), hide_possible_values = true,
        help = localized("bash, zsh, fish, powershell oder elvish", "bash, zsh, fish, powershell or elvish"))]
    pub(in crate::cli) shell: Shell,
}

pub(in crate::cli) fn run(context: &Context<'_>, args: &Completions) -> CommandResult {
    context.tell_settings();
    let mut command = help::localized_command((context.command_line)(), context.lang);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "wir", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    let script = match args.shell {
        Shell::Bash => without_raw_files(&script) + &filled(BASH, &command, " | "),
        Shell::Zsh => zsh(&script),
        Shell::Fish => script + &filled(FISH, &command, " "),
        _ => script,
    };
    context.print(|out| out.write_all(script.as_bytes()).map_err(Failure::from))
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
