//! What the rules of a line rest on, and what is not sure about them.

use super::citation::{source_title, with_clause};
use super::date::is_too_late;
use crate::funding::{LineRules, Reservation, RulesIndex};
use crate::model::provenance::show_date;
use crate::render::Advice;
use crate::render::article::{Definition, DefinitionPart};
use crate::render::funding::{state, state_heading};
use crate::text::locale::Lang;
use crate::{say, t};

/// What is not sure about the rules of these lines: each once, with the lines for which it holds, where it does not hold
/// for all.
pub(super) fn doubts_of_all(
    advice: &Advice<'_>,
    lines: impl Iterator<Item = RulesIndex>,
    lang: Lang,
) -> Vec<String> {
    let mut doubts: Vec<(String, Vec<&str>)> = Vec::new();
    let mut count = 0;
    for line in lines {
        let rules = &advice.advisor.lines()[line];
        count += 1;
        for reservation in reservations(advice, rules).filter(|of| !is_at_the_top(*of)) {
            let sentence = reservation_sentence(reservation, rules, lang);
            let label = rules.line.label.get(lang);
            match doubts.iter_mut().find(|(known, _)| *known == sentence) {
                Some((_, labels)) => labels.push(label),
                None => doubts.push((sentence, vec![label])),
            }
        }
    }
    let sentences = doubts.into_iter().map(|(sentence, labels)| {
        if labels.len() == count {
            sentence
        } else {
            format!("{}: {sentence}", labels.join(", "))
        }
    });
    sentences.collect()
}

/// What the rules of a line rest on.
pub(super) fn basis(advice: &Advice<'_>, rules: &LineRules<'_>, lang: Lang) -> Definition {
    let edition = rules.edition;
    let title = source_title(&edition.stated, advice, lang).unwrap_or_default();
    let mut values = vec![with_clause(&title, edition.clause.as_deref(), lang)];
    let checked = show_date(edition.checked, lang);
    values.push(say!(
        lang,
        "Zuletzt geprüft: {checked}.",
        "Last checked: {checked}."
    ));
    Definition {
        term: t!(lang, "Grundlage", "Based on").to_owned(),
        parts: values.into_iter().map(DefinitionPart::from).collect(),
    }
}

pub(super) fn doubts_at_the_top(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    lang: Lang,
) -> Option<Definition> {
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
        .map(|reservation| reservation_sentence(reservation, rules, lang));
    let sentences = too_late.into_iter().chain(reserved).collect();
    Definition::with_sentences(t!(lang, "Achtung", "Attention"), sentences)
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
        Reservation::Uncertain
            | Reservation::LawEnded(_)
            | Reservation::OtherRulesFrom(_)
            | Reservation::CheckedLongAgo(_)
    )
}

/// A reservation as a sentence.
fn reservation_sentence(reservation: Reservation, rules: &LineRules<'_>, lang: Lang) -> String {
    match reservation {
        Reservation::ValidityUnknown => t!(
            lang,
            "Ob die Regel noch gilt, ist nicht belegt. Bitte nachfragen.",
            "Whether the rule still holds is not proven. Please ask."
        )
        .to_owned(),
        Reservation::Uncertain => {
            format!("{}: {}.", state_heading(lang), state(rules.line, lang))
        }
        Reservation::OtherRulesFrom(day) => {
            let day = show_date(day, lang);
            say!(
                lang,
                "Ab dem {day} gelten andere Regeln. Für sie nachsehen: --as-of.",
                "From {day} on other rules hold. Look for them with --as-of."
            )
        }
        Reservation::Incomplete => t!(
            lang,
            "Wir kennen nur einen Teil der Regeln. Bitte nachfragen.",
            "We know only part of the rules. Please ask."
        )
        .to_owned(),
        Reservation::LawEnded(until) => {
            let until = show_date(until, lang);
            say!(
                lang,
                "Das Gesetz dazu galt bis {until}. Ob es die Förderung noch gibt, ist nicht bekannt.",
                "The act on it held until {until}. Whether this funding still exists is not known."
            )
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
