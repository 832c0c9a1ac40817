//! A contact as an object of JSON: English names, absent values `null`.

use std::borrow::Cow;

use serde::ser::SerializeMap;

use crate::model::{
    Contact, Directory, Field, FieldKind, FieldRow, FieldValue, Further, PersonName, written_fields,
};
use crate::text::locale::{Lang, Text};

/// A contact as an object, in a language.
pub struct ContactObject<'d> {
    /// The contact.
    pub contact: &'d Contact<'d>,
    /// Where its unit and source stand.
    pub directory: &'d Directory<'d>,
    /// The language of the names of units.
    pub lang: Lang,
}

impl ContactObject<'_> {
    /// Writes each name with its value into an object, to which others may be added.
    pub fn serialize_members<M: SerializeMap>(&self, members: &mut M) -> Result<(), M::Error> {
        written_fields().iter().try_for_each(|row| match row.key {
            "id" => self.serialize_id(members),
            "name" => self.serialize_name(members),
            "unit" => self.serialize_unit(members),
            "retrieved" => self.serialize_day_of_source(row.key, members),
            _ => self.serialize_field(row, members),
        })
    }

    fn serialize_field<M: SerializeMap>(
        &self,
        row: &FieldRow,
        members: &mut M,
    ) -> Result<(), M::Error> {
        let name = name_of(row.key);
        match (row.kind.value(self.contact), row.kind) {
            (Some(FieldValue::Text(text)), _) => members.serialize_entry(&name, text),
            (Some(FieldValue::Bilingual(text)), _) => serialize_texts(row, Some(text), members),
            (Some(FieldValue::List(texts)), _) => members.serialize_entry(&name, &texts),
            (Some(FieldValue::Further(values)), _) => serialize_further(&name, &values, members),
            (Some(FieldValue::Flag(flag)), _) => members.serialize_entry(&name, &flag),
            (Some(FieldValue::Date(day)), _) => members.serialize_entry(&name, &day.to_string()),
            (None, FieldKind::Bilingual { .. } | FieldKind::Lines { .. }) => {
                serialize_texts(row, None, members)
            }
            (None, _) if is_left_out_empty(row) => Ok(()),
            (None, kind) if kind.is_list() => members.serialize_entry(&name, &[(); 0]),
            (None, _) => members.serialize_entry(&name, &None::<()>),
        }
    }

    fn serialize_id<M: SerializeMap>(&self, members: &mut M) -> Result<(), M::Error> {
        members.serialize_entry("id", &self.contact.id())?;
        // Left out where the data gives the id.
        if self.contact.own_id.is_none() {
            members.serialize_entry("id_made", &true)?;
        }
        Ok(())
    }

    fn serialize_name<M: SerializeMap>(&self, members: &mut M) -> Result<(), M::Error> {
        let name = self.contact.name.as_ref();
        members.serialize_entry("name", &name.map(PersonName::full))?;
        let known = name.filter(|name| name.has_known_family());
        members.serialize_entry("family_name", &known.map(|name| name.parts().2))?;
        match known.map(PersonName::suffix) {
            None | Some("") => Ok(()),
            Some(suffix) => members.serialize_entry("honorific_suffix", suffix),
        }
    }

    fn serialize_unit<M: SerializeMap>(&self, members: &mut M) -> Result<(), M::Error> {
        let (directory, lang) = (self.directory, self.lang);
        let unit = directory.unit_of(self.contact);
        members.serialize_entry("unit", &unit.map(|unit| unit.name.get(lang)))?;
        members.serialize_entry("unit_id", &unit.map(|unit| unit.id.as_str()))?;
        let above = directory.units_above(self.contact, lang);
        members.serialize_entry("units_above", &above)?;
        members.serialize_entry("organisation", &above.first())
    }

    /// The day on which the facts were read: that of the contact, or of its source.
    fn serialize_day_of_source<M: SerializeMap>(
        &self,
        name: &str,
        members: &mut M,
    ) -> Result<(), M::Error> {
        let day = self.contact.retrieved.or_else(|| {
            let source = self.contact.source.as_deref()?;
            Some(self.directory.source(source)?.retrieved)
        });
        members.serialize_entry(name, &day.map(|day| day.to_string()))
    }
}

/// A text under the names of both languages. Each stays in the field of its language, whatever the language of the
/// call: read back, it must be the same.
fn serialize_texts<M: SerializeMap>(
    row: &FieldRow,
    text: Option<&Text<'_>>,
    members: &mut M,
) -> Result<(), M::Error> {
    members.serialize_entry(&name_of(row.key), &text.and_then(Text::german))?;
    let english = text.and_then(|text| text.en.as_deref());
    let mut names = row.parts.iter().map(|part| name_of(part.key));
    names.try_for_each(|name| members.serialize_entry(&name, &english))
}

/// Numbers or addresses, and beside them, where that is said of any, what each is for.
fn serialize_further<M: SerializeMap>(
    name: &str,
    values: &[Further<&str>],
    members: &mut M,
) -> Result<(), M::Error> {
    let texts: Vec<&str> = values.iter().map(|further| further.value).collect();
    members.serialize_entry(name, &texts)?;
    if values.iter().all(|further| further.reach.is_plain()) {
        return Ok(());
    }
    let types: Vec<String> = values.iter().map(|further| further.reach.words()).collect();
    members.serialize_entry(&name_of_types(name), &types)
}

/// Whether a name is left out where there is nothing: lists from before it was there look as they did.
fn is_left_out_empty(row: &FieldRow) -> bool {
    matches!(row.kind, FieldKind::Emails { .. }) || row.key == Field::OTHER_NAMES.key()
}

/// The name beside that of several numbers or addresses, for what each is for.
pub(super) fn name_of_types(name: &str) -> String {
    let one = name.strip_suffix('s').unwrap_or(name);
    format!("{one}_types")
}

/// The name of a key in JSON.
fn name_of(key: &'static str) -> Cow<'static, str> {
    if key.contains('-') {
        Cow::Owned(key.replace('-', "_"))
    } else {
        Cow::Borrowed(key)
    }
}

/// The names that an object can have, in the notation of the manual: `"name", "keywords":[], "confirmed":true|false`.
pub fn members_shape() -> String {
    let of_field = |row: &FieldRow| match (row.key, &row.kind) {
        ("id", _) => r#""id", "id_made"?:true"#.to_owned(),
        ("name", _) => r#""name", "family_name", "honorific_suffix"?"#.to_owned(),
        ("unit", _) => r#""unit", "unit_id", "units_above":[], "organisation""#.to_owned(),
        (key, FieldKind::Flag { .. }) => format!("\"{}\":true|false", name_of(key)),
        (key, kind) if kind.is_of_further() => {
            let name = name_of(key);
            let types = name_of_types(&name);
            let is_optional = if is_left_out_empty(row) { "?" } else { "" };
            format!(r#""{name}"{is_optional}:[], "{types}"?:[]"#)
        }
        (key, kind) if kind.is_list() => {
            let is_optional = if is_left_out_empty(row) { "?" } else { "" };
            format!("\"{}\"{is_optional}:[]", name_of(key))
        }
        (key, _) => {
            let written = row.parts.iter().filter(|part| part.column.is_some());
            let names = std::iter::once(key).chain(written.map(|part| part.key));
            let names: Vec<String> = names.map(|key| format!("\"{}\"", name_of(key))).collect();
            names.join(", ")
        }
    };
    let shapes: Vec<String> = written_fields().iter().map(|row| of_field(row)).collect();
    shapes.join(", ")
}
