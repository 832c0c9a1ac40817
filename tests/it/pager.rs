//! Answers that are longer than the screen are shown page by page, and only they.

use crate::program::Folder;
use crate::program::terminal::Talk;

/// What a terminal of ten rows shows where the pager marks what goes through it.
fn shown(variables: &str, arguments: &str) -> String {
    let variables = format!("PAGER='sed s/^/P:/' {variables}");
    let (code, seen, _) = Talk::start_in(Folder::new(), &variables, 80, 10, arguments).ends();
    assert_eq!(code, 0, "{seen}");
    seen
}

#[test]
fn what_is_longer_than_the_screen_goes_through_the_pager_whole() {
    let seen = shown("", "foerderung --all");
    let lines = seen.lines().filter(|line| line.starts_with("P:")).count();
    assert!(lines > 10, "{seen}");
    assert!(seen.contains("P:Wofür:"), "{seen}");
}

#[test]
fn what_fits_on_the_screen_is_printed_as_ever() {
    let seen = shown("", "contacts falk --fields phone");
    assert!(seen.contains("83-3032"), "{seen}");
    assert!(!seen.contains("P:"), "{seen}");
}

#[test]
fn nobody_who_wants_no_pager_has_one() {
    for (variables, arguments) in [
        ("", "--no-pager foerderung --all"),
        ("", "--plain foerderung --all"),
        ("TERM=dumb", "foerderung --all"),
        ("WIR_PAGER=", "foerderung --all"),
        ("WIR_PAGER=cat", "foerderung --all"),
        ("PAGER=", "foerderung --all"),
        ("WIR_PAGER=/dev/null/less", "foerderung --all"),
    ] {
        let seen = shown(variables, arguments);
        assert!(
            seen.contains("Mehr zu einer Linie"),
            "{variables} {arguments}: {seen}"
        );
        assert!(!seen.contains("P:"), "{variables} {arguments}: {seen}");
    }
}

#[test]
fn the_pager_of_this_program_comes_before_that_of_all() {
    let seen = shown("WIR_PAGER='tail -n 1'", "foerderung --all");
    assert!(!seen.contains("Landesprogramm"), "{seen}");
    assert!(seen.contains("wir foerderung show NAME"), "{seen}");
}
