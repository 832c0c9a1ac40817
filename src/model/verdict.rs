//! Verdicts of the advisor, with the words that people read.

use serde::{Deserialize, Serialize};

use super::Keyed;
use crate::t;
use crate::text::locale::Lang;

/// What a line comes to for one set of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Verdict {
    /// Every condition is met.
    Fits,
    /// A condition is not met, and a change that was tried would meet it.
    Almost,
    /// Answers are not known, or the sources do not agree.
    ToClarify,
    /// A condition is not met.
    DoesNotFit,
    /// Nobody can apply at present.
    Dormant,
}

impl Keyed for Verdict {
    const KEYS: &'static [(&'static str, Verdict)] = &[
        ("fits", Verdict::Fits),
        ("almost", Verdict::Almost),
        ("to-clarify", Verdict::ToClarify),
        ("does-not-fit", Verdict::DoesNotFit),
        ("dormant", Verdict::Dormant),
    ];

    const GERMAN: &'static [(&'static str, Verdict)] = &[
        ("passt", Verdict::Fits),
        ("passt fast", Verdict::Almost),
        ("fast", Verdict::Almost),
        ("noch zu klären", Verdict::ToClarify),
        ("unklar", Verdict::ToClarify),
        ("passt nicht", Verdict::DoesNotFit),
        ("zurzeit nicht möglich", Verdict::Dormant),
        ("ruht", Verdict::Dormant),
    ];
}

impl Verdict {
    /// The words that people read, in a list as within a sentence. They say nothing of an application:
    /// an offer, for which nobody applies, has the same verdicts.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Verdict::Fits => t!(lang, "passt", "fits"),
            Verdict::Almost => t!(lang, "passt fast", "almost fits"),
            Verdict::ToClarify => t!(lang, "noch zu klären", "still to clarify"),
            Verdict::DoesNotFit => t!(lang, "passt nicht", "does not fit"),
            Verdict::Dormant => t!(lang, "zurzeit nicht möglich", "not possible at present"),
        }
    }

    /// The words for whom the answers are about: what fits only fits by what they said.
    pub fn result(self, lang: Lang) -> &'static str {
        match self {
            Verdict::Fits => t!(lang, "passt nach Ihren Angaben", "fits by your answers"),
            other => other.label(lang),
        }
    }
}
