//! The door: what was typed becomes a command, and how it ended an exit code. Here alone a refusal is said.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser};

use crate::cli::arguments::Cli;
use crate::cli::commands::{self, Command};
use crate::cli::context::Context;
use crate::cli::data::Store;
use crate::cli::environment::{self, Environment};
use crate::cli::exit::Exit;
use crate::cli::file_size_limit;
use crate::cli::global_options::GlobalOptions;
use crate::cli::help::{self, CommandLine};
use crate::cli::help_text;
use crate::cli::quote::quote;
use crate::cli::refusal::{CommandResult, Refusal};
use crate::cli::streams::Streams;
use crate::cli::typed::decode;
use crate::say;
use crate::text::locale::Lang;

/// Runs the program with these arguments (the program's own name first), on standard output and standard
/// error.
pub fn run(arguments: &[OsString], environment: &Environment) -> ExitCode {
    file_size_limit::fail_as_errors();
    environment.tidy();
    let streams = Streams::new(io::stdout(), io::stderr(), environment::message_width);
    run_on(arguments, environment, &streams).into()
}

/// As [`run`], on other streams.
fn run_on(arguments: &[OsString], environment: &Environment, streams: &Streams) -> Exit {
    let lang = environment.lang(arguments);
    help_text::set_lang(lang);
    if let Some(word) = environment.unknown_lang() {
        let word = quote(word);
        streams.tell_error(&say!(
            lang,
            "In der Variable WIR_LANG steht „{word}“. Bitte de oder en hineinschreiben, oder die Variable löschen.",
            "The variable WIR_LANG holds “{word}”. Please write de or en into it, or unset the variable."
        ));
    }
    let store = Store::default();
    let call = Call {
        environment,
        lang,
        streams,
        store: &store,
    };
    call.outcome(arguments)
        .unwrap_or_else(|refusal| streams.refuse(&refusal))
}

/// What a call is read and answered with.
struct Call<'d> {
    environment: &'d Environment,
    lang: Lang,
    streams: &'d Streams,
    store: &'d Store<'d>,
}

impl<'d> Call<'d> {
    fn outcome(&self, arguments: &[OsString]) -> CommandResult {
        match parse(arguments) {
            Ok(cli) => self.run(cli, arguments),
            Err(error) if error.kind() == ErrorKind::InvalidUtf8 => {
                // A terminal that is not set to UTF-8 sends other bytes; they are read as it meant them.
                let decoded: Vec<OsString> = arguments
                    .iter()
                    .map(|argument| decode(argument).into())
                    .collect();
                match parse(&decoded) {
                    Ok(Cli {
                        command: Some(Command::Words(words)),
                        ..
                    }) => self.search(&decoded, &words),
                    _ => self.explain(&error, arguments),
                }
            }
            Err(error) => self.explain(&error, arguments),
        }
    }

    fn run(&self, cli: Cli, arguments: &[OsString]) -> CommandResult {
        let wants_version = cli.options.version;
        let context = self.readable_context(cli.options)?;
        match cli.command {
            _ if wants_version => commands::version(&context),
            None => commands::start(&context),
            Some(Command::Words(words)) => self.search(arguments, &words),
            Some(command) => command.run(&context),
        }
    }

    fn context(&self, options: GlobalOptions) -> Context<'d> {
        Context::new(
            options,
            self.lang,
            self.environment,
            self.streams,
            self.store,
            Cli::command,
        )
    }

    /// The context, if its layers can be read as they were named.
    fn readable_context(&self, options: GlobalOptions) -> Result<Context<'d>, Refusal> {
        let context = self.context(options);
        context.refuse_unreadable(&context.layers, None)?;
        Ok(context)
    }

    fn explain(&self, error: &clap::Error, arguments: &[OsString]) -> CommandResult {
        let line = CommandLine {
            command: Cli::command,
            lang: self.lang,
            width: self.environment.width,
            streams: self.streams,
        };
        help::explain(error, arguments, &line)
    }

    /// An unknown first word begins a search: the call is read again with `search` before it, so that
    /// options behind the words keep their meaning.
    fn search(&self, arguments: &[OsString], words: &[OsString]) -> CommandResult {
        let first = arguments.len() - words.len();
        let mut again = arguments[..first].to_vec();
        // The words that other programs have for commands, and this one for options.
        let option = match decode(&words[0]).to_lowercase().as_str() {
            "help" | "hilfe" => Some("--help"),
            "version" if words.get(1).is_none_or(is_option) => Some("--version"),
            _ => None,
        };
        if let Some(option) = option {
            again.extend_from_slice(&words[1..]);
            again.push(option.into());
            return match parse(&again) {
                Ok(cli) => commands::version(&self.context(cli.options)),
                Err(error) => self.explain(&error, &again),
            };
        }
        let is_marked = again.pop_if(|last| *last == "--").is_some();
        let word = decode(&words[0]).to_lowercase();
        let of_funding = commands::below_foerderung(&word).filter(|_| !is_marked);
        // `wir fristen` and `wir finden` lack only the command above; behind them stand options, no words.
        if of_funding.is_some() {
            let mut below = again.clone();
            below.push("foerderung".into());
            below.extend_from_slice(words);
            match parse(&below) {
                Ok(Cli {
                    options,
                    command: Some(command @ Command::Foerderung(_)),
                }) if of_funding.as_deref() != Some("show") => {
                    return command.run(&self.readable_context(options)?);
                }
                Err(error) if error.kind() == ErrorKind::DisplayHelp => {
                    return self.explain(&error, &below);
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
                options,
                command: Some(Command::Search(search)),
            }) => {
                let context = self.readable_context(options)?;
                commands::search_after(&context, &search, Some(&decode(&words[0])))
            }
            Ok(_) => Ok(Exit::Wrong),
            Err(error) => self.explain(&error, &again),
        }
    }
}

/// Reads the arguments. `wir foerderung WORDS` is read as `wir foerderung show WORDS`.
fn parse(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let cli = parse_as_written(arguments)?;
    let Some(Command::Foerderung(funding)) = &cli.command else {
        return Ok(cli);
    };
    let Some(words) = funding.words() else {
        return Ok(cli);
    };
    let mut again = arguments.to_vec();
    again.insert(arguments.len() - words.len(), "show".into());
    parse_as_written(&again)
}

/// clap copies the options of all commands into each command, although most calls have none behind the
/// command. So a call is read without the copies first; only one that needs them is read again. That saves
/// 9 % of a start: `wir contacts falk` takes 1.64 ms with it and 1.79 ms without (medians of 300 starts in
/// turns).
fn parse_as_written(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let command = Cli::command().mut_args(|argument| argument.global(false));
    let matches = command.try_get_matches_from(arguments).ok();
    match matches.and_then(|matches| Cli::from_arg_matches(&matches).ok()) {
        Some(cli) => Ok(cli),
        None => Cli::try_parse_from(arguments),
    }
}

fn is_option(word: &OsString) -> bool {
    word.to_string_lossy().starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::io::Write;
    use std::rc::Rc;

    /// A stream whose content can be looked at.
    #[derive(Clone, Default)]
    struct Buffer(Rc<RefCell<Vec<u8>>>);

    impl Write for Buffer {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Buffer {
        fn text(&self) -> String {
            String::from_utf8_lossy(&self.0.borrow()).into_owned()
        }
    }

    /// How a call ends, its answer and what is said about it.
    fn call(words: &[&str]) -> (Exit, String, String) {
        let arguments: Vec<OsString> = std::iter::once("wir")
            .chain(words.iter().copied())
            .map(OsString::from)
            .collect();
        let (answers, messages) = (Buffer::default(), Buffer::default());
        let streams = Streams::new(answers.clone(), messages.clone(), || None);
        let exit = run_on(&arguments, &Environment::default(), &streams);
        (exit, answers.text(), messages.text())
    }

    #[test]
    fn an_answer_stands_alone_on_its_stream() {
        let (exit, answer, messages) = call(&["contacts", "falk"]);
        assert_eq!((exit, messages.as_str()), (Exit::Found, ""));
        assert!(answer.contains("Falk"), "{answer}");
    }

    #[test]
    fn a_refusal_is_said_once_and_only_an_error_begins_with_the_name_of_the_program() {
        let (exit, answer, messages) = call(&["contacts", "quendelbruch"]);
        assert_eq!((exit, answer.as_str()), (Exit::Nothing, ""));
        assert_eq!(messages.matches("quendelbruch").count(), 1);
        assert!(messages.starts_with("Niemand gefunden"), "{messages}");
        let (exit, answer, messages) = call(&["--lang", "en", "rooms", "--format", "ics"]);
        assert_eq!((exit, answer.as_str()), (Exit::Wrong, ""));
        assert!(
            messages.starts_with("wir: This output does not exist"),
            "{messages}"
        );
    }

    #[test]
    fn a_wrong_call_is_told_with_the_way_to_the_help_of_its_command() {
        let (exit, _, messages) = call(&["foerderung", "find", "--so"]);
        assert_eq!(exit, Exit::Wrong);
        assert!(
            messages.ends_with("Hilfe: wir foerderung find --help\n"),
            "{messages}"
        );
    }

    #[test]
    fn words_that_begin_with_no_command_are_searched() {
        let (exit, answer, _) = call(&["falk", "--limit", "1"]);
        assert_eq!(
            (exit, answer),
            (Exit::Found, call(&["search", "falk", "--limit", "1"]).1)
        );
    }
}
