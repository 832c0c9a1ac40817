//! What the advisor found, as a sheet of parts that every form for people prints its own way.

mod citation;
mod date;
mod entry;
mod reason;
mod reservation;
mod result;
mod sheet;
mod verdict;

pub(super) use date::{date, date_and_details};
pub(super) use entry::dormancy_sentence;
pub(super) use result::{line_reasons, result};
pub(super) use sheet::{Sheet, SheetEntry, SheetPart, SheetRow};
