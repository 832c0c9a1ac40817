//! What several formats have no place for.

use super::file_format::Loss;
use crate::model::Field;
use crate::t;

pub(super) const AREA: Loss = (
    |contact| contact.area.is_some(),
    |lang| Field::Area.label(lang),
);

pub(super) const SOURCE: Loss = (
    |contact| contact.source.is_some(),
    |lang| Field::Source.label(lang),
);

pub(super) const NOT_FOUND: Loss = (
    |contact| !contact.not_found.is_empty(),
    |lang| t!(lang, "was nicht gefunden wurde", "what was not found"),
);
