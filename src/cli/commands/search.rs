//! `wir search`, and any word that is no command: everything at once.

use std::ffi::OsString;

use clap::Args;
use clap::builder::RangedU64ValueParser;

use super::contacts::{limit_hits, tell_understood};
use crate::cli::command_descriptions::command_near;
use crate::cli::context::Context;
use crate::cli::data::Data;
use crate::cli::help_text::localized;
use crate::cli::quote::quote;
use crate::cli::refusal::{CommandResult, Refusal};
use crate::cli::typed;
use crate::formats::RecordKind;
use crate::ldap::ServerQuery;
use crate::model::Directory;
use crate::render::{Format, View};
use crate::search::{self, CombinedHits, Query};
use crate::{say, t};

#[derive(Args)]
#[command(alias = "suche",
    about = localized("In allem suchen: Personen, Räume, Stellen, Themen", "Search everything: people, rooms, units, topics"))]
pub(in crate::cli) struct Search {
    #[arg(value_name = localized("WÖRTER", "WORDS"), required = true, help = localized("Was gesucht wird; alle Wörter müssen passen", "What is searched; all words must fit"))]
    pub(in crate::cli) words: Vec<OsString>,
    #[arg(long, value_name = localized("ZAHL", "NUMBER"), value_parser = RangedU64ValueParser::<usize>::new().range(1..),
        help = localized("Höchstens so viele Kontakte zeigen", "Show at most this many contacts"))]
    pub(in crate::cli) limit: Option<usize>,
    #[arg(long, help = localized("Auch zeigen, was nur ähnlich klingt oder aussieht", "Also show what only sounds or looks alike"))]
    pub(in crate::cli) similar: bool,
}

pub(in crate::cli) fn run(context: &Context<'_>, args: &Search) -> CommandResult {
    run_after(context, args, None)
}

/// As [`run()`]. `first` is a word that may be a mistyped command, for the case that nothing is found.
pub(in crate::cli) fn run_after(
    context: &Context<'_>,
    args: &Search,
    first: Option<&str>,
) -> CommandResult {
    let words = typed::join(&args.words);
    if words.trim().is_empty() {
        return refuse_no_words(context);
    }
    let query = Query::new(&words);
    let look = |data| look_up(context, args, &query, data);
    let wanted = context.entry_query(&query, args.limit, args.similar);
    let ask = ServerQuery::Entries(wanted);
    let (data, (directory, mut found)) = context.look_up(RecordKind::DIRECTORY, ask, look);
    context.tell_findings(data);
    // A word that is written so somewhere is not meant to be something similar elsewhere.
    let has_written = !found.rooms.is_empty()
        || found.contacts.has_written()
        || found
            .topics
            .iter()
            .any(|hit| hit.how < search::MatchKind::Similar);
    if has_written && !args.similar {
        found.contacts.keep_written();
        found
            .topics
            .retain(|hit| hit.how < search::MatchKind::Similar);
    }
    let is_left_out = !found.understood.without.is_empty();
    let near = first.filter(|_| !has_written || is_left_out);
    let near = near.and_then(|word| command_near(&(context.command_line)(), word));
    // A mistyped command is like some topics by its letters alone; they are no answer.
    if near.is_some() && !has_written {
        found.topics.clear();
    }
    if found.is_empty() {
        let asked = quote(query.typed());
        if let Some(command) = near {
            return refuse_mistyped(context, &View::Hits(&found), directory, &asked, &command);
        }
        let sentence = say!(
            context.lang,
            "Nichts gefunden für „{asked}“. Bitte nur einen Teil tippen. Was es gibt: wir",
            "Nothing found for “{asked}”. Please type only a part. What there is: wir"
        );
        return context.nothing(data, &View::Hits(&found), sentence);
    }
    let similar = if has_written {
        search::SimilarHits::Behind
    } else {
        search::SimilarHits::All
    };
    tell_understood(context, &query, &found.understood, similar);
    limit_hits(context, &mut found.contacts, args.limit, Some(directory));
    let suggestion = near.map(|command| {
        say!(
            context.lang,
            "Oder meinten Sie den Befehl „wir {command}“?",
            "Or did you mean the command “wir {command}”?"
        )
    });
    let answer = context.answer(&View::Hits(&found), directory);
    match answer.and_then(|exit| context.refuse_if_damaged(data).map(|()| exit)) {
        Ok(exit) => {
            if let Some(text) = suggestion {
                context.streams.tell(&text);
            }
            Ok(exit)
        }
        Err(refusal) => Err(suggestion.into_iter().fold(refusal, Refusal::with_hint)),
    }
}

/// Says that words are missing: a variable of the shell was empty.
pub(in crate::cli) fn refuse_no_words(context: &Context<'_>) -> CommandResult {
    Err(Refusal::wrong(t!(
        context.lang,
        "Es fehlt, wonach gesucht werden soll. Zum Beispiel: wir search ehrenamt",
        "What to search for is missing. For example: wir search ehrenamt"
    )))
}

/// Says which command was probably meant. The switchboard knows nothing of commands.
pub(in crate::cli) fn refuse_mistyped(
    context: &Context<'_>,
    nothing: &View<'_>,
    directory: &Directory<'_>,
    asked: &str,
    command: &str,
) -> CommandResult {
    if context.format == Format::JSON {
        context.answer(nothing, directory)?;
    }
    Err(Refusal::nothing(say!(
        context.lang,
        "„{asked}“ kenne ich nicht. Meinten Sie „wir {command}“?",
        "I do not know “{asked}”. Did you mean “wir {command}”?"
    )))
}

/// Searches contacts, rooms and topics.
fn look_up<'d>(
    context: &Context<'d>,
    args: &Search,
    query: &Query,
    data: &'d Data<'d>,
) -> (&'d Directory<'d>, CombinedHits<'d>) {
    let directory = context.store.directory_for(data, query);
    let found =
        search::search_everything(data.people(), directory, query, args.similar, context.lang);
    (directory, found)
}
