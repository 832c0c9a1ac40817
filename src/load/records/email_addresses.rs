//! E-mail addresses of a record, of which one text may hold several.

use std::borrow::Cow;

use super::bounds::MOST_VALUES;
use super::value_reader::{TextShape, ValueReader};
use crate::both;
use crate::formats::{KeyValue, RecordValue};
use crate::model::reach::{ReachWord, reach_word};
use crate::model::{Contact, Further, Reach};
use crate::text::fold;

/// How pages write signs of an address that machines shall not find.
const SIGNS: [(&str, &str); 6] = [
    ("[at]", "@"),
    ("(at)", "@"),
    ("[ät]", "@"),
    ("[dot]", "."),
    ("(dot)", "."),
    ("[punkt]", "."),
];

/// Words around addresses, folded.
const AROUND: [&str; 12] = [
    "", "e", "mail", "email", "e mail", "oder", "und", "u", "bzw", "or", "and", "sowie",
];

/// Whether a text has the form of an address.
fn has_form(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty()
            && host.contains('.')
            && !text.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>'))
    })
}

/// The addresses in a text that is none by itself, each with what words before it say; nothing where other words
/// stand there, too. A name stands before its address in angle brackets (RFC 5322, 3.4).
fn addresses_in(text: &str) -> Option<Vec<(Reach, String)>> {
    let signs = SIGNS.iter();
    let text = signs.fold(text.to_owned(), |text, (sign, meant)| {
        text.replace(sign, meant)
    });
    let mut found = Vec::new();
    let (mut reach, mut is_named) = (Reach::default(), true);
    let tokens = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'));
    for token in tokens {
        let is_bracketed = token.starts_with('<') && token.ends_with('>');
        let bare = token.trim_matches(['<', '>', '(', ')', '"', '\'', '/']);
        let bare = without_scheme(Cow::Borrowed(bare));
        let bare = bare.trim_end_matches('.');
        if has_form(bare) {
            if !is_named && !is_bracketed {
                return None;
            }
            found.push((std::mem::take(&mut reach), bare.to_owned()));
            is_named = true;
            continue;
        }
        match reach_word(token) {
            Some(word @ ReachWord::Place(_)) => reach = reach.with(word),
            _ if AROUND.contains(&fold::spelled_key(token).as_str()) => {}
            _ => is_named = false,
        }
    }
    (is_named && !found.is_empty()).then_some(found)
}

/// An address without the scheme before it: that of links, and that of the addresses of an account (Active Directory).
fn without_scheme(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_there = |scheme: &&str| {
        let begin = text.get(..scheme.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    };
    match ["mailto:", "smtp:"].into_iter().find(is_there) {
        Some(scheme) => Cow::Owned(text[scheme.len()..].to_owned()),
        None => text,
    }
}

/// What the first word says of where an address is used, and the rest.
fn place_before(text: &str) -> (Option<ReachWord>, &str) {
    let said = text.split_once(' ').and_then(|(word, rest)| {
        let word = reach_word(word)?;
        matches!(word, ReachWord::Place(_)).then_some((word, rest.trim_start()))
    });
    match said {
        Some((word, rest)) => (Some(word), rest),
        None => (None, text),
    }
}

impl ValueReader<'_> {
    /// Reads the addresses of a field: the first is that of the contact, the others are further ones.
    pub(super) fn emails_of_field<'t>(
        &mut self,
        entry: KeyValue<'t>,
        contact: &mut Contact<'t>,
        is_further: bool,
        of_key: Reach,
    ) {
        let at = entry.at;
        let (text, of_entry) = match entry.value {
            RecordValue::Reach(text, reach) => (text, reach),
            RecordValue::List(ref values) => {
                if values.len() > MOST_VALUES {
                    self.too_many(values.len(), MOST_VALUES, at);
                }
                for item in entry.items().into_iter().take(MOST_VALUES) {
                    self.emails_of_field(item, contact, is_further, of_key);
                }
                return;
            }
            RecordValue::Text(text) => (text, of_key),
            // Says that a text is wanted.
            _ => {
                self.text(entry);
                return;
            }
        };
        let value = RecordValue::Text(text);
        let entry = KeyValue { value, ..entry };
        let Some(text) = self.unbounded_line(entry) else {
            return;
        };
        let text = without_scheme(text);
        let mut take = |value: Cow<'t, str>, reach: Reach| {
            if contact.email.is_none() && !is_further {
                contact.email = Some(value);
            } else {
                contact.more_emails.push(Further { value, reach });
            }
        };
        if has_form(&text) {
            if let Some(email) = self.bound_text(text, at, TextShape::Line) {
                take(email, of_entry);
            }
            return;
        }
        if let Some(found) = addresses_in(&text) {
            for (said, email) in found {
                let reach = if said.is_plain() { of_entry } else { said };
                if let Some(email) = self.bound_text(Cow::Owned(email), at, TextShape::Line) {
                    take(email, reach);
                }
            }
            return;
        }
        let (said, rest) = place_before(&text);
        let (text, of_entry) = match said {
            Some(place) => (Cow::Owned(rest.to_owned()), of_entry.with(place)),
            None => (text, of_entry),
        };
        if let Some(email) = self.bound_text(text, at, TextShape::Line) {
            self.warning(
                "odd-email",
                at,
                both!(
                    "„{email}“ sieht nicht wie eine E-Mail-Adresse aus.",
                    "“{email}” does not look like an e-mail address."
                ),
                both!(
                    "Die Form ist name@beispiel.de.",
                    "The form is name@example.org."
                ),
            );
            take(email, of_entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_addresses_in_a_cell_are_parted_and_words_say_where_they_are_used() {
        let plain = Reach::default();
        for (cell, want) in [
            (
                "a@example.org,b@example.org",
                vec![(plain, "a@example.org"), (plain, "b@example.org")],
            ),
            (
                "a@example.org ::: b@example.org",
                vec![(plain, "a@example.org"), (plain, "b@example.org")],
            ),
            (
                "E-Mail: a@example.org oder b@example.org",
                vec![(plain, "a@example.org"), (plain, "b@example.org")],
            ),
            (
                "a@example.org; privat: b@example.org",
                vec![(plain, "a@example.org"), (Reach::HOME, "b@example.org")],
            ),
            ("a[at]example[dot]org", vec![(plain, "a@example.org")]),
            ("Anna Rat <a@example.org>", vec![(plain, "a@example.org")]),
        ] {
            let found = addresses_in(cell).unwrap_or_default();
            let found: Vec<(Reach, &str)> = found
                .iter()
                .map(|(reach, address)| (*reach, address.as_str()))
                .collect();
            assert_eq!(found, want, "{cell}");
        }
        for cell in ["a@example", "wie oben", "", "a@example.org nur dienstags"] {
            assert_eq!(addresses_in(cell), None, "{cell}");
        }
    }
}
