//! The command line: what was typed becomes a view, a view becomes output and an exit code.

mod arguments;
mod commands;
mod config;
mod context;
mod conversation;
mod day;
mod environment;
mod file_size_limit;
mod help;
mod manual;
mod path_list;
mod progress_bar;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser};

use crate::say;
use arguments::{Cli, Command, Later};
use commands::{
    check, completions, contacts, foerderung, man, paths, program, rooms, search, start,
};
use context::Desk;
pub use environment::Surroundings;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Done, or found.
    Found = 0,
    /// Nothing was found.
    Nothing = 1,
    /// The call was wrong.
    Wrong = 2,
    /// Answers are missing, and nobody could be asked.
    Missing = 3,
    /// Data could not be used, or output could not be written.
    Data = 4,
    /// Ctrl-C, or the system asked to end.
    Interrupted = 130,
}

/// Runs the program with these arguments (the program's own name first).
pub fn run(arguments: &[OsString], surroundings: &Surroundings) -> ExitCode {
    file_size_limit::fail_as_errors();
    surroundings.tidy();
    let lang = surroundings.lang(arguments);
    arguments::speak(lang);
    if let Some(word) = surroundings.unknown_lang() {
        let word = context::quoted(word);
        context::complain(&say!(
            lang,
            "wir: In der Variable WIR_LANG steht „{word}“. Bitte de oder en hineinschreiben, oder die Variable löschen.",
            "wir: The variable WIR_LANG holds “{word}”. Please write de or en into it, or unset the variable."
        ));
    }
    let cli = match parse(arguments) {
        Ok(cli) => cli,
        Err(error) if error.kind() == ErrorKind::InvalidUtf8 => {
            // A terminal that is not set to UTF-8 sends other bytes; they are read as it meant them.
            let decoded: Vec<OsString> = arguments
                .iter()
                .map(|argument| context::decoded(argument).into())
                .collect();
            match parse(&decoded) {
                Ok(Cli {
                    command: Some(Command::Bare(words)),
                    ..
                }) => {
                    return bare(&decoded, &words, lang, surroundings).into();
                }
                _ => return help::explain(&error, arguments, lang, surroundings).into(),
            }
        }
        Err(error) => return help::explain(&error, arguments, lang, surroundings).into(),
    };
    let desk = Desk::new(cli.global, lang, surroundings);
    if !desk.may_read(&desk.layers, None) {
        return Exit::Wrong.into();
    }
    let exit = match cli.command {
        _ if desk.wants_version => start::version(&desk),
        None => start::run(&desk),
        Some(Command::Contacts(Later(args))) => contacts::run(&desk, &args),
        Some(Command::Rooms(Later(args))) => rooms::run(&desk, &args),
        Some(Command::Program(Later(args))) => program::run(&desk, &args),
        Some(Command::Foerderung(Later(args))) => foerderung::run(&desk, &args),
        Some(Command::Search(Later(args))) => search::run(&desk, &args, None),
        Some(Command::Check(Later(args))) => check::run(&desk, args),
        Some(Command::Paths(Later(args))) if args.forget => {
            paths::forget(&desk, surroundings.cache_folder.as_deref())
        }
        Some(Command::Paths(_)) => paths::run(&desk),
        Some(Command::Completions(Later(args))) => completions::run(&desk, &args),
        Some(Command::Man(Later(args))) => man::run(&desk, &args),
        Some(Command::Names(Later(args))) => completions::names(&desk, &args),
        Some(Command::Bare(words)) => return bare(arguments, &words, lang, surroundings).into(),
    };
    exit.into()
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Reads the arguments. `wir foerderung WORDS` is read as `wir foerderung show WORDS`.
fn parse(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let cli = parse_as_written(arguments)?;
    let Some(Command::Foerderung(Later(arguments::Foerderung {
        command: Some(arguments::FoerderungCommand::Words(words)),
    }))) = &cli.command
    else {
        return Ok(cli);
    };
    let mut again = arguments.to_vec();
    again.insert(arguments.len() - words.len(), "show".into());
    parse_as_written(&again)
}

fn parse_as_written(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    // clap copies the options of all commands into each command, although most calls have none
    // behind the command. So they are left out at first, and come in only when the call needs them.
    let quick = || {
        let command = Cli::command().mut_args(|argument| argument.global(false));
        let matches = command.try_get_matches_from(arguments).ok()?;
        Cli::from_arg_matches(&matches).ok()
    };
    if let Some(cli) = arguments::briefly(quick) {
        return Ok(cli);
    }
    Cli::try_parse_from(arguments)
}

/// An unknown first word begins a search: the call is read again with `search` before it, so that
/// options behind the words keep their meaning.
fn bare(
    arguments: &[OsString],
    words: &[OsString],
    lang: crate::text::locale::Lang,
    surroundings: &Surroundings,
) -> Exit {
    let first = arguments.len() - words.len();
    let mut again = arguments[..first].to_vec();
    // The words that other programs have for commands, and this one for options.
    let option = match context::decoded(&words[0]).to_lowercase().as_str() {
        "help" | "hilfe" => Some("--help"),
        "version" if words.get(1).is_none_or(is_option) => Some("--version"),
        _ => None,
    };
    if let Some(option) = option {
        again.extend_from_slice(&words[1..]);
        again.push(option.into());
        return match parse(&again) {
            Ok(cli) => start::version(&Desk::new(cli.global, lang, surroundings)),
            Err(error) => help::explain(&error, &again, lang, surroundings),
        };
    }
    let is_marked = again.pop_if(|last| *last == "--").is_some();
    let word = context::decoded(&words[0]).to_lowercase();
    let of_funding = help::command_of_funding(&word).filter(|_| !is_marked);
    // `wir fristen` and `wir finden` lack only the command above; behind them stand options, no words.
    if of_funding.is_some() {
        let mut below = again.clone();
        below.push("foerderung".into());
        below.extend_from_slice(words);
        match parse(&below) {
            Ok(Cli {
                global,
                command: Some(Command::Foerderung(Later(args))),
            }) if of_funding.as_deref() != Some("show") => {
                let desk = Desk::new(global, lang, surroundings);
                if !desk.may_read(&desk.layers, None) {
                    return Exit::Wrong;
                }
                return foerderung::run(&desk, &args);
            }
            Err(error) if error.kind() == ErrorKind::DisplayHelp => {
                return help::explain(&error, &below, lang, surroundings);
            }
            _ => {}
        }
    }
    // Whatever is to be shown is looked for.
    let is_show = words.len() > 1 && of_funding.as_deref() == Some("show");
    let words = if is_show { &words[1..] } else { words };
    again.push("search".into());
    again.extend(is_marked.then(|| "--".into()));
    again.extend_from_slice(words);
    match parse(&again) {
        Ok(Cli {
            global,
            command: Some(Command::Search(Later(args))),
        }) => {
            let desk = Desk::new(global, lang, surroundings);
            if !desk.may_read(&desk.layers, None) {
                return Exit::Wrong;
            }
            search::run(&desk, &args, Some(&context::decoded(&words[0])))
        }
        Ok(_) => Exit::Wrong,
        Err(error) => help::explain(&error, &again, lang, surroundings),
    }
}

fn is_option(word: &OsString) -> bool {
    word.to_string_lossy().starts_with('-')
}
