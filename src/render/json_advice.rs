//! Shapes of the advisor in JSON. The same call without a terminal is a step of a conversation: a web
//! form can be put on top without knowing a rule.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::advice::dormancy_sentence;
use super::{Advice, DeadlineList, LineReasons};
use crate::funding::{
    AnswerState, Dormancy, DueDate, Judgement, LineRules, NearMiss, RulesIndex, Standing,
    next_dates,
};
use crate::model::Keyed;
use crate::model::QuestionIndex;
use crate::model::deadline::Deadline;
use crate::model::provenance::Provenance;
use crate::model::rule::{Condition, Dispute};
use crate::model::verdict::Verdict;
use crate::text::locale::Lang;

/// A line with its verdict.
#[derive(Serialize)]
pub(super) struct LineVerdictOut<'d> {
    pub(super) id: &'d str,
    pub(super) kind: &'static str,
    pub(super) label: &'d str,
    pub(super) verdict: &'static str,
    /// Whether a question can still change it.
    pub(super) open: bool,
    /// Ids of the conditions that cause the verdict.
    pub(super) reasons: Vec<&'d str>,
    pub(super) reservations: Vec<&'static str>,
    deadline: Option<DateOut<'d>>,
    pub(super) deadlines: Vec<DateOut<'d>>,
    near: Option<NearOut<'d>>,
    dormant: Option<DormantOut>,
    conditions: Vec<ConditionOut<'d>>,
    benefits: Vec<BenefitOut<'d>>,
    pub(super) contact: Option<&'d str>,
}

#[derive(Serialize)]
struct ConditionOut<'d> {
    id: &'d str,
    state: &'static str,
    text: &'d str,
    questions: Vec<&'d str>,
    clause: Option<&'d str>,
    #[serde(flatten)]
    stated: Option<RuleStatedOut<'d>>,
    dispute: Option<DisputeOut<'d>>,
}

#[derive(Serialize)]
pub(super) struct RuleStatedOut<'d> {
    pub(super) sources: &'d [String],
    pub(super) confidence: &'static str,
}

#[derive(Serialize)]
struct DisputeOut<'d> {
    text: &'d str,
    #[serde(flatten)]
    stated: Option<RuleStatedOut<'d>>,
}

#[derive(Serialize)]
struct BenefitOut<'d> {
    id: &'d str,
    state: &'static str,
    text: &'d str,
}

#[derive(Serialize)]
struct NearOut<'d> {
    /// Ids of the conditions that change.
    change: Vec<&'d str>,
    effort: u32,
    remedies: Vec<RemedyOut<'d>>,
    /// What the line would come to.
    then: &'static str,
    /// Ids of the conditions that would still be open, as an answer is not known.
    then_open: Vec<&'d str>,
    /// Ids of the questions that would be left.
    then_questions: Vec<&'d str>,
}

#[derive(Serialize)]
struct RemedyOut<'d> {
    condition: &'d str,
    text: &'d str,
    effort: u32,
    sets: BTreeMap<&'d str, &'d str>,
}

#[derive(Serialize)]
struct DormantOut {
    reason: &'static str,
    text: String,
    day: Option<String>,
}

/// A date that was computed.
#[derive(Serialize)]
pub(super) struct DateOut<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<&'d str>,
    pub(super) kind: &'static str,
    /// The last day, or the first possible start; none where one can apply at any time.
    pub(super) day: Option<String>,
    pub(super) for_year: Option<i16>,
    pub(super) days: Option<i32>,
    pub(super) workday: Option<String>,
    pub(super) label: Option<&'d str>,
    #[serde(flatten)]
    pub(super) stated: Option<RuleStatedOut<'d>>,
}

impl<'d> RuleStatedOut<'d> {
    fn new(stated: &'d Provenance) -> RuleStatedOut<'d> {
        RuleStatedOut {
            sources: &stated.sources,
            confidence: stated.confidence.key(),
        }
    }
}

impl<'d> DateOut<'d> {
    pub(super) fn new(deadline: &'d Deadline, due: DueDate, lang: Lang) -> DateOut<'d> {
        let mut date = DateOut {
            line: None,
            kind: "deadline",
            day: None,
            for_year: None,
            days: None,
            workday: None,
            label: deadline.label.as_ref().map(|label| label.get(lang)),
            stated: deadline.stated.as_ref().map(RuleStatedOut::new),
        };
        match due {
            DueDate::On {
                day,
                for_year,
                days,
                workday,
            } => {
                date.day = Some(day.to_string());
                date.for_year = for_year;
                date.days = Some(days);
                date.workday = workday.map(|day| day.to_string());
            }
            DueDate::StartFrom { day } => {
                date.kind = "earliest-start";
                date.day = Some(day.to_string());
            }
            DueDate::AnyTime => date.kind = "any-time",
            DueDate::Missed { day } => {
                date.kind = "missed";
                date.day = Some(day.to_string());
            }
        }
        date
    }
}

impl<'d> ConditionOut<'d> {
    fn new(
        condition: &'d Condition,
        standing: Standing,
        questions: Vec<&'d str>,
        lang: Lang,
    ) -> ConditionOut<'d> {
        let dispute = |dispute: &'d Dispute| DisputeOut {
            text: dispute.text.get(lang),
            stated: dispute.stated.as_ref().map(RuleStatedOut::new),
        };
        ConditionOut {
            id: &condition.id,
            state: standing.key(),
            text: condition.text.get(lang),
            questions,
            clause: condition.clause.as_deref(),
            stated: condition.stated.as_ref().map(RuleStatedOut::new),
            dispute: condition.dispute.as_ref().map(dispute),
        }
    }
}

impl<'d> LineVerdictOut<'d> {
    fn new(
        advice: &Advice<'d>,
        line: RulesIndex,
        judgement: &Judgement,
        lang: Lang,
    ) -> LineVerdictOut<'d> {
        let advisor = advice.advisor;
        let rules = &advisor.lines()[line];
        let edition = rules.edition;
        let condition_id = |at: usize| edition.conditions[at].id.as_str();
        let conditions = edition.conditions.iter().zip(&judgement.conditions);
        let benefits = edition.benefits.iter().zip(&judgement.benefits);
        // A date of a line that does not fit, or where nobody can apply, would only mislead.
        let is_of_use = !matches!(judgement.verdict, Verdict::DoesNotFit | Verdict::Dormant);
        let deadlines = || {
            let all = next_dates(rules.deadlines(), advisor.day(), advice.start);
            all.filter(|_| is_of_use)
                .map(|(deadline, due)| DateOut::new(deadline, due, lang))
        };
        LineVerdictOut {
            id: &rules.line.id,
            kind: rules.line.kind.key(),
            label: rules.line.label.get(lang),
            verdict: judgement.verdict.key(),
            open: judgement.is_open,
            reasons: judgement.reasons().map(condition_id).collect(),
            reservations: rules
                .reservations(advisor.directory(), advisor.day())
                .into_iter()
                .filter(|_| is_of_use)
                .map(crate::funding::Reservation::key)
                .collect(),
            deadline: deadlines().next(),
            deadlines: deadlines().collect(),
            near: judgement
                .near_miss
                .as_ref()
                .map(|near| NearOut::new(near, advice, rules, lang)),
            dormant: rules
                .dormant
                .map(|dormancy| DormantOut::new(dormancy, lang)),
            conditions: conditions
                .enumerate()
                .map(|(at, (condition, standing))| {
                    let questions = ids(advice, rules.questions_of_condition(at));
                    ConditionOut::new(condition, *standing, questions, lang)
                })
                .collect(),
            benefits: benefits
                .map(|(benefit, standing)| BenefitOut {
                    id: &benefit.id,
                    state: standing.key(),
                    text: benefit.text.get(lang),
                })
                .collect(),
            contact: rules.line.contact.as_deref(),
        }
    }
}

impl<'d> NearOut<'d> {
    fn new(near: &NearMiss, advice: &Advice<'d>, rules: &LineRules<'d>, lang: Lang) -> NearOut<'d> {
        let questions = advice.advisor.directory().questions();
        let conditions = near
            .conditions
            .iter()
            .map(|&at| &rules.edition.conditions[at]);
        let remedies = conditions
            .clone()
            .filter_map(|condition| {
                let remedy = condition.remedy.as_ref()?;
                let sets = remedy.sets.iter().map(|&(question, option)| {
                    let question = &questions[question];
                    (question.id.as_str(), question.options[option].id.as_str())
                });
                Some(RemedyOut {
                    condition: &condition.id,
                    text: remedy.text.get(lang),
                    effort: remedy.effort,
                    sets: sets.collect(),
                })
            })
            .collect();
        NearOut {
            change: conditions.map(|condition| condition.id.as_str()).collect(),
            effort: near.effort,
            remedies,
            then: near.verdict.key(),
            then_open: near
                .open
                .iter()
                .map(|&at| rules.edition.conditions[at].id.as_str())
                .collect(),
            then_questions: ids(advice, &near.questions),
        }
    }
}

impl DormantOut {
    fn new(dormancy: Dormancy, lang: Lang) -> DormantOut {
        let (reason, day) = match dormancy {
            Dormancy::Closed => ("closed", None),
            Dormancy::Granted { until } => ("granted", Some(until)),
            Dormancy::Ended { until } => ("ended", Some(until)),
            Dormancy::NotYet { from } => ("not-yet", Some(from)),
            Dormancy::Between { from } => ("between", Some(from)),
            Dormancy::Missed { day } => ("missed", Some(day)),
        };
        DormantOut {
            reason,
            text: dormancy_sentence(dormancy, lang),
            day: day.map(|day| day.to_string()),
        }
    }
}

fn ids<'d>(advice: &Advice<'d>, questions: &[QuestionIndex]) -> Vec<&'d str> {
    let all = advice.advisor.directory().questions();
    questions
        .iter()
        .map(|&question| all[question].id.as_str())
        .collect()
}

/// The answers by their ids; what is not known is `unknown`.
fn answers(advice: &Advice<'_>) -> serde_json::Map<String, Value> {
    let questions = advice.advisor.directory().questions();
    let given = advice.answers.iter_answered();
    given
        .map(|(question, given)| {
            let answer = advice.advisor.answer_id(question, given);
            (questions[question].id.clone(), json!(answer))
        })
        .collect()
}

/// The next question with its options.
fn question(advice: &Advice<'_>, at: QuestionIndex, lang: Lang) -> Value {
    let question = &advice.advisor.directory().questions()[at];
    let options = question
        .options
        .iter()
        .map(|option| json!({ "id": option.id, "text": option.label.get(lang) }));
    let unknown = question.unknown.then(|| {
        let text = advice.advisor.answer(at, AnswerState::Unknown, lang);
        json!({ "id": "unknown", "text": text })
    });
    json!({
        "id": question.id,
        "text": question.text.get(lang),
        "help": question.help.as_ref().map(|help| help.get(lang)),
        "why": question.why.get(lang),
        "options": options.chain(unknown).collect::<Vec<_>>(),
    })
}

/// The parts of a result, or of a step of the conversation.
pub(super) fn advice(advice: &Advice<'_>, lang: Lang) -> Vec<(&'static str, Value)> {
    let next = advice.advisor.next_question(advice.answers);
    let open = next.filter(|_| !advice.is_final);
    let lines = verdicts(advice, lang);
    let state = if open.is_some() { "question" } else { "result" };
    let mut parts = vec![
        ("state", json!(state)),
        ("as_of", json!(advice.advisor.day().to_string())),
        ("code", json!(advice.code())),
        (
            "bound",
            json!(advice.advisor.question_bound(advice.answers)),
        ),
        ("answers", Value::Object(answers(advice))),
    ];
    parts.extend(next.map(|next| ("question", question(advice, next, lang))));
    let is_nothing = |line: &LineVerdictOut<'_>| line.verdict == Verdict::DoesNotFit.key();
    parts.push(("lines", json!(lines)));
    if open.is_none() && lines.iter().all(is_nothing) {
        let fallbacks = advice.advisor.fallbacks(advice.answers);
        let text = fallbacks.first().map(|fallback| fallback.text.get(lang));
        parts.push(("fallback", json!(text)));
    }
    parts
}

/// What every line comes to.
pub(super) fn verdicts<'d>(advice: &Advice<'d>, lang: Lang) -> Vec<LineVerdictOut<'d>> {
    let judged = advice.advisor.judge_all(advice.answers);
    let lines = RulesIndex::enumerate(&judged);
    let lines = lines.map(|(line, judgement)| LineVerdictOut::new(advice, line, judgement, lang));
    lines.collect()
}

/// One line with the answers that decided it.
pub(super) fn line_reasons(why: &LineReasons<'_>, lang: Lang) -> Vec<(&'static str, Value)> {
    let judgement = why.advice.advisor.judge(why.line, why.advice.answers);
    vec![
        ("as_of", json!(why.advice.advisor.day().to_string())),
        ("code", json!(why.advice.code())),
        ("answers", Value::Object(answers(&why.advice))),
        (
            "line",
            json!(LineVerdictOut::new(&why.advice, why.line, &judgement, lang)),
        ),
    ]
}

/// The dates of all lines, each with its line.
pub(super) fn deadlines<'d>(deadlines: &DeadlineList<'d>, lang: Lang) -> Vec<DateOut<'d>> {
    deadlines
        .dates()
        .into_iter()
        .map(|(line, deadline, due)| DateOut {
            line: Some(&line.id),
            ..DateOut::new(deadline, due, lang)
        })
        .collect()
}
