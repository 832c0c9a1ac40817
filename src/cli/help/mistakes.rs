//! What is wrong with a call, in sentences. They are written here from the kind and the context of the
//! error, for those of clap are English.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::quote::quote;
use crate::diagnostic::closest_word;
use crate::text::clean;
use crate::text::locale::Lang;
use crate::{say, t};

/// The command that was called, as far as it is one.
pub(super) fn called(mut command: Command, arguments: &[OsString]) -> String {
    command.build();
    let (mut named, mut called) = (&command, String::from("wir"));
    for word in arguments.iter().skip(1).filter_map(|word| word.to_str()) {
        // What is no command is an option, its value, or what is looked up.
        if let Some(found) = named.find_subcommand(word) {
            called.push(' ');
            called.push_str(found.get_name());
            named = found;
        }
    }
    called
}

/// What is wrong, and what may have been meant.
pub(super) fn what_to_change(command: &Command, error: &clap::Error, lang: Lang) -> String {
    let mut first = what_is_wrong(command, error, lang);
    let suggestion = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ]
    .into_iter()
    .find_map(|kind| context(error, kind));
    // clap suggests `ldif` for `pdf`, and `--room` for `--foo`: too far away to help.
    let written = context(error, ContextKind::InvalidValue)
        .or_else(|| context(error, ContextKind::InvalidArg));
    let bare = |word: &str| word.trim_start_matches('-').to_owned();
    let is_meant = |word: &String| match written.as_deref().map(bare) {
        Some(written) if !written.is_empty() => {
            closest_word(&written, [bare(word).as_str()]).is_some()
        }
        _ => true,
    };
    if let Some(word) = suggestion.filter(is_meant) {
        first.push_str(&say!(
            lang,
            " Meinten Sie „{word}“?",
            " Did you mean “{word}”?"
        ));
    } else if error.kind() == ErrorKind::InvalidValue && is_about(error, &[CODES]) {
        first.push_str(t!(
            lang,
            " Alle Codes zeigt: wir check --explain list",
            " All codes are shown by: wir check --explain list"
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
        first.push_str(if is_about(error, &DAYS) {
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
    clean::escaped_line(&first).into_owned()
}

/// The commands that have this option of their own, as they are called.
fn commands_with(command: &Command, option: &str) -> String {
    fn collect(command: &Command, option: &str, path: &str, found: &mut Vec<String>) {
        for command in command
            .get_subcommands()
            .filter(|command| !command.is_hide_set())
        {
            let path = format!("{path} {}", command.get_name());
            let has_it = |argument: &clap::Arg| {
                !argument.is_global_set() && argument.get_long().is_some_and(|long| long == option)
            };
            if command.get_arguments().any(has_it) {
                found.push(path.clone());
            }
            collect(command, option, &path, found);
        }
    }
    let mut found = Vec::new();
    let option = option.trim_start_matches('-');
    collect(command, option, "wir", &mut found);
    found.join(", ")
}

/// The options that take a day.
const DAYS: [&str; 2] = ["--as-of", "--start"];

/// The option that takes the code of a finding, of which there are too many to list.
const CODES: &str = "--explain";

/// Whether an error is about the value of one of these options.
fn is_about(error: &clap::Error, options: &[&str]) -> bool {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    options.iter().any(|option| argument.starts_with(option))
}

/// What clap says about an error, fit to be quoted.
fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(quote(text)),
        Some(ContextValue::Strings(texts)) if !texts.is_empty() => Some(quote(&texts.join(", "))),
        _ => None,
    }
}

fn what_is_wrong(command: &Command, error: &clap::Error, lang: Lang) -> String {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = context(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            let elsewhere = commands_with(command, &argument);
            if elsewhere.is_empty() {
                say!(
                    lang,
                    "Die Option „{argument}“ gibt es hier nicht.",
                    "There is no option “{argument}” here."
                )
            } else {
                say!(
                    lang,
                    "Die Option „{argument}“ gibt es hier nicht. Sie gehört zu: {elsewhere}.",
                    "There is no option “{argument}” here. It belongs to: {elsewhere}."
                )
            }
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
        ErrorKind::ArgumentConflict => match context(error, ContextKind::PriorArg) {
            Some(other) if other != argument => say!(
                lang,
                "„{argument}“ und „{other}“ gehen nicht zusammen. Bitte eines davon weglassen.",
                "“{argument}” and “{other}” do not go together. Please leave one of them out."
            ),
            _ => say!(
                lang,
                "„{argument}“ steht zweimal da. Bitte nur einmal angeben.",
                "“{argument}” is given twice. Please give it only once."
            ),
        },
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            say!(
                lang,
                "„{argument}“ hat die falsche Zahl von Werten.",
                "“{argument}” has the wrong number of values."
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
    use crate::cli::arguments::Cli;
    use clap::{CommandFactory, Parser};

    #[test]
    fn clap_finds_no_mistake_in_the_command() {
        Cli::command().debug_assert();
    }

    fn error(arguments: &[&str], lang: Lang) -> String {
        crate::cli::help_text::set_lang(lang);
        let error = Cli::try_parse_from(arguments).err().expect("an error");
        what_to_change(&Cli::command(), &error, lang)
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
    fn an_option_of_other_commands_is_named_with_them() {
        let told = error(&["wir", "contacts", "--as-of", "2026-11-22"], Lang::En);
        assert_eq!(
            told,
            "There is no option “--as-of” here. It belongs to: wir foerderung, wir foerderung find, wir foerderung deadlines, wir check."
        );
    }

    #[test]
    fn two_options_that_exclude_each_other_are_both_named() {
        let told = error(&["wir", "check", "--open", "--cases"], Lang::De);
        assert!(told.starts_with("„--open“ und „--cases“ gehen"), "{told}");
        let told = error(&["wir", "check", "--open", "--open"], Lang::De);
        assert!(told.starts_with("„--open“ steht zweimal da."), "{told}");
    }

    #[test]
    fn the_help_of_the_called_command_is_named() {
        let of = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            called(Cli::command(), &words)
        };
        assert_eq!(of("wir --foo"), "wir");
        assert_eq!(of("wir --plain kontakte falk rooms --foo"), "wir contacts");
        assert_eq!(of("wir förderung find --foo"), "wir foerderung find");
    }
}
