//! `wir foerderung`: all funding lines at a glance, or one as a sheet.

use super::Exit;
use super::args;
use super::desk::{Desk, quoted, typed};
use crate::diagnostic::meant;
use crate::model::{Directory, FundingLine};
use crate::render::{LineList, LineSheet, View};
use crate::say;
use crate::search::{self, Query, Topic};
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
        Some(args::FoerderungCommand::Show(args)) => show(desk, args),
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
    let found = find(&data.directory, &words);
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
            let ids: Vec<&str> = data
                .directory
                .lines
                .iter()
                .map(|line| line.id.as_str())
                .collect();
            let hint = match meant(words.trim(), ids.iter().copied()) {
                Some(id) => say!(lang, "Meinten Sie „{id}“?", "Did you mean “{id}”?"),
                None => {
                    let ids = ids.join(", ");
                    say!(lang, "Es gibt: {ids}.", "There are: {ids}.")
                }
            };
            let sentence = say!(
                lang,
                "Eine Förderlinie „{asked}“ gibt es nicht. {hint}",
                "There is no funding line “{asked}”. {hint}"
            );
            desk.nothing(data, &View::Lines(LineList { lines: &[] }), &sentence)
        }
        // Several lines fit: shown at a glance, so that one can choose.
        ref several => desk.answer(&View::Lines(LineList { lines: several }), &data.directory),
    }
}

/// The line with this id, else the lines that the words find best.
pub(super) fn find<'d>(directory: &'d Directory<'d>, words: &str) -> Vec<&'d FundingLine> {
    if let Some(line) = directory.line(words.trim()) {
        return vec![line];
    }
    let hits = search::topics(directory, &Query::new(words));
    let best = hits.iter().map(|hit| hit.how).min();
    let line = |topic: Topic<'d>| match topic {
        Topic::Line(line) => Some(line),
        _ => None,
    };
    hits.iter()
        .filter(|hit| Some(hit.how) == best)
        .filter_map(|hit| line(hit.entry))
        .collect()
}
