//! The search field with single keys: what the lists hold is shown below the words while they are typed.
//!
//! Only what has changed below the line is written again, and nothing above it: what was answered stays as
//! it is. The row that Enter takes has a sign before it and the cursor on it, and is written again when the
//! mark comes to it, for a screen reader says what is written.

use unicode_width::UnicodeWidthStr;

use super::dialogue::Dialogue;
use super::key::Key;
use super::key_dialogue::{FEWEST_COLUMNS, KeyDialogue, SHORT_KEYS, Size};
use super::layout::{rows, wrap_text};
use super::line_editor::EditOutcome;
use super::reply::Reply;
use super::search_field::{Meaning, align_columns, cut_to_width, nothing_to_save};
use super::search_field::{Preview, SearchField};
use super::terminal::{Terminal, TerminalEvent};
use crate::guide::advisor_prompts::too_long;
use crate::{say, t};

/// On fewer rows the list has no room.
const FEWEST_ROWS: u16 = 8;

/// So many hits are shown while words are typed.
const MOST_HITS: usize = 9;

/// Fewer hits than this are worth less than the list below them.
const FEWEST_HITS: usize = 3;

/// Columns before the words of a row: the mark, and the number.
const INDENT: usize = 5;

/// What stands below the line.
#[derive(Default)]
pub(super) struct Below {
    rows: Vec<String>,
    /// The rows that can be chosen, each with what it stands for.
    choices: Vec<(usize, Choice)>,
    /// The choice on which the cursor stands; in the line without one.
    marked: Option<usize>,
    /// Whether the list is shown. Below an answer it is not, so that the answer stays on the screen, until
    /// words are typed or a row is to be chosen.
    has_list: bool,
    /// What the lists hold about the words that were looked for last.
    preview: Preview,
    looked_for: Option<(String, usize)>,
    /// The most rows that hits have taken since the line was empty: the list below them does not go up and
    /// down with each letter.
    most_hits: usize,
    has_told_too_much: bool,
}

#[derive(Clone, Copy)]
enum Choice {
    Hit(usize),
    Row(usize),
}

impl Below {
    fn row(&self, choice: usize) -> usize {
        self.choices[choice].0
    }

    /// What the lists hold about words; looked for once, whatever is shown anew.
    fn look_for(&mut self, words: &str, most: usize, field: &SearchField<'_>) {
        let wanted = Some((words.to_owned(), most));
        if self.looked_for != wanted {
            self.preview = (field.preview)(words, most);
            self.looked_for = wanted;
        }
    }
}

/// What the field came to.
enum FieldOutcome {
    Reply(Reply),
    Explain,
    Plain,
    /// The window is another one.
    Again,
}

impl KeyDialogue {
    /// Asks with single keys; `None` where the window has no room for that, or plain lines are wanted.
    pub(super) fn search_live(&mut self, field: &SearchField<'_>) -> Option<Reply> {
        loop {
            let has_room = |size: &Size| size.0 >= FEWEST_ROWS && size.1 >= FEWEST_COLUMNS;
            let size = self.window().filter(has_room)?;
            match self.ask_in_window(field, size) {
                FieldOutcome::Reply(answer) => {
                    if let Reply::Words(words) = &answer {
                        self.editor.remember(words);
                    }
                    return Some(answer);
                }
                FieldOutcome::Explain => {
                    self.say(field.explanation);
                    self.write("\n");
                }
                FieldOutcome::Plain => self.use_plain_lines(),
                FieldOutcome::Again => {}
            }
        }
    }

    /// Shows the field in a window of this size and reads keys until one of them is an answer.
    fn ask_in_window(&mut self, field: &SearchField<'_>, size: Size) -> FieldOutcome {
        let Ok(mut terminal) = Terminal::open() else {
            return FieldOutcome::Reply(Reply::Interrupted);
        };
        let mut below = Below {
            has_list: field.is_new,
            ..Below::default()
        };
        self.begin_field(field, size, &mut below);
        let read = loop {
            let key = match terminal.read() {
                TerminalEvent::Key(Key::Control('z')) => {
                    self.leave_field(&mut below, size);
                    match terminal.suspend() {
                        TerminalEvent::Ended => return FieldOutcome::Reply(Reply::Interrupted),
                        _ => return FieldOutcome::Again,
                    }
                }
                TerminalEvent::Key(key) => key,
                TerminalEvent::Continued => return FieldOutcome::Again,
                TerminalEvent::Ended => break FieldOutcome::Reply(Reply::Interrupted),
            };
            if self.has_changed(size) {
                // The key counts in the new window, unless it is about a row of the old one.
                if !is_about_rows(&key) && key != Key::Enter {
                    self.editor.press(&key);
                }
                break FieldOutcome::Again;
            }
            if is_about_rows(&key) && !below.has_list {
                below.has_list = true;
                self.show_field(field, size, &mut below, None);
            }
            if let Some(read) = self.handle_key(&key, field, size, &mut below) {
                break read;
            }
        };
        self.leave_field(&mut below, size);
        match read {
            FieldOutcome::Reply(answer) => FieldOutcome::Reply(self.take_reply(answer, field)),
            read => read,
        }
    }

    /// What a key does; `None` while there is no answer.
    fn handle_key(
        &mut self,
        key: &Key,
        field: &SearchField<'_>,
        size: Size,
        below: &mut Below,
    ) -> Option<FieldOutcome> {
        let count = below.choices.len();
        match key {
            Key::Down | Key::Tab if count > 0 => {
                let next = below.marked.map_or(0, |at| (at + 1) % count);
                self.mark_choice(below, Some(next));
            }
            Key::Up | Key::BackTab if count > 0 => {
                let next = below.marked.map_or(Some(count - 1), |at| at.checked_sub(1));
                self.mark_choice(below, next);
            }
            Key::Enter => match self.meaning_of_enter(below, field) {
                Meaning::Reply(answer) => return Some(FieldOutcome::Reply(answer)),
                Meaning::Explain => {
                    self.editor.take();
                    return Some(FieldOutcome::Explain);
                }
                Meaning::Plain => {
                    self.editor.take();
                    return Some(FieldOutcome::Plain);
                }
                Meaning::Nothing(why) => {
                    // What was a command is no beginning of the next words.
                    self.editor.take();
                    self.tell_below(below, field, size, why);
                }
            },
            Key::Escape if !self.editor.is_empty() => {
                self.mark_choice(below, None);
                self.editor.take();
                self.show_field(field, size, below, None);
            }
            Key::Escape if field.can_go_back => return Some(FieldOutcome::Reply(Reply::Back)),
            Key::Escape => return Some(FieldOutcome::Reply(Reply::Quit)),
            Key::F1 => return Some(FieldOutcome::Explain),
            Key::F2 if field.can_save => return Some(FieldOutcome::Reply(Reply::Save)),
            Key::F2 => self.tell_below(below, field, size, nothing_to_save(self.lang)),
            key => {
                let edited = self.editor.press(key);
                return self.show_edit(edited, field, size, below);
            }
        }
        None
    }

    /// Shows what a key has done to the words.
    fn show_edit(
        &mut self,
        edited: EditOutcome,
        field: &SearchField<'_>,
        size: Size,
        below: &mut Below,
    ) -> Option<FieldOutcome> {
        match edited {
            EditOutcome::Interrupted => return Some(FieldOutcome::Reply(Reply::Interrupted)),
            EditOutcome::Quit => return Some(FieldOutcome::Reply(Reply::Quit)),
            EditOutcome::Changed => {
                self.mark_choice(below, None);
                self.show_field(field, size, below, None);
            }
            EditOutcome::TooMuch if below.has_told_too_much => {
                self.show_field(field, size, below, None);
                self.bell();
            }
            EditOutcome::TooMuch => {
                below.has_told_too_much = true;
                self.leave_field(below, size);
                self.say(&too_long(self.lang));
                self.begin_field(field, size, below);
            }
            EditOutcome::Unknown => {
                let why = self.means_nothing();
                self.tell_below(below, field, size, why);
            }
            EditOutcome::Nothing | EditOutcome::Done | EditOutcome::Back => {}
        }
        None
    }

    /// What Enter means now.
    fn meaning_of_enter(&self, below: &Below, field: &SearchField<'_>) -> Meaning {
        let words = self.editor.words();
        match below.marked.map(|at| below.choices[at].1) {
            Some(Choice::Row(row)) => Meaning::Reply(Reply::Option(row)),
            Some(Choice::Hit(hit)) => Meaning::Reply(Reply::Hit(words.to_owned(), hit)),
            None if words.is_empty() => Meaning::Nothing(t!(
                self.lang,
                "Bitte etwas tippen oder wählen.",
                "Please type or choose something."
            )),
            None => field.meaning(words, self.lang),
        }
    }

    /// An answer whose words leave the field; a row that was chosen is named.
    fn take_reply(&mut self, answer: Reply, field: &SearchField<'_>) -> Reply {
        let words = self.editor.take();
        let name = match &answer {
            Reply::Option(row) => field.rows.get(*row).map(|row| row.name.clone()),
            Reply::Hit(words, hit) => {
                let mut hits = (field.preview)(words, MOST_HITS).rows;
                self.editor.remember(words);
                (*hit < hits.len()).then(|| hits.swap_remove(*hit).name)
            }
            _ => None,
        };
        if let Some(name) = name {
            self.write(&format!("> {name}\n"));
        }
        match answer {
            Reply::Words(_) => Reply::Words(words),
            answer => answer,
        }
    }

    /// Writes the field with the words that are typed already.
    fn begin_field(&mut self, field: &SearchField<'_>, size: Size, below: &mut Below) {
        let columns = usize::from(size.1);
        let prompt = self.prompt(field, columns);
        let last_row = prompt.lines().last().map_or(0, UnicodeWidthStr::width);
        let line = self.editor.begin(last_row, columns);
        below.rows.clear();
        below.marked = None;
        self.write(&(prompt + &line));
        self.show_field(field, size, below, None);
    }

    /// What is written before the words. Where there is little room, the field has a row of its own.
    fn prompt(&self, field: &SearchField<'_>, columns: usize) -> String {
        let prompt = field.prompt;
        if columns >= SHORT_KEYS {
            format!("\n{prompt}: ")
        } else {
            let prompt = wrap_text(prompt, columns);
            let search = t!(self.lang, "Suche", "Search");
            format!("\n{prompt}\n{search}: ")
        }
    }

    /// Shows what a key has changed in the line, and what stands below it now. The cursor is in the line.
    fn show_field(
        &mut self,
        field: &SearchField<'_>,
        size: Size,
        below: &mut Below,
        told: Option<&str>,
    ) {
        let was_one_row = self.editor.rows() == 1;
        let drawn = self.editor.redraw();
        self.write(&drawn);
        if !was_one_row || self.editor.rows() > 1 {
            // A longer line has written over what stood below it.
            below.rows.clear();
        }
        below.has_list |= !self.editor.is_empty();
        let (rows, choices) = self.rows_below(field, size, below, told);
        below.choices = choices;
        if told.is_some()
            && rows.len() == below.rows.len()
            && let Some(last) = below.rows.last_mut()
        {
            // Said again, it is heard again.
            last.clear();
        }
        if rows == below.rows {
            return;
        }
        let mut written = self.editor.leave_line();
        let mut at = 0;
        if rows.len() == below.rows.len() {
            // Only rows that are another are written again.
            for (row, text) in rows.iter().enumerate() {
                if *text != below.rows[row] {
                    written.push_str(&format!("{}\r{text}\x1b[K", cursor_down(row - at)));
                    at = row;
                }
            }
        } else {
            written.push_str("\x1b[J");
            written.push_str(&rows.join("\r\n"));
            at = rows.len() - 1;
        }
        written.push_str(&self.editor.back_from_below(at + 1));
        below.rows = rows;
        self.write(&written);
    }

    /// The rows below the line: the hits, the list, and the keys.
    fn rows_below(
        &self,
        field: &SearchField<'_>,
        size: Size,
        below: &mut Below,
        told: Option<&str>,
    ) -> (Vec<String>, Vec<(usize, Choice)>) {
        let (height, columns) = (usize::from(size.0), usize::from(size.1));
        let width = columns - INDENT - 1;
        let words = self.editor.words();
        let keys = self.field_keys(field, below.has_list, columns);
        // The prompt, the line, an empty row above the keys, and one for what is told.
        let above = self.prompt(field, columns).lines().count() - 1 + self.editor.rows();
        let room = height.saturating_sub(above + keys.len() + 2);
        let mut rows = vec![String::new()];
        let mut choices = Vec::new();
        let mut list = if below.has_list {
            field.rows.len() + 1
        } else {
            0
        };
        if words.is_empty() {
            below.most_hits = 0;
        } else if field.row_of_number(words).is_none() {
            if room < list + FEWEST_HITS + 1 {
                list = 0;
            }
            let most = room.saturating_sub(list + 2).min(MOST_HITS);
            below.look_for(words, most, field);
            let hits = align_columns(&below.preview.rows, width);
            for (hit, text) in hits.into_iter().enumerate() {
                choices.push((rows.len(), Choice::Hit(hit)));
                rows.push(format!("     {text}"));
            }
            let shown = below.preview.rows.len();
            if shown == 0 {
                rows.push(format!("     {}", self.nothing_yet(field)));
            } else if shown < below.preview.count {
                let more = below.preview.count - shown;
                let more = say!(self.lang, "… und {more} weitere", "… and {more} more");
                rows.push(format!("     {more}"));
            }
            if list > 0 {
                below.most_hits = below.most_hits.max(rows.len()).min(most + 2);
                rows.resize(below.most_hits.max(rows.len()) + 1, String::new());
            }
        }
        if list > 0 {
            let room = (room + 1).saturating_sub(rows.len());
            let texts = align_columns(field.rows, width);
            for (row, text) in texts.into_iter().enumerate().take(room) {
                choices.push((rows.len(), Choice::Row(row)));
                rows.push(format!("  {}  {text}", row + 1));
            }
        }
        if rows.len() > 1 {
            rows.push(String::new());
        }
        rows.extend(keys);
        rows.extend(told.map(|words| cut_to_width(words, columns - 1)));
        (rows, choices)
    }

    fn nothing_yet(&self, field: &SearchField<'_>) -> &'static str {
        if field.asks_servers {
            t!(
                self.lang,
                "In den Listen nichts. Enter fragt den Server.",
                "Nothing in the lists. Enter asks the server."
            )
        } else {
            t!(self.lang, "Noch kein Treffer.", "No hit yet.")
        }
    }

    /// What the keys do.
    fn field_keys(&self, field: &SearchField<'_>, has_list: bool, columns: usize) -> Vec<String> {
        let lang = self.lang;
        let choose = if !has_list {
            t!(lang, "Pfeile: Auswahl", "arrows: choices")
        } else if columns < SHORT_KEYS {
            t!(lang, "Pfeile, Enter", "arrows, Enter")
        } else {
            t!(lang, "Pfeile und Enter wählen", "arrows and Enter choose")
        };
        let save = field
            .can_save
            .then_some(t!(lang, "F2 speichert", "F2 saves"));
        let end = if field.can_go_back {
            t!(lang, "Esc zurück", "Esc back")
        } else {
            t!(lang, "Esc beendet", "Esc quits")
        };
        let help = t!(lang, "F1 Hilfe", "F1 help");
        let keys = [choose].into_iter().chain(save).chain([help, end]);
        rows(keys, "   ", columns)
    }

    /// Moves the mark, and with it the cursor: to a choice, or back into the line.
    fn mark_choice(&mut self, below: &mut Below, next: Option<usize>) {
        let from = below.marked.map(|at| below.row(at));
        let to = next.map(|at| below.row(at));
        let mut written = String::new();
        match (from, to) {
            (None, None) => return,
            (None, Some(to)) => {
                written.push_str(&self.editor.leave_line());
                written.push_str(&cursor_down(to));
            }
            (Some(from), Some(to)) => {
                written.push_str("\r ");
                written.push_str(&if from < to {
                    cursor_down(to - from)
                } else {
                    cursor_up(from - to)
                });
            }
            (Some(from), None) => {
                written.push_str("\r ");
                written.push_str(&self.editor.back_from_below(from + 1));
            }
        }
        if let Some(to) = to {
            let row = below.rows[to].get(1..).unwrap_or_default();
            written.push_str(&format!("\r>{row}\r\x1b[2C"));
        }
        below.marked = next;
        self.write(&written);
    }

    /// Says in a row below the keys why nothing happens, with a bell.
    fn tell_below(&mut self, below: &mut Below, field: &SearchField<'_>, size: Size, why: &str) {
        let marked = below.marked;
        self.mark_choice(below, None);
        self.show_field(field, size, below, Some(why));
        self.bell();
        self.mark_choice(below, marked);
    }

    /// Takes away what stands below the line, and moves the cursor there.
    fn leave_field(&mut self, below: &mut Below, size: Size) {
        if self.has_changed(size) {
            self.leave_screen();
        } else {
            self.mark_choice(below, None);
            let left = self.editor.leave_line();
            self.write(&(left + "\x1b[J"));
        }
        below.rows.clear();
        below.marked = None;
    }
}

/// Whether a key moves the mark.
fn is_about_rows(key: &Key) -> bool {
    matches!(key, Key::Down | Key::Tab | Key::Up | Key::BackTab)
}

fn cursor_down(rows: usize) -> String {
    if rows == 0 {
        String::new()
    } else {
        format!("\x1b[{rows}B")
    }
}

fn cursor_up(rows: usize) -> String {
    if rows == 0 {
        String::new()
    } else {
        format!("\x1b[{rows}A")
    }
}
