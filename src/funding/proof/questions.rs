//! Questions that no rule reads, that are never asked, or whose answers make no difference.

use super::answers_text::{example_text, quoted_list};
use super::profile::option_groups;
use super::subject::ProofFindings;
use super::walk::ConversationWalk;
use crate::both;
use crate::funding::{Advisor, AnswerState, Answers, LineRules, OutcomeTable, Standing};
use crate::model::rule::{Edition, QuestionKind};
use crate::model::{Question, QuestionIndex};

/// Most questions in one conversation.
const LONGEST: u32 = 12;

/// What can be said without a walk.
pub(super) fn check(found: &mut ProofFindings<'_, '_>) -> Vec<bool> {
    let directory = found.subject.directory;
    let questions = directory.questions();
    let editions = directory.lines().iter().flat_map(|line| &line.editions);
    let mut tables: Vec<OutcomeTable> = editions
        .flat_map(|edition| tables_of(edition, questions))
        .collect();
    let is_used: Vec<bool> = (0..questions.len())
        .map(QuestionIndex)
        .map(|question| {
            tables
                .iter()
                .any(|table| table.questions().contains(&question))
        })
        .collect();
    let fallbacks = directory.fallbacks().iter();
    tables.extend(fallbacks.map(|fallback| OutcomeTable::new(&fallback.test, None, questions)));
    let tables: Vec<&OutcomeTable> = tables.iter().collect();
    for (index, question) in questions.iter().enumerate() {
        let at = found.subject.places.questions[index];
        let id = &question.id;
        if !is_used[index] {
            found.error(
                "unused-question",
                at,
                both!(
                    "Die Frage „{id}“ kommt in keiner Bedingung vor.",
                    "The question “{id}” is in no condition."
                ),
                both!(
                    "Bitte in einer Bedingung verwenden oder die Frage streichen.",
                    "Please use it in a condition or remove the question."
                ),
            );
            continue;
        }
        if matches!(question.kind, QuestionKind::Number { .. }) {
            continue;
        }
        for group in option_groups(question, QuestionIndex(index), &tables) {
            if group.len() > 1 && !is_confirmed(question, &group) {
                let ids = group.iter().filter_map(|given| option_id(question, *given));
                let quoted = quoted_list(ids.clone());
                let (de, en) = (&quoted.de, quoted.en.as_deref().unwrap_or(""));
                let written = ids.collect::<Vec<_>>().join("\", \"");
                found.warning(
                    "alike-options",
                    at,
                    both!(
                        "Keine Regel unterscheidet bei „{id}“ die Antworten {de}.",
                        "No rule tells apart the answers {en} of “{id}”."
                    ),
                    both!(
                        "Stimmt das? Dann bitte alike = [[\"{written}\"]] ergänzen, oder sie zusammenlegen.",
                        "Is that right? Then please add alike = [[\"{written}\"]], or make them one."
                    ),
                );
            }
        }
    }
    is_used
}

fn tables_of(edition: &Edition, questions: &[Question]) -> Vec<OutcomeTable> {
    let conditions = edition.conditions.iter().map(|condition| {
        let dispute = condition.dispute.as_ref().map(|dispute| &dispute.test);
        OutcomeTable::new(&condition.test, dispute, questions)
    });
    let benefits = edition.benefits.iter();
    conditions
        .chain(benefits.map(|benefit| OutcomeTable::new(&benefit.test, None, questions)))
        .collect()
}

fn is_confirmed(question: &Question, group: &[AnswerState]) -> bool {
    let bits = group.iter().fold(0u16, |bits, given| match given {
        AnswerState::Option(option) => bits | option.bit(),
        AnswerState::Unknown | AnswerState::NotAsked => bits,
    });
    question.alike.iter().any(|alike| bits & !alike == 0)
}

fn option_id(question: &Question, given: AnswerState) -> Option<&str> {
    match given {
        AnswerState::Option(option) => Some(question.options[option].id.as_str()),
        AnswerState::Unknown | AnswerState::NotAsked => None,
    }
}

/// What the walk over every conversation shows.
pub(super) fn check_walk(
    found: &mut ProofFindings<'_, '_>,
    walk: &ConversationWalk,
    is_used: &[bool],
) {
    check_is_asked(found, walk, is_used);
    check_difference(found, walk);
    check_length(found, walk);
}

fn check_is_asked(found: &mut ProofFindings<'_, '_>, walk: &ConversationWalk, is_used: &[bool]) {
    let directory = found.subject.directory;
    for (index, question) in directory.questions().iter().enumerate() {
        let is_asked = walk
            .steps
            .iter()
            .any(|step| step.question == Some(QuestionIndex(index)));
        if is_asked || !is_used[index] || is_read_at_rest(found.advisor, QuestionIndex(index)) {
            continue;
        }
        let id = &question.id;
        found.error(
            "never-asked",
            found.subject.places.questions[index],
            both!(
                "Die Frage „{id}“ kommt in keinem Gespräch vor: Vorher ist immer schon alles entschieden.",
                "The question “{id}” comes in no conversation: everything is decided before."
            ),
            both!(
                "Bitte ein früheres Thema wählen (topic) oder die Bedingungen ändern, die sie verwenden.",
                "Please choose an earlier topic, or change the conditions that use it."
            ),
        );
    }
}

/// Whether only lines at rest, or other editions, read a question; nothing is asked for them now.
fn is_read_at_rest(advisor: &Advisor<'_>, question: QuestionIndex) -> bool {
    let alive = advisor
        .lines()
        .iter()
        .filter(|rules| rules.dormant.is_none());
    !alive
        .flat_map(LineRules::questions)
        .any(|read| read == question)
}

/// A question all of whose answers lead to the same conversation and the same verdicts.
pub(super) fn check_difference(found: &mut ProofFindings<'_, '_>, walk: &ConversationWalk) {
    let (advisor, directory) = (found.advisor, found.subject.directory);
    for step in &walk.steps {
        let Some(question) = step.question else {
            continue;
        };
        let standings = |given| standings(advisor, &step.answers.with(question, given));
        let mut options = step
            .next
            .iter()
            .filter(|(given, _)| *given != AnswerState::Unknown);
        let Some((first, leads_to)) = options.next() else {
            continue;
        };
        let known = standings(*first);
        if options.all(|(given, to)| to == leads_to && standings(*given) == known) {
            let id = &directory.questions()[question].id;
            let example = example_text(found.advisor, &step.answers);
            let (de, en) = (&example.de, example.en.as_deref().unwrap_or(""));
            found.error(
                "no-difference",
                found.subject.places.questions[question.0],
                both!(
                    "Die Frage „{id}“ wird gestellt, obwohl ihre Antwort nichts ändert. {de}",
                    "The question “{id}” is asked although its answer changes nothing. {en}"
                ),
                both!(
                    "Bitte die Bedingungen ansehen, die sie verwenden.",
                    "Please look at the conditions that use it."
                ),
            );
        }
    }
}

fn standings(advisor: &Advisor<'_>, answers: &Answers) -> Vec<(Vec<Standing>, Vec<Standing>)> {
    let judged = advisor.judge_all(answers).into_iter();
    judged
        .map(|judgement| (judgement.conditions, judgement.benefits))
        .collect()
}

fn check_length(found: &mut ProofFindings<'_, '_>, walk: &ConversationWalk) {
    let Some(first) = walk.first().filter(|first| first.longest > LONGEST) else {
        return;
    };
    let directory = found.subject.directory;
    let mut asked: Vec<&str> = Vec::new();
    let mut step = first;
    while let Some(question) = step.question {
        asked.push(&directory.questions()[question].id);
        let steps = step.next.iter().map(|(_, to)| &walk.steps[*to]);
        match steps.max_by_key(|step| step.longest) {
            Some(next) => step = next,
            None => break,
        }
    }
    let (count, asked) = (first.longest, asked.join(", "));
    found.error(
        "long-conversation",
        found.subject.places.questions[first.question.map_or(0, |question| question.0)],
        both!(
            "Das längste Gespräch hat {count} Fragen, möglich sind {LONGEST}. Es geht so: {asked}.",
            "The longest conversation has {count} questions, possible are {LONGEST}. It goes: {asked}."
        ),
        both!(
            "Bitte eine Frage weglassen, oder zwei zu einer machen.",
            "Please leave one question out, or make one of two."
        ),
    );
}
