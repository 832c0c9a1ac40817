//! `[[open-point]]`: what is not settled in the funding data.

use crate::formats::{Record, RecordKind};
use crate::load::records::directory_builder::DirectoryBuilder;
use crate::load::records::ids::put_into_slot;
use crate::load::records::value_reader::present_keys;
use crate::model::funding::OpenPoint;

pub(super) const OPEN_POINT_KEYS: [&str; 4] = ["id", "text", "line", "ask"];

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn open_point(&mut self, record: Record<'t>) {
        let at = record.at;
        let (mut id, mut text, mut lines, mut ask) = (None, None, Vec::new(), None);
        let mut reading = self.value_reader();
        let given = present_keys(&record.entries);
        for entry in record.entries {
            match entry.key.as_ref() {
                "id" => id = reading.owned_text(entry),
                "text" => text = reading.owned_bilingual(entry),
                "line" => lines = reading.list(entry),
                "ask" => ask = reading.owned_bilingual(entry),
                _ => reading.unknown_key(&entry, &OPEN_POINT_KEYS),
            }
        }
        let (Some(id), Some(text)) = (id.clone(), text) else {
            return reading.missing(if id.is_none() { "id" } else { "text" }, at, &given);
        };
        for line in &lines {
            if self.index_of(RecordKind::Line, &line.text).is_none() {
                self.unknown_line(line);
            }
        }
        let lines = lines
            .into_iter()
            .map(|line| line.text.into_owned())
            .collect();
        let slot = self.find_slot(RecordKind::OpenPoint, &id, at);
        let index = put_into_slot(
            &mut self.made.parts.open_points,
            &slot,
            OpenPoint {
                id: id.clone(),
                text,
                lines,
                ask,
            },
        );
        self.remember_id(RecordKind::OpenPoint, id, index, at);
    }
}
