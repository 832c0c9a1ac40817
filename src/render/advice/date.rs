//! The dates of a line, with how sure they are.

use crate::funding::{DueDate, Judgement, LineRules, days_for_effort, due_date, next_dates};
use crate::model::deadline::{Deadline, DeadlineRule};
use crate::model::provenance::show_date;
use crate::render::Advice;
use crate::render::article::Inlines;
use crate::render::confidence_mark::confidence_mark;
use crate::text::locale::Lang;
use crate::{say, t};

/// The next dates of a line, with how sure they are. Where the wished start cannot be reached any more,
/// the next chance stands below.
pub(super) fn dates(advice: &Advice<'_>, rules: &LineRules<'_>, lang: Lang) -> Vec<Inlines> {
    let as_of = advice.advisor.day();
    let mut dates = Vec::new();
    for (deadline, due) in next_dates(rules.deadlines(), as_of, advice.start) {
        dates.push(date(deadline, due, as_of, lang));
        if matches!(due, DueDate::Missed { .. })
            && deadline.rule.last_day().is_none()
            && let Some(next) = due_date(deadline.rule, as_of, None)
        {
            let mut words = Inlines::from(t!(lang, "Nächste Möglichkeit: ", "Next chance: "));
            words.0.extend(date(deadline, next, as_of, lang).0);
            dates.push(words);
        }
    }
    dates
}

/// The date that a line is told by in a row: the next day by which to apply, else the first possible start, else that
/// one can apply at any time.
pub(super) fn next_date<'d>(
    advice: &Advice<'_>,
    rules: &LineRules<'d>,
) -> Option<(&'d Deadline, DueDate)> {
    let dates = next_dates(rules.deadlines(), advice.advisor.day(), advice.start);
    dates.min_by_key(|(_, due)| due.rank())
}

/// As [`next_date`]; where a change takes longer than there is time until that day, the deadline after it.
pub(super) fn date_in_reach<'d>(
    advice: &Advice<'_>,
    rules: &LineRules<'d>,
    judgement: &Judgement,
) -> Option<(&'d Deadline, DueDate)> {
    let (deadline, due) = next_date(advice, rules)?;
    let (DueDate::On { day, days, .. }, Some(near)) = (due, &judgement.near_miss) else {
        return Some((deadline, due));
    };
    if days_for_effort(near.hardest) <= days {
        return Some((deadline, due));
    }
    let later = due_date(deadline.rule, day.tomorrow().ok()?, None)?;
    let DueDate::On {
        day,
        for_year,
        workday,
        ..
    } = later
    else {
        return Some((deadline, due));
    };
    let days = advice.advisor.day().until(day).ok()?.get_days();
    let later = DueDate::On {
        day,
        for_year,
        days,
        workday,
    };
    Some((deadline, later))
}

/// Whether every deadline for the wished start has passed.
pub(super) fn is_too_late(advice: &Advice<'_>, rules: &LineRules<'_>) -> bool {
    let mut dates = next_dates(rules.deadlines(), advice.advisor.day(), advice.start).peekable();
    dates.peek().is_some() && dates.all(|(_, due)| matches!(due, DueDate::Missed { .. }))
}

/// A date in words: `31.12.2026 (für Beginn 2027; noch 39 Tage)`.
pub(in crate::render) fn date(
    deadline: &Deadline,
    due: DueDate,
    as_of: jiff::civil::Date,
    lang: Lang,
) -> Inlines {
    let (day, details) = date_and_details(deadline, due, as_of, lang);
    let date = match &details[..] {
        [] => day,
        _ => format!("{day} ({})", details.join("; ")),
    };
    let date = match &deadline.label {
        Some(label) => format!("{}: {date}", label.get(lang)),
        None => date,
    };
    Inlines::from(date).with_mark(confidence_mark(deadline.stated.as_ref(), lang))
}

/// The day, and what is to be known about it.
pub(in crate::render) fn date_and_details(
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
            if let DeadlineRule::Window { from, .. } = deadline.rule
                && as_of < from
            {
                let from = show_date(from, lang);
                details.push(say!(
                    lang,
                    "Anträge ab {from}",
                    "applications from {from} on"
                ));
            }
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
        DueDate::AnyTime => t!(lang, "jederzeit", "any time").to_owned(),
        DueDate::Missed { day } => {
            let over = if deadline.rule.last_day().is_some() {
                t!(lang, "vorbei", "over")
            } else {
                t!(lang, "für diesen Beginn zu spät", "too late for this start")
            };
            details.push(over.to_owned());
            show_date(day, lang)
        }
    };
    (day, details)
}
