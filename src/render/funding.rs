//! Funding lines for people: all at a glance, or one as a fact sheet that says how sure each fact is.
//! Also centres, and what is not settled.

use std::io::{self, Write};

use super::layout::{field, heading, paragraph};
use super::{LineList, LineSheet, Page};
use crate::model::Keyed;
use crate::model::funding::{Centre, Fact, FactField, Figure, FundingLine, LineKind};
use crate::model::provenance::Provenance;
use crate::model::{Contact, Directory, OpenPoint};
use crate::render::field_lines::{self, not_found_words};
use crate::render::whole_word_table;
use crate::text::locale::{Lang, Text};
use crate::{say, t};

/// One heading of a sheet with all that is said under it.
pub(super) struct SheetSection<'d> {
    pub(super) field: FactField,
    pub(super) values: Vec<SheetValue<'d>>,
}

/// One value of a sheet.
pub(super) struct SheetValue<'d> {
    /// What is said; `None`: not found.
    pub(super) text: Option<String>,
    pub(super) stated: Option<&'d Provenance>,
}

impl SheetValue<'_> {
    /// The value with how sure it is, in words.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        let Some(text) = &self.text else {
            return not_found_words(lang).to_owned();
        };
        match self
            .stated
            .and_then(|stated| stated.confidence.remark(lang))
        {
            Some(remark) => format!("{text} ({remark})"),
            None => text.clone(),
        }
    }
}

/// The facts of a line under their headings, disputed figures under "how much".
pub(super) fn sections(line: &FundingLine, lang: Lang) -> Vec<SheetSection<'_>> {
    let mut sections: Vec<SheetSection<'_>> = Vec::new();
    for Fact {
        field,
        text,
        stated,
    } in &line.facts
    {
        let value = SheetValue {
            text: text.as_ref().map(|text| text.get(lang).to_owned()),
            stated: stated.as_ref(),
        };
        match sections.last_mut() {
            Some(section) if section.field == *field => section.values.push(value),
            _ => sections.push(SheetSection {
                field: *field,
                values: vec![value],
            }),
        }
    }
    sections
}

/// The sentence before values, or conditions, that contradict each other.
pub(super) fn sources_differ(lang: Lang) -> &'static str {
    t!(
        lang,
        "Die Quellen sagen Verschiedenes:",
        "The sources say different things:"
    )
}

/// Why nothing about the funding of these years is sure.
pub(super) fn guideline_not_found(lang: Lang) -> &'static str {
    t!(
        lang,
        "Die Richtlinie für 2026 bis 2030 wurde nicht gefunden.",
        "The guideline for 2026 to 2030 was not found."
    )
}

/// Values in the order of a sheet: what nobody disputes, then each dispute with all its sides.
/// A group is disputed if the flag says so.
pub(super) fn by_dispute<'v, 'd>(
    values: &'v [SheetValue<'d>],
) -> Vec<(bool, Vec<&'v SheetValue<'d>>)> {
    let mut groups: Vec<(Option<&str>, Vec<&SheetValue<'d>>)> = vec![(None, Vec::new())];
    for value in values {
        let dispute = value.stated.and_then(|stated| stated.dispute.as_deref());
        match groups.iter_mut().find(|(of, _)| *of == dispute) {
            Some((_, group)) => group.push(value),
            None => groups.push((dispute, vec![value])),
        }
    }
    groups
        .into_iter()
        .filter(|(_, group)| !group.is_empty())
        .map(|(dispute, group)| (dispute.is_some(), group))
        .collect()
}

/// The figures that a sheet lists: all beside their sources, else those that no text says already.
pub(super) fn listed_figures<'d>(sheet: &LineSheet<'d>, lang: Lang) -> Vec<SheetValue<'d>> {
    let is_said = |figure: &Figure| {
        let number = figure.show(lang);
        let mut texts = sheet
            .line
            .facts
            .iter()
            .filter_map(|fact| fact.text.as_ref());
        texts.any(|text| text.get(lang).contains(&number))
    };
    let show = |figure: &Figure| {
        let (number, label) = (figure.show(lang), figure.label.get(lang));
        if label.is_empty() {
            number
        } else {
            format!("{number}: {label}")
        }
    };
    let figures = sheet.line.figures.iter();
    figures
        .filter(|figure| sheet.sources || !is_said(figure))
        .map(|figure| SheetValue {
            text: Some(show(figure)),
            stated: Some(&figure.stated),
        })
        .collect()
}

/// The sources of these lines, each once, in the order of the sheet. Their places are the numbers that
/// stand behind the values.
pub(super) fn cited_sources<'d>(lines: &[&'d FundingLine]) -> Vec<&'d str> {
    let stated = lines.iter().flat_map(|line| {
        let facts = line.facts.iter().filter_map(|fact| fact.stated.as_ref());
        facts.chain(line.figures.iter().map(|figure| &figure.stated))
    });
    let mut ids: Vec<&str> = Vec::new();
    for id in stated.flat_map(|stated| &stated.sources) {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    }
    ids
}

/// The numbers of the sources of a value: `Quellen: 1, 4`.
pub(super) fn citation(stated: &Provenance, cited: &[&str], lang: Lang) -> String {
    let numbers: Vec<String> = stated
        .sources
        .iter()
        .filter_map(|id| cited.iter().position(|have| have == id))
        .map(|at| (at + 1).to_string())
        .collect();
    let list = numbers.join(", ");
    if numbers.len() == 1 {
        say!(lang, "Quelle: {list}", "Source: {list}")
    } else {
        say!(lang, "Quellen: {list}", "Sources: {list}")
    }
}

/// A source in words, and its address.
pub(super) fn source_of<'d>(
    id: &str,
    directory: &'d Directory<'_>,
    lang: Lang,
) -> (String, Option<&'d str>) {
    match directory.source(id) {
        Some(source) => (
            format!(
                "{} ({})",
                source.title.get(lang),
                source.retrieval_line(lang)
            ),
            source.url.as_deref(),
        ),
        None => (id.to_owned(), None),
    }
}

/// Whom to call about a line: its contact, or else the switchboard.
pub(super) fn callee<'d>(
    line: &FundingLine,
    directory: &'d Directory<'d>,
) -> Option<&'d Contact<'d>> {
    let contact = line.contact.as_deref().and_then(|id| directory.contact(id));
    contact.or_else(|| directory.switchboard())
}

/// The heading above [`state`].
pub(super) fn state_heading(lang: Lang) -> &'static str {
    t!(lang, "Stand", "State")
}

/// How a line stands, with its reservation.
pub(super) fn state(line: &FundingLine, lang: Lang) -> String {
    let phrase = line.glance.state.as_ref();
    phrase.map_or_else(
        || line.state.label(lang).to_owned(),
        |text| text.get(lang).to_owned(),
    )
}

/// The phrases of a glance with their headings.
pub(super) fn glance(line: &FundingLine, lang: Lang) -> Vec<(&'static str, String)> {
    let phrase = |text: &Option<Text<'static>>| text.as_ref().map(|text| text.get(lang).to_owned());
    let rows = [
        (FactField::Purpose.label(lang), phrase(&line.glance.purpose)),
        (t!(lang, "Wer", "Who"), phrase(&line.glance.applicants)),
        (
            FactField::Duration.label(lang),
            phrase(&line.glance.duration),
        ),
        (FactField::Amount.label(lang), phrase(&line.glance.amount)),
        (
            t!(lang, "Bis wann", "Until when"),
            phrase(&line.glance.deadline),
        ),
        (state_heading(lang), Some(state(line, lang))),
    ];
    rows.into_iter()
        .filter_map(|(name, text)| Some((name, text?)))
        .collect()
}

pub(super) fn list(list: &LineList<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let lang = page.lang;
    let mut is_first = true;
    for &(_, kind) in LineKind::KEYS {
        let lines: Vec<&FundingLine> = list
            .lines
            .iter()
            .copied()
            .filter(|line| line.kind == kind)
            .collect();
        if lines.is_empty() {
            continue;
        }
        if !std::mem::replace(&mut is_first, false) {
            writeln!(out)?;
        }
        heading(out, kind.heading(lang), page)?;
        let is_table = kind == LineKind::Line && !page.plain && at_a_glance(&lines, page, out)?;
        if !is_table {
            for line in lines {
                block(line, page, out)?;
            }
        }
    }
    writeln!(out)?;
    let reservation = guideline_not_found(lang);
    let sentences = [
        &*say!(
            lang,
            "{reservation} Alle Angaben bitte bestätigen lassen.",
            "{reservation} Please have every detail confirmed."
        ),
        t!(
            lang,
            "Was passt zu Ihnen? wir foerderung find",
            "What fits you? wir foerderung find"
        ),
        t!(
            lang,
            "Mehr zu einer Zeile: wir foerderung show NAME",
            "More about a line: wir foerderung show NAME"
        ),
    ];
    for sentence in sentences {
        paragraph(out, sentence, "", "", page.text_width())?;
    }
    Ok(())
}

fn block(line: &FundingLine, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let lang = page.lang;
    writeln!(out)?;
    let (label, id) = (line.label.get(lang), &line.id);
    let title = format!("{} ({id})", page.bold(label));
    paragraph(out, &title, "", "  ", page.text_width())?;
    let rows = glance(line, lang);
    field_lines::write_values(&rows, page, out)
}

/// All lines in one table; `false` where it would be too wide without breaking a word.
fn at_a_glance(lines: &[&FundingLine], page: &Page, out: &mut dyn Write) -> io::Result<bool> {
    let (lang, Some(width)) = (page.lang, page.width) else {
        return Ok(false);
    };
    let row = |line: &FundingLine| -> Vec<String> {
        let phrases = glance(line, lang).into_iter().map(|(_, text)| text);
        std::iter::once(line.label.get(lang).to_owned())
            .chain(phrases)
            .collect()
    };
    let mut rows: Vec<Vec<String>> = lines.iter().map(|line| row(line)).collect();
    let headings = lines
        .first()
        .map(|line| glance(line, lang))
        .unwrap_or_default();
    let title = t!(lang, "Förderlinie", "Line").to_owned();
    rows.insert(
        0,
        std::iter::once(title)
            .chain(headings.into_iter().map(|(name, _)| name.to_owned()))
            .collect(),
    );
    let Some(table) = whole_word_table::whole_word_table(rows, width) else {
        return Ok(false);
    };
    writeln!(out, "{table}")?;
    Ok(true)
}

/// One line as a sheet: how it stands, then each heading, then whom to call.
pub(super) fn sheet(
    sheet: &LineSheet<'_>,
    directory: &Directory<'_>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (lang, line) = (page.lang, sheet.line);
    heading(out, line.label.get(lang), page)?;
    if line.name != line.label {
        paragraph(out, line.name.get(lang), "", "", page.text_width())?;
    }
    if let Some(clause) = &line.clause {
        writeln!(
            out,
            "{}",
            say!(
                lang,
                "Richtlinie, Nummer {clause}",
                "Guideline, number {clause}"
            )
        )?;
    }
    let (heading, state) = (state_heading(lang), page.bold(&state(line, lang)));
    let text = format!("{heading}: {state}");
    paragraph(out, &text, "", "  ", page.text_width())?;
    let cited = cited_sources(&[line]);
    let write_values =
        |out: &mut dyn Write, name: &str, values: &[SheetValue<'_>]| -> io::Result<()> {
            writeln!(out)?;
            writeln!(out, "{}", page.bold(name))?;
            let is_list = values.len() > 1;
            let (first, rest) = if is_list {
                ("  - ", "    ")
            } else {
                ("  ", "  ")
            };
            let width = page.text_width();
            for (is_disputed, group) in by_dispute(values) {
                if is_disputed {
                    paragraph(out, sources_differ(lang), "  ", "  ", width)?;
                }
                for value in group {
                    paragraph(out, &value.sentence(lang), first, rest, width)?;
                    if let Some(stated) = value.stated.filter(|_| sheet.sources) {
                        paragraph(out, &citation(stated, &cited, lang), rest, rest, width)?;
                    }
                }
            }
            Ok(())
        };
    for section in sections(line, lang) {
        write_values(out, section.field.label(lang), &section.values)?;
    }
    let figures = listed_figures(sheet, lang);
    if !figures.is_empty() {
        write_values(out, t!(lang, "Zahlen", "Figures"), &figures)?;
    }
    writeln!(out)?;
    writeln!(
        out,
        "{}",
        page.bold(t!(lang, "Rufen Sie an", "Please call"))
    )?;
    field_lines::people(callee(line, directory), page, out)?;
    if sheet.sources {
        writeln!(out)?;
        writeln!(out, "{}", page.bold(t!(lang, "Quellen", "Sources")))?;
        for (at, id) in cited.iter().enumerate() {
            let (title, address) = source_of(id, directory, lang);
            let first = format!("{:>3}. ", at + 1);
            paragraph(out, &title, &first, "     ", page.text_width())?;
            if let Some(address) = address {
                writeln!(out, "     {address}")?;
            }
        }
    } else {
        writeln!(out)?;
        let id = &line.id;
        // The signs of an option cannot be heard.
        let hint = if page.plain {
            t!(
                lang,
                "Die Quellen zu jedem Wert zeigt die Option „sources“.",
                "The option “sources” shows the sources of each value."
            )
            .to_owned()
        } else {
            say!(
                lang,
                "Quellen zu jedem Wert: wir foerderung show {id} --sources",
                "Sources of each value: wir foerderung show {id} --sources"
            )
        };
        paragraph(out, &hint, "", "", page.text_width())?;
    }
    Ok(())
}

/// One line of text about a centre: its kind and its public page.
pub(super) fn centre(
    centre: &Centre,
    directory: &Directory<'_>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = page.lang;
    let (name, kind) = (&centre.name, centre.kind.label(lang));
    heading(
        out,
        &say!(
            lang,
            "WIR-Vielfaltszentrum {name} ({kind})",
            "WIR-Vielfaltszentrum {name} ({kind})"
        ),
        page,
    )?;
    let address = directory.page_of(centre);
    field(
        out,
        t!(lang, "Seite", "Page"),
        address.unwrap_or_else(|| not_found_words(lang)),
        0,
        page,
    )
}

/// What is not settled, as a list to work off.
pub(super) fn open_points(
    points: &[OpenPoint],
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = page.lang;
    for (at, point) in points.iter().enumerate() {
        let first = format!("{:>2}. ", at + 1);
        paragraph(out, point.text.get(lang), &first, "    ", page.text_width())?;
        if !point.lines.is_empty() {
            let lines = point.lines.join(", ");
            paragraph(
                out,
                &say!(lang, "Betrifft: {lines}", "Concerns: {lines}"),
                "    ",
                "    ",
                page.text_width(),
            )?;
        }
        if let Some(ask) = &point.ask {
            let ask = ask.get(lang);
            paragraph(
                out,
                &say!(lang, "Wer es weiß: {ask}", "Who knows: {ask}"),
                "    ",
                "    ",
                page.text_width(),
            )?;
        }
    }
    Ok(())
}
