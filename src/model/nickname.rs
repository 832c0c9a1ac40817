//! Short forms of given names.

use serde::{Deserialize, Serialize};

use crate::fold;

/// A given name with the forms that people are called by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Nickname {
    /// The names, all of which may stand in a list: `Stefanie`, `Stephanie`.
    pub names: Vec<String>,
    /// The short forms: `Steffi`.
    pub short: Vec<String>,
}

impl Nickname {
    /// The other names and short forms of whoever is called so, as [`fold::written`] has them.
    pub(crate) fn others(nicknames: &[Nickname], called: &str) -> Vec<String> {
        let is_so = |name: &String| fold::written(name) == called;
        let mut others: Vec<String> = nicknames
            .iter()
            .filter(|nickname| nickname.names.iter().chain(&nickname.short).any(is_so))
            .flat_map(|nickname| nickname.names.iter().chain(&nickname.short))
            .map(|name| fold::written(name))
            .filter(|name| name != called)
            .collect();
        others.sort();
        others.dedup();
        others
    }
}
