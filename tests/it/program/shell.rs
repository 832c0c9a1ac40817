//! A shell on a terminal, with the completions of the program and nothing of the machine's own settings.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{Expect, Regex, spawn};

use super::Folder;

/// The shells that complete names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Bash,
    Zsh,
    Fish,
}

/// How long a shell may take to ask.
const PATIENCE: Duration = Duration::from_secs(20);

/// A shell in a folder of its own, which it searches for programs first. There stands a `wir` that
/// completes as the real one, and else only writes down its arguments.
pub(crate) struct Shell {
    kind: Kind,
    session: OsSession,
    /// What was typed last.
    typed: String,
    pub(crate) folder: Folder,
}

impl Shell {
    pub(crate) fn start(kind: Kind) -> Shell {
        let folder = Folder::new();
        let here = folder.path().display();
        let program = folder.file(
            "bin/wir",
            format!(
                "#!/bin/sh\ncase \" $* \" in *' names -- '* | *' completions '*) exec '{}' \"$@\" ;; esac\n\
                 printf '%s\\0' \"$@\" > '{here}/called'\n",
                env!("CARGO_BIN_EXE_wir")
            ),
        );
        let executable = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(program, executable).expect("a program");
        let shell = match kind {
            Kind::Bash => "bash --norc --noprofile -i",
            Kind::Zsh => "zsh -f -i",
            Kind::Fish => "fish --no-config -i",
        };
        let script = folder.file(
            "run.sh",
            format!(
                "read go\ncd '{here}'\nstty -echo cols 200 rows 50\n\
                 exec env -i PATH='{here}/bin':/usr/local/bin:/usr/bin:/bin HOME='{here}' XDG_DATA_HOME='{here}' XDG_CONFIG_HOME='{here}' \
                 INPUTRC=/dev/null TERM=xterm LANG=C.UTF-8 WIR_CACHE= {shell}\n"
            ),
        );
        let mut session = spawn(format!("sh {script}")).expect("a terminal");
        session.set_expect_timeout(Some(PATIENCE));
        session.send("\n").expect("typed");
        let mut shell = Shell {
            kind,
            session,
            typed: String::new(),
            folder,
        };
        shell.set_up();
        shell
    }

    fn set_up(&mut self) {
        // The prompts are typed in two pieces, so that they are seen only where the shell shows them.
        let lines: &[&str] = match self.kind {
            Kind::Bash => &[
                "PS1='<P''1>' PS2='<P''2>'",
                "eval \"$(wir completions bash)\"",
            ],
            Kind::Zsh => &[
                "PS1='<P''1>' PS2='<P''2>'",
                "autoload -U compinit; compinit -u -D",
                "eval \"$(wir completions zsh)\"",
            ],
            // At an open quotation mark fish waits without a prompt; so a key writes the line down.
            Kind::Fish => &[
                "function fish_prompt; echo '<P''1>'; end",
                "wir completions fish | source",
                "bind \\cg 'commandline -b > line; commandline \"\"; echo > asked; commandline -f repaint'",
            ],
        };
        for line in lines {
            self.session.send(format!("{line}\r")).expect("typed");
            self.prompt();
        }
        // What an exclamation mark would call up.
        self.session.send("touch bait\r").expect("typed");
        self.prompt();
    }

    /// Waits until the shell asks; whether it asks for the rest of a line.
    fn prompt(&mut self) -> bool {
        let found = self.session.expect(Regex("<P[12]>"));
        let found = found.unwrap_or_else(|error| {
            panic!(
                "{:?} does not ask: {error}; typed was {:?}",
                self.kind, self.typed
            )
        });
        found.get(0) == Some(b"<P2>".as_slice())
    }

    /// Takes back a line of which the rest is asked for.
    fn give_up(&mut self) {
        if self.kind == Kind::Zsh {
            // zsh takes this key itself.
            self.session.send("\u{7}").expect("typed");
            self.prompt();
            return;
        }
        // Ctrl-C is a signal, and lost where it comes before the shell listens to it.
        self.session
            .set_expect_timeout(Some(Duration::from_secs(2)));
        let is_taken = (0..9).any(|_| {
            self.session.send("\u{3}").expect("typed");
            self.session.expect("<P1>").is_ok()
        });
        assert!(is_taken, "{:?} keeps {:?}", self.kind, self.typed);
        self.session.set_expect_timeout(Some(PATIENCE));
    }

    /// Types keys, among them TAB, and Enter; returns the arguments of `wir` if it was called, and takes
    /// back what is left of the line.
    pub(crate) fn enters(&mut self, keys: &str) -> Option<Vec<String>> {
        let called = self.path("called");
        let _ = std::fs::remove_file(&called);
        keys.clone_into(&mut self.typed);
        self.session.send(keys).expect("typed");
        if self.kind == Kind::Fish {
            self.session.send("\u{7}").expect("typed");
            self.prompt();
            self.session
                .send("eval (string collect < line) 2>/dev/null\r")
                .expect("typed");
            self.prompt();
        } else {
            self.session.send("\r").expect("typed");
            if self.prompt() {
                self.give_up();
            }
        }
        let arguments = std::fs::read_to_string(called).ok()?;
        Some(
            arguments
                .split_terminator('\0')
                .map(str::to_owned)
                .collect(),
        )
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}
