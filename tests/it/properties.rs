//! How often a property is tried.

use proptest::test_runner::Config;

/// So many cases, or as many as `PROPTEST_CASES` asks for, which proptest itself overlooks where a number
/// is given.
pub(crate) fn cases(usual: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let asked = asked.and_then(|number| number.parse().ok());
    Config::with_cases(asked.unwrap_or(usual))
}
