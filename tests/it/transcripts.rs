//! What the program prints in a pipe: the console blocks of `tests/transcripts/pipe`.
//! A folder `NAME.in`, or a link to one that two languages share, is the working directory of `NAME.md`.
//! `TRYCMD=overwrite cargo test --test it transcripts` accepts what it prints now.

#[test]
fn what_is_printed_in_a_pipe_is_what_the_transcripts_show() {
    cases("tests/transcripts/pipe/*.md");
}

fn cases(path: &str) {
    trycmd::TestCases::new()
        .case(path)
        .env("XDG_DATA_HOME", "/nonexistent")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("WIR_CACHE", "")
        .env("LANG", "de_DE.UTF-8")
        .run();
}
