//! Every view on a terminal of 80 and of 40 columns, and each step of the guide and the advisor, as
//! they stand in `tests/transcripts/`. `SNAPSHOTS=overwrite cargo test --test it screens` accepts what
//! the program shows now.

#![cfg(target_os = "linux")]

use snapbox::{Assert, Data};

use crate::program::screen::Screen;

/// Compares with the transcript of this name.
fn compare(name: &str, log: String) {
    let path = format!(
        "{}/tests/transcripts/{name}.txt",
        env!("CARGO_MANIFEST_DIR")
    );
    Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .eq(log, Data::read_from(path.as_ref(), None).raw());
}

#[test]
fn a_try() {
    let mut log = String::new();
    for columns in [80, 40] {
        log.push_str(&Screen::start(columns, 100, "--no-input contacts").ends());
    }
    let mut screen = Screen::start(80, 100, "foerderung find --as-of 2026-11-22");
    screen.types("1").types("?").types("2").types("q");
    log.push_str(&screen.ends());
    compare("try", log);
}
