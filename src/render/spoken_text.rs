//! Text as it is right when it is heard: plain pages and plain lines are written by these rules.
//!
//! Speech programs spell `EUR` or say "your", read `Nr.` letter by letter, say the full stops of a day in
//! digits and make numbers of a code; several blanks and a line without a full stop give no pause, so that a
//! name runs into the next number. None of them says what stands above the window, and each row that a
//! program has broken is an utterance of its own: so a sentence is a line here, and the terminal breaks it.

use crate::t;
use crate::text::locale::Lang;
use crate::text::numbers::month_name;

/// A text, line by line as it is to be heard.
pub fn spoken_text(text: &str, lang: Lang) -> String {
    let mut heard = String::with_capacity(text.len());
    for whole in text.split_inclusive('\n') {
        heard.push_str(&line(whole.trim(), lang));
        if whole.ends_with('\n') {
            heard.push('\n');
        }
    }
    heard
}

fn line(text: &str, lang: Lang) -> String {
    let text = text.strip_prefix("- ").unwrap_or(text);
    let (text, command) = before_command(text);
    let mut words: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(word) = rest.split(' ').next().filter(|word| !word.is_empty()) {
        rest = &rest[word.len()..];
        let blanks = rest.len() - rest.trim_start().len();
        let next = rest.trim_start().chars().next();
        let mut said = spoken_word(word, next, lang);
        // Columns part what a listener could not tell apart.
        if blanks > 1 && said.ends_with(|c: char| c.is_alphanumeric() || c == ')') {
            said.push(',');
        }
        words.push(said);
        rest = rest.trim_start();
    }
    let mut said = words.join(" ");
    match command {
        Some(command) => said + if text.is_empty() { "" } else { " " } + command,
        None => {
            if needs_stop(&said) {
                said.push('.');
            }
            said
        }
    }
}

/// A line without the command at its end, which is typed as it stands.
fn before_command(text: &str) -> (&str, Option<&str>) {
    if text.starts_with("wir ") && !text.ends_with(['.', '?', '!', ':']) {
        return ("", Some(text));
    }
    match text.find(": wir ") {
        Some(at) if !text.ends_with(['.', '?', '!', ':']) => (&text[..=at], Some(&text[at + 2..])),
        _ => (text, None),
    }
}

/// A word as it is said right; `next` begins the word behind it.
fn spoken_word(word: &str, next: Option<char>, lang: Lang) -> String {
    let is_outside = |c: char| !c.is_alphanumeric();
    let core = word.trim_matches(is_outside);
    let Some(at) = word.find(core).filter(|_| !core.is_empty()) else {
        return word.to_owned();
    };
    let (before, after) = (&word[..at], &word[at + core.len()..]);
    let is_number_next = next.is_some_and(|c| c.is_ascii_digit());
    let abbreviation = matches!(core, "Nr" | "no") && after == "." && is_number_next;
    if abbreviation {
        return before.to_owned() + t!(lang, "Nummer", "number");
    }
    let said = match core {
        "EUR" => Some(t!(lang, "Euro", "euros").to_owned()),
        _ => day(core, lang).or_else(|| code(core)),
    };
    match said {
        Some(said) => format!("{before}{said}{after}"),
        None => word.to_owned(),
    }
}

/// A day in digits with its month as a word: `31. Dezember 2026`.
fn day(word: &str, lang: Lang) -> Option<String> {
    let mut parts = word.split('.');
    let mut number = |longest: usize| {
        let part = parts.next()?;
        let is_number = part.len() <= longest && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<usize>().ok())?
    };
    let (day, at, year) = (number(2)?, number(2)?, number(4)?);
    if parts.next().is_some() || !(1..=31).contains(&day) || year < 1000 {
        return None;
    }
    let name = month_name(i8::try_from(at).ok()?, lang)?;
    Some(match lang {
        Lang::De => format!("{day}. {name} {year}"),
        Lang::En => format!("{day} {name} {year}"),
    })
}

/// The code of a conversation, letter by letter: `K K T F, A N 3 0, 0 N 2`.
fn code(word: &str) -> Option<String> {
    let groups: Vec<&str> = word.split('-').collect();
    // Groups of the same length, the last perhaps shorter, as a coder makes them.
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let has_form = matches!(lengths[..], [4, 4, 3 | 4] | [5, 5, 3..=5]);
    let is_code = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    if !has_form || !groups.iter().all(|group| group.chars().all(is_code)) {
        return None;
    }
    let spelled = |group: &&str| {
        let letters: Vec<String> = group.chars().map(String::from).collect();
        letters.join(" ")
    };
    let spelled: Vec<String> = groups.iter().map(spelled).collect();
    Some(spelled.join(", "))
}

/// Whether a full stop is missing. An address or the name of a file is copied, and stands as it is.
fn needs_stop(text: &str) -> bool {
    let is_open =
        text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '“' | '”' | '%'));
    let last = text.rsplit(' ').next().unwrap_or_default();
    let is_name = last.trim_matches('.').contains('.') && last.contains(char::is_alphabetic);
    is_open && !last.contains(['@', '/', '\\']) && !is_name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelled_or_misread_is_written_as_it_is_said() {
        for (written, de, en) in [
            (
                "10.200 EUR im Jahr",
                "10.200 Euro im Jahr.",
                "10.200 euros im Jahr.",
            ),
            ("(5 EUR)", "(5 Euro).", "(5 euros)."),
            (
                "bis 31.12.2026, dann",
                "bis 31. Dezember 2026, dann.",
                "bis 31 December 2026, dann.",
            ),
            (
                "am 01.02.2027.",
                "am 1. Februar 2027.",
                "am 1 February 2027.",
            ),
            ("(Nr. 2.5, 4.5)", "(Nummer 2.5, 4.5).", "(number 2.5, 4.5)."),
            (
                "Code: KKTF-AN30-0N2",
                "Code: K K T F, A N 3 0, 0 N 2.",
                "Code: K K T F, A N 3 0, 0 N 2.",
            ),
        ] {
            assert_eq!(spoken_text(written, Lang::De), de);
            assert_eq!(spoken_text(written, Lang::En), en);
        }
    }

    #[test]
    fn every_line_is_a_sentence_of_its_own() {
        for (written, said) in [
            ("- Interkulturelle Öffnung\n", "Interkulturelle Öffnung.\n"),
            ("1001  Mia Muster", "1001, Mia Muster."),
            ("Aufgaben:", "Aufgaben:"),
            ("Ist das neu?", "Ist das neu?"),
            ("Ergebnis vom 28.11.2026", "Ergebnis vom 28. November 2026."),
            ("WIR fördert das", "WIR fördert das."),
            ("AMIF", "AMIF."),
            ("", ""),
        ] {
            assert_eq!(spoken_text(written, Lang::De), said);
        }
    }

    #[test]
    fn what_is_copied_or_typed_stays_as_it_is() {
        for written in [
            "wir foerderung find --code KKTF-AN30-0N2",
            "Weitermachen: wir foerderung find --code KKTF-AN30-0N2",
            "Formular: https://antrag.hessen.de/WIR_Vielfalt",
            "E-Mail: a.b@example.org",
            "Gespeichert: /home/mia/fristen.ics",
            "Gespeichert: fristen.ics",
            "192.168.1.2022.",
            "Version 1.31.2026.4.",
            "31.13.2026.",
        ] {
            assert_eq!(spoken_text(written, Lang::De), written);
        }
    }
}
