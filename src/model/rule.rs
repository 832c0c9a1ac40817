//! The rules of the advisor: questions, conditions, editions, and verdicts with their words.
//!
//! A rule is data: a small tree of tests over answers. Every question has finitely many answers; a
//! number is cut into classes at the limits that rules name, so the whole set of conversations is
//! finite and can be walked.

use std::ops::Index;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::deadline::Deadline;
use super::list_index::list_index;
use super::provenance::Provenance;
use crate::text::locale::Text;

/// Most options of one question: a set of options is kept in 16 bits.
pub const MOST_OPTIONS: usize = 16;

/// A question of the advisor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Kebab-case id; never changes.
    pub id: String,
    /// What is asked for.
    pub kind: QuestionKind,
    /// The topic; a conversation goes from topic to topic, the lowest first.
    pub topic: u32,
    /// Short label for summaries.
    pub name: Text<'static>,
    /// The question itself.
    pub text: Text<'static>,
    /// Explains a word of the question.
    pub help: Option<Text<'static>>,
    /// Why it is asked.
    pub why: Text<'static>,
    /// Whether it may be answered with "I don't know".
    pub unknown: bool,
    /// The options in the order in which they are shown: those of the data, yes and no, or the classes
    /// of a number.
    pub options: Vec<AnswerOption>,
    /// Groups of options of which somebody confirmed that no rule tells them apart.
    pub alike: Vec<u16>,
}

list_index!(
    /// Which question: its place in [`Directory::questions`](super::Directory::questions), from 0.
    QuestionIndex,
    Question
);

/// What a question asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// One of several options.
    Choice,
    /// Yes or no.
    YesNo,
    /// A whole number; shown as classes.
    Number {
        /// Smallest number that makes sense.
        min: u32,
        /// Largest number that makes sense.
        max: u32,
        /// What is counted.
        unit: Text<'static>,
    },
}

/// One answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerOption {
    /// Id within its question.
    pub id: String,
    /// What people read.
    pub label: Text<'static>,
    /// The numbers that it stands for, both ends included; only where a number is asked.
    pub range: Option<(u32, u32)>,
}

/// Which option of a question: its place in [`Question::options`], from 0. There are at most
/// [`MOST_OPTIONS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OptionIndex(pub u8);

impl OptionIndex {
    /// The option at a place in a list; `None` beyond what a question can have.
    pub fn at(place: usize) -> Option<OptionIndex> {
        u8::try_from(place).ok().map(OptionIndex)
    }

    /// Its place in the list.
    pub fn place(self) -> usize {
        usize::from(self.0)
    }

    /// The set of this option alone, one bit for each option.
    pub fn bit(self) -> u16 {
        1_u16.checked_shl(u32::from(self.0)).unwrap_or(0)
    }
}

impl Index<OptionIndex> for [AnswerOption] {
    type Output = AnswerOption;

    fn index(&self, option: OptionIndex) -> &AnswerOption {
        &self[option.place()]
    }
}

impl Index<OptionIndex> for Vec<AnswerOption> {
    type Output = AnswerOption;

    fn index(&self, option: OptionIndex) -> &AnswerOption {
        &self[option.place()]
    }
}

/// A test over answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// The answer is one of these options; bit n stands for option n.
    Is {
        /// The question.
        question: QuestionIndex,
        /// The options.
        options: u16,
    },
    /// Each of them holds.
    All(Vec<Test>),
    /// At least one of them holds.
    Any(Vec<Test>),
    /// It does not hold.
    Not(Box<Test>),
    /// The sources do not say; no answer settles it.
    NotFound,
}

/// Most combinations of answers that one test may tell apart. Every combination is looked at, so this
/// keeps each step of a conversation far below a millisecond.
pub const MOST_COMBINATIONS: usize = 2_048;

impl Test {
    /// The questions that this test reads, some perhaps twice.
    fn collect_questions(&self, facts: &mut Vec<QuestionIndex>) {
        match self {
            Test::Is { question, .. } => facts.push(*question),
            Test::All(tests) | Test::Any(tests) => {
                for test in tests {
                    test.collect_questions(facts);
                }
            }
            Test::Not(test) => test.collect_questions(facts),
            Test::NotFound => {}
        }
    }

    /// The questions that this test and a dispute about it read, each once, rising.
    pub fn questions(&self, dispute: Option<&Test>) -> Vec<QuestionIndex> {
        let mut facts = Vec::new();
        self.collect_questions(&mut facts);
        if let Some(dispute) = dispute {
            dispute.collect_questions(&mut facts);
        }
        facts.sort_unstable();
        facts.dedup();
        facts
    }
}

/// What a line requires.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// Kebab-case id within its edition.
    pub id: String,
    /// When it is met.
    pub test: Test,
    /// The requirement as a sentence.
    pub text: Text<'static>,
    /// What somebody reads who does not meet it; where it is missing, the requirement is told.
    pub unmet: Option<Text<'static>>,
    /// The question to ask whoever decides while it is open; where it is missing, the requirement is told.
    pub ask: Option<Text<'static>>,
    /// Point of the guideline.
    pub clause: Option<String>,
    /// Where it is from; `None` where the test says that nothing was found.
    pub stated: Option<Provenance>,
    /// How an applicant can meet it.
    pub remedy: Option<Remedy>,
    /// Where the sources contradict each other, or say nothing.
    pub dispute: Option<Dispute>,
}

/// A change that an applicant can make.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remedy {
    /// How hard it is: 1 today, 2 some work, 3 weeks or other offices.
    pub effort: u32,
    /// The answers that change: question and option.
    pub sets: Vec<(QuestionIndex, OptionIndex)>,
    /// What to do, as the end of "This would have to be different: …".
    pub text: Text<'static>,
}

/// Answers for which the sources do not agree, or are silent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// The answers.
    pub test: Test,
    /// What the other source says, or that none says anything.
    pub text: Text<'static>,
    /// The other source; `None` where the sources are silent.
    pub stated: Option<Provenance>,
}

/// Something that comes on top for some applicants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Benefit {
    /// Kebab-case id within its edition.
    pub id: String,
    /// Who gets it.
    pub test: Test,
    /// What it is.
    pub text: Text<'static>,
    /// Where it is from.
    pub stated: Provenance,
}

/// A requirement that is named but not asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// What is required.
    pub text: Text<'static>,
    /// Point of the guideline.
    pub clause: Option<String>,
    /// Where it is from.
    pub stated: Provenance,
}

/// The rules of a line for a span of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// First day.
    pub from: Date,
    /// Last day, as far as known.
    pub until: EditionEnd,
    /// Point of the guideline.
    pub clause: Option<String>,
    /// Where the edition is from.
    pub stated: Provenance,
    /// When a person last compared it with its sources.
    pub checked: Date,
    /// Last day of the law on which the rules rest, where it has one.
    pub law_until: Option<Date>,
    /// Whether the conditions are all that the sources require. Where they are not, meeting them leaves the line
    /// to be clarified.
    pub is_complete: bool,
    /// What is required; all of it.
    pub conditions: Vec<Condition>,
    /// What comes on top for some.
    pub benefits: Vec<Benefit>,
    /// What is required but not asked.
    pub notes: Vec<Note>,
    /// Deadlines of this edition; where it has none, those of the line hold.
    pub deadlines: Vec<Deadline>,
}

/// How long an edition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditionEnd {
    /// Until this day.
    Day(Date),
    /// Without an end.
    Open,
    /// The sources do not say.
    Unknown,
}

/// What the advisor says where nothing fits and no offer helps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fallback {
    /// Kebab-case id.
    pub id: String,
    /// For whom.
    pub test: Test,
    /// What to do next.
    pub text: Text<'static>,
}
