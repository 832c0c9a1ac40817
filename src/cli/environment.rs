//! The one place that asks environment, terminal, clock, home folder and current folder, and reads the
//! config file.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use directories::{BaseDirs, ProjectDirs};
use jiff::civil::Date;

use crate::cli::config::Config;
use crate::cli::days::parse_day;
use crate::cli::path_list::places;
use crate::files::expand_tilde;
use crate::index::{self, MAKER, SHORTEST_INDEXED, Setting};
use crate::load::Location;
use crate::text::locale::Lang;

/// What surrounds a run, read once.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `WIR_LANG`.
    lang: Option<String>,
    /// The language that the system is set to.
    system_lang: Option<String>,
    /// `WIR_DATA`, divided like a search path.
    pub(super) data: Vec<Location>,
    /// What `WIR_PLAIN` says.
    plain: Option<bool>,
    /// `WIR_AS_OF`: the day that counts as today, or what stands there and is no day.
    pub(super) as_of: Option<Result<Date, String>>,
    /// Whether the terminal can do nothing but lines.
    is_dumb: bool,
    /// Whether `NO_COLOR` is set (no-color.org).
    pub(super) no_color: bool,
    /// Whether standard input is a terminal, so that nothing can be read from it as from a file.
    pub(super) types: bool,
    /// Whether a person can be asked: standard input and error are terminals, and `CI` is not set.
    pub(super) can_ask: bool,
    /// Columns of the terminal that standard output goes to.
    pub(super) width: Option<usize>,
    /// Its rows.
    pub(super) height: Option<usize>,
    /// Whether the terminal that standard output goes to follows links (OSC 8).
    pub(super) links: bool,
    /// `WIR_PAGER`; an empty one says that none is wanted.
    pub(super) pager: Option<String>,
    /// `PAGER`, which is for all programs.
    pub(super) usual_pager: Option<String>,
    /// Whether `LESS` is set, the options of the usual pager.
    pub(super) has_less_options: bool,
    /// The user's data folder for this program.
    pub(super) user_folder: Option<PathBuf>,
    /// The config file.
    pub(super) config: Config,
    /// The folder for what can be made again: `WIR_CACHE`, else the user's cache folder.
    pub(super) cache_folder: Option<PathBuf>,
    /// Whether standard error is a terminal, so that progress can be shown there.
    pub(super) shows_progress: bool,
}

impl Environment {
    /// Asks the system.
    pub fn read() -> Environment {
        let text = |name: &str| {
            env::var_os(name)
                .map(|value| value.to_string_lossy().into_owned())
                .filter(|value| !value.is_empty())
        };
        let said = |name: &str| text(name).map(|value| value != "0");
        let is_set = |name: &str| said(name) == Some(true);
        let folders = ProjectDirs::from("", "", "wir");
        let folder = |of: fn(&ProjectDirs) -> &Path| absolute(of(folders.as_ref()?));
        let home = BaseDirs::new().and_then(|folders| absolute(folders.home_dir()));
        // A shell puts the home folder in for a `~` only where it reads it, and not between quotation
        // marks, in the files of services or of other shells.
        let path_in = |name: &str| {
            let path = env::var_os(name).map(PathBuf::from);
            path.map(|path| expand_tilde(path, home.as_deref()))
        };
        let named_config = path_in("WIR_CONFIG").filter(|path| !path.as_os_str().is_empty());
        let is_config_named = named_config.is_some();
        let usual_config = || Some(folder(ProjectDirs::config_dir)?.join("config.toml"));
        let config = named_config.or_else(usual_config);
        let system_lang = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(text)
            .or_else(sys_locale::get_locale);
        let size = io::stdout().is_terminal().then(screen);
        // Here an empty variable says something.
        let pager = |name: &str| Some(env::var_os(name)?.to_string_lossy().into_owned());
        let types = io::stdin().is_terminal();
        let can_ask = types && io::stderr().is_terminal() && !is_set("CI");
        let cache = folder(ProjectDirs::cache_dir);
        Environment {
            cache_folder: path_in("WIR_CACHE")
                .map_or(cache, |path| (!path.as_os_str().is_empty()).then_some(path)),
            shows_progress: io::stderr().is_terminal(),
            types,
            can_ask,
            lang: text("WIR_LANG"),
            system_lang,
            data: env::var_os("WIR_DATA")
                .map(|list| places(&list))
                .unwrap_or_default()
                .into_iter()
                .map(|path| Location::of(expand_tilde(path, home.as_deref())))
                .collect(),
            plain: said("WIR_PLAIN"),
            as_of: text("WIR_AS_OF").map(|word| parse_day(&word).map_err(|_| word)),
            is_dumb: text("TERM").as_deref() == Some("dumb"),
            no_color: text("NO_COLOR").is_some(),
            width: size.map(|(columns, _)| columns),
            height: size.map(|(_, rows)| rows),
            links: supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
            pager: pager("WIR_PAGER"),
            usual_pager: pager("PAGER"),
            has_less_options: env::var_os("LESS").is_some(),
            user_folder: folder(ProjectDirs::data_dir),
            config: Config::read(config, home, is_config_named),
        }
    }

    /// Throws away copies of lists that changed or are gone, whatever this call is about.
    pub(super) fn tidy(&self) {
        if let Some(folder) = &self.cache_folder {
            index::tidy(&setting(folder));
        }
    }

    /// Whether plain lines are wanted: the terminal, then the variable, then the config file.
    pub(super) fn plain(&self) -> bool {
        self.is_dumb || self.plain.or(self.config.settings.plain).unwrap_or(false)
    }

    /// What `WIR_LANG` holds where that is neither of the two languages, so that a typing error is told.
    pub(super) fn unknown_lang(&self) -> Option<&str> {
        let lang = self.lang.as_deref()?;
        Lang::from_code(lang).is_none().then_some(lang)
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
        let wishes = [
            wish.and_then(Lang::from_code),
            self.lang.as_deref().and_then(Lang::from_code),
            self.config.settings.lang,
        ];
        Lang::choose(wishes, self.system_lang.as_deref())
    }
}

/// A folder of the user that begins at the root; any other would be another one wherever the program is
/// called (XDG Base Directory Specification: only absolute paths count).
fn absolute(folder: &Path) -> Option<PathBuf> {
    folder.is_absolute().then(|| folder.to_owned())
}

/// The day on which the program runs, where its clock is. Read only where a day is needed, and counts
/// only where neither the call nor `WIR_AS_OF` names one: see [`Context::day`](super::context::Context::day).
pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}

/// The folder in which the program runs. Without a name of its own it is still the present one.
pub(super) fn current_folder() -> PathBuf {
    env::current_dir().unwrap_or_else(|_| PathBuf::from("."))
}

/// Where indexes lie, and what tells whether they are still good.
pub(super) fn setting(cache_folder: &Path) -> Setting {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Setting {
        folder: cache_folder.to_owned(),
        base: current_folder(),
        maker: MAKER.to_owned(),
        now: now.unwrap_or_default(),
        shortest: SHORTEST_INDEXED,
    }
}

/// Columns of the terminal that standard error goes to, where it goes to one.
pub(super) fn message_width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(io::stderr())?;
    Some(usize::from(width.0))
}

/// Columns and rows of the terminal that standard output goes to.
fn screen() -> (usize, usize) {
    let size = terminal_size::terminal_size();
    size.map_or((80, 24), |(width, height)| {
        (usize::from(width.0), usize::from(height.0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_option_counts_wherever_it_stands_before_a_double_hyphen() {
        let lang = |arguments: &[&str]| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            Environment::default().lang(&arguments)
        };
        assert_eq!(lang(&["wir", "contacts", "--lang", "en"]), Lang::En);
        assert_eq!(lang(&["wir", "--lang=en"]), Lang::En);
        assert_eq!(lang(&["wir", "--", "--lang", "en"]), Lang::De);
        assert_eq!(lang(&["wir", "--lang"]), Lang::De);
    }
}
