//! Plain lines: the equal of the key mode for screen readers, dumb and small terminals.
//!
//! Everything is a line with a name before it, nothing moves, and what was understood is said back.

use std::io::{BufRead, Write};

use dialoguer::console::Term;

use super::{Answer, Answered, Command, Dialogue, Question, command, signals, wrapped, yes_or_no};
use crate::fold;
use crate::locale::Lang;
use crate::{say, t};

/// Asks on `out` and reads lines from `input`.
pub struct Lines<I, O> {
    input: I,
    out: O,
    lang: Lang,
    /// The terminal whose width counts, where there is one.
    screen: Option<Term>,
}

impl<I: BufRead> Lines<I, Term> {
    /// A dialogue in lines on the terminal behind standard error.
    pub fn on_terminal(input: I, lang: Lang) -> Lines<I, Term> {
        Lines {
            input,
            out: Term::stderr(),
            lang,
            screen: Some(Term::stderr()),
        }
    }
}

impl<I: BufRead, O: Write> Lines<I, O> {
    /// A dialogue in lines, wherever they go.
    pub fn new(input: I, out: O, lang: Lang) -> Lines<I, O> {
        Lines {
            input,
            out,
            lang,
            screen: None,
        }
    }

    /// A text with its lines broken for the terminal as it is now.
    fn fitted(&self, text: &str) -> String {
        wrapped(text, self.columns().unwrap_or(super::WIDEST_PROSE))
    }

    /// One line, or the end of input. Bytes that are not UTF-8 are read as the terminal meant them.
    fn line(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        match self.input.read_until(b'\n', &mut bytes) {
            Ok(1..) => Some(String::from_utf8_lossy(&bytes).trim().to_owned()),
            Ok(0) | Err(_) => None,
        }
    }

    fn write(&mut self, text: &str) {
        // Who cannot be asked cannot answer either: the next read ends the conversation.
        let _ = write!(self.out, "{text}");
        let _ = self.out.flush();
    }
}

/// The option that a word means: its number, or a beginning that only one option has.
fn meant_option(word: &str, question: &Question) -> Option<usize> {
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
    let word = fold::plain(&fold::spelled(word));
    if word.is_empty() {
        return None;
    }
    let mut begins = question
        .options
        .iter()
        .enumerate()
        .filter(|(_, option)| fold::plain(&fold::spelled(option)).starts_with(&word));
    match (begins.next(), begins.next()) {
        (Some((option, _)), None) => Some(option),
        _ => None,
    }
}

/// The question with its options, one a line, each with a name before it.
fn asked(question: &Question, lang: Lang) -> String {
    let mut text = String::new();
    if let Some(header) = &question.header
        && header.is_first
    {
        let (title, promise) = (&header.title, super::sentence(&header.promise));
        text = say!(
            lang,
            "{title}. {promise} Hilfe: ?\n\n",
            "{title}. {promise} Help: ?\n\n"
        );
    }
    let words = &question.text;
    text.push_str(&say!(lang, "Frage: {words}\n", "Question: {words}\n"));
    for (at, option) in question.options.iter().enumerate() {
        let option = option.replace('\t', ": ");
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

impl<I: BufRead, O: Write> Dialogue for Lines<I, O> {
    fn choose(&mut self, question: &Question) -> Answer {
        let lang = self.lang;
        let text = self.fitted(&asked(question, lang));
        self.write(&format!("\n{text}\n"));
        let last = question.options.len();
        loop {
            self.write(&say!(
                lang,
                "Ihre Antwort, 1 bis {last}: ",
                "Your answer, 1 to {last}: "
            ));
            let Some(word) = self.line() else {
                self.write("\n");
                return Answer::Quit;
            };
            match command(&word.to_lowercase()) {
                Some(Command::Explain) => {
                    let explanation = &question.explanation;
                    let unknown = question
                        .unknown
                        .map(|_| t!(lang, "w weiß nicht", "d don't know"));
                    let ways = unknown.into_iter().chain(super::ways_out(question, lang));
                    let ways = ways.collect::<Vec<_>>().join(", ");
                    let help = say!(
                        lang,
                        "{explanation}\nAuch möglich: {ways}.",
                        "{explanation}\nAlso possible: {ways}."
                    );
                    self.say(&help);
                    continue;
                }
                // The key of the other mode; nobody means an option that begins so.
                Some(Command::Plain) => {
                    self.say(t!(
                        lang,
                        "Es sind schon einfache Zeilen.",
                        "These are plain lines already."
                    ));
                    continue;
                }
                Some(command) => {
                    if let Some(answer) = command.answer(question) {
                        return answer;
                    }
                }
                None => {}
            }
            let kept = question.former.filter(|_| word.is_empty());
            if let Some(option) = meant_option(&word, question).or(kept) {
                // What the advisor understood is said with what follows from it.
                if !question.is_recorded {
                    let chosen = &question.options[option];
                    let chosen = chosen.replace('\t', ": ");
                    self.say(&say!(lang, "Verstanden: {chosen}", "Understood: {chosen}"));
                }
                return Answer::Option(option);
            }
            self.say(&say!(
                lang,
                "Das kenne ich nicht. Bitte eine Zahl von 1 bis {last}. Hilfe: ?",
                "I do not know that. Please type a number from 1 to {last}. Help: ?"
            ));
        }
    }

    fn ask(&mut self, text: &str, explanation: &str) -> Answer {
        let ways = t!(self.lang, "z zurück   q beenden", "b back   q quit");
        loop {
            // The answer has a row to itself, so that the words for it are never broken.
            let text = self.fitted(text);
            self.write(&format!("\n{text}\n(?   {ways}): "));
            let Some(words) = self.line() else {
                self.write("\n");
                return Answer::Quit;
            };
            match command(&words.to_lowercase()) {
                Some(Command::Quit) => return Answer::Quit,
                Some(Command::Back) => return Answer::Back,
                Some(Command::Explain) => self.say(explanation),
                // A key that was meant for the question before.
                _ if words.is_empty() => {}
                _ => return Answer::Words(words),
            }
        }
    }

    fn say(&mut self, text: &str) {
        let text = self.fitted(text);
        self.write(&format!("{text}\n"));
    }

    fn record(&mut self, answered: &Answered) {
        let lang = self.lang;
        let answer = super::sentence(&answered.answer);
        let mut text = say!(lang, "Verstanden: {answer}", "Understood: {answer}");
        if answered.is_open {
            text.push_str(t!(lang, " Das bleibt offen.", " It stays open."));
        }
        if let Some(promise) = &answered.promise {
            text.push(' ');
            text.push_str(&super::sentence(promise));
        }
        self.say(&text);
        for note in &answered.notes {
            self.say(note);
        }
    }

    fn part_with(&mut self, farewell: &str) {
        signals::part_with(farewell);
    }

    fn columns(&self) -> Option<usize> {
        let (_, columns) = self.screen.as_ref()?.size_checked()?;
        Some(usize::from(columns))
    }

    fn is_plain(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> Question {
        Question {
            text: "Wofür?".to_owned(),
            options: ["Öffnung", "Verein", "Verband"].map(str::to_owned).into(),
            explanation: "Darum.".to_owned(),
            can_go_back: true,
            ..Question::default()
        }
    }

    fn answer(typed: &str, question: &Question) -> (Answer, String) {
        let mut out = Vec::new();
        let answer = Lines::new(typed.as_bytes(), &mut out, Lang::De).choose(question);
        (answer, String::from_utf8(out).expect("UTF-8"))
    }

    #[test]
    fn numbers_and_beginnings_that_only_one_option_has_are_answers() {
        assert_eq!(answer("2\n", &question()).0, Answer::Option(1));
        assert_eq!(answer("offnung\n", &question()).0, Answer::Option(0));
        assert_eq!(answer("verb\n", &question()).0, Answer::Option(2));
    }

    #[test]
    fn what_is_not_understood_is_asked_again() {
        let (answer, out) = answer("ver\n9\n\nfoo\n3\n", &question());
        assert_eq!(answer, Answer::Option(2));
        assert_eq!(out.matches("Das kenne ich nicht.").count(), 4);
    }

    #[test]
    fn yes_and_no_are_understood_in_both_languages() {
        let question = Question {
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
            assert_eq!(
                answer(typed, &question).0,
                Answer::Option(option),
                "{typed}"
            );
        }
    }

    #[test]
    fn back_quit_help_and_the_end_of_input_are_understood() {
        assert_eq!(answer("z\n", &question()).0, Answer::Back);
        assert_eq!(answer("q\n", &question()).0, Answer::Quit);
        assert_eq!(answer("", &question()).0, Answer::Quit);
        let (answer, out) = answer("?\n1\n", &question());
        assert!(
            answer == Answer::Option(0)
                && out.contains("Darum.\nAuch möglich: z zurück, q beenden."),
            "{out}"
        );
    }

    #[test]
    fn back_is_only_named_where_there_is_a_way_back() {
        let question = Question {
            can_go_back: false,
            ..question()
        };
        let (_, out) = answer("?\n1\n", &question);
        assert!(out.contains("Darum.\nAuch möglich: q beenden."), "{out}");
    }
}
