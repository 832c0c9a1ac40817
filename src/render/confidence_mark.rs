//! How sure a value is, as a mark behind it.

use super::article::Mark;
use crate::model::provenance::{Confidence, Provenance};
use crate::t;
use crate::text::locale::Lang;

/// The mark behind a value; none behind what a responsible body says.
pub(super) fn confidence_mark(stated: Option<&Provenance>, lang: Lang) -> Option<Mark> {
    let confidence = stated?.confidence;
    let (sign, legend) = match confidence {
        Confidence::Primary => return None,
        Confidence::Secondary => (
            "°",
            t!(
                lang,
                "Nicht von der zuständigen Stelle.",
                "Not from the responsible body."
            ),
        ),
        Confidence::Inference => ("~", t!(lang, "Von uns abgeleitet.", "Derived by us.")),
    };
    Some(Mark {
        sign,
        words: confidence.remark(lang)?,
        legend,
        is_frequent: true,
    })
}
