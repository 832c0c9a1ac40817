//! What the advisor found, as a sheet of parts that every form for people prints its own way.

use super::funding::callee;
use super::records::{name_and_post, person as person_of, phone};
use super::{Advice, Detail, Page, Why};
use crate::eligibility::{
    Dormancy, DueDate, Given, Judgement, LineRules, Reservation, Standing, due, next_dates,
};
use crate::locale::Lang;
use crate::model::funding::{Deadline, FactField, LineKind, Stated};
use crate::model::provenance::show_date;
use crate::model::rule::{Condition, Verdict};
use crate::{say, t};

/// A sheet: its title, the code, and the parts.
pub(super) struct Sheet {
    pub(super) title: String,
    pub(super) code: Option<String>,
    pub(super) parts: Vec<Part>,
}

/// A heading with what stands under it.
#[derive(Default)]
pub(super) struct Part {
    pub(super) heading: Option<String>,
    /// Sentences before the entries.
    pub(super) sentences: Vec<String>,
    /// A command to copy, whole on a line of its own.
    pub(super) command: Option<String>,
    pub(super) entries: Vec<Entry>,
}

/// A line of funding, or a group of answers.
pub(super) struct Entry {
    /// Empty where the rows speak for themselves.
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
}

/// A name with one or more sentences.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) values: Vec<String>,
}

impl Row {
    fn new(name: &str, value: impl Into<String>) -> Row {
        Row {
            name: name.to_owned(),
            values: vec![value.into()],
        }
    }

    fn all(name: &str, values: Vec<String>) -> Option<Row> {
        let name = name.to_owned();
        (!values.is_empty()).then_some(Row { name, values })
    }
}

/// The words that head the lines of one verdict.
pub(super) fn verdict_heading(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Fits => t!(lang, "PASST NACH IHREN ANGABEN", "FITS BY YOUR ANSWERS"),
        Verdict::Almost => t!(lang, "FAST", "ALMOST"),
        Verdict::ToClarify => t!(lang, "NOCH ZU KLÄREN", "STILL TO CLARIFY"),
        Verdict::DoesNotFit => t!(lang, "PASST NICHT", "DOES NOT FIT"),
        Verdict::Dormant => t!(lang, "RUHT", "NOT AT PRESENT"),
    }
}

/// The result: each line under its verdict, what fits first.
pub(super) fn result(advice: &Advice<'_>, page: &Page) -> Sheet {
    let lang = page.lang;
    let advisor = advice.advisor;
    let judged = advisor.judge_all(advice.answers);
    let mut parts = Vec::new();
    for verdict in [Verdict::Fits, Verdict::Almost, Verdict::ToClarify] {
        let mut of_verdict: Vec<_> = of_verdict(advice, &judged, verdict).collect();
        // The smallest change first; of equals the one that leaves the fewest questions.
        of_verdict.sort_by_key(|(_, judgement)| {
            let near = judgement.near.as_ref();
            near.map(|near| (near.effort, near.questions.len()))
        });
        let entries = of_verdict
            .into_iter()
            .map(|(line, judgement)| entry(advice, line, judgement, page))
            .collect();
        parts.push(part(verdict, entries, lang));
    }
    let at_rest = of_verdict(advice, &judged, Verdict::Dormant)
        .map(|(line, _)| dormant(advice, line, page))
        .collect();
    parts.push(part(Verdict::Dormant, at_rest, lang));
    parts.push(out(advice, &judged, page));
    if !judged
        .iter()
        .any(|judgement| judgement.verdict != Verdict::DoesNotFit)
    {
        parts.insert(0, nothing(advice, page));
    }
    if advice.detail != Detail::Result {
        parts.insert(0, answers(advice, lang));
    }
    if advice.detail == Detail::Whole {
        parts.extend(reasons(advice, &judged, page));
    }
    parts.push(closing(advice, &judged, lang));
    parts.retain(|part| {
        !part.sentences.is_empty() || !part.entries.is_empty() || part.command.is_some()
    });
    let day = show_date(advisor.day(), lang);
    Sheet {
        title: say!(lang, "ERGEBNIS vom {day}", "RESULT of {day}"),
        code: advice.code(),
        parts,
    }
}

/// Why one line fits or not: each condition with its answer and its source.
pub(super) fn why(why: &Why<'_>, page: &Page) -> Sheet {
    let lang = page.lang;
    let judgement = why.advice.advisor.judge(why.line, why.advice.answers);
    let rules = &why.advice.advisor.lines()[why.line];
    let (name, verdict) = (rules.line.label.get(lang), verdict_words(&judgement, lang));
    Sheet {
        title: format!("{name}: {verdict}"),
        code: None,
        parts: vec![Part {
            entries: vec![explanation(&why.advice, why.line, &judgement, page)],
            ..Part::default()
        }],
    }
}

/// A verdict within a sentence.
fn verdict_words(judgement: &Judgement, lang: Lang) -> &'static str {
    match judgement.verdict {
        Verdict::Fits => t!(lang, "passt nach Ihren Angaben", "fits by your answers"),
        Verdict::Almost => t!(lang, "passt fast", "almost fits"),
        Verdict::ToClarify => t!(lang, "noch zu klären", "still to clarify"),
        Verdict::DoesNotFit => t!(lang, "passt nicht", "does not fit"),
        Verdict::Dormant => t!(lang, "ruht", "not at present"),
    }
}

fn part(verdict: Verdict, entries: Vec<Entry>, lang: Lang) -> Part {
    Part {
        heading: Some(verdict_heading(verdict, lang).to_owned()),
        entries,
        ..Part::default()
    }
}

fn of_verdict<'j>(
    advice: &Advice<'_>,
    judged: &'j [Judgement],
    verdict: Verdict,
) -> impl Iterator<Item = (usize, &'j Judgement)> {
    debug_assert_eq!(judged.len(), advice.advisor.lines().len());
    let all = judged.iter().enumerate();
    all.filter(move |(_, judgement)| judgement.verdict == verdict)
}

/// A line that fits, almost fits, or is to be clarified.
fn entry(advice: &Advice<'_>, line: usize, judgement: &Judgement, page: &Page) -> Entry {
    let lang = page.lang;
    let rules = &advice.advisor.lines()[line];
    let mut rows = Vec::new();
    rows.extend(doubts_at_the_top(advice, rules, lang));
    match judgement.verdict {
        Verdict::Almost => rows.extend(obstacle(advice, rules, judgement, lang)),
        Verdict::ToClarify => rows.extend(open(advice, rules, judgement, lang)),
        _ => {}
    }
    let glance = &rules.line.glance;
    // An offer goes on as long as it is needed.
    let duration = (glance.duration.as_ref()).filter(|_| rules.line.kind != LineKind::Offer);
    // What almost fits is told in short; its sheet says the rest.
    let is_short = judgement.verdict == Verdict::Almost;
    let purpose = glance.purpose.as_ref().filter(|_| !is_short);
    for (field, text) in [
        (FactField::Purpose, purpose),
        (FactField::Duration, duration),
        (FactField::Amount, glance.amount.as_ref()),
    ] {
        rows.extend(text.map(|text| Row::new(field.label(lang), text.get(lang))));
    }
    rows.extend(on_top(rules, judgement, lang));
    rows.extend(Row::all(
        FactField::Deadline.label(lang),
        dates(advice, rules, lang),
    ));
    let notes: Vec<String> = rules
        .edition
        .notes
        .iter()
        .filter(|_| !is_short)
        .map(|note| with_clause(note.text.get(lang), note.clause.as_deref(), lang))
        .collect();
    rows.extend(Row::all(t!(lang, "Zu beachten", "Please note"), notes));
    let ask = match judgement.verdict {
        Verdict::ToClarify => t!(lang, "Klären mit", "Clarify with"),
        _ => t!(lang, "Beratung", "Advice"),
    };
    rows.extend(Row::all(ask, person(advice, rules, page)));
    rows.push(basis(advice, rules, lang));
    Entry {
        title: rules.line.name.get(lang).to_owned(),
        rows,
    }
}

/// What is not met, and what would have to be different.
fn obstacle(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    judgement: &Judgement,
    lang: Lang,
) -> Vec<Row> {
    let Some(near) = &judgement.near else {
        return Vec::new();
    };
    let mut obstacles = Vec::new();
    let mut changes: Vec<String> = Vec::new();
    for &at in &near.conditions {
        let condition = &rules.edition.conditions[at];
        let given = answers_to(advice, rules.read_by(at), lang);
        obstacles.push(format!("{} {given}", condition.text.get(lang)));
        if let Some(remedy) = &condition.remedy {
            let text = remedy.text.get(lang);
            let effort = match remedy.effort {
                1 => t!(lang, "gleich möglich", "possible at once"),
                2 => t!(lang, "etwas Arbeit", "some work"),
                _ => t!(lang, "dauert Wochen", "takes weeks"),
            };
            let change = format!("{text} ({effort})");
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
    }
    let mut rows = Vec::new();
    rows.extend(Row::all(t!(lang, "Hindernis", "Obstacle"), obstacles));
    rows.extend(Row::all(
        t!(lang, "Das müsste anders sein", "This would have to change"),
        changes,
    ));
    let mut then = Vec::new();
    if near.verdict == Verdict::Fits {
        let fits = t!(
            lang,
            "Dann würde die Förderlinie nach Ihren Angaben passen.",
            "Then the line would fit by your answers."
        );
        then.push(fits.to_owned());
    }
    if !near.questions.is_empty() {
        let names: Vec<&str> = near
            .questions
            .iter()
            .map(|&question| {
                let question = &advice.advisor.directory().questions[question];
                question.name.get(lang)
            })
            .collect();
        let (count, names) = (names.len(), names.join(", "));
        then.push(match count {
            1 => say!(
                lang,
                "Es bliebe noch 1 Frage: {names}.",
                "1 question would be left: {names}."
            ),
            _ => say!(
                lang,
                "Es blieben noch {count} Fragen: {names}.",
                "{count} questions would be left: {names}."
            ),
        });
    }
    for &at in &near.open {
        let text = rules.edition.conditions[at].text.get(lang);
        then.push(say!(
            lang,
            "Zu klären bliebe: {text}",
            "Still to clarify: {text}"
        ));
    }
    rows.extend(Row::all(t!(lang, "Danach", "After that"), then));
    rows
}

/// What is open, and why.
fn open(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    judgement: &Judgement,
    lang: Lang,
) -> Option<Row> {
    let mut sentences = Vec::new();
    for at in judgement.reasons() {
        let condition = &rules.edition.conditions[at];
        sentences.extend(doubt(
            advice,
            rules,
            at,
            judgement.conditions[at],
            condition,
            lang,
        ));
    }
    Row::all(t!(lang, "Offen", "Open"), sentences)
}

/// Why a condition is neither met nor not met.
fn doubt(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    at: usize,
    standing: Standing,
    condition: &Condition,
    lang: Lang,
) -> Vec<String> {
    let text = condition.text.get(lang);
    match (standing, &condition.dispute) {
        (Standing::Disputed, Some(dispute)) => {
            let other = dispute.text.get(lang);
            let is_other_source = |stated: &&Stated| {
                let own = condition.stated.as_ref();
                own.is_none_or(|own| own.sources.first() != stated.sources.first())
            };
            match dispute.stated.as_ref().filter(is_other_source) {
                Some(stated) => vec![
                    t!(
                        lang,
                        "Die Quellen sagen Verschiedenes:",
                        "The sources differ:"
                    )
                    .to_owned(),
                    said_by(text, condition.stated.as_ref(), advice, lang),
                    said_by(other, Some(stated), advice, lang),
                ],
                None => vec![
                    said_by(text, condition.stated.as_ref(), advice, lang),
                    format!("- {other}"),
                ],
            }
        }
        (Standing::NotFound, _) => {
            let nothing = t!(
                lang,
                "Mehr dazu ist nicht gefunden.",
                "More about this was not found."
            );
            vec![format!("{text} {nothing}")]
        }
        _ => {
            let given = answers_to(advice, rules.read_by(at), lang);
            vec![format!("{text} {given}")]
        }
    }
}

/// A sentence with who says it.
fn said_by(text: &str, stated: Option<&Stated>, advice: &Advice<'_>, lang: Lang) -> String {
    match stated.and_then(|stated| source_title(stated, advice, lang)) {
        Some(title) => format!("- {text} ({title})"),
        None => format!("- {text}"),
    }
}

/// The title of the best source of a value.
pub(super) fn source_title(stated: &Stated, advice: &Advice<'_>, lang: Lang) -> Option<String> {
    let source = advice.advisor.directory().source(stated.sources.first()?)?;
    Some(source.title.get(lang).to_owned())
}

/// The answers that a condition read: `Ihre Antwort: 25 bis 36 Monate.`
fn answers_to(advice: &Advice<'_>, questions: &[usize], lang: Lang) -> String {
    let all = &advice.advisor.directory().questions;
    let given: Vec<String> = questions
        .iter()
        .filter(|&&question| advice.answers.get(question) != Given::NotAsked)
        .map(|&question| {
            let answer = advice
                .advisor
                .answer(question, advice.answers.get(question), lang);
            format!("{answer} ({})", all[question].name.get(lang))
        })
        .collect();
    let list = given.join("; ");
    match given.len() {
        0 => t!(
            lang,
            "Danach wurde noch nicht gefragt.",
            "This was not asked yet."
        )
        .to_owned(),
        1 => say!(lang, "Ihre Antwort: {list}.", "Your answer: {list}."),
        _ => say!(lang, "Ihre Antworten: {list}.", "Your answers: {list}."),
    }
}

/// What comes on top, as far as it is not ruled out.
fn on_top(rules: &LineRules<'_>, judgement: &Judgement, lang: Lang) -> Option<Row> {
    let benefits = rules.edition.benefits.iter().zip(&judgement.benefits);
    let texts = benefits
        .filter_map(|(benefit, standing)| {
            let text = benefit.text.get(lang);
            match standing {
                Standing::Met => Some(text.to_owned()),
                Standing::NotMet => None,
                _ => Some(say!(lang, "Vielleicht: {text}", "Perhaps: {text}")),
            }
        })
        .collect();
    Row::all(t!(lang, "Außerdem", "Besides"), texts)
}

/// The next dates of a line, with how sure they are. Where the wished start cannot be reached any more,
/// the next chance stands below.
fn dates(advice: &Advice<'_>, rules: &LineRules<'_>, lang: Lang) -> Vec<String> {
    let as_of = advice.advisor.day();
    let mut dates = Vec::new();
    for (deadline, due_date) in next_dates(rules.deadlines(), as_of, advice.start) {
        dates.push(date(deadline, due_date, as_of, lang));
        if matches!(due_date, DueDate::Missed { .. })
            && let Some(next) = due(deadline.rule, as_of, None)
        {
            let next = date(deadline, next, as_of, lang);
            dates.push(say!(
                lang,
                "Nächste Möglichkeit: {next}",
                "Next chance: {next}"
            ));
        }
    }
    dates
}

/// Whether every deadline for the wished start has passed.
fn is_too_late(advice: &Advice<'_>, rules: &LineRules<'_>) -> bool {
    let mut dates = next_dates(rules.deadlines(), advice.advisor.day(), advice.start).peekable();
    dates.peek().is_some() && dates.all(|(_, due)| matches!(due, DueDate::Missed { .. }))
}

/// A date in words: `31.12.2026 (für Beginn 2027; noch 39 Tage)`.
pub(super) fn date(
    deadline: &Deadline,
    due: DueDate,
    as_of: jiff::civil::Date,
    lang: Lang,
) -> String {
    let (day, details) = date_and_details(deadline, due, as_of, lang);
    let date = match &details[..] {
        [] => day,
        _ => format!("{day} ({})", details.join("; ")),
    };
    match &deadline.label {
        Some(label) => format!("{}: {date}", label.get(lang)),
        None => date,
    }
}

/// The day, and what is to be known about it.
pub(super) fn date_and_details(
    deadline: &Deadline,
    due: DueDate,
    as_of: jiff::civil::Date,
    lang: Lang,
) -> (String, Vec<String>) {
    let mut details = Vec::new();
    let day = match due {
        DueDate::On {
            day,
            for_year,
            days,
            workday,
        } => {
            details.extend(
                for_year.map(|year| say!(lang, "für Beginn {year}", "for a start in {year}")),
            );
            details.push(match days {
                0 => t!(lang, "heute", "today").to_owned(),
                1 => t!(lang, "noch 1 Tag", "1 day left").to_owned(),
                _ => say!(lang, "noch {days} Tage", "{days} days left"),
            });
            details.extend(workday.map(|workday| {
                let workday = show_date(workday, lang);
                say!(
                    lang,
                    "spätestens am Werktag davor: {workday}",
                    "at the latest on the working day before: {workday}"
                )
            }));
            show_date(day, lang)
        }
        DueDate::StartFrom { day } => {
            let (day, today) = (show_date(day, lang), show_date(as_of, lang));
            details.push(say!(
                lang,
                "bei einem Antrag am {today}",
                "with an application on {today}"
            ));
            say!(lang, "Beginn ab {day}", "start from {day}")
        }
        DueDate::Missed { day } => {
            details
                .push(t!(lang, "für diesen Beginn zu spät", "too late for this start").to_owned());
            show_date(day, lang)
        }
    };
    let remark = deadline.stated.confidence.remark(lang);
    details.extend(remark.map(str::to_owned));
    (day, details)
}

/// Whom to call.
fn person(advice: &Advice<'_>, rules: &LineRules<'_>, page: &Page) -> Vec<String> {
    let directory = advice.advisor.directory();
    let Some(contact) = callee(rules.line, directory) else {
        return Vec::new();
    };
    let number = phone(contact, page.lang);
    let number = match &contact.room {
        Some(room) => say!(page.lang, "{number}, Raum {room}", "{number}, room {room}"),
        None => number.to_owned(),
    };
    vec![number, name_and_post(contact, page)]
}

/// What the rules of a line rest on, and what is not sure about them.
fn basis(advice: &Advice<'_>, rules: &LineRules<'_>, lang: Lang) -> Row {
    let edition = rules.edition;
    let title = source_title(&edition.stated, advice, lang).unwrap_or_default();
    let mut values = vec![with_clause(&title, edition.clause.as_deref(), lang)];
    let checked = show_date(edition.checked, lang);
    values.extend(
        reservations(advice, rules)
            .filter(|reservation| !is_at_the_top(*reservation))
            .map(|reservation| reserved(reservation, rules, lang)),
    );
    values.push(say!(
        lang,
        "Zuletzt geprüft: {checked}.",
        "Last checked: {checked}."
    ));
    Row {
        name: t!(lang, "Grundlage", "Based on").to_owned(),
        values,
    }
}

fn reservations(advice: &Advice<'_>, rules: &LineRules<'_>) -> impl Iterator<Item = Reservation> {
    let advisor = advice.advisor;
    rules
        .reservations(advisor.directory(), advisor.day())
        .into_iter()
}

/// What must be read before everything else.
fn is_at_the_top(reservation: Reservation) -> bool {
    matches!(
        reservation,
        Reservation::Uncertain | Reservation::CheckedLongAgo(_)
    )
}

fn doubts_at_the_top(advice: &Advice<'_>, rules: &LineRules<'_>, lang: Lang) -> Option<Row> {
    let too_late = is_too_late(advice, rules).then(|| {
        t!(
            lang,
            "Für den gewünschten Beginn ist die Frist vorbei.",
            "For the wished start the deadline has passed."
        )
        .to_owned()
    });
    let reserved = reservations(advice, rules)
        .filter(|reservation| is_at_the_top(*reservation))
        .map(|reservation| reserved(reservation, rules, lang));
    let sentences = too_late.into_iter().chain(reserved).collect();
    Row::all(t!(lang, "Achtung", "Attention"), sentences)
}

/// A reservation as a sentence.
fn reserved(reservation: Reservation, rules: &LineRules<'_>, lang: Lang) -> String {
    match reservation {
        Reservation::ValidityUnknown => t!(
            lang,
            "Ob die Regel noch gilt, ist nicht belegt. Bitte nachfragen.",
            "Whether the rule still holds is not proven. Please ask."
        )
        .to_owned(),
        Reservation::Uncertain => {
            let state = super::funding::state(rules.line, lang);
            say!(lang, "Stand: {state}.", "State: {state}.")
        }
        Reservation::SecondHand => t!(
            lang,
            "Nicht jede Bedingung ist von der zuständigen Stelle.",
            "Not every condition is from the responsible body."
        )
        .to_owned(),
        Reservation::ReadInPart => t!(
            lang,
            "Die Richtlinie liegt uns nur im Auszug vor.",
            "We have only an extract of the guideline."
        )
        .to_owned(),
        Reservation::CheckedLongAgo(day) => {
            let day = show_date(day, lang);
            say!(
                lang,
                "Zuletzt geprüft am {day}. Das ist lange her.",
                "Last checked on {day}. That is long ago."
            )
        }
    }
}

fn with_clause(text: &str, clause: Option<&str>, lang: Lang) -> String {
    match clause {
        Some(clause) => say!(lang, "{text} (Nr. {clause})", "{text} (no. {clause})"),
        None => text.to_owned(),
    }
}

/// A line for which nobody can apply.
fn dormant(advice: &Advice<'_>, line: usize, page: &Page) -> Entry {
    let lang = page.lang;
    let rules = &advice.advisor.lines()[line];
    let mut rows = vec![Row::new(
        t!(lang, "Grund", "Reason"),
        rules
            .dormant
            .map(|dormancy| at_rest(dormancy, lang))
            .unwrap_or_default(),
    )];
    rows.push(Row::new(
        t!(lang, "Stand", "State"),
        super::funding::state(rules.line, lang),
    ));
    rows.extend(Row::all(
        t!(lang, "Fragen Sie nach", "Please ask"),
        person(advice, rules, page),
    ));
    Entry {
        title: rules.line.name.get(lang).to_owned(),
        rows,
    }
}

/// Why nobody can apply, as a sentence.
pub(super) fn at_rest(dormancy: Dormancy, lang: Lang) -> String {
    match dormancy {
        Dormancy::Closed => t!(
            lang,
            "Anträge sind nicht mehr möglich.",
            "No applications are possible any more."
        )
        .to_owned(),
        Dormancy::Granted { until } => {
            let until = show_date(until, lang);
            say!(
                lang,
                "Das Geld ist schon vergeben, bis {until}.",
                "The money has been granted already, until {until}."
            )
        }
        Dormancy::Ended { until } => {
            let until = show_date(until, lang);
            say!(
                lang,
                "Diese Fassung galt bis {until}. Eine neue kennen wir nicht.",
                "This edition held until {until}. We know no new one."
            )
        }
        Dormancy::NotYet { from } | Dormancy::Between { from } => {
            let from = show_date(from, lang);
            say!(
                lang,
                "Für diesen Tag kennen wir keine Regeln. Unsere Fassung beginnt am {from}.",
                "For this day we know no rules. Our edition begins on {from}."
            )
        }
    }
}

/// The lines that do not fit: each with its first reason; those for another purpose in one row.
fn out(advice: &Advice<'_>, judged: &[Judgement], page: &Page) -> Part {
    let lang = page.lang;
    let mut rows = Vec::new();
    let mut elsewhere: Vec<&str> = Vec::new();
    for (line, judgement) in of_verdict(advice, judged, Verdict::DoesNotFit) {
        let rules = &advice.advisor.lines()[line];
        let label = rules.line.label.get(lang);
        let mut reasons = judgement.reasons().peekable();
        let first = reasons.peek().copied();
        if reasons.any(|at| is_about_the_plan(advice, rules, at)) {
            elsewhere.push(label);
        } else if let Some(at) = first {
            let text = rules.edition.conditions[at].text.get(lang);
            let given = answers_to(advice, rules.read_by(at), lang);
            rows.push(Row::new(label, format!("{text} {given}")));
        }
    }
    if !elsewhere.is_empty() {
        let name = t!(lang, "Für anderes gedacht", "Meant for other things");
        rows.push(Row::new(name, elsewhere.join(", ")));
    }
    let entries = if rows.is_empty() {
        Vec::new()
    } else {
        let title = String::new();
        vec![Entry { title, rows }]
    };
    part(Verdict::DoesNotFit, entries, lang)
}

/// Whether a condition reads what somebody wants to do. Who plans something else needs no list of what it
/// would need.
fn is_about_the_plan(advice: &Advice<'_>, rules: &LineRules<'_>, condition: usize) -> bool {
    let plan = advice.advisor.directory().question("plan");
    plan.is_some_and(|plan| rules.read_by(condition).contains(&plan))
}

/// What is said where nothing fits.
fn nothing(advice: &Advice<'_>, page: &Page) -> Part {
    let lang = page.lang;
    let fallbacks = advice.advisor.fallbacks(advice.answers);
    let text = fallbacks.first().map_or_else(
        || {
            t!(
                lang,
                "Nach Ihren Angaben passt keine Förderlinie. Rufen Sie uns an.",
                "By your answers no funding line fits. Please call us."
            )
        },
        |fallback| fallback.text.get(lang),
    );
    // Whoever advises on the first line with a number is nearer than the switchboard.
    let lines = advice.advisor.lines().iter();
    let callees = lines.filter_map(|rules| callee(rules.line, advice.advisor.directory()));
    let call = callees.take(1).map(|contact| {
        let person = person_of(contact, page);
        say!(lang, "Anrufen: {person}", "Call: {person}")
    });
    Part {
        heading: Some(t!(lang, "NICHTS PASST", "NOTHING FITS").to_owned()),
        sentences: std::iter::once(text.to_owned()).chain(call).collect(),
        ..Part::default()
    }
}

/// What was answered.
fn answers(advice: &Advice<'_>, lang: Lang) -> Part {
    let questions = &advice.advisor.directory().questions;
    let rows = advice
        .answers
        .each()
        .map(|(question, given)| {
            let name = questions[question].name.get(lang);
            Row::new(name, advice.advisor.answer(question, given, lang))
        })
        .collect();
    Part {
        heading: Some(t!(lang, "IHRE ANTWORTEN", "YOUR ANSWERS").to_owned()),
        entries: vec![Entry {
            title: String::new(),
            rows,
        }],
        ..Part::default()
    }
}

/// Why each line came to its verdict, without those for another purpose.
fn reasons(advice: &Advice<'_>, judged: &[Judgement], page: &Page) -> Option<Part> {
    let entries: Vec<Entry> = judged
        .iter()
        .enumerate()
        .filter(|(line, judgement)| {
            let rules = &advice.advisor.lines()[*line];
            judgement.verdict != Verdict::DoesNotFit
                || !judgement
                    .reasons()
                    .any(|at| is_about_the_plan(advice, rules, at))
        })
        .map(|(line, judgement)| explanation(advice, line, judgement, page))
        .collect();
    (!entries.is_empty()).then(|| Part {
        heading: Some(t!(page.lang, "WARUM", "WHY").to_owned()),
        entries,
        ..Part::default()
    })
}

/// Every condition of a line: how it stands, what was answered, and which source says so.
fn explanation(advice: &Advice<'_>, line: usize, judgement: &Judgement, page: &Page) -> Entry {
    let lang = page.lang;
    let rules = &advice.advisor.lines()[line];
    let conditions = rules.edition.conditions.iter().zip(&judgement.conditions);
    let mut rows: Vec<Row> = conditions
        .enumerate()
        .map(|(at, (condition, standing))| {
            let mut values = match standing {
                Standing::Disputed => doubt(advice, rules, at, *standing, condition, lang),
                _ => vec![condition.text.get(lang).to_owned()],
            };
            if rules
                .read_by(at)
                .iter()
                .any(|&question| advice.answers.get(question) != Given::NotAsked)
            {
                values.push(answers_to(advice, rules.read_by(at), lang));
            }
            values.extend(source_line(condition, advice, lang));
            Row {
                name: standing_word(*standing, judgement.verdict, lang).to_owned(),
                values,
            }
        })
        .collect();
    let benefits = rules.edition.benefits.iter().zip(&judgement.benefits);
    rows.extend(benefits.map(|(benefit, standing)| Row {
        name: standing_word(*standing, judgement.verdict, lang).to_owned(),
        values: vec![{
            let text = benefit.text.get(lang);
            say!(lang, "Außerdem: {text}", "Besides: {text}")
        }],
    }));
    Entry {
        title: rules.line.name.get(lang).to_owned(),
        rows,
    }
}

/// The word for how a condition stands.
fn standing_word(standing: Standing, verdict: Verdict, lang: Lang) -> &'static str {
    match standing {
        Standing::Met => t!(lang, "ja", "yes"),
        Standing::NotMet => t!(lang, "nein", "no"),
        Standing::Disputed | Standing::NotFound | Standing::Unknown => t!(lang, "offen", "open"),
        // Where another condition is not met, this one decides nothing any more.
        Standing::NotAsked if matches!(verdict, Verdict::Almost | Verdict::DoesNotFit) => {
            t!(lang, "egal", "no matter")
        }
        Standing::NotAsked => t!(lang, "nicht gefragt", "not asked"),
    }
}

/// `Quelle: Integrationskompass Hessen, Nr. 4.5 (nicht von der zuständigen Stelle)`.
fn source_line(condition: &Condition, advice: &Advice<'_>, lang: Lang) -> Option<String> {
    let stated = condition.stated.as_ref()?;
    let title = source_title(stated, advice, lang)?;
    let title = with_clause(&title, condition.clause.as_deref(), lang);
    let mut line = say!(lang, "Quelle: {title}", "Source: {title}");
    if let Some(remark) = stated.confidence.remark(lang) {
        line.push_str(&format!(" ({remark})"));
    }
    Some(line)
}

/// What holds for every result.
fn closing(advice: &Advice<'_>, judged: &[Judgement], lang: Lang) -> Part {
    let is_about_money = |(rules, judgement): (&LineRules<'_>, &Judgement)| {
        rules.line.kind == LineKind::Line
            && !matches!(judgement.verdict, Verdict::DoesNotFit | Verdict::Dormant)
    };
    let mut sentences = Vec::new();
    if advice
        .advisor
        .lines()
        .iter()
        .zip(judged)
        .any(is_about_money)
    {
        sentences.push(
            t!(
                lang,
                "Es gibt keinen Rechtsanspruch. Die Bewilligungsstelle entscheidet.",
                "There is no legal claim. The granting authority decides."
            )
            .to_owned(),
        );
        if lang == Lang::En {
            sentences.push("The German text of the guideline applies.".to_owned());
        }
    }
    let code = advice.code();
    if code.is_some() {
        sentences.push(
            t!(
                lang,
                "Wieder öffnen oder ändern:",
                "Open or change it again:"
            )
            .to_owned(),
        );
    }
    let call = advice.call;
    Part {
        sentences,
        command: code.map(|code| format!("{call} --code {code}")),
        ..Part::default()
    }
}

impl Advice<'_> {
    /// The code that carries the answers.
    pub(super) fn code(&self) -> Option<String> {
        let coder = crate::eligibility::code::Coder::new(&self.advisor.directory().questions)?;
        Some(coder.encode(self.answers))
    }
}
