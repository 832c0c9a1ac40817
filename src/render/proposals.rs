//! Cases for the staff to review: as text, for a spreadsheet, ready for `cases.toml`, and their shape in
//! JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::article::{Article, PageBlock, Section};
use super::{CaseList, Page};
use crate::formats::csv::{row, shield, writer};
use crate::funding::Advisor;
use crate::funding::proof::{Proposal, answers_in};
use crate::model::Keyed;
use crate::say;
use crate::text::locale::Lang;

/// Each case with its answers and its verdict.
pub(super) fn page(list: &CaseList<'_>, lang: Lang) -> Article<'static> {
    let section = |case: &Proposal| {
        let answers = answers_in(list.advisor, &case.answers, lang);
        let verdict = case.verdict.label(lang);
        let reasons = case.reasons.join(", ");
        let result = if reasons.is_empty() {
            say!(lang, "Ergebnis: {verdict}", "Verdict: {verdict}")
        } else {
            say!(
                lang,
                "Ergebnis: {verdict} wegen {reasons}",
                "Verdict: {verdict} because of {reasons}"
            )
        };
        let section = Section::indented_under(1, case.name.get(lang));
        section.with_all([answers, result].map(PageBlock::paragraph))
    };
    list.cases.iter().map(section).collect()
}

/// One row a case; the columns of the answers are the questions by their ids.
pub(super) fn csv(list: &CaseList<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = writer(out);
    let questions = list.advisor.directory().questions();
    let head = ["name", "line", "verdict", "reasons"].into_iter();
    row(
        &mut writer,
        head.chain(questions.iter().map(|question| question.id.as_str())),
    )?;
    for case in list.cases {
        let mut cells = vec![
            case.name.get(page.lang).to_owned(),
            case.line.clone(),
            case.verdict.key().to_owned(),
            case.reasons.join(", "),
        ];
        let answers = answers_of(case, list.advisor);
        cells.extend(questions.iter().map(|question| {
            let mut answers = answers.iter();
            let answer = answers.find(|(id, _)| *id == question.id);
            answer.map_or_else(String::new, |(_, answer)| answer.to_text())
        }));
        row(
            &mut writer,
            cells.iter().map(|cell| shield(cell).into_owned()),
        )?;
    }
    writer.flush()
}

/// Ready to be pasted into `cases.toml`.
pub(super) fn toml(list: &CaseList<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    for (at, case) in list.cases.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let answers: Vec<String> = answers_of(case, list.advisor)
            .into_iter()
            .map(|(id, answer)| match answer {
                AnswerOut::Number(number) => format!("{id} = {number}"),
                AnswerOut::Id(answer) => format!("{id} = \"{answer}\""),
            })
            .collect();
        let (line, verdict) = (&case.line, case.verdict.key());
        // A name may hold quotation marks; the library writes it as TOML wants it.
        let name = ::toml::Value::String(case.name.get(page.lang).to_owned());
        writeln!(out, "[[case]]")?;
        writeln!(out, "name     = {name}")?;
        writeln!(out, "answers  = {{ {} }}", answers.join(", "))?;
        writeln!(out, "as-of    = {}", list.advisor.day())?;
        writeln!(out, "expected = {{ {line} = \"{verdict}\" }}")?;
        if !case.reasons.is_empty() {
            let reasons = case.reasons.join("\", \"");
            writeln!(out, "reasons  = {{ {line} = [\"{reasons}\"] }}")?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
#[serde(untagged)]
enum AnswerOut<'d> {
    Number(u32),
    Id(&'d str),
}

impl AnswerOut<'_> {
    fn to_text(&self) -> String {
        match self {
            AnswerOut::Number(number) => number.to_string(),
            AnswerOut::Id(id) => (*id).to_owned(),
        }
    }
}

/// The answers by the ids of their questions, numbers as numbers.
fn answers_of<'d>(case: &Proposal, advisor: &Advisor<'d>) -> Vec<(&'d str, AnswerOut<'d>)> {
    let questions = advisor.directory().questions();
    let each = case.answers.iter_answered();
    each.map(|(question, given)| {
        let answer = match case.number_of(advisor, question) {
            Some(number) => AnswerOut::Number(number),
            None => AnswerOut::Id(advisor.answer_id(question, given)),
        };
        (questions[question].id.as_str(), answer)
    })
    .collect()
}

#[derive(Serialize)]
pub(super) struct CaseOut<'d> {
    name: &'d str,
    line: &'d str,
    verdict: &'static str,
    reasons: &'d [String],
    answers: std::collections::BTreeMap<&'d str, AnswerOut<'d>>,
}

pub(super) fn for_json<'d>(list: &CaseList<'d>, lang: Lang) -> Vec<CaseOut<'d>> {
    let one = |case: &'d Proposal| CaseOut {
        name: case.name.get(lang),
        line: &case.line,
        verdict: case.verdict.key(),
        reasons: &case.reasons,
        answers: answers_of(case, list.advisor).into_iter().collect(),
    };
    list.cases.iter().map(one).collect()
}
