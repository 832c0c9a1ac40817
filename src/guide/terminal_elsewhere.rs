//! Single keys where the system itself knows them, and no bytes have to be read.

use std::io;

use dialoguer::console::{self, Term};

use super::key::Key;

/// What comes from a terminal.
pub(super) enum TerminalEvent {
    Key(Key),
    /// The program was stopped and goes on; not here.
    Continued,
    /// The terminal is gone.
    Ended,
}

/// The terminal behind standard error.
pub(super) struct Terminal(Term);

impl Terminal {
    pub(super) fn open() -> io::Result<Terminal> {
        Ok(Terminal(Term::stderr()))
    }

    /// Waits for the next key.
    pub(super) fn read(&mut self) -> TerminalEvent {
        let Ok(key) = self.0.read_key_raw() else {
            return TerminalEvent::Ended;
        };
        TerminalEvent::Key(match key {
            console::Key::CtrlC => Key::Control('c'),
            console::Key::Char(c @ '\u{1}'..='\u{1a}') => {
                Key::Control(char::from(c as u8 - 1 + b'a'))
            }
            console::Key::Char(c) => Key::Char(c),
            console::Key::Enter => Key::Enter,
            console::Key::Escape => Key::Escape,
            console::Key::Tab => Key::Tab,
            console::Key::BackTab => Key::BackTab,
            console::Key::Backspace => Key::Backspace,
            console::Key::Del => Key::Delete,
            console::Key::ArrowUp => Key::Up,
            console::Key::ArrowDown => Key::Down,
            console::Key::ArrowLeft => Key::Left,
            console::Key::ArrowRight => Key::Right,
            console::Key::Home => Key::Home,
            console::Key::End => Key::End,
            _ => Key::Unknown,
        })
    }

    pub(super) fn suspend(&self) -> TerminalEvent {
        TerminalEvent::Continued
    }
}
