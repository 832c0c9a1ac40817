//! Where a value is from, as records say it.

use super::directory_builder::DirectoryBuilder;
use super::value_reader::{PlacedText, ValueReader};
use crate::both;
use crate::diagnostic::{Severity, Span, did_you_mean};
use crate::formats::{KeyValue, RecordKind};
use crate::model::provenance::{Confidence, Provenance};
use crate::text::locale::Text;

/// Where a value is from, not looked up yet.
#[derive(Default)]
pub(super) struct DraftProvenance<'t> {
    sources: Vec<PlacedText<'t>>,
    confidence: Option<Confidence>,
    dispute: Option<String>,
}

impl DraftProvenance<'_> {
    /// Whether any source is named.
    pub(super) fn has_source(&self) -> bool {
        !self.sources.is_empty()
    }
}

impl<'t> DirectoryBuilder<'_, 't> {
    /// Looks up the sources of a value; a value without one is left out.
    pub(super) fn settle_provenance(
        &mut self,
        provenance: DraftProvenance<'t>,
        at: Span,
    ) -> Option<Provenance> {
        let DraftProvenance {
            sources,
            confidence,
            dispute,
        } = provenance;
        if sources.is_empty() {
            let message = both!(
                "Dieser Wert hat keine Quelle. Er wurde ausgelassen.",
                "This value has no source. It was left out."
            );
            self.no_source(at, message);
            return None;
        }
        for source in &sources {
            if self.index_of(RecordKind::Source, &source.text).is_none() {
                self.unknown_source(&source.text, source.at);
            }
        }
        let sources = sources
            .into_iter()
            .map(|source| source.text.into_owned())
            .collect();
        Some(Provenance {
            sources,
            confidence: confidence.unwrap_or(Confidence::Secondary),
            dispute,
        })
    }

    /// Reports a value without a source, with what that costs.
    pub(super) fn no_source(&mut self, at: Span, message: Text<'static>) {
        let help = both!(
            "Bitte source = [\"…\"] ergänzen.",
            "Please add source = [\"…\"]."
        );
        self.value_reader().error("no-source", at, message, help);
    }

    pub(super) fn unknown_source(&mut self, source: &str, at: Span) {
        let findings = &mut self.made.diagnostics;
        if findings.count_beyond_limit("unknown-source", Severity::Warning) {
            return;
        }
        let known = self.made.parts.sources.iter();
        let help = did_you_mean(
            source,
            known.map(|source| source.id.as_str()),
            both!(
                "Bitte die Quelle beschreiben: [[source]] mit id, title, retrieved.",
                "Please describe the source: [[source]] with id, title, retrieved."
            ),
        );
        let message = both!(
            "Die Quelle „{source}“ ist nicht beschrieben.",
            "The source “{source}” is not described."
        );
        self.value_reader()
            .warning("unknown-source", at, message, help);
    }
}

impl ValueReader<'_> {
    pub(super) fn provenance<'t>(
        &mut self,
        entry: KeyValue<'t>,
        provenance: &mut DraftProvenance<'t>,
    ) {
        match entry.key.as_ref() {
            "source" => provenance.sources = self.list(entry),
            "confidence" => provenance.confidence = self.choice(entry, &Confidence::KEYS),
            _ => provenance.dispute = self.owned_text(entry),
        }
    }
}
