//! What was probably meant by a word that is not known.

use crate::both;
use crate::text::locale::Text;

/// Words with more letters than this are not compared: the work grows with one length times the other, and
/// no key or id is as long.
const LONGEST_MEANT: usize = 100;

/// Among more words than this, one is always like what was written by chance.
const MOST_MEANT: usize = 500;

/// Most words that a finding lists; a longer list is not read.
const MOST_LISTED: usize = 40;

/// The word of `known` that `written` was probably meant to be; looked for among the first
/// five hundred.
///
/// At most every third letter may be wrong (`strsim::osa_distance`, which counts swapped neighbours once).
pub fn closest_word<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    let written = written.to_lowercase();
    let length = written.chars().take(LONGEST_MEANT + 1).count();
    if length > LONGEST_MEANT {
        return None;
    }
    known
        .into_iter()
        .take(MOST_MEANT)
        .filter_map(|word| {
            let letters = word.chars().take(2 * LONGEST_MEANT).count();
            let most = letters.max(3) / 3;
            // Each letter too many or too few is a wrong one.
            if letters.abs_diff(length) > most {
                return None;
            }
            let distance = strsim::osa_distance(&written, &word.to_lowercase());
            (distance <= most).then_some((distance, word))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Words with something between them, the first of many.
pub fn list_words<'w>(words: impl IntoIterator<Item = &'w str>, between: &str) -> String {
    let mut words = words.into_iter();
    let first: Vec<&str> = words.by_ref().take(MOST_LISTED).collect();
    let mut list = first.join(between);
    if words.next().is_some() {
        list.push_str(between);
        list.push('…');
    }
    list
}

/// What to do about a word that is not known: the word that was probably meant, or else `otherwise`.
pub fn did_you_mean<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str>,
    otherwise: Text<'static>,
) -> Text<'static> {
    match closest_word(written, known) {
        Some(word) => both!("Meinten Sie „{word}“?", "Did you mean “{word}”?"),
        None => otherwise,
    }
}

/// As [`did_you_mean`], or else all words that are known.
pub fn did_you_mean_one_of<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str> + Clone,
) -> Text<'static> {
    let list = list_words(known.clone(), ", ");
    let all = both!("Bekannt sind: {list}.", "Known are: {list}.");
    did_you_mean(written, known, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_many_words_names_the_first() {
        let words: Vec<String> = (0..50).map(|at| format!("w{at}")).collect();
        let list = list_words(words.iter().map(String::as_str), ", ");
        assert!(
            list.starts_with("w0, w1, ") && list.ends_with(", w39, …"),
            "{list}"
        );
        assert_eq!(list_words(["a", "b"], ", "), "a, b");
    }

    #[test]
    fn a_mistyped_word_is_recognised_and_a_strange_one_is_not() {
        let known = ["phone", "room", "contacts"];
        assert_eq!(closest_word("phne", known), Some("phone"));
        assert_eq!(closest_word("Contcats", known), Some("contacts"));
        assert_eq!(closest_word("zzzz", known), None);
    }
}
