//! What the lists of one office have in common, and the config file says.

use crate::formats::OwnNames;
use crate::model::HouseNumber;

/// What the lists of one office have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListCustoms {
    /// Names of columns and attributes that only this office has.
    pub names: OwnNames,
    /// The number of its house, to which bare extensions belong.
    pub home: Option<HouseNumber>,
}
