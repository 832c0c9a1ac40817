//! Runs as a person sees them, as a text that is compared with a file in `tests/transcripts/`.
//! `SNAPSHOTS=overwrite cargo test --test it` accepts what the program shows now.

use std::io::{Read, pipe};
use std::os::unix::fs::{MetadataExt, symlink};
use std::process::Command;

use snapbox::{Assert, Data};

use super::{Folder, without_settings};

/// Compares with the transcript of this name, or accepts what is shown.
pub(crate) fn compare(name: &str, shown: &str) -> Result<(), String> {
    let path = format!(
        "{}/tests/transcripts/{name}.txt",
        env!("CARGO_MANIFEST_DIR")
    );
    let transcript = Data::read_from(path.as_ref(), None).raw();
    Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .try_eq(Some(&name), shown.to_owned().into(), transcript)
        .map_err(|error| error.to_string())
}

/// Whether all that was compared is the same; else all differences are told at once.
pub(crate) fn all_are_same(compared: impl IntoIterator<Item = Result<(), String>>) {
    let compared = compared.into_iter();
    let differences: Vec<String> = compared.filter_map(Result::err).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// A shell in a folder of its own, in one of the two languages, and the log of what is called in it.
pub(crate) struct Console {
    pub(crate) folder: Folder,
    lang: &'static str,
    programs: Folder,
    log: String,
    /// Whether the rights of root are given up.
    gives_up_rights: bool,
    /// What differs from run to run, and what stands for it.
    redacted: Vec<(String, &'static str)>,
}

impl Console {
    pub(crate) fn new(lang: &'static str) -> Console {
        let programs = Folder::new();
        symlink(env!("CARGO_BIN_EXE_wir"), programs.path().join("wir")).expect("a link");
        Console {
            folder: Folder::new(),
            lang,
            programs,
            log: String::new(),
            gives_up_rights: false,
            redacted: Vec::new(),
        }
    }

    /// Puts a name for what differs from run to run.
    pub(crate) fn redact(&mut self, what: &impl ToString, name: &'static str) {
        self.redacted.push((what.to_string(), name));
    }

    /// Takes the rights away by which the owner of the machine (root) reads and writes everything.
    pub(crate) fn with_common_rights(mut self) -> Console {
        let own = self.folder.path().metadata().expect("a folder");
        self.gives_up_rights = own.uid() == 0;
        self
    }

    /// Writes a heading.
    pub(crate) fn says(&mut self, heading: &str) -> &mut Console {
        let gap = if self.log.is_empty() { "" } else { "\n" };
        self.log.push_str(&format!("{gap}# {heading}\n"));
        self
    }

    /// Calls a line of a shell; logs it with all that is printed, and the exit code.
    pub(crate) fn runs(&mut self, line: &str) -> &mut Console {
        let code = self.output(line);
        self.log.push_str(&format!("→ {code}\n"));
        self
    }

    fn output(&mut self, line: &str) -> i32 {
        let (mut reader, writer) = pipe().expect("a pipe");
        let mut shell = Command::new("sh");
        if self.gives_up_rights {
            shell = Command::new("setpriv");
            shell.args(["--inh-caps=-all", "--bounding-set=-all", "sh"]);
        }
        without_settings(&mut shell)
            .env(
                "PATH",
                format!("{}:/usr/bin:/bin", self.programs.path().display()),
            )
            .env("LANG", format!("{}_XX.UTF-8", self.lang))
            .current_dir(self.folder.path())
            .stdout(writer.try_clone().expect("a pipe"))
            .stderr(writer)
            .args(["-c", line]);
        let mut running = shell.spawn().expect("a shell");
        // The shell holds the ends for writing; with them here, the reading would never end.
        drop(shell);
        self.log.push_str(&format!("$ {line}\n"));
        let mut printed = String::new();
        reader.read_to_string(&mut printed).expect("UTF-8");
        self.log.push_str(&printed);
        let status = running.wait().expect("an end");
        status.code().expect("an exit code, not a signal")
    }

    /// The whole log.
    pub(crate) fn log(self) -> String {
        let folder = self.folder.path().to_str().expect("UTF-8").to_owned();
        let redacted = self.redacted.into_iter().chain([(folder, "[FOLDER]")]);
        redacted.fold(self.log, |log, (what, name)| log.replace(&what, name))
    }
}
