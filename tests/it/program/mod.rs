//! Runs the program as a user would, with nothing of the machine's own settings.

#[cfg(target_os = "linux")]
pub(crate) mod screen;
#[cfg(unix)]
pub(crate) mod shell;
#[cfg(unix)]
pub(crate) mod terminal;
#[cfg(target_os = "linux")]
pub(crate) mod transcript;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder of its own for one test, removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        // Always of the same length, for a path that is shown takes its place on the screen.
        let name = format!("wir-{:07}-{number:04}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file and returns its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("a folder");
        }
        std::fs::write(&path, content).expect("a file");
        path.to_str().expect("UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What a run printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

/// The contacts of a file alone in another form.
pub(crate) fn contacts_as(form: &str, data: &str) -> Run {
    wir(&["--no-bundled", "--data", data, "contacts", "--format", form])
}

/// The program with an empty environment, no data folder and no cache.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wir"));
    without_settings(&mut command);
    command
}

/// The day that counts as today, so that what is shown stays the same.
pub(crate) const TODAY: &str = "2026-11-22";

/// Takes the environment away, and with it the settings of the machine and its day.
pub(crate) fn without_settings(command: &mut Command) -> &mut Command {
    command
        .env_clear()
        .env("HOME", "/nonexistent")
        .env("XDG_DATA_HOME", "/nonexistent")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("WIR_CACHE", "")
        .env("WIR_AS_OF", TODAY)
}

pub(crate) fn finished(output: Output) -> Run {
    Run {
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
        code: output.status.code().expect("an exit code, not a signal"),
    }
}

/// Runs the program in German.
pub(crate) fn wir(arguments: &[&str]) -> Run {
    finished(command().args(arguments).output().expect("the program"))
}

/// The answer of `contacts --format json` over one data file alone.
pub(crate) fn contacts(data: &str, query: &[&str]) -> (Vec<serde_json::Value>, Run) {
    let mut arguments = vec![
        "--no-bundled",
        "--data",
        data,
        "contacts",
        "--format",
        "json",
    ];
    arguments.extend_from_slice(query);
    let run = wir(&arguments);
    let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(json["schema"], 1);
    (json["contacts"].as_array().expect("a list").clone(), run)
}

/// One field of each contact.
pub(crate) fn each(contacts: &[serde_json::Value], field: &str) -> Vec<String> {
    contacts
        .iter()
        .map(|contact| contact[field].as_str().unwrap_or_default().to_owned())
        .collect()
}
