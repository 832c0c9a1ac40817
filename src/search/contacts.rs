//! Contacts that are held in memory, met one by one.

use std::cell::OnceCell;

use super::contact_collection::ContactCollection;
use super::contact_fields::{ContactFields, WordSource};
use super::filter::Filter;
use super::near_number;
use super::query::Query;
use super::ranking::{Collection, Mode, TermMatch, sort_hits};
use super::relaxation::find_people;
use super::search_result::SearchResult;
use super::term::Term;
use super::{Hit, Hits, MatchKind};
use crate::model::phone::Number;
use crate::model::synonym::Synonym;
use crate::model::{Contact, Directory, Field};
use crate::text::locale::Lang;

/// Finds contacts. An empty query lists all that the filter lets through, in the order of the data.
/// With `similar`, likenesses are asked even where something fits better.
pub fn contacts<'d>(
    directory: &'d Directory<'d>,
    query: &Query,
    filter: &Filter,
    similar: bool,
    lang: Lang,
) -> SearchResult<Hits<&'d Contact<'d>>> {
    let all = directory
        .contacts()
        .iter()
        .filter(|contact| filter.lets_through(contact));
    if query.is_empty() {
        let hits = all.map(|entry| Hit {
            entry,
            how: MatchKind::Exact,
            fields: Vec::new(),
        });
        return SearchResult::as_typed(hits.collect());
    }
    let contacts: Vec<&Contact> = all.collect();
    let mut here = MemoryContacts {
        fields: ContactFields::new(directory, WordSource::InMemory(contacts.clone(), None)),
        contacts,
    };
    let rewritten = OnceCell::new();
    let found = find_people(&mut here, query, &rewritten, similar);
    found.map(|hits| sort_hits(hits, |contact| contact.sort_key(lang)))
}

/// Contacts that are held in memory.
struct MemoryContacts<'d, 'q> {
    contacts: Vec<&'d Contact<'d>>,
    fields: ContactFields<'d, 'q>,
}

impl<'d, 'q> Collection<'q, &'d Contact<'d>> for MemoryContacts<'d, 'q> {
    fn candidates(&mut self, _: &'q [Term], _: Mode) -> Vec<&'d Contact<'d>> {
        self.contacts.clone()
    }

    fn match_term(
        &mut self,
        entry: &&'d Contact<'d>,
        term: &'q Term,
        mode: Mode,
    ) -> Option<TermMatch> {
        self.fields.match_term(entry, term, mode)
    }

    fn has_room_for(&mut self, entry: &&'d Contact<'d>, terms: &[&'q Term], mode: Mode) -> bool {
        self.fields.has_room_for(entry, terms, mode)
    }
}

impl<'d, 'q> ContactCollection<'q, &'d Contact<'d>> for MemoryContacts<'d, 'q> {
    fn near_number(&mut self, number: &Number) -> Vec<(&'d Contact<'d>, Field, u32)> {
        let near = |contact: &&'d Contact<'d>| {
            let (field, cost) = near_number::of_contact(contact, number)?;
            Some((*contact, field, cost))
        };
        self.contacts.iter().filter_map(near).collect()
    }

    fn is_stop_word(&self, word: &str) -> bool {
        self.fields.is_stop_word(word)
    }

    fn synonyms(&self) -> &[Synonym] {
        self.fields.synonyms
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::records::assemble;
    use crate::model::{DirectoryParts, PersonName, Phone};

    fn person<'t>(id: &'t str, name: &'t str, phone: &'t str) -> Contact<'t> {
        Contact {
            own_id: Some(id.into()),
            name: Some(PersonName::new(name)),
            phone: Some(Phone::parse(phone).expect("a number")),
            ..Contact::default()
        }
    }

    fn directory<'t>(people: &[(&'t str, &'t str)]) -> Directory<'t> {
        let contacts = people
            .iter()
            .map(|(name, phone)| person(name, name, phone))
            .collect();
        assemble(DirectoryParts {
            contacts,
            ..DirectoryParts::default()
        })
    }

    fn ask(directory: &Directory, typed: &str) -> Vec<String> {
        let found = contacts(
            directory,
            &Query::new(typed),
            &Filter::default(),
            false,
            Lang::De,
        );
        found
            .hits
            .iter()
            .map(|hit| hit.entry.id().into_owned())
            .collect()
    }

    /// The seven people whose spelling other address books were tried with.
    fn spellings() -> Directory<'static> {
        let names = [
            "Anna Müller",
            "Hans Mueller",
            "Tom Muller",
            "Nfd Mu\u{308}ller",
            "Jörg Großkopf",
            "Åsa Sørensen",
            "Zoë Lefèvre",
        ];
        let contacts = names
            .iter()
            .map(|name| person(name, name, "1234"))
            .collect();
        assemble(DirectoryParts {
            contacts,
            ..DirectoryParts::default()
        })
    }

    #[test]
    fn all_spellings_of_a_name_are_found_by_each_of_them() {
        let directory = spellings();
        for typed in [
            "müller",
            "mueller",
            "muller",
            "MÜLLER",
            "mu\u{308}ller",
            "müler",
        ] {
            let mut found = ask(&directory, typed);
            found.sort();
            assert_eq!(
                found,
                [
                    "Anna Müller",
                    "Hans Mueller",
                    "Nfd Mu\u{308}ller",
                    "Tom Muller"
                ],
                "{typed}"
            );
        }
        assert_eq!(ask(&directory, "grosskopf"), ["Jörg Großkopf"]);
        assert_eq!(ask(&directory, "sorensen"), ["Åsa Sørensen"]);
        assert_eq!(ask(&directory, "lefevre"), ["Zoë Lefèvre"]);
        assert!(ask(&directory, "zzzz").is_empty());
    }

    #[test]
    fn what_is_spelled_so_comes_before_what_is_only_meant_so() {
        assert_eq!(ask(&spellings(), "muller")[0], "Tom Muller");
        assert_eq!(ask(&spellings(), "hans müller"), ["Hans Mueller"]);
    }

    #[test]
    fn exact_comes_before_beginning_before_inside_before_similar() {
        let directory = directory(
            &[
                ("Rita Oberfalk", "1"),
                ("Ute Falkner", "2"),
                ("Eva Falk", "3"),
                ("Kai Volk", "4"),
            ]
            .map(|(name, end)| {
                (
                    name,
                    if end == "1" {
                        "06031 83-1001"
                    } else if end == "2" {
                        "06031 83-1002"
                    } else if end == "3" {
                        "06031 83-1003"
                    } else {
                        "06031 83-1004"
                    },
                )
            }),
        );
        assert_eq!(
            ask(&directory, "falk"),
            ["Eva Falk", "Ute Falkner", "Rita Oberfalk"]
        );
    }

    #[test]
    fn an_exact_extension_comes_before_longer_ones() {
        let directory = directory(&[
            ("Lang", "06031 83-30321"),
            ("Ende", "06031 83-13032"),
            ("Genau", "06031 83-3032"),
        ]);
        assert_eq!(ask(&directory, "3032"), ["Genau", "Lang", "Ende"]);
        assert_eq!(ask(&directory, "06031 83-3032")[0], "Genau");
    }

    #[test]
    fn polite_and_superfluous_words_do_not_stand_in_the_way() {
        let directory = directory(&[
            ("Eva Falk", "06031 83-3032"),
            ("Ida Sesar", "06031 83-3033"),
        ]);
        for typed in [
            "Frau Falk",
            "wer hat die 3032?",
            "Which room is Ms Falk in?",
            "who has extension 3032?",
            "Dr. Falk",
        ] {
            assert_eq!(ask(&directory, typed), ["Eva Falk"], "{typed}");
        }
    }
}
