//! What the advisor found, as a page: the result, and why a line fits or not.

mod citation;
mod date;
mod entry;
mod reason;
mod reservation;
mod result;
mod steps;
mod summary;
mod verdict;

pub(super) use date::{date, date_and_details};
pub(super) use entry::dormancy_sentence;
pub(super) use result::{line_reasons, result};

#[cfg(test)]
mod result_tests;
