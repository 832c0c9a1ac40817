//! `[[centre]]`: the centres in Hesse.

use crate::formats::{Record, RecordKind};
use crate::load::records::directory_builder::DirectoryBuilder;
use crate::load::records::ids::put_into_slot;
use crate::load::records::value_reader::{PlacedText, present_keys};
use crate::model::funding::{Centre, CentreKind};

pub(super) const CENTRE_KEYS: [&str; 4] = ["name", "kind", "page", "source"];

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn centre(&mut self, record: Record<'t>) {
        let at = record.at;
        let (mut name, mut kind, mut page, mut source) = Default::default();
        let mut reading = self.value_reader();
        let given = present_keys(&record.entries);
        for entry in record.entries {
            match entry.key.as_ref() {
                "name" => name = reading.owned_text(entry),
                "kind" => kind = reading.choice(entry, &CentreKind::KEYS),
                "page" => page = reading.placed_text(entry),
                "source" => source = reading.placed_text(entry),
                _ => reading.unknown_key(&entry, &CENTRE_KEYS),
            }
        }
        let (Some(name), Some(kind), Some(source)) = (name.clone(), kind, source.clone()) else {
            let missing = if name.is_none() {
                "name"
            } else if kind.is_none() {
                "kind"
            } else {
                "source"
            };
            return reading.missing(missing, at, &given);
        };
        for source in page.iter().chain([&source]) {
            if self.index_of(RecordKind::Source, &source.text).is_none() {
                self.unknown_source(&source.text, source.at);
            }
        }
        let page = page.map(|page: PlacedText| page.text.into_owned());
        let slot = self.find_slot(RecordKind::Centre, &name, at);
        let centre = Centre {
            name: name.clone(),
            kind,
            page,
            source: source.text.into_owned(),
        };
        let index = put_into_slot(&mut self.made.parts.centres, &slot, centre);
        self.remember_id(RecordKind::Centre, name, index, at);
    }
}
