//! Help and errors of the command line in both languages.
//!
//! clap cannot be translated by a switch. The call is read with the plain command; only when clap
//! wants to show help or an error, the command is built once more with headings in the language, and
//! error sentences are written here from the kind and context of the error. The good path pays nothing.

use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::Exit;
use super::args::Cli;
use super::desk::{complain, quoted};
use super::surroundings::Surroundings;
use crate::diagnostic::meant;
use crate::locale::Lang;
use crate::{clean, say, t};

/// The whole command in the language: headings, aliases, usage words.
pub(super) fn command(lang: Lang) -> Command {
    let mut command = localised(Cli::command(), lang);
    command.build();
    command
}

fn localised(command: Command, lang: Lang) -> Command {
    let template = t!(
        lang,
        "{about-with-newline}\nAufruf: {usage}\n\n{all-args}{after-help}",
        "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}"
    );
    let alias = command.get_all_aliases().next().map(str::to_owned);
    let about = command
        .get_about()
        .map(ToString::to_string)
        .unwrap_or_default();
    let about = match alias {
        Some(alias) => say!(lang, "{about} (auch: {alias})", "{about} (also: {alias})"),
        None => about,
    };
    command
        .about(about)
        .help_template(template)
        .term_width(78)
        .subcommand_help_heading(t!(lang, "Befehle", "Commands"))
        .subcommand_value_name(t!(lang, "BEFEHL", "COMMAND"))
        .mut_args(|argument| {
            let heading = if argument.is_positional() {
                t!(lang, "Angaben", "Arguments")
            } else if argument.is_global_set() {
                t!(lang, "Optionen für alle Befehle", "Options of all commands")
            } else {
                t!(lang, "Optionen", "Options")
            };
            argument.help_heading(heading)
        })
        .mut_subcommands(|command| localised(command, lang))
}

/// Words that clap writes into the usage line, whatever the language.
fn translated(text: &str, lang: Lang) -> String {
    match lang {
        Lang::De => text.replace("[OPTIONS]", "[OPTIONEN]"),
        Lang::En => text.to_owned(),
    }
}

/// Commands with what they do, for the start page.
pub(super) fn commands(lang: Lang) -> Vec<(String, String)> {
    let command = Cli::command();
    let shown = command
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    let describe = |command: &Command| {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        let alias = command.get_all_aliases().next();
        let about = match alias {
            Some(alias) => say!(lang, "{about} (auch: {alias})", "{about} (also: {alias})"),
            None => about,
        };
        (format!("wir {}", command.get_name()), about)
    };
    shown.map(describe).collect()
}

/// The command that a mistyped word was probably meant to be.
pub(super) fn command_near(word: &str) -> Option<String> {
    let command = Cli::command();
    let names: Vec<String> = command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .flat_map(|command| {
            command
                .get_name_and_visible_aliases()
                .into_iter()
                .chain(command.get_all_aliases())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    meant(word, names.iter().map(String::as_str)).map(str::to_owned)
}

/// Shows the help that was asked for, or says what is wrong with the call.
pub(super) fn explain(
    error: &clap::Error,
    arguments: &[OsString],
    lang: Lang,
    surroundings: &Surroundings,
) -> Exit {
    if error.kind() == ErrorKind::DisplayHelp {
        return show_help(arguments, lang, surroundings);
    }
    complain(&format!("wir: {}", what_to_change(error, lang)));
    let called = called(arguments);
    complain(&say!(
        lang,
        "Hilfe: {called} --help",
        "Help: {called} --help"
    ));
    Exit::Wrong
}

fn show_help(arguments: &[OsString], lang: Lang, surroundings: &Surroundings) -> Exit {
    let width = surroundings.width.unwrap_or(78).clamp(30, 78);
    let mut command = localised(Cli::command(), lang);
    command = command
        .term_width(width)
        .mut_subcommands(|command| command.term_width(width));
    let text = match command.try_get_matches_from(arguments) {
        Err(help) if help.kind() == ErrorKind::DisplayHelp => help.render().to_string(),
        _ => return Exit::Wrong,
    };
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", translated(text.trim_end(), lang)).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Exit::Data,
        _ => Exit::Found,
    }
}

/// The command that was called, as far as it is one.
fn called(arguments: &[OsString]) -> String {
    let mut command = Cli::command();
    command.build();
    let (mut named, mut called) = (&command, String::from("wir"));
    for word in arguments.iter().skip(1).filter_map(|word| word.to_str()) {
        match named.find_subcommand(word) {
            Some(found) => {
                called.push(' ');
                called.push_str(found.get_name());
                named = found;
            }
            None if word.starts_with('-') => {}
            None => break,
        }
    }
    called
}

/// What is wrong, and what may have been meant.
fn what_to_change(error: &clap::Error, lang: Lang) -> String {
    let mut first = what_is_wrong(error, lang);
    let suggestion = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ]
    .into_iter()
    .find_map(|kind| context(error, kind));
    // clap finds `ldif` in `pdf`, and `--room` in `--foo`; that helps nobody.
    let written = context(error, ContextKind::InvalidValue)
        .or_else(|| context(error, ContextKind::InvalidArg));
    let bare = |word: &str| word.trim_start_matches('-').to_owned();
    let is_meant = |word: &String| match written.as_deref().map(bare) {
        Some(written) if !written.is_empty() => meant(&written, [bare(word).as_str()]).is_some(),
        _ => true,
    };
    if let Some(word) = suggestion.filter(is_meant) {
        first.push_str(&say!(
            lang,
            " Meinten Sie „{word}“?",
            " Did you mean “{word}”?"
        ));
    } else if let Some(ContextValue::Strings(known)) = error.get(ContextKind::ValidValue)
        && !known.is_empty()
    {
        let known = known.join(", ");
        first.push_str(&say!(
            lang,
            " Möglich sind: {known}.",
            " Possible are: {known}."
        ));
    } else if error.kind() == ErrorKind::ValueValidation {
        let is_day = context(error, ContextKind::InvalidArg)
            .is_some_and(|argument| DAYS.iter().any(|day| argument.starts_with(day)));
        first.push_str(if is_day {
            t!(
                lang,
                " Gebraucht wird ein Tag wie 2026-11-22 oder 22.11.2026.",
                " A day like 2026-11-22 or 22.11.2026 is needed."
            )
        } else {
            t!(
                lang,
                " Gebraucht wird eine ganze Zahl ab 1.",
                " A whole number from 1 on is needed."
            )
        });
    }
    clean::line(&first).into_owned()
}

/// The options that take a day.
const DAYS: [&str; 2] = ["--as-of", "--start"];

/// What clap says about an error, fit to be quoted.
fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(quoted(text)),
        Some(ContextValue::Strings(texts)) if !texts.is_empty() => Some(quoted(&texts.join(", "))),
        _ => None,
    }
}

fn what_is_wrong(error: &clap::Error, lang: Lang) -> String {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = context(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            say!(
                lang,
                "Die Option „{argument}“ gibt es hier nicht.",
                "There is no option “{argument}” here."
            )
        }
        ErrorKind::UnknownArgument => say!(
            lang,
            "„{argument}“ ist hier zu viel.",
            "“{argument}” is too much here."
        ),
        ErrorKind::InvalidValue if value.is_empty() => {
            say!(
                lang,
                "Hinter „{argument}“ fehlt ein Wert.",
                "A value is missing after “{argument}”."
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say!(
                lang,
                "„{value}“ passt nicht zu „{argument}“.",
                "“{value}” does not fit “{argument}”."
            )
        }
        ErrorKind::MissingRequiredArgument => {
            say!(lang, "Es fehlt: {argument}", "Missing: {argument}")
        }
        ErrorKind::ArgumentConflict => say!(
            lang,
            "„{argument}“ steht zweimal da oder verträgt sich nicht mit dem Rest.",
            "“{argument}” is given twice or does not go with the rest."
        ),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            say!(
                lang,
                "„{argument}“ hat die falsche Zahl von Werten.",
                "“{argument}” has the wrong number of values."
            )
        }
        ErrorKind::NoEquals => {
            say!(
                lang,
                "Hinter „{argument}“ fehlt ein Gleichheitszeichen.",
                "An equals sign is missing after “{argument}”."
            )
        }
        ErrorKind::InvalidUtf8 => t!(
            lang,
            "Eine Option enthält Zeichen, die nicht UTF-8 sind.",
            "An option holds characters that are not UTF-8."
        )
        .to_owned(),
        _ => t!(
            lang,
            "Dieser Aufruf ist so nicht möglich.",
            "This call is not possible."
        )
        .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[test]
    fn clap_finds_no_mistake_in_the_command() {
        Cli::command().debug_assert();
    }

    fn error(arguments: &[&str], lang: Lang) -> String {
        crate::cli::args::speak(lang);
        let error = Cli::try_parse_from(arguments).err().expect("an error");
        what_to_change(&error, lang)
    }

    #[test]
    fn every_error_says_what_is_wrong_in_the_language_asked_for() {
        let cases: [(&[&str], &str, &str); 7] = [
            (
                &["wir", "contacts", "--lmit", "1"],
                "„--lmit“ gibt es hier nicht. Meinten Sie „--limit“?",
                "no option “--lmit” here. Did you mean “--limit”?",
            ),
            (
                &["wir", "paths", "mehr"],
                "„mehr“ ist hier zu viel.",
                "“mehr” is too much here.",
            ),
            (
                &["wir", "contacts", "--limit"],
                "Hinter „--limit",
                "missing after “--limit",
            ),
            (
                &["wir", "contacts", "--limit", "0"],
                "„0“ passt nicht zu „--limit",
                "“0” does not fit “--limit",
            ),
            (
                &["wir", "contacts", "--limit", "viele"],
                "Gebraucht wird eine ganze Zahl",
                "A whole number",
            ),
            (
                &["wir", "--format", "pdf", "contacts"],
                "Möglich sind: text, json",
                "Possible are: text, json",
            ),
            (&["wir", "search"], "Es fehlt: <WÖRTER>", "Missing: <WORDS>"),
        ];
        for (arguments, de, en) in cases {
            let (german, english) = (error(arguments, Lang::De), error(arguments, Lang::En));
            assert!(german.contains(de), "{german}");
            assert!(english.contains(en), "{english}");
        }
    }

    #[test]
    fn an_option_is_only_suggested_where_it_is_near() {
        let told = error(&["wir", "contacts", "--foo"], Lang::De);
        assert!(told.ends_with("gibt es hier nicht."), "{told}");
    }

    #[test]
    fn the_help_of_the_called_command_is_named() {
        let of = |line: &str| called(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("wir --foo"), "wir");
        assert_eq!(of("wir --plain kontakte falk rooms --foo"), "wir contacts");
        assert_eq!(of("wir förderung find --foo"), "wir foerderung find");
    }

    #[test]
    fn a_mistyped_command_is_recognised() {
        assert_eq!(command_near("contcats").as_deref(), Some("contacts"));
        assert_eq!(command_near("kontakt").as_deref(), Some("kontakt"));
        assert_eq!(command_near("falk"), None);
    }
}
