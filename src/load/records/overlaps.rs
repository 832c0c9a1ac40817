//! What a later layer does to contacts of an earlier one: one person who stands twice, and an entry that takes the place
//! of another and leaves out what that one said.

use super::directory_builder::DirectoryBuilder;
use super::earlier_contacts::{EarlierContact, are_same, numbers};
use super::ids::file_name;
use crate::both;
use crate::diagnostic::{Document, PositionFinder, Severity, Span};
use crate::ldap::is_address;
use crate::model::{Contact, FieldRow, FilledKeys, written_fields};
use crate::text::locale::{Lang, Text};

impl<'t> DirectoryBuilder<'_, 't> {
    /// Says where a contact stands twice, or takes the place of one that said more, and remembers it for later layers.
    pub(super) fn compare_with_earlier(
        &mut self,
        contact: &Contact<'t>,
        place: usize,
        replaces: bool,
        at: Span,
    ) {
        let Some(last_rank) = self.earlier.last_rank else {
            return;
        };
        if is_address(&self.documents[at.document].name) {
            return;
        }
        let rank = self.documents[at.document].rank;
        if replaces && let Some(&earlier) = self.earlier.filled.get(&place) {
            self.report_dropped_fields(earlier, contact, at);
        } else {
            self.report_double(contact, place, rank, at);
        }
        if rank < last_rank {
            self.earlier.remember(contact, place, at);
        }
    }

    fn report_double(&mut self, contact: &Contact<'t>, place: usize, rank: u32, at: Span) {
        let Some(name) = &contact.name else { return };
        let alike = self.earlier.of_name(contact);
        let file = |at: Span| &self.documents[at.document].name;
        let is_same = |earlier: &&EarlierContact| {
            earlier.place != place
                // A list that is named twice is the same list.
                && file(earlier.at) != file(at)
                && self.documents[earlier.at.document].rank != rank
                && numbers(contact)
                    .any(|one| earlier.numbers.iter().any(|other| are_same(&one, other)))
        };
        let found = alike.iter().find(is_same);
        let Some((first, first_room, first_id)) =
            found.map(|earlier| (earlier.at, earlier.room.clone(), earlier.id.clone()))
        else {
            return;
        };
        let findings = &mut self.made.diagnostics;
        if findings.count_beyond_limit("double-contact", Severity::Warning) {
            return;
        }
        let document = &self.documents[first.document];
        let where_first = place_in_words(document, &mut self.earlier.positions, first);
        let (de, en) = (&where_first.de, where_first.get(Lang::En));
        let name = name.full();
        let message = match (&first_room, &contact.room) {
            (Some(one), Some(other)) if one != other => both!(
                "„{name}“ steht zweimal da, mit derselben Nummer: auch in {de}. Räume {one} und {other}.",
                "“{name}” stands twice, with the same number: also in {en}. Rooms {one} and {other}."
            ),
            _ => both!(
                "„{name}“ steht zweimal da, mit derselben Nummer: auch in {de}.",
                "“{name}” stands twice, with the same number: also in {en}."
            ),
        };
        let help = match &first_id {
            Some(id) => both!(
                "Ist es dieselbe Person, hier als id „{id}“ angeben. Dann gilt nur dieser Eintrag.",
                "If it is the same person, give “{id}” as id here. Then only this entry counts."
            ),
            None => both!(
                "Ist es dieselbe Person, beiden dieselbe id geben. Dann gilt nur der spätere Eintrag.",
                "If it is the same person, give both the same id. Then only the later entry counts."
            ),
        };
        self.value_reader()
            .warning("double-contact", at, message, help);
    }

    fn report_dropped_fields(&mut self, earlier: FilledKeys, contact: &Contact<'t>, at: Span) {
        let now = FilledKeys::of(contact);
        let is_dropped = |row: &&&FieldRow| earlier.contains(row.key) && !now.contains(row.key);
        let dropped: Vec<_> = written_fields().iter().filter(is_dropped).collect();
        if dropped.is_empty() {
            return;
        }
        let labels = |lang: Lang| -> String {
            let labels: Vec<&str> = dropped.iter().map(|row| (row.label)(lang)).collect();
            labels.join(", ")
        };
        let (de, en) = (labels(Lang::De), labels(Lang::En));
        let id = contact.own_id.as_deref().unwrap_or_default();
        self.value_reader().warning(
            "dropped-fields",
            at,
            both!(
                "Dieser Eintrag ersetzt einen früheren mit der Kennung „{id}“. Dabei fällt weg: {de}.",
                "This entry takes the place of an earlier one with the id “{id}”. Lost with it: {en}."
            ),
            both!(
                "Bitte hier ergänzen, was bleiben soll.",
                "Please add here what shall stay."
            ),
        );
    }
}

/// Where an entry stands, in words.
fn place_in_words(document: &Document, positions: &mut PositionFinder, at: Span) -> Text<'static> {
    if document.name.starts_with("bundled:") {
        return both!("den mitgelieferten Daten", "the bundled data");
    }
    let (line, _) = positions.line_and_column(at, &document.text);
    let file = file_name(&document.name);
    both!("{file}, Zeile {line}", "{file}, line {line}")
}
