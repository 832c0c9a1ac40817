//! `wir check --compare`: what differs from other data. Where a side is not whole, nothing is compared: a
//! rule that could not be read would look like one that is gone, or like one that never changed.

use jiff::civil::Date;

use crate::cli::context::Context;
use crate::cli::data::Data;
use crate::cli::quote::shorten;
use crate::cli::refusal::{CommandResult, Refusal};
use crate::diagnostic::{Diagnostic, Layer, Severity};
use crate::funding::proof::Comparison;
use crate::load::{DataLayers, Location};
use crate::render::View;
use crate::render::findings;
use crate::text::locale::{Lang, Text};
use crate::{both, say};

/// The word that stands for the bundled data where a path could stand.
const BUNDLED: &str = "bundled";

/// More errors of one side than this would hide the sentence below them.
const MOST_ERRORS: usize = 20;

/// Warnings that a path brought no data at all. They do not spoil a comparison, but explain one in
/// which nothing differs.
const NOTHING_THERE: [&str; 2] = ["empty-file", "empty-folder"];

/// What differs from the data at `old`, which is read as user data is: on top of the bundled data.
pub(in crate::cli) fn run(
    context: &Context<'_>,
    old: Location,
    layers: &DataLayers,
    day: Date,
) -> CommandResult {
    let is_bundled = old.raw_path().as_os_str() == BUNDLED && !old.raw_path().exists();
    let before = DataLayers {
        bundled: layers.bundled || is_bundled,
        ..if is_bundled {
            DataLayers::default()
        } else {
            DataLayers::of_arguments(vec![old])
        }
    };
    let before = Side::read(context, both!("alte", "old"), &before);
    let after = Side::read(context, both!("neue", "new"), layers);
    // What is wrong is said of both sides, in their order.
    let lang = context.lang;
    match (before.check(lang), after.check(lang)) {
        ((old, None), (new, None)) => {
            old.iter()
                .chain(&new)
                .for_each(|line| context.streams.tell(line));
        }
        ((old, None), (new, Some(refusal))) => {
            return Err(refusal.with_details([old, new].concat()));
        }
        ((old, Some(refusal)), (new, None)) => {
            let refusal = refusal.with_details(old);
            return Err(new.into_iter().fold(refusal, Refusal::with_hint));
        }
        ((old, Some(first)), (new, Some(second))) => {
            return Err(first
                .with_details(old)
                .followed_by(second.with_details(new)));
        }
    }
    let (before, after) = (&before.data.directory, &after.data.directory);
    let comparison = Comparison::new(before, after, day);
    context.answer(&View::Comparison(&comparison), after)
}

/// One of the two sets of data.
struct Side<'d> {
    /// The word for it.
    word: Text<'static>,
    /// What the call names for it.
    named: Vec<Location>,
    data: &'d Data<'d>,
}

impl<'d> Side<'d> {
    fn read(context: &Context<'d>, word: Text<'static>, layers: &DataLayers) -> Side<'d> {
        let named = layers.named.iter();
        let named = named.filter(|(layer, _)| *layer == Layer::Argument);
        Side {
            word,
            named: named.map(|(_, location)| location.clone()).collect(),
            // What is wrong with the config file belongs to neither side.
            data: context.data_to_compare(layers),
        }
    }

    /// What is wrong with this side, a line each, and why nothing can be compared with it.
    fn check(&self, lang: Lang) -> (Vec<String>, Option<Refusal>) {
        let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
        let findings = &self.data.diagnostics;
        let told = findings
            .iter()
            .filter(|finding| is_error(finding) || NOTHING_THERE.contains(&finding.code));
        let line = |finding| findings::one_line(finding, &self.data.loaded.documents, lang);
        let mut lines: Vec<String> = told.clone().take(MOST_ERRORS).map(line).collect();
        let beyond: usize = findings.counts_beyond_limit().values().sum();
        let more = (told.count() + beyond).saturating_sub(MOST_ERRORS);
        if more > 0 {
            lines.push(say!(
                lang,
                "Weitere Befunde: {more}. Alle zeigt wir check mit diesem Pfad.",
                "Further findings: {more}. wir check with this path shows all."
            ));
        }
        let (word, named) = (self.word.get(lang), self.name(lang));
        if findings.count(Severity::Error) > 0 {
            let refusal = Refusal::data(say!(
                lang,
                "Es wird nichts verglichen, denn die {word} Seite ist nicht in Ordnung: {named}. Bitte erst die Fehler beheben, die darüber stehen.",
                "Nothing is compared, for the {word} side is not in order: {named}. Please mend the errors above first."
            ));
            return (lines, Some(refusal));
        }
        // Beside files a server may stand: it has no rules to compare. Alone it leaves nothing.
        if !self.named.is_empty() && self.named.iter().all(Location::is_server) {
            let refusal = Refusal::data(say!(
                lang,
                "Es wird nichts verglichen, denn die {word} Seite ist ein Server: {named}. Regeln stehen in Dateien; bitte eine Datei oder einen Ordner nennen.",
                "Nothing is compared, for the {word} side is a server: {named}. Rules stand in files; please name a file or a folder."
            ));
            return (lines, Some(refusal));
        }
        (lines, None)
    }

    /// What the call names, for a sentence.
    fn name(&self, lang: Lang) -> String {
        if self.named.is_empty() {
            let usual = both!(
                "die Daten, die ohne Pfad gelesen werden (wir paths)",
                "the data that is read without a path (wir paths)"
            );
            return usual.get(lang).to_owned();
        }
        let shown = self
            .named
            .iter()
            .map(|location| shorten(&location.public_form()));
        shown.collect::<Vec<_>>().join(", ")
    }
}
