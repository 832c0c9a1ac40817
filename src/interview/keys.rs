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

/// Rows around the options: the question, blank lines, the keys, the cursor.
const ROWS_AROUND: usize = 6;

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

    /// Whether the question fits on the screen; asked before each one, for windows change.
    fn fits(&self, question: &Question) -> bool {
        let Some((rows, columns)) = self.term.size_checked() else {
            return false;
        };
        let widest = question
            .options
            .iter()
            .map(|option| option.width())
            .max()
            .unwrap_or(0)
            + 6;
        columns >= FEWEST_COLUMNS
            && usize::from(rows) >= question.options.len() + ROWS_AROUND
            && widest <= usize::from(columns)
            && question.text.width() < usize::from(columns)
    }

    fn lines(&self) -> Lines<std::io::StdinLock<'static>, Term> {
        Lines::new(std::io::stdin().lock(), self.term.clone(), self.lang)
    }

    fn key(&self) -> Key {
        signals::reading_key(true);
        let key = self.term.read_key_raw().unwrap_or(Key::CtrlC);
        signals::reading_key(false);
        key
    }

    fn show(&mut self, question: &Question) {
        let lang = self.lang;
        let mut text = format!("\n{}\n\n", question.text);
        for (at, option) in question.options.iter().enumerate() {
            text.push_str(&format!("  {}  {option}\n", at + 1));
        }
        let how = match question.is_yes_or_no {
            true => t!(lang, "j, n oder Zahl", "y, n or number"),
            false => t!(
                lang,
                "Zahl, oder Pfeile und Enter",
                "number, or arrows and Enter"
            ),
        };
        let ways = super::ways_out(question.can_go_back, lang);
        text.push_str(&format!(
            "\n{how}   ?   {ways}   {}\n",
            t!(lang, "e einfache Zeilen", "e plain lines")
        ));
        self.write(&text);
    }

    /// Reads keys until one of them is an answer. The cursor begins below the question.
    fn answer(&mut self, question: &Question) -> Read {
        let count = question.options.len();
        // Rows from the line below the keys up to the first option.
        let up = |row: usize| count - row + 2;
        let mut row: Option<usize> = None;
        let size = self.term.size_checked();
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
            if is_movement && self.term.size_checked() != size {
                // What was printed has moved; nobody knows where the cursor is.
                row = None;
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
        self.move_cursor(row.map_or(0, up), 0);
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
            if self.is_plain || !self.fits(question) {
                return self.lines().choose(question);
            }
            self.show(question);
            match self.answer(question) {
                Read::Answer(answer) => return answer,
                Read::Explain => self.write(&format!("\n{}\n", question.explanation)),
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
