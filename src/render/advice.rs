//! What the advisor found, for people.

use std::io::{self, Write};

use super::{Advice, Page, Why};

pub(super) fn result(_: &Advice<'_>, _: &Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)
}

pub(super) fn why(_: &Why<'_>, _: &Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)
}
