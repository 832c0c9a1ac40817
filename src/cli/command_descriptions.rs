//! The names of the commands: what each does, and which one a mistyped word was meant to be.

use clap::Command;

use crate::diagnostic::closest_word;
use crate::say;
use crate::text::locale::Lang;

/// What a command does.
pub(super) fn about(command: &Command) -> String {
    let about = command.get_long_about().or_else(|| command.get_about());
    about.map(ToString::to_string).unwrap_or_default()
}

/// What a command does, with its first other name, as lists of commands show it.
pub(super) fn describe(command: &Command, lang: Lang) -> String {
    let names: Vec<&str> = command.get_all_aliases().take(1).collect();
    with_names(&about(command), &names, lang)
}

pub(super) fn with_names(about: &str, names: &[&str], lang: Lang) -> String {
    let names = names.join(", ");
    match names.as_str() {
        "" => about.to_owned(),
        _ => say!(lang, "{about} (auch: {names})", "{about} (also: {names})"),
    }
}

/// Commands with what they do, for the start page.
pub(super) fn describe_commands(command: &Command, lang: Lang) -> Vec<(String, String)> {
    let shown = command
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    let describe = |command: &Command| {
        let name = command.get_name();
        (format!("wir {name}"), describe(command, lang))
    };
    shown.map(describe).collect()
}

/// The command that a mistyped word was probably meant to be.
///
/// Commands below another one are named with it: `foerderung deadlines`.
pub(super) fn command_near(command: &Command, word: &str) -> Option<String> {
    let mut known = Vec::new();
    collect(command, "", &mut known);
    known.extend(OF_OPTIONS.map(|word| (word.to_owned(), word.to_owned())));
    nearest(word, &known)
}

/// Words that other programs have for commands, and this one for options. `hilfe` is not among them: the
/// given name `Hilde` is one letter away.
const OF_OPTIONS: [&str; 2] = ["help", "version"];

/// The command below another one that a mistyped word was probably meant to be, with the one above.
pub(super) fn command_below_near(command: &Command, above: &str, word: &str) -> Option<String> {
    let mut known = Vec::new();
    if let Some(command) = command.find_subcommand(above) {
        collect(command, &format!("{above} "), &mut known);
    }
    nearest(word, &known)
}

/// Every command with its names, and how it is called.
fn collect(command: &Command, path: &str, known: &mut Vec<(String, String)>) {
    for command in command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
    {
        let names = command.get_name_and_visible_aliases();
        for name in names.into_iter().chain(command.get_all_aliases()) {
            known.push((name.to_owned(), format!("{path}{name}")));
        }
        collect(command, &format!("{path}{} ", command.get_name()), known);
    }
}

fn nearest(word: &str, known: &[(String, String)]) -> Option<String> {
    let name = closest_word(word, known.iter().map(|(name, _)| name.as_str()))?;
    let (_, path) = known.iter().find(|(known, _)| known == name)?;
    Some(path.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::Cli;
    use clap::CommandFactory;

    #[test]
    fn a_mistyped_command_is_recognised() {
        let near = |word| command_near(&Cli::command(), word);
        assert_eq!(near("contcats").as_deref(), Some("contacts"));
        assert_eq!(near("kontakt").as_deref(), Some("kontakt"));
        assert_eq!(near("falk"), None);
        assert_eq!(near("fristen").as_deref(), Some("foerderung fristen"));
    }
}
