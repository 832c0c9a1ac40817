//! A terminal that gives single keys.
//!
//! The mode of the terminal is changed for a question, not for a key: what comes between two keys is
//! neither shown nor kept for later. Bytes are taken one by one, so that those behind the answer are left
//! for who reads next.

use std::io::{self, Write};
use std::os::fd::AsFd;

use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use super::key::{Decoder, Key};
use super::signals::{self, WaitOutcome};

/// Has a paste put between two sequences, so that no line of it counts as Enter (xterm, "Bracketed Paste
/// Mode"); shells do the same at each prompt.
const PASTE_IS_MARKED: &str = "\x1b[?2004h";
const PASTE_IS_TYPED: &str = "\x1b[?2004l";

/// What comes from a terminal.
pub(super) enum TerminalEvent {
    Key(Key),
    /// The program was stopped and goes on: the shell has written on the screen.
    Continued,
    /// The terminal is gone, or the system wishes the program to end.
    Ended,
}

/// The terminal behind standard input, as long as it gives single keys.
pub(super) struct Terminal {
    before: Termios,
    decoder: Decoder,
}

impl Terminal {
    /// Has the terminal give single keys until this is dropped.
    pub(super) fn open() -> io::Result<Terminal> {
        let terminal = Terminal {
            before: tcgetattr(io::stdin())?,
            decoder: Decoder::default(),
        };
        terminal.begin()?;
        Ok(terminal)
    }

    /// Waits for what comes next.
    pub(super) fn read(&mut self) -> TerminalEvent {
        loop {
            if let Some(key) = self.decoder.next() {
                return TerminalEvent::Key(key);
            }
            match signals::wait(self.decoder.patience()) {
                WaitOutcome::Input => {
                    let mut byte = [0];
                    match rustix::io::read(io::stdin().as_fd(), &mut byte) {
                        Ok(1) => self.decoder.feed(byte[0]),
                        Err(rustix::io::Errno::INTR) => {}
                        _ => return TerminalEvent::Ended,
                    }
                }
                WaitOutcome::Pause => self.decoder.pause(),
                WaitOutcome::Continued => return self.continue_after_stop(),
                WaitOutcome::Ended => return TerminalEvent::Ended,
            }
        }
    }

    /// Stops the program, as Ctrl-Z does where the terminal itself looks after it, until the shell lets
    /// it go on. Where no shell could do that nothing is stopped.
    pub(super) fn suspend(&self) -> TerminalEvent {
        self.end();
        // All programs of a pipeline stop together.
        let _ = kill_current_process_group(Signal::TSTP);
        signals::pass_stop();
        self.continue_after_stop()
    }

    fn continue_after_stop(&self) -> TerminalEvent {
        // Whatever the shell has made of the terminal meanwhile: it is put back to what it was at first.
        match self.begin() {
            Ok(()) => TerminalEvent::Continued,
            Err(_) => TerminalEvent::Ended,
        }
    }

    fn begin(&self) -> io::Result<()> {
        signals::reading_keys(true);
        let mut single_keys = self.before.clone();
        single_keys.make_raw();
        // What is written still begins its lines at the left.
        single_keys.output_modes = self.before.output_modes;
        tcsetattr(io::stdin(), OptionalActions::Drain, &single_keys)?;
        tell(PASTE_IS_MARKED);
        Ok(())
    }

    fn end(&self) {
        tell(PASTE_IS_TYPED);
        let _ = tcsetattr(io::stdin(), OptionalActions::Drain, &self.before);
        signals::reading_keys(false);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.end();
    }
}

fn tell(sequence: &str) {
    let mut err = io::stderr();
    let _ = err.write_all(sequence.as_bytes());
    let _ = err.flush();
}
