//! Answers in words.

use crate::funding::{Advisor, AnswerState};
use crate::model::QuestionIndex;
use crate::t;
use crate::text::locale::Lang;

impl<'d> Advisor<'d> {
    /// An answer as people read it: the label of its option.
    pub fn answer(&self, question: QuestionIndex, given: AnswerState, lang: Lang) -> &'d str {
        match given {
            AnswerState::Option(option) => {
                let options = &self.directory().questions()[question].options;
                options[option].label.get(lang)
            }
            AnswerState::Unknown => t!(lang, "Weiß ich nicht", "I don't know"),
            AnswerState::NotAsked => t!(lang, "noch nicht gefragt", "not asked yet"),
        }
    }

    /// An answer as it is written in calls and JSON: the id of its option.
    pub fn answer_id(&self, question: QuestionIndex, given: AnswerState) -> &'d str {
        match given {
            AnswerState::Option(option) => {
                &self.directory().questions()[question].options[option].id
            }
            AnswerState::Unknown | AnswerState::NotAsked => "unknown",
        }
    }
}
