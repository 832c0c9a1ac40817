//! How one term meets one field.

use super::query::Term;
use crate::model::Phone;
use crate::model::phone::NumberMatch;
use crate::text::fold;

/// How well something fits; the better one is the smaller one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A whole word, number or room, up to the spelling of umlauts and marks.
    Exact,
    /// The beginning of a word or number.
    Beginning,
    /// A part of a word, the end of a number.
    Inside,
    /// Another form of a word, or a compound with it.
    Related,
    /// Alike: typing errors, or the same sound.
    Similar,
}

impl How {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Beginning => "beginning",
            How::Inside => "inside",
            How::Related => "related",
            How::Similar => "similar",
        }
    }
}

/// How a term fits, with finer differences within one [`How`]; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    pub(super) how: How,
    pub(super) cost: u32,
}

impl Fit {
    /// Nothing fits better.
    pub(super) const BEST: Fit = Fit {
        how: How::Exact,
        cost: 0,
    };

    fn new(how: How, cost: u32) -> Fit {
        Fit { how, cost }
    }
}

/// The letters and digits of a text as a set of bits; upper and lower case count as one. A text with
/// letters other than those of German has every bit: it must be looked at.
pub fn letters(text: &str) -> u32 {
    // Bits of a, e, o, s, u: what the umlauts and ß are folded into.
    const OF_UMLAUTS: u32 = 1 << 1 | 1 << 5 | 1 << 15 | 1 << 19 | 1 << 21;
    let set = text.bytes().fold(0, |set, byte| {
        set | 1 << (byte & 31) | u64::from(byte & 0x80) << 32
    });
    // The bit above the set says that there are bytes beyond ASCII.
    let low = u32::try_from(set & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    if set >> 32 == 0 {
        low
    } else if text
        .chars()
        .all(|c| c.is_ascii() || matches!(c, 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß'))
    {
        low | OF_UMLAUTS
    } else {
        u32::MAX
    }
}

impl Term {
    /// Whether the term is a room and nothing else, and begins with its floor: `4.24`.
    pub(super) fn is_room_without_wing(&self) -> bool {
        self.spelled.is_empty()
            && self.number.is_none()
            && self.room.as_deref().is_some_and(|room| {
                room.len() >= SHORTEST_INSIDE && room.starts_with(|c: char| c.is_ascii_digit())
            })
    }

    /// Whether two terms ask for the same.
    pub(super) fn is_same(&self, other: &Term) -> bool {
        let asked = |term: &Term| (term.number, term.is_addressed, term.is_family);
        self.spelled == other.spelled
            && self.room == other.room
            && self.wing == other.wing
            && self.mail == other.mail
            && asked(self) == asked(other)
    }

    /// Whether the term is a word and nothing else.
    pub(super) fn is_plain_word(&self) -> bool {
        !self.spelled.is_empty()
            && self.number.is_none()
            && self.room.is_none()
            && self.wing.is_none()
            && self.mail.is_none()
    }

    /// Whether the term is looked for in names alone.
    pub(super) fn is_only_name(&self) -> bool {
        (self.only_in_names || self.is_family) && self.number.is_none()
    }

    /// Whether the term is looked for in the words of posts, units and areas.
    pub(super) fn may_be_in_texts(&self) -> bool {
        !self.is_only_name() && !self.spelled.is_empty()
    }

    /// Whether a text can hold the term at all, without folding it: a quick look at its letters that
    /// refuses most entries of a long list. `errors` is how many letters may be missing.
    pub(super) fn may_be_in(&self, text: &str, errors: u32) -> bool {
        (self.letters & !letters(text)).count_ones() <= errors
    }
}

/// Shortest part of a word that counts as found inside it.
pub(super) const SHORTEST_INSIDE: usize = 3;

/// A text field in both of its keys.
#[derive(Default)]
pub struct Folded {
    spelled: String,
    plain: String,
}

impl Folded {
    pub(super) fn set(&mut self, text: &str) {
        fold::spelled_key_into(text, &mut self.spelled);
        fold::plain_key_into(&self.spelled, &mut self.plain);
    }

    pub(super) fn new(text: &str) -> Folded {
        let mut folded = Folded::default();
        folded.set(text);
        folded
    }

    /// The words in both keys.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let is_other = self.plain != self.spelled;
        let plain = self.plain.split(' ').filter(move |_| is_other);
        self.spelled.split(' ').chain(plain)
    }

    /// How the term fits as it is spelled.
    pub(super) fn fit(&self, term: &Term) -> Option<Fit> {
        if term.spelled.is_empty() {
            return None;
        }
        let spelled = written(&term.spelled, &self.spelled);
        if spelled == Some(Fit::BEST) {
            return spelled;
        }
        // The short key makes more alike, so it counts a little less.
        let plain = written(&term.plain, &self.plain).map(|fit| Fit {
            cost: fit.cost + 1,
            ..fit
        });
        match (spelled, plain) {
            (Some(spelled), Some(plain)) => Some(spelled.min(plain)),
            (one, other) => one.or(other),
        }
    }
}

/// How a folded term fits folded words, without likeness.
///
/// A term may run over the end of a word (`karlheinz` meets `karl heinz`).
fn written(term: &str, words: &str) -> Option<Fit> {
    let mut best: Option<Fit> = None;
    let first = term.as_bytes()[0];
    let mut start = 0;
    loop {
        let rest = &words[start..];
        if rest.as_bytes().first() == Some(&first)
            && let Some(fit) = from_word_start(term, rest)
        {
            best = Some(best.map_or(fit, |best| best.min(fit)));
        }
        match rest.find(' ') {
            Some(blank) => start += blank + 1,
            None => break,
        }
    }
    if best.is_none() && term.len() >= SHORTEST_INSIDE {
        // The less of a word is left over, the likelier it is meant: `üller` in `Müller`.
        let holding = words.split(' ').filter(|word| word.contains(term));
        let left_over = holding.map(|word| word.len() - term.len()).min()?;
        return Some(Fit::new(
            How::Inside,
            u32::try_from(left_over).unwrap_or(u32::MAX).min(100),
        ));
    }
    best
}

fn from_word_start(term: &str, words: &str) -> Option<Fit> {
    let mut crossed = 0;
    let mut have = words.bytes().peekable();
    for asked in term.bytes() {
        if have.peek() == Some(&b' ') {
            have.next();
            crossed += 2;
        }
        if have.next() != Some(asked) {
            return None;
        }
    }
    match have.peek() {
        None | Some(b' ') => Some(Fit::new(How::Exact, crossed)),
        Some(_) if crossed == 0 => Some(Fit::new(How::Beginning, 0)),
        // Whoever runs words together types them to their end; else they only happen to stand so.
        Some(_) => Some(Fit::new(How::Inside, crossed)),
    }
}

/// How a term fits a telephone number.
pub(super) fn number(term: &Term, stored: &Phone<'_>) -> Option<Fit> {
    let asked = term.number?;
    // Without a country the digits themselves must be there.
    let written = stored.written_form().as_bytes();
    let mut digits = asked.ascii_digits().iter();
    if !asked.is_international() && !digits.all(|digit| written.contains(digit)) {
        return None;
    }
    match asked.matches(&stored.number())? {
        NumberMatch::Whole => Some(Fit::BEST),
        NumberMatch::Beginning => Some(Fit::new(How::Beginning, 0)),
        NumberMatch::End => Some(Fit::new(How::Inside, 0)),
    }
}

/// How a term fits a room number.
pub(super) fn room(term: &Term, room: &str) -> Option<Fit> {
    if let Some(wing) = &term.wing {
        let key = fold::room_key(room);
        let rest = key.strip_prefix(wing.as_str())?;
        return rest
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some(Fit::new(How::Beginning, 0));
    }
    let asked = term
        .room
        .as_deref()
        .or((!term.spelled.is_empty()).then_some(term.spelled.as_str()))?;
    let is_named = term.room.is_some();
    let has_no_wing = term.is_room_without_wing();
    // Most rooms begin otherwise; folding them all would cost more than it finds.
    let starts_alike = room
        .chars()
        .next()
        .is_some_and(|c| !c.is_ascii() || asked.starts_with(c.to_ascii_lowercase()));
    if !starts_alike && !has_no_wing {
        return None;
    }
    let key = fold::room_key(room);
    if key == asked {
        Some(Fit::BEST)
    } else if is_named && key.starts_with(asked) {
        Some(Fit::new(How::Beginning, 0))
    } else {
        // The wing was not said: `4.24` for `S 4.24`.
        let wing = key.strip_suffix(asked).filter(|_| has_no_wing)?;
        wing.chars()
            .all(char::is_alphabetic)
            .then_some(Fit::new(How::Beginning, 1))
    }
}

/// How a term fits an e-mail address.
pub(super) fn mail(term: &Term, address: &str) -> Option<Fit> {
    let Some(asked) = &term.mail else {
        // The part before the @ often holds the name: `v.sesar`.
        if term.spelled.is_empty() {
            return None;
        }
        if !term.may_be_in(address, 0) {
            return None;
        }
        let local = address.split('@').next().unwrap_or_default();
        return written(&term.spelled, &fold::spelled_key(local))
            .filter(|fit| fit.how < How::Inside);
    };
    let address = address.to_lowercase();
    if address == *asked {
        Some(Fit::BEST)
    } else if address.starts_with(asked.as_str()) {
        Some(Fit::new(How::Beginning, 0))
    } else if address.contains(asked.as_str()) {
        Some(Fit::new(How::Inside, 0))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Query;

    fn fit(typed: &str, text: &str) -> Option<How> {
        let query = Query::new(typed);
        Folded::new(text)
            .fit(&query.readings()[0].terms[0])
            .map(|fit| fit.how)
    }

    #[test]
    fn words_are_met_whole_at_the_beginning_and_inside() {
        assert_eq!(fit("falk", "Henrietta Falk"), Some(How::Exact));
        assert_eq!(fit("fal", "Henrietta Falk"), Some(How::Beginning));
        assert_eq!(fit("archiv", "Kreisarchiv"), Some(How::Inside));
        assert_eq!(fit("iv", "Kreisarchiv"), None);
        assert_eq!(fit("karlheinz", "Karl-Heinz Muster"), Some(How::Exact));
        assert_eq!(fit("falk", "Viola Sesar"), None);
    }

    #[test]
    fn characters_of_patterns_are_only_characters() {
        for typed in [".*", "f.lk", "*"] {
            let query = Query::new(typed);
            for reading in query.readings() {
                assert!(
                    reading
                        .terms
                        .iter()
                        .any(|term| Folded::new("Falk").fit(term).is_none()),
                    "{typed}"
                );
            }
        }
    }
}
