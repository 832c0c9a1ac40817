//! A terminal of its own for one run of the program.

use std::time::Duration;

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{Expect, spawn};

use super::{Folder, TODAY};

/// What the program prints on a terminal of 80 columns, without the guide, and the folder in which it ran.
/// `arguments` are what a person types behind `wir`.
pub(crate) fn printed(folder: Folder, variables: &str, arguments: &str) -> (String, Folder) {
    let (code, seen, folder) = Talk::start_in(folder, variables, 80, 50, arguments).ends();
    assert_eq!(code, 0, "wir {arguments}\n{seen}");
    let seen = seen.replace('\r', "");
    let text = seen.strip_suffix("CODE=").unwrap_or(&seen);
    (text.to_owned(), folder)
}

/// A terminal in which the program runs, and after it a look at the state of the terminal.
pub(crate) struct Talk {
    pub(crate) session: OsSession,
    pub(crate) seen: String,
    pub(crate) folder: Folder,
}

impl Talk {
    /// Starts the program in a terminal of this size.
    pub(crate) fn start(columns: u16, rows: u16, arguments: &str) -> Talk {
        Talk::start_with("", columns, rows, arguments)
    }

    pub(crate) fn start_with(variables: &str, columns: u16, rows: u16, arguments: &str) -> Talk {
        Talk::start_in(Folder::new(), variables, columns, rows, arguments)
    }

    /// Starts the program in a folder, where files may lie that it shall read.
    pub(crate) fn start_in(
        folder: Folder,
        variables: &str,
        columns: u16,
        rows: u16,
        arguments: &str,
    ) -> Talk {
        Talk::open("set -m", folder, variables, columns, rows, arguments)
    }

    /// As [`Talk::start_with`], in a shell that goes on waiting where the program is stopped.
    pub(crate) fn start_without_jobs(
        variables: &str,
        columns: u16,
        rows: u16,
        arguments: &str,
    ) -> Talk {
        Talk::open(
            "trap : INT",
            Folder::new(),
            variables,
            columns,
            rows,
            arguments,
        )
    }

    fn open(
        shell: &str,
        folder: Folder,
        variables: &str,
        columns: u16,
        rows: u16,
        arguments: &str,
    ) -> Talk {
        let script = folder.file(
            "run.sh",
            format!(
                "read go\ncd '{}'\n{shell}\nstty echo cols {columns} rows {rows}\n\
                 env -u CI TERM=xterm PAGER=cat HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent XDG_DATA_HOME=/nonexistent WIR_CACHE= WIR_AS_OF={TODAY} LANG=de_DE.UTF-8 {variables} '{}' {arguments}\n\
                 echo \"CODE=$?\"\nstty -a\necho END\n",
                folder.path().display(),
                env!("CARGO_BIN_EXE_wir"),
            ),
        );
        let mut session = spawn(format!("sh {script}")).expect("a terminal");
        session.set_expect_timeout(Some(Duration::from_secs(10)));
        // The terminal gets a size of its own while it is opened; the script waits until that is over.
        session.send("\n").expect("typed");
        Talk {
            session,
            seen: String::new(),
            folder,
        }
    }

    /// Waits for words on the screen.
    pub(crate) fn sees(&mut self, words: &str) -> &mut Talk {
        match self.session.expect(words) {
            Ok(found) => {
                self.seen.push_str(&String::from_utf8_lossy(found.before()));
                self.seen.push_str(words);
            }
            Err(error) => panic!(
                "{words:?} did not appear: {error}; seen so far:\n{}",
                self.seen
            ),
        }
        self
    }

    pub(crate) fn types(&mut self, keys: &str) -> &mut Talk {
        // Keys that come while nothing is asked belong to the next question; a person is slower.
        std::thread::sleep(Duration::from_millis(60));
        self.session.send(keys).expect("typed");
        self
    }

    /// The row in which the cursor stands, as a terminal of this width shows it.
    pub(crate) fn row_of_the_cursor(&self, columns: usize) -> String {
        let mut rows = vec![Vec::new()];
        let (mut row, mut column) = (0, 0);
        let mut rest = self.seen.chars();
        while let Some(c) = rest.next() {
            match c {
                '\r' => column = 0,
                '\n' => row += 1,
                '\u{1b}' => {
                    let sequence = rest.as_str();
                    let end = sequence.find(char::is_alphabetic).expect("a sequence");
                    let by: usize = sequence[1..end].parse().unwrap_or(0);
                    match sequence.as_bytes()[end] {
                        b'A' => row -= by,
                        b'B' => row += by,
                        b'C' => column += by,
                        _ => {}
                    }
                    rest = sequence[end + 1..].chars();
                }
                c => {
                    if column == columns {
                        (row, column) = (row + 1, 0);
                    }
                    rows.resize(rows.len().max(row + 1), Vec::new());
                    let length = rows[row].len().max(column + 1);
                    rows[row].resize(length, ' ');
                    rows[row][column] = c;
                    column += 1;
                }
            }
        }
        rows.get(row).into_iter().flatten().collect()
    }

    /// Waits for the end; returns the exit code and checks that the terminal is as it was.
    pub(crate) fn ends(mut self) -> (i32, String, Folder) {
        self.sees("CODE=");
        let rest = self.session.expect("END").expect("the end");
        let rest = String::from_utf8_lossy(rest.before()).into_owned();
        let code = rest
            .lines()
            .next()
            .unwrap_or_default()
            .trim()
            .parse()
            .expect("a code");
        for flag in ["echo", "icanon", "isig"] {
            assert!(
                rest.split_whitespace()
                    .any(|word| word.trim_end_matches(';') == flag),
                "{flag} is off: {rest}"
            );
        }
        assert!(!self.seen.contains("\u{1b}[?25l"), "the cursor was hidden");
        assert!(
            self.seen.rfind("\u{1b}[?2004h") <= self.seen.rfind("\u{1b}[?2004l"),
            "pastes stay marked"
        );
        assert!(
            !self.seen.contains("\u{1b}[?1049h"),
            "another screen was opened"
        );
        let _ = matches!(
            self.session.get_process().wait(),
            Ok(WaitStatus::Exited(..))
        );
        (code, self.seen, self.folder)
    }

    /// The process id of the program itself.
    pub(crate) fn program(&self) -> u32 {
        let shell = self.session.get_process().pid();
        let children = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children"))
            .expect("a list");
        children
            .split_whitespace()
            .next()
            .and_then(|pid| pid.parse().ok())
            .expect("a child")
    }
}
