//! Where a value is from, as records say it.

use super::directory_builder::DirectoryBuilder;
use super::value_reader::PlacedText;
use crate::diagnostic::{Severity, Span, did_you_mean};
use crate::formats::RecordKind;
use crate::model::provenance::{Confidence, Provenance, SourceKind};
use crate::text::locale::{Lang, Text};
use crate::{both, say};

/// Where a value is from, not looked up yet.
pub(super) struct DraftProvenance<'t> {
    /// The sources, the best first.
    pub(super) sources: Option<Vec<PlacedText<'t>>>,
    /// How sure it is.
    pub(super) confidence: Option<Confidence>,
    /// The word that it shares with what contradicts it.
    pub(super) dispute: Option<String>,
}

impl<'t> DraftProvenance<'t> {
    /// Of a value that nothing contradicts, or that says so in a table of its own.
    pub(super) fn undisputed(
        sources: Option<Vec<PlacedText<'t>>>,
        confidence: Option<Confidence>,
    ) -> DraftProvenance<'t> {
        DraftProvenance {
            sources,
            confidence,
            dispute: None,
        }
    }

    /// Whether any source is named.
    pub(super) fn has_source(&self) -> bool {
        self.sources
            .as_ref()
            .is_some_and(|sources| !sources.is_empty())
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
        let sources = sources.unwrap_or_default();
        if sources.is_empty() {
            let message = both!(
                "Dieser Wert hat keine Quelle. Er wurde ausgelassen.",
                "This value has no source. It was left out."
            );
            self.no_source(at, message);
            return None;
        }
        let sources: Vec<String> = sources
            .into_iter()
            .map(|source| self.check_source_as(source, Severity::Error))
            .collect();
        let confidence = confidence.unwrap_or(Confidence::Secondary);
        self.check_confidence(confidence, &sources, at);
        Some(Provenance {
            sources,
            confidence,
            dispute,
        })
    }

    /// A value of the confidence `primary` needs a source of a responsible body: without one, the remark that
    /// it is from somebody else would vanish.
    fn check_confidence(&mut self, confidence: Confidence, sources: &[String], at: Span) {
        let is_third_party = |id: &String| {
            let index = self.index_of(RecordKind::Source, id);
            let source = index.map(|index| &self.made.parts.sources[index]);
            source.is_some_and(|source| source.kind == SourceKind::ThirdParty)
        };
        if confidence != Confidence::Primary || !sources.iter().all(is_third_party) {
            return;
        }
        let [de, en] = [Lang::De, Lang::En].map(|lang| {
            let ids = sources.iter().map(|id| say!(lang, "„{id}“", "“{id}”"));
            ids.collect::<Vec<_>>().join(", ")
        });
        self.value_reader().error(
            "thin-source",
            at,
            both!(
                "Das soll die zuständige Stelle sagen (primary), doch die Quelle ist von jemand anderem: {de}.",
                "The responsible body is said to say this (primary), but the source is from somebody else: {en}."
            ),
            both!(
                "Bitte confidence = \"secondary\" schreiben, oder eine amtliche Quelle nennen.",
                "Please write confidence = \"secondary\", or name an official source."
            ),
        );
    }

    /// Reports a value without a source, with what that costs.
    pub(super) fn no_source(&mut self, at: Span, message: Text<'static>) {
        let help = both!(
            "Bitte source = [\"…\"] ergänzen.",
            "Please add source = [\"…\"]."
        );
        self.value_reader().error("no-source", at, message, help);
    }

    /// The id of a source; one that is not described is reported, and kept.
    pub(super) fn check_source(&mut self, source: PlacedText<'_>) -> String {
        self.check_source_as(source, Severity::Warning)
    }

    /// The id of a source. Whether a funding value is proven hangs on its source; a contact is one without it.
    fn check_source_as(&mut self, source: PlacedText<'_>, severity: Severity) -> String {
        if self.index_of(RecordKind::Source, &source.text).is_none() {
            self.unknown_source(&source.text, source.at, severity);
        }
        source.text.into_owned()
    }

    pub(super) fn unknown_source(&mut self, source: &str, at: Span, severity: Severity) {
        let findings = &mut self.made.diagnostics;
        if findings.count_beyond_limit("unknown-source", severity) {
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
        let mut reading = self.value_reader();
        match severity {
            Severity::Error => reading.error("unknown-source", at, message, help),
            Severity::Warning => reading.warning("unknown-source", at, message, help),
        }
    }
}
