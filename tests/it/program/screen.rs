//! What a person sees of a run in a terminal, step by step, as a text that can be compared.

use std::io::ErrorKind;
use std::num::NonZeroU16;
use std::process::Command;
use std::time::{Duration, Instant};

use expectrl::Expect;
use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;

use super::{Folder, without_settings};

/// How long a step may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long nothing may come before a screen counts as complete.
const QUIET: Duration = Duration::from_millis(30);

/// A terminal with a screen, and the log of what changed on it with each key.
pub(crate) struct Screen {
    session: OsSession,
    terminal: vt100::Parser,
    shown: Vec<String>,
    log: String,
    folder: Folder,
}

impl Screen {
    /// Starts the program in a terminal of this size and waits until it asks or ends.
    pub(crate) fn start(columns: u16, rows: u16, arguments: &str) -> Screen {
        Screen::start_with("", columns, rows, arguments)
    }

    /// As [`Screen::start`], with `NAME=value` of the environment.
    pub(crate) fn start_with(variables: &str, columns: u16, rows: u16, arguments: &str) -> Screen {
        let folder = Folder::new();
        // The terminal gets its size while it is opened; the script waits until that is over.
        let script = format!(
            "read go; stty cols {columns} rows {rows}; exec env {variables} '{}' {arguments}",
            env!("CARGO_BIN_EXE_wir"),
        );
        let mut shell = Command::new("sh");
        without_settings(&mut shell)
            .env("PATH", "/usr/bin:/bin")
            .env("TERM", "xterm")
            .env("LANG", "de_DE.UTF-8")
            .current_dir(folder.path())
            .args(["-c", &script]);
        let mut session = OsSession::spawn(shell).expect("a terminal");
        session
            .get_process_mut()
            .set_echo(false, None)
            .expect("a terminal");
        session.send("\n").expect("typed");
        let mut screen = Screen {
            session,
            terminal: vt100::Parser::new(size(rows), size(columns), 0),
            shown: Vec::new(),
            log: format!("$ wir {arguments}\n"),
            folder,
        };
        screen.settle();
        screen
    }

    /// Types, and logs the name of the keys and what changed on the screen.
    pub(crate) fn types(&mut self, keys: &str) -> &mut Screen {
        self.session.send(keys).expect("typed");
        let named = keys.replace('\r', "⏎").replace('\u{1b}', "Esc");
        self.log.push_str(&format!("⌨ {named}\n"));
        self.settle();
        self
    }

    /// Waits for the end and gives the whole log, with the exit code.
    pub(crate) fn ends(mut self) -> String {
        let code = match self.session.get_process().wait() {
            Ok(WaitStatus::Exited(_, code)) => code.to_string(),
            other => format!("{other:?}"),
        };
        self.log.push_str(&format!("→ {code}\n"));
        let folder = self.folder.path().to_str().expect("UTF-8");
        self.log.replace(folder, "[FOLDER]")
    }

    /// Reads until the program waits for a key or has ended, then logs what changed.
    fn settle(&mut self) {
        let start = Instant::now();
        let mut last = start;
        let mut bytes = [0; 4096];
        loop {
            match self.session.try_read(&mut bytes) {
                Ok(0) => break,
                Ok(length) => {
                    self.terminal.process(&bytes[..length]);
                    last = Instant::now();
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    if last.elapsed() > QUIET && self.waits() {
                        break;
                    }
                    std::thread::sleep(Duration::from_millis(2));
                }
                // The other side of the terminal is closed.
                Err(_) => break,
            }
            assert!(start.elapsed() < PATIENCE, "no end of {}", self.log);
        }
        self.log_changes();
    }

    /// Whether the program itself runs and sleeps, so that only a key wakes it up.
    fn waits(&self) -> bool {
        let pid = self.session.get_process().pid();
        let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let (before, after) = state.rsplit_once(") ").unwrap_or_default();
        (before.ends_with("(wir") && after.starts_with('S')) || after.starts_with('Z')
    }

    /// Logs the rows from the first one that is new.
    fn log_changes(&mut self) {
        let (_, columns) = self.terminal.screen().size();
        let rows = self.terminal.screen().rows(0, columns.into());
        let mut rows: Vec<String> = rows.map(|row| row.trim_end().to_owned()).collect();
        while rows.pop_if(|row| row.is_empty()).is_some() {}
        let pairs = rows.iter().zip(&self.shown);
        let same = pairs.take_while(|(new, old)| new == old).count();
        for row in &rows[same..] {
            self.log.push_str(format!("│ {row}").trim_end());
            self.log.push('\n');
        }
        self.shown = rows;
    }
}

fn size(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).expect("a screen has cells")
}
