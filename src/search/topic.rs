//! What is not a contact and can be asked for.

use crate::model::{Area, Centre, FundingLine, Programme, Unit};

/// A unit, an area of work or a programme: what has a name, other words for it, and texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Topic<'d> {
    /// An organisational unit.
    Unit(&'d Unit),
    /// An area of work.
    Area(&'d Area),
    /// A programme.
    Programme(&'d Programme),
    /// A funding line, an offer or a fund.
    Line(&'d FundingLine),
    /// One of the centres in Hesse.
    Centre(&'d Centre),
}
