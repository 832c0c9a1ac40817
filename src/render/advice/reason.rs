//! Why a line fits or not: the conditions with the answers and the sources.

use super::citation::{source_title, with_clause};
use super::verdict::{of_verdict, part, part_with_entries};
use crate::funding::{AnswerState, Judgement, LineRules, RulesIndex, Standing};
use crate::model::QuestionIndex;
use crate::model::provenance::Provenance;
use crate::model::rule::Condition;
use crate::model::verdict::Verdict;
use crate::render::article::{Definition, DefinitionPart, Inlines, PageBlock, Section};
use crate::render::confidence_mark::confidence_mark;
use crate::render::funding::sources_differ;
use crate::render::{Advice, Page};
use crate::text::locale::Lang;
use crate::{say, t};

/// What an applicant does not meet, with the answers that say so.
pub(super) fn unmet(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    at: usize,
    condition: &Condition,
    lang: Lang,
) -> String {
    let text = condition
        .unmet
        .as_ref()
        .unwrap_or(&condition.text)
        .get(lang);
    let given = answers_to(advice, rules.questions_of_condition(at), lang);
    format!("{text} {given}")
}

/// The lines that do not fit: each with all that is not met; those for another purpose in one row.
pub(super) fn ruled_out_part(
    advice: &Advice<'_>,
    judged: &[Judgement],
    page: &Page,
) -> Vec<Section<'static>> {
    let lang = page.lang;
    let mut rows = Vec::new();
    let mut elsewhere: Vec<&str> = Vec::new();
    for (line, judgement) in of_verdict(advice, judged, Verdict::DoesNotFit) {
        let rules = &advice.advisor.lines()[line];
        let label = rules.line.label.get(lang);
        let mut reasons: Vec<usize> = judgement.reasons().collect();
        if reasons
            .iter()
            .any(|&at| is_about_the_plan(advice, rules, at))
        {
            elsewhere.push(label);
            continue;
        }
        let conditions = &rules.edition.conditions;
        // What nothing can mend decides, and stands first.
        reasons.sort_by_key(|&at| conditions[at].remedy.is_some());
        let sentences = reasons
            .into_iter()
            .map(|at| unmet(advice, rules, at, &conditions[at], lang));
        rows.extend(Definition::with_sentences(label, sentences.collect()));
    }
    if !elsewhere.is_empty() {
        let name = t!(lang, "Für anderes gedacht", "Meant for other things");
        rows.push(Definition::new(name, elsewhere.join(", ")));
    }
    let entries = if rows.is_empty() {
        Vec::new()
    } else {
        vec![Section::default().with(PageBlock::DefinitionList(rows))]
    };
    part(Verdict::DoesNotFit, entries, page.lang)
}

/// Whether a condition is about what is planned. A line for another plan is only named: its further conditions
/// do not matter.
pub(super) fn is_about_the_plan(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    condition: usize,
) -> bool {
    let plan = advice.advisor.directory().question("plan");
    plan.is_some_and(|plan| rules.questions_of_condition(condition).contains(&plan))
}

/// Why each line came to its verdict, without those for another purpose.
pub(super) fn reasons(
    advice: &Advice<'_>,
    judged: &[Judgement],
    page: &Page,
) -> Vec<Section<'static>> {
    let entries = RulesIndex::enumerate(judged)
        .filter(|(line, judgement)| {
            let rules = &advice.advisor.lines()[*line];
            judgement.verdict != Verdict::DoesNotFit
                || !judgement
                    .reasons()
                    .any(|at| is_about_the_plan(advice, rules, at))
        })
        .map(|(line, judgement)| explanation(advice, line, judgement, page))
        .collect();
    part_with_entries(t!(page.lang, "Warum", "Why").to_owned(), entries)
}

/// Every condition of a line: how it stands, what was answered, and which source says so.
pub(super) fn explanation(
    advice: &Advice<'_>,
    line: RulesIndex,
    judgement: &Judgement,
    page: &Page,
) -> Section<'static> {
    let lang = page.lang;
    let rules = &advice.advisor.lines()[line];
    let conditions = rules.edition.conditions.iter().zip(&judgement.conditions);
    let mut rows: Vec<Definition> = conditions
        .enumerate()
        .map(|(at, (condition, standing))| {
            let mut parts = match standing {
                Standing::Disputed => doubt(advice, rules, at, *standing, condition, lang),
                _ => vec![condition.text.get(lang).to_owned().into()],
            };
            // What it means for who asks: that it is not met, or what to ask.
            let said = match standing {
                Standing::Met => None,
                Standing::NotMet => condition
                    .unmet
                    .as_ref()
                    .map(|text| text.get(lang).to_owned()),
                _ => condition.ask.as_ref().map(|ask| {
                    let ask = ask.get(lang);
                    say!(lang, "Zu fragen: {ask}", "To ask: {ask}")
                }),
            };
            parts.extend(said.map(DefinitionPart::from));
            if rules
                .questions_of_condition(at)
                .iter()
                .any(|&question| advice.answers.get(question) != AnswerState::NotAsked)
            {
                parts.push(DefinitionPart::from(answers_to(
                    advice,
                    rules.questions_of_condition(at),
                    lang,
                )));
            }
            parts.extend(source_line(condition, advice, lang).map(DefinitionPart::Paragraph));
            Definition {
                term: standing_word(*standing, judgement.verdict, lang).to_owned(),
                parts,
            }
        })
        .collect();
    let benefits = rules.edition.benefits.iter().zip(&judgement.benefits);
    rows.extend(benefits.map(|(benefit, standing)| {
        let text = benefit.text.get(lang);
        Definition::new(
            standing_word(*standing, judgement.verdict, lang),
            say!(lang, "Außerdem: {text}", "Besides: {text}"),
        )
    }));
    Section::under(3, rules.line.name.get(lang)).with(PageBlock::DefinitionList(rows))
}

/// Why a condition is neither met nor not met.
pub(super) fn doubt(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    at: usize,
    standing: Standing,
    condition: &Condition,
    lang: Lang,
) -> Vec<DefinitionPart> {
    let text = condition.text.get(lang);
    match (standing, &condition.dispute) {
        (Standing::Disputed, Some(dispute)) => {
            let other = dispute.text.get(lang);
            let is_other_source = |stated: &&Provenance| {
                let own = condition.stated.as_ref();
                own.is_none_or(|own| own.sources.first() != stated.sources.first())
            };
            match dispute.stated.as_ref().filter(is_other_source) {
                Some(stated) => vec![
                    sources_differ(lang).to_owned().into(),
                    DefinitionPart::Points(vec![
                        sentence_with_source(text, condition.stated.as_ref(), advice, lang),
                        sentence_with_source(other, Some(stated), advice, lang),
                    ]),
                ],
                None => vec![DefinitionPart::Points(vec![
                    sentence_with_source(text, condition.stated.as_ref(), advice, lang),
                    other.to_owned(),
                ])],
            }
        }
        (Standing::NotFound, _) => {
            let nothing = t!(
                lang,
                "Mehr dazu ist nicht gefunden.",
                "More about this was not found."
            );
            vec![format!("{text} {nothing}").into()]
        }
        _ => {
            let given = answers_to(advice, rules.questions_of_condition(at), lang);
            vec![format!("{text} {given}").into()]
        }
    }
}

/// A sentence with the source that says it.
fn sentence_with_source(
    text: &str,
    stated: Option<&Provenance>,
    advice: &Advice<'_>,
    lang: Lang,
) -> String {
    match stated.and_then(|stated| source_title(stated, advice, lang)) {
        Some(title) => format!("{text} ({title})"),
        None => text.to_owned(),
    }
}

/// The answers that a condition read: `Ihre Antwort: 25 bis 36 Monate.`
pub(super) fn answers_to(advice: &Advice<'_>, questions: &[QuestionIndex], lang: Lang) -> String {
    let all = advice.advisor.directory().questions();
    let given: Vec<String> = questions
        .iter()
        .filter(|&&question| advice.answers.get(question) != AnswerState::NotAsked)
        .map(|&question| {
            let answer = advice
                .advisor
                .answer(question, advice.answers.get(question), lang);
            format!("{answer} ({})", all[question].name.get(lang))
        })
        .collect();
    let list = given.join("; ");
    match given.len() {
        0 => t!(
            lang,
            "Danach wurde noch nicht gefragt.",
            "This was not asked yet."
        )
        .to_owned(),
        1 => say!(lang, "Ihre Antwort: {list}.", "Your answer: {list}."),
        _ => say!(lang, "Ihre Antworten: {list}.", "Your answers: {list}."),
    }
}

/// The word for how a condition stands.
fn standing_word(standing: Standing, verdict: Verdict, lang: Lang) -> &'static str {
    match standing {
        Standing::Met => t!(lang, "ja", "yes"),
        Standing::NotMet => t!(lang, "nein", "no"),
        Standing::Disputed | Standing::NotFound | Standing::Unknown => t!(lang, "offen", "open"),
        // Where another condition is not met, this one decides nothing any more.
        Standing::NotAsked if matches!(verdict, Verdict::Almost | Verdict::DoesNotFit) => {
            t!(lang, "egal", "no matter")
        }
        Standing::NotAsked => t!(lang, "nicht gefragt", "not asked"),
    }
}

/// `Quelle: Integrationskompass Hessen, Nr. 4.5°`.
fn source_line(condition: &Condition, advice: &Advice<'_>, lang: Lang) -> Option<Inlines> {
    let stated = condition.stated.as_ref()?;
    let title = source_title(stated, advice, lang)?;
    let title = with_clause(&title, condition.clause.as_deref(), lang);
    let line = say!(lang, "Quelle: {title}", "Source: {title}");
    Some(Inlines::from(line).with_mark(confidence_mark(Some(stated), lang)))
}
