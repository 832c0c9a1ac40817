//! Contacts for people: one is a sheet with all that is known, several are a table, or records where there is
//! no room for one.

use super::article::{
    Article, ColumnNeed, Inlines, PageBlock, PageField, PageRecord, PageTable, RecordField,
    RecordPlace, Section, TableColumn, TableLines,
};
use super::contact_fields::{FieldValues, confirmation_mark, not_found_words};
use super::{ContactList, Page};
use crate::model::contact::not_confirmed_words;
use crate::model::{Contact, Directory, Field};
use crate::text::locale::Lang;
use crate::{say, t};

/// More rows than this leave the screen of most terminals.
const MANY: usize = 50;

/// So many fields most contacts have at most.
const USUAL_FIELDS: usize = 8;

/// Contacts as a page of their own.
pub(super) fn page<'d>(
    list: &ContactList<'d>,
    directory: &'d Directory<'d>,
    page: &Page,
) -> Article<'d> {
    let block = block(list, directory, page);
    let section = block.map(|block| Section::default().with(block));
    section.into_iter().collect()
}

/// Contacts as a part of a page; nothing where there are none.
pub(super) fn block<'d>(
    list: &ContactList<'d>,
    directory: &'d Directory<'d>,
    page: &Page,
) -> Option<PageBlock<'d>> {
    let values = FieldValues::new(directory, page.lang);
    let mut hits = list.hits.iter();
    let first = hits.next()?;
    if hits.next().is_some() {
        return Some(PageBlock::Table(table(list, values, page.lang)));
    }
    Some(match list.fields {
        Some(fields) => chosen_fields(&first.entry, fields, values),
        None => PageBlock::Record(sheet(&first.entry, values, directory, page.lang)),
    })
}

fn table<'d>(list: &ContactList<'d>, values: FieldValues<'d>, lang: Lang) -> PageTable<'d> {
    let (hits, chosen) = (list.hits, list.fields);
    let fields: Vec<Field> = match chosen {
        Some(fields) => fields.to_vec(),
        None => Field::of_records().collect(),
    };
    let need = |field: Field| match chosen {
        Some(_) => ColumnNeed::Required,
        None if Field::of_tables().any(|of| of == field) => ColumnNeed::Optional,
        None => ColumnNeed::Omitted,
    };
    let columns = fields.iter().map(|&field| TableColumn {
        heading: field.label(lang),
        is_breakable: is_running_text(field),
        need: need(field),
    });
    let columns = columns.collect();
    PageTable {
        columns,
        rows: Box::new(move |take| {
            hits.iter().try_for_each(|hit| {
                let cells = fields.iter();
                let cells = cells.map(|&field| values.inlines(&hit.entry, field));
                take(cells.map(Option::unwrap_or_default).collect())
            })
        }),
        lines: TableLines::Around,
        alternative: Box::new(move |take| {
            hits.iter().try_for_each(|hit| {
                take(Section::default().with(match chosen {
                    Some(fields) => chosen_fields(&hit.entry, fields, values),
                    None => PageBlock::Record(record(&hit.entry, values, lang)),
                }))
            })
        }),
        remarks: many(list, lang).into_iter().collect(),
        left_out: Some(Box::new(move |headings| {
            say!(
                lang,
                "Nicht in der Tabelle: {headings}. Mit --plain steht alles da.",
                "Not in the table: {headings}. With --plain everything is shown."
            )
        })),
    }
}

/// Numbers and names stand on one line; running text may wrap between its words.
fn is_running_text(field: Field) -> bool {
    matches!(
        field,
        Field::POST | Field::UNIT | Field::NOTE | Field::KEYWORDS | Field::AREA
    )
}

/// How to get fewer rows, where there are many.
fn many(list: &ContactList<'_>, lang: Lang) -> Option<String> {
    let count = list.hits.len();
    let is_listing = || list.hits.iter().all(|hit| hit.fields.is_empty());
    (count > MANY).then(|| {
        if is_listing() {
            say!(
                lang,
                "{count} Einträge. Nur die ersten: --limit 20",
                "{count} entries. Only the first ones: --limit 20"
            )
        } else {
            say!(
                lang,
                "{count} Treffer, die besten oben. Nur diese: --limit 20",
                "{count} hits, the best ones at the top. Only those: --limit 20"
            )
        }
    })
}

/// The fields that were asked for.
fn chosen_fields(
    contact: &Contact,
    fields: &[Field],
    values: FieldValues<'_>,
) -> PageBlock<'static> {
    let fields = fields.iter();
    let fields = fields.flat_map(|&field| named_values(contact, field, values));
    PageBlock::FieldList(fields.collect())
}

fn named_values(
    contact: &Contact,
    field: Field,
    values: FieldValues<'_>,
) -> impl Iterator<Item = PageField> {
    let named = values.named(contact, field).into_iter();
    named.map(|(label, value)| PageField::new(label, value))
}

fn record(contact: &Contact, values: FieldValues<'_>, lang: Lang) -> PageRecord {
    let mut title = Inlines::from(contact.label(lang));
    title
        .0
        .extend(confirmation_mark(contact, lang).map(super::article::Inline::Mark));
    let named = Field::of_records().flat_map(|field| {
        let place = match field {
            Field::NAME => RecordPlace::Title,
            Field::POST if contact.name.is_none() => RecordPlace::Title,
            Field::PHONE | Field::ROOM => RecordPlace::Lead,
            _ => RecordPlace::Body,
        };
        let named = named_values(contact, field, values);
        named.map(move |field| RecordField { field, place })
    });
    let mut fields = Vec::with_capacity(USUAL_FIELDS);
    fields.extend(named);
    PageRecord { title, fields }
}

/// One contact with all that is known, what is not known, and where it is from.
fn sheet(
    contact: &Contact,
    values: FieldValues<'_>,
    directory: &Directory,
    lang: Lang,
) -> PageRecord {
    let mut record = record(contact, values, lang);
    let mut add = |name, value: String| {
        let field = PageField::new(name, value);
        let place = RecordPlace::Body;
        record.fields.push(RecordField { field, place });
    };
    let is_shown = |field: Field| values.value(contact, field).is_some();
    for &field in contact.not_found.iter().filter(|field| !is_shown(**field)) {
        add(field.label(lang), not_found_words(lang).to_owned());
    }
    if let Some(unit) = directory.unit_of(contact) {
        if let Some(address) = &unit.address {
            add(Field::ADDRESS.label(lang), address.clone());
        }
        if let Some(note) = &unit.note {
            add(Field::NOTE.label(lang), note.get(lang).to_owned());
        }
    }
    if let Some(id) = &contact.source {
        match directory.source(id) {
            Some(source) => {
                let mut as_of = source.retrieval_line(lang);
                if contact.confirmed == Some(false) {
                    as_of.push_str(". ");
                    as_of.push_str(not_confirmed_words(lang));
                }
                add(t!(lang, "Stand", "As of"), as_of);
                add(Field::SOURCE.label(lang), source.title.get(lang).to_owned());
            }
            None => add(Field::SOURCE.label(lang), id.to_string()),
        }
    }
    record
}
