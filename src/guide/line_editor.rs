//! A line of words that can be corrected, with the keys that Readline has made common.
//!
//! What a key changes is `tui-input`'s work; what of it is written is decided here, for a screen reader
//! says what is written. Of a letter at the end that is the letter, as the terminal itself would do it, of an
//! arrow the movement; nothing is coloured and the cursor is never hidden. Under yasr a line sounds as in
//! bash: the letter that an arrow comes to, a word that comes back whole.
//!
//! Editors that read the keys themselves were no choice. rustyline 19 types what is left of a sequence that
//! it does not know (of a mouse report `0;10;1M`), ends at a byte that is not UTF-8, takes the Enter of a
//! keypad for Enter, and says the rest of the line again where a letter comes into the middle, for 250 KB.
//! reedline writes the prompt anew at each key and hides the cursor meanwhile, on 50 crates. dialoguer takes
//! letters for columns, and knows neither Home nor Escape.

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::dialogue::MOST_LETTERS;
use super::key::Key;
use crate::text::clean;

/// Lines that are kept to be brought back; older ones are retyped faster than looked for.
const LONGEST_HISTORY: usize = 100;

/// Clears what is right of the cursor and below it.
const CLEAR: &str = "\x1b[J";

/// Clears what is right of the cursor.
const CLEAR_ROW: &str = "\x1b[K";

/// The line, the lines before it, and what of it stands on the screen.
#[derive(Default)]
pub(super) struct LineEditor {
    input: Input,
    history: Vec<String>,
    /// How many lines back the line comes from; 0 is the one that is new.
    recalled: usize,
    /// The new line, while an old one is looked at.
    draft: String,
    shown: String,
    /// The byte of what is shown on which the cursor stands.
    at: usize,
    /// The column at which the line begins.
    start: usize,
    columns: usize,
}

/// What a key has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EditOutcome {
    Changed,
    /// Nothing, which is to be heard.
    Unknown,
    /// Nothing: no key was pressed (a report of the terminal).
    Nothing,
    /// More was typed than there is room for; what has room was taken.
    TooMuch,
    Done,
    Back,
    Quit,
    Interrupted,
}

impl LineEditor {
    /// The line so far, as it is to be written at this column of a terminal.
    pub(super) fn begin(&mut self, start: usize, columns: usize) -> String {
        (self.start, self.columns) = (start, columns);
        self.shown.clear();
        self.at = 0;
        self.redraw()
    }

    /// The words so far.
    pub(super) fn words(&self) -> &str {
        self.input.value().trim()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.input.value().is_empty()
    }

    /// How many rows the line takes on the screen.
    pub(super) fn rows(&self) -> usize {
        self.cell(&self.shown).0 + 1
    }

    /// Takes the line and begins a new one.
    pub(super) fn take(&mut self) -> String {
        self.recalled = 0;
        self.input.value_and_reset().trim().to_owned()
    }

    /// Keeps a line for this run.
    pub(super) fn remember(&mut self, line: &str) {
        if self.history.last().is_none_or(|last| last != line) {
            self.history.push(line.to_owned());
        }
        if self.history.len() > LONGEST_HISTORY {
            self.history.remove(0);
        }
    }

    pub(super) fn press(&mut self, key: &Key) -> EditOutcome {
        let request = match key {
            Key::Enter => return EditOutcome::Done,
            Key::Escape => return EditOutcome::Back,
            Key::Control('c') => return EditOutcome::Interrupted,
            Key::Control('d') if self.input.value().is_empty() => return EditOutcome::Quit,
            Key::Report => return EditOutcome::Nothing,
            Key::Char(c) => return self.insert(&c.to_string()),
            Key::Paste(text) => return self.insert(text),
            Key::Up | Key::Control('p') => return self.recall(self.recalled.checked_add(1)),
            Key::Down | Key::Control('n') => return self.recall(self.recalled.checked_sub(1)),
            Key::Left | Key::Control('b') => InputRequest::GoToPrevChar,
            Key::Right | Key::Control('f') => InputRequest::GoToNextChar,
            Key::Home | Key::Control('a') => InputRequest::GoToStart,
            Key::End | Key::Control('e') => InputRequest::GoToEnd,
            Key::Backspace => InputRequest::DeletePrevChar,
            Key::Delete | Key::Control('d') => InputRequest::DeleteNextChar,
            Key::Control('k') => InputRequest::DeleteTillEnd,
            Key::Control('u') => InputRequest::DeleteFromStart,
            Key::Control('w') => InputRequest::DeletePrevWord,
            _ => return EditOutcome::Unknown,
        };
        match self.input.handle(request) {
            Some(_) => EditOutcome::Changed,
            None => EditOutcome::Unknown,
        }
    }

    fn insert(&mut self, text: &str) -> EditOutcome {
        let mut edited = EditOutcome::Unknown;
        let mut letters = self.input.value().chars().count();
        for c in text.chars() {
            let c = if c == '\n' { ' ' } else { c };
            // An accent at the beginning would stand on the prompt.
            let is_on_nothing = c.width() == Some(0) && self.input.cursor() == 0;
            if clean::is_unsafe(c) || c == char::REPLACEMENT_CHARACTER || is_on_nothing {
                continue;
            }
            if letters == MOST_LETTERS {
                return EditOutcome::TooMuch;
            }
            self.input.handle(InputRequest::InsertChar(c));
            letters += 1;
            edited = EditOutcome::Changed;
        }
        edited
    }

    /// Shows the line that is so many back.
    fn recall(&mut self, back: Option<usize>) -> EditOutcome {
        let Some(back) = back.filter(|back| *back <= self.history.len()) else {
            return EditOutcome::Unknown;
        };
        if self.recalled == 0 {
            self.input.value().clone_into(&mut self.draft);
        }
        let old = self.history.len().checked_sub(back);
        let line = old.and_then(|at| self.history.get(at));
        self.input = Input::new(line.unwrap_or(&self.draft).clone());
        self.recalled = back;
        EditOutcome::Changed
    }

    /// What makes the screen show the line as it is now.
    pub(super) fn redraw(&mut self) -> String {
        let line = self.input.value().to_owned();
        let mut written = String::new();
        if line != self.shown {
            let both = line.graphemes(true).zip(self.shown.graphemes(true));
            let same = both.take_while(|(new, old)| new == old);
            let same: usize = same.map(|(new, _)| new.len()).sum();
            written.push_str(&self.movement(&self.shown, same));
            if same < self.shown.len() {
                // Below a line of one row something else may stand.
                written.push_str(if self.rows() == 1 { CLEAR_ROW } else { CLEAR });
            }
            written.push_str(&line[same..]);
            let end = self.cell(&line);
            if end.1 == 0 && end.0 > 0 && line.len() > same {
                // Terminals differ in where the cursor is behind the last column; now it is below.
                written.push_str(" \r");
            }
            self.at = line.len();
            self.shown.clone_from(&line);
        }
        let cursor = line.chars().take(self.input.cursor());
        let cursor = cursor.map(char::len_utf8).sum();
        written.push_str(&self.movement(&line, cursor));
        self.at = cursor;
        written
    }

    /// What moves the cursor to the row below the line.
    pub(super) fn leave_line(&mut self) -> String {
        let movement = self.movement(&self.shown, self.shown.len());
        self.at = self.shown.len();
        movement + "\r\n"
    }

    /// What moves the cursor from so many rows below the end of the line to its place in it.
    pub(super) fn back_from_below(&mut self, rows: usize) -> String {
        let (_, column) = self.cell(&self.shown);
        let mut written = format!("\x1b[{rows}A\r");
        if column > 0 {
            written.push_str(&format!("\x1b[{column}C"));
        }
        self.at = self.shown.len();
        written + &self.redraw()
    }

    /// What moves the cursor from where it stands to another byte of the line.
    fn movement(&self, line: &str, to: usize) -> String {
        let (row, column) = self.cell(&self.shown[..self.at]);
        let (to_row, to_column) = self.cell(&line[..to]);
        let mut written = String::new();
        if to_row < row {
            written.push_str(&format!("\x1b[{}A", row - to_row));
        } else if to_row > row {
            written.push_str(&format!("\x1b[{}B", to_row - row));
        }
        if to_column < column {
            // As Readline does it; readers of the screen know it.
            written.push_str(&"\x08".repeat(column - to_column));
        } else if to_column > column {
            written.push_str(&format!("\x1b[{}C", to_column - column));
        }
        written
    }

    /// Row and column of the cell behind a text at the beginning of the line.
    fn cell(&self, text: &str) -> (usize, usize) {
        let (mut row, mut column) = (0, self.start);
        for width in text.graphemes(true).map(UnicodeWidthStr::width) {
            // What is two columns wide is not parted.
            if column + width > self.columns {
                (row, column) = (row + 1, 0);
            }
            column += width;
        }
        if column >= self.columns {
            (row + 1, 0)
        } else {
            (row, column)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::super::key::{Decoder, tests::sequence};
    use super::*;

    const PROMPT: &str = "Wer? ";

    fn typed(bytes: &[u8]) -> (LineEditor, Vec<EditOutcome>) {
        let mut editor = LineEditor::default();
        let keys = Decoder::default().keys(bytes);
        let edited = keys.iter().map(|key| editor.press(key)).collect();
        (editor, edited)
    }

    fn line(bytes: &[u8]) -> String {
        typed(bytes).0.take()
    }

    fn terminal(columns: u16, written: &str) -> vt100::Parser {
        let columns = columns.try_into().expect("columns");
        let mut terminal = vt100::Parser::new(24.try_into().expect("rows"), columns, 0);
        terminal.process(written.as_bytes());
        terminal
    }

    /// What a terminal shows, and where its cursor is.
    fn seen(terminal: &vt100::Parser) -> (String, (u16, u16)) {
        let screen = terminal.screen();
        let (_, columns) = screen.size();
        let (row, column) = screen.cursor_position();
        let cursor = if column >= columns.into() {
            (row + 1, 0)
        } else {
            (row, column)
        };
        let rows = screen.rows(0, columns.into());
        let rows: Vec<String> = rows.map(|row| row.trim_end().to_owned()).collect();
        (rows.join("\n").trim_end().to_owned(), cursor)
    }

    fn key() -> impl Strategy<Value = Key> {
        let moves = [
            Key::Left,
            Key::Left,
            Key::Left,
            Key::Right,
            Key::Home,
            Key::End,
            Key::Up,
            Key::Down,
            Key::Backspace,
            Key::Delete,
            Key::Control('k'),
            Key::Control('u'),
            Key::Control('w'),
        ];
        prop_oneof![
            3 => select(moves.to_vec()),
            5 => select(vec!['a', 'ü', ' ', '漢', 'u', '\u{308}', '-']).prop_map(Key::Char),
            1 => "[a-zäöü漢 ]{10,60}".prop_map(Key::Paste),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_screen_shows_the_line_and_the_cursor_its_place(
            keys in vec(key(), 0..40),
            columns in 24..50_u16,
        ) {
            let mut editor = LineEditor::default();
            editor.remember("eine frühere Zeile, die länger ist als eine Zeile");
            editor.remember("漢漢漢漢漢漢漢漢漢漢");
            let mut shown = terminal(columns, PROMPT);
            shown.process(editor.begin(PROMPT.len(), columns.into()).as_bytes());
            for key in keys {
                editor.press(&key);
                shown.process(editor.redraw().as_bytes());
                let line = editor.input.value();
                let before: String = line.chars().take(editor.input.cursor()).collect();
                let (rows, cursor) = seen(&shown);
                prop_assert_eq!(rows, seen(&terminal(columns, &format!("{PROMPT}{line}"))).0);
                let wanted = seen(&terminal(columns, &format!("{PROMPT}{before}"))).1;
                prop_assert_eq!(cursor, wanted, "{:?}", before);
            }
            shown.process(editor.leave_line().as_bytes());
            prop_assert_eq!(seen(&shown).1.1, 0);
        }

        #[test]
        fn no_sequence_ends_the_line_or_becomes_words(
            sequence in sequence().prop_filter("paste", |bytes| !bytes.starts_with(b"\x1b[200~"))
        ) {
            let (mut editor, edited) = typed(&[b"falk", &sequence[..]].concat());
            let is_harmless = |edited: &EditOutcome| {
                matches!(edited, EditOutcome::Changed | EditOutcome::Unknown | EditOutcome::Nothing)
            };
            prop_assert!(edited.iter().all(is_harmless), "{:?}", edited);
            prop_assert_eq!(editor.take(), "falk");
        }
    }

    #[test]
    fn a_line_is_corrected_with_the_usual_keys() {
        for (typed, words) in [
            (&b"flk\x1b[D\x1b[Da"[..], "falk"),
            (b"alk\x1b[Hf", "falk"),
            (b"al\x01f\x05k", "falk"),
            (b"falkx\x7f", "falk"),
            (b"falxk\x1b[D\x1b[D\x1b[3~", "falk"),
            (b"falk sesar\x1b[1~\x1bOC\x1bOC\x0b", "fa"),
            (b"sesar falk\x1b[D\x15", "k"),
            (b"falk sesar\x17", "falk"),
            ("Mu\u{308}ller\x08\x08\x08\x08\x08u".as_bytes(), "Mu"),
            ("漢字\x1b[D\x08x".as_bytes(), "x字"),
        ] {
            assert_eq!(line(typed), words, "{typed:?}");
        }
    }

    #[test]
    fn ends_are_told_apart() {
        for (keys, ending) in [
            (&b"falk\r"[..], EditOutcome::Done),
            (b"falk\x1b", EditOutcome::Back),
            (b"\x04", EditOutcome::Quit),
            (b"f\x01\x04", EditOutcome::Changed),
            (b"f\x03", EditOutcome::Interrupted),
            (b"\t", EditOutcome::Unknown),
            (b"\x1b[D", EditOutcome::Unknown),
            (b"\x1b[1;5D", EditOutcome::Unknown),
            (b"\xfc", EditOutcome::Unknown),
            (b"\x1b[I", EditOutcome::Nothing),
        ] {
            assert_eq!(typed(keys).1.last(), Some(&ending), "{keys:?}");
        }
    }

    #[test]
    fn a_paste_is_one_line_without_what_a_terminal_would_obey() {
        let pasted = "\x1b[200~Falk,\r\nHenri\u{202e}etta\x07\u{9b}1\r\x1b[201~";
        assert_eq!(line(pasted.as_bytes()), "Falk,  Henrietta1");
    }

    #[test]
    fn what_is_too_long_is_cut_off_and_told() {
        let (mut editor, edited) = typed("ü".repeat(201).as_bytes());
        assert_eq!(edited.last(), Some(&EditOutcome::TooMuch));
        assert_eq!(editor.take().chars().count(), 200);
        let paste = format!("\x1b[200~{}\x1b[201~", "a".repeat(100_000));
        let (mut editor, edited) = typed(paste.as_bytes());
        assert_eq!(
            (edited, editor.take().len()),
            (vec![EditOutcome::TooMuch], 200)
        );
    }

    #[test]
    fn arrows_bring_former_lines_and_the_new_one_back() {
        let mut editor = LineEditor::default();
        for line in ["falk", "sesar", "sesar"] {
            editor.remember(line);
        }
        let mut shown = Vec::new();
        editor.press(&Key::Char('x'));
        for key in [Key::Up, Key::Up, Key::Up, Key::Down, Key::Down, Key::Down] {
            let edited = editor.press(&key);
            shown.push((
                edited == EditOutcome::Changed,
                editor.input.value().to_owned(),
            ));
        }
        let shown: Vec<_> = shown.iter().map(|(is, line)| (*is, &line[..])).collect();
        assert_eq!(
            shown,
            [
                (true, "sesar"),
                (true, "falk"),
                (false, "falk"),
                (true, "sesar"),
                (true, "x"),
                (false, "x"),
            ]
        );
    }

    #[test]
    fn of_a_letter_at_the_end_only_the_letter_is_written() {
        let mut editor = LineEditor::default();
        assert_eq!(editor.begin(5, 80), "");
        let mut written = |key| {
            editor.press(&key);
            editor.redraw()
        };
        assert_eq!(written(Key::Char('a')), "a");
        assert_eq!(written(Key::Char('ü')), "ü");
        assert_eq!(written(Key::Left), "\x08");
        assert_eq!(written(Key::Right), "\x1b[1C");
        assert_eq!(written(Key::Backspace), "\x08\x1b[K");
    }
}
