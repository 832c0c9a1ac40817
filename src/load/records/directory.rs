//! The order in which a directory is made: what is referred to comes first.

use std::collections::HashMap;

use super::checked_directory::{CheckedDirectory, GatheredParts};
use super::contact_store::{ContactStore, ReferableContacts};
use super::directory_builder::DirectoryBuilder;
use super::earlier_contacts::EarlierContacts;
use super::known_units::KnownUnits;
use super::value_reader::Slips;
use crate::diagnostic::Document;
use crate::formats::{Record, RecordKind};
use crate::load::Batch;

/// Makes the directory of all batches. The order of `documents` is the order of the layers: a later
/// one replaces a record of the same id. `kinds` are those that were read; a reference to another
/// kind is not looked up.
pub fn directory<'t>(
    batches: Vec<Batch<'t>>,
    documents: &[Document],
    kinds: &[RecordKind],
) -> CheckedDirectory<'t> {
    let mut contacts = Vec::new();
    gather(batches, documents, kinds, &mut contacts).with_contacts(contacts)
}

/// As [`directory`], for data that is only checked: of the contacts those alone are kept that others can
/// refer to, which are few of a long list.
pub fn directory_to_check<'t>(
    batches: Vec<Batch<'t>>,
    documents: &[Document],
) -> CheckedDirectory<'t> {
    let mut contacts = ReferableContacts::default();
    let gathered = gather(batches, documents, RecordKind::EVERY, &mut contacts);
    gathered.with_contacts(contacts.0.into_values().collect())
}

/// As [`directory`]; the contacts go to `keep`, and the list of the directory stays empty.
pub fn directory_with<'t>(
    batches: Vec<Batch<'t>>,
    documents: &[Document],
    kinds: &[RecordKind],
    keep: &mut dyn ContactStore<'t>,
) -> CheckedDirectory<'t> {
    gather(batches, documents, kinds, keep).with_contacts(Vec::new())
}

fn gather<'t>(
    mut batches: Vec<Batch<'t>>,
    documents: &[Document],
    kinds: &[RecordKind],
    keep: &mut dyn ContactStore<'t>,
) -> GatheredParts<'t> {
    let mut maker = DirectoryBuilder {
        documents,
        kinds,
        made: GatheredParts::default(),
        ids: HashMap::new(),
        units: KnownUnits::default(),
        drafts: HashMap::new(),
        linked_lines: Vec::new(),
        slips: Slips::default(),
        keep,
        contacts: 0,
        home: None,
        earlier: EarlierContacts::default(),
    };
    // What is referred to comes first.
    for record in maker.limit_records(take_records(&mut batches, RecordKind::Source)) {
        maker.source(record);
    }
    let units = take_records(&mut batches, RecordKind::Unit);
    maker.units(units);
    for record in take_records(&mut batches, RecordKind::Room) {
        maker.room(record);
    }
    for record in take_records(&mut batches, RecordKind::Nickname) {
        maker.nickname(record);
    }
    for record in take_records(&mut batches, RecordKind::StopWord) {
        maker.stop_words(record);
    }
    for record in take_records(&mut batches, RecordKind::Synonym) {
        maker.synonym(record);
    }
    let areas = maker.limit_records(take_records(&mut batches, RecordKind::Area));
    let areas = maker.areas(areas);
    for record in maker.limit_records(take_records(&mut batches, RecordKind::Programme)) {
        maker.programme(record);
    }
    let lines = maker.limit_records(take_records(&mut batches, RecordKind::Line));
    let centres = maker.limit_records(take_records(&mut batches, RecordKind::Centre));
    let open_points = maker.limit_records(take_records(&mut batches, RecordKind::OpenPoint));
    let questions = maker.limit_records(take_records(&mut batches, RecordKind::Question));
    let fallbacks = maker.limit_records(take_records(&mut batches, RecordKind::Fallback));
    let terms = maker.limit_records(take_records(&mut batches, RecordKind::Term));
    let cases = maker.limit_records(take_records(&mut batches, RecordKind::Case));
    maker.glossary(terms);
    maker.contacts(batches);
    maker.settle_area_contacts(&areas);
    // Rules name questions, lines name contacts, open points and cases name lines.
    for record in questions {
        maker.question(record);
    }
    for record in lines {
        maker.line(record);
    }
    maker.check_linked_lines();
    maker.settle_rules(fallbacks, cases);
    for record in centres {
        maker.centre(record);
    }
    for record in open_points {
        maker.open_point(record);
    }
    maker.made.referred = maker.referred_contacts();
    maker.made
}

/// Takes the records of one kind out of all batches, in their order.
fn take_records<'t>(batches: &mut [Batch<'t>], kind: RecordKind) -> Vec<Record<'t>> {
    batches
        .iter_mut()
        .flat_map(|batch| batch.records.extract_if(.., |record| record.kind == kind))
        .collect()
}
