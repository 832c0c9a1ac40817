//! Help and errors of the command line in both languages.
//!
//! clap cannot be translated by a switch. The call is read with the plain command; only when clap
//! wants to show help or an error, the command is built once more with headings in the language. The
//! good path pays nothing.

mod mistakes;

use std::ffi::OsString;

use clap::Command;
use clap::error::ErrorKind;

use super::exit::Exit;
use super::manual::{Block, examples, json, lists, notes};
use super::refusal::{CommandResult, Refusal};
use super::streams::Streams;
use crate::cli::command_descriptions::{about, describe, with_names};
use crate::render::Failure;
use crate::text::locale::Lang;
use crate::{say, t};

/// Widest line of help.
const WIDEST: usize = 78;

/// The command line, and how its help is shown.
pub(super) struct CommandLine<'l> {
    /// Builds the whole command.
    pub(super) command: fn() -> Command,
    pub(super) lang: Lang,
    /// Columns of the terminal.
    pub(super) width: Option<usize>,
    pub(super) streams: &'l Streams,
}

/// How much a page of help says.
#[derive(Clone, Copy, PartialEq)]
enum Extent {
    /// `-h`: what fits a screen.
    Short,
    /// `--help`: everything.
    Whole,
}

/// The whole command in the language: headings, aliases, usage words.
pub(super) fn localized_command(command: Command, lang: Lang) -> Command {
    let mut command = localize(command, lang, WIDEST);
    command.build();
    command
}

fn localize(command: Command, lang: Lang, width: usize) -> Command {
    let template = t!(
        lang,
        "Aufruf: {usage}\n\n{about-with-newline}\n{before-help}{all-args}{after-help}",
        "Usage: {usage}\n\n{about-with-newline}\n{before-help}{all-args}{after-help}"
    );
    let (about, described) = (about(&command), describe(&command, lang));
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
        .mut_subcommands(|command| localize(command, lang, width))
}

/// Words that clap writes into the usage line, whatever the language.
pub(super) fn translated(text: &str, lang: Lang) -> String {
    match lang {
        Lang::De => text.replace("[OPTIONS]", "[OPTIONEN]"),
        Lang::En => text.to_owned(),
    }
}

/// Shows the help that was asked for, or refuses with what is wrong with the call.
pub(super) fn explain(
    error: &clap::Error,
    arguments: &[OsString],
    line: &CommandLine<'_>,
) -> CommandResult {
    let lang = line.lang;
    if error.kind() == ErrorKind::DisplayHelp {
        return show_help(arguments, line);
    }
    let mut refusal = Refusal::wrong(mistakes::what_to_change(&(line.command)(), error, lang));
    let called = mistakes::called((line.command)(), arguments);
    let name = called.trim_start_matches("wir").trim_start();
    if error.kind() == ErrorKind::MissingRequiredArgument
        && let Some((example, _)) = examples::for_command(name, lang).first()
    {
        refusal = refusal.with_hint(say!(
            lang,
            "Zum Beispiel: {example}",
            "For example: {example}"
        ));
    }
    Err(refusal.with_hint(say!(
        lang,
        "Hilfe: {called} --help",
        "Help: {called} --help"
    )))
}

fn show_help(arguments: &[OsString], line: &CommandLine<'_>) -> CommandResult {
    let lang = line.lang;
    let Some((extent, name)) = requested_help((line.command)(), arguments) else {
        return Ok(Exit::Wrong);
    };
    let width = line.width.unwrap_or(WIDEST).clamp(30, WIDEST);
    let mut command = localize((line.command)(), lang, width);
    command.build();
    // What completion scripts call has no page of its own.
    let (command, name) = match find_command(&mut command, name.split_whitespace()) {
        Some(found) => (found.clone(), name.as_str()),
        None => (command, ""),
    };
    let text = page(command, name, extent, lang);
    let text = translated(text.trim_end(), lang);
    match line.streams.answer(|out| Ok(writeln!(out, "{text}")?)) {
        Err(Failure::Io(error)) => Err(Refusal::unwritable(&error, lang)),
        // Help is text in every form.
        Ok(()) | Err(Failure::Unfit) => Ok(Exit::Found),
    }
}

/// The help of which command a call asks for, and how much of it. Only clap can tell, which reads the
/// call with pages that say nothing but that.
fn requested_help(command: Command, arguments: &[OsString]) -> Option<(Extent, String)> {
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
    let error = marked(command, "")
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
pub(super) fn find_command<'c, 'w>(
    command: &'c mut Command,
    mut words: impl Iterator<Item = &'w str>,
) -> Option<&'c mut Command> {
    match words.next() {
        None => Some(command),
        Some(word) => {
            let found = command.find_subcommand_mut(word);
            find_command(found.filter(|found| !found.is_hide_set())?, words)
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
        Extent::Whole => end_of_whole_help(name, lang),
    };
    let names: Vec<&str> = command.get_all_aliases().collect();
    let about = with_names(&about(&command), &names, lang);
    command
        .about(about)
        .before_help(examples_text(name, lang))
        .after_help(end)
        .mut_args(|argument| {
            // Those of all commands, and those of its own that it marks, for a screen has few lines.
            let is_marked = argument.is_global_set() || argument.is_hide_short_help_set();
            argument.hide_short_help(is_short && is_marked)
        })
        .render_help()
        .to_string()
}

fn examples_text(name: &str, lang: Lang) -> String {
    let mut text = t!(lang, "Beispiele:", "Examples:").to_owned();
    for (call, gives) in examples::for_command(name, lang) {
        text.push_str(&format!("\n  {call}\n      {gives}"));
    }
    text
}

/// What the whole help says behind the options.
fn end_of_whole_help(name: &str, lang: Lang) -> String {
    let mut parts: Vec<String> = notes::for_command(name, lang)
        .iter()
        .map(plain_text)
        .collect();
    let mut add =
        |title: &str, terms: &Block| parts.push(format!("{title}:\n{}", plain_text(terms)));
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
        parts.push(plain_text(&Block::text(lists::other_systems(lang))));
    }
    let shapes = json::for_command(name);
    if !shapes.is_empty() {
        parts.push(format!("JSON:\n{}", plain_text(&Block::terms(shapes))));
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
fn plain_text(block: &Block) -> String {
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
