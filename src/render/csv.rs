//! CSV of chosen fields, of rooms and of funding (RFC 4180, UTF-8). A column is called as the key in JSON.

use std::borrow::Cow;
use std::io::{self, Write};

use super::json_advice::{self, DateOut};
use super::{Advice, ContactList, DeadlineList, LineList, Page, contact_fields};
use crate::formats::csv::{row, shield, writer};
use crate::model::{Directory, Field, Keyed, PersonName, Phone};
use crate::search::{Hits, OccupiedRoom};
use crate::text::locale::Text;

/// A column for each field that was asked for.
pub(super) fn chosen_fields(
    list: &ContactList<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let fields = list.fields.unwrap_or_default();
    let mut writer = writer(out);
    row(&mut writer, fields.iter().map(|field| field.key()))?;
    for hit in list.hits {
        let contact = &*hit.entry;
        let value = |field: Field| match field {
            // No column could mark an id that was made.
            Field::ID => contact.own_id.as_deref().map(Cow::Borrowed),
            _ => contact_fields::data_value(contact, field, directory, page.lang),
        };
        let cells = fields
            .iter()
            .map(|&field| shield(&value(field).unwrap_or_default()).into_owned());
        row(&mut writer, cells)?;
    }
    writer.flush()
}

pub(super) fn rooms(
    rooms: &Hits<OccupiedRoom<'_>>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = writer(out);
    row(&mut writer, ["room", "name", "post", "phone"])?;
    for hit in rooms {
        let number = shield(hit.entry.number);
        for contact in &hit.entry.contacts {
            let name = contact.name.as_ref().map_or("", PersonName::full);
            let post = contact.post.as_ref().map_or("", |post| post.get(page.lang));
            let phone = contact.phone.as_ref().map_or("", Phone::written_form);
            row(
                &mut writer,
                [&number, &shield(name), &shield(post), &shield(phone)].map(AsRef::as_ref),
            )?;
        }
        if hit.entry.contacts.is_empty() {
            row(&mut writer, [number.as_ref(), "", "", ""])?;
        }
    }
    writer.flush()
}

/// A table of the named columns, a row for each of the cells.
fn table<'c, const N: usize>(
    columns: [&str; N],
    rows: impl IntoIterator<Item = [Cow<'c, str>; N]>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = writer(out);
    row(&mut writer, columns)?;
    for cells in rows {
        let cells = cells.iter().map(|cell| shield(cell).into_owned());
        row(&mut writer, cells)?;
    }
    writer.flush()
}

/// Funding lines at a glance.
pub(super) fn lines(list: &LineList<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let phrase = |text: &Option<Text<'static>>| {
        let text = text.as_ref().map(|text| text.get(page.lang).to_owned());
        Cow::Owned(text.unwrap_or_default())
    };
    let rows = list.lines.iter().map(|line| {
        [
            line.id.as_str().into(),
            line.kind.key().into(),
            line.label.get(page.lang).into(),
            line.name.get(page.lang).into(),
            line.state.key().into(),
            phrase(&line.glance.purpose),
            phrase(&line.glance.applicants),
            phrase(&line.glance.duration),
            phrase(&line.glance.amount),
            phrase(&line.glance.deadline),
            line.contact.as_deref().unwrap_or_default().into(),
        ]
    });
    let columns = [
        "id",
        "kind",
        "label",
        "name",
        "state",
        "purpose",
        "applicants",
        "duration",
        "amount",
        "deadline",
        "contact",
    ];
    table(columns, rows, out)
}

/// The next dates of all lines.
pub(super) fn deadlines(
    list: &DeadlineList<'_>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let number = |number: Option<String>| Cow::Owned(number.unwrap_or_default());
    let rows = list.dates().into_iter().map(|(line, deadline, due)| {
        let date = DateOut::new(deadline, due, page.lang);
        let stated = date.stated.as_ref();
        [
            line.id.as_str().into(),
            line.label.get(page.lang).into(),
            line.state.key().into(),
            date.label.unwrap_or_default().into(),
            date.kind.into(),
            date.day.unwrap_or_default().into(),
            number(date.for_year.map(|year| year.to_string())),
            number(date.days.map(|days| days.to_string())),
            date.workday.unwrap_or_default().into(),
            stated.map_or("", |stated| stated.confidence).into(),
            stated
                .map_or_else(String::new, |stated| stated.sources.join(" "))
                .into(),
        ]
    });
    let columns = [
        "line",
        "line_label",
        "state",
        "label",
        "kind",
        "day",
        "for_year",
        "days",
        "workday",
        "confidence",
        "sources",
    ];
    table(columns, rows, out)
}

/// What every line comes to.
pub(super) fn advice(advice: &Advice<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let verdicts = json_advice::verdicts(advice, page.lang).into_iter();
    let rows = verdicts.map(|of| {
        // The first possible start is no day by which one must apply.
        let day_of = |kind: &str| {
            let mut dates = of.deadlines.iter();
            let date = dates.find(|date| date.kind == kind);
            date.and_then(|date| date.day.clone()).unwrap_or_default()
        };
        [
            of.id.into(),
            of.kind.into(),
            of.label.into(),
            of.verdict.into(),
            if of.open { "true" } else { "false" }.into(),
            of.reasons.join(" ").into(),
            of.reservations.join(" ").into(),
            day_of("deadline").into(),
            day_of("earliest-start").into(),
            of.contact.unwrap_or_default().into(),
        ]
    });
    let columns = [
        "id",
        "kind",
        "label",
        "verdict",
        "open",
        "reasons",
        "reservations",
        "deadline",
        "earliest_start",
        "contact",
    ];
    table(columns, rows, out)
}
