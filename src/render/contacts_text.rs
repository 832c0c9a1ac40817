//! Contacts for people: a sheet, a table or records.

use std::io::{self, Write};

use super::{ContactList, Page, records, table};
use crate::model::Directory;
use crate::search::ContactHit;

/// One contact is a sheet with all that is known; several are a table where there is room for one.
pub(super) fn contacts(
    list: &ContactList<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let has_room = page.width.is_some_and(|width| width >= table::NARROWEST);
    if list.hits.len() > 1 && !page.plain && has_room {
        // The widths of a table are known when all of its rows are.
        let rows: Vec<ContactHit> = list.hits.iter().collect();
        if table::fits(&rows, list.fields, directory, page) {
            return table::write(&rows, list.fields, directory, page, out);
        }
    }
    records::contacts(list, directory, page, out)
}
