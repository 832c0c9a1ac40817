//! Any bytes through one part of the program, guided by the branches that they take (libFuzzer). Which part,
//! the variable `FUZZ` says; see fuzz/run.

#![no_main]

#[path = "../../tests/it/readers/holds.rs"]
#[allow(dead_code, reason = "tests use the rest")]
mod holds;
#[path = "../../src/guide/key.rs"]
#[allow(dead_code, reason = "the program uses the rest")]
mod key;
#[path = "../../tests/it/readers/typed.rs"]
mod typed;

use std::ffi::OsString;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use wir::cli::Environment;

fn part() -> &'static str {
    static PART: OnceLock<String> = OnceLock::new();
    PART.get_or_init(|| std::env::var("FUZZ").unwrap_or_default())
}

fuzz_target!(|bytes: &[u8]| match part() {
    "keys" => keys(bytes),
    "answers" => answers(&String::from_utf8_lossy(bytes)),
    "query" => typed::query_holds(&String::from_utf8_lossy(bytes)),
    "code" => typed::code_holds(&String::from_utf8_lossy(bytes)),
    "config" => typed::config_holds(&String::from_utf8_lossy(bytes)),
    form => holds::bytes_hold(&format!("a.{form}"), bytes),
});

/// Keys of a terminal: after a pause every key counts again.
fn keys(bytes: &[u8]) {
    let mut decoder = key::Decoder::default();
    decoder.keys(bytes);
    decoder.pause();
    assert_eq!(decoder.keys(b"1").pop(), Some(key::Key::Char('1')));
}

/// Answers of the command line, one a line.
fn answers(text: &str) {
    let mut call: Vec<OsString> = ["wir", "foerderung", "find", "--now"]
        .map(OsString::from)
        .into();
    for word in text.lines() {
        call.extend(["-a".into(), word.into()]);
    }
    let _ = wir::cli::run(&call, &Environment::default());
}
