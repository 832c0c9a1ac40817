//! What a directory says about its topics, piece by piece, as the search looks through it.

use std::borrow::Cow;

use crate::model::funding::FactField;
use crate::model::{
    Area, Centre, Contact, Directory, Field, FieldKind, FundingLine, Programme, Unit,
};
use crate::text::fold;
use crate::text::locale::{Lang, Text};

use super::compound::complete_compounds;
use super::topic::Topic;

/// A piece of what is said about a topic: where a word of the question was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Passage<'d> {
    /// The name.
    Name,
    /// Another word for it.
    Keyword(&'d str),
    /// What the letters of its name stand for.
    StandsFor(&'d Text<'static>),
    /// One of its sentences.
    Statement(&'d Text<'static>),
    /// What a sheet says under a heading.
    Fact(FactField, &'d Text<'static>),
    /// Its address.
    Address(&'d str),
    /// What else one should know.
    Note(&'d Text<'d>),
    /// What was searched for and not found.
    NotFound(Field),
}

impl Passage<'_> {
    /// How much a word tells that stands here.
    pub(super) fn weight(self) -> f32 {
        match self {
            Passage::Name => 4.0,
            Passage::Keyword(_) | Passage::StandsFor(_) | Passage::NotFound(_) => 3.0,
            Passage::Address(_) => 2.0,
            // A programme and an area say little, and a sheet says much.
            Passage::Statement(_) => 1.5,
            Passage::Fact(..) | Passage::Note(_) => 1.0,
        }
    }

    /// Whether the topic is called so, and does not only tell of it.
    pub(super) fn is_name(self) -> bool {
        matches!(
            self,
            Passage::Name | Passage::Keyword(_) | Passage::StandsFor(_) | Passage::NotFound(_)
        )
    }
}

/// A text whose numbers are one word each: `3.000` holds no 3.
fn ungrouped(text: &str) -> Cow<'_, str> {
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let is_within = |at: usize| {
        is_digit(text[..at].chars().next_back()) && is_digit(text[at + 1..].chars().next())
    };
    if !text.match_indices(['.', ',']).any(|(at, _)| is_within(at)) {
        return Cow::Borrowed(text);
    }
    let letters = text.char_indices();
    let kept = letters.filter(|(at, letter)| !(matches!(letter, '.' | ',') && is_within(*at)));
    Cow::Owned(kept.map(|(_, letter)| letter).collect())
}

/// A passage with its words, in one language.
pub(super) struct Piece<'d> {
    pub(super) passage: Passage<'d>,
    /// As [`fold::plain_key`] has them.
    pub(super) words: String,
}

/// The pieces of one topic.
pub(super) struct Pieces<'d>(pub(super) Vec<Piece<'d>>);

impl<'d> Pieces<'d> {
    pub(super) fn of_topic(topic: Topic<'d>, directory: &'d Directory<'d>) -> Pieces<'d> {
        let mut pieces = Pieces(Vec::new());
        match topic {
            Topic::Unit(unit) => pieces.unit(unit),
            Topic::Area(area) => pieces.area(area, directory),
            Topic::Programme(programme) => pieces.programme(programme),
            Topic::Line(line) => pieces.line(line),
            Topic::Centre(centre) => pieces.centre(centre),
        }
        pieces
    }

    /// The work of a contact: post, unit, area, keywords and note, without name and numbers.
    pub(super) fn of_contact<'c>(
        contact: &'c Contact<'c>,
        directory: &'c Directory<'c>,
    ) -> Pieces<'c> {
        let mut pieces = Pieces(Vec::new());
        if let Some(post) = &contact.post {
            pieces.push_text(Passage::Name, post);
        }
        if let Some(unit) = directory.unit_of(contact) {
            pieces.push_text(Passage::Name, &unit.name);
            pieces.keywords(&unit.keywords);
        }
        let area = contact.area.as_deref().and_then(|id| directory.area(id));
        if let Some(area) = area {
            pieces.push_text(Passage::Name, &area.name);
        }
        for field in Field::searched() {
            let FieldKind::Words { get, names, .. } = field.row().kind else {
                continue;
            };
            for word in get(contact) {
                let passage = Passage::Keyword(word);
                match names {
                    Some(names) => {
                        for name in (names.names)(word) {
                            pieces.push(passage, name);
                        }
                    }
                    None => pieces.push(passage, word),
                }
            }
        }
        if let Some(note) = &contact.note {
            pieces.push_text(Passage::Note(note), note);
        }
        pieces
    }

    fn unit(&mut self, unit: &'d Unit) {
        self.push_text(Passage::Name, &unit.name);
        self.keywords(&unit.keywords);
        if let Some(address) = &unit.address {
            self.push(Passage::Address(address), address);
            self.label(Passage::Address(address), Field::ADDRESS);
        }
        for &field in &unit.not_found {
            self.label(Passage::NotFound(field), field);
        }
        if let Some(note) = &unit.note {
            self.push_text(Passage::Note(note), note);
        }
    }

    fn area(&mut self, area: &'d Area, directory: &'d Directory<'d>) {
        self.push_text(Passage::Name, &area.name);
        // What people call the responsible post about is what the area is about.
        let contact = area.contact.as_deref().and_then(|id| directory.contact(id));
        self.keywords(contact.map_or(&[][..], |contact| &contact.keywords));
        for statement in area.statements() {
            self.push_text(Passage::Statement(&statement.text), &statement.text);
        }
    }

    fn programme(&mut self, programme: &'d Programme) {
        self.push_text(Passage::Name, &programme.name);
        self.keywords(&programme.keywords);
        if let Some(text) = &programme.stands_for {
            self.push_text(Passage::StandsFor(text), text);
        }
        for statement in programme.all_statements() {
            self.push_text(Passage::Statement(&statement.text), &statement.text);
        }
    }

    fn line(&mut self, line: &'d FundingLine) {
        self.push_text(Passage::Name, &line.name);
        self.push_text(Passage::Name, &line.label);
        self.push(Passage::Name, &line.id);
        self.keywords(&line.keywords);
        for fact in &line.facts {
            if let Some(text) = &fact.text {
                self.push_text(Passage::Fact(fact.field, text), text);
            }
        }
    }

    fn centre(&mut self, centre: &'d Centre) {
        self.push(Passage::Name, &centre.name);
        self.push(
            Passage::Keyword("WIR-Vielfaltszentrum"),
            "WIR-Vielfaltszentrum Zentrum diversity centre",
        );
    }

    fn keywords(&mut self, keywords: &'d [String]) {
        for keyword in keywords {
            self.push(Passage::Keyword(keyword), keyword);
        }
    }

    /// The name of a field, as people ask for it.
    fn label(&mut self, passage: Passage<'d>, field: Field) {
        for lang in [Lang::De, Lang::En] {
            let label = field.label(lang);
            self.push(passage, label);
            // `Email` is typed for `E-Mail`.
            if label.contains('-') {
                self.push(passage, &label.replace('-', ""));
            }
        }
    }

    fn push_text(&mut self, passage: Passage<'d>, text: &Text<'_>) {
        for text in text.translations() {
            self.push(passage, text);
        }
    }

    fn push(&mut self, passage: Passage<'d>, text: &str) {
        let mut words = fold::plain_key(&fold::spelled_key(&ungrouped(text)));
        if passage.is_name() {
            for word in complete_compounds(text) {
                words.push(' ');
                words.push_str(&word);
            }
        }
        self.0.push(Piece { passage, words });
    }
}
