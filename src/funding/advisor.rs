//! The advisor: the rules of all lines on one day, and what they come to.

use std::cell::RefCell;
use std::collections::HashMap;

use jiff::civil::Date;

use super::answers::Answers;
use super::judge::Stage;
use super::judgement::Judgement;
use super::line_rules::{LineRules, RulesIndex};
use super::outcome_table::{OutcomeTable, Outcomes};
use crate::model::verdict::Verdict;
use crate::model::{Directory, Fallback, FundingLine};

/// The rules of all lines as they stand on one day.
pub struct Advisor<'d> {
    pub(super) directory: &'d Directory<'d>,
    day: Date,
    pub(super) lines: Vec<LineRules<'d>>,
    /// The most questions that can follow, by what is still open. Filled as it is asked for.
    pub(super) bounds: RefCell<HashMap<Box<[u8]>, u32>>,
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
            .lines()
            .iter()
            .filter(|line| keep(line))
            .filter_map(|line| LineRules::on_day(line, directory, day))
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

    /// The line with this id.
    pub fn line(&self, id: &str) -> Option<RulesIndex> {
        let mut lines = self.lines.iter();
        lines.position(|rules| rules.line.id == id).map(RulesIndex)
    }

    /// Answers in which nothing was asked yet.
    pub fn no_answers(&self) -> Answers {
        Answers::new(self.directory.questions())
    }

    /// What a line comes to.
    pub fn judge(&self, line: RulesIndex, answers: &Answers) -> Judgement {
        let rules = &self.lines[line];
        let mut judgement = rules.judge_as_it_is(answers);
        if judgement.verdict == Verdict::DoesNotFit {
            judgement.near_miss = rules.near_miss(answers);
            if judgement.near_miss.is_some() {
                judgement.verdict = Verdict::Almost;
            }
        }
        judgement
    }

    /// What every line comes to, in the order of [`lines`](Self::lines).
    pub fn judge_all(&self, answers: &Answers) -> Vec<Judgement> {
        (0..self.lines.len())
            .map(|line| self.judge(RulesIndex(line), answers))
            .collect()
    }

    /// How many lines can still be funded or offered: neither out nor at rest.
    pub fn lines_left(&self, answers: &Answers) -> usize {
        let lines = self.lines.iter();
        lines
            .filter(|rules| rules.stage(answers) == Stage::Alive)
            .count()
    }

    /// What is said where nothing fits: the texts of the fallbacks that hold for these answers.
    pub fn fallbacks(&self, answers: &Answers) -> Vec<&Fallback> {
        let questions = self.directory.questions();
        let holds = |fallback: &&Fallback| {
            OutcomeTable::new(&fallback.test, None, questions).possible_outcomes(answers)
                == Outcomes::YES
        };
        self.directory.fallbacks().iter().filter(holds).collect()
    }
}
