//! All checks together, on the day and on each later one on which other rules hold.

use jiff::civil::Date;

use super::subject::{ProofFindings, ProofSubject};
use super::walk::ConversationWalk;
use super::{conversations, coverage, line_pairs, lines, questions, staff_cases, upkeep};
use crate::both;
use crate::diagnostic::Diagnostic;
use crate::funding::Advisor;
use crate::funding::code::Coder;
use crate::model::provenance::show_date;
use crate::text::locale::Lang;

/// How much was gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProofExtent {
    /// Lines and offers with rules.
    pub lines: usize,
    /// Questions.
    pub questions: usize,
    /// Cases of the staff.
    pub cases: usize,
    /// Whether they were not judged, for the rules have errors.
    pub are_cases_held_back: bool,
    /// What the walk shows; `None` where there is too much to walk.
    pub walked: Option<WalkSummary>,
    /// Characters of a code, the check character included; `None` where no code can carry the answers.
    pub code_length: Option<usize>,
}

/// What the walk over all conversations shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WalkSummary {
    /// Different conversations.
    pub conversations: u128,
    /// Different states of answers on the way.
    pub states: u128,
    /// Questions of the longest conversation.
    pub longest: u32,
}

/// Everything that all rules together show. `None` where there are no rules.
pub fn prove(subject: &ProofSubject<'_>) -> Option<(Vec<Diagnostic>, ProofExtent)> {
    let directory = subject.directory;
    let has_rules = directory
        .lines()
        .iter()
        .any(|line| !line.editions.is_empty());
    if !has_rules && directory.questions().is_empty() {
        return None;
    }
    let advisor = Advisor::new(directory, subject.day);
    let mut found = ProofFindings::new(subject, &advisor);
    let is_used = questions::check(&mut found);
    upkeep::check(&mut found);
    // Where the law has ended every case comes to something else, and for the same reason.
    let has_law_ended = (found.diagnostics.iter()).any(|finding| finding.code == upkeep::LAW_ENDED);
    let are_cases_held_back = subject.has_errors || has_law_ended;
    if !are_cases_held_back {
        staff_cases::check_cases(&mut found);
        staff_cases::check_benefit_coverage(&mut found);
    }
    let walk = rules_of_the_day(&mut found, &is_used);
    let ProofFindings {
        mut diagnostics,
        mut said,
        ..
    } = found;
    for day in later_days(subject) {
        let advisor = Advisor::new(directory, day);
        // What holds today, or since an earlier day, is not said again.
        let mut later = ProofFindings {
            said,
            ..ProofFindings::new(subject, &advisor)
        };
        rules_of_the_day(&mut later, &is_used);
        let findings = later.diagnostics.into_iter();
        diagnostics.extend(findings.map(|finding| dated_finding(finding, day)));
        said = later.said;
    }
    let extent = ProofExtent {
        lines: advisor.lines().len(),
        questions: directory.questions().len(),
        cases: directory.cases().len(),
        are_cases_held_back,
        walked: walk.as_ref().and_then(|walk| {
            let first = walk.first()?;
            Some(WalkSummary {
                conversations: first.conversations,
                states: walk.states(),
                longest: first.longest,
            })
        }),
        code_length: Coder::new(directory.questions()).map(|coder| coder.length()),
    };
    Some((diagnostics, extent))
}

/// What is checked on each day on which other rules hold. The walk is `None` where there is too much.
fn rules_of_the_day(
    found: &mut ProofFindings<'_, '_>,
    is_used: &[bool],
) -> Option<ConversationWalk> {
    lines::check(found);
    line_pairs::check(found);
    coverage::check(found);
    staff_cases::check_coverage(found);
    let walk = ConversationWalk::new(found.advisor);
    match &walk {
        Some(walk) => {
            questions::check_walk(found, walk, is_used);
            conversations::check(found, walk);
        }
        None => {
            if let Some(&at) = found.subject.places.questions.first() {
                found.report_unproven(at);
            }
        }
    }
    walk
}

/// A finding about rules that are still to come, with the day on which they begin.
fn dated_finding(finding: Diagnostic, day: Date) -> Diagnostic {
    let [day_de, day_en] = [Lang::De, Lang::En].map(|lang| show_date(day, lang));
    let (de, en) = (
        finding.message.get(Lang::De).to_owned(),
        finding.message.get(Lang::En).to_owned(),
    );
    Diagnostic {
        message: both!("Ab {day_de}: {de}", "From {day_en} on: {en}"),
        ..finding
    }
}

/// The first days of the editions that are still to come.
fn later_days(subject: &ProofSubject<'_>) -> Vec<Date> {
    let editions = subject
        .directory
        .lines()
        .iter()
        .flat_map(|line| &line.editions);
    let mut days: Vec<Date> = editions
        .map(|edition| edition.from)
        .filter(|from| *from > subject.day)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}
