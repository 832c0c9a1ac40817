//! What the search knows of the language: short forms of given names, words around a name, everyday words.

use super::directory_builder::DirectoryBuilder;
use super::value_reader::present_keys;
use crate::formats::{Record, RecordKind};
use crate::model::nickname::Nickname;
use crate::model::synonym::Synonym;
use crate::text::fold;

pub(super) const NICKNAME_KEYS: [&str; 2] = ["names", "short"];
pub(super) const STOP_WORD_KEYS: [&str; 1] = ["words"];
pub(super) const SYNONYM_KEYS: [&str; 3] = ["everyday", "office", "source"];

impl<'t> DirectoryBuilder<'_, 't> {
    /// Those of later layers come beside those of earlier ones: a name may have more forms.
    pub(super) fn nickname(&mut self, record: Record<'t>) {
        let at = record.at;
        let given = present_keys(&record.entries);
        let mut nickname = Nickname::default();
        let mut reading = self.value_reader();
        for entry in record.entries {
            match entry.key.as_ref() {
                "names" => nickname.names = reading.words(entry),
                "short" => nickname.short = reading.words(entry),
                _ => reading.unknown_key(&entry, &NICKNAME_KEYS),
            }
        }
        if nickname.names.is_empty() {
            reading.missing("names", at, &given);
        } else if nickname.short.is_empty() {
            reading.missing("short", at, &given);
        } else {
            self.made.parts.nicknames.push(nickname);
        }
    }

    /// Those of later layers come beside those of earlier ones, too.
    pub(super) fn stop_words(&mut self, record: Record<'t>) {
        let at = record.at;
        let given = present_keys(&record.entries);
        let mut words = Vec::new();
        let mut reading = self.value_reader();
        for entry in record.entries {
            match entry.key.as_ref() {
                "words" => words = reading.words(entry),
                _ => reading.unknown_key(&entry, &STOP_WORD_KEYS),
            }
        }
        if words.is_empty() {
            return reading.missing("words", at, &given);
        }
        let keys = words.iter().map(|word| fold::room_key(word));
        self.made.parts.stop_words.extend(keys);
    }

    /// Those of later layers come beside those of earlier ones, too.
    pub(super) fn synonym(&mut self, record: Record<'t>) {
        let at = record.at;
        let given = present_keys(&record.entries);
        let (mut synonym, mut source) = (Synonym::default(), None);
        let mut reading = self.value_reader();
        for entry in record.entries {
            match entry.key.as_ref() {
                "everyday" => synonym.everyday = reading.words(entry),
                "office" => synonym.office = reading.words(entry),
                "source" => source = reading.placed_text(entry),
                _ => reading.unknown_key(&entry, &SYNONYM_KEYS),
            }
        }
        if synonym.everyday.is_empty() {
            return reading.missing("everyday", at, &given);
        }
        if synonym.office.is_empty() {
            return reading.missing("office", at, &given);
        }
        if let Some(source) = source {
            if self.index_of(RecordKind::Source, &source.text).is_none() {
                self.unknown_source(&source.text, source.at);
            }
            synonym.source = Some(source.text.into_owned());
        }
        self.made.parts.synonyms.push(synonym);
    }
}
