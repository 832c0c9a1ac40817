//! Limits that the system sets for the program.

/// Lets a file that may not grow any further (`RLIMIT_FSIZE`) fail as any write does, with an error that is
/// told. Otherwise the system ends the program in the middle of an answer (SIGXFSZ, setrlimit(2)).
#[cfg(unix)]
pub(super) fn fail_as_errors() {
    use rustix::process::{Resource, Signal, getrlimit};
    if getrlimit(Resource::Fsize).current.is_some() {
        // Where the signal cannot be caught, it ends the program as before.
        let _ = signal_hook::flag::register(Signal::XFSZ.as_raw(), std::sync::Arc::default());
    }
}

/// Other systems have no such limit.
#[cfg(not(unix))]
pub(super) fn fail_as_errors() {}
