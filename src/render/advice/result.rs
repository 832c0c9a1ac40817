//! The sheets: the result of the advisor, and why one line fits or not.

use super::entry::{dormancy_sentence, entry};
use super::reason::{explanation, reasons, ruled_out_part};
use super::reservation::doubts_of_all;
use super::steps::steps;
use super::summary::{self, Offers, rows};
use super::verdict::{of_verdict, part, part_with_entries};
use crate::funding::{Judgement, RulesIndex};
use crate::model::funding::LineKind;
use crate::model::provenance::show_date;
use crate::model::verdict::Verdict;
use crate::render::article::{Article, Definition, Heading, Inline, Inlines, PageBlock, Section};
use crate::render::funding::callee;
use crate::render::glossary;
use crate::render::link_target::LinkTarget;
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
    let offers = Offers::new(advice, &judged);
    let title = say!(lang, "Ergebnis vom {day}", "Result of {day}");
    let is_to_take_along = advice.detail == Detail::Whole;
    let heading = Heading {
        level: 1,
        text: title,
        is_literal: false,
        is_major: true,
        // A listener hears the code with the number to name it to.
        reference: (!page.plain)
            .then(|| advice.code())
            .flatten()
            .map(|code| ("Code", code)),
    };
    let head = Section {
        heading: Some(heading),
        ..Section::default()
    };
    let house = is_to_take_along.then(|| house(advice, lang)).flatten();
    let count = PageBlock::Paragraph(Inlines(vec![Inline::Strong(offers.count(lang))]));
    let rows = rows(advice, offers.in_head(), lang);
    let mut sections = vec![head.with_all(house.into_iter().chain([count]).chain(rows))];
    let is_nothing = offers.in_head().next().is_none();
    if is_nothing {
        sections.push(nothing_fits(advice, lang));
    }
    sections.push(steps(advice, &offers, is_to_take_along, lang));
    if let Some(rows) = summary::rows(advice, offers.others.iter().copied(), lang) {
        let heading = t!(
            lang,
            "Auch möglich, nur zum Teil geprüft",
            "Also possible, checked in part only"
        );
        let tip = t!(
            lang,
            "Mehr dazu: wir foerderung show NAME",
            "More about it: wir foerderung show NAME"
        );
        let section = Section::under_major(2, heading).with(rows);
        sections.push(section.with(PageBlock::Tip(tip.into())));
    }
    if advice.detail != Detail::Result {
        sections.extend(answers(advice, page));
    }
    for (verdict, of) in [
        (Verdict::Fits, &offers.fitting),
        (Verdict::Almost, &offers.almost),
        (Verdict::ToClarify, &offers.to_clarify),
    ] {
        let entries = of.iter();
        let entries = entries.map(|&(line, judgement)| entry(advice, line, judgement, page));
        sections.extend(part(verdict, entries.collect(), lang));
    }
    sections.extend(at_rest(advice, &judged, lang));
    sections.extend(ruled_out_part(advice, &judged, page));
    if advice.detail == Detail::Whole {
        sections.extend(reasons(advice, &judged, page));
    }
    let closing = closing(advice, &offers, lang);
    let page = sections.iter().chain([&closing]);
    let meanings = glossary::meanings(page, advisor.directory(), lang);
    sections.extend(meanings);
    sections.push(closing);
    sections
}

/// The house that gives the sheet to take along, and its number.
fn house(advice: &Advice<'_>, lang: Lang) -> Option<PageBlock<'static>> {
    let directory = advice.advisor.directory();
    let mut lines = advice.advisor.lines().iter();
    let contact = lines.find_map(|rules| callee(rules.line, directory))?;
    let unit = directory.unit_of(contact)?.name.get(lang);
    let number = telephone(contact, lang).number;
    let words = Inlines::from(format!("{unit}, "));
    Some(PageBlock::Paragraph(
        words.with(Inline::link(number, LinkTarget::Telephone)),
    ))
}

/// The lines for which nobody can apply: each with the reason.
fn at_rest(advice: &Advice<'_>, judged: &[Judgement], lang: Lang) -> Vec<Section<'static>> {
    let rows: Vec<Definition> = of_verdict(advice, judged, Verdict::Dormant)
        .map(|(line, _)| {
            let rules = &advice.advisor.lines()[line];
            let reason = rules
                .dormant
                .map(|dormancy| dormancy_sentence(dormancy, lang));
            Definition::new(rules.line.label.get(lang), reason.unwrap_or_default())
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let rows = Section::default().with(PageBlock::DefinitionList(rows));
    part(Verdict::Dormant, vec![rows], lang)
}

/// Why one line fits or not: each condition with its answer and its source.
pub(in crate::render) fn line_reasons(why: &LineReasons<'_>, page: &Page) -> Article<'static> {
    let lang = page.lang;
    let judgement = why.advice.advisor.judge(why.line, why.advice.answers);
    let rules = &why.advice.advisor.lines()[why.line];
    let (name, verdict) = (rules.line.label.get(lang), judgement.verdict.result(lang));
    let mut sections = vec![
        Section::under(1, format!("{name}: {verdict}")),
        explanation(&why.advice, why.line, &judgement, page),
    ];
    let directory = why.advice.advisor.directory();
    let meanings = glossary::meanings(sections.iter(), directory, lang);
    sections.extend(meanings);
    sections
}

/// What is said where nothing fits.
fn nothing_fits(advice: &Advice<'_>, lang: Lang) -> Section<'static> {
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
    Section::default().with(PageBlock::paragraph(text))
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
            let answer = advice.advisor.answer(question, given, lang);
            match advice.centre.filter(|_| questions[question].id == "hesse") {
                Some(centre) => Definition::new(name, format!("{answer} ({})", centre.name)),
                None => Definition::new(name, answer),
            }
        })
        .collect();
    part_with_entries(
        t!(lang, "Ihre Antworten", "Your answers"),
        vec![Section::default().with(PageBlock::DefinitionList(rows))],
    )
}

/// What holds for every result, and its head once more: the beginning of a long page has left the screen.
fn closing(advice: &Advice<'_>, offers: &Offers<'_>, lang: Lang) -> Section<'static> {
    let is_line = |line: &RulesIndex| {
        let rules = &advice.advisor.lines()[*line];
        rules.line.kind == LineKind::Line
    };
    let lines: Vec<RulesIndex> = offers.in_head().map(|(line, _)| line).collect();
    let doubts = doubts_of_all(advice, lines.iter().copied(), lang);
    let mut blocks: Vec<PageBlock<'static>> =
        doubts.into_iter().map(PageBlock::paragraph).collect();
    if lines.iter().any(is_line) {
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
    if advice.detail != Detail::Whole {
        let count = offers.count(lang);
        blocks.push(PageBlock::Paragraph(Inlines(vec![Inline::Strong(say!(
            lang,
            "Zusammen: {count}",
            "In all: {count}"
        ))])));
    }
    if let Some(code) = advice.code() {
        blocks.push(PageBlock::paragraph(t!(
            lang,
            "Wieder öffnen oder ändern:",
            "Open or change it again:"
        )));
        blocks.push(PageBlock::CodeBlock {
            language: "sh",
            text: match advice.centre {
                Some(centre) => {
                    format!("{} --code {code} -a hesse=\"{}\"", advice.call, centre.name)
                }
                None => format!("{} --code {code}", advice.call),
            },
        });
    }
    Section::default().with_all(blocks)
}
