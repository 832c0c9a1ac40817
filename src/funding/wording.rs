//! Answers in words.

use super::{Advisor, Given};
use crate::t;
use crate::text::locale::Lang;

impl<'d> Advisor<'d> {
    /// An answer as people read it: the label of its option.
    pub fn answer(&self, question: usize, given: Given, lang: Lang) -> &'d str {
        match given {
            Given::Option(option) => {
                let options = &self.directory().questions[question].options;
                options[usize::from(option)].label.get(lang)
            }
            Given::Unknown => t!(lang, "Weiß ich nicht", "I don't know"),
            Given::NotAsked => t!(lang, "noch nicht gefragt", "not asked yet"),
        }
    }

    /// An answer as it is written in calls and JSON: the id of its option.
    pub fn answer_id(&self, question: usize, given: Given) -> &'d str {
        match given {
            Given::Option(option) => {
                &self.directory().questions[question].options[usize::from(option)].id
            }
            Given::Unknown | Given::NotAsked => "unknown",
        }
    }
}
