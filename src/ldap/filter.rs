//! What is wanted as a filter (RFC 4515) that the indices of a server can use.
//!
//! A filter may let too many through, for what comes is ranked as any other contact; it must not hold
//! back who is meant. So a word stands in all its spellings, and a number only with its last digits,
//! which are the same in every notation.

use std::collections::HashSet;
use std::ops::Range;

use crate::formats::OwnNames;
use crate::ldap::query::{EntryQuery, QueryPart};
use crate::ldap::searched_attributes::{Round, SearchedAttributes, WHO};
use crate::model::written_fields;
use crate::text::fold;

/// People, and posts that are entered like people.
const PEOPLE: &str = "(|(objectClass=person)(objectClass=organizationalRole))";

/// Pieces of words shorter than this are not in the indices of most servers, unless a value begins or
/// ends with them.
const SHORTEST_INSIDE: usize = 4;

/// Servers file beginnings and ends from two letters on.
const SHORTEST_END: usize = 2;

/// Shorter words are like too many others.
const SHORTEST_ALIKE: usize = 3;

/// So many last digits tell numbers apart well enough.
const LAST_DIGITS: usize = 4;

/// The filter of a round. `of_address` is the filter of the address, which takes the place of the classes; `own` has
/// the attributes that only this office has.
pub(super) fn filter(
    wanted: &EntryQuery,
    of_address: Option<&str>,
    own: &OwnNames,
    round: Round,
) -> String {
    let searched = &SearchedAttributes::of(round, own);
    let mut all = vec![of_address.map_or_else(|| PEOPLE.to_owned(), add_brackets)];
    all.extend(
        wanted
            .unit
            .iter()
            .map(|part| or_filter(unit(part, searched))),
    );
    all.extend(wanted.room.as_deref().map(|room| {
        let mut choices = room_written(room, searched);
        choices.extend(room_alike(room, searched));
        or_filter(choices)
    }));
    let languages = wanted.languages.iter();
    all.extend(languages.map(|code| or_filter(substring(&searched.languages, "*", code, "*"))));
    let mut readings: Vec<String> = wanted
        .readings
        .iter()
        .map(|parts| {
            parts
                .iter()
                .map(|part| or_filter(part_filters(part, searched, round)))
                .collect()
        })
        .filter(|reading: &Vec<String>| !reading.iter().any(String::is_empty))
        .map(and_filter)
        .collect();
    readings.dedup();
    if !wanted.readings.is_empty() {
        all.push(or_filter(readings));
    }
    and_filter(all)
}

/// Whether what is wanted is a look-up whose words give a server nothing to search.
pub(super) fn is_hopeless(wanted: &EntryQuery, own: &OwnNames, round: Round) -> bool {
    let searched = &SearchedAttributes::of(round, own);
    !wanted.readings.is_empty()
        && wanted.readings.iter().all(|parts| {
            parts
                .iter()
                .any(|part| part_filters(part, searched, round).is_empty())
        })
}

pub(super) fn add_brackets(filter: &str) -> String {
    let filter = filter.trim();
    if filter.starts_with('(') {
        filter.to_owned()
    } else {
        format!("({filter})")
    }
}

fn and_filter(mut filters: Vec<String>) -> String {
    filters.retain(|filter| !filter.is_empty());
    match filters.len() {
        1 => filters.remove(0),
        _ => format!("(&{})", filters.concat()),
    }
}

fn or_filter(mut filters: Vec<String>) -> String {
    match filters.len() {
        0 => String::new(),
        1 => filters.remove(0),
        _ => format!("(|{})", filters.concat()),
    }
}

/// Everything of a part that lets an entry through.
fn part_filters(part: &QueryPart, searched: &SearchedAttributes<'_>, round: Round) -> Vec<String> {
    let mut choices = match round {
        Round::Written => word_written(part, searched),
        Round::Alike => word_alike(part, searched),
        Round::Sounding => word_sounding(part, searched),
    };
    choices.extend(word_as_code(part));
    if let Some(number) = &part.number {
        choices.extend(number_written(number.digits(), &searched.phones));
        if round != Round::Written {
            choices.extend(number_alike(number.digits(), &searched.phones));
        }
    }
    if let Some(room) = &part.room {
        choices.extend(room_written(room, searched));
        if round != Round::Written {
            choices.extend(room_alike(room, searched));
        }
    }
    if let Some(mail) = &part.mail {
        choices.extend(substring(&searched.emails, "*", mail, "*"));
    }
    choices
}

/// A word that has a code in an attribute: `arabisch` is `ar` in `preferredLanguage`.
fn word_as_code(part: &QueryPart) -> Vec<String> {
    let words = part.spellings.iter();
    let words = words.filter(|word| !part.only_in_names && word.chars().count() >= SHORTEST_INSIDE);
    let coded = words.flat_map(|word| {
        let rows = written_fields().iter();
        rows.filter_map(move |row| {
            let code = (row.kind.names()?.code)(word)?;
            // Servers have an index for beginnings; so few letters elsewhere would make them read everything.
            Some(substring(row.ldap, "", code, "*"))
        })
    });
    coded.flatten().collect()
}

fn word_written(part: &QueryPart, searched: &SearchedAttributes<'_>) -> Vec<String> {
    let mut choices = Vec::new();
    for word in part.spellings.iter().filter(|word| !is_number(word)) {
        if word.chars().count() < SHORTEST_INSIDE {
            choices.extend(substring(&searched.names, "", word, "*"));
            // `IT` begins a unit, `Amt` ends one. In the middle no index of a server helps with so few
            // letters, and one part without an index makes a server read everything.
            if !part.only_in_names && word.chars().count() >= SHORTEST_END {
                choices.extend(substring(&searched.posts, "", word, "*"));
                choices.extend(substring(&searched.posts, "*", word, ""));
            }
        } else {
            choices.extend(substring(&searched.names, "*", word, "*"));
            if !part.only_in_names {
                choices.extend(substring(&searched.posts, "*", word, "*"));
            }
        }
        // The part before the @ often holds the name: `v.sesar`.
        if word.is_ascii() && word.len() > 1 && !part.only_in_names {
            choices.extend(substring(&searched.emails, "", word, "*"));
            choices.extend(substring(&searched.emails, "*.", word, "*"));
        }
    }
    choices
}

/// A word with one or two mistakes has an end that is right.
fn word_alike(part: &QueryPart, searched: &SearchedAttributes<'_>) -> Vec<String> {
    let mut choices = word_written(part, searched);
    for word in &part.spellings {
        if is_number(word) {
            choices.extend(substring(&searched.posts, "*", word, "*"));
        } else {
            choices.extend(word_ends(word, searched));
        }
    }
    let mut seen = HashSet::new();
    choices.retain(|choice| seen.insert(choice.clone()));
    choices
}

/// A word as it is typed and without its marks, compared by its sound.
fn word_sounding(part: &QueryPart, searched: &SearchedAttributes<'_>) -> Vec<String> {
    let mut choices = word_written(part, searched);
    if let Some(typed) = part.spellings.first().filter(|word| !is_number(word)) {
        let mut words = vec![typed.clone(), fold::plain_key(&fold::spelled_key(typed))];
        words.dedup();
        for word in words {
            let word = escape(&word);
            choices.extend(WHO.iter().map(|name| format!("({name}~={word})")));
        }
    }
    choices
}

/// The first half of a word, its last half, and its first letters with its last one.
fn word_ends(word: &str, searched: &SearchedAttributes<'_>) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let length = letters.len();
    if length < SHORTEST_ALIKE {
        return Vec::new();
    }
    let piece = |range: Range<usize>| letters[range].iter().collect::<String>();
    let half = length.div_ceil(2).max(2);
    let mut choices = substring(WHO, "", &piece(0..half), "*");
    choices.extend(substring(
        WHO,
        "*",
        &piece(half.min(length - 2)..length),
        "",
    ));
    let (begin, end) = (escape(&piece(0..2)), escape(&piece(length - 1..length)));
    choices.extend(pattern(&["sn"], &format!("{begin}*{end}")));
    if length < SHORTEST_INSIDE {
        choices.extend(substring(&searched.names, "*", word, "*"));
    }
    choices
}

/// The last digits, in one piece or with one sign between them: the same in DIN 5008, in E.123 and
/// with slashes. A list of bare extensions is met by its whole number.
fn number_written(digits: &str, phones: &[&str]) -> Vec<String> {
    let last = last_digits(digits);
    if last.len() < 2 {
        return Vec::new();
    }
    let mut choices = substring(phones, "*", last, "");
    for at in 1..last.len() - 1 {
        let (before, after) = last.split_at(at);
        choices.extend(pattern(phones, &format!("*{before}*{after}")));
    }
    if digits.len() > LAST_DIGITS {
        choices.extend(substring(phones, "", &last[last.len() - 3..], ""));
    }
    choices
}

/// The digits anywhere: the beginning of an extension, a number whose end is not known.
fn number_alike(digits: &str, phones: &[&str]) -> Vec<String> {
    let last = last_digits(digits);
    let mut choices = substring(phones, "*", last, "*");
    for at in 1..last.len() {
        let (before, after) = last.split_at(at);
        choices.extend(pattern(phones, &format!("*{before}*{after}*")));
    }
    choices
}

fn last_digits(digits: &str) -> &str {
    &digits[digits.len().saturating_sub(LAST_DIGITS)..]
}

fn room_written(room: &str, searched: &SearchedAttributes<'_>) -> Vec<String> {
    let mut choices = substring(&searched.rooms, "", room, "");
    if room.len() > 1 {
        choices.extend(substring(&searched.rooms, "*", room, ""));
    }
    // `B 2.14` has the key `b214`.
    if room.starts_with(|c: char| c.is_ascii_alphabetic()) {
        choices.extend(room_alike(room, searched));
    }
    choices
}

/// A room with any signs between its letters and digits.
fn room_alike(room: &str, searched: &SearchedAttributes<'_>) -> Vec<String> {
    let pieces: Vec<String> = room.chars().map(|c| escape(&c.to_string())).collect();
    if pieces.len() < 2 {
        return Vec::new();
    }
    pattern(&searched.rooms, &format!("*{}", pieces.join("*")))
}

fn unit(part: &QueryPart, searched: &SearchedAttributes<'_>) -> Vec<String> {
    let words = part.spellings.iter();
    words
        .flat_map(|word| substring(&searched.units, "*", word, "*"))
        .collect()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `(cn=*falk*)` for each attribute.
fn substring(attributes: &[&str], before: &str, value: &str, after: &str) -> Vec<String> {
    pattern(attributes, &format!("{before}{}{after}", escape(value)))
}

/// `(roomNumber=2*14)` for each attribute.
fn pattern(attributes: &[&str], pattern: &str) -> Vec<String> {
    attributes
        .iter()
        .map(|attribute| format!("({attribute}={pattern})"))
        .collect()
}

/// A value without the signs that have a meaning in filters (RFC 4515, section 3).
fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '*' => out.push_str("\\2a"),
            '(' => out.push_str("\\28"),
            ')' => out.push_str("\\29"),
            '\\' => out.push_str("\\5c"),
            '\0' => out.push_str("\\00"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::phone::Number;

    fn word(typed: &str) -> QueryPart {
        QueryPart {
            spellings: fold::spellings(typed),
            ..QueryPart::default()
        }
    }

    fn asked(parts: Vec<QueryPart>) -> EntryQuery {
        EntryQuery {
            readings: vec![parts],
            ..EntryQuery::default()
        }
    }

    #[test]
    fn a_word_is_looked_for_in_all_its_spellings() {
        let filter = filter(
            &asked(vec![word("mueller")]),
            None,
            &OwnNames::default(),
            Round::Written,
        );
        for spelling in ["(sn=*mueller*)", "(sn=*müller*)", "(cn=*muller*)"] {
            assert!(filter.contains(spelling), "{filter}");
        }
        assert!(filter.starts_with("(&(|(objectClass=person)"), "{filter}");
    }

    #[test]
    fn signs_of_filters_are_only_signs() {
        let typed = "f*l(k)\\\0";
        let part = QueryPart {
            spellings: vec![typed.to_owned()],
            mail: Some(typed.to_owned()),
            room: Some("*".to_owned()),
            ..QueryPart::default()
        };
        for round in [Round::Written, Round::Alike, Round::Sounding] {
            let filter = filter(
                &asked(vec![part.clone()]),
                None,
                &OwnNames::default(),
                round,
            );
            assert!(filter.contains("f\\2al\\28k\\29\\5c\\00"), "{filter}");
            assert!(
                super::super::filter_grammar::parse(&filter).is_some(),
                "{filter}"
            );
        }
    }

    #[test]
    fn a_number_is_its_last_digits_in_every_notation() {
        let part = QueryPart {
            number: Number::parse("+49 (0)6031 83-3033").ok(),
            ..QueryPart::default()
        };
        let filter = filter(
            &asked(vec![part]),
            None,
            &OwnNames::default(),
            Round::Written,
        );
        for choice in ["=*3033)", "=*30*33)", "=*3*033)", "(ipPhone=033)"] {
            assert!(filter.contains(choice), "{filter}");
        }
    }

    #[test]
    fn attributes_that_only_this_office_has_are_searched_for_what_they_hold() {
        let own = OwnNames::new([
            ("extensionAttribute1", "phone"),
            ("kreisRaum", "room"),
            ("kreisAufgabe", "keywords"),
            ("Zi. / Etage", "room"),
        ]);
        let part = QueryPart {
            number: Number::parse("3033").ok(),
            room: Some("415".to_owned()),
            ..word("pass")
        };
        let filter = filter(&asked(vec![part]), None, &own, Round::Written);
        for choice in [
            "(extensionAttribute1=*3033)",
            "(kreisRaum=415)",
            "(kreisAufgabe=*pass*)",
        ] {
            assert!(filter.contains(choice), "{filter}");
        }
        assert!(!filter.contains("Etage"), "no attribute is called so");
    }

    #[test]
    fn rare_attributes_are_searched_when_the_usual_ones_gave_nobody() {
        let part = QueryPart {
            number: Number::parse("3033").ok(),
            ..QueryPart::default()
        };
        let wanted = asked(vec![part]);
        let filters = [Round::Written, Round::Alike]
            .map(|round| filter(&wanted, None, &OwnNames::default(), round));
        for rare in ["(homePhone=*3033)", "(pager=*3033)"] {
            assert!(!filters[0].contains(rare) && filters[1].contains(rare));
        }
    }

    #[test]
    fn all_parts_must_fit_and_the_filter_of_the_address_stays() {
        let wanted = EntryQuery {
            room: Some("b214".to_owned()),
            ..asked(vec![word("falk"), word("jugendamt")])
        };
        let filter = filter(
            &wanted,
            Some("employeeType=intern"),
            &OwnNames::default(),
            Round::Written,
        );
        assert!(filter.starts_with("(&(employeeType=intern)("), "{filter}");
        assert!(filter.contains("(roomNumber=*b*2*1*4)"), "{filter}");
        assert!(filter.contains("(&(|(cn=*falk*)"), "{filter}");
    }

    #[test]
    fn a_short_word_is_looked_for_where_a_unit_begins_or_ends() {
        let filter = filter(
            &asked(vec![word("amt")]),
            None,
            &OwnNames::default(),
            Round::Written,
        );
        for choice in ["(ou=amt*)", "(ou=*amt)", "(department=amt*)", "(cn=amt*)"] {
            assert!(filter.contains(choice), "{filter}");
        }
        assert!(!filter.contains("*amt*"), "{filter}");
    }

    #[test]
    fn a_listing_asks_for_all_people() {
        assert_eq!(
            filter(
                &EntryQuery::default(),
                None,
                &OwnNames::default(),
                Round::Written
            ),
            PEOPLE
        );
    }
}
