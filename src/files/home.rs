//! Paths with a `~`, where no shell read them first.

use std::path::{Component, Path, PathBuf};

use crate::both;
use crate::text::clean;
use crate::text::locale::Text;

/// The path with the home folder for a `~` that is its whole first part. That of somebody else (`~anna`)
/// only the system's list of users knows; such a path stays as it is.
pub fn expand_tilde(path: PathBuf, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) if rest.as_os_str().is_empty() => home.to_owned(),
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}

/// What to do where nothing is at a path because its `~` stands for no folder.
pub(crate) fn tilde_help(path: &Path) -> Option<Text<'static>> {
    let part = path.components().find_map(|part| match part {
        Component::Normal(part) => part.to_string_lossy().starts_with('~').then_some(part),
        _ => None,
    })?;
    if path.exists() {
        return None;
    }
    if part == "~" {
        return Some(both!(
            "Das ~ darin ist hier nicht Ihr persönlicher Ordner. Bitte den ganzen Pfad nennen, oder ~/… hinter einem Leerzeichen schreiben, ohne = davor und ohne Anführungszeichen.",
            "The ~ in it is not your home folder here. Please give the whole path, or write ~/… after a space, without = before it and without quotation marks."
        ));
    }
    let name = clean::line(&part.to_string_lossy()).into_owned();
    Some(both!(
        "Nur ~/ am Anfang steht für Ihren persönlichen Ordner, {name} nicht. Bitte den ganzen Pfad nennen.",
        "Only ~/ at the beginning stands for your home folder, {name} does not. Please give the whole path."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_tilde_that_is_the_whole_first_part_stands_for_the_home_folder() {
        let home = Some(Path::new("/home/anna"));
        for (path, want) in [
            ("~", "/home/anna"),
            ("~/", "/home/anna"),
            ("~/a.csv", "/home/anna/a.csv"),
            ("~//a.csv", "/home/anna/a.csv"),
            ("~bert/a.csv", "~bert/a.csv"),
            ("./~/a.csv", "./~/a.csv"),
            ("a/~/b", "a/~/b"),
            ("/~/a", "/~/a"),
            ("a~", "a~"),
            ("", ""),
        ] {
            assert_eq!(expand_tilde(path.into(), home), Path::new(want), "{path}");
            assert_eq!(expand_tilde(path.into(), None), Path::new(path), "{path}");
        }
    }

    #[test]
    fn help_with_a_tilde_is_given_only_where_one_stands_for_nothing() {
        let help = |path: &str| tilde_help(Path::new(path)).map(|help| help.de.into_owned());
        assert!(help("/nonexistent/~anna/a.csv").is_some_and(|help| help.contains("~anna nicht")));
        // The path can stand behind any option.
        assert!(
            help("~/nonexistent.csv")
                .is_some_and(|help| help.contains("ohne =") && !help.contains("--"))
        );
        assert_eq!(help("/nonexistent/a.csv~"), None);
        assert_eq!(help("Cargo.toml"), None);
    }
}
