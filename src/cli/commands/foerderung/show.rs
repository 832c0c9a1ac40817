//! `wir foerderung show`: one funding line as a sheet.

use std::ffi::OsString;

use clap::Args;

use crate::cli::command_descriptions::command_below_near;
use crate::cli::commands::contacts::tell_only_similar;
use crate::cli::commands::search::{refuse_mistyped, refuse_no_words};
use crate::cli::context::Context;
use crate::cli::help_text::localized;
use crate::cli::quote::quote;
use crate::cli::refusal::CommandResult;
use crate::cli::typed;
use crate::diagnostic::closest_word;
use crate::formats::RecordKind;
use crate::model::{Directory, FundingLine};
use crate::render::{LineList, LineSheet, View};
use crate::say;
use crate::search::{Corpus, MatchKind, Passage, Query, Topic, TopicHit};
use crate::text::fold;

/// The kinds of data that sheets are made of.
pub(in crate::cli) const KINDS: [RecordKind; 6] = [
    RecordKind::Source,
    RecordKind::Unit,
    RecordKind::Room,
    RecordKind::Contact,
    RecordKind::Line,
    RecordKind::Term,
];

#[derive(Args)]
#[command(alias = "zeigen",
    about = localized("Ein Merkblatt zeigen", "Show one fact sheet"))]
pub(in crate::cli) struct Show {
    #[arg(value_name = localized("NAME", "NAME"), required = true,
        help = localized("Kennung oder Wörter, zum Beispiel migrantenorganisationen oder Minijob", "Id or words, for example migrantenorganisationen or mini-job"))]
    pub(in crate::cli) words: Vec<OsString>,
    #[arg(long, help = localized("Zu jedem Wert die Quelle zeigen", "Show the source of each value"))]
    pub(in crate::cli) sources: bool,
}

pub(in crate::cli) fn run(context: &Context<'_>, args: &Show) -> CommandResult {
    let lang = context.lang;
    let data = context.data(&KINDS);
    let words = typed::join(&args.words);
    if words.trim().is_empty() {
        return refuse_no_words(context);
    }
    let asked = quote(&words);
    let found = find_lines(&data.directory, &words);
    if found.is_only_similar
        && let Some(first) = words.split_whitespace().next()
        && let Some(command) = command_below_near(&(context.command_line)(), "foerderung", first)
    {
        let first = quote(first);
        let nothing = View::Lines(LineList {
            lines: &[],
            day: None,
        });
        return refuse_mistyped(context, &nothing, &data.directory, &first, &command);
    }
    if found.is_only_similar && !found.lines.is_empty() {
        tell_only_similar(context, &Query::new(&words));
    }
    match &found.lines[..] {
        [line] => {
            // The sheet does not say why it answers a keyword, so the keyword is named.
            if let Some(keyword) = found.keyword {
                let label = line.label.get(lang);
                context.streams.tell(&say!(
                    lang,
                    "„{keyword}“ ist ein Stichwort von: {label}",
                    "“{keyword}” is a keyword of: {label}"
                ));
            }
            let sheet = LineSheet {
                line,
                sources: args.sources,
            };
            context.answer(&View::Line(sheet), &data.directory)
        }
        [] => {
            let sentence = say!(
                lang,
                "Eine Förderlinie „{asked}“ gibt es nicht. Alle zeigt: wir foerderung",
                "There is no funding line “{asked}”. All are shown by: wir foerderung"
            );
            context.nothing(
                data,
                &View::Lines(LineList {
                    lines: &[],
                    day: None,
                }),
                sentence,
            )
        }
        // Several lines fit: shown at a glance, so that one can choose.
        several => {
            let (count, all) = (several.len(), data.directory.lines().len());
            context.streams.tell(&say!(
                lang,
                "{count} von {all} Linien zu „{asked}“:",
                "{count} of {all} lines about “{asked}”:"
            ));
            context.answer(
                &View::Lines(LineList {
                    lines: several,
                    day: None,
                }),
                &data.directory,
            )
        }
    }
}

/// The lines that words name, and the keyword that led to a single one.
struct Named<'d> {
    lines: Vec<&'d FundingLine>,
    keyword: Option<&'d str>,
    /// Whether nothing is called so, and nothing says so.
    is_only_similar: bool,
}

impl<'d> Named<'d> {
    fn line(line: &'d FundingLine) -> Named<'d> {
        Named {
            lines: vec![line],
            keyword: None,
            is_only_similar: false,
        }
    }
}

/// The line with this id, else the lines that the words find best.
/// Of words that are only similar, a misspelt id is the surest.
fn find_lines<'d>(directory: &'d Directory<'d>, words: &str) -> Named<'d> {
    if let Some(line) = directory.line(words.trim()) {
        return Named::line(line);
    }
    let query = Query::new(words);
    let mut hits: Vec<(&FundingLine, TopicHit<'d>)> = Corpus::new(directory, &query)
        .hits()
        .into_iter()
        .filter_map(|hit| match hit.entry {
            Topic::Line(line) => Some((line, hit)),
            _ => None,
        })
        .collect();
    // The exact name of a line means that line, and none that is only about the same.
    let asked = fold::spelled_key(words);
    let is_called = |line: &FundingLine| {
        line.label
            .translations()
            .any(|label| fold::spelled_key(label) == asked)
    };
    if hits.iter().any(|(line, _)| is_called(line)) {
        hits.retain(|(line, _)| is_called(line));
    }
    let is_only_similar = hits.iter().all(|(_, hit)| hit.how == MatchKind::Similar);
    let ids = directory.lines().iter().map(|line| line.id.as_str());
    let misspelt = closest_word(words.trim(), ids).filter(|_| is_only_similar);
    if let Some(line) = misspelt.and_then(|id| directory.line(id)) {
        return Named {
            is_only_similar,
            ..Named::line(line)
        };
    }
    let keyword = match &hits[..] {
        [(_, hit)] => match hit.passage {
            Passage::Keyword(keyword) if !hit.is_named => Some(keyword),
            _ => None,
        },
        _ => None,
    };
    Named {
        lines: hits.into_iter().map(|(line, _)| line).collect(),
        keyword,
        is_only_similar,
    }
}
