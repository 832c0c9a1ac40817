//! `[[term]]`: the glossary.

use std::cmp::Reverse;

use super::declaration::ValueShape;
use super::declared_record::DeclaredRecord;
use super::directory_builder::DirectoryBuilder;
use super::ids::put_into_slot;
use super::record_macro::record;
use super::value_kind::{Bilingual, Defaulted, Id, Optional, Required, Sentence, Table, Words};
use crate::formats::{KeyValue, Record, RecordKind};
use crate::model::glossary::{GlossaryTerm, TermWords};

record! {
    /// A term of the glossary whose further forms are not read yet.
    TermRecord is "term", "ein Wort, das erklärt wird", "a word that is explained";
    "id" is id: Required<Id>, "ein eigener Eintrag mit dieser Kennung ersetzt ihn", "an entry of your own with this id replaces it";
    "name" is name: Required<Bilingual>, "das Wort, wie es in den Texten steht", "the word as texts have it";
    "words" is words: Optional<Table<TermWordsRecord<'static>>>, "weitere Formen, in denen es in den Texten steht", "further forms in which texts have it";
    "text" is text: Required<Sentence>, "was es heißt, in einem Satz oder zwei", "what it means, in one sentence or two";
}

record! {
    /// Further forms of a term.
    TermWordsRecord is inline "words", "weitere Formen eines Wortes", "further forms of a word";
    "de" is de: Defaulted<Words>, "deutsch: Mehrzahl, Fälle, dasselbe Wort in anderer Schreibweise", "in German: plural, cases, the same word in another spelling";
    "en" is en: Defaulted<Words>, "dasselbe auf Englisch", "the same in English";
}

impl<'t> DirectoryBuilder<'_, 't> {
    /// The glossary: the terms of later layers first, for a page explains only so many.
    pub(super) fn glossary(&mut self, records: Vec<Record<'t>>) {
        let mut terms = Vec::new();
        for record in records {
            let at = record.at;
            let Some(term) = self.term(record) else {
                continue;
            };
            let id = term.id.clone();
            let slot = self.find_slot(RecordKind::Term, &id, at);
            let rank = self.documents[at.document].rank;
            let index = put_into_slot(&mut terms, &slot, (Reverse(rank), term));
            self.remember_id(RecordKind::Term, id, index, at);
        }
        terms.sort_by_key(|(rank, _)| *rank);
        let terms = terms.into_iter().map(|(_, term)| term);
        self.made.parts.glossary.extend(terms);
    }

    fn term(&mut self, record: Record<'t>) -> Option<GlossaryTerm> {
        let read = TermRecord::read(&mut self.value_reader(), record.at, record.entries);
        let TermRecord {
            id,
            name,
            words,
            text,
        } = read?;
        let words = words.and_then(|words| self.term_words(words));
        Some(GlossaryTerm {
            id,
            name,
            words: words.unwrap_or_default(),
            text,
        })
    }

    fn term_words(&mut self, entry: KeyValue<'t>) -> Option<TermWords> {
        let mut reading = self.value_reader();
        let shape = ValueShape::Table(TermWordsRecord::declaration);
        let (at, table) = reading.table(entry, shape);
        let TermWordsRecord { de, en } = TermWordsRecord::read(&mut reading, at, table)?;
        Some(TermWords { de, en })
    }
}
