//! The sheets: the result of the advisor, and why one line fits or not.

use super::entry::{dormant_entry, entry};
use super::reason::{explanation, reasons, ruled_out_part};
use super::verdict::{of_verdict, part, part_with_entries};
use crate::funding::{Judgement, LineRules};
use crate::model::funding::LineKind;
use crate::model::provenance::show_date;
use crate::model::verdict::Verdict;
use crate::render::article::{Article, Definition, Heading, Inline, Inlines, PageBlock, Section};
use crate::render::funding::callee;
use crate::render::telephones::telephone;
use crate::render::{Advice, Detail, LineReasons, Page};
use crate::text::locale::Lang;
use crate::{say, t};

/// The result: each line under its verdict, what fits first.
pub(in crate::render) fn result(advice: &Advice<'_>, page: &Page) -> Article<'static> {
    let lang = page.lang;
    let advisor = advice.advisor;
    let judged = advisor.judge_all(advice.answers);
    let day = show_date(advisor.day(), lang);
    let title = say!(lang, "Ergebnis vom {day}", "Result of {day}");
    let mut sections = vec![Section {
        heading: Some(Heading {
            level: 1,
            text: title,
            is_literal: false,
            is_major: true,
            reference: advice.code().map(|code| ("Code", code)),
        }),
        ..Section::default()
    }];
    if advice.detail != Detail::Result {
        sections.extend(answers(advice, page));
    }
    if !judged
        .iter()
        .any(|judgement| judgement.verdict != Verdict::DoesNotFit)
    {
        sections.push(nothing_fits(advice, page));
    }
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
        sections.extend(part(verdict, entries, lang));
    }
    let at_rest = of_verdict(advice, &judged, Verdict::Dormant)
        .map(|(line, _)| dormant_entry(advice, line, page))
        .collect();
    sections.extend(part(Verdict::Dormant, at_rest, lang));
    sections.extend(ruled_out_part(advice, &judged, page));
    if advice.detail == Detail::Whole {
        sections.extend(reasons(advice, &judged, page));
    }
    sections.extend(closing(advice, &judged, lang));
    sections
}

/// Why one line fits or not: each condition with its answer and its source.
pub(in crate::render) fn line_reasons(why: &LineReasons<'_>, page: &Page) -> Article<'static> {
    let lang = page.lang;
    let judgement = why.advice.advisor.judge(why.line, why.advice.answers);
    let rules = &why.advice.advisor.lines()[why.line];
    let (name, verdict) = (rules.line.label.get(lang), judgement.verdict.result(lang));
    vec![
        Section::under(1, format!("{name}: {verdict}")),
        explanation(&why.advice, why.line, &judgement, page),
    ]
}

/// What is said where nothing fits.
fn nothing_fits(advice: &Advice<'_>, page: &Page) -> Section<'static> {
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
        let person = Inline::Telephone(telephone(contact, lang));
        Inlines::from(t!(lang, "Anrufen: ", "Call: ")).with(person)
    });
    let heading = t!(lang, "Nichts passt", "Nothing fits");
    let section = Section::under_major(2, heading).with(PageBlock::paragraph(text));
    section.with_all(call.map(PageBlock::paragraph))
}

/// What was answered.
fn answers(advice: &Advice<'_>, page: &Page) -> Vec<Section<'static>> {
    let lang = page.lang;
    let questions = advice.advisor.directory().questions();
    let rows = advice
        .answers
        .iter_answered()
        .map(|(question, given)| {
            let name = questions[question].name.get(lang);
            Definition::new(name, advice.advisor.answer(question, given, lang))
        })
        .collect();
    part_with_entries(
        t!(lang, "Ihre Antworten", "Your answers"),
        vec![Section::default().with(PageBlock::DefinitionList(rows))],
    )
}

/// What holds for every result.
fn closing(advice: &Advice<'_>, judged: &[Judgement], lang: Lang) -> Option<Section<'static>> {
    let is_about_money = |(rules, judgement): (&LineRules<'_>, &Judgement)| {
        rules.line.kind == LineKind::Line
            && !matches!(judgement.verdict, Verdict::DoesNotFit | Verdict::Dormant)
    };
    let mut blocks = Vec::new();
    if advice
        .advisor
        .lines()
        .iter()
        .zip(judged)
        .any(is_about_money)
    {
        blocks.push(PageBlock::paragraph(t!(
            lang,
            "Es gibt keinen Rechtsanspruch. Die Bewilligungsstelle entscheidet.",
            "There is no legal claim. The granting authority decides."
        )));
        if lang == Lang::En {
            blocks.push(PageBlock::paragraph(
                "The German text of the guideline applies.",
            ));
        }
    }
    if let Some(code) = advice.code() {
        blocks.push(PageBlock::paragraph(t!(
            lang,
            "Wieder öffnen oder ändern:",
            "Open or change it again:"
        )));
        blocks.push(PageBlock::CodeBlock {
            language: "sh",
            text: format!("{} --code {code}", advice.call),
        });
    }
    (!blocks.is_empty()).then(|| Section::default().with_all(blocks))
}
