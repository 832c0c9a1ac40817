//! `wir program`: what the programme and the centre do, and who is responsible.

use crate::cli::Exit;
use crate::cli::arguments;
use crate::cli::context::{Desk, quoted, typed};
use crate::formats::Kind;
use crate::render::View;
use crate::say;
use crate::search::{Corpus, How, Query, Topic, TopicHit};

pub(in crate::cli) fn run(desk: &Desk, args: &arguments::Program) -> Exit {
    let data = desk.data(&Kind::DIRECTORY);
    let directory = &data.directory;
    let query = Query::new(&typed(&args.area));
    if query.is_empty() {
        let programmes = directory.programmes.iter().map(Topic::Programme);
        let topics: Vec<Topic> = programmes
            .chain(directory.areas.iter().map(Topic::Area))
            .collect();
        if topics.is_empty() {
            let sentence = crate::t!(
                desk.lang,
                "Es ist kein Programm beschrieben. Welche Daten gelesen werden: wir paths",
                "No programme is described. Which data is read: wir paths"
            );
            return desk.nothing(data, &View::Topics(&topics), sentence);
        }
        return desk.answer(&View::Topics(&topics), directory);
    }
    let by_id = [
        directory.area(query.typed()).map(Topic::Area),
        directory
            .programmes
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
        if best.is_some_and(|(how, _)| how == How::Similar) {
            super::contacts::only_similar(desk, &query);
        }
    }
    if topics.is_empty() {
        let asked = quoted(query.typed());
        let names: Vec<&str> = directory
            .areas
            .iter()
            .map(|area| area.name.get(desk.lang))
            .collect();
        let names = names.join("; ");
        let sentence = say!(
            desk.lang,
            "Zu „{asked}“ gibt es keinen Arbeitsbereich. Es gibt: {names}.",
            "There is no area of work for “{asked}”. There are: {names}."
        );
        return desk.nothing(data, &View::Topics(&topics), &sentence);
    }
    desk.answer(&View::Topics(&topics), directory)
}
