//! A sheet of parts, which every form for people prints its own way.

/// A sheet: its title, the code, and the parts.
pub(in crate::render) struct Sheet {
    pub(in crate::render) title: String,
    pub(in crate::render) code: Option<String>,
    pub(in crate::render) parts: Vec<SheetPart>,
}

/// A heading with what stands under it.
#[derive(Default)]
pub(in crate::render) struct SheetPart {
    pub(in crate::render) heading: Option<String>,
    /// Sentences before the entries.
    pub(in crate::render) sentences: Vec<String>,
    /// A command to copy, whole on a line of its own.
    pub(in crate::render) command: Option<String>,
    pub(in crate::render) entries: Vec<SheetEntry>,
}

/// A line of funding, or a group of answers.
pub(in crate::render) struct SheetEntry {
    /// Empty where the rows speak for themselves.
    pub(in crate::render) title: String,
    pub(in crate::render) rows: Vec<SheetRow>,
}

/// A name with one or more sentences.
pub(in crate::render) struct SheetRow {
    pub(in crate::render) name: String,
    pub(in crate::render) values: Vec<String>,
}

impl SheetRow {
    pub(super) fn new(name: &str, value: impl Into<String>) -> SheetRow {
        SheetRow {
            name: name.to_owned(),
            values: vec![value.into()],
        }
    }

    pub(super) fn with_values(name: &str, values: Vec<String>) -> Option<SheetRow> {
        let name = name.to_owned();
        (!values.is_empty()).then_some(SheetRow { name, values })
    }
}
