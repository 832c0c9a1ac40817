//! Help and errors of the command line in both languages.
//!
//! clap cannot be translated by a switch. The call is read with the plain command; only when clap
//! wants to show help or an error, the command is built once more with headings in the language. The
//! good path pays nothing.

mod mistakes;

use std::ffi::OsString;
use std::io::Write;

use clap::error::ErrorKind;
use clap::{Command, CommandFactory, Subcommand};

use super::Exit;
use super::manual::{Block, examples, json, lists, notes};
use crate::cli::arguments::{Cli, FoerderungCommand};
use crate::cli::context::complain;
use crate::cli::environment::Surroundings;
use crate::diagnostic::meant;
use crate::text::locale::Lang;
use crate::{say, t};

/// Widest line of help.
const WIDEST: usize = 78;

/// How much a page of help says.
#[derive(Clone, Copy, PartialEq)]
enum Extent {
    /// `-h`: what fits a screen.
    Short,
    /// `--help`: everything.
    Whole,
}

/// The whole command in the language: headings, aliases, usage words.
pub(super) fn command(lang: Lang) -> Command {
    let mut command = localised(Cli::command(), lang, WIDEST);
    command.build();
    command
}

fn localised(command: Command, lang: Lang, width: usize) -> Command {
    let template = t!(
        lang,
        "Aufruf: {usage}\n\n{about-with-newline}\n{before-help}{all-args}{after-help}",
        "Usage: {usage}\n\n{about-with-newline}\n{before-help}{all-args}{after-help}"
    );
    let (about, described) = (about(&command), described(&command, lang));
    command
        .about(described)
        // For pages, which name all other names.
        .long_about(about)
        .help_template(template)
        .term_width(width)
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
        .mut_subcommands(|command| localised(command, lang, width))
}

/// What a command does, with its first other name, as lists of commands show it.
fn described(command: &Command, lang: Lang) -> String {
    let names: Vec<&str> = command.get_all_aliases().take(1).collect();
    with_names(&about(command), &names, lang)
}

fn with_names(about: &str, names: &[&str], lang: Lang) -> String {
    let names = names.join(", ");
    match names.as_str() {
        "" => about.to_owned(),
        _ => say!(lang, "{about} (auch: {names})", "{about} (also: {names})"),
    }
}

/// What a command does.
pub(super) fn about(command: &Command) -> String {
    let about = command.get_long_about().or_else(|| command.get_about());
    about.map(ToString::to_string).unwrap_or_default()
}

/// Words that clap writes into the usage line, whatever the language.
pub(super) fn translated(text: &str, lang: Lang) -> String {
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
        let name = command.get_name();
        (format!("wir {name}"), described(command, lang))
    };
    shown.map(describe).collect()
}

/// The command that a mistyped word was probably meant to be.
///
/// Commands below another one are named with it: `foerderung deadlines`.
pub(super) fn command_near(word: &str) -> Option<String> {
    let mut known = Vec::new();
    collect(&Cli::command(), "", &mut known);
    known.extend(OF_OPTIONS.map(|word| (word.to_owned(), word.to_owned())));
    nearest(word, &known)
}

/// Words that other programs have for commands, and this one for options. `Hilde` is nobody who needs help.
const OF_OPTIONS: [&str; 2] = ["help", "version"];

/// The command below another one that a mistyped word was probably meant to be, with the one above.
pub(super) fn command_below_near(above: &str, word: &str) -> Option<String> {
    let mut known = Vec::new();
    if let Some(command) = Cli::command().find_subcommand(above) {
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
    let name = meant(word, known.iter().map(|(name, _)| name.as_str()))?;
    let (_, path) = known.iter().find(|(known, _)| known == name)?;
    Some(path.clone())
}

/// The command below `foerderung` that has this name or alias.
pub(super) fn command_of_funding(word: &str) -> Option<String> {
    let command = FoerderungCommand::augment_subcommands(Command::new("foerderung"));
    let command = command.find_subcommand(word)?;
    Some(command.get_name().to_owned())
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
    complain(&format!("wir: {}", mistakes::what_to_change(error, lang)));
    let called = mistakes::called(arguments);
    let name = called.trim_start_matches("wir").trim_start();
    if error.kind() == ErrorKind::MissingRequiredArgument
        && let Some((example, _)) = examples::of(name, lang).first()
    {
        complain(&say!(
            lang,
            "Zum Beispiel: {example}",
            "For example: {example}"
        ));
    }
    complain(&say!(
        lang,
        "Hilfe: {called} --help",
        "Help: {called} --help"
    ));
    Exit::Wrong
}

fn show_help(arguments: &[OsString], lang: Lang, surroundings: &Surroundings) -> Exit {
    let Some((extent, name)) = asked(arguments) else {
        return Exit::Wrong;
    };
    let width = surroundings.width.unwrap_or(WIDEST).clamp(30, WIDEST);
    let mut command = localised(Cli::command(), lang, width);
    command.build();
    // What completion scripts call has no page of its own.
    let (command, name) = match named(&mut command, name.split_whitespace()) {
        Some(found) => (found.clone(), name.as_str()),
        None => (command, ""),
    };
    let text = page(command, name, extent, lang);
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", translated(text.trim_end(), lang)).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Exit::Data,
        _ => Exit::Found,
    }
}

/// The help of which command a call asks for, and how much of it. Only clap can tell, which reads the
/// call with pages that say nothing but that.
fn asked(arguments: &[OsString]) -> Option<(Extent, String)> {
    fn marked(command: Command, name: &str) -> Command {
        command
            .help_template("{before-help}")
            .term_width(0)
            .before_help(format!("-h {name}"))
            .before_long_help(format!("--help {name}"))
            .mut_subcommands(|command| {
                let name = format!("{name} {}", command.get_name());
                marked(command, name.trim_start())
            })
    }
    let error = marked(Cli::command(), "")
        .try_get_matches_from(arguments)
        .err()
        .filter(|error| error.kind() == ErrorKind::DisplayHelp)?;
    let mark = error.render().to_string();
    let (option, name) = mark.trim().split_once(' ').unwrap_or((mark.trim(), ""));
    let extent = match option {
        "-h" => Extent::Short,
        _ => Extent::Whole,
    };
    Some((extent, name.to_owned()))
}

/// The command that these words name, by whichever of its names; `None` for one that is hidden or does
/// not exist.
pub(super) fn named<'c, 'w>(
    command: &'c mut Command,
    mut words: impl Iterator<Item = &'w str>,
) -> Option<&'c mut Command> {
    match words.next() {
        None => Some(command),
        Some(word) => {
            let found = command.find_subcommand_mut(word);
            named(found.filter(|found| !found.is_hide_set())?, words)
        }
    }
}

/// A page of help.
fn page(command: Command, name: &str, extent: Extent, lang: Lang) -> String {
    let is_short = extent == Extent::Short;
    let call = format!("wir {name}");
    let call = call.trim_end();
    let end = match extent {
        Extent::Short => say!(
            lang,
            "Alles, auch die Optionen für alle Befehle: {call} --help",
            "Everything, with the options of all commands: {call} --help"
        ),
        Extent::Whole => whole(name, lang),
    };
    let names: Vec<&str> = command.get_all_aliases().collect();
    let about = with_names(&about(&command), &names, lang);
    command
        .about(about)
        .before_help(examples_of(name, lang))
        .after_help(end)
        .mut_args(|argument| {
            let is_hidden = is_short && argument.is_global_set();
            argument.hide_short_help(is_hidden)
        })
        .render_help()
        .to_string()
}

fn examples_of(name: &str, lang: Lang) -> String {
    let mut text = t!(lang, "Beispiele:", "Examples:").to_owned();
    for (call, gives) in examples::of(name, lang) {
        text.push_str(&format!("\n  {call}\n      {gives}"));
    }
    text
}

/// What the whole help says behind the options.
fn whole(name: &str, lang: Lang) -> String {
    let mut parts: Vec<String> = notes::of(name, lang).iter().map(plain).collect();
    let mut add = |title: &str, terms: &Block| parts.push(format!("{title}:\n{}", plain(terms)));
    add(
        t!(lang, "Rückgabewerte", "Exit codes"),
        &lists::exit_codes(lang),
    );
    if name.is_empty() {
        add(
            t!(lang, "Umgebung", "Environment"),
            &lists::environment(lang),
        );
        add(t!(lang, "Dateien", "Files"), &lists::files(lang));
        parts.push(plain(&Block::text(lists::other_systems(lang))));
    }
    let shapes = json::of(name);
    if !shapes.is_empty() {
        parts.push(format!("JSON:\n{}", plain(&Block::terms(shapes))));
        parts.extend(json::remark(name, lang).map(str::to_owned));
        parts.push(json::legend(lang).to_owned());
    }
    parts.push(say!(
        lang,
        "Handbuch: wir man {name}",
        "Manual: wir man {name}"
    ));
    parts.join("\n\n")
}

/// A block without marks; clap wraps it.
fn plain(block: &Block) -> String {
    match block {
        Block::Text(text) => text.replace('`', ""),
        Block::Terms(terms) => {
            let widest = terms.iter().map(|(term, _)| term.len()).max();
            let line = |(term, meaning): &(String, String)| match widest {
                Some(widest @ ..=3) => format!("  {term:widest$}  {meaning}"),
                _ => format!("  {term}\n      {meaning}"),
            };
            terms.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        Block::Lines(lines) => (*lines).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_command_is_recognised() {
        assert_eq!(command_near("contcats").as_deref(), Some("contacts"));
        assert_eq!(command_near("kontakt").as_deref(), Some("kontakt"));
        assert_eq!(command_near("falk"), None);
        assert_eq!(
            command_near("fristen").as_deref(),
            Some("foerderung fristen")
        );
    }
}
