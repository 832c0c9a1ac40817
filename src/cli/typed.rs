//! What was typed, as text.

use std::ffi::OsStr;

/// What was typed, as text. A terminal that is not set to UTF-8 sends Windows-1252 or Latin-1.
pub(super) fn decode(argument: &OsStr) -> String {
    match argument.to_str() {
        Some(text) => text.to_owned(),
        None => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(argument.as_encoded_bytes())
            .0
            .into_owned(),
    }
}

/// Words of the command line as one text.
pub(super) fn join(words: &[impl AsRef<OsStr>]) -> String {
    let words: Vec<String> = words.iter().map(|word| decode(word.as_ref())).collect();
    words.join(" ")
}
