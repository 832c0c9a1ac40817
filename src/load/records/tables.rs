//! The tables that a keeper of the data writes.

use super::case::{CaseRecord, FallbackRecord};
use super::centre::CentreRecord;
use super::condition::TestRecord;
use super::contact_declaration;
use super::deadline::DeadlineRecord;
use super::declaration::RecordDeclaration;
use super::declared_record::DeclaredRecord;
use super::funding_line::{FactRecord, FigureRecord, GlanceRecord, LineRecord};
use super::nickname::{NicknameRecord, StopWordRecord, SynonymRecord};
use super::open_point::OpenPointRecord;
use super::programme::{AreaRecord, ProgrammeRecord, SourceRecord};
use super::question::{OptionRecord, QuestionRecord};
use super::rule::{
    BenefitRecord, ConditionRecord, DisputeRecord, EditionRecord, NoteRecord, RemedyRecord,
};
use super::settings::{ConfigRecord, ServerRecord};
use super::term::{TermRecord, TermWordsRecord};
use super::unit::{RoomRecord, UnitRecord};

/// Every table that a keeper of the data writes, in the order in which `data/README.md` explains them.
pub(super) const TABLES: &[fn() -> &'static RecordDeclaration] = &[
    contact_declaration::declaration,
    UnitRecord::declaration,
    RoomRecord::declaration,
    NicknameRecord::declaration,
    StopWordRecord::declaration,
    SynonymRecord::declaration,
    SourceRecord::declaration,
    ProgrammeRecord::declaration,
    AreaRecord::declaration,
    LineRecord::declaration,
    GlanceRecord::declaration,
    FigureRecord::declaration,
    FactRecord::declaration,
    DeadlineRecord::declaration,
    QuestionRecord::declaration,
    OptionRecord::declaration,
    EditionRecord::declaration,
    BenefitRecord::declaration,
    NoteRecord::declaration,
    ConditionRecord::declaration,
    TestRecord::declaration,
    RemedyRecord::declaration,
    DisputeRecord::declaration,
    FallbackRecord::declaration,
    CaseRecord::declaration,
    CentreRecord::declaration,
    OpenPointRecord::declaration,
    TermRecord::declaration,
    TermWordsRecord::declaration,
    ConfigRecord::declaration,
    ServerRecord::declaration,
];

/// The declarations of all tables.
pub fn tables() -> impl Iterator<Item = &'static RecordDeclaration> + Clone {
    TABLES.iter().map(|declaration| declaration())
}
