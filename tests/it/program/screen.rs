//! What a person sees of a run in a terminal, step by step, as a text that can be compared.

use std::io::ErrorKind;
use std::num::NonZeroU16;
use std::process::Command;
use std::time::{Duration, Instant};

use expectrl::Expect;
use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;

use super::{Folder, without_settings};

/// Lists that lie in the folder of the run, so that no transcript shows where the project lies: invented
/// people, several of one name, and rules of their own.
const FILES: [(&str, &str); 2] = [
    (
        "staff.csv",
        include_str!("../../transcripts/terminal/staff.csv"),
    ),
    ("rules.toml", include_str!("../rules/rules.toml")),
];

/// How long a step may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long nothing may come before a screen counts as complete.
const QUIET: Duration = Duration::from_millis(50);

/// A terminal with a screen, and the log of what changed on it with each key.
pub(crate) struct Screen {
    session: OsSession,
    terminal: vt100::Parser,
    shown: Vec<String>,
    log: String,
    folder: Folder,
    exit_code: Option<i32>,
}

impl Screen {
    /// Starts the program in a terminal of this size, with `NAME=value` of the environment, and waits
    /// until it asks or ends.
    pub(crate) fn start(variables: &str, columns: u16, rows: u16, arguments: &str) -> Screen {
        let folder = Folder::new();
        for (name, content) in FILES {
            folder.file(name, content);
        }
        // The terminal gets its size while it is opened; the script waits until that is over.
        let script = format!(
            "read go; stty echo cols {columns} rows {rows}; exec env {variables} '{}' {arguments}",
            env!("CARGO_BIN_EXE_wir"),
        );
        let mut shell = Command::new("sh");
        without_settings(&mut shell)
            .env("PATH", "/usr/bin:/bin")
            .env("TERM", "xterm")
            .env("PAGER", "cat")
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
            exit_code: None,
        };
        screen.settle(0);
        screen
    }

    /// Types, and logs the name of the keys and what changed on the screen.
    pub(crate) fn types(&mut self, keys: &str) -> &mut Screen {
        let sleeps = self.sleeps();
        self.session.send(keys).expect("typed");
        let named = keys
            .replace('\r', "⏎")
            .replace('\u{1b}', "Esc")
            .replace('\u{3}', "Ctrl-C")
            .replace('\u{15}', "Ctrl-U");
        self.log.push_str(&format!("⌨ {named}\n"));
        self.settle(sleeps);
        self
    }

    /// Whether the program still runs.
    pub(crate) fn is_running(&self) -> bool {
        self.exit_code.is_none()
    }

    /// Gives the log with the exit code; a program that still asks is ended, and the log says so.
    pub(crate) fn ends(mut self) -> String {
        match self.exit_code {
            Some(code) => self.log.push_str(&format!("→ {code}\n")),
            None => {
                self.log.push_str("→ still asks\n");
                let _ = self.session.get_process_mut().exit(true);
            }
        }
        self.log
    }

    /// Waits until these words stand on the screen: a program that sleeps may wait for something else
    /// than a key.
    #[cfg(feature = "ldap")]
    pub(crate) fn sees(&mut self, words: &str) -> &mut Screen {
        let start = Instant::now();
        while self.is_running() && !self.shown.iter().any(|row| row.contains(words)) {
            assert!(start.elapsed() < PATIENCE, "no {words}: {}", self.log);
            self.settle(0);
        }
        self
    }

    /// As [`Screen::ends`], where the program waits for no key any more.
    pub(crate) fn ends_by_itself(mut self) -> String {
        if self.is_running() {
            self.settle(u64::MAX);
        }
        self.ends()
    }

    /// Reads until the program waits for a key or has ended, then logs what changed.
    fn settle(&mut self, sleeps_before: u64) {
        let start = Instant::now();
        let mut last = start;
        let mut bytes = [0; 4096];
        loop {
            match self.session.try_read(&mut bytes) {
                Ok(0) => self.exit_code = Some(self.code()),
                Ok(length) => {
                    self.terminal.process(&bytes[..length]);
                    last = Instant::now();
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    // A program that has said nothing yet still reads its data, and may sleep meanwhile.
                    let has_spoken = last > start || sleeps_before > 0 || !self.shown.is_empty();
                    if has_spoken
                        && last.elapsed() > QUIET
                        && self.waits()
                        && self.sleeps() > sleeps_before
                    {
                        break;
                    }
                    std::thread::sleep(Duration::from_millis(2));
                }
                // The other side of the terminal is closed.
                Err(_) => self.exit_code = Some(self.code()),
            }
            if self.exit_code.is_some() {
                break;
            }
            // A line that was not finished wakes no program up.
            assert!(
                start.elapsed() < PATIENCE,
                "the keys were not taken: {}",
                self.log
            );
        }
        self.log_changes();
    }

    fn code(&self) -> i32 {
        match self.session.get_process().wait() {
            Ok(WaitStatus::Exited(_, code)) => code,
            other => panic!("the program ended with {other:?}"),
        }
    }

    /// Whether the program itself runs and sleeps, so that only a key wakes it up.
    fn waits(&self) -> bool {
        let pid = self.session.get_process().pid();
        let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let (before, after) = state.rsplit_once(") ").unwrap_or_default();
        before.ends_with("(wir") && after.starts_with('S')
    }

    /// How often the program went to sleep: once more means that it has taken the keys.
    fn sleeps(&self) -> u64 {
        let pid = self.session.get_process().pid();
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let count = status
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        count
            .and_then(|count| count.trim().parse().ok())
            .unwrap_or(0)
    }

    /// Logs the rows from the first one that is new.
    fn log_changes(&mut self) {
        let rows = self.rows();
        let pairs = rows.iter().zip(&self.shown);
        let same = pairs.take_while(|(new, old)| new == old).count();
        for row in &rows[same..] {
            self.log.push_str(format!("│ {row}").trim_end());
            self.log.push('\n');
        }
        self.shown = rows;
    }

    /// The rows of the screen. A row that goes on in the next because a path has no room is one with it:
    /// where it breaks depends on the folder of the test.
    fn rows(&self) -> Vec<String> {
        let folder = self.folder.path().to_str().expect("UTF-8");
        let screen = self.terminal.screen();
        let (_, columns) = screen.size();
        let mut rows: Vec<String> = Vec::new();
        let mut parts: Vec<String> = Vec::new();
        for (at, row) in (0..).zip(screen.rows(0, columns.into())) {
            parts.push(row.trim_end().to_owned());
            if !screen.row_wrapped(at) {
                let whole = parts.concat();
                if whole.contains(folder) {
                    rows.push(whole.replace(folder, "[FOLDER]"));
                    parts.clear();
                }
                rows.append(&mut parts);
            }
        }
        while rows.pop_if(|row| row.is_empty()).is_some() {}
        rows
    }
}

fn size(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).expect("a screen has cells")
}
