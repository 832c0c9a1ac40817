//! What a change of the data does, for people and programs.

use serde::Serialize;

use super::article::{Article, PageBlock, Section};
use crate::funding::proof::{Comparison, LineTurns, Outcome, Turn};
use crate::model::Keyed;
use crate::model::provenance::show_date;
use crate::text::locale::Lang;
use crate::{say, t};

/// What changed, and in which cases a line comes to something else.
pub(super) fn page(of: &Comparison, lang: Lang) -> Article<'static> {
    let note = |text: &str| Section::default().with(PageBlock::paragraph(text));
    if of.is_empty() {
        return vec![note(t!(
            lang,
            "Nichts ist anders: dieselben Regeln, dieselben Ergebnisse.",
            "Nothing differs: the same rules, the same verdicts."
        ))];
    }
    let mut sections = Vec::new();
    if !of.changes.is_empty() {
        let changes = of.changes.iter().map(|change| change.get(lang));
        let heading = Section::under(1, t!(lang, "Geändert", "Changed"));
        sections.push(heading.with(PageBlock::bullets(changes)));
    }
    if of.lines.is_empty() && of.not_compared.is_empty() {
        sections.push(note(if of.has_other_answers {
            t!(
                lang,
                "Antworten, die es vorher und jetzt gibt, führen zum selben Ergebnis. Andere sind nicht verglichen.",
                "Answers that exist before and now lead to the same verdicts. Others are not compared."
            )
        } else {
            t!(
                lang,
                "Alle Antworten führen zum selben Ergebnis wie vorher.",
                "All answers lead to the same verdicts as before."
            )
        }));
    }
    sections.extend(of.lines.iter().map(|line| line_section(line, lang)));
    if !of.not_compared.is_empty() {
        let sentences = of.not_compared.iter().map(|line| {
            let sentence = say!(
                lang,
                "{line}: Hier gibt es zu viele Antworten, um alle zu vergleichen.",
                "{line}: there are too many answers here to compare all."
            );
            PageBlock::HangingParagraph(sentence.into())
        });
        sections.push(Section::default().with_all(sentences));
    }
    sections
}

/// What a line comes to now, each with an example.
fn line_section(line: &LineTurns, lang: Lang) -> Section<'static> {
    let section = Section::under(1, line_sentence(line, lang));
    if line.turns.is_empty() {
        return section;
    }
    let turns = line.turns.iter().map(|turn| {
        let example = turn.example.get(lang);
        let example = say!(lang, "Zum Beispiel: {example}.", "For example: {example}.");
        vec![turn_sentence(turn, lang).into(), example.into()]
    });
    section.with(PageBlock::BulletList(turns.collect()))
}

fn line_sentence(line: &LineTurns, lang: Lang) -> String {
    let changed = changed_cases(line);
    let (id, cases) = (&line.line, line.cases);
    let from = line.from.map(|day| show_date(day, lang));
    let from = from.map(|day| say!(lang, " ab {day}", " from {day} on"));
    let from = from.unwrap_or_default();
    if line.turns.is_empty() {
        return say!(
            lang,
            "{id}:{from} wieder dasselbe wie vorher",
            "{id}:{from} the same again as before"
        );
    }
    say!(
        lang,
        "{id}:{from} anders in {changed} von {cases} Fällen",
        "{id}:{from} different in {changed} of {cases} cases"
    )
}

fn turn_sentence(turn: &Turn, lang: Lang) -> String {
    let gone = [
        t!(lang, "nicht da", "not there"),
        t!(lang, "weggefallen", "gone"),
    ];
    let [before, after] = [(&turn.before, gone[0]), (&turn.after, gone[1])].map(|(it, gone)| {
        it.as_ref()
            .map_or_else(|| gone.to_owned(), |it| outcome_words(it, lang))
    });
    let cases = match turn.cases {
        1 => t!(lang, "einmal", "once").to_owned(),
        cases => say!(lang, "{cases}-mal", "{cases} times"),
    };
    say!(
        lang,
        "{cases}: vorher {before}, jetzt {after}.",
        "{cases}: before {before}, now {after}."
    )
}

fn outcome_words(outcome: &Outcome, lang: Lang) -> String {
    let verdict = outcome.verdict.label(lang);
    let mut words = say!(lang, "„{verdict}“", "“{verdict}”");
    if !outcome.benefits.is_empty() {
        let benefits = outcome.benefits.join(", ");
        words += &say!(lang, " mit {benefits}", " with {benefits}");
    }
    if !outcome.remedies.is_empty() {
        let (remedies, effort) = (outcome.remedies.join(", "), outcome.effort);
        words += &say!(
            lang,
            " (zu ändern: {remedies}; Aufwand {effort})",
            " (to change: {remedies}; effort {effort})"
        );
    }
    words
}

#[derive(Serialize)]
pub(super) struct LineTurnsOut<'d> {
    id: &'d str,
    /// The first day on which it is so; `null`: the day that was asked about.
    from: Option<String>,
    cases: u128,
    changed: u128,
    turns: Vec<TurnOut<'d>>,
}

#[derive(Serialize)]
struct TurnOut<'d> {
    /// `null` where the line was not there.
    before: Option<OutcomeOut<'d>>,
    /// `null` where the line is gone.
    after: Option<OutcomeOut<'d>>,
    cases: u128,
    example: &'d str,
}

#[derive(Serialize)]
struct OutcomeOut<'d> {
    verdict: &'static str,
    benefits: &'d [String],
    remedies: &'d [String],
    effort: u32,
}

pub(super) fn for_json(of: &Comparison, lang: Lang) -> (Vec<&str>, Vec<LineTurnsOut<'_>>) {
    let changes = of.changes.iter().map(|change| change.get(lang));
    let lines = of.lines.iter().map(|line| line_out(line, lang));
    (changes.collect(), lines.collect())
}

fn line_out(line: &LineTurns, lang: Lang) -> LineTurnsOut<'_> {
    LineTurnsOut {
        id: &line.line,
        from: line.from.map(|day| day.to_string()),
        cases: line.cases,
        changed: changed_cases(line),
        turns: line.turns.iter().map(|turn| turn_out(turn, lang)).collect(),
    }
}

/// In how many cases a line comes to something else.
fn changed_cases(line: &LineTurns) -> u128 {
    line.turns.iter().map(|turn| turn.cases).sum()
}

fn turn_out(turn: &Turn, lang: Lang) -> TurnOut<'_> {
    TurnOut {
        before: turn.before.as_ref().map(outcome_out),
        after: turn.after.as_ref().map(outcome_out),
        cases: turn.cases,
        example: turn.example.get(lang),
    }
}

fn outcome_out(outcome: &Outcome) -> OutcomeOut<'_> {
    OutcomeOut {
        verdict: outcome.verdict.key(),
        benefits: &outcome.benefits,
        remedies: &outcome.remedies,
        effort: outcome.effort,
    }
}
