//! What somebody typed, cut into terms.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use crate::clean;
use crate::fold;
use crate::model::phone::Number;
use crate::source::Part;
use crate::unicode::with_ascii_digits;

/// Words that people put around a name or number, and that name nobody. They are taken off only
/// when the query finds nothing with them.
const FILLERS: &str = " a adresse address am an and app apparat aus bei beim bekomme bekommen bekommt bezahlen bezahlt bin bitte brauche btw call can das dem den der des die dr durchwahl dw \
    e ein eine einen email engagieren er erreiche erreichen es ext extension fax faxnummer find finde for fr frau fuer gehoert \
    gern gerne get gibt give guten habe haben hallo has hat have heisst herr herrn hr i ich if ihr im in is ist kann koennen koennte \
    lautet look looking mail man me mich mir miss mit moechte mr mrs ms my nebenstelle need no nr nst number nummer o of on or pay pays phone \
    please prof reach responsible rufe rufen s sagen sie sind sitzt sits sprechen suche tag tel telefon telefonnummer \
    the there to und us verbinden vom von want was we wegen welche welchem welcher welches wem wen wenn wer what where \
    which who whom whose wie will with wir wo would x you zahlen zahlt zu zum zur zustaendig how do does ";

/// Shorter fillers are never meant: every text holds them.
const SHORTEST_MEANT: usize = 3;

/// The key of the room that somebody typed, with or without the word "Raum".
pub fn room_key(typed: &str) -> String {
    Query::new(typed).room_key()
}

/// Signs around words that are not part of them.
const PUNCTUATION: [char; 9] = ['?', '!', ',', ';', '"', '„', '“', '”', ':'];

/// Words that say that a room number follows.
const ROOM_WORDS: [&str; 9] = [
    "raum", "zimmer", "buero", "zi", "room", "office", "raumnr", "zimmernr", "roomno",
];

/// A query, in the ways in which it can be read, the likeliest first.
#[derive(Clone, Debug)]
pub struct Query {
    /// What was typed.
    typed: String,
    readings: Vec<Vec<Term>>,
}

/// One part of a query; an entry must fit every one.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    /// The written-out key, see [`fold::spelled`]. Empty for a term that is a number or room only.
    pub(super) spelled: String,
    /// The short key, see [`fold::plain`].
    pub(super) plain: String,
    /// The letters of the short key, see [`letters`](super::term::letters).
    pub(super) letters: u32,
    /// Whether the term is too weak for anything but a name.
    pub(super) only_in_names: bool,
    /// The term as a telephone number.
    pub(super) number: Option<Number>,
    /// The term as a room number, see [`fold::room_key`].
    pub(super) room: Option<String>,
    /// The term as an e-mail address, in lower case.
    pub(super) mail: Option<String>,
    /// The word with its own marks, for those who cannot fold.
    written: String,
}

impl Query {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Query {
        let typed = typed.trim().to_owned();
        let asked = asked(&typed);
        let words: Vec<&str> = asked
            .split_whitespace()
            .map(|word| word.trim_matches(PUNCTUATION))
            .collect();
        let words: Vec<&str> = words
            .into_iter()
            .filter(|word| !word.is_empty())
            .flat_map(parted)
            .collect();
        let mut readings = vec![read(&words, true)];
        readings.push(read(&words, false));
        let named: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| !is_filler(word))
            .collect();
        if named.len() < words.len() {
            readings.push(read(&named, true));
        }
        let is_short_for_room = |word: &str| matches!(fold::room_key(word).as_str(), "r" | "rm");
        let named: Vec<&str> = named
            .into_iter()
            .filter(|word| !is_room_word(word) && !is_short_for_room(word))
            .collect();
        if named.len() < words.len() {
            readings.push(read(&named, true));
        }
        readings.retain(|terms| !terms.is_empty());
        // Fillers and single letters are looked for in names only: a text holds most of them.
        for term in readings.iter_mut().flatten() {
            term.letters = super::term::letters(&term.plain);
            term.only_in_names = is_filler(&term.spelled)
                || term.spelled.chars().count() == 1 && term.number.is_none();
        }
        // Who types nothing else means it: `WIR`, `Telefon`.
        if words
            .iter()
            .all(|word| is_filler(word) && word.len() >= SHORTEST_MEANT)
            && let Some(mut terms) = readings.first().cloned()
        {
            for term in &mut terms {
                term.only_in_names = false;
            }
            readings.push(terms);
        }
        Query { typed, readings }
    }

    /// What was typed, without blanks around it.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// The query as a room number: without the words that say that it is one.
    pub(super) fn room_key(&self) -> String {
        let asked = asked(&self.typed);
        let words = asked
            .split_whitespace()
            .map(|word| word.trim_matches(PUNCTUATION))
            .flat_map(parted);
        let words =
            words.filter(|word| !is_room_word(word) && (is_wing_letter(word) || !is_filler(word)));
        fold::room_key(&words.collect::<Vec<_>>().join(" "))
    }

    /// The readings for a server, which knows nothing of folding: each word in all its spellings.
    pub fn parts(&self) -> Vec<Vec<Part>> {
        let part = |term: &Term| Part {
            spellings: match term.written.as_str() {
                "" => fold::spellings(&term.spelled),
                written => fold::spellings(written),
            },
            only_in_names: term.only_in_names,
            number: term.number,
            room: term.room.clone(),
            mail: term.mail.clone(),
        };
        let reading = |terms: &Vec<Term>| terms.iter().map(part).collect();
        self.readings.iter().map(reading).collect()
    }

    pub(super) fn readings(&self) -> &[Vec<Term>] {
        &self.readings
    }
}

/// What was typed, as it is looked for: pasted text may hold what cannot be seen, and people type the
/// digits of their own script.
fn asked(typed: &str) -> Cow<'_, str> {
    match clean::line(typed) {
        Cow::Borrowed(line) => with_ascii_digits(line),
        Cow::Owned(line) => Cow::Owned(with_ascii_digits(&line).into_owned()),
    }
}

fn is_filler(word: &str) -> bool {
    let word = fold::spelled(word);
    FILLERS.contains(&format!(" {} ", word.replace(' ', "")))
}

fn is_room_word(word: &str) -> bool {
    ROOM_WORDS.contains(&fold::room_key(word).as_str())
}

/// Cuts `Raum415`, `Zi.415` and `x3033` into the word and the number, and `tel:+49…` from its prefix.
fn parted(word: &str) -> Vec<&str> {
    if let Some(number) = word.strip_prefix("tel:") {
        return vec![number];
    }
    let digits = word.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (before, number) = word.split_at(digits);
    let is_extension = matches!(
        before.to_lowercase().as_str(),
        "x" | "ext." | "ext" | "dw" | "nst"
    );
    if !before.is_empty() && (is_room_word(before) || is_extension) {
        vec![before, number]
    } else {
        vec![word]
    }
}

/// A single capital letter, as the wing of a building has it.
fn is_wing_letter(word: &str) -> bool {
    word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// Cuts words into terms. With `join`, neighbours that look like pieces of one number, or of one
/// room (`B 2.14`), become one term.
fn read(words: &[&str], join: bool) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        let mut rest = &words[at + 1..];
        if is_room_word(word)
            && rest.first().is_some_and(|next| {
                matches!(
                    fold::spelled(next).as_str(),
                    "nr" | "no" | "nummer" | "number"
                )
            })
        {
            at += 1;
            rest = &rest[1..];
        }
        if is_room_word(word)
            && rest.first().is_some_and(|next| {
                has_digit(next) || rest.get(1).is_some_and(|next| starts_with_digit(next))
            })
        {
            let taken = if has_digit(rest[0]) { 1 } else { 2 };
            terms.push(Term {
                room: Some(fold::room_key(&rest[..taken].join(" "))),
                ..Term::default()
            });
            at += 1 + taken;
        } else if word.contains('@') {
            terms.push(Term {
                mail: Some(word.to_lowercase()),
                ..Term::default()
            });
            at += 1;
        } else if join && is_number_piece(word) {
            let run = 1 + rest.iter().take_while(|word| is_number_piece(word)).count();
            terms.extend(number_term(&words[at..at + run].join(" ")));
            at += run;
        } else if join && is_wing(word) && rest.first().is_some_and(|next| starts_with_digit(next))
        {
            terms.extend(word_terms(&format!("{word}{}", rest[0])));
            at += 2;
        } else if is_number_piece(word) {
            terms.extend(number_term(word));
            at += 1;
        } else {
            terms.extend(word_terms(word));
            at += 1;
        }
    }
    terms
}

fn has_digit(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Digits and the signs between them, as in `+49`, `(0)6031`, `83-3033`, `/`, `-`.
fn is_number_piece(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_ascii_digit() || "+-/().–".contains(c))
}

/// The letter of a wing or building before a room number.
fn is_wing(word: &str) -> bool {
    word.chars().count() <= 2 && word.chars().all(char::is_alphabetic)
}

fn number_term(text: &str) -> Option<Term> {
    if !has_digit(text) {
        return None;
    }
    let key = fold::room_key(text);
    let number = Number::parse(text).ok();
    // "415" may also be part of a name: "Amt 50", "Fachdienst 3".
    let word = if text.bytes().all(|byte| byte.is_ascii_digit()) {
        key.clone()
    } else {
        String::new()
    };
    Some(Term {
        plain: word.clone(),
        spelled: word,
        number,
        room: Some(key),
        ..Term::default()
    })
}

/// The terms of one word; a hyphen or slash divides it. What holds digits may be a room as a whole.
fn word_terms(word: &str) -> Vec<Term> {
    let spelled = fold::spelled(word);
    let room = has_digit(word).then(|| fold::room_key(word));
    if room.is_some() && spelled.contains(' ') || spelled.is_empty() {
        return room
            .map(|room| Term {
                room: Some(room),
                ..Term::default()
            })
            .into_iter()
            .collect();
    }
    let is_apart = |c: char| fold::spelled(c.encode_utf8(&mut [0; 4])).is_empty();
    let is_joined = |c: char| "'’‘`´ʼ".contains(c) || is_combining_mark(c);
    let mut written = word
        .split(|c| is_apart(c) && !is_joined(c))
        .filter(|part| !part.is_empty());
    let parts = spelled.split(' ').filter(|part| !part.is_empty());
    parts
        .map(|part| Term {
            written: written.next().unwrap_or_default().to_owned(),
            spelled: part.to_owned(),
            plain: fold::plain(part),
            room: room.clone(),
            ..Term::default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_reading(typed: &str) -> Vec<String> {
        let query = Query::new(typed);
        let show = |term: &Term| {
            let mut parts = vec![term.spelled.clone()];
            parts.extend(term.number.map(|number| format!("#{}", number.digits())));
            parts.extend(term.room.clone().map(|room| format!("@{room}")));
            parts.extend(term.mail.clone());
            parts.retain(|part| !part.is_empty());
            parts.join(" ")
        };
        query
            .readings()
            .first()
            .map(|terms| terms.iter().map(show).collect())
            .unwrap_or_default()
    }

    #[test]
    fn a_number_is_one_term_however_it_is_spaced() {
        assert_eq!(
            first_reading("+49 (0)6031 83 3033"),
            ["#496031833033 @4906031833033"]
        );
        assert_eq!(first_reading("falk 83 - 3032"), ["falk", "#833032 @833032"]);
    }

    #[test]
    fn digits_of_other_scripts_and_pasted_signs_ask_for_the_same() {
        for typed in ["３０３３", "٣٠٣٣", "३०३३", "30\u{ad}33", "\u{202e}3033"] {
            assert_eq!(first_reading(typed), first_reading("3033"), "{typed}");
        }
        assert_eq!(first_reading("Raum ٤١٥"), ["@415"]);
        assert_eq!(room_key("Raum ４１５"), "415");
        assert_eq!(first_reading("ＦＡＬＫ８３"), first_reading("falk83"));
    }

    #[test]
    fn a_room_is_one_term_with_and_without_its_word() {
        assert_eq!(first_reading("Raum B 2.14"), ["@b214"]);
        assert_eq!(first_reading("müller b 2.14"), ["mueller", "@b214"]);
        assert_eq!(first_reading("raum 415"), ["@415"]);
        assert_eq!(first_reading("415"), ["415 #415 @415"]);
    }

    #[test]
    fn double_names_are_two_terms_and_questions_lose_their_marks() {
        assert_eq!(
            first_reading("Großkopf-Weiß, Jörg"),
            ["grosskopf", "weiss", "joerg"]
        );
        let query = Query::new("In welchem Raum sitzt Frau Falk?");
        let last: Vec<&str> = query
            .readings()
            .last()
            .expect("a reading")
            .iter()
            .map(|term| term.spelled.as_str())
            .collect();
        assert_eq!(last, ["falk"]);
    }

    #[test]
    fn a_server_gets_each_word_with_and_without_its_marks() {
        for (typed, spellings) in [
            ("O'Neill", [&["o'neill", "oneill"][..]].as_slice()),
            ("Dvořák", &[&["dvořák", "dvorak"]]),
            ("Groß-Weiß", &[&["groß", "gross"], &["weiß", "weiss"]]),
        ] {
            let parts = Query::new(typed).parts();
            assert_eq!(parts[0].len(), spellings.len(), "{typed}");
            for (part, spellings) in parts[0].iter().zip(spellings) {
                for spelling in *spellings {
                    assert!(
                        part.spellings.iter().any(|have| have == spelling),
                        "{part:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn nothing_and_punctuation_are_no_terms() {
        assert!(Query::new("  ").readings().is_empty());
        assert!(Query::new(". - ?").readings().is_empty());
    }
}
