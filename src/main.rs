//! `wir`: see the library for the map of the house.

use std::process::ExitCode;

fn main() -> ExitCode {
    wir::cli::run(
        std::env::args_os().collect(),
        &wir::cli::Surroundings::read(),
    )
}
