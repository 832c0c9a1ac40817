//! The codes of findings: all at a glance, and one with what it means, what to do and an example.

use std::io::{self, Write};

use serde::Serialize;

use super::Page;
use super::layout::{field, heading, paragraph};
use crate::diagnostic::{CodeTheme, FindingCode};
use crate::text::locale::Lang;
use crate::{say, t};

/// On fewer columns a title stands below its code.
const NARROW: usize = 50;

/// All codes with a line each, under the headings of their themes.
pub(super) fn list(themes: &[&CodeTheme], page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let lang = page.lang;
    let codes = || themes.iter().flat_map(|theme| theme.codes);
    let widest = codes().map(|row| row.code.len()).max().unwrap_or(0);
    for theme in themes {
        heading(out, theme.title.get(lang), page)?;
        for row in theme.codes {
            let (code, title) = (row.code, row.title.get(lang));
            match page.width {
                // Beside a code there is no room.
                Some(width) if width < NARROW && !page.plain => {
                    writeln!(out, "{code}:")?;
                    paragraph(out, title, "  ", "  ", page.text_width())?;
                }
                _ => field(out, code, title, widest, page)?,
            }
        }
        writeln!(out)?;
    }
    let Some(FindingCode { code, .. }) = codes().next() else {
        return Ok(());
    };
    let more = say!(
        lang,
        "Mehr zu einem davon: wir check --explain {code}",
        "More about one of them: wir check --explain {code}"
    );
    paragraph(out, &more, "", "  ", page.text_width())
}

/// One code, explained.
pub(super) fn explanation(row: &FindingCode, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let (lang, width) = (page.lang, page.text_width());
    let (code, title) = (row.code, row.title.get(lang));
    let heading = page.bold(&format!("{code}: {title}"));
    paragraph(out, &heading, "", "  ", width)?;
    writeln!(out)?;
    paragraph(out, row.meaning.get(lang), "", "", width)?;
    writeln!(out)?;
    let remedy = row.remedy.get(lang);
    let remedy = say!(lang, "Abhilfe: {remedy}", "What to do: {remedy}");
    paragraph(out, &remedy, "", "", width)?;
    let Some(example) = &row.example else {
        return Ok(());
    };
    for (name, lines) in [
        (t!(lang, "Falsch:", "Wrong:"), example.wrong),
        (t!(lang, "Richtig:", "Right:"), example.right),
    ] {
        writeln!(out, "\n{name}")?;
        // Data is copied as it stands: no line of it is broken.
        for line in lines.lines() {
            writeln!(out, "{}", format!("  {line}").trim_end())?;
        }
    }
    Ok(())
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
