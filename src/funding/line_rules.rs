//! The rules of one line as they stand on a day: which edition holds, and why nobody can apply.

use std::ops::Index;

use jiff::civil::Date;

use super::outcome_table::OutcomeTable;
use crate::model::deadline::{Deadline, DeadlineRule};
use crate::model::funding::State;
use crate::model::rule::EditionEnd;
use crate::model::{Directory, Edition, FundingLine, QuestionIndex};

/// The rules of one line as they stand on a day.
pub struct LineRules<'d> {
    /// The line.
    pub line: &'d FundingLine,
    /// The edition that holds on the day; else the latest before it, else the first.
    pub edition: &'d Edition,
    /// Why nobody can apply on the day.
    pub dormant: Option<Dormancy>,
    /// Whether the line goes on at all, as far as is known: its state is not uncertain, and the law on which its rules
    /// rest still holds.
    pub goes_on: bool,
    pub(super) conditions: Vec<OutcomeTable>,
    /// The questions of the first topic, what is planned and who asks, that this line reads.
    pub(super) opening: Vec<QuestionIndex>,
    pub(super) benefits: Vec<OutcomeTable>,
}

/// Which line of an advisor: its place in [`Advisor::lines`](super::Advisor::lines), from 0. An advisor may
/// have fewer lines than the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RulesIndex(pub usize);

impl RulesIndex {
    /// What there is for each line of an advisor, in their order, with the line.
    pub fn enumerate<T>(
        of_lines: impl IntoIterator<Item = T>,
    ) -> impl Iterator<Item = (RulesIndex, T)> {
        (0..).map(RulesIndex).zip(of_lines)
    }
}

impl<'d> Index<RulesIndex> for [LineRules<'d>] {
    type Output = LineRules<'d>;

    fn index(&self, index: RulesIndex) -> &LineRules<'d> {
        &self[index.0]
    }
}

impl<'d> Index<RulesIndex> for Vec<LineRules<'d>> {
    type Output = LineRules<'d>;

    fn index(&self, index: RulesIndex) -> &LineRules<'d> {
        &self[index.0]
    }
}

/// Why nobody can apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dormancy {
    /// No applications any more.
    Closed,
    /// Everything is granted until this day.
    Granted {
        /// Last day of the period.
        until: Date,
    },
    /// The rules held until this day, and no later ones are known.
    Ended {
        /// Last day of the latest edition.
        until: Date,
    },
    /// The rules hold from this day on.
    NotYet {
        /// First day of the first edition.
        from: Date,
    },
    /// Between two editions; the next one begins on this day.
    Between {
        /// First day of the next edition.
        from: Date,
    },
    /// The only deadline, or the last of them, was on this day.
    Missed {
        /// The last day.
        day: Date,
    },
}

impl<'d> LineRules<'d> {
    pub(super) fn on_day(
        line: &'d FundingLine,
        directory: &Directory<'_>,
        day: Date,
    ) -> Option<LineRules<'d>> {
        let edition = edition_on(line, day)?;
        let compile = |test, dispute| OutcomeTable::new(test, dispute, directory.questions());
        let conditions: Vec<OutcomeTable> = edition
            .conditions
            .iter()
            .map(|condition| {
                let dispute = condition.dispute.as_ref().map(|dispute| &dispute.test);
                compile(&condition.test, dispute)
            })
            .collect();
        let questions = directory.questions();
        let first_topic = questions.iter().map(|question| question.topic).min();
        let opening = (0..questions.len())
            .map(QuestionIndex)
            .filter(|&question| Some(questions[question].topic) == first_topic)
            .filter(|question| {
                let mut conditions = conditions.iter();
                conditions.any(|condition| condition.facts.contains(question))
            })
            .collect();
        let benefits = edition
            .benefits
            .iter()
            .map(|benefit| compile(&benefit.test, None))
            .collect();
        Some(LineRules {
            line,
            edition,
            dormant: dormancy(line, Some(edition), day),
            goes_on: line.state != State::Uncertain
                && edition.law_until.is_none_or(|until| day <= until),
            conditions,
            opening,
            benefits,
        })
    }

    /// The tables of the conditions, in the order of the edition.
    pub fn conditions(&self) -> &[OutcomeTable] {
        &self.conditions
    }

    /// The tables of the benefits, in the order of the edition.
    pub fn benefits(&self) -> &[OutcomeTable] {
        &self.benefits
    }

    /// The deadlines that hold: those of the edition, else those of the line.
    pub fn deadlines(&self) -> &'d [Deadline] {
        deadlines(self.line, self.edition)
    }
}

fn deadlines<'d>(line: &'d FundingLine, edition: &'d Edition) -> &'d [Deadline] {
    if edition.deadlines.is_empty() {
        &line.deadlines
    } else {
        &edition.deadlines
    }
}

/// The edition that holds on a day; else the latest that began before, else the first.
fn edition_on(line: &FundingLine, day: Date) -> Option<&Edition> {
    let begun = line.editions.iter().filter(|edition| edition.from <= day);
    begun
        .max_by_key(|edition| edition.from)
        .or_else(|| line.editions.iter().min_by_key(|edition| edition.from))
}

/// Why nobody can apply to a line on a day: what is closed or granted, then what its rules and its deadlines
/// say. A line without rules has no edition.
pub fn dormancy(line: &FundingLine, edition: Option<&Edition>, day: Date) -> Option<Dormancy> {
    let deadlines = edition.map_or(&line.deadlines[..], |edition| deadlines(line, edition));
    let granted = deadlines.iter().find_map(|deadline| match deadline.rule {
        DeadlineRule::Granted { until } if day <= until => Some(Dormancy::Granted { until }),
        _ => None,
    });
    match line.state {
        State::Closed => return Some(Dormancy::Closed),
        State::Granted if granted.is_some() => return granted,
        State::Granted | State::Open | State::Uncertain => {}
    }
    if let Some(dormancy) = edition.and_then(|edition| outside(line, edition, day)) {
        return Some(dormancy);
    }
    let is_closed = (deadlines.iter()).any(|deadline| deadline.rule == DeadlineRule::Closed);
    // Granted until a day that has passed, and nothing is known of the time after it.
    if is_closed || line.state == State::Granted {
        return Some(Dormancy::Closed);
    }
    granted.or_else(|| {
        let last = Deadline::last_day_of_all(deadlines)?;
        (last < day).then_some(Dormancy::Missed { day: last })
    })
}

/// Whether a day lies outside of all editions, or after the last.
fn outside(line: &FundingLine, edition: &Edition, day: Date) -> Option<Dormancy> {
    if day < edition.from {
        return Some(Dormancy::NotYet { from: edition.from });
    }
    let EditionEnd::Day(until) = edition.until else {
        return None;
    };
    if day <= until {
        return None;
    }
    let later = line.editions.iter().map(|edition| edition.from);
    Some(match later.filter(|from| *from > day).min() {
        Some(from) => Dormancy::Between { from },
        None => Dormancy::Ended { until },
    })
}
