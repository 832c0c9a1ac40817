//! A pager for answers that are longer than the screen, as git and man have one.
//!
//! What fits on the screen is printed as ever. Where it does not, the answer goes to the pager, from its first line
//! on; a pager that cannot be started is done without.

use std::io::{self, Write};
use std::process::{Child, Command, Stdio};

use unicode_width::UnicodeWidthChar;

use crate::render::Failure;

/// What is asked for where nobody names a pager.
const USUAL: &str = "less";

/// Options of `less` where the user has set none, as git has them: end at once where all fits, let emphasis
/// through, leave what was read on the screen.
const LESS: &str = "FRX";

/// A pager for a screen of this size.
#[derive(Clone, Debug)]
pub(super) struct Pager {
    /// The program with its arguments; blanks part them.
    command: String,
    /// Rows of the screen.
    rows: usize,
    /// Columns of the screen.
    columns: usize,
    /// Whether the user has set options of `less` (the variable `LESS`).
    has_less_options: bool,
}

impl Pager {
    /// The pager that is named, or the usual one; `None` where the name is empty or `cat`, which is how people
    /// say that they want none.
    pub(super) fn new(
        named: Option<&str>,
        (columns, rows): (usize, usize),
        has_less_options: bool,
    ) -> Option<Pager> {
        let command = named.unwrap_or(USUAL).trim();
        let is_wanted = !matches!(command, "" | "cat");
        is_wanted.then(|| Pager {
            command: command.to_owned(),
            rows,
            columns: columns.max(1),
            has_less_options,
        })
    }

    /// Writes with `write` to `out`, or by way of the pager where it is too long.
    pub(super) fn show(
        &self,
        out: &mut dyn Write,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut paged = Paged {
            pager: self,
            out,
            kept: Vec::new(),
            parser: vte::Parser::new(),
            taken: TakenRows {
                width: self.columns,
                rows: 0,
                columns: 0,
            },
            state: PagingState::Kept,
        };
        let result = write(&mut paged);
        let ended = paged.end();
        result.and(ended.map_err(Failure::Io))
    }

    fn start(&self) -> io::Result<Child> {
        let mut words = self.command.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or(USUAL));
        command.args(words).stdin(Stdio::piped());
        if !self.has_less_options {
            command.env("LESS", LESS);
        }
        command.spawn()
    }
}

/// An answer on its way to the screen.
struct Paged<'p> {
    pager: &'p Pager,
    out: &'p mut dyn Write,
    /// What came so far, as long as it fits.
    kept: Vec<u8>,
    parser: vte::Parser,
    taken: TakenRows,
    state: PagingState,
}

/// Counts the rows that a text takes; emphasis and links take none.
struct TakenRows {
    /// Columns of the screen.
    width: usize,
    /// Rows that are full.
    rows: usize,
    /// Columns of the row that is begun.
    columns: usize,
}

impl vte::Perform for TakenRows {
    fn print(&mut self, sign: char) {
        let columns = sign.width().unwrap_or(0);
        if self.columns + columns > self.width {
            self.rows += 1;
            self.columns = 0;
        }
        self.columns += columns;
    }

    fn execute(&mut self, byte: u8) {
        if byte == b'\n' {
            self.rows += 1;
            self.columns = 0;
        }
    }
}

enum PagingState {
    /// It may still fit.
    Kept,
    /// The pager has it.
    Paged(Child),
    /// There is no pager.
    Direct,
}

impl Paged<'_> {
    /// Writes what was kept to where all goes from now on.
    fn release(&mut self) -> io::Result<()> {
        let kept = std::mem::take(&mut self.kept);
        match self.pager.start() {
            Ok(child) => {
                self.state = PagingState::Paged(child);
                // Ctrl-C is for the pager: it ends a search there, and the program waits.
                let _ = ctrlc::set_handler(|| {});
            }
            Err(_) => self.state = PagingState::Direct,
        }
        self.write_all(&kept)
    }

    /// Ends: what fits is printed, and the pager is waited for.
    fn end(mut self) -> io::Result<()> {
        match std::mem::replace(&mut self.state, PagingState::Direct) {
            PagingState::Kept => {
                let kept = std::mem::take(&mut self.kept);
                self.out.write_all(&kept)?;
                self.out.flush()
            }
            PagingState::Paged(mut child) => {
                drop(child.stdin.take());
                child.wait().map(|_| ())
            }
            PagingState::Direct => self.out.flush(),
        }
    }
}

impl Write for Paged<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.state {
            PagingState::Kept => {
                self.kept.extend_from_slice(bytes);
                self.parser.advance(&mut self.taken, bytes);
                // The prompt of the shell takes a row, too.
                if self.taken.rows >= self.pager.rows {
                    self.release()?;
                }
                Ok(bytes.len())
            }
            PagingState::Paged(child) => match &mut child.stdin {
                Some(stdin) => stdin.write(bytes),
                None => Ok(bytes.len()),
            },
            PagingState::Direct => self.out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.state {
            PagingState::Kept => Ok(()),
            PagingState::Paged(child) => child.stdin.as_mut().map_or(Ok(()), Write::flush),
            PagingState::Direct => self.out.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: (usize, usize) = (10, 3);

    fn shown(pager: &Pager, text: &str) -> String {
        let mut out = Vec::new();
        let result = pager.show(&mut out, |out| Ok(out.write_all(text.as_bytes())?));
        assert!(result.is_ok());
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn an_empty_name_and_cat_are_no_pager() {
        assert!(Pager::new(Some(""), SCREEN, true).is_none());
        assert!(Pager::new(Some(" cat "), SCREEN, true).is_none());
        assert!(Pager::new(None, SCREEN, true).is_some());
    }

    #[test]
    fn what_fits_is_printed_and_a_pager_that_is_not_there_is_done_without() {
        let pager = Pager::new(Some("/dev/null/pager -x"), SCREEN, true).expect("a pager");
        assert_eq!(shown(&pager, "eins\nzwei\n"), "eins\nzwei\n");
        let long = "eins\nzwei\ndrei\nvier\n";
        assert_eq!(shown(&pager, long), long);
    }

    #[cfg(unix)]
    #[test]
    fn what_does_not_fit_goes_to_the_pager_whole() {
        let pager = Pager::new(Some("sort -o /dev/null"), SCREEN, true).expect("a pager");
        for long in ["eins\nzwei\ndrei\n", "Vierzehn Räume haben hier Platz.\n"] {
            assert_eq!(shown(&pager, long), "", "{long}");
        }
        // Ten letters, the umlauts of two bytes among them, are one row.
        let row = "äöüäöüäöüä\n";
        assert_eq!(shown(&pager, &row.repeat(2)), row.repeat(2));
        let link = "\u{1b}]8;;tel:+496031831\u{1b}\\83-1\u{1b}]8;;\u{1b}\\\n";
        assert_eq!(shown(&pager, &link.repeat(2)), link.repeat(2));
    }
}
