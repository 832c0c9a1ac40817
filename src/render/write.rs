//! Every view in every form: the one place that knows which form prints which view.

use std::io::Write;

use super::article::Article;
use super::spoken_text::spoken_text;
use super::title::title;
use super::writers;
use super::{
    Failure, Format, Page, View, advice, codes, compare, contacts, csv, deadlines, findings,
    funding, graph, json, overview, paths, proposals, prose, rooms,
};
use crate::formats::FileFormat;
use crate::model::Directory;

/// Prints a view in a form.
pub fn write<'d>(
    view: &'d View<'d>,
    directory: &'d Directory<'d>,
    format: Format,
    page: &Page,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    match (format, view) {
        (Format::Ics, View::Deadlines(deadlines)) => {
            Ok(deadlines::calendar(deadlines, directory, page, out)?)
        }
        // A drawing is shown as what draws it.
        (Format::Text | Format::Mermaid, View::Graph(of)) => {
            Ok(graph::mermaid(of, page.lang, out)?)
        }
        (Format::Dot, View::Graph(of)) => Ok(graph::dot(of, page.lang, out)?),
        (Format::Text, _) if page.plain && is_read_aloud(view) => {
            let mut written = Vec::new();
            writers::write(&article(view, directory, page), page, &mut written)?;
            let written = spoken_text(&String::from_utf8_lossy(&written), page.lang);
            Ok(out.write_all(written.as_bytes())?)
        }
        (Format::Text, _) => Ok(writers::write(&article(view, directory, page), page, out)?),
        (Format::Document(form), _) => {
            let article = article(view, directory, page);
            Ok((form.write)(
                &article,
                title(view, page.lang),
                page.lang,
                out,
            )?)
        }
        (Format::File(file), _) => in_file_format(file, view, directory, page, out),
        _ => Err(Failure::Unfit),
    }
}

/// A view as a page for people.
fn article<'d>(view: &'d View<'d>, directory: &'d Directory<'d>, page: &Page) -> Article<'d> {
    match view {
        View::Contacts(list) => contacts::page(list, directory, page),
        View::Hits(found) => prose::hits(found, directory, page),
        View::Advice(advice) => advice::result(advice, page),
        View::Reasons(why) => advice::line_reasons(why, page),
        View::Lines(list) => match list.day {
            Some(day) => overview::overview(list, day, page),
            None => funding::list(list, page),
        },
        View::Line(sheet) => funding::sheet(sheet, directory, page),
        View::OpenPoints(points) => funding::open_points(points, page.lang),
        View::Rooms(rooms) => rooms::page(rooms, page),
        View::Topics(topics) => prose::topics(topics, directory, page),
        View::Deadlines(list) => deadlines::list(list, page),
        View::Codes(themes) => codes::list(themes, page.lang),
        View::Code(code) => codes::explanation(code, page.lang),
        View::Comparison(of) => compare::page(of, page.lang),
        View::Cases(list) => proposals::page(list, page.lang),
        View::Overview(overview) => prose::overview(overview, directory, page),
        View::Layers(layers) => paths::layers(layers, page.lang),
        View::IndexDeletion(forgotten) => paths::deletion(forgotten, page.lang),
        View::Report(report) => findings::page(report, page),
        View::Graph(of) => graph::page(of, page.lang),
    }
}

/// Prints a view in a format of lists: contacts as every such format has them, and the pages that exist in
/// one of them besides.
fn in_file_format(
    file: &'static FileFormat,
    view: &View<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if let (View::Contacts(list), Some(write)) = (view, file.write)
        && list.fields.is_none()
    {
        return Ok(write(list.hits, directory, page.lang, out)?);
    }
    let format = Format::File(file);
    match view {
        _ if format == Format::JSON => json::write(view, directory, page, out),
        View::Contacts(list) if format == Format::JSONL => json::lines(list, directory, page, out),
        View::Contacts(list) if format == Format::CSV => {
            Ok(csv::chosen_fields(list, directory, page, out)?)
        }
        View::Rooms(rooms) if format == Format::CSV => Ok(csv::rooms(rooms, page, out)?),
        View::Lines(list) if format == Format::CSV => Ok(csv::lines(list, page, out)?),
        View::Deadlines(list) if format == Format::CSV => Ok(csv::deadlines(list, page, out)?),
        View::Advice(of) if format == Format::CSV => Ok(csv::advice(of, page, out)?),
        View::Cases(list) if format == Format::CSV => Ok(proposals::csv(list, page, out)?),
        View::Cases(list) if format == Format::TOML => Ok(proposals::toml(list, page, out)?),
        _ => Err(Failure::Unfit),
    }
}

/// Whether a page answers a question, so that a screen reader reads it aloud and numbers and signs are written
/// as they are spoken. Pages about files and rules, and chosen fields, are copied letter by letter and stay as
/// they are.
fn is_read_aloud(view: &View<'_>) -> bool {
    match view {
        View::Contacts(list) => list.fields.is_none(),
        View::Rooms(_)
        | View::Hits(_)
        | View::Topics(_)
        | View::Lines(_)
        | View::Line(_)
        | View::Advice(_)
        | View::Reasons(_)
        | View::Deadlines(_)
        | View::OpenPoints(_)
        | View::Overview(_) => true,
        View::Layers(_)
        | View::IndexDeletion(_)
        | View::Report(_)
        | View::Codes(_)
        | View::Code(_)
        | View::Comparison(_)
        | View::Cases(_)
        | View::Graph(_) => false,
    }
}
