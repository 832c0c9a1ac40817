//! Funding lines for people: all at a glance, or one as a fact sheet that says how sure each fact is.
//! Also centres, and what is not settled.

use super::article::{Article, Inline, Inlines, PageBlock, PageField, PageTable, Section};
use super::confidence_mark::confidence_mark;
use super::glossary;
use super::link_target::LinkTarget;
use super::{LineList, LineSheet, Page};
use crate::model::Keyed;
use crate::model::funding::{Centre, Fact, FactField, Figure, FundingLine, LineKind};
use crate::model::provenance::Provenance;
use crate::model::{Contact, Directory, OpenPoint};
use crate::render::contact_fields::not_found_words;
use crate::render::telephones::telephone;
use crate::text::locale::{Lang, Text};
use crate::{say, t};

/// One heading of a sheet with all that is said under it.
struct SheetSection<'d> {
    field: FactField,
    values: Vec<SheetValue<'d>>,
}

/// One value of a sheet.
struct SheetValue<'d> {
    /// What is said; `None`: not found.
    text: Option<String>,
    stated: Option<&'d Provenance>,
}

impl SheetValue<'_> {
    /// The value with how sure it is, in words.
    fn sentence(&self, lang: Lang) -> Inlines {
        match &self.text {
            Some(text) => Inlines::with_links(text).with_mark(confidence_mark(self.stated, lang)),
            None => not_found_words(lang).into(),
        }
    }
}

/// The facts of a line under their headings, disputed figures under "how much".
fn line_sections(line: &FundingLine, lang: Lang) -> Vec<SheetSection<'_>> {
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
fn by_dispute<'v, 'd>(values: &'v [SheetValue<'d>]) -> Vec<(bool, Vec<&'v SheetValue<'d>>)> {
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
fn listed_figures<'d>(sheet: &LineSheet<'d>, lang: Lang) -> Vec<SheetValue<'d>> {
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
fn citation(stated: &Provenance, cited: &[&str], lang: Lang) -> String {
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
fn source_of<'d>(id: &str, directory: &'d Directory<'_>, lang: Lang) -> (String, Option<&'d str>) {
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

/// Whether it was found how much a line gives.
pub(super) fn has_amount(line: &FundingLine) -> bool {
    let amount = line.glance.amount.as_ref();
    amount.is_some_and(|amount| amount.get(Lang::De) != not_found_words(Lang::De))
}

/// How much a line gives, where nothing says before it that this is about money.
pub(super) fn amount_in_sentence(line: &FundingLine, lang: Lang) -> String {
    let amount = line.glance.amount.as_ref().map(|amount| amount.get(lang));
    match amount.filter(|amount| *amount != not_found_words(lang)) {
        Some(amount) => amount.to_owned(),
        None => t!(lang, "Betrag nicht gefunden", "amount not found").to_owned(),
    }
}

/// The phrases of a glance with their headings.
fn glance(line: &FundingLine, lang: Lang) -> Vec<(&'static str, String)> {
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

/// All lines, by their kinds.
pub(super) fn list<'d>(list: &LineList<'d>, page: &Page) -> Article<'d> {
    let lang = page.lang;
    let mut sections = Vec::new();
    for &(_, kind) in LineKind::KEYS {
        let lines: Vec<&'d FundingLine> = list
            .lines
            .iter()
            .copied()
            .filter(|line| line.kind == kind)
            .collect();
        if lines.is_empty() {
            continue;
        }
        let heading = Section::under(1, kind.heading(lang));
        if kind == LineKind::Line {
            let table = glance_table(lines, lang);
            sections.push(heading.with(PageBlock::Table(table)));
        } else {
            sections.push(heading);
            sections.extend(lines.iter().map(|line| glance_section(line, lang)));
        }
    }
    let reservation = guideline_not_found(lang);
    let reservation = say!(
        lang,
        "{reservation} Alle Angaben bitte bestätigen lassen.",
        "{reservation} Please have every detail confirmed."
    );
    let tips = [
        t!(
            lang,
            "Was passt zu Ihnen? wir foerderung find",
            "What fits you? wir foerderung find"
        ),
        t!(
            lang,
            "Mehr zu einer Linie: wir foerderung show NAME",
            "More about a line: wir foerderung show NAME"
        ),
    ];
    let end = Section::default().with(PageBlock::paragraph(reservation));
    let tips = tips.into_iter().map(|tip| PageBlock::Tip(tip.into()));
    sections.push(end.with_all(tips));
    sections
}

/// One line at a glance.
fn glance_section(line: &FundingLine, lang: Lang) -> Section<'static> {
    let (label, id) = (line.label.get(lang), &line.id);
    let fields = glance(line, lang).into_iter();
    let fields = fields.map(|(name, text)| PageField::new(name, text));
    Section::under(2, format!("{label} ({id})")).with(PageBlock::FieldList(fields.collect()))
}

/// All lines at a glance, side by side.
fn glance_table(lines: Vec<&FundingLine>, lang: Lang) -> PageTable<'_> {
    let title = t!(lang, "Förderlinie", "Line");
    let names = lines.first().map(|line| glance(line, lang));
    let names = names.unwrap_or_default().into_iter();
    let row = |line: &&FundingLine| {
        let phrases = glance(line, lang).into_iter().map(|(_, text)| text);
        let label = line.label.get(lang).to_owned();
        std::iter::once(label).chain(phrases).collect()
    };
    let headings = std::iter::once(title).chain(names.map(|(name, _)| name));
    let rows = lines.iter().map(row).collect();
    PageTable::of_rows(headings, rows, move || {
        lines
            .iter()
            .map(|line| glance_section(line, lang))
            .collect()
    })
}

/// One line: how it stands, then each heading, then whom to call.
pub(super) fn sheet(
    sheet: &LineSheet<'_>,
    directory: &Directory<'_>,
    page: &Page,
) -> Article<'static> {
    let (lang, line) = (page.lang, sheet.line);
    let mut title = Section::under(1, line.label.get(lang));
    if line.name != line.label {
        title = title.with(PageBlock::paragraph(line.name.get(lang)));
    }
    if let Some(clause) = &line.clause {
        title = title.with(PageBlock::paragraph(say!(
            lang,
            "Richtlinie, Nummer {clause}",
            "Guideline, number {clause}"
        )));
    }
    let mut sections = vec![title, sheet_glance(line, directory, lang)];
    let cited = cited_sources(&[line]);
    let citing = sheet.sources.then_some(&cited[..]);
    let (found, not_found): (Vec<_>, Vec<_>) = line_sections(line, lang)
        .into_iter()
        .partition(|section| section.values.iter().any(|value| value.text.is_some()));
    for section in found {
        let name = section.field.label(lang);
        sections.push(values_section(name, &section.values, citing, lang));
    }
    if !not_found.is_empty() {
        let names = not_found.iter().map(|section| section.field.label(lang));
        let names = names.collect::<Vec<_>>().join(", ");
        let heading = t!(lang, "Nicht gefunden", "Not found");
        sections.push(Section::indented_under(2, heading).with(PageBlock::paragraph(names)));
    }
    let figures = listed_figures(sheet, lang);
    if !figures.is_empty() {
        let name = t!(lang, "Zahlen", "Figures");
        sections.push(values_section(name, &figures, citing, lang));
    }
    let end = match citing {
        Some(cited) => sources_section(cited, directory, lang),
        None => Section::default().with(PageBlock::Tip(sources_tip(line, page).into())),
    };
    let meanings = glossary::meanings(sections.iter().chain([&end]), directory, lang);
    sections.extend(meanings);
    sections.push(end);
    sections
}

/// What people ask first: how it stands, for whom, how much, until when, where, and whom to call.
fn sheet_glance(line: &FundingLine, directory: &Directory<'_>, lang: Lang) -> Section<'static> {
    let phrase = |text: &Option<Text<'static>>| text.as_ref().map(|text| text.get(lang).to_owned());
    let amount = match line.kind {
        LineKind::Offer => phrase(&line.glance.amount),
        LineKind::Line | LineKind::Fund => Some(amount_in_sentence(line, lang)),
    };
    let rows = [
        (state_heading(lang), Some(state(line, lang))),
        (t!(lang, "Wer", "Who"), phrase(&line.glance.applicants)),
        (FactField::Amount.label(lang), amount),
        (
            t!(lang, "Bis wann", "Until when"),
            phrase(&line.glance.deadline),
        ),
        (
            FactField::Documents.label(lang),
            phrase(&line.glance.documents),
        ),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(name, text)| Some((name, text?)));
    let mut fields: Vec<PageField> = rows
        .map(|(name, text)| PageField::new(name, text))
        .collect();
    if let Some(form) = &line.form {
        let form = Inlines(vec![Inline::link(form, LinkTarget::Page)]);
        fields.push(PageField::new(t!(lang, "Formular", "Form"), form));
    }
    if let Some(contact) = callee(line, directory) {
        let telephone = Inlines(vec![Inline::Telephone(telephone(contact, lang))]);
        fields.push(PageField::new(t!(lang, "Anrufen", "Call"), telephone));
    }
    Section::default().with(PageBlock::FieldList(fields))
}

/// Values under their heading, each with the numbers of its sources where those are cited.
fn values_section(
    name: &str,
    values: &[SheetValue<'_>],
    citing: Option<&[&str]>,
    lang: Lang,
) -> Section<'static> {
    let mut section = Section::indented_under(2, name);
    for (is_disputed, group) in by_dispute(values) {
        if is_disputed {
            section = section.with(PageBlock::paragraph(sources_differ(lang)));
        }
        section = section.with(PageBlock::bullets(group.into_iter().map(|value| {
            let text = value.sentence(lang);
            match (value.stated, citing) {
                (Some(stated), Some(cited)) => {
                    text.with(Inline::Note(citation(stated, cited, lang)))
                }
                _ => text,
            }
        })));
    }
    section
}

/// The sources, by the numbers that stand behind the values.
fn sources_section(cited: &[&str], directory: &Directory<'_>, lang: Lang) -> Section<'static> {
    let sources = cited.iter().map(|id| {
        let (title, address) = source_of(id, directory, lang);
        let address = address.map(|address| Inline::Address(address.to_owned()));
        vec![address.into_iter().fold(title.into(), Inlines::with)]
    });
    let heading = t!(lang, "Quellen", "Sources");
    Section::indented_under(2, heading).with(PageBlock::OrderedList(sources.collect()))
}

/// How to see the sources of each value.
fn sources_tip(line: &FundingLine, page: &Page) -> String {
    let id = &line.id;
    // The signs of an option cannot be heard.
    if page.plain {
        t!(
            page.lang,
            "Die Quellen zu jedem Wert zeigt die Option „sources“.",
            "The option “sources” shows the sources of each value."
        )
        .to_owned()
    } else {
        say!(
            page.lang,
            "Quellen zu jedem Wert: wir foerderung show {id} --sources",
            "Sources of each value: wir foerderung show {id} --sources"
        )
    }
}

/// A centre: its kind and its public page.
pub(super) fn centre(centre: &Centre, directory: &Directory<'_>, lang: Lang) -> Section<'static> {
    let (name, kind) = (&centre.name, centre.kind.label(lang));
    let address = match directory.page_of(centre) {
        Some(address) => Inlines(vec![Inline::link(address, LinkTarget::Page)]),
        None => not_found_words(lang).into(),
    };
    let field = PageField::new(t!(lang, "Seite", "Page"), address);
    Section::under(1, format!("WIR-Vielfaltszentrum {name} ({kind})"))
        .with(PageBlock::FieldList(vec![field]))
}

/// What is not settled, as a list to work off.
pub(super) fn open_points(points: &[OpenPoint], lang: Lang) -> Article<'static> {
    let items = points.iter().map(|point| {
        let mut item = vec![point.text.get(lang).into()];
        if !point.lines.is_empty() {
            let lines = point.lines.join(", ");
            item.push(say!(lang, "Betrifft: {lines}", "Concerns: {lines}").into());
        }
        if let Some(ask) = &point.ask {
            let ask = ask.get(lang);
            item.push(say!(lang, "Wer es weiß: {ask}", "Who knows: {ask}").into());
        }
        item
    });
    let list = PageBlock::OrderedList(items.collect());
    vec![Section::default().with(list)]
}
