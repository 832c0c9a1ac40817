//! Everything that the layers hold together, and how its parts refer to each other.

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::contact::{Contact, Room, Unit, UnitIndex};
use super::funding::{Centre, FundingLine, OpenPoint};
use super::glossary::GlossaryTerm;
use super::nickname::Nickname;
use super::programme::{Area, Programme};
use super::provenance::Source;
use super::rule::{Fallback, Question, QuestionIndex};
use super::synonym::Synonym;
use crate::text::locale::Lang;

/// The id of the contact that is the switchboard of the house.
pub const SWITCHBOARD: &str = "zentrale";

/// The lists of a directory while they are gathered: nothing says yet that they fit together.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct DirectoryParts<'t> {
    /// Posts and people, in the order of the data.
    pub contacts: Vec<Contact<'t>>,
    /// Organisational units; [`Contact::unit`] is a [`UnitIndex`] into this list.
    pub units: Vec<Unit>,
    /// Rooms of which more is known than their number.
    pub rooms: Vec<Room>,
    /// Programmes of the Land.
    pub programmes: Vec<Programme>,
    /// Areas of work of the centre.
    pub areas: Vec<Area>,
    /// Funding lines, offers and other funds.
    pub lines: Vec<FundingLine>,
    /// Questions of the advisor, in the order of the data.
    pub questions: Vec<Question>,
    /// What the advisor says where nothing fits.
    pub fallbacks: Vec<Fallback>,
    /// Cases of the staff with the verdicts that they expect.
    pub cases: Vec<Case>,
    /// The centres in Hesse.
    pub centres: Vec<Centre>,
    /// What is not settled.
    pub open_points: Vec<OpenPoint>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// Short forms of given names.
    pub nicknames: Vec<Nickname>,
    /// Words of an office that are only said around a name, as [`fold::room_key`](crate::text::fold::room_key)
    /// has them.
    pub stop_words: Vec<String>,
    /// Everyday words of an office, and its words for the same.
    pub synonyms: Vec<Synonym>,
    /// Words that are explained, the first ones first.
    pub glossary: Vec<GlossaryTerm>,
}

/// Everything that the layers hold together: resolved, consistent, without positions. Only `load` makes one
/// (`tests/it/house.rs`), so that no reference has to be checked again.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Directory<'t>(DirectoryParts<'t>);

impl<'t> Directory<'t> {
    /// A directory of parts that fit together.
    pub(crate) fn of_parts(parts: DirectoryParts<'t>) -> Directory<'t> {
        Directory(parts)
    }

    /// The same parts with other contacts.
    pub(crate) fn with_contacts(mut self, contacts: Vec<Contact<'t>>) -> Directory<'t> {
        self.0.contacts = contacts;
        self
    }

    /// Posts and people, in the order of the data.
    pub fn contacts(&self) -> &[Contact<'t>] {
        &self.0.contacts
    }

    /// Organisational units; [`Contact::unit`] is a [`UnitIndex`] into this list.
    pub fn units(&self) -> &[Unit] {
        &self.0.units
    }

    /// Rooms of which more is known than their number.
    pub fn rooms(&self) -> &[Room] {
        &self.0.rooms
    }

    /// Programmes of the Land.
    pub fn programmes(&self) -> &[Programme] {
        &self.0.programmes
    }

    /// Areas of work of the centre.
    pub fn areas(&self) -> &[Area] {
        &self.0.areas
    }

    /// Funding lines, offers and other funds.
    pub fn lines(&self) -> &[FundingLine] {
        &self.0.lines
    }

    /// Questions of the advisor, in the order of the data.
    pub fn questions(&self) -> &[Question] {
        &self.0.questions
    }

    /// What the advisor says where nothing fits.
    pub fn fallbacks(&self) -> &[Fallback] {
        &self.0.fallbacks
    }

    /// Cases of the staff with the verdicts that they expect.
    pub fn cases(&self) -> &[Case] {
        &self.0.cases
    }

    /// The centres in Hesse.
    pub fn centres(&self) -> &[Centre] {
        &self.0.centres
    }

    /// What is not settled.
    pub fn open_points(&self) -> &[OpenPoint] {
        &self.0.open_points
    }

    /// Where the facts come from.
    pub fn sources(&self) -> &[Source] {
        &self.0.sources
    }

    /// Short forms of given names.
    pub fn nicknames(&self) -> &[Nickname] {
        &self.0.nicknames
    }

    /// Words of an office that are only said around a name, as [`fold::room_key`](crate::text::fold::room_key)
    /// has them.
    pub fn stop_words(&self) -> &[String] {
        &self.0.stop_words
    }

    /// Everyday words of an office, and its words for the same.
    pub fn synonyms(&self) -> &[Synonym] {
        &self.0.synonyms
    }

    /// Words that are explained, the first ones first.
    pub fn glossary(&self) -> &[GlossaryTerm] {
        &self.0.glossary
    }

    /// The unit of a contact.
    pub fn unit_of(&self, contact: &Contact) -> Option<&Unit> {
        contact.unit.map(|at| &self.0.units[at])
    }

    /// A unit and every unit above it, from below.
    pub fn units_up(&self, from: Option<UnitIndex>) -> impl Iterator<Item = UnitIndex> {
        std::iter::successors(from, |&at| self.0.units[at].parent)
    }

    /// The names of the units above that of a contact, from the top down.
    pub fn units_above(&self, contact: &Contact, lang: Lang) -> Vec<&str> {
        let above = self.units_up(contact.unit).skip(1);
        let mut names: Vec<&str> = above.map(|at| self.0.units[at].name.get(lang)).collect();
        names.reverse();
        names
    }

    /// The organisation to which the unit of a contact belongs: the topmost unit above it.
    pub fn organisation(&self, contact: &Contact, lang: Lang) -> Option<&str> {
        let top = self.units_up(contact.unit).skip(1).last()?;
        Some(self.0.units[top].name.get(lang))
    }

    /// The unit with this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.0.units.iter().find(|unit| unit.id == id)
    }

    /// The contact to which the data gives this id.
    pub fn contact(&self, id: &str) -> Option<&Contact<'t>> {
        self.0
            .contacts
            .iter()
            .find(|contact| contact.own_id.as_deref() == Some(id))
    }

    /// The address of the public page of a centre, where one was found.
    pub fn page_of(&self, centre: &Centre) -> Option<&str> {
        self.source(centre.page.as_deref()?)?.url.as_deref()
    }

    /// The switchboard of the house: the contact `zentrale`, who helps where nothing else does.
    pub fn switchboard(&self) -> Option<&Contact<'t>> {
        self.contact(SWITCHBOARD)
    }

    /// The house to which a contact belongs: the topmost unit.
    pub fn house_of(&self, contact: &Contact) -> Option<UnitIndex> {
        self.units_up(contact.unit).last()
    }

    /// The area of work with this id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.0.areas.iter().find(|area| area.id == id)
    }

    /// The funding line, offer or fund with this id.
    pub fn line(&self, id: &str) -> Option<&FundingLine> {
        self.0.lines.iter().find(|line| line.id == id)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<QuestionIndex> {
        let mut questions = self.0.questions.iter();
        questions
            .position(|question| question.id == id)
            .map(QuestionIndex)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.0.sources.iter().find(|source| source.id == id)
    }
}
