//! The sheets: the result of the advisor, and why one line fits or not.

use super::entry::{dormant_entry, entry};
use super::reason::{explanation, reasons, ruled_out_part};
use super::sheet::{Sheet, SheetEntry, SheetPart, SheetRow};
use super::verdict::{heading_in_capitals, of_verdict, part};
use crate::funding::{Judgement, LineRules};
use crate::model::funding::LineKind;
use crate::model::provenance::show_date;
use crate::model::verdict::Verdict;
use crate::render::field_lines::person;
use crate::render::funding::callee;
use crate::render::{Advice, Detail, LineReasons, Page};
use crate::text::locale::Lang;
use crate::{say, t};

/// The result: each line under its verdict, what fits first.
pub(in crate::render) fn result(advice: &Advice<'_>, page: &Page) -> Sheet {
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
        .map(|(line, _)| dormant_entry(advice, line, page))
        .collect();
    parts.push(part(Verdict::Dormant, at_rest, page));
    parts.push(ruled_out_part(advice, &judged, page));
    if !judged
        .iter()
        .any(|judgement| judgement.verdict != Verdict::DoesNotFit)
    {
        parts.insert(0, nothing_fits(advice, page));
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
pub(in crate::render) fn line_reasons(why: &LineReasons<'_>, page: &Page) -> Sheet {
    let lang = page.lang;
    let judgement = why.advice.advisor.judge(why.line, why.advice.answers);
    let rules = &why.advice.advisor.lines()[why.line];
    let (name, verdict) = (rules.line.label.get(lang), judgement.verdict.result(lang));
    Sheet {
        title: format!("{name}: {verdict}"),
        code: None,
        parts: vec![SheetPart {
            entries: vec![explanation(&why.advice, why.line, &judgement, page)],
            ..SheetPart::default()
        }],
    }
}

/// What is said where nothing fits.
fn nothing_fits(advice: &Advice<'_>, page: &Page) -> SheetPart {
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
    // The contact of the first line that has a number can advise, the switchboard could only connect.
    let lines = advice.advisor.lines().iter();
    let callees = lines.filter_map(|rules| callee(rules.line, advice.advisor.directory()));
    let call = callees.take(1).map(|contact| {
        let person = person(contact, page);
        say!(lang, "Anrufen: {person}", "Call: {person}")
    });
    SheetPart {
        heading: Some(heading_in_capitals(
            t!(lang, "Nichts passt", "Nothing fits"),
            page,
        )),
        sentences: std::iter::once(text.to_owned()).chain(call).collect(),
        ..SheetPart::default()
    }
}

/// What was answered.
fn answers(advice: &Advice<'_>, page: &Page) -> SheetPart {
    let lang = page.lang;
    let questions = advice.advisor.directory().questions();
    let rows = advice
        .answers
        .iter_answered()
        .map(|(question, given)| {
            let name = questions[question].name.get(lang);
            SheetRow::new(name, advice.advisor.answer(question, given, lang))
        })
        .collect();
    SheetPart {
        heading: Some(heading_in_capitals(
            t!(lang, "Ihre Antworten", "Your answers"),
            page,
        )),
        entries: vec![SheetEntry {
            title: String::new(),
            rows,
        }],
        ..SheetPart::default()
    }
}

/// What holds for every result.
fn closing(advice: &Advice<'_>, judged: &[Judgement], lang: Lang) -> SheetPart {
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
    SheetPart {
        sentences,
        command: code.map(|code| format!("{call} --code {code}")),
        ..SheetPart::default()
    }
}
