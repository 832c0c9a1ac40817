//! What a change of the data does, for people and programs.

use std::io::{self, Write};

use serde::Serialize;

use super::Page;
use super::layout::{heading, paragraph};
use crate::funding::proof::{Comparison, LineTurns, Outcome, Turn};
use crate::model::Keyed;
use crate::model::provenance::show_date;
use crate::text::locale::Lang;
use crate::{say, t};

pub(super) fn write(of: &Comparison, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let (lang, width) = (page.lang, page.text_width());
    if of.is_empty() {
        let nothing = t!(
            lang,
            "Nichts ist anders: dieselben Regeln, dieselben Ergebnisse.",
            "Nothing differs: the same rules, the same verdicts."
        );
        return paragraph(out, nothing, "", "", width);
    }
    if !of.changes.is_empty() {
        heading(out, t!(lang, "Geändert", "Changed"), page)?;
        for change in &of.changes {
            paragraph(out, change.get(lang), "- ", "  ", width)?;
        }
        writeln!(out)?;
    }
    if of.lines.is_empty() && of.not_compared.is_empty() {
        let same = if of.has_other_answers {
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
        };
        return paragraph(out, same, "", "", width);
    }
    for line in &of.lines {
        heading(out, &line_sentence(line, lang), page)?;
        for turn in &line.turns {
            paragraph(out, &turn_sentence(turn, lang), "- ", "  ", width)?;
            let example = turn.example.get(lang);
            let example = say!(lang, "Zum Beispiel: {example}.", "For example: {example}.");
            paragraph(out, &example, "  ", "  ", width)?;
        }
        writeln!(out)?;
    }
    for line in &of.not_compared {
        let sentence = say!(
            lang,
            "{line}: Hier gibt es zu viele Antworten, um alle zu vergleichen.",
            "{line}: there are too many answers here to compare all."
        );
        paragraph(out, &sentence, "", "  ", width)?;
    }
    Ok(())
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
