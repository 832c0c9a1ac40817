//! Short forms of given names.

use serde::{Deserialize, Serialize};

use crate::text::fold;

/// A given name with the forms that people are called by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Nickname {
    /// The names, all of which may stand in a list: `Stefanie`, `Stephanie`.
    pub names: Vec<String>,
    /// The short forms: `Steffi`.
    pub short: Vec<String>,
}

impl Nickname {
    /// The other names and short forms of a person who is called so, as [`fold::marked_words`] has them.
    pub(crate) fn other_forms(&self, called: &str) -> Vec<String> {
        let forms = self.names.iter().chain(&self.short);
        let mut forms: Vec<String> = forms.map(|name| fold::marked_words(name)).collect();
        let before = forms.len();
        forms.retain(|form| form != called);
        if forms.len() == before {
            forms.clear();
        }
        forms
    }
}
