//! `wir program`: what the programme and the centre do, and who is responsible.

use std::ffi::OsString;

use clap::Args;

use super::contacts::tell_only_similar;
use crate::cli::context::Context;
use crate::cli::help_text::localized;
use crate::cli::quote::quote;
use crate::cli::refusal::CommandResult;
use crate::cli::typed;
use crate::formats::RecordKind;
use crate::render::View;
use crate::say;
use crate::search::{Corpus, MatchKind, Query, Topic, TopicHit};

#[derive(Args)]
#[command(alias = localized("programm", "programme"), alias = localized("programme", "programm"),
    about = localized("Was das Programm WIR und das Zentrum tun", "What the WIR programme and the centre do"))]
pub(in crate::cli) struct Program {
    #[arg(value_name = localized("BEREICH", "AREA"), help = localized("Ein Arbeitsbereich oder Thema; ohne Angabe alles", "An area of work or a topic; everything if left out"))]
    pub(in crate::cli) area: Vec<OsString>,
}

pub(in crate::cli) fn run(context: &Context<'_>, args: &Program) -> CommandResult {
    let data = context.data(RecordKind::DIRECTORY);
    let directory = &data.directory;
    let query = Query::new(&typed::join(&args.area));
    if query.is_empty() {
        let programmes = directory.programmes().iter().map(Topic::Programme);
        let topics: Vec<Topic> = programmes
            .chain(directory.areas().iter().map(Topic::Area))
            .collect();
        if topics.is_empty() {
            let sentence = crate::t!(
                context.lang,
                "Es ist kein Programm beschrieben. Welche Daten gelesen werden: wir paths",
                "No programme is described. Which data is read: wir paths"
            );
            return context.nothing(data, &View::Topics(&topics), sentence);
        }
        return context.answer(&View::Topics(&topics), directory);
    }
    let by_id = [
        directory.area(query.typed()).map(Topic::Area),
        directory
            .programmes()
            .iter()
            .find(|programme| programme.id == query.typed())
            .map(Topic::Programme),
    ];
    let mut topics: Vec<Topic> = by_id.into_iter().flatten().collect();
    if topics.is_empty() {
        let hits = Corpus::new(directory, &query).hits();
        let of_programme =
            |hit: &&TopicHit| matches!(hit.entry, Topic::Area(_) | Topic::Programme(_));
        let hits: Vec<&TopicHit> = hits.iter().filter(of_programme).collect();
        // What has as much of it as the best one.
        let best = hits.first().map(|hit| (hit.how, hit.is_named));
        topics = hits
            .iter()
            .filter(|hit| Some((hit.how, hit.is_named)) == best)
            .map(|hit| hit.entry)
            .collect();
        if best.is_some_and(|(how, _)| how == MatchKind::Similar) {
            tell_only_similar(context, &query);
        }
    }
    if topics.is_empty() {
        let asked = quote(query.typed());
        let names: Vec<&str> = directory
            .areas()
            .iter()
            .map(|area| area.name.get(context.lang))
            .collect();
        let names = names.join("; ");
        let sentence = say!(
            context.lang,
            "Zu „{asked}“ gibt es keinen Arbeitsbereich. Es gibt: {names}.",
            "There is no area of work for “{asked}”. There are: {names}."
        );
        return context.nothing(data, &View::Topics(&topics), sentence);
    }
    context.answer(&View::Topics(&topics), directory)
}
