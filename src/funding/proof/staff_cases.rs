//! The cases of the staff: what the rules make of them, and which are missing.

use jiff::civil::Date;

use super::answers_text::quoted_list;
use super::profile::{NOT_NO, ProfileSearch, find_profile, first_found};
use super::subject::ProofFindings;
use crate::both;
use crate::funding::{
    Advisor, AnswerState, Answers, Judgement, LineRules, Outcomes, RulesIndex, Standing,
};
use crate::model::verdict::Verdict;
use crate::model::{Case, LineIndex};
use crate::text::locale::{Lang, Text};

/// Each case comes to the verdicts, and for the reasons, that are written.
pub(super) fn check_cases(found: &mut ProofFindings<'_, '_>) {
    let directory = found.subject.directory;
    let mut days: Vec<(Date, Advisor<'_>)> = Vec::new();
    for (index, case) in directory.cases().iter().enumerate() {
        let day = case.as_of.unwrap_or(found.subject.day);
        let known = days.iter().position(|(known, _)| *known == day);
        let at = known.unwrap_or_else(|| {
            days.push((day, Advisor::new(directory, day)));
            days.len() - 1
        });
        check_case(found, index, case, &days[at].1);
    }
}

/// The answers of a case.
pub(super) fn case_answers(case: &Case, advisor: &Advisor<'_>) -> Answers {
    let mut answers = advisor.no_answers();
    for &(question, option) in &case.answers {
        answers.set(
            question,
            option.map_or(AnswerState::Unknown, AnswerState::Option),
        );
    }
    answers
}

fn check_case(found: &mut ProofFindings<'_, '_>, index: usize, case: &Case, advisor: &Advisor<'_>) {
    let directory = found.subject.directory;
    let at = found.subject.places.cases[index];
    let answers = case_answers(case, advisor);
    let name = &case.name;
    for &(line, expected) in &case.expected {
        let id = &directory.lines()[line].id;
        let Some(rules) = advisor.line(id) else {
            found.error(
                "case-without-rules",
                at,
                both!(
                    "„{name}“: Die Förderlinie „{id}“ hat keine Bedingungen.",
                    "“{name}”: the funding line “{id}” has no conditions."
                ),
                both!(
                    "Bitte die Linie aus dem Beispiel nehmen, oder [[line.edition]] ergänzen.",
                    "Please take the line out of the case, or add [[line.edition]]."
                ),
            );
            continue;
        };
        let judged = advisor.judge(rules, &answers);
        let is_met = judged.verdict == expected
            || (expected == Verdict::DoesNotFit && judged.verdict == Verdict::Almost);
        let got: Vec<&str> = judged
            .reasons()
            .map(|at| advisor.lines()[rules].edition.conditions[at].id.as_str())
            .collect();
        if !is_met {
            let [expected_de, expected_en] = [Lang::De, Lang::En].map(|lang| expected.label(lang));
            let [is_de, is_en] = [Lang::De, Lang::En].map(|lang| judged.verdict.label(lang));
            let because = reasons_phrase(&got);
            let (de, en) = (&because.de, because.en.as_deref().unwrap_or(""));
            found.error(
                "case-differs",
                at,
                both!(
                    "„{name}“: {id} soll „{expected_de}“ sein, ist aber „{is_de}“{de}.",
                    "“{name}”: {id} should be “{expected_en}”, but is “{is_en}”{en}."
                ),
                case_or_rules(),
            );
            continue;
        }
        check_benefits(found, index, line, (advisor, rules), &judged);
        let Some((_, wanted)) = case.reasons.iter().find(|(of, _)| *of == line) else {
            continue;
        };
        let mut wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        let mut sorted = got.clone();
        sorted.sort_unstable();
        wanted.sort_unstable();
        if sorted != wanted {
            let (wanted, because) = (reasons(&wanted), reasons(&got));
            let (want_de, want_en) = (&wanted.de, wanted.en.as_deref().unwrap_or(""));
            let (is_de, is_en) = (&because.de, because.en.as_deref().unwrap_or(""));
            found.error(
                "case-reasons-differ",
                at,
                both!(
                    "„{name}“ erwartet bei {id} als Gründe: {want_de}. Gefunden sind: {is_de}.",
                    "“{name}” expects as reasons at {id}: {want_en}. Found: {is_en}."
                ),
                case_or_rules(),
            );
        }
    }
}

/// Where a case names what comes on top, exactly that does.
fn check_benefits(
    found: &mut ProofFindings<'_, '_>,
    case: usize,
    line: LineIndex,
    (advisor, rules): (&Advisor<'_>, RulesIndex),
    judged: &Judgement,
) {
    let at = found.subject.places.cases[case];
    let case = &found.subject.directory.cases()[case];
    let Some((_, wanted)) = case.benefits.iter().find(|(of, _)| *of == line) else {
        return;
    };
    let edition = advisor.lines()[rules].edition;
    let benefits = edition.benefits.iter().zip(&judged.benefits);
    let mut got: Vec<&str> = benefits
        .filter(|(_, standing)| **standing == Standing::Met)
        .map(|(benefit, _)| benefit.id.as_str())
        .collect();
    let mut wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
    got.sort_unstable();
    wanted.sort_unstable();
    if got == wanted {
        return;
    }
    let (name, id) = (&case.name, &advisor.lines()[rules].line.id);
    let (wanted, got) = (reasons(&wanted), reasons(&got));
    let (want_de, want_en) = (&wanted.de, wanted.en.as_deref().unwrap_or(""));
    let (is_de, is_en) = (&got.de, got.en.as_deref().unwrap_or(""));
    found.error(
        "case-benefits-differ",
        at,
        both!(
            "„{name}“ erwartet bei {id} als Zusatz: {want_de}. Gefunden sind: {is_de}.",
            "“{name}” expects as benefits at {id}: {want_en}. Found: {is_en}."
        ),
        case_or_rules(),
    );
}

/// Each benefit of the rules of the day stands in a case: nothing else shows whether its test is right.
pub(super) fn check_benefit_coverage(found: &mut ProofFindings<'_, '_>) {
    let (advisor, directory) = (found.advisor, found.subject.directory);
    for rules in advisor.lines() {
        let (line, places) = (found.line_index(rules), found.edition_places(rules));
        for (benefit, at) in rules.edition.benefits.iter().zip(&places.benefits) {
            let cases = directory.cases().iter().flat_map(|case| &case.benefits);
            let mut of_line = cases.filter(|(of, _)| *of == line);
            if of_line.any(|(_, ids)| ids.contains(&benefit.id)) {
                continue;
            }
            let (id, line) = (&benefit.id, &rules.line.id);
            found.warning(
                "benefit-without-case",
                *at,
                both!(
                    "Für den Zusatz „{id}“ von „{line}“ fehlt ein Beispiel.",
                    "For the benefit “{id}” of “{line}” a case is missing."
                ),
                both!(
                    "Bitte in einem [[case]] ergänzen: benefits = {{ {line} = [\"{id}\"] }}.",
                    "Please add to a [[case]]: benefits = {{ {line} = [\"{id}\"] }}."
                ),
            );
        }
    }
}

fn reasons(ids: &[&str]) -> Text<'static> {
    if ids.is_empty() {
        both!("keine", "none")
    } else {
        quoted_list(ids.iter().copied())
    }
}

fn reasons_phrase(ids: &[&str]) -> Text<'static> {
    if ids.is_empty() {
        return both!("", "");
    }
    let names = quoted_list(ids.iter().copied());
    let (de, en) = (&names.de, names.en.as_deref().unwrap_or(""));
    both!(" wegen {de}", " because of {en}")
}

fn case_or_rules() -> Text<'static> {
    both!(
        "Bitte ansehen, was stimmt: das Beispiel oder die Bedingungen.",
        "Please see which is right: the case or the conditions."
    )
}

/// Each verdict that a line can reach stands in a case. An edition that is still to come needs its own,
/// for its first day or later.
pub(super) fn check_coverage(found: &mut ProofFindings<'_, '_>) {
    let advisor = found.advisor;
    for rules in advisor.lines() {
        let line = found.line_index(rules);
        let is_later = advisor.day() != found.subject.day;
        if is_later && rules.edition.from != advisor.day() {
            continue;
        }
        let cases = found.subject.directory.cases().iter();
        let expected: Vec<Verdict> = cases
            .filter(|case| !is_later || case.as_of.is_some_and(|day| holds_on(rules, day)))
            .flat_map(|case| &case.expected)
            .filter(|(of, _)| *of == line)
            .map(|(_, verdict)| *verdict)
            .collect();
        for verdict in reachable_verdicts(found, rules) {
            let is_there = expected.contains(&verdict)
                || (verdict == Verdict::DoesNotFit && expected.contains(&Verdict::Almost));
            if !is_there {
                report_missing_case(found, rules, verdict, is_later.then_some(advisor.day()));
            }
        }
    }
}

/// Whether the edition of these rules is the one by which a day is judged.
fn holds_on(rules: &LineRules<'_>, day: Date) -> bool {
    let mut editions = rules.line.editions.iter();
    rules.edition.from <= day
        && !editions.any(|other| other.from > rules.edition.from && other.from <= day)
}

fn report_missing_case<'d>(
    found: &mut ProofFindings<'_, 'd>,
    rules: &LineRules<'d>,
    missing: Verdict,
    later: Option<Date>,
) {
    let id = &rules.line.id;
    let [de, en] = [Lang::De, Lang::En].map(|lang| missing.label(lang));
    let (at, help) = match later {
        Some(day) => (
            found.edition_places(rules).at,
            both!(
                "Bitte in cases.toml mit as-of = {day} ergänzen. Vorschläge zeigt: wir check --cases --as-of {day} --format toml",
                "Please add one in cases.toml with as-of = {day}. Proposals are shown by: wir check --cases --as-of {day} --format toml"
            ),
        ),
        None => (
            found.line_place(rules),
            both!(
                "Bitte in cases.toml ergänzen. Vorschläge zeigt: wir check --cases --format toml",
                "Please add one in cases.toml. Proposals are shown by: wir check --cases --format toml"
            ),
        ),
    };
    found.warning(
        "missing-case",
        at,
        both!(
            "Für „{id}“ fehlt ein Beispiel mit dem Ergebnis „{de}“.",
            "For “{id}” a case with the verdict “{en}” is missing."
        ),
        help,
    );
}

/// The verdicts of which there must be a case, as far as any answers lead to them. "To clarify" is
/// looked for where the sources leave something open, and where everything is met but for one answer that
/// is not known.
fn reachable_verdicts<'d>(found: &ProofFindings<'_, 'd>, rules: &LineRules<'d>) -> Vec<Verdict> {
    let (advisor, questions) = (found.advisor, found.subject.directory.questions());
    let start = advisor.no_answers();
    let search = |of: Option<(usize, Outcomes)>, others: Outcomes| {
        let tables = rules.conditions().iter().enumerate();
        let wishes: Vec<_> = tables
            .map(|(at, table)| match of {
                Some((one, wanted)) if one == at => (table, wanted),
                _ => (table, others),
            })
            .collect();
        find_profile(&start, questions, &wishes)
    };
    let mut verdicts = Vec::new();
    let each = 0..rules.conditions().len();
    let out = first_found(
        rules
            .conditions()
            .iter()
            .map(|table| find_profile(&start, questions, &[(table, Outcomes::NO)])),
    );
    if matches!(out, ProfileSearch::Found(_)) {
        verdicts.push(Verdict::DoesNotFit);
    }
    if rules.dormant.is_some() {
        if matches!(search(None, NOT_NO), ProfileSearch::Found(_)) {
            verdicts.push(Verdict::Dormant);
        }
        return verdicts;
    }
    let silent = Outcomes::DISPUTED.with(Outcomes::NOT_FOUND);
    let open = first_found(each.map(|at| search(Some((at, silent)), NOT_NO)));
    let mut can_be_open = matches!(open, ProfileSearch::Found(_));
    if let ProfileSearch::Found(fits) = search(None, Outcomes::YES) {
        if rules.is_settled() {
            verdicts.push(Verdict::Fits);
        }
        can_be_open |= !rules.is_settled();
        let line = advisor.line(&rules.line.id).unwrap_or(RulesIndex(0));
        can_be_open |= fits.iter_answered().any(|(question, _)| {
            let unsure = fits.with(question, AnswerState::Unknown);
            questions[question].unknown
                && advisor.judge(line, &unsure).verdict == Verdict::ToClarify
        });
    }
    if can_be_open {
        verdicts.push(Verdict::ToClarify);
    }
    verdicts
}
