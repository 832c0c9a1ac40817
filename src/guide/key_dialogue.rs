//! Single keys: a digit answers at once, arrows move the mark, nothing is repainted.
//!
//! `dialoguer`'s own prompts repaint their rows, count bytes for columns and hide the cursor; `j` moves
//! down in a list where a German types it for yes. So the picker reads keys itself: the question and its
//! options are printed once. The row that Enter would take has a sign before it and the cursor on it; when
//! the mark comes to a row it is written once more, for a screen reader says what is written and not where
//! the cursor goes. A key that means nothing rings the bell and says so in a row of its own; what is
//! no key, such as a movement of the mouse, is passed over in silence.

use std::io::Write;

use dialoguer::console::Term;
use unicode_width::UnicodeWidthStr;

use super::choice_prompt::{ChoicePrompt, Header};
use super::command::{GuideCommand, command, yes_or_no};
use super::key::Key;
use super::layout::{rows, wrap_text};
use super::line_dialogue::LineDialogue;
use super::line_editor::LineEditor;
use super::reply::{LogEntry, Reply};
use super::terminal::{Terminal, TerminalEvent};
use crate::guide::advisor_prompts::ways_out;
use crate::text::locale::Lang;
use crate::{say, t};

/// On fewer columns plain lines are easier to read.
pub(super) const FEWEST_COLUMNS: u16 = 40;

/// Fewer columns than this name the keys in short.
pub(super) const SHORT_KEYS: usize = 60;

/// The digits from 1 on.
const MOST_DIGITS: usize = 9;

/// Columns before the words of an option.
const INDENT: usize = 5;

/// Column at which the answers stand in the log.
const ANSWER_COLUMN: usize = 25;

/// Column of the header at which the number of questions stands.
const PROMISE_COLUMN: usize = 32;

/// Farther down than any screen goes; a terminal stops at its last row.
const BELOW_EVERY_SCREEN: usize = 9999;

/// Rings, or flashes where a terminal is set so.
const BELL: &str = "\x07";

/// Asks on a terminal with single keys.
pub struct KeyDialogue {
    pub(super) term: Term,
    pub(super) lang: Lang,
    pub(super) is_plain: bool,
    /// Whether the last question was asked in plain lines, for want of room.
    pub(super) was_plain: bool,
    pub(super) editor: LineEditor,
}

/// A question as it stands on a screen.
pub(super) struct Layout {
    /// Without the end of its last row, where the cursor waits: a braille display shows the row
    /// of the cursor, and so the keys.
    text: String,
    /// The rows of each option.
    options: Vec<Vec<String>>,
    /// Rows from the last one up to each option.
    up: Vec<usize>,
}

/// Where the cursor stands at a question.
#[derive(Clone, Copy, Default)]
pub(super) struct CursorPlace {
    /// The option that has it; in the last row without one.
    option: Option<usize>,
    /// Whether a row was added at the end, in which it was said that a key means nothing.
    has_told: bool,
}

impl KeyDialogue {
    /// A dialogue on the terminal behind standard error.
    pub fn new(lang: Lang) -> KeyDialogue {
        KeyDialogue {
            term: Term::stderr(),
            lang,
            is_plain: false,
            was_plain: false,
            editor: LineEditor::default(),
        }
    }

    pub(super) fn write(&mut self, text: &str) {
        // Who cannot be asked cannot answer either: the next key ends the conversation.
        let _ = self.term.write_all(text.as_bytes());
        let _ = self.term.flush();
    }

    pub(super) fn lines(&self) -> LineDialogue<std::io::StdinLock<'static>, Term> {
        LineDialogue::on_terminal(std::io::stdin().lock(), self.lang)
    }

    /// What the keys do, in as many rows as so many columns need.
    fn key_rows(&self, question: &ChoicePrompt, columns: usize) -> Vec<String> {
        let lang = self.lang;
        let unknown = question
            .unknown
            .map(|_| t!(lang, "w weiß nicht", "d don't know"));
        if question.is_recorded && columns < SHORT_KEYS {
            let how = if question.is_yes_or_no {
                t!(lang, "j, n, Zahl", "y, n, number")
            } else {
                t!(lang, "Zahl, Pfeile, Enter", "number, arrows, Enter")
            };
            let ways = match (question.can_go_back, question.has_overview) {
                (true, true) => t!(lang, "? z ü q", "? b o q"),
                (true, false) => t!(lang, "? z q", "? b q"),
                _ => "? q e",
            };
            return rows(
                [how].into_iter().chain(unknown).chain([ways]),
                "   ",
                columns,
            );
        }
        let how = if question.is_yes_or_no {
            t!(lang, "j, n oder Zahl", "y, n or number")
        } else {
            t!(
                lang,
                "Zahl, oder Pfeile und Enter",
                "number, or arrows and Enter"
            )
        };
        let why = if question.is_recorded {
            t!(lang, "? warum", "? why")
        } else {
            "?"
        };
        let plain =
            offers_plain_lines(question).then_some(t!(lang, "e einfache Zeilen", "e plain lines"));
        let keys = [how]
            .into_iter()
            .chain(unknown)
            .chain([why])
            .chain(ways_out(question, lang))
            .chain(plain);
        rows(keys, "   ", columns)
    }

    /// The question as it stands in a window of this size; `None` where the window is too small.
    pub(super) fn layout(
        &self,
        question: &ChoicePrompt,
        (height, columns): Size,
    ) -> Option<Layout> {
        let width = usize::from(columns);
        let widest = |option: &String| {
            let words = option.split_whitespace();
            words.map(UnicodeWidthStr::width).max().unwrap_or(0)
        };
        let is_too_wide = |option| widest(option) + INDENT >= width;
        if columns < FEWEST_COLUMNS || question.options.iter().any(is_too_wide) {
            return None;
        }
        let keys: Vec<char> = (0..question.options.len())
            .map(|at| option_key(question, at, self.lang))
            .collect::<Option<_>>()?;
        let mut text = String::from("\n");
        if let Some(header) = &question.header {
            text.push_str(&header_rows(header, width).join("\n"));
            text.push_str("\n\n");
        }
        text.push_str(&wrap_text(&question.text, width));
        text.push_str("\n\n");
        if let Some(former) = question.former {
            let former = &question.options[former];
            text.push_str(&wrap_text(
                &say!(
                    self.lang,
                    "Bisher: {former}. Enter lässt es so.",
                    "So far: {former}. Enter leaves it so."
                ),
                width,
            ));
            text.push_str("\n\n");
        }
        let mut first_rows = Vec::new();
        let options = option_rows(&question.options, width - INDENT);
        let number = |(at, rows): (usize, &Vec<String>)| {
            let mut before = [format!("  {}  ", keys[at])]
                .into_iter()
                .chain(std::iter::repeat(" ".repeat(INDENT)));
            let numbered = rows
                .iter()
                .map(|row| before.next().unwrap_or_default() + row);
            numbered.collect()
        };
        let options: Vec<Vec<String>> = options.iter().enumerate().map(number).collect();
        for option in &options {
            first_rows.push(text.lines().count());
            text.push_str(&option.join("\n"));
            text.push('\n');
        }
        let keys = self.key_rows(question, width).join("\n");
        text.push_str(&format!("\n{keys}"));
        let last = text.lines().count() - 1;
        // One row more is for what is said of a key that means nothing.
        (last + 1 < usize::from(height)).then(|| Layout {
            up: first_rows.iter().map(|row| last - row).collect(),
            options,
            text,
        })
    }

    /// Shows the question, laid out for a window of this size, and reads keys until one of them is an
    /// answer. The cursor begins in the last row.
    pub(super) fn answer(
        &mut self,
        question: &ChoicePrompt,
        layout: &Layout,
        size: Size,
    ) -> PromptOutcome {
        let Ok(mut terminal) = Terminal::open() else {
            return PromptOutcome::Reply(Reply::Interrupted);
        };
        self.write(&layout.text);
        let mut place = CursorPlace::default();
        let read = loop {
            let key = match terminal.read() {
                TerminalEvent::Key(Key::Control('z')) => {
                    self.leave(place, layout, size);
                    match terminal.suspend() {
                        TerminalEvent::Ended => return PromptOutcome::Reply(Reply::Interrupted),
                        _ => return PromptOutcome::Again,
                    }
                }
                TerminalEvent::Key(key) => key,
                TerminalEvent::Continued => break PromptOutcome::Again,
                TerminalEvent::Ended => break PromptOutcome::Reply(Reply::Interrupted),
            };
            match meaning_of_key(&key, question, place.option) {
                KeyMeaning::Move(_) | KeyMeaning::Unmarked if self.has_changed(size) => {
                    break PromptOutcome::Again;
                }
                KeyMeaning::Move(next) => {
                    self.mark_option(next, place, layout);
                    place.option = Some(next);
                }
                KeyMeaning::Reply(answer) => break PromptOutcome::Reply(answer),
                KeyMeaning::Explain => break PromptOutcome::Explain,
                KeyMeaning::Plain => break PromptOutcome::Plain,
                KeyMeaning::Unmarked => {
                    let why = t!(
                        self.lang,
                        "Bitte zuerst eine Zeile wählen.",
                        "Please choose a row first."
                    );
                    self.tell_why(why, &mut place, layout);
                }
                KeyMeaning::Unknown => self.tell_why(self.means_nothing(), &mut place, layout),
                KeyMeaning::Nothing => {}
            }
        };
        self.leave(place, layout, size);
        if let (PromptOutcome::Reply(Reply::Option(option)), false) = (&read, question.is_recorded)
        {
            let chosen = question.options[*option].replace('\t', ": ");
            self.write(&format!("> {chosen}\n"));
        }
        read
    }

    /// Moves the mark to an option, and writes its rows once more.
    fn mark_option(&mut self, option: usize, from: CursorPlace, layout: &Layout) {
        if from.option.is_some() {
            self.write("\r ");
        }
        self.move_cursor(
            from.rows_up(layout),
            CursorPlace {
                option: Some(option),
                ..from
            }
            .rows_up(layout),
        );
        let rows = layout.options[option].join("\r\n");
        let rows = rows.get(1..).unwrap_or_default();
        self.write(&format!(">{rows}"));
        self.move_cursor(0, layout.options[option].len() - 1);
        self.write("\x1b[2C");
    }

    /// Says in a row below the keys why nothing happens, with a bell.
    fn tell_why(&mut self, why: &str, place: &mut CursorPlace, layout: &Layout) {
        self.move_cursor(place.rows_up(layout), 0);
        if !place.has_told {
            self.write("\n");
        }
        place.has_told = true;
        self.write(&format!("\x1b[K{why}{BELL}"));
        if place.option.is_some() {
            self.move_cursor(0, place.rows_up(layout));
            self.write("\x1b[2C");
        }
    }

    /// That a key has no meaning.
    pub(super) fn means_nothing(&self) -> &'static str {
        t!(
            self.lang,
            "Diese Taste hat hier keine Bedeutung.",
            "This key means nothing here."
        )
    }

    pub(super) fn bell(&mut self) {
        self.write(BELL);
    }

    /// Moves the cursor below the question.
    fn leave(&mut self, place: CursorPlace, layout: &Layout, size: Size) {
        if place.option.is_some() && self.has_changed(size) {
            self.leave_screen();
        } else {
            self.move_cursor(place.rows_up(layout), 0);
            self.write("\n");
        }
    }

    /// Moves the cursor below everything, where what was printed has moved.
    pub(super) fn leave_screen(&mut self) {
        self.move_cursor(BELOW_EVERY_SCREEN, 0);
        self.write("\n");
    }

    /// Rows and columns of the window, where single keys are wanted.
    pub(super) fn window(&self) -> Option<Size> {
        self.term.size_checked().filter(|_| !self.is_plain)
    }

    pub(super) fn has_changed(&self, size: Size) -> bool {
        self.term.size_checked() != Some(size)
    }

    /// Moves the cursor from so many rows above the end to the beginning of the row so many above it.
    fn move_cursor(&mut self, from: usize, to: usize) {
        let _ = match from.cmp(&to) {
            std::cmp::Ordering::Less => self.term.move_cursor_up(to - from),
            std::cmp::Ordering::Greater => self.term.move_cursor_down(from - to),
            std::cmp::Ordering::Equal => Ok(()),
        };
        self.write("\r");
    }
}

/// Whether plain lines can be chosen at a question. Not in the middle of the advisor: the mode is
/// chosen by then, and the letter may be the beginning of a word that is typed as an answer.
fn offers_plain_lines(question: &ChoicePrompt) -> bool {
    !question.is_recorded || !question.can_go_back
}

impl CursorPlace {
    /// Rows from the last row of the question up to the cursor.
    fn rows_up(self, layout: &Layout) -> usize {
        let up = self.option.map_or(0, |option| layout.up[option]);
        // The row that was added is the last one now.
        if self.has_told && self.option.is_some() {
            up + 1
        } else {
            up
        }
    }
}

/// Rows and columns of the window.
pub(super) type Size = (u16, u16);

/// What reading keys came to.
pub(super) enum PromptOutcome {
    Reply(Reply),
    /// The explanation is wanted, and then the question again.
    Explain,
    /// The question is to be asked anew.
    Again,
    /// The same in plain lines.
    Plain,
}

/// What a key means at a question.
#[derive(Debug, PartialEq, Eq)]
enum KeyMeaning {
    Reply(Reply),
    Explain,
    Plain,
    /// The cursor goes to the row of this option.
    Move(usize),
    /// Enter, and no row has the cursor.
    Unmarked,
    /// Nothing, which is to be heard.
    Unknown,
    /// Nothing: no key was pressed (a report of the terminal).
    Nothing,
}

/// What a key means while the cursor stands on an option or on none. Whole sequences that no question
/// knows are [`Key::Unknown`]: a key pressed by accident, or meant for a screen reader, changes nothing.
fn meaning_of_key(key: &Key, question: &ChoicePrompt, row: Option<usize>) -> KeyMeaning {
    let count = question.options.len();
    let known = match key {
        Key::Char(c) => (0..count)
            .find(|&at| {
                let is_key = |lang| option_key(question, at, lang) == c.to_lowercase().next();
                is_key(Lang::De) || is_key(Lang::En)
            })
            .map(|option| KeyMeaning::Reply(Reply::Option(option)))
            .or_else(|| letter(*c, question)),
        Key::Down | Key::Tab => Some(KeyMeaning::Move(row.map_or(0, |row| (row + 1) % count))),
        Key::Up | Key::BackTab => {
            let above = |row: usize| row.checked_sub(1).unwrap_or(count - 1);
            Some(KeyMeaning::Move(row.map_or(count - 1, above)))
        }
        Key::Home | Key::Control('a') => Some(KeyMeaning::Move(0)),
        Key::End | Key::Control('e') => Some(KeyMeaning::Move(count - 1)),
        Key::Enter => Some(match row.or(question.former) {
            Some(option) => KeyMeaning::Reply(Reply::Option(option)),
            None => KeyMeaning::Unmarked,
        }),
        Key::Escape => GuideCommand::Back.answer(question).map(KeyMeaning::Reply),
        Key::F1 => Some(KeyMeaning::Explain),
        Key::Control('c') => Some(KeyMeaning::Reply(Reply::Interrupted)),
        Key::Control('d') => Some(KeyMeaning::Reply(Reply::Quit)),
        Key::Report => Some(KeyMeaning::Nothing),
        _ => None,
    };
    known.unwrap_or(KeyMeaning::Unknown)
}

/// The key that chooses an option: its digit. Where there are more options than digits, the tenth has 0, "I don't
/// know" its letter, and another the first letter of its words. `None` where that letter commands something, or
/// chooses another option already.
fn option_key(question: &ChoicePrompt, at: usize, lang: Lang) -> Option<char> {
    let count = question.options.len();
    let digit = |number: usize| char::from_digit(u32::try_from(number).ok()?, 10);
    if count > MOST_DIGITS && question.unknown == Some(at) {
        return t!(lang, "w", "d").chars().next();
    }
    match at + 1 {
        number if number <= MOST_DIGITS => digit(number),
        10 => digit(0),
        _ => {
            let first = |option: &String| option.chars().next()?.to_lowercase().next();
            let letter = first(&question.options[at])?;
            let is_free = command(&letter.to_string()).is_none();
            let others = question.options.iter().enumerate().skip(MOST_DIGITS + 1);
            let mut others = others.filter(|(other, _)| question.unknown != Some(*other));
            let is_alone =
                others.all(|(other, option)| other == at || first(option) != Some(letter));
            (is_free && is_alone).then_some(letter)
        }
    }
}

/// What a letter or sign means.
fn letter(c: char, question: &ChoicePrompt) -> Option<KeyMeaning> {
    let word = c.to_lowercase().to_string();
    if question.is_yes_or_no
        && let Some(option) = yes_or_no(&word)
    {
        return Some(KeyMeaning::Reply(Reply::Option(option)));
    }
    match command(&word)? {
        GuideCommand::Explain => Some(KeyMeaning::Explain),
        GuideCommand::Plain => offers_plain_lines(question).then_some(KeyMeaning::Plain),
        command => command.answer(question).map(KeyMeaning::Reply),
    }
}

/// The header in one row where it fits, else in two or three.
fn header_rows(header: &Header, columns: usize) -> Vec<String> {
    let Header {
        title,
        promise,
        lines,
        ..
    } = header;
    let numbers = format!("{promise}, {lines}");
    let one = format!("{title:<PROMISE_COLUMN$}{numbers}");
    if one.width() < columns {
        return vec![one];
    }
    if numbers.width() < columns {
        return vec![title.clone(), numbers];
    }
    vec![title.clone(), promise.clone(), lines.clone()]
}

/// Each option in as few rows as it fits in. Names and what belongs to them stand in two columns where
/// all of them fit, else with a colon between them.
fn option_rows(options: &[String], columns: usize) -> Vec<Vec<String>> {
    let names = options.iter();
    let names = names.filter_map(|option| Some(option.split_once('\t')?.0.width() + 3));
    let names = names.max().unwrap_or(0);
    let in_columns = |option: &String| match option.split_once('\t') {
        Some((name, value)) => format!("{name:<names$}{value}"),
        None => option.clone(),
    };
    let all: Vec<String> = options.iter().map(in_columns).collect();
    if all.iter().all(|option| option.width() < columns) {
        return all.into_iter().map(|option| vec![option]).collect();
    }
    let in_words = |option: &String| {
        let option = option.replace('\t', ": ");
        if option.width() < columns {
            vec![option]
        } else {
            rows(option.split_whitespace(), " ", columns)
        }
    };
    options.iter().map(in_words).collect()
}

/// A line of the log: the name, and the answer in its column, else below.
pub(super) fn log_rows(answered: &LogEntry, columns: usize) -> Vec<String> {
    let LogEntry { name, answer, .. } = answered;
    let one = format!("{:<ANSWER_COLUMN$}{answer}", format!("  {name}"));
    if one.width() < columns {
        vec![one]
    } else {
        let indented = rows(answer.split_whitespace(), " ", columns.saturating_sub(4));
        let answer = indented.into_iter().map(|row| format!("    {row}"));
        [format!("  {name}")].into_iter().chain(answer).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::key::{Decoder, tests::sequence};
    use super::*;

    fn questions() -> [ChoicePrompt; 2] {
        let question = ChoicePrompt {
            options: ["Ja", "Nein", "Weiß ich nicht"].map(str::to_owned).into(),
            can_go_back: true,
            is_yes_or_no: true,
            unknown: Some(2),
            has_overview: true,
            ..ChoicePrompt::default()
        };
        let first = ChoicePrompt {
            can_go_back: false,
            former: Some(1),
            ..question.clone()
        };
        [question, first]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_sequence_answers_goes_back_ends_or_switches(
            sequence in sequence(),
            row in proptest::option::of(0..3_usize),
        ) {
            for question in questions() {
                for key in Decoder::default().keys(&sequence) {
                    let meant = meaning_of_key(&key, &question, row);
                    let is_harmless = matches!(
                        meant,
                        KeyMeaning::Move(_)
                            | KeyMeaning::Explain
                            | KeyMeaning::Unknown
                            | KeyMeaning::Nothing
                    );
                    prop_assert!(is_harmless, "{:?} means {:?}", key, meant);
                }
            }
        }
    }

    #[test]
    fn every_way_that_is_named_has_its_key_and_no_other_key_a_way() {
        let [question, first] = questions();
        for (key, meant) in [
            (Key::Char('2'), KeyMeaning::Reply(Reply::Option(1))),
            (Key::Char('0'), KeyMeaning::Unknown),
            (Key::Char('4'), KeyMeaning::Unknown),
            (Key::Char('٢'), KeyMeaning::Unknown),
            (Key::Char('J'), KeyMeaning::Reply(Reply::Option(0))),
            (Key::Char('w'), KeyMeaning::Reply(Reply::Option(2))),
            (Key::Char('z'), KeyMeaning::Reply(Reply::Back)),
            (Key::Char('Ü'), KeyMeaning::Reply(Reply::Overview)),
            (Key::Char('q'), KeyMeaning::Reply(Reply::Quit)),
            (Key::Char('?'), KeyMeaning::Explain),
            (Key::F1, KeyMeaning::Explain),
            (Key::F2, KeyMeaning::Unknown),
            (Key::Char('e'), KeyMeaning::Plain),
            (Key::Char('x'), KeyMeaning::Unknown),
            (Key::Escape, KeyMeaning::Reply(Reply::Back)),
            (Key::Enter, KeyMeaning::Unmarked),
            (Key::Control('d'), KeyMeaning::Reply(Reply::Quit)),
            (Key::Control('c'), KeyMeaning::Reply(Reply::Interrupted)),
            (Key::Control('b'), KeyMeaning::Unknown),
            (Key::Paste("1".to_owned()), KeyMeaning::Unknown),
            (Key::Report, KeyMeaning::Nothing),
            (Key::Down, KeyMeaning::Move(0)),
            (Key::Up, KeyMeaning::Move(2)),
        ] {
            assert_eq!(meaning_of_key(&key, &question, None), meant, "{key:?}");
        }
        assert_eq!(
            meaning_of_key(&Key::Escape, &first, None),
            KeyMeaning::Unknown
        );
        assert_eq!(
            meaning_of_key(&Key::Enter, &first, None),
            KeyMeaning::Reply(Reply::Option(1))
        );
        assert_eq!(
            meaning_of_key(&Key::Down, &first, Some(2)),
            KeyMeaning::Move(0)
        );
        assert_eq!(
            meaning_of_key(&Key::Up, &first, Some(2)),
            KeyMeaning::Move(1)
        );
    }
}
