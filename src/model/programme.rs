//! The programme of the Land, and the areas of work of the centre.

use serde::{Deserialize, Serialize};

use crate::text::locale::Text;

/// One sentence or short paragraph with its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// What is said.
    pub text: Text<'static>,
    /// Id of the source.
    pub source: String,
}

/// A programme, or the centre that carries it out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Kebab-case id.
    pub id: String,
    /// Name.
    pub name: Text<'static>,
    /// What the letters of the name stand for.
    pub stands_for: Option<Text<'static>>,
    /// Facts, in reading order.
    pub statements: Vec<Statement>,
    /// What it supports.
    pub supports: Vec<Statement>,
    /// The invitation at the end.
    pub invitation: Option<Statement>,
    /// Other words that people use for it.
    pub keywords: Vec<String>,
}

/// An area of work: what it is for, what it does, for whom, and who is responsible.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Kebab-case id.
    pub id: String,
    /// Name.
    pub name: Text<'static>,
    /// What the work aims at.
    pub goal: Vec<Statement>,
    /// What is done.
    pub tasks: Vec<Statement>,
    /// Whom the work addresses.
    pub audience: Vec<Statement>,
    /// Id of the responsible post.
    pub contact: Option<String>,
}

impl Area {
    /// All statements of the area.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.goal.iter().chain(&self.tasks).chain(&self.audience)
    }
}

impl Programme {
    /// All statements of the programme.
    pub fn all_statements(&self) -> impl Iterator<Item = &Statement> {
        self.statements
            .iter()
            .chain(&self.supports)
            .chain(&self.invitation)
    }
}
