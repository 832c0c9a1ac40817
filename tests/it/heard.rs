//! Plain lines as they are heard: rules for text that a screen reader says, and how much is said before the
//! answer. Each rule comes from something that speech programs said wrong; the loop of `.ci/long` has them
//! say it.

#![cfg(unix)]

use crate::program::terminal::Talk;
use crate::program::wir;

/// A place where words are typed; the line ends with what was typed there.
const PROMPTS: [&str; 8] = [
    "Name, Nummer, Raum oder Thema: ",
    "Name, number, room or topic: ",
    "Zahl oder neue Suche: ",
    "Number or new search: ",
    "Ihre Antwort, 1 bis ",
    "Your answer, 1 to ",
    "Ja, nein oder weiß nicht: ",
    "Yes, no or don't know: ",
];

/// What is typed in the guide, one after the other.
const TYPED: &[&str] = &[
    "falk",
    "",
    "hilfe",
    "zzzz",
    "sehsar",
    "demokratie",
    "2",
    "zurück",
    "zurück",
    "1",
    "2",
    "4",
    "3",
    "zurück",
    "zurück",
    "5",
    "6",
    "1",
    "zurück",
    "7",
];

/// What is wrong with a line for who hears it.
fn faults(line: &str) -> Vec<&'static str> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let is_option = first.ends_with(':') && first.len() <= 3;
    let last = words.last().copied().unwrap_or_default();
    // What is copied letter by letter ends as it is.
    let is_copied = last.contains(['@', '/', '\\']) || line.contains("wir ");
    let cores: Vec<&str> = words
        .iter()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let capitals = |word: &&str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
    };
    let rules = [
        (
            "frames",
            line.chars().any(|c| ('\u{2500}'..='\u{257f}').contains(&c)),
        ),
        (
            "a number at the beginning that is no option",
            first.starts_with(|c: char| c.is_ascii_digit())
                && !is_option
                && !first.ends_with('.')
                && !is_count_or_day(&words),
        ),
        ("a word that is torn", line.ends_with('-')),
        ("an abbreviation that is spelled", cores.contains(&"EUR")),
        (
            "an abbreviation that is spelled",
            words.iter().any(|word| word.contains("Nr.")),
        ),
        ("a day in digits", cores.iter().any(|core| is_day(core))),
        (
            "a code that is read as words",
            cores.iter().any(|core| is_code(core)) && !is_copied,
        ),
        (
            "a sign alone",
            words.iter().any(|word| *word == "?" || *word == ">"),
        ),
        (
            "a line in capitals",
            words.len() > 1 && words.iter().all(capitals),
        ),
        ("columns", line.trim().contains("   ")),
        (
            "signs that are silent",
            line.contains(" --") || words.iter().any(|word| word.contains('_')) && !is_copied,
        ),
        (
            "no full stop",
            !line.ends_with(['.', ':', '?', '!', '…']) && !is_copied,
        ),
    ];
    rules
        .into_iter()
        .filter_map(|(fault, is)| is.then_some(fault))
        .collect()
}

/// `2 Treffer.`, `31 December 2026: …`: a sentence that begins with how many there are, or with a day.
fn is_count_or_day(words: &[&str]) -> bool {
    let is_count = matches!(
        words.get(1),
        Some(&("Treffer." | "hits." | "Treffer" | "hits"))
    );
    let year = words
        .get(2)
        .map(|year| year.trim_end_matches([':', ',', '.']));
    is_count || year.is_some_and(|year| year.len() == 4 && year.parse::<u16>().is_ok())
}

fn is_day(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let are_numbers = parts
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    are_numbers && parts.len() == 3 && parts[2].len() == 4
}

fn is_code(word: &str) -> bool {
    let groups: Vec<usize> = word.split('-').map(str::len).collect();
    let is_letter = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    groups == [4, 4, 3] && word.chars().all(is_letter)
}

/// Complains about each line of a text in which something is heard wrong.
fn is_heard_right(what: &str, text: &str) {
    let text = text.replace('\r', "");
    let lines = text.lines().filter(|line| {
        let is_typed = PROMPTS.iter().any(|prompt| line.starts_with(prompt));
        !line.trim().is_empty() && !is_typed
    });
    let wrong: Vec<String> = lines
        .filter_map(|line| {
            let faults = faults(line);
            (!faults.is_empty()).then(|| format!("{}: {line}", faults.join(", ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{what}\n{}", wrong.join("\n"));
}

#[test]
fn every_fault_is_found_in_a_line_that_has_it() {
    for (line, fault) in [
        ("├──────┤", "frames"),
        ("12 Fragen.", "a number at the beginning that is no option"),
        (
            "06031 83-3032, Mia.",
            "a number at the beginning that is no option",
        ),
        ("Willkommens-", "a word that is torn"),
        ("Bis 5.000 EUR.", "an abbreviation that is spelled"),
        ("Nach Nr. 2.5.", "an abbreviation that is spelled"),
        ("Bis 31.12.2026.", "a day in digits"),
        ("Code: KKTF-AN30-0N2.", "a code that is read as words"),
        ("Hilfe: ?", "a sign alone"),
        ("PASST NICHT.", "a line in capitals"),
        ("Mia   1001.", "columns"),
        ("Mit --plain.", "signs that are silent"),
        ("Interkulturelle Öffnung", "no full stop"),
    ] {
        assert!(faults(line).contains(&fault), "{line}: {:?}", faults(line));
    }
    for line in [
        "1: Räume.",
        "2 Treffer.",
        "Anrufen: 06031 83-0.",
        "31. Dezember 2026: Lotsen.",
    ] {
        assert_eq!(faults(line), Vec::<&str>::new(), "{line}");
    }
}

#[test]
fn every_plain_page_is_heard_right() {
    for lang in ["de", "en"] {
        for words in [
            "falk",
            "raum 415",
            "demokratie jugendforum",
            "contacts",
            "rooms",
            "program",
            "program landesprogramm",
            "foerderung deadlines",
        ] {
            let mut arguments = vec!["--lang", lang, "--plain"];
            arguments.extend(words.split(' '));
            let run = wir(&arguments);
            assert_eq!(run.code, 0, "{words}");
            is_heard_right(words, &run.out);
        }
    }
}

#[test]
fn everything_that_the_guide_says_in_plain_lines_is_heard_right() {
    for lang in ["de", "en"] {
        let mut talk = Talk::start(80, 250, &format!("--plain --lang {lang}"));
        let field = PROMPTS[usize::from(lang == "en")];
        talk.sees(field);
        for typed in TYPED {
            talk.types(&format!("{typed}\r")).sees("\n").sees(": ");
        }
        talk.types("beenden\r");
        let (code, seen, _) = talk.ends();
        assert_eq!(code, 0);
        // What is typed before the program asks stands on a row of its own.
        let said = |line: &&str| !TYPED.contains(line) && !line.starts_with("CODE=");
        let seen = seen.replace('\r', "");
        let lines: Vec<&str> = seen.lines().filter(said).collect();
        is_heard_right(lang, &lines.join("\n"));
    }
}

/// Words that are said in a text.
fn words(text: &str) -> usize {
    let is_said = |word: &&str| word.chars().any(char::is_alphanumeric);
    text.split_whitespace().filter(is_said).count()
}

#[test]
fn the_answer_is_heard_soon() {
    for (typed, answer, most) in [
        ("falk", "06031 83-3032", 45),
        ("raum 415", "Henrietta Falk, Telefon 06031 83-3032", 50),
        ("415", "Viola Sesar, Telefon 06031 83-3033", 50),
    ] {
        let mut talk = Talk::start(80, 24, "--plain");
        talk.sees(PROMPTS[0]).types(&format!("{typed}\r"));
        talk.sees(answer).sees("\n");
        let heard = words(&talk.seen);
        assert!(heard <= most, "{typed}: {heard} words\n{}", talk.seen);
        talk.types("beenden\r");
        assert_eq!(talk.ends().0, 0);
    }
}
