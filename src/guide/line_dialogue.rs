//! Plain lines: the equal of the key mode for screen readers, dumb and small terminals.
//!
//! Everything is a line with a name before it, nothing moves, and what was understood is said back.
//!
//! A line is typed as the terminal itself has it typed: each letter is shown once, Backspace and Ctrl-U take
//! away, and nothing but text is written. So it works on a terminal that knows no movements, on a serial line
//! with a braille display and in the shell of an editor, which hands over whole lines; an editor of our own
//! would need what such terminals lack. An arrow moves nothing here, and the terminal shows it as `^[[D`: a
//! line in which one was pressed is asked for again, for it cannot be known what it was to become.

use std::io::{BufRead, Write};

use dialoguer::console::Term;

use super::choice_prompt::ChoicePrompt;
use super::command::{GuideCommand, command, command_in_words, yes_or_no};
use super::dialogue::{Dialogue, MOST_LETTERS};
use super::key::{Decoder, Key};
use super::layout::sentence;
use super::reply::{End, LogEntry, PauseReply, Reply};
use super::search_field::{Meaning, Row, SearchField};
use super::signals;
use crate::guide::advisor_prompts::{too_long, ways_out};
use crate::render;
use crate::text::fold;
use crate::text::locale::Lang;
use crate::{say, t};

/// Asks on `out` and reads lines from `input`.
pub struct LineDialogue<I, O> {
    input: I,
    out: O,
    lang: Lang,
    /// The terminal whose width counts, where there is one.
    screen: Option<Term>,
    /// Whether "I don't know" was named as an answer to yes or no.
    has_named_unknown: bool,
}

impl<I: BufRead> LineDialogue<I, Term> {
    /// A dialogue in lines on the terminal behind standard error.
    pub fn on_terminal(input: I, lang: Lang) -> LineDialogue<I, Term> {
        LineDialogue {
            input,
            out: Term::stderr(),
            lang,
            screen: Some(Term::stderr()),
            has_named_unknown: false,
        }
    }
}

impl<I: BufRead, O: Write> LineDialogue<I, O> {
    /// A dialogue in lines, wherever they go.
    pub fn new(input: I, out: O, lang: Lang) -> LineDialogue<I, O> {
        LineDialogue {
            input,
            out,
            lang,
            screen: None,
            has_named_unknown: false,
        }
    }

    /// A text as it is right when it is heard; the terminal breaks its lines.
    fn fit_for_listening(&self, text: &str) -> String {
        render::spoken_text(text, self.lang)
    }

    /// Asks for a line until there is one with words; `None` at the end of input. The question is written
    /// again after the program was stopped.
    fn line(&mut self, question: &str, prompt: &str) -> Option<String> {
        let lang = self.lang;
        loop {
            self.write(prompt);
            match self.read_line() {
                TypedLine::Words(words) => return Some(words),
                TypedLine::Keys => self.say(t!(
                    lang,
                    "Pfeiltasten und andere Sondertasten wirken hier nicht. Bitte tippen Sie die Zeile noch einmal.",
                    "Arrow keys and other special keys do nothing here. Please type the line again."
                )),
                TypedLine::TooMuch => self.say(&too_long(lang)),
                TypedLine::Nothing => self.write(question),
                TypedLine::End => {
                    self.write("\n");
                    return None;
                }
            }
        }
    }

    /// What is typed up to Enter. A line end in a paste that is marked as one is none.
    fn read_line(&mut self) -> TypedLine {
        let mut decoder = Decoder::default();
        let mut keys = Vec::new();
        loop {
            if self.screen.is_some() && signals::is_after_stop() {
                return TypedLine::Nothing;
            }
            let mut bytes = Vec::new();
            match self.input.read_until(b'\n', &mut bytes) {
                Ok(1..) => {}
                Ok(0) | Err(_) => return TypedLine::End,
            }
            let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
            keys.append(&mut decoder.keys(line.strip_suffix(b"\r").unwrap_or(line)));
            if !decoder.is_pasting() {
                return parse_keys(&keys);
            }
            decoder.feed(b'\n');
        }
    }

    fn write(&mut self, text: &str) {
        // Who cannot be asked cannot answer either: the next read ends the conversation.
        let _ = write!(self.out, "{text}");
        let _ = self.out.flush();
    }
}

/// What came up to Enter.
enum TypedLine {
    /// Words, perhaps none.
    Words(String),
    /// Keys that are no text.
    Keys,
    /// More letters than are taken.
    TooMuch,
    /// Nothing yet: the program was stopped and goes on.
    Nothing,
    /// The end of input.
    End,
}

/// What these keys of one line mean.
fn parse_keys(keys: &[Key]) -> TypedLine {
    let mut words = String::new();
    for key in keys {
        match key {
            Key::Char(c) => words.push(*c),
            Key::Tab => words.push(' '),
            Key::Paste(text) => words.push_str(&text.replace('\n', " ")),
            Key::Report => {}
            _ => return TypedLine::Keys,
        }
    }
    let words = words.trim();
    match words.chars().count() {
        0..=MOST_LETTERS => TypedLine::Words(words.to_owned()),
        _ => TypedLine::TooMuch,
    }
}

/// The option that a word means: its number, or a beginning that only one option has.
fn option_of_word(word: &str, question: &ChoicePrompt) -> Option<usize> {
    if let Ok(number) = word.parse::<usize>() {
        return (1..=question.options.len())
            .contains(&number)
            .then(|| number - 1);
    }
    if question.is_yes_or_no
        && let Some(option) = yes_or_no(&word.to_lowercase())
    {
        return Some(option);
    }
    let word = fold::plain_key(&fold::spelled_key(word));
    if word.is_empty() {
        return None;
    }
    let mut begins = question
        .options
        .iter()
        .enumerate()
        .filter(|(_, option)| fold::plain_key(&fold::spelled_key(option)).starts_with(&word));
    match (begins.next(), begins.next()) {
        (Some((option, _)), None) => Some(option),
        _ => None,
    }
}

/// The question with its options, one a line, each with a name before it.
fn question_text(question: &ChoicePrompt, lang: Lang) -> String {
    let mut text = String::new();
    if let Some(header) = &question.header
        && header.is_first
    {
        let (title, promise) = (&header.title, sentence(&header.promise));
        text = say!(
            lang,
            "{title}. {promise} Hilfe: hilfe. Ende: beenden.\n\n",
            "{title}. {promise} Help: help. The end: quit.\n\n"
        );
    }
    let words = &question.text;
    // In the middle of the advisor everything is a question.
    if question
        .header
        .as_ref()
        .is_none_or(|header| header.is_first)
    {
        text.push_str(t!(lang, "Frage: ", "Question: "));
    }
    text.push_str(&format!("{words}\n"));
    for (at, option) in question.options.iter().enumerate() {
        if is_plain_yes_or_no(question) {
            break;
        }
        let option = sentence(&option.replace('\t', ": "));
        text.push_str(&format!("{}: {option}\n", at + 1));
    }
    if let Some(former) = question.former {
        let former = &question.options[former];
        text.push_str(&say!(
            lang,
            "Bisher: {former}. Enter lässt es so.\n",
            "So far: {former}. Enter leaves it so.\n"
        ));
    }
    text
}

/// What is written before an answer is typed. Yes and no are quicker said than two numbers with a word; that one may
/// not know it is said the first time.
fn prompt(question: &ChoicePrompt, is_known: bool, lang: Lang) -> String {
    if is_plain_yes_or_no(question) {
        let words = if is_known || question.unknown.is_none() {
            t!(lang, "Ja oder nein: ", "Yes or no: ")
        } else {
            t!(
                lang,
                "Ja, nein oder weiß nicht: ",
                "Yes, no or don't know: "
            )
        };
        return words.to_owned();
    }
    let last = question.options.len();
    say!(
        lang,
        "Ihre Antwort, 1 bis {last}: ",
        "Your answer, 1 to {last}: "
    )
}

/// Whether a question is answered with yes, no or perhaps "I don't know", and nothing else.
fn is_plain_yes_or_no(question: &ChoicePrompt) -> bool {
    let unknown = question.unknown.map_or(0, |_| 1);
    question.is_yes_or_no && question.options.len() == 2 + unknown
}

/// What a question is about, and what can be typed besides the options.
fn help(question: &ChoicePrompt, lang: Lang) -> String {
    let explanation = &question.explanation;
    let unknown = question
        .unknown
        .map(|_| t!(lang, "w weiß nicht", "d don't know"));
    let ways = unknown.into_iter().chain(ways_out(question, lang));
    // The key before the word is for the other mode.
    let words = ways.filter_map(|way| Some(way.split_once(' ')?.1));
    let ways = words.collect::<Vec<_>>().join(", ");
    say!(
        lang,
        "{explanation}\nAuch möglich: {ways}. Nur Enter: die Frage noch einmal.",
        "{explanation}\nAlso possible: {ways}. Enter alone: the question again."
    )
}

fn already_plain_note(lang: Lang) -> &'static str {
    t!(
        lang,
        "Es sind schon einfache Zeilen.",
        "These are plain lines already."
    )
}

impl<I: BufRead, O: Write> Dialogue for LineDialogue<I, O> {
    fn choose(&mut self, question: &ChoicePrompt) -> Reply {
        let lang = self.lang;
        let text = format!(
            "\n{}\n",
            self.fit_for_listening(&question_text(question, lang))
        );
        self.write(&text);
        let prompt = prompt(question, self.has_named_unknown, lang);
        self.has_named_unknown |= is_plain_yes_or_no(question) && question.unknown.is_some();
        loop {
            let Some(word) = self.line(&text, &prompt) else {
                return Reply::Quit;
            };
            let is_whole_word = command_in_words(&word).is_some();
            match command(&word.to_lowercase()) {
                Some(GuideCommand::Explain) => {
                    self.say(&help(question, lang));
                    continue;
                }
                // The key that switches modes in the other mode: it is understood here too, and taken for no option.
                Some(GuideCommand::Plain) => {
                    self.say(already_plain_note(lang));
                    continue;
                }
                Some(command) => {
                    if let Some(answer) = command.answer(question) {
                        return answer;
                    }
                    if is_whole_word {
                        self.say(t!(
                            lang,
                            "Das geht hier nicht.",
                            "That is not possible here."
                        ));
                        continue;
                    }
                }
                None => {}
            }
            let kept = question.former.filter(|_| word.is_empty());
            if let Some(option) = option_of_word(&word, question).or(kept) {
                // What the advisor understood is said with what follows from it.
                if !question.is_recorded {
                    let chosen = question.options[option].replace('\t', ": ");
                    let chosen = sentence(&chosen);
                    self.say(&say!(lang, "Verstanden: {chosen}", "Understood: {chosen}"));
                }
                return Reply::Option(option);
            }
            if word.is_empty() {
                // Who did not hear it all hears it again.
                self.write(&text);
                continue;
            }
            if is_plain_yes_or_no(question) {
                self.say(t!(
                    lang,
                    "Das kenne ich nicht. Bitte „ja“ oder „nein“, oder: hilfe.",
                    "I do not know that. Please type “yes” or “no”, or: help."
                ));
                continue;
            }
            let last = question.options.len();
            self.say(&say!(
                lang,
                "Das kenne ich nicht. Bitte eine Zahl von 1 bis {last}, oder: hilfe.",
                "I do not know that. Please type a number from 1 to {last}, or: help."
            ));
        }
    }

    fn search(&mut self, field: &SearchField<'_>) -> Reply {
        let lang = self.lang;
        let row = |(at, row): (usize, &Row)| format!("{}: {}", at + 1, row.sentence());
        let rows: Vec<String> = field.rows.iter().enumerate().map(row).collect();
        let list = self.fit_for_listening(&rows.join("\n")) + "\n";
        if field.is_new {
            self.write(&list);
        }
        let prompt = format!("{}: ", field.prompt);
        loop {
            let Some(words) = self.line("", &prompt) else {
                return Reply::Quit;
            };
            if words.is_empty() {
                self.write(&list);
                continue;
            }
            match field.meaning(&words, lang) {
                Meaning::Reply(answer) => return answer,
                Meaning::Explain => {
                    self.say(field.explanation);
                    let save = t!(lang, "speichern", "save");
                    let save = field.can_save.then_some(save);
                    let back = t!(lang, "zurück", "back");
                    let back = field.can_go_back.then_some(back);
                    let quit = t!(lang, "beenden", "quit");
                    let ways: Vec<&str> = save.into_iter().chain(back).chain([quit]).collect();
                    let ways = ways.join(", ");
                    self.say(&say!(
                        lang,
                        "Auch möglich: {ways}. Nur Enter: die Liste noch einmal.",
                        "Also possible: {ways}. Enter alone: the list again."
                    ));
                }
                Meaning::Plain => self.say(already_plain_note(lang)),
                Meaning::Nothing(why) => self.say(why),
            }
        }
    }

    fn pause(&mut self) -> PauseReply {
        let lang = self.lang;
        let prompt = t!(lang, "Weiter mit Enter: ", "More with Enter: ");
        loop {
            let Some(words) = self.line("", prompt) else {
                return PauseReply::End(End::Quit);
            };
            match command(&words.to_lowercase()) {
                _ if words.is_empty() => return PauseReply::More,
                Some(GuideCommand::Quit) => return PauseReply::End(End::Quit),
                Some(GuideCommand::Back) => return PauseReply::Enough,
                _ => self.say(t!(
                    lang,
                    "Nur Enter zeigt mehr. Genug: zurück. Ende: beenden.",
                    "Enter alone shows more. Enough: back. The end: quit."
                )),
            }
        }
    }

    fn say(&mut self, text: &str) {
        let text = self.fit_for_listening(text);
        self.write(&format!("{text}\n"));
    }

    fn record(&mut self, answered: &LogEntry) {
        let lang = self.lang;
        // The answer alone: a word before it would be heard twelve times.
        let mut text = sentence(&answered.answer);
        if answered.is_open {
            text.push_str(t!(lang, " Das bleibt offen.", " It stays open."));
        }
        if let Some(promise) = &answered.promise {
            text.push(' ');
            text.push_str(&sentence(promise));
        }
        self.say(&text);
        for note in &answered.notes {
            self.say(note);
        }
    }

    fn set_farewell(&mut self, farewell: &str) {
        signals::set_farewell(farewell);
    }

    fn size(&self) -> Option<(usize, usize)> {
        let (rows, columns) = self.screen.as_ref()?.size_checked()?;
        Some((rows.into(), columns.into()))
    }

    fn use_plain_lines(&mut self) {}

    fn is_plain(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> ChoicePrompt {
        ChoicePrompt {
            text: "Wofür?".to_owned(),
            options: ["Öffnung", "Verein", "Verband"].map(str::to_owned).into(),
            explanation: "Darum.".to_owned(),
            can_go_back: true,
            ..ChoicePrompt::default()
        }
    }

    fn field() -> SearchField<'static> {
        SearchField {
            prompt: "Wer?",
            rows: &[],
            is_new: true,
            explanation: "Darum.",
            can_go_back: false,
            can_save: false,
            asks_servers: false,
            preview: &|_, _| super::super::Preview::default(),
        }
    }

    fn answer(typed: &str, question: &ChoicePrompt) -> (Reply, String) {
        let mut out = Vec::new();
        let answer = LineDialogue::new(typed.as_bytes(), &mut out, Lang::De).choose(question);
        (answer, String::from_utf8(out).expect("UTF-8"))
    }

    #[test]
    fn numbers_and_beginnings_that_only_one_option_has_are_answers() {
        assert_eq!(answer("2\n", &question()).0, Reply::Option(1));
        assert_eq!(answer("offnung\n", &question()).0, Reply::Option(0));
        assert_eq!(answer("verb\n", &question()).0, Reply::Option(2));
    }

    #[test]
    fn what_is_not_understood_is_asked_again() {
        let (answer, out) = answer("ver\n9\nfoo\n3\n", &question());
        assert_eq!(answer, Reply::Option(2));
        assert_eq!(out.matches("Das kenne ich nicht.").count(), 3);
    }

    #[test]
    fn enter_alone_repeats_the_question_and_the_list() {
        let (_, out) = answer("\n3\n", &question());
        assert_eq!(out.matches("Frage: Wofür?").count(), 2, "{out}");
        let rows = [Row::of_name("Hilfe")];
        let field = SearchField {
            rows: &rows,
            ..field()
        };
        let mut out = Vec::new();
        let answer = LineDialogue::new(&b"\n1\n"[..], &mut out, Lang::De).search(&field);
        let out = String::from_utf8(out).expect("UTF-8");
        assert_eq!(answer, Reply::Option(0));
        assert_eq!(out.matches("1: Hilfe.").count(), 2, "{out}");
    }

    #[test]
    fn a_way_that_is_named_is_no_answer_even_where_an_option_begins_so() {
        let question = ChoicePrompt {
            options: [
                "Hilfe beim Übersetzen",
                "Beenden der Ehe",
                "Zurück ins Heim",
            ]
            .map(str::to_owned)
            .into(),
            can_go_back: false,
            ..question()
        };
        let (answer, out) = answer("hilfe\nHelp\nfragezeichen\nzurück\nbeenden\n", &question);
        assert_eq!(answer, Reply::Quit);
        assert_eq!(out.matches("Darum.").count(), 3, "{out}");
        assert_eq!(out.matches("Das geht hier nicht.").count(), 1, "{out}");
    }

    #[test]
    fn yes_and_no_are_understood_in_both_languages() {
        let question = ChoicePrompt {
            options: vec!["Ja".into(), "Nein".into()],
            is_yes_or_no: true,
            ..question()
        };
        for (typed, option) in [
            ("j\n", 0),
            ("YES\n", 0),
            ("n\n", 1),
            ("nein\n", 1),
            ("2\n", 1),
        ] {
            assert_eq!(answer(typed, &question).0, Reply::Option(option), "{typed}");
        }
    }

    #[test]
    fn back_quit_help_and_the_end_of_input_are_understood() {
        assert_eq!(answer("z\n", &question()).0, Reply::Back);
        assert_eq!(answer("q\n", &question()).0, Reply::Quit);
        assert_eq!(answer("", &question()).0, Reply::Quit);
        let (answer, out) = answer("?\n1\n", &question());
        assert!(
            answer == Reply::Option(0)
                && out.contains("Darum.\nAuch möglich: zurück, beenden. Nur Enter"),
            "{out}"
        );
    }

    #[test]
    fn a_line_with_special_keys_is_no_answer_and_no_words_to_search_for() {
        let former = ChoicePrompt {
            former: Some(1),
            ..question()
        };
        // Escape, arrows, Ctrl and an arrow, F1, the keypad.
        for keys in [
            "\x1b",
            "\x1b[D",
            "1\x1b[C",
            "\x1b[1;5C1",
            "\x1b[[A",
            "\x1bOq",
            "\x01",
            "\x1b[15~",
        ] {
            let (answer, out) = answer(&format!("{keys}\n3\n"), &former);
            assert_eq!(answer, Reply::Option(2), "{keys:?}");
            assert_eq!(
                out.matches("Sondertasten wirken hier nicht").count(),
                1,
                "{out}"
            );
            let mut out = Vec::new();
            let typed = format!("fa{keys}lk\nfalk\n");
            let words = LineDialogue::new(typed.as_bytes(), &mut out, Lang::De).search(&field());
            assert_eq!(words, Reply::Words("falk".to_owned()), "{keys:?}");
        }
    }

    #[test]
    fn what_nobody_pressed_and_the_lines_of_a_paste_leave_the_line_as_it_is() {
        let typed = "\x1b[I\x1b[<0;1;1MVer\x1b[200~e\nin\n\x1b[201~\x1b[O\n";
        let mut out = Vec::new();
        let words = LineDialogue::new(typed.as_bytes(), &mut out, Lang::De).search(&field());
        assert_eq!(words, Reply::Words("Vere in".to_owned()));
    }

    #[test]
    fn a_line_that_is_too_long_is_told_and_not_repeated() {
        let (answer, out) = answer(&format!("{}\n2\n", "x".repeat(600)), &question());
        assert_eq!(answer, Reply::Option(1));
        assert!(
            out.contains("Mehr als 200 Zeichen passen hier nicht."),
            "{out}"
        );
        assert!(!out.contains("xx"), "{out}");
    }

    #[test]
    fn back_is_only_named_where_there_is_a_way_back() {
        let question = ChoicePrompt {
            can_go_back: false,
            ..question()
        };
        let (_, out) = answer("?\n1\n", &question);
        assert!(out.contains("Darum.\nAuch möglich: beenden."), "{out}");
    }
}
