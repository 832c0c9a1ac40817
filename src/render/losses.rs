//! What a form has no place for: it is said, so that a copy with gaps is not taken for a whole one.

use super::{Format, View};
use crate::model::{Directory, Field};
use crate::text::locale::Lang;

/// What of the contacts of a view is not in the form, in words; nothing for forms that hold all, and
/// for those that are not read back.
pub fn losses(
    view: &View<'_>,
    directory: &Directory<'_>,
    format: Format,
    lang: Lang,
) -> Vec<&'static str> {
    let (View::Contacts(list), Format::File(file)) = (view, format) else {
        return Vec::new();
    };
    if list.fields.is_some() {
        return Vec::new();
    }
    file.losses(list.hits, directory, lang)
}

/// Whether ids are left out because they were made and the form cannot mark them: read back, they
/// would pass for ids that a list gives.
pub fn leaves_out_made_ids(view: &View<'_>, format: Format) -> bool {
    let View::Contacts(list) = view else {
        return false;
    };
    let asks_for_ids = list
        .fields
        .is_some_and(|fields| fields.contains(&Field::ID));
    format == Format::CSV && asks_for_ids && list.hits.iter().any(|hit| hit.entry.own_id.is_none())
}
