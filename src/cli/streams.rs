//! Where a run writes: answers to one stream, everything that is said about them to another.

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};

use super::exit::Exit;
use super::refusal::Refusal;
use crate::render::{Failure, wrap};
use crate::text::clean;

/// Bytes that are written at once: a listing of a million is streamed, and costs no more memory.
const BUFFER: usize = 1 << 15;

/// The two streams of a run.
pub(super) struct Streams {
    answers: RefCell<Box<dyn Write>>,
    messages: RefCell<Box<dyn Write>>,
    /// Asks for the columns of a terminal that messages go to: only when there is a message, for most calls
    /// have none.
    message_width: fn() -> Option<usize>,
}

impl Streams {
    /// Answers go to `answers`, usually standard output, and messages to `messages`.
    pub(super) fn new(
        answers: impl Write + 'static,
        messages: impl Write + 'static,
        message_width: fn() -> Option<usize>,
    ) -> Streams {
        Streams {
            answers: RefCell::new(Box::new(answers)),
            messages: RefCell::new(Box::new(messages)),
            message_width,
        }
    }

    /// Writes an answer with `write`. A closed pipe is no failure.
    pub(super) fn answer(
        &self,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut answers = self.answers.borrow_mut();
        let mut out = BufWriter::with_capacity(BUFFER, &mut **answers);
        let result = write(&mut out).and_then(|()| out.flush().map_err(Failure::Io));
        // What is left in the buffer after a failure would fail again.
        let _ = out.into_parts();
        match result {
            Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result,
        }
    }

    /// Hands over the stream of answers itself, for a conversation.
    pub(super) fn converse<T>(&self, talk: impl FnOnce(&mut dyn Write) -> T) -> T {
        talk(&mut **self.answers.borrow_mut())
    }

    /// Writes a message.
    pub(super) fn tell(&self, text: &str) {
        self.tell_clean(&clean::escaped_lines(text));
    }

    /// Writes messages that are clean already, a line each.
    pub(super) fn tell_lines(&self, lines: &[String]) {
        if !lines.is_empty() {
            self.tell_clean(&lines.join("\n"));
        }
    }

    /// Writes an error: it begins with the name of the program.
    pub(super) fn tell_error(&self, sentence: &str) {
        self.tell(&format!("wir: {sentence}"));
    }

    /// Says why there is no answer; an error begins with the name of the program.
    pub(super) fn refuse(&self, refusal: &Refusal) -> Exit {
        let mut rest = Some(refusal);
        while let Some(refusal) = rest {
            for line in &refusal.details {
                self.tell(line);
            }
            if refusal.is_error {
                self.tell_error(&refusal.sentence);
            } else {
                self.tell(&refusal.sentence);
            }
            for hint in &refusal.hints {
                self.tell(hint);
            }
            rest = refusal.next.as_deref();
        }
        refusal.exit
    }

    /// Shows progress: a line that is written over, and left for the next one. A terminal that is gone needs
    /// none.
    pub(super) fn show_progress(&self, line: &str) {
        let _ = write!(self.messages.borrow_mut(), "\r{line}");
    }

    /// Writes to the stream of messages, on a terminal broken between words. A failure is
    /// dropped: there is no other stream to report it on.
    fn tell_clean(&self, text: &str) {
        let mut out = self.messages.borrow_mut();
        let _ = match (self.message_width)() {
            Some(width) => wrap(&mut **out, text, width),
            None => writeln!(out, "{text}"),
        };
    }
}
