//! `wir`: see the library for the map of the house.

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    wir::cli::run(&arguments, &wir::cli::Environment::read())
}
