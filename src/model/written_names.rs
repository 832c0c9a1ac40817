//! Which of the names that a card or an entry of a directory gives is the one that people see. The others stay names by
//! which the person is found.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::HashSet;

use crate::text::fold;
use crate::text::unicode::has_other_script;

/// The name that people see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownName {
    /// One of the whole names, of which the family name is a part.
    Whole(usize),
    /// One of the whole names, which says another than the parts: in another script, or after a marriage.
    Other(usize),
    /// The one that is put together of its parts.
    Parts,
}

/// The words of a name, folded, without what stands in brackets.
fn words(name: &str) -> Vec<String> {
    let mut bare = String::with_capacity(name.len());
    let mut depth = 0_usize;
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let folded = fold::spelled_key(&bare);
    let words = folded.split(' ').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Whether these words stand beside each other in a name.
fn position(words: &[String], part: &[String]) -> Option<usize> {
    let length = part.len();
    let is_there = length > 0 && length <= words.len();
    is_there
        .then(|| words.windows(length).rposition(|some| some == part))
        .flatten()
}

/// Whether the words of a part stand beside each other in one of these names. What is folded to nothing stands in
/// every one.
pub fn any_holds_words<'n>(names: impl IntoIterator<Item = &'n str>, part: &str) -> bool {
    let part = words(part);
    let mut names = names.into_iter();
    part.is_empty() || names.any(|name| position(&words(name), &part).is_some())
}

/// Whether a name ends with words, and has nothing in brackets or behind a comma: as most names are written.
fn ends_with_words<'n>(name: &'n str, words: &str) -> Option<&'n str> {
    let before = name.strip_suffix(words)?;
    let is_word = before.is_empty() || before.ends_with(' ');
    (is_word && !name.contains(['(', '[', ','])).then_some(before.trim_end())
}

/// Which name is shown: of the whole names that hold the family name behind another word the one with the given name
/// and the most words, else one that says another name than the parts.
pub fn shown_name(wholes: &[&str], given: &str, family: &str) -> ShownName {
    if let [whole] = wholes
        && !given.is_empty()
        && !family.is_empty()
        && ends_with_words(whole, family).is_some_and(|rest| ends_with_words(rest, given).is_some())
    {
        return ShownName::Whole(0);
    }
    let (of_given, of_family) = (words(given), words(family));
    // Either may be as long as a text, and there may be many whole names.
    let given_words: HashSet<&String> = of_given.iter().collect();
    let family_words: HashSet<&String> = of_family.iter().collect();
    let fullness = |whole: &str| {
        let words = words(whole);
        let is_turned = whole.contains(',') && !of_given.is_empty();
        // What is folded to nothing is compared as it is written.
        let ends_so = || {
            whole
                .trim_end()
                .ends_with(family.trim())
                .then_some(words.len())
        };
        let at = position(&words, &of_family).or_else(ends_so)?;
        let is_first = at == 0 && words.len() > of_family.len();
        let lacks_given = at == 0 && !of_given.is_empty();
        let has_given = words.iter().any(|word| given_words.contains(word));
        // Behind a comma may stand a suffix as well as a given name.
        let is_turned = is_turned && position(&words, &of_given).is_some_and(|given| given > at);
        (!is_turned && !is_first && !lacks_given).then_some((has_given, words.len()))
    };
    let mut fullest: Option<(usize, (bool, usize))> = None;
    for (at, whole) in wholes.iter().enumerate() {
        if let Some(full) = fullness(whole)
            && fullest.is_none_or(|(_, known)| full > known)
        {
            fullest = Some((at, full));
        }
    }
    if let Some((at, _)) = fullest {
        return ShownName::Whole(at);
    }
    if given.trim().is_empty() && !wholes.is_empty() {
        return ShownName::Whole(0);
    }
    let is_foreign_to_parts = has_other_script(&[given, family].concat());
    let says_another = |whole: &&str| {
        let words = words(whole);
        let has_family = words.iter().any(|word| family_words.contains(word));
        let has_given = words.iter().any(|word| given_words.contains(word));
        let is_in_other_script = has_other_script(whole) != is_foreign_to_parts;
        let is_account = whole.contains(|c: char| c.is_ascii_digit());
        !has_family
            && !is_account
            && !whole.contains(',')
            && (has_given && words.len() > 1 || is_in_other_script && !of_given.is_empty())
    };
    match wholes.iter().position(says_another) {
        Some(at) => ShownName::Other(at),
        None => ShownName::Parts,
    }
}

/// Those of the names that have a word which the one that is shown has not. In a directory, where `has_accounts`, a
/// word alone is the name of an account (`muellera`) and left out.
pub fn other_names<'t>(
    names: impl IntoIterator<Item = Cow<'t, str>>,
    shown: &str,
    has_accounts: bool,
) -> Vec<Cow<'t, str>> {
    let of_shown = LazyCell::new(|| words(shown).into_iter().collect::<HashSet<String>>());
    let mut known: HashSet<Vec<String>> = HashSet::new();
    let mut others: Vec<Cow<'t, str>> = Vec::new();
    for name in names {
        if ends_with_words(shown, &name).is_some() {
            continue;
        }
        let of_name = words(&name);
        let says_more = of_name.iter().any(|word| !of_shown.contains(word));
        let is_account = has_accounts && of_name.len() < 2 && !has_other_script(&name);
        if says_more && !is_account && known.insert(of_name) {
            others.push(name);
        }
    }
    others
}

#[cfg(test)]
mod tests {
    use super::ShownName::{Other, Parts, Whole};
    use super::*;

    #[test]
    fn the_fullest_name_is_shown_and_what_says_another_is_no_mixture() {
        for (wholes, given, family, shown) in [
            (
                &["Muster", "Philip J. Muster"][..],
                "Philip",
                "Muster",
                Whole(1),
            ),
            (&["Amy Wong"], "Amy", "Kroker", Other(0)),
            (
                &["Professor Muster", "Hubert J. Muster"],
                "Hubert",
                "Muster",
                Whole(1),
            ),
            (&["Dr. Ina Müller, M.A."], "Ina", "Müller", Whole(0)),
            (&["Dr. Anna Müller (JA)"], "Anna", "Mueller", Whole(0)),
            (&["Müller Anna"], "Anna", "Mueller", Parts),
            (&["Falk, Henrietta (JA)"], "Henrietta", "Falk", Parts),
            (&["muellera"], "Anna", "Mueller", Parts),
            (&["Анна Миллер"], "Anna", "Miller", Other(0)),
            (&["Hausmeister"], "Eva", "Schmidt", Parts),
            (&["Madonna"], "", "Madonna", Whole(0)),
        ] {
            assert_eq!(shown_name(wholes, given, family), shown, "{wholes:?}");
        }
    }

    #[test]
    fn names_that_say_more_are_kept_once() {
        let names = [
            "Muster",
            "Muster, Philip",
            "Amy Wong",
            "Wong-Muster Amy",
            "pmuster",
            "Анна",
        ];
        let others = other_names(names.map(Cow::Borrowed), "Philip J. Muster", true);
        assert_eq!(others, ["Amy Wong", "Wong-Muster Amy", "Анна"]);
    }
}
