//! `wir foerderung`: all funding lines at a glance, and the commands below it.

mod answers;
pub(in crate::cli) mod deadlines;
pub(in crate::cli) mod find;
pub(in crate::cli) mod show;

use std::ffi::OsString;

use clap::{Args, Command, Subcommand};

use crate::cli::context::Context;
use crate::cli::days::Today;
use crate::cli::exit::Exit;
use crate::cli::help_text::localized;
use crate::cli::refusal::{CommandResult, Refusal};
use crate::model::FundingLine;
use crate::render::{LineList, View};
use crate::{say, t};

#[derive(Args)]
#[command(alias = localized("förderung", "funding"), alias = localized("funding", "förderung"), subcommand_precedence_over_arg = true,
    about = localized("Fördermittel im Überblick, oder eines genau", "Funding lines at a glance, or one in detail"))]
pub(in crate::cli) struct Foerderung {
    #[arg(long, conflicts_with = "as_of", help = localized(
        "Jede Linie auf einen Blick, auch ohne Frist",
        "Each line at a glance, without a deadline too"))]
    all: bool,
    #[command(flatten)]
    today: Today,
    #[command(subcommand)]
    command: Option<FoerderungCommand>,
}

#[derive(Subcommand)]
enum FoerderungCommand {
    Show(show::Show),
    Find(find::Find),
    Deadlines(deadlines::Deadlines),
    /// Words without `show` before them: read again with it.
    #[command(external_subcommand)]
    Words(Vec<OsString>),
}

/// The command below `foerderung` that has this name or alias. Only these few are built for it: any word
/// without a command before it is asked for here.
pub(in crate::cli) fn command_named(word: &str) -> Option<String> {
    let command = FoerderungCommand::augment_subcommands(Command::new("foerderung"));
    let command = command.find_subcommand(word)?;
    Some(command.get_name().to_owned())
}

impl Foerderung {
    /// The words behind `foerderung` where no command is among them.
    pub(in crate::cli) fn words(&self) -> Option<&[OsString]> {
        match &self.command {
            Some(FoerderungCommand::Words(words)) => Some(words),
            _ => None,
        }
    }
}

pub(in crate::cli) fn run(context: &Context<'_>, args: &Foerderung) -> CommandResult {
    let of_overview = [("--all", args.all), ("--as-of", args.today.as_of.is_some())];
    let misplaced = of_overview.iter().find(|(_, is_given)| *is_given);
    // Left out in silence, it would seem to hold for the command behind it.
    if let (Some(_), Some((option, _))) = (&args.command, misplaced) {
        return Err(Refusal::wrong(say!(
            context.lang,
            "„{option}“ gilt nur für die Übersicht, und dahinter steht ein Befehl. Bitte weglassen. Hinter find und deadlines gibt es --as-of auch.",
            "“{option}” holds for the overview alone, and a command stands behind it. Please leave it out. Behind find and deadlines there is --as-of, too."
        )));
    }
    match &args.command {
        None => list_lines(context, args),
        Some(FoerderungCommand::Show(args)) => show::run(context, args),
        Some(FoerderungCommand::Find(args)) => find::run(context, args),
        Some(FoerderungCommand::Deadlines(args)) => deadlines::run(context, args),
        // Words are read again with `show` before them, and so never come here.
        Some(FoerderungCommand::Words(_)) => Ok(Exit::Wrong),
    }
}

fn list_lines(context: &Context<'_>, args: &Foerderung) -> CommandResult {
    let day = if args.all {
        None
    } else {
        Some(context.day(args.today.as_of)?)
    };
    let data = context.data(&show::KINDS);
    let lines: Vec<&FundingLine> = data.directory.lines().iter().collect();
    if lines.is_empty() {
        let sentence = t!(
            context.lang,
            "Es ist keine Förderlinie beschrieben.",
            "No funding line is described."
        );
        let nothing = View::Lines(LineList { lines: &[], day });
        return context.nothing(data, &nothing, sentence);
    }
    let list = LineList { lines: &lines, day };
    context.answer(&View::Lines(list), &data.directory)
}
