//! Ctrl-C, SIGTERM, a closed window and a stop: the terminal is left as it was.
//!
//! While keys are read the terminal is in a mode of its own. A signal then only ends the waiting, so that
//! the terminal is put back and the conversation ends in order. At any other time the terminal is as it
//! should be, and the process ends at once.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

#[cfg(unix)]
pub(super) use waiting::{WaitOutcome, is_after_stop, pass_stop, wait};

/// Exit code after an interruption, as shells have it (128 + SIGINT).
const INTERRUPTED: i32 = 130;

static READING_KEYS: AtomicBool = AtomicBool::new(false);

/// What is said when a signal ends the conversation; it changes as the conversation goes on.
static FAREWELL: Mutex<String> = Mutex::new(String::new());

#[cfg(unix)]
pub(super) fn reading_keys(is_reading: bool) {
    READING_KEYS.store(is_reading, Ordering::SeqCst);
}

pub(super) fn set_farewell(farewell: &str) {
    farewell.clone_into(&mut FAREWELL.lock().unwrap_or_else(PoisonError::into_inner));
}

/// What is to be said now when the conversation is interrupted.
pub fn farewell() -> String {
    FAREWELL
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone()
}

/// Waits for a line, and says whether the program was stopped meanwhile; not here.
#[cfg(not(unix))]
pub(super) fn is_after_stop() -> bool {
    false
}

/// Watches for signals; the farewell is said when one ends the process.
pub fn watch() {
    #[cfg(unix)]
    waiting::begin();
    // Without a watch the system's own way to end stays; it is only less tidy.
    let _ = ctrlc::set_handler(|| {
        if READING_KEYS.load(Ordering::SeqCst) {
            #[cfg(unix)]
            waiting::end();
        } else {
            let mut err = io::stderr().lock();
            let _ = writeln!(err, "\n{}", farewell());
            std::process::exit(INTERRUPTED);
        }
    });
}

/// Waiting for input that a signal ends, also one that came a moment before: each signal leaves a byte in
/// a pipe (the self-pipe trick of D. J. Bernstein).
#[cfg(unix)]
mod waiting {
    use std::io::{self, PipeReader, PipeWriter, Read, Write};
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use rustix::process::Signal;

    static PIPE: OnceLock<(PipeReader, PipeWriter)> = OnceLock::new();
    static HAS_ENDED: AtomicBool = AtomicBool::new(false);

    /// What waiting for standard input came to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(in crate::guide) enum WaitOutcome {
        Input,
        /// Nothing came in time.
        Pause,
        /// The program was stopped and goes on.
        Continued,
        /// The system wishes the program to end.
        Ended,
    }

    pub(super) fn begin() {
        // Without a pipe a question is not shown again after a stop, and a signal waits for a key.
        if let Ok((reader, writer)) = io::pipe()
            && let Ok(of_stops) = writer.try_clone()
        {
            let _ = signal_hook::low_level::pipe::register(Signal::CONT.as_raw(), of_stops);
            let _ = PIPE.set((reader, writer));
        }
    }

    pub(super) fn end() {
        HAS_ENDED.store(true, Ordering::SeqCst);
        if let Some((_, writer)) = PIPE.get() {
            let mut writer: &PipeWriter = writer;
            let _ = writer.write(b"X");
        }
    }

    /// Waits for standard input, for ever without a `patience`.
    pub(in crate::guide) fn wait(patience: Option<Duration>) -> WaitOutcome {
        let stdin = io::stdin();
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        loop {
            let mut inputs = vec![PollFd::new(&stdin, PollFlags::IN)];
            let pipe = PIPE.get().map(|(reader, _)| reader);
            inputs.extend(pipe.map(|reader| PollFd::new(reader, PollFlags::IN)));
            match poll(&mut inputs, patience.as_ref()) {
                Ok(0) => return WaitOutcome::Pause,
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(_) => return WaitOutcome::Ended,
            }
            let has_signal = inputs.get(1).is_some_and(|pipe| !pipe.revents().is_empty());
            if let Some(pipe) = pipe.filter(|_| has_signal) {
                empty(pipe);
                return if HAS_ENDED.load(Ordering::SeqCst) {
                    WaitOutcome::Ended
                } else {
                    WaitOutcome::Continued
                };
            }
            return WaitOutcome::Input;
        }
    }

    /// Waits for a line, and says whether the program was stopped meanwhile.
    pub(in crate::guide) fn is_after_stop() -> bool {
        wait(None) == WaitOutcome::Continued
    }

    /// Lets a stop that was asked for go by, and takes the news that the program goes on, so that it is
    /// heard once. Both come to whichever thread the system chooses, so they may come a moment later;
    /// where nothing can stop the program, no news comes.
    pub(in crate::guide) fn pass_stop() {
        /// Far longer than the system takes for either, far shorter than a person notices.
        const A_MOMENT: Timespec = Timespec {
            tv_sec: 0,
            tv_nsec: 100_000_000,
        };
        let Some((reader, _)) = PIPE.get() else {
            return;
        };
        loop {
            let mut input = [PollFd::new(reader, PollFlags::IN)];
            match poll(&mut input, Some(&A_MOMENT)) {
                Err(Errno::INTR) => {}
                Ok(1) => return empty(reader),
                _ => return,
            }
        }
    }

    /// Takes what is there.
    fn empty(mut pipe: &PipeReader) {
        let _ = pipe.read(&mut [0; 64]);
    }
}
