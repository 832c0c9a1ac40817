//! `[[open-point]]`: what is not settled in the funding data.

use super::declared_record::DeclaredRecord;
use super::record_macro::record;
use super::value_kind::{Bilingual, Defaulted, Id, LineIds, Optional, Required};
use crate::formats::{Record, RecordKind};
use crate::load::records::directory_builder::DirectoryBuilder;
use crate::load::records::ids::put_into_slot;
use crate::model::funding::OpenPoint;

record! {
    /// An open point whose lines are not looked up yet.
    OpenPointRecord is "open-point", "was noch zu klären ist", "what is not settled";
    "id" is id: Required<Id>, "ein eigener Eintrag mit dieser Kennung ersetzt ihn", "an entry of your own with this id replaces it";
    "text" is text: Required<Bilingual>, "was nicht geklärt ist", "what is not settled";
    "line" is lines: Defaulted<LineIds>, "welche Linien es betrifft", "which lines it concerns";
    "ask" is ask: Optional<Bilingual>, "wer es wissen könnte", "who might know";
}

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn open_point(&mut self, record: Record<'t>) {
        let at = record.at;
        let Some(OpenPointRecord {
            id,
            text,
            lines,
            ask,
        }) = OpenPointRecord::read(&mut self.value_reader(), at, record.entries)
        else {
            return;
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
