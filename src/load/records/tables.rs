//! The tables that a keeper of the data writes.

use super::{
    case, centre, condition, contact, deadline, nickname, open_point, programme, question, rule,
    settings, unit,
};
use crate::load::records::funding_line;

/// Every table that a keeper of the data writes, with the keys that its reader knows. A table is called
/// as in the files: `[[line.fact]]` is `line.fact`, `remedy = { … }` is `remedy`; the config file is
/// `config.toml`.
pub fn keys_of_tables() -> [(&'static str, &'static [&'static str]); 29] {
    [
        ("source", &programme::SOURCE_KEYS),
        ("unit", &unit::UNIT_KEYS),
        ("room", &unit::ROOM_KEYS),
        ("contact", &contact::CONTACT_KEYS),
        ("nickname", &nickname::NICKNAME_KEYS),
        ("stop-word", &nickname::STOP_WORD_KEYS),
        ("synonym", &nickname::SYNONYM_KEYS),
        ("programme", &programme::PROGRAMME_KEYS),
        ("area", &programme::AREA_KEYS),
        ("line", &funding_line::LINE_KEYS),
        ("line.glance", &funding_line::GLANCE_KEYS),
        ("line.figure", &funding_line::FIGURE_KEYS),
        ("line.fact", &funding_line::FACT_KEYS),
        ("line.deadline", &deadline::DEADLINE_KEYS),
        ("line.edition", &rule::EDITION_KEYS),
        ("line.edition.condition", &rule::CONDITION_KEYS),
        ("remedy", &rule::REMEDY_KEYS),
        ("dispute", &rule::DISPUTE_KEYS),
        ("line.edition.benefit", &rule::BENEFIT_KEYS),
        ("line.edition.note", &rule::NOTE_KEYS),
        ("when", &condition::TEST_KEYS),
        ("question", &question::QUESTION_KEYS),
        ("options", &question::OPTION_KEYS),
        ("fallback", &case::FALLBACK_KEYS),
        ("case", &case::CASE_KEYS),
        ("centre", &centre::CENTRE_KEYS),
        ("open-point", &open_point::OPEN_POINT_KEYS),
        ("config.toml", &settings::KEYS),
        ("ldap", &settings::SERVER_KEYS),
    ]
}
