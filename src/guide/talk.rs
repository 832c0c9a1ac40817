//! What every conversation needs: to ask, to say, to print a page, to save a file.

use std::io::Write;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use super::choice_prompt::ChoicePrompt;
use super::dialogue::Dialogue;
use super::reply::{End, PauseReply, Reply, StepResult, Stop, stop};
use crate::diagnostic::system_reason;
use crate::files;
use crate::model::Directory;
use crate::render::{self, Format, Page, View};
use crate::text::locale::Lang;
use crate::{say, t};

/// As many options as there are digits to choose them.
const MOST_OPTIONS: usize = 9;

/// A conversation that prints pages about a directory.
pub(super) struct Talk<'w, 'd> {
    pub(super) directory: &'d Directory<'d>,
    pub(super) dialogue: &'w mut dyn Dialogue,
    page: Page,
    out: &'w mut dyn Write,
}

impl<'w, 'd> Talk<'w, 'd> {
    pub(super) fn new(
        directory: &'d Directory<'d>,
        page: Page,
        dialogue: &'w mut dyn Dialogue,
        out: &'w mut dyn Write,
    ) -> Talk<'w, 'd> {
        Talk {
            directory,
            dialogue,
            page,
            out,
        }
    }

    pub(super) fn lang(&self) -> Lang {
        self.page.lang
    }

    /// The page for what is printed now: its terminal may have changed since the start.
    fn page(&self) -> Page {
        let width = self.page.width;
        Page {
            width: width.map(|width| self.dialogue.columns().unwrap_or(width)),
            plain: self.page.plain || self.dialogue.is_plain(),
            // The screen of the guide counts the columns of what it draws.
            links: false,
            ..self.page
        }
    }

    /// Asks; more options than digits are shown in portions.
    pub(super) fn choose(
        &mut self,
        text: &str,
        options: &[impl AsRef<str>],
        explanation: &str,
        can_go_back: bool,
    ) -> StepResult<usize> {
        let lang = self.lang();
        let mut first = 0;
        loop {
            let left = options.len() - first;
            let (shown, has_more) = if left <= MOST_OPTIONS {
                (left, false)
            } else {
                (MOST_OPTIONS - 1, true)
            };
            let mut portion: Vec<String> = options[first..first + shown]
                .iter()
                .map(|option| shorten_option(option.as_ref()))
                .collect();
            if has_more {
                portion.push(t!(lang, "Weitere zeigen", "Show more").to_owned());
            }
            let question = ChoicePrompt {
                text: text.to_owned(),
                options: portion,
                explanation: explanation.to_owned(),
                can_go_back: can_go_back || first > 0,
                ..ChoicePrompt::default()
            };
            match self.dialogue.choose(&question) {
                Reply::Option(option) if has_more && option == shown => first += shown,
                Reply::Option(option) => return Ok(first + option),
                Reply::Back if first > 0 => first = first.saturating_sub(MOST_OPTIONS - 1),
                answer => return Err(stop(&answer)),
            }
        }
    }

    pub(super) fn say(&mut self, text: &str) {
        self.dialogue.say(text);
    }

    /// Prints a page below a blank line, a screenful at a time: what has scrolled away cannot be
    /// reached by a screen reader, and is easily missed by eye.
    pub(super) fn print(&mut self, view: &View<'_>) -> StepResult<()> {
        let mut bytes = b"\n".to_vec();
        let written = render::write(view, self.directory, Format::Text, &self.page(), &mut bytes);
        if written.is_err() {
            return Err(Stop::End(End::Quit));
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let (screenful, below) = rest.split_at(screenful(rest, self.dialogue.size()));
            let written = self.out.write_all(screenful.as_bytes());
            if written.and_then(|()| self.out.flush()).is_err() {
                return Err(Stop::End(End::Quit));
            }
            rest = below;
            if !rest.is_empty() {
                match self.dialogue.pause() {
                    PauseReply::More => {}
                    PauseReply::Enough => break,
                    PauseReply::End(end) => return Err(Stop::End(end)),
                }
            }
        }
        Ok(())
    }

    /// Saves a view under a name that is free, and says where.
    pub(super) fn save(
        &mut self,
        view: &View<'_>,
        format: Format,
        name: &str,
        ending: &str,
        folder: &Path,
    ) {
        let mut bytes = Vec::new();
        let written = render::write(view, self.directory, format, &self.page, &mut bytes);
        if written.is_ok()
            && let Some(file) = self.save_file(name, ending, &bytes)
        {
            let file = folder.join(file).display().to_string();
            self.say(&say!(self.lang(), "Gespeichert: {file}", "Saved: {file}"));
        }
    }

    /// Writes a file and returns its name; says why where that fails.
    pub(super) fn save_file(&mut self, name: &str, ending: &str, bytes: &[u8]) -> Option<String> {
        let lang = self.lang();
        match files::save(name, ending, bytes) {
            Ok(file) => Some(file),
            Err(error) => {
                let reason = system_reason(&error);
                let reason = reason.get(lang);
                self.say(&say!(
                    lang,
                    "Nicht gespeichert. {reason}",
                    "Not saved. {reason}"
                ));
                None
            }
        }
    }

    /// Offers the number of the house where nothing was found; the directory may have none.
    pub(super) fn offer_a_call(&mut self) {
        let switchboard = self.directory.switchboard();
        if let Some(phone) = switchboard.and_then(|contact| contact.phone.as_ref()) {
            let phone = phone.written_form();
            self.say(&say!(
                self.lang(),
                "Rufen Sie gern an: {phone}",
                "Please call: {phone}"
            ));
        }
    }
}

/// How much of a text has room on a screen, with a row for the question whether to go on; at least a line.
fn screenful(text: &str, size: Option<(usize, usize)>) -> usize {
    let Some((rows, columns)) = size else {
        return text.len();
    };
    let room = rows.saturating_sub(2);
    let rows_of = |line: &str| line.trim_end().width().div_ceil(columns.max(1)).max(1);
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let (mut used, mut length) = (rows_of(first), first.len());
    for line in lines {
        used += rows_of(line);
        if used > room {
            break;
        }
        length += line.len();
    }
    length
}

/// An option that is not longer than two lines of a narrow terminal.
fn shorten_option(option: &str) -> String {
    const WIDEST: usize = 70;
    if option.chars().count() <= WIDEST {
        return option.to_owned();
    }
    let start: String = option.chars().take(WIDEST - 1).collect();
    format!("{start}…")
}
