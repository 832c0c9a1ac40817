//! Single keys: a digit answers at once, arrows move the cursor, nothing is repainted.
//!
//! `dialoguer`'s own prompts repaint their rows, count bytes for columns and hide the cursor; `j` moves
//! down in a list where a German types it for yes. So the picker reads keys itself, from
//! `dialoguer::console`: the question and its options are printed once, and the cursor of the terminal
//! stands on the row that Enter would take.

use std::io::Write;

use dialoguer::console::{Key, Term};
use unicode_width::UnicodeWidthStr;

use super::{Answer, Command, Dialogue, Lines, Question, command, signals, yes_or_no};
use crate::locale::Lang;
use crate::t;

/// Fewer columns than this, or fewer rows than the question needs, are asked in plain lines.
const FEWEST_COLUMNS: u16 = 44;

/// Rows around the options and the keys: the question, blank lines, the cursor.
const ROWS_AROUND: usize = 5;

/// Farther down than any screen goes; a terminal stops at its last row.
const BELOW_EVERY_SCREEN: usize = 9999;

/// Asks on a terminal with single keys.
pub struct Keys {
    term: Term,
    lang: Lang,
    is_plain: bool,
}

impl Keys {
    /// A dialogue on the terminal behind standard error.
    pub fn new(lang: Lang) -> Keys {
        Keys {
            term: Term::stderr(),
            lang,
            is_plain: false,
        }
    }

    fn write(&mut self, text: &str) {
        // Who cannot be asked cannot answer either: the next key ends the conversation.
        let _ = self.term.write_all(text.as_bytes());
        let _ = self.term.flush();
    }

    /// Whether the question with its row of keys fits on the screen.
    fn fits(&self, question: &Question, size: Size) -> bool {
        let (rows, columns) = size;
        let widest = question
            .options
            .iter()
            .map(|option| option.width())
            .max()
            .unwrap_or(0)
            + 6;
        columns >= FEWEST_COLUMNS
            && usize::from(rows)
                >= question.options.len() + self.key_rows(question, size).len() + ROWS_AROUND
            && widest <= usize::from(columns)
            && question.text.width() < usize::from(columns)
    }

    fn lines(&self) -> Lines<std::io::StdinLock<'static>, Term> {
        Lines::new(std::io::stdin().lock(), self.term.clone(), self.lang)
    }

    fn key(&self) -> Key {
        signals::reading_key(true);
        let key = self
            .term
            .read_key_raw()
            .unwrap_or_else(|error| unread_key(&error));
        signals::reading_key(false);
        key
    }

    /// What the keys do, in as many rows as a window of this size needs.
    fn key_rows(&self, question: &Question, (_, columns): Size) -> Vec<String> {
        let lang = self.lang;
        let how = match question.is_yes_or_no {
            true => t!(lang, "j, n oder Zahl", "y, n or number"),
            false => t!(
                lang,
                "Zahl, oder Pfeile und Enter",
                "number, or arrows and Enter"
            ),
        };
        let keys = [how, "?"]
            .into_iter()
            .chain(super::ways_out(question.can_go_back, lang))
            .chain([t!(lang, "e einfache Zeilen", "e plain lines")]);
        super::rows(keys, "   ", usize::from(columns))
    }

    fn show(&mut self, question: &Question, size: Size) {
        let mut text = format!("\n{}\n\n", question.text);
        for (at, option) in question.options.iter().enumerate() {
            text.push_str(&format!("  {}  {option}\n", at + 1));
        }
        let keys = self.key_rows(question, size).join("\n");
        text.push_str(&format!("\n{keys}\n"));
        self.write(&text);
    }

    /// Reads keys until one of them is an answer. The cursor begins below the question, which was
    /// printed for a window of this size.
    fn answer(&mut self, question: &Question, size: Size) -> Read {
        let count = question.options.len();
        let below = self.key_rows(question, size).len() + 1;
        // Rows from the line below the keys up to an option.
        let up = |row: usize| count - row + below;
        let mut row: Option<usize> = None;
        let mut read = loop {
            let key = self.key();
            let is_movement = matches!(
                key,
                Key::ArrowDown
                    | Key::ArrowUp
                    | Key::Home
                    | Key::End
                    | Key::Tab
                    | Key::BackTab
                    | Key::Enter
            );
            if is_movement && self.has_changed(size) {
                break Read::Again;
            }
            match key {
                Key::Char(c) if c.is_ascii_digit() => {
                    let number = usize::from(c as u8 - b'0');
                    if (1..=count).contains(&number) {
                        break Read::Answer(Answer::Option(number - 1));
                    }
                }
                Key::ArrowDown | Key::ArrowUp | Key::Home | Key::End | Key::Tab | Key::BackTab => {
                    let next = match (&key, row) {
                        (Key::Home, _) | (Key::ArrowDown | Key::Tab, None) => 0,
                        (Key::End, _) | (Key::ArrowUp | Key::BackTab, None) => count - 1,
                        (Key::ArrowDown | Key::Tab, Some(row)) => (row + 1) % count,
                        (_, Some(row)) => (row + count - 1) % count,
                        (_, None) => 0,
                    };
                    self.move_cursor(row.map_or(0, up), up(next));
                    row = Some(next);
                }
                Key::Enter => {
                    if let Some(row) = row {
                        break Read::Answer(Answer::Option(row));
                    }
                }
                Key::CtrlC => break Read::Answer(Answer::Interrupted),
                Key::Char('\u{4}') => break Read::Answer(Answer::Quit),
                Key::Escape if question.can_go_back => break Read::Answer(Answer::Back),
                Key::Char(c) => {
                    let word = c.to_lowercase().to_string();
                    if question.is_yes_or_no
                        && let Some(option) = yes_or_no(&word)
                    {
                        break Read::Answer(Answer::Option(option));
                    }
                    match command(&word) {
                        Some(Command::Quit) => break Read::Answer(Answer::Quit),
                        Some(Command::Back) if question.can_go_back => {
                            break Read::Answer(Answer::Back);
                        }
                        Some(Command::Explain) => break Read::Explain,
                        Some(Command::Plain) => break Read::Answer(Answer::Plain),
                        _ => {}
                    }
                }
                _ => {}
            }
        };
        if row.is_some() && self.has_changed(size) {
            // What was printed has moved; only the end of the screen is surely below it.
            self.move_cursor(BELOW_EVERY_SCREEN, 0);
            self.write("\n");
        } else {
            self.move_cursor(row.map_or(0, up), 0);
        }
        if let (Read::Answer(Answer::Option(option)), false) = (&read, count == 0) {
            let text = format!("> {}\n", question.options[*option]);
            self.write(&text);
        }
        if matches!(read, Read::Answer(Answer::Plain)) {
            self.is_plain = true;
            read = Read::Again;
        }
        read
    }

    fn has_changed(&self, size: Size) -> bool {
        self.term.size_checked() != Some(size)
    }

    /// Moves the cursor from so many rows above the end to so many, at the number of the option.
    fn move_cursor(&mut self, from: usize, to: usize) {
        let _ = match from.cmp(&to) {
            std::cmp::Ordering::Less => self.term.move_cursor_up(to - from),
            std::cmp::Ordering::Greater => self.term.move_cursor_down(from - to),
            std::cmp::Ordering::Equal => Ok(()),
        };
        self.write("\r");
        if to > 0 {
            let _ = self.term.move_cursor_right(2);
        }
    }
}

/// Rows and columns of the window.
type Size = (u16, u16);

/// The key for which reading failed. Bytes that are no character are no key that means anything; who
/// cannot be read from at all has gone.
fn unread_key(error: &std::io::Error) -> Key {
    match error.kind() {
        std::io::ErrorKind::InvalidData => Key::Unknown,
        _ => Key::CtrlC,
    }
}

/// What reading keys came to.
enum Read {
    Answer(Answer),
    /// The explanation is wanted, and then the question again.
    Explain,
    /// The question is to be asked anew.
    Again,
}

impl Dialogue for Keys {
    fn choose(&mut self, question: &Question) -> Answer {
        loop {
            // Measured before it is used, so that a change while the question is printed is noticed.
            let size = match self.term.size_checked() {
                Some(size) if !self.is_plain && self.fits(question, size) => size,
                _ => return self.lines().choose(question),
            };
            self.show(question, size);
            match self.answer(question, size) {
                Read::Answer(answer) => return answer,
                Read::Explain => {
                    self.write("\n");
                    self.say(&question.explanation);
                }
                Read::Again => {}
            }
        }
    }

    fn ask(&mut self, text: &str, explanation: &str) -> Answer {
        // Words are typed as a line in both modes: the terminal itself lets one correct them.
        self.lines().ask(text, explanation)
    }

    fn say(&mut self, text: &str) {
        self.write(&format!("{text}\n"));
    }
}
