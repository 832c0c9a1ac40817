//! `wir man`: the manual pages, made from the same texts as the help.

mod layout;

use clap::{Arg, Args, Command};

use crate::cli::command_descriptions::about;
use crate::cli::context::Context;
use crate::cli::help;
use crate::cli::help_text::localized;
use crate::cli::manual::{Block, examples, json, lists, notes, reference};
use crate::cli::quote::quote;
use crate::cli::refusal::{CommandResult, Refusal};
use crate::formats::RecordKind;
use crate::load::DataLayers;
use crate::render::Failure;
use crate::text::locale::Lang;
use crate::{say, t};
use layout::{ManualHeader, ManualPage};

#[derive(Args)]
#[command(about = localized("Handbuchseite ausgeben", "Print a manual page"))]
pub(in crate::cli) struct Man {
    #[arg(value_name = localized("BEFEHL", "COMMAND"), help = localized("Seite eines Befehls; ohne Angabe die Hauptseite", "Page of a command; the main page if left out"))]
    pub(in crate::cli) command: Vec<String>,
}

/// The section of manuals that holds programs.
const SECTION: &str = "1";

pub(in crate::cli) fn run(context: &Context<'_>, args: &Man) -> CommandResult {
    let lang = context.lang;
    context.tell_settings();
    let mut command = help::localized_command((context.command_line)(), lang);
    let words = args.command.iter().map(String::as_str);
    let Some(command) = help::find_command(&mut command, words) else {
        let name = quote(&args.command.join(" "));
        return Err(Refusal::wrong(say!(
            lang,
            "Einen Befehl „{name}“ gibt es nicht. Alle Befehle: wir --help",
            "There is no command “{name}”. All commands: wir --help"
        )));
    };
    let text = page(context, command);
    context.print(|out| out.write_all(text.as_bytes()).map_err(Failure::from))
}

/// The manual page of a command.
fn page(context: &Context<'_>, command: &Command) -> String {
    let lang = context.lang;
    // `wir foerderung find` as it is typed, and without the program.
    let call = command.get_bin_name().unwrap_or("wir").to_owned();
    let name = call.strip_prefix("wir").unwrap_or_default().trim_start();
    let version = env!("CARGO_PKG_VERSION");
    let mut page = ManualPage::new(&ManualHeader {
        title: &page_name(&call).to_uppercase(),
        section: SECTION,
        date: &data_date(context),
        source: &format!("wir {version}"),
        manual: t!(lang, "Handbuch zu wir", "Manual of wir"),
    });
    let about = about(command);
    page.section(t!(lang, "BEZEICHNUNG", "NAME"));
    page.name(&page_name(&call), &about);
    page.section(t!(lang, "ÜBERSICHT", "SYNOPSIS"));
    let usage = command.clone().render_usage().to_string();
    let usage = help::translated(usage.trim_start_matches("Usage: "), lang);
    page.call(&call, usage.strip_prefix(&call).unwrap_or_default());
    page.section(t!(lang, "BESCHREIBUNG", "DESCRIPTION"));
    page.blocks(&[description(command, &about, lang)]);
    page.blocks(&notes::for_command(name, lang));
    page.section(t!(lang, "OPTIONEN", "OPTIONS"));
    write_options(&mut page, command, lang);
    write_commands(&mut page, command, lang);
    for section in reference(name, lang) {
        page.section(section.title);
        page.blocks(&section.blocks);
    }
    page.section(t!(lang, "BEISPIELE", "EXAMPLES"));
    page.blocks(&[Block::terms(examples::for_command(name, lang))]);
    page.section(t!(lang, "RÜCKGABEWERT", "EXIT STATUS"));
    page.blocks(&[lists::exit_codes(lang)]);
    page.section(t!(lang, "DATEIEN", "FILES"));
    let elsewhere = Block::text(lists::other_systems(lang));
    page.blocks(&[lists::files(lang), elsewhere]);
    page.section(t!(lang, "UMGEBUNG", "ENVIRONMENT"));
    page.blocks(&[lists::environment(lang)]);
    write_shapes(&mut page, name, lang);
    page.section(t!(lang, "SIEHE AUCH", "SEE ALSO"));
    page.pages(&other_pages(context, &call), SECTION);
    page.render()
}

/// The name under which the page of a call is filed.
fn page_name(call: &str) -> String {
    call.replace(' ', "-")
}

/// The day on which the bundled data was read last: pages made again are the same.
fn data_date(context: &Context<'_>) -> String {
    let bundled = DataLayers {
        bundled: true,
        ..DataLayers::default()
    };
    let data = context.data_without_config(&bundled, &[RecordKind::Source]);
    let days = data
        .directory
        .sources()
        .iter()
        .map(|source| source.retrieved);
    days.max().map(|day| day.to_string()).unwrap_or_default()
}

/// What the command does, and what else it is called.
fn description(command: &Command, about: &str, lang: Lang) -> Block {
    let sign = if about.ends_with('?') { "" } else { "." };
    let names: Vec<&str> = command.get_all_aliases().collect();
    let names = names.join("`, `");
    Block::Text(match names.as_str() {
        "" => format!("{about}{sign}"),
        _ => say!(
            lang,
            "{about}{sign} Der Befehl heißt auch `{names}`.",
            "{about}{sign} The command is also called `{names}`."
        ),
    })
}

fn write_options(page: &mut ManualPage, command: &Command, lang: Lang) {
    let (global, own): (Vec<&Arg>, Vec<&Arg>) = command
        .get_arguments()
        .filter(|argument| !argument.is_hide_set())
        .partition(|argument| argument.is_global_set());
    if !own.is_empty() {
        page.part(t!(lang, "Dieser Befehl", "Of this command"));
        for argument in own {
            page.argument(argument);
        }
    }
    page.part(t!(lang, "Alle Befehle", "Of all commands"));
    for argument in global {
        page.argument(argument);
    }
}

fn write_commands(page: &mut ManualPage, command: &Command, lang: Lang) {
    let shown: Vec<(String, String)> = command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .map(|command| {
            let call = command.get_bin_name().unwrap_or_default();
            let about = command.get_about().map(ToString::to_string);
            (call.to_owned(), about.unwrap_or_default())
        })
        .collect();
    if !shown.is_empty() {
        page.section(t!(lang, "BEFEHLE", "COMMANDS"));
        page.blocks(&[Block::Terms(shown)]);
    }
}

fn write_shapes(page: &mut ManualPage, name: &str, lang: Lang) {
    let shapes = json::for_command(name);
    if shapes.is_empty() {
        return;
    }
    page.section("JSON");
    page.blocks(&[Block::text(json::legend(lang)), Block::terms(shapes)]);
    if let Some(remark) = json::remark(name, lang) {
        page.blocks(&[Block::text(remark)]);
    }
}

/// The pages of the other commands.
fn other_pages(context: &Context<'_>, call: &str) -> Vec<String> {
    fn collect(command: &Command, pages: &mut Vec<String>) {
        pages.push(page_name(command.get_bin_name().unwrap_or("wir")));
        let shown = command.get_subcommands();
        for command in shown.filter(|command| !command.is_hide_set()) {
            collect(command, pages);
        }
    }
    let mut pages = Vec::new();
    collect(
        &help::localized_command((context.command_line)(), context.lang),
        &mut pages,
    );
    pages.retain(|page| *page != page_name(call));
    pages
}
