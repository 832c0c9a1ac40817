//! Shapes of funding lines, their sources and open points in JSON.

use serde::Serialize;

use super::funding::cited_sources;
use crate::model::Keyed;
use crate::model::funding::{Fact, Figure};
use crate::model::provenance::Provenance;
use crate::model::{Directory, FundingLine, OpenPoint};
use crate::text::locale::Lang;

#[derive(Serialize)]
pub(super) struct LineOut<'d> {
    id: &'d str,
    kind: &'static str,
    name: &'d str,
    label: &'d str,
    state: &'static str,
    clause: Option<&'d str>,
    contact: Option<&'d str>,
    figures: Vec<FigureOut<'d>>,
    facts: Vec<FactOut<'d>>,
}

#[derive(Serialize)]
struct FigureOut<'d> {
    id: &'d str,
    value: u32,
    unit: &'static str,
    label: &'d str,
    #[serde(flatten)]
    stated: StatedOut<'d>,
}

/// A fact; `text` is null where nothing was found.
#[derive(Serialize)]
struct FactOut<'d> {
    field: &'static str,
    text: Option<&'d str>,
    #[serde(flatten)]
    stated: StatedOut<'d>,
}

#[derive(Default, Serialize)]
struct StatedOut<'d> {
    sources: &'d [String],
    confidence: Option<&'static str>,
    dispute: Option<&'d str>,
}

impl<'d> StatedOut<'d> {
    fn new(stated: &'d Provenance) -> StatedOut<'d> {
        let Provenance {
            sources,
            confidence,
            dispute,
        } = stated;
        StatedOut {
            sources,
            confidence: Some(confidence.key()),
            dispute: dispute.as_deref(),
        }
    }
}

impl<'d> LineOut<'d> {
    pub(super) fn new(line: &'d FundingLine, lang: Lang) -> LineOut<'d> {
        let figure = |figure: &'d Figure| FigureOut {
            id: &figure.id,
            value: figure.value,
            unit: figure.measure.key(),
            label: figure.label.get(lang),
            stated: StatedOut::new(&figure.stated),
        };
        let fact = |fact: &'d Fact| FactOut {
            field: fact.field.key(),
            text: fact.text.as_ref().map(|text| text.get(lang)),
            stated: fact.stated.as_ref().map(StatedOut::new).unwrap_or_default(),
        };
        LineOut {
            id: &line.id,
            kind: line.kind.key(),
            name: line.name.get(lang),
            label: line.label.get(lang),
            state: line.state.key(),
            clause: line.clause.as_deref(),
            contact: line.contact.as_deref(),
            figures: line.figures.iter().map(figure).collect(),
            facts: line.facts.iter().map(fact).collect(),
        }
    }
}

/// A source, so that the ids at the values can be followed.
#[derive(Serialize)]
pub(super) struct SourceOut<'d> {
    id: &'d str,
    title: &'d str,
    url: Option<&'d str>,
    retrieved: String,
    dated: &'d str,
}

/// The sources of these lines, each once.
pub(super) fn sources_of<'d>(
    lines: &[&'d FundingLine],
    directory: &'d Directory<'_>,
    lang: Lang,
) -> Vec<SourceOut<'d>> {
    cited_sources(lines)
        .into_iter()
        .filter_map(|id| directory.source(id))
        .map(|source| SourceOut {
            id: &source.id,
            title: source.title.get(lang),
            url: source.url.as_deref(),
            retrieved: source.retrieved.to_string(),
            dated: source.dated.get(lang),
        })
        .collect()
}

#[derive(Serialize)]
pub(super) struct OpenPointOut<'d> {
    id: &'d str,
    text: &'d str,
    lines: &'d [String],
    ask: Option<&'d str>,
}

impl<'d> OpenPointOut<'d> {
    pub(super) fn new(point: &'d OpenPoint, lang: Lang) -> OpenPointOut<'d> {
        let ask = point.ask.as_ref().map(|ask| ask.get(lang));
        OpenPointOut {
            id: &point.id,
            text: point.text.get(lang),
            lines: &point.lines,
            ask,
        }
    }
}
