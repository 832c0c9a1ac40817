//! Profiles: answers for which tables come to wished outcomes, found exactly and as small as possible.

use crate::funding::{AnswerState, Answers, OutcomeTable, Outcomes};
use crate::model::{Question, QuestionIndex};

/// Everything but "does not hold".
pub(super) const NOT_NO: Outcomes = Outcomes::YES
    .with(Outcomes::DISPUTED)
    .with(Outcomes::NOT_FOUND);

/// Everything but "holds".
pub(super) const NOT_YES: Outcomes = Outcomes::NO
    .with(Outcomes::DISPUTED)
    .with(Outcomes::NOT_FOUND);

/// After so many steps a search is given up.
const MOST_STEPS: u32 = 200_000;

/// A table and the outcomes that it may have.
pub(super) type Wish<'c> = (&'c OutcomeTable, Outcomes);

/// What a search comes to.
pub(super) enum ProfileSearch {
    /// Answers for which every wish comes true, whatever the other answers are.
    Found(Answers),
    /// There are none.
    Nothing,
    /// There are too many answers to know.
    TooMany,
}

/// Searches answers for which every wish comes true.
///
/// A branch ends where a wish cannot come true any more, or where all have come true; so the answers
/// that are found hold no question that plays no part.
pub(super) fn find_profile(
    start: &Answers,
    questions: &[Question],
    wishes: &[Wish<'_>],
) -> ProfileSearch {
    let mut answers = start.clone();
    let mut steps = 0;
    match search(&mut answers, questions, wishes, &mut steps) {
        Some(true) => ProfileSearch::Found(answers),
        Some(false) => ProfileSearch::Nothing,
        None => ProfileSearch::TooMany,
    }
}

fn search(
    answers: &mut Answers,
    questions: &[Question],
    wishes: &[Wish<'_>],
    steps: &mut u32,
) -> Option<bool> {
    *steps += 1;
    if *steps > MOST_STEPS {
        return None;
    }
    let mut open = None;
    for (table, wanted) in wishes {
        let possible = table.possible_outcomes(answers);
        if !possible.contains(*wanted) {
            return Some(false);
        }
        if !possible.is_within(*wanted) && open.is_none() {
            let facts = table.questions().iter();
            open = facts
                .copied()
                .find(|&fact| answers.get(fact) == AnswerState::NotAsked);
        }
    }
    let Some(question) = open else {
        let has_come_true =
            |(table, wanted): &Wish<'_>| table.possible_outcomes(answers).is_within(*wanted);
        return Some(wishes.iter().all(has_come_true));
    };
    let tables: Vec<&OutcomeTable> = wishes.iter().map(|(table, _)| *table).collect();
    for group in option_groups(&questions[question], question, &tables) {
        answers.set(question, group[0]);
        if search(answers, questions, wishes, steps)? {
            return Some(true);
        }
    }
    answers.set(question, AnswerState::NotAsked);
    Some(false)
}

/// The options of a question, those together that no table tells apart.
pub(super) fn option_groups(
    question: &Question,
    index: QuestionIndex,
    tables: &[&OutcomeTable],
) -> Vec<Vec<AnswerState>> {
    let mut groups: Vec<(usize, Vec<AnswerState>)> = Vec::new();
    for (option, given) in Answers::choices(question).enumerate() {
        if given == AnswerState::Unknown {
            continue;
        }
        let is_alike = |first: usize| {
            let mut tables = tables.iter();
            !tables.any(|table| table.tells_apart(index, first, option))
        };
        match groups.iter_mut().find(|(first, _)| is_alike(*first)) {
            Some((_, group)) => group.push(given),
            None => groups.push((option, vec![given])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The first of several searches that finds something; `Nothing` only where none of them does.
pub(super) fn first_found(searches: impl Iterator<Item = ProfileSearch>) -> ProfileSearch {
    let mut is_known = true;
    for search in searches {
        match search {
            ProfileSearch::Found(answers) => return ProfileSearch::Found(answers),
            ProfileSearch::TooMany => is_known = false,
            ProfileSearch::Nothing => {}
        }
    }
    if is_known {
        ProfileSearch::Nothing
    } else {
        ProfileSearch::TooMany
    }
}
