//! How a source is cited beside what it says.

use crate::model::provenance::Provenance;
use crate::render::Advice;
use crate::say;
use crate::text::locale::Lang;

pub(super) fn with_clause(text: &str, clause: Option<&str>, lang: Lang) -> String {
    match clause {
        Some(clause) => say!(lang, "{text} (Nr. {clause})", "{text} (no. {clause})"),
        None => text.to_owned(),
    }
}

/// The title of the best source of a value.
pub(super) fn source_title(stated: &Provenance, advice: &Advice<'_>, lang: Lang) -> Option<String> {
    let source = advice.advisor.directory().source(stated.sources.first()?)?;
    Some(source.title.get(lang).to_owned())
}
