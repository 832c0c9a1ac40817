//! Single keys: a digit answers at once, arrows move the cursor, nothing is repainted.
//!
//! `dialoguer`'s own prompts repaint their rows, count bytes for columns and hide the cursor; `j` moves
//! down in a list where a German types it for yes. So the picker reads keys itself: the question and its
//! options are printed once, and the cursor of the terminal stands on the row that Enter would take. A
//! key that means nothing rings the bell, for who cannot see that nothing has changed; what nobody
//! pressed, as the mouse, is passed over in silence.

use std::io::Write;

use dialoguer::console::Term;
use unicode_width::UnicodeWidthStr;

use super::key::Key;
use super::line_editor::{Edited, LineEditor};
use super::terminal::{Event, Terminal};
use super::{
    Answer, Answered, Command, Dialogue, Header, Lines, Question, answer_in_words, command,
    prompt_for_words, rows, signals, wrapped, yes_or_no,
};
use crate::locale::Lang;
use crate::{say, t};

/// On fewer columns plain lines are easier to read.
const FEWEST_COLUMNS: u16 = 40;

/// Fewer columns than this name the keys in short.
const SHORT_KEYS: usize = 60;

/// As many options as there are digits to choose them.
const MOST_OPTIONS: usize = 9;

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
pub struct Keys {
    term: Term,
    lang: Lang,
    is_plain: bool,
    /// Whether the last question was asked in plain lines, for want of room.
    was_plain: bool,
    editor: LineEditor,
}

/// A question as it stands on a screen.
struct Layout {
    text: String,
    /// Rows from the line below the keys up to each option.
    up: Vec<usize>,
}

impl Keys {
    /// A dialogue on the terminal behind standard error.
    pub fn new(lang: Lang) -> Keys {
        Keys {
            term: Term::stderr(),
            lang,
            is_plain: false,
            was_plain: false,
            editor: LineEditor::default(),
        }
    }

    fn write(&mut self, text: &str) {
        // Who cannot be asked cannot answer either: the next key ends the conversation.
        let _ = self.term.write_all(text.as_bytes());
        let _ = self.term.flush();
    }

    fn lines(&self) -> Lines<std::io::StdinLock<'static>, Term> {
        Lines::on_terminal(std::io::stdin().lock(), self.lang)
    }

    /// What the keys do, in as many rows as so many columns need.
    fn key_rows(&self, question: &Question, columns: usize) -> Vec<String> {
        let lang = self.lang;
        let unknown = question
            .unknown
            .map(|_| t!(lang, "w weiß nicht", "d don't know"));
        if question.is_recorded && columns < SHORT_KEYS {
            let how = match question.is_yes_or_no {
                true => t!(lang, "j, n, Zahl", "y, n, number"),
                false => t!(lang, "Zahl, Pfeile, Enter", "number, arrows, Enter"),
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
        let how = match question.is_yes_or_no {
            true => t!(lang, "j, n oder Zahl", "y, n or number"),
            false => t!(
                lang,
                "Zahl, oder Pfeile und Enter",
                "number, or arrows and Enter"
            ),
        };
        let why = match question.is_recorded {
            true => t!(lang, "? warum", "? why"),
            false => "?",
        };
        let plain =
            offers_plain(question).then_some(t!(lang, "e einfache Zeilen", "e plain lines"));
        let keys = [how]
            .into_iter()
            .chain(unknown)
            .chain([why])
            .chain(super::ways_out(question, lang))
            .chain(plain);
        rows(keys, "   ", columns)
    }

    /// The question as it stands in a window of this size; `None` where the window is too small.
    fn layout(&self, question: &Question, (height, columns): Size) -> Option<Layout> {
        let width = usize::from(columns);
        let widest = |option: &String| {
            let words = option.split_whitespace();
            words.map(UnicodeWidthStr::width).max().unwrap_or(0)
        };
        let is_too_wide = |option| widest(option) + INDENT >= width;
        if columns < FEWEST_COLUMNS
            || question.options.len() > MOST_OPTIONS
            || question.options.iter().any(is_too_wide)
        {
            return None;
        }
        let mut text = String::from("\n");
        if let Some(header) = &question.header {
            text.push_str(&header_rows(header, width).join("\n"));
            text.push_str("\n\n");
        }
        text.push_str(&wrapped(&question.text, width));
        text.push_str("\n\n");
        if let Some(former) = question.former {
            let former = &question.options[former];
            text.push_str(&wrapped(
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
        for (at, option) in options.iter().enumerate() {
            first_rows.push(text.lines().count());
            let words = option.join("\n     ");
            text.push_str(&format!("  {}  {words}\n", at + 1));
        }
        let keys = self.key_rows(question, width).join("\n");
        text.push_str(&format!("\n{keys}\n"));
        let below = text.lines().count();
        // The cursor stands on a row of its own below the keys.
        (below < usize::from(height)).then(|| Layout {
            up: first_rows.iter().map(|row| below - row).collect(),
            text,
        })
    }

    /// Shows the question, laid out for a window of this size, and reads keys until one of them is an
    /// answer. The cursor begins below the question.
    fn answer(&mut self, question: &Question, layout: &Layout, size: Size) -> Read {
        let Ok(mut terminal) = Terminal::open() else {
            return Read::Answer(Answer::Interrupted);
        };
        self.write(&layout.text);
        let up = |row: usize| layout.up[row];
        let mut row: Option<usize> = None;
        let read = loop {
            let key = match terminal.read() {
                Event::Key(Key::Control('z')) => {
                    self.leave(row.take().map(up), size);
                    match terminal.suspend() {
                        Event::Ended => break Read::Answer(Answer::Interrupted),
                        _ => break Read::Again,
                    }
                }
                Event::Key(key) => key,
                Event::Continued => break Read::Again,
                Event::Ended => break Read::Answer(Answer::Interrupted),
            };
            match pressed(&key, question, row) {
                Pressed::Move(_) | Pressed::Unmarked if self.has_changed(size) => {
                    break Read::Again;
                }
                Pressed::Move(next) => {
                    self.move_cursor(row.map_or(0, up), up(next));
                    row = Some(next);
                }
                Pressed::Answer(answer) => break Read::Answer(answer),
                Pressed::Explain => break Read::Explain,
                Pressed::Plain => break Read::Plain,
                Pressed::Unknown | Pressed::Unmarked => self.write(BELL),
                Pressed::Nothing => {}
            }
        };
        self.leave(row.map(up), size);
        if let (Read::Answer(Answer::Option(option)), false) = (&read, question.is_recorded) {
            let chosen = question.options[*option].replace('\t', ": ");
            self.write(&format!("> {chosen}\n"));
        }
        read
    }

    /// Moves the cursor from so many rows above it below the question.
    fn leave(&mut self, up: Option<usize>, size: Size) {
        if up.is_some() && self.has_changed(size) {
            // What was printed has moved; only the end of the screen is surely below it.
            self.move_cursor(BELOW_EVERY_SCREEN, 0);
            self.write("\n");
        } else {
            self.move_cursor(up.unwrap_or(0), 0);
        }
    }

    /// Lets words be typed.
    fn words(&mut self, text: &str) -> Answer {
        let Ok(mut terminal) = Terminal::open() else {
            return Answer::Interrupted;
        };
        self.begin_line(text);
        let mut is_told = false;
        let answer = loop {
            let key = match terminal.read() {
                Event::Key(key) => key,
                Event::Continued => {
                    self.begin_line(text);
                    continue;
                }
                Event::Ended => break Answer::Interrupted,
            };
            if key == Key::Control('z') {
                self.leave_line();
                if let Event::Ended = terminal.suspend() {
                    return Answer::Interrupted;
                }
                self.begin_line(text);
                continue;
            }
            match self.editor.press(&key) {
                Edited::Done => break Answer::Words(self.editor.take()),
                Edited::Back => break Answer::Back,
                Edited::Quit => break Answer::Quit,
                Edited::Interrupted => break Answer::Interrupted,
                Edited::Changed => self.show_line(text),
                Edited::TooMuch if is_told => {
                    self.show_line(text);
                    self.write(BELL);
                }
                Edited::TooMuch => {
                    is_told = true;
                    self.leave_line();
                    self.say(&super::too_long(self.lang));
                    self.begin_line(text);
                }
                Edited::Unknown => self.write(BELL),
                Edited::Nothing => {}
            }
        };
        self.leave_line();
        // What was typed before Escape belongs to no other question.
        self.editor.take();
        answer
    }

    /// Asks for words, and shows those that are typed already.
    fn begin_line(&mut self, text: &str) {
        let columns = self.columns().unwrap_or(super::WIDEST_PROSE);
        let prompt = prompt_for_words(text, self.lang, columns);
        let last_row = prompt.lines().last().map_or(0, UnicodeWidthStr::width);
        let line = self.editor.begin(last_row, columns);
        self.write(&(prompt + &line));
    }

    /// Shows what a key has changed.
    fn show_line(&mut self, text: &str) {
        if self.line_is_whole() {
            let drawn = self.editor.drawn();
            self.write(&drawn);
        } else {
            self.leave_line();
            self.begin_line(text);
        }
    }

    /// Moves the cursor below the line.
    fn leave_line(&mut self) {
        if self.line_is_whole() {
            let movement = self.editor.left();
            self.write(&movement);
        } else {
            self.move_cursor(BELOW_EVERY_SCREEN, 0);
            self.write("\n");
        }
    }

    /// Whether the line stands where it was written; a window of another width breaks it anew.
    fn line_is_whole(&self) -> bool {
        self.columns()
            .is_none_or(|columns| columns == self.editor.columns())
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

/// Whether plain lines can be chosen at a question. In the middle of the advisor everybody has found out
/// which mode is theirs, and who begins to type a word there must not lose it.
fn offers_plain(question: &Question) -> bool {
    !question.is_recorded || !question.can_go_back
}

/// Rows and columns of the window.
type Size = (u16, u16);

/// What reading keys came to.
enum Read {
    Answer(Answer),
    /// The explanation is wanted, and then the question again.
    Explain,
    /// The question is to be asked anew.
    Again,
    /// The same in plain lines.
    Plain,
}

/// What a key means at a question.
#[derive(Debug, PartialEq, Eq)]
enum Pressed {
    Answer(Answer),
    Explain,
    Plain,
    /// The cursor goes to the row of this option.
    Move(usize),
    /// Enter, and no row has the cursor.
    Unmarked,
    /// Nothing, which is to be heard.
    Unknown,
    /// Nothing that anybody pressed.
    Nothing,
}

/// What a key means while the cursor stands on an option or on none. Whole sequences that no question
/// knows are [`Key::Unknown`]: a key pressed by accident, or meant for a screen reader, changes nothing.
fn pressed(key: &Key, question: &Question, row: Option<usize>) -> Pressed {
    let count = question.options.len();
    let known = match key {
        Key::Char(c) => match c.to_digit(10) {
            Some(digit) => (1..=count)
                .find(|number| u32::try_from(*number) == Ok(digit))
                .map(|number| Pressed::Answer(Answer::Option(number - 1))),
            None => letter(*c, question),
        },
        Key::Down | Key::Tab => Some(Pressed::Move(row.map_or(0, |row| (row + 1) % count))),
        Key::Up | Key::BackTab => {
            let above = |row: usize| row.checked_sub(1).unwrap_or(count - 1);
            Some(Pressed::Move(row.map_or(count - 1, above)))
        }
        Key::Home | Key::Control('a') => Some(Pressed::Move(0)),
        Key::End | Key::Control('e') => Some(Pressed::Move(count - 1)),
        Key::Enter => Some(match row.or(question.former) {
            Some(option) => Pressed::Answer(Answer::Option(option)),
            None => Pressed::Unmarked,
        }),
        Key::Escape => Command::Back.answer(question).map(Pressed::Answer),
        Key::Control('c') => Some(Pressed::Answer(Answer::Interrupted)),
        Key::Control('d') => Some(Pressed::Answer(Answer::Quit)),
        Key::Report => Some(Pressed::Nothing),
        _ => None,
    };
    known.unwrap_or(Pressed::Unknown)
}

/// What a letter or sign means.
fn letter(c: char, question: &Question) -> Option<Pressed> {
    let word = c.to_lowercase().to_string();
    if question.is_yes_or_no
        && let Some(option) = yes_or_no(&word)
    {
        return Some(Pressed::Answer(Answer::Option(option)));
    }
    match command(&word)? {
        Command::Explain => Some(Pressed::Explain),
        Command::Plain => offers_plain(question).then_some(Pressed::Plain),
        command => command.answer(question).map(Pressed::Answer),
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
        match option.width() < columns {
            true => vec![option],
            false => rows(option.split_whitespace(), " ", columns),
        }
    };
    options.iter().map(in_words).collect()
}

/// A line of the log: the name, and the answer in its column, else below.
fn log_rows(answered: &Answered, columns: usize) -> Vec<String> {
    let Answered { name, answer, .. } = answered;
    let one = format!("{:<ANSWER_COLUMN$}{answer}", format!("  {name}"));
    if one.width() < columns {
        vec![one]
    } else {
        let indented = rows(answer.split_whitespace(), " ", columns.saturating_sub(4));
        let answer = indented.into_iter().map(|row| format!("    {row}"));
        [format!("  {name}")].into_iter().chain(answer).collect()
    }
}

impl Dialogue for Keys {
    fn choose(&mut self, question: &Question) -> Answer {
        loop {
            // Measured before it is used, so that a change while the question is printed is noticed.
            let size = self.term.size_checked().filter(|_| !self.is_plain);
            let layout = size.and_then(|size| Some((size, self.layout(question, size)?)));
            self.was_plain = layout.is_none();
            let Some((size, layout)) = layout else {
                return self.lines().choose(question);
            };
            match self.answer(question, &layout, size) {
                Read::Answer(answer) => return answer,
                Read::Explain => {
                    self.write("\n");
                    self.say(&question.explanation);
                }
                Read::Again => {}
                Read::Plain => self.is_plain = true,
            }
        }
    }

    fn ask(&mut self, text: &str, explanation: &str) -> Answer {
        loop {
            let columns = self.columns().filter(|_| !self.is_plain);
            let has_room = columns.is_some_and(|columns| columns >= usize::from(FEWEST_COLUMNS));
            if !has_room {
                return self.lines().ask(text, explanation);
            }
            let words = match self.words(text) {
                Answer::Words(words) => words,
                answer => return answer,
            };
            if let Some(answer) = answer_in_words(words, || self.say(explanation)) {
                if let Answer::Words(words) = &answer {
                    self.editor.remember(words);
                }
                return answer;
            }
        }
    }

    fn say(&mut self, text: &str) {
        self.lines().say(text);
    }

    fn record(&mut self, answered: &Answered) {
        if self.was_plain {
            return self.lines().record(answered);
        }
        let columns = self.columns().unwrap_or(super::WIDEST_PROSE);
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
            let note = wrapped(note, columns.saturating_sub(2));
            log.extend(note.lines().map(|row| format!("  {row}")));
        }
        let log = log.join("\n");
        self.write(&format!("{log}\n"));
    }

    fn part_with(&mut self, farewell: &str) {
        signals::part_with(farewell);
    }

    fn columns(&self) -> Option<usize> {
        let (_, columns) = self.term.size_checked()?;
        Some(usize::from(columns))
    }

    fn is_plain(&self) -> bool {
        self.is_plain
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::key::{Decoder, tests::sequence};
    use super::*;

    fn questions() -> [Question; 2] {
        let question = Question {
            options: ["Ja", "Nein", "Weiß ich nicht"].map(str::to_owned).into(),
            can_go_back: true,
            is_yes_or_no: true,
            unknown: Some(2),
            has_overview: true,
            ..Question::default()
        };
        let first = Question {
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
                    let meant = pressed(&key, &question, row);
                    let is_harmless = matches!(
                        meant,
                        Pressed::Move(_) | Pressed::Unknown | Pressed::Nothing
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
            (Key::Char('2'), Pressed::Answer(Answer::Option(1))),
            (Key::Char('0'), Pressed::Unknown),
            (Key::Char('4'), Pressed::Unknown),
            (Key::Char('٢'), Pressed::Unknown),
            (Key::Char('J'), Pressed::Answer(Answer::Option(0))),
            (Key::Char('w'), Pressed::Answer(Answer::Option(2))),
            (Key::Char('z'), Pressed::Answer(Answer::Back)),
            (Key::Char('Ü'), Pressed::Answer(Answer::Overview)),
            (Key::Char('q'), Pressed::Answer(Answer::Quit)),
            (Key::Char('?'), Pressed::Explain),
            (Key::Char('e'), Pressed::Plain),
            (Key::Char('x'), Pressed::Unknown),
            (Key::Escape, Pressed::Answer(Answer::Back)),
            (Key::Enter, Pressed::Unmarked),
            (Key::Control('d'), Pressed::Answer(Answer::Quit)),
            (Key::Control('c'), Pressed::Answer(Answer::Interrupted)),
            (Key::Control('b'), Pressed::Unknown),
            (Key::Paste("1".to_owned()), Pressed::Unknown),
            (Key::Report, Pressed::Nothing),
            (Key::Down, Pressed::Move(0)),
            (Key::Up, Pressed::Move(2)),
        ] {
            assert_eq!(pressed(&key, &question, None), meant, "{key:?}");
        }
        assert_eq!(pressed(&Key::Escape, &first, None), Pressed::Unknown);
        assert_eq!(
            pressed(&Key::Enter, &first, None),
            Pressed::Answer(Answer::Option(1))
        );
        assert_eq!(pressed(&Key::Down, &first, Some(2)), Pressed::Move(0));
        assert_eq!(pressed(&Key::Up, &first, Some(2)), Pressed::Move(1));
    }
}
