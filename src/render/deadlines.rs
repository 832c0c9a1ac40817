//! The next dates, for people and calendars.

use std::io::{self, Write};

use super::{Deadlines, Page};

pub(super) fn list(_: &Deadlines<'_>, _: &Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)
}
