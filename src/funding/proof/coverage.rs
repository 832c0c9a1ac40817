//! Profiles for which nothing fits, nothing is left to clarify, and no text says what to do next.

use std::collections::BTreeMap;

use super::answers_text::example_text;
use super::profile::option_groups;
use super::subject::ProofFindings;
use crate::both;
use crate::funding::{
    Advisor, AnswerState, Answers, LineRules, OutcomeTable, Outcomes, RulesIndex,
};
use crate::model::QuestionIndex;
use crate::model::verdict::Verdict;
use crate::text::locale::Lang;

/// The question by which the profiles are counted.
const COUNTED_BY: &str = "applicant";

/// After so many steps the count is given up.
const MOST_STEPS: u32 = 300_000;

struct UncoveredCount<'a, 'd> {
    advisor: &'a Advisor<'d>,
    tables: Vec<&'a OutcomeTable>,
    fallbacks: &'a [OutcomeTable],
    counted_by: QuestionIndex,
    /// Questions in the order in which they are decided.
    order: Vec<QuestionIndex>,
    steps: u32,
    /// How many profiles, by the option of the question by which they are counted.
    uncovered: BTreeMap<AnswerState, u128>,
    example: Option<Answers>,
}

pub(super) fn check(found: &mut ProofFindings<'_, '_>) {
    let (advisor, directory) = (found.advisor, found.subject.directory);
    let questions = directory.questions();
    let (Some(_), Some(&at)) = (questions.first(), found.subject.places.questions.first()) else {
        return;
    };
    let fallbacks: Vec<OutcomeTable> = directory
        .fallbacks()
        .iter()
        .map(|fallback| OutcomeTable::new(&fallback.test, None, questions))
        .collect();
    let mut tables: Vec<&OutcomeTable> = fallbacks.iter().collect();
    for rules in advisor.lines() {
        tables.extend(rules.conditions());
    }
    let counted_by = directory.question(COUNTED_BY).unwrap_or(QuestionIndex(0));
    // What most conditions read decides most.
    let mut order: Vec<QuestionIndex> = (0..questions.len()).map(QuestionIndex).collect();
    let readers = |question: &QuestionIndex| {
        let tables = tables.iter();
        tables
            .filter(|table| table.questions().contains(question))
            .count()
    };
    order.sort_by_key(|question| {
        (
            *question != counted_by,
            std::cmp::Reverse(readers(question)),
        )
    });
    let mut count = UncoveredCount {
        advisor,
        tables,
        fallbacks: &fallbacks,
        counted_by,
        order,
        steps: 0,
        uncovered: BTreeMap::new(),
        example: None,
    };
    if count.walk(&advisor.no_answers(), 0).is_none() {
        return found.report_unproven(at);
    }
    let Some(answers) = &count.example else {
        return;
    };
    let per_option = |lang| {
        let one = |(given, count): (&AnswerState, &u128)| {
            format!("{}: {count}", advisor.answer(counted_by, *given, lang))
        };
        let all: Vec<String> = count.uncovered.iter().map(one).collect();
        all.join("; ")
    };
    let [counts_de, counts_en] = [Lang::De, Lang::En].map(per_option);
    let number: u128 = count.uncovered.values().sum();
    let example = example_text(advisor, answers);
    let (de, en) = (&example.de, example.en.as_deref().unwrap_or(""));
    let place = found.subject.places.questions[counted_by.0];
    found.warning(
        "nothing-said",
        place,
        both!(
            "Kombinationen von Antworten, für die nichts passt und niemand sagt, wie es weitergeht: {number} ({counts_de}). {de}",
            "Combinations of answers for which nothing fits and nothing says what to do next: {number} ({counts_en}). {en}"
        ),
        both!(
            "Bitte in questions.toml ein [[fallback]] dafür schreiben.",
            "Please write a [[fallback]] for it in questions.toml."
        ),
    );
}

impl UncoveredCount<'_, '_> {
    /// Counts below these answers; `None` where there are too many.
    fn walk(&mut self, answers: &Answers, depth: usize) -> Option<()> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return None;
        }
        if self.is_covered(answers) {
            return Some(());
        }
        let questions = self.advisor.directory().questions();
        let is_out = |rules: &LineRules<'_>| is_out_for_good(rules, answers);
        let is_settled = depth == self.order.len()
            || (self.advisor.lines().iter().all(is_out)
                && self
                    .fallbacks
                    .iter()
                    .all(|table| table.possible_outcomes(answers) == Outcomes::NO)
                && answers.get(self.counted_by) != AnswerState::NotAsked);
        if is_settled {
            let left = &self.order[depth..];
            let ways = left
                .iter()
                .map(|&question| u128::try_from(questions[question].options.len()).unwrap_or(1))
                .fold(1, u128::saturating_mul);
            let of_option = self.uncovered.entry(answers.get(self.counted_by));
            let counted = of_option.or_default();
            *counted = counted.saturating_add(ways);
            self.example.get_or_insert_with(|| answers.clone());
            return Some(());
        }
        let question = self.order[depth];
        let groups = option_groups(&questions[question], question, &self.tables);
        for group in groups {
            // Those who count are counted one by one.
            let each = if question == self.counted_by {
                group.len()
            } else {
                1
            };
            for given in &group[..each] {
                let before = self.uncovered.clone();
                self.walk(&answers.with(question, *given), depth + 1)?;
                if each == 1 && group.len() > 1 {
                    self.multiply_counts(&before, group.len());
                }
            }
        }
        Some(())
    }

    /// What was counted since then stands for so many options that no rule tells apart.
    fn multiply_counts(&mut self, before: &BTreeMap<AnswerState, u128>, options: usize) {
        for (given, count) in &mut self.uncovered {
            let known = before.get(given).copied().unwrap_or(0);
            let options = u128::try_from(options).unwrap_or(1);
            *count = known.saturating_add((*count - known).saturating_mul(options));
        }
    }

    /// Whether a line or a fallback says what to do next, whatever the other answers.
    fn is_covered(&self, answers: &Answers) -> bool {
        let says = |table: &OutcomeTable| table.possible_outcomes(answers) == Outcomes::YES;
        if self.fallbacks.iter().any(says) {
            return true;
        }
        let lines = RulesIndex::enumerate(self.advisor.lines());
        lines.into_iter().any(|(line, rules)| {
            let read = rules.conditions().iter().flat_map(OutcomeTable::questions);
            let is_answered = read
                .copied()
                .all(|question| answers.get(question) != AnswerState::NotAsked);
            let cannot_be_out = rules
                .conditions()
                .iter()
                .all(|table| !table.possible_outcomes(answers).contains(Outcomes::NO));
            cannot_be_out
                || (is_answered && self.advisor.judge(line, answers).verdict != Verdict::DoesNotFit)
        })
    }
}

/// Whether a line is out and no change that an applicant can make would help.
fn is_out_for_good(rules: &LineRules<'_>, answers: &Answers) -> bool {
    let mut tables = rules.conditions().iter().zip(&rules.edition.conditions);
    tables.any(|(table, condition)| {
        let has_remedy = condition.remedy.is_some() && rules.dormant.is_none();
        table.possible_outcomes(answers) == Outcomes::NO && !has_remedy
    })
}
