//! Deadlines that can be computed from a day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::provenance::Provenance;
use crate::text::locale::Text;

/// A deadline that can be computed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    /// The rule.
    pub rule: DeadlineRule,
    /// For what it holds, where a line has several.
    pub label: Option<Text<'static>>,
    /// Where it is from.
    pub stated: Provenance,
}

/// When an application must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeadlineRule {
    /// On this month and day of the year before the start.
    YearBefore {
        /// Month, from 1.
        month: i8,
        /// Day, from 1.
        day: i8,
    },
    /// At least so many weeks before the start.
    LeadTime {
        /// Weeks.
        weeks: u32,
    },
    /// No applications any more.
    Closed,
    /// Everything is granted until this day.
    Granted {
        /// Last day of the period.
        until: Date,
    },
}
