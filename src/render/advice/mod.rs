//! What the advisor found, as a sheet of parts that every form for people prints its own way.

mod date;
mod entry;
mod reason;
mod reservation;
mod sheet;

pub(super) use date::{date, date_and_details};
pub(super) use entry::at_rest;
pub(super) use sheet::{Entry, Part, Row, Sheet};

use super::funding::callee;
use super::records::person;
use super::{Advice, Detail, Page, Why};
use crate::funding::{Judgement, LineRules};
use crate::model::funding::LineKind;
use crate::model::provenance::show_date;
use crate::model::rule::Verdict;
use crate::text::locale::Lang;
use crate::{say, t};
use entry::{dormant, entry};
use reason::{explanation, out, reasons};

/// The result: each line under its verdict, what fits first.
pub(super) fn result(advice: &Advice<'_>, page: &Page) -> Sheet {
    let lang = page.lang;
    let advisor = advice.advisor;
    let judged = advisor.judge_all(advice.answers);
    let mut parts = Vec::new();
    for verdict in [Verdict::Fits, Verdict::Almost, Verdict::ToClarify] {
        let mut of_verdict: Vec<_> = of_verdict(advice, &judged, verdict).collect();
        // The smallest change first; of equals the one that leaves the fewest questions.
        of_verdict.sort_by_key(|(_, judgement)| {
            let near = judgement.near_miss.as_ref();
            near.map(|near| (near.effort, near.questions.len()))
        });
        let entries = of_verdict
            .into_iter()
            .map(|(line, judgement)| entry(advice, line, judgement, page))
            .collect();
        parts.push(part(verdict, entries, page));
    }
    let at_rest = of_verdict(advice, &judged, Verdict::Dormant)
        .map(|(line, _)| dormant(advice, line, page))
        .collect();
    parts.push(part(Verdict::Dormant, at_rest, page));
    parts.push(out(advice, &judged, page));
    if !judged
        .iter()
        .any(|judgement| judgement.verdict != Verdict::DoesNotFit)
    {
        parts.insert(0, nothing(advice, page));
    }
    if advice.detail != Detail::Result {
        parts.insert(0, answers(advice, page));
    }
    if advice.detail == Detail::Whole {
        parts.extend(reasons(advice, &judged, page));
    }
    parts.push(closing(advice, &judged, lang));
    parts.retain(|part| {
        !part.sentences.is_empty() || !part.entries.is_empty() || part.command.is_some()
    });
    let day = show_date(advisor.day(), lang);
    Sheet {
        title: if page.plain {
            say!(lang, "Ergebnis vom {day}", "Result of {day}")
        } else {
            say!(lang, "ERGEBNIS vom {day}", "RESULT of {day}")
        },
        code: advice.code(),
        parts,
    }
}

/// Why one line fits or not: each condition with its answer and its source.
pub(super) fn why(why: &Why<'_>, page: &Page) -> Sheet {
    let lang = page.lang;
    let judgement = why.advice.advisor.judge(why.line, why.advice.answers);
    let rules = &why.advice.advisor.lines()[why.line];
    let (name, verdict) = (rules.line.label.get(lang), judgement.verdict.result(lang));
    Sheet {
        title: format!("{name}: {verdict}"),
        code: None,
        parts: vec![Part {
            entries: vec![explanation(&why.advice, why.line, &judgement, page)],
            ..Part::default()
        }],
    }
}

fn part(verdict: Verdict, entries: Vec<Entry>, page: &Page) -> Part {
    Part {
        heading: Some(heading(verdict, page)),
        entries,
        ..Part::default()
    }
}

/// What came to a verdict, as a heading.
fn heading(verdict: Verdict, page: &Page) -> String {
    let mut letters = verdict.result(page.lang).chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let words: String = first.chain(letters.clone()).collect();
    written(&words, page)
}

/// A heading in capitals; where it is heard nobody has to guess whether they are letters.
fn written(words: &str, page: &Page) -> String {
    if page.plain {
        words.to_owned()
    } else {
        words.to_uppercase()
    }
}

fn of_verdict<'j>(
    advice: &Advice<'_>,
    judged: &'j [Judgement],
    verdict: Verdict,
) -> impl Iterator<Item = (usize, &'j Judgement)> {
    debug_assert_eq!(judged.len(), advice.advisor.lines().len());
    let all = judged.iter().enumerate();
    all.filter(move |(_, judgement)| judgement.verdict == verdict)
}

/// What is said where nothing fits.
fn nothing(advice: &Advice<'_>, page: &Page) -> Part {
    let lang = page.lang;
    let fallbacks = advice.advisor.fallbacks(advice.answers);
    let text = fallbacks.first().map_or_else(
        || {
            t!(
                lang,
                "Nach Ihren Angaben passt keine Förderlinie. Rufen Sie uns an.",
                "By your answers no funding line fits. Please call us."
            )
        },
        |fallback| fallback.text.get(lang),
    );
    // Whoever advises on the first line with a number is nearer than the switchboard.
    let lines = advice.advisor.lines().iter();
    let callees = lines.filter_map(|rules| callee(rules.line, advice.advisor.directory()));
    let call = callees.take(1).map(|contact| {
        let person = person(contact, page);
        say!(lang, "Anrufen: {person}", "Call: {person}")
    });
    Part {
        heading: Some(written(t!(lang, "Nichts passt", "Nothing fits"), page)),
        sentences: std::iter::once(text.to_owned()).chain(call).collect(),
        ..Part::default()
    }
}

/// What was answered.
fn answers(advice: &Advice<'_>, page: &Page) -> Part {
    let lang = page.lang;
    let questions = &advice.advisor.directory().questions;
    let rows = advice
        .answers
        .iter_answered()
        .map(|(question, given)| {
            let name = questions[question].name.get(lang);
            Row::new(name, advice.advisor.answer(question, given, lang))
        })
        .collect();
    Part {
        heading: Some(written(t!(lang, "Ihre Antworten", "Your answers"), page)),
        entries: vec![Entry {
            title: String::new(),
            rows,
        }],
        ..Part::default()
    }
}

/// What holds for every result.
fn closing(advice: &Advice<'_>, judged: &[Judgement], lang: Lang) -> Part {
    let is_about_money = |(rules, judgement): (&LineRules<'_>, &Judgement)| {
        rules.line.kind == LineKind::Line
            && !matches!(judgement.verdict, Verdict::DoesNotFit | Verdict::Dormant)
    };
    let mut sentences = Vec::new();
    if advice
        .advisor
        .lines()
        .iter()
        .zip(judged)
        .any(is_about_money)
    {
        sentences.push(
            t!(
                lang,
                "Es gibt keinen Rechtsanspruch. Die Bewilligungsstelle entscheidet.",
                "There is no legal claim. The granting authority decides."
            )
            .to_owned(),
        );
        if lang == Lang::En {
            sentences.push("The German text of the guideline applies.".to_owned());
        }
    }
    let code = advice.code();
    if code.is_some() {
        sentences.push(
            t!(
                lang,
                "Wieder öffnen oder ändern:",
                "Open or change it again:"
            )
            .to_owned(),
        );
    }
    let call = advice.call;
    Part {
        sentences,
        command: code.map(|code| format!("{call} --code {code}")),
        ..Part::default()
    }
}

impl Advice<'_> {
    /// The code that carries the answers.
    pub(super) fn code(&self) -> Option<String> {
        let coder = crate::funding::code::Coder::new(&self.advisor.directory().questions)?;
        Some(coder.encode(self.answers))
    }
}
