//! What a change of the data does: which answers come to another verdict than with the old data.
//!
//! Exact: for each line every combination of answers to the questions that its old or its new rules
//! read, numbers cut at the limits of both. What changes beside the verdicts (deadlines, texts, figures)
//! is compared as it is written, in all editions. Rules that begin or end later are compared on the
//! first day on which they are other rules.

use jiff::civil::Date;

use super::answers_text::{all_answers, joint_answer};
use super::joint_questions::{self, JointAnswer, JointQuestion};
use super::rule_changes;
use crate::both;
use crate::funding::{Advisor, AnswerState, Answers, RulesIndex};
use crate::model::deadline::DeadlineRule;
use crate::model::rule::EditionEnd;
use crate::model::verdict::Verdict;
use crate::model::{Directory, QuestionIndex};
use crate::text::locale::{Lang, Text};

/// Above so many combinations a line is not compared.
const MOST_PROFILES: usize = 200_000;

/// What differs between two sets of data.
#[derive(Debug, Default)]
pub struct Comparison {
    /// What was changed, as it is written.
    pub changes: Vec<Text<'static>>,
    /// Lines of which some answers come to something else.
    pub lines: Vec<LineTurns>,
    /// Ids of lines with too many combinations of answers to compare.
    pub not_compared: Vec<String>,
    /// Whether lines read answers that only one of the two knows; those are not compared.
    pub has_other_answers: bool,
}

/// What comes out differently for one line.
#[derive(Debug, PartialEq)]
pub struct LineTurns {
    /// Id of the line.
    pub line: String,
    /// The first day on which this differs; `None`: the day that was asked about.
    pub from: Option<Date>,
    /// How many combinations of answers there are to the questions that it reads.
    pub cases: u128,
    /// What turned into what, the most frequent first. Empty where the line comes to the same again
    /// as with the old data.
    pub turns: Vec<Turn>,
}

/// Answers that came to one outcome and come to another.
#[derive(Debug, PartialEq)]
pub struct Turn {
    /// Before; `None`: the line, or its rules, were not there.
    pub before: Option<Outcome>,
    /// Now; `None`: the line, or its rules, are gone.
    pub after: Option<Outcome>,
    /// For how many combinations of answers.
    pub cases: u128,
    /// The first of them in words.
    pub example: Text<'static>,
}

/// What a line comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// Ids of the benefits that come on top.
    pub benefits: Vec<String>,
    /// Ids of the conditions whose remedies would make it fit.
    pub remedies: Vec<String>,
    /// How hard that would be.
    pub effort: u32,
}

impl Comparison {
    /// Compares two sets of rules, on a day and on every later day on which other rules begin or end.
    pub fn new(old: &Directory<'_>, new: &Directory<'_>, day: Date) -> Comparison {
        let mut comparison = Comparison {
            changes: rule_changes::changes(old, new),
            ..Comparison::default()
        };
        comparison.compare_on_day(&Advisor::new(old, day), &Advisor::new(new, day), None);
        let mut days = turning_days(old);
        days.extend(turning_days(new));
        days.retain(|later| *later > day);
        days.sort_unstable();
        days.dedup();
        for later in days {
            let advisors = (Advisor::new(old, later), Advisor::new(new, later));
            comparison.compare_on_day(&advisors.0, &advisors.1, Some(later));
        }
        comparison
    }

    /// Compares every line on the day of the advisors.
    fn compare_on_day(&mut self, old: &Advisor<'_>, new: &Advisor<'_>, from: Option<Date>) {
        let ids = |advisor: &Advisor<'_>| -> Vec<String> {
            let lines = advisor.lines().iter();
            lines.map(|rules| rules.line.id.clone()).collect()
        };
        let mut all = ids(new);
        all.extend(ids(old).into_iter().filter(|id| new.line(id).is_none()));
        for id in all {
            let line = (old.line(&id), new.line(&id));
            let joint = joint_questions::joint_questions(
                (old, line.0.map(|at| &old.lines()[at])),
                (new, line.1.map(|at| &new.lines()[at])),
            );
            let profiles = joint.iter().fold(1usize, |product, joint| {
                product.saturating_mul(joint.groups.len())
            });
            if profiles > MOST_PROFILES {
                if !self.not_compared.contains(&id) {
                    self.not_compared.push(id);
                }
                continue;
            }
            let mut turns = Turns {
                advisors: (old, new),
                line,
                joint: &joint,
                cases: 0,
                found: Vec::new(),
                has_other_answers: false,
            };
            turns.walk((&old.no_answers(), &new.no_answers()), &mut Vec::new(), 1);
            let Turns {
                cases,
                mut found,
                has_other_answers,
                ..
            } = turns;
            self.has_other_answers |= has_other_answers;
            found.sort_by_key(|turn| std::cmp::Reverse(turn.cases));
            // What is the same as on the day before is not said again.
            let mut said = self.lines.iter().rev();
            let is_said = match said.find(|known| known.line == id) {
                Some(known) => known.turns == found,
                None => found.is_empty(),
            };
            if !is_said {
                self.lines.push(LineTurns {
                    line: id,
                    from,
                    cases,
                    turns: found,
                });
            }
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.lines.is_empty() && self.not_compared.is_empty()
    }
}

/// The days on which other rules hold than on the day before, or on which one can apply again.
fn turning_days(directory: &Directory<'_>) -> Vec<Date> {
    let mut days = Vec::new();
    for line in directory.lines() {
        let of_line = line.deadlines.iter();
        let of_editions = line.editions.iter().flat_map(|edition| &edition.deadlines);
        let granted = of_line
            .chain(of_editions)
            .filter_map(|deadline| match deadline.rule {
                DeadlineRule::Granted { until } => Some(until),
                _ => None,
            });
        let ended = line
            .editions
            .iter()
            .filter_map(|edition| match edition.until {
                EditionEnd::Day(until) => Some(until),
                EditionEnd::Open | EditionEnd::Unknown => None,
            });
        let last_days = line
            .deadlines
            .iter()
            .filter_map(|deadline| deadline.rule.last_day());
        let laws = line.editions.iter().filter_map(|edition| edition.law_until);
        let ended = ended.chain(last_days).chain(laws);
        days.extend(granted.chain(ended).filter_map(|last| last.tomorrow().ok()));
        days.extend(line.editions.iter().map(|edition| edition.from));
    }
    days
}

struct Turns<'a, 'd> {
    advisors: (&'a Advisor<'d>, &'a Advisor<'d>),
    /// The line in each of them; `None` where it has no rules.
    line: (Option<RulesIndex>, Option<RulesIndex>),
    joint: &'a [JointQuestion],
    cases: u128,
    found: Vec<Turn>,
    has_other_answers: bool,
}

/// The same answers in the old and in the new data.
type AnswerPair<'a> = (&'a Answers, &'a Answers);

impl Turns<'_, '_> {
    /// Goes through all answers; `chosen` are those to the first questions.
    fn walk(&mut self, (old, new): AnswerPair<'_>, chosen: &mut Vec<JointAnswer>, ways: u128) {
        let joints = self.joint;
        let Some(joint) = joints.get(chosen.len()) else {
            self.cases += ways;
            return self.compare((old, new), chosen, ways);
        };
        for group in &joint.groups {
            let (before, after) = group[0];
            // An answer that only one of the two knows cannot be compared; it is named as such.
            let is_unknown = |question: Option<QuestionIndex>, given: Option<AnswerState>| {
                question.is_some() && given.is_none()
            };
            if is_unknown(joint.old, before) || is_unknown(joint.new, after) {
                self.has_other_answers = true;
                continue;
            }
            let (old, new) = (
                with_answer(old, joint.old, before),
                with_answer(new, joint.new, after),
            );
            let options = u128::try_from(group.len()).unwrap_or(1);
            chosen.push(group[0]);
            self.walk((&old, &new), chosen, ways.saturating_mul(options));
            chosen.pop();
        }
    }

    fn compare(&mut self, answers: AnswerPair<'_>, chosen: &[JointAnswer], ways: u128) {
        let (mut before, mut after) = self.outcomes(answers);
        if is_same(before.as_ref(), after.as_ref()) {
            return;
        }
        let verdict = |outcome: &Option<Outcome>| outcome.as_ref().map(|it| it.verdict);
        if verdict(&before) != verdict(&after) {
            // What could be changed is of interest where nothing else differs.
            [before, after] = [before, after].map(|it| it.map(Outcome::without_remedies));
        }
        let is_known = |turn: &&mut Turn| turn.before == before && turn.after == after;
        if let Some(turn) = self.found.iter_mut().find(is_known) {
            turn.cases += ways;
            return;
        }
        let example = self.smallest_example(answers, chosen);
        self.found.push(Turn {
            before,
            after,
            cases: ways,
            example,
        });
    }

    fn outcomes(&self, (old, new): AnswerPair<'_>) -> (Option<Outcome>, Option<Outcome>) {
        let of = |advisor, line: Option<RulesIndex>, answers| {
            line.map(|line| outcome(advisor, line, answers))
        };
        (
            of(self.advisors.0, self.line.0, old),
            of(self.advisors.1, self.line.1, new),
        )
    }

    /// The answers in words, without those that play no part in either outcome.
    fn smallest_example(&self, answers: AnswerPair<'_>, chosen: &[JointAnswer]) -> Text<'static> {
        let outcomes = self.outcomes(answers);
        let (mut old, mut new) = (answers.0.clone(), answers.1.clone());
        let is_open = |advisor: &Advisor<'_>, line: Option<RulesIndex>, answers: &Answers| {
            line.is_some_and(|line| advisor.judge(line, answers).is_open)
        };
        let mut left = Vec::new();
        for (joint, value) in self.joint.iter().zip(chosen) {
            let not_asked = Some(AnswerState::NotAsked);
            let without = (
                with_answer(&old, joint.old, not_asked),
                with_answer(&new, joint.new, not_asked),
            );
            let is_open = is_open(self.advisors.0, self.line.0, &without.0)
                || is_open(self.advisors.1, self.line.1, &without.1);
            if !is_open && self.outcomes((&without.0, &without.1)) == outcomes {
                (old, new) = without;
            } else {
                left.push((joint, *value));
            }
        }
        let [de, en] = [Lang::De, Lang::En].map(|lang| {
            let each = left.iter();
            all_answers(
                each.map(|(joint, value)| joint_answer(self.advisors, joint, *value, lang)),
                lang,
            )
        });
        both!("{de}", "{en}")
    }
}

/// The answers with one more, where the question is known.
fn with_answer(
    answers: &Answers,
    question: Option<QuestionIndex>,
    given: Option<AnswerState>,
) -> Answers {
    match (question, given) {
        (Some(question), Some(given)) => answers.with(question, given),
        _ => answers.clone(),
    }
}

/// Whether the outcome is the same for an applicant: a line that is not there is as good as one that does
/// not fit.
fn is_same(before: Option<&Outcome>, after: Option<&Outcome>) -> bool {
    match (before, after) {
        (None, Some(only)) | (Some(only), None) => only.verdict == Verdict::DoesNotFit,
        _ => before == after,
    }
}

impl Outcome {
    fn without_remedies(self) -> Outcome {
        Outcome {
            remedies: Vec::new(),
            effort: 0,
            ..self
        }
    }
}

fn outcome(advisor: &Advisor<'_>, line: RulesIndex, answers: &Answers) -> Outcome {
    let judged = advisor.judge(line, answers);
    let rules = &advisor.lines()[line];
    let benefits = rules.edition.benefits.iter().zip(&judged.benefits);
    // What comes on top plays a part only for who can be funded.
    let is_out = matches!(judged.verdict, Verdict::DoesNotFit | Verdict::Almost);
    let benefits = benefits
        .filter(|(_, standing)| !is_out && **standing == crate::funding::Standing::Met)
        .map(|(benefit, _)| benefit.id.clone())
        .collect();
    let near = judged.near_miss.as_ref();
    let conditions = near.map_or(&[][..], |near| &near.conditions[..]);
    let remedies = conditions.iter();
    Outcome {
        verdict: judged.verdict,
        benefits,
        remedies: remedies
            .map(|&at| rules.edition.conditions[at].id.clone())
            .collect(),
        effort: near.map_or(0, |near| near.effort),
    }
}
