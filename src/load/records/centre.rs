//! `[[centre]]`: the centres in Hesse.

use super::declared_record::DeclaredRecord;
use super::record_macro::record;
use super::value_kind::{Line, OneOf, Optional, Required, SourceId};
use crate::formats::{Record, RecordKind};
use crate::load::records::directory_builder::DirectoryBuilder;
use crate::load::records::ids::put_into_slot;
use crate::model::funding::{Centre, CentreKind};

record! {
    /// A centre whose sources are not looked up yet.
    CentreRecord is "centre", "ein Vielfaltszentrum in Hessen", "a diversity centre in Hesse";
    "name" is name: Required<Line>, "Landkreis oder Stadt; zugleich die Kennung", "county or city; serves as the id too";
    "kind" is kind: Required<OneOf<CentreKind>>, "Landkreis; kreisfreie Stadt; Sonderstatusstadt", "county; independent city; city with special status";
    "page" is page: Optional<SourceId>, "die öffentliche Seite; gezeigt wird deren `url`", "the public page; its `url` is shown";
    "source" is source: Required<SourceId>, "woher der Name ist", "where the name is from";
}

impl<'t> DirectoryBuilder<'_, 't> {
    pub(super) fn centre(&mut self, record: Record<'t>) {
        let at = record.at;
        let Some(CentreRecord {
            name,
            kind,
            page,
            source,
        }) = CentreRecord::read(&mut self.value_reader(), at, record.entries)
        else {
            return;
        };
        let page = page.map(|page| self.check_source(page));
        let source = self.check_source(source);
        let slot = self.find_slot(RecordKind::Centre, &name, at);
        let centre = Centre {
            name: name.clone(),
            kind,
            page,
            source,
        };
        let index = put_into_slot(&mut self.made.parts.centres, &slot, centre);
        self.remember_id(RecordKind::Centre, name, index, at);
    }
}
