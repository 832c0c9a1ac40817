//! Everything that the layers hold together, and how its parts refer to each other.

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::contact::{Contact, Room, Unit, UnitIndex};
use super::funding::{Centre, FundingLine, OpenPoint};
use super::nickname::Nickname;
use super::programme::{Area, Programme};
use super::provenance::Source;
use super::rule::{Fallback, Question, QuestionIndex};
use super::synonym::Synonym;

/// The id of the contact that is the switchboard of the house.
pub const SWITCHBOARD: &str = "zentrale";

/// Everything that the layers hold together: resolved, consistent, without positions.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Directory<'t> {
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
}

impl<'t> Directory<'t> {
    /// The unit of a contact.
    pub fn unit_of(&self, contact: &Contact) -> Option<&Unit> {
        contact.unit.map(|at| &self.units[at])
    }

    /// A unit and every unit above it, from below.
    pub fn units_up(&self, from: Option<UnitIndex>) -> impl Iterator<Item = UnitIndex> {
        std::iter::successors(from, |&at| self.units[at].parent)
    }

    /// The unit with this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The contact to which the data gives this id.
    pub fn contact(&self, id: &str) -> Option<&Contact<'t>> {
        self.contacts
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
        self.areas.iter().find(|area| area.id == id)
    }

    /// The funding line, offer or fund with this id.
    pub fn line(&self, id: &str) -> Option<&FundingLine> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<QuestionIndex> {
        let mut questions = self.questions.iter();
        questions
            .position(|question| question.id == id)
            .map(QuestionIndex)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}
