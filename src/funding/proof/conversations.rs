//! Every conversation by itself: is the verdict after it the true one, and can its code carry it?
//!
//! The order of questions is fixed, so all states of all conversations form a tree. Where it has not
//! too many states, each is visited: the proof is complete. Else the finding says that it is not.

use std::collections::HashSet;

use super::answers_text::example_text;
use super::profile::option_groups;
use super::subject::ProofFindings;
use super::walk::ConversationWalk;
use crate::both;
use crate::funding::code::Coder;
use crate::funding::{
    Advisor, AnswerState, Answers, LineRules, OutcomeTable, RulesIndex, Standing,
};
use crate::model::QuestionIndex;
use crate::model::verdict::Verdict;
use crate::text::locale::Lang;

/// Above so many states they are not visited one by one.
const MOST_STATES: u128 = 100_000;

/// Above so many profiles the verdicts of one line are not compared any further.
const MOST_PROFILES: usize = 300_000;

pub(super) fn check(found: &mut ProofFindings<'_, '_>, walk: &ConversationWalk) {
    let directory = found.subject.directory;
    let Some(&at) = found.subject.places.questions.first() else {
        return;
    };
    let coder = Coder::new(directory.questions());
    if coder.is_none() {
        found.error(
            "no-code",
            at,
            both!(
                "Diese Fragen haben mehr Antworten, als ein Code tragen kann.",
                "These questions have more answers than a code can carry."
            ),
            both!(
                "Bitte Fragen oder Antworten weglassen.",
                "Please leave out questions or answers."
            ),
        );
    }
    if walk.states() > MOST_STATES {
        return found.report_unproven(at);
    }
    let mut guided = GuidedVerdicts::default();
    visit_states(
        found.advisor,
        &found.advisor.no_answers(),
        &mut |answers, is_end| {
            if let Some(coder) = &coder {
                check_round_trip(found, coder, answers);
            }
            if is_end {
                guided.compare(found, answers);
            }
        },
    );
    if guided.profiles > MOST_PROFILES {
        found.report_unproven(at);
    }
}

/// Visits every state of every conversation once; tells whether nothing is left to ask.
pub(crate) fn visit_states(
    advisor: &Advisor<'_>,
    answers: &Answers,
    see: &mut impl FnMut(&Answers, bool),
) {
    let question = advisor.next_question(answers);
    see(answers, question.is_none());
    if let Some(question) = question {
        for given in Answers::choices(&advisor.directory().questions()[question]) {
            visit_states(advisor, &answers.with(question, given), see);
        }
    }
}

pub(super) fn check_round_trip(
    found: &mut ProofFindings<'_, '_>,
    coder: &Coder,
    answers: &Answers,
) {
    let directory = found.subject.directory;
    let code = coder.encode(answers);
    if coder.decode(&code, directory.questions()).as_ref() == Ok(answers) {
        return;
    }
    let example = example_text(found.advisor, answers);
    let (de, en) = (&example.de, example.en.as_deref().unwrap_or(""));
    found.error(
        "lost-code",
        found.subject.places.questions[0],
        both!(
            "Der Code {code} führt nicht zu diesen Antworten zurück. {de}",
            "The code {code} does not lead back to these answers. {en}"
        ),
        both!(
            "Das ist ein Fehler im Programm. Bitte melden.",
            "This is a mistake in the program. Please report it."
        ),
    );
}

/// The verdict after a conversation beside the verdict on every full profile that it leaves open.
#[derive(Default)]
pub(super) struct GuidedVerdicts {
    /// Line and answers to its questions that were compared already.
    compared: HashSet<(RulesIndex, Vec<AnswerState>)>,
    /// How many profiles were looked at.
    profiles: usize,
}

impl GuidedVerdicts {
    pub(super) fn compare(&mut self, found: &mut ProofFindings<'_, '_>, answers: &Answers) {
        let advisor = found.advisor;
        for (line, rules) in RulesIndex::enumerate(advisor.lines()) {
            let read = rules.questions();
            let given = read.iter().map(|&question| answers.get(question)).collect();
            if self.profiles > MOST_PROFILES || !self.compared.insert((line, given)) {
                continue;
            }
            // Only what the line reads plays a part.
            let mut own = advisor.no_answers();
            for &question in &read {
                own.set(question, answers.get(question));
            }
            let judged = advisor.judge(line, &own);
            let (guided, is_disputed) = (
                judged.verdict,
                judged.conditions.contains(&Standing::Disputed),
            );
            // What is out stays out, and what is at rest stays at rest or gets out, whatever is answered to the rest:
            // all that is allowed, and there is nothing to compare.
            let is_at_rest = is_disputed || rules.is_left_open(&own);
            let is_decided = match guided {
                Verdict::Almost | Verdict::DoesNotFit | Verdict::Dormant => true,
                Verdict::ToClarify => is_at_rest,
                Verdict::Fits => false,
            };
            if is_decided {
                continue;
            }
            let left: Vec<QuestionIndex> = read
                .into_iter()
                .filter(|&question| own.get(question) == AnswerState::NotAsked)
                .collect();
            let is_same = |full: Verdict| is_allowed(guided, full, is_disputed);
            if let Some((profile, full)) =
                self.differing_profile(advisor, (line, rules), &own, &left, &is_same)
            {
                report_difference(found, rules, &profile, guided, full);
            }
        }
    }

    /// The first full profile whose verdict is not allowed.
    fn differing_profile<'d>(
        &mut self,
        advisor: &Advisor<'d>,
        (line, rules): (RulesIndex, &LineRules<'d>),
        answers: &Answers,
        left: &[QuestionIndex],
        is_same: &impl Fn(Verdict) -> bool,
    ) -> Option<(Answers, Verdict)> {
        let Some((&question, rest)) = left.split_first() else {
            self.profiles += 1;
            let verdict = advisor.judge(line, answers).verdict;
            return (!is_same(verdict)).then(|| (answers.clone(), verdict));
        };
        if self.profiles > MOST_PROFILES {
            return None;
        }
        let tables: Vec<&OutcomeTable> = rules.conditions().iter().collect();
        let of = &advisor.directory().questions()[question];
        option_groups(of, question, &tables)
            .into_iter()
            .find_map(|group| {
                let answers = answers.with(question, group[0]);
                self.differing_profile(advisor, (line, rules), &answers, rest, is_same)
            })
    }
}

/// The same verdict; or one that a conversation leaves open where nothing more is asked: a line that is
/// out may be met by a change or not, and a line at rest, or one on which the sources do not agree, may
/// be out for another reason too.
pub(super) fn is_allowed(guided: Verdict, full: Verdict, is_disputed: bool) -> bool {
    let is_out = |verdict| matches!(verdict, Verdict::DoesNotFit | Verdict::Almost);
    guided == full
        || match guided {
            Verdict::DoesNotFit | Verdict::Almost | Verdict::Dormant => is_out(full),
            Verdict::ToClarify => is_disputed && is_out(full),
            Verdict::Fits => false,
        }
}

fn report_difference<'d>(
    found: &mut ProofFindings<'_, 'd>,
    rules: &LineRules<'d>,
    profile: &Answers,
    guided: Verdict,
    full: Verdict,
) {
    let line = &rules.line.id;
    let [guided_de, guided_en] = [Lang::De, Lang::En].map(|lang| guided.label(lang));
    let [full_de, full_en] = [Lang::De, Lang::En].map(|lang| full.label(lang));
    let example = example_text(found.advisor, profile);
    let (de, en) = (&example.de, example.en.as_deref().unwrap_or(""));
    found.error(
        "guided-differs",
        found.line_place(rules),
        both!(
            "„{line}“: Nach dem Gespräch heißt es „{guided_de}“, mit allen Antworten „{full_de}“. {de}",
            "“{line}”: after the conversation it is “{guided_en}”, with all answers “{full_en}”. {en}"
        ),
        both!(
            "Das ist ein Fehler im Programm. Bitte melden.",
            "This is a mistake in the program. Please report it."
        ),
    );
}
