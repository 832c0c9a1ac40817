//! Ctrl-C, SIGTERM and a closed window: the terminal is left as it was.
//!
//! While a key is read the terminal is in raw mode. The signal then only interrupts the reading, which
//! puts the terminal back and ends the conversation in order. At any other time the terminal is as it
//! should be, and the process ends at once.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Exit code after an interruption, as shells have it (128 + SIGINT).
const INTERRUPTED: i32 = 130;

static READING_KEY: AtomicBool = AtomicBool::new(false);

/// What is said at the end that nobody chose; it changes as the conversation goes on.
static FAREWELL: Mutex<String> = Mutex::new(String::new());

pub(super) fn reading_key(is_reading: bool) {
    READING_KEY.store(is_reading, Ordering::SeqCst);
}

pub(super) fn part_with(farewell: &str) {
    farewell.clone_into(&mut FAREWELL.lock().unwrap_or_else(PoisonError::into_inner));
}

/// What is to be said now when the conversation is interrupted.
pub fn farewell() -> String {
    FAREWELL
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone()
}

/// Watches for signals; the farewell is said when one ends the process.
pub fn watch() {
    // Without a watch the system's own way to end stays; it is only less tidy.
    let _ = ctrlc::set_handler(|| {
        if !READING_KEY.load(Ordering::SeqCst) {
            let mut err = io::stderr().lock();
            let _ = writeln!(err, "\n{}", farewell());
            std::process::exit(INTERRUPTED);
        }
    });
}
