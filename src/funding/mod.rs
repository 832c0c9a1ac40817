//! The advisor: which funding lines fit, which almost fit, which do not, and why.
//!
//! A pure function of data, answers and a day. Nothing here asks, prints or reads a clock, and no front
//! end looks at a rule.
//!
//! Four states of an answer are kept apart: an option, "I don't know", and not asked yet; the fourth
//! state, that the sources contradict each other or say nothing, comes from the rules. A condition is
//! judged over **all** answers that are still possible, so its verdict is exact: Kleene's tables would
//! leave "24 or less, or 25 or more" open. Every question has few options, so a condition fits in a small
//! table (`compiled`).

mod answers;
mod calendar;
pub mod code;
mod compiled;
mod judge;
mod near;
mod next;
pub mod proof;
mod reservation;
mod wording;

use std::cell::RefCell;
use std::collections::HashMap;

use jiff::civil::Date;

use crate::model::funding::{Deadline, DeadlineRule};
use crate::model::rule::Until;
use crate::model::{Directory, Edition, FundingLine};

pub use answers::{Answers, Given};
pub use calendar::{DueDate, due, next_dates, workday_on_or_before};
pub use compiled::{Compiled, Outcomes};
pub use judge::{Judgement, Standing};
pub use near::Near;
pub use reservation::{CHECK_AGAIN_AFTER_DAYS, Reservation};

/// The rules of all lines as they stand on one day.
pub struct Advisor<'d> {
    directory: &'d Directory<'d>,
    day: Date,
    lines: Vec<LineRules<'d>>,
    /// The most questions that can follow, by what is still open. Filled as it is asked for.
    bounds: RefCell<HashMap<Box<[u8]>, u32>>,
}

/// The rules of one line as they stand on a day.
pub struct LineRules<'d> {
    /// The line.
    pub line: &'d FundingLine,
    /// The edition that holds on the day; else the latest before it, else the first.
    pub edition: &'d Edition,
    /// Why nobody can apply on the day.
    pub dormant: Option<Dormancy>,
    conditions: Vec<Compiled>,
    benefits: Vec<Compiled>,
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
}

impl<'d> Advisor<'d> {
    /// The rules of all lines that have any, as they stand on `day`.
    pub fn new(directory: &'d Directory<'d>, day: Date) -> Advisor<'d> {
        Advisor::for_lines(directory, day, |_| true)
    }

    /// The rules of some lines only, as they stand on `day`.
    pub fn for_lines(
        directory: &'d Directory<'d>,
        day: Date,
        keep: impl Fn(&FundingLine) -> bool,
    ) -> Advisor<'d> {
        let lines = directory
            .lines
            .iter()
            .filter(|line| keep(line))
            .filter_map(|line| LineRules::on(line, directory, day))
            .collect();
        Advisor {
            directory,
            day,
            lines,
            bounds: RefCell::default(),
        }
    }

    /// The directory that the rules are from.
    pub fn directory(&self) -> &'d Directory<'d> {
        self.directory
    }

    /// The day for which everything is judged.
    pub fn day(&self) -> Date {
        self.day
    }

    /// The rules of each line, in the order of the data.
    pub fn lines(&self) -> &[LineRules<'d>] {
        &self.lines
    }

    /// The index of the line with this id among [`lines`](Self::lines).
    pub fn line(&self, id: &str) -> Option<usize> {
        self.lines.iter().position(|rules| rules.line.id == id)
    }

    /// Answers in which nothing was asked yet.
    pub fn no_answers(&self) -> Answers {
        Answers::new(&self.directory.questions)
    }
}

impl<'d> LineRules<'d> {
    fn on(line: &'d FundingLine, directory: &Directory<'_>, day: Date) -> Option<LineRules<'d>> {
        let edition = edition_on(line, day)?;
        let compile = |test, dispute| Compiled::new(test, dispute, &directory.questions);
        let conditions = edition
            .conditions
            .iter()
            .map(|condition| {
                let dispute = condition.dispute.as_ref().map(|dispute| &dispute.test);
                compile(&condition.test, dispute)
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
            dormant: dormancy(line, edition, day),
            conditions,
            benefits,
        })
    }

    /// The tables of the conditions, in the order of the edition.
    pub fn conditions(&self) -> &[Compiled] {
        &self.conditions
    }

    /// The tables of the benefits, in the order of the edition.
    pub fn benefits(&self) -> &[Compiled] {
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

fn dormancy(line: &FundingLine, edition: &Edition, day: Date) -> Option<Dormancy> {
    if day < edition.from {
        return Some(Dormancy::NotYet { from: edition.from });
    }
    if let Until::Day(until) = edition.until
        && until < day
    {
        let later = line.editions.iter().map(|edition| edition.from);
        return Some(match later.filter(|from| *from > day).min() {
            Some(from) => Dormancy::Between { from },
            None => Dormancy::Ended { until },
        });
    }
    deadlines(line, edition)
        .iter()
        .find_map(|deadline| match deadline.rule {
            DeadlineRule::Closed => Some(Dormancy::Closed),
            DeadlineRule::Granted { until } if day <= until => Some(Dormancy::Granted { until }),
            _ => None,
        })
}
