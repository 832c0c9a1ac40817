//! What somebody typed, cut into terms, in the ways in which it can be read.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use unicode_normalization::char::is_combining_mark;

use super::letters::letters;
use super::spoken;
use super::synonyms::{TypedWord, find_synonyms};
use super::term::Term;
use super::words::{
    is_about_people, is_conjunction, is_form_of_address, is_particle, is_room_word, title,
};
use crate::ldap::QueryPart;
use crate::model::phone::Number;
use crate::model::synonym::Synonym;
use crate::text::clean;
use crate::text::fold;
use crate::text::unicode::with_ascii_digits;

/// Signs around words that are not part of them.
const PUNCTUATION: [char; 9] = ['?', '!', ',', ';', '"', '„', '“', '”', ':'];

/// Signs around words that belong to a number: `+49 (0)6031`.
const BRACKETS: [char; 2] = ['(', ')'];

/// Bounds of a query, for every word is compared with the whole directory: a text that was pasted by accident
/// must not take minutes. A sentence that is asked is far shorter.
const MOST_WORDS: usize = 40;
const MOST_CHARACTERS: usize = 1_000;

/// The key of a room as it was typed, with or without the word "Raum".
pub fn room_key(typed: &str) -> String {
    Query::new(typed).room_key()
}

/// A query, in the ways in which it can be read, the likeliest first.
#[derive(Clone, Debug)]
pub struct Query {
    /// What was typed.
    typed: String,
    readings: Vec<QueryReading>,
}

/// A query with a word of offices in place of an everyday one.
#[derive(Debug)]
pub(super) struct RewrittenQuery {
    pub(super) query: Query,
    /// The everyday words.
    pub(super) said: Query,
    /// What offices call it.
    pub(super) called: String,
}

/// So many queries with other words are tried.
const MOST_REWRITTEN: usize = 16;

/// One way to read a query.
#[derive(Clone, Debug, Default)]
pub(super) struct QueryReading {
    /// An entry must fit every one.
    pub(super) terms: Vec<Term>,
    /// What was heard or spelled out, where it is other than what was typed.
    pub(super) read_as: Option<String>,
    /// Whether words around a name were left out, so that what is left is meant.
    pub(super) is_bare: bool,
    /// Whether words are taken for what they need not be, initials or a given name: all of it fits, or it
    /// says nothing.
    pub(super) is_guess: bool,
    /// Whether several may be asked for: `Falk oder Sesar`.
    pub(super) is_list: bool,
}

impl QueryReading {
    fn has_terms(&self, terms: &[Term]) -> bool {
        let pairs = self.terms.iter().zip(terms);
        self.terms.len() == terms.len() && pairs.into_iter().all(|(one, other)| one.is_same(other))
    }
}

/// A piece of what was typed.
#[derive(Clone, Debug, PartialEq)]
enum Token<'t> {
    Word(&'t str),
    /// Digits with the signs between them.
    Number(String),
    /// The key of a room, and what was typed of it.
    Room(String, String),
    /// The letter of a house.
    Wing(String),
    Mail(String),
    /// A form of address: a family name follows.
    Address(&'t str),
    /// The name that follows.
    Name(&'t str),
    /// A word that is only said around a name.
    Around(&'t str),
}

impl Query {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Query {
        let typed = typed.trim().to_owned();
        let asked = clean_input(&typed).into_owned();
        let mut readings = Vec::new();
        // `[` and `;` stand in no name, so where they occur the keyboard wrote signs for umlauts; and a query of
        // single letters only is a name that is spelled out. Then what was heard is likelier than what stands there.
        let has_signs = asked.contains(['[', ';']);
        let mut words = asked.split_whitespace();
        let are_letters = words.all(|word| word.chars().count() == 1);
        let heard = [
            (spoken::with_umlauts_for_signs(&asked), has_signs),
            (spoken::with_digits_for_letters(&asked), false),
            (spoken::with_digits(&asked), false),
            (spoken::with_words(&asked), are_letters),
            (spoken::without_hints(&asked), false),
        ];
        let heard = |is_likelier: bool| {
            let of_kind = heard
                .iter()
                .filter(move |(_, likelier)| *likelier == is_likelier);
            of_kind.filter_map(|(heard, _)| heard.as_deref())
        };
        for read_as in heard(true) {
            readings.extend(self::readings(read_as, Some(read_as)));
        }
        readings.extend(self::readings(&asked, None));
        for read_as in heard(false) {
            readings.extend(self::readings(read_as, Some(read_as)));
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
        let asked = clean_input(&self.typed);
        let words = words_of(&asked);
        let tokens = tokens(&words, true);
        if let Some(room) = tokens.iter().find_map(|token| match token {
            Token::Room(room, _) => Some(room.clone()),
            _ => None,
        }) {
            return room;
        }
        let meant = words
            .iter()
            .filter(|word| !is_room_word(word) && (is_wing_letter(word) || !is_about_people(word)));
        fold::room_key(&meant.copied().collect::<Vec<_>>().join(" "))
    }

    /// The readings for a server, which knows nothing of folding: each word in all its spellings.
    pub fn parts(&self) -> Vec<Vec<QueryPart>> {
        let part = |term: &Term| QueryPart {
            spellings: match term.spelled.as_str() {
                "" => Vec::new(),
                _ => fold::spellings(&term.typed),
            },
            only_in_names: term.only_in_names,
            number: term.number,
            room: term.room.clone().or_else(|| term.wing.clone()),
            mail: term.mail.clone(),
        };
        let reading = |reading: &QueryReading| reading.terms.iter().map(part).collect();
        self.readings.iter().map(reading).collect()
    }

    /// The words as [`fold::spelled_key`] has them, each with what was typed.
    pub(super) fn words(&self) -> Vec<(String, String)> {
        let asked = clean_input(&self.typed);
        let mut words = Vec::new();
        for word in words_of(&asked) {
            let spelled = fold::spelled_key(word);
            let parts: Vec<&str> = spelled.split(' ').filter(|part| !part.is_empty()).collect();
            let typed: Vec<&str> = word
                .split(|c: char| !c.is_alphanumeric())
                .filter(|part| !part.is_empty())
                .collect();
            for (at, part) in parts.iter().enumerate() {
                let typed = match (parts.len(), typed.get(at)) {
                    (1, _) => word,
                    (count, Some(typed_part)) if count == typed.len() => typed_part,
                    _ => part,
                };
                words.push(((*part).to_owned(), typed.to_owned()));
            }
        }
        words
    }

    /// The query with the words of offices for the everyday ones in it, those of most words first. `own` are
    /// those of an office itself.
    pub(super) fn rewrite_everyday_words(&self, own: &[Synonym]) -> Vec<RewrittenQuery> {
        let words = self.words();
        let is_name = |at: usize| at > 0 && is_form_of_address(&words[at - 1].0);
        let typed: Vec<TypedWord> = words
            .iter()
            .enumerate()
            .map(|(at, (word, _))| {
                // `Frau Müller` says nothing of waste.
                let word = if is_name(at) { "" } else { word };
                TypedWord::new(&fold::plain_key(word))
            })
            .collect();
        let mut found = Vec::new();
        for group in find_synonyms(own, &typed) {
            let is_said = |at: &usize| group.places.contains(at);
            let said: Vec<&str> = (0..words.len())
                .filter(is_said)
                .map(|at| words[at].1.as_str())
                .collect();
            for called in group.others {
                let replace = |(at, (_, typed)): (usize, &(String, String))| {
                    if group.places.first() == Some(&at) {
                        Some(called.clone())
                    } else {
                        (!group.places.contains(&at)).then(|| typed.clone())
                    }
                };
                let replaced: Vec<String> = words.iter().enumerate().filter_map(replace).collect();
                found.push(RewrittenQuery {
                    query: Query::new(&replaced.join(" ")),
                    said: Query::new(&said.join(" ")),
                    called,
                });
                if found.len() == MOST_REWRITTEN {
                    return found;
                }
            }
        }
        found
    }

    pub(super) fn readings(&self) -> &[QueryReading] {
        &self.readings
    }
}

/// What was typed, as it is looked for: pasted text may hold what cannot be seen, and people type the
/// digits of their own script.
fn clean_input(typed: &str) -> Cow<'_, str> {
    let end = typed.char_indices().nth(MOST_CHARACTERS);
    let read = end.map_or(typed, |(end, _)| &typed[..end]);
    match clean::line(read) {
        Cow::Borrowed(line) => with_ascii_digits(line),
        Cow::Owned(line) => Cow::Owned(with_ascii_digits(&line).into_owned()),
    }
}

/// The ways to read one text: as it stands, with its numbers apart, with initials, with neighbours as one
/// word, and without the words around a name.
fn readings(typed: &str, read_as: Option<&str>) -> Vec<QueryReading> {
    let words = words_of(typed);
    let joined = tokens(&words, true);
    let apart = tokens(&words, false);
    let is_bare = |token: &Token<'_>| !matches!(token, Token::Address(_) | Token::Around(_));
    let is_title =
        |token: &Token<'_>| matches!(token, Token::Around(word) if title(word).is_some());
    let addressed = mark_names(&joined);
    let kept = |is_kept: &dyn Fn(&Token<'_>) -> bool| -> Vec<Token> {
        let kept = addressed.iter().filter(|token| is_kept(token));
        kept.cloned().collect()
    };
    let bare = kept(&is_bare);
    let titled = kept(&|token| is_bare(token) || is_title(token));
    let has_more = bare.len() < joined.len();
    let mut readings: Vec<QueryReading> = Vec::new();
    let is_list = words.iter().any(|word| is_conjunction(word));
    let mut add = |mut terms: Vec<Term>, is_bare: bool, is_guess: bool| {
        terms.truncate(MOST_WORDS);
        let is_new = !terms.is_empty() && readings.iter().all(|known| !known.has_terms(&terms));
        if is_new {
            readings.push(QueryReading {
                terms,
                read_as: read_as.map(str::to_owned),
                is_bare,
                is_guess,
                is_list,
            });
        }
    };
    if let Some(initials) = initials(&bare) {
        add(terms_of(&initials, false), true, true);
    }
    add(terms_of(&joined, false), !has_more, false);
    if apart != joined {
        add(terms_of(&apart, false), !has_more, false);
    }
    if let Some(one) = join_words(&joined) {
        let mut terms = word_terms(&one);
        for term in &mut terms {
            complete_term(term);
            term.is_joined = true;
        }
        add(terms, true, true);
    }
    if has_more {
        if bare.len() < titled.len() && titled.len() < joined.len() {
            add(terms_of(&titled, true), true, false);
        }
        add(terms_of(&bare, true), true, false);
        add(terms_of(&bare, false), true, true);
    }
    // Words that usually stand around a name are meant themselves where nothing else was typed: `WIR`,
    // `Telefon`.
    let are_around = !joined.is_empty() && joined.iter().all(|token| !is_bare(token));
    if are_around
        && words
            .iter()
            .all(|word| word.chars().count() >= SHORTEST_MEANT)
    {
        let mut terms: Vec<Term> = words.iter().flat_map(|word| word_terms(word)).collect();
        for term in &mut terms {
            complete_term(term);
            term.only_in_names = false;
        }
        readings.push(QueryReading {
            terms,
            read_as: read_as.map(str::to_owned),
            is_bare: true,
            is_guess: false,
            is_list,
        });
    }
    readings
}

/// A word around a name that is so long may be a post: `Sachbearbeiterin`.
const SHORTEST_POST: usize = 8;

/// Shorter words around a name are never meant: every text holds them.
const SHORTEST_MEANT: usize = 3;

/// The words of a text without the signs around them.
fn words_of(typed: &str) -> Vec<&str> {
    typed
        .split_whitespace()
        .map(|word| {
            let word = word.trim_matches(PUNCTUATION);
            if has_digit(word) {
                word
            } else {
                word.trim_matches(BRACKETS).trim_matches(PUNCTUATION)
            }
        })
        .map(|word| {
            word.strip_suffix("'s")
                .or(word.strip_suffix("’s"))
                .unwrap_or(word)
        })
        .filter(|word| !word.is_empty())
        .flat_map(split_number)
        .take(MOST_WORDS)
        .collect()
}

/// Cuts `Raum415`, `Zi.415` and `x3033` into the word and the number, and `tel:+49…` from its prefix.
fn split_number(word: &str) -> Vec<&str> {
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

/// Cuts words into tokens. With `join`, neighbours that look like pieces of one number become one.
fn tokens<'t>(words: &[&'t str], join: bool) -> Vec<Token<'t>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (token, taken) = token(&words[at..], join);
        tokens.push(token);
        at += taken;
    }
    join_house_and_room(tokens)
}

/// The first token of some words, and how many words it takes.
fn token<'t>(words: &[&'t str], join: bool) -> (Token<'t>, usize) {
    let word = words[0];
    if is_room_word(word) {
        let named = usize::from(words.get(1).is_some_and(|next| {
            matches!(
                fold::spelled_key(next).as_str(),
                "nr" | "no" | "nummer" | "number"
            )
        }));
        let rest = &words[1 + named..];
        let taken = match rest {
            [first, ..] if has_digit(first) => floor_and_door(rest),
            [first, second, ..] if is_wing(first) && starts_with_digit(second) => {
                1 + floor_and_door(&rest[1..])
            }
            _ => return (word_token(word), 1),
        };
        return (room(&rest[..taken].join(" ")), 1 + named + taken);
    }
    if is_house_word(word)
        && let Some(letter) = words.get(1)
        && letter.chars().count() == 1
        && letter.chars().all(char::is_alphabetic)
    {
        return (Token::Wing(fold::room_key(letter)), 2);
    }
    if word.contains('@') {
        return (Token::Mail(word.to_lowercase()), 1);
    }
    if is_wing(word)
        && let Some(next) = words.get(1)
        && is_wing_before(word, next)
    {
        let taken = 1 + floor_and_door(&words[1..]);
        return (room(&words[..taken].join(" ")), taken);
    }
    if has_form_of_room(word)
        && !words
            .get(1)
            .is_some_and(|next| join && is_number_piece(next))
    {
        return (room(word), 1);
    }
    if is_number_piece(word) {
        let run = 1 + words[1..]
            .iter()
            .take_while(|word| join && is_number_piece(word))
            .count();
        return (Token::Number(words[..run].join(" ")), run);
    }
    (word_token(word), 1)
}

/// How many words a floor and a door take: `4.24`, `0 39`.
fn floor_and_door(words: &[&str]) -> usize {
    let is_number = |word: &str, digits: RangeInclusive<usize>| {
        digits.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    match words {
        [floor, door, ..] if is_number(floor, 1..=2) && is_number(door, 2..=3) => 2,
        _ => 1,
    }
}

/// The token of a room, as it was typed.
fn room<'t>(typed: &str) -> Token<'t> {
    Token::Room(fold::room_key(typed), typed.to_owned())
}

/// The token of a word that belongs to no number and no room.
fn word_token(word: &str) -> Token<'_> {
    if is_initial(word) {
        Token::Word(word)
    } else if is_form_of_address(word) {
        Token::Address(word)
    } else if is_about_people(word) || is_particle(word) {
        Token::Around(word)
    } else {
        Token::Word(word)
    }
}

/// `X.`, as a given name is shortened.
fn is_initial(word: &str) -> bool {
    let letter = word.strip_suffix('.').unwrap_or_default();
    letter.chars().count() == 1 && letter.chars().all(char::is_uppercase)
}

/// Whether a word before digits is the letter of a wing: `S 4.24`, `b 214`, `EG 12`, but not `in 4.24`.
fn is_wing_before(word: &str, next: &str) -> bool {
    let is_capital = word.chars().all(char::is_uppercase);
    if is_capital && word.len() == 1 {
        return starts_with_digit(next) && !next.contains('-');
    }
    let is_other_word = is_about_people(word) || is_particle(word) || is_form_of_address(word);
    if has_form_of_room(next) {
        return word.len() == 1 || !is_other_word;
    }
    starts_with_digit(next)
        && !next.contains('-')
        && !is_other_word
        && (is_capital || word.len() == 1)
}

/// `Zimmer 0.29 im Haus D` and `Haus D Zimmer 0.29` are the room `D 0.29`.
fn join_house_and_room(mut tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let wing = tokens
        .iter()
        .position(|token| matches!(token, Token::Wing(_)));
    let room = tokens
        .iter()
        .position(|token| matches!(token, Token::Room(key, _) if starts_with_digit(key)));
    // A number of few digits beside a house is a room, too.
    let number = tokens.iter().position(
        |token| matches!(token, Token::Number(digits) if (2..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())),
    );
    if let (Some(wing), Some(room)) = (wing, room.or(number)) {
        let in_house = match (&tokens[wing], &tokens[room]) {
            (Token::Wing(letter), Token::Room(_, typed) | Token::Number(typed)) => {
                format!("{} {typed}", letter.to_uppercase())
            }
            _ => return tokens,
        };
        tokens[room] = self::room(&in_house);
        tokens.remove(wing);
    }
    tokens
}

/// Marks the word behind a form of address as a name, where it is a single one: of several words it cannot be
/// told which is the name.
fn mark_names<'t>(tokens: &[Token<'t>]) -> Vec<Token<'t>> {
    let mut named = tokens.to_vec();
    let mut is_next = false;
    for (at, token) in tokens.iter().enumerate() {
        if let Token::Word(word) = token
            && is_next
            && !matches!(tokens.get(at + 1), Some(Token::Word(_)))
        {
            named[at] = Token::Name(word);
        }
        match token {
            Token::Address(_) => is_next = true,
            Token::Around(_) => {}
            _ => is_next = false,
        }
    }
    named
}

/// Two capitals beside a name are the initials of a compound given name: `KJ Köhler`.
fn initials<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let is_pair = |token: &Token<'_>| matches!(token, Token::Word(word) if word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()));
    if tokens.len() < 2 || !tokens.iter().any(is_pair) || tokens.iter().all(is_pair) {
        return None;
    }
    let split = |token: &Token<'t>| match token {
        Token::Word(word) if is_pair(token) => {
            vec![Token::Word(&word[..1]), Token::Word(&word[1..])]
        }
        other => vec![other.clone()],
    };
    Some(tokens.iter().flat_map(split).collect())
}

/// Words that a blank divides may be one: `schwarzen berger`, `o brien`.
fn join_words(tokens: &[Token<'_>]) -> Option<String> {
    let words: Option<Vec<&str>> = tokens
        .iter()
        .map(|token| match token {
            Token::Word(word) if word.chars().all(char::is_alphabetic) => Some(*word),
            Token::Around(word) if word.chars().count() == 1 => Some(*word),
            _ => None,
        })
        .collect();
    let words = words.filter(|words| (2..=3).contains(&words.len()))?;
    let are_words = words.iter().skip(1).all(|word| word.chars().count() > 1);
    are_words.then(|| words.concat())
}

/// The terms of tokens. With `by_family`, a name behind a form of address is looked for among family names
/// alone (`Frau Falk`), otherwise among all names.
fn terms_of(tokens: &[Token<'_>], by_family: bool) -> Vec<Term> {
    let mut terms = Vec::new();
    for token in tokens {
        let first = terms.len();
        match token {
            Token::Room(key, typed) => terms.push(Term {
                typed: typed.clone(),
                room: Some(key.clone()),
                ..Term::default()
            }),
            Token::Wing(letter) => terms.push(Term {
                typed: letter.to_uppercase(),
                wing: Some(letter.clone()),
                ..Term::default()
            }),
            Token::Mail(mail) => terms.push(Term {
                typed: mail.clone(),
                mail: Some(mail.clone()),
                ..Term::default()
            }),
            Token::Number(text) => terms.extend(number_term(text)),
            Token::Word(word) | Token::Name(word) | Token::Address(word) | Token::Around(word) => {
                terms.extend(word_terms(word));
            }
        }
        for term in &mut terms[first..] {
            complete_term(term);
            term.is_addressed = matches!(token, Token::Name(_));
            term.is_family = term.is_addressed && by_family;
            // Single letters and words around a name are looked for in names only: a text holds most of them.
            let is_around = matches!(token, Token::Address(_) | Token::Around(_));
            term.only_in_names |=
                term.is_addressed || is_around && term.spelled.len() < SHORTEST_POST;
        }
    }
    terms
}

fn complete_term(term: &mut Term) {
    term.letters = letters(&term.plain);
    term.only_in_names = term.spelled.chars().count() == 1 && term.number.is_none();
}

/// A single capital letter, as the wing of a building has it.
fn is_wing_letter(word: &str) -> bool {
    word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// The letter of a wing or building before a room number.
fn is_wing(word: &str) -> bool {
    word.chars().count() <= 2 && word.chars().all(char::is_alphabetic)
}

/// Words before the letter of a house.
fn is_house_word(word: &str) -> bool {
    matches!(
        fold::room_key(word).as_str(),
        "haus"
            | "gebaeude"
            | "gebaude"
            | "bau"
            | "trakt"
            | "fluegel"
            | "block"
            | "building"
            | "house"
            | "wing"
    )
}

/// `4.24`, `0.29`, `12.104a`: floor and door, as no telephone number is written.
fn has_form_of_room(word: &str) -> bool {
    let Some((floor, door)) = word.split_once(['.', '/']) else {
        return false;
    };
    let door = door.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (1..=2).contains(&floor.len())
        && (2..=3).contains(&door.len())
        && are_digits(floor)
        && are_digits(door)
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
        typed: text.to_owned(),
        plain: word.clone(),
        spelled: word,
        number,
        room: Some(key),
        ..Term::default()
    })
}

/// The terms of one word; a hyphen or slash divides it. What holds digits may be a room as a whole.
fn word_terms(word: &str) -> Vec<Term> {
    let spelled = fold::spelled_key(word);
    let room = has_digit(word).then(|| fold::room_key(word));
    if room.is_some() && spelled.contains(' ') || spelled.is_empty() {
        return room
            .map(|room| Term {
                typed: word.to_owned(),
                room: Some(room),
                ..Term::default()
            })
            .into_iter()
            .collect();
    }
    let is_apart = |c: char| fold::spelled_key(c.encode_utf8(&mut [0; 4])).is_empty();
    let is_joined = |c: char| "'’‘`´ʼ".contains(c) || is_combining_mark(c);
    let mut typed = word
        .split(|c| is_apart(c) && !is_joined(c))
        .filter(|part| !part.is_empty());
    let parts = spelled.split(' ').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let typed = typed.next().unwrap_or(part);
            Term {
                typed: typed.to_owned(),
                written: fold::marked_words(typed),
                spelled: part.to_owned(),
                plain: fold::plain_key(part),
                room: room.clone(),
                ..Term::default()
            }
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
            .map(|reading| reading.terms.iter().map(show).collect())
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
            .terms
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
