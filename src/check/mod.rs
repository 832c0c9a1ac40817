//! From records to a [`Directory`]: references resolved, values understood, everything else reported.
//!
//! This is the only maker of a `Directory`. A wrong value costs the value, a wrong entry costs the
//! entry, and each is named with its place and a remedy. Nobody is lost without a word.

mod contact;
mod programme;
mod reading;
mod texts;

use std::collections::HashMap;

use crate::both;
use crate::diagnostic::{Diagnostic, Document, Place, Span};
use crate::model::Directory;
use crate::source::{Kind, Record};

use reading::Reading;

/// Makes the directory of all records. The order of `documents` is the order of the layers: a later
/// one replaces a record of the same id.
pub fn directory(records: Vec<Record<'_>>, documents: &[Document]) -> (Directory, Vec<Diagnostic>) {
    let mut by_kind: [Vec<Record<'_>>; 6] = Default::default();
    for record in records {
        by_kind[record.kind as usize].push(record);
    }
    let take = |kind: Kind, by_kind: &mut [Vec<_>; 6]| std::mem::take(&mut by_kind[kind as usize]);
    let mut maker = Maker {
        documents,
        directory: Directory::default(),
        diagnostics: Vec::new(),
        ids: HashMap::new(),
    };
    // What is referred to comes first.
    for record in take(Kind::Source, &mut by_kind) {
        maker.source(record);
    }
    maker.units(take(Kind::Unit, &mut by_kind));
    for record in take(Kind::Room, &mut by_kind) {
        maker.room(record);
    }
    let areas = maker.areas(take(Kind::Area, &mut by_kind));
    for record in take(Kind::Programme, &mut by_kind) {
        maker.programme(record);
    }
    maker.contacts(take(Kind::Contact, &mut by_kind));
    maker.areas_have_contacts(&areas);
    (maker.directory, maker.diagnostics)
}

/// The directory in the making.
struct Maker<'d> {
    documents: &'d [Document],
    directory: Directory,
    diagnostics: Vec<Diagnostic>,
    /// Where each id of each kind stands in the directory, and where it was given.
    ids: HashMap<(Kind, String), (usize, Span)>,
}

/// What to do with a record whose id may be there already.
enum Slot {
    /// Nobody has the id.
    New,
    /// A record of an earlier layer has it; this one takes its place.
    Replaces(usize),
    /// A record of the same layer has it.
    Duplicate,
}

impl Maker<'_> {
    fn reading(&mut self) -> Reading<'_> {
        Reading {
            diagnostics: &mut self.diagnostics,
        }
    }

    /// Remembers where the id of a record that was taken stands.
    fn remember(&mut self, kind: Kind, id: String, index: Option<usize>, at: Span) {
        if let Some(index) = index {
            self.ids.insert((kind, id), (index, at));
        }
    }

    /// Finds the place of an id, and reports an id that stands twice in one layer.
    fn slot(&mut self, kind: Kind, id: &str, at: Span) -> Slot {
        let Some(&(index, first)) = self.ids.get(&(kind, id.to_owned())) else {
            return Slot::New;
        };
        let rank = |span: Span| self.documents[span.document as usize].rank;
        if rank(first) != rank(at) {
            return Slot::Replaces(index);
        }
        let document = &self.documents[first.document as usize];
        let (line, _) = crate::diagnostic::line_and_column(&document.text, first.start as usize);
        let name = &document.name;
        self.diagnostics.push(Diagnostic::error(
            "duplicate-id",
            Place::In(at),
            both!(
                "Die Kennung „{id}“ gibt es schon: {name}, Zeile {line}.",
                "The id “{id}” is taken: {name}, line {line}."
            ),
            both!(
                "Bitte eine andere Kennung wählen.",
                "Please choose another id."
            ),
        ));
        Slot::Duplicate
    }
}

/// Puts a value where its id belongs; `None` for a duplicate, which is left out.
fn put<T>(list: &mut Vec<T>, slot: &Slot, value: T) -> Option<usize> {
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

#[cfg(test)]
mod tests;
