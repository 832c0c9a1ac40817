//! The prompts of a dialogue by single keys.

use super::choice_prompt::ChoicePrompt;
use super::dialogue::Dialogue;
use super::key::Key;
use super::key_dialogue::{KeyDialogue, PromptOutcome, log_rows};
use super::layout::{WIDEST_PROSE, wrap_text};
use super::reply::{End, LogEntry, PauseReply, Reply};
use super::search_field::SearchField;
use super::signals;
use super::terminal::{Terminal, TerminalEvent};
use crate::t;

impl Dialogue for KeyDialogue {
    fn choose(&mut self, question: &ChoicePrompt) -> Reply {
        loop {
            // Measured before it is used, so that a change while the question is printed is noticed.
            let size = self.window();
            let layout = size.and_then(|size| Some((size, self.layout(question, size)?)));
            self.was_plain = layout.is_none();
            let Some((size, layout)) = layout else {
                return self.lines().choose(question);
            };
            match self.answer(question, &layout, size) {
                PromptOutcome::Reply(answer) => return answer,
                PromptOutcome::Explain => {
                    self.write("\n");
                    self.say(&question.explanation);
                }
                PromptOutcome::Again => {}
                PromptOutcome::Plain => self.use_plain_lines(),
            }
        }
    }

    fn search(&mut self, field: &SearchField<'_>) -> Reply {
        let answer = self.search_live(field);
        self.was_plain = answer.is_none();
        match answer {
            Some(answer) => answer,
            None => {
                // What was typed with keys would stand nowhere.
                self.editor.take();
                self.lines().search(field)
            }
        }
    }

    fn pause(&mut self) -> PauseReply {
        if self.was_plain {
            return self.lines().pause();
        }
        let Ok(mut terminal) = Terminal::open() else {
            return PauseReply::End(End::Interrupted);
        };
        self.write(t!(
            self.lang,
            "Weiter mit Enter, genug mit Esc: ",
            "More with Enter, enough with Esc: "
        ));
        let go_on = loop {
            match terminal.read() {
                TerminalEvent::Key(Key::Enter | Key::Down | Key::Char(' ')) => {
                    break PauseReply::More;
                }
                TerminalEvent::Key(Key::Escape) => break PauseReply::Enough,
                TerminalEvent::Key(Key::Control('c')) | TerminalEvent::Ended => {
                    break PauseReply::End(End::Interrupted);
                }
                TerminalEvent::Key(Key::Control('d')) => break PauseReply::End(End::Quit),
                TerminalEvent::Key(Key::Report) | TerminalEvent::Continued => {}
                TerminalEvent::Key(_) => self.bell(),
            }
        };
        self.write("\n");
        go_on
    }

    fn say(&mut self, text: &str) {
        if self.is_plain || self.was_plain {
            return self.lines().say(text);
        }
        let text = wrap_text(text, self.columns().unwrap_or(WIDEST_PROSE));
        self.write(&format!("{text}\n"));
    }

    fn record(&mut self, answered: &LogEntry) {
        if self.was_plain {
            return self.lines().record(answered);
        }
        let columns = self.columns().unwrap_or(WIDEST_PROSE);
        let mut log = log_rows(answered, columns);
        let remark = t!(
            self.lang,
            "Das bleibt offen. Sie können es später klären.",
            "This stays open. You can settle it later."
        );
        let remark = answered.is_open.then_some(remark);
        for note in remark
            .into_iter()
            .chain(answered.notes.iter().map(String::as_str))
        {
            let note = wrap_text(note, columns.saturating_sub(2));
            log.extend(note.lines().map(|row| format!("  {row}")));
        }
        let log = log.join("\n");
        self.write(&format!("{log}\n"));
    }

    fn set_farewell(&mut self, farewell: &str) {
        signals::set_farewell(farewell);
    }

    fn size(&self) -> Option<(usize, usize)> {
        let (rows, columns) = self.term.size_checked()?;
        Some((rows.into(), columns.into()))
    }

    fn use_plain_lines(&mut self) {
        self.is_plain = true;
        self.say(t!(
            self.lang,
            "Einfache Zeilen. Immer so: in den Einstellungen plain = true, oder die Variable WIR_PLAIN=1.",
            "Plain lines. Always so: plain = true in the settings, or the variable WIR_PLAIN=1."
        ));
    }

    fn is_plain(&self) -> bool {
        self.is_plain
    }
}
