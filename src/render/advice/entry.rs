//! One line in the result: what it gives, what stands against it, whom to call.

use super::citation::with_clause;
use super::date::dates;
use super::reason::{doubt, unmet};
use super::reservation::{basis, doubts_at_the_top};
use super::steps::{change, clock};
use crate::funding::{Dormancy, Judgement, LineRules, RulesIndex, Standing};
use crate::model::funding::{FactField, LineKind};
use crate::model::provenance::show_date;
use crate::model::verdict::Verdict;
use crate::render::article::{Definition, DefinitionPart, Inline, Inlines, PageBlock, Section};
use crate::render::funding::callee;
use crate::render::link_target::LinkTarget;
use crate::render::telephones::telephone;
use crate::render::{Advice, Page};
use crate::text::locale::Lang;
use crate::{say, t};

/// A line that fits, almost fits, or is to be clarified.
pub(super) fn entry(
    advice: &Advice<'_>,
    line: RulesIndex,
    judgement: &Judgement,
    page: &Page,
) -> Section<'static> {
    let lang = page.lang;
    let rules = &advice.advisor.lines()[line];
    let mut rows = Vec::new();
    rows.extend(doubts_at_the_top(advice, rules, lang));
    match judgement.verdict {
        Verdict::Almost => rows.extend(obstacle(advice, rules, judgement, lang)),
        Verdict::ToClarify => rows.extend(open_conditions(advice, rules, judgement, lang)),
        _ => {}
    }
    let glance = &rules.line.glance;
    // An offer goes on as long as it is needed.
    let duration = (glance.duration.as_ref()).filter(|_| rules.line.kind != LineKind::Offer);
    // What almost fits is told in short; its sheet says the rest.
    let is_short = judgement.verdict == Verdict::Almost;
    let purpose = glance.purpose.as_ref().filter(|_| !is_short);
    for (field, text) in [
        (FactField::Purpose, purpose),
        (FactField::Duration, duration),
        (FactField::Amount, glance.amount.as_ref()),
    ] {
        rows.extend(text.map(|text| Definition::new(field.label(lang), text.get(lang))));
    }
    rows.extend(extra_benefits(rules, judgement, lang));
    rows.extend(Definition::with_sentences(
        FactField::Deadline.label(lang),
        dates(advice, rules, lang),
    ));
    let notes: Vec<String> = rules
        .edition
        .notes
        .iter()
        .filter(|_| !is_short)
        .map(|note| with_clause(note.text.get(lang), note.clause.as_deref(), lang))
        .collect();
    rows.extend(Definition::with_sentences(
        t!(lang, "Zu beachten", "Please note"),
        notes,
    ));
    let ask = match judgement.verdict {
        Verdict::ToClarify => t!(lang, "Klären mit", "Clarify with"),
        _ => FactField::Advice.label(lang),
    };
    rows.extend(Definition::with_parts(ask, person(advice, rules, lang)));
    rows.push(basis(advice, rules, lang));
    Section::under(3, rules.line.name.get(lang)).with(PageBlock::DefinitionList(rows))
}

/// What is not met, and what would have to be different.
fn obstacle(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    judgement: &Judgement,
    lang: Lang,
) -> Vec<Definition> {
    let Some(near) = &judgement.near_miss else {
        return Vec::new();
    };
    let conditions = near
        .conditions
        .iter()
        .map(|&at| (at, &rules.edition.conditions[at]));
    let obstacles = conditions
        .clone()
        .map(|(at, condition)| unmet(advice, rules, at, condition, lang));
    let remedies = rules.remedies(&near.conditions).into_iter();
    let mut changes: Vec<String> = remedies.map(|remedy| change(remedy, lang)).collect();
    changes.extend(clock(advice, rules, near.hardest, lang));
    let mut rows = Vec::new();
    rows.extend(Definition::with_sentences(
        t!(lang, "Bei Ihnen nicht erfüllt", "Not met in your case"),
        obstacles.collect(),
    ));
    rows.extend(Definition::with_sentences(
        t!(lang, "Das müsste anders sein", "This would have to change"),
        changes,
    ));
    let mut then = Vec::new();
    if near.verdict == Verdict::Fits {
        let fits = t!(
            lang,
            "Dann würde die Förderlinie nach Ihren Angaben passen.",
            "Then the line would fit by your answers."
        );
        then.push(fits.to_owned());
    }
    if !near.questions.is_empty() {
        let names: Vec<&str> = near
            .questions
            .iter()
            .map(|&question| {
                let question = &advice.advisor.directory().questions()[question];
                question.name.get(lang)
            })
            .collect();
        let (count, names) = (names.len(), names.join(", "));
        then.push(match count {
            1 => say!(
                lang,
                "Es bliebe noch 1 Frage: {names}.",
                "1 question would be left: {names}."
            ),
            _ => say!(
                lang,
                "Es blieben noch {count} Fragen: {names}.",
                "{count} questions would be left: {names}."
            ),
        });
    }
    for &at in &near.open {
        let condition = &rules.edition.conditions[at];
        let text = condition.ask.as_ref().unwrap_or(&condition.text).get(lang);
        then.push(say!(
            lang,
            "Zu klären bliebe: {text}",
            "Still to clarify: {text}"
        ));
    }
    rows.extend(Definition::with_sentences(
        t!(lang, "Danach", "After that"),
        then,
    ));
    rows
}

/// What is open, and why.
fn open_conditions(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    judgement: &Judgement,
    lang: Lang,
) -> Option<Definition> {
    let mut parts = Vec::new();
    // Where an answer is not known, nothing more was asked on purpose.
    let is_not_asked = |at: &usize| judgement.conditions[*at] == Standing::NotAsked;
    let is_left_open = judgement.reasons().any(|at| !is_not_asked(&at));
    for at in judgement
        .reasons()
        .filter(|at| !(is_left_open && is_not_asked(at)))
    {
        let condition = &rules.edition.conditions[at];
        parts.extend(doubt(
            advice,
            rules,
            at,
            judgement.conditions[at],
            condition,
            lang,
        ));
    }
    Definition::with_parts(t!(lang, "Offen", "Open"), parts)
}

/// What comes on top, as far as it is not ruled out.
fn extra_benefits(rules: &LineRules<'_>, judgement: &Judgement, lang: Lang) -> Option<Definition> {
    let benefits = rules.edition.benefits.iter().zip(&judgement.benefits);
    let texts = benefits
        .filter_map(|(benefit, standing)| {
            let text = benefit.text.get(lang);
            match standing {
                Standing::Met => Some(text.to_owned()),
                Standing::NotMet => None,
                _ => Some(say!(lang, "Vielleicht: {text}", "Perhaps: {text}")),
            }
        })
        .collect();
    Definition::with_sentences(t!(lang, "Außerdem", "Besides"), texts)
}

/// Whom to call, and in which room.
fn person(advice: &Advice<'_>, rules: &LineRules<'_>, lang: Lang) -> Vec<DefinitionPart> {
    let directory = advice.advisor.directory();
    let Some(contact) = callee(rules.line, directory) else {
        return Vec::new();
    };
    let telephone = telephone(contact, lang);
    let number = Inlines(vec![Inline::link(&telephone.number, LinkTarget::Telephone)]);
    let room = contact
        .room
        .as_ref()
        .map(|room| Inline::Text(say!(lang, ", Raum {room}", ", room {room}")));
    let number = room.into_iter().fold(number, Inlines::with);
    let name = telephone.name_and_role();
    vec![DefinitionPart::Paragraph(number), name.into()]
}

/// Why nobody can apply, as a sentence.
pub(in crate::render) fn dormancy_sentence(dormancy: Dormancy, lang: Lang) -> String {
    match dormancy {
        Dormancy::Closed => t!(
            lang,
            "Anträge sind nicht mehr möglich.",
            "No applications are possible any more."
        )
        .to_owned(),
        Dormancy::Granted { until } => {
            let until = show_date(until, lang);
            say!(
                lang,
                "Das Geld ist schon vergeben, bis {until}.",
                "The money has been granted already, until {until}."
            )
        }
        Dormancy::Ended { until } => {
            let until = show_date(until, lang);
            say!(
                lang,
                "Diese Fassung galt bis {until}. Eine neue kennen wir nicht.",
                "This edition held until {until}. We know no new one."
            )
        }
        Dormancy::Missed { day } => {
            let day = show_date(day, lang);
            say!(
                lang,
                "Die Frist war am {day}. Eine neue kennen wir nicht.",
                "The deadline was on {day}. We know no new one."
            )
        }
        Dormancy::NotYet { from } | Dormancy::Between { from } => {
            let from = show_date(from, lang);
            say!(
                lang,
                "Für diesen Tag kennen wir keine Regeln. Unsere Fassung beginnt am {from}.",
                "For this day we know no rules. Our edition begins on {from}."
            )
        }
    }
}
