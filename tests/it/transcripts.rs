//! The console blocks of the README, and transcripts of whole sessions.

#[test]
fn what_the_readme_shows_is_what_happens() {
    trycmd::TestCases::new()
        .case("README.md")
        .env("XDG_DATA_HOME", "/nonexistent")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("WIR_CACHE", "")
        .env("LANG", "de_DE.UTF-8")
        .run();
}
