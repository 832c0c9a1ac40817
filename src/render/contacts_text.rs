//! Contacts for people: a sheet, a table or records.

use std::io::{self, Write};

use super::{ContactList, Page};
use crate::model::Directory;
use crate::render::{contacts_table, field_lines, whole_word_table};
use crate::search::ContactHit;

/// One contact is a sheet with all that is known; several are a table where there is room for one.
pub(super) fn contacts(
    list: &ContactList<'_>,
    directory: &Directory,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let has_room = page
        .width
        .is_some_and(|width| width >= whole_word_table::NARROWEST);
    if list.hits.len() > 1 && !page.plain && has_room {
        // The widths of a table are known when all of its rows are.
        let rows: Vec<ContactHit> = list.hits.iter().collect();
        if contacts_table::fits(&rows, list.fields, directory, page) {
            return contacts_table::write(&rows, list.fields, directory, page, out);
        }
    }
    field_lines::contacts(list, directory, page, out)
}
