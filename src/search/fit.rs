//! How one term meets one field.

use super::term::{SHORTEST_INSIDE, Term};
use crate::model::Phone;
use crate::model::phone::NumberMatch;
use crate::text::fold;

/// How well something fits; the better one is the smaller one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
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

impl MatchKind {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            MatchKind::Exact => "exact",
            MatchKind::Beginning => "beginning",
            MatchKind::Inside => "inside",
            MatchKind::Related => "related",
            MatchKind::Similar => "similar",
        }
    }
}

/// How a term fits, with finer differences within one [`MatchKind`]; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    pub(super) how: MatchKind,
    pub(super) cost: u32,
}

impl Fit {
    /// Nothing fits better.
    pub(super) const BEST: Fit = Fit {
        how: MatchKind::Exact,
        cost: 0,
    };

    fn new(how: MatchKind, cost: u32) -> Fit {
        Fit { how, cost }
    }
}

/// A text field in both of its keys.
#[derive(Default)]
pub struct FoldedText {
    spelled: String,
    plain: String,
}

impl FoldedText {
    pub(super) fn set(&mut self, text: &str) {
        fold::spelled_key_into(text, &mut self.spelled);
        fold::plain_key_into(&self.spelled, &mut self.plain);
    }

    pub(super) fn new(text: &str) -> FoldedText {
        let mut folded = FoldedText::default();
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
        let spelled = fit_written(&term.spelled, &self.spelled);
        if spelled == Some(Fit::BEST) {
            return spelled;
        }
        // The short key makes more alike, so it counts a little less.
        let plain = fit_written(&term.plain, &self.plain).map(|fit| Fit {
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
fn fit_written(term: &str, words: &str) -> Option<Fit> {
    let mut best: Option<Fit> = None;
    let first = term.as_bytes()[0];
    let mut start = 0;
    loop {
        let rest = &words[start..];
        if rest.as_bytes().first() == Some(&first)
            && let Some(fit) = fit_from_word_start(term, rest)
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
            MatchKind::Inside,
            u32::try_from(left_over).unwrap_or(u32::MAX).min(100),
        ));
    }
    best
}

fn fit_from_word_start(term: &str, words: &str) -> Option<Fit> {
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
        None | Some(b' ') => Some(Fit::new(MatchKind::Exact, crossed)),
        Some(_) if crossed == 0 => Some(Fit::new(MatchKind::Beginning, 0)),
        // Words that are run together are typed to the end of the last one (`karlheinz`). A term that ends
        // in the middle of a word crossed the blank by chance, so it counts less.
        Some(_) => Some(Fit::new(MatchKind::Inside, crossed)),
    }
}

/// How a term fits a telephone number.
pub(super) fn fit_number(term: &Term, stored: &Phone<'_>) -> Option<Fit> {
    let asked = term.number?;
    // Without a country the digits themselves must be there.
    let written = stored.written_form().as_bytes();
    let mut digits = asked.ascii_digits().iter();
    if !asked.is_international() && !digits.all(|digit| written.contains(digit)) {
        return None;
    }
    match asked.matches(&stored.number())? {
        NumberMatch::Whole => Some(Fit::BEST),
        NumberMatch::Beginning => Some(Fit::new(MatchKind::Beginning, 0)),
        NumberMatch::End => Some(Fit::new(MatchKind::Inside, 0)),
    }
}

/// How a term fits a room number.
pub(super) fn fit_room(term: &Term, room: &str) -> Option<Fit> {
    if let Some(wing) = &term.wing {
        let key = fold::room_key(room);
        let rest = key.strip_prefix(wing.as_str())?;
        return rest
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some(Fit::new(MatchKind::Beginning, 0));
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
        Some(Fit::new(MatchKind::Beginning, 0))
    } else {
        // The wing was not said: `4.24` for `S 4.24`.
        let wing = key.strip_suffix(asked).filter(|_| has_no_wing)?;
        wing.chars()
            .all(char::is_alphabetic)
            .then_some(Fit::new(MatchKind::Beginning, 1))
    }
}

/// How a term fits an e-mail address.
pub(super) fn fit_mail(term: &Term, address: &str) -> Option<Fit> {
    let Some(asked) = &term.mail else {
        // The part before the @ often holds the name: `v.sesar`.
        if term.spelled.is_empty() {
            return None;
        }
        if !term.may_be_in(address, 0) {
            return None;
        }
        let local = address.split('@').next().unwrap_or_default();
        return fit_written(&term.spelled, &fold::spelled_key(local))
            .filter(|fit| fit.how < MatchKind::Inside);
    };
    let address = address.to_lowercase();
    if address == *asked {
        Some(Fit::BEST)
    } else if address.starts_with(asked.as_str()) {
        Some(Fit::new(MatchKind::Beginning, 0))
    } else if address.contains(asked.as_str()) {
        Some(Fit::new(MatchKind::Inside, 0))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Query;

    fn fit(typed: &str, text: &str) -> Option<MatchKind> {
        let query = Query::new(typed);
        FoldedText::new(text)
            .fit(&query.readings()[0].terms[0])
            .map(|fit| fit.how)
    }

    #[test]
    fn words_are_met_whole_at_the_beginning_and_inside() {
        assert_eq!(fit("falk", "Henrietta Falk"), Some(MatchKind::Exact));
        assert_eq!(fit("fal", "Henrietta Falk"), Some(MatchKind::Beginning));
        assert_eq!(fit("archiv", "Kreisarchiv"), Some(MatchKind::Inside));
        assert_eq!(fit("iv", "Kreisarchiv"), None);
        assert_eq!(
            fit("karlheinz", "Karl-Heinz Muster"),
            Some(MatchKind::Exact)
        );
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
                        .any(|term| FoldedText::new("Falk").fit(term).is_none()),
                    "{typed}"
                );
            }
        }
    }
}
