//! Ids of records: one of a later layer replaces one of an earlier, and within a layer each stands once.

use std::path::Path;

use super::directory_builder::DirectoryBuilder;
use crate::both;
use crate::diagnostic::{Diagnostic, FindingPlace, Severity, Span};
use crate::formats::RecordKind;
use crate::ldap::is_address;

/// What to do with a record whose id may be there already.
pub(super) enum Slot {
    /// No record has the id.
    New,
    /// A record of an earlier layer has it; this one takes its place.
    Replaces(usize),
    /// A record of the same layer has it.
    Duplicate,
}

impl DirectoryBuilder<'_, '_> {
    /// Reports an id that is no kebab-case word; it is kept all the same.
    pub(super) fn check_kebab_case(&mut self, id: &str, at: Span) {
        if !crate::text::fold::is_id(id) {
            let better = crate::text::fold::id_from(id, "id");
            let message = both!(
                "Die Kennung „{id}“ enthält Zeichen, die nicht üblich sind.",
                "The id “{id}” holds unusual characters."
            );
            let help = both!(
                "Üblich sind a bis z, Ziffern und Bindestriche, zum Beispiel „{better}“.",
                "Usual are a to z, digits and hyphens, for example “{better}”."
            );
            self.made.diagnostics.push(Diagnostic::warning(
                "odd-id",
                FindingPlace::In(at),
                message,
                help,
            ));
        }
    }

    /// Reports an id that another part of the same entry has.
    pub(super) fn duplicate_in_entry(&mut self, id: &str, at: Span) {
        self.value_reader().error(
            "duplicate-id",
            at,
            both!(
                "Die Kennung „{id}“ gibt es in diesem Eintrag schon.",
                "The id “{id}” is in this entry already."
            ),
            both!(
                "Bitte eine andere Kennung wählen.",
                "Please choose another id."
            ),
        );
    }

    /// Finds the place of an id, and reports an id that stands twice in one layer.
    pub(super) fn find_slot(&mut self, kind: RecordKind, id: &str, at: Span) -> Slot {
        // A contact is looked at where it is known who made its id.
        if !matches!(
            kind,
            RecordKind::Room | RecordKind::Centre | RecordKind::Case | RecordKind::Contact
        ) {
            self.check_kebab_case(id, at);
        }
        let Some(&(index, first)) = self.ids.get(&(kind, id.to_owned())) else {
            return Slot::New;
        };
        let rank = |span: Span| self.documents[span.document].rank;
        if rank(first) != rank(at) {
            return Slot::Replaces(index);
        }
        let findings = &mut self.made.diagnostics;
        if findings.count_beyond_limit("duplicate-id", Severity::Error) {
            return Slot::Duplicate;
        }
        let document = &self.documents[first.document];
        let (line, _) = crate::diagnostic::line_and_column(&document.text, first.start as usize);
        // Two files of one layer lie in one folder. Without its path the sentence is the same however
        // the folder is named.
        let name = if first.document == at.document {
            String::new()
        } else {
            file_name(&document.name) + ", "
        };
        let message = match kind {
            RecordKind::Contact => both!(
                "Die Kennung „{id}“ gibt es schon: {name}Zeile {line}. Der Eintrag steht ohne sie.",
                "The id “{id}” is taken: {name}line {line}. The entry stands without it."
            ),
            RecordKind::Room | RecordKind::Centre | RecordKind::Case => both!(
                "„{id}“ gibt es schon: {name}Zeile {line}. Der Eintrag wurde ausgelassen.",
                "“{id}” is there already: {name}line {line}. The entry was left out."
            ),
            _ => both!(
                "Die Kennung „{id}“ gibt es schon: {name}Zeile {line}. Der Eintrag wurde ausgelassen.",
                "The id “{id}” is taken: {name}line {line}. The entry was left out."
            ),
        };
        let help = match kind {
            RecordKind::Room | RecordKind::Centre | RecordKind::Case => both!(
                "Bitte einen der beiden löschen oder anders nennen.",
                "Please delete one of the two or rename it."
            ),
            _ => both!(
                "Bitte eine andere Kennung wählen.",
                "Please choose another id."
            ),
        };
        self.made.diagnostics.push(Diagnostic::error(
            "duplicate-id",
            FindingPlace::In(at),
            message,
            help,
        ));
        Slot::Duplicate
    }
}

/// The name of a file without its folder; the address of a server whole.
pub(super) fn file_name(document: &str) -> String {
    let name = Path::new(document).file_name();
    let name = name.filter(|_| !is_address(document));
    name.map_or_else(
        || document.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Puts a value where its id belongs; `None` for a duplicate, which is left out.
pub(super) fn put_into_slot<T>(list: &mut Vec<T>, slot: &Slot, value: T) -> Option<usize> {
    match *slot {
        Slot::New => {
            list.push(value);
            Some(list.len() - 1)
        }
        Slot::Replaces(index) => {
            list[index] = value;
            Some(index)
        }
        Slot::Duplicate => None,
    }
}
