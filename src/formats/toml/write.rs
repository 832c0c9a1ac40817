//! TOML in the schema of the data files: what is written is read back whole.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::model::{
    Contact, ContactSequence, Directory, FieldRow, FieldValue, Keyed, PersonName, UnitIndex,
    written_fields,
};
use crate::text::fold;
use crate::text::locale::{Lang, Text};

/// Writes the sources and units of contacts, then the contacts.
pub(super) fn contacts(
    list: &dyn ContactSequence,
    directory: &Directory<'_>,
    _: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut units: BTreeSet<UnitIndex> = BTreeSet::new();
    let mut sources: BTreeSet<String> = BTreeSet::new();
    for contact in list.contacts() {
        let source = contact.source.as_deref();
        if let Some(source) = source.filter(|&source| !sources.contains(source)) {
            sources.insert(source.to_owned());
        }
        units.extend(directory.units_up(contact.unit));
    }
    let of_units = units.iter().map(|&at| &directory.units()[at].source);
    sources.extend(of_units.flatten().cloned());
    let mut table = TableWriter {
        out,
        is_first: true,
    };
    for source in directory
        .sources()
        .iter()
        .filter(|source| sources.contains(&source.id))
    {
        table.begin("source")?;
        table.text("id", Some(&source.id))?;
        table.localized("title", Some(&source.title))?;
        table.text("kind", Some(source.kind.key()))?;
        table.text("url", source.url.as_deref())?;
        table.key_value("retrieved", &source.retrieved.to_string())?;
        table.localized("dated", Some(&source.dated))?;
    }
    for unit in units.iter().map(|&at| &directory.units()[at]) {
        table.begin("unit")?;
        table.text("id", Some(&unit.id))?;
        table.localized("name", Some(&unit.name))?;
        table.text(
            "parent",
            unit.parent.map(|at| directory.units()[at].id.as_str()),
        )?;
        table.text("address", unit.address.as_deref())?;
        table.list("keywords", unit.keywords.iter().map(String::as_str))?;
        table.localized("note", unit.note.as_ref())?;
        table.text("source", unit.source.as_deref())?;
        table.list("not-found", unit.not_found.iter().map(|field| field.key()))?;
    }
    for contact in list.contacts() {
        table.begin("contact")?;
        for row in written_fields() {
            table.field(row, &contact, directory)?;
        }
    }
    Ok(())
}

struct TableWriter<'o> {
    out: &'o mut dyn Write,
    is_first: bool,
}

impl TableWriter<'_> {
    fn begin(&mut self, name: &str) -> io::Result<()> {
        if !std::mem::replace(&mut self.is_first, false) {
            writeln!(self.out)?;
        }
        writeln!(self.out, "[[{name}]]")
    }

    fn field(
        &mut self,
        row: &FieldRow,
        contact: &Contact<'_>,
        directory: &Directory<'_>,
    ) -> io::Result<()> {
        match (row.key, row.kind.value(contact)) {
            ("id", _) => {
                let own_id = contact.own_id.as_deref();
                let is_foreign = own_id.is_some_and(|id| !fold::is_id(id));
                self.text(if is_foreign { "uid" } else { "id" }, own_id)
            }
            ("name", _) => {
                let name = contact.name.as_ref();
                self.text("name", name.map(PersonName::full))?;
                let known = name.filter(|name| name.has_known_family());
                self.text("family-name", known.map(|name| name.parts().2))?;
                let suffix = known.map(PersonName::suffix);
                self.text(
                    "honorific-suffix",
                    suffix.filter(|suffix| !suffix.is_empty()),
                )
            }
            ("unit", _) => {
                let unit = directory.unit_of(contact);
                self.text("unit", unit.map(|unit| unit.id.as_str()))
            }
            (key, Some(FieldValue::Text(text))) => self.text(key, Some(text)),
            (key, Some(FieldValue::Bilingual(text))) => self.localized(key, Some(text)),
            (key, Some(FieldValue::List(texts))) => self.list(key, texts.into_iter()),
            (key, Some(FieldValue::Further(values))) => {
                let values: Vec<String> = values
                    .iter()
                    .map(|one| one.reach.before(one.value))
                    .collect();
                self.list(key, values.iter().map(String::as_str))
            }
            (key, Some(FieldValue::Flag(flag))) => self.key_value(key, &flag.to_string()),
            (key, Some(FieldValue::Date(day))) => self.key_value(key, &day.to_string()),
            (_, None) => Ok(()),
        }
    }

    fn key_value(&mut self, key: &str, value: &str) -> io::Result<()> {
        writeln!(self.out, "{key} = {value}")
    }

    fn text(&mut self, key: &str, value: Option<&str>) -> io::Result<()> {
        value.map_or(Ok(()), |value| self.key_value(key, &quote(value)))
    }

    fn localized(&mut self, key: &str, value: Option<&Text>) -> io::Result<()> {
        let Some(text) = value else { return Ok(()) };
        let value = match (text.german(), &text.en) {
            (Some(de), Some(en)) => format!("{{ de = {}, en = {} }}", quote(de), quote(en)),
            (None, Some(en)) => format!("{{ en = {} }}", quote(en)),
            (de, None) => quote(de.unwrap_or_default()),
        };
        self.key_value(key, &value)
    }

    fn list<'v>(&mut self, key: &str, values: impl Iterator<Item = &'v str>) -> io::Result<()> {
        let values: Vec<String> = values.map(quote).collect();
        if values.is_empty() {
            Ok(())
        } else {
            self.key_value(key, &format!("[{}]", values.join(", ")))
        }
    }
}

/// A TOML string on one line. Line breaks are escaped, for a line of a note may look like the beginning
/// of an entry when a broken file is mended by hand.
fn quote(text: &str) -> String {
    if text.contains('\n') {
        let signs = text.replace('\\', "\\\\").replace('"', "\\\"");
        return format!("\"{}\"", signs.replace('\n', "\\n"));
    }
    ::toml::Value::String(text.to_owned()).to_string()
}
