//! `wir foerderung`: all funding lines at a glance, or one as a sheet.

use super::Exit;
use super::args::{self, Later};
use super::contacts::only_similar;
use super::desk::{Desk, quoted, typed};
use super::find;
use crate::diagnostic::meant;
use crate::model::{Directory, FundingLine};
use crate::render::{LineList, LineSheet, View};
use crate::say;
use crate::search::{self, Hit, Hits, Query, Topic};
use crate::source::Kind;

/// The kinds of data that sheets are made of.
pub(super) const KINDS: [Kind; 5] = [
    Kind::Source,
    Kind::Unit,
    Kind::Room,
    Kind::Contact,
    Kind::Line,
];

pub(super) fn run(desk: &Desk, args: &args::Foerderung) -> Exit {
    match &args.command {
        None => list(desk),
        Some(args::FoerderungCommand::Show(Later(args))) => show(desk, args),
        Some(args::FoerderungCommand::Find(Later(args))) => find::run(desk, args),
        Some(args::FoerderungCommand::Deadlines(Later(args))) => find::deadlines(desk, args),
        // Words are read again with `show` before them, and so never come here.
        Some(args::FoerderungCommand::Words(_)) => Exit::Wrong,
    }
}

fn list(desk: &Desk) -> Exit {
    let data = desk.data(&KINDS);
    let lines: Vec<&FundingLine> = data.directory.lines.iter().collect();
    if lines.is_empty() {
        let sentence = crate::t!(
            desk.lang,
            "Es ist keine Förderlinie beschrieben.",
            "No funding line is described."
        );
        return desk.nothing(data, &View::Lines(LineList { lines: &lines }), sentence);
    }
    desk.answer(&View::Lines(LineList { lines: &lines }), &data.directory)
}

fn show(desk: &Desk, args: &args::Show) -> Exit {
    let lang = desk.lang;
    let data = desk.data(&KINDS);
    let words = typed(&args.words);
    let found = find(desk, &data.directory, &words);
    match found[..] {
        [line] => desk.answer(
            &View::Line(LineSheet {
                line,
                sources: args.sources,
            }),
            &data.directory,
        ),
        [] => {
            let asked = quoted(&words);
            let sentence = say!(
                lang,
                "Eine Förderlinie „{asked}“ gibt es nicht. Alle zeigt: wir foerderung",
                "There is no funding line “{asked}”. All are shown by: wir foerderung"
            );
            desk.nothing(data, &View::Lines(LineList { lines: &[] }), &sentence)
        }
        // Several lines fit: shown at a glance, so that one can choose.
        ref several => desk.answer(&View::Lines(LineList { lines: several }), &data.directory),
    }
}

/// The line with this id, else the lines that the words find best.
/// Of words that are only similar, a misspelt id is the surest.
fn find<'d>(desk: &Desk, directory: &'d Directory<'d>, words: &str) -> Vec<&'d FundingLine> {
    if let Some(line) = directory.line(words.trim()) {
        return vec![line];
    }
    let query = Query::new(words);
    let hits: Hits<&FundingLine> = search::topics(directory, &query)
        .into_iter()
        .filter_map(|Hit { entry, how, fields }| match entry {
            Topic::Line(entry) => Some(Hit { entry, how, fields }),
            _ => None,
        })
        .collect();
    let is_only_similar = search::only_similar(&hits);
    let ids = directory.lines.iter().map(|line| line.id.as_str());
    let misspelt = meant(words.trim(), ids).filter(|_| hits.is_empty() || is_only_similar);
    if is_only_similar || misspelt.is_some() {
        only_similar(desk, &query);
    }
    if let Some(line) = misspelt.and_then(|id| directory.line(id)) {
        return vec![line];
    }
    let best = hits.iter().map(|hit| hit.how).min();
    hits.iter()
        .filter(|hit| Some(hit.how) == best)
        .map(|hit| hit.entry)
        .collect()
}
