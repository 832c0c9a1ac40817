//! How a term meets the fields of a contact.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use super::MatchKind;
use super::compound::complete_compounds;
use super::fit::{self, Fit, FoldedText};
use super::index_store::IndexStore;
use super::names::{NameFolder, given_and_family};
use super::ranking::{FieldMatch, Mode, TermMatch, join_texts};
use super::stems::FORM;
use super::term::{SHORTEST_INSIDE, Term};
use super::vocabulary::{
    SimilarWordFinder, SimilarWords, WordFields, other_given_names, words_of_contacts,
};
use crate::model::nickname::Nickname;
use crate::model::synonym::Synonym;
use crate::model::{Contact, Directory, Field, PersonName, Phone, Unit, UnitIndex};
use crate::text::fold;

/// Where the different words of the contacts are.
pub(super) enum WordSource<'d> {
    /// In the contacts themselves; gathered when they are first needed.
    InMemory(Vec<&'d Contact<'d>>, Option<HashMap<String, WordFields>>),
    /// In an index.
    Stored(&'d dyn IndexStore),
}

/// Folds the fields of contacts. What many contacts share, their units and areas, is folded and met
/// only once.
pub(super) struct ContactFields<'d, 'q> {
    buffer: FoldedText,
    names: NameFolder,
    units: Vec<SharedText>,
    areas: Vec<(&'d str, SharedText)>,
    of_units: Vec<(&'q Term, Mode, Vec<Option<TermMatch>>)>,
    of_areas: Vec<(&'q Term, Mode, Vec<Option<TermMatch>>)>,
    words: WordSource<'d>,
    nicknames: &'d [Nickname],
    stop_words: &'d [String],
    pub(super) synonyms: &'d [Synonym],
    /// What is like a word, which may stand in several readings.
    alike: HashMap<&'q str, Rc<SimilarWords>>,
    /// The words that hold a word, likewise.
    holding: HashMap<&'q str, Rc<Vec<String>>>,
}

/// A text that many contacts share.
struct SharedText {
    folded: FoldedText,
    /// In lower case with its marks.
    written: String,
}

impl SharedText {
    fn new(text: &str) -> SharedText {
        // `Presse- und Öffentlichkeitsarbeit` is also the work with the press.
        let more = complete_compounds(text);
        let text = if more.is_empty() {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(format!("{text} {}", more.join(" ")))
        };
        SharedText {
            folded: FoldedText::new(&text),
            written: fold::marked_words(&text),
        }
    }
}

impl<'d, 'q> ContactFields<'d, 'q> {
    pub(super) fn new(
        directory: &'d Directory<'d>,
        words: WordSource<'d>,
    ) -> ContactFields<'d, 'q> {
        let words_of_unit = |unit: &Unit| {
            let parent = unit.parent.map(|at| &directory.units()[at].name);
            join_texts(std::iter::once(&unit.name).chain(parent), &unit.keywords)
        };
        ContactFields {
            buffer: FoldedText::default(),
            names: NameFolder::default(),
            units: directory
                .units()
                .iter()
                .map(|unit| SharedText::new(&words_of_unit(unit)))
                .collect(),
            areas: directory
                .areas()
                .iter()
                .map(|area| {
                    (
                        area.id.as_str(),
                        SharedText::new(&join_texts([&area.name], &[])),
                    )
                })
                .collect(),
            of_units: Vec::new(),
            of_areas: Vec::new(),
            words,
            nicknames: directory.nicknames(),
            stop_words: directory.stop_words(),
            synonyms: directory.synonyms(),
            alike: HashMap::new(),
            holding: HashMap::new(),
        }
    }

    pub(super) fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.iter().any(|known| known == word)
    }

    /// The words of all contacts that are like a term.
    pub(super) fn similar_words(&mut self, term: &'q Term) -> Rc<SimilarWords> {
        if let Some(alike) = self.alike.get(term.written.as_str()) {
            return Rc::clone(alike);
        }
        let mut finder =
            SimilarWordFinder::new(term, other_given_names(self.nicknames, &term.written));
        if !finder.is_idle() {
            match &mut self.words {
                WordSource::Stored(store) => {
                    store.words(&mut |_, places, word| finder.look(word, places));
                }
                WordSource::InMemory(contacts, words) => {
                    for (word, places) in words.get_or_insert_with(|| words_of_contacts(contacts)) {
                        finder.look(word, *places);
                    }
                }
            }
        }
        let alike = Rc::new(finder.finish());
        self.alike.insert(&term.written, Rc::clone(&alike));
        alike
    }

    /// The words of an index of which a term is a part, as [`fold::spelled_key`] has them.
    pub(super) fn words_containing(
        &mut self,
        term: &'q Term,
        store: &dyn IndexStore,
    ) -> Rc<Vec<String>> {
        if let Some(words) = self.holding.get(term.spelled.as_str()) {
            return Rc::clone(words);
        }
        let mut words = Vec::new();
        if term.spelled.len() >= SHORTEST_INSIDE {
            store.words(&mut |letters, _, word| {
                if term.letters & !letters == 0 {
                    let spelled = fold::spelled_key(word);
                    if spelled.contains(&term.spelled)
                        || fold::plain_key(&spelled).contains(&term.plain)
                    {
                        words.push(spelled);
                    }
                }
            });
        }
        let words = Rc::new(words);
        self.holding.insert(&term.spelled, Rc::clone(&words));
        words
    }

    /// The best meeting of a term with any field of a contact.
    pub(super) fn match_term(
        &mut self,
        contact: &Contact,
        term: &'q Term,
        mode: Mode,
    ) -> Option<TermMatch> {
        let mut best = BestMatch(None);
        if term.number.is_some() {
            let mut number = |field: Field, phone: Option<&Phone<'_>>| {
                best.offer(
                    field,
                    phone.and_then(|phone| fit::fit_number(term, phone)),
                    None,
                );
            };
            number(Field::PHONE, contact.phone.as_ref());
            number(Field::FAX, contact.fax.as_ref());
            number(Field::MOBILE, contact.mobile.as_ref());
            for phone in &contact.more_phones {
                number(Field::MORE_PHONES, Some(&phone.value));
            }
            if best.cannot_be_better() {
                return best.0;
            }
        }
        if term.is_only_name() {
            if let Some(name) = &contact.name {
                self.match_name(name, term, mode, &mut best);
            }
            for name in &contact.other_names {
                self.match_text(Field::OTHER_NAMES, name, term, mode, &mut best);
            }
            return best.0;
        }
        if let Some(room) = &contact.room {
            best.offer(Field::ROOM, fit::fit_room(term, room), None);
        }
        if let Some(email) = &contact.email {
            best.offer(Field::EMAIL, fit::fit_mail(term, email), None);
        }
        for email in &contact.more_emails {
            best.offer(Field::MORE_EMAILS, fit::fit_mail(term, &email.value), None);
        }
        if term.spelled.is_empty() {
            return best.0;
        }
        if let Some(name) = &contact.name {
            self.match_name(name, term, mode, &mut best);
        }
        for &field in Field::searched() {
            field.row().kind.for_each_text(contact, |text| {
                self.match_text(field, text, term, mode, &mut best);
            });
        }
        if mode == Mode::Similar {
            for note in contact.note.iter().flat_map(|note| note.translations()) {
                self.match_note(note, term, &mut best);
            }
        }
        if let Some(unit) = contact.unit {
            best.offer_match(self.unit_matches(term, mode)[unit.0].as_ref());
        }
        let area = contact
            .area
            .as_deref()
            .and_then(|area| self.areas.iter().position(|(id, _)| *id == area));
        if let Some(area) = area {
            best.offer_match(self.area_matches(term, mode)[area].as_ref());
        }
        best.0
    }

    fn match_name(&mut self, name: &PersonName, term: &'q Term, mode: Mode, best: &mut BestMatch) {
        if let Some((fit, is_family)) = self.names.fit(name, term) {
            let meeting = FieldMatch {
                field: Field::NAME,
                fit,
                is_family,
            };
            best.offer_field_match(meeting, None);
        }
        if mode == Mode::Similar {
            let alike = self.similar_words(term);
            if alike.names.is_empty() {
                return;
            }
            let (_, _, family) = name.parts();
            let family = fold::marked_words(family);
            for word in fold::marked_words(given_and_family(name)).split(' ') {
                let Some(&cost) = alike.names.get(word) else {
                    continue;
                };
                let is_family = family.split(' ').any(|other| other == word);
                if is_family || !term.is_family {
                    let of_given = if is_family { 0 } else { ALIKE_GIVEN };
                    let fit = Fit {
                        how: MatchKind::Similar,
                        cost: cost + of_given,
                    };
                    let meeting = FieldMatch {
                        field: Field::NAME,
                        fit,
                        is_family,
                    };
                    best.offer_field_match(meeting, Some(word));
                }
            }
        }
    }

    fn match_text(
        &mut self,
        field: Field,
        text: &str,
        term: &'q Term,
        mode: Mode,
        best: &mut BestMatch,
    ) {
        if term.may_be_in(text, 0) {
            self.buffer.set(text);
            best.offer_fit(field, self.buffer.fit(term));
        }
        if mode == Mode::Similar {
            let alike = self.similar_words(term);
            if !alike.texts.is_empty() {
                best.offer_alike(field, &fold::marked_words(text), |word| {
                    alike.texts.get(word).copied()
                });
            }
        }
    }

    /// A note tells of much; a word counts only where it stands in it as it was typed, or in another form.
    fn match_note(&mut self, note: &str, term: &'q Term, best: &mut BestMatch) {
        let alike = self.similar_words(term);
        if alike.texts.is_empty() {
            return;
        }
        best.offer_alike(Field::NOTE, &fold::marked_words(note), |word| {
            let fit = alike.texts.get(word).copied()?;
            (fit.how == MatchKind::Related && fit.cost <= FORM).then_some(Fit {
                cost: fit.cost + OF_NOTE,
                ..fit
            })
        });
    }

    /// Whether the terms that a name met can each have words of their own in it.
    pub(super) fn has_room_for(
        &mut self,
        contact: &Contact,
        terms: &[&'q Term],
        mode: Mode,
    ) -> bool {
        let Some(name) = &contact.name else {
            return true;
        };
        let alike: Vec<Rc<SimilarWords>> = match mode {
            Mode::Written => Vec::new(),
            Mode::Similar => terms.iter().map(|term| self.similar_words(term)).collect(),
        };
        NameFolder::has_room_for(name, terms, |term, word| {
            let place = terms.iter().position(|other| std::ptr::eq(*other, term));
            let of_term = place.and_then(|at| alike.get(at));
            of_term.is_some_and(|alike| alike.names.contains_key(word))
        })
    }

    /// The units whose words the term meets.
    pub(super) fn units_that_meet(&mut self, term: &'q Term, mode: Mode) -> Vec<UnitIndex> {
        let of_units = self.unit_matches(term, mode).iter().enumerate();
        of_units
            .filter(|(_, met)| met.is_some())
            .map(|(unit, _)| UnitIndex(unit))
            .collect()
    }

    /// The areas of work whose words the term meets.
    pub(super) fn areas_that_meet(&mut self, term: &'q Term, mode: Mode) -> Vec<&'d str> {
        let met: Vec<bool> = self
            .area_matches(term, mode)
            .iter()
            .map(Option::is_some)
            .collect();
        let areas = self.areas.iter().zip(met);
        areas
            .filter(|(_, met)| *met)
            .map(|((id, _), _)| *id)
            .collect()
    }

    pub(super) fn unit_matches(&mut self, term: &'q Term, mode: Mode) -> &[Option<TermMatch>] {
        match_once(&mut self.of_units, term, mode, || {
            match_shared(self.units.iter(), Field::UNIT, term, mode)
        })
    }

    fn area_matches(&mut self, term: &'q Term, mode: Mode) -> &[Option<TermMatch>] {
        match_once(&mut self.of_areas, term, mode, || {
            let texts = self.areas.iter().map(|(_, text)| text);
            match_shared(texts, Field::AREA, term, mode)
        })
    }
}

/// How a term meets texts, as it was found once.
fn match_once<'m, 'q>(
    known: &'m mut Vec<(&'q Term, Mode, Vec<Option<TermMatch>>)>,
    term: &'q Term,
    mode: Mode,
    meet: impl FnOnce() -> Vec<Option<TermMatch>>,
) -> &'m [Option<TermMatch>] {
    let at = known
        .iter()
        .position(|(other, of_mode, _)| std::ptr::eq(*other, term) && *of_mode == mode);
    let at = at.unwrap_or_else(|| {
        known.push((term, mode, meet()));
        known.len() - 1
    });
    &known[at].2
}

/// How a term meets texts that many contacts share.
fn match_shared<'t>(
    texts: impl Iterator<Item = &'t SharedText>,
    field: Field,
    term: &Term,
    mode: Mode,
) -> Vec<Option<TermMatch>> {
    let mut finder = (mode == Mode::Similar).then(|| SimilarWordFinder::new(term, Vec::new()));
    let met = |text: &SharedText| {
        let mut best = BestMatch(None);
        best.offer_fit(field, text.folded.fit(term));
        if let Some(finder) = &mut finder {
            best.offer_alike(field, &text.written, |word| finder.fit_text_word(word));
        }
        best.0
    };
    texts.map(met).collect()
}

/// What a word of a note costs more than one of a post.
const OF_NOTE: u32 = 35;

/// What a given name that is alike costs more than a family name.
const ALIKE_GIVEN: u32 = 25;

/// The best meeting so far.
struct BestMatch(Option<TermMatch>);

impl BestMatch {
    fn offer_fit(&mut self, field: Field, fit: Option<Fit>) {
        self.offer(field, fit, None);
    }

    /// Offers each word of a text that is like the term.
    fn offer_alike(&mut self, field: Field, text: &str, mut fit: impl FnMut(&str) -> Option<Fit>) {
        for word in text.split(' ') {
            self.offer(field, fit(word), Some(word));
        }
    }

    /// Whether no other field can fit better.
    fn cannot_be_better(&self) -> bool {
        let best = self.0.as_ref();
        best.is_some_and(|(met, _)| met.fit == Fit::BEST && met.field.weight() == 0)
    }

    fn offer_match(&mut self, met: Option<&TermMatch>) {
        if let Some((meeting, word)) = met {
            self.offer_field_match(*meeting, word.as_deref());
        }
    }

    fn offer(&mut self, field: Field, fit: Option<Fit>, word: Option<&str>) {
        if let Some(fit) = fit {
            let meeting = FieldMatch {
                field,
                fit,
                is_family: false,
            };
            self.offer_field_match(meeting, word);
        }
    }

    fn offer_field_match(&mut self, meeting: FieldMatch, word: Option<&str>) {
        let rank = |meeting: &FieldMatch| (meeting.fit, meeting.field.weight());
        let is_better = self
            .0
            .as_ref()
            .is_none_or(|(known, _)| rank(&meeting) < rank(known));
        if is_better {
            self.0 = Some((meeting, word.map(str::to_owned)));
        }
    }
}
