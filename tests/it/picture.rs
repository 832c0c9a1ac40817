//! The pictures in the READMEs: a terminal as the program fills it, drawn as SVG.
//!
//! They are drawn here and compared here, so that none can show what the program no longer prints. After a
//! change that is meant, `SNAPSHOTS=overwrite cargo test --test it transcripts` draws them anew.

#![cfg(unix)]

use anstyle_svg::Term;
use snapbox::data::{Data, DataFormat};

use crate::program::Folder;
use crate::program::terminal::{Talk, printed};

/// A session in one language: somebody looks a room up, then asks the advisor.
struct Session {
    locale: &'static str,
    room: &'static str,
    advisor: &'static str,
    /// How the first question of the advisor ends.
    end: &'static str,
    picture: &'static str,
}

#[test]
fn the_german_picture_is_made_of_transcripts_of_a_terminal() {
    is_as_drawn(&Session {
        locale: "de_DE.UTF-8",
        room: "raum 415",
        advisor: "förderung finden",
        end: "e einfache Zeilen",
        picture: "tests/it/pictures/terminal.de.svg",
    });
}

#[test]
fn the_english_picture_is_made_of_transcripts_of_a_terminal() {
    is_as_drawn(&Session {
        locale: "en_GB.UTF-8",
        room: "room 415",
        advisor: "funding find",
        end: "e plain lines",
        picture: "tests/it/pictures/terminal.en.svg",
    });
}

fn is_as_drawn(session: &Session) {
    let known = Data::read_from(session.picture.as_ref(), Some(DataFormat::Text));
    snapbox::assert_data_eq!(drawn(&screen(session)), known.raw());
}

fn screen(session: &Session) -> String {
    let variables = format!("LANG={}", session.locale);
    let (found, _) = printed(Folder::new(), &variables, session.room);
    let mut talk = Talk::start_with(&variables, 80, 50, session.advisor);
    talk.sees(session.end).types("q");
    let asked = talk.seen.replace('\r', "");
    talk.ends();
    // An empty row below, as above.
    format!(
        "{}{found}\n{}{asked}\n",
        typed(session.room),
        typed(session.advisor)
    )
}

/// A command behind a green prompt.
fn typed(arguments: &str) -> String {
    format!("\u{1b}[1;92m$\u{1b}[0m \u{1b}[1mwir {arguments}\u{1b}[0m\n")
}

fn drawn(screen: &str) -> String {
    let (light, dark) = (0xe6_ed_f3, 0x16_1b_22);
    let svg = Term::new()
        .palette(anstyle_svg::WIN10_CONSOLE)
        .fg_color(colour(light))
        .bg_color(colour(dark))
        .render_svg(screen);
    can_be_scaled(&svg)
}

fn colour(rgb: u32) -> anstyle::Color {
    let [_, red, green, blue] = rgb.to_be_bytes();
    anstyle::RgbColor(red, green, blue).into()
}

/// A picture without a `viewBox` is cut off where the page is narrower, as on a phone.
fn can_be_scaled(svg: &str) -> String {
    let size = |name: &str| {
        let (_, rest) = svg.split_once(&format!("{name}=\"")).expect("a size");
        rest.split_once("px").expect("in pixels").0
    };
    let view = format!("<svg viewBox=\"0 0 {} {}\" ", size("width"), size("height"));
    svg.replacen("<svg ", &view, 1)
}
