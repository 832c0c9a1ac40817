//! The command line as a whole. What a command takes stands in its file.

use clap::Parser;

use super::commands::Command;
use super::global_options::GlobalOptions;
use super::help_text::localized;

#[derive(Parser)]
#[command(
    name = "wir",
    version,
    about = localized(
        "Verzeichnis und Auskunft des WIR-Vielfaltszentrums im Wetteraukreis",
        "Directory and information of the WIR diversity centre in the Wetteraukreis"
    ),
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    allow_external_subcommands = true,
    subcommand_precedence_over_arg = true
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) options: GlobalOptions,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}
