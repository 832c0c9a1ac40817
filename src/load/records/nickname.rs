//! What the search knows of the language: short forms of given names, words around a name, everyday words.

use super::declared_record::DeclaredRecord;
use super::directory_builder::DirectoryBuilder;
use super::record_macro::record;
use super::value_kind::{Optional, Required, SourceId, Words};
use crate::formats::Record;
use crate::model::nickname::Nickname;
use crate::model::synonym::Synonym;
use crate::text::fold;

record! {
    /// Short forms of a given name.
    NicknameRecord is "nickname", "wie Leute gerufen werden", "what people are called";
    "names" is names: Required<Words>, "der Vorname, wie er in Listen steht, in allen Schreibweisen", "the given name as lists have it, in all its spellings";
    "short" is short: Required<Words>, "wie Leute gerufen werden, die so heißen", "what people of that name are called";
}

record! {
    /// Words around a name.
    StopWordRecord is "stop-word", "was nur um einen Namen herum gesagt wird", "what is only said around a name";
    "words" is words: Required<Words>, "die Wörter", "the words";
}

record! {
    /// Everyday words with those of offices.
    SynonymRecord is "synonym", "was Leute sagen, und wie es in Ämtern heißt", "what people say, and what offices call it";
    "everyday" is everyday: Required<Words>, "was Leute sagen, deutsch und englisch", "what people say, in German and English";
    "office" is office: Required<Words>, "wie es in Listen und Texten der Ämter heißt; das Wahrscheinlichste zuerst", "what it is called in lists and texts of offices; the likeliest first";
    "source" is source: Optional<SourceId>, "woher Sie das wissen", "how you know";
}

impl<'t> DirectoryBuilder<'_, 't> {
    /// Those of later layers come beside those of earlier ones: a name may have more forms.
    pub(super) fn nickname(&mut self, record: Record<'t>) {
        let read = NicknameRecord::read(&mut self.value_reader(), record.at, record.entries);
        let nickname = read.map(|NicknameRecord { names, short }| Nickname { names, short });
        self.made.parts.nicknames.extend(nickname);
    }

    /// Those of later layers come beside those of earlier ones, too.
    pub(super) fn stop_words(&mut self, record: Record<'t>) {
        let read = StopWordRecord::read(&mut self.value_reader(), record.at, record.entries);
        let Some(StopWordRecord { words }) = read else {
            return;
        };
        let keys = words.iter().map(|word| fold::room_key(word));
        self.made.parts.stop_words.extend(keys);
    }

    /// Those of later layers come beside those of earlier ones, too.
    pub(super) fn synonym(&mut self, record: Record<'t>) {
        let read = SynonymRecord::read(&mut self.value_reader(), record.at, record.entries);
        let Some(SynonymRecord {
            everyday,
            office,
            source,
        }) = read
        else {
            return;
        };
        let source = source.map(|source| self.check_source(source));
        self.made.parts.synonyms.push(Synonym {
            everyday,
            office,
            source,
        });
    }
}
