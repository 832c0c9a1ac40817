//! The codes of findings: all at a glance, and one with what it means, what to do and an example.

use serde::Serialize;

use super::article::{Article, PageBlock, PageField, Section};
use crate::diagnostic::{CodeTheme, FindingCode};
use crate::text::locale::Lang;
use crate::{say, t};

/// All codes with a line each, under the headings of their themes.
pub(super) fn list(themes: &[&CodeTheme], lang: Lang) -> Article<'static> {
    let theme_section = |theme: &&CodeTheme| {
        let codes = theme.codes.iter();
        let codes = codes.map(|row| PageField::new(row.code, row.title.get(lang)));
        let heading = Section::under(1, theme.title.get(lang));
        heading.with(PageBlock::FieldList(codes.collect()))
    };
    let mut sections: Vec<Section<'static>> = themes.iter().map(theme_section).collect();
    let first = themes.iter().flat_map(|theme| theme.codes).next();
    sections.extend(first.map(|FindingCode { code, .. }| {
        let more = say!(
            lang,
            "Mehr zu einem davon: wir check --explain {code}",
            "More about one of them: wir check --explain {code}"
        );
        Section::default().with(PageBlock::Tip(more.into()))
    }));
    sections
}

/// One code, explained.
pub(super) fn explanation(row: &FindingCode, lang: Lang) -> Article<'static> {
    let (code, title) = (row.code, row.title.get(lang));
    let remedy = row.remedy.get(lang);
    let remedy = say!(lang, "Abhilfe: {remedy}", "What to do: {remedy}");
    let mut sections = vec![
        Section::under(1, format!("{code}: {title}")),
        Section::default().with(PageBlock::paragraph(row.meaning.get(lang))),
        Section::default().with(PageBlock::paragraph(remedy)),
    ];
    if let Some(example) = &row.example {
        for (name, lines) in [
            (t!(lang, "Falsch", "Wrong"), example.wrong),
            (t!(lang, "Richtig", "Right"), example.right),
        ] {
            let (language, text) = ("", lines.to_owned());
            let lines = PageBlock::CodeBlock { language, text };
            sections.push(Section::under(2, name).with(lines));
        }
    }
    sections
}

#[derive(Serialize)]
pub(super) struct CodeOut<'d> {
    code: &'d str,
    title: &'d str,
    meaning: &'d str,
    remedy: &'d str,
    wrong: Option<&'d str>,
    right: Option<&'d str>,
}

impl<'d> CodeOut<'d> {
    pub(super) fn new(row: &'d FindingCode, lang: Lang) -> CodeOut<'d> {
        let example = row.example.as_ref();
        CodeOut {
            code: row.code,
            title: row.title.get(lang),
            meaning: row.meaning.get(lang),
            remedy: row.remedy.get(lang),
            wrong: example.map(|example| example.wrong),
            right: example.map(|example| example.right),
        }
    }
}
