//! The one place that asks environment, terminal and home folder.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use directories::ProjectDirs;
use jiff::civil::Date;

use crate::locale::Lang;

/// What surrounds a run, read once.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// `WIR_LANG`.
    lang: Option<String>,
    /// The language that the system is set to.
    system_lang: Option<String>,
    /// `WIR_DATA`, divided like a search path.
    pub(super) data: Vec<PathBuf>,
    /// Whether `WIR_PLAIN` is set or the terminal is dumb.
    pub(super) plain: bool,
    /// Whether `NO_COLOR` is set (no-color.org).
    pub(super) no_color: bool,
    /// Whether a person can be asked: standard input and error are terminals, and nobody said `CI`.
    pub(super) can_ask: bool,
    /// Columns of the terminal that standard output goes to.
    pub(super) width: Option<usize>,
    /// The user's data folder for this program.
    pub(super) user_folder: Option<PathBuf>,
}

impl Surroundings {
    /// Asks the system.
    pub fn read() -> Surroundings {
        let text = |name: &str| {
            env::var_os(name)
                .map(|value| value.to_string_lossy().into_owned())
                .filter(|value| !value.is_empty())
        };
        let is_set = |name: &str| text(name).is_some_and(|value| value != "0");
        let system_lang = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(text)
            .or_else(sys_locale::get_locale);
        let width = io::stdout().is_terminal().then(columns);
        let can_ask = io::stdin().is_terminal() && io::stderr().is_terminal() && !is_set("CI");
        Surroundings {
            can_ask,
            lang: text("WIR_LANG"),
            system_lang,
            data: env::var_os("WIR_DATA")
                .map(|paths| {
                    env::split_paths(&paths)
                        .filter(|path| !path.as_os_str().is_empty())
                        .collect()
                })
                .unwrap_or_default(),
            plain: is_set("WIR_PLAIN") || text("TERM").as_deref() == Some("dumb"),
            no_color: text("NO_COLOR").is_some(),
            width,
            user_folder: ProjectDirs::from("", "", "wir")
                .map(|folders| folders.data_dir().to_owned()),
        }
    }

    /// The language, looked up in the raw arguments first: it must be known before they are read.
    pub(super) fn lang(&self, arguments: &[OsString]) -> Lang {
        let texts: Vec<&str> = arguments
            .iter()
            .skip(1)
            .map_while(|argument| (argument != "--").then(|| argument.to_str().unwrap_or_default()))
            .collect();
        let wish =
            texts
                .iter()
                .enumerate()
                .find_map(|(at, text)| match text.strip_prefix("--lang") {
                    Some("") => texts.get(at + 1).copied(),
                    Some(rest) => rest.strip_prefix('='),
                    None => None,
                });
        Lang::choose([wish, self.lang.as_deref()], self.system_lang.as_deref())
    }
}

/// The day on which the program runs, where its clock is. Read only where a day is needed.
pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}

fn columns() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_option_counts_wherever_it_stands_before_a_double_hyphen() {
        let lang = |arguments: &[&str]| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            Surroundings::default().lang(&arguments)
        };
        assert_eq!(lang(&["wir", "contacts", "--lang", "en"]), Lang::En);
        assert_eq!(lang(&["wir", "--lang=en"]), Lang::En);
        assert_eq!(lang(&["wir", "--", "--lang", "en"]), Lang::De);
        assert_eq!(lang(&["wir", "--lang"]), Lang::De);
    }
}
