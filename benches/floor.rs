//! The floor of the benchmarks: what a program costs that reads its arguments, prints a line, and ends.

use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Cli {
    #[arg(long)]
    plain: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Contacts { words: Vec<String> },
    Rooms { room: Option<String> },
    Check { paths: Vec<std::path::PathBuf> },
}

#[allow(clippy::print_stdout, reason = "to print is all it does")]
fn main() {
    let Cli { plain, command } = Cli::parse();
    match command {
        Command::Contacts { words } => println!("{words:?} {plain}"),
        Command::Rooms { room } => println!("{room:?} {plain}"),
        Command::Check { paths } => println!("{paths:?} {plain}"),
    }
}
