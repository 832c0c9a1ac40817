//! What the program prints in a pipe: the console blocks of `tests/transcripts/pipe`.
//! A folder `NAME.in`, or a link to one that two languages share, is the working directory of `NAME.md`.
//! `TRYCMD=overwrite cargo test --test it transcripts` accepts what it prints now.

/// What must not come from the machine: an empty variable counts as none. What a block sets itself cannot
/// stand here: it would be overridden.
const UNSET: [&str; 5] = [
    "LC_ALL",
    "LC_MESSAGES",
    "WIR_PLAIN",
    "WIR_CACHE",
    "NO_COLOR",
];

#[test]
fn what_is_printed_in_a_pipe_is_what_the_transcripts_show() {
    let cases = trycmd::TestCases::new();
    for variable in UNSET {
        cases.env(variable, "");
    }
    cases
        .case("tests/transcripts/pipe/*.md")
        .env("XDG_DATA_HOME", "/nonexistent")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("LANG", "de_DE.UTF-8")
        .run();
}
