//! Everyday words for what offices call otherwise: `Knöllchen` finds `Bußgeld`.

use super::stems::Stems;
use super::words::is_common;
use crate::model::synonym::Synonym;
use crate::text::fold;

/// The groups that come with the program, a line each: what people say, a colon, what offices write. They
/// are looked through only where the words that were typed do not answer.
const GROUPS: &str = include_str!(concat!(env!("OUT_DIR"), "/synonyms.lines"));

/// So many other words of a group are tried.
const MOST_OTHERS: usize = 8;

/// An everyday word that was typed, with what else it may be called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SynonymMatch {
    /// The places of its words among those that were typed.
    pub(super) places: Vec<usize>,
    /// The other words of its group, the likeliest first.
    pub(super) others: Vec<String>,
}

/// A word that was typed.
pub(super) struct TypedWord {
    stems: Stems,
    first: Option<char>,
    is_telling: bool,
}

impl TypedWord {
    /// A word as [`fold::plain_key`] has it.
    pub(super) fn new(plain: &str) -> TypedWord {
        TypedWord {
            stems: Stems::new(plain),
            first: plain.chars().next(),
            is_telling: plain.len() >= LONG || is_common(plain),
        }
    }

    /// Whether it is this word, or another form of it; a short one that is no word of the language may as
    /// well be a name.
    fn is_said_as(&self, word: &str) -> bool {
        self.stems.plain() == word || self.is_telling && self.stems.is_form(word)
    }
}

/// A word that is so long is no other one with a slip.
const LONG: usize = 8;

/// The everyday words among those that were typed, those of most words first. `own` are the groups of an
/// office, which come before those of the program.
pub(super) fn find_synonyms(own: &[Synonym], typed: &[TypedWord]) -> Vec<SynonymMatch> {
    let mut found: Vec<SynonymMatch> = own
        .iter()
        .filter_map(|group| {
            let everyday: Vec<&str> = group.everyday.iter().map(String::as_str).collect();
            let office: Vec<&str> = group.office.iter().map(String::as_str).collect();
            match_group(&everyday, &office, typed)
        })
        .chain(GROUPS.lines().filter_map(|line| {
            let (everyday, office) = line.split_once(": ")?;
            let everyday: Vec<&str> = everyday.split(", ").collect();
            let office: Vec<&str> = office.split(", ").collect();
            match_group(&everyday, &office, typed)
        }))
        .collect();
    found.sort_by_key(|group| std::cmp::Reverse(group.places.len()));
    found
}

fn match_group(everyday: &[&str], office: &[&str], typed: &[TypedWord]) -> Option<SynonymMatch> {
    let words = || everyday.iter().chain(office);
    let mut places: Vec<usize> = Vec::new();
    for word in words() {
        if let Some(here) = word_places(word, typed)
            && here.len() > places.len()
        {
            places = here;
        }
    }
    if places.is_empty() {
        return None;
    }
    let is_other = |word: &&&str| word_places(word, typed).is_none();
    let others = office.iter().chain(everyday).filter(is_other);
    Some(SynonymMatch {
        places,
        others: others
            .take(MOST_OTHERS)
            .map(|word| (*word).to_owned())
            .collect(),
    })
}

/// Where the words of an entry stand among those that were typed; `None` where one of them does not.
fn word_places(entry: &str, typed: &[TypedWord]) -> Option<Vec<usize>> {
    // Most entries begin otherwise; folding them all would cost more than it finds.
    let first = entry
        .chars()
        .flat_map(char::to_lowercase)
        .next()
        .map(without_umlaut);
    if !typed.iter().any(|word| word.first == first) {
        return None;
    }
    let folded = fold::plain_key(&fold::spelled_key(entry));
    folded
        .split(' ')
        .map(|word| typed.iter().position(|typed| typed.is_said_as(word)))
        .collect()
}

/// The first letter of a word as its plain key has it.
fn without_umlaut(letter: char) -> char {
    match letter {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(typed: &str) -> Vec<String> {
        let words: Vec<TypedWord> = fold::plain_key(&fold::spelled_key(typed))
            .split(' ')
            .map(TypedWord::new)
            .collect();
        find_synonyms(&[], &words)
            .into_iter()
            .flat_map(|group| group.others)
            .collect()
    }

    #[test]
    fn an_everyday_word_has_the_words_of_offices() {
        assert!(others("Führerscheins").contains(&"Fahrerlaubnis".to_owned()));
        assert!(others("my parking ticket").contains(&"Bußgeld".to_owned()));
        assert!(others("Fahrerlaubnis").contains(&"Führerschein".to_owned()));
    }

    #[test]
    fn an_entry_of_several_words_needs_all_of_them() {
        assert!(others("ein Auto anmelden").contains(&"Zulassung".to_owned()));
        assert!(!others("Auto").contains(&"Zulassung".to_owned()));
    }

    #[test]
    fn words_of_an_office_come_first() {
        let own = [Synonym {
            everyday: vec!["Knolle".to_owned()],
            office: vec!["Feldfrucht".to_owned()],
            source: None,
        }];
        let typed = [TypedWord::new("knolle")];
        assert_eq!(find_synonyms(&own, &typed)[0].others, ["Feldfrucht"]);
        assert_eq!(find_synonyms(&[], &typed), []);
    }
}
