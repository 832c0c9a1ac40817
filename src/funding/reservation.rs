//! Reservations: what is not sure about a verdict although every condition is answered.

use jiff::civil::Date;

use super::LineRules;
use crate::model::Directory;
use crate::model::funding::State;
use crate::model::provenance::{Confidence, ReadExtent};
use crate::model::rule::EditionEnd;

/// After so many days the rules are to be compared with their sources again.
pub const CHECK_AGAIN_AFTER_DAYS: i32 = 180;

/// What is not sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reservation {
    /// The sources do not say until when the rules hold, so whether they still do is not proven.
    ValidityUnknown,
    /// The sources do not say whether the line goes on at all.
    Uncertain,
    /// Other rules hold from this day on.
    OtherRulesFrom(Date),
    /// The conditions are only part of what the sources require.
    Incomplete,
    /// The law on which the rules rest held until this day.
    LawEnded(Date),
    /// Not every condition is from the responsible body.
    SecondHand,
    /// The guideline itself was read in part only.
    ReadInPart,
    /// The rules were compared with their sources long ago, on this day.
    CheckedLongAgo(Date),
}

impl Reservation {
    /// The key in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Reservation::ValidityUnknown => "validity-unknown",
            Reservation::Uncertain => "uncertain",
            Reservation::OtherRulesFrom(_) => "other-rules-from",
            Reservation::Incomplete => "incomplete",
            Reservation::LawEnded(_) => "law-ended",
            Reservation::SecondHand => "second-hand",
            Reservation::ReadInPart => "read-in-part",
            Reservation::CheckedLongAgo(_) => "checked-long-ago",
        }
    }
}

impl LineRules<'_> {
    /// What is not sure about this line on a day, the gravest first.
    pub fn reservations(&self, directory: &Directory<'_>, day: Date) -> Vec<Reservation> {
        let edition = self.edition;
        let is_in_part = edition.stated.sources.iter().any(|id| {
            let source = directory.source(id);
            source.is_some_and(|source| source.read == Some(ReadExtent::Part))
        });
        let is_second_hand = edition.conditions.iter().any(|condition| {
            let stated = condition.stated.as_ref();
            stated.is_some_and(|stated| stated.confidence != Confidence::Primary)
        });
        let age = edition.checked.until(day).map_or(0, |span| span.get_days());
        let law_ended = edition.law_until.filter(|until| *until < day);
        let others = [
            (self.line.state == State::Uncertain, Reservation::Uncertain),
            (!edition.is_complete, Reservation::Incomplete),
            (
                edition.until == EditionEnd::Unknown,
                Reservation::ValidityUnknown,
            ),
            (
                age > CHECK_AGAIN_AFTER_DAYS,
                Reservation::CheckedLongAgo(edition.checked),
            ),
            (is_second_hand, Reservation::SecondHand),
            (is_in_part, Reservation::ReadInPart),
        ];
        let others = others.into_iter();
        let later = self.line.editions.iter().map(|edition| edition.from);
        let next = later.filter(|from| *from > day).min();
        law_ended
            .map(Reservation::LawEnded)
            .into_iter()
            .chain(next.map(Reservation::OtherRulesFrom))
            .chain(others.filter_map(|(holds, reservation)| holds.then_some(reservation)))
            .collect()
    }
}
