//! The commands: a file each, with its arguments and its `run`, and a row in the table below. What its pages
//! of help need stands in `CONTRIBUTING.md`, under “A command”.

mod check;
mod complete_names;
mod completions;
mod contacts;
mod foerderung;
mod man;
mod paths;
mod program;
mod rooms;
mod search;
mod start;
mod version;

use std::ffi::OsString;

use clap::Subcommand;

use super::context::Context;
use super::exit::Exit;
use super::refusal::CommandResult;

pub(super) use foerderung::command_named as below_foerderung;
pub(super) use search::run_after as search_after;
pub(super) use {start::run as start, version::run as version};

/// Makes the commands of a table: for each the name of its arguments and of its file.
macro_rules! commands {
    ($($arguments:ident in $file:ident),* $(,)?) => {
        // Of several other names for a command, lists show the first.
        #[derive(Subcommand)]
        pub(super) enum Command {
            $($arguments($file::$arguments),)*
            /// Words that begin with no command.
            #[command(external_subcommand)]
            Words(Vec<OsString>),
        }

        impl Command {
            /// Runs the command. Words without a command are read again by the door, and so never come here.
            pub(super) fn run(&self, context: &Context<'_>) -> CommandResult {
                match self {
                    $(Command::$arguments(arguments) => $file::run(context, arguments),)*
                    Command::Words(_) => Ok(Exit::Wrong),
                }
            }
        }
    };
}

commands! {
    Contacts in contacts,
    Rooms in rooms,
    Program in program,
    Foerderung in foerderung,
    Search in search,
    Check in check,
    Paths in paths,
    Completions in completions,
    Man in man,
    Names in complete_names,
}
